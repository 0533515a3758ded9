"""Material: all that a writer, model or offline, may draw on for one organ's report on one year.

Also the cards of section 5, and the parts (paragraphs) that the narrative is written in. Values only:
``cards.py`` makes the cards, ``offline.py`` and the drafting write the parts.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from drafting.facts import ASPECT_PARTS, Aspect, Fact
from drafting.figures import Figures, format_number
from drafting.ledger import Ledger, counting_words
from drafting.narrative.clauses import Voice
from drafting.numerals import NUMERAL_CHARACTERS, parse_numeral
from drafting.references import PENDING_FIGURE, reference
from drafting.report import AnnualReport, OrganType
from drafting.tables import STATUTORY_CODES


@dataclass(frozen=True)
class Part:
    """A stretch of the narrative that is written, checked and repaired by itself.

    ``section`` is the report's section (0, 1, 5 or 6), ``aspects`` those of the facts that belong here,
    ``heading`` the sub-heading that the paragraph opens with, ``None`` where it has none.
    """

    code: str
    section: int
    aspects: tuple[Aspect, ...]
    heading: str | None


PARTS: tuple[Part, ...] = (
    Part("intro", 0, (Aspect.INTRO,), None),
    Part("proactive", 1, (Aspect.PROACTIVE,), ASPECT_PARTS[Aspect.PROACTIVE]),
    Part("on_request", 1, (Aspect.ON_REQUEST,), ASPECT_PARTS[Aspect.ON_REQUEST]),
    Part("records", 1, (Aspect.RECORDS,), ASPECT_PARTS[Aspect.RECORDS]),
    Part("platforms", 1, (Aspect.PLATFORMS,), ASPECT_PARTS[Aspect.PLATFORMS]),
    Part(
        "supervision",
        1,
        (Aspect.SUPERVISION, Aspect.ASSESSMENT, Aspect.PUBLIC_REVIEW, Aspect.ACCOUNTABILITY),
        ASPECT_PARTS[Aspect.SUPERVISION],
    ),
    Part("problems", 5, (Aspect.PROBLEM, Aspect.MEASURE, Aspect.LAST_YEAR), None),
    Part("other", 6, (Aspect.OTHER,), None),
)
"""The parts in printed order. Every aspect of a fact belongs to exactly one."""


class Origin(StrEnum):
    """Where a card comes from."""

    FACT = "fact"
    """Staff: a fact of the aspect 问题."""
    SIGNAL = "signal"
    """A rule over the figures (``signals.toml``)."""
    LAST_YEAR = "last_year"
    """A problem of last year's report."""


@dataclass(frozen=True)
class Measure:
    """What is (to be) done about a problem.

    ``what`` is source text (references, support marks), a clause without its full stop. ``who`` and ``due``
    come from staff only, in a field or in the measure's own words, and are empty where nobody said; they
    serve the list for 整改, and enter the text only where ``published``. ``done``: the work is done already,
    so it is a deed that leans on a fact.
    """

    what: str
    who: str = ""
    due: str = ""
    done: bool = False
    published: bool = False


@dataclass(frozen=True)
class Card:
    """One problem of section 5 with its evidence and its measures.

    ``title``, ``evidence``, ``cause`` and ``outcome`` are source text, clauses without their full stop;
    ``facts`` are the ids (``fact.12``) of the facts that the card leans on; ``outcome`` is what became of a
    problem of last year.
    """

    id: str
    theme: str
    origin: Origin
    title: str
    evidence: str = ""
    cause: str = ""
    measures: tuple[Measure, ...] = ()
    outcome: str = ""
    facts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Material:
    """The organ, the year, its figures and facts, last year's report, the cards chosen for section 5.

    A code that ``figures`` lacks is blank. ``previous`` is ``None`` where last year's report is unknown;
    ``doubted`` are those of its cells that may be misprinted (``checks.unbalanced``) or misread: nothing is
    compared with them.
    ``settled``: staff chose the cards; where they chose none, nobody suggests any. ``wording`` is the
    choice among the offline writer's wordings: 0 the first, each further one another way to say the same.
    """

    organ: str
    organ_type: OrganType
    year: int
    figures: Figures
    facts: tuple[Fact, ...] = ()
    previous: AnnualReport | None = None
    cards: tuple[Card, ...] = ()
    settled: bool = False
    wording: int = 0
    doubted: frozenset[str] = frozenset()

    @cached_property
    def ledger(self) -> Ledger:
        """The citable numbers: this year's cells, derived values, facts with a number."""
        previous = {**self.previous.figures, **dict.fromkeys(self.doubted)} if self.previous else None
        figures = {**dict.fromkeys(STATUTORY_CODES), **self.figures}
        return Ledger.of(figures, previous=previous, facts=self.facts)

    def facts_of(self, *aspects: Aspect) -> tuple[Fact, ...]:
        """The facts of these aspects that say something, in the order in which they were entered."""
        return tuple(f for f in self.facts if f.aspect in aspects and not _NOTHING.fullmatch(f.statement))


def voice_of(material: Material) -> Voice:
    """How this organ words this report."""
    return Voice(material.organ, material.year, material.wording)


_NOTHING = re.compile(r"[\s/\uff0f\u2013\u2014\-]*(?:暂?无|没有|同上|略|不涉及)?[\s。；;，,、.]*")
"""What stands in a cell that had to be filled: it tells of nothing, and is no item of a list (三是无)."""

_NUMBER = re.compile(rf"\d[\d,]*(?:\.\d+)?|[{NUMERAL_CHARACTERS}]+")
_TAIL = "。；;，,、. \t\n"


def fact_source(fact: Fact) -> str:
    """The fact's statement as source text: its number a reference, without the closing full stop or mark.

    The number stands where the statement has ``{}``, else where the statement prints it (once, in digits or
    as a numeral; of several the one in digits with its counting word), else at the end. A ``{}`` whose number
    nobody entered becomes 〔待填〕.
    """
    text = "".join(fact.statement.splitlines()).strip().rstrip(_TAIL)
    if fact.value is None:
        return text.replace("{}", PENDING_FIGURE)
    if "{}" in text:
        return _with_unit(fact, *text.split("{}", 1))
    printed = [match for match in _NUMBER.finditer(text) if _states(match, fact)]
    counted = [match for match in printed if _is_counted(match, fact)]
    stated = printed if len(printed) == 1 else counted
    if len(stated) == 1:
        return _with_unit(fact, text[: stated[0].start()], text[stated[0].end() :])
    if counted:
        return text  # the same number twice, and nothing says which is the fact's: neither needs saying again
    # Appended to a statement of several clauses, the number would seem to count the last one only.
    number = reference(fact.reference)
    return f"{text}（{number}）" if re.search("[，；。]", text) else text + number


def _states(match: re.Match[str], fact: Fact) -> bool:
    """Whether the statement prints the fact's value here; never inside 第一责任人 or 统一."""
    if match.string[: match.start()].endswith("第"):
        return False
    if match[0][0].isdigit():
        return match[0].replace(",", "") == format_number(fact.value)
    counted = match.string.startswith(counting_words(fact.unit), match.end())
    return counted and parse_numeral(match[0]) == fact.value


def _is_counted(match: re.Match[str], fact: Fact) -> bool:
    """Whether the number stands in digits before the fact's own counting word."""
    digits = match[0][0].isdigit()
    return digits and bool(fact.unit) and match.string.startswith(fact.unit, match.end())


def _with_unit(fact: Fact, before: str, after: str) -> str:
    """The statement round its number; a counting word that follows is the reference's format."""
    words = counting_words(fact.unit)
    word = max((word for word in words if after.startswith(word)), key=len, default="")
    if word:
        return before + reference(fact.reference, None if word == fact.unit else word) + after[len(word) :]
    alone = fact.unit and re.match(r"[余多]", after)
    return before + reference(fact.reference, "n" if alone else None) + after


def marked(fact: Fact) -> str:
    """The fact as source text with its support mark after every sentence, without the last full stop."""
    mark = f"‹{fact.reference}›"
    return "。".join(sentence + mark for sentence in fact_source(fact).split("。") if sentence.strip())
