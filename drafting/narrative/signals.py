"""Signals (数据线索): what the figures suggest as a problem for section 5.

Rules over the ledger, read from ``signals.toml``. A signal needs its figure and every figure of its
evidence: a blank or a ratio without base gives none. A signal is a suggestion, never a verdict: a large
share of 本机关不掌握 is no fault by itself.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Any

from drafting.errors import DataFileError
from drafting.ledger import EntryKind, Ledger, Undefined, Value, change, derived_values
from drafting.references import references


@dataclass(frozen=True)
class Signal:
    """One rule.

    ``figure`` is a ledger id; ``above`` and ``below`` are percentages for shares and changes, numbers for
    the rest, ``None`` where not set; ``base_at_least`` is what the whole of a share, or last year's value of
    a change, must reach. ``gravity`` goes from 1 (pressure) to 3 (found at fault by law); signals of one
    ``family`` speak of one matter. ``titles``, ``evidence`` and ``measures`` are ways to word the problem,
    what shows it, and what is planned; ``adds`` is the evidence beside other evidence of the family. All
    are source text, clauses without their full stop.
    """

    id: str
    theme: str
    family: str
    figure: str
    gravity: int
    titles: tuple[str, ...]
    evidence: tuple[str, ...]
    adds: tuple[str, ...]
    measures: tuple[str, ...]
    above: Fraction | None = None
    below: Fraction | None = None
    base_at_least: int = 0


_REQUIRED = {"figure", "gravity", "theme", "titles", "evidence", "measures"}
_OPTIONAL = {"above", "below", "base_at_least", "family", "adds"}


@cache
def definitions() -> tuple[Signal, ...]:
    """Every signal of ``signals.toml``, in the file's order.

    Raises:
        DataFileError: the file breaks its own rules.
    """
    text = files(__package__).joinpath("signals.toml").read_text(encoding="utf-8")
    try:
        return tuple(definition_of(id, row) for id, row in tomllib.loads(text)["signal"].items())
    except (KeyError, TypeError, ValueError) as error:
        raise DataFileError(f"signals.toml 有误：{error}") from error


def definition_of(id: str, row: Mapping[str, Any]) -> Signal:
    """The signal that a row of the file defines.

    Raises:
        ValueError: a key is missing or unknown, or there is not exactly one threshold above 0.
    """
    unknown, missing = row.keys() - _REQUIRED - _OPTIONAL, {name for name in _REQUIRED if not row.get(name)}
    thresholds = [row[side] for side in ("above", "below") if side in row]
    if unknown or missing or len(thresholds) != 1 or thresholds[0] <= 0:
        raise ValueError(
            f"[signal.{id}] 应有大于0的 above 或 below 之一，缺{sorted(missing)}，不识别{sorted(unknown)}"
        )
    evidence = tuple(row["evidence"])
    return Signal(
        id=id,
        theme=row["theme"],
        family=row.get("family", id),
        figure=row["figure"],
        gravity=row["gravity"],
        titles=tuple(row["titles"]),
        evidence=evidence,
        adds=(row["adds"],) if "adds" in row else evidence,
        measures=tuple(row["measures"]),
        above=Fraction(str(row["above"])) if "above" in row else None,
        below=Fraction(str(row["below"])) if "below" in row else None,
        base_at_least=row.get("base_at_least", 0),
    )


def signals(ledger: Ledger) -> tuple[Signal, ...]:
    """The signals whose figure lies beyond its threshold on a base that is large enough.

    The gravest come first, among equals those farthest beyond their threshold.
    """
    sounding = [(_strength(signal, ledger), signal) for signal in definitions()]
    beyond = [(strength, signal) for strength, signal in sounding if strength is not None]
    return tuple(signal for _, signal in sorted(beyond, key=lambda pair: (-pair[1].gravity, -pair[0])))


def _strength(signal: Signal, ledger: Ledger) -> Fraction | None:
    """How many times beyond its threshold the figure lies; ``None`` where the signal is silent."""
    entry = ledger.get(signal.figure)
    value = _number(entry.value) if entry else None
    if entry is None or value is None or not all(_is_known(text, ledger) for text in signal.evidence):
        return None
    if entry.is_ratio:
        value *= 100
        if _base(signal.figure, ledger) < signal.base_at_least:
            return None
    if signal.above is not None and value > signal.above:
        return value / signal.above
    if signal.below is not None and value < signal.below:
        return 2 - value / signal.below
    return None


def _number(value: Value) -> Fraction | None:
    return None if value is None or isinstance(value, Undefined) else Fraction(value)


def _is_known(evidence: str, ledger: Ledger) -> bool:
    """Whether every reference of the evidence has something to show."""
    for ref in references(evidence):
        entry = ledger.get(ref.id)
        if entry is None:
            return False
        shown = change(entry.value, entry.previous) if ref.format == "change" else entry.value
        if _number(shown) is None:
            return False
    return True


def _base(figure: str, ledger: Ledger) -> Fraction:
    """The whole of a share, last year's value of a change; both are known where the ratio is."""
    definition = next(derived for derived in derived_values() if derived.id == figure)
    if definition.kind is EntryKind.SHARE:
        parts = [_number(ledger.entry(code).value) for code in definition.whole]
    else:
        parts = [_number(ledger.entry(code).previous) for code in definition.of]
    return sum((part for part in parts if part is not None), Fraction(0))
