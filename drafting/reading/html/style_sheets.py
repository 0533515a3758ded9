"""The rules of a page's own style sheets that hide, raise or strike out text, as styles of their elements.

Only rules by element, class or id are followed, and those of no particular medium; what they say of the looks
that ``looks.py`` knows is written to the element's own style, where that says nothing else.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from drafting.reading.html.looks import looks_of

SHEET = b"<style"
"""How a sheet in a page begins, or in capitals."""

_TABLE = b"<table"
_SHEET_END = re.compile(rb"</style", re.IGNORECASE)
_REMEMBERED = 8
"""Sheets: the pages of a site have the same."""

_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_SIMPLE = re.compile(r"(?P<tag>[a-z][a-z0-9]*)?(?P<marks>(?:[.#][-\w]+)*)", re.IGNORECASE)
_MARK = re.compile(r"([.#])([-\w]+)")
# fmt: off
_FOLLOWED = frozenset((
    "display", "visibility", "opacity", "font-size", "vertical-align", "text-decoration",
    "text-decoration-line", "color", "background", "background-color", "background-image", "position", "left",
    "top", "bottom", "text-indent", "mso-hide", "clip", "clip-path", "transform", "overflow", "width",
    "height", "max-width", "max-height", "direction", "unicode-bidi",
))
# fmt: on
"""The properties by which text looks otherwise, and those that say on which ground it stands."""

_GROUNDS = frozenset(("background", "background-color", "background-image"))
_MOST_RULES = 4000
_MOST_MATCHES = 300_000
"""Of elements with rules; a page with more is built to take long."""

_LONGEST_NOTE = 40
"""Characters; what is hidden and longer may be a part that a script unfolds."""

_OF_ROWS = frozenset(("tr", "td", "th"))


class _Simple(NamedTuple):
    """One part of a selector: an element's tag (empty: any), its classes and ids."""

    tag: str
    classes: tuple[str, ...]
    ids: tuple[str, ...]

    @property
    def first_class(self) -> str:
        """One of its classes, empty where it names none."""
        return self.classes[0] if self.classes else ""

    def matches(self, element: Any) -> bool:
        """Whether the element is such a one."""
        return (
            isinstance(element.tag, str)
            and self.tag in ("", element.tag)
            and set(self.classes) <= set(element.get("class", "").split())
            and all(element.get("id") == each for each in self.ids)
        )


@dataclass(frozen=True)
class _Rule:
    """A selector's parts, the ancestors' before the element's own, and what it declares."""

    parts: tuple[_Simple, ...]
    declared: Mapping[str, str]

    @property
    def weight(self) -> tuple[int, int, int]:
        """By which of two rules the one is followed."""
        return (
            sum(len(part.ids) for part in self.parts),
            sum(len(part.classes) for part in self.parts),
            sum(bool(part.tag) for part in self.parts),
        )

    def matches(self, element: Any) -> bool:
        """Whether the rule is this element's."""
        *above, own = self.parts
        if not own.matches(element):
            return False
        for ancestor in element.iterancestors():
            if above and above[-1].matches(ancestor):
                above.pop()
        return not above


def have_looks(page: bytes) -> bool:
    """Whether the sheets of a page in UTF-8 say anything of looks, told before the page is parsed.

    A sheet behind the first table is not looked at; one in a comment, which no parser takes for one, is.
    """
    head = page[: page.find(_TABLE)] if _TABLE in page else page
    pieces = (piece for mark in (SHEET, SHEET.upper()) for piece in head.split(mark)[1:])
    sheets = (_SHEET_END.split(piece.partition(b">")[2], 1)[0] for piece in pieces)
    return bool(_telling("\n".join(sheet.decode(errors="replace") for sheet in sheets)))


def follow_sheets(root: Any) -> bool:
    """Write to the elements' styles what the page's sheets say of their looks: whether they say anything."""
    sheet = "\n".join(each.text or "" for each in root.iter("style"))
    telling = _telling(sheet)
    if not telling:
        return False
    rules = _rules(sheet)
    by_class: dict[str, list[Any]] = {}
    for element in root.xpath("//*[@class]"):
        for name in element.get("class").split():
            by_class.setdefault(name, []).append(element)
    grounds = [rule for rule in rules if not _GROUNDS.isdisjoint(rule.declared)]
    size = sum(1 for _ in root.iter())
    names = (rule.parts[-1].first_class for rule in (*telling, *grounds))
    if sum(len(by_class.get(name, ())) if name else size for name in names) > _MOST_MATCHES:
        return True
    touched = {element: None for rule in telling for element in _elements(root, by_class, rule)}
    if len(touched) * len(rules) > _MOST_MATCHES:
        return True
    shown = {
        element: _declared(element, rules) | dict(_declarations(element.get("style", "")))
        for element in touched
    }
    for element in _to_stay(root, [e for e, said in shown.items() if said.get("display") == "none"]):
        del shown[element]["display"]
    for element, declared in shown.items():
        own = element.get("style", "")
        element.set("style", f"{_style(declared)};{own}")
    if any("color" in declared for declared in shown.values()):
        for rule in grounds:
            for element in _elements(root, by_class, rule):
                element.set("style", f"{element.get('style', '')};{_style(_grounds(rule.declared))}")
    return True


@lru_cache(maxsize=_REMEMBERED)
def _telling(sheet: str) -> tuple[_Rule, ...]:
    """The rules of a sheet that give a look."""
    if not looks_of(sheet):
        return ()
    return tuple(rule for rule in _rules(sheet) if looks_of(_style(rule.declared)))


@lru_cache(maxsize=_REMEMBERED)
def _rules(sheet: str) -> tuple[_Rule, ...]:
    """The rules of a sheet that are for every medium, with what they declare of the looks."""
    return tuple(_every_rule(sheet))


def _every_rule(sheet: str) -> Iterator[_Rule]:
    for count, (selectors, body) in enumerate(_blocks(_COMMENT.sub(" ", sheet))):
        if count > _MOST_RULES:
            return
        declared = dict(_declarations(body))
        for selector in selectors.split(",") if declared else ():
            if parts := _parts(selector):
                yield _Rule(parts, declared)


def _blocks(sheet: str) -> Iterator[tuple[str, str]]:
    """Selectors and body of each rule; what stands in a block of its own (@media) is passed over."""
    depth, begin, selectors = 0, 0, ""
    for found in re.finditer(r"[{}]", sheet):
        text = sheet[begin : found.start()]
        if found[0] == "{":
            depth += 1
            selectors = text.rpartition(";")[2].strip() if depth == 1 else selectors
        else:
            if depth == 1 and not selectors.startswith("@"):
                yield selectors, text
            depth = max(0, depth - 1)
        begin = found.end()


def _declarations(body: str) -> Iterator[tuple[str, str]]:
    for each in body.split(";"):
        name, colon, value = each.partition(":")
        name = name.strip().lower()
        if colon and name in _FOLLOWED:
            yield name, value.partition("!")[0].strip().lower()


def _parts(selector: str) -> tuple[_Simple, ...]:
    """The parts of a selector; empty where it says more than elements, classes, ids and what holds them."""
    parts: list[_Simple] = []
    for each in selector.replace(">", " ").split():
        found = _SIMPLE.fullmatch(each)
        if not found:
            return ()
        marks = _MARK.findall(found["marks"])
        classes, ids = (tuple(name for sign, name in marks if sign == kind) for kind in ".#")
        parts.append(_Simple((found["tag"] or "").lower(), classes, ids))
    return tuple(parts)


def _elements(root: Any, by_class: Mapping[str, Sequence[Any]], rule: _Rule) -> Iterator[Any]:
    own = rule.parts[-1]
    if own.classes:
        found: Iterable[Any] = by_class.get(own.first_class, ())
    elif own.ids:
        found = root.xpath("//*[@id=$name]", name=own.ids[0])
    else:
        found = root.iter(own.tag)
    return (element for element in found if rule.matches(element))


def _declared(element: Any, rules: Iterable[_Rule]) -> dict[str, str]:
    """What all rules say of an element together."""
    found: dict[str, str] = {}
    for rule in sorted((rule for rule in rules if rule.matches(element)), key=lambda each: each.weight):
        found |= rule.declared
    return found


def _to_stay(root: Any, hidden: Sequence[Any]) -> Iterator[Any]:
    """Of the elements that are not displayed those that a script may show.

    Tables that stand hidden are another's where as many are shown; a short text is no part of the report.
    """
    inside = {table for element in hidden for table in element.iter("table")}
    shown = sum(table not in inside for table in root.iter("table"))
    for element in hidden:
        tables = sum(1 for _ in element.iter("table"))
        long = len("".join("".join(element.itertext()).split())) > _LONGEST_NOTE
        if tables > shown or (not tables and long and element.tag not in _OF_ROWS):
            yield element


def _grounds(declared: Mapping[str, str]) -> Mapping[str, str]:
    return {name: value for name, value in declared.items() if name in _GROUNDS}


def _style(declared: Mapping[str, str]) -> str:
    return ";".join(f"{name}:{value}" for name, value in declared.items())
