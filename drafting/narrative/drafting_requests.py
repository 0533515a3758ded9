"""What a model is asked, and what it is offered to cite: the material of a part, put into its prompt.

The prompt carries the part's facts with their support marks, and of the ledger only the headline entries
(``headlines.toml``) that are not blank and not zero. Precedents go out with their figures masked, so that
no number of another year or organ can come back as this one's.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from importlib.resources import files

from drafting.checks.findings import Finding
from drafting.checks.masking import MASK
from drafting.errors import DataFileError
from drafting.facts import Aspect
from drafting.ledger import UNDEFINED, EntryKind, Ledger, render, render_entry
from drafting.mentions.numbers import numbers
from drafting.narrative.gathering import OFFERED
from drafting.narrative.material import PARTS, Card, Material, Measure, Part, marked, voice_of
from drafting.narrative.offline_figures import denials
from drafting.narrative.offline_problems import problem_cards
from drafting.narrative.prompts import Prompt, load_prompt
from drafting.references import PLACEHOLDER, REFERENCE, reference, references, supports, without_supports
from drafting.report import HEADINGS

ANSWER_TOKENS = 3000
"""What is kept free of the context for an answer, and for its repair."""

_PROMPTS = {"intro": "intro", "problems": "problems", "other": "other"}
_NOTHING = "（无）"
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True)
class Request:
    """A question to the model: the prompts it is made of, both messages, the ids offered to be cited."""

    prompts: tuple[Prompt, ...]
    system: str
    user: str
    offered: frozenset[str]

    def again(self, answer: str, findings: Iterable[Finding]) -> "Request":
        """The same question with the answer that did not pass, and what was wrong with it.

        It begins as the first one does, word for word: servers that keep what they have read need not read it
        again.
        """
        repair = load_prompt("repair")
        told = "\n".join(f"- {finding.message}" for finding in findings)
        system, user = repair.render(answer=answer, findings=told)
        prompts = (*self.prompts, repair)
        return Request(prompts, self.system, f"{self.user}\n\n{system}\n\n{user}", self.offered)


def tokens(text: str) -> int:
    """About how many tokens a text has, rather too many: one a Chinese character, one for three others."""
    other = sum(character.isascii() for character in text)
    return len(text) - other + -(-other // 3)


def fitting(
    part: Part, material: Material, precedents: Sequence[str], context: int | None
) -> tuple[str, ...]:
    """The precedents that there is room for beside the part's material, the first ones first.

    Args:
        part: the part that is asked for.
        material: what goes with it in any case: facts, figures and cards are never left out.
        precedents: past texts, the best first.
        context: how many tokens the model reads and writes at once; ``None``: unknown, all of them.
    """
    kept = tuple(precedents)
    while context is not None and kept and _size(part, material, kept) > context - ANSWER_TOKENS:
        kept = kept[:-1]
    return kept


def first_request(part: Part, material: Material, precedents: Sequence[str]) -> Request:
    """What is asked first for a part."""
    if part.code != "problems":
        return text_request(part, material, precedents)
    cards = {number: card for number, card in enumerate(problem_cards(material), 1) if is_whole(card)}
    return cards_request(cards, material, precedents)


def _size(part: Part, material: Material, precedents: Sequence[str]) -> int:
    request = first_request(part, material, precedents)
    return tokens(request.system) + tokens(request.user)


def has_substance(part: Part, material: Material) -> bool:
    """Whether there is a fact or a figure to write of; where there is none, a model could only pad."""
    return bool(material.facts_of(*part.aspects) or _headlines(part, material.ledger))


def is_whole(card: Card) -> bool:
    """Whether a model may word the card: problem and measure are both there, nothing is still asked for."""
    return bool(card.measures) and not PLACEHOLDER.search(REFERENCE.sub("", card_source(card)))


def text_request(part: Part, material: Material, precedents: Sequence[str]) -> Request:
    """The question for a part of sections 0, 1 or 6."""
    facts = material.facts_of(*part.aspects)
    offered = offered_to(part, material)
    inputs = {
        "organ": material.organ,
        "year": str(material.year),
        "aspect": (part.heading or "").rpartition("）")[2],
        "facts": "\n".join(
            f"- {'' if fact.aspect is part.aspects[0] else f'（{fact.aspect.value}）'}{marked(fact)}。"
            for fact in facts
        ),
        "figures": "\n".join(filter(None, (_figures(offered, material.ledger), _nothing(part, material)))),
        "precedents": _precedents(precedents),
    }
    return _request(_PROMPTS.get(part.code, "aspect"), inputs, offered)


def offered_to(part: Part, material: Material) -> tuple[str, ...]:
    """The ids that a part may cite: its headline entries that say something, and its facts."""
    facts = material.facts_of(*part.aspects)
    return (*_headlines(part, material.ledger), *(fact.reference for fact in facts))


def revision_request(
    section: int,
    passage: str,
    wish: str,
    material: Material,
    offered: Iterable[str],
    precedents: Sequence[str],
) -> Request:
    """The question for a passage's revision, or for an answer about it; precedents are numbered from 1."""
    ids = sorted(offered)
    facts = [fact for fact in material.facts if fact.reference in ids]
    inputs = {
        "organ": material.organ,
        "year": str(material.year),
        "section": HEADINGS.get(section, "导语"),
        "passage": passage,
        "wish": wish,
        "facts": "\n".join(f"- {marked(fact)}。" for fact in facts),
        "figures": _figures(ids, material.ledger),
        "precedents": "\n".join(f"〔往年{n}〕{mask_figures(text)}" for n, text in enumerate(precedents, 1)),
    }
    return _request("revise", inputs, ids)


def cards_request(cards: Mapping[int, Card], material: Material, precedents: Sequence[str]) -> Request:
    """The question for section 5: these cards, by their numbers."""
    offered = sorted(frozenset[str]().union(*(card_offers(card) for card in cards.values())))
    inputs = {
        "organ": material.organ,
        "year": str(material.year),
        "cards": "\n\n".join(_card(number, card) for number, card in cards.items()),
        "figures": _figures(offered, material.ledger),
        "precedents": _precedents(precedents),
    }
    return _request("problems", inputs, offered)


def proposing_request(material: Material, cards: Sequence[Card], suggested: Sequence[Card]) -> Request:
    """The question for problems besides the chosen cards, from the facts and from what figures suggest."""
    offered = sorted(frozenset[str]().union(*(card_offers(card) for card in (*cards, *suggested))))
    facts = [fact for fact in material.facts if fact.aspect is not Aspect.MEASURE]
    titles = (without_supports(render(card.title, material.ledger)) for card in cards)
    inputs = {
        "organ": material.organ,
        "year": str(material.year),
        "facts": "\n".join(f"- {marked(fact)}。" for fact in facts),
        "figures": _figures(offered, material.ledger),
        "chosen": "\n".join(f"- {title}" for title in titles),
    }
    return _request("cards", inputs, (*offered, *(fact.reference for fact in facts)))


def facts_request(text: str, material: Material) -> Request:
    """The question for facts out of a department's material."""
    inputs = {
        "organ": material.organ,
        "year": str(material.year),
        "aspects": "、".join(aspect.value for aspect in OFFERED),
        "material": text.strip(),
    }
    return _request("facts", inputs, ())


def card_offers(card: Card) -> frozenset[str]:
    """The ids that the text of this card may name: those of its own evidence and facts, no other card's."""
    source = card_source(card)
    return frozenset((*(ref.id for ref in references(source)), *supports(source), *card.facts))


def mask_figures(text: str) -> str:
    """The text with every number masked: those that the recogniser finds, and every digit besides."""
    pieces, at = [], 0
    for mention in numbers(text):
        start, end = mention.span
        unit = mention.unit if mention.text.endswith(mention.unit) else ""
        pieces += [text[at:start], MASK, unit]
        at = end
    return _DIGITS.sub(MASK, "".join([*pieces, text[at:]]))


def _request(prompt_id: str, inputs: Mapping[str, str], offered: Iterable[str]) -> Request:
    prompt = load_prompt(prompt_id)
    given = {name: inputs[name] or _NOTHING for name in prompt.inputs}
    return Request((prompt,), *prompt.render(**given), frozenset(offered))


def _figures(offered: Iterable[str], ledger: Ledger) -> str:
    entries = [ledger[id] for id in offered if id in ledger]
    return "\n".join(f"- {reference(e.id)} 显示为“{render_entry(e)}”：{e.label}" for e in entries)


def _nothing(part: Part, material: Material) -> str:
    """What is said of what there was none of: no reference says it, and unsaid it would be missed."""
    if part.code != "on_request":
        return ""
    said = denials(material, voice_of(material))
    return "\n".join(f"- 表中为零，照写：{sentence}" for sentence in said)


def _precedents(precedents: Sequence[str]) -> str:
    return "\n".join(f"- {mask_figures(text)}" for text in precedents)


def _card(number: int, card: Card) -> str:
    sides = {"主题": card.theme, "问题": card.title, "依据": card.evidence, "原因": card.cause}
    told = [f"{name}：{text}" for name, text in sides.items() if text]
    return "\n".join([f"【{number}】", *told, *map(_measure, card.measures)])


def _measure(measure: Measure) -> str:
    published = {"责任单位": measure.who, "时限": measure.due} if measure.published else {}
    added = "；".join(f"{name}：{text}" for name, text in published.items() if text)
    state = "已经做了" if measure.done else "还没有做"
    return f"措施（{state}）：{measure.what}{f'（{added}）' if added else ''}"


def card_source(card: Card) -> str:
    """All that a card says, as source text: title, evidence, cause, measures."""
    return "\n".join((card.title, card.evidence, card.cause, *(measure.what for measure in card.measures)))


@cache
def _patterns() -> Mapping[str, Sequence[str]]:
    data = tomllib.loads(files(__package__).joinpath("headlines.toml").read_text(encoding="utf-8"))
    unknown = set(data) - {part.code for part in PARTS}
    if unknown:
        raise DataFileError(f"headlines.toml 有误：没有名为 {'、'.join(sorted(unknown))} 的部分。")
    return data


def _headlines(part: Part, ledger: Ledger) -> list[str]:
    """The ids of the part's headline entries that have something to say, in the order of the data.

    A change of all there was (下降100.0%) says no more than the zero that is left.
    """
    return [
        id
        for pattern in _patterns().get(part.code, ())
        for id, entry in ledger.items()
        if fnmatchcase(id, pattern) and entry.value and entry.value is not UNDEFINED
        if not (entry.kind is EntryKind.CHANGE and entry.value == -1)
    ]
