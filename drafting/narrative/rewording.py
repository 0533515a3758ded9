"""Rewording a passage without a model: the same facts and figures in another choice of clauses."""

import re
from collections.abc import Iterable, Iterator

_BLOCK = re.compile(r"（[一二三四五六七八九十]+）")
_ITEM = re.compile(r"[一二三四五六七八九十]+是")
_SENTENCE = re.compile(r"[^。！？\n]+[。！？]?(?:\s*‹[^‹›]*›)*")

_Place = tuple[str, str]


def rewordings(head: str, passage: str, written: Iterable[str]) -> Iterator[str]:
    """What stands in the passage's place in other texts of its section; what is no other text is left out.

    Args:
        head: the section as it stands.
        passage: the whole of it, or one of its paragraphs.
        written: the section as the offline writer words it, once for each choice of wordings.
    """
    for text in written:
        found = text if passage == head else _standing(text, _place_of(head, passage))
        if found and found != passage:
            yield found


def own_sentences(passage: str, written: Iterable[str]) -> tuple[str, ...]:
    """The passage's sentences that no choice of wordings gives: what staff or a model wrote."""
    known = {sentence for text in written for sentence in _SENTENCE.findall(text)}
    return tuple(sentence for sentence in _SENTENCE.findall(passage) if sentence not in known)


def _place_of(head: str, passage: str) -> _Place | None:
    return next((place for place, line in _placed(head) if line == passage), None)


def _standing(text: str, place: _Place | None) -> str:
    return next((line for there, line in _placed(text) if there == place), "")


def _placed(text: str) -> Iterator[tuple[_Place, str]]:
    """Each paragraph with its place: the （一） it stands under and its 一是, or how many stand before it."""
    block, count = "", 0
    for line in filter(str.strip, text.split("\n")):
        opened = _BLOCK.match(line)
        block, count = (opened[0], 0) if opened else (block, count + 1)
        item = _ITEM.match(line)
        yield (block, item[0] if item else str(count)), line
