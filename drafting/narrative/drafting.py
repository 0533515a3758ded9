"""Drafting: every part of the narrative, by the model where there is one, else by the offline writer.

No Streamlit here: the parts are asked for in threads, and progress is told by callback.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from drafting.llm import ChatModel
from drafting.narrative.drafted import Draft, DraftedCard, DraftedPart, Writer
from drafting.narrative.drafting_cards import CardDesk
from drafting.narrative.drafting_requests import Request, first_request, fitting, has_substance, is_whole
from drafting.narrative.material import PARTS, Material, Part
from drafting.narrative.offline import assemble, problem_cards, write_part
from drafting.narrative.past_wording import past_wording

if TYPE_CHECKING:
    from langchain_core.retrievers import BaseRetriever

__all__ = ["Draft", "DraftedCard", "DraftedPart", "OnText", "Writer", "draft"]

OnText = Callable[[str, str], None]
"""Is told (code of the part, text of the answer so far)."""


def draft(
    material: Material,
    model: ChatModel | None,
    *,
    precedents: "BaseRetriever | None" = None,
    parts: Sequence[Part] = PARTS,
    on_text: OnText | None = None,
    stop: Callable[[], bool] | None = None,
    workers: int = 4,
    context: int | None = None,
) -> Draft:
    """Write the parts.

    Args:
        material: what may be drawn on.
        model: ``None``: the offline writer writes everything.
        precedents: gives past texts like what a part is to tell; asked in the caller's thread, before
            anything is sent.
        parts: the parts to write.
        on_text: told (code of the part, text of the answer so far) from the worker threads; the text is
            unfinished, unchecked, and starts anew with a repair.
        stop: asked between the pieces of every answer; true ends the drafting.
        workers: how many parts are asked for at once.
        context: how many tokens the model reads and writes at once; precedents that do not fit stay out.
    """
    if model is None:
        written = tuple(_offline(part, material) for part in parts)
        return Draft(_sections(written), written)
    desk = CardDesk(material, model, on_text or _unheard, stop or _unstopped)
    past = {part.code: fitting(part, material, _past(part, material, precedents), context) for part in parts}
    with ThreadPoolExecutor(max_workers=workers) as pool:
        jobs = [pool.submit(_write, desk, part, past[part.code]) for part in parts]
        written = tuple(job.result() for job in jobs)
    return Draft(_sections(written), written, desk.asker.stopped)


def first_requests(
    material: Material,
    *,
    precedents: "BaseRetriever | None" = None,
    parts: Sequence[Part] = PARTS,
    context: int | None = None,
) -> tuple[tuple[Part, Request], ...]:
    """What ``draft`` would ask the model first, part by part, without the parts it would not ask for."""
    asked = (part for part in parts if _is_for_model(part, material))
    return tuple(
        (
            part,
            first_request(
                part, material, fitting(part, material, _past(part, material, precedents), context)
            ),
        )
        for part in asked
    )


def _write(desk: CardDesk, part: Part, past: tuple[str, ...]) -> DraftedPart:
    if not _is_for_model(part, desk.material):
        return _offline(part, desk.material)
    return desk.write_cards(part, past) if part.code == "problems" else desk.write_text(part, past)


def _is_for_model(part: Part, material: Material) -> bool:
    """Whether there is something to tell: where there is not, a model could only pad."""
    if part.code == "problems":
        return any(is_whole(card) for card in problem_cards(material))
    return has_substance(part, material)


def _past(part: Part, material: Material, precedents: "BaseRetriever | None") -> tuple[str, ...]:
    if precedents is None or not _is_for_model(part, material):
        return ()
    return past_wording(part, material, precedents)


def _offline(part: Part, material: Material) -> DraftedPart:
    return DraftedPart(part, write_part(part, material), Writer.OFFLINE)


def _sections(written: Sequence[DraftedPart]) -> dict[int, str]:
    texts = {drafted.part.code: drafted.source for drafted in written}
    whole = assemble({part.code: texts.get(part.code, "") for part in PARTS})
    partial = {part.section for part in PARTS if part.code not in texts}
    return {section: text for section, text in whole.items() if section not in partial}


def _unheard(_part: str, _partial: str) -> None:
    """Nobody follows the writing."""


def _unstopped() -> bool:
    return False
