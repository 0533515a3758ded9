"""The report as one page: no scripts, nothing fetched; legible to a screen reader and on paper."""

from html import escape

from drafting.export.printing import Part, head_rows, parts, split_subheading
from drafting.figures import Figures, format_number
from drafting.report import AnnualReport
from drafting.tables import PrintedCell, TableSpec, layout

_STYLE = """
:root { color-scheme: light; }
body { margin: 0; background: #fff; color: #1a1a1a; }
body { font: 1.125rem/1.9 FangSong, 仿宋, STFangsong, SimSun, serif; }
main { max-width: 56rem; margin: 0 auto; padding: 2rem 1rem 4rem; }
h1 { margin: 1rem 0 2rem; text-align: center; font: bold 1.75rem/1.5 SimSun, 宋体, "Songti SC", serif; }
h2 { margin: 2rem 0 .75rem; font: bold 1.25rem/1.6 SimHei, 黑体, "Heiti SC", sans-serif; }
p { margin: 0 0 .5rem; text-indent: 2em; overflow-wrap: anywhere; }
strong { font-family: KaiTi, 楷体, "Kaiti SC", serif; }
.table { overflow-x: auto; margin: 1rem 0; }
table { width: 100%; border-collapse: collapse; font: .875rem/1.4 SimSun, 宋体, "Songti SC", serif; }
th, td { border: 1px solid #333; padding: .35rem .3rem; text-align: center; font-weight: normal; }
thead th, th.head { font-weight: bold; background: #f3f3f3; }
th { text-wrap: balance; }
th.head, th.group { word-break: keep-all; }
th.label { text-align: left; }
td { min-width: 2.2em; font-variant-numeric: tabular-nums; }
@page { size: A4; margin: 37mm 26mm 35mm 28mm; }
@media print {
  main { max-width: none; padding: 0; }
  body { font-size: 16pt; line-height: 29pt; }
  h1 { font-size: 22pt; }
  h2 { font-size: 16pt; break-after: avoid; }
  .table { overflow: visible; break-inside: avoid; }
  table { font-size: 9pt; }
  th, td { padding: 2pt 1pt; }
  thead th, th.head { background: none; }
}
"""


def html_text(report: AnnualReport) -> str:
    """The page; blank cells are empty."""
    title, organ = escape(report.title), escape(report.organ)
    body = "\n".join(_part(part, report.figures) for part in parts(report))
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<title>{title}</title>\n<meta name="author" content="{organ}">\n<style>{_STYLE}</style>\n</head>\n'
        f"<body>\n<main>\n<h1>{title}</h1>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _part(part: Part, figures: Figures) -> str:
    lines = [f'<h2 id="part{part.number}">{escape(part.heading)}</h2>'] if part.heading else []
    lines += [_paragraph(text) for text in part.above]
    if part.table is not None:
        lines.append(_table(part.table, figures, part.number))
    lines += [_paragraph(text) for text in part.below]
    return "<section>\n" + "\n".join(lines) + "\n</section>"


def _paragraph(text: str) -> str:
    subheading, rest = split_subheading(text)
    strong = f"<strong>{escape(subheading)}</strong>" if subheading else ""
    return f"<p>{strong}{escape(rest)}</p>"


def _table(table: TableSpec, figures: Figures, number: int) -> str:
    cells = layout(table)
    rows = [
        "<tr>" + "".join(_cell(cell, figures) for cell in cells if cell.row == row) + "</tr>"
        for row in range(max(cell.row + cell.rowspan for cell in cells))
    ]
    heads = head_rows(table)
    head, body = "\n".join(rows[:heads]), "\n".join(rows[heads:])
    # Named by its heading: a caption would print the same words twice.
    named = f'aria-labelledby="part{number}"'
    return (
        f'<div class="table" role="region" tabindex="0" {named}>\n<table {named}>\n'
        f"<thead>\n{head}\n</thead>\n<tbody>\n{body}\n</tbody>\n</table>\n</div>"
    )


def _cell(printed: PrintedCell, figures: Figures) -> str:
    spans = f' rowspan="{printed.rowspan}"' if printed.rowspan > 1 else ""
    spans += f' colspan="{printed.colspan}"' if printed.colspan > 1 else ""
    if printed.cell is not None:
        return f"<td{spans}>{format_number(figures.get(printed.cell.code))}</td>"
    if printed.header:
        scope = "colgroup" if printed.colspan > 1 else "col"
        return f'<th class="head" scope="{scope}"{spans}>{_breakable(printed.text)}</th>'
    if printed.rowspan > 1 and "）" in printed.text:
        text = escape(printed.text).replace("）", "）<wbr>")  # （三）|不予公开
        return f'<th class="group" scope="rowgroup"{spans}>{text}</th>'
    scope, label = ("rowgroup", "") if printed.rowspan > 1 else ("row", ' class="label"')
    return f'<th{label} scope="{scope}"{spans}>{escape(printed.text)}</th>'


def _breakable(head: str) -> str:
    """A column's head, which breaks between its words only, most of two characters: 社会|公益|组织."""
    words = [escape(head[at : at + 2]) for at in range(0, len(head), 2)]
    return "<wbr>".join(words) if len(head) % 2 == 0 and head.isalpha() else escape(head)
