"""Web pages: the same cells as clean tables, as editors paste them, as Word exports them, inside a site's page."""

import html
from collections.abc import Callable, Sequence
from random import Random

from reading.grids import Box, Part, Table, chopped, places

Dress = Callable[[Box, Random], str]
"""What stands between a cell's tags."""


def plain(box: Box, chance: Random) -> str:
    return html.escape(box.text).replace("\n", "<br>").replace("\xa0", "&nbsp;")


def paragraphs(box: Box, chance: Random) -> str:
    """A ``p`` in every cell, ``&nbsp;`` in the empty ones and sometimes beside the others."""
    text = plain(box, chance) or "&nbsp;"
    pad = chance.choice(("", "", "&nbsp;", "&nbsp;&nbsp;"))
    return f'<p style="text-align:center">{pad}{text}{pad}</p>'


def one_p_a_line(box: Box, chance: Random) -> str:
    """Labels broken over several ``p``, each padded with runs of ``&nbsp;``."""
    if box.code or len(box.text) < 4:
        return f"<p>&nbsp;&nbsp;&nbsp; {plain(box, chance)}&nbsp;</p>"
    pieces = chopped(box.text.replace("\n", ""), chance, 9)
    return "\n".join(
        f"<p>{'&nbsp;' * chance.randint(0, 5)}{html.escape(piece)}&nbsp; </p>" for piece in pieces
    )


def word(box: Box, chance: Random) -> str:
    """Word's export: a span a few characters, digits in spans of their own, ``o:p`` at the end."""
    lines = []
    for line in box.text.split("\n"):
        spans = "".join(
            f"<span {chance.choice(WORD_STYLES)}>{html.escape(piece)}</span>"
            for piece in chopped(line, chance, 4)
        )
        spans = spans or "<span lang=EN-US style='font-size:9.0pt'>&nbsp;</span>"
        lines.append(
            "<p class=MsoNormal align=center style='text-align:center;line-height:15.0pt;\nmso-line-height-rule:exactly'>"
            f"{spans}<span lang=EN-US style='font-size:9.0pt;font-family:宋体'><o:p></o:p></span></p>"
        )
    return "\n".join(lines)


WORD_STYLES = (
    "lang=EN-US style='font-size:9.0pt;font-family:宋体;mso-bidi-font-family:宋体;mso-font-kerning:0pt'",
    "style='font-size:9.0pt;font-family:宋体;mso-hansi-font-family:\nCalibri;color:black'",
    "lang=EN-US style='font-size:9.0pt;mso-hide:none'",
)


def fonts(box: Box, chance: Random) -> str:
    """``font`` inside digits and labels, some never closed, ``st1`` tags of old Word."""
    out = ""
    for piece in chopped(box.text, chance, 2):
        closed = "</font>" if chance.random() < 0.9 else ""
        out += f'<font face="仿宋_GB2312" size=3>{html.escape(piece)}{closed}'
    return f"<p><b>{out or '&nbsp;'}</b></p>".replace("\n", "<br/>")


def wps(box: Box, chance: Random) -> str:
    """WPS: a span with a break behind it, a zero-width space, an anchor without text."""
    text = plain(box, chance)
    return f'<p><a name="_GoBack"></a><span style="font-family:宋体">{text}</span><span>\u200b<br></span></p>'


def divs(box: Box, chance: Random) -> str:
    return f'<div class="td-inner">\n    <div>\n      {plain(box, chance)}\n    </div>\n  </div>'


def broken_source(box: Box, chance: Random) -> str:
    """The source wraps its lines inside a label."""
    if box.code:
        return f"\n      {plain(box, chance)}\n    "
    pieces = chopped(box.text.replace("\n", ""), chance, 12)
    return "\n      " + "\n      ".join(html.escape(piece) for piece in pieces) + "\n    "


def entities(box: Box, chance: Random) -> str:
    """Every character a reference."""
    return "".join(f"&#{ord(c)};" if c != "\n" else "<br />" for c in box.text) or "&ensp;"


def struck(box: Box, chance: Random) -> str:
    """Old figures hidden beside the shown ones, comments, a script."""
    old = f'<span style="display: none">{chance.randint(1, 99)}</span>' if box.code else ""
    return f"<!-- {chance.randint(1, 99)} -->{old}<span>{plain(box, chance)}</span><script>var x=7;</script>"


def table(
    cells: Table,
    chance: Random,
    dress: Dress = plain,
    *,
    upper: bool = False,
    closed: bool = True,
    sections: bool = False,
    attributes: str = ' border="1"',
    columns: bool = False,
    padding_row: bool = False,
    header_cells: bool = False,
) -> str:
    """The table; ``closed`` False leaves out the end tags that HTML lets one leave out."""
    rows: list[str] = []
    for row in cells:
        out = ""
        for box in row:
            tag = "th" if box.head and header_cells else "td"
            spans = "".join(
                f' {name}="{value}"' if chance.random() < 0.8 else f" {name}={value}"
                for name, value in (("rowspan", box.rows), ("colspan", box.columns))
                if value > 1
            )
            hidden = ' style="display:none;"' if box.hidden else ""
            out += f"<{tag}{spans}{hidden}>{dress(box, chance)}" + (f"</{tag}>" if closed else "")
        rows.append(f"<tr>{out}" + ("</tr>" if closed else ""))
    if padding_row:
        width = len(places(cells)[0])
        rows.append(
            f"<![if !supportMisalignedColumns]><tr height=0>{'<td width=52></td>' * width}</tr><![endif]>"
        )
    if sections:
        head = sum(1 for row in cells if any(box.head for box in row))
        rows = ["<thead>", *rows[:head], "</thead>", "<tbody>", *rows[head:], "</tbody>"]
    column = "<colgroup>" + "<col width=60>" * len(places(cells)[0]) + "</colgroup>" if columns else ""
    text = f"<table{attributes}>{column}" + "\n".join(rows) + "</table>"
    return _upper(text) if upper else text


def _upper(text: str) -> str:
    for name in ("table", "tr", "td", "th", "p", "rowspan", "colspan"):
        text = text.replace(f"<{name}", f"<{name.upper()}").replace(f"</{name}>", f"</{name.upper()}>")
        text = text.replace(f" {name}=", f" {name.upper()}=")
    return text


Printer = Callable[[Table, Random], str]


def body(items: Sequence[tuple[str, Part]], printer: Printer, chance: Random, tag: str = "p") -> str:
    out: list[str] = []
    for kind, part in items:
        if isinstance(part, str):
            name = {"title": "h1", "heading": chance.choice(("p", "h2", "h3"))}.get(kind, tag)
            text = html.escape(part).replace("\n", "<br>")
            text = f"<strong>{text}</strong>" if kind == "heading" else text
            out.append(f"<{name}>{text}</{name}>")
        else:
            out.append(printer(part, chance))
    return "\n".join(out)


META = (
    "<table class='xxgk'><tr><td>索引号：</td><td>11320800014/2024-00021</td><td>分类：</td><td>政府信息公开年报</td></tr>"
    "<tr><td>发布机构：</td><td>云岭市青禾区人民政府</td><td>成文日期：</td><td>2024-01-22</td></tr>"
    "<tr><td>名称：</td><td colspan=3>政府信息公开工作年度报告</td></tr><tr><td>文号：</td><td>无</td><td>有效性：</td><td>有效</td></tr></table>"
)
NAVIGATION = (
    "<div class=nav><ul><li><a href=#>首页</a></li><li>政务公开</li><li>办事服务</li></ul></div>"
    "<div>当前位置：<a>首页</a> &gt; <a>政府信息公开</a> &gt; 政府信息公开年报</div>"
    "<div>发布时间：2024-01-22 10:30 来源：区政府办 浏览次数：<span id=c>1532</span> 字号：[<a>大</a> <a>中</a> <a>小</a>]</div>"
)
FOOTER = (
    "<div>分享到：<a>微信</a><a>微博</a></div><div>附件下载：<a href=a.docx>年报.docx</a></div>"
    "<table><tr><td>上一篇：无</td></tr><tr><td>下一篇：2022年政府信息公开工作年度报告</td></tr></table>"
    "<div class=footer>主办：云岭市青禾区人民政府办公室 备案号：苏ICP备05000001号 网站标识码：3208000001 联系电话：0300-5550101</div>"
)


def page(content: str, *, declared: str = "utf-8", before: str = "", after: str = "", style: str = "") -> str:
    return (
        f'<!DOCTYPE html>\n<html><head><meta charset="{declared}"><title>政府信息公开年报</title>{style}</head>'
        f"<body>{before}<div class=TRS_Editor>{content}</div>{after}</body></html>"
    )


def in_site(content: str) -> str:
    return page(
        content, before=NAVIGATION + META, after=FOOTER, style="<style>.TRS_Editor p{margin:0}</style>"
    )


def in_layout(content: str) -> str:
    """A layout table round everything, two deep, as in sites of 2010."""
    return (
        "<html><head><title>年报</title></head><body><table width=1000 align=center><tr><td>"
        "<table><tr><td>首页</td><td>政务公开</td><td>互动</td></tr></table></td></tr><tr><td valign=top>"
        "<table><tbody><tr><td width=200>栏目导航</td><td><div id=zoom>"
        f"{content}</div></td></tr></tbody></table></td></tr><tr><td>{FOOTER}</td></tr></table></body></html>"
    )


def in_word(content: str) -> str:
    return (
        '<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
        'xmlns:w="urn:schemas-microsoft-com:office:word"><head><meta http-equiv=Content-Type content="text/html; charset=gb2312">'
        "<meta name=Generator content='Microsoft Word 15'><!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View>"
        "</w:WordDocument></xml><![endif]--><style><!-- p.MsoNormal {mso-style-parent:''; margin:0cm; } --></style></head>"
        f"<body lang=ZH-CN><div class=WordSection1 style='layout-grid:15.6pt'>{content}</div></body></html>"
    )
