"""Rules on the report's parts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from drafting.checks.findings import Result
from drafting.checks.rule import BEFORE_FORM, SECTIONS, Rule, Subject, part_name
from drafting.references import PLACEHOLDER
from drafting.report import HEADINGS, NARRATIVE_SECTIONS

_SAYS = re.compile(r"^(?!\W*(?:略|见附件|详见附件|同上)\W*$)[\W_]*[^\W_]")
"""What a part needs to say something: a dash alone, or a line to write on, is nothing."""


@dataclass(frozen=True, kw_only=True)
class SectionMissing(Rule):
    """Each of the six sections is there, and those that are prose say something."""

    def examine(self, subject: Subject) -> Iterator[Result]:
        """One result for each of the six sections."""
        if not subject.has_form:
            yield self.not_assessable(note=BEFORE_FORM)
            return
        for number, heading in HEADINGS.items():
            section = subject.report.section(number)
            if section is None:
                key = "missing"
            elif number in NARRATIVE_SECTIONS and not _SAYS.search(section.text):
                key = "empty"
            else:
                yield self.passed(str(number))
                continue
            message = self.messages[key].format(part=part_name(number), heading=heading)
            yield self.failed(subject, message, instance=str(number), section=number, expected=heading)


@dataclass(frozen=True, kw_only=True)
class PlaceholderLeft(Rule):
    """Nothing is left to be filled in: no 〔待…〕, ××, （具体网址）, no unresolved [[reference]]."""

    def examine(self, subject: Subject) -> Iterator[Result]:
        """One result for a section without any, else one for each placeholder."""
        for section in SECTIONS:
            text = subject.report.text(section)
            found = list(PLACEHOLDER.finditer(text))
            if not found:
                yield self.passed(str(section))
            for match in found:
                blank = slice(max(0, match.start() - 4), match.end() + 4)  # of white space that is told
                around = text[max(0, match.start() - 12) : match.end() + 12].replace("\n", " ")
                yield self.failed(
                    subject,
                    self.messages["failed"].format(
                        part=part_name(section), left=match[0] if match[0].strip() else text[blank]
                    ),
                    instance=f"{section}:{match.start()}",
                    section=section,
                    span=match.span(),
                    excerpt=around,
                    actual=match[0],
                )
