"""The rule on the names by which an organ speaks of itself."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from drafting.checks.findings import Result
from drafting.checks.folded import bare, fold
from drafting.checks.in_text import InText
from drafting.checks.rule import Subject
from drafting.patterns import Sought

_LEVELS = "特别行政区|自治区|自治州|自治县|街道|[省市盟县区旗镇乡]|州(?![市区县])"
_PLACE = re.compile(
    rf"[\u4e00-\u9fff]{{1,9}}?(?P<level>{_LEVELS})(?!管理|更新|建设|规划|发展|村|镇|乡|场|政(?!府)|域|容|民|局|级|直)"
)
_OFFICE = re.compile(r"(?:办公室|办公厅|办)$")
_GOVERNMENT = ("", "人民政府", "政府", "办事处", "管理委员会", "管委会")
_NAME = (
    r"(?P<name>(?!本|我|全|各|该|为|的)(?:(?!关于|印发|网站|专栏|电子版|及其|目录|的)[\u4e00-\u9fff]){1,24}?"
    rf"(?:人民政府|(?<![局委办厅])政府|[局厅]|委员会|办公室|办公厅|办事处|管委会|中心|{_LEVELS}))"
)
_ITS_REPORT = (
    rf"(?:20\d\d年度?+)?{_NAME}(?:\([^()]{{2,24}}\))?(?:20\d\d年度?)?"
    r"(?:的)?(?:政府)?信息公开(?:工作)?(?:年度)?(?:报告|年报)"
)
_PUBLISHED = re.compile(rf"(?:公布|发布|编制|形成|公开|报告|现将)了?{_ITS_REPORT}")
_PUBLISHED_HERE = re.compile(rf"现(?:将|(?:予以|向社会)?(?:公布|发布|公开)){_ITS_REPORT}")
"""In section 1, where others' reports may be spoken of too: 督促公布…."""

_PUBLISHED_TITLED = re.compile(rf"现(?:将|(?:予以|向社会)?(?:公布|发布|公开))《{_ITS_REPORT}》")
"""The same with the report's title in marks, which others' titles are not."""

_COMPILED = re.compile(rf"(?:本(?:年度)?报告|本年报)(?:是)?由{_NAME}(?:根据|依据|按照|编制|编写|撰写|制作)")
_OPENS = re.compile(
    rf"^(?:20\d\d年度?|今年|本年度?|一年来)[，,]{_NAME}(?:在[^，。\n]{{2,24}}下[，,])?"
    r"(?:坚持|认真|深入|严格|全面|紧紧|始终|持续|高度重视|以习近平|按照|围绕|聚焦|切实|不断|扎实|积极|主动|依法|贯彻)"
)
_ASKED = re.compile(
    r"请(?:与|联系|致电|向)[：:]?(?P<name>[\u4e00-\u9fff]{3,30}?)(?=联系|咨询|反映|[。，,(]|$)"
)
"""Whom to ask about the report: the organ's own place, if any of its rank."""

_OF_THE_PLACE = re.compile(
    r"(?m)^(?:20\d\d年度?|今年|本年度?|一年来)[，,](?P<name>[\u4e00-\u9fff]{1,14}?(?:街道|[县区旗镇乡]))"
    r"(?:人民政府|办事处)?的?(?:政府信息|政务)公开(?:工作)?"
)
_SAME_RANK = re.compile(
    r"(?:(?m:^)|(?<=。)|(?<=，)(?=20\d\d年))(?:(?:20\d\d年度?(?:全年)?|今年|本年度?|全年)[，,]?)?"
    r"(?P<name>(?:(?![各全本我该内辖所等及和的多每为将对向从由在与])[\u4e00-\u9fff]){2,9}?(?:街道|[县区旗镇乡]))(?:人民政府|办事处)?"
    r"(?=通过|共|主动|累计|严格|认真|积极|坚持|持续|充分|进一步|未|不断|按照|根据|依托|利用|高度重视|始终|切实|围绕|建立|健全|制定|成立|组织|召开|开展|完善|加强|落实|强化|优化|聚焦|结合|立足|全面|深入)"
)
"""Who does the work of a paragraph: the organ's own place, if any of its rank."""

_ZONE = re.compile("(?:开发|高新|新|园|示范|管理|保税|景|度假|工业|矿|林|灌|农|试验|合作|集聚|社|校)区$")
_OWN = ("本", "我", "全", "各", "该")
_RANKS: Mapping[str, str] = {
    "县": "县",
    "区": "县",
    "旗": "县",
    "自治县": "县",
    "镇": "乡",
    "乡": "乡",
    "街道": "乡",
}
"""Levels that govern a place of the same rank: neither is above the other. A 市 may be either."""

_PRONOUN = re.compile(
    r"[我本](?:(?<![“《\u4e00-\u9fff][我本])"
    r"|(?<![自“《]我)(?<!本)(?=(?:[局委厅镇乡]|街道)(?:严格|认真|高度重视|积极|始终|坚持|按照|根据)))"
    r"(?P<kind>[局委厅镇乡]|街道)(?!里|员|托|镇|土)"
)
"""At the beginning of a clause, or where the clause goes on as one of the organ's own deeds."""

_COUNTY = Sought(
    r"(?:我县|全县(?![级域城乡（(、])|(?:(?<![\u4e00-\u9fff])|(?<=调整|通过|依托|利用|优化|加强|按照|根据|围绕|落实|贯彻|报送|升级|完善|改版))县(?:政府|委|人民政府)(?![、和与])(?=[\u4e00-\u9fff]))"
)
"""A county, of which a district has none: the mark of a county's text."""

_SITE = re.compile(
    r"(?:通过|从|在|登[录陆]|访问)[“\"]?(?P<name>[\u4e00-\u9fff]{2,14}?[县区旗镇乡])人民政府[”\"]?(?:门户)?网站"
)
"""Where the electronic version is."""

_OF_ONE_RANK = (
    (0, _ASKED),
    (1, _ASKED),
    (0, _SITE),
    (1, _OF_THE_PLACE),
    (5, _OF_THE_PLACE),
    (1, _SAME_RANK),
    (5, _SAME_RANK),
)
_TITLED = re.compile(r"《[^《》\n]*》")
_ORGAN = re.compile(r"(?:政府|局|委员会|厅|办公室|办公厅|办事处|管委会|中心|街道|[镇乡])$")


@dataclass(frozen=True)
class _Organ:
    """A name in its parts: the last place in it, that place's level, and what is left (教育局)."""

    place: str
    level: str
    rest: str

    @classmethod
    def of(cls, name: str) -> "_Organ":
        """The parts of a name; place and level are empty where it has none."""
        place, level, end = "", "", 0
        while match := _PLACE.match(name, end):
            place, level, end = match[0], match["level"], match.end()
        rest = name[end:]
        if not place and len(rest) > 2:
            rest = re.sub(r"^[省市州县区旗镇乡]", "", rest)
        return cls(place, level, rest if rest in _GOVERNMENT else _OFFICE.sub("", rest) or rest)

    @property
    def governs(self) -> bool:
        """Whether it is a place's government, its office, or the place itself."""
        return self.rest in _GOVERNMENT


@dataclass(frozen=True, kw_only=True)
class TextOrgan(InText):
    """Where the organ speaks of itself it does so by its own name: the mark of a text taken over.

    It does where the introduction, or section 1, says whose report is published here or whom to ask, where
    section 1 or 5 opens with a name, and in 我局, 我镇. A name that may be short for the organ's,
    its office's, or a higher government's opening section 1 passes. Without the organ's name nothing is
    assessable.
    """

    def examine(self, subject: Subject) -> Iterator[Result]:
        """One result for each name of another organ, one alone where there is none."""
        organ = bare(subject.report.organ)
        if not organ:
            yield self.not_assessable()
            return
        own = _Organ.of(organ)
        found = [*self._names(subject, own), *self._pronouns(subject, organ), *self._county(subject, own)]
        yield from found or [self.passed()]

    def _names(self, subject: Subject, organ: _Organ) -> Iterator[Result]:
        found: dict[tuple[int, int], tuple[int, int]] = {}
        for section, pattern, strict in (
            (0, _PUBLISHED, True),
            (0, _COMPILED, False),
            (1, _PUBLISHED_HERE, True),
            (1, _OPENS, False),
        ):
            for match in pattern.finditer(_untitled(subject, section)):
                if _is_another(_Organ.of(match["name"]), organ, strict=strict):
                    found.setdefault((section, match.start("name")), match.span("name"))
        for match in _PUBLISHED_TITLED.finditer(fold(subject.report.text(0)).text):
            if _is_another(_Organ.of(match["name"]), organ, strict=True):
                found.setdefault((0, match.start("name")), match.span("name"))
        for section, pattern in _OF_ONE_RANK:
            for match in pattern.finditer(_untitled(subject, section)):
                if _is_elsewhere(_Organ.of(match["name"]), organ):
                    found.setdefault((section, match.start("name")), match.span("name"))
        for (section, _), span in found.items():
            yield self.at(subject, "name", section, span, expected=subject.report.organ)

    def _pronouns(self, subject: Subject, organ: str) -> Iterator[Result]:
        if not _ORGAN.search(organ):
            return
        seen: set[str] = set()
        for section in (0, 1, 5, 6):
            for match in _PRONOUN.finditer(fold(subject.report.text(section)).text):
                if match["kind"] not in organ and match["kind"] not in seen:
                    seen.add(match["kind"])
                    yield self.at(subject, "pronoun", section, match.span(), organ=subject.report.organ)

    def _county(self, subject: Subject, own: _Organ) -> Iterator[Result]:
        """A district's report that speaks of its county, once."""
        if own.level != "区" or _ZONE.search(own.place):
            return
        for section in (0, 1, 5, 6):
            for match in _COUNTY.finditer(_untitled(subject, section)):
                yield self.at(subject, "county", section, match.span(), organ=subject.report.organ)
                return


def _is_another(found: _Organ, own: _Organ, *, strict: bool) -> bool:
    """Whether the two names cannot be one organ's.

    Args:
        found: the organ named.
        own: the reporting organ.
        strict: whether another kind or level of organ is another organ too. Where it is not, it may be
            spoken of beside the own one (in a bureau's report the government, in a government's the bureau).
    """
    elsewhere = bool(found.place and own.place) and not _one_of_the_two(found.place, own.place)
    level = found.level == own.level or _is_elsewhere(found, own)
    if found.governs != own.governs:
        return strict
    if not found.governs and not _one_of_the_two(found.rest, own.rest):
        return strict or found.rest[-1:] == own.rest[-1:]
    return elsewhere and (strict or level)


def _is_elsewhere(found: _Organ, own: _Organ) -> bool:
    """Whether the two are of places of one rank with other names: 县 and 区, 镇 and 街道.

    A zone may lie within either, and 柳溪镇 may have become 柳溪街道.
    """
    if not (found.place and own.place) or _ZONE.search(found.place) or _ZONE.search(own.place):
        return False
    rank = _RANKS.get(found.level)
    names = [organ.place.removesuffix(organ.level) for organ in (found, own)]
    known = len(names[0]) > 1 and not names[0].startswith(_OWN)
    return bool(rank and known) and rank == _RANKS.get(own.level) and not _one_of_the_two(*names)


def _untitled(subject: Subject, section: int) -> str:
    """The section's folded text without the names of documents."""
    return _TITLED.sub(lambda title: "　" * len(title[0]), fold(subject.report.text(section)).text)


def _one_of_the_two(a: str, b: str) -> bool:
    """Whether the shorter name may be short for the longer: its characters stand there in this order."""
    shorter, longer = sorted((a, b), key=len)
    rest = iter(longer)
    return all(character in rest for character in shorter)
