"""The one ledger id that the words round a figure add up to."""

import re

from drafting.mentions.applications import application, other, verbs_of
from drafting.mentions.disputes import are_received, dispute, left
from drafting.mentions.listing import (
    are_others,
    in_outcomes,
    is_for_a_reason,
    is_own_business,
    listed,
    parts_of,
)
from drafting.mentions.measures import Context, Measure, names, vocabulary
from drafting.mentions.table_two import decision, followed

_ORDINAL = re.compile("^[①-⑳]")
_OF_SOME = re.compile("其中|(?:件|申请|事项)中，")
_OF_GIVEN = re.compile("(?:予以|部分|同意)公开(?:的)?(?:申请|件|答复)?中")
_NO_APPLICATION = re.compile("[^，。;]{0,8}不(?:属于|是|作为)(?:政府)?信息公开申请")
_WITH_PARTIAL = re.compile(r"[(]?(?:含|包括|包含)部分公开")
"""Behind a figure: 公开47件（含部分公开）."""


def _are_of_some(told: str, context: Context) -> bool:
    """Whether outcomes are those of the applications carried in, or of one kind of applicant."""
    if context.row == "carried_in":
        return _OF_SOME.search(told) is not None
    return context.parts == "applicants" and "其中" in told


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
        return decision(tables, clause, lead, words)
    if id := followed(segment, after, context, lead, words):
        return Measure.plain(id)
    if context.barred:
        if not words.objects["counted"].search(clause):
            return None
        context = context._replace(barred=False, application=True)  # 制作文件41件，收到信息公开申请3件
        found = tuple(n for n in found if n.kind == "verb")
    blocks = {n.key for n in found if n.kind == "block"}
    outcomes = {n.key for n in found if n.kind == "outcome"}
    rows = {n.key for n in found if n.kind == "row"}
    if rows == {"carried_out"} and context.block and words.dispute["left"].search(segment):
        return left(context, words)
    if blocks or (outcomes and context.block and not rows):
        if rows or words.dispute["as_reviewer"].search(lead):
            return None
        if not context.sued and are_received(segment, lead, words):
            return None
        if blocks and outcomes <= {"concluded"} and words.dispute["unknown"].search(segment):
            return None
        return dispute(blocks, outcomes, context, clause, words)
    if not rows and words.objects["other"].fullmatch(segment):
        return other(context, words)
    if not rows and context.application and in_outcomes(context, lead, words):
        rows = listed(segment, words)
        if rows == {"granted"} and not _WITH_PARTIAL.match(after):
            return Measure("t3.granted.total", words.readings["provided"])  # 其中公开78件
    if not rows and context.application and context.group:
        rows = {key for key in parts_of(context.group, words) if words.short[key].fullmatch(segment)}
    if rows and not context.totals and _are_of_some(f"{lead}{segment}", context):
        return None  # 上年结转4件，其中予以公开3件; 自然人申请118件，其中予以公开46件: of these alone
    if rows <= {"granted", "partial"} and _OF_GIVEN.search(segment):
        return None  # 部分公开中涉及商业秘密11件
    if rows and _NO_APPLICATION.match(after):
        return None  # 涉及国家秘密的2件经审查不属于政府信息公开申请
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
    verbs = verbs_of(found, segment, context, after, words)
    if verbs == ("processed",) and lead.endswith("中，"):  # of these: 收到的66件中，办结63件
        verbs = ("answered",)
    return application(rows, columns, verbs, context, words, segment)
