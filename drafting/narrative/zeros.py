"""What did not happen is said in words, not counted out (未发出收费通知, never 发出收费通知0件)."""

import re
from functools import cache

from drafting.ledger import Ledger
from drafting.narrative.clauses import wordings
from drafting.references import REFERENCE

_REFERENCE = r"\[\[(?P<{0}>[^\[\]|]+)(?:\|[^\[\]|]+)?\]\]"
_ADDED_UP = re.compile(
    rf"(?P<first>[^，。；、\n\[\]]+{_REFERENCE.format('one')})[、，]"
    rf"(?P<second>[^，。；、\n\[\]]+{_REFERENCE.format('other')})，合计占(?P<share>\[\[[^\[\]]+\]\])"
)
"""Two figures and their share of a whole."""


def without_zeros(source: str, ledger: Ledger) -> str:
    """The source text with every clause that counts zero behind its verb and object turned into 未….

    Of two figures that add up to a share (予以公开的3件、部分公开的0件，合计占30.0%) one that is zero is left
    out. A zero elsewhere (in a list, of a subject) stays a reference: only these forms are certain to say the
    same in words. A blank is no zero; one that staff typed (收取信息处理费0元) is.
    """

    def in_words(match: re.Match[str]) -> str:
        if not match["typed"] and not _is_zero(match["id"], ledger):
            return match[0]
        denied = "没有" if match["done"] in wordings("zero.verbs") else "未"
        return f"{match['scope']}{denied}{match['done']}"

    def of_two(match: re.Match[str]) -> str:
        if _is_zero(match["one"], ledger) is _is_zero(match["other"], ledger):
            return match[0]
        return f"{match['second'] if _is_zero(match['one'], ledger) else match['first']}，占{match['share']}"

    return _counted().sub(in_words, _ADDED_UP.sub(of_two, source))


def _is_zero(id: str, ledger: Ledger) -> bool:
    entry = ledger.get(id)
    return entry is not None and not entry.is_ratio and entry.value == 0


@cache
def _counted() -> re.Pattern[str]:
    """A whole clause: whose or when, the verb, its object, the number that counts it."""
    scopes, verbs = "|".join(wordings("zero.scopes")), "|".join(wordings("zero.verbs"))
    in_all = "(?:一?共|累计|总共|合计|仅)?"
    typed = r"(?P<typed>0(?:\.0+)?(?:万?元|[件条次起份人个篇场期]))"
    return re.compile(
        rf"(?P<scope>(?<![^，。；、：\n])(?:{scopes})*){in_all}"
        rf"(?P<done>(?:{verbs})(?!的)[^，。；、：\n\[\]‹›\d]{{0,24}}?){in_all}"
        rf"(?:{REFERENCE.pattern}|{typed})(?![^，。；、‹\n])"
    )
