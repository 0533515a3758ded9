"""The project's own clauses (``clauses.toml``): several wordings for each place, chosen by organ and year.

The choice is deterministic, differs between neighbouring years of one organ wherever there is more than one
wording, and spreads over organs, so that reports written without a model do not repeat one another.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from typing import Any

from drafting.errors import DataFileError
from drafting.tables import edition_for


@cache
def _file() -> Mapping[str, Mapping[str, Any]]:
    text = files(__package__).joinpath("clauses.toml").read_text(encoding="utf-8")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise DataFileError(f"clauses.toml 有误：{error}") from error


def wordings(place: str) -> tuple[str, ...]:
    """The wordings of a place, ``intro.basis``; of a theme's planned measures, ``measures.<theme>``.

    Raises:
        DataFileError: the file has no such place, or no wording for it.
    """
    section, _, slot = place.partition(".")
    found = _file().get(section, {}).get(slot)
    if not found:
        raise DataFileError(f"clauses.toml 缺“{place}”的语句。")
    return tuple(found)


def places() -> tuple[str, ...]:
    """Every place that has wordings."""
    kept = ((name, slots) for name, slots in _file().items() if name not in ("notice", "lists"))
    return tuple(f"{name}.{slot}" for name, slots in kept for slot in slots)


@dataclass(frozen=True)
class Voice:
    """How one organ words its report of one year."""

    organ: str
    year: int
    wording: int = 0
    """How many wordings farther on than the first choice; 0 is what the organ's report opens with."""

    def choose(self, place: str, wordings: Sequence[str], turn: int = 0) -> str:
        """One of the wordings; ``turn`` moves on to the next ones where a place occurs several times."""
        return wordings[self._turn(place, len(wordings), turn)]

    def say(self, place: str, *, turn: int = 0, **words: str) -> str:
        """The wording chosen for a place, with organ, year and the given words filled in."""
        clause = self.choose(place, wordings(place), turn)
        return clause.format(organ=self.organ, year=self.year, notice=self._notice, **words)

    def enumerate(self, items: Mapping[str, str], *, style: str, of: str) -> str:
        """A list of figures, each with its name, in one of the list styles.

        Args:
            items: name → figure (a reference).
            style: ``styles``, or ``decisions`` where the name has to come first.
            of: what the list is of; lists of different things differ in style.
        """
        styles = _file()["lists"][style]
        chosen = styles[self._turn(of, len(styles))]
        told = (chosen["item"].format(name=name, figure=figure) for name, figure in items.items())
        return str(chosen["between"]).join(told)

    def _turn(self, place: str, choices: int, turn: int = 0) -> int:
        # No checksum: two organs that chose alike in one place would choose alike in all others.
        drawn = int.from_bytes(blake2b(f"{self.organ}|{place}".encode(), digest_size=8).digest())
        return (drawn + self.year + self.wording + turn) % choices

    @property
    def _notice(self) -> str:
        return str(_file()["notice"][edition_for(self.year).code])
