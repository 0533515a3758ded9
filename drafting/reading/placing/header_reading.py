"""Reads the head of a table: which grid column holds which statutory column."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from drafting.figures import squeeze
from drafting.reading.document import Cell, Grid
from drafting.reading.placing.block_heads import named_by_place
from drafting.reading.placing.header import DISPUTE_COLUMNS, Header
from drafting.reading.placing.wording import columns, core, heads, plain
from drafting.tables import DISPUTES

TABLES = ("t2", "t3", "t4")

_DISPUTE_HEADS = {
    "行政复议": "review",
    "未经复议直接起诉": "litigation_direct",
    "复议后起诉": "litigation_after_review",
}
_FOREIGN_UNIT = re.compile(r"(?<!万)元|[十百千]万元")
_BESIDE_LABELS = frozenset(("序号", "行次", "栏次", "编号", "代码", "指标代码", "单位", "计量单位"))
_SHARED = ("other", "total")
"""Columns whose labels (其他, 总计) are also labels of rows, so that they tell nothing about the table."""
WIDEST_GROUP = 5
"""The most columns under one label of the form: of 法人或其他组织, and of each kind of dispute."""


def table_of(texts: Sequence[str]) -> str | None:
    """The table whose head these cells of one row belong to, ``None`` where they are no head's."""
    named = {table for text in texts if (table := _table_named(text))}
    return next((table for table in TABLES if table in named), None)


@lru_cache(maxsize=4096)
def _table_named(text: str) -> str | None:
    for table in TABLES:
        name = columns(table).match(text)
        if (name and name not in _SHARED) or heads(table).match(text):
            return table
    return None


def completes_label(table: str, grid: Grid, row: int) -> bool:
    """Whether all that a row prints are the second halves of labels over it (商业 / 企业)."""
    cells = [cell for cell in grid.rows[row] if not cell.is_empty]
    above = [grid.at(row - 1, cell.column) for cell in cells]
    return bool(cells) and all(
        over is not None and not over.is_empty and columns(table).exact(over.text + cell.text) is not None
        for over, cell in zip(above, cells, strict=True)
    )


def read_header(table: str, grid: Grid, first: int, last: int, dispute: str | None = None) -> Header:
    """The columns of a head that stands in the grid's rows ``first`` to ``last`` (inclusive).

    Args:
        table: t2, t3 or t4.
        grid: the table.
        first: the head's first row.
        last: its last row.
        dispute: the one that the paragraph over the grid names, if any: where table four comes as three
            tables, it may say which of the three this is.
    """
    mapped: dict[int, str] = {}
    labels: dict[int, str] = {}
    foreign = set()
    strange = set()
    for column in range(grid.width):
        path = _path(grid, first, last, column)
        code = _dispute(path, dispute) if table == "t4" else _leaf(table, path)
        if code:
            mapped[column], labels[column] = code, path[-1]
            if code == "amount" and has_foreign_unit(path[-1]):
                foreign.add(code)
        elif path and (grid.spans or _is_behind(table, path, mapped)):
            strange.update([column] if _is_strange(table, path, first=not mapped) else [])
    for column in _disputed(table, mapped, labels):
        del mapped[column]
    if table == "t2":
        mapped |= _cut_short(grid, last, mapped)
    found = len(mapped)
    if table == "t4":
        mapped = _name_blocks(mapped)
    cells = [cell for row in range(first, last + 1) for cell in grid.rows[row]]
    begin = min(cell.column for cell in cells if not cell.is_empty)
    end = max(cell.column + cell.colspan for cell in cells)
    spelled = table == "t4" and _is_spelled([cell.text for cell in cells])
    header = Header(table, mapped, grid.width, frozenset(foreign), begin, end, len(mapped) == found, spelled)
    if table == "t4" and not header.names_all and is_disordered([cell.text for cell in cells]):
        return replace(header, is_disordered=True)
    return replace(header, strange=frozenset(strange)) if header.is_complete else header


def _cut_short(grid: Grid, row: int, mapped: Mapping[int, str]) -> dict[int, str]:
    """Grid column → column of table two whose label in this row is only the beginning of the form's.

    The labels that are whole have to stand at the places of the same block.
    """
    cells = [cell for cell in grid.rows[row] if not cell.is_empty][1:]
    if all(column in mapped for cell in cells for column in cell.columns):
        return {}
    named = named_by_place([cell.text for cell in cells])
    if named is None or len(named.codes) != len(cells):
        return {}
    return {column: code for cell, code in zip(cells, named.codes, strict=True) for column in cell.columns}


def _is_strange(table: str, path: Sequence[str], *, first: bool) -> bool:
    """Whether a column that no label of the form names may be somebody's own; ``first``: none does before it.

    Before the first of table three's are the labels of rows, and what statistics print beside those; table
    two's stand under 信息内容.
    """
    if table == "t2":
        return heads("t2").match(path[-1]) is None
    return table == "t3" and (not first or squeeze(path[-1]) in _BESIDE_LABELS)


def _is_behind(table: str, path: Sequence[str], mapped: Mapping[int, str]) -> bool:
    """Whether a label that is none of the form's stands behind all columns of table three: 备注."""
    return table == "t3" and "total" in mapped.values() and heads("t3").match(path[-1]) is None


def _disputed(table: str, mapped: Mapping[int, str], labels: Mapping[int, str]) -> list[int]:
    """The columns whose label only resembles a column's that another label states, or states otherwise."""
    said: dict[str, set[str]] = {}
    for column, code in mapped.items():
        said.setdefault(code, set()).add(plain(labels[column]))
    doubtful = {code for code, texts in said.items() if len(texts) > 1}
    exact = {code: [t for t in said[code] if columns(table).exact(t)] for code in doubtful}
    return [
        column
        for column, code in mapped.items()
        if code in doubtful and exact[code] != [plain(labels[column])]
    ]


def _is_spelled(texts: Sequence[str]) -> bool:
    """Whether these are the words of table four's head in their order; each block may lack its 总计."""
    leaves = [leaf for text in texts if (leaf := result_named(text))]
    parts = [code.rpartition(".")[2] for code in DISPUTE_COLUMNS]
    blocks = [block for text in texts if (block := dispute_named(text))]
    return (
        not is_disordered(texts)
        and leaves in (parts, [part for part in parts if part != "total"])
        and blocks in ([], [*DISPUTES])
    )


def is_disordered(texts: Sequence[str]) -> bool:
    """Whether results or disputes stand in these words of table four's head as they do not in the form."""
    words = [core(text) for text in texts]
    if "行政诉讼" in words and "行政复议" in words[words.index("行政诉讼") :]:
        return True
    blocks = [DISPUTES.index(block) for text in texts if (block := dispute_named(text))]
    if blocks != sorted(blocks):
        return True
    order = [code.rpartition(".")[2] for code in DISPUTE_COLUMNS[: len(DISPUTE_COLUMNS) // len(DISPUTES)]]
    places = [order.index(leaf) for text in texts if (leaf := result_named(text))]
    if len(set(places)) < len(order) - 1:  # words in pieces
        return False
    ends = (len(order) - 1, len(order) - 2)  # some leave out 总计
    return places[0] != 0 or any(
        second != first + 1 and not (second == 0 and first in ends) for first, second in pairwise(places)
    )


def _path(grid: Grid, first: int, last: int, column: int) -> list[str]:
    """The texts over a column, top to bottom, each cell once."""
    path: list[str] = []
    seen: list[Cell] = []
    for row in range(first, last + 1):
        cell = grid.at(row, column)
        if (cell is None or (cell.is_empty and cell.colspan == 1)) and not _ends(path):
            cell = _group_at_left(grid, row, column)
        if cell is not None and cell not in seen and cell.text.strip():
            seen.append(cell)
            path.append(cell.text)
    return path


def is_column(table: str, label: str) -> bool:
    """Whether a label is a column's, by itself or behind the label of its group."""
    return _leaf(table, [label]) is not None


def has_foreign_unit(label: str) -> bool:
    """Whether the label of an amount says a unit other than 万元."""
    return bool(_FOREIGN_UNIT.search(plain(label)))


def _ends(path: Sequence[str]) -> bool:
    """Whether a column's own label has been met: a blank under it is the rest of its cell."""
    return bool(path) and any(columns(table).match(path[-1]) for table in TABLES)


def _group_at_left(grid: Grid, row: int, column: int) -> Cell | None:
    """Without spans a group's label stands over its first column only; it reaches to the next label.

    Where a table can state spans and does not, it reaches no farther than any group of the form.
    """
    for left in range(column, max(-1, column - WIDEST_GROUP) if grid.spans else -1, -1):
        cell = grid.at(row, left)
        if cell is not None and not cell.is_empty:
            grouping = any(heads(table).match(cell.text) for table in ("t3", "t4"))
            return cell if grouping and not (grid.spans and cell.colspan > 1) else None
    return None


def _leaf(table: str, path: Sequence[str]) -> str | None:
    """The column that the lowest label means; a label over two rows (商业 / 企业) is put together."""
    wording = columns(table)
    for text in (path[-1:], path[-2:]):
        found = wording.match("".join(text)) if text else None
        if found:
            return found
    return _ending(table, core(path[-1])) if path else None


def _ending(table: str, words: str) -> str | None:
    """The column whose label ends a head flattened into one row: 法人或其他组织商业企业."""
    for head in heads(table).cores:
        rest = words.removeprefix(head)
        if rest not in ("", words):
            return columns(table).exact(rest) or _ending(table, rest)
    return None


def _dispute(path: Sequence[str], dispute: str | None) -> str | None:
    """``review.upheld`` … from the labels over a column of table four; ``upheld`` where no block is named."""
    # Some print the results over the kinds of dispute.
    leaf = _leaf("t4", path) or next(filter(None, map(result_named, path)), None)
    if leaf is None:
        return None
    block = next(filter(None, map(dispute_named, reversed(path))), dispute)
    return f"{block}.{leaf}" if block else leaf


def _name_blocks(mapped: dict[int, str]) -> dict[int, str]:
    """Table four whose head lost the three blocks' names: each 结果维持 begins the next of the form's."""
    if any("." in code for code in mapped.values()):
        return {column: code for column, code in mapped.items() if "." in code}
    begun = -1
    named: dict[int, str] = {}
    for column, leaf in mapped.items():
        begun += leaf == "upheld"
        if not 0 <= begun < len(DISPUTES):
            return {}
        named[column] = f"{DISPUTES[begun]}.{leaf}"
    return named if begun == len(DISPUTES) - 1 else {}


def result_named(text: str) -> str | None:
    """The column of table four that a label names: ``upheld`` …; ``None`` where it names none."""
    return columns("t4").match(text)


@lru_cache(maxsize=4096)
def dispute_named(text: str) -> str | None:
    """The kind of dispute that a label or a caption names: ``review`` …; ``None`` where it names none."""
    name = heads("t4").match(text)
    if name in _DISPUTE_HEADS:
        return _DISPUTE_HEADS[name]
    words = core(text)
    if all(word in words for word in ("行政复议", "行政诉讼")):  # the section's heading names both
        return None
    return next((code for word, code in _DISPUTE_HEADS.items() if word in words), None)
