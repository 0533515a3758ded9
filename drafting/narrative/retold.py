"""What a fact says again of table three, whose own sentences have said it already."""

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


def told_once(fact: Fact, ledger: Ledger) -> str:
    """The fact as source text (``marked``) without the clauses it opens with that only count what is counted.

    收到申请12件，全部按期答复 → 所收申请全部按期答复. Empty where nothing else is said. A number that is not
    the table's stays, for the rules to find; so does one that the rest goes on from (其中…).
    """
    whole = rest = marked(fact)
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
