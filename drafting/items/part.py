"""A stretch of section five that is a problem or a measure, and what introduces it."""

import re
from typing import Literal, NamedTuple

from drafting.items.cues import Reference
from drafting.items.item import Kind

_NOTHING = re.compile(r"\W*(?:暂?无|没有)?\W*")


class Part(NamedTuple):
    """A stretch of one kind.

    ``by`` is what introduces it; a ``lead`` leads in to a list and is no item; ``fresh`` where it begins a
    paragraph that has neither ordinal nor cue.
    """

    kind: Kind
    start: int
    end: int
    by: Literal["mark", "label", "plan", "reference", "heading", "turn", "body", ""] = ""
    reference: Reference | None = None
    lead: bool = False
    fresh: bool = False

    @property
    def marked(self) -> bool:
        """Whether an ordinal or a cue introduces it as an item."""
        return self.by in ("mark", "label", "reference", "turn")

    def is_empty(self, text: str) -> bool:
        """Whether it says nothing, or only 无."""
        return _NOTHING.fullmatch(text, self.start, self.end) is not None
