"""The layouts of ``grid_shapes.py`` with an injury to one of their tables: whatever is read is what was printed.

``python -m reading.grid_damage [seeds] [kind]`` (from ``tests/``) prints a line a kind of injury.
"""

import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from random import Random

from reading import grid_shapes
from reading.grid_shapes import Outcome, Parts, Shape
from reading.grids import Box, Copy, Part, Table

from drafting.errors import InputError
from drafting.reading import read_bytes

Injury = Callable[[Table, Random], Table]


def _places(
    table: Table, chance: Random, wanted: Callable[[Box], bool] = lambda _: True
) -> tuple[int, int] | None:
    found = [(r, c) for r, row in enumerate(table) for c, box in enumerate(row) if wanted(box)]
    return chance.choice(found) if found else None


def _changed(
    table: Table, place: tuple[int, int] | None, change: Callable[[list[Box], int], list[Box]]
) -> Table:
    if place is None:
        return table
    r, c = place
    return [change(list(row), c) if i == r else row for i, row in enumerate(table)]


def _without(row: list[Box], c: int) -> list[Box]:
    return row[:c] + row[c + 1 :]


def _with(row: list[Box], c: int, *boxes: Box) -> list[Box]:
    return [*row[:c], *boxes, *row[c + 1 :]]


def cell_gone(table: Table, chance: Random) -> Table:
    return _changed(table, _places(table, chance), _without)


def figure_gone(table: Table, chance: Random) -> Table:
    return _changed(table, _places(table, chance, lambda box: bool(box.code)), _without)


def cell_doubled(table: Table, chance: Random) -> Table:
    return _changed(table, _places(table, chance), lambda row, c: _with(row, c, row[c], row[c]))


def figure_doubled(table: Table, chance: Random) -> Table:
    return _changed(
        table, _places(table, chance, lambda b: bool(b.code)), lambda row, c: _with(row, c, row[c], row[c])
    )


def _joined(separator: str, span: bool) -> Injury:
    def injure(table: Table, chance: Random) -> Table:
        def join(row: list[Box], c: int) -> list[Box]:
            if c + 1 >= len(row) or not row[c + 1].code:
                return row
            after = row[c + 1]
            both = replace(
                row[c],
                text=separator.join((row[c].text, after.text)),
                columns=row[c].columns + (after.columns if span else 0),
            )
            return [*row[:c], both, *row[c + 2 :]]

        return _changed(table, _places(table, chance, lambda box: bool(box.code)), join)

    return injure


def row_run_together(table: Table, chance: Random) -> Table:
    """All figures of a row in its first cell, the others empty or away."""
    keep = chance.random() < 0.5

    def join(row: list[Box], c: int) -> list[Box]:
        figures = [box for box in row if box.code]
        text = "".join(box.text for box in figures)
        first = row.index(figures[0])
        rest = [
            replace(box, text="") if box.code else box for box in row[first + 1 :] if keep or not box.code
        ]
        return [*row[:first], replace(figures[0], text=text), *rest]

    return _changed(table, _places(table, chance, lambda box: bool(box.code)), join)


def row_gone(table: Table, chance: Random) -> Table:
    r = chance.randrange(len(table))
    return table[:r] + table[r + 1 :] or table


def row_doubled(table: Table, chance: Random) -> Table:
    r = chance.randrange(len(table))
    return [*table[: r + 1], table[r], *table[r + 1 :]]


def row_pushed(table: Table, chance: Random) -> Table:
    """An empty cell before a row, or before its figures."""
    place = _places(table, chance, lambda box: bool(box.code))
    if place and chance.random() < 0.5:
        place = (place[0], next(c for c, box in enumerate(table[place[0]]) if box.code))
    elif place:
        place = (place[0], 0)
    return _changed(table, place, lambda row, c: _with(row, c, Box(), row[c]))


def blanks_of_row_gone(table: Table, chance: Random) -> Table:
    wanted = lambda box: bool(box.code) and not box.text.strip()  # noqa: E731
    place = _places(table, chance, wanted)
    return _changed(table, place, lambda row, _: [box for box in row if not wanted(box)])


def blanks_gone(table: Table, chance: Random) -> Table:
    """Every empty cell of the table left out, figures' and others'."""
    return [[box for box in row if box.text.strip()] for row in table]


def _span(name: str, wanted: Callable[[Box], bool] = lambda _: True) -> Injury:
    def injure(table: Table, chance: Random) -> Table:
        by = chance.choice((-1, 1, 1, 2))
        able = lambda box: wanted(box) and getattr(box, name) + by >= 1  # noqa: E731
        return _changed(
            table,
            _places(table, chance, able),
            lambda row, c: _with(row, c, replace(row[c], **{name: getattr(row[c], name) + by})),
        )

    return injure


def spans_gone(table: Table, chance: Random) -> Table:
    name = chance.choice(("rows", "columns", "both"))
    return [
        [
            replace(b, rows=1 if name != "columns" else b.rows, columns=1 if name != "rows" else b.columns)
            for b in row
        ]
        for row in table
    ]


def label_gone(table: Table, chance: Random) -> Table:
    """A label's text lost, its cell still there."""
    return _changed(
        table,
        _places(table, chance, lambda box: not box.code and bool(box.text)),
        lambda row, c: _with(row, c, replace(row[c], text="")),
    )


def head_label_gone(table: Table, chance: Random) -> Table:
    return _changed(
        table,
        _places(table, chance, lambda box: box.head and bool(box.text)),
        lambda row, c: _with(row, c, replace(row[c], text="")),
    )


def label_cut(table: Table, chance: Random) -> Table:
    """A label with some of its characters lost."""

    def cut(row: list[Box], c: int) -> list[Box]:
        text = row[c].text
        start = chance.randrange(len(text))
        end = min(len(text), start + chance.randint(1, 6))
        return _with(row, c, replace(row[c], text=text[:start] + text[end:]))

    return _changed(table, _places(table, chance, lambda box: not box.code and len(box.text) > 2), cut)


def label_misprinted(table: Table, chance: Random) -> Table:
    """A label with one of its characters another, as often one of some other label's."""

    def misprint(row: list[Box], c: int) -> list[Box]:
        text = row[c].text
        at = chance.randrange(len(text))
        return _with(row, c, replace(row[c], text=text[:at] + chance.choice(_CHARACTERS) + text[at + 1 :]))

    return _changed(table, _places(table, chance, lambda box: not box.code and bool(box.text)), misprint)


_CHARACTERS = "一二三四五六七1234567其他总计政府信息公开不属于申请结果维持纠正复议起诉自然人机构组织的了和"


def head_row_gone(table: Table, chance: Random) -> Table:
    rows = [r for r, row in enumerate(table) if any(box.head for box in row)]
    r = chance.choice(rows) if rows else -1
    return [row for i, row in enumerate(table) if i != r] or table


def twice(table: Table, chance: Random) -> Table:
    for _ in range(2):
        table = chance.choice(list(INJURIES.values()))(table, chance)
    return table


INJURIES: dict[str, Injury] = {
    "格丢失": cell_gone,
    "数丢失": figure_gone,
    "格重复": cell_doubled,
    "数重复": figure_doubled,
    "两数相连，合并": _joined("", True),
    "两数相连，不合并": _joined("", False),
    "两数同格，空格隔开": _joined(" ", True),
    "两数同格，换行隔开": _joined("\n", False),
    "一行连成一数": row_run_together,
    "行丢失": row_gone,
    "行重复": row_doubled,
    "行右移": row_pushed,
    "一行空白丢失": blanks_of_row_gone,
    "空白全丢失": blanks_gone,
    "列合并数错": _span("columns"),
    "行合并数错": _span("rows"),
    "表头列合并数错": _span("columns", lambda box: box.head),
    "合并数全丢失": spans_gone,
    "标签丢失": label_gone,
    "表头标签丢失": head_label_gone,
    "标签缺字": label_cut,
    "标签错字": label_misprinted,
    "表头行丢失": head_row_gone,
}


TWICE, CUT = "两处", "断成两表"
KINDS = (*INJURIES, TWICE, CUT)

SHIFTING = frozenset(
    (
        "格丢失",
        "数丢失",
        "格重复",
        "数重复",
        "两数相连，不合并",
        "两数同格，换行隔开",
        "一行连成一数",
        "一行空白丢失",
        "空白全丢失",
        "行右移",
        "行重复",
        "行合并数错",
        "列合并数错",
        "行丢失",
        "合并数全丢失",
        CUT,
        "两处",
    )
)
"""What moves figures to other columns. A workbook's cells have addresses: there it would be another statement."""


def _injured(parts: Parts, injury: Injury) -> Parts:
    def changed(copy: Copy, chance: Random) -> Sequence[Part]:
        whole = list(parts(copy, chance))
        tables = [i for i, part in enumerate(whole) if isinstance(part, list)]
        chosen = chance.choice(tables)
        for _ in range(20):  # a table injured out of all shape cannot be written
            table = injury(whole[chosen], chance)
            if any(row for row in table):
                whole[chosen] = [row for row in table if row]
                break
        return whole

    return changed


def _cut_in_two(parts: Parts) -> Parts:
    """A table in two, its spans left as they were: the second part lacks what reached into it."""

    def changed(copy: Copy, chance: Random) -> Sequence[Part]:
        whole = list(parts(copy, chance))
        chosen = max(
            (i for i, part in enumerate(whole) if isinstance(part, list)), key=lambda i: len(whole[i])
        )
        table = whole[chosen]
        at = chance.randrange(1, len(table)) if len(table) > 1 else 1
        return [*whole[:chosen], *(part for part in (table[:at], table[at:]) if part), *whole[chosen + 1 :]]

    return changed


def injured(shape: Shape, kind: str, chance: Random) -> Shape:
    """The shape with an injury of this kind to one of its tables."""
    table = chance.choice(("t2", "t3", "t3", "t4"))
    parts = getattr(shape.structure, table)
    changed = (
        _cut_in_two(parts) if kind == CUT else _injured(parts, twice if kind == TWICE else INJURIES[kind])
    )
    return replace(shape, structure=replace(shape.structure, **{table: changed}))


def measured(kind: str, seeds: range) -> Outcome:
    """One kind of injury to layouts at random."""
    whole = [
        shape for shape in grid_shapes.shapes() if shape.name.partition(" ")[2] in grid_shapes.STRUCTURES
    ]
    if kind in SHIFTING:
        whole = [shape for shape in whole if shape.extension != ".xlsx"]
    total = Outcome()
    for seed in seeds:
        chance = Random(f"{kind} {seed}")
        shape = injured(chance.choice(whole), kind, chance)
        copy = grid_shapes.copy_for(shape, seed)
        try:
            data = shape.press(copy, shape.structure, Random(f"{kind} {seed} print"))
        except (IndexError, ValueError, AttributeError):  # cells that overlap cannot be written
            continue
        try:
            report = read_bytes(data, f"a{shape.extension}")
        except InputError:
            continue
        one = grid_shapes.judged(report, copy, shape.structure.lost)
        one.wrong = [f"{shape.name} seed {seed} {wrong}" for wrong in one.wrong]
        # Without its row nobody knows that （六）其他处理 was undivided: its codes are no report's duty.
        one.untold = [f"{shape.name} seed {seed} {c}" for c in one.untold if not c.startswith("t3.closed.")]
        total += one
    return total


def main(arguments: Sequence[str]) -> None:
    """Print a line a kind of injury."""
    seeds = range(int(arguments[0]) if arguments else 100)
    overall = Outcome()
    for kind in KINDS:
        if arguments[1:] and kind not in arguments[1:]:
            continue
        one = measured(kind, seeds)
        overall += one
        print(
            f"{kind:14} {one.share:8.2%} of {one.held:6} told {one.told:5} untold {len(one.untold):4} WRONG {len(one.wrong):4}"
        )
        for line in [*one.wrong[:6], *one.untold[:2]]:
            print("     ", line)
    print(
        f"全部 {overall.share:.3%} of {overall.held}, told {overall.told}, untold {len(overall.untold)}, WRONG {len(overall.wrong)}"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
