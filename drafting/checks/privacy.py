"""The rule on personal data: identity cards, private telephones, homes, applicants' names."""

from collections.abc import Iterator
from dataclasses import dataclass

from drafting.checks.dwellings import homes, own_lines
from drafting.checks.findings import Result
from drafting.checks.folded import fold
from drafting.checks.in_text import InText
from drafting.checks.persons import personal
from drafting.checks.rule import SECTIONS, Subject


@dataclass(frozen=True, kw_only=True)
class Privacy(InText):
    """No identity card number, no mobile number outside the introduction's contact, no applicant's name.

    Nor what the text calls a person's home, with a house number, or his own line. A masked name or number
    (张某, 李**, 王先生, 138****1234) is none. Whether another fixed line is private is not assessable.
    """

    def examine(self, subject: Subject) -> Iterator[Result]:
        """One result for each place, one for a section without any."""
        for section in SECTIONS:
            text = fold(subject.report.text(section)).text
            places = [*personal(text, introduces=section == 0)]
            places += (("home", place) for place in homes(text) if section)
            places += (("line", place) for place in own_lines(text))
            if text and not places:
                yield self.passed(str(section))
            for key, place in sorted(places, key=lambda found: found[1]):
                yield self.at(subject, key, section, place)
