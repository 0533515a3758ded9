"""What a figure counts where its words stand behind it, or in a list before 分别为."""

import re
from collections.abc import Iterable, Set

from drafting.mentions.listing import is_listed
from drafting.mentions.measures import NORMATIVE, Context, Measure, names, vocabulary
from drafting.mentions.prose import Span
from drafting.mentions.readings import columns
from drafting.mentions.resolving import resolve

_AND_OTHERS = re.compile("(?:和|及|以及|、|与)其他(?:申请人)?(?:申请)?$")
_TO_COMMA = re.compile("、[^，。;]*")
_MUCH = re.compile("(?:数量)?(?:仍|依然|相对|总体|占比)*[较偏最居](?:多|少|大)$")
_OF_THEM = re.compile("(?:的|申请|事项|件)*对?其中(?:已有|有|已|对|共|的|有对)*")
_OPENING = frozenset({"其中", "其中有"})
_SUMMED = re.compile("[共总新]|合计|累计|上年|全年")
_BETWEEN = re.compile("以及|[、和与及]")


def behind(before: str, after: str, context: Context, year: int | None, clause: str) -> Measure | None:
    """What the words after a figure name: 3件予以公开, 对26件申请予以公开, 26件申请均已答复."""
    words = vocabulary(year)
    applied = context.application and words.objects["bare_behind"].fullmatch(after)
    if words.objects["alone"].fullmatch(before) and (applied or words.objects["noun"].fullmatch(after)):
        return Measure.read_as(words.readings["alone"])
    first_part = before in _OPENING and context.row == "received" and not context.parts
    part = "其中" in before and not _OF_THEM.fullmatch(before)
    if context.application and (not part or first_part):
        if words.objects["received_behind"].match(after):
            return Measure.read_as(words.readings["received"])
        left = context.row == "carried_out" and not context.outcomes
        if left and words.objects["rest_before"].fullmatch(before):
            answered = words.objects["processed_behind"].match(after)
            return Measure.read_as(words.readings["rest"]) if answered else None
        rest = context.parts == "outcomes" and context.row != "carried_out"  # 1件按无法提供办结，18件答复办结
        rest = rest or bool(context.row and not words.objects["manner"].fullmatch(before))
        if not rest and words.objects["processed_behind"].match(after):
            return Measure.read_as(words.readings["answered" if "答复" in after else "processed"])
    deciding = words.objects["deciding_before"].search(before)
    if deciding and words.objects["decided_behind"].match(after):
        return resolve(f"{deciding['deciding']}{after.lstrip('的')}", context, year=year, clause=clause)
    outcomes = first_part or context.parts == "outcomes"
    if context.application and outcomes and words.objects["disclosed_behind"].match(after):
        return Measure("t3.granted.total", (("t3.granted.total",), ("disclosed.total",)))
    making = words.objects["making_before"].search(before) or words.objects["titled_before"].match(before)
    if making and words.objects["made_behind"].match(after):
        return resolve(f"{making['verb']}规范性文件", context, year=year, clause=clause)
    if context.row == NORMATIVE and (made := words.objects["made_as"].match(after)):
        return resolve(made["said"], context, year=year)
    if is_listed(after, context, words):  # 10件未公开
        return resolve(after, context, year=year, clause=clause)
    kinds = {name.kind for name in names(after, year)}
    if kinds == {"outcome"} and not context.block:  # 1件当事人撤销申请
        return None
    if not kinds or "measure" in kinds or ("verb" in kinds and "row" not in kinds):
        return None
    return resolve(after, context, year=year, clause=clause)


def narrowed(
    measure: Measure | None, pending: Measure | None, applicant: str, year: int | None
) -> Measure | None:
    """A measure by what the clause before its figure named.

    A reason's, where it named one of the group: 对四类过程性信息，不予公开15件. An applicant's, where it
    named whose the applications are: 自然人的申请中，予以公开148件; nothing where the table has no such sum.
    """
    if measure is None:
        return None
    group = measure.id.removesuffix(".total")
    if pending and pending.id.startswith(f"t3.{group}_"):
        return pending
    if applicant and measure.id.endswith(".total") and not measure.id.startswith(("t4.", "t2.")):
        row = measure.id.split(".")[1]
        outcome = measure.id.startswith("t3.") and row not in ("received", "carried_in")
        meant = columns(vocabulary(year).columns.get(applicant, ((applicant,),)))
        cells = tuple(tuple(f"t3.{row}.{column}" for column in each) for each in meant)
        return Measure(f"t3.{row}.{applicant}", cells) if outcome else None
    return measure


def applicant_of(measure: Measure, clause: str) -> str:
    """Whose applications a clause without a figure says that the next ones are: 自然人的申请中."""
    table, _, rest = measure.id.partition(".")
    applicant = table if table == "organisations" else rest.rpartition(".")[2]
    narrows = table in ("t3", "organisations") and applicant != "total" and clause.endswith(("中", "里"))
    return applicant if narrows else ""


def list_behind(text: str, start: int, figures: Iterable[Span]) -> str:
    """The rest of a list up to the next comma, where it goes on at a place and no figure stands in it."""
    rest = _TO_COMMA.match(text, start)
    if rest is None or any(start <= at[0] < rest.end() for at in figures):
        return ""
    return rest[0]


def explained(text: str, start: int, at: int, figures: Iterable[Span]) -> str:
    """The words that the bracket at a place explains, from the last figure or break before it.

    Without how many they say that it is: 不掌握信息较多(17件).
    """
    start = max((end for _, end in figures if end <= at), default=start)
    return _MUCH.sub("", re.split("[，;)]", text[start:at])[-1])


def is_of_those_taken_on(before: str, sentence: str, year: int | None) -> bool:
    """Whether 答复 counts only what was taken on, beside what was not: 答复7件，不予受理4件."""
    answered = any(name.kind == "verb" and name.key == "answered" for name in names(before, year))
    return answered and bool(vocabulary(year).objects["answered_unless"].search(sentence))


def is_part_of_itself(before: str, measure: Measure, context: Context, year: int | None) -> bool:
    """Whether a plain noun opens the parts of what it names: 收到28件，其中依申请公开25件."""
    if measure.id != "t3.received.total" or context.row != "received" or "其中" not in before:
        return False
    return not names(before, year)


def is_received_again(before: str, measure: Measure) -> bool:
    """Whether words in a list of parts only say how some were received: 其中收到邮递申请1件，平台申请11件."""
    return measure.id == "t3.received.total" and not _SUMMED.search(before)


def is_treated(words: str, year: int | None) -> bool:
    """Whether words only say what is done with what the clause before named: 不予公开的，说明理由(118件)."""
    return bool(vocabulary(year).objects["treated"].fullmatch(words))


def added(given: Set[str], year: int | None, *, again: bool) -> Measure | None:
    """What a bare 合计 adds up: the sum whose parts were given, with ``again`` though it was, too."""
    sums = vocabulary(year).sums
    whole = (id for id, ways in sums.items() if any(parts <= given for parts in ways))
    return next((Measure.plain(id) for id in whole if again or id not in given), None)


def total_of(block: str) -> Measure:
    """The total of a block of disputes."""
    return Measure.plain(f"{block}.total" if block in ("litigation", "disputes") else f"t4.{block}.total")


def opening_row(sentence: str, year: int | None) -> str:
    """The row that a sentence's first figure may be of by its short name.

    One that lists 行政许可, 行政处罚 and 行政强制 lists the decisions of table two, unless it publishes them.
    """
    objects = vocabulary(year).objects
    said = objects["and_published"].sub("", sentence)
    listed = objects["decisions"].search(said) and not objects["decisions_unless"].search(said)
    return "t2.licensing" if listed else ""


def listed_before(before: str, context: Context, year: int | None, clause: str) -> list[Measure | None]:
    """The measures that stand before 分别为, in order; nothing for each figure where they are not known."""
    stem = re.split("分别|依次", before)[0]
    named = [n for n in names(before, year) if n.kind in ("row", "column", "block", "outcome")]
    for shared, listed in (("outcome", "block"), ("row", "column")):
        kinds = [n.kind for n in named]
        if kinds.count(shared) == 1 and kinds.count(listed) == len(named) - 1 > 1:
            of = next(before[n.start : n.end] for n in named if n.kind == shared)
            each = [before[n.start : n.end] for n in named if n.kind == listed]
            return [resolve(word + of, context, year=year, clause=before) for word in each]
    if len(named) > 1:
        said = [before[n.start : n.end] for n in named]
        each = [word for n, words in zip(named, said, strict=True) for word in _apart(n.key, words)]
        others = ["其他"] if _AND_OTHERS.search(stem) and all(n.kind == "column" for n in named) else []
        within = context._replace(parts="applicants") if others else context
        return [resolve(word, within, year=year, clause=before) for word in (*each, *others)]
    pieces = _BETWEEN.split(stem)
    noun = vocabulary(year).objects["listed_noun"].search(pieces[-1])
    found = [_piece(piece, noun[0] if noun else "", context, year, clause) for piece in pieces]
    return found if len(found) > 1 and all(found) else [None] * max(len(pieces), 2)


def _apart(key: str, words: str) -> list[str]:
    """What a name stands for in a list: 予以公开、部分公开 are two there."""
    return _BETWEEN.split(words) if key in ("disclosed", "load") else [words]


def _piece(piece: str, noun: str, context: Context, year: int | None, clause: str) -> Measure | None:
    """What one piece of a list names, with the noun that it shares with the last."""
    alone = resolve(piece, context, year=year, clause=clause)
    return alone or resolve(piece + noun, context, year=year, clause=piece + noun)
