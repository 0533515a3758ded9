"""Several signals of one matter: which of them comes first, and what the problem is called that they make."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache
from importlib.resources import files

from drafting.errors import DataFileError
from drafting.ledger import EntryKind, Ledger, derived_values
from drafting.narrative.signals import Signal
from drafting.references import reference, references

_CLAIMS_SHARE = re.compile(r"比例|占比|比重|纠正率|纠错率|败诉率")
"""How a title of staff's claims a share."""


@dataclass(frozen=True)
class Joint:
    """Signals that are found at fault together, so that the problem is called by all of them.

    ``of`` are their ids, the one that is told first first; one that is told again (``again_of``) counts as
    the signal it replaces. ``titles`` are ways to word the problem.
    """

    of: tuple[str, ...]
    titles: tuple[str, ...]


@cache
def joints() -> tuple[Joint, ...]:
    """The joints of ``signals.toml``.

    Raises:
        DataFileError: one has no ``of`` or no ``titles``.
    """
    text = files(__package__).joinpath("signals.toml").read_text(encoding="utf-8")
    try:
        rows = tomllib.loads(text)["joint"].values()
        return tuple(Joint(tuple(row["of"]), tuple(row["titles"])) for row in rows)
    except (KeyError, TypeError, ValueError) as error:
        raise DataFileError(f"signals.toml 的 joint 有误：{error}") from error


def joint_of(told: Sequence[Signal]) -> Joint | None:
    """The joint all of whose signals are told; ``None`` where there is no such."""
    ids = {signal.again_of or signal.id for signal in told}
    return next((joint for joint in joints() if ids.issuperset(joint.of)), None)


def titles_of(told: Sequence[Signal]) -> tuple[str, tuple[str, ...]]:
    """What chooses the title of the problem they make, and its wordings: the joint's, else the first's."""
    joint = joint_of(told)
    return ("+".join(joint.of), joint.titles) if joint else (told[0].id, told[0].titles)


def in_order(told: Sequence[Signal], title: str = "") -> list[Signal]:
    """The signals of a matter, those first that go on with what the first one cites.

    What is said of reviews stands together, before what is said of lawsuits, unless the lawsuits are what
    the title of the problem names alone.

    Args:
        told: the signals of one matter, the gravest first.
        title: the problem's, where staff worded it.
    """
    joint = joint_of(told)
    opening = next((one for one in told if joint and joint.of[0] in (one.id, one.again_of)), told[0])
    lead = _named(title) or _blocks(opening)
    return sorted(told, key=lambda signal: not _blocks(signal) & lead)


def telling_share(signal: Signal, title: str, ledger: Ledger) -> Signal:
    """The signal of a number, told with its share of the whole where the title claims a share (…的比例偏高).

    Without it a reader could not hold the claim against anything.
    """
    share = _share_of(signal.figure) if _CLAIMS_SHARE.search(title) else None
    if share is None or not isinstance(ledger.entry(share).value, Fraction):
        return signal
    end = reference(signal.figure)
    evidence = tuple(
        f"{text}，占{reference(share)}" if text.endswith(end) else text for text in signal.evidence
    )
    return replace(signal, evidence=evidence)


def _share_of(figure: str) -> str | None:
    """The share whose part a figure is; ``None`` where there is none, or it is a share itself."""
    values = {derived.id: derived for derived in derived_values()}
    cells = set(values[figure].of) if figure in values else {figure}
    found = (one.id for one in values.values() if one.kind is EntryKind.SHARE and set(one.of) == cells)
    return next(found, None)


def _named(title: str) -> set[str]:
    """The block of table four that a title names, where it names only one."""
    said = [block for word, block in (("复议", "t4.review"), ("诉讼", "litigation.total")) if word in title]
    return set(said) if len(said) == 1 else set()


def _blocks(signal: Signal) -> set[str]:
    """What the evidence cites, by the first two words of each id (``t4.review``)."""
    return {".".join(ref.id.split(".")[:2]) for ref in references(signal.evidence[0])}
