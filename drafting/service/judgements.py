"""What staff's stored words on findings mean to the rules."""

from collections.abc import Mapping

from drafting.checks.kept import Judgement, Verdict
from drafting.figures import squeeze
from drafting.workspace import StoredJudgement

CONFIRMED = "confirmed"
"""确认属实: somebody vouches for a statement of work that no fact supports."""


def confirmed_deeds(stored: Mapping[str, StoredJudgement]) -> frozenset[str]:
    """The statements of work that somebody vouches for, squeezed."""
    return frozenset(squeeze(word.said) for word in stored.values() if word.verdict == CONFIRMED)


def judgements_of(stored: Mapping[str, StoredJudgement]) -> dict[str, Judgement]:
    """The judgements by the fingerprint of their finding."""
    return {
        about: Judgement(Verdict(word.verdict), word.reason, word.author)
        for about, word in stored.items()
        if word.verdict in list(Verdict)
    }
