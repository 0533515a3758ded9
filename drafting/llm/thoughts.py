"""What a reasoning model thinks aloud, taken out of its answer."""

from collections.abc import Iterable, Iterator

_THINK, _THOUGHT = "<think>", "</think>"


def spoken(answer: str) -> str:
    """What of an answer, whole or so far, is meant to be read.

    Some servers' chat templates open the thought themselves, so that only its end arrives: ``…</think>``.
    """
    return answer.rpartition(_THOUGHT)[2]


def without_thinking(pieces: Iterable[str]) -> Iterator[str]:
    """The pieces without ``<think>…</think>``, wherever the pieces cut the marks."""
    held, thinking = "", False
    for piece in pieces:
        held += piece
        while True:
            mark = _THOUGHT if thinking else _THINK
            before, found, after = held.partition(mark)
            if not found:
                break
            if before and not thinking:
                yield before
            held, thinking = after, not thinking
        kept = next((n for n in range(len(mark) - 1, 0, -1) if held.endswith(mark[:n])), 0)
        ready, held = held[: len(held) - kept], held[len(held) - kept :]
        if ready and not thinking:
            yield ready
    if held and not thinking:
        yield held
