"""What drafting gives back: parts and cards as source text, and how each came about. Values only."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from drafting.checks.findings import Finding
from drafting.facts import Fact
from drafting.narrative.material import Card, Part
from drafting.narrative.prompts import Prompt

BY_FACTS = "按素材成稿（未用大模型）。"
"""How the message of a part ends that the offline writer wrote although there is a model."""


class Writer(StrEnum):
    """Who wrote a part or a card."""

    MODEL = "model"
    REPAIRED = "repaired"
    """The model, after findings on what it wrote first."""
    OFFLINE = "offline"
    """按素材成稿（未用大模型）"""


@dataclass(frozen=True)
class DraftedCard:
    """A card's texts as source, without ordinals, and who wrote them.

    ``findings`` are those on the model's last answer where it was refused, ``notes`` those with which it was
    let stand; ``message`` says why the offline writer wrote the card although there is a model.
    """

    number: int
    card: Card
    problem: str
    measure: str
    origin: Writer
    findings: tuple[Finding, ...] = ()
    notes: tuple[Finding, ...] = ()
    message: str = ""


@dataclass(frozen=True)
class Spent:
    """What asking took: how often the model was asked, how many tokens went and came, repairs included.

    ``counted``: the server counted all of these tokens; else some are estimated. ``first`` is the time in
    seconds to the first piece of the first answer, ``None`` where none came.
    """

    asked: int = 0
    sent: int = 0
    received: int = 0
    first: float | None = None
    counted: bool = True


@dataclass(frozen=True)
class DraftedPart:
    """A part's source text and how it came about.

    ``origin`` of section 5 is ``repaired`` where its ``cards`` were not all written in one way.
    ``findings`` are those on the model's last answer where it was refused, ``notes`` (stock phrases, nothing
    cited) those with which it was let stand. ``message`` is empty, or says in Chinese why the offline writer
    wrote the part (or some card) although there is a model. ``prompts`` are those of the last request (id,
    version, hash), ``precedents`` those that they carried, unmasked; both are empty where the part was not
    for the model. ``aside`` are passages of the answer that belong to no text or card that was asked for.
    ``spent`` counts what asking took. ``left_out`` are the facts it was given that a model's text tells
    nothing of: true, but less than the office has to say. ``contradicted`` are what the office states and
    its tables contradict, which a model's text does not say.
    """

    part: Part
    source: str
    origin: Writer
    findings: tuple[Finding, ...] = ()
    notes: tuple[Finding, ...] = ()
    message: str = ""
    prompts: tuple[Prompt, ...] = ()
    precedents: tuple[str, ...] = ()
    model: str = ""
    seconds: float = 0
    cards: tuple[DraftedCard, ...] = ()
    aside: tuple[str, ...] = ()
    spent: Spent = field(default_factory=Spent)
    left_out: tuple[Fact, ...] = ()
    contradicted: tuple[str, ...] = ()


@dataclass(frozen=True)
class Draft:
    """The drafted parts, and the source of every section all of whose parts were asked for.

    ``stopped``: somebody stopped the drafting, and what was not finished is the offline writer's.
    """

    sections: Mapping[int, str]
    parts: tuple[DraftedPart, ...]
    stopped: bool = False

    @property
    def aside(self) -> tuple[tuple[str, str], ...]:
        """(code of the part, passage) of everything in the answers that belongs to nothing asked for."""
        return tuple((drafted.part.code, text) for drafted in self.parts for text in drafted.aside)
