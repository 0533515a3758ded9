"""More shapes that a browser prints, devised after the reader had been mended for ``browser_shapes.LOOKS``.

Layouts of ``div``, vertical and turned labels, covers, tables of contents, notes, pages of two sizes.
"""

import html
import unicodedata

from reading.as_pdf import Box
from reading.browser_pages import UNRULED, Look, cells

from drafting.report import HEADINGS


def as_divs(boxes: list[Box], heads: int, look: Look) -> str:
    """A grid of ``div``: no table at all; each cell says its rows and columns."""
    width = max(box.column + box.colspan for box in boxes)
    shown = []
    for row in range(max(box.row + box.rowspan for box in boxes)):
        for box in cells(boxes, row):
            place = f"grid-area: {row + 1} / {box.column + 1} / span {box.rowspan} / span {box.colspan}"
            text = html.escape(box.text)
            shown.append(
                f'<div class="{"n" if box.number else "l"} c{box.column}" style="{place}">{text}</div>'
            )
    labels = 3 if width == 10 else 1 if width < 10 else 0
    columns = f"repeat({labels}, {30 / max(labels, 1)}fr) " * bool(labels) + f"repeat({width - labels}, 8fr)"
    return f'<div class="grid" style="grid-template-columns: {columns}">{"".join(shown)}</div>'


def _within_paragraph(text: str) -> str:
    return f"<p>{text}</p>"


def _narrow_within_paragraph(text: str) -> str:
    """Without full-width digits: in an indented line nothing shows why they are broken."""
    return f"<p>{unicodedata.normalize('NFKC', text)}</p>"


_COVER = (
    '<div style="height: 220mm; break-after: page; text-align: center; padding-top: 70mm; font-size: 26pt">政府信息公开<br>工作年度报告</div>'
    '<div style="break-after: page"><h2 style="text-align: center">目　录</h2>'
    + "".join(
        f'<div style="display: flex"><span>{heading}</span><span style="flex: 1; border-bottom: 1px dotted"></span><span>{page}</span></div>'
        for page, heading in enumerate(HEADINGS.values(), start=1)
    )
    + "</div>"
)
_NAVIGATION = (
    '<div style="background: #06c; color: #fff; padding: 8px">首页 政务公开 政务服务 互动交流 走进本地</div>'
    '<div style="font-size: 9pt; color: #666">当前位置：首页 &gt; 政务公开 &gt; 政府信息公开年报</div>'
)
_RED = (
    '<div style="color: #c00; font-size: 30pt; text-align: center; letter-spacing: 4px">政务公开领导小组办公室文件</div>'
    '<div style="text-align: center">政公办〔2024〕3号</div><hr style="border: 1px solid #c00">'
)
_DARK = (
    "td {border: 0} tr:nth-child(even) td {background: #f2f6fb}"
    " thead td {background: #1f4e79 !important; color: #fff} body {-webkit-print-color-adjust: exact}"
)
_DIVS = ".grid {display: grid; font-size: 9pt} .grid div {padding: 2px} .n {text-align: center}"

MORE_LOOKS: dict[str, Look] = {
    "封面与目录": Look(before=_COVER),
    "组标签竖排": Look(".t3 td[rowspan] {writing-mode: vertical-rl; text-align: center}", heads=False),
    "无线，组标签竖排": Look(UNRULED + ".t3 .c0[rowspan], .t3 .c1[rowspan] {writing-mode: vertical-rl}"),
    "表三横页，其余纵页": Look("@page wide {size: A4 landscape} .t3 {page: wide}"),
    "无线，表三横页": Look(UNRULED + "@page wide {size: A4 landscape} .t3 {page: wide}"),
    "方格，无线": Look(_DIVS, table=as_divs),
    "方格，有线": Look(_DIVS + ".grid div {border: 0.5px solid #000}", table=as_divs),
    "深色表头白字": Look(_DARK, heads=True),
    "表上单位，表下注": Look(
        over=dict.fromkeys((3, 4), '<p style="text-align: right">单位：件</p>'),
        under=dict.fromkeys((2, 3, 4), "<p>注：本表数据由各科室报送后汇总。</p>"),
    ),
    "标签间无竖线": Look(".t3 .l {border-left: 0; border-right: 0}"),
    "红头，标题两行": Look(
        before=_RED,
        title=lambda organ, year: f"<h1>{organ}<br>{year}年政府信息公开工作年度报告</h1>",
    ),
    "正文空两字，两端对齐": Look(
        "p {text-indent: 0; text-align: justify; letter-spacing: 0.4px; line-height: 2}",
        prose=lambda text: f"<p>\u3000\u3000{text}</p>",
    ),
    "导航，右侧栏": Look(
        "body {display: block} .side {float: right; width: 20%; font-size: 8pt}",
        before=_NAVIGATION,
    ),
    "格内有段，首行缩进": Look(numbers=_narrow_within_paragraph, labels=_within_paragraph, css="td p {text-indent: 2em}"),
    "无线，格内有段": Look(UNRULED + "td p {text-indent: 1em}", numbers=_narrow_within_paragraph, labels=_within_paragraph),
    "表四表头竖字": Look(".t4 td {width: 1em; word-break: break-all} .t4 .l {padding: 2px 6px}"),
    "无线，数字上齐标签下齐": Look(UNRULED + ".l {vertical-align: bottom} .n {vertical-align: top}"),
    "A3": Look("@page {size: A3} table {font-size: 14pt} body {font-size: 16pt}"),
    "粗外框细内线": Look("td {border: 0.25pt solid #888} table {border: 2pt solid #000}"),
}  # fmt: skip
