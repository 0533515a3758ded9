"""What the tables do not count (``measures.toml``): visits, letters, meetings, published information."""

import re
from functools import cache

from drafting.errors import DataFileError
from drafting.figures import squeeze
from drafting.mentions.numbers import data_file


def uncounted(before: str, after: str) -> str:
    """What a figure counts that the tables do not (访问量, 来信), by the words next to it; empty where none.

    Args:
        before: the words of its clause up to it, as written.
        after: the words of its clause behind it, as written.
    """
    ahead, behind = _uncounted()
    match = ahead.search(squeeze(before)) or behind.match(squeeze(after))
    return match["thing"] if match else ""


@cache
def _uncounted() -> tuple[re.Pattern[str], re.Pattern[str]]:
    try:
        data = data_file("measures.toml")["uncounted"]
        thing = f"(?P<thing>{data['things']})"
        ahead = re.compile(f"{thing}{data['filler']}$")
        return ahead, re.compile(f"(?:[件条宗起份个项例次封])?(?:的)?{thing}")
    except (KeyError, re.error) as error:
        raise DataFileError(f"measures.toml 有误：{error}") from error
