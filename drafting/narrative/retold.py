"""What a fact says again of tables three and four, whose own sentences have said it already."""

import re

from drafting.facts import Fact
from drafting.figures import format_number
from drafting.ledger import Ledger
from drafting.narrative.material import marked
from drafting.references import SUPPORT

_COUNTED = (
    ("t3.received.total", "收到|接到|接收|受理|新收", "所收申请"),
    ("t3.processed.total", "办结|答复|办理", "办结的申请"),
)
"""(what is counted, the verbs that count it, what it is called where a clause goes on with it)."""

_WHEN = (
    r"(?:全年|本年度?|年内|今年|报告期内|20\d\d年|我[局委办厅镇乡区县市]|本[局委办厅镇乡机关单位]+"
    r"|总?共|累计|新)*"
)
_WHAT = (
    r"(?:公民、法人(?:和|或者?)其他组织)?(?:提出)?的?(?:政府信息公开|依申请公开|信息公开|公开)?的?"
    r"(?:政府信息)?(?:申请)?"
)
_NUMBER = r"(?P<number>\d+|\[\[(?P<id>fact\.[^\[\]|]+)(?:\|[^\[\]|]+)?\]\])(?:件|条|宗|份)?(?:申请)?"
_ALL = re.compile("均|都|全部|已")
_OF_IT = re.compile("其中|占|同比|[较比]上年|平均|含|包括")


_ABOUT = r"(?:政府信息公开|信息公开|依申请公开)?"
_NO_APPLICATION = re.compile(rf"{_WHEN}(?:未|没有)(?:收到|接到|新收){_WHAT}(?<=申请)(?:件|事项|的?情况)?")
_NO_DISPUTE = re.compile(
    rf"{_WHEN}(?:未|没有|无)(?:发生|出现|产生)?(?:因|涉及|有关|关于|就)?{_ABOUT}(?:工作|答复|申请)?"
    r"(?:引起|引发|产生|导致|提起)?的?(?:被(?:申请|提起))?"
    r"(?P<named>(?:行政)?(?:复议|诉讼)(?:[、和或及与](?:行政)?(?:复议|诉讼))?)(?:案件|事项)?(?:的?(?:情况|情形))?"
)
"""A clause that only says that there was no application, no review or suit."""


def told_once(fact: Fact, ledger: Ledger) -> str:
    """The fact as source text (``marked``) without the clauses it opens with that only count what is counted.

    收到申请12件，全部按期答复 → 所收申请全部按期答复. Empty where nothing else is said, or only that there
    was none where the table has none. A number that is not the table's stays, for the rules to find; so does
    one that the rest goes on from (其中…), and 未发生行政诉讼 where there was one.
    """
    whole = rest = marked(fact)
    clauses = re.split("[，；。]", SUPPORT.sub("", whole).strip("。"))
    if all(_denies(clause, ledger) for clause in clauses):
        return ""
    subject = ""
    while found := _counted(rest, fact, ledger):
        rest, subject = rest[found[0] :], found[1]
    if not SUPPORT.sub("", rest).strip():
        return ""
    if not subject or _OF_IT.match(rest):
        return whole
    return subject + rest if _ALL.match(rest) else rest


def _counted(text: str, fact: Fact, ledger: Ledger) -> tuple[int, str] | None:
    """Where a clause that says a table's number again ends, and what it counts."""
    for id, verbs, name in _COUNTED:
        clause = re.match(rf"{_WHEN}(?:{verbs})了?{_WHAT}(?:总?共)?{_NUMBER}(?:[，；、]|(?=‹)|$)", text)
        if clause:
            value = ledger.entry(id).value
            own = clause["id"] == fact.reference and fact.value is not None
            said = format_number(fact.value) if own and fact.value is not None else clause["number"]
            if isinstance(value, int) and said == str(value):
                return clause.end(), name
    return None


def _denies(clause: str, ledger: Ledger) -> bool:
    """Whether a clause only says that there was nothing of what the table has nothing of."""
    if _NO_APPLICATION.fullmatch(clause):
        return ledger.entry("t3.received.total").value == 0
    found = _NO_DISPUTE.fullmatch(clause)
    of = (("复议", "t4.review.total"), ("诉讼", "litigation.total"))
    return bool(found) and all(
        ledger.entry(id).value == 0 for word, id in of if found and word in found["named"]
    )
