"""What a page tells beside its text: its name, the documents that it links to, whether it has scripts."""

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit

from drafting.reading.html.texts import speaks

_DOCUMENTS = frozenset((".doc", ".docx", ".pdf", ".wps", ".ofd", ".xls", ".xlsx", ".zip", ".rar"))
_MAY_BE_DOCUMENT = re.compile(r"\.(?:doc|pdf|wps|ofd|xls|zip|rar)|[%\t\r\n]", re.IGNORECASE)
"""What an address or a name has that ends in one of them; marks that an address loses may hide it."""

_LEAST_NAME = 6
"""Characters: 下载, 附件, 点击查看 name no document."""

_LINKS = ("a", "iframe", "embed", "object")


class Told(NamedTuple):
    """A page's name, the documents that it links to, whether it has scripts; its fields and tables."""

    name: str
    attachments: tuple[str, ...]
    scripts: bool
    fields: tuple[Any, ...]
    tables: tuple[Any, ...]


def told(root: Any) -> Told:
    """What the page of this root element tells, found in one walk through it."""
    elements: dict[str, list[Any]] = {}
    for element in root.iter("meta", "title", "script", "input", "table", *_LINKS):
        elements.setdefault("a" if element.tag in _LINKS else element.tag, []).append(element)
    return Told(
        _name(elements.get("meta", ()), elements.get("title", ())),
        tuple(dict.fromkeys(_attachments(elements.get("a", ())))),
        "script" in elements,
        tuple(elements.get("input", ())),
        tuple(elements.get("table", ())),
    )


def _name(metas: Iterable[Any], titles: Iterable[Any]) -> str:
    stated = (meta.get("content") for meta in metas if meta.get("name") == "ArticleTitle")
    return next(
        (" ".join(found.split()) for found in (*stated, *(t.text for t in titles)) if speaks(found)), ""
    )


def _attachments(links: Iterable[Any]) -> Iterator[str]:
    """The documents that links or frames lead to: what the page calls them, else their files."""
    for link in links:
        address = link.get("href") or link.get("src") or link.get("data") or ""
        said = " ".join(_printed(link).split()) or link.get("title") or ""
        if not (_MAY_BE_DOCUMENT.search(address) or _MAY_BE_DOCUMENT.search(said)):
            continue
        file = PurePosixPath(_path(address))
        if any(PurePosixPath(name).suffix.lower() in _DOCUMENTS for name in (file, said)):
            yield said if len(said) >= _LEAST_NAME else f"{said}（{file.name}）" if said else file.name


def _printed(link: Any) -> str:
    return "".join(link.itertext()) if len(link) else link.text or ""


def _path(address: str) -> str:
    try:
        return unquote(urlsplit(address).path)
    except ValueError:  # no address: brackets that do not match
        return ""
