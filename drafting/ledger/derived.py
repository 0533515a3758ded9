"""The derived values of ``ledger.toml``: sums, shares and changes; a kind is all the language there is."""

import re
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Any

from drafting.errors import DataFileError
from drafting.figures import Figures, Number
from drafting.ledger.entry import UNDEFINED, Entry, EntryKind, Undefined, Value
from drafting.tables import STATUTORY_CODES, cell_spec
from drafting.tables.footing import is_undivided


@dataclass(frozen=True)
class Derived:
    """A derived value's definition; ``of`` for sums and changes, ``part`` over ``whole`` for shares."""

    id: str
    kind: EntryKind
    label: str
    of: tuple[str, ...]
    whole: tuple[str, ...]
    digits: int


@cache
def _definitions() -> tuple[tuple[Derived, ...], Mapping[str, tuple[str, ...]]]:
    data = tomllib.loads(files(__package__).joinpath("ledger.toml").read_text(encoding="utf-8"))
    try:
        derived = tuple(_derived(id, row) for id, row in data["derived"].items())
    except (KeyError, ValueError) as error:
        raise DataFileError(f"ledger.toml 有误：{error}") from error
    return derived, {unit: tuple(words) for unit, words in data["counting_words"].items()}


def _derived(id: str, row: Mapping[str, Any]) -> Derived:
    kind = EntryKind(row["kind"])
    of = tuple(row["part"] if kind is EntryKind.SHARE else row["of"])
    whole = tuple(row["whole"]) if kind is EntryKind.SHARE else ()
    return Derived(id, kind, row["label"], of, whole, row.get("digits", 1))


def derived_values() -> tuple[Derived, ...]:
    """Every derived value of ``ledger.toml``."""
    return _definitions()[0]


def cells_behind(id: str) -> tuple[str, ...]:
    """The cells that an entry of the tables is computed from, a ``*`` as it stands; empty for a fact's."""
    if cell_spec(id):
        return (id,)
    return next((one.of + one.whole for one in derived_values() if one.id == id), ())


def counting_words(unit: str) -> tuple[str, ...]:
    """The counting words that a text may use for this unit, the unit itself first."""
    words = _definitions()[1].get(unit, ())
    return words if unit in words or not unit else (unit, *words)


def value_of(definition: Derived, figures: Figures, last: Figures) -> Value:
    """A derived value: blank where a cell it needs is."""
    now = _total(definition.of, figures)
    match definition.kind:
        case EntryKind.SHARE:
            return _ratio(now, _total(definition.whole, figures))
        case EntryKind.CHANGE:
            return change(now, _total(definition.of, last))
        case _:
            return now


def compute(definition: Derived, figures: Figures, last: Figures) -> Entry:
    """The entry of a derived value, last year's value beside it."""
    unit = "件" if definition.kind is EntryKind.SUM else "%"
    previous = None if definition.kind is EntryKind.CHANGE else value_of(definition, last, {})
    return Entry(
        definition.id,
        definition.kind,
        value_of(definition, figures, last),
        unit,
        counting_words(unit),
        definition.label,
        _expand(definition.of + definition.whole, figures),
        previous,
        definition.digits,
    )


def _expand(codes: tuple[str, ...], figures: Figures) -> tuple[str, ...]:
    """The cell codes with ``*`` resolved; an undivided （六）其他处理 stands for its three rows."""
    expanded: list[str] = []
    for code in codes:
        cells = _cells(code, figures)
        expanded += cells if len(cells) == 1 else [known for known in figures if known in cells]
    return tuple(expanded)


def _cells(code: str, figures: Figures) -> Collection[str]:
    """The cells of the figures that a code stands for, in no order."""
    if "*" not in code:
        return (code,)
    if code.startswith("t3.closed_*") and is_undivided(figures):
        return (code.replace("closed_*", "closed"),)
    return _matching(code) & figures.keys()


@cache
def _matching(code: str) -> frozenset[str]:
    """The statutory codes that a code with ``*`` stands for."""
    pattern = re.compile(re.escape(code).replace(r"\*", r"[a-z_]+"))
    return frozenset(filter(pattern.fullmatch, STATUTORY_CODES))


def _total(codes: tuple[str, ...], figures: Figures) -> Value:
    total: Number = 0
    for code in codes:
        for each in _cells(code, figures):
            value = figures.get(each)
            if value is None:
                return None
            total += value
    return total


def _ratio(part: Value, whole: Value) -> Value:
    if part is None or whole is None or isinstance(part, Undefined) or isinstance(whole, Undefined):
        return None
    return Fraction(part) / Fraction(whole) if whole else UNDEFINED


def points(now: Value, before: Value) -> Value:
    """By how much a share differs from last year's, as a ratio: blank and undefined as ``change``."""
    if now is None or isinstance(now, Undefined):
        return now
    if before is None or isinstance(before, Undefined):
        return UNDEFINED
    return Fraction(now) - Fraction(before)


def change(now: Value, before: Value) -> Value:
    """The change on last year as a ratio: blank where this year is, undefined without a last year."""
    if now is None or isinstance(now, Undefined):
        return now
    if before is None or isinstance(before, Undefined) or before == 0:
        return UNDEFINED
    return Fraction(now) / Fraction(before) - 1
