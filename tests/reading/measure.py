"""What became of each printed cell: read as printed, told, silently blank, or wrong."""

from dataclasses import dataclass

from reading.as_text import Printed
from reading.filled import Filled

from drafting.reading import read_bytes
from drafting.report import AnnualReport
from drafting.tables import STATUTORY_CODES


@dataclass(frozen=True)
class Outcome:
    """Codes by what became of them; ``held`` are those that the file holds without doubt."""

    held: frozenset[str]
    right: frozenset[str]
    told: frozenset[str]
    silent: frozenset[str]
    wrong: frozenset[str]

    @property
    def lost(self) -> frozenset[str]:
        """The cells that the file holds and that were not read."""
        return self.held - self.right


def outcome(made: Filled, printed: Printed, name: str) -> Outcome:
    """Read the file and compare it with what was printed."""
    return compared(made, printed, read_bytes(printed.data, name))


def compared(made: Filled, printed: Printed, report: AnnualReport) -> Outcome:
    """What was read of a file beside what was printed."""
    told = {unread.where for unread in report.unread}
    codes = {*STATUTORY_CODES, *made.figures, *report.figures}
    read = {code: report.figures.get(code) for code in codes}
    truth = {code: None if code in printed.unreadable else made.figures.get(code) for code in codes}
    held = {code for code in codes if truth[code] is not None and code not in printed.lost}
    wrong = {code for code in codes if read[code] is not None and read[code] != truth[code]}
    blank = {code for code in codes if read[code] is None and code in report.figures}
    return Outcome(
        held=frozenset(held),
        right=frozenset(code for code in held if read[code] == truth[code]),
        told=frozenset(blank & told),
        silent=frozenset(blank - told),
        wrong=frozenset(wrong),
    )
