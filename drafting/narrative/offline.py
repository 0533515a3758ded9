"""The offline writer: the whole narrative from facts, cards and the project's own clauses, without a model.

Stored source text: numbers are references, every sentence made from a fact ends with its support mark.
Where nobody has said anything it asks (〔待补：…〕); nothing is invented, nothing padded. It also writes the
paragraphs that a model could not be trusted with.
"""

from collections.abc import Mapping, Sequence

from drafting.facts import Aspect, Fact
from drafting.ledger import Ledger
from drafting.narrative.clauses import Voice
from drafting.narrative.material import PARTS, Material, Part, marked, voice_of
from drafting.narrative.offline_figures import dispute_figures, proactive_figures, request_figures
from drafting.narrative.offline_problems import compose_problems, problem_cards, write_card
from drafting.narrative.placing import by_topic, goes_on
from drafting.narrative.retold import told_once
from drafting.narrative.zeros import without_zeros
from drafting.numerals import format_numeral
from drafting.references import pending
from drafting.report import NARRATIVE_SECTIONS, OrganType

__all__ = ["assemble", "compose_problems", "problem_cards", "write_card", "write_part", "write_report"]

_ASKED_OF_GOVERNMENTS = (Aspect.ASSESSMENT, Aspect.PUBLIC_REVIEW, Aspect.ACCOUNTABILITY)
"""What 第五十条第四项 asks of 各级人民政府 only."""

_ADDRESS_WORDS = ("http", "www", "网站", "网址", "门户", "政府网")
_CONTACT_WORDS = ("电话", "联系", "邮编", "邮箱", "地址：")
_FEE_WORDS = "信息处理费"
_FEWEST_NUMBERED = 3


def write_report(material: Material) -> dict[int, str]:
    """Sections 0, 1, 5 and 6 as source text, paragraphs by line."""
    return assemble({part.code: write_part(part, material) for part in PARTS})


def assemble(parts: Mapping[str, str]) -> dict[int, str]:
    """The sections from the texts of their parts (by code)."""
    return {
        section: "\n".join(filter(None, (parts[p.code] for p in PARTS if p.section == section)))
        for section in NARRATIVE_SECTIONS
    }


def write_part(part: Part, material: Material) -> str:
    """One part as source text, its sub-heading first."""
    voice = voice_of(material)
    match part.code:
        case "intro":
            text = _intro(material, voice)
        case "proactive":
            text = _proactive(material, voice)
        case "on_request":
            text = _on_request(material, voice)
        case "supervision":
            text = _supervision(material, voice)
        case "problems":
            cards = enumerate(problem_cards(material), start=1)
            text = compose_problems([write_card(card, number, material) for number, card in cards], material)
        case "other":
            text = _other(material)
        case _:
            told = _told(material.facts_of(*part.aspects), voice)
            text = told or asked_of(part.aspects[0])
    text = without_zeros(text, material.ledger)
    return f"{part.heading}。{text}" if part.heading else text


def _proactive(material: Material, voice: Voice) -> str:
    """Table two, each of its sentences followed by the facts on the same, then the other facts."""
    facts = material.facts_of(Aspect.PROACTIVE)
    figures = proactive_figures(material, voice)
    placed = by_topic(facts, *(topic for topic, sentence in figures.items() if sentence))
    text = "".join(sentence + _sentences(placed.get(topic, ())) for topic, sentence in figures.items())
    text += _told(placed[""], voice, after=text)
    return text if facts else text + asked_of(Aspect.PROACTIVE)


def _on_request(material: Material, voice: Voice) -> str:
    """Table three and how applications were handled, then table four and what was done about disputes."""
    requests, disputes = request_figures(material, voice), dispute_figures(material, voice)
    placed = by_topic(material.facts_of(Aspect.ON_REQUEST), "disputes")
    turn, ledger = voice.say("on_request.work"), material.ledger
    handled = _told(placed[""], voice, after=requests, turn=turn, ledger=ledger)
    return requests + handled + disputes + _told(placed["disputes"], voice, after=disputes, ledger=ledger)


def asked_of(aspect: Aspect) -> str:
    """What stands in an aspect's paragraph of section 1 where no fact tells of any work."""
    return pending(f"{aspect.value}工作情况")


def _told(
    facts: Sequence[Fact], voice: Voice, *, after: str = "", turn: str = "", ledger: Ledger | None = None
) -> str:
    """The facts as sentences, or as 一是…；二是… where there are several and the report lists them.

    Args:
        facts: of one part, in the order in which they were entered.
        voice: how the organ words things.
        after: what the paragraph says before; a list that opens it needs no words to lead to it.
        turn: leads from there to the first sentence.
        ledger: whose table three is told before; what only says its numbers again is left out.
    """
    told = _statements(facts, ledger)
    if not told:
        return ""
    plain = any("。" in text or "一是" in text for text in told) or len(told) < _FEWEST_NUMBERED
    if plain or voice.choose("listed", ("句", "列")) == "句":
        return turn + "".join(f"{text}。" for text in told)
    numbered = (f"{format_numeral(n)}是{text}" for n, text in enumerate(told, start=1))
    return (voice.say("listed.lead") if after else "") + "；".join(numbered) + "。"


def _statements(facts: Sequence[Fact], ledger: Ledger | None = None) -> list[str]:
    """The facts; one that only goes on with the one before (其中通过网站公开…) in the same statement."""
    told: list[str] = []
    for place, fact in enumerate(facts):
        gone_on_with = any(goes_on(following.statement) for following in facts[place + 1 : place + 2])
        text = told_once(fact, ledger) if ledger and not gone_on_with else marked(fact)
        if told and goes_on(text):
            told[-1] += f"，{text}"
        elif text:
            told.append(text)
    return told


def _sentences(facts: Sequence[Fact]) -> str:
    return "".join(f"{text}。" for text in _statements(facts))


def _intro(material: Material, voice: Voice) -> str:
    facts = material.facts_of(Aspect.INTRO)
    text = voice.say("intro.basis") + voice.say("intro.period") + _sentences(facts)
    said = "".join(fact.statement for fact in facts)
    missing = [
        name
        for name, words in (("电子版网址", _ADDRESS_WORDS), ("联系方式", _CONTACT_WORDS))
        if not any(word in said for word in words)
    ]
    return text + (pending("和".join(missing)) if missing else "")


def _supervision(material: Material, voice: Voice) -> str:
    text = _told(material.facts_of(Aspect.SUPERVISION), voice) or asked_of(Aspect.SUPERVISION)
    for aspect in _ASKED_OF_GOVERNMENTS:
        facts = material.facts_of(aspect)
        if facts:
            named = any(aspect.value in fact.statement for fact in facts)
            text += ("" if named else voice.say("aspects.lead", aspect=aspect.value)) + _told(facts, voice)
        elif material.organ_type is OrganType.GOVERNMENT:
            text += pending(f"{aspect.value}情况")
    return text


def _other(material: Material) -> str:
    facts = material.facts_of(Aspect.OTHER)
    fees = any(_FEE_WORDS in fact.statement for fact in facts)
    return _sentences(facts) + ("" if fees else pending("信息处理费收取情况"))
