"""The 落款 at a report's end, organ and date, and what an organ's name looks like."""

import re
from collections.abc import Sequence

from drafting.reading.placing.wording import plain

YEAR = r"(?:20\d{2}|二[〇零○O0]?[〇零○O0一二三四五六七八九]{2,3})"
"""A year as reports print it, a pattern."""

ORGAN = re.compile(
    r"^[\u4e00-\u9fff（）()]{2,40}?(?:政府|委员会|办公室|办事处|管委会|厅|局|委|院|署|中心|处|总队|支队|大队"
    r"|公司|学校|医院|协会|集团|镇|乡|街道|法院|检察院|所|站)$"
)
"""The name of an organ, with nothing round it."""

_DATE = re.compile(rf"^(?:{YEAR})年\d{{1,2}}月\d{{1,2}}日$|^二[〇零○]\S{{1,4}}年\S{{1,2}}月\S{{1,3}}日$")
_LONGEST = 70
"""Characters of a date, whatever stands between them."""


def is_date(line: str) -> bool:
    """Whether the line is a date and nothing else, as under a 落款."""
    return len(line) <= _LONGEST and bool(_DATE.match(plain(line)))


def signature_end(lines: Sequence[str]) -> int:
    """Where a 落款 of organ and date ends within these lines; their number where there is none."""
    for index, line in enumerate(lines[1:], start=1):
        if is_date(line) and ORGAN.match(plain(lines[index - 1])):
            return index + 1
    return len(lines)


def signature_start(lines: Sequence[str], organ: str) -> int:
    """Where the 落款 (organ, date) at the end of these lines begins; their number where there is none.

    Without a date, only a line that is the organ's name (any organ's, where the title names none).
    """
    end = len(lines)
    dated = end > 0 and is_date(lines[end - 1])
    above = end - 1 - dated
    if above >= 0:
        name = plain(lines[above])
        if ORGAN.match(name) and (dated or name == organ or not organ):
            return above
    return end - dated
