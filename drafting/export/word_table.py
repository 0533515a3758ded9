"""A statutory table as WordprocessingML: merged cells, fixed widths, header rows that repeat.

Written as one piece of XML: building a merged table cell by cell through python-docx is slow.
"""

from itertools import pairwise
from math import ceil
from xml.sax.saxutils import escape

from drafting.export.printing import head_rows
from drafting.figures import Figures, format_number
from drafting.intake.drawing import WIDTHS
from drafting.tables import PrintedCell, TableSpec, layout

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

CELL_STYLE, SMALL_CELL_STYLE = "NianbaoCell", "NianbaoSmallCell"
"""Paragraph styles of a table's text: 五号; 小五 for table three, which else would not fit a page."""

SIZE, SMALL_SIZE = 10.5, 9.0
"""Their sizes in points."""

_MARGIN = 40
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def table_xml(table: TableSpec, figures: Figures, width: int) -> str:
    """The ``w:tbl`` element; a blank cell is empty.

    Args:
        table: the table.
        figures: cell code → number.
        width: of the whole table, in twentieths of a point.
    """
    cells = layout(table)
    columns = _columns(WIDTHS[table.code], width)
    heads = head_rows(table)
    height = max(cell.row + cell.rowspan for cell in cells)
    rows = []
    for row in range(height):
        here = [cell for cell in cells if cell.row <= row < cell.row + cell.rowspan]
        here.sort(key=lambda cell: cell.column)
        # Rows hold together, so that a table which fits a page stands on one.
        keep = "<w:keepNext/>" if row < height - 1 else ""
        content = "".join(_cell(table, cell, row, columns, figures, keep) for cell in here)
        head = "<w:tblHeader/>" if row < heads else ""
        least = 320 if table.code == "t3" else 510
        rows.append(
            f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{least}" w:hRule="atLeast"/>{head}</w:trPr>'
            f"{content}</w:tr>"
        )
    grid = "".join(f'<w:gridCol w:w="{column}"/>' for column in columns)
    return (
        f'<w:tbl xmlns:w="{NAMESPACE}"><w:tblPr><w:tblW w:w="{width}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{_BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        f'<w:tblCellMar><w:left w:w="{_MARGIN}" w:type="dxa"/><w:right w:w="{_MARGIN}" w:type="dxa"/>'
        f'</w:tblCellMar><w:tblCaption w:val="{escape(table.title)}"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _columns(weights: tuple[float, ...], width: int) -> list[int]:
    edges = [round(width * sum(weights[:i]) / sum(weights)) for i in range(len(weights) + 1)]
    return [right - left for left, right in pairwise(edges)]


def _cell(
    table: TableSpec, printed: PrintedCell, row: int, columns: list[int], figures: Figures, keep: str
) -> str:
    width = sum(columns[printed.column : printed.column + printed.colspan])
    span = f'<w:gridSpan w:val="{printed.colspan}"/>' if printed.colspan > 1 else ""
    merge, text = "", ""
    if printed.rowspan > 1:
        merge = '<w:vMerge w:val="restart"/>' if row == printed.row else "<w:vMerge/>"
    if row == printed.row:
        text = printed.text if printed.cell is None else format_number(figures.get(printed.cell.code))
    small = table.code == "t3"
    style = SMALL_CELL_STYLE if small else CELL_STYLE
    # Labels of single rows stand at the left, as the form prints them; headers, groups, numbers centred.
    left = printed.cell is None and not printed.header and printed.rowspan == 1 and small
    align = '<w:jc w:val="left"/>' if left else ""
    if printed.header:
        align = _balance(text, width - 2 * _MARGIN, SMALL_SIZE if small else SIZE)
    bold = "<w:rPr><w:b/></w:rPr>" if printed.header else ""
    run = f'<w:r>{bold}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}<w:vAlign w:val="center"/></w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{keep}{align}</w:pPr>{run}</w:p></w:tc>'
    )


def _balance(text: str, width: int, size: float) -> str:
    """Indents that break a narrow header evenly: 商业 over 企业, not 商业企 over 业."""
    character = size * 20
    fitting = max(1, int(width / character))
    even = ceil(len(text) / ceil(len(text) / fitting)) if text else fitting
    if even >= fitting or len(text) <= fitting:
        return ""
    spare = round((width - (even + 0.2) * character) / 2)
    return f'<w:ind w:left="{spare}" w:right="{spare}" w:firstLine="0"/>'
