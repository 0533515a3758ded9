"""The walk through one sentence, figure by figure."""

import re
from collections import deque
from collections.abc import Iterable, Iterator
from typing import Any

from drafting.mentions.about import context_after
from drafting.mentions.beside import (
    added,
    applicant_of,
    behind,
    explained,
    is_of_those_taken_on,
    is_part_of_itself,
    is_received_again,
    is_treated,
    list_behind,
    listed_before,
    narrowed,
    total_of,
)
from drafting.mentions.measures import DECISIONS, NORMATIVE, Context, Measure, may_name, names, vocabulary
from drafting.mentions.numbers import NumberMention
from drafting.mentions.prose import Prose, Span
from drafting.mentions.resolving import resolve
from drafting.mentions.scope import (
    Scope,
    before_comparison,
    before_start,
    before_target,
    is_comparison,
    is_denied,
    is_elsewhere,
    is_last_year,
    other_side,
    scope_of,
)
from drafting.mentions.slot import COUNTING, GLUE, Figures, Slot, counts, is_countable
from drafting.references import Reference

_OPENER = re.compile(r"其中|包括|包含|(?<!不)含|分别|具体(?:为|是|情况)")
_RESPECTIVELY = re.compile(
    r"(?:分别|依次)(?:共|为|是|有|达|计|提交|提出|收到|受理|新收|接收|办结|发生|制发)*"
    r"(?:到|了|(?:政府信息公开)?申请|案件)*$"
)
_COUNTING_WORD = re.compile("^(?:" + "|".join(sorted(COUNTING - {""}, key=len, reverse=True)) + ")")
_ONE_OF_THEM = re.compile(r"(?:的|那|这|有|无|没)一[件宗起条份例]$")  # 被纠正的一件是…, 无一件…
_WHOLES = frozenset({"t3.received.total", "t3.processed.total", "t4.review.total", "litigation.total"})
"""What may be said to have risen to a figure."""

_PERSONS = frozenset("名位人家户")
_ITEMS = re.compile("[两二三]项(?:合计|共|总|之和|均|都|相加|$)")

_THE_REST = re.compile("其余|剩余|余下")
_HELPED = re.compile("(?:协助|配合|代为)[^，。;]*(?:办理|处理|答复)")
"""Says that a figure is of what somebody else had to answer, as is a bare 办结 behind it."""
_OF_A_SORT = re.compile("属于|涉及|涉嫌|因|关于|针对")
"""Says that only some of what the words name rose to a figure: 属于查询事项的不予公开由12件降为0件."""


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
        self._context = about
        self._told = (
            bool(about.row)
            if about.barred
            else (
                about.application
                or bool(about.row or about.block)
                or may_name(prose.text[slice(*span)], (end - span[0] for _, end in figures), year)
                or not all(isinstance(figure, NumberMention) for figure in figures.values())
            )
        )
        self._scope = scope
        self._lead = ""
        self._respectively: list[Measure | None] = []
        self._pending: Measure | None = None
        self._starting: Measure | None = None
        self._changed: Measure | None = None
        self._given: set[str] = set()
        self._asides = prose.asides(span, tuple(self._figures))
        self._outside: list[tuple[Span, Context, Scope, bool]] = []
        self._applicant = ""
        self._others = self._office = False
        self._by_channel = 0
        self._listing = False
        self._whole = self._of_channel = False

    @property
    def divided(self) -> tuple[str, frozenset[str]]:
        """What a sentence behind it that opens with 其中 divides: the last total of table three, and all."""
        row = self._context.row
        return (row if row in ("received", "processed") else ""), self._context.totals

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
            self._lead = self._prose.text[self._span[0] : clause[0]]
            first = next((at[0] for at in inside if not self._is_year(at)), clause[1])
            words = self._prose.text[clause[0] : first]
            scope = scope_of(words, year=self._year, organ=self._organ)
            standing = self._scope
            self._scope = scope.following(standing)
            if not inside:
                self._moved(words)
            for at, start, end in zip(inside, bounds, nexts, strict=False):
                excluded = self._scope.narrowed or (scope.part and start == clause[0])
                elsewhere = is_elsewhere(
                    self._prose.text[clause[0] : at[0]], year=self._year, organ=self._organ
                )
                yield self._slot(at, clause, (start, end), excluded=excluded, elsewhere=elsewhere)
                if not _ITEMS.match(self._prose.text[slice(at[0], clause[1])]):
                    self._pending, self._starting = self._starting, None
            if inside and is_last_year(words, self._year):
                self._scope = standing
            if inside and first == clause[1]:  # 连续三年上升
                self._moved(words)

    def _unnamed(self, clauses: Iterable[Span]) -> Iterator[Slot]:
        """The figures of a sentence that names nothing."""
        left = deque(self._figures)
        for clause in clauses:
            start = clause[0]
            while left and left[0][0] < clause[1]:
                at = left.popleft()
                if at[0] >= clause[0]:
                    yield self._placed(at, clause, self._before(at, clause, start), self._context)
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
        return bool(_OPENER.search(before)) or self._prose.text[max(clause[0] - 1, 0)] in (":", "(")

    def _bracket(self, start: int) -> None:
        """Behind a bracket that explains a figure the sentence goes on from before it."""
        while self._outside and start >= self._outside[-1][0][1]:
            _, self._context, self._scope, self._others = self._outside.pop()
        for aside in self._asides:
            if start == aside[0] + 1:
                self._outside.append((aside, self._context, self._scope, self._others))

    def _is_year(self, at: Span) -> bool:
        figure = self._figures[at]
        return isinstance(figure, NumberMention) and figure.unit == "年"

    def _slot(self, at: Span, clause: Span, around: Span, *, excluded: bool, elsewhere: bool) -> Slot:
        text, figure = self._prose.text, self._figures[at]
        before, after = self._before(at, clause, around[0]), text[at[1] : around[1]]
        if isinstance(figure, Reference):  # the counting word after a reference belongs to it
            after = _COUNTING_WORD.sub("", after, count=1)
        context = self._context
        measure = self._measure(
            before, text[slice(*at)], after, text[slice(*clause)], last=around[1] == clause[1]
        )
        measure = narrowed(measure, self._pending, self._applicant)
        if measure is not None and (
            self._of_others(before if names(before, self._year) else after)
            or self._of_some(around[0], before)
            or is_of_those_taken_on(before, self._prose.text[slice(*self._span)], self._year)
            or is_part_of_itself(before, measure, self._context, self._year)
            or (self._listing and is_received_again(before, measure))
        ):
            measure = None
        self._listing = "received" in self._context.totals and (self._listing or self._opens(before, clause))
        if measure is not None:
            self._context = context_after(self._context, measure)
            self._given.add(measure.id)
            self._changed = measure if self._scope.year is False else None  # 上年342件，今年306件
        if counts(figure):
            self._by_channel = self._channels(before, measure)
            foreign = self._others or (not self._by_channel and self._is_foreign(before))
            self._others = (measure is None and foreign) or bool(_HELPED.search(before))
        excluded = self._of_whole_office(measure, text[slice(*clause)]) or excluded
        if measure and measure.id == "t3.received.total":
            self._of_channel = self._scope.part and not self._whole
            self._whole = self._whole or not excluded
        excluded = excluded or self._of_channel  # 线上申请65件，办结62件
        number = figure if isinstance(figure, NumberMention) else None
        countable = number is None or is_countable(number, measure)
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

    def _channels(self, before: str, measure: Measure | None) -> int:
        """How many figures in a row count applications by the ways they came, this one the last."""
        if not self._context.application or (measure and not self._scope.part):
            return 0
        if not vocabulary(self._year).objects["channel"].fullmatch(before):
            return 0
        return self._by_channel + 1 if self._by_channel or "申请" in before else 0

    def _of_whole_office(self, measure: Measure | None, clause: str) -> bool:
        """Whether a dispute's figure is of all the office's lawsuits: 行政应诉案件142件，已审结120件."""
        words = vocabulary(self._year).dispute
        about = bool(words["context"].search(clause))
        self._office = not about and (self._office or bool(words["whole_office"].search(clause)))
        return self._office and measure is not None and not measure.id.startswith("t2.")

    def _is_foreign(self, before: str) -> bool:
        """Whether a figure that is no measure's counts what somebody received or handled: 留言412条."""
        if is_comparison(before, self._year):
            return False
        foreign = vocabulary(self._year).objects["foreign"]
        return bool(foreign.search(before)) or any(name.kind == "verb" for name in names(before, self._year))

    def _of_some(self, start: int, before: str) -> bool:
        """Whether the applicant's name only says who some of them were: 1名自然人提交申请26件."""
        earlier = next((figure for at, figure in self._figures.items() if at[1] == start), None)
        persons = isinstance(earlier, NumberMention) and earlier.unit in _PERSONS
        return persons and any(n.kind == "column" and n.start == 0 for n in names(before, self._year))

    def _of_others(self, before: str) -> bool:
        """Whether words that only say 办结 go on from what is not an application."""
        if (
            not self._others
            or "申请" in before
            or vocabulary(self._year).objects["application"].search(before)
        ):
            return False
        return {name.kind for name in names(before, self._year)} <= {"verb", "outcome"}

    def _measure(self, before: str, said: str, after: str, clause: str, *, last: bool) -> Measure | None:
        if _ITEMS.match(said + after):  # 过程性信息和行政查询事项两项合计14件
            self._pending = self._pending or self._named(f"{before}合计", clause)
            return None
        if _RESPECTIVELY.search(before):
            self._respectively = listed_before(before, self._context, self._year, clause)
        elif not GLUE.fullmatch(before):
            self._respectively = []
        if self._respectively:
            return self._respectively.pop(0)
        if not before and self._opens_outcomes(after, clause):
            return None
        if not before and self._pending and self._lead.endswith(":"):  # 自然人:238件
            return self._pending
        if self._pending and self._lead.endswith("(") and is_treated(before, self._year):
            return self._pending
        if self._pending and vocabulary(self._year).objects["closing"].fullmatch(before):
            return self._pending if self._pending.id.startswith("t3.closed_") else None
        if vocabulary(self._year).objects["total"].fullmatch(before):
            if self._pending or self._changed or not last:
                return self._pending or self._changed
            if whole := added(self._given, self._year):
                return whole
            if self._context.block and self._context.parts == "results":
                return total_of(self._context.block)
            if self._by_channel > 1:  # 网上申请105件，信函申请17件，合计122件
                return Measure.read_as(vocabulary(self._year).readings["received"])
        target = before_target(before, self._year)
        if target is not None:
            if not target and self._pending:  # 重复申请由2件增至5件
                return self._pending
            named = None if is_comparison(target, self._year) else self._named(target, clause)
            return named if named and (named.id in _WHOLES or named.id.startswith("t2.")) else None
        if (start := before_start(before, self._year)) is not None:
            self._starting = None if _OF_A_SORT.search(start) else self._named(start, clause)
        if is_comparison(before, self._year):
            self._changed = self._named(before_comparison(before, self._year), clause) or self._changed
            return self._named(other_side(before, self._year), clause)
        if is_denied(before, self._year):
            return None
        if _ONE_OF_THEM.search(before + said):
            return None
        measure = resolve(before, self._context, year=self._year, clause=clause, after=after, lead=self._lead)
        disputed = measure and measure.id.startswith("t4.") and measure.id.endswith(".total")
        if last and disputed and vocabulary(self._year).objects["outcome_behind"].match(after):
            return resolve(before + after, self._context, year=self._year, clause=clause)
        if measure is None and last and not names(before, self._year):
            if _THE_REST.search(before) and self._goes_on(clause):
                return None
            after += self._goes_on(clause)  # 因国家秘密、过程性信息等原因不予公开
            return behind(before, after, self._context, self._year, clause)
        return measure

    def _opens_outcomes(self, after: str, clause: str) -> bool:
        """Whether a bare noun opens a list of outcomes: 2件依申请公开，1件部分公开."""
        objects = vocabulary(self._year).objects
        at = len(self._lead) + self._span[0] + len(clause)
        if not objects["noun"].fullmatch(after):
            return False
        return bool(objects["outcome_next"].pattern.match(self._prose.text, at, self._span[1]))

    def _goes_on(self, clause: str) -> str:
        """The rest of a list that a clause begins, empty where none: 其余72件不予公开、无法提供."""
        return list_behind(self._prose.text, len(self._lead) + self._span[0] + len(clause), self._figures)

    def _named(self, words: str, clause: str) -> Measure | None:
        return resolve(words, self._context, year=self._year, clause=clause) if words else None

    def _moved(self, clause: str) -> None:
        """A clause without a figure may name the total whose parts follow, or whose figure does."""
        if self._pending and self._lead.endswith("的，") and is_treated(clause, self._year):
            return
        clause = vocabulary(self._year).objects["trend"].sub("", clause)
        self._pending = measure = resolve(clause, self._context, year=self._year)
        if measure is None and len(names(clause, self._year)) > 1:
            self._pending = resolve(f"{clause}合计", self._context, year=self._year)
        if measure is not None:
            self._context = context_after(self._context, measure)
            self._applicant = applicant_of(measure, clause) or self._applicant
        elif vocabulary(self._year).objects["normative"].search(clause):
            self._context = self._context._replace(row=NORMATIVE)
        elif topic := vocabulary(self._year).objects["decision_topic"].fullmatch(clause):
            self._context = self._context._replace(row=DECISIONS[topic["sort"]])
