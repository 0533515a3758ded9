"""The ledger (可引用数字): every number that the text may state.

Entries are the cells of the tables, the derived values of ``ledger.toml`` and the facts with a number. A
value is blank (``None``) where a cell it needs is; a ratio without a base is ``Undefined``.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, cached_property

from drafting.errors import UnknownReference
from drafting.facts import Fact
from drafting.figures import Figures, Number
from drafting.ledger.derived import Derived, compute, counting_words, derived_values, value_of
from drafting.ledger.entry import Entry, EntryKind, Value
from drafting.tables import CellSpec, cell_spec


class Ledger(Mapping[str, Entry]):
    """The entries by id, in the order: cells, derived values, facts."""

    def __init__(self, figures: Figures, last: Figures, facts: Iterable[Fact]) -> None:
        self._cells = {code: spec for code in figures if (spec := cell_spec(code))}
        self._facts = {fact.reference: fact for fact in facts if fact.value is not None}
        self._sources: dict[str, CellSpec | Derived | Fact] = {**self._cells, **_derived(), **self._facts}
        self._figures, self._last = figures, last
        self._entries: dict[str, Entry] = {}

    @classmethod
    def of(cls, figures: Figures, *, previous: Figures | None = None, facts: Iterable[Fact] = ()) -> "Ledger":
        """The ledger of a year.

        Args:
            figures: this year's cells; a missing code is blank.
            previous: last year's cells, ``None`` where there is no such report.
            facts: facts; those with a value become entries.
        """
        return cls(figures, previous or {}, facts)

    def __getitem__(self, id: str) -> Entry:
        if id not in self._entries:
            self._entries[id] = self._made(id, self._sources[id])
        return self._entries[id]

    def __contains__(self, id: object) -> bool:
        return id in self._sources

    def __iter__(self) -> Iterator[str]:
        return iter(self._sources)

    def __len__(self) -> int:
        return len(self._sources)

    def _made(self, id: str, source: CellSpec | Derived | Fact) -> Entry:
        match source:
            case CellSpec():
                return _cell(source, self._figures[id], self._last.get(id))
            case Derived():
                return compute(source, self._figures, self._last)
            case Fact():
                return _fact(source)

    @cached_property
    def ratios(self) -> tuple[Value, ...]:
        """The values of the entries that render as a percentage."""
        return tuple(
            value_of(source, self._figures, self._last)
            for source in _derived().values()
            if source.kind is not EntryKind.SUM
        )

    @cached_property
    def stated(self) -> frozenset[Value]:
        """The values of all other entries."""
        sums = (source for source in _derived().values() if source.kind is EntryKind.SUM)
        return frozenset(map(self._figures.__getitem__, self._cells)).union(
            (value_of(source, self._figures, self._last) for source in sums),
            (fact.value for fact in self._facts.values()),
        )

    def entry(self, id: str) -> Entry:
        """The entry of this id.

        Raises:
            UnknownReference: there is none.
        """
        if id not in self:
            raise UnknownReference(f"没有名为“{id}”的可引用数字。请从“可引用数字”中选取。")
        return self[id]


@cache
def _derived() -> Mapping[str, Derived]:
    return {definition.id: definition for definition in derived_values()}


def _cell(spec: CellSpec, value: Number | None, last: Number | None) -> Entry:
    words = counting_words(spec.unit)
    return Entry(spec.code, EntryKind.CELL, value, spec.unit, words, spec.name, (spec.code,), last)


def _fact(fact: Fact) -> Entry:
    words = counting_words(fact.unit)
    label = fact.statement.replace("{}", "")
    return Entry(fact.reference, EntryKind.FACT, fact.value, fact.unit, words, label, (fact.reference,))
