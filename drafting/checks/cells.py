"""Rules on single cells: what a cell may hold, and that none is blank."""

from collections.abc import Iterator
from dataclasses import dataclass

from drafting.checks.findings import Result
from drafting.checks.rule import BEFORE_FORM, ERROR, Rule, Subject
from drafting.figures import Number, format_number, invalid
from drafting.report import Why
from drafting.tables import APPLICANTS, CellSpec, TableSpec, cell_spec, edition
from drafting.tables.footing import UNDIVIDED, is_undivided

_MOST_ROWS_NAMED = 3


@dataclass(frozen=True, kw_only=True)
class CellNumber(Rule):
    """A cell's number is one that the cell can hold. Blank cells are another rule's."""

    def examine(self, subject: Subject) -> Iterator[Result]:
        """One result for each table without a bad cell, else one for each bad cell."""
        bad: dict[str, list[Result]] = {}
        for cell, value in subject.report.figures.items():
            if value is None or (isinstance(value, int) and value >= 0):  # what any cell can hold
                continue
            spec = cell_spec(cell)
            if spec and (wanted := invalid(value, spec.kind)):
                bad.setdefault(spec.table.code, []).append(self._cell(subject, spec, value, wanted))
        for table in edition(subject.report.edition).tables:
            yield from bad.get(table.code) or [self.passed(table.code)]

    def _cell(self, subject: Subject, spec: CellSpec, value: Number, wanted: str) -> Result:
        shown = format_number(value)
        return self.failed(
            subject,
            self.messages["failed"].format(cell=spec.name, wanted=wanted, value=shown),
            instance=spec.code,
            cells=(spec.code,),
            section=spec.table.section,
            expected=wanted,
            actual=shown,
        )


@dataclass(frozen=True, kw_only=True)
class CellBlank(Rule):
    """No cell is blank; a table wholly blank or without its data row is graver than a blank here and there.

    A cell that was printed but could not be read is reading's own doubt, not a blank; the three rows of
    （六）其他处理 are none where the report prints it undivided. A table that was not found at all is told as
    that, and so are rows, in one finding; of a table whose part is missing too ``section-missing`` tells.
    """

    def examine(self, subject: Subject) -> Iterator[Result]:
        """One result for a table without a blank or wholly blank, else one for each row with a blank."""
        if not subject.has_form:
            yield self.not_assessable(note=BEFORE_FORM)
            return
        for table in edition(subject.report.edition).tables:
            yield from self._table(subject, table)

    def _table(self, subject: Subject, table: TableSpec) -> Iterator[Result]:
        rows = list(_rows(subject, table))
        codes = tuple(cell.code for row in rows for cell in row)
        if None not in map(subject.report.figures.get, codes):
            yield self.passed(table.code)
            return
        blank = [[cell for cell in row if _is_blank(subject, cell.code)] for row in rows]
        count = sum(map(len, blank))
        if not count:
            yield self.passed(table.code)
        elif all(subject.value(code) is None for code in codes) and count == len(codes):
            absent = _is_absent(subject, codes)
            if absent and subject.report.section(table.section) is None:
                yield self.not_assessable(table.code)
                return
            yield self.failed(
                subject,
                self.messages["no_table" if absent else "table"].format(table=table.name, count=count),
                instance=table.code,
                cells=codes,
                section=table.section,
                expected="0",
                severity=ERROR,
            )
        else:
            lost = [row for row in blank if row and _is_absent(subject, tuple(cell.code for cell in row))]
            for row in blank:
                if row and row not in lost:
                    yield self._row(subject, table, row)
            if lost:
                yield self._absent_rows(subject, table, lost)

    def _row(self, subject: Subject, table: TableSpec, row: list[CellSpec]) -> Result:
        first = row[0]
        columns = "、".join(" ".join([*cell.column.group[-1:], cell.column.label]) for cell in row)
        if table.code != "t4":
            columns = "、".join(cell.column.label for cell in row)
        place = f"{table.name}“{first.row.path}”" if first.row.code else table.name
        codes = tuple(cell.code for cell in row)
        return self.failed(
            subject,
            self.messages["row"].format(place=place, columns=columns, count=len(row)),
            instance=f"{table.code}.{first.row.code}".rstrip("."),
            cells=codes,
            section=table.section,
            expected="0",
        )

    def _absent_rows(self, subject: Subject, table: TableSpec, rows: list[list[CellSpec]]) -> Result:
        names = [row[0].row.path or row[0].column.label for row in rows]
        said = "、".join(f"“{name}”" for name in names[:_MOST_ROWS_NAMED])
        codes = tuple(cell.code for row in rows for cell in row)
        return self.failed(
            subject,
            self.messages["no_rows"].format(
                table=table.name,
                rows=f"{said}等{len(rows)}" if len(rows) > _MOST_ROWS_NAMED else said,
                count=len(codes),
            ),
            instance=f"{table.code}.rows",
            cells=codes,
            section=table.section,
        )


def _rows(subject: Subject, table: TableSpec) -> Iterator[tuple[CellSpec, ...]]:
    """The rows of the table as the report divides them."""
    undivided = table.code == "t3" and is_undivided(subject.report.figures)
    rows = {
        code: row
        for code, row in table.cells_by_row.items()
        if not (undivided and code.startswith(f"{UNDIVIDED}_"))
    }
    if undivided and UNDIVIDED not in rows:
        extra = (cell_spec(f"t3.{UNDIVIDED}.{column}") for column in (*APPLICANTS, "total"))
        rows[UNDIVIDED] = tuple(cell for cell in extra if cell)
    yield from rows.values()


def _is_absent(subject: Subject, codes: tuple[str, ...]) -> bool:
    """Whether reading found none of the cells in the file (a report that was not read tells of none)."""
    sought = set(codes)
    whys = {unread.why for unread in subject.report.unread if unread.where in sought}
    return whys == {Why.NO_ROW}


def _is_blank(subject: Subject, code: str) -> bool:
    if subject.value(code) is not None:
        return False
    whys = [unread.why for unread in subject.report.unread if unread.where == code]
    return all(why in (Why.BLANK, Why.NO_ROW) for why in whys)
