"""Revising a passage as somebody asks: the model's proposal, or its answer to a question, bound and guarded.

Nothing is applied here: a proposal is a text beside the one that stands, an answer names its sources. What
does not pass after two repairs is told and dropped.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from drafting.checks.findings import Finding, Severity
from drafting.narrative.answers import plain_text, without_chatter
from drafting.narrative.binding_findings import number_findings
from drafting.narrative.drafting_desk import REPAIRS, Desk
from drafting.narrative.drafting_requests import Request, card_offers, offered_to, revision_request
from drafting.narrative.material import PARTS, Material
from drafting.narrative.offline_problems import problem_cards
from drafting.narrative.prompts import Prompt
from drafting.references import references, supports
from drafting.report import HEADINGS

_MARKER = re.compile(r"\A\s*[【\[〔]?(?P<kind>改文|修改后|回答)[】\]〕：:]+\s*")
_QUESTION = re.compile(r"[？?]\s*$|[吗呢]\s*$|^(?:为什么|为何|怎么|哪|什么|是否|有没有|多少)")
_PAST = re.compile(r"〔往年(\d{1,2})〕")
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


def revise(desk: Desk, section: int, passage: str, wish: str, precedents: Sequence[str]) -> Reply:
    """Ask for a passage's revision, or for an answer about it.

    Args:
        desk: the drafting desk with model and material.
        section: the passage's section: 0, 1, 5 or 6.
        passage: its source text.
        wish: what somebody asks, in his own words.
        precedents: past texts that may be imitated or cited, in the order in which they are numbered.

    Raises:
        ModelError: the model did not answer, or somebody stopped it.
    """
    offered = _offered(desk.material, section, passage)
    first = request = revision_request(section, passage, wish, desk.material, offered, precedents)
    findings: tuple[Finding, ...] = ()
    for _ in range(1 + REPAIRS):
        said = desk.asker.ask(f"revise-{section}", request)
        text, _ = without_chatter(plain_text(said))
        marker = _MARKER.match(text)
        text = text[marker.end() :] if marker else text
        answers = marker["kind"] == "回答" if marker else bool(_QUESTION.search(wish.strip()))
        reply, findings = (
            _answered(desk, text, passage, request)
            if answers
            else _revised(desk, section, text, passage, request)
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
    desk: Desk, section: int, text: str, passage: str, request: Request
) -> tuple[Reply, tuple[Finding, ...]]:
    heading = HEADINGS.get(section, "")
    text = _PAST.sub("", text)
    lines = [line for line in text.split("\n") if line != heading]
    source, findings = desk.verify("\n".join(lines), request.offered)
    # What stood there before is the office's: only what the model brought in is held against it.
    wrong = tuple(f for f in findings if f.severity is Severity.ERROR and _is_new(f, passage))
    message = ""
    if len(source) < _LEAST_LEFT * len(passage):
        message = "改文比原文短了一大半，请看清删去了什么，再决定是否采纳。"
    elif source == passage:
        message = "大模型没有提出改动。"
    return Reply(revised=source, message=message), wrong


def _answered(desk: Desk, text: str, passage: str, request: Request) -> tuple[Reply, tuple[Finding, ...]]:
    material = desk.material
    past = tuple(int(number) - 1 for number in _PAST.findall(text))
    bound, _ = desk.verify(_PAST.sub("往年年报", text), request.offered)
    wrong = [
        finding
        for finding in number_findings(bound, material.ledger, year=material.year, organ=material.organ)
        if _is_new(finding, passage)
    ]
    ids = tuple(dict.fromkeys((*(ref.id for ref in references(bound)), *supports(bound))))
    unknown = [id for id in ids if id not in request.offered and id not in material.ledger]
    if unknown:
        told = f"没有名为{'、'.join(unknown)}的引用，请只用清单里的引用。"
        wrong.append(Finding("reference-mismatch", Severity.ERROR, told))
    cited = ids or past
    message = "" if cited else "这个回答没有引用数据、素材或往年写法，只供参考，不能作为依据。"
    return Reply(answer=bound, ids=ids, past=past, message=message), tuple(wrong)


def _is_new(finding: Finding, passage: str) -> bool:
    return not finding.excerpt or finding.excerpt not in passage
