"""Another wording without a model: a proposal of the same facts and figures."""

import pytest

from drafting.errors import InputError
from drafting.references import references, supports
from drafting.service.generation import start
from drafting.service.revising import passages, proposed, take
from drafting.service.rewording import reword
from drafting.service.text import save_text
from drafting.service.years import current
from drafting.workspace.turns import TurnStatus


@pytest.fixture
def held(workspace, sample) -> int:
    start(workspace, sample, (0, 1, 5, 6), use_model=False).join(30)
    return sample


def told(source: str) -> list[str]:
    """What a passage leans on, in no order."""
    return sorted((*(ref.id for ref in references(source)), *supports(source)))


def reworded(workspace, held, number, passage):
    """The proposal, ``None`` where there is no other wording."""
    try:
        return reword(workspace, held, number, passage)
    except InputError:
        return None


@pytest.mark.parametrize("number", [0, 1, 5])
def test_each_paragraph_has_other_wordings_of_the_same_facts(workspace, held, number):
    year = current(workspace, held)
    asked = [(passage, reworded(workspace, held, number, passage)) for passage in passages(year, number)]
    found = [(passage, turn) for passage, turn in asked if turn]
    assert found
    for passage, turn in found:
        assert turn.revised != passage
        assert told(turn.revised) == told(passage)
        assert turn.message == ""
    assert current(workspace, held).sources == year.sources, "只是建议"


def test_another_press_proposes_another_wording(workspace, held):
    passage = passages(current(workspace, held), 0)[0]
    found = [reword(workspace, held, 0, passage).revised for _ in range(3)]
    assert len(set(found)) == 3


def test_what_is_taken_stands_in_the_text_and_passes_the_check(workspace, held):
    before = current(workspace, held)
    passage = next(p for p in passages(before, 1)[1:] if p.startswith("（二）"))
    reword(workspace, held, 1, passage)
    turn = workspace.turns.newest(held, 1)[0]
    _, found = proposed(turn, before)
    take(workspace, held, turn, set(range(len(found))), base=before.sections[1].revision)
    after = current(workspace, held)
    assert after.sections[1].source == before.sections[1].source.replace(passage, turn.revised)
    assert workspace.turns.newest(held, 1)[0].status is TurnStatus.ACCEPTED
    assert {f.rule for f in after.outcome.findings} <= {f.rule for f in before.outcome.findings}


def test_what_staff_wrote_is_not_lost_without_a_word(workspace, held):
    year = current(workspace, held)
    passage = next(p for p in passages(year, 1)[1:] if p.startswith("（二）"))
    own = f"{passage}另在镇街设立代办点。"
    head = year.sections[1]
    save_text(workspace, held, 1, head.source.replace(passage, own), head.revision)
    turn = reword(workspace, held, 1, own)
    assert "其中1句" in turn.message
    assert "不勾选" in turn.message


def test_nothing_to_reword_is_told(workspace, sample, held):
    with pytest.raises(InputError, match="先起草"):
        reword(workspace, held, 1, " ")
    year = current(workspace, held)
    told_as_it_is = next(p for p in passages(year, 1)[1:] if p.startswith("（三）"))
    with pytest.raises(InputError, match="没有别的写法"):
        reword(workspace, held, 1, told_as_it_is)
