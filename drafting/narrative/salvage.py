"""What can be kept of an answer that did not pass: its good sentences; the offline writer's for the rest."""

import re
from collections.abc import Iterable, Sequence

from drafting.checks.findings import Finding
from drafting.references import references, supports

_SENTENCE = re.compile(r"[^。！？\n]*(?:[。！？]+(?:\s*‹[^‹›]*›)*|\n|\Z)")


def good_sentences(source: str, wrong: Iterable[Finding]) -> tuple[str, ...]:
    """The sentences that no finding touches; none where a finding says no place."""
    spans = [finding.span for finding in wrong]
    kept = []
    for match in _SENTENCE.finditer(source):
        start, end = match.span()
        if any(span is None or (span[0] < end and start < span[1]) for span in spans):
            continue
        if match[0].strip():
            kept.append(match[0])
    return tuple(kept)


def completed(kept: Sequence[str], offline: str) -> str:
    """The kept sentences, and behind them those of the offline text that cite what none of the kept cites.

    Empty where the kept ones cite nothing: there is then nothing to keep.
    """
    text = "".join(kept).strip()
    told = _cited(text)
    if not told:
        return ""
    rest = (match[0].strip() for match in _SENTENCE.finditer(offline))
    return text + "".join(one for one in rest if (ids := _cited(one)) and not ids & told)


def _cited(source: str) -> set[str]:
    return {*(ref.id for ref in references(source)), *supports(source)}
