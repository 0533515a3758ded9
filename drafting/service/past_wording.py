"""Use cases on past reports' wording in a draft: whose it is, more like it, taking it over."""

from collections.abc import Sequence
from dataclasses import dataclass

from drafting.narrative.borrowing import borrowed
from drafting.precedents import Hit, Precedent, PrecedentIndex, Query
from drafting.precedents.wording import Wording
from drafting.report import NARRATIVE_SECTIONS, title_of
from drafting.service.model import may_embed
from drafting.service.years import OpenYear
from drafting.workspace import Insertion, Workspace

COMPARED = tuple(number for number in NARRATIVE_SECTIONS if number)
"""The introduction says in every report what the form's notice has it say."""


@dataclass(frozen=True)
class PastWording:
    """``span`` [start, end) of a section as it is read stands word for word in ``item``, there at ``there``.

    ``characters`` is how many, a figure or a name as one; ``others`` how many more precedents have some of
    it. ``inserted`` is how it came in, where somebody took it over; ``None``: nobody did that here.
    """

    span: tuple[int, int]
    item: Precedent
    there: tuple[int, int]
    characters: int
    others: int
    inserted: Insertion | None = None


def past_wording(
    year: OpenYear, number: int, workspace: Workspace, index: PrecedentIndex
) -> tuple[PastWording, ...]:
    """What of a section stands in past reports, too, in its order.

    What was taken over into it is said to be that, whoever else wrote so. The office's own report on the
    same year, where somebody has put it in, is the text itself.
    """
    if number not in COMPARED:
        return ()
    text, stored = year.report.text(number), year.stored
    inserted = _taken_over(text, stored.organ, workspace.insertions.of(stored.id, number))
    found = (
        PastWording(run.span, run.item, run.there, run.characters, run.others)
        for run in index.shared_wording(text, stored.organ, stored.year)
    )
    rest = (one for one in found if not any(_within(one.span, other.span) for other in inserted))
    return tuple(sorted((*inserted, *rest), key=lambda one: one.span))


def titled(organ: str, year: int | None) -> str:
    """A past report by its title, in the marks of a title."""
    return f"《{title_of(organ, year)}》" if year else f"《{organ}政府信息公开工作年度报告》（年份未详）"


def like(year: OpenYear, number: int, sentence: str, index: PrecedentIndex, k: int) -> list[Hit]:
    """The items of past reports in the same section that say something like this sentence, best first.

    What is word for word the sentence, and the office's own report on the year, tell nothing new.
    """
    own = (year.stored.organ, year.stored.year)
    hits = index.search(Query(text=sentence, section=number, k=2 * k), by_meaning=may_embed(year.stored))
    new = (hit for hit in hits if _bare(hit.precedent.text) != _bare(sentence))
    return [hit for hit in new if (hit.precedent.organ, hit.precedent.year) != own][:k]


def take_over(workspace: Workspace, year: OpenYear, number: int, item: Precedent) -> str:
    """The item's wording as it may stand in this draft, its source noted in the report's history."""
    text = borrowed(item.text, item.organ, year.stored.organ)
    base = year.sections[number].revision
    source = (item.id, item.organ, item.year, item.section, item.source)
    workspace.insertions.add(year.stored.id, Insertion(number, base, *source, text))
    return text


def _taken_over(text: str, organ: str, insertions: Sequence[Insertion]) -> list[PastWording]:
    """What is left in the text of what was taken over into it; nothing of one that was rewritten."""
    as_put_in = {str(place): one for place, one in enumerate(insertions)}
    runs = Wording.of([_put_in(id_, one) for id_, one in as_put_in.items()]).shared(text, organ, None)
    return [
        PastWording(run.span, run.item, run.there, run.characters, 0, as_put_in[run.item.id]) for run in runs
    ]


def _put_in(id_: str, one: Insertion) -> Precedent:
    return Precedent(id_, one.text, one.organ, "", one.year, one.section, "", "", one.source)


def _within(span: tuple[int, int], other: tuple[int, int]) -> bool:
    return other[0] <= span[0] and span[1] <= other[1]


def _bare(text: str) -> str:
    return text.strip(" \n　。；")
