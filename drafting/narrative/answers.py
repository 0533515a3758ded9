"""What a model answered: plain text, or section 5 card by card between its markers.

Forms are undone here (Markdown, a repeated heading, marks in another guise, ordinals where the section
numbers); words are never changed. What belongs to no text or card that was asked for is set aside and listed.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from drafting.narrative.guard_words import words
from drafting.numerals import NUMERAL_CHARACTERS, parse_numeral

_LINE_MARKS = re.compile(r"^[ \t　]*(?:(?:#{1,6}|[-*+•])[ \t　]+|>[ \t]*|•)+")
_NO_TEXT = re.compile(r"^[ \t]*(?:```|~~~|([-*_=])\1{2,}[ \t]*$)")
_BREAK = re.compile(r"<br\s*/?>", re.I)
_EMPHASIS = re.compile(r"\*\*|`|(?<![A-Za-z0-9_])__(?=[^_])|(?<=[^_])__(?![A-Za-z0-9_])")
_ITALICS = re.compile(r"\*([^*\n]+)\*")

_ID = r"[A-Za-z0-9_.\-\u4e00-\u9fff]+"
_GUISES = (
    (re.compile(r"\\([_*\[\]|#.\-])"), r"\1"),
    (
        re.compile(
            rf"(?:\[\[|\uff3b\uff3b|【【)\s*({_ID})\s*(?:[|｜]\s*([^\[\]|｜]+?)\s*)?(?:\]\]|\uff3d\uff3d|】】)"
        ),
        None,
    ),
    (re.compile(rf"(?:[‹<＜〈«⟨]|&lt;)\s*(fact\.{_ID})\s*(?:[›>＞〉»⟩]|&gt;)"), r"‹\1›"),
    (re.compile(rf"[（(\[]\s*(fact\.{_ID})\s*[)）\]](?!\])"), r"‹\1›"),
    (re.compile(rf"‹(fact\.{_ID})((?:\s*[、,，;；]\s*fact\.{_ID})+)›"), None),
    (re.compile(r"(?<=›)\s*[、,，]\s*(?=‹)"), ""),
    (re.compile(r"[（(]\s*((?:‹[^‹›]+›\s*)+)[)）]"), r"\1"),
)
"""How models disguise references and support marks: escaped, spaced, in other brackets, listed in one."""

_HEADING = rf"(?:[（(]?[{NUMERAL_CHARACTERS}\d]{{1,2}}[)）、.．]\s*)?"
_HEADING_ENDS = r"(?:部分|方面|工作)?(?:情况)?(?:[。：:]\s*|[ \t　]*\n)"

_NUMBER = rf"(?P<number>[0-9０-９]{{1,3}}|[{NUMERAL_CHARACTERS}]{{1,3}})"
_SIDE = r"(?:存在的?)?(?:主要)?(?:改进|整改|对应)?(?P<side>问题|措施)"
_OPEN, _SHUT = r"[【\[\uff3b〔]", r"[】\]\uff3d〕]"
_EDGE = r"[ \t　*_：:】\]]*"
_LEAD = r"^[ \t　#*>•_\-]*"
_MARKERS = (
    re.compile(rf"{_LEAD}{_OPEN}\s*{_NUMBER}\s*{_SHUT}[ \t　*：:]*{_OPEN}?{_SIDE}{_EDGE}"),  # 【1】问题
    re.compile(rf"{_LEAD}{_OPEN}\s*{_SIDE}\s*{_NUMBER}\s*{_SHUT}{_EDGE}"),  # 【问题1】
    re.compile(rf"{_LEAD}{_SIDE}\s*{_NUMBER}[ \t　*]*(?:[：:]{_EDGE}|$)"),  # 问题一：
)
_CARD = re.compile(
    rf"{_LEAD}(?:{_OPEN}\s*{_NUMBER}\s*{_SHUT}|第{_NUMBER.replace('number', 'nth')}[条张个])[ \t　*：:]*$"
)
_SIDE_ALONE = re.compile(rf"{_LEAD}{_OPEN}?{_SIDE}(?:{_SHUT}{_EDGE}|[ \t　*]*[：:]{_EDGE}|[ \t　*]*$)")

_ORDINAL = re.compile(
    rf"(?:^|(?<=[。；;]))(?:[{NUMERAL_CHARACTERS}]{{1,2}}是(?!否)|第[{NUMERAL_CHARACTERS}]{{1,2}}，"
    rf"|[（(][{NUMERAL_CHARACTERS}\d]{{1,2}}[)）]|\d{{1,2}}[.．、](?!\d)[ \t]*)"
)


@dataclass(frozen=True)
class CardAnswer:
    """What the answer says of one card; a side that it does not give is empty."""

    problem: str
    measure: str


@dataclass(frozen=True)
class Answers:
    """The cards by number, and the passages set aside: outside the markers, unasked, said twice."""

    cards: Mapping[int, CardAnswer]
    aside: tuple[str, ...]


def plain_text(answer: str) -> str:
    """The answer without Markdown's marks and empty lines, a paragraph a line; references as written here."""
    lines = (line for line in _BREAK.sub("\n", answer).splitlines() if not _NO_TEXT.match(line))
    bare = (_ITALICS.sub(r"\1", _EMPHASIS.sub("", _LINE_MARKS.sub("", line))).strip() for line in lines)
    return _unguised("\n".join(line for line in bare if line))


def without_chatter(text: str) -> tuple[str, tuple[str, ...]]:
    """The plain text without the lines in which a model opens and closes, and these lines."""
    lines = text.split("\n")
    first, last = 0, len(lines)
    while first < last and words().opening.fullmatch(lines[first]):
        first += 1
    while last > first and words().closing.fullmatch(lines[last - 1]):
        last -= 1
    return "\n".join(lines[first:last]), (*lines[:first], *lines[last:])


def without_heading(text: str, *headings: str) -> str:
    """The text without the headings it repeats, numbered or not, each on its own line or before 。：."""
    names = [re.escape(heading.rpartition("）")[2].rpartition("、")[2]) for heading in headings if heading]
    if not names:
        return text
    repeated = rf"\A{_HEADING}[“【]?(?:{'|'.join(names)})[”】]?{_HEADING_ENDS}"
    return re.sub(rf"(?:{repeated})", "", re.sub(repeated, "", text))


def parse_answers(answer: str, asked: Collection[int]) -> Answers:
    """The answer by its markers ``【n】问题`` and ``【n】措施``, each at the beginning of a line.

    A marker's text goes on to the next marker, as one paragraph. Cards that were not asked for, a marker that
    comes again and what a model says before and after its text are set aside.
    """
    sheet = _Sheet(asked)
    for line in _BREAK.sub("\n", answer).splitlines():
        sheet.read(line)
    return sheet.answers()


@dataclass
class _Sheet:
    """The lines of an answer read so far: what each side holds, and what belongs to none."""

    asked: Collection[int]
    number: int | None = None
    into: list[str] | None = None
    sides: dict[tuple[int, str], list[str]] = field(default_factory=dict)
    aside: list[list[str]] = field(default_factory=lambda: [[]])

    def read(self, line: str) -> None:
        card = _CARD.match(line)
        marker = next(filter(None, (pattern.match(line) for pattern in _MARKERS)), None)
        if marker is None and self.number is not None:
            marker = _SIDE_ALONE.match(line)
        if marker:
            if marker.re is not _SIDE_ALONE:
                self.number = _number(marker["number"])
            self._begin(marker["side"])
            line = line[marker.end() :]
        elif card:
            self.number, self.into = _number(card["number"] or card["nth"]), None
            return
        text = plain_text(line)
        if text:
            (self.aside[-1] if self.into is None else self.into).append(text)
        elif self.into is None:
            self.aside.append([])

    def _begin(self, side: str) -> None:
        key = (self.number if self.number is not None else -1, side)
        if key[0] in self.asked and not self.sides.get(key):
            self.into = self.sides[key] = []
        else:
            self.into = None
            self.aside.append([])

    def answers(self) -> Answers:
        aside = ["".join(lines) for lines in self.aside if lines]
        texts: dict[tuple[int, str], str] = {}
        for key, lines in self.sides.items():
            text, chatter = without_chatter("\n".join(lines))
            texts[key] = _ORDINAL.sub("", text.replace("\n", ""))
            aside += chatter
        numbers = sorted({number for (number, _), text in texts.items() if text})
        return Answers(
            {n: CardAnswer(texts.get((n, "问题"), ""), texts.get((n, "措施"), "")) for n in numbers},
            tuple(aside),
        )


def _unguised(text: str) -> str:
    """The text with references and support marks as the prompt has them."""
    for pattern, written in _GUISES:
        text = pattern.sub(_written if written is None else written, text)
    return text


def _written(match: re.Match[str]) -> str:
    """A reference without white space; the marks of a list of facts."""
    if match[0][0] == "‹":
        ids: Iterable[str] = re.findall(rf"fact\.{_ID}", match[0])
        return "".join(f"‹{id}›" for id in ids)
    return f"[[{match[1]}|{match[2]}]]" if match[2] else f"[[{match[1]}]]"


def _number(text: str) -> int:
    """The marker's number; -1, which no card has, where the numeral is none (百十)."""
    if text[0] in NUMERAL_CHARACTERS:
        return parse_numeral(text) or -1
    return int(text)
