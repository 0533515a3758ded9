"""Fresh shapes of pages saved from a site: Chinese encodings, navigation round the report, an editor's cells.

All print table two in the 2019 edition or labels as offices wrote them; the tables themselves are right.
"""

from collections.abc import Callable
from random import Random

from reading.fresh_pages import CUT, HALF, Tables, merged_blanks_page, whole, whole_2019, with_other_documents
from reading.fresh_report import Box, Fresh, Shape, relabelled
from reading.fresh_web import all_drawn, article, chopped, spans

LINKS = ("首页", "走进本地", "政务公开", "政务服务", "互动交流", "数据发布", "专题专栏")


def navigation(report: Fresh) -> str:
    """What stands before the article: a bar of links, other years' reports, a catalogue's table."""
    bar = "".join(f"<li><a href='/{n}'>{word}</a></li>" for n, word in enumerate(LINKS))
    years = "".join(
        f"<dd><a title='{y}'>{report.organ}{y}年政府信息公开工作年度报告</a> [{y + 1}-01-20]</dd>"
        for y in (report.year - 1, report.year + 1, report.year - 2)
    )
    return (
        f"<ul class=nav>{bar}</ul><div class=pos>您当前所在位置：<a>首页</a> &gt; <a>政府信息公开年报</a></div>"
        f"<dl class=side>{years}</dl><table class=meta><tr><th>索引号</th><td>0{report.year}-0003</td>"
        f"<th>组配分类</th><td>政府信息公开年报</td></tr><tr><th>发布机构</th><td>{report.organ}</td><th>公开时间</th>"
        f"<td>{report.year + 1}-01-19</td></tr></table>"
    )


def footer(report: Fresh) -> str:
    """What stands behind the article."""
    return (
        "<div>扫一扫在手机打开当前页</div><div>【打印】【关闭】</div><p>上一篇：没有了</p><p>下一篇：工作简报</p>"
        f"<div class=foot>主办：{report.organ} 承办：信息中心<br>网站标识码：3600000021 备案号：备10203040号</div>"
    )


def saved(report: Fresh, tables: Tables, draw: Callable[[Box], str], charset: str, encoding: str) -> bytes:
    """The page in its encoding, which it declares as ``charset``."""
    body = article(report, all_drawn(tables, draw))
    text = (
        f"<html><head><meta http-equiv=Content-Type content='text/html; charset={charset}'>"
        f"<title>{report.title}_{report.organ}</title></head><body>{navigation(report)}"
        f"<h3>{report.title}</h3><p>来源：本网 发布时间：{report.year + 1}-01-19 10:05 字号：大 中 小</p>{body}"
        f"{footer(report)}</body></html>"
    )
    return text.encode(encoding)


def in_paragraphs(box: Box) -> str:
    """A cell as an editor writes it: a paragraph, blanks of no width, a space that does not break."""
    inner = f"<p style='text-align:center'><span>{box.text}</span></p>" if box.text else "<p>&nbsp;</p>"
    return f"<td{spans(box)} valign=center>{inner}</td>"


def word_cell(chance: Random) -> Callable[[Box], str]:
    """A cell of Word's own page: a span a few characters, an empty <o:p> behind."""

    def draw(box: Box) -> str:
        runs = "".join(
            f"<span lang={chance.choice(('EN-US', 'ZH-CN'))} style='mso-bidi-font-size:10.5pt'>{piece}</span>"
            for piece in chopped(box.text, chance)
        )
        return f"<td width=64{spans(box)}><p class=MsoNormal align=center>{runs}<o:p></o:p></p></td>"

    return draw


def older_gb18030(report: Fresh, chance: Random) -> bytes:
    """GB18030 under the name of GB2312, 2019 edition."""
    return saved(report, whole_2019(report, chance), in_paragraphs, "gb2312", "gb18030")


def older_misdeclared(report: Fresh, chance: Random) -> bytes:
    """UTF-8 declared as GBK, heads cut short."""
    return saved(report, whole_2019(report, chance, heads=CUT), in_paragraphs, "gbk", "utf-8")


def older_word(report: Fresh, chance: Random) -> bytes:
    """Word's page in GB2312's successor, labels explained, a row more."""
    tables = {**whole_2019(report, chance), 2: [with_other_documents(report, chance)]}
    return saved(report, tables, word_cell(chance), "gb2312", "gb18030")


def half_width(report: Fresh, chance: Random) -> bytes:
    """Labels in half width with a blank behind each ordinal."""
    made = {
        n: [
            relabelled(t, lambda s: s.translate(HALF).replace(")", ") ", 1).replace(".", ". ", 1))
            for t in some
        ]
        for n, some in whole(report).items()
    }
    return saved(report, made, in_paragraphs, "utf-8", "utf-8")


def merged_gb18030(report: Fresh, chance: Random) -> bytes:
    """The six columns before 总计 as one blank cell, in GB18030 and undeclared."""
    return merged_blanks_page(report, chance).replace('<meta charset="utf-8">', "").encode("gb18030")


def blank_row_behind(report: Fresh, chance: Random) -> bytes:
    """A blank row at the end of each table, a blank column at its right."""
    made = {}
    for n, some in whole_2019(report, chance).items():
        wide = max(sum(box.cols for box in row) for row in some[0])
        rows = [[*row, Box("")] if len(row) > 1 and n == 2 else row for row in some[0]]
        made[n] = [[*rows, [Box("") for _ in range(wide)]]]
    return saved(report, made, in_paragraphs, "utf-8", "utf-8")


SHAPES = (
    Shape("存 旧 GB18030", ".html", older_gb18030),
    Shape("存 旧 编码错报 表头残缺", ".html", older_misdeclared),
    Shape("存 旧 Word网页 标签带说明", ".htm", older_word),
    Shape("存 半角标签", ".html", half_width),
    Shape("存 合并空格 GB18030", ".html", merged_gb18030),
    Shape("存 旧 空行空列", ".html", blank_row_behind),
)
