"""Several signals of one matter: which of them comes first, and what the problem is called that they make."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from drafting.errors import DataFileError
from drafting.narrative.signals import Signal
from drafting.references import references


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


def _named(title: str) -> set[str]:
    """The block of table four that a title names, where it names only one."""
    said = [block for word, block in (("复议", "t4.review"), ("诉讼", "litigation.total")) if word in title]
    return set(said) if len(said) == 1 else set()


def _blocks(signal: Signal) -> set[str]:
    """What the evidence cites, by the first two words of each id (``t4.review``)."""
    return {".".join(ref.id.split(".")[:2]) for ref in references(signal.evidence[0])}
