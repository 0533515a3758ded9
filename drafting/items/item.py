"""What section five consists of: problems, measures, and pairs of them."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["problem", "measure"]


@dataclass(frozen=True)
class Item:
    """One problem or one measure.

    ``text`` is ``section[span[0]:span[1]]``, without the ordinal or cue (一是, 措施：) that introduces it;
    ``number`` counts from 1 within its kind.
    """

    kind: Kind
    text: str
    span: tuple[int, int]
    number: int


@dataclass(frozen=True)
class Pair:
    """A problem with the measures that answer it; ``None`` where the text ties the measures to no problem.

    A measure that answers several problems (针对第一、三个问题) stands in the pair of each.
    """

    problem: Item | None
    measures: tuple[Item, ...]
