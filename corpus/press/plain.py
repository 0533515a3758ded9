"""Reports as plain text, the way a table survives copying: tabs, or pipes."""

from collections.abc import Callable
from pathlib import Path

from drafting.report import AnnualReport
from drafting.tables import edition
from press.grid import Grid, fill
from press.sources import Published


def write_tabs(published: Published, path: Path) -> None:
    """Cells separated by tabs, a row a line; a merged cell leaves empty places; Windows line ends."""
    text = _compose(published.report, lambda grid: ["\t".join(line) for line in grid.lines()])
    path.write_bytes(text.replace("\n", "\r\n").encode())


def write_pipes(published: Published, path: Path) -> None:
    """Rows between pipes, with the rule under the first row that Markdown wants."""
    path.write_text(_compose(published.report, _piped), encoding="utf-8", newline="\n")


def _piped(grid: Grid) -> list[str]:
    rows = [f"| {' | '.join(line)} |" for line in grid.lines()]
    return [rows[0], "|" + " --- |" * grid.columns, *rows[1:]]


def _compose(report: AnnualReport, draw: Callable[[Grid], list[str]]) -> str:
    lines = [report.title, ""]
    for section in report.sections:
        if section.heading:
            lines += [section.heading, ""]
        lines += [piece for line in section.text.splitlines() for piece in (line, "")]
        for table in edition(report.edition).tables:
            if table.section == section.number:
                lines += [*draw(fill(table, report.figures)), ""]
    return "\n".join(lines).rstrip() + "\n"
