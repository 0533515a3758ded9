"""What a text may say of which way a measure went on last year, and the words that say it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from drafting.errors import DataFileError
from drafting.mentions.measures import Measure, for_year
from drafting.mentions.numbers import NumberMention, data_file
from drafting.mentions.prose import Span
from drafting.mentions.readings import Readings
from drafting.patterns import Sought


@dataclass(frozen=True)
class DirectionClaim:
    """The text says that a measure went this way on last year.

    ``span`` is the word's in the original text; ``sign`` +1, −1 or 0; 首次 is +1 from a last year of 0;
    ``measure`` is read as what its words may mean, behind these as the totals that the last figure is a part
    of where the words name none; ``figure`` is the number that the sentence gives for the measure itself, of
    a share the percentage, ``None`` where it gives none; ``based`` whether the sentence names last year, and
    no other, as what they are compared with; ``stated`` is the number that is its own of several behind the
    word (分别增长3.5%、14.2%), ``None`` where it has one or none; ``share`` is the share of the
    measure that the words may mean instead (自然人申请118件，占81.4%，同比增长…), empty where none.
    """

    span: Span
    word: str
    sign: int
    measure: Measure
    figure: NumberMention | None = None
    based: bool = False
    stated: NumberMention | None = None
    share: str = ""

    @property
    def readings(self) -> Readings:
        """The measure's."""
        return self.measure.readings

    @property
    def is_first(self) -> bool:
        """Whether it says that there was none the year before."""
        return self.word.startswith("首次")


@dataclass(frozen=True)
class DirectionWords:
    """``directions.toml``, compiled for a report year; ``shares``: measure → its share's entry."""

    said: Sought
    filler: re.Pattern[str]
    follows: re.Pattern[str]
    base: re.Pattern[str]
    base_behind: Sought
    other_base: re.Pattern[str]
    share: re.Pattern[str]
    shares: Mapping[str, str]


@cache
def direction_words(year: int | None) -> DirectionWords:
    """The patterns of ``directions.toml`` for a report year.

    Raises:
        DataFileError: the file lacks an entry, or a pattern is none.
    """
    data = data_file("directions.toml")
    try:
        said = "|".join(f"(?P<{key}>{'|'.join(listed)})" for key, listed in data["words"].items())
        subject = data["subject"]
        return DirectionWords(
            said=Sought(for_year(said.replace("<before>", subject["before"]), year)),
            filler=for_year(subject["filler"], year),
            follows=for_year(subject["follows"], year),
            base=for_year(subject["base"], year),
            base_behind=Sought(for_year(subject["base_behind"], year)),
            other_base=for_year(subject["other_base"], year),
            share=re.compile(data["share"]["words"]),
            shares={key: id for key, id in data["share"].items() if key != "words"},
        )
    except (KeyError, re.error) as error:
        raise DataFileError(f"directions.toml 有误：{error}") from error
