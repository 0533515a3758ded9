"""The values of the precedents: an item of a past report, a query, a hit."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from drafting.errors import InputError
from drafting.precedents.themes import theme_names

KINDS = ("problem", "measure", "work")
"""A problem or a measure of section 5; anything else (in section 5: what became of last year's) is work."""

LEVELS = ("government", "department", "township")
"""What ``level_of`` tells apart."""

SECTIONS = range(7)
"""0 (导语) to 6, as in ``AnnualReport``; 2, 3 and 4 hold tables and so few or no items."""

_KIND_WORDS = {"problem": "问题", "measure": "措施", "work": "工作情况"}
_LEVEL_WORDS = {"government": "人民政府、管委会", "department": "部门", "township": "乡镇、街道"}

_TOWNSHIP = re.compile(r"([乡镇](人民)?政府|[乡镇]|街道(办事处|办)?)$")
_GOVERNMENT = re.compile(r"(政府|管委会|管理委员会)$")
# Functional commissions that bear the same last words as the committee that governs a zone.
_COMMISSION = re.compile(
    r"(监督|城市|市政|市容|交通|公积金|编制|事务|应急|水务|综合|行政|执法)管(委会|理委员会)$"
)
_REMARK = re.compile(r"\([^()]*\)$")


@dataclass(frozen=True)
class Precedent:
    """A paragraph, problem or measure of a past report.

    ``year`` is ``None`` where the report does not say its year; ``theme`` is empty where no theme's words
    occur; ``source`` says where the report came from. ``pair`` is the same for a problem and its measures
    (the problem's id) and empty for an item without a partner.
    """

    id: str
    text: str
    organ: str
    level: str
    year: int | None
    section: int
    kind: str
    theme: str
    source: str
    pair: str = ""


@dataclass(frozen=True)
class Query:
    """What to look for: ``text`` is ranked by, everything else filters exactly, ``None`` means any.

    ``k`` is the most hits wanted.

    Raises:
        InputError: the text is empty, or a filter has a value that no item can have.
    """

    text: str
    section: int | None = None
    organ: str | None = None
    year: int | None = None
    level: str | None = None
    kind: str | None = None
    theme: str | None = None
    k: int = 10

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise InputError("检索内容为空。请输入要查的问题、措施或工作，例如“依申请公开答复不规范”。")
        if self.section is not None and self.section not in SECTIONS:
            raise InputError(f"没有第{self.section}部分。部分（section）可用：0（导语）、1、2、3、4、5、6。")
        if self.kind is not None and self.kind not in KINDS:
            raise InputError(f"没有“{self.kind}”这一类条目。类别（kind）可用：{_listed(_KIND_WORDS)}。")
        if self.level is not None and self.level not in LEVELS:
            raise InputError(f"没有“{self.level}”这一层级。层级（level）可用：{_listed(_LEVEL_WORDS)}。")
        if self.theme is not None and self.theme not in theme_names():
            raise InputError(f"没有“{self.theme}”这一主题。主题（theme）可用：{'、'.join(theme_names())}。")
        if self.k < 1:
            raise InputError(f"条数（k）应为1以上的整数，现为{self.k}。请改正。")


@dataclass(frozen=True)
class Hit:
    """A precedent found, with its score: above 0 and at most 1, higher is nearer."""

    precedent: Precedent
    score: float

    def to_json(self) -> dict[str, Any]:
        """The hit as the contract of ``nianbao search --json`` has it."""
        item = self.precedent
        return {
            "id": item.id,
            "score": round(self.score, 4),
            "text": item.text,
            "organ": item.organ,
            "level": item.level,
            "year": item.year,
            "section": item.section,
            "kind": item.kind,
            "theme": item.theme,
            "source": item.source,
        }


class Embedder(Protocol):
    """A model that turns texts into vectors; both methods raise ``ModelError``."""

    @property
    def name(self) -> str:
        """The model's name."""

    def documents(self, texts: Sequence[str]) -> list[list[float]]:
        """A vector a text, all of one length."""

    def query(self, text: str) -> list[float]:
        """The vector of what is looked for."""


def level_of(organ: str) -> str:
    """The organ's level by its name.

    ``township``: 乡, 镇, 街道办事处; ``government``: any other 人民政府, and a zone's 管委会; ``department``:
    the rest, 人民政府办公室 among them, and commissions such as 城市管理委员会 or 国有资产监督管理委员会.
    """
    name = _REMARK.sub("", "".join(unicodedata.normalize("NFKC", organ).split()))
    if _TOWNSHIP.search(name):
        return "township"
    if _GOVERNMENT.search(name) and not _COMMISSION.search(name):
        return "government"
    return "department"


def _listed(words: dict[str, str]) -> str:
    return "、".join(f"{code}（{word}）" for code, word in words.items())
