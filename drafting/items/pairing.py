"""Which measure answers which problem: by what it names, where it stands, its order, and its words."""

from collections.abc import Sequence
from itertools import pairwise

from drafting.items.alike import TELLS, likeness, says_nothing_special
from drafting.items.assignment import best_assignment
from drafting.items.item import Item
from drafting.items.part import Part

_IN_ORDER = 1.0
"""What the same place in two lists of one length counts, beside shared words."""
_CROWDED = 1.5
"""What has to be shared more for two measures to answer one problem while another is left without."""
_CROWDED_UNEQUAL = 0.3
_LITTLE = 0.5
"""What is shared at least, a theme or a common word, with the problem that the next measure answers."""
_MOST_FOR_ONE = 6
"""How many measures answer one problem at most where their words tell."""
_MOST_BY_WORDS = 60
"""How long two lists are at most whose words are compared; longer ones are paired in order or not at all."""
_ALSO = 2.0
"""What a measure has to share with a second problem, one left without, to answer that one too."""

Places = list[tuple[int, ...]]
"""For each measure the indices of the problems that it answers; empty where the text does not tell."""


def places(problems: Sequence[Item], measures: Sequence[Item], parts: Sequence[Part], text: str) -> Places:
    """The problems that each measure answers; ``parts`` are the measures as they were cut."""
    if not problems:
        return [()] * len(measures)
    named = [_named(part, problems, text) for part in parts]
    if _in_turn(problems, measures):
        return [
            given if given is not None else (_last_before(measure, problems),)
            for given, measure in zip(named, measures, strict=True)
        ]
    if len(problems) == 1:
        return [(0,)] * len(measures)
    open_measures = [i for i, given in enumerate(named) if given is None]
    taken = {place for given in named if given for place in given}
    left = [place for place in range(len(problems)) if place not in taken]
    by_words = _by_words([problems[p].text for p in left], [measures[i].text for i in open_measures])
    found = [given or () for given in named]
    for index, given in zip(open_measures, by_words, strict=True):
        found[index] = tuple(left[place] for place in given)
    return found


def _in_turn(problems: Sequence[Item], measures: Sequence[Item]) -> bool:
    """Whether problems and measures alternate: a measure stands behind one problem and before another."""
    return any(
        before.span[0] < measure.span[0] < after.span[0]
        for measure in measures
        for before, after in pairwise(problems)
    )


def _last_before(measure: Item, problems: Sequence[Item]) -> int:
    return max(0, sum(problem.span[0] < measure.span[0] for problem in problems) - 1)


def _named(part: Part, problems: Sequence[Item], text: str) -> tuple[int, ...] | None:
    """The problems that a measure names by number or by words; ``None`` where it names none."""
    if part.reference is None:
        return None
    if part.reference.span is None:
        return tuple(n - 1 for n in part.reference.numbers if n <= len(problems))
    words = text[slice(*part.reference.span)]
    shared = likeness([problem.text for problem in problems], [words])[0]
    best = max(shared)
    return (shared.index(best),) if best > 0 and shared.count(best) == 1 else None


def _by_words(problems: Sequence[str], measures: Sequence[str]) -> Places:
    if not problems:
        return [()] * len(measures)
    if max(len(problems), len(measures)) > _MOST_BY_WORDS:
        return [(i,) if len(problems) == len(measures) else () for i in range(len(measures))]
    alike = likeness(problems, measures)
    equal = len(problems) == len(measures)
    found: Places = [(p,) if p is not None else () for p in _assigned(alike, in_order=equal)]
    if equal:
        _let_go(found, alike, measures)
    else:
        _fill_gaps(found, len(problems), measures)
        _join_neighbours(found, alike, measures)
        _answer_also(found, alike)
    return found


def _let_go(found: Places, alike: Sequence[Sequence[float]], measures: Sequence[str]) -> None:
    """Out of its order a commonplace answers nothing unless its words tell."""
    for index, given in enumerate(found):
        apart = given and given != (index,) and alike[index][given[0]] < TELLS
        if apart and says_nothing_special(measures[index]):
            found[index] = ()


def _assigned(alike: Sequence[Sequence[float]], *, in_order: bool) -> list[int | None]:
    """The assignment with the most shared in all; a problem may take several measures, a measure none."""
    count = len(alike[0]) if alike else 0
    gains = []
    for index, row in enumerate(alike):
        worth = [share + _IN_ORDER * (in_order and place == index) for place, share in enumerate(row)]
        crowded = [share - (_CROWDED if in_order else _CROWDED_UNEQUAL) for share in worth]
        nothing = 0.0 if in_order else TELLS - 0.01
        told = [share if in_order or share >= TELLS else -1.0 for share in worth]
        crowded = [share if t > 0 else -1.0 for share, t in zip(crowded, told, strict=True)]
        gains.append([*told, *crowded * (_MOST_FOR_ONE - 1), *[nothing] * len(alike)])
    return [c % count if c < count * _MOST_FOR_ONE else None for c in best_assignment(gains)]


def _fill_gaps(found: Places, count: int, measures: Sequence[str]) -> None:
    """Between two measures told by their words, in order, as many others answer what lies between."""
    told = [(index, given[0]) for index, given in enumerate(found) if given]
    if not told or any(a[1] > b[1] for a, b in pairwise(told)):
        return
    answered = {place for _, place in told}
    ends = [(-1, -1), *told, (len(found), count)]
    for (m, p), (next_m, next_p) in pairwise(ends):
        between = [i for i in range(m + 1, next_m) if not says_nothing_special(measures[i])]
        waiting = [place for place in range(p + 1, next_p) if place not in answered]
        if len(between) == len(waiting):
            for index, place in zip(between, waiting, strict=True):
                found[index] = (place,)


def _join_neighbours(found: Places, alike: Sequence[Sequence[float]], measures: Sequence[str]) -> None:
    """A little in common with one problem alone is enough where the measure beside it answers that one."""
    for index, row in enumerate(alike):
        best = max(row)
        if found[index] or best < _LITTLE or row.count(best) > 1 or says_nothing_special(measures[index]):
            continue
        place = row.index(best)
        before = next((given[-1] for given in reversed(found[:index]) if given), place)
        after = next((given[0] for given in found[index + 1 :] if given), place)
        beside = [given for given in (*found[index - 1 : index], *found[index + 1 : index + 2]) if given]
        if before <= place <= after and (place,) in beside:
            found[index] = (place,)


def _answer_also(found: Places, alike: Sequence[Sequence[float]]) -> None:
    """A problem left without is answered by a measure that has much in common with it too."""
    answered = {place for given in found for place in given}
    for place in range(len(alike[0]) if alike else 0):
        if place in answered:
            continue
        best = max(range(len(alike)), key=lambda index: alike[index][place])
        if found[best] and alike[best][place] >= _ALSO:
            found[best] = tuple(sorted((*found[best], place)))
