"""Revising a passage as somebody asks: the model's proposal, or its answer to a question, bound and guarded.

Nothing is applied here: a proposal is a text beside the one that stands, an answer names its sources. What
does not pass after two repairs is told and dropped.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from drafting.checks.findings import Finding
from drafting.narrative.answers import plain_text, without_chatter
from drafting.narrative.asking import Asker
from drafting.narrative.drafting_desk import REPAIRS
from drafting.narrative.drafting_requests import Request, card_offers, offered_to, revision_request
from drafting.narrative.guard import LEFT
from drafting.narrative.guard_deeds import UNSUPPORTED
from drafting.narrative.guard_organs import RULE as ORGAN
from drafting.narrative.material import PARTS, Material
from drafting.narrative.offline_problems import problem_cards
from drafting.narrative.prompts import Prompt
from drafting.narrative.sentences import sentence_places, sentences
from drafting.narrative.substance import echoes
from drafting.narrative.verifying import errors, verify
from drafting.references import references, supports
from drafting.report import HEADINGS

_MARKER = re.compile(r"\A\s*[【\[〔]?(?P<kind>改文|修改后|回答)[】\]〕：:]+\s*")
_QUESTION = re.compile(r"[？?]\s*$|[吗呢]\s*$|^(?:为什么|为何|怎么|哪|什么|是否|有没有|多少)")
_PAST = re.compile(r"〔往年(\d{1,2})〕")
_PAST_REPORT = "往年年报"
_HOLLOW = re.compile(r"[\[〔×‹›]")
"""What stands for something that is not there: a reference or a mark that does not parse, a blank to fill."""

_LEAST_LEFT = 0.4
"""What part of a passage a proposal keeps in length, or the clerk is told to look twice."""


@dataclass(frozen=True)
class Reply:
    """What came of a request.

    ``revised`` is the passage's proposed source, ``None`` where the reply is an answer or was refused;
    ``answer`` source text of an answer, ``ids`` the entries and facts that it cites, ``past`` the places
    (from 0) of the precedents it cites; ``message`` what is to be told of it.
    """

    revised: str | None = None
    answer: str = ""
    ids: tuple[str, ...] = ()
    past: tuple[int, ...] = ()
    message: str = ""
    prompts: tuple[Prompt, ...] = ()


def revise(
    asker: Asker, material: Material, section: int, passage: str, wish: str, precedents: Sequence[str]
) -> Reply:
    """Ask for a passage's revision, or for an answer about it.

    Args:
        asker: asks the model.
        material: what may be drawn on.
        section: the passage's section: 0, 1, 5 or 6.
        passage: its source text.
        wish: what somebody asks, in his own words.
        precedents: past texts that may be imitated or cited, in the order in which they are numbered.

    Raises:
        ModelError: the model did not answer, or somebody stopped it.
    """
    offered = _offered(material, section, passage)
    first = request = revision_request(section, passage, wish, material, offered, precedents)
    findings: tuple[Finding, ...] = ()
    for _ in range(1 + REPAIRS):
        said = asker.ask(f"revise-{section}", request)
        text, _ = without_chatter(plain_text(said))
        marker = _MARKER.match(text)
        text = text[marker.end() :] if marker else text
        answers = marker["kind"] == "回答" if marker else bool(_QUESTION.search(wish.strip()))
        reply, findings = (
            _answered(material, text, passage, request)
            if answers
            else _revised(material, section, text, passage, request)
        )
        reply = replace(reply, prompts=request.prompts)
        if not findings:
            return reply
        request = first.again(said, findings)
    told = "；".join(dict.fromkeys(finding.message.rstrip("。") for finding in findings))
    return Reply(message=f"大模型改了{REPAIRS}次仍有不符之处，没有采用：{told}。", prompts=request.prompts)


def _offered(material: Material, section: int, passage: str) -> frozenset[str]:
    """What the passage cites already, and what its section was offered when it was drafted."""
    own = {*(ref.id for ref in references(passage)), *supports(passage)}
    parts = (part for part in PARTS if part.section == section)
    offered = own.union(*(offered_to(part, material) for part in parts))
    cards = problem_cards(material) if section == 5 else ()
    return frozenset(offered.union(*(card_offers(card) for card in cards)))


def _revised(
    material: Material, section: int, text: str, passage: str, request: Request
) -> tuple[Reply, tuple[Finding, ...]]:
    heading = HEADINGS.get(section, "")
    text = _PAST.sub("", text)
    lines = [line for line in text.split("\n") if line != heading]
    source, findings = verify("\n".join(lines), material, request.offered)
    # What stood there before is the office's: only what the model brought in is held against it.
    new = (finding for finding in errors(findings) if _is_new(finding, passage))
    wrong = (*new, *echoes(source, request.prompts))
    message = ""
    if len(source) < _LEAST_LEFT * len(passage):
        message = "改文比原文短了一大半，请看清删去了什么，再决定是否采纳。"
    elif source == passage:
        message = "大模型没有提出改动。"
    return Reply(revised=source, message=message), wrong


def _answered(
    material: Material, text: str, passage: str, request: Request
) -> tuple[Reply, tuple[Finding, ...]]:
    past = tuple(int(number) - 1 for number in _PAST.findall(text))
    bound, findings = verify(_PAST.sub(_PAST_REPORT, text), material, request.offered)
    quoting = _quoting(text, bound)
    wrong = tuple(
        finding
        for finding in errors(findings)
        if _is_new(finding, passage) and _matters(finding, bound) and not _within(finding, quoting)
    )
    ids = tuple(dict.fromkeys((*(ref.id for ref in references(bound)), *supports(bound))))
    cited = ids or past
    message = "" if cited else "这个回答没有引用数据、素材或往年写法，只供参考，不能作为依据。"
    return Reply(answer=bound, ids=ids, past=past, message=message), wrong


def _matters(finding: Finding, answer: str) -> bool:
    """Whether a finding is about what the answer says; how it says it (根据您提供的素材) is its affair."""
    said = answer[slice(*finding.span)] if finding.span else ""
    return finding.rule != LEFT or not said or bool(_HOLLOW.search(said))


def _quoting(text: str, bound: str) -> list[tuple[int, int]]:
    """The places in the bound answer of the sentences that tell of a past report, and say so."""
    said, places = sentences(text), sentence_places(bound)
    if len(said) != len(places):
        return []
    return [place for sentence, place in zip(said, places, strict=True) if _PAST.search(sentence)]


def _within(finding: Finding, quoting: Sequence[tuple[int, int]]) -> bool:
    """Whether a finding is about an organ or its work in a sentence that tells of a past report."""
    if finding.span is None or finding.rule not in (ORGAN, UNSUPPORTED):
        return False
    return any(start <= finding.span[0] and finding.span[1] <= end for start, end in quoting)


def _is_new(finding: Finding, passage: str) -> bool:
    return not finding.excerpt or finding.excerpt not in passage
