"""Styles of a Word file: what each makes of the text that refers to it."""

from typing import Any, NamedTuple

from drafting.reading.word.parts import MAIN, VALUE, is_on

_TOGGLES = ("vanish", "strike", "dstrike")


class Style(NamedTuple):
    """What a style makes of its text.

    ``looks``: which of vanish, strike, dstrike and superscript, by itself or by the style it is based on;
    ``numbered``: its ``w:numPr``, ``None`` where it carries no list.
    """

    is_heading: bool = False
    is_title: bool = False
    looks: frozenset[str] = frozenset()
    numbered: Any = None


_PLAIN = Style()


class Styles:
    """The styles of a file, each looked into when its text asks for it: it refers to a few of some hundred.

    Args:
        root: the root of ``styles.xml``, ``None`` where the file has none.
    """

    def __init__(self, root: Any) -> None:
        every = root.iter(MAIN + "style") if root is not None else ()
        self._elements = {str(style.get(MAIN + "styleId", "")): style for style in every}
        self._known: dict[str, Style] = {}

    def of(self, reference: Any) -> Style:
        """The style that an element (``w:pStyle``, ``w:rStyle``) names; a plain one where there is none."""
        name = str(reference.get(VALUE, "")) if reference is not None else None
        if name is None or name not in self._elements:
            return _PLAIN
        if name not in self._known:
            element = self._elements[name]
            self._known[name] = Style(
                _name_of(element).startswith("heading") or _of_paragraph(element, "outlineLvl") is not None,
                _name_of(element) == "title",
                self._looks(name),
                _of_paragraph(element, "numPr"),
            )
        return self._known[name]

    def _looks(self, name: str) -> frozenset[str]:
        """The looks that a style gives, its own or those of the style it is based on."""
        said: dict[str, bool] = {}
        seen: set[str] = set()
        while name in self._elements and name not in seen:
            seen.add(name)
            style = self._elements[name]
            said = _said(style.find(MAIN + "rPr")) | said
            on = style.find(MAIN + "basedOn")
            name = str(on.get(VALUE, "")) if on is not None else ""
        return frozenset(look for look, is_given in said.items() if is_given)


def _name_of(style: Any) -> str:
    name = style.find(MAIN + "name")
    return str(name.get(VALUE, "")).lower() if name is not None else ""


def _of_paragraph(style: Any, name: str) -> Any:
    return style.find(f"{MAIN}pPr/{MAIN}{name}")


def _said(properties: Any) -> dict[str, bool]:
    """What a style says itself of each look, switched on or off."""
    if properties is None:
        return {}
    toggles = ((name, properties.find(MAIN + name)) for name in _TOGGLES)
    found = {name: is_on(toggle) for name, toggle in toggles if toggle is not None}
    align = properties.find(MAIN + "vertAlign")
    return found | ({"superscript": align.get(VALUE) == "superscript"} if align is not None else {})
