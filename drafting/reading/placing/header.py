"""What the head of a table says: which grid column holds which statutory column."""

from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby

from drafting.tables import APPLICANTS, EDITIONS, edition
from drafting.tables.footing import UNDIVIDED

_FORM_ORDER = {
    table: tuple(column.code for column in edition("2021").table(table).blocks[0].columns)
    for table in ("t3", "t4")
}

DISPUTE_COLUMNS = _FORM_ORDER["t4"]
"""The columns of table four: ``review.upheld`` …"""

_APPLICATIONS = edition("2021").table("t3").blocks[0]
DEPTHS = {UNDIVIDED: 1, **{row.code: len(row.group) for row in _APPLICATIONS.rows}}
"""Row of table three → the groups' labels at the left of its own."""

CLOSED_PARTS = tuple(code for code in DEPTHS if code.startswith(f"{UNDIVIDED}_"))
"""The rows into which the form divides （六）其他处理."""

BLOCKS = frozenset(
    tuple(column.code for column in block.columns)
    for code in EDITIONS
    for block in edition(code).table("t2").blocks
)
"""The columns of each block of table two."""


@dataclass(frozen=True)
class Header:
    """Grid column → column code, in printed order; ``foreign`` the codes whose unit is not the form's.

    ``begin`` is the head's first grid column that is not empty, ``end`` the one after its last; ``whole``
    says whether every label of a column was placed, ``spelled`` whether the words of table four's, one after
    the other, are the form's, with or without 总计. ``strange`` are columns of tables two and three beside
    all of the form's, under a label that the form does not have (小计, 备注). ``kept`` is the columns' order
    where the head stands on the page before and no longer over its columns.
    """

    table: str
    columns: dict[int, str]
    width: int
    foreign: frozenset[str] = frozenset()
    begin: int = 0
    end: int = 0
    whole: bool = True
    spelled: bool = False
    strange: frozenset[int] = frozenset()
    kept: tuple[str, ...] = ()
    is_disordered: bool = False
    """Whether table four's results stand in another order than the form's, and not each over its column."""

    def out_of_place(self) -> "Header":
        """The head for rows that do not stand under it: their columns' order is all that it says."""
        return replace(self, columns={}, width=0, begin=0, end=0, kept=self._printed)

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """The column codes that a row has, in printed order.

        Tables three and four have all their columns even where the head leaves one out (a 总计 without its
        label): all seven, or all five parts of each block that the head names.
        """
        return self._whole if self.in_form_order else self._printed

    @cached_property
    def in_form_order(self) -> bool:
        """Whether the labelled columns stand in the form's order, so that a row's order means anything.

        Table two says of no column what its neighbours are: its blocks have to be whole.
        """
        if self.table == "t2":
            return self._printed in BLOCKS
        return tuple(code for code in self._whole if code in self._printed) == self._printed

    @cached_property
    def begin_of_form(self) -> int | None:
        """The first grid column where the form's columns stand one beside the other, each under its label.

        ``None`` where one is missing, stands elsewhere, or another is among them.
        """
        one_wide = bool(self.extents) and all(end - begin == 1 for begin, end in self.extents)
        return self.extents[0][0] if one_wide else None

    @cached_property
    def extents(self) -> tuple[tuple[int, int], ...]:
        """From which grid column up to which each of the form's columns reaches, one beside the other.

        Empty where one is missing, stands elsewhere, or another is among them.
        """
        if not self.columns or not self.in_form_order or self.strange:
            return ()
        begin, end = min(self.columns), max(self.columns) + 1
        printed = [(code, list(run)) for code, run in groupby(range(begin, end), key=self.columns.get)]
        if tuple(code for code, _ in printed) != self.codes:
            return ()
        return tuple((run[0], run[-1] + 1) for _, run in printed)

    @cached_property
    def names_all(self) -> bool:
        """Whether each column of the form has its label."""
        return set(self.columns.values()) == set(self._whole)

    @property
    def is_complete(self) -> bool:
        """Whether no column of the form lost its label: a further one then is nobody's."""
        return self.in_form_order if self.table == "t2" else self.names_all

    @cached_property
    def is_shuffled(self) -> bool:
        """Whether table three's columns stand side by side in an order of their own, 总计 behind them.

        A span that is wrong in the head moves 总计 first of all.
        """
        in_row = list(self.columns) == list(
            range(min(self.columns, default=0), max(self.columns, default=-1) + 1)
        )
        ends = bool(self.columns) and self.columns[max(self.columns)] == "total"
        return in_row and ends and self.names_all and len(self.columns) == len(self._whole)

    @cached_property
    def lacks_totals(self) -> bool:
        """Whether a head of table four names every column but the three 总计, as 12 words over 15 values."""
        lacking = tuple(code for code in self._whole if not code.endswith(".total"))
        return self.table == "t4" and self._printed == lacking and len(self.columns) == len(lacking)

    @cached_property
    def _printed(self) -> tuple[str, ...]:
        return self.kept or tuple(dict.fromkeys(self.columns.values()))

    @cached_property
    def _whole(self) -> tuple[str, ...]:
        if self.table == "t2":
            return self._printed
        if self._printed == ("total", *APPLICANTS):  # 总计 before what it sums up: seen, and nothing is lost
            return self._printed
        blocks = {code.rpartition(".")[0] for code in self._printed or _FORM_ORDER["t3"]}
        everything = _FORM_ORDER[self.table]
        if not self.whole:  # some block of table four lost its name: only a row of all 15 is clear
            return everything
        return tuple(code for code in everything if code.rpartition(".")[0] in blocks)
