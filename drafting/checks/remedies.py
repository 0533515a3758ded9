"""The rule that every problem of section 5 has its measure."""

from collections.abc import Iterator
from dataclasses import dataclass

from drafting.checks.findings import Result
from drafting.checks.parts import PENDING
from drafting.checks.rule import Rule, Subject
from drafting.figures import shortened
from drafting.items import Item, split_items

_LONGEST_QUOTED = 24


@dataclass(frozen=True, kw_only=True)
class ProblemMeasure(Rule):
    """Every problem has a measure, and every measure a problem.

    One measure alone, or one paragraph of them, answers all. Problems without a measure beside as many
    measures without a problem may be answered by these: not assessable. Where there is no problem or no
    measure at all ``problems-present`` says so; a part still to be filled in is not examined.
    """

    def examine(self, subject: Subject) -> Iterator[Result]:
        """One result for each problem, and one for the measures that answer none."""
        text = subject.report.text(5)
        if not text.strip() or PENDING.search(text):
            return
        pairs = split_items(text)
        problems = [pair.problem for pair in pairs if pair.problem]
        measures = {measure.number for pair in pairs for measure in pair.measures}
        if not problems or not measures:
            return
        open_problems = [pair.problem for pair in pairs if pair.problem and not pair.measures]
        loose = [measure for pair in pairs if not pair.problem for measure in pair.measures]
        counts = {"problems": len(problems), "measures": len(measures)}
        shared = len(measures) == 1
        for problem in problems:
            instance = f"problem:{problem.number}"
            if problem not in open_problems or shared:
                yield self.passed(instance)
            elif len(open_problems) <= len(loose):
                yield self.not_assessable(instance, note="措施与问题未能一一对应")
            else:
                yield self._failed(subject, "problem", instance, problem, counts, str(problem.number))
        if loose and not open_problems:
            numbers = "、".join(str(measure.number) for measure in loose)
            yield self._failed(subject, "measure", "measures", loose[0], counts, numbers)

    def _failed(
        self, subject: Subject, key: str, instance: str, item: Item, counts: dict[str, int], numbers: str
    ) -> Result:
        said = shortened(item.text, _LONGEST_QUOTED)
        return self.failed(
            subject,
            self.messages[key].format(said=said, numbers=numbers, **counts),
            instance=instance,
            section=5,
            span=item.span,
            excerpt=said,
            expected=str(counts["problems"]),
            actual=str(counts["measures"]),
        )
