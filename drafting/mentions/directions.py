"""Directions: words that say a measure rose, fell, stayed, or occurred for the first time."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from drafting.errors import DataFileError
from drafting.figures import squeeze
from drafting.mentions.about import sentences_about
from drafting.mentions.enumerations import divides
from drafting.mentions.measures import Context, Measure, Readings, for_year
from drafting.mentions.numbers import NumberMention, data_file
from drafting.mentions.prose import REFERENCE_MARK, Prose, Span
from drafting.mentions.resolving import resolve
from drafting.mentions.scope import before_comparison, before_target, is_comparison, scope_of
from drafting.mentions.slot import Slot, standing
from drafting.mentions.slots import slots
from drafting.patterns import Sought
from drafting.references import PLACEHOLDER

_SIGNS = {"up": 1, "down": -1, "level": 0, "first": 1}


@dataclass(frozen=True)
class DirectionClaim:
    """The text says that the measures went this way on last year.

    ``span`` is the word's in the original text; ``sign`` +1, −1 or 0; 首次 is +1 from a last year of 0;
    ``readings`` are the sums of ledger ids that the words may mean, those of the totals that the last figure
    is a part of behind its own where the words name none; ``figure`` is the number that the sentence gives
    for the measure itself, ``None`` where it gives none; ``based`` whether the sentence names last
    year, and no other, as what they are compared with.
    """

    span: Span
    word: str
    sign: int
    measures: tuple[str, ...]
    readings: Readings = ()
    figure: NumberMention | None = None
    based: bool = False


@dataclass(frozen=True)
class _Words:
    """``directions.toml``, compiled for a report year; ``shares``: measure → its share's entry."""

    said: Sought
    filler: re.Pattern[str]
    follows: re.Pattern[str]
    base: re.Pattern[str]
    other_base: re.Pattern[str]
    share: re.Pattern[str]
    shares: Mapping[str, str]


@cache
def _words(year: int | None) -> _Words:
    data = data_file("directions.toml")
    try:
        said = "|".join(f"(?P<{key}>{'|'.join(listed)})" for key, listed in data["words"].items())
        subject = data["subject"]
        return _Words(
            said=Sought(for_year(said.replace("<before>", subject["before"]), year)),
            filler=for_year(subject["filler"], year),
            follows=for_year(subject["follows"], year),
            base=for_year(subject["base"], year),
            other_base=for_year(subject["other_base"], year),
            share=re.compile(data["share"]["words"]),
            shares={key: id for key, id in data["share"].items() if key != "words"},
        )
    except (KeyError, re.error) as error:
        raise DataFileError(f"directions.toml 有误：{error}") from error


def directions(
    text: str, *, year: int | None, organ: str = "", about: Context | None = None
) -> tuple[DirectionClaim, ...]:
    """The directions of a text that are about exactly one known measure, in order.

    A clause without a subject of its own (，同比上升16%) is about the last figure before it in the sentence,
    else about what the clause before it names (申请数量较上年，有所增加). What a placeholder asks for states
    nothing.

    Args:
        text: the text of a section.
        year: the report year.
        organ: the reporting organ, whose name does not narrow the scope.
        about: what every paragraph is about before it says anything.
    """
    prose = Prose.of(text)
    placed = slots(prose, year, organ, about)
    found: list[DirectionClaim] = []
    for sentence, context in sentences_about(prose, year, about):
        if not _words(year).said.may(prose.text[slice(*sentence)]):
            continue
        within = [slot for slot in placed if slot.sentence == sentence]
        found += _Sentence(prose, within, context, year, organ).claims(sentence)
    asked = [match.span() for match in PLACEHOLDER.finditer(text)]
    return tuple(claim for claim in found if not any(a <= claim.span[0] < b for a, b in asked))


def changing(words: str, *, year: int | None, organ: str = "", about: Context | None = None) -> str | None:
    """The ledger id of what a clause says has changed, by its words up to the change; ``None`` where none.

    行政复议案件数较上年 names 行政复议; 较上年 alone names nothing.
    """
    sentence = _Sentence(Prose.of(words), (), about or Context(), year, organ)
    measure = sentence.named(squeeze(words))
    return measure.id if measure else None


class _Sentence:
    """One sentence: its figures, and what it is about."""

    def __init__(
        self, prose: Prose, figures: Sequence[Slot], context: Context, year: int | None, organ: str
    ) -> None:
        self._prose, self._figures, self._context = prose, figures, context
        self._year, self._organ, self._words = year, organ, _words(year)

    def claims(self, span: Span) -> Iterator[DirectionClaim]:
        text = self._prose.text
        if not self._words.said.pattern.search(text, *span):
            return
        named: Measure | None = None
        for clause in self._prose.clauses(span, tuple(slot.at for slot in self._figures)):
            end = clause[1]
            for match in self._words.said.pattern.finditer(text, *clause):
                end = min(end, match.start())
                sort = match.lastgroup or ""
                if sort == "first":
                    measure = self.named(text[match.end() - 2 : clause[1]])
                elif not self._words.follows.match(text, match.end(), clause[1]):
                    continue
                else:
                    measure = self._subject(clause, match.start(), named)
                if measure:
                    yield DirectionClaim(
                        self._prose.span(*match.span()),
                        match[0],
                        _SIGNS[sort],
                        (measure.id,),
                        measure.readings,
                        self._figure_of(measure, match.start()),
                        self._based(text[span[0] : match.end()]),
                    )
            named = self.named(text[clause[0] : end]) or named

    def _figure_of(self, measure: Measure, at: int) -> NumberMention | None:
        """The last number before the word that the sentence gives for the measure."""
        own = [s.number for s in self._figures if s.measure == measure and s.at[1] <= at]
        return own[-1] if own else None

    def _based(self, said: str) -> bool:
        return bool(self._words.base.search(said)) and not self._words.other_base.search(said)

    def _subject(self, clause: Span, at: int, named: Measure | None) -> Measure | None:
        """What stands before the word in its clause; if nothing does, the last figure, or what was named.

        A figure that is itself a comparison (比2022年的115件增加30件，增长26.1%) is nobody's subject.
        """
        earlier = list(standing((slot for slot in self._figures if slot.at[1] <= at), at))
        inside = [slot for slot in earlier if slot.at[0] >= clause[0]]
        words = self._prose.text[inside[-1].at[1] if inside else clause[0] : at]
        if self._bare(words):
            return self.named(words)
        while earlier and self._compares(earlier[-1].before):
            named = self.named(before_comparison(earlier.pop().before, self._year)) or named
        if not earlier:
            return named
        last = earlier[-1].measure
        if last is None:
            return None
        whole = [s.measure for s in earlier[:-1] if s.measure and divides(s.measure.id, last.id)]
        return Measure(last.id, sum((measure.readings for measure in whole), last.readings))

    def _bare(self, words: str) -> str:
        return self._words.filler.sub("", words).strip("件条宗起份个项次,")

    def _compares(self, words: str) -> bool:
        if before_target(words, self._year) is not None:
            return False
        return is_comparison(words, self._year) or bool(self._words.base.search(words))

    def named(self, words: str) -> Measure | None:
        """The one measure, or the share of one, that the words name."""
        scope = scope_of(self._whole(words), year=self._year, organ=self._organ)
        if scope.narrowed or scope.part:
            return None
        bare = self._bare(words)
        share = self._words.share.search(bare)
        measure = self._resolved(bare[: share.start()] if share else bare)
        if measure is None:
            return None
        if not share:
            return measure
        return Measure.plain(self._words.shares[measure.id]) if measure.id in self._words.shares else None

    def _whole(self, words: str) -> str:
        """The words without what compares with last year, which narrows nothing."""
        return self._words.filler.sub("", words)

    def _resolved(self, words: str) -> Measure | None:
        words = words.replace(REFERENCE_MARK, "")
        return resolve(words, self._context, year=self._year)
