"""The ledger (可引用数字): every number that the text may state.

Entries are the cells of the tables, the derived values of ``ledger.toml`` and the facts with a number. A
value is blank (``None``) where a cell it needs is; a ratio without a base is ``Undefined``.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from drafting.errors import UnknownReference
from drafting.facts import Fact
from drafting.figures import Figures
from drafting.ledger.derived import compute, counting_words, derived_values
from drafting.ledger.entry import Entry, EntryKind, Value
from drafting.tables import cell_spec


class Ledger(Mapping[str, Entry]):
    """The entries by id, in the order: cells, derived values, facts."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = {entry.id: entry for entry in entries}

    @classmethod
    def of(cls, figures: Figures, *, previous: Figures | None = None, facts: Iterable[Fact] = ()) -> "Ledger":
        """The ledger of a year.

        Args:
            figures: this year's cells; a missing code is blank.
            previous: last year's cells, ``None`` where there is no such report.
            facts: facts; those with a value become entries.
        """
        last = previous or {}
        entries = [_cell(code, figures, last) for code in figures]
        for definition in derived_values():
            entries.append(compute(definition, figures, last))
        entries += [_fact(fact) for fact in facts if fact.value is not None]
        return cls(entry for entry in entries if entry is not None)

    def __getitem__(self, id: str) -> Entry:
        return self._entries[id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    @cached_property
    def ratios(self) -> tuple[Entry, ...]:
        """The entries that render as a percentage."""
        return tuple(entry for entry in self._entries.values() if entry.is_ratio)

    @cached_property
    def stated(self) -> frozenset[Value]:
        """The values of all other entries."""
        return frozenset(entry.value for entry in self._entries.values() if not entry.is_ratio)

    def entry(self, id: str) -> Entry:
        """The entry of this id.

        Raises:
            UnknownReference: there is none.
        """
        if id not in self._entries:
            raise UnknownReference(f"没有名为“{id}”的可引用数字。请从“可引用数字”中选取。")
        return self._entries[id]


def _cell(code: str, figures: Figures, last: Figures) -> Entry | None:
    spec = cell_spec(code)
    if spec is None:
        return None
    words = counting_words(spec.unit)
    return Entry(code, EntryKind.CELL, figures[code], spec.unit, words, spec.name, (code,), last.get(code))


def _fact(fact: Fact) -> Entry:
    words = counting_words(fact.unit)
    label = fact.statement.replace("{}", "")
    return Entry(fact.reference, EntryKind.FACT, fact.value, fact.unit, words, label, (fact.reference,))
