"""Title, organ and year: from the title, else from the first and last paragraphs."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from drafting.figures import squeeze
from drafting.numerals import parse_numeral
from drafting.patterns import Sought
from drafting.reading.placing.wording import plain

_YEAR = r"(?:20\d{2}|二[〇零○O0]?[〇零○O0一二三四五六七八九]{2,3})"
_SUBJECT = (
    r"(?:政府信息(?:公开)?[和与及、]政务公开|政务公开[和与及、]政府信息公开"
    r"|(?:政府|政务)?(?:信息|资讯)公开|政务公开)"
)
_REPORT = (
    rf"{_SUBJECT}(?:{_YEAR}年?度?)?(?:工作)?(?:情况)?(?:的)?"
    rf"(?:(?:{_YEAR}年?)?(?:年?度(?:工作)?报告|年报)|工作报告|报告|工作总结|总结)"
)
_TITLE = Sought(rf"^(?P<lead>.*?)(?:年度)?{_REPORT}(?:{_YEAR}(?:年?度)?)?(?:\(.*\))?(?:的?(?:公告|公示))?$")
_AROUND_TITLE = "《》#*"
_TITLE_ENDS = frozenset("告报结示)年度〇零○O一二三四五六七八九")
"""What a title ends in, but for the digits of a year: few other lines above the first part do."""

_TITLE_YEAR = re.compile(rf"({_YEAR})年?度?")
_BARE_TITLE = re.compile(rf"{_REPORT}(?:\(.*\))?$")
_SAYS = r"公布|发布|编制|形成|公开|撰写|现[将就]"
_NAME = rf"(?P<organ>(?:(?!{_SAYS.replace('|公开', '')}|向社会)[^,。、()“”《》<>;:\d]){{0,30}}?)"
_IN_INTRO = re.compile(
    rf"(?:^(?=.{{0,40}}{_YEAR})|(?:{_SAYS})(?:了|完成)?)[《<“]?(?:(?P<before>{_YEAR})年?度?)?{_NAME}"
    rf"(?:(?P<after>{_YEAR})年?度?)?(?:年度)?(?:{_REPORT}|{_SUBJECT}(?:工作)?(?:有关|具体)?情况(?:\w{{0,6}}如下|[,。]))"
    r"(?!编制|编写|填报|有关|格式|发布|工作|的?通知|的?要求)"
)
"""The sentence that says whose report of which year this is; what it is called in a notice is no such one."""

_WRITES = re.compile(
    rf"(?:^|[,。])由?(?P<organ>[^,。]{{2,30}})编制(?:了|完成|的)?(?:本(?:年度)?报告|本年报|《?{_YEAR}年)"
)
_WRITTEN_FROM = re.compile(
    r"(?:^|[,。])(?:本(?:年度)?报告)?由(?P<organ>[^,。]{4,30}?)(?:按照|根据|依据|结合)[^。]{0,150}编制"
)
_CONTACT = re.compile(r"(?:请?与|请?联系)(?P<organ>[^,。;:()]{4,40}?)(?:联系|\(|,)")
_OFFICE_WITHIN = re.compile(r"(?:党政|综合|政务公开|政府信息公开|信息公开)?(?:工作)?(?:办公室|办|科|股|处)$")
"""The office of an organ that people are to ask."""

_PERIOD = re.compile(r"(20\d{2})年?1月1日")
_PERIOD_SAID = re.compile(r"(?:统计|期限|时限)[^。]{0,30}?(20\d{2})年?1月1日")
_PERIOD_END = re.compile(r"截[至止]到?(20\d{2})年?12月31日")
_NOW_SAID = re.compile(rf"现(?:予以?|向社会)?(?:公布|发布|公开|将|就)[^。]{{0,30}}?({_YEAR})年?度?{_REPORT}")
_BEGINS = re.compile(r"(?:^|[\n。;)])(20\d{2})年(?:度|以来)?(?=,|[我本][局区市县旗镇乡街委厅办处院队])")
_ORGAN = re.compile(
    r"^[\u4e00-\u9fff（）()]{2,40}?(?:政府|委员会|办公室|办事处|管委会|厅|局|委|院|署|中心|处|总队|支队|大队"
    r"|公司|学校|医院|协会|集团|镇|乡|街道|法院|检察院|所|站)$"
)
_REGION = re.compile(r"^[\u4e00-\u9fff]{2,12}[省市区县旗州盟]$")
_DATE = re.compile(rf"^(?:{_YEAR})年\d{{1,2}}月\d{{1,2}}日$|^二[〇零○]\S{{1,4}}年\S{{1,2}}月\S{{1,3}}日$")
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
    return named and bool(_ORGAN.match(above) and _ORGAN.match(title.organ))


def _with_organ_below(title: Title, bare: Sequence[str | None]) -> Title:
    """The title; where it names no organ, with the one whose name stands alone on the line below it."""
    below = bare[title.end] if title.end < len(bare) else None
    organ = re.sub(r"\([^()]*\)$", "", below or "")
    if title.organ or not _ORGAN.match(organ):
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
        if longer is None or not _ORGAN.match(longer.organ):
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
    organ = _organ(_TITLE_YEAR.sub("", match["lead"], count=1))
    printed = re.sub(r"\s+", " ", text).strip()
    return Title(printed, organ, _year(year[1]) if year else None, end)


def _organ(text: str) -> str:
    bare = _PREFIXED.sub("", text)
    while bare != _AROUND.sub("", bare):
        bare = _AROUND.sub("", bare)
    if bare.endswith("人民"):  # 镇人民政府信息公开: 政府 stands once for the organ and the subject
        bare += "政府"
    return "" if _GENERIC.match(bare) or re.fullmatch(r"[\W\d年度]*", bare) else bare


def _year(text: str) -> int | None:
    if text.isascii():
        return int(text)
    value = parse_numeral(re.sub("[○O0]", "〇", text))
    return value if value is not None and 2000 <= value < 2100 else None


def year_of(intro: str) -> int | None:
    """The year that the intro says the report is of, else whose 1月1日 the period begins with.

    ``20231月1日`` is 2023.
    """
    for said in _said(intro):
        if year := said["before"] or said["after"]:
            return _year(year)
    match = _PERIOD.search(squeeze(intro))
    return int(match[1]) if match else None


def year_of_period(text: str) -> int | None:
    """The year of the period that a part says its figures are of; other dates in it are not asked.

    Else the one whose report it says is published here, else whose last day it counts up to, else the only
    one that its sentences begin with (2022年，我局…).
    """
    said = squeeze(text)
    if match := _PERIOD_SAID.search(said):
        return int(match[1])
    if match := _NOW_SAID.search(plain(text.split("\n", 1)[0])):
        return _year(match[1])
    for ends in (
        set(_PERIOD_END.findall(said)),
        set(_BEGINS.findall("\n".join(map(plain, text.split("\n"))))),
    ):
        if len(ends) == 1:
            return int(ends.pop())
    return None


def organ_of(intro: str, signature: Sequence[str]) -> str:
    """The organ that the intro says publishes or writes the report, else that signs it, else to be asked.

    Empty where none is named.
    """
    named = (_organ(said["organ"]) for said in _said(intro))
    writing = (
        organ
        for line in intro.split("\n")
        for match in _WRITES.finditer(plain(line))
        if _ORGAN.match(organ := _organ(match["organ"]))
    )
    found = next(filter(None, named), "") or next(writing, "") or next(_named(_WRITTEN_FROM, intro), "")
    signing = (name for line in signature if _ORGAN.match(name := plain(line)))
    return found or next(signing, "") or next(map(_without_office, _named(_CONTACT, intro)), "")


def _without_office(organ: str) -> str:
    """The organ whose office people are to ask; the name itself where it is no office of another."""
    within = _OFFICE_WITHIN.sub("", organ)
    return within if _ORGAN.match(within) else organ


def _named(pattern: re.Pattern[str], intro: str) -> Iterator[str]:
    """The organs that a sentence of this kind names."""
    for line in intro.split("\n"):
        for match in pattern.finditer(plain(line)):
            if _ORGAN.match(organ := _organ(match["organ"])):
                yield organ


def _said(intro: str) -> Iterator[re.Match[str]]:
    """Where the intro says whose report of which year this is."""
    for line in intro.split("\n"):
        yield from _IN_INTRO.finditer(plain(line))


def is_date(line: str) -> bool:
    """Whether the line is a date and nothing else, as under a 落款."""
    return len(line) <= _LONGEST and bool(_DATE.match(plain(line)))


def signature_end(lines: Sequence[str]) -> int:
    """Where a 落款 of organ and date ends within these lines; their number where there is none."""
    for index, line in enumerate(lines[1:], start=1):
        if is_date(line) and _ORGAN.match(plain(lines[index - 1])):
            return index + 1
    return len(lines)


def signature_start(lines: Sequence[str], organ: str) -> int:
    """Where the 落款 (organ, date) at the end of these lines begins; their number where there is none.

    Without a date, only a line that is the organ's name (any organ's, where the title names none).
    """
    end = len(lines)
    dated = end > 0 and is_date(lines[end - 1])
    above = end - 1 - dated
    if above >= 0:
        name = plain(lines[above])
        if _ORGAN.match(name) and (dated or name == organ or not organ):
            return above
    return end - dated
