"""The title, and the organ and the year that it names."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from drafting.numerals import parse_numeral
from drafting.patterns import Sought
from drafting.reading.placing.wording import plain
from drafting.reading.sections.signature import ORGAN, YEAR, is_date

SUBJECT = (
    r"(?:政府信息(?:公开)?[和与及、]政务公开|政务公开[和与及、]政府信息公开"
    r"|(?:政府|政务)?(?:信息|资讯)公开|政务公开)"
)
"""What it is about, a pattern."""

REPORT = (
    rf"{SUBJECT}(?:{YEAR}年?度?)?(?:工作)?(?:情况)?(?:的)?"
    rf"(?:(?:{YEAR}年?)?(?:年?度(?:工作)?报告|年报)|工作报告|报告|工作总结|总结)"
)
"""What such a report is called, a pattern."""

_TITLE = Sought(rf"^(?P<lead>.*?)(?:年度)?{REPORT}(?:{YEAR}(?:年?度)?)?(?:\(.*\))?(?:的?(?:公告|公示))?$")
_AROUND_TITLE = "《》#*"
_TITLE_ENDS = frozenset("告报结示)年度〇零○O一二三四五六七八九")
"""What a title ends in, but for the digits of a year: few other lines above the first part do."""

_TITLE_YEAR = re.compile(rf"({YEAR})年?度?")
_BARE_TITLE = re.compile(rf"{REPORT}(?:\(.*\))?$")
_REGION = re.compile(r"^[\u4e00-\u9fff]{2,12}[省市区县旗州盟]$")
_NAVIGATION = re.compile(r"当前位置|首页|[>＞»]|附件|下载|通知$|^(?:名称|标题):")
_GENERIC = re.compile(
    r"^(?:街道|镇|乡)$|^(?:本(?:级|年度?)|[本我](?:机关|单位|部门|局|区|市|县|旗|盟|州|镇|乡|街|委|厅|办|处|所|院|队|校|中心|省))"
)
_PREFIXED = re.compile(
    r"^(?:page\d{1,3}-|[^\u4e00-\u9fff(〇零《【#*\d]+|\([\u4e00-\u9fff]{2,4}\)|[\u4e00-\u9fff]{1,4}:)+",
    re.IGNORECASE,
)
"""What stands before a title: a list's sign, a label (名称:), its kind ((图解)), a page's number."""

_LONGEST = 70
_LONGEST_PRINTED = 4 * _LONGEST
"""The same with gaps between the characters."""

_LINES = 3
"""Lines over which a title may stand."""
_AROUND = re.compile(r"^(?:关于|印发|公布|发布|《|：|:|【[^】]*】|\(\))+|(?:关于|的|》|—|-|:|：|\(\))+$")


@dataclass(frozen=True)
class Title:
    """The title as printed, and what it says; ``end`` is the paragraph after it."""

    text: str
    organ: str
    year: int | None
    end: int


def find_title(paragraphs: Sequence[str], name: str = "") -> Title | None:
    """The title among the paragraphs before the first section.

    Args:
        paragraphs: those paragraphs.
        name: the page's own title, used where no paragraph is one.

    A title over two or three lines (the organ's name, then 2023年政府信息公开工作年度报告) is put together.
    Of several the last counts that names the organ, then the last at all: a page's navigation stands above.
    """
    bare = [plain(text) if len(text) <= _LONGEST_PRINTED else None for text in paragraphs]
    ending = (_title_ending(paragraphs, bare, end) for end in range(1, len(paragraphs) + 1))
    found = [title for title in ending if title]
    if not found:
        named = _page_name(name)
        return _title(named, plain(named), 0)
    # Sorting is stable: of those that say the same, the last stays last.
    best = sorted(found, key=_says)[-1]
    whole = next((title for title in found if _is_whole(title, best)), best)
    return _with_organ_below(replace(whole, end=found[-1].end), bare)


def _says(title: Title) -> tuple[bool, bool, bool]:
    return bool(title.organ), title.year is not None, not _PREFIXED.match(plain(title.text))


def _is_whole(title: Title, short: Title) -> bool:
    """Whether a title is the other with the organ's name in full, that of the organ above it before it."""
    above = title.organ.removesuffix(short.organ)
    named = bool(above) and above != title.organ and bool(short.organ) and title.year == short.year
    return named and bool(ORGAN.match(above) and ORGAN.match(title.organ))


def _with_organ_below(title: Title, bare: Sequence[str | None]) -> Title:
    """The title; where it names no organ, with the one whose name stands alone on the line below it."""
    below = bare[title.end] if title.end < len(bare) else None
    organ = re.sub(r"\([^()]*\)$", "", below or "")
    if title.organ or not ORGAN.match(organ):
        return title
    dated = title.end + 1 < len(bare) and is_date(bare[title.end + 1] or "")
    return replace(title, organ=organ, end=title.end + 1 + dated)


def _title_ending(paragraphs: Sequence[str], bare: Sequence[str | None], end: int) -> Title | None:
    """The title whose last line is the one before ``end``; it takes those above that it needs.

    ``bare`` are the paragraphs in plain characters, ``None`` where one is too long for any line of a title.
    """
    last = bare[end - 1]
    if last is None or not _may_end_title(last) or is_date(last.strip("()")):  # a date stands below the title
        return None
    best = _title(paragraphs[end - 1], last, end)
    joined = last
    for size in range(2, min(_LINES, end) + 1):
        above = bare[end - size]
        if above is None or len(above) + len(joined) > _LONGEST or _NAVIGATION.search(above):
            break
        joined = above + joined
        longer = _title("".join(paragraphs[end - size : end]), joined, end)
        if longer is None or not ORGAN.match(longer.organ):
            continue
        if best is None or _says(longer) > _says(best) or _lacks_region(best, paragraphs[end - size]):
            best = longer
    return best


def _may_end_title(line: str) -> bool:
    last = line.rstrip(_AROUND_TITLE)[-1:]
    return not last or last in _TITLE_ENDS or last.isdecimal()


def _lacks_region(title: Title, above: str) -> bool:
    """Whether the line above is the region that the organ's name in the title is without."""
    return bool(_REGION.match(plain(above))) and not re.search(r"[省市区县旗州盟]", title.organ)


def _page_name(name: str) -> str:
    """The part of a page's title that names the report: sites add their own name behind a dash or bar."""
    parts = re.split(r"\s*[-_|—–]+\s*", name)
    return next((part for part in parts if _BARE_TITLE.search(plain(part))), "")


def _title(text: str, bare: str, end: int) -> Title | None:
    """The title that a text is, given as printed and in plain characters."""
    if (
        len(bare) > _LONGEST
        or not _TITLE.may(bare)
        or _NAVIGATION.search(bare)
        or any(mark in bare for mark in "。;,")
    ):
        return None
    match = _TITLE.match(bare.strip(_AROUND_TITLE))
    if match is None:
        return None
    year = _TITLE_YEAR.search(bare)
    organ = organ_in(_TITLE_YEAR.sub("", match["lead"], count=1))
    printed = re.sub(r"\s+", " ", text).strip()
    return Title(printed, organ, year_in(year[1]) if year else None, end)


def organ_in(text: str) -> str:
    """The organ that a title's beginning, or a sentence, names; empty where it is 本机关 or none."""
    bare = _PREFIXED.sub("", text)
    while bare != _AROUND.sub("", bare):
        bare = _AROUND.sub("", bare)
    if bare.endswith("人民"):  # 镇人民政府信息公开: 政府 stands once for the organ and the subject
        bare += "政府"
    return "" if _GENERIC.match(bare) or re.fullmatch(r"[\W\d年度]*", bare) else bare


def year_in(text: str) -> int | None:
    """The year in digits or Chinese numerals; ``None`` where it is none of this century."""
    if text.isascii():
        return int(text)
    value = parse_numeral(re.sub("[○O0]", "〇", text))
    return value if value is not None and 2000 <= value < 2100 else None
