"""The rule on punctuation."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from drafting.checks.findings import Result
from drafting.checks.folded import excerpt
from drafting.checks.rule import SECTIONS, Rule, Subject, part_name
from drafting.patterns import Sought

_CHINESE = "\u3007\u4e00-\u9fff“”‘’《》（）〔〕、。，；："
_HALF_WIDTH = re.compile(
    rf"([,;:?!()\"])(?:(?<=[{_CHINESE}].)|(?<=[{_CHINESE}][ \t].))[ \t]?(?=[{_CHINESE}])"
)
_FULL_STOP = Sought(
    r"(?m)(?<=[\u4e00-\u9fff])(?<![一二三四五六七八九十])"
    r"(?:[ \t](?P<apart>\.)[ \t]?|(?P<before>\.)(?:[ \t](?=[\u4e00-\u9fff])|$))(?![0-9A-Za-z])"
)
"""A half-width full stop at a sentence's end: before a space or the line's end (买买提.艾力 is a name)."""

_DOUBLED = re.compile("[，、；：。]{2,}")
_WIDE = str.maketrans({**dict(zip(",;:?!().", "，；：？！（）。", strict=True)), '"': "“”"})
_PAIRS = {"”": "“", "’": "‘", "》": "《", "】": "【", "）": "（", ")": "（"}
_OPENING = {"“": "“", "‘": "‘", "【": "【", "《": "《", "（": "（", "(": "（"}
_CLOSING = {"“": "”", "‘": "’", "【": "】", "《": "》", "（": "）"}
_ADDRESS = Sought(re.compile(r"(?:https?://|www\.)[\w.~:/?#@!$&*+,;=%()-]+", re.ASCII))
_MARK = re.compile("[“”‘《》【】（）()]|’(?![A-Za-z])")
_NUMERAL = "一二三四五六七八九十"
_LISTED = Sought(
    rf"[\d{_NUMERAL}a-zA-Z](?<![^。；;：:，,、\s].)(?:(?<=\d)\d|(?<=[{_NUMERAL}])[{_NUMERAL}])?[)）]"
)
"""What closes without opening, and may: 1） and 一）."""


@dataclass(frozen=True, kw_only=True)
class Punctuation(Rule):
    """No half-width mark stands between Chinese characters, none follows another, brackets are paired.

    Addresses, times (8:30) and decimals are let be, since no Chinese character stands on both sides; a
    section's half-width marks of one kind make one finding.
    """

    def examine(self, subject: Subject) -> Iterator[Result]:
        """One result for each kind of half-width or doubled marks and each mark without a partner, or one."""
        for section in SECTIONS:
            text = subject.report.text(section)
            if not text:
                continue
            found = [
                *self._half_width(subject, section, text),
                *self._doubled(subject, section, text),
                *self._unpaired(subject, section, text),
            ]
            yield from found or [self.passed(str(section))]

    def _half_width(self, subject: Subject, section: int, text: str) -> Iterator[Result]:
        kinds: dict[str, list[tuple[int, int]]] = {}
        for match in _HALF_WIDTH.finditer(text):
            kinds.setdefault(match[1], []).append(match.span(1))
        for match in _FULL_STOP.finditer(text):
            kinds.setdefault(".", []).append(match.span(match.lastgroup or 0))
        for mark, places in kinds.items():
            values = {"found": mark, "right": mark.translate(_WIDE), "count": len(places)}
            yield self._failed(subject, "half_width", section, text, places[0], values)

    def _doubled(self, subject: Subject, section: int, text: str) -> Iterator[Result]:
        kinds: dict[str, list[tuple[int, int]]] = {}
        for match in _DOUBLED.finditer(text):
            kinds.setdefault(match[0], []).append(match.span())
        for marks, places in kinds.items():
            right = "。" if "。" in marks else marks[0]
            values = {"found": marks, "right": right, "count": len(places)}
            yield self._failed(subject, "doubled", section, text, places[0], values)

    def _unpaired(self, subject: Subject, section: int, text: str) -> Iterator[Result]:
        for place, found in _unpaired(text):
            right = _CLOSING[_OPENING[found]] if found in _OPENING else _PAIRS[found]
            key = "unclosed" if found in _OPENING else "unopened"
            yield self._failed(
                subject, key, section, text, (place, place + 1), {"found": found, "right": right}
            )

    def _failed(
        self,
        subject: Subject,
        key: str,
        section: int,
        text: str,
        span: tuple[int, int],
        values: dict[str, object],
    ) -> Result:
        return self.failed(
            subject,
            self.messages[key].format(part=part_name(section), around=excerpt(text, span), **values),
            instance=f"{section}:{span[0]}:{values['found']}",
            section=section,
            span=span,
            excerpt=excerpt(text, span),
            expected=str(values["right"]),
            actual=str(values["found"]),
        )


def _unpaired(text: str) -> list[tuple[int, str]]:
    """The marks without a partner, in the order in which they stand."""
    bare = _ADDRESS.sub(lambda match: " " * len(match[0]), text)
    bare = _LISTED.sub(lambda match: " " * len(match[0]), bare)
    waiting: dict[str, list[tuple[int, str]]] = {kind: [] for kind in _CLOSING}
    lonely: list[tuple[int, str]] = []
    for match in _MARK.finditer(bare):
        mark, place = match[0], match.start()
        if mark in _OPENING:
            if mark == "“" and waiting[mark]:
                lonely.append(waiting[mark].pop())
            waiting[_OPENING[mark]].append((place, mark))
        elif waiting[_PAIRS[mark]]:
            waiting[_PAIRS[mark]].pop()
        else:
            lonely.append((place, mark))
    return sorted([*lonely, *(left for rest in waiting.values() for left in rest)])
