"""Problems that a model proposes from the year's figures and facts, each held against them.

Nothing is listed here: a proposal waits for staff, and what does not pass is told with its reason.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict

from drafting.checks.findings import Severity
from drafting.narrative.answers import plain_text
from drafting.narrative.drafting_desk import Desk
from drafting.narrative.drafting_requests import proposing_request
from drafting.narrative.material import Card
from drafting.references import references, supports, without_supports
from drafting.structured import structured

_MOST = 4
_CLOSED = "。；;，, \n"


class _Problem(BaseModel):
    model_config = ConfigDict(extra="forbid")
    title: str
    evidence: str
    measure: str


class _Problems(BaseModel):
    """本单位政府信息公开工作存在的问题，每个有依据和改进措施。"""

    model_config = ConfigDict(extra="forbid")
    problems: list[_Problem]


@dataclass(frozen=True)
class ProposedProblem:
    """A problem with its evidence and measure. ``evidence`` is source text; the others are plain text.

    ``refused`` says why it may not be listed, empty where it may.
    """

    title: str
    evidence: str
    measure: str
    refused: str = ""


def propose_problems(
    desk: Desk, cards: Sequence[Card], suggested: Sequence[Card]
) -> tuple[ProposedProblem, ...]:
    """What the model proposes besides the chosen cards, at most four, those that do not pass among them.

    Raises:
        ModelError: the model gave no list, or somebody stopped it.
    """
    request = proposing_request(desk.material, cards, suggested)
    answer = structured(lambda shape: desk.asker.ask("cards", request, **shape), _Problems)
    return tuple(_judged(desk, problem, request.offered) for problem in answer.problems[:_MOST])


def _judged(desk: Desk, problem: _Problem, offered: frozenset[str]) -> ProposedProblem:
    title, evidence, measure = (
        re.sub(r"\s*\n\s*", "", plain_text(text)).strip(_CLOSED)
        for text in (problem.title, problem.evidence, problem.measure)
    )
    title_source, of_title = desk.verify(title, offered, "问题：")
    source, of_evidence = desk.verify(evidence, offered, "依据：")
    measure_source, of_measure = desk.verify(measure, offered, "措施：", planned=True)
    reasons = [f.message for f in (*of_title, *of_evidence, *of_measure) if f.severity is Severity.ERROR]
    if any(references(text) for text in (title_source, measure_source)):
        reasons.append("问题和措施里有数字，数字只能写在依据里。")
    if not references(source) and not supports(source):
        reasons.append("依据没有引用数字或素材。")
    told = "；".join(dict.fromkeys(reason.rstrip("。") for reason in reasons))
    plain, planned = without_supports(title_source), without_supports(measure_source)
    return ProposedProblem(plain, source, planned, told and f"{told}。")
