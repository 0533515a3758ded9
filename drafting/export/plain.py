"""The report as plain text (tables tab-separated) and as Markdown (pipe tables, no HTML)."""

import re

from drafting.export.printing import grid, parts
from drafting.report import AnnualReport

_MARKS = (
    re.compile(r"\\(?=[^\w\s])"),
    re.compile(r"[*`|]|(?<!\w)_|_(?!\w)"),
    re.compile(r"(?<=\])\("),
    re.compile(r"<(?=[A-Za-z/!])"),
    re.compile(r"^(?:#{1,6}|[-+>])(?=\s)|^>|(?<=^\d)[.](?=\s)|(?<=^\d\d)[.](?=\s)"),
)
"""What Markdown would take for a mark of its own: escapes, emphasis, links, HTML, headings and lists."""


def txt_text(report: AnnualReport) -> str:
    """Plain text; a merged cell's text stands in its first place, the places it covers are empty."""
    blocks = [report.title]
    for part in parts(report):
        blocks += [part.heading] if part.heading else []
        blocks += map(_without_tabs, part.above)
        if part.table is not None:
            rows = grid(part.table, report.figures, repeat=False)
            blocks.append("\n".join("\t".join(row) for row in rows))
        blocks += map(_without_tabs, part.below)
    return "\n\n".join(blocks) + "\n"


def md_text(report: AnnualReport) -> str:
    """Markdown; a merged label is repeated in every place that it covers, since pipe tables cannot merge."""
    blocks = [f"# {_escaped(report.title)}"]
    for part in parts(report):
        blocks += [f"## {_escaped(part.heading)}"] if part.heading else []
        blocks += map(_escaped, part.above)
        if part.table is not None:
            head, *body = (f"| {' | '.join(row)} |" for row in grid(part.table, report.figures, repeat=True))
            rule = "|" + " --- |" * (head.count("|") - 1)
            blocks.append("\n".join([head, rule, *body]))
        blocks += map(_escaped, part.below)
    return "\n\n".join(blocks) + "\n"


def _without_tabs(paragraph: str) -> str:
    """The paragraph without tabs, which here separate the cells of a table."""
    return paragraph.replace("\t", " ")


def _escaped(paragraph: str) -> str:
    text = _without_tabs(paragraph)
    for mark in _MARKS:
        text = mark.sub(lambda found: f"\\{found[0]}", text)
    return text
