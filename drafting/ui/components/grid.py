"""The statutory grid: a table as printed, in which the entered cells are typed and the sums are not."""

from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass
from typing import Any

import streamlit as st

from drafting.tables import PrintedCell, TableSpec, layout
from drafting.ui.components import delivery
from drafting.ui.messages import telling


@dataclass(frozen=True)
class Edit:
    """What somebody typed into a cell, as typed (full-width digits, separators and all).

    ``seen`` are the texts this person saw or typed in the cell before, oldest first, since it was last
    stored: a stored value that is none of them is somebody else's (compare-and-swap). ``seq`` grows
    with every edit of the session.
    """

    value: str
    seq: int
    seen: tuple[str, ...] = ()


@dataclass(frozen=True)
class Refusal:
    """An edit that was not stored: the text that was typed, and the message that says why and what to do."""

    text: str
    message: str


_mount = st.components.v2.component(
    "nianbao_statutory_grid",
    js=delivery.script("delivery.js", "bubble.js", "grid_cells.js", "grid_paste.js", "grid.js"),
    css=delivery.script("bubble.css", "grid.css"),
)


def statutory_grid(
    table: TableSpec,
    *,
    values: Mapping[str, str],
    key: str,
    on_edit: Callable[[dict[str, Edit]], None],
    previous: Mapping[str, str] | None = None,
    failed: Mapping[str, str] | None = None,
    refused: Mapping[str, Refusal] | None = None,
    suspect: Set[str] = frozenset(),
    focus: str | None = None,
    nonce: int = 0,
    disabled: bool = False,
    sums_typed: bool = False,
    blank_in_original: Set[str] | None = None,
) -> None:
    """Show the table as printed and take what is typed into it.

    Call it inside ``st.fragment``, so that a sum is back about 100 ms after an edit; a fragment's callback
    does not refresh what stands outside the fragment.

    Args:
        table: the table; its layout is that of every other form (``drafting.tables.layout``).
        values: cell code → text of every cell, the sums among them (computed by the caller after each
            commit); a code that is missing is blank.
        key: identifies grid and report; another report needs another key.
        on_edit: called in the change callback with cell code → edit, entered cells only. It stores them and
            *returns after the commit*: that is the acknowledgement. If it raises, the browser sends again.
            A value that the cell cannot hold is no reason to raise: keep it as a ``Refusal``.
        previous: last year's values, shown small beside this year's; ``None`` where there is no last year.
        failed: cell code → message of the rule that failed; the cell is marked red.
        refused: cell code → edit that was not stored; its text stays visible in the cell.
        suspect: the cells that a failing row and a failing column share.
        focus: the cell to jump to, once per ``nonce``.
        nonce: a number that no earlier jump in this browser had (``time.time_ns()``), so that one cell can be
            jumped to twice.
        disabled: show without letting anybody type.
        sums_typed: the sums are typed like any cell: of a published report they are as it printed them.
        blank_in_original: the cells that a published report has blank; ``None`` for a report being filled in,
            whose blank cells are still to be typed.
    """
    entered = {cell.code for cell in table.cells() if sums_typed or not cell.computed}

    def receive() -> None:
        delivery.receive(key, lambda entries: on_edit(_edits(entries, entered)))

    _mount(
        key=key,
        data={
            "key": key,
            "unit": table.unit,
            "layout": [_printed(cell, sums_typed=sums_typed) for cell in layout(table)],
            "values": {cell.code: values.get(cell.code, "") for cell in table.cells()},
            "previous": None if previous is None else dict(previous),
            "failed": dict(failed or {}),
            "refused": {c: {"text": r.text, "message": r.message} for c, r in (refused or {}).items()},
            "blanks": None if blank_in_original is None else sorted(blank_in_original),
            "suspect": sorted(suspect),
            "focus": {"code": focus, "nonce": nonce} if focus else None,
            "acknowledged": delivery.acknowledged(key),
            "disabled": disabled,
        },
        on_pending_change=telling(receive),
    )


def _edits(entries: Mapping[str, delivery.Entry], entered: Set[str]) -> dict[str, Edit]:
    """The entries that are edits of entered cells, in the order they were typed."""
    edits = {}
    for code, entry in sorted(entries.items(), key=lambda item: item[1].seq):
        match entry.value:
            case {"text": str(text), "seen": [*seen]} if code in entered:
                edits[code] = Edit(text, entry.seq, tuple(str(value) for value in seen))
    return edits


def _printed(cell: PrintedCell, *, sums_typed: bool) -> dict[str, Any]:
    printed: dict[str, Any] = {
        "row": cell.row,
        "column": cell.column,
        "rowspan": cell.rowspan,
        "colspan": cell.colspan,
    }
    if cell.cell is None:
        return {**printed, "text": cell.text, "header": cell.header}
    computed = cell.cell.computed and not sums_typed
    return {**printed, "code": cell.cell.code, "name": cell.cell.name, "computed": computed}
