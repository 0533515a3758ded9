"""Rules that something is returned to: last year's problems, the items of the year's notice."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drafting.checks.findings import Result
from drafting.checks.parts import PENDING
from drafting.checks.rule import Rule, Subject
from drafting.checks.text import sentences
from drafting.checks.years import AcrossYears
from drafting.figures import shortened
from drafting.items import last_year, split_items
from drafting.tieout import own_words, pairs

_RETURNED_IN = (1, 5, 6)
_TITLE = re.compile(r"[^。，：；]+")
_CLAUSE = re.compile(r"[^。，；]{4,}")
_ALL = re.compile("全部|均已|都已|逐[项条一]|各项|上述|[两三四五六2-6][个项条](?:主要)?问题")
_LONGEST_QUOTED = 30


def is_spoken_of(problem: str, said: Sequence[str], *, whole: int = 3) -> bool:
    """Whether one of these sentences has two pairs of characters of a problem's title, or ``whole`` of all.

    Args:
        problem: the problem's text.
        said: the sentences, by their ``own_words``.
        whole: how many pairs of the whole text are enough.
    """
    text = "\n".join(said)
    everywhere = [pair for pair in pairs(problem) if pair in text]
    title = pairs(_title(problem)).intersection(everywhere)
    if len(everywhere) < whole and len(title) < 2:
        return False
    for each in said:
        shared = [pair for pair in everywhere if pair in each]
        if len(shared) >= whole or (len(shared) >= 2 and len(title.intersection(shared)) >= 2):
            return True
    return False


def _title(matter: str) -> str:
    """What a problem is called: its words up to the first stop."""
    first = _TITLE.match(matter)
    return first[0] if first else ""


@dataclass(frozen=True, kw_only=True)
class ProblemsFollowedUp(AcrossYears):
    """Each problem of last year's section 5 is returned to somewhere this year.

    A passage about last year that speaks of all of them, or has as many clauses as there were problems,
    returns to each. Else some sentence shares two pairs of characters with the problem's title, or three
    with the whole (on the sample reports 85 of 100 problems that were returned to share as many).
    """

    def compare(self, subject: Subject) -> Iterator[Result]:
        """One result for each problem of last year; not assessable where this year's part 5 is unwritten."""
        last, text = subject.last_year, subject.report.text(5)
        problems = [pair.problem for pair in split_items(last.text(5)) if pair.problem] if last else []
        looked_back = last_year(text)
        general = _ALL.search(looked_back) or len(_CLAUSE.findall(looked_back)) >= len(problems)
        returned = bool(looked_back and general)
        said = () if returned or not problems else tuple(_said(subject))
        unwritten = not text.strip() or PENDING.search(text)
        for problem in problems:
            instance = f"problem:{problem.number}"
            if unwritten or not pairs(problem.text):
                yield self.not_assessable(instance)
            elif returned or is_spoken_of(problem.text, said):
                yield self.passed(instance)
            else:
                quoted = shortened(problem.text, _LONGEST_QUOTED)
                yield self.failed(
                    subject,
                    self.messages["failed"].format(number=problem.number, said=quoted),
                    instance=instance,
                    section=5,
                    excerpt=problem.text,
                    expected=quoted,
                )


def _said(subject: Subject) -> Iterator[str]:
    """The own words of each sentence in which something may be returned to."""
    for number in _RETURNED_IN:
        yield from sentences(own_words(subject.report.text(number)))


@dataclass(frozen=True, kw_only=True)
class RequirementAnswered(Rule):
    """Each item of the year's notice or 工作要点 is answered by some paragraph."""

    least: float = 0.3

    def examine(self, subject: Subject) -> Iterator[Result]:
        """One result for each requirement."""
        lines = (line for n in (0, 1, 5, 6) for line in subject.report.text(n).splitlines())
        said = [pairs(line) for line in lines] if subject.requirements else []
        for requirement in subject.requirements:
            asked = pairs(requirement.text)
            if not asked:
                yield self.not_assessable(requirement.id)
            elif any(len(asked & line) >= self.least * len(asked) for line in said):
                yield self.passed(requirement.id)
            else:
                source = f"（{requirement.source}）" if requirement.source else ""
                quoted = shortened(requirement.text, _LONGEST_QUOTED)
                yield self.failed(
                    subject,
                    self.messages["failed"].format(
                        said=shortened(requirement.text, _LONGEST_QUOTED), source=source
                    ),
                    instance=requirement.id,
                    section=1,
                    excerpt=requirement.text,
                    expected=quoted,
                )
