"""The rule on ordinals: 一是/二是, （一）（二）, 1. 2. run on without gap, repetition or change of style."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from drafting.checks.findings import Result
from drafting.checks.folded import Folded, excerpt, fold
from drafting.checks.rule import SECTIONS, Rule, Subject, part_name
from drafting.numerals import format_numeral, parse_numeral

_NUMERAL = "[一二三四五六七八九十]"
_BLOCKS = (
    rf"\((?P<bracket>{_NUMERAL}{{1,3}})\)(?![项款类目条])"
    r"|(?P<digit>\d{1,2})[.．、](?:(?![\d.])|(?=20\d\d[年，,]))"  # no decimal, but 1.2023年…
    r"|\((?P<paren>\d{1,2})\)(?![项款类目条])"
    r"|(?P<circle>[①-⑳])"
)
_INLINE_BLOCKS = re.sub(r"[?]P<([a-z]+)>", r"?P<in_\1>", _BLOCKS)
_MARK = re.compile(
    rf"(?=[{_NUMERAL[1:-1]}\d(①-⑳第其首])(?:"  # what it begins with, to fail at once elsewhere
    rf"(?m:^)(?:(?P<chapter>{_NUMERAL}{{1,3}})、(?!{_NUMERAL})|{_BLOCKS})"
    rf"|(?<=[。；;：:])(?:{_INLINE_BLOCKS})(?=[\u4e00-\u9fff“《])"
    rf"|(?<![一二三四五六七八九十百第之唯统同如每])(?P<item>{_NUMERAL}{{1,2}})是(?![否非])"
    rf"|(?<![\u4e00-\u9fff0-9])第(?P<nth>{_NUMERAL}{{1,2}})[，,、](?!第)"
    rf"|(?<![\u4e00-\u9fff0-9])其(?P<among>{_NUMERAL})[，,、]"
    r"|(?<![\u4e00-\u9fff0-9])(?P<first>首先)|(?<![\u4e00-\u9fff0-9])(?P<next>其次))"
)
_RANKS = {"chapter": 0, "bracket": 1, "digit": 2, "paren": 3, "circle": 3}
_INLINE = 4
"""The rank of the ordinals of sentences: 一是, 第一， 其一， 首先."""

_BOUNDARY = '。；;：:，,、！？!?”"）)\n'
_CUE = re.compile(r"[：:]|针对|为此|对此|措施")
_LONGEST_HEADING = 30
_WIDE = str.maketrans("()", "（）")


@dataclass(frozen=True)
class _Mark:
    """An ordinal: ``kind`` its style, ``certain`` where it can be nothing else (not so 其中一是)."""

    kind: str
    number: int
    span: tuple[int, int]
    text: str
    certain: bool = True

    @property
    def rank(self) -> int:
        """How high it stands: a higher ordinal begins the lower lists anew."""
        return _RANKS.get(self.kind, _INLINE)

    def at(self, number: int) -> str:
        """The ordinal with another number."""
        if self.kind == "word":
            return ("首先", "其次", "再次")[min(number, 3) - 1]
        old = re.search(r"\d+|[①-⑳]|" + _NUMERAL + "+", self.text)
        new = str(number) if self.kind in ("digit", "paren") else format_numeral(number)
        if self.kind == "circle":
            new = chr(ord("①") + number - 1)
        return self.text.replace(old[0], new, 1) if old else self.text


@dataclass
class _Lists:
    """The lists that are open: the last ordinal of each style, and those that a higher one closed."""

    open: dict[str, _Mark] = field(default_factory=dict)
    closed: dict[str, int] = field(default_factory=dict)

    def close_below(self, rank: int) -> None:
        """A heading of this rank: lists below it may begin anew, or run on."""
        for kind in [kind for kind, mark in self.open.items() if mark.rank > rank]:
            self.closed[kind] = self.open.pop(kind).number

    def fault(self, mark: _Mark, text: str) -> tuple[str, str] | None:
        """What is wrong with the next ordinal, and what was expected instead; ``None``: nothing."""
        last = self.open.get(mark.kind)
        before = last.number if last else 0
        if last and mark.number == before + 1:
            styled = mark.kind != "digit" or (mark.text[-1] == "、") == (last.text[-1] == "、")
            return None if styled else ("mixed", mark.text[:-1] + last.text[-1])
        if mark.number == 1:
            between = text[last.span[1] : mark.span[0]] if last else ""
            anew = before != 1 or _CUE.search(between) or (mark.rank == _INLINE and "\n" in between)
            return None if anew else ("repeated", mark.at(2))
        if last is None and mark.number == self.closed.get(mark.kind, -1) + 1:
            return None
        other = self._same_list(mark)
        if other:
            return None if last else ("mixed", other.at(mark.number))
        return "repeated" if mark.number <= before else "skipped", mark.at(before + 1)

    def _same_list(self, mark: _Mark) -> _Mark | None:
        """The ordinal of another style that this one carries on."""
        inline = mark.rank == _INLINE
        found = [
            m
            for kind, m in self.open.items()
            if kind != mark.kind and m.number == mark.number - 1 and (m.rank == _INLINE) == inline
        ]
        latest = max((m.span[0] for m in self.open.values()), default=0)
        return next((m for m in found if m.span[0] == latest), None)


@dataclass(frozen=True, kw_only=True)
class Numbering(Rule):
    """Ordinals run on from one; a list begins anew, or runs on, under each heading.

    A single 一是 is no list, and 第（一）项 no ordinal. The ordinals of the six headings are
    ``section-heading``'s.
    """

    def examine(self, subject: Subject) -> Iterator[Result]:
        """One result for a section whose ordinals are in order, else one for each that is not."""
        for section in SECTIONS:
            text = subject.report.text(section)
            folded = fold(text)
            faults = list(_faults(folded)) if text else []
            if text and not faults:
                yield self.passed(str(section))
            for key, mark, expected in faults:
                span = folded.span(*mark.span)
                found = text[slice(*span)]
                expected = expected.translate(_WIDE) if "（" in text else expected
                message = self.messages[key].format(part=part_name(section), found=found, expected=expected)
                yield self.failed(
                    subject,
                    message,
                    instance=f"{section}:{span[0]}",
                    section=section,
                    span=span,
                    excerpt=excerpt(text, span),
                    expected=expected,
                    actual=found,
                )


def _faults(folded: Folded) -> Iterator[tuple[str, _Mark, str]]:
    text, lists = folded.text, _Lists()
    at = 0
    for mark in _marks(text):
        for line in text[at : mark.span[0]].split("\n")[1:-1]:
            if line and len(line) <= _LONGEST_HEADING and line[-1] not in "。；":
                lists.close_below(-1)
        at = mark.span[1]
        found = lists.fault(mark, text)
        if mark.rank < _INLINE:
            lists.close_below(mark.rank)
        if found and not mark.certain:
            continue
        if found and mark.kind != "word":
            yield found[0], mark, found[1]
        restyled = found and found[0] == "mixed" and mark.kind in lists.open
        lists.open[mark.kind] = replace(mark, text=found[1]) if found and restyled else mark


def _marks(text: str) -> Iterator[_Mark]:
    for match in _MARK.finditer(text):
        kind = (match.lastgroup or "").removeprefix("in_")
        if kind in ("first", "next"):
            yield _Mark("word", 1 if kind == "first" else 2, match.span(), match[0])
            continue
        said = match[match.lastgroup or 0]
        number = ord(said) - ord("①") + 1 if kind == "circle" else parse_numeral(said) or int(said or 0)
        certain = kind != "item" or match.start() == 0 or text[match.start() - 1] in _BOUNDARY
        yield _Mark(kind, number, match.span(), match[0], certain)
