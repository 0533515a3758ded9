"""Table specifications, read from ``editions/<edition>/<table>.toml``.

Everything that shows or reads a table (form, grid, docx, html, xlsx, reader, rules) draws on the one
``TableSpec``: there is no second layout anywhere. Basis: 国办公开办函〔2021〕30号 (edition ``2021``, report
years 2021 on) and its forerunner 国办公开办函〔2019〕60号 (edition ``2019``, report years 2019 and 2020).
"""

import tomllib
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files

from drafting.errors import DataFileError
from drafting.figures import Kind

APPLICANTS = ("natural", "business", "research", "welfare", "legal", "other")
"""The six applicant columns of table three, without the total."""

DISPUTES = ("review", "litigation_direct", "litigation_after_review")
"""The three column groups of table four."""

_NUMERALS = {2: "二", 3: "三", 4: "四"}


@dataclass(frozen=True)
class Column:
    """A column: its code, printed label, the group headings over it, what its cells hold, what it sums."""

    code: str
    label: str
    group: tuple[str, ...]
    kind: Kind
    sum_of: tuple[str, ...]


@dataclass(frozen=True)
class Row:
    """A row: its code (empty where the table has one unlabelled row), label, group labels, what it sums."""

    code: str
    label: str
    group: tuple[str, ...]
    sum_of: tuple[str, ...]

    @property
    def path(self) -> str:
        """The groups without the outermost and the label: ``（三）不予公开 1.属于国家秘密``."""
        return " ".join([*self.group[1:], self.label])


@dataclass(frozen=True)
class Block:
    """A part of a table with a header of its own. ``title`` and ``corner`` are ``None`` where not printed."""

    title: str | None
    corner: str | None
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class CellSpec:
    """One cell: its code, the table, row and column it stands in, and what it can hold."""

    code: str
    table: "TableSpec"
    row: Row
    column: Column

    @property
    def kind(self) -> Kind:
        """What the cell holds."""
        return self.column.kind

    @property
    def unit(self) -> str:
        """件, or 万元 for an amount."""
        return "万元" if self.kind is Kind.AMOUNT else self.table.unit

    @cached_property
    def name(self) -> str:
        """The cell as people know it: ``表三“（一）予以公开”自然人``."""
        if not self.row.code:
            return f"{self.table.name}“{' '.join([*self.column.group, self.column.label])}”"
        return f"{self.table.name}“{self.row.path}”{self.column.label}"

    @property
    def computed(self) -> bool:
        """Whether the form defines the cell as a sum of others, so that nobody types it."""
        return bool(self.row.sum_of or self.column.sum_of)


@dataclass(frozen=True)
class TableSpec:
    """One statutory table. ``code`` is t2, t3 or t4; ``section`` the part of the report it fills."""

    code: str
    section: int
    title: str
    basis: str
    unit: str
    blocks: tuple[Block, ...]

    @property
    def name(self) -> str:
        """表二, 表三 or 表四, after the section."""
        return f"表{_NUMERALS[self.section]}"

    def code_of(self, row: Row, column: Column) -> str:
        """The cell's code: table, row, column; parts that are empty are left out."""
        return ".".join(part for part in (self.code, row.code, column.code) if part)

    def cells(self) -> tuple[CellSpec, ...]:
        """Every cell, block by block, row by row."""
        return self._cells

    @cached_property
    def cells_by_row(self) -> dict[str, tuple[CellSpec, ...]]:
        """The cells by the code of their row."""
        rows: dict[str, tuple[CellSpec, ...]] = {}
        for cell in self._cells:
            rows[cell.row.code] = (*rows.get(cell.row.code, ()), cell)
        return rows

    @cached_property
    def _cells(self) -> tuple[CellSpec, ...]:
        return tuple(
            CellSpec(self.code_of(row, column), self, row, column)
            for block in self.blocks
            for row in block.rows
            for column in block.columns
        )


@dataclass(frozen=True)
class Edition:
    """The form of one notice: three tables and the headings of the six sections."""

    code: str
    tables: tuple[TableSpec, ...]

    @cached_property
    def cells(self) -> dict[str, CellSpec]:
        """Cell code → cell, in printed order."""
        return {cell.code: cell for table in self.tables for cell in table.cells()}

    @property
    def codes(self) -> tuple[str, ...]:
        """Every cell code, in printed order."""
        return tuple(self.cells)

    def table(self, code: str) -> TableSpec:
        """The table ``t2``, ``t3`` or ``t4``."""
        return next(table for table in self.tables if table.code == code)


def _load_table(edition_code: str, table_code: str) -> TableSpec:
    name = f"editions/{edition_code}/{table_code}.toml"
    try:
        data = tomllib.loads(files(__package__).joinpath(name).read_text(encoding="utf-8"))
        default = data["kind"]
        blocks = tuple(
            Block(
                title=block.get("title"),
                corner=block.get("corner"),
                columns=tuple(
                    Column(
                        code=column["code"],
                        label=column["label"],
                        group=tuple(column.get("group", ())),
                        kind=Kind(column.get("kind", default)),
                        sum_of=tuple(column.get("sum_of", ())),
                    )
                    for column in block["column"]
                ),
                rows=tuple(
                    Row(row["code"], row["label"], tuple(row.get("group", ())), tuple(row.get("sum_of", ())))
                    for row in block["row"]
                ),
            )
            for block in data["block"]
        )
        return TableSpec(data["code"], data["section"], data["title"], data["basis"], data["unit"], blocks)
    except (KeyError, ValueError, tomllib.TOMLDecodeError) as error:
        raise DataFileError(f"表样文件 {name} 有误：{error}") from error


@cache
def edition(code: str) -> Edition:
    """The edition ``2021`` or ``2019``.

    Raises:
        DataFileError: there is no such edition, or its files are broken.
    """
    if code not in EDITIONS:
        raise DataFileError(f"没有“{code}”版的表样，现有：{'、'.join(EDITIONS)}。")
    return Edition(code, tuple(_load_table(code, table) for table in ("t2", "t3", "t4")))


EDITIONS = ("2021", "2019")


def edition_for(year: int) -> Edition:
    """The edition that a report of this year is to follow (2021 on: the form of 2021)."""
    return edition("2021" if year >= 2021 else "2019")


STATUTORY_CODES: tuple[str, ...] = edition("2021").codes
"""The 200 codes of the form in force: 10 in t2, 175 in t3, 15 in t4."""


@cache
def cell_spec(code: str) -> CellSpec | None:
    """The cell of this code in the form in force, else in the older one; ``None`` where it is no cell."""
    return next((edition(e).cells[code] for e in EDITIONS if code in edition(e).cells), None)


def cell_name(code: str) -> str:
    """The cell as people know it; the code itself where there is no such cell."""
    spec = cell_spec(code)
    return spec.name if spec else code
