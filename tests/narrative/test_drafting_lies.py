"""Lies do not reach the report: each falls back to what the offline writer makes of the material."""

import pytest
from dishonest_answers import CARDS, LIES, MORE
from sample_year import sample_material
from scripted_server import ScriptedServer

from drafting.llm import ChatModel
from drafting.narrative.drafted import DraftedPart, Writer
from drafting.narrative.drafting import draft
from drafting.narrative.material import PARTS
from drafting.narrative.offline import write_card, write_part

PART = {part.code: part for part in PARTS}
MATERIAL = sample_material()
CARD = "【1】问题\n{}\n【1】措施\n{}\n"


def drafted(code: str, answer: str, server: ScriptedServer, model: ChatModel) -> DraftedPart:
    server.script = lambda _: answer
    server.requests.clear()
    (part,) = draft(MATERIAL, model, parts=[PART[code]]).parts
    return part


def assert_first_card_is_offline(part: DraftedPart) -> None:
    first = part.cards[0]
    assert (first.problem, first.measure) == write_card(MATERIAL.cards[0], 1, MATERIAL)
    assert first.origin is Writer.OFFLINE
    assert first.findings != ()


KEPT = {"思考：素材里有培训。举办业务培训[[fact.15]]‹fact.15›。": "举办业务培训[[fact.15]]‹fact.15›。"}
"""Answers that hold a good sentence beside what may not stand → that sentence."""


@pytest.mark.parametrize(
    ("code", "answer"),
    [pytest.param(*lie, id=name) for name, lie in LIES.items()]
    + [pytest.param(*lie, id=f"{lie[0]}-{number}") for number, lie in enumerate(MORE, start=1)],
)
def test_a_lie_does_not_stand(code: str, answer: str, server: ScriptedServer, model: ChatModel) -> None:
    if code == "problems":
        part = drafted(code, CARD.format(answer, "将统一文书。"), server, model)
        assert_first_card_is_offline(part)
        return
    part = drafted(code, answer, server, model)
    if kept := KEPT.get(answer):
        assert part.source.startswith(f"{PART[code].heading}。{kept}")
        assert part.origin is Writer.REPAIRED
        assert "已删去" in part.message
    else:
        assert part.source == write_part(PART[code], MATERIAL)
        assert part.origin is Writer.OFFLINE
    assert part.findings != ()


@pytest.mark.parametrize(("problem", "measure"), CARDS)
def test_a_lie_in_a_card_does_not_stand(
    problem: str, measure: str, server: ScriptedServer, model: ChatModel
) -> None:
    assert_first_card_is_offline(drafted("problems", CARD.format(problem, measure), server, model))
