"""Enumerations: a total and the parts that the prose puts under it (其中…; 包括…以及…)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from drafting.mentions.claims import Claim, claim_of
from drafting.mentions.measures import Measure, vocabulary
from drafting.mentions.numbers import NumberMention
from drafting.mentions.prose import Prose, Span
from drafting.mentions.scope import is_comparison
from drafting.mentions.slot import Slot
from drafting.mentions.slots import slots
from drafting.tables import APPLICANTS

OUTCOMES: dict[str, frozenset[str]] = {
    "t3.granted.total": frozenset({"granted"}),
    "t3.partial.total": frozenset({"partial"}),
    "disclosed.total": frozenset({"granted", "partial"}),
    "refused.total": frozenset({"refused"}),
    "unavailable.total": frozenset({"unavailable"}),
    "unprocessed.total": frozenset({"unprocessed"}),
    "closed.total": frozenset({"closed"}),
    "t3.carried_out.total": frozenset(),
}
"""What shares out the processed (with 结转下年: the received) applications, and the groups each covers."""

_CARRIED_OUT = "t3.carried_out.total"
_LOAD = ("t3.received.total", "t3.carried_in.total")
_ALL_OUTCOMES = frozenset().union(*OUTCOMES.values())
_ORGANISATIONS = frozenset(APPLICANTS[1:])
_RESULTS = frozenset({"upheld", "corrected", "other", "pending"})
_CLOSING = re.compile(r"以及|(?:和|及)")
_UNCOUNTED = frozenset({"", "%", "‰", "成", "倍", "分之", "番", "年", "个百分点", "个月", "个工作日"})
_OF_THEM = re.compile("(?:其|申请当?)[中里][，,:]")
_EXHAUSTIVE = re.compile(r"包括|分别|由")


@dataclass(frozen=True)
class Enumeration:
    """Parts under a total.

    ``parts`` are the numbers; ``claims`` the same where they are bound (all of them, or empty); ``joined``
    what the text adds to the total before the parts begin (上年结转3件，其中…); ``beside`` the parts of an
    earlier list that the total is the last of (直接起诉2件、复议后起诉2件，其中维持3件: the parts may be of
    them all); ``complete`` whether the
    parts claim to exhaust the total, by their words or because no sort of part is missing; ``span`` from
    the total to the last part in the original text; ``by_channel`` whether the parts are the ways by which
    the applications came (网上申请42件、信函申请2件), of which none is counted twice; ``left`` what the list
    says is still open (办理7件，其中…，另有1件正在办理), where the total may be of what there was to do.
    """

    total: Claim | NumberMention
    parts: tuple[NumberMention, ...]
    complete: bool
    span: Span
    claims: tuple[Claim, ...] = ()
    joined: tuple[Claim, ...] = ()
    beside: tuple[Claim, ...] = ()
    by_channel: bool = False
    left: tuple[Claim, ...] = ()

    @property
    def summed(self) -> bool:
        """Whether the total stands behind its parts: 网上申请42件、信函申请2件，共计44件."""
        total = self.total.number if isinstance(self.total, Claim) else self.total
        return total.span > self.parts[-1].span


def enumerations(text: str, *, year: int | None, organ: str = "") -> tuple[Enumeration, ...]:
    """The enumerations of a text, in order. Approximate and vague numbers neither total nor part."""
    prose = Prose.of(text)
    found: list[Enumeration] = []
    by_sentence: dict[Span, list[Slot]] = {}
    for slot in slots(prose, year, organ):
        by_sentence.setdefault(slot.sentence, []).append(slot)
    earlier: list[Slot] = []
    for sentence, said in by_sentence.items():
        goes_on = prose.text.startswith("其中", sentence[0])
        if listed := _by_channel(prose, [*(earlier if goes_on else ()), *said], year):
            found.append(listed)
        earlier = said
        for at, slot in enumerate(said):
            if (
                slot.opens
                and at
                and slot.number
                and _exact(slot)
                and not (listed and slot.number in listed.parts)
            ):
                bound = _bound(prose, said, at, slot.measure) if slot.measure else None
                other = bound or (None if slot.measure else _unbound(prose, said, at, slot.number, year))
                if other:
                    found.append(other)
    return tuple(found)


def _exact(slot: Slot) -> bool:
    return slot.number is not None and slot.number.value is not None and not slot.number.approximate


def sort_of(id: str) -> str:
    """What kind of parts the measure belongs to; empty where it is no part of anything."""
    if id in OUTCOMES:
        return "outcomes"
    table, _, rest = id.partition(".")
    if table == "organisations":
        return f"applicants {rest}"
    if table == "t3":
        row, column = rest.split(".")
        if column != "total":
            return f"applicants {row}"
        group, _, leaf = row.partition("_")
        return f"{group}.total" if leaf and group in _ALL_OUTCOMES else ""
    if table == "t4":
        block, outcome = rest.rsplit(".", 1)
        if outcome != "total":
            return f"t4.{block}"
        return "disputes" if block == "review" else "litigation"
    return "disputes" if id == "litigation.total" else ""


def divides(total: str, part: str) -> bool:
    """Whether the second measure can stand as a part under the first."""
    return _divides(sort_of(part), total, part)


def _divides(sort: str, total: str, part: str) -> bool:
    """Whether parts of this sort can stand under this total."""
    if sort == "outcomes":  # what is carried over was received, but not processed
        within = (
            ("t3.received.total",) if part == _CARRIED_OUT else ("t3.received.total", "t3.processed.total")
        )
        return total in within
    if sort.startswith("applicants "):
        row = sort.split()[1]
        organisation = part.rsplit(".", 1)[1] in _ORGANISATIONS and part.startswith("t3.")
        return total == f"t3.{row}.total" or (organisation and total == f"organisations.{row}")
    return total in (sort, f"{sort}.total")


def _bound(prose: Prose, said: Sequence[Slot], at: int, first: Measure) -> Enumeration | None:
    sort = sort_of(first.id)
    joined: list[Claim] = []
    total: Claim | None = None
    for slot in reversed(said[:at]):
        claim = claim_of(prose, slot)
        if claim and _divides(sort, claim.measure.id, first.id):
            total = claim if _exact(slot) else None
            break
        if claim is None or claim.measure.id != "t3.carried_in.total":
            return None
        joined.append(claim)
    if total is None:
        return None
    parts: list[Claim] = []
    left: list[Claim] = []
    whole = True
    for slot in said[at:]:
        claim = claim_of(prose, slot)
        if claim is None or not _exact(slot):
            whole = False
            continue
        here = sort_of(claim.measure.id)
        if here == sort and not _divides(here, total.measure.id, claim.measure.id):
            left += [claim] if _LOAD in total.measure.readings else []
            continue  # 其余7件结转下年度, after what was processed
        if here == sort and not _nested(claim, parts, total):
            parts.append(claim)
        elif not any(_divides(here, part.measure.id, claim.measure.id) for part in parts) and here != sort:
            break
    if not parts or len({part.measure.id for part in parts}) < len(parts):
        return None
    complete = whole and (_covers(sort, parts) or _said_complete(said, at, parts))
    numbers = tuple(part.number for part in parts)
    span = (total.number.span[0], numbers[-1].span[1])
    beside = _beside(prose, said[:at], total)
    return Enumeration(total, numbers, complete, span, tuple(parts), tuple(joined), beside, left=tuple(left))


def _beside(prose: Prose, said: Sequence[Slot], total: Claim) -> tuple[Claim, ...]:
    """The claims before the total that share out the same whole as it does."""
    sort, found = sort_of(total.measure.id), []
    if not sort:
        return ()
    for slot in reversed(said):
        claim = claim_of(prose, slot)
        if claim and claim.number.span == total.number.span:
            continue
        if claim is None or sort_of(claim.measure.id) != sort or claim.measure.id == total.measure.id:
            break
        found.append(claim)
    return tuple(found)


def _nested(claim: Claim, parts: Sequence[Claim], total: Claim) -> bool:
    """Whether the claim is a part of 法人或其他组织, which is itself in the list."""
    organisations = any(part.measure.id.startswith("organisations.") for part in parts)
    return (
        organisations
        and claim.measure.id.rsplit(".", 1)[1] in _ORGANISATIONS
        and total.measure.id.startswith("t3.")
    )


def _covers(sort: str, parts: Sequence[Claim]) -> bool:
    named = {part.measure.id for part in parts}
    if sort == "outcomes":
        return frozenset().union(*(OUTCOMES[id] for id in named)) == _ALL_OUTCOMES
    leaves = {id.rsplit(".", 1)[1] for id in named}
    if sort.startswith("applicants "):
        organised = any(id.startswith("organisations.") for id in named) or leaves >= _ORGANISATIONS
        return organised and "natural" in leaves
    if sort.startswith("t4."):
        return leaves == _RESULTS
    return len(named) == 2 if sort in ("disputes", "litigation") else False


def _said_complete(said: Sequence[Slot], at: int, parts: Sequence[Claim]) -> bool:
    if not _EXHAUSTIVE.search(said[at].before):
        return False
    last = next(slot for slot in said if slot.number is parts[-1].number)
    return "分别" in said[at].before or bool(_CLOSING.match(last.before))


def _by_channel(prose: Prose, said: Sequence[Slot], year: int | None) -> Enumeration | None:
    """The applications received by the ways they came: 收到44件，其中网上申请42件、信函申请2件.

    Complete where a way is listed by which none came, or the other ways together, or where the total
    stands behind its parts: 网上申请42件、信函申请2件，共计44件.
    """
    objects = vocabulary(year).objects
    total: Claim | None = None
    parts: list[Slot] = []
    summed = False
    for slot in said:
        counted = slot.number is not None and slot.number.unit not in _UNCOUNTED
        if counted and objects["channel"].fullmatch(slot.before) and slot.context.application:
            opens = slot.opens or _OF_THEM.search(prose.text, max(slot.clause[0] - 5, 0), slot.at[0])
            if not _exact(slot) or not (parts or opens or total is None):
                return None
            parts.append(slot)
        elif counted and parts:
            summed = total is None and objects["total"].fullmatch(slot.before) is not None
            total = claim_of(prose, slot) if summed and slot.measure and _exact(slot) else total
            break
        elif slot.measure and slot.measure.id == "t3.received.total":
            total = claim_of(prose, slot) if _exact(slot) else None
    numbers = tuple(slot.number for slot in parts if slot.number)
    if total is None or len(parts) < 2 or {n.unit for n in numbers} != {total.number.unit}:
        return None
    complete = summed or any(n.value == 0 for n in numbers) or any("其他" in slot.before for slot in parts)
    ends = [total.number.span, numbers[0].span, numbers[-1].span]
    span = (min(start for start, _ in ends), max(end for _, end in ends))
    return Enumeration(total, numbers, complete, span, by_channel=True)


def _unbound(
    prose: Prose, said: Sequence[Slot], at: int, number: NumberMention, year: int | None
) -> Enumeration | None:
    """A list whose parts are no known measure: only its own arithmetic can be judged."""
    total, first = said[at - 1], said[at]
    if not _exact(total) or total.number is None or total.number.unit != number.unit:
        return None
    if number.unit in _UNCOUNTED or is_comparison(first.before, year):
        return None
    parts: list[Slot] = []
    for slot in said[at:]:
        same = _exact(slot) and slot.number is not None and slot.number.unit == number.unit
        if not same or slot.measure or is_comparison(slot.before, year) or (slot.opens and slot is not first):
            break
        parts.append(slot)
    numbers = tuple(slot.number for slot in parts if slot.number)
    if not numbers:
        return None
    closing = bool(_CLOSING.match(parts[-1].before)) and "包括" in first.before
    stated = claim_of(prose, total) or total.number
    complete = len(numbers) > 1 and closing
    return Enumeration(stated, numbers, complete, (total.number.span[0], numbers[-1].span[1]))
