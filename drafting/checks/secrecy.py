"""The rule on marks of secrecy."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from drafting.checks.findings import Result
from drafting.checks.folded import fold
from drafting.checks.in_text import InText
from drafting.checks.rule import SECTIONS, Subject
from drafting.checks.word_lists import any_of, word_list
from drafting.patterns import Sought

_OPENING = ("“", "‘", "「", "『")


@cache
def _anywhere() -> Sought:
    return Sought(any_of(word_list("secrecy")["anywhere"]))


@cache
def _alone() -> Sought:
    """The words that are a mark by themselves: a line, in brackets, or apart at a line's beginning."""
    words = any_of(word_list("secrecy")["alone"])
    term = r"(?:[一二三四五六七八九十\d]+年|长期)?"
    return Sought(rf"(?m)^[★☆*]*(?P<line>{words}){term}[★☆*]*$|[(\[【〔](?P<bracket>{words}){term}[)\]】〕]")


@cache
def _apart() -> Sought:
    """In the text as printed: a mark that white space sets apart from what follows in its line."""
    return Sought(rf"(?m)^[^\S\n]*(?P<apart>{any_of(word_list('secrecy')['alone'])})[^\S\n]+(?=\S)")


@dataclass(frozen=True, kw_only=True)
class SecretMark(InText):
    """The text bears no mark of secrecy (``words/secrecy.toml``).

    国家秘密 and 商业秘密 in a sentence are none, nor is what stands in quotation marks. Whether what is said
    is a secret is not assessable: that is for 保密审查.
    """

    def examine(self, subject: Subject) -> Iterator[Result]:
        """One result for each mark, one for a section without any."""
        for section in SECTIONS:
            printed = subject.report.text(section)
            folded = fold(printed)
            places = {
                match.span(match.lastgroup or 0)
                for pattern in (_anywhere(), _alone())
                for match in pattern.finditer(folded.text)
                if not folded.text[: match.start()].endswith(_OPENING) or "★" in match[0]
            }
            for match in _apart().finditer(printed):
                start = folded.origins.index(match.start("apart"))
                places.add((start, start + len(match["apart"])))
            if printed and not places:
                yield self.passed(str(section))
            for place in sorted(places):
                if not any(place != other and _lies_within(place, other) for other in places):
                    yield self.at(subject, "failed", section, place)


def _lies_within(place: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether a mark is part of a longer one (内部资料 of 内部资料　注意保存)."""
    return other[0] <= place[0] and place[1] <= other[1]
