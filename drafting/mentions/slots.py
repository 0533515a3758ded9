"""The slots of a text, found sentence by sentence."""

import re
from collections import deque
from functools import lru_cache

from drafting.mentions.about import as_sued, sentences_about
from drafting.mentions.beside import opening_row
from drafting.mentions.measures import GROUPS, Context
from drafting.mentions.numbers import located
from drafting.mentions.organs import never_reviews
from drafting.mentions.prose import REFERENCE_MARK, Prose
from drafting.mentions.scope import Scope
from drafting.mentions.slot import Figures, Slot
from drafting.mentions.walking import Sentence
from drafting.references import references

_CARRIED_IN = "t3.carried_in.total"
_NEW = re.compile("新(?:制定|制发|出台|印发|发布)$")
_MADE = frozenset({"t2.rules.made", "t2.normative.made"})
_OUTCOMES = frozenset({*GROUPS, "closed.total", "disclosed.total"})


def slots(prose: Prose, year: int | None, organ: str, known: Context | None = None) -> tuple[Slot, ...]:
    """Every number and reference of a folded text, bound where its words name exactly one measure."""
    return _slots(prose, year, organ, known)  # by place: other ways to say the same are other keys


@lru_cache(maxsize=128)
def _slots(prose: Prose, year: int | None, organ: str, known: Context | None) -> tuple[Slot, ...]:
    figures = figures_of(prose, year)
    lowest = never_reviews(organ, year)
    left = deque(figures.items())
    found: list[Slot] = []
    row, end, totals, scope, block = "", 0, frozenset[str](), Scope(), ""
    for sentence, about in sentences_about(prose, year, known):
        inside: Figures = {}
        while left and left[0][0][0] < sentence[1]:
            at, figure = left.popleft()
            if at[0] >= sentence[0]:
                inside[at] = figure
        if not inside:
            row, end, totals, scope, block = "", sentence[1], frozenset(), Scope(), ""
            continue
        goes_on = sentence[0] == end and prose.text.startswith("其中", sentence[0])
        if not goes_on:
            row, totals, block = opening_row(prose.text[slice(*sentence)], year), frozenset(), ""
            if sentence[0] != end or not prose.text.startswith("包括", sentence[0]):
                scope = Scope()
        if about.row != row or about.totals != totals:
            about = about._replace(row=row, totals=totals)
        if block and about.dispute:
            about = about._replace(block=block, over=block if block in ("litigation", "disputes") else "")
        if lowest:
            about = as_sued(about, prose.text[slice(*sentence)], year)
        walk = Sentence(prose, sentence, inside, year, organ, about, scope)
        found += _with_repealed(_of_both(tuple(walk.slots())))
        end, scope = sentence[1], walk.scope
        row, totals, block = walk.divided
    return tuple(found)


def _of_both(said: tuple[Slot, ...]) -> tuple[Slot, ...]:
    """The figures of a sentence; what became of the new and of those carried in apart is no cell's.

    新收17件，予以公开13件，不予公开2件；上年结转1件，予以公开1件: neither of the two is all that were given.
    """
    at = max((n for n, slot in enumerate(said) if slot.named and slot.named.id == _CARRIED_IN), default=0)
    kinds = [slot.measure.id if slot.measure and slot.measure.id in _OUTCOMES else "" for slot in said]
    twice = set(kinds[:at]).intersection(kinds[at:]) - {""}
    if not twice:
        return said
    return tuple(
        slot._replace(measure=None) if kind in twice or (kind and n > at) else slot
        for n, (slot, kind) in enumerate(zip(said, kinds, strict=True))
    )


def _with_repealed(said: tuple[Slot, ...]) -> tuple[Slot, ...]:
    """The figures of a sentence; a total that counts the documents repealed, too, is not those made.

    制定规章13件，其中新制定5件、修改4件、废止4件: nor is it sure that those amended are not among them.
    """
    news = (n for n, slot in enumerate(said) if n and slot.opens and _NEW.search(slot.before))
    dropped = {m for n in news if (told := said[n - 1].measure) and told.id in _MADE for m in (n - 1, n)}
    return tuple(slot._replace(measure=None) if n in dropped else slot for n, slot in enumerate(said))


def figures_of(prose: Prose, year: int | None) -> Figures:
    """The numbers and references of a folded text by their spans, in order."""
    found: Figures = {span: mention for mention, span in located(prose, year)}
    if REFERENCE_MARK not in prose.text:
        return found
    marks = [match.span() for match in re.finditer(REFERENCE_MARK, prose.text)]
    found.update(zip(marks, references(prose.source), strict=True))
    return dict(sorted(found.items()))
