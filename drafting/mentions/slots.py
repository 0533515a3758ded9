"""Slots: the places in the prose where a figure stands, and what the words round each name."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType

from drafting.mentions.measures import GROUPS, NORMATIVE, Context, Measure, Vocabulary, names, vocabulary
from drafting.mentions.numbers import NumberMention, located
from drafting.mentions.prose import REFERENCE_MARK, Prose, Span
from drafting.mentions.resolving import resolve
from drafting.mentions.scope import (
    Scope,
    before_start,
    before_target,
    is_comparison,
    is_denied,
    is_elsewhere,
    scope_of,
)
from drafting.references import Reference, references

COUNTING = frozenset({"件", "条", "宗", "起", "份", "个", "项", "例", "件次", "次", "封", ""})
"""The counting words with which applications, disputes and decisions are counted."""

MONEY: Mapping[str, Decimal] = MappingProxyType(
    {"万元": Decimal(1), "元": Decimal("0.0001"), "亿元": Decimal(10000)}
)
"""The units of the fees, each in 万元."""

_OPENER = re.compile(r"其中|包括|包含|(?<!不)含|分别|具体(?:为|是|情况)")
_RESPECTIVELY = re.compile(r"分别(?:为|是|有|达)?(?:到)?$")
_COUNTING_WORD = re.compile("^(?:" + "|".join(sorted(COUNTING - {""}, key=len, reverse=True)) + ")")
_ONE_OF_THEM = re.compile(r"(?:的|那|这|有|无|没)一[件宗起条份例]$")  # 被纠正的一件是…, 无一件…
_PARTS = {"received": "", "carried_in": "", "processed": ""} | dict.fromkeys(
    ("granted", "partial", "carried_out"), "outcomes"
)
"""What kind of parts a row of table three is; the other rows are details of （三） to （六）."""
_WHOLES = frozenset({"t3.received.total", "t3.processed.total", "t4.review.total", "litigation.total"})
"""What may be said to have risen to a figure."""

_HEADING = re.compile(r"(?:[(]?[一二三四五六七八九十]{1,3}[)、.]+|\d{1,2}[、.])[^，。;:!?\d]{2,24}[。:]?")
_GLUE = re.compile(r"[和及与、以]*")


@dataclass(frozen=True)
class Slot:
    """A place in the prose where a figure stands: a number or a reference, and what its words name.

    ``named`` is what they name, whatever the scope; ``measure`` the same where they speak of the whole organ
    and year for certain, else ``None`` (``excluded``: they do not); ``context`` is what the sentence said
    before it; ``sentence`` and ``clause`` are spans in
    the folded text, ``before`` the folded words between the figure and the last one or the clause's start;
    ``opens`` whether these, or a colon or bracket, open a list of parts (其中, 包括); ``elsewhere`` whether
    the clause speaks of another year, a part of this one, another organ or one channel.
    """

    at: Span
    number: NumberMention | None
    reference: Reference | None
    measure: Measure | None
    named: Measure | None
    context: Context
    sentence: Span
    clause: Span
    before: str
    opens: bool
    elsewhere: bool
    excluded: bool


@lru_cache(maxsize=128)
def slots(prose: Prose, year: int | None, organ: str, known: Context | None = None) -> tuple[Slot, ...]:
    """Every number and reference of a folded text, bound where its words name exactly one measure."""
    figures = figures_of(prose, year)
    found: list[Slot] = []
    for sentence, about in sentences_about(prose, year, known):
        if any(sentence[0] <= at[0] < sentence[1] for at in figures):
            found += _Sentence(prose, sentence, figures, year, organ, about).slots()
    return tuple(found)


def sentences_about(prose: Prose, year: int | None, known: Context | None) -> Iterator[tuple[Span, Context]]:
    """The sentences of a folded text, each with what its paragraph is about once it has said it.

    A heading on a line of its own tells of the paragraphs below it, up to the next one.

    Args:
        prose: the text.
        year: the report year.
        known: what every paragraph is about before it says anything.
    """
    words = vocabulary(year)
    inherited = known or Context()
    for paragraph in prose.paragraphs:
        about = inherited
        heading = bool(_HEADING.fullmatch(prose.text, *paragraph))
        if heading:
            about = known or Context()
        for sentence in prose.sentences(paragraph):
            said = prose.text[slice(*sentence)]
            if words.objects["others"].search(said):
                yield sentence, Context(barred=True)
                continue
            about = _about_after(about, said, words)
            yield sentence, about
        if heading:
            inherited = about


def _about_after(about: Context, sentence: str, words: Vocabulary) -> Context:
    objects = words.objects
    implied = objects["implied"].search(sentence) and not objects["implied_unless"].search(sentence)
    if implied or objects["application"].search(sentence):
        return Context(application=True, dispute=True)
    return replace(about, dispute=about.dispute or bool(words.dispute["context"].search(sentence)))


_Figures = dict[Span, NumberMention | Reference]


def figures_of(prose: Prose, year: int | None) -> _Figures:
    """The numbers and references of a folded text by their spans, in order."""
    marks = [match.span() for match in re.finditer(REFERENCE_MARK, prose.text)]
    found: _Figures = {span: mention for mention, span in located(prose, year)}
    found.update(zip(marks, references(prose.source), strict=True))
    return dict(sorted(found.items()))


class _Sentence:
    """The walk through one sentence, clause by clause, remembering what was named and how wide."""

    def __init__(
        self, prose: Prose, span: Span, figures: _Figures, year: int | None, organ: str, about: Context
    ) -> None:
        self._prose, self._span, self._year, self._organ = prose, span, year, organ
        self._figures = {at: f for at, f in figures.items() if span[0] <= at[0] < span[1]}
        self._context = about
        self._scope = Scope()
        self._lead = ""
        self._respectively: list[Measure | None] = []
        self._pending: Measure | None = None
        self._starting: Measure | None = None
        self._given: set[str] = set()

    def slots(self) -> Iterator[Slot]:
        for clause in self._prose.clauses(self._span, tuple(self._figures)):
            inside = [at for at in self._figures if clause[0] <= at[0] < clause[1]]
            self._lead = self._prose.text[self._span[0] : clause[0]]
            first = next((at[0] for at in inside if not self._is_year(at)), clause[1])
            words = self._prose.text[clause[0] : first]
            scope = scope_of(words, year=self._year, organ=self._organ)
            self._scope = scope.following(self._scope)
            if not inside:
                self._moved(words)
            bounds = [clause[0], *(end for _, end in inside)]
            nexts = [*(start for start, _ in inside[1:]), clause[1]]
            for at, start, end in zip(inside, bounds, nexts, strict=False):
                excluded = self._scope.narrowed or (scope.part and start == clause[0])
                elsewhere = is_elsewhere(
                    self._prose.text[clause[0] : at[0]], year=self._year, organ=self._organ
                )
                yield self._slot(at, clause, (start, end), excluded=excluded, elsewhere=elsewhere)
                self._pending, self._starting = self._starting, None

    def _is_year(self, at: Span) -> bool:
        figure = self._figures[at]
        return isinstance(figure, NumberMention) and figure.unit == "年"

    def _slot(self, at: Span, clause: Span, around: Span, *, excluded: bool, elsewhere: bool) -> Slot:
        text, figure = self._prose.text, self._figures[at]
        before, after = text[around[0] : at[0]], text[at[1] : around[1]]
        if not before and text[max(clause[0] - 1, 0)] == "(":  # 重复申请(5件)
            before = self._before_bracket(clause[0] - 1)
        if isinstance(figure, Reference):  # the counting word after a reference belongs to it
            after = _COUNTING_WORD.sub("", after, count=1)
        context = self._context
        measure = self._measure(
            before, text[slice(*at)], after, text[slice(*clause)], last=around[1] == clause[1]
        )
        if measure is not None:
            self._context = _after(self._context, measure)
            self._given.add(measure.id)
        number = figure if isinstance(figure, NumberMention) else None
        countable = number is None or _countable(number, measure)
        return Slot(
            at=at,
            number=number,
            reference=figure if isinstance(figure, Reference) else None,
            measure=measure if countable and not excluded else None,
            named=measure if countable else None,
            context=context,
            sentence=self._span,
            clause=clause,
            before=before,
            opens=bool(_OPENER.search(before)) or text[max(clause[0] - 1, 0)] in (":", "("),
            elsewhere=elsewhere,
            excluded=excluded,
        )

    def _measure(self, before: str, said: str, after: str, clause: str, *, last: bool) -> Measure | None:
        if _RESPECTIVELY.search(before):
            self._respectively = _listed(before, self._context, self._year)
        elif not _GLUE.fullmatch(before):
            self._respectively = []
        if self._respectively:
            return self._respectively.pop(0)
        if vocabulary(self._year).objects["total"].fullmatch(before):
            if self._pending or not last:
                return self._pending
            if added := self._added():
                return added
            if self._context.block and self._context.parts == "results":
                return _total_of(self._context.block)
        target = before_target(before, self._year)
        if target is not None:
            named = None if is_comparison(target, self._year) else self._named(target, clause)
            named = named or (None if target else self._pending)
            return named if named and named.id in _WHOLES else None
        if (start := before_start(before, self._year)) is not None:
            self._starting = self._named(start, clause)
        if is_comparison(before, self._year) or is_denied(before, self._year):
            return None
        if _ONE_OF_THEM.search(before + said):
            return None
        measure = resolve(before, self._context, year=self._year, clause=clause, after=after, lead=self._lead)
        disputed = measure and measure.id.startswith("t4.") and measure.id.endswith(".total")
        if last and disputed and vocabulary(self._year).objects["outcome_behind"].match(after):
            return resolve(before + after, self._context, year=self._year, clause=clause)
        if measure is None and last and not names(before, self._year):
            return _behind(before, after, self._context, self._year, clause)
        return measure

    def _before_bracket(self, at: int) -> str:
        """The words that a bracket explains, from the last figure or break before it."""
        start = max((end for _, end in self._figures if end <= at), default=self._span[0])
        return re.split("[，;)]", self._prose.text[start:at])[-1]

    def _added(self) -> Measure | None:
        """What a bare 合计 adds up: the sum whose parts the sentence has given."""
        sums = vocabulary(self._year).sums
        return next((Measure.plain(id) for id, parts in sums.items() if parts <= self._given), None)

    def _named(self, words: str, clause: str) -> Measure | None:
        return resolve(words, self._context, year=self._year, clause=clause) if words else None

    def _moved(self, clause: str) -> None:
        """A clause without a figure may name the total whose parts follow, or whose figure does."""
        self._pending = measure = resolve(clause, self._context, year=self._year)
        if measure is not None:
            self._context = _after(self._context, measure)
        elif vocabulary(self._year).objects["normative"].search(clause):
            self._context = replace(self._context, row=NORMATIVE)


def _behind(before: str, after: str, context: Context, year: int | None, clause: str) -> Measure | None:
    """What the words after a figure name: 3件予以公开, 对26件申请予以公开, 26件申请均已答复."""
    words = vocabulary(year)
    if words.objects["total"].fullmatch(before) and words.objects["noun"].fullmatch(after):
        return Measure(words.readings["handled"][0][0], words.readings["handled"])
    if context.application and "其中" not in before and words.objects["processed_behind"].match(after):
        readings = words.readings["processed"]
        return Measure(readings[0][0], readings)
    found = names(after, year)
    kinds = {name.kind for name in found}
    if not kinds or "measure" in kinds or ("verb" in kinds and "row" not in kinds):
        return None
    return resolve(after, context, year=year, clause=clause)


def _total_of(block: str) -> Measure:
    return Measure.plain(f"{block}.total" if block in ("litigation", "disputes") else f"t4.{block}.total")


def _listed(before: str, context: Context, year: int | None) -> list[Measure | None]:
    """The measures that stand before 分别为, in order."""
    listed: list[Measure | None] = []
    for name in names(before, year):
        if name.kind in ("row", "column", "block", "outcome"):
            listed.append(resolve(before[name.start : name.end], context, year=year, clause=before))
    return listed if len(listed) > 1 else []


def _countable(mention: NumberMention, measure: Measure | None) -> bool:
    if measure and measure.id == "t2.fees.amount":
        return mention.unit in MONEY
    return mention.unit in COUNTING


def _after(context: Context, measure: Measure) -> Context:
    table, _, rest = measure.id.partition(".")
    if table == "t4":
        block, outcome = rest.rsplit(".", 1)
        over = context.over if block.startswith("litigation_") else ""
        parts = "" if outcome == "total" else "results"
        return replace(context, dispute=True, row="", block=block, over=over, parts=parts)
    if table in ("litigation", "disputes"):
        parts = "" if rest == "total" else "results"
        return replace(context, dispute=True, row="", block=table, over=table, parts=parts)
    if table == "t3":
        row, column = rest.split(".")
        if measure.id in GROUPS:
            context = replace(context, outcomes=context.outcomes | {measure.id})
        elif row in ("received", "processed"):
            context = replace(context, outcomes=frozenset())
        if column != "total":
            return replace(context, row=row, block="", parts="applicants")
        return replace(context, row=row, block="", parts=_PARTS.get(row, "details"))
    if table == "organisations":
        return replace(context, row=rest, block="", parts="applicants")
    if table == "t2":
        return replace(context, row=f"t2.{rest.split('.')[0]}", block="", parts="")
    return replace(context, block="", parts="outcomes", outcomes=context.outcomes | {measure.id})
