"""Section five cut into the parts that are items: problems and measures."""

import re
from collections.abc import Iterator, Sequence

from drafting.items.alike import says_nothing_special
from drafting.items.item import Kind
from drafting.items.part import Part
from drafting.items.reader import read
from drafting.items.turning import lacks, praises, turn

_NO_PROBLEM = re.compile(r"(?:无|没有|未发现|不存在)[^，。]{0,16}(?:问题|不足|不足之处|短板)[。]?$")

_ANNOUNCES = re.compile(
    r"^[^。]*以下[几两三四五六]?[个项]?(?:措施|举措|方面|工作)(?:来|加以|进行|予以)?(?:改进|整改|解决|推进|完善)?。?$"
)
"""A sentence that only says that measures follow, and stands alone (采取以下措施加以改进。)."""


def parts(text: str) -> list[Part]:
    """The problems and measures of the section in their order, lead-ins and closing words left out."""
    found = read(text)
    if not any(part.kind == "measure" and not part.lead for part in found):
        found = list(_turned(found, text))
    found = [part for part in found if not (part.is_empty(text) or _names_none(part, text))]
    if not any(part.kind == "problem" and not part.lead for part in found):
        found = [_told_before(part, text) if part.lead else part for part in found]
    return sorted((*_kept("problem", found, text), *_kept("measure", found, text)), key=lambda p: p.start)


def _told_before(lead: Part, text: str) -> Part:
    """What a lead-in to the measures says of the problems, where nothing else says any."""
    told = text[lead.start : lead.end].rpartition("。")[0]
    if lead.kind != "problem" or not lacks(told):
        return lead
    return lead._replace(end=lead.start + len(told) + 1, lead=False)


def _names_none(part: Part, text: str) -> bool:
    """Whether a part says that there is no problem, or only that all went well."""
    words = text[part.start : part.end].strip()
    none = _NO_PROBLEM.search(words) is not None or (not part.marked and praises(words))
    return part.kind == "problem" and none


def _turned(found: Sequence[Part], text: str) -> Iterator[Part]:
    """The parts cut where a sentence turns from what is lacking to what is done about it."""
    for part in found:
        at = None if part.lead else turn(text, part.start, part.end)
        if at is None:
            yield part
        elif at == part.start:
            yield part._replace(kind="measure", by=part.by or "turn")
        else:
            yield part._replace(end=at)
            yield Part("measure", at, part.end, "turn")


def _kept(kind: Kind, found: Sequence[Part], text: str) -> list[Part]:
    """The parts of one kind that are items.

    Where some are marked, the others lead in to them or close; a part that ends with a colon always leads in.
    """
    own = [part for part in found if part.kind == kind and not part.lead]
    any_marked = any(part.marked for part in own)
    return [
        part
        for part in own
        if not _announces(part, text) and (part.by == "mark" or _stands(part, text, beside=any_marked))
    ]


def _announces(part: Part, text: str) -> bool:
    """Whether a part only says that measures follow: before a 二是 it is not the first of them."""
    return _ANNOUNCES.search(text[part.start : part.end].strip()) is not None


def _stands(part: Part, text: str, *, beside: bool) -> bool:
    words = text[part.start : part.end].strip()
    if words.endswith("："):
        return False
    return part.marked or not beside or (part.by == "plan" and not says_nothing_special(words))
