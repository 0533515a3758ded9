"""Pictures in Markdown: ``![…](…)``, ``![…][…]``, and the page's own ``<img …>``."""

import re
from collections.abc import Iterable, Iterator

from drafting.reading.html.texts import is_sign

_MARKED = re.compile(r"(?<!\\)!\[[^\[\]]{0,200}\](?:\([^()]{0,500}\)|\[[^\[\]]{0,200}\])")
_ELEMENT = re.compile(r"<img\b([^<>]{0,1000})>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([a-z]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)


def split_at_pictures(lines: Iterable[str]) -> Iterator[tuple[list[str], bool]]:
    """The lines in runs, and behind which of them a picture stands that is larger than a sign.

    A line with a pipe is a row of a table: what its cells show is not looked at.
    """
    run: list[str] = []
    for line in lines:
        run.append(_ELEMENT.sub("", line))
        if "|" not in line and _shows_picture(line):
            yield run, True
            run = []
    yield run, False


def _shows_picture(line: str) -> bool:
    elements = _ELEMENT.findall(line)
    return bool(_MARKED.search(line)) or not all(is_sign(_attributes(each)) for each in elements)


def _attributes(said: str) -> dict[str, str]:
    return {name.lower(): "".join(value) for name, *value in _ATTRIBUTE.findall(said)}
