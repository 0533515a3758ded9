"""Shapes that a browser prints, devised after ``browser_more.MORE_LOOKS`` and without looking at the reader.

Small pages, over three of which a table goes, broken digits, notes, text spread or stacked, what Word exports.
"""

import html
import re
import unicodedata

from reading.as_pdf import Box
from reading.browser_pages import UNRULED, Look, cells


def _word_number(text: str) -> str:
    """As Word's export has it: a paragraph, a span, a space that does not break where nothing is said."""
    return f'<p class="MsoNormal" align="center"><span lang="EN-US">{text or "&nbsp;"}</span></p>'


def _word_label(text: str) -> str:
    """With a span for each stretch of Chinese characters or other signs."""
    spans = "".join(
        f"<span>{part}</span>" for part in re.findall(r"[\u4e00-\u9fff]+|[^\u4e00-\u9fff]+", text)
    )
    return f'<p class="MsoNormal">{spans}</p>'


def _down(text: str) -> str:
    """Short labels a character a line."""
    return "<br>".join(text) if re.fullmatch(r"[\u4e00-\u9fff]{2,6}", text) else text


def _apart(text: str) -> str:
    """Two characters at either end of their cell."""
    return "\u3000\u3000".join(text) if re.fullmatch(r"[\u4e00-\u9fff]{2}", text) else text


def _noted(text: str) -> str:
    """With the mark of a note."""
    return re.sub(r"^(（二）部分公开|其他结果|行政规范性文件|自然人)", r"\1<sup>①</sup>", text)


def _slashed(text: str) -> str:
    return text or "/"


def _dashed(text: str) -> str:
    return text or "——"


def _padded(text: str) -> str:
    return f"&nbsp;&nbsp;{text}&nbsp;"


def _narrow(text: str) -> str:
    """Half-width digits alone: full-width ones break anywhere in a narrow cell, as those of two numbers do."""
    return unicodedata.normalize("NFKC", text)


def as_bodies(boxes: list[Box], heads: int, look: Look) -> str:
    """A table of ``th`` and ``td`` whose head the browser repeats, its rows each kept on one page."""
    rows = []
    for row in range(max(box.row + box.rowspan for box in boxes)):
        shown = []
        for box in cells(boxes, row):
            name = "td" if box.number else "th"
            text = look.numbers(html.escape(box.text)) if box.number else look.labels(html.escape(box.text))
            spans = f' rowspan="{box.rowspan}" colspan="{box.colspan}"'
            shown.append(f'<{name} class="{"n" if box.number else "l"} c{box.column}"{spans}>{text}</{name}>')
        rows.append(f"<tr>{''.join(shown)}</tr>")
    head = f"<thead>{''.join(rows[:heads])}</thead>" if heads else ""
    return f"<table>{head}<tbody>{''.join(rows[heads:])}</tbody></table>"


_WORD = (
    "@page {size: 595.3pt 841.9pt; margin: 72pt 90pt} p.MsoNormal {margin: 0; text-indent: 0; text-align: justify; font-size: 10.5pt}"
    " td p.MsoNormal {font-size: 9pt} td {border: solid windowtext 1pt; padding: 0 5.4pt; height: 14.2pt}"
)
_A6 = "@page {size: A6 landscape; margin: 8mm} table {font-size: 6pt} body {font-size: 8pt}"
_BARE_NUMBER = (
    "@page {margin: 6mm 10mm; @bottom-center {content: counter(page); font-size: 9pt; vertical-align: top}}"
)
_DASHED_NUMBER = "@page {margin: 10mm 20mm 8mm; @bottom-center {content: '- ' counter(page) ' -'; font-size: 9pt; vertical-align: top}}"
_NOTE = '<p style="font-size: 8pt">①本表由办公室按台账汇总。</p>'
_STAMPED = ".mark {position: fixed; top: 50%; left: 0; width: 100%; text-align: center; font-size: 24pt; color: #ddd; z-index: -1}"
_SPREAD = ".l {text-align: justify; text-align-last: justify}"
_FIXED = "table {table-layout: fixed} .n {word-break: break-all; padding: 1px}"

THIRD_LOOKS: dict[str, Look] = {
    "Word导出": Look(_WORD, numbers=_word_number, labels=_word_label),
    "Word导出，表头重复，页码": Look(
        _WORD + "@page {@bottom-center {content: counter(page)}}",
        numbers=_word_number,
        labels=_word_label,
        heads=True,
    ),
    "A6横页，跨多页": Look(_A6),
    "A6横页，跨多页，表头重复": Look(_A6, heads=True),
    "无线，A6横页，跨多页": Look(UNRULED + _A6),
    "无线，A6横页，跨多页，表头重复": Look(UNRULED + _A6, heads=True),
    "16开，行可拆": Look("@page {size: 184mm 260mm; margin: 15mm} td {padding: 8px 3px; line-height: 2} tr {break-inside: auto}"),
    "窄列断数": Look(_FIXED + "body {font-size: 10pt} table {font-size: 10.5pt} @page {size: A5; margin: 12mm}"),
    "列宽不一": Look("table {table-layout: fixed} .t3 tr:first-child .c0 {width: 34%} .t3 tr:nth-child(2) .c3 {width: 15%} .t3 tr:nth-child(2) .c9 {width: 14%}"),
    "无线，列宽不一": Look(UNRULED + ".t3 .c3 {width: 14%} .t3 .c9 {width: 13%} .n {text-align: right}"),
    "页码贴表底": Look(_BARE_NUMBER),
    "无线，页码贴表底": Look(UNRULED + _BARE_NUMBER),
    "无线，短横页码，表头重复": Look(UNRULED + _DASHED_NUMBER, heads=True),
    "标签有注": Look(labels=_noted, under=dict.fromkeys((3, 4), _NOTE)),
    "无线，标签有注": Look(UNRULED, labels=_noted, under=dict.fromkeys((3, 4), _NOTE)),
    "空格填斜杠": Look(numbers=_slashed),
    "无线，空格填斜杠": Look(UNRULED, numbers=_slashed),
    "无线，空格填双横": Look(UNRULED + ".n {text-align: left}", numbers=_dashed),
    "列头竖写": Look(labels=_down),
    "无线，列头竖写": Look(UNRULED, labels=_down),
    "标签分散对齐": Look(_SPREAD),
    "无线，标签两字拉开": Look(UNRULED, labels=_apart),
    "表四竖排列头": Look(".t4 .l {writing-mode: vertical-rl} .t4 .l[colspan] {writing-mode: horizontal-tb}"),
    "只竖线": Look("td {border: 0; border-left: 1px solid #000; border-right: 1px solid #000} table {border: 1px solid #000}"),
    "横线点，竖线实": Look("td {border: 1px solid #000; border-top-style: dotted; border-bottom-style: dotted}"),
    "表头单元，行不拆": Look("tr {break-inside: avoid} th {font-weight: normal; border: 1px solid #000; background: #eef}", table=as_bodies, heads=True),
    "分离边框，零距": Look("table {border-collapse: separate; border-spacing: 0}"),
    "字下衬字": Look(_STAMPED, around='<div class="mark">内部资料 注意保存</div>'),
    "打印缩至六成": Look(options={"scale": 0.6}),
    "数字带空格，大字": Look("table {font-size: 13pt} .n {text-align: left}", numbers=_padded),
    "等宽字": Look("body, table {font-family: 'Noto Sans Mono CJK SC'}", numbers=_narrow),
    "无线，等宽字，数字贴右": Look(UNRULED + "body, table {font-family: 'Noto Sans Mono CJK SC'} .n {text-align: right; padding: 0}", numbers=_narrow),
}  # fmt: skip
