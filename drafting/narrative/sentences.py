"""The sentences of a source text, and what each draws on."""

import re

from drafting.references import references, supports

_SENTENCE = re.compile(r"[^。！？\n]*(?:[。！？]+(?:\s*‹[^‹›]*›)*|\n|\Z)")


def sentence_places(source: str) -> list[tuple[int, int]]:
    """Where each sentence stands, its support marks with it."""
    return [match.span() for match in _SENTENCE.finditer(source) if match[0].strip()]


def sentences(source: str) -> list[str]:
    """The sentences, each with its support marks."""
    return [source[start:end] for start, end in sentence_places(source)]


def cited(source: str) -> frozenset[str]:
    """The ids of figures and facts that a text draws on."""
    return frozenset((*(ref.id for ref in references(source)), *supports(source)))
