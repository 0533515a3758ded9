"""Table three: the applications that words name, by what became of them or by who sent them in."""

import re
from collections.abc import Iterable

from drafting.mentions.listing import FOR_REASONS
from drafting.mentions.measures import GROUPS, Context, Measure, Name, Vocabulary
from drafting.tables import APPLICANTS

_BOTH = "received_and_closed"
"""The verb whose readings a figure has that is of what came in and of what was closed."""

_CLOSING = frozenset({"processed", "answered", "handled"})
"""The verbs of what was done with applications."""

_JOINED = re.compile(
    "(?:予以|同意|部分|不予|无法|其他|其它)(?:公开|提供|处理)(?:和|及|与|以及|或)"
    "(?:予以|同意|部分|不予|无法|其他|其它)(?:公开|提供|处理)(?:的|类)?(?:申请)?(?:合计|共计|总计|共|有|为|计)*$"
)
"""Two outcomes whose figure is their sum."""

_BECAUSE = re.compile("(?:其中)?(?:因|由于)")


def other(context: Context, words: Vocabulary) -> Measure | None:
    """A bare 其他: an applicant after applicants, （六）其他处理 after outcomes, 其他结果 after results.

    After outcomes it may also be all the groups that the sentence has given no figure of.
    """
    if context.parts == "applicants":
        # The last column, or all who are no natural persons: 自然人20件，其他2件.
        last, all_ = (_applicants(column, context, words) for column in ("other", "organisations"))
        return Measure(last.id, last.readings + all_.readings) if last and all_ else last
    if context.parts == "results" and context.block == "disputes":
        return Measure("disputes.other", (("t4.review.other", "litigation.other"),))
    if context.parts == "results" and context.block.startswith(("review", "litigation")):
        table = "" if context.block == "litigation" else "t4."
        return Measure.plain(f"{table}{context.block}.other")
    if context.parts == "details" and context.row.startswith("closed_"):
        return Measure.plain("t3.closed_other.total")
    if context.parts == "details" and _are_mixed(context.outcomes):
        given = tuple(f"-{id}" for id in sorted(context.outcomes))
        left = tuple((f"t3.{row}.total", *given) for row in ("processed", "received"))
        return Measure("closed.total", (("closed.total",), ("t3.closed_other.total",), *left))
    if context.parts == "outcomes":
        rest = tuple(id for id in GROUPS if id not in context.outcomes)
        return Measure(
            "closed.total", (("closed.total",), ("t3.closed_other.total",), (*rest, "closed.total"))
        )
    return None


def _are_mixed(outcomes: frozenset[str]) -> bool:
    """Whether a list has groups of outcomes and parts of others: 部分公开2件，重复申请1件."""
    groups = {f"{id.split('.')[1].partition('_')[0]}.total" for id in outcomes if "_" in id}
    return bool(groups) and bool(outcomes & set(GROUPS)) and not groups & outcomes


def verbs_of(
    found: Iterable[Name], segment: str, context: Context, after: str, words: Vocabulary
) -> tuple[str, ...] | None:
    """The verbs whose object is the application, by their keys, ``None`` where words say which ones it is.

    Several only where they are of different wholes: 接收且办理申请142件, 收到申请并答复12件.
    """
    keys: list[str] = []
    for name in found:
        if name.kind != "verb" or words.objects["foreign_before"].search(segment[: name.start]):
            continue
        if name.key in _CLOSING and words.objects["qualified"].search(segment[: name.start]):
            return None
        if not _object_is_application(segment[name.end :], context, after, words):
            continue
        if _tells_which(segment[: name.start], name.key, found, context, words):
            return None
        keys.append(name.key)
    measures = {words.measure_of_verb[key] for key in keys}
    if len(measures) > 1:
        return (*dict.fromkeys(keys), _BOTH)
    if len(keys) > 1 and measures == {"processed"}:
        return ("processed",)
    return next(((key,) for key in keys if key in measures), tuple(keys[:1]))


def _tells_which(before: str, verb: str, found: Iterable[Name], context: Context, words: Vocabulary) -> bool:
    """Whether the words before 办结 or 答复 in a list of parts say which ones: 非本机关职责答复3件."""
    if not context.row or words.measure_of_verb[verb] != "processed":
        return False
    if any(name.end <= len(before) for name in found):
        return False  # 自然人申请办结38件
    if words.objects["noun"].fullmatch(before):
        return False  # 政府信息依申请公开答复151件
    return not words.objects["manner"].fullmatch(before)


def _object_is_application(tail: str, context: Context, after: str, words: Vocabulary) -> bool:
    if words.objects["foreign"].search(tail):
        return False
    if applied := words.objects["application"].search(tail):
        return not words.objects["papers"].search(tail[applied.end() :])
    if words.objects["giver"].fullmatch(tail) and words.noun.match(after):
        return True
    if words.objects["filler"].match(tail):
        said = context.application or words.objects["application"].match(after.lstrip("的"))
        return bool(said) and bool(words.objects["follows"].match(after))
    return context.application and bool(words.objects["whose"].fullmatch(tail))


def application(
    rows: set[str],
    columns: set[str],
    verbs: tuple[str, ...] | None,
    context: Context,
    words: Vocabulary,
    segment: str,
) -> Measure | None:
    """The cell or sum that rows and columns name, else a verb's whole, else the plain noun's.

    Args:
        rows: the outcomes named; of a group and its part the part counts.
        columns: the applicants named, one at most.
        verbs: as ``verbs_of`` has them.
        context: what the sentence said before.
        words: the vocabulary.
        segment: the words.
    """
    column = next(iter(columns), "total")
    if words.objects["instance"].search(segment) and rows & words.derived.keys():
        rows &= words.derived.keys()
    rows = {row for row in rows if not any(each.startswith(f"{row}_") for each in rows)}
    if "unavailable_absent" in rows:
        rows -= {"unavailable_not_held"}
    if rows == {"granted", "partial"}:
        rows = {"disclosed"}
    if reason := _reason_among(rows, segment, words):
        rows = {reason}
    if len(rows) > 1:
        return _together(rows, segment, words)
    if rows:
        return _row(next(iter(rows)), column, words)
    if verbs is None:
        return None
    if verbs:
        return _done(verbs, column, words)
    if columns:
        if words.objects["applicant_unless"].search(segment):
            return None
        return _applicants(column, context, words)
    foreign = words.objects["foreign"].search(segment)
    named = words.objects["noun"].search(segment) or (
        context.application and words.objects["bare"].fullmatch(segment)
    )
    if named and not foreign:
        received = words.readings["received"]
        if words.objects["citizens"].search(segment):
            natural = "t3.received.natural"
            received = (*received, (natural,), (natural, "t3.carried_in.natural"))
        return Measure.read_as(received)
    return None


def _done(verbs: tuple[str, ...], column: str, words: Vocabulary) -> Measure | None:
    """What verbs name: the whole of each of them, or one applicant's part where it is of one whole only."""
    if column == "total":
        return Measure.read_as(tuple(dict.fromkeys(r for verb in verbs for r in words.readings[verb])))
    row, *others = {words.measure_of_verb[verb] for verb in verbs}
    return None if others else _cell(row, column, words)


def _reason_among(rows: set[str], segment: str, words: Vocabulary) -> str:
    """The reason that the words give, where they go on with another group's name: 因不掌握而不予公开."""
    groups, leaves = rows & words.derived.keys(), rows - words.derived.keys()
    if len(groups) != 1 or len(leaves) != 1 or not groups <= FOR_REASONS:
        return ""
    leaf = next(iter(leaves))
    of_reasons = leaf.partition("_")[0] in FOR_REASONS and "_" in leaf
    return leaf if of_reasons and _BECAUSE.match(segment) else ""


def _together(rows: set[str], segment: str, words: Vocabulary) -> Measure | None:
    """What is named together and added: 行政查询事项和过程性信息合计44件, 不予公开、无法提供合计114件.

    Parts, or groups; not a group with a part, which may be its own.
    """
    two = len(rows) == 2 and _JOINED.search(segment)  # 予以公开及无法提供84件
    if rows & words.readings.keys() or not (two or words.objects["together"].search(segment)):
        return None
    ids = tuple(words.derived.get(row, f"t3.{row}.total") for row in sorted(rows))
    parts = [row for row in rows if row not in words.derived and "_" in row]
    groups = {id for row, id in zip(sorted(rows), ids, strict=True) if row in words.derived}
    if groups and (parts or not groups <= {*GROUPS, "closed.total"}):
        return None
    return Measure(ids[0], (ids,))


def _row(row: str, column: str, words: Vocabulary) -> Measure | None:
    if row in words.readings:
        return Measure.read_as(words.readings[row]) if column == "total" else None
    if row in words.derived:
        return Measure.plain(words.derived[row]) if column == "total" else None
    return _cell(row, column, words)


def _cell(row: str, column: str, words: Vocabulary) -> Measure | None:
    if row in words.derived:
        return None
    if column == "organisations":
        return _organisations(row)
    id = f"t3.{row}.{column}"
    if column in words.columns:
        meant = [[_cell(row, each, words) for each in columns] for columns in words.columns[column]]
        readings = tuple(tuple(cell.id for cell in cells if cell) for cells in meant if all(cells))
        return Measure(id, readings)
    if row == "received":
        return Measure(id, ((id,), (id, f"t3.carried_in.{column}")))
    return Measure.plain(id)


def _organisations(row: str) -> Measure | None:
    """法人或其他组织: of the received, those carried in left out or not, or of what was closed."""
    own = Measure.plain(f"organisations.{row}")
    if row == "carried_in":
        return own
    received = (("organisations.received",), ("organisations.received", "organisations.carried_in"))
    if row == "processed":
        closed = tuple(f"t3.processed.{column}" for column in APPLICANTS[1:])
        return Measure("organisations.received", (closed, *received))
    return Measure(own.id, received) if row == "received" else None


def _applicants(column: str, context: Context, words: Vocabulary) -> Measure | None:
    """An applicant's part of the total before it, or of either where both were given."""
    cell = _cell(_row_of(context), column, words)
    if cell and context.row == "carried_in":  # 收到5件，上年结转2件，其中…; or a sentence that goes on so
        received = _cell("received", column, words)
        return received and Measure(received.id, (*received.readings, *cell.readings))
    if cell is None or context.row not in context.totals or len(context.totals) < 2:
        return cell
    cells = [_cell(row, column, words) for row in (context.row, *(context.totals - {context.row}))]
    return Measure(cell.id, sum((each.readings for each in cells if each), ()))


def _row_of(context: Context) -> str:
    """The row of table three whose columns may follow; 新收 where no other was named."""
    return context.row if context.row and not context.row.startswith("t2.") else "received"
