"""The guard's word lists (``guard.toml``), and what the material vouches for."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from drafting.errors import DataFileError
from drafting.figures import squeeze
from drafting.narrative.material import Material
from drafting.references import bare


@dataclass(frozen=True)
class Words:
    """The compiled lists; ``organs`` with a group ``name``, ``documents`` those that everybody may name.

    ``opening`` and ``closing`` match a whole line of what a model says before or after its text.
    """

    organs: re.Pattern[str]
    leftovers: tuple[re.Pattern[str], ...]
    opening: re.Pattern[str]
    closing: re.Pattern[str]
    unprovable: re.Pattern[str]
    markdown: tuple[re.Pattern[str], ...]
    latin: frozenset[str]
    phrases: tuple[str, ...]
    documents: re.Pattern[str]


@cache
def words() -> Words:
    """The lists.

    Raises:
        DataFileError: the file breaks its own rules.
    """
    text = files(__package__).joinpath("guard.toml").read_text(encoding="utf-8")
    try:
        data = tomllib.loads(text)
        function, before = data["organs"]["function"], data["organs"]["before"]
        organs = "|".join(
            f"(?!{before})[\u4e00-\u9fff](?![{rule['front']}{function}])[\u4e00-\u9fff]{suffix}(?!{rule['behind']})"
            for suffix, rule in data["organs"]["suffix"].items()
        )
        return Words(
            organs=re.compile(f"(?=(?P<name>{organs}))"),
            leftovers=tuple(map(re.compile, data["leftovers"]["patterns"])),
            opening=re.compile(data["leftovers"]["opening"]),
            closing=re.compile(data["leftovers"]["closing"]),
            unprovable=re.compile(data["unprovable"]["words"]),
            markdown=tuple(map(re.compile, data["leftovers"]["markdown"])),
            latin=frozenset(data["leftovers"]["latin"]),
            phrases=tuple(data["masked"]["phrases"]),
            documents=re.compile(data["documents"]["known"]),
        )
    except (KeyError, ValueError, re.error) as error:
        raise DataFileError(f"guard.toml 有误：{error}") from error


def vouched_for(text: str, material: Material) -> bool:
    """Whether the material says this: the organ's name, a fact, a card."""
    return squeeze(text) in _said(material)


def states_number(digits: str, material: Material) -> bool:
    """Whether these digits, no more and no less, stand in what the material says."""
    return bool(re.search(rf"(?<![0-9]){re.escape(digits)}(?![0-9])", _said(material)))


@lru_cache(maxsize=8)
def _said_by(parts: tuple[str, ...]) -> str:
    return squeeze("\n".join(parts))


def _said(material: Material) -> str:
    cards = (
        text
        for card in material.cards
        for text in (
            card.title,
            card.evidence,
            card.cause,
            card.outcome,
            *(word for measure in card.measures for word in (measure.what, measure.who, measure.due)),
        )
    )
    written = map(bare, cards)
    return _said_by((material.organ, *(fact.statement for fact in material.facts), *written))
