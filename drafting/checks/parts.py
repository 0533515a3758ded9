"""Rules on what the parts of a report have to contain: headings, aspects, problems."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from drafting.checks.findings import Result
from drafting.checks.rule import BEFORE_FORM, WARNING, Rule, Subject
from drafting.figures import squeeze
from drafting.items import split_items
from drafting.report import HEADINGS

PENDING = re.compile(r"〔待")
"""A part that holds this is still to be filled in: ``placeholder-left`` says so, and nothing else."""

_CONTENTS = re.compile(
    r"(?:全文|报告|年报)[^。]{0,12}?(?:包括|由|包含|涵盖|分为?|内容)[^。]*?"
    r"(?:总体情况|概述|主动公开)[^。]*?(?:复议|诉讼)[^。]*。"
)
"""The sentence that says of which parts the report is made: it names aspects, and says nothing of them."""

_OLD_FORM, _NEW_FORM_SINCE = "2019", 2021

_NUMBERED = re.compile(
    r"(?m)^(?P<mark>[(（](?:[一二三四五六七八九十]{1,2}|\d{1,2})[)）]|(?:[一二三四五六七八九十]{1,2}|\d{1,2})[、.．])"
    r"(?P<head>[^。：:\n]{2,30})"
)
_SHORTEST = 2
"""How many characters under a heading say something."""

_ENOUGH_HEADED = 4
"""How many of the aspects have headings for the headings to be those of the aspects."""

_ORDINAL = re.compile(r"^[一二三四五六七八九十]+[、.,，．]?")


@dataclass(frozen=True, kw_only=True)
class SectionHeading(Rule):
    """Each heading is word for word the form's, or article 50's own words, and they stand in order.

    From 2021 on table two has the columns of the form of that year (本年制发件数), no longer the older one's.
    """

    also: tuple[str, ...] = (
        "行政机关主动公开政府信息的情况",
        "行政机关收到和处理政府信息公开申请的情况",
        "因政府信息公开工作被申请行政复议、提起行政诉讼的情况",
        "政府信息公开工作存在的主要问题及改进情况",
    )

    def examine(self, subject: Subject) -> Iterator[Result]:
        """One result for each section that is there, and one for their order."""
        if not subject.has_form:
            yield self.not_assessable(note=BEFORE_FORM)
            return
        there = [s for s in subject.report.sections if s.number in HEADINGS]
        for section in there:
            form = HEADINGS[section.number]
            words = _bare(section.heading)
            accepted = {_bare(form), *self.also}
            right = words in accepted and squeeze(section.heading)[0] == form[0]
            if right or words in self.also:
                yield self.passed(str(section.number))
            else:
                yield self.failed(
                    subject,
                    self.messages["wording"].format(form=form, found=section.heading.strip()),
                    instance=str(section.number),
                    section=section.number,
                    excerpt=section.heading,
                    expected=form,
                    actual=section.heading.strip(),
                )
        later = next((b for a, b in pairwise(there) if b.number < a.number), None)
        if later is None:
            yield self.passed("order")
        else:
            yield self.failed(
                subject,
                self.messages["order"].format(found=later.heading.strip()),
                instance="order",
                section=later.number,
                excerpt=later.heading,
            )
        year = subject.report.year
        if subject.report.edition == _OLD_FORM and year and year >= _NEW_FORM_SINCE:
            message = self.messages["form"].format(year=year)
            yield self.failed(subject, message, instance="form", section=2, severity=WARNING)


@cache
def _sub_heading(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?m)^[(（]?[一二三四五六1-6][)）、.．]?[^。\n]{{0,6}}{words}")


def _bare(heading: str) -> str:
    return _ORDINAL.sub("", squeeze(heading))


@dataclass(frozen=True, kw_only=True)
class Aspects(Rule):
    """Section 1 speaks of the five aspects; where each has a sub-heading, in the form's order."""

    words: tuple[tuple[str, str], ...] = (
        ("主动公开", r"主动公开|(?:发布|公开|更新)[^。]{0,20}\d余?[条件篇]"),
        ("依申请公开", r"依申请公开|信息公开申请|申请公开"),
        ("政府信息管理", r"(?:政府|政务)?信息(?:规范|动态)?管理|信息(?:发布)?审[核查]|公开属性|保密审查"),
        ("政府信息公开平台建设", r"平台(?:的)?建设|平台|政府网站|门户网站|政务新媒体"),
        ("监督保障", r"监督保障|监督|保障|考核|培训"),
    )

    def examine(self, subject: Subject) -> Iterator[Result]:
        """One result for each aspect, and one for their order."""
        text = subject.report.text(1)
        if not (text.strip() and subject.has_form) or PENDING.search(text):
            return
        folded = "\n".join(_CONTENTS.sub("。", squeeze(line)) for line in text.splitlines())
        places: list[int] = []
        heads = _heads(folded)
        left_out = self._unheaded(folded, [head for head, *_ in heads]) | self._empty(folded, heads)
        for label, words in self.words:
            if re.search(words, folded) is None or label in left_out:
                message = self.messages["missing"].format(label=label)
                yield self.failed(subject, message, instance=label, section=1, expected=label)
            else:
                yield self.passed(label)
            head = _sub_heading(label[-4:]).search(folded)
            places += [head.start()] if head else []
        if len(places) == len(self.words):
            if places == sorted(places):
                yield self.passed("order")
            else:
                yield self.failed(subject, self.messages["order"], instance="order", section=1)

    def _unheaded(self, folded: str, heads: Sequence[str]) -> set[str]:
        """The aspects left out where the section goes under headings of the others and under no more.

        A word for such an aspect may stand in a paragraph on another; a clause that begins with it counts.
        """
        named = {label for label, words in self.words if any(re.search(words, head) for head in heads)}
        spare = [head for head in heads if not any(re.search(words, head) for _, words in self.words)]
        if len(named) < _ENOUGH_HEADED or spare:
            return set()
        left = [(label, words) for label, words in self.words if label not in named]
        return {label for label, words in left if not re.search(rf"(?m)(?:^|[。；;])(?:{words})", folded)}

    def _empty(self, folded: str, heads: Sequence[tuple[str, int, int]]) -> set[str]:
        """The aspects whose one heading has nothing under it before the next; what is last may be cut off."""
        named = [
            (label, len(folded[at:end].strip("。：:\n")) >= _SHORTEST or "," in head)
            for head, at, end in heads
            for label, words in self.words
            if re.search(words, head)
        ]
        last = {label for label, words in self.words if heads and re.search(words, heads[-1][0])}
        said = {label for label, says in named if says} - last
        empty = {label for label, _ in named} - said - last
        return empty if len(said) > len(empty) else set()  # else it is an outline


def _heads(folded: str) -> list[tuple[str, int, int]]:
    """The headings numbered as the section's first is, each with where its text begins and ends."""
    found = [*_NUMBERED.finditer(folded)]
    own = [match for match in found if _style(match["mark"]) == _style(found[0]["mark"])]
    ends = [*(match.start() for match in own[1:]), len(folded)]
    return [(match["head"], match.end(), end) for match, end in zip(own, ends, strict=False)]


def _style(mark: str) -> str:
    return re.sub(r"\d+", "1", re.sub("[一二三四五六七八九十]+", "一", mark))


@dataclass(frozen=True, kw_only=True)
class ProblemsPresent(Rule):
    """Section 5 has a problem, and a measure."""

    def examine(self, subject: Subject) -> Iterator[Result]:
        """One result for problems and one for measures; a part still to be filled in gives none."""
        text = subject.report.text(5)
        if not (text.strip() and subject.has_form) or PENDING.search(text):
            return
        pairs = split_items(text)
        for key, there in (
            ("problem", any(pair.problem for pair in pairs)),
            ("measure", any(pair.measures for pair in pairs)),
        ):
            if there:
                yield self.passed(key)
            else:
                yield self.failed(subject, self.messages[key], instance=key, section=5)
