"""An annual report as data, and its JSON form ``nianbao/report@1``."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType
from typing import Any

from drafting.errors import InputError
from drafting.figures import Number, from_json, to_json
from drafting.tables import STATUTORY_CODES

FORMAT = "nianbao/report@1"

HEADINGS: Mapping[int, str] = MappingProxyType(
    {
        1: "一、总体情况",
        2: "二、主动公开政府信息情况",
        3: "三、收到和处理政府信息公开申请情况",
        4: "四、政府信息公开行政复议、行政诉讼情况",
        5: "五、存在的主要问题及改进情况",
        6: "六、其他需要报告的事项",
    }
)
"""The six headings, word for word the form's (国办公开办函〔2021〕30号). Number 0, 导语, has none."""

NARRATIVE_SECTIONS = (0, 1, 5, 6)
"""The sections that are prose; 2, 3 and 4 hold the tables."""

RECOGNISED = "文字层"
"""Where ``unread`` tells that a program recognised the text on pictures of pages: it may have misread it."""

_CELL = re.compile(r"t\d\.")
"""How the code of a cell begins, of either edition."""


class OrganType(StrEnum):
    """What kind of organ reports; decides duties (工作考核 …) and the date due."""

    GOVERNMENT = "government"
    """各级人民政府, townships among them."""
    DEPARTMENT = "department"
    AGENCY = "agency"
    """派出机关: a 街道办事处, a zone's 管委会."""
    OTHER = "other"


def organ_type_of(organ: str) -> OrganType:
    """What kind of organ a name suggests; staff can say otherwise.

    A name ending in 人民政府 is a government, 街道办事处 and 管理委员会 are its agencies, all else is taken
    for a department (区人民政府办公室 among them).
    """
    if organ.endswith("人民政府"):
        return OrganType.GOVERNMENT
    if organ.endswith(("街道办事处", "管理委员会", "管委会", "公所")):
        return OrganType.AGENCY
    return OrganType.DEPARTMENT


class Why(StrEnum):
    """Why a cell or a passage could not be read."""

    BLANK = "blank"
    NOT_A_NUMBER = "not_a_number"
    NO_ROW = "no_row"
    AMBIGUOUS = "ambiguous"
    CONFLICT = "conflict"


@dataclass(frozen=True)
class Section:
    """A section: 0 (导语) to 6, its heading as printed, its text without the tables, a paragraph a line."""

    number: int
    heading: str
    text: str


@dataclass(frozen=True)
class Unread:
    """What reading could not read: ``where`` a cell code or a place, ``text`` what stood there."""

    where: str
    text: str
    why: Why


@dataclass(frozen=True)
class Source:
    """The file a report was read from; ``sha256`` in hex."""

    path: str
    sha256: str
    media_type: str


@dataclass(frozen=True)
class AnnualReport:
    """One organ's report on one year.

    ``figures`` has every statutory code, ``None`` where blank or unread (``unread`` tells which), and the
    extra codes of an undivided （六） row or of the 2019 edition. ``year`` and ``organ`` are ``None`` and
    empty where the source does not say.
    """

    title: str
    organ: str
    year: int | None
    edition: str
    sections: tuple[Section, ...]
    figures: Mapping[str, Number | None]
    unread: tuple[Unread, ...] = ()
    source: Source | None = None

    def __post_init__(self) -> None:
        filled = {**dict.fromkeys(STATUTORY_CODES), **self.figures}
        object.__setattr__(self, "figures", MappingProxyType(filled))

    def __reduce__(self) -> tuple[type["AnnualReport"], tuple[object, ...]]:
        """To another process: a mapping that is only to be read does not go there by itself."""
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        return type(self), tuple({**values, "figures": dict(self.figures)}.values())

    def section(self, number: int) -> Section | None:
        """The section of this number, ``None`` where the report lacks it."""
        return self._by_number.get(number)

    @cached_property
    def _by_number(self) -> dict[int, Section]:
        return {section.number: section for section in reversed(self.sections)}

    @property
    def is_recognised(self) -> bool:
        """Whether a program recognised the text on pictures of pages: any figure may be misread."""
        return any(unread.where == RECOGNISED for unread in self.unread)

    @property
    def unread_places(self) -> tuple[Unread, ...]:
        """What was not read and is no cell of its own: a row without a label, a second report in the file."""
        return tuple(unread for unread in self.unread if not _CELL.match(unread.where))

    def text(self, number: int) -> str:
        """The section's text; empty where the report lacks it."""
        section = self._by_number.get(number)
        return section.text if section else ""


def title_of(organ: str, year: int) -> str:
    """机关名称 + 年份 + 政府信息公开工作年度报告."""
    return f"{organ}{year}年政府信息公开工作年度报告"


def report_to_json(report: AnnualReport) -> dict[str, Any]:
    """The report as ``nianbao/report@1``."""
    source = report.source
    return {
        "format": FORMAT,
        "source": {"path": source.path, "sha256": source.sha256, "media_type": source.media_type}
        if source
        else None,
        "title": report.title,
        "organ": report.organ,
        "year": report.year,
        "edition": report.edition,
        "sections": [{"number": s.number, "heading": s.heading, "text": s.text} for s in report.sections],
        "figures": {code: to_json(value) for code, value in report.figures.items()},
        "unread": [{"where": u.where, "text": u.text, "why": u.why.value} for u in report.unread],
    }


def report_from_json(data: Any) -> AnnualReport:
    """The report that ``report_to_json`` wrote.

    Raises:
        InputError: the object is not a ``nianbao/report@1``.
        FigureError: a figure is no number.
    """
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise InputError(f"这不是“{FORMAT}”格式的文件。请用 nianbao read 或 nianbao export 生成。")
    try:
        source = data.get("source")
        return AnnualReport(
            title=data["title"],
            organ=data["organ"],
            year=data["year"],
            edition=data["edition"],
            sections=tuple(Section(s["number"], s["heading"], s["text"]) for s in data["sections"]),
            figures={code: from_json(value) for code, value in data["figures"].items()},
            unread=tuple(Unread(u["where"], u["text"], Why(u["why"])) for u in data.get("unread", ())),
            source=Source(source["path"], source["sha256"], source["media_type"]) if source else None,
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise InputError(f"“{FORMAT}”文件的内容不完整：{error}。请重新生成。") from error
