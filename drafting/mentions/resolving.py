"""The one ledger id that the words round a figure add up to."""

import re
from collections.abc import Iterable

from drafting.mentions.listing import (
    are_others,
    in_outcomes,
    is_for_a_reason,
    is_own_business,
    listed,
    parts_of,
)
from drafting.mentions.measures import (
    DECISIONS,
    GROUPS,
    Context,
    Measure,
    Name,
    Vocabulary,
    names,
    vocabulary,
)
from drafting.tables import APPLICANTS

_ORDINAL = re.compile("^[①-⑳]")
_WITH_PARTIAL = re.compile(r"[(]?(?:含|包括|包含)部分公开")
"""Behind a figure: 公开47件（含部分公开）."""

_CLOSING = frozenset({"processed", "answered", "handled"})
"""The verbs of what was done with applications."""

_BLOCKS = {"review": "t4.review.{}", "litigation": "litigation.{}"}
_DECISIONS = frozenset(DECISIONS.values())


def resolve(
    segment: str,
    context: Context,
    *,
    year: int | None,
    clause: str = "",
    after: str = "",
    lead: str = "",
) -> Measure | None:
    """The one measure that the words before (or after) a figure name; ``None`` where none or several.

    Args:
        segment: the words.
        context: what the sentence said before.
        year: the report year.
        clause: the whole clause, for words that make the measure another (公示行政处罚决定).
        lead: the sentence before the clause, whose verb may govern it.
        after: what follows the figure up to the clause's end, for an object that stands there.
    """
    words = vocabulary(year)
    if words.objects["about"].search(segment):
        return None
    segment = _ORDINAL.sub("", segment)
    found = names(segment, year)
    clause = clause or segment
    tables = {n.key for n in found if n.kind == "measure"}
    if tables:
        return _decision(tables, clause, lead, words)
    if id := _followed(segment, context, lead, words):
        return Measure.plain(id)
    if context.barred:
        return None
    blocks = {n.key for n in found if n.kind == "block"}
    outcomes = {n.key for n in found if n.kind == "outcome"}
    rows = {n.key for n in found if n.kind == "row"}
    if rows == {"carried_out"} and context.block and words.dispute["left"].search(segment):
        return _left(context, words)
    if blocks or (outcomes and context.block and not rows):
        if rows or words.dispute["as_reviewer"].search(lead) or _of_those_received(segment, lead, words):
            return None
        if blocks and outcomes <= {"concluded"} and words.dispute["unknown"].search(segment):
            return None
        return _dispute(blocks, outcomes, context, clause, words)
    if not rows and words.objects["other"].fullmatch(segment):
        return _other(context, words)
    if not rows and context.application and in_outcomes(context, lead, words):
        rows = listed(segment, words)
        if rows == {"granted"} and not _WITH_PARTIAL.match(after):
            return Measure("t3.granted.total", words.readings["provided"])  # 其中公开78件
    if not rows and context.application and context.group:
        rows = {key for key in parts_of(context.group, words) if words.short[key].fullmatch(segment)}
    if rows and context.row == "carried_in" and not context.totals and "其中" in f"{lead}{segment}":
        return None  # 包括上年结转4件，其中予以公开3件: of those carried in
    if rows == {"granted"} and _WITH_PARTIAL.match(after):
        rows = {"disclosed"}
    columns = {n.key for n in found if n.kind == "column"}
    if are_others(segment, found, words) or is_own_business(rows, found, segment):
        return None
    if "organisations" in columns and re.search("等[^、]{0,4}法人", segment):
        columns = {"organisations"}
    if is_for_a_reason(segment, found, rows, words):
        return None
    if len(columns) > 1 or not (context.application or words.objects["application"].search(clause)):
        return None
    verb = _verb(found, segment, context, after, words)
    if verb == "processed" and lead.endswith("中，"):  # of these: 收到的66件中，办结63件
        verb = "answered"
    return _application(rows, columns, verb, context, words, segment)


def _followed(segment: str, context: Context, lead: str, words: Vocabulary) -> str | None:
    """The measure of table two that short words name because the figure before was its neighbour's."""
    if not context.row.startswith("t2."):
        return None
    if context.row in _DECISIONS and words.objects["decision_plain"].fullmatch(segment):
        return f"{context.row}.decisions"  # 行政许可方面，全年共作出决定18742件
    kin = _DECISIONS if context.row in _DECISIONS else {context.row}
    told = words.objects["and_published"].sub("", lead)  # 制定并公开规范性文件2件
    if context.row == "t2.normative" and not words.objects["decisions_unless"].search(told):
        kin = kin | _DECISIONS  # table two told in a row: 制发规范性文件2件，办理行政许可38件
    near = (id for id in words.follows if id.rsplit(".", 1)[0] in kin)
    id = next((id for id in near if words.follows[id].fullmatch(segment)), None)
    cleared = words.objects["normative_unless"].search(lead)
    if cleared and not words.objects["normative_made"].search(f"{lead}{segment}"):
        return None  # 清理规范性文件41件，废止12件; but 全面清理，本年度制发3件，废止12件
    return id


def _decision(tables: set[str], clause: str, lead: str, words: Vocabulary) -> Measure | None:
    """A measure of table two: unless its clause, or the verb before it, is about publishing or the like."""
    key = next(iter(tables))
    if len(tables) == 1 and words.objects["decision_own"].search(clause):
        return Measure.plain(key)
    if words.objects["published"].search(f"{lead}{clause}"):
        return None
    clause = words.objects["and_published"].sub("", clause)
    if len(tables) > 1 or words.unless[key].search(clause):
        return None
    lead = words.objects["publishing"].sub("", words.objects["and_published"].sub("", lead))
    governing = words.deciding.split(lead)[-1] if not words.deciding.search(clause) else ""
    return None if words.unless[key].search(governing) else Measure.plain(key)


def _of_those_received(segment: str, lead: str, words: Vocabulary) -> bool:
    """Whether the disputes are some of those that the office itself decides: 收到复议申请312件，其中涉及…."""
    if not segment.startswith("其中") or words.dispute["context"].search(lead):
        return False
    if words.dispute["implied"].search(segment):  # 未经复议直接起诉 is said of nobody else's
        return False
    return bool(words.dispute["received"].search(lead) or words.dispute["reviewer"].search(lead))


def _dispute(
    blocks: set[str], outcomes: set[str], context: Context, clause: str, words: Vocabulary
) -> Measure | None:
    about = context.sued or bool(words.dispute["context"].search(clause))
    if words.dispute["reviewer"].search(clause) or len(outcomes) > 1 or not (about or context.dispute):
        return None
    if words.dispute["received"].search(clause) and not about:
        return None
    outcome = next(iter(outcomes), "total")
    concluded = outcome == "concluded"
    outcome = "total" if concluded else outcome
    if blocks == {"litigation_direct", "litigation_after_review"}:
        blocks = {"litigation"}
    if len(blocks) == 2 and "litigation" in blocks and "review" not in blocks:
        blocks = blocks - {"litigation"}  # 未经复议直接起诉的行政诉讼案件
    if blocks == {"review", "litigation"}:
        blocks = {"disputes"}
    if len(blocks) > 1:
        return None
    block = next(iter(blocks), context.block)
    if concluded:
        return _concluded(block)
    if not blocks and {block, context.beside} == {"review", "litigation"}:
        two = [_BLOCKS[each].format(outcome) for each in (block, context.beside)]
        return Measure(two[0], ((two[0],), (two[1],), tuple(two)))  # 复议10件，诉讼2件，维持7件
    if block not in ("litigation", "disputes"):
        if blocks and not outcomes and context.over == "litigation" and context.outcome:
            of_them = f"t4.{block}.{context.outcome}"  # 未审结11件，其中直接起诉5件
            return Measure(of_them, ((of_them,), (f"t4.{block}.total",)))
        own = f"t4.{block}.{outcome}"
        over = context.over == "litigation" and not blocks and block.startswith("litigation_")
        return Measure(own, ((own,), (f"litigation.{outcome}",))) if over else Measure.plain(own)
    if block == "disputes" and outcome in ("upheld", "other"):
        return Measure(f"disputes.{outcome}", ((f"t4.review.{outcome}", f"litigation.{outcome}"),))
    return Measure.plain(f"{block}.{outcome}")


def _left(context: Context, words: Vocabulary) -> Measure | None:
    """What is 尚未办结 behind figures of disputes: those pending, or applications after all."""
    pending = _dispute(set(), {"pending"}, context, "", words)
    return pending and Measure(pending.id, (*pending.readings, ("t3.carried_out.total",)))


def _concluded(block: str) -> Measure:
    """What was 审结: all of the disputes, or all but those pending."""
    table = f"t4.{block}" if block == "review" or block.startswith("litigation_") else block
    decided = tuple(f"{table}.{outcome}" for outcome in ("upheld", "corrected", "other"))
    return Measure(f"{table}.total", ((f"{table}.total",), decided))


def _other(context: Context, words: Vocabulary) -> Measure | None:
    """A bare 其他: an applicant after applicants, （六）其他处理 after outcomes, 其他结果 after results.

    After outcomes it may also be all the groups that the sentence has given no figure of.
    """
    if context.parts == "applicants":
        return _applicants("other", context, words)
    if context.parts == "results" and context.block.startswith(("review", "litigation_")):
        return Measure.plain(f"t4.{context.block}.other")
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


def _verb(found: Iterable[Name], segment: str, context: Context, after: str, words: Vocabulary) -> str | None:
    """The verb whose object is the application: its key, empty where none, ``None`` where several."""
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
        return None
    if len(keys) > 1 and measures == {"processed"}:
        return "processed"
    return next((key for key in keys if key in measures), keys[0] if keys else "")


def _tells_which(before: str, verb: str, found: Iterable[Name], context: Context, words: Vocabulary) -> bool:
    """Whether the words before 办结 or 答复 in a list of parts say which ones: 非本机关职责答复3件."""
    if not context.row or words.measure_of_verb[verb] != "processed":
        return False
    if any(name.end <= len(before) for name in found):
        return False  # 自然人申请办结38件
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


def _application(
    rows: set[str],
    columns: set[str],
    verb: str | None,
    context: Context,
    words: Vocabulary,
    segment: str,
) -> Measure | None:
    column = next(iter(columns), "total")
    if words.objects["instance"].search(segment) and rows & words.derived.keys():
        rows &= words.derived.keys()
    rows = {row for row in rows if not any(other.startswith(f"{row}_") for other in rows)}
    if "unavailable_absent" in rows:
        rows -= {"unavailable_not_held"}
    if rows == {"granted", "partial"}:
        rows = {"disclosed"}
    if len(rows) > 1:
        return _together([f"t3.{row}.total" for row in sorted(rows)], segment, words)
    if rows:
        return _row(next(iter(rows)), column, words)
    if verb is None:
        return None
    if verb:
        row = words.measure_of_verb[verb]
        return Measure.read_as(words.readings[verb]) if column == "total" else _cell(row, column, words)
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


def _together(ids: list[str], segment: str, words: Vocabulary) -> Measure | None:
    """What is named together and added: 行政查询事项和过程性信息合计44件."""
    derived = any(id.split(".")[1] in words.derived for id in ids)
    added = words.objects["together"].search(segment) and not derived
    return Measure(ids[0], (tuple(ids),)) if added else None


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
