"""Whether a model's text is about what it was given: true words that say nothing of it are no draft."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from drafting.checks.findings import Finding, Severity
from drafting.narrative.drafting_requests import card_source
from drafting.narrative.material import Card, Part
from drafting.narrative.prompts import Prompt
from drafting.narrative.sentences import cited, sentences
from drafting.references import REFERENCE, SUPPORT

EMPTY = "answer-empty"
"""The rule of a finding on a text that draws on nothing it was given."""

_LEAST_SHARED = 0.2
"""What part of its pairs of characters a card's text shares with the card, unless it cites it. Of the honest
answers of the tests that cite nothing one shared less: a measure that the card does not name."""

_LEAST_ECHO = 5
"""Characters of a clause that is the prompt's own where the answer has it word for word."""

_OFTEN = 3
"""How many times the same sentence makes a text one that turns in a circle."""

_GROUND = re.compile("条例|根据|按照|依据|规定|要求|贯彻|落实")
"""What an introduction refers to."""

_ASIDE = re.compile(r"[（(][^（()）]+[）)]")
_QUESTION = re.compile(r"(?<=[\u4e00-\u9fff])[？?](?![^“]*”)")
_BETWEEN = re.compile(r"[^\u4e00-\u9fff“”《》、A-Za-z0-9]+")
_RUNS = re.compile(r"[\u4e00-\u9fff]+")


def empty_part(part: Part, source: str, offered: frozenset[str]) -> Iterator[Finding]:
    """A finding where a part's text says nothing of it.

    An introduction may name neither figure nor fact, but says on what ground the report is made; any other
    part draws on what it was given. Nothing is said over and over, or announced and then not said.
    """
    yield from _rambling(source)
    if part.code == "intro":
        if "信息公开" not in source or not _GROUND.search(source):
            yield _finding("没有写到根据什么编制政府信息公开工作年度报告，请按要求写导语。")
    elif offered and not offered & cited(source):
        yield _finding("没有用到任何素材或可引用数字，请根据给出的素材和数字来写。")


def empty_card(text: str, card: Card, place: str) -> Iterator[Finding]:
    """A finding where a card's text neither cites what the card does nor has words in common with it."""
    yield from _rambling(text)
    said, given = _pairs(text), _pairs(card_source(card))
    if not cited(text) and len(said & given) < _LEAST_SHARED * len(said):
        yield _finding(f"{place}写的不是这张卡片上的事，请按卡片来写。")


def echoes(source: str, prompts: Sequence[Prompt]) -> Iterator[Finding]:
    """A finding where a text repeats a clause of the standing instruction (是什么问题，依据是什么).

    A sentence that draws on something says what it draws on, even where the instruction has the same words as
    an example.
    """
    asked = {clause for prompt in prompts for clause in _clauses(prompt.instruction)}
    said = (clause for sentence in sentences(source) if not cited(sentence) for clause in _clauses(sentence))
    for clause in said:
        if len(clause) >= _LEAST_ECHO and clause in asked:
            yield _finding(f"“{clause}”是写作要求里的话，不是正文，请写正文。")


def _rambling(source: str) -> Iterator[Finding]:
    lines = [line.strip() for line in re.split(r"[。；\n]", source) if line.strip()]
    counted = Counter(lines)
    if any(times >= _OFTEN for times in counted.values()):
        yield _finding("同一句话说了多遍，请重写，每件事只说一遍。")
    announcing = [line.endswith(("：", ":")) for line in lines]
    if announcing and (announcing[-1] or sum(announcing) > 1):
        yield _finding("有的行只有标题，没有内容，请写成完整的句子。")
    if any(_ASIDE.fullmatch(line) for line in (*lines, source.strip().rstrip("。"))):
        yield _finding("有的句子整句放在括号里，请写成正文。")
    if _QUESTION.search(source):
        yield _finding("报告里不写问句，请改成陈述句。")


def _clauses(text: str) -> list[str]:
    """The clauses without references, marks and punctuation."""
    bare = REFERENCE.sub("，", SUPPORT.sub("，", text))
    return [clause for clause in _BETWEEN.split(bare) if clause]


def _finding(message: str) -> Finding:
    return Finding(EMPTY, Severity.ERROR, message)


def _pairs(source: str) -> frozenset[str]:
    """The pairs of neighbouring Chinese characters."""
    runs = _RUNS.findall(SUPPORT.sub("", REFERENCE.sub(" ", source)))
    return frozenset(run[at : at + 2] for run in runs for at in range(len(run) - 1))
