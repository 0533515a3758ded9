"""What can be kept of an answer that did not pass: its good sentences; the offline writer's for the rest."""

import re
from collections.abc import Collection, Iterable, Sequence

from drafting.checks.findings import Finding
from drafting.narrative.sentences import cited, sentence_places, sentences

_END = re.compile(r"[。！？](?:[”’）]|\s*‹[^‹›]*›)*")


def good_sentences(source: str, wrong: Iterable[Finding]) -> tuple[str, ...]:
    """The sentences that no finding touches; none where a finding says no place."""
    spans = [finding.span for finding in wrong]
    return tuple(
        source[start:end]
        for start, end in sentence_places(source)
        if not any(span is None or (span[0] < end and start < span[1]) for span in spans)
    )


def finished(answer: str) -> str:
    """An answer that was cut, up to the end of its last whole sentence; empty where it has none."""
    ends = [match.end() for match in _END.finditer(answer)]
    return answer[: ends[-1]] if ends else ""


def completed(kept: Sequence[str], offline: str, missing: Collection[str] | None = None) -> str:
    """The kept sentences, and behind them those of the offline text that cite what none of the kept cites.

    A last kept sentence without its stop is ended: the next would be read as part of it.

    Args:
        kept: sentences of an answer.
        offline: what the offline writer says of the same.
        missing: the ids of which a sentence has to cite one to be taken; any, where none are given.
    """
    text = "".join(kept).strip()
    told = cited(text)
    rest = (sentence.strip() for sentence in sentences(offline))
    new = (
        one
        for one in rest
        if (ids := cited(one)) and not ids & told and (missing is None or ids & set(missing))
    )
    more = "".join(new)
    if more and text and finished(text) != text:
        text = f"{text.rstrip('，、；：')}。"
    return text + more
