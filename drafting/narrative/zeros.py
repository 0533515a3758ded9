"""What did not happen is said in words, not counted out (未发出收费通知, never 发出收费通知0件)."""

import re
from functools import cache

from drafting.ledger import Ledger
from drafting.narrative.clauses import wordings
from drafting.references import REFERENCE


def without_zeros(source: str, ledger: Ledger) -> str:
    """The source text with every clause that counts zero behind its verb and object turned into 未….

    A zero elsewhere (in a list, of a subject) stays a reference: only this form is certain to say the same
    in words. A blank is no zero; one that staff typed (收取信息处理费0元) is.
    """

    def in_words(match: re.Match[str]) -> str:
        entry = ledger.get(match["id"]) if match["id"] else None
        is_zero = match["typed"] or (entry is not None and not entry.is_ratio and entry.value == 0)
        return f"{match['scope']}未{match['done']}" if is_zero else match[0]

    return _counted().sub(in_words, source)


@cache
def _counted() -> re.Pattern[str]:
    """A whole clause: whose or when, the verb, its object, the number that counts it."""
    scopes, verbs = "|".join(wordings("zero.scopes")), "|".join(wordings("zero.verbs"))
    in_all = "(?:一?共|累计|总共|合计|仅)?"
    return re.compile(
        rf"(?P<scope>(?<![^，。；、：\n])(?:{scopes})*){in_all}"
        rf"(?P<done>(?:{verbs})(?!的)[^，。；、：\n\[\]‹›\d]{{0,24}}?){in_all}"
        rf"(?:{REFERENCE.pattern}|(?P<typed>0(?:\.0+)?(?:万?元|[件条次起份人个篇场期])))(?![^，。；、‹\n])"
    )
