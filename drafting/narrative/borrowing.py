"""Another report's wording for a draft: its figures, dates and names are asked for, never taken over."""

import re
from collections.abc import Iterable

from drafting.checks.masking import MASK
from drafting.narrative.drafting_requests import mask_figures
from drafting.narrative.guard_words import words
from drafting.overlap import names_of
from drafting.references import PENDING_FIGURE, pending

_PLACES = "省市区县旗州镇乡"
_MASKS = re.compile(f"{MASK}[{MASK}年月日.,，至—-]*{MASK}|{MASK}")


def borrowed(text: str, organ: str, own: str) -> str:
    """The text as it may stand in one's own draft.

    Args:
        text: an item of a past report.
        organ: whose report it is from; its names become 〔待补：机关名称〕, unless they are one's own.
        own: the reporting organ.

    Other places that the text names (青川市司法局) are asked for in the same way: they are no more one's own.
    Every number becomes 〔待填〕, whichever it was: last year's would be as false as another organ's.
    """
    text = _MASKS.sub(PENDING_FIGURE, mask_figures(text))
    named = (match["name"] for match in words().organs.finditer(text) if match["name"][-1] in _PLACES)
    names = [name for name in (*names_of(organ), *named) if name not in names_of(own) and name not in own]
    return _without(names, text)


def _without(names: Iterable[str], text: str) -> str:
    pattern = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    return re.sub(pattern, pending("机关名称"), text) if pattern else text
