"""Outcomes by the short names that they have in a list, and what words make them somebody else's."""

from collections.abc import Iterable

from drafting.mentions.measures import Context, Name, Vocabulary

FOR_REASONS = frozenset({"refused", "unavailable", "unprocessed"})
"""The groups of outcomes whose parts are reasons."""


def in_outcomes(context: Context, lead: str, words: Vocabulary) -> bool:
    """Whether the parts of what was received or processed may follow."""
    if context.parts == "" and words.objects["results"].search(lead):
        return True
    return context.row in ("received", "processed") or context.parts in ("outcomes", "details")


def parts_of(group: str, words: Vocabulary) -> Iterable[str]:
    """The parts of a group of outcomes that have a short name."""
    return (key for key in words.short if key.startswith(f"{group}_"))


def listed(segment: str, words: Vocabulary) -> set[str]:
    """The outcomes whose names in a list the words are, and nothing else."""
    return {key for key, pattern in words.listed.items() if pattern.fullmatch(segment)}


def is_listed(segment: str, context: Context, words: Vocabulary) -> bool:
    """Whether words behind a figure are an outcome's by the name it has in a list: 10件未公开."""
    return context.application and in_outcomes(context, "", words) and bool(listed(segment, words))


def are_others(segment: str, found: Iterable[Name], words: Vocabulary) -> bool:
    """Whether the words behind the last name make it somebody else's: 待办理建议2件, 个人申请补贴236件."""
    tail = segment[max((n.end for n in found if n.kind in ("row", "column")), default=len(segment)) :]
    return bool(words.objects["theirs"].search(tail)) and not words.objects["application"].search(tail)


def is_own_business(rows: set[str], found: Iterable[Name], segment: str) -> bool:
    """Whether petitions are what an office receives, not what applications were: 受理信访举报类事项26件."""
    if rows != {"unprocessed_petition"} or "申请" in segment:
        return False
    return any(name.kind == "verb" for name in found)


def is_for_a_reason(segment: str, found: Iterable[Name], rows: set[str], words: Vocabulary) -> bool:
    """Whether a group's figure is only of those of it that had some reason, which no row is called by."""
    if len(rows) != 1 or not rows <= FOR_REASONS:
        return False
    start = next((n.start for n in found if n.kind == "row" and n.key in rows), 0)
    return bool(words.objects["reason"].search(segment[:start]))
