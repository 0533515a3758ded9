"""What the figures of one sentence are named: by the words round each, and by what was named before it."""

import re

from drafting.mentions.about import context_after
from drafting.mentions.beside import (
    added,
    applicant_of,
    behind,
    is_treated,
    list_behind,
    listed_before,
    narrowed,
    total_of,
)
from drafting.mentions.measures import DECISIONS, NORMATIVE, Context, Measure, names, vocabulary
from drafting.mentions.prose import Span
from drafting.mentions.resolving import resolve
from drafting.mentions.scope import (
    before_comparison,
    before_start,
    before_target,
    is_comparison,
    is_denied,
    other_side,
)
from drafting.mentions.slot import GLUE, Figures

_RESPECTIVELY = re.compile(
    r"(?:分别|依次)(?:共|为|是|有|达|计|提交|提出|收到|受理|新收|接收|办结|发生|制发)*"
    r"(?:到|了|(?:政府信息公开)?申请|案件)*$"
)
_ONE_OF_THEM = re.compile(r"(?:的|那|这|有|无|没)一[件宗起条份例]$")  # 被纠正的一件是…, 无一件…
_WHOLES = frozenset({"t3.received.total", "t3.processed.total", "t4.review.total", "litigation.total"})
"""What may be said to have risen to a figure."""
_ITEMS = re.compile("[两二三]项(?:合计|共|总|之和|均|都|相加|$)")
_LEFT_OVER = re.compile("结转(?:至|到|入)?(?:下|次|明|20)|(?:转|顺延)(?:至|到|入)?(?:下|次)(?:一)?年")
_ALSO_CORRECTED = re.compile("责令|违法|变更|部分撤销|重新答复")
_THE_REST = re.compile("其余|剩余|余下")
_OF_A_SORT = re.compile("属于|涉及|涉嫌|因|关于|针对")
"""Says that only some of what the words name rose to a figure: 属于查询事项的不予公开由12件降为0件."""


class Naming:
    """The names given in one sentence so far.

    ``context`` is what the sentence has said, ``lead`` its words before the clause in hand, ``by_channel``
    how many figures in a row counted applications by the ways they came, ``explained`` the words that the
    bracket explains in which the clause stands.
    """

    def __init__(self, text: str, span: Span, figures: Figures, year: int | None, about: Context) -> None:
        self._text, self._span, self._figures, self._year = text, span, figures, year
        self.context = about
        self.lead = ""
        self.by_channel = 0
        self.explained = ""
        self._respectively: list[Measure | None] = []
        self._pending: Measure | None = None
        self._starting: Measure | None = None
        self._changed: Measure | None = None
        self._given: set[str] = set()
        self._applicant = ""

    def named(self, before: str, said: str, after: str, clause: str, *, last: bool) -> Measure | None:
        """The measure of a figure, ``None`` where its words name none, or several.

        Args:
            before: the words up to the figure, from the one before it or from the clause's begin.
            said: the figure as it stands there.
            after: the words behind it, up to the next one or to the clause's end.
            clause: the whole clause.
            last: whether the clause has no figure behind it.
        """
        measure = self._measure(before, said, after, clause, last=last)
        if "撤销" in f"{before}{after}" and _ALSO_CORRECTED.search(self._text, *self._span):
            return None  # 撤销2件，确认违法1件: both are corrected
        return narrowed(self._rid_of_the_rest(measure, clause), self._pending, self._applicant)

    def _rid_of_the_rest(self, measure: Measure | None, clause: str) -> Measure | None:
        """办理 between what was received and what is carried over: 收到16件，办理15件，结转下年1件."""
        handled = vocabulary(self._year).readings["handled"]
        if measure is None or measure.readings != handled or "received" not in self.context.totals:
            return measure
        if not _LEFT_OVER.search(self._text, len(self.lead) + self._span[0] + len(clause), self._span[1]):
            return measure
        carried = "t3.carried_in.total" in self._given
        return Measure.read_as(tuple(r for r in handled if r == handled[0] or (carried and len(r) > 1)))

    def given(self, measure: Measure, *, last_year: bool) -> None:
        """A figure of the measure was given, of this year or the last."""
        self.context = context_after(self.context, measure)
        self._given.add(measure.id)
        self._changed = measure if last_year else None  # 上年342件，今年306件

    def passed(self, rest: str) -> None:
        """A figure is passed; ``rest`` is the clause from it on. What waited for it waits no longer."""
        if not _ITEMS.match(rest):
            self._pending, self._starting = self._starting, None

    def moved(self, clause: str) -> None:
        """A clause without a figure may name the total whose parts follow, or whose figure does."""
        if self._pending and self.lead.endswith("的，") and is_treated(clause, self._year):
            return
        clause = vocabulary(self._year).objects["trend"].sub("", clause)
        self._pending = measure = resolve(clause, self.context, year=self._year)
        if measure is None and len(names(clause, self._year)) > 1:
            self._pending = resolve(f"{clause}合计", self.context, year=self._year)
        if measure is not None:
            self.context = context_after(self.context, measure)
            self._applicant = applicant_of(measure, clause) or self._applicant
        elif vocabulary(self._year).objects["normative"].search(clause):
            self.context = self.context._replace(row=NORMATIVE)
        elif topic := vocabulary(self._year).objects["decision_topic"].fullmatch(clause):
            self.context = self.context._replace(row=DECISIONS[topic["sort"]])

    def _measure(self, before: str, said: str, after: str, clause: str, *, last: bool) -> Measure | None:
        if _ITEMS.match(said + after):  # 过程性信息和行政查询事项两项合计14件
            self._pending = self._pending or self._resolved(f"{before}合计", clause)
            return None
        if _RESPECTIVELY.search(before):
            self._respectively = listed_before(before, self.context, self._year, clause)
        elif not GLUE.fullmatch(before):
            self._respectively = []
        if self._respectively:
            return self._respectively.pop(0)
        if not before and self._opens_outcomes(after, clause):
            return None
        if not before and self._pending and self.lead.endswith(":"):  # 自然人:238件
            return self._pending
        if self._pending and self.lead.endswith("(") and is_treated(before, self._year):
            return self._pending
        if self._pending and vocabulary(self._year).objects["closing"].fullmatch(before):
            return self._pending if self._pending.id.startswith("t3.closed_") else None
        if vocabulary(self._year).objects["total"].fullmatch(before):
            if self._pending or self._changed or not last:
                return self._pending or self._changed
            if whole := added(self._given, self._year):
                return whole
            if self.context.block and self.context.parts == "results":
                return total_of(self.context.block)
            if self.by_channel > 1:  # 网上申请105件，信函申请17件，合计122件
                return Measure.read_as(vocabulary(self._year).readings["received"])
        target = before_target(before, self._year)
        if target is not None:
            if not target and self._pending:  # 重复申请由2件增至5件
                return self._pending
            named = None if is_comparison(target, self._year) else self._resolved(target, clause)
            return named if named and (named.id in _WHOLES or named.id.startswith("t2.")) else None
        if (start := before_start(before, self._year)) is not None:
            self._starting = None if _OF_A_SORT.search(start) else self._resolved(start, clause)
        if is_comparison(before, self._year):
            self._changed = self._resolved(before_comparison(before, self._year), clause) or self._changed
            return self._resolved(other_side(before, self._year), clause)
        if is_denied(before, self._year):
            return None
        if _ONE_OF_THEM.search(before + said):
            return None
        around = f"{self.explained}{clause}"
        measure = resolve(before, self.context, year=self._year, clause=around, after=after, lead=self.lead)
        disputed = measure and measure.id.startswith("t4.") and measure.id.endswith(".total")
        if last and disputed and vocabulary(self._year).objects["outcome_behind"].match(after):
            return resolve(before + after, self.context, year=self._year, clause=clause)
        if measure is None and last and not names(before, self._year):
            if _THE_REST.search(before) and self._goes_on(clause):
                return None
            after += self._goes_on(clause)  # 因国家秘密、过程性信息等原因不予公开
            return behind(before, after, self.context, self._year, clause)
        return measure

    def _opens_outcomes(self, after: str, clause: str) -> bool:
        """Whether a bare noun opens a list of outcomes: 2件依申请公开，1件部分公开."""
        objects = vocabulary(self._year).objects
        at = len(self.lead) + self._span[0] + len(clause)
        if not objects["noun"].fullmatch(after):
            return False
        return bool(objects["outcome_next"].pattern.match(self._text, at, self._span[1]))

    def _goes_on(self, clause: str) -> str:
        """The rest of a list that a clause begins, empty where none: 其余72件不予公开、无法提供."""
        return list_behind(self._text, len(self.lead) + self._span[0] + len(clause), self._figures)

    def _resolved(self, words: str, clause: str) -> Measure | None:
        return resolve(words, self.context, year=self._year, clause=clause) if words else None
