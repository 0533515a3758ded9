"""The office's own list of words: what its reports do not say, and what they say instead."""

import tomllib
from dataclasses import dataclass

from drafting.checks.findings import Severity
from drafting.errors import InputError

_KEYS = {"word", "instead", "reason", "severity"}


@dataclass(frozen=True)
class HouseWord:
    """A word that the office does not want; ``instead`` what it writes, ``reason`` why, both may be empty."""

    word: str
    instead: str = ""
    reason: str = ""
    severity: Severity = Severity.WARNING


def house_words(toml: str) -> tuple[HouseWord, ...]:
    """The words of an office's list.

    The list is TOML: a ``[[word]]`` for each, with ``word`` and, where wanted, ``instead``, ``reason`` and
    ``severity`` (``error``, ``warning``, which is the default, or ``info``).

    Raises:
        InputError: the text is no TOML, or an entry is not of this form; with what to do.
    """
    try:
        entries = tomllib.loads(toml).get("word", [])
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"用词表不是有效的TOML文件：{error}。请改正后再试。") from error
    if not isinstance(entries, list):
        raise InputError("用词表的每个词应以 [[word]] 开头。请改正后再试。")
    return tuple(_entry(entry, number) for number, entry in enumerate(entries, 1))


def _entry(entry: object, number: int) -> HouseWord:
    if not isinstance(entry, dict) or not all(isinstance(value, str) for value in entry.values()):
        raise InputError(f"用词表第{number}项应由文字组成（word、instead、reason、severity）。请改正后再试。")
    unknown = sorted(entry.keys() - _KEYS)
    if unknown:
        raise InputError(
            f"用词表第{number}项的“{unknown[0]}”无法识别，只能是word、instead、reason、severity。请改正。"
        )
    if not entry.get("word", "").strip():
        raise InputError(f"用词表第{number}项没有写word。请补上要查的词。")
    grade = entry.get("severity", Severity.WARNING.value)
    if grade not in {severity.value for severity in Severity}:
        raise InputError(f"用词表第{number}项的severity应为error、warning或info，现为“{grade}”。请改正。")
    return HouseWord(entry["word"], entry.get("instead", ""), entry.get("reason", ""), Severity(grade))
