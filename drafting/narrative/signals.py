"""Signals (数据线索): what the figures suggest as a problem for section 5.

Rules over the ledger, read from ``signals.toml``. A signal needs its figure and every figure of its
evidence: a blank or a ratio without base gives none. A signal is a suggestion, never a verdict: a large
share of 本机关不掌握 is no fault by itself.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Any

from drafting.errors import DataFileError
from drafting.ledger import EntryKind, Ledger, Undefined, Value, derived_values, on_last_year
from drafting.references import reference, references


@dataclass(frozen=True)
class Signal:
    """One rule.

    ``figure`` is a ledger id; ``above``, ``below`` and ``at_least`` are percentages for shares and changes,
    numbers for the rest, ``None`` where not set; ``base_at_least`` is what the whole of a share, or last
    year's value of a change, must reach. ``gravity`` goes from 1 (pressure) to 3 (found at fault by law);
    signals of one ``family`` speak of one matter. ``titles``, ``evidence`` and ``measures`` are ways to word
    the problem, what shows it, and what is planned; ``adds`` is the evidence beside other evidence of the
    family. All are source text, clauses without their full stop. ``again_of`` names the signal that this one
    replaces where last year's figure lay beyond the threshold too, on a base that was large enough;
    ``worse`` are the titles where it lies farther beyond it than last year. ``unless`` names the signal
    beside which this one has nothing to add. ``alike`` is the evidence where the figure is all of another,
    ``all_of``; its {all} is 均, or nothing where there is only one. ``without`` is a cell of a share's part
    that says nothing about its matter: the threshold is for the share of the rest. ``names`` are words by
    which a problem of staff's speaks of the signal's figure, whatever its theme.
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
    at_least: Fraction | None = None
    base_at_least: int = 0
    again_of: str = ""
    worse: tuple[str, ...] = ()
    unless: str = ""
    all_of: str = ""
    alike: tuple[str, ...] = ()
    without: str = ""
    names: tuple[str, ...] = ()


_WORDED = {"titles", "evidence", "measures"}
_REQUIRED = {"figure", "gravity", "theme"} | _WORDED
_THRESHOLDS = ("above", "below", "at_least")
_OPTIONAL = {*_THRESHOLDS, "base_at_least", "family", "adds", "unless", "all_of", "alike", "without", "names"}
_AGAIN = {"again_of", "worse", "adds"} | _WORDED


@cache
def definitions() -> tuple[Signal, ...]:
    """Every signal of ``signals.toml``, in the file's order.

    Raises:
        DataFileError: the file breaks its own rules.
    """
    text = files(__package__).joinpath("signals.toml").read_text(encoding="utf-8")
    try:
        rows = tomllib.loads(text)["signal"]
        return tuple(definition_of(id, whole_row(id, row, rows)) for id, row in rows.items())
    except (KeyError, TypeError, ValueError) as error:
        raise DataFileError(f"signals.toml 有误：{error}") from error


def whole_row(id: str, row: Mapping[str, Any], rows: Mapping[str, Mapping[str, Any]]) -> Mapping[str, Any]:
    """The row; one of ``again_of`` with all that it has from the signal it names.

    Raises:
        KeyError: there is no signal of that name.
        ValueError: the row says again what it has from that signal.
    """
    if "again_of" not in row:
        return row
    if row.keys() - _AGAIN:
        raise ValueError(f"[signal.{id}] 有 again_of，不应再填{sorted(row.keys() - _AGAIN)}")
    first = rows[row["again_of"]]
    return {"family": row["again_of"], **{key: first[key] for key in first.keys() - _AGAIN}, **row}


def definition_of(id: str, row: Mapping[str, Any]) -> Signal:
    """The signal that a row of the file defines.

    Raises:
        ValueError: a key is missing or unknown, or there is not exactly one threshold above 0.
    """
    if row.keys() & {"all_of", "alike"} and not (row.get("all_of") and row.get("alike")):
        raise ValueError(f"[signal.{id}] 的 all_of 和 alike 应一并填写")
    unknown, missing = (
        row.keys() - _REQUIRED - _OPTIONAL - _AGAIN,
        {name for name in _REQUIRED if not row.get(name)},
    )
    thresholds = [row[side] for side in _THRESHOLDS if side in row]
    if unknown or missing or len(thresholds) != 1 or thresholds[0] <= 0:
        raise ValueError(
            f"[signal.{id}] 应有大于0的 above、below、at_least 之一，"
            f"缺{sorted(missing)}，不识别{sorted(unknown)}"
        )
    evidence = tuple(row["evidence"])
    above, below, at_least = (Fraction(str(row[side])) if side in row else None for side in _THRESHOLDS)
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
        above=above,
        below=below,
        at_least=at_least,
        base_at_least=row.get("base_at_least", 0),
        again_of=row.get("again_of", ""),
        worse=tuple(row.get("worse", ())),
        unless=row.get("unless", ""),
        all_of=row.get("all_of", ""),
        alike=tuple(row.get("alike", ())),
        without=row.get("without", ""),
        names=tuple(row.get("names", ())),
    )


def signals(ledger: Ledger) -> tuple[Signal, ...]:
    """The signals whose figure lies beyond its threshold on a base that is large enough.

    The gravest come first, among equals those farthest beyond their threshold. A signal that last year gave
    too is told as such, once; where it has become worse, its titles say so.
    """
    sounding = [(_strength(signal, ledger), signal) for signal in definitions()]
    beyond = [(strength, signal) for strength, signal in sounding if strength is not None]
    given = {signal.id for _, signal in beyond}
    replaced = {signal.again_of for _, signal in beyond}
    told = [pair for pair in beyond if pair[1].id not in replaced and pair[1].unless not in given]
    told.sort(key=lambda pair: (-pair[1].gravity, -pair[0]))
    return tuple(_compared(signal, strength, ledger) for strength, signal in told)


def _compared(signal: Signal, strength: Fraction, ledger: Ledger) -> Signal:
    """The signal, titled by what is worse where it lies farther beyond its threshold than last year.

    Where its figure is all there is of its kind, its evidence says so; where it is a share that last year lay
    on the threshold's other side, on a base that was large enough, how far it has moved.
    """
    entry = ledger.entry(signal.figure)
    if signal.all_of and entry.value == ledger.entry(signal.all_of).value:
        every = "" if entry.value == 1 else "均"
        signal = replace(signal, evidence=tuple(text.format(all=every) for text in signal.alike))
    base = _base(signal, ledger, last=True)
    if entry.kind is EntryKind.SHARE and not signal.again_of and base >= max(signal.base_at_least, 1):
        signal = replace(signal, evidence=_moved(signal, signal.evidence), adds=_moved(signal, signal.adds))
    before = _beyond(signal, entry.previous, entry.is_ratio, base)
    worse = signal.worse and before is not None and strength > before
    return replace(signal, titles=signal.worse) if worse else signal


def _moved(signal: Signal, texts: tuple[str, ...]) -> tuple[str, ...]:
    """The wordings, those that end with the signal's share going on with its change on last year."""
    end = reference(signal.figure)
    return tuple(
        f"{text}，较上年{reference(signal.figure, 'points')}" if text.endswith(end) else text
        for text in texts
    )


def _strength(signal: Signal, ledger: Ledger) -> Fraction | None:
    """How many times beyond its threshold the figure lies; ``None`` where the signal is silent."""
    entry = ledger.get(signal.figure)
    if entry is None or not all(is_known(text, ledger) for text in signal.evidence):
        return None
    if (
        signal.again_of
        and _beyond(signal, entry.previous, entry.is_ratio, _base(signal, ledger, last=True)) is None
    ):
        return None
    base = _base(signal, ledger)
    return _beyond(signal, _counting(signal, entry.value, ledger, base), entry.is_ratio, base)


def _counting(signal: Signal, share: Value, ledger: Ledger, base: Fraction) -> Value:
    """The share less that of the cell that says nothing of it; a blank there leaves nothing to say."""
    if not signal.without or not base:
        return share
    whole, other = _number(share), _number(ledger.entry(signal.without).value)
    return None if whole is None or other is None else whole - other / base


def _beyond(signal: Signal, shown: Value, is_ratio: bool, base: Fraction) -> Fraction | None:
    value = _number(shown)
    if value is None:
        return None
    if is_ratio:
        value *= 100
        if base < signal.base_at_least:
            return None
    if signal.above is not None and value > signal.above:
        return value / signal.above
    if signal.at_least is not None and value >= signal.at_least:
        return Fraction(1)  # a number alone says less than any share beyond its threshold
    if signal.below is not None and value < signal.below:
        return 2 - value / signal.below
    return None


def _number(value: Value) -> Fraction | None:
    return None if value is None or isinstance(value, Undefined) else Fraction(value)


def is_known(evidence: str, ledger: Ledger) -> bool:
    """Whether every reference of the evidence has something to show."""
    for ref in references(evidence):
        entry = ledger.get(ref.id)
        if entry is None:
            return False
        if _number(on_last_year(entry, ref.format)) is None:
            return False
    return True


def _base(signal: Signal, ledger: Ledger, *, last: bool = False) -> Fraction:
    """The whole of a share (``last``: last year's), last year's value of a change; a blank adds nothing."""
    definition = next((derived for derived in derived_values() if derived.id == signal.figure), None)
    if definition is None:
        return Fraction(0)
    if definition.kind is EntryKind.SHARE:
        whole = [ledger.entry(code) for code in definition.whole]
        parts = [_number(entry.previous if last else entry.value) for entry in whole]
    else:
        parts = [_number(ledger.entry(code).previous) for code in definition.of]
    return sum((part for part in parts if part is not None), Fraction(0))
