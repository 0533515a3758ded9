"""The text of a Word file's paragraphs, as it reads with every change accepted.

Tracked insertions are kept and deletions dropped; digits that are struck out, raised or white stay to be seen
and are no number.
"""

import re
from typing import Any

from drafting.figures import raised, struck
from drafting.reading.word.parts import MAIN, VALUE, child, is_on, properties_of
from drafting.reading.word.signs import sign
from drafting.reading.word.styles import Styles
from drafting.reading.word.white import WHITE, is_white

DROPPED = frozenset(
    MAIN + name for name in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr", "tcPr", "rubyPr", "rt")
)
"""What holds no text, or text that is not in the file any more or belongs to another's characters."""

PICTURES = frozenset(
    (
        "{http://schemas.openxmlformats.org/drawingml/2006/main}blip",
        "{http://purl.oclc.org/ooxml/drawingml/main}blip",
        "{urn:schemas-microsoft-com:vml}imagedata",
    )
)

_ALTERNATIVE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_FORMULA = re.compile(
    r"\{http://(?:schemas\.openxmlformats\.org/officeDocument/2006|purl\.oclc\.org/ooxml/officeDocument)/math\}oMath"
)
_NO_TEXT = "〔公式〕"
"""Stands for what a formula shows, and the file holds no text of."""

_TEXT, _RUN, _SYMBOL, _BOX, _CODE = (MAIN + name for name in ("t", "r", "sym", "txbxContent", "instrText"))
_SIGNS = {MAIN + "tab": "\t", MAIN + "br": "\n", MAIN + "cr": "\n", MAIN + "noBreakHyphen": "-"}
_SIGNS[MAIN + "ptab"] = "\t"
_VANISH, _STRIKE, _STRIKE_TWICE, _ALIGN, _COLOUR, _STYLE = (
    MAIN + name for name in ("vanish", "strike", "dstrike", "vertAlign", "color", "rStyle")
)


class Runs:
    """Reads the text of runs.

    Args:
        text: the root of ``document.xml``; where nothing in it looks otherwise, no run is asked how it looks.
        styles: the file's styles.
    """

    def __init__(self, text: Any, styles: Styles) -> None:
        self._styles = styles
        self._look_otherwise = (
            next(text.iter(_VANISH, _STRIKE, _STRIKE_TWICE, _ALIGN), None) is not None
            or any(str(each.get(VALUE)).upper() == WHITE for each in text.iter(_COLOUR))
            or any(styles.of(each).looks for each in text.iter(MAIN + "pStyle", _STYLE))
        )

    def text_of(self, paragraph: Any, given: frozenset[str], hung: list[Any]) -> str:
        """The text of a paragraph whose style gives these looks; text boxes and pictures go to ``hung``."""
        found: list[str] = []
        self._collect(paragraph, given, hung, found)
        return "".join(found)

    def _collect(self, element: Any, given: frozenset[str], hung: list[Any], found: list[str]) -> None:
        for each in element:
            tag = each.tag
            if tag == _TEXT:
                found.append(each.text or "")
            elif tag == _RUN:
                if self._look_otherwise:
                    self._run(each, given, hung, found)
                else:
                    self._collect(each, given, hung, found)
            elif tag in DROPPED:
                if tag == _CODE and (each.text or "").lower().lstrip().startswith("eq "):
                    found.append(_NO_TEXT)
            elif tag in _SIGNS:
                found.append(_SIGNS[tag])
            elif tag == _BOX or tag in PICTURES:
                hung.append(each)
            elif tag == _SYMBOL:
                found.append(sign(each))
            elif tag == _ALTERNATIVE + "AlternateContent":
                choice = each.find(_ALTERNATIVE + "Choice")
                branch = choice if choice is not None else each.find(_ALTERNATIVE + "Fallback")
                if branch is not None:  # the two hold the same text box, for newer and for older programs
                    self._collect(branch, given, hung, found)
            elif isinstance(tag, str):
                if _FORMULA.fullmatch(tag):
                    has_text = all(part.tag.endswith("}r") for part in each)
                    found.append("".join(each.itertext()) if has_text else _NO_TEXT)
                else:
                    self._collect(each, given, hung, found)

    def _run(self, run: Any, given: frozenset[str], hung: list[Any], found: list[str]) -> None:
        """The text of a run, by how it looks."""
        properties = properties_of(run, "rPr")
        given |= self._styles.of(properties.get(_STYLE)).looks
        looks = {
            name
            for name in (_VANISH, _STRIKE, _STRIKE_TWICE)
            if (is_on(properties[name]) if name in properties else name.removeprefix(MAIN) in given)
        }
        if _VANISH in looks:
            return
        own: list[str] = []
        self._collect(run, given, hung, own)
        text = "".join(own)
        align = properties.get(_ALIGN)
        if looks or (_COLOUR in properties and text.strip().isdecimal() and is_white(child(run, "rPr"))):
            found.append(struck(text))
        elif align.get(VALUE) == "superscript" if align is not None else "superscript" in given:
            found.append(raised(text))
        else:
            found.append(text)
