"""Where somebody lives, and his own telephone line, as a text has them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from drafting.checks.persons import Place, speaks_of_persons
from drafting.checks.word_lists import any_of, word_list
from drafting.patterns import Sought

_SENTENCE = re.compile(r"[^。；;！？\n]+")
_CLAUSE = re.compile(r"[^，。；;！？\n]+")
_NUMBER = "[0-9A-Za-z一二三四五六七八九十百]"
_HOUSE = rf"{_NUMBER}+(?:号楼|号院|号|弄|栋|幢|座|单元|组|楼|室|户)"
_STREET = r"[\u4e00-\u9fff]{1,24}?(?:路|街|巷|道|弄|胡同|村|屯|寨|社区|小区|花园|公寓|家园|苑|新村|大院)"
_ADDRESS = re.compile(rf"{_STREET}[\u4e00-\u9fff]{{0,8}}?(?:{_HOUSE}[-之]?)+")
_ROOM = re.compile(r"(?:单元|栋|幢|座|号楼|号院|号)[^，]*\d{2,4}(?:室|户)?$")
_LINE = re.compile(
    r"(?<![0-9A-Za-z./_=-])(?:(?P<area>[(]?0\d{2,3}[)]?[- ]?)[2-8]\d{6,7}|[2-8]\d{6,7})(?![0-9A-Za-z.])"
)


@dataclass(frozen=True)
class _Words:
    """The lists of ``private.toml`` as patterns; the address is the group ``at``."""

    home: Sought
    told: re.Pattern[str]
    reached: re.Pattern[str]
    line: Sought
    telephone: re.Pattern[str]
    office: re.Pattern[str]


@cache
def _words() -> _Words:
    words = word_list("private")
    body = rf"(?:为|是|在|于|：|:)*(?P<at>[^，。；;、！？\n()（）]*?(?:{_HOUSE}[-之]?)+)"
    return _Words(
        home=Sought(rf"(?:{any_of(words['home'])}){body}"),
        told=re.compile(rf"(?:{any_of(words['dwelling'])}){body}"),
        reached=re.compile(rf"(?:{any_of(words['reached'])}){body}"),
        line=Sought(any_of(words["line"])),
        telephone=re.compile(rf"(?:{any_of(words['telephone'])})[^0-9，]{{0,6}}$"),
        office=re.compile(any_of(words["office"])),
    )


def homes(text: str) -> Iterator[Place]:
    """Where a folded text says in so many words that somebody's home is there, with a house or a room."""
    for match in _words().home.finditer(text):
        yield match.span("at")


def own_lines(text: str) -> Iterator[Place]:
    """Fixed lines that a folded text calls a person's own (宅电, 家庭电话)."""
    if not _words().line.search(text):
        return
    for clause in _CLAUSE.finditer(text):
        if _words().line.search(clause[0]):
            yield from (match.span() for match in _LINE.finditer(text, *clause.span()))


def dwellings(text: str) -> Iterator[Place]:
    """Where somebody lives: said to be, or an address of a room, or any address of a sentence on a person."""
    words = _words()
    for sentence in _SENTENCE.finditer(text):
        private = speaks_of_persons(sentence[0])
        told = [match.span("at") for match in words.told.finditer(text, *sentence.span())]
        yield from told
        for clause in _CLAUSE.finditer(text, *sentence.span()):
            if words.office.search(clause[0]) or any(_meet(place, clause.span()) for place in told):
                continue
            reached = [match.span("at") for match in words.reached.finditer(text, *clause.span())]
            if private:
                yield from reached
            for match in _ADDRESS.finditer(text, *clause.span()):
                if private or _ROOM.search(match[0]):
                    yield max((at for at in reached if _meet(at, match.span())), default=match.span())


def _meet(one: Place, other: Place) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def lines(text: str) -> Iterator[Place]:
    """Fixed lines of a person's."""
    words = _words()
    for sentence in _SENTENCE.finditer(text):
        private = speaks_of_persons(sentence[0])
        for clause in _CLAUSE.finditer(text, *sentence.span()):
            own = words.line.search(clause[0])
            if not own and (not private or words.office.search(clause[0])):
                continue
            for match in _LINE.finditer(text, *clause.span()):
                if match["area"] or own or words.telephone.search(text[clause.start() : match.start()]):
                    yield match.span()
