"""Reports as saved web pages: a portal's page, an old portal's, and Word's own export."""

from html import escape
from pathlib import Path

from drafting.report import AnnualReport
from drafting.tables import TableSpec, edition
from press.grid import Grid, fill
from press.sources import Published

PORTAL = "云岭市青禾区人民政府门户网站"


def write_portal(published: Published, path: Path) -> None:
    """A page of the present portal: navigation round the article, tables with rowspan and colspan."""
    report, day = published.report, published.day
    body = []
    for section in report.sections:
        if section.heading:
            body.append(f'<h2 class="bt">{escape(section.heading)}</h2>')
        body += [f"<p>{escape(line)}</p>" for line in section.text.splitlines()]
        body += [_table(table, report) for table in _tables(report, section.number)]
    path.write_text(
        f"""<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="SiteName" content="{PORTAL}">
<meta name="ArticleTitle" content="{report.title}">
<meta name="PubDate" content="{day.isoformat()}">
<title>{report.title}_{PORTAL}</title>
<style>
.bt{{font-size:20px}}
table{{border-collapse:collapse}}
td,th{{border:1px solid #999;padding:4px}}
</style>
</head>
<body>
<ul class="top">
<li><a href="/">首页</a></li><li><a href="/zwgk/">政务公开</a></li>
<li><a href="/zwfw/">政务服务</a></li><li><a href="/hdjl/">互动交流</a></li>
</ul>
<div class="crumb">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a>
&gt; 政府信息公开年报</div>
<div class="article">
<h1>{report.title}</h1>
<div class="info">发布时间：{day.isoformat()}　信息来源：{report.organ}　字体：[大 中 小]</div>
<div id="zoom">
{chr(10).join(body)}
</div>
<div class="share">分享到： 打印本页 关闭窗口</div>
</div>
<div class="foot"><p>主办：{report.organ}</p><p>网站标识码：0000000000　适老化版 无障碍浏览</p></div>
</body>
</html>
""",
        encoding="utf-8",
    )


def write_old_portal(published: Published, path: Path) -> None:
    """A page of the portal before its reform: layout tables, an index table first, ``&nbsp;`` in cells."""
    report, day = published.report, published.day
    body = []
    for section in report.sections:
        if section.heading:
            body.append(f"<p><strong>{escape(section.heading)}</strong></p>")
        body += [f"<p>&nbsp;&nbsp;&nbsp;&nbsp;{escape(line)}</p>" for line in section.text.splitlines()]
        body += [_table(table, report, padded=True) for table in _tables(report, section.number)]
    path.write_text(
        f"""<html>
<head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
<title>{report.title}</title>
</head>
<body>
<table width="980" border="0" align="center"><tr><td>
<table class="index" border="1" width="100%">
<tr><td>索引号</td><td>QH001-0702-{day.year}-0{day.day}</td><td>分类</td><td>政府信息公开年报</td></tr>
<tr><td>发布机构</td><td>{report.organ}</td><td>发文日期</td><td>{day.isoformat()}</td></tr>
<tr><td>名称</td><td colspan="3">{report.title}</td></tr>
</table>
<p align="center"><font size="5">{report.title}</font></p>
{chr(10).join(body)}
<p align="right">{report.organ}</p>
</td></tr></table>
</body>
</html>
""",
        encoding="utf-8",
    )


def write_word_page(published: Published, path: Path, *, encoding: str = "utf-8") -> None:
    """Word's "save as web page": a span for every stretch of digits, ``<o:p>``, styles in each cell."""
    report = published.report
    body = [_word_line(report.title, "text-align:center", "font-size:22.0pt;font-family:方正小标宋简体")]
    for section in report.sections:
        if section.heading:
            body.append(
                _word_line(section.heading, "text-indent:32.0pt", "font-size:16.0pt;font-family:黑体")
            )
        for line in section.text.splitlines():
            body.append(_word_line(line, "text-indent:32.0pt", "font-size:16.0pt;font-family:仿宋_GB2312"))
        body += [_word_table(fill(table, report.figures)) for table in _tables(report, section.number)]
    charset = "gb2312" if encoding.startswith("gb") else encoding
    page = f"""<html xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word"
xmlns="http://www.w3.org/TR/REC-html40">
<head>
<meta http-equiv=Content-Type content="text/html; charset={charset}">
<meta name=Generator content="Microsoft Word 15">
<title>{report.title}</title>
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style>
<!--
 p.MsoNormal, li.MsoNormal {{margin:0cm;text-align:justify;font-size:10.5pt;font-family:等线;}}
-->
</style>
</head>
<body lang=ZH-CN style='text-justify-trim:punctuation'>
<div class=WordSection1>
{chr(10).join(body)}
</div>
</body>
</html>
"""
    path.write_bytes(page.encode(encoding))


def _tables(report: AnnualReport, section: int) -> list[TableSpec]:
    return [table for table in edition(report.edition).tables if table.section == section]


def _spans(rowspan: int, colspan: int) -> str:
    text = f' rowspan="{rowspan}"' if rowspan > 1 else ""
    return text + (f' colspan="{colspan}"' if colspan > 1 else "")


def _table(table: TableSpec, report: AnnualReport, *, padded: bool = False) -> str:
    rows = []
    for row in fill(table, report.figures, sign=padded).by_row():
        cells = []
        for cell, text in row:
            tag = "th" if cell.header and not padded else "td"
            shown = f"<p>&nbsp;{escape(text)}&nbsp;</p>" if padded else escape(text)
            cells.append(f"<{tag}{_spans(cell.rowspan, cell.colspan)}>{shown}</{tag}>")
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return '<table border="1" cellspacing="0">\n' + "\n".join(rows) + "\n</table>"


def _word_line(text: str, paragraph: str, font: str) -> str:
    return (
        f"<p class=MsoNormal style='{paragraph}'>{_word_spans(text, font)}"
        f"<span lang=EN-US style='{font}'><o:p></o:p></span></p>"
    )


def _word_spans(text: str, font: str) -> str:
    """Digits and letters get a span of their own, as Word does where the language changes."""
    spans, start = [], 0
    for end in range(1, len(text) + 1):
        if end == len(text) or text[end].isascii() != text[start].isascii():
            language = " lang=EN-US" if text[start].isascii() else ""
            spans.append(f"<span{language} style='{font}'>{escape(text[start:end])}</span>")
            start = end
    return "".join(spans)


def _word_table(grid: Grid) -> str:
    font = "font-size:9.0pt;font-family:宋体"
    rows = []
    for row in grid.by_row():
        cells = "".join(
            f"<td{_spans(cell.rowspan, cell.colspan)} style='border:solid windowtext 1.0pt'>"
            f"{_word_line(text, 'text-align:center', font)}</td>\n"
            for cell, text in row
        )
        rows.append(f"<tr style='mso-yfti-irow:0'>\n{cells}</tr>")
    return (
        "<table class=MsoNormalTable border=1 cellspacing=0 cellpadding=0 style='border-collapse:collapse'>\n"
        + "\n".join(rows)
        + "\n</table>"
    )
