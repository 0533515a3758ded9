"""Use case: another wording of a passage without a model, as a proposal that staff take or leave."""

from drafting.errors import InputError
from drafting.narrative.material import PARTS
from drafting.narrative.offline import write_part
from drafting.narrative.rewording import own_sentences, rewordings
from drafting.service.years import OpenYear, current
from drafting.workspace import Turn, Workspace
from drafting.workspace.turns import TurnStatus

WISH = "重写（不用大模型）"
"""What such a turn of the conversation is headed."""

_WORDINGS = 12
"""So many choices there are, at most, before the wordings of a place begin anew."""


def reword(workspace: Workspace, report_id: int, number: int, passage: str) -> Turn:
    """Propose the passage in another choice of clauses, one that has not been proposed for it yet.

    Raises:
        InputError: there is no text, or no other wording of it.
    """
    if not passage.strip():
        raise InputError("这一部分还没有正文。请先起草，再重写。")
    year = current(workspace, report_id)
    head = year.sections[number].source
    written = [_written(year, number, wording) for wording in range(_WORDINGS)]
    proposed = {turn.revised for turn in workspace.turns.newest(report_id, number) if turn.passage == passage}
    others = dict.fromkeys(rewordings(head, passage, [*written[1:], written[0]]))
    if not others:
        raise InputError(
            "这一段没有别的写法：它只有素材原句或待补的内容。请直接修改正文，或在“工作素材”里改素材。"
        )
    revised = next((text for text in others if text not in proposed), next(iter(others)))
    own = own_sentences(passage, written)
    message = (
        f"其中{len(own)}句不是按素材成稿的写法（您或大模型写的），采纳后会换掉；要保留的，请不勾选那几处。"
        if own
        else ""
    )
    turn = Turn(
        number=number,
        wish=WISH,
        passage=passage,
        revised=revised,
        answer="",
        sources=(),
        message=message,
        status=TurnStatus.OPEN,
        model="",
        prompt="",
    )
    workspace.turns.add(report_id, turn)
    return turn


def _written(year: OpenYear, number: int, wording: int) -> str:
    material = year.worded(wording)
    return "\n".join(write_part(part, material) for part in PARTS if part.section == number)
