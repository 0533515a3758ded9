"""What the rules share that find words in the text."""

from abc import ABC
from dataclasses import dataclass

from drafting.checks.findings import Result
from drafting.checks.folded import excerpt, fold
from drafting.checks.rule import PerProfile, Rule, Subject, part_name


@dataclass(frozen=True, kw_only=True)
class InText(Rule, ABC):
    """A rule whose findings are places in the text of a section."""

    def at(
        self,
        subject: Subject,
        message: str,
        section: int,
        place: tuple[int, int],
        *,
        expected: str | None = None,
        prefix: str = "",
        severity: PerProfile | None = None,
        **values: object,
    ) -> Result:
        """The finding at a place of the folded text.

        Args:
            subject: what is examined.
            message: the message's name; ``{part}`` and ``{found}`` are filled in beside ``values``.
            section: the section's number.
            place: start and end in the section's folded text.
            expected: what should stand there.
            prefix: before section and place in the instance, where one place may fail twice.
            severity: where this failure is graver or lighter than the rule's.
            values: what else the message needs.
        """
        text = subject.report.text(section)
        span = fold(text).span(*place)
        found = text[slice(*span)]
        return self.failed(
            subject,
            self.messages[message].format(part=part_name(section), found=found, **values),
            instance=f"{prefix}{section}:{span[0]}",
            section=section,
            span=span,
            excerpt=excerpt(text, span),
            expected=expected,
            actual=found,
            severity=severity,
        )
