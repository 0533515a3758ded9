"""Directions: words that say a measure rose, fell, stayed, or occurred for the first time."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import takewhile

from drafting.figures import squeeze
from drafting.mentions.about import sentences_about
from drafting.mentions.direction_claims import DirectionClaim, direction_words
from drafting.mentions.enumerations import divides
from drafting.mentions.measures import Context, Measure
from drafting.mentions.numbers import NumberMention
from drafting.mentions.prose import REFERENCE_MARK, Prose, Span
from drafting.mentions.readings import Reading
from drafting.mentions.resolving import resolve
from drafting.mentions.scope import before_comparison, before_start, before_target, is_comparison, scope_of
from drafting.mentions.shares import share_claims
from drafting.mentions.slot import GLUE, Slot, standing, way_between
from drafting.mentions.slots import slots
from drafting.references import PLACEHOLDER

_ALL_OF_THEM = re.compile("^，?(?:[两二三]者|[两二三]项|[两二三]类|双双)?(?:均|都|皆|双双)")
_RESPECTIVELY = re.compile("分别")
_ORDINAL = re.compile("^(?:[一二三四五六七八九十]+[是、]|[(][一二三四五六七八九十]+[)])")
_TO_NUMBER = re.compile("(?:了|约|近|超过?|逾|率|幅|为|达到?)*")
_TO_RATE = re.compile("(?:仅|只有|为|是|达到?|约|近|:)+$")
_LAST_YEAR = 5
"""The length of the words for last year, 2023年 the longest."""
_SIGNS = {"up": 1, "down": -1, "level": 0, "first": 1}


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
    return _directions(text, year, organ, about)


@lru_cache(maxsize=64)
def _directions(text: str, year: int | None, organ: str, about: Context | None) -> tuple[DirectionClaim, ...]:
    prose, said = Prose.of(text), direction_words(year).said
    telling = [
        (sentence, context)
        for sentence, context in sentences_about(prose, year, about)
        if said.may(prose.text[slice(*sentence)]) and said.pattern.search(prose.text, *sentence)
    ]
    if not telling:
        return ()
    shares = {claim.number.span: claim.part[0] for claim in share_claims(text, year=year, organ=organ)}
    figures: dict[Span, list[Slot]] = {}
    for slot in slots(prose, year, organ, about):
        figures.setdefault(slot.sentence, []).append(slot)
    found: list[DirectionClaim] = []
    for sentence, context in telling:
        within = figures.get(sentence, ())
        found += _Sentence(prose, within, context, year, organ, shares).claims(sentence)
    asked = [match.span() for match in PLACEHOLDER.finditer(text)]
    return tuple(claim for claim in found if not any(a <= claim.span[0] < b for a, b in asked))


def changing(
    words: str, *, year: int | None, organ: str = "", about: Context | None = None
) -> Measure | None:
    """What a clause says has changed, by its words up to the change; ``None`` where nothing is named.

    行政复议案件数较上年 names 行政复议; 较上年 alone names nothing.
    """
    sentence = _Sentence(Prose.of(words), (), about or Context(), year, organ, {})
    return sentence.named(squeeze(words))


class _Sentence:
    """One sentence: its figures, and what it is about."""

    def __init__(
        self,
        prose: Prose,
        figures: Sequence[Slot],
        context: Context,
        year: int | None,
        organ: str,
        shares: Mapping[Span, Reading],
    ) -> None:
        self._prose, self._figures, self._context = prose, figures, context
        self._year, self._organ, self._words = year, organ, direction_words(year)
        self._shares = shares
        self._or_share = ""

    def claims(self, span: Span) -> Iterator[DirectionClaim]:
        text = self._prose.text
        said: list[str] = []
        listed: list[Measure | None] = []
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
                    words = self._before(clause, match.start())
                    numbers = self._numbers_behind(match.end()) if _RESPECTIVELY.search(words) else []
                    if len(numbers) > 1:
                        counted = self._counted(match.start(), len(numbers))
                        for own, number in zip(counted, numbers, strict=False):
                            yield from self._claim(own, match, span, number)
                        continue
                    if both := _ALL_OF_THEM.search(words):
                        for own in self._alike(match.start(), 3 if "三" in both[0] else 2):
                            yield from self._claim(own, match, span)
                        continue
                    if _RESPECTIVELY.search(words):
                        listed = self._counted(match.start(), self._words_behind(match, span))
                    elif self._bare(words):
                        listed = []
                    measure = listed.pop(0) if listed else self._subject(clause, match.start(), said)
                yield from self._claim(measure, match, span)
                self._or_share = ""
            said.append(text[clause[0] : end])

    def _claim(
        self, measure: Measure | None, match: re.Match[str], span: Span, stated: NumberMention | None = None
    ) -> Iterator[DirectionClaim]:
        if measure:
            yield DirectionClaim(
                self._prose.span(*match.span()),
                match[0],
                _SIGNS[match.lastgroup or ""],
                measure,
                self._figure_of(measure, match.start()),
                self._based(self._prose.text[span[0] : self._base_ends(match, span)])
                or bool(self._words.base_behind.search(self._prose.text[match.end() : span[1]])),
                stated,
                self._or_share,
            )

    def _alike(self, at: int, count: int) -> list[Measure]:
        """The measures of the last figures before a place, of which all are said to change alike."""
        earlier = standing((slot for slot in self._figures if slot.at[1] <= at), at)
        return [slot.measure for slot in earlier if slot.measure][-count:]

    def _counted(self, at: int, count: int) -> list[Measure | None]:
        """The measures of the last figures before a place, as many as are said to change 分别."""
        earlier = standing((slot for slot in self._figures if slot.at[1] <= at), at)
        own = [slot.measure for slot in earlier if slot.number is None or slot.number.unit != "%"]
        return own[-count:] if len(own) >= count else [None] * count

    def _numbers_behind(self, at: int) -> list[NumberMention]:
        """The numbers of one list behind a word of direction: 分别增长3.5%、14.2%."""
        later = [slot for slot in self._figures if slot.at[0] >= at and slot.number]
        if not later or not _TO_NUMBER.fullmatch(self._prose.text, at, later[0].at[0]):
            return []
        rest = takewhile(lambda slot: GLUE.fullmatch(slot.before), later[1:])
        return [slot.number for slot in (later[0], *rest) if slot.number]

    def _words_behind(self, match: re.Match[str], span: Span) -> int:
        """How many words of direction a list has that begins with this one: 分别下降3.5%、增长23.5%."""
        count = 1
        for word in self._words.said.pattern.finditer(self._prose.text, match.end(), span[1]):
            inside = [slot for slot in self._figures if slot.at[1] <= word.start()]
            between = self._prose.text[inside[-1].at[1] if inside else span[0] : word.start()]
            if not GLUE.fullmatch(self._bare(between)):
                break
            count += 1
        return count

    def _figure_of(self, measure: Measure, at: int) -> NumberMention | None:
        """The last number before the word that the sentence gives for the measure."""
        earlier = [slot for slot in self._figures if slot.at[1] <= at]
        own = [slot.number for slot in earlier if measure in (slot.measure, self._rate(slot))]
        return own[-1] if own else None

    def _base_ends(self, match: re.Match[str], span: Span) -> int:
        """Where the words end that name the base: right behind 高于, before any other word of direction."""
        behind = match[0].endswith(("于", "过", "超", "及"))
        return min(match.end() + _LAST_YEAR, span[1]) if behind else match.end()

    def _based(self, said: str) -> bool:
        return bool(self._words.base.search(said)) and not self._words.other_base.search(said)

    def _subject(self, clause: Span, at: int, said: Sequence[str]) -> Measure | None:
        """What stands before the word in its clause; if nothing does, the last figure, or what was named.

        ``said`` are the clauses before, of which the last that names something tells. A figure that is itself
        a comparison (比2022年的115件增加30件，增长26.1%) is nobody's subject.
        """
        earlier = list(standing((slot for slot in self._figures if slot.at[1] <= at), at))
        words = self._before(clause, at)
        if self._bare(words):
            share = self._words.share.search(self._bare(words))
            if share and not share.start() and earlier and earlier[-1].measure is None:
                return self._rate(earlier[-1])  # 占81.4%，比重较上年下降3.2个百分点
            return self.named(words)
        if earlier and self._states_elsewhere(earlier[-1]):
            return None
        while earlier and self._compares(earlier[-1].before):
            start = before_start(earlier[-1].before, self._year)
            if start and self._bare(start):  # 占办结总数的比重由23.9%升至27.9%
                later = next((slot for slot in self._figures if slot.at[0] >= at), None)
                if later and later.measure and way_between(earlier[-1], later, self._year) == "":
                    return later.measure
                return self.named(start)
            if named := self.named(before_comparison(earlier.pop().before, self._year)):
                return named
        if not earlier:
            return next(filter(None, map(self.named, reversed(said))), None)
        last = earlier[-1].measure
        if last is None:
            return self._of_share(earlier, at)
        whole = [s.measure for s in earlier[:-1] if s.measure and divides(s.measure.id, last.id)]
        return Measure(last.id, sum((measure.readings for measure in whole), last.readings))

    def _of_share(self, earlier: Sequence[Slot], at: int) -> Measure | None:
        """What a change behind a percentage is of: the share in points, else also what has that share."""
        share = self._rate(earlier[-1])
        part = earlier[-2].measure if len(earlier) > 1 else None
        behind = next((slot.number for slot in self._figures if slot.at[0] >= at), None)
        points = behind is not None and behind.unit == "个百分点"
        if share is None or points or _TO_RATE.sub("", earlier[-1].before).endswith("率"):
            return share
        if part is None or self._words.shares.get(part.id) != share.id:
            return None
        self._or_share = share.id
        return part

    def _rate(self, slot: Slot) -> Measure | None:
        """The share that a percentage is of: 纠错率25%，较上年下降8.3个百分点; 自然人占81.4%，….

        By the words before it, else as what it has been found to be a share of.
        """
        before = _TO_RATE.sub("", slot.before)
        share = self._words.share.search(before)
        if slot.number is None or slot.number.unit != "%" or slot.excluded:
            return None
        measure = resolve(before[: share.start()], slot.context, year=self._year) if share else None
        part = (measure.id,) if measure else self._shares.get(slot.number.span, ())
        id = self._words.shares.get(part[0]) if len(part) == 1 else None
        return Measure.plain(id) if id else None

    def _states_elsewhere(self, slot: Slot) -> bool:
        """Whether a figure is another year's own (2022年收到申请100件，同比增长35%), as is what follows."""
        words = slot.before
        compared = is_comparison(words, self._year) or before_start(words, self._year) is not None
        return slot.elsewhere and slot.named is not None and not compared

    def _before(self, clause: Span, at: int) -> str:
        """The words before a place, from its clause's last figure on."""
        inside = [
            slot
            for slot in self._figures
            if slot.at[0] >= clause[0] and slot.at[1] <= at and not slot.before.endswith("连续")
        ]
        return self._prose.text[inside[-1].at[1] if inside else clause[0] : at]

    def _bare(self, words: str) -> str:
        """The words without an item's number and what may stand between a measure and its direction."""
        return self._words.filler.sub("", _ORDINAL.sub("", words)).strip("件条宗起份个项次,")

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
        words = _ORDINAL.sub("", words.replace(REFERENCE_MARK, ""))
        return resolve(words, self._context, year=self._year)
