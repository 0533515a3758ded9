"""Problems that a model proposes from the year's figures and facts, each held against them.

Nothing is listed here: a proposal waits for staff, and what does not pass is told with its reason.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ConfigDict

from drafting.narrative.answers import plain_text
from drafting.narrative.asking import Asker
from drafting.narrative.drafting_requests import Request
from drafting.narrative.material import Material
from drafting.narrative.verifying import errors, verify
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


def ask_problems(asker: Asker, request: Request) -> dict[str, Any]:
    """What the model proposes, as it says it: to be kept, and judged when it is looked at.

    Raises:
        ModelError: the model gave no list, or somebody stopped it.
    """
    return structured(lambda shape: asker.ask("cards", request, **shape), _Problems).model_dump()


def judged_problems(
    answer: Mapping[str, Any], material: Material, offered: frozenset[str]
) -> tuple[ProposedProblem, ...]:
    """What of such an answer may be listed, at most four, and what may not, held against the material now."""
    problems = _Problems.model_validate(answer).problems[:_MOST]
    return tuple(_judged(problem, material, offered) for problem in problems)


def _judged(problem: _Problem, material: Material, offered: frozenset[str]) -> ProposedProblem:
    title, evidence, measure = (
        re.sub(r"\s*\n\s*", "", plain_text(text)).strip(_CLOSED)
        for text in (problem.title, problem.evidence, problem.measure)
    )
    title_source, of_title = verify(title, material, offered, "问题：")
    source, of_evidence = verify(evidence, material, offered, "依据：")
    measure_source, of_measure = verify(measure, material, offered, "措施：", planned=True)
    reasons = [finding.message for finding in errors((*of_title, *of_evidence, *of_measure))]
    if any(references(text) for text in (title_source, measure_source)):
        reasons.append("问题和措施里有数字，数字只能写在依据里。")
    if not references(source) and not supports(source):
        reasons.append("依据没有引用数字或素材。")
    told = "；".join(dict.fromkeys(reason.rstrip("。") for reason in reasons))
    plain, planned = without_supports(title_source), without_supports(measure_source)
    return ProposedProblem(plain, source, planned, told and f"{told}。")
