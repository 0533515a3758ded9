"""Facts and requirements: what somebody says was done, and what a higher organ asked for."""

from dataclasses import dataclass
from enum import StrEnum

from drafting.figures import Number, format_number


class Aspect(StrEnum):
    """What part of the report a fact belongs to; the values are those of the aspect column of FACTS.csv."""

    INTRO = "导语"
    PROACTIVE = "主动公开"
    ON_REQUEST = "依申请公开"
    RECORDS = "政府信息管理"
    PLATFORMS = "平台建设"
    SUPERVISION = "监督保障"
    ASSESSMENT = "工作考核"
    PUBLIC_REVIEW = "社会评议"
    ACCOUNTABILITY = "责任追究"
    PROBLEM = "问题"
    MEASURE = "措施"
    LAST_YEAR = "上年整改"
    OTHER = "其他"


ASPECT_PARTS = {
    Aspect.PROACTIVE: "（一）主动公开",
    Aspect.ON_REQUEST: "（二）依申请公开",
    Aspect.RECORDS: "（三）政府信息管理",
    Aspect.PLATFORMS: "（四）政府信息公开平台建设",
    Aspect.SUPERVISION: "（五）监督保障",
}
"""The five aspects of section 1 in the form's order, with the sub-heading each is printed under."""


@dataclass(frozen=True)
class Fact:
    """A piece of work or a circumstance that somebody vouches for.

    ``id`` without the prefix ``fact.``; ``value`` and ``unit`` are ``None`` and empty where the fact has no
    number; ``source`` says where it comes from, ``author`` who entered it. A 措施 belongs to the nearest
    问题 above it: ``problem`` is that fact's id, else empty.
    """

    id: str
    aspect: Aspect
    statement: str
    value: Number | None = None
    unit: str = ""
    source: str = ""
    author: str = ""
    problem: str = ""

    @property
    def reference(self) -> str:
        """The id in the ledger and in support marks: ``fact.<id>``."""
        return f"fact.{self.id}"

    @property
    def stated(self) -> str:
        """The statement as people read it, its number in the place of ``{}``."""
        return self.statement.replace("{}", f"{format_number(self.value)}{self.unit}")


@dataclass(frozen=True)
class Requirement:
    """One item of the year's notice or 工作要点 that the report is to answer somewhere."""

    id: str
    text: str
    source: str = ""
