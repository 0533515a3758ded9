"""How a share differs from last year's, in plain words: 占20.3%，较上年下降11.1个百分点."""

import re

from drafting.figures import squeeze
from drafting.ledger import EntryKind, Ledger, render_entry
from drafting.references import reference, references

_POINTS = re.compile(
    r"(?:(?P<up>上升|提高|增加|提升|增长)|(?P<down>下降|降低|减少|回落))(?:了)?\s*(?P<number>\d+(?:\.\d+)?)个百分点"
)
_SENTENCE_END = re.compile(r"[。！？\n]")


def with_points(source: str, ledger: Ledger) -> str:
    """The text with every difference in points made a reference, where it is the last cited share's."""
    out, at = [], 0
    cited = [ref for ref in references(source) if ref.id in ledger]
    for match in _POINTS.finditer(source):
        before = [ref for ref in cited if ref.span[1] <= match.start()]
        entry = ledger[before[-1].id] if before else None
        apart = before and _SENTENCE_END.search(source, before[-1].span[1], match.start())
        if entry is None or apart or entry.kind is not EntryKind.SHARE:
            continue
        said = f"{'上升' if match['up'] else '下降'}{match['number']}个百分点"
        if squeeze(render_entry(entry, "points")) == said:
            out += [source[at : match.start()], reference(entry.id, "points")]
            at = match.end()
    return "".join([*out, source[at:]])
