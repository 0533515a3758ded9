"""Section 5 without a model: problems, their measures, what became of last year's."""

import re
from collections.abc import Sequence

from drafting.items import answers_by_training_alone
from drafting.narrative.cards import cards_from, says_done
from drafting.narrative.material import Card, Material, Measure, Origin, voice_of
from drafting.narrative.offline_last_year import follow_up
from drafting.narrative.zeros import without_zeros
from drafting.numerals import format_numeral
from drafting.references import pending, without_supports

_ASKED = "〔待"
_PLANNED = re.compile(r"将|拟|下一步|今后|计划|打算")
_NEXT_YEAR = re.compile(r"明年|来年|次年|下一?年|20\d\d年")
"""How a planned measure begins that tells its own time."""
_SAYS_WHEN = re.compile(r"(?:下一步|下一阶段|今后)(?:工作中)?[，,：:]?")
"""How a measure begins that says of itself that it is to come."""
_WHEN_ALONE = re.compile(r"^(?:下一步|下一阶段|今后)(?:工作中)?[，,：:]")


def problem_cards(material: Material) -> tuple[Card, ...]:
    """The cards whose problems section 5 states: those chosen, else those the facts and figures suggest."""
    cards = material.cards if material.settled else material.cards or cards_from(material)
    return tuple(card for card in cards if card.origin is not Origin.LAST_YEAR)


def write_card(card: Card, number: int, material: Material) -> tuple[str, str]:
    """The card's problem and its measures as sentences of source text, without an ordinal.

    That a measure is to come is said once, above the list of all (``compose_problems``); here only where
    the card also tells of measures that are done. Measures that are training alone answer nothing: what
    else is to be done is asked for.

    Args:
        card: the card.
        number: its place, from 1; neighbouring cards word their plans differently.
        material: organ and year, which choose the wording.
    """
    told = filter(None, (card.title, card.evidence, card.cause))
    problem = without_zeros("。".join(told), material.ledger) + "。"
    named = without_supports(card.title)
    if not card.measures:
        return problem, pending(f"针对“{named}”的改进措施")
    done = [_clause(measure) for measure in card.measures if measure.done]
    planned = [_clause(measure) for measure in card.measures if not measure.done]
    if done and planned and not (_PLANNED.search(planned[0]) or _NEXT_YEAR.match(planned[0])):
        planned[0] = voice_of(material).say("problems.alone", turn=number) + planned[0]
    clauses = [*done, *planned]
    between = "。" if any(re.search("[。；]", clause) for clause in clauses) else "；"
    only_training = answers_by_training_alone([measure.what for measure in card.measures])
    asked = pending(f"培训、表态之外，针对“{named}”的具体做法") if only_training else ""
    return problem, f"{between.join(clauses)}。{asked}"


def _clause(measure: Measure) -> str:
    what = measure.what if measure.done else _WHEN_ALONE.sub("", measure.what)
    if measure.published and measure.who and measure.who not in what:
        what = f"由{measure.who}负责，{what}"
    if measure.published and measure.due and measure.due not in what:
        what = f"{what}，{measure.due}前完成"
    return what


def compose_problems(written: Sequence[tuple[str, str]], material: Material) -> str:
    """Section 5 from the (problem, measure) texts of its cards in order, and last year's follow-up.

    Each text is one or more sentences without an ordinal, as ``write_card`` gives them, whoever wrote them.
    Without any card the section asks for its problems.
    """
    followed = follow_up(material)
    paragraphs = [pending("存在的主要问题及改进措施")]
    if written:
        problems, measures = zip(*written, strict=True)
        paragraphs = [
            *_under("（一）存在的主要问题", problems),
            *_under("（二）改进措施", *_introduced(measures, material)),
        ]
    elif followed:
        paragraphs.insert(0, "（一）存在的主要问题及改进措施")
    if followed:
        paragraphs += [f"{'（三）' if written else '（二）'}上年问题整改情况", followed]
    return "\n".join(paragraphs)


def _introduced(measures: Sequence[str], material: Material) -> tuple[Sequence[str], str]:
    """The measures, and the words above them that say that they are to come.

    Of several none says so itself (一是下一步，…) where the words above say it of all.
    """
    voice = voice_of(material)
    told = [measure for measure in measures if not measure.startswith(_ASKED)]
    if not told:
        return measures, ""
    done = any(map(says_done, told))
    if len(measures) > 1:
        bare = [_WHEN_ALONE.sub("", measure) for measure in measures]
        return bare, voice.say("problems.lead_with_done" if done else "problems.lead")
    if done or _SAYS_WHEN.match(told[0]) or _NEXT_YEAR.match(told[0]):
        return measures, ""
    return [voice.say("problems.alone") + told[0]], ""


def _under(heading: str, texts: Sequence[str], lead: str = "") -> list[str]:
    """The texts under their heading: numbered paragraphs, or one on the heading's own line."""
    if len(texts) == 1:
        return [f"{heading}。{texts[0]}"]
    numbered = (f"{format_numeral(number)}是{text}" for number, text in enumerate(texts, start=1))
    return [f"{heading}。{lead}" if lead else heading, *numbered]
