"""What the figures of one sentence are named: by the words round each, and by what was named before it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Final, Literal

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
from drafting.patterns import Sought

_RESPECTIVELY = Sought(
    r"(?:分别|依次)(?:共|为|是|有|达|计|提交|提出|收到|受理|新收|接收|办结|发生|制发)*"
    r"(?:到|了|(?:政府信息公开)?申请|案件)*$"
)
_EACH = re.compile(r"[均都]?各(?:为|有|是|计)?$")
_ONE_OF_THEM = re.compile(r"[的那这有无没]一[件宗起条份例]")  # 被纠正的一件是…, 无一件…
_WHOLES = frozenset({"t3.received.total", "t3.processed.total", "t4.review.total", "litigation.total"})
"""What may be said to have risen to a figure."""
_THERE_ARE = re.compile("有|为|计|达到?")
"""Before a figure without 共 or 合计: it adds nothing up. 答复265件（含上年结转12件），有10件结转下年."""
_AGAIN = ("以上", "上述")
"""Before 合计: of all that was given, though its sum was, too."""
_ITEMS = re.compile("[两二三]项(?:合计|共|总|之和|均|都|相加|$)")
_ONE_FIGURE = re.compile(r"\d+[^\d，。;]*")
_OF_ALL = re.compile("[全今]年|合计|共计|总计|累计|总共|一共")
_OF_A_RATE = re.compile("[率占][^，。;]*%，$")
"""Before 共 or 计: what the rate is of, not the whole. 复议维持率52.4%，共11件."""
_LEFT_OVER = re.compile("结转(?:至|到|入)?(?:下|次|明|20)|(?:转|顺延)(?:至|到|入)?(?:下|次)(?:一)?年")
_LISTED_ON = re.compile("[，、;][^，。;]{0,12}\\d+[件条宗份起]")
_STILL_OPEN = re.compile(
    "结转|顺延|按序时|(?<!延期)答复|转至|转入|未办结|未答复|未到|办理中|正在|尚在|仍在|期限|下(?:一)?年|其中"
)
_UNANSWERED_NEXT = re.compile(
    r"(?:[，、;](?:不予(?:处理|受理)|无法提供|[^，。;\d]{0,10}(?:不明确|不存在|不掌握)[^，。;\d]{0,6})\d+[件条宗起份]){2}"
)
"""Behind 答复7件: outcomes that are no answer of their own, so that 答复 stands for the others."""
_ALSO_CORRECTED = re.compile("责令|违法|变更|部分撤销|重新答复")
_RECEIVED = re.compile("收到(?:了|共)*$")
_THE_REST = re.compile("其余|剩余|余下")
_OF_A_SORT = re.compile("(?:属于|涉及|涉嫌|因|关于|针对)(?!(?:政府|申请)?(?:信息)?公开)")
"""Says that only some of what the words name rose to a figure: 属于查询事项的不予公开由12件降为0件."""


@dataclass(slots=True)
class _Place:
    """A figure's place: the arguments of ``Naming.named``."""

    before: str
    said: str
    after: str
    clause: str
    last: bool


class _Way(Enum):
    """``ON``: a way to name a figure does not know such words; the next one may."""

    ON = "on"


_ON: Final = _Way.ON
_Found = Measure | Literal[_Way.ON] | None


class Naming:
    """The names given in one sentence so far.

    ``context`` is what the sentence has said, ``lead`` its words before the clause in hand, ``by_channel``
    how many figures in a row counted applications by the ways they came, ``each`` what else has the last
    figure as its value (科研机构、社会公益组织各1件), ``explained`` the words that the bracket explains in
    which the clause stands.
    """

    def __init__(self, text: str, span: Span, figures: Figures, year: int | None, about: Context) -> None:
        self._text, self._span, self._figures, self._year = text, span, figures, year
        self._objects, self._rest = vocabulary(year).objects, vocabulary(year).readings["rest"]
        self.context = about
        self.lead = ""
        self.by_channel = 0
        self.each: list[Measure] = []
        self.explained = ""
        self._respectively: list[Measure | None] = []
        self._pending: Measure | None = None
        self._starting: Measure | None = None
        self._changed: Measure | None = None
        self._given: set[str] = set()
        self._named: Measure | None = None
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
        self.each = []
        measure = self._measure(_Place(before, said, after, clause, last))
        if "撤销" in f"{before}{after}" and _ALSO_CORRECTED.search(self._text, *self._span):
            return None  # 撤销2件，确认违法1件: both are corrected
        if measure is None and self._objects["normative_published"].search(before):
            self.context = self.context._replace(row=NORMATIVE)  # 规范性文件发布2件，废止1件
        measure = self._rid_of_the_rest(measure, clause)
        if _OF_ALL.search(before):
            self._applicant = ""
        self._named = narrowed(measure, self._pending, self._applicant, self._year)
        return self._named

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
        if self._named and _ONE_FIGURE.fullmatch(rest):  # 商业企业申请14件中，予以公开6件
            self._applicant = applicant_of(self._named, rest) or self._applicant
        if not _ITEMS.match(rest):
            self._pending, self._starting = self._starting, None

    def moved(self, clause: str) -> None:
        """A clause without a figure may name the total whose parts follow, or whose figure does."""
        if self._pending and self.lead.endswith("的，") and is_treated(clause, self._year):
            return
        clause = self._objects["trend"].sub("", clause)
        self._pending = measure = resolve(clause, self.context, year=self._year)
        if measure is None and len(names(clause, self._year)) > 1:
            self._pending = resolve(f"{clause}合计", self.context, year=self._year)
        if measure is not None:
            self.context = context_after(self.context, measure)
            self._applicant = applicant_of(measure, clause) or self._applicant
        elif self._objects["normative"].search(clause):
            self.context = self.context._replace(row=NORMATIVE)
        elif topic := self._objects["decision_topic"].fullmatch(clause):
            self.context = self.context._replace(row=DECISIONS[topic["sort"]])

    def _measure(self, at: _Place) -> Measure | None:
        """What the first of the ways names that knows such words; one that does may find nothing."""
        for way in _WAYS:
            found = way(self, at)
            if found is not _ON:
                return found
        return None

    def _two_together(self, at: _Place) -> _Found:
        """过程性信息和行政查询事项两项合计14件: 两项 is no figure of theirs, 14 is."""
        if not _ITEMS.match(at.said + at.after):
            return _ON
        self._pending = self._pending or self._resolved(f"{at.before}合计", at.clause)
        return None

    def _each_of_several(self, at: _Place) -> _Found:
        """科研机构、社会公益组织各1件: the figure is that of each, of the first here."""
        words = _EACH.split(at.before)
        if len(words) == 1:
            return _ON
        named = listed_before(words[0], self.context, self._year, at.clause)
        if not all(named):
            return _ON
        if len({measure.id.endswith(".total") for measure in named if measure}) > 1:
            return None  # 个人和企业要求公开政府信息的申请各1条: neither is all of them
        first, *self.each = (measure for measure in named if measure)
        return first

    def _one_of_a_list(self, at: _Place) -> _Found:
        """维持、纠正分别为3件、2件: each in its turn, as long as nothing but 和 stands between."""
        if _RESPECTIVELY.search(at.before):
            self._respectively = listed_before(at.before, self.context, self._year, at.clause)
        elif not GLUE.fullmatch(at.before):
            self._respectively = []
        return self._respectively.pop(0) if self._respectively else _ON

    def _first_of_outcomes(self, at: _Place) -> _Found:
        """A bare noun that opens a list of outcomes: 2件依申请公开，1件部分公开."""
        if at.before or not self._objects["noun"].fullmatch(at.after):
            return _ON
        end = len(self.lead) + self._span[0] + len(at.clause)
        opens = self._objects["outcome_next"].pattern.match(self._text, end, self._span[1])
        return None if opens else _ON

    def _waited_for(self, at: _Place) -> _Found:
        """What the clause before named: 自然人:238件, 不予公开的(说明理由118件), 逾期不补正，不再处理5件."""
        if not self._pending:
            return _ON
        if not at.before and self.lead.endswith(":"):
            return self._pending
        if self.lead.endswith("(") and is_treated(at.before, self._year):
            return self._pending
        if self._objects["closing"].fullmatch(at.before):
            return self._pending if self._pending.id.startswith("t3.closed_") else None
        return _ON

    def _bare_total(self, at: _Place) -> _Found:
        """合计 and 共: of what waits for its figure, of last year's measure, or of the parts given so far."""
        row = self.context.row
        if self._objects["whole"].fullmatch(at.before) and row in ("received", "processed"):
            return Measure.read_as(vocabulary(self._year).readings[row])
        if not self._objects["total"].fullmatch(at.before):
            return _ON
        if self._pending or self._changed or not at.last:
            return self._pending or self._changed
        if _OF_A_RATE.search(self.lead):
            return None
        again = at.before.startswith(_AGAIN)
        if not _THERE_ARE.fullmatch(at.before) and (whole := added(self._given, self._year, again=again)):
            return whole
        if self.context.block and self.context.parts == "results":
            return total_of(self.context.block)
        if self.by_channel > 1:  # 网上申请105件，信函申请17件，合计122件
            return Measure.read_as(vocabulary(self._year).readings["received"])
        return _ON

    def _gone_to(self, at: _Place) -> _Found:
        """What rose or fell to a figure: 重复申请由2件增至5件, 申请总量上升到145件."""
        target = before_target(at.before, self._year)
        if target is None:
            return _ON
        if not target and self._pending:
            return self._pending
        named = None if is_comparison(target, self._year) else self._resolved(target, at.clause)
        return named if named and (named.id in _WHOLES or named.id.startswith("t2.")) else None

    def _compared(self, at: _Place) -> _Found:
        """The other side of a comparison, and where something came from, which the next figure may be of."""
        if (start := before_start(at.before, self._year)) is not None:
            of_a_sort = bool(_OF_A_SORT.search(start))
            named = None if of_a_sort else self._resolved(start, at.clause)
            self._starting = named if start else self._pending  # 申请数量有所下降，由300件降至263件
        if not is_comparison(at.before, self._year):
            return _ON
        compared = self._resolved(before_comparison(at.before, self._year), at.clause)
        self._changed = compared or self._changed
        return self._resolved(other_side(at.before, self._year), at.clause)

    def _none_or_one(self, at: _Place) -> _Found:
        """What is denied or picked out is no count of what it names: 无一件…, 被纠正的一件."""
        denied = is_denied(at.before, self._year) or _ONE_OF_THEM.fullmatch((at.before + at.said)[-3:])
        return None if denied else _ON

    def _by_the_words_before(self, at: _Place) -> _Found:
        """The plain case; of disputes the words behind may tell what became of them."""
        before, after, clause = at.before, at.after, at.clause
        said_of = f"{self.explained}{clause}"
        measure = resolve(before, self.context, year=self._year, clause=said_of, after=after, lead=self.lead)
        if measure is None:
            return _ON
        if measure.id == "t3.processed.total" and before.endswith("答复"):
            ends = len(self.lead) + self._span[0] + len(clause)
            if _UNANSWERED_NEXT.match(self._text, ends):
                return None
        disputed = measure.id.startswith("t4.") and measure.id.endswith(".total")
        if at.last and disputed and self._objects["outcome_behind"].match(after):
            return resolve(before + after, self.context, year=self._year, clause=clause)
        return measure

    def _by_the_words_behind(self, at: _Place) -> _Found:
        """3件予以公开; of a list that goes on, all of it: 5件因国家秘密、过程性信息等原因不予公开."""
        received = self.context.sued and _RECEIVED.search(at.before)  # 收到1件行政复议、1件行政诉讼
        if not at.last or (names(at.before, self._year) and not received):
            return None
        goes_on = self._goes_on(at.clause)
        if goes_on and _THE_REST.search(at.before):
            return None
        found = behind(at.before, at.after + goes_on, self.context, self._year, at.clause)
        if found and self._is_one_of_the_outcomes(at, found):
            return None
        if found and found.readings == self._rest and "t3.carried_in.total" in self._given:
            return Measure.plain(found.id)  # 收到59件，上年结转2件，结转下年7件，其余54件均已答复
        return found

    def _is_one_of_the_outcomes(self, at: _Place, measure: Measure) -> bool:
        """Whether 办结 or 答复 stands for one outcome: 受理10件，其中2件按规定办结，6件本机关不掌握，1件重复.

        The list goes on, with nothing still open, so that it is no 办结 of all of them.
        """
        if at.before != "其中" or measure.id != "t3.processed.total":
            return False
        start = len(self.lead) + self._span[0]
        if re.search(rf"(?<!\d){re.escape(at.said)}", self._text[self._span[0] : start]):
            return False
        rest = (start + len(at.clause), self._span[1])
        return bool(_LISTED_ON.search(self._text, *rest)) and not _STILL_OPEN.search(self._text, *rest)

    def _goes_on(self, clause: str) -> str:
        """The rest of a list that a clause begins, empty where none: 其余72件不予公开、无法提供."""
        return list_behind(self._text, len(self.lead) + self._span[0] + len(clause), self._figures)

    def _resolved(self, words: str, clause: str) -> Measure | None:
        return resolve(words, self.context, year=self._year, clause=clause) if words else None


_WAYS: tuple[Callable[[Naming, _Place], _Found], ...] = (
    Naming._two_together,
    Naming._each_of_several,
    Naming._one_of_a_list,
    Naming._first_of_outcomes,
    Naming._waited_for,
    Naming._bare_total,
    Naming._gone_to,
    Naming._compared,
    Naming._none_or_one,
    Naming._by_the_words_before,
    Naming._by_the_words_behind,
)
"""The ways to name a figure, in the order in which they are tried; each leaves what it remembers."""
