"""What a reading of words (``drafting.mentions``) comes to in the ledger: its value, its cells, its name."""

from collections import Counter
from collections.abc import Mapping
from decimal import Decimal

from drafting.figures import Number
from drafting.ledger.entry import Entry, EntryKind, Undefined
from drafting.mentions.readings import Reading, terms


def sum_of(ledger: Mapping[str, Entry], reading: Reading) -> Number | None:
    """The sum of a reading's entries, less those taken off; blank where one is blank, a ratio or unknown."""
    total: Number = 0
    for term in terms(reading):
        entry = ledger.get(term.id)
        value = entry.value if entry else None
        if value is None or isinstance(value, Undefined) or not isinstance(value, int | Decimal):
            return None
        total += -value if term.taken_off else value
    return total


def cells_of(ledger: Mapping[str, Entry], reading: Reading) -> tuple[str, ...]:
    """The cells that a reading's entries are computed from, those taken off among them, each once."""
    known = (ledger[term.id] for term in terms(reading) if term.id in ledger)
    return tuple(dict.fromkeys(part for entry in known for part in entry.parts))


def signed_cells(ledger: Mapping[str, Entry], reading: Reading) -> dict[str, int]:
    """How often each cell counts in a reading, below 0 where it is taken off; none that cancels out.

    Empty where the ledger does not know the reading throughout.
    """
    cells: Counter[str] = Counter()
    for term in terms(reading):
        if term.id not in ledger:
            return {}
        for part in ledger[term.id].parts:
            cells[part] += -1 if term.taken_off else 1
    return {cell: times for cell, times in cells.items() if times}


def is_sum(ledger: Mapping[str, Entry], entry: Entry, reading: Reading) -> bool:
    """Whether an entry adds up the very cells of a reading: none more, none less, none left to take off."""
    return signed_cells(ledger, reading) == Counter(entry.parts)


def entry_of(ledger: Mapping[str, Entry], reading: Reading) -> Entry | None:
    """The entry that a reading is, or one made of its sum, this year's and last; ``None`` where unknown."""
    if len(reading) == 1:
        return ledger.get(reading[0])
    cells = signed_cells(ledger, reading)
    if not cells:
        return None
    entries = [ledger[term.id] for term in terms(reading)]
    last = {entry.id: entry._replace(value=entry.previous) for entry in entries}
    return entries[0]._replace(
        id="",
        kind=EntryKind.SUM,
        value=sum_of(ledger, reading),
        label=name_of(ledger, reading),
        parts=tuple(cells),
        previous=sum_of(last, reading),
    )


def name_of(ledger: Mapping[str, Entry], reading: Reading) -> str:
    """What people call a reading: 甲＋乙－丙; an id that the ledger lacks stands for itself."""
    said = "".join(
        f"{'－' if term.taken_off else '＋'}{ledger[term.id].label if term.id in ledger else term.id}"
        for term in terms(reading)
    )
    return said.removeprefix("＋")
