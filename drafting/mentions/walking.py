"""The walk through one sentence, figure by figure."""

import re
from collections import deque
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from drafting.mentions.beside import (
    explained,
    is_of_those_taken_on,
    is_part_of_itself,
    is_received_again,
)
from drafting.mentions.measures import Context, Measure, may_name, names, vocabulary
from drafting.mentions.naming import Naming
from drafting.mentions.numbers import NumberMention
from drafting.mentions.others import Others, are_theirs, is_foreign
from drafting.mentions.parts import Part
from drafting.mentions.prose import Prose, Span
from drafting.mentions.scope import (
    Scope,
    is_elsewhere,
    is_last_year,
    scope_of,
)
from drafting.mentions.slot import COUNTING, Figures, Slot, counts, is_countable
from drafting.references import Reference

_OPENER = re.compile(r"其中|包括|包含|(?<!不)含|分别|具体(?:为|是|情况)")
_COUNTING_WORD = re.compile("^(?:" + "|".join(sorted(COUNTING - {""}, key=len, reverse=True)) + ")")

_LISTED = re.compile("[^，。;:]+、$")
_LOST = re.compile("^(?:其中)?败诉率")
_PERSONS = frozenset("名位人家户")
_HELPED = re.compile("(?:协助|配合|代为)[^，。;]*(?:办理|处理|答复)")
"""Says that a figure is of what somebody else had to answer, as is a bare 办结 behind it."""


class _Outside(NamedTuple):
    """What a bracket explains, for the sentence to go on from behind it."""

    bracket: Span
    context: Context
    scope: Scope
    others: Others
    inside: bool


class Sentence:
    """The walk through one sentence, clause by clause, remembering what was named and how wide."""

    def __init__(
        self,
        prose: Prose,
        span: Span,
        figures: Figures,
        year: int | None,
        organ: str,
        about: Context,
        scope: Scope,
    ) -> None:
        self._prose, self._span, self._figures = prose, span, figures
        self._year, self._organ = year, organ
        self._naming = Naming(prose.text, span, figures, year, about)
        self._told = self._may_be_named(about)
        self._scope = scope
        self._asides = prose.asides(span, tuple(self._figures))
        self._outside: list[_Outside] = []
        self._part, self._others = Part(), Others()
        self._office = self._decided = self._listing = False

    def _may_be_named(self, about: Context) -> bool:
        """Whether some figure of the sentence may be a measure's: of most sentences none is."""
        said = self._prose.text[slice(*self._span)]
        if about.barred:
            return bool(about.row) or bool(vocabulary(self._year).objects["counted"].search(said))
        return (
            about.application
            or bool(about.row or about.block)
            or may_name(said, (end - self._span[0] for _, end in self._figures), self._year)
            or not all(isinstance(figure, NumberMention) for figure in self._figures.values())
        )

    @property
    def divided(self) -> tuple[str, frozenset[str], str]:
        """What a sentence opening with 其中 divides: the last total of table three, all, a block.

        The block of table four only where its total was given last.
        """
        context = self._naming.context
        block = context.block if not context.outcome else ""
        return (context.row if context.row in ("received", "processed") else ""), context.totals, block

    @property
    def scope(self) -> Scope:
        """How wide the last clause walked was, which a sentence behind it that opens with 其中 keeps to."""
        return self._scope

    def slots(self) -> Iterator[Slot]:
        """The sentence's figures in order."""
        clauses = self._prose.clauses(self._span, tuple(self._figures))
        if not self._told:
            yield from self._unnamed(clauses)
            return
        last = next(reversed(self._figures))[0]
        goes_on = self._prose.text.startswith("其中", self._span[1])
        for clause in clauses:
            if clause[0] > last and not goes_on:
                return
            self._bracket(clause[0])
            inside = [at for at in self._figures if clause[0] <= at[0] < clause[1]]
            bounds = [clause[0], *(end for _, end in inside)]
            nexts = [*(start for start, _ in inside[1:]), clause[1]]
            self._naming.lead = self._prose.text[self._span[0] : clause[0]]
            first = next((at[0] for at in inside if not self._is_year(at)), clause[1])
            words = self._prose.text[clause[0] : first]
            scope = scope_of(words, year=self._year, organ=self._organ)
            if not words and clause[0] and self._prose.text[clause[0] - 1] in ":(":
                scope = scope._replace(part=self._scope.part)  # 网上申请：3件
            standing = self._scope
            self._scope = scope.following(standing)
            if not inside:
                self._naming.moved(words)
            for at, start, end in zip(inside, bounds, nexts, strict=False):
                excluded = self._scope.narrowed or (scope.part and start == clause[0])
                elsewhere = is_elsewhere(
                    self._prose.text[clause[0] : at[0]], year=self._year, organ=self._organ
                )
                slot = self._slot(at, clause, (start, end), excluded=excluded, elsewhere=elsewhere)
                yield slot
                if slot.named and slot.number:
                    yield from self._each(slot)
                self._naming.passed(self._prose.text[at[0] : clause[1]])
            if inside and is_last_year(words, self._year):
                self._scope = standing
            if inside and first == clause[1]:  # 连续三年上升
                self._naming.moved(words)

    def _unnamed(self, clauses: Iterable[Span]) -> Iterator[Slot]:
        """The figures of a sentence that names nothing."""
        left = deque(self._figures)
        for clause in clauses:
            start = clause[0]
            while left and left[0][0] < clause[1]:
                at = left.popleft()
                if at[0] >= clause[0]:
                    yield self._placed(at, clause, self._before(at, clause, start), self._naming.context)
                    start = at[1]
            if not left:
                return

    def _placed(self, at: Span, clause: Span, before: str, context: Context, **known: Any) -> Slot:
        """A figure at its place, with what is known of it besides."""
        figure = self._figures[at]
        number = figure if isinstance(figure, NumberMention) else None
        reference = figure if isinstance(figure, Reference) else None
        opens = self._opens(before, clause)
        return Slot(at, number, reference, context, self._span, clause, before, opens, **known)

    def _before(self, at: Span, clause: Span, start: int) -> str:
        before = self._prose.text[start : at[0]]
        if not before and self._prose.text[max(clause[0] - 1, 0)] == "(":  # 重复申请(5件)
            return explained(self._prose.text, self._span[0], clause[0] - 1, self._figures)
        return before

    def _opens(self, before: str, clause: Span) -> bool:
        return self._prose.text[max(clause[0] - 1, 0)] in (":", "(") or bool(_OPENER.search(before))

    def _bracket(self, start: int) -> None:
        """Behind a bracket that explains a figure the sentence goes on from before it."""
        while self._outside and start >= self._outside[-1].bracket[1]:
            _, self._naming.context, self._scope, self._others, inside = self._outside.pop()
            self._part = self._part._replace(inside=inside)
        for aside in self._asides:
            if start == aside[0] + 1:
                left = _Outside(aside, self._naming.context, self._scope, self._others, self._part.inside)
                self._outside.append(left)
                self._part = self._part.in_bracket()

    def _is_year(self, at: Span) -> bool:
        figure = self._figures[at]
        return isinstance(figure, NumberMention) and figure.unit == "年"

    def _slot(self, at: Span, clause: Span, around: Span, *, excluded: bool, elsewhere: bool) -> Slot:
        text, figure = self._prose.text, self._figures[at]
        before, context = self._before(at, clause, around[0]), self._naming.context
        measure = self._measure(at, clause, around, before)
        self._listing = "received" in self._naming.context.totals and (
            self._listing or self._opens(before, clause)
        )
        helped = bool(_HELPED.search(before))
        if measure is not None and not helped:
            self._naming.given(measure, last_year=self._scope.year is False)
        if counts(figure):
            self._counted(figure, before, measure, helped=helped)
        excluded = self._of_whole_office(measure, text[slice(*clause)]) or excluded
        self._part = self._part.at(before, measure, narrowed=self._scope.part, excluded=excluded)
        excluded = excluded or self._part.has(measure)
        if counts(figure):
            alone = not self._naming.context.totals
            self._part = self._part.behind(before, measure, narrowed=self._scope.part, alone=alone)
        number = figure if isinstance(figure, NumberMention) else None
        countable = number is None or is_countable(number, measure, before, self._decided)
        self._decided = self._decided or bool(measure and countable and measure.id.endswith(".decisions"))
        return self._placed(
            at,
            clause,
            before,
            context,
            measure=measure if countable and not excluded else None,
            named=measure if countable else None,
            elsewhere=elsewhere,
            excluded=excluded,
            aside=next((aside for aside in self._asides if aside[0] < at[0] < aside[1]), None),
        )

    def _measure(self, at: Span, clause: Span, around: Span, before: str) -> Measure | None:
        """What the words round a figure name, unless they say that it is of something else."""
        text, figure, after = self._prose.text, self._figures[at], self._prose.text[at[1] : around[1]]
        if isinstance(figure, Reference):  # the counting word after a reference belongs to it
            after = _COUNTING_WORD.sub("", after, count=1)
        self._naming.explained = before if around[0] == at[0] else ""
        measure = self._naming.named(
            before, text[slice(*at)], after, text[slice(*clause)], last=around[1] == clause[1]
        )
        if measure is None or measure.id.startswith("t2."):
            return measure
        if (
            self._others.goes_on(before if names(before, self._year) else after, figure, self._year)
            or self._of_some(around[0], before)
            or is_of_those_taken_on(before, text[slice(*self._span)], self._year)
            or is_part_of_itself(before, measure, self._naming.context, self._year)
            or (self._listing and is_received_again(before, measure))
        ):
            return None
        return measure

    def _counted(
        self, figure: NumberMention | Reference, before: str, measure: Measure | None, *, helped: bool
    ) -> None:
        """Remember what a figure counts, and whose, for the figures behind it."""
        self._naming.by_channel = self._channels(before, measure)
        foreign = self._others.counted or (not self._naming.by_channel and is_foreign(before, self._year))
        others = (measure is None and foreign) or helped
        self._others = self._others.after(
            figure, others=others, theirs=others and are_theirs(before, self._year)
        )

    def _each(self, slot: Slot) -> Iterator[Slot]:
        """The other measures whose value a number is, too, each as a slot of its own: 复议、诉讼各1件."""
        for named in self._naming.each:
            self._naming.given(named, last_year=self._scope.year is False)
            yield slot._replace(named=named, measure=named if slot.measure else None)

    def _channels(self, before: str, measure: Measure | None) -> int:
        """How many figures in a row count applications by the ways they came, this one the last."""
        if not self._naming.context.application or (measure and not self._scope.part):
            return 0
        if not vocabulary(self._year).objects["channel"].fullmatch(before):
            return 0
        return self._naming.by_channel + 1 if self._naming.by_channel or "申请" in before else 0

    def _of_whole_office(self, measure: Measure | None, clause: str) -> bool:
        """Whether a dispute's figure is of all the office's lawsuits: 行政应诉案件142件，已审结120件."""
        words = vocabulary(self._year).dispute
        listed = _LISTED.search(self._naming.lead)  # 因信息公开被复议14件、应诉11件
        about = bool(words["context"].search(f"{listed[0] if listed else ''}{clause}"))
        if _LOST.search(clause) and words["context"].search(self._naming.lead):
            about = about or not self._office  # 政府信息公开行政诉讼6件，败诉率33.3%
        self._office = not about and (self._office or bool(words["whole_office"].search(clause)))
        return self._office and measure is not None and not measure.id.startswith("t2.")

    def _of_some(self, start: int, before: str) -> bool:
        """Whether the applicant's name only says who some of them were: 1名自然人提交申请26件."""
        earlier = next((figure for at, figure in self._figures.items() if at[1] == start), None)
        persons = isinstance(earlier, NumberMention) and earlier.unit in _PERSONS
        return persons and any(n.kind == "column" and n.start == 0 for n in names(before, self._year))
