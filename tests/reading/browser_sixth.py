"""Shapes that a browser prints in which more than one number stands in a cell, or the page is folded otherwise.

Devised after ``browser_fifth.FIFTH_LOOKS``: numbers struck out and written anew, text for screen readers, white
text, digits set downwards, pages in columns, rows set close or apart.
"""

from reading.browser_pages import UNRULED, Look

_STRUCK_EACH = 3
"""Of so many numbers one was corrected."""


def _corrected(text: str) -> str:
    """The old number struck out, the new one behind it."""
    if text.isdecimal() and int(text) % _STRUCK_EACH == 1:
        return f"<s>{int(text) + 7}</s>{text}"
    return text


def _corrected_by_style(text: str) -> str:
    """The same, the new one before it and a space between."""
    if text.isdecimal() and int(text) % _STRUCK_EACH == 0:
        return f'{text} <span style="text-decoration: line-through">{int(text) + 4}</span>'
    return text


def _described(text: str) -> str:
    """With words for who has the page read aloud."""
    return f'<span class="aloud">数值</span>{text}'


def _old_kept(text: str) -> str:
    """With last year's number for the same."""
    return f'<span class="aloud">41</span>{text}'


def _padded_white(text: str) -> str:
    """Filled up with white noughts in front."""
    return f'<span style="color: #fff">{"0" * (3 - len(text))}</span>{text}' if text.isdecimal() else text


def _dotted(text: str) -> str:
    return f"· {text}" if text else text


def _underlined(text: str) -> str:
    return f"<u>{text}</u>"


def _translated(text: str) -> str:
    """With a second line in other letters."""
    return f"{text}<br><small>Item</small>" if len(text) > 3 else text


def _coloned(text: str) -> str:
    return f"{text}："


_ALOUD = ".aloud {position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%)}"
_FIVE_A_PAGE = ".t3 tr:nth-child(5n+3) {break-after: page}"
_CLOSE = "td {line-height: 0.95; padding: 0 1px}"
_CARDS = "table {border-collapse: separate; border-spacing: 0 6px} td {border: 1px solid #aaa; border-left: 0; border-right: 0}"
_NOTES = (
    "@page {margin: 20mm; @bottom-left {content: '注：1 含上年结转 2 件；2 不含撤回 3 件'; font-size: 8pt}}"
)

SIXTH_LOOKS: dict[str, Look] = {
    "数字划去重写": Look(numbers=_corrected),
    "无线，数字划去重写": Look(UNRULED, numbers=_corrected),
    "数字后有划去的": Look(numbers=_corrected_by_style),
    "无线，数字后有划去的": Look(UNRULED, numbers=_corrected_by_style),
    "朗读用字": Look(_ALOUD, numbers=_described),
    "无线，朗读用字": Look(UNRULED + _ALOUD, numbers=_described),
    "朗读用旧数": Look(_ALOUD, numbers=_old_kept),
    "白字补位": Look(numbers=_padded_white),
    "无线，白字补位": Look(UNRULED, numbers=_padded_white),
    "两栏": Look("@page {size: A3 landscape; margin: 10mm} body {columns: 2}"),
    "放大": Look(options={"scale": 1.4}),
    "无线，放大": Look(UNRULED, options={"scale": 1.3}),
    "数字竖写": Look(".t3 .n {writing-mode: vertical-rl}"),
    "数字竖写直立": Look(".t3 .n {writing-mode: vertical-rl; text-orientation: upright}"),
    "无线，数字竖写直立": Look(UNRULED + ".t3 .n {writing-mode: vertical-rl; text-orientation: upright}"),
    "五行一页，表头重复": Look(_FIVE_A_PAGE, heads=True),
    "五行一页": Look(_FIVE_A_PAGE),
    "无线，五行一页，表头重复": Look(UNRULED + _FIVE_A_PAGE, heads=True),
    "无线，五行一页": Look(UNRULED + _FIVE_A_PAGE),
    "行距压紧": Look(_CLOSE),
    "无线，行距压紧": Look(UNRULED + _CLOSE),
    "横线，行距压紧，标签窄": Look("td {border: 0; border-bottom: 1px solid #000} .t3 .c2 {width: 8em}" + _CLOSE),
    "行间留空": Look(_CARDS),
    "数字加点": Look(numbers=_dotted),
    "数字下划线": Look(numbers=_underlined),
    "无线，数字下划线": Look(UNRULED, numbers=_underlined),
    "标签双语": Look(labels=_translated),
    "无线，标签双语": Look(UNRULED, labels=_translated),
    "标签带冒号": Look(labels=_coloned),
    "无线，标签右齐": Look(UNRULED + ".l {text-align: right}"),
    "无线，表不满行": Look(UNRULED + "table {width: auto} td {padding: 0 4px}"),
    "页底注有数": Look(_NOTES),
    "无线，页底注有数": Look(UNRULED + _NOTES, heads=True),
    "外框与表头线": Look("td {border: 0} table {border: 1px solid} thead td {border: 1px solid}", heads=True),
}  # fmt: skip
