"""Slips in what a text cites: a digit of a number, a character of a law's name, an article."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from drafting.checks.folded import bare, sentence_at
from drafting.checks.persons import Place
from drafting.checks.word_lists import misprints, word_list
from drafting.numerals import parse_numeral
from drafting.patterns import Sought

ORDER = r"(?:中华人民共和国)?国(?:务院)?令\(?(?:第)?[0-9]{1,4}号"
"""An order of the State Council, as it is written in brackets behind a title."""

_NUMBER = re.compile(
    rf"(?P<kind>国办[\u4e00-\u9fff]{{0,6}})〔(?P<year>[0-9]{{4}})〕(?P<number>[0-9]{{1,3}})号|{ORDER}"
)
_MARKED = re.compile(
    r"(?P<kind>国办[\u4e00-\u9fff]{0,6})[(\[【〔<《]?(?P<year>[0-9]{4})[)\]】〕>》]?第?(?P<number>[0-9]{1,3})号+"
)
"""A number in whatever brackets."""

_BEFORE_TITLE = re.compile(rf"(?P<number>{ORDER})[)]?(?:公布的)?《(?:中华人民共和国)?政府信息公开条例》")
_AHEAD = Sought(r"〔(?P<year>20[0-9]{2}|2[1-9][0-9]{2})〕[0-9]{1,4}号")
_LAW = Sought(r"《中华人民共和国(?P<name>[\u4e00-\u9fff]{4,16})》")
_SHORTEST_LAW = 5
_NUMERAL = "[一二三四五六七八九十百]{1,5}|[0-9]{1,3}"
_ARTICLES = Sought(
    r"《(?:(?:中华人民共和国)?政府信息公开)?条例》(?:\([^()]{0,40}\))?"
    rf"(?P<articles>第(?:{_NUMERAL})条(?:第[一二三四五六七八九十]{{1,2}}[款项])*"
    rf"(?:(?:[、,，和及与至到]|以及)第?(?:{_NUMERAL})条(?:第[一二三四五六七八九十]{{1,2}}[款项])*)*)(?P<rest>[^。\n]{{0,60}})"
)
_EACH = re.compile(rf"第?({_NUMERAL})条")
_OF_THE_REPORT = re.compile(r"^[^。]{0,12}?(?:编制|编写|制作|公布|发布)[^。]{0,40}(?:年度报告|年报|本报告)")


def wrong_numbers(text: str) -> Iterator[tuple[Place, str]]:
    """Where a folded text has a known document's number with a slip of one digit, and the right one.

    Only beside what the document is about: another number may be another document's.
    """
    for match in _MARKED.finditer(text):
        number = f"{match['kind']}〔{match['year']}〕{match['number']}号"
        if match[0] != number in _known() and not misprints("statutes", "statute").pattern.search(match[0]):
            yield match.span(), number
    for match in _BEFORE_TITLE.finditer(text):
        if as_known(match["number"]) not in _known():
            yield match.span("number"), "国务院令第711号"
    for match in _NUMBER.finditer(text):
        written = as_known(match[0])
        if written in _known():
            continue
        sentence = sentence_at(text, match.span())
        right = (
            number
            for number, beside in _near()
            if any(word in sentence for word in beside) and _is_slip_of_number(written, number)
        )
        yield from ((match.span(), number) for number in islice(right, 1))


def years_ahead(text: str, year: int) -> Iterator[Place]:
    """The years of documents that cannot be yet: a report is published in the year after its own."""
    for match in _AHEAD.finditer(text):
        if int(match["year"]) > year + 1:
            yield match.span("year")


def wrong_laws(text: str) -> Iterator[tuple[Place, str]]:
    """Where a folded text has a law's name with one character wrong, or one or two left out."""
    lists = word_list("statutes")
    for match in _LAW.finditer(text):
        name = match["name"]
        known = name in lists["laws"] or name in lists["sound"]
        if known or misprints("statutes", "statute").pattern.search(match[0]):
            continue
        right = next(
            (
                law
                for law in lists["laws"]
                if is_slip(name, law) or _is_cut(name, law) or _is_of_another_kind(name, law)
            ),
            None,
        )
        if right and len(name) >= _SHORTEST_LAW:
            yield match.span("name"), right


def wrong_articles(text: str, *, introduces: bool) -> Iterator[tuple[Place, str]]:
    """Where 《条例》 is cited with an article that it has not, or a report is said to rest on another one."""
    articles = word_list("statutes")["articles"]
    for match in _ARTICLES.finditer(text):
        cited = [_number(each) for each in _EACH.findall(match["articles"])]
        beyond = [number for number in cited if number > articles["count"]]
        of_the_report = introduces and _OF_THE_REPORT.search(match["rest"])
        if beyond or (of_the_report and not set(cited) & set(articles["report"])):
            yield match.span("articles"), "第五十条"


def as_known(number: str) -> str:
    """An order's number as the list has it (国令第711号: 国务院令第711号)."""
    digits = _digits(number)
    return f"国务院令第{digits}号" if "令" in number else number


def is_slip(written: str, right: str) -> bool:
    """Whether one character is another, is left out, is too many, or two neighbours changed places."""
    if len(written) == len(right):
        wrong = [at for at, (a, b) in enumerate(zip(written, right, strict=True)) if a != b]
        if len(wrong) != 2:
            return len(wrong) == 1
        first, second = wrong
        return second == first + 1 and written[first : second + 1] == right[second] + right[first]
    shorter, longer = sorted((written, right), key=len)
    return any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))


def _is_slip_of_number(written: str, right: str) -> bool:
    return _kind(written) == _kind(right) and is_slip(_digits(written), _digits(right))


def _is_cut(name: str, law: str) -> bool:
    """Whether two characters of the law's name are left out, or two too many, and nothing else is amiss."""
    shorter, longer = sorted((name, law), key=len)
    rest = iter(longer)
    edges = (name[0], name[-1]) == (law[0], law[-1])
    return edges and len(longer) - len(shorter) == 2 and all(character in rest for character in shorter)


def _is_of_another_kind(name: str, law: str) -> bool:
    """Whether a law is called a 条例."""
    return name.removesuffix("条例") == law.removesuffix("法")


@cache
def _near() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((bare(entry["number"]), tuple(entry["beside"])) for entry in word_list("statutes")["near"])


@cache
def _known() -> frozenset[str]:
    """All numbers that the list has, which are no slips of one another."""
    lists = word_list("statutes")
    numbers = [number for entry in lists["document"] for number in entry["numbers"]]
    numbers += [entry["number"] for table in ("near", "meant") for entry in lists[table]]
    numbers += [entry["old"] for entry in lists["superseded"]]
    return frozenset(map(bare, [*numbers, *misprints("statutes", "statute").right.values()]))


def _kind(number: str) -> str:
    return re.sub(r"[^\u4e00-\u9fff]", "", number)


def _digits(number: str) -> str:
    return "".join(re.findall("[0-9]", number))


def _number(numeral: str) -> int:
    return int(numeral) if numeral.isdecimal() else parse_numeral(numeral) or 0
