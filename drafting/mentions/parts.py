"""Of which part of the applications a sentence's figures are: 线上申请65件，办结62件."""

import re
from typing import NamedTuple

from drafting.mentions.measures import Measure

_OUTCOME = re.compile(r"t3\.(?!received|carried_in)|(?:disclosed|refused|unavailable|unprocessed|closed)\.")


class Part(NamedTuple):
    """What is known behind the figures walked so far.

    ``inside``: words or a bracket opened a part, and it is not left. ``channel``: the last total
    received was of those that came one way, and none of all was given. ``whole``: one of all was. ``alone``:
    a part that is no cell was counted in a sentence that has given no total.
    ``ended``: the last figure counted a part that is no cell; ``opened``: and 其中 opened it.
    """

    inside: bool = False
    channel: bool = False
    whole: bool = False
    alone: bool = False
    ended: bool = False
    opened: bool = False

    def has(self, measure: Measure | None) -> bool:
        """Whether a figure here is of a part only, and therefore no cell's."""
        of_alone = self.alone and measure is not None and _OUTCOME.match(measure.id) is not None
        return self.channel or self.inside or of_alone

    def in_bracket(self) -> "Part":
        """The same inside a bracket, which explains the figure before it: 网上申请80件（其中自然人70件）."""
        return self._replace(inside=self.inside or self.ended)

    def at(self, before: str, measure: Measure | None, *, narrowed: bool, excluded: bool) -> "Part":
        """The same at a figure; ``narrowed``: its words name a part, ``excluded``: it is no cell's."""
        inside = self.inside or (self.opened and "其中" in before)
        if measure is None or measure.id != "t3.received.total":
            return self._replace(inside=inside)
        return self._replace(
            inside=inside, channel=narrowed and not self.whole, whole=self.whole or not excluded
        )

    def behind(self, before: str, measure: Measure | None, *, narrowed: bool, alone: bool) -> "Part":
        """The same behind a figure that counts something; ``alone``: the sentence has given no total.

        What became of a part alone is of that part: 涉及拆迁档案的86件，已提供65件.
        """
        ended = narrowed and measure is None
        return self._replace(
            alone=alone and (self.alone or ended), ended=ended, opened=ended and "其中" in before
        )
