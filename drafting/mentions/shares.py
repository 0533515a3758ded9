"""Shares: percentages that the prose states of a measure, and of which whole."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from drafting.errors import DataFileError
from drafting.mentions.beside import listed_before
from drafting.mentions.enumerations import OUTCOMES, divides, sort_of
from drafting.mentions.measures import Measure, names, vocabulary
from drafting.mentions.numbers import NumberMention, data_file
from drafting.mentions.prose import Prose
from drafting.mentions.readings import Readings
from drafting.mentions.resolving import resolve
from drafting.mentions.scope import before_start, is_comparison
from drafting.mentions.slot import GLUE, Slot, standing, way_between
from drafting.mentions.slots import slots

_OPEN = re.compile(r"[（(]\s*(?:占比?)?\s*[:：]?\s*$")
_UNITS = frozenset({"%", "成"})
_RECEIVED = re.compile("收到|受理|新收|接收|收件")
_BREAK = re.compile("[，;,]")
_ALL = 100
_GIVEN: Readings = (("disclosed.total",), ("t3.granted.total",))
_RECEIVED_ONES: Readings = (("t3.received.total",), ("load.total",))
_GIVEN_OR_NOT = ("disclosed.total", "refused.total")
_APPLICATIONS = frozenset(
    {"t3.received.total", "t3.processed.total", "load.total", "t3.granted.total", "t3.partial.total"}
) | {"disclosed.total"}


@dataclass(frozen=True)
class ShareClaim:
    """A percentage that is a measure's share of a whole.

    ``part`` and ``whole`` are the sums of ledger ids that the words may mean; ``whole`` is empty where the
    text does not say of what the percentage is. Any reading of one over any of the other makes it true.
    """

    number: NumberMention
    part: Readings
    whole: Readings


@dataclass(frozen=True)
class _Words:
    share: re.Pattern[str]
    filler: re.Pattern[str]
    lead: re.Pattern[str]
    both: re.Pattern[str]
    plain: re.Pattern[str]
    joint: re.Pattern[str]
    rate: re.Pattern[str]
    openness: re.Pattern[str]
    whose: re.Pattern[str]
    bare: re.Pattern[str]
    wholes: tuple[tuple[re.Pattern[str], Readings], ...]


@cache
def _words() -> _Words:
    data = data_file("percentages.toml")
    try:
        wholes = tuple(
            (re.compile(entry["words"]), tuple(tuple(reading) for reading in entry["readings"]))
            for entry in data["whole"]
        )
        single = {
            key: re.compile(data[key])
            for key in (
                "share",
                "filler",
                "lead",
                "both",
                "joint",
                "rate",
                "openness",
                "whose",
                "bare",
                "plain",
            )
        }
        return _Words(**single, wholes=wholes)
    except (KeyError, re.error) as error:
        raise DataFileError(f"percentages.toml 有误：{error}") from error


def of_applications() -> Readings:
    """The sums that a share of applications may be of, where no narrower whole is named."""
    return _words().wholes[-1][1]


def is_plain_share(between: str) -> bool:
    """Whether words between a figure and a percentage make it its share, of all or of nothing named."""
    stated = _words().share.search(between)
    if stated is None or stated["within"] or not _words().filler.fullmatch(between[: stated.start()]):
        return False
    named = stated["whole"]
    return not named or bool(_words().plain.fullmatch(named) and _whole(named, "") == of_applications())


def share_claims(text: str, *, year: int | None, organ: str = "") -> tuple[ShareClaim, ...]:
    """The shares that the text states of exactly one known measure, in order."""
    prose = Prose.of(text)
    placed = slots(prose, year, organ)
    if not any(slot.number and slot.number.unit in _UNITS for slot in placed):
        return ()
    by_paragraph: dict[tuple[int, int], list[Slot]] = {}
    for slot in placed:
        paragraph = next(span for span in prose.paragraphs if span[0] <= slot.at[0] < span[1])
        by_paragraph.setdefault(paragraph, []).append(slot)
    return tuple(claim for said in by_paragraph.values() for claim in _shares(prose, said, year))


def _shares(prose: Prose, said: Sequence[Slot], year: int | None) -> Iterator[ShareClaim]:
    """The shares of one paragraph: the total that a list divides may stand in the sentence before."""
    remembered: Readings = ()
    sentence = (0, 0)
    listed: list[Measure | None] = []
    for at, slot in enumerate(said):
        remembered = remembered if slot.sentence == sentence else ()
        sentence = slot.sentence
        number = slot.number
        if number is None or number.unit not in _UNITS or number.value is None:
            continue
        within = [earlier for earlier in said[:at] if earlier.sentence == slot.sentence]
        if at + 1 < len(said) and way_between(slot, said[at + 1], year) == "":
            continue  # last year's
        between = prose.text[within[-1].at[1] if within else slot.sentence[0] : slot.at[0]]
        if within and way_between(within[-1], slot, year) == "":
            start = within.pop().at[0]
            between = prose.text[within[-1].at[1] if within else slot.sentence[0] : start]
            between = before_start(between, year) or ""
        if rate := _rate(slot, said[at - 1] if at else None, year):
            yield ShareClaim(number, rate.readings, _default(rate))
            continue
        if applicant := _applicant(prose, slot, within, year):
            yield ShareClaim(number, applicant.readings, _RECEIVED_ONES)
            continue
        if _is_openness(slot, within):
            yield ShareClaim(number, _GIVEN, (*of_applications(), _GIVEN_OR_NOT))
            continue
        stated = _words().share.search(between)
        listed = listed if GLUE.fullmatch(between) else []
        lead = prose.text[slot.sentence[0] : slot.at[0]]
        bare = _words().bare.fullmatch(slot.before) if _words().lead.search(lead) else None
        if not (stated or listed or bare or _OPEN.search(between)):
            continue
        words = between[: stated.start()] if stated else bare["part"] if bare else ""
        named = f"{stated['within'] or ''}{stated['whole']}" if stated else ""
        if named.endswith("分别"):  # 占比分别为68.5%和31.5%
            words, named = f"{words}分别", named.removesuffix("分别")
        if words.endswith("分别"):
            named_before = listed_before(words, slot.context, year, words)
            listed = named_before if any(named_before) else _divided(said, at, within)
        part = listed.pop(0) if listed else _part(words, within, slot, year)
        if part:
            if not _words().plain.fullmatch(named):
                yield ShareClaim(number, part.readings, ())
                continue
            remembered = _whole(named, lead) or remembered
            whole = remembered or _total(said[:at], part) or (() if named else _default(part))
            if part.id.startswith("t4.") and part.readings[0] in whole[:1]:
                remembered = ()
                continue  # 信息公开类复议占全市行政复议的3.8%: of others, too
            yield ShareClaim(number, part.readings, _meant_first(whole, part, named))


def _meant_first(whole: Readings, part: Measure, named: str) -> Readings:
    """The readings of a whole, those received in front where the words or an applicant point to them."""
    received = ("t3.received.total",)
    meant = _RECEIVED.search(named) or part.id.startswith(("t3.received.", "organisations.received"))
    return (received, *(ids for ids in whole if ids != received)) if meant and received in whole else whole


def _divided(said: Sequence[Slot], at: int, within: Sequence[Slot]) -> list[Measure | None]:
    """The figures whose shares 分别占…、… are: as many before it as there are percentages."""
    shares = [slot for slot in said[at:] if slot.sentence == said[at].sentence]
    count = next((n for n, slot in enumerate(shares) if not _is_share(slot, first=n == 0)), len(shares))
    counted = [slot for slot in within if slot.number and slot.number.unit not in _UNITS]
    return [slot.measure for slot in counted[-count:]] if len(counted) >= count else []


def _is_share(slot: Slot, *, first: bool) -> bool:
    share = slot.number is not None and slot.number.unit in _UNITS
    return share and (first or bool(GLUE.fullmatch(slot.before)))


def _rate(slot: Slot, earlier: Slot | None, year: int | None) -> Measure | None:
    """The outcome of disputes that a rate is of: 行政复议纠错率14.3%, or 由上年的21.4%降至14.3%."""
    before = slot.before
    if earlier and way_between(earlier, slot, year) == "":
        before = before_start(earlier.before, year) or ""
    match = _words().rate.search(before)
    if match is None or slot.excluded:
        return None
    words = before[: match.end("what")]
    measure = resolve(words, slot.context, year=year, clause=words)
    return measure if measure and _default(measure) else None


def _applicant(prose: Prose, slot: Slot, within: Sequence[Slot], year: int | None) -> Measure | None:
    """Whose applications a percentage is the share of by the words behind it: 83.7%的申请由自然人提出.

    Only where these words or the figure right before it are of applications, and of nothing else.
    """
    whose = _words().whose.match(prose.text, slot.at[1], slot.sentence[1])
    if whose is None or slot.excluded or not slot.context.application:
        return None
    said = f"{slot.before}{whose[0]}"
    beside = within[-1].measure if within else None
    if "申请" not in said and not (beside and beside.id in _APPLICATIONS):
        return None
    if vocabulary(year).objects["foreign"].search(said):
        return None
    return resolve(f"其中{whose['who']}", slot.context._replace(row="received"), year=year)


def _is_openness(slot: Slot, within: Sequence[Slot]) -> bool:
    """Whether a percentage is of the applications that were given: right behind a figure of them."""
    if slot.excluded or not _words().openness.fullmatch(slot.before):
        return False
    if slot.number is None or slot.number.value == _ALL:
        return False  # 公开率100%: each of them was answered, say those who write it
    return bool(within) and within[-1].measure is not None and within[-1].measure.id in _APPLICATIONS


def _part_beside(before: Sequence[Slot], year: int | None) -> Measure | None:
    """The measure of the last figure that is itself no percentage by which something changed."""
    for slot in reversed(before):
        changed = slot.measure is None and is_comparison(slot.before, year)
        if (slot.number is None or slot.number.unit not in _UNITS) and not changed:
            return slot.measure  # 自然人申请118件，较上年增加22件，占…
        if not is_comparison(slot.before, year):
            return None
    return None


def _part(words: str, before: Sequence[Slot], slot: Slot, year: int | None) -> Measure | None:
    """The measure that a percentage is the share of: the figure right before, two of them, or one named."""
    before = standing(before, slot.at[0])
    last = before[-1] if before else None
    if last and last.number and _words().both.fullmatch(last.number.text + words):
        two = [s.measure for s in before[-3:-1] if s.measure]
        if two and _is_sum(two[-1]):
            return two[-1]
        joined = tuple(id for measure in two for id in measure.readings[0])
        return Measure(two[0].id, (joined,)) if len(two) == 2 else None
    if _words().joint.fullmatch(words) and (sums := _joined(before)):
        return sums
    if _words().filler.fullmatch(words):
        return _part_beside_or_joined(before, year)
    *rest, clause = _BREAK.split(words)
    if last and len(rest) == 1 and _words().filler.fullmatch(clause) and _its_own(rest[0], last, year):
        return _part_beside(before, year)
    if not last and len(rest) == 1 and _words().filler.fullmatch(clause):
        clause = rest[0]  # 申请主体以自然人为主，占比81.4%
    return None if slot.excluded else resolve(clause, slot.context, year=year, clause=clause)


def _part_beside_or_joined(before: Sequence[Slot], year: int | None) -> Measure | None:
    """The figure right before, or with those that it ends a list of: 予以公开112件、部分公开22件，占47.7%."""
    beside = _part_beside(before, year)
    run: list[Slot] = []
    for slot in reversed(before):
        if not slot.number or slot.number.unit in _UNITS:
            break
        run.insert(0, slot)
    sums = _joined(run[-2:])
    return Measure(beside.id, beside.readings + sums.readings) if beside and sums else beside


def _joined(before: Sequence[Slot]) -> Measure | None:
    """What 合计占 is the share of: the last two figures of a list, or more of it."""
    counted = [slot for slot in before if slot.number and slot.number.unit not in _UNITS]
    parts = [slot.measure for slot in reversed(counted) if slot.measure]
    if parts and _is_sum(parts[0]):
        return parts[0]
    if len(parts) < 2 or sort_of(parts[0].id) != sort_of(parts[1].id) or not sort_of(parts[0].id):
        return None
    sums = [tuple(id for part in parts[:n] for id in part.readings[0]) for n in range(2, len(parts) + 1)]
    return Measure(parts[0].id, tuple(sums))


def _is_sum(measure: Measure) -> bool:
    """Whether a figure adds up others already: 予以公开和部分公开的合计68件，两项合计占…"""
    return not measure.id.startswith(("t2.", "t3.", "t4."))


def _its_own(words: str, slot: Slot, year: int | None) -> bool:
    """Whether the words behind a figure are its own: 60件予以公开，占40.8%."""
    if slot.measure is None:
        return False
    return not names(words, year) or resolve(words, slot.context, year=year) == slot.measure


def _whole(named: str, lead: str) -> Readings:
    """What the words of the whole mean; the clause 答复的申请中 says it for its sentence."""
    for said in (named, *(match["whole"] for match in _words().lead.finditer(lead))):
        for words, readings in _words().wholes:
            if words.search(said):
                return readings
    return ()


def _total(before: Sequence[Slot], part: Measure) -> Readings:
    """The readings of the last total in the sentence that the measure is a part of."""
    for slot in reversed(before):
        if slot.measure and divides(slot.measure.id, part.id):
            table = slot.measure.id.split(".")[0]
            return of_applications() if table == "t3" else slot.measure.readings
    return ()


def _default(part: Measure) -> Readings:
    """What a share of nothing named is of: an applicant's or an outcome's of all applications.

    An outcome's of disputes is of these; a detail's (信访举报投诉类) of its group or of all, so of nothing.
    """
    sort = sort_of(part.id)
    if part.id in OUTCOMES or sort.startswith("applicants "):
        return of_applications()
    block, _, outcome = part.id.rpartition(".")
    if outcome in ("upheld", "corrected", "other", "pending"):
        decided = tuple(f"{block}.{each}" for each in ("upheld", "corrected", "other"))
        return ((f"{block}.total",), decided)
    return ()
