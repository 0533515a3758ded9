"""Text of a Word file in white on white: nobody who reads the page sees it, and its digits are no number.

Only digits that are white by themselves count: a style that colours a whole table gives it a ground, too.
"""

from typing import Any

from drafting.reading.word.parts import MAIN, VALUE

WHITE = "FFFFFF"
_NO_FILL = frozenset((None, "", "auto", WHITE))


def is_white(properties: Any) -> bool:
    """Whether a run of these properties (``rPr``, ``None`` where it has none) is white on white."""
    colour = properties.find(MAIN + "color") if properties is not None else None
    if colour is None or str(colour.get(VALUE)).upper() != WHITE:
        return False
    if properties.find(MAIN + "highlight") is not None:
        return False
    grounds = [properties, *(each.find(MAIN + "pPr") for each in properties.iterancestors(MAIN + "p"))]
    grounds += [each.find(MAIN + "tcPr") for each in properties.iterancestors(MAIN + "tc")]
    shades = (ground.find(MAIN + "shd") for ground in grounds if ground is not None)
    return all(shade is None or shade.get(MAIN + "fill") in _NO_FILL for shade in shades)
