"""Sizes in words: what a text says of the greater part, or of one figure beside another, holds in the ledger.

申请人以自然人为主, 后者占绝大多数, 维持的多于纠正的: no numeral, yet a number nobody may make up. What
cannot be held against two figures is refused, unless the facts or cards say it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from drafting.checks.findings import Finding
from drafting.deeds import deed_clauses
from drafting.ledger import Entry, Ledger, render_entry
from drafting.mentions import ON_REQUEST, changing
from drafting.narrative.binding_findings import MISMATCH, finding
from drafting.narrative.material import Material
from drafting.narrative.sentences import sentence_places
from drafting.references import REFERENCE, SUPPORT
from drafting.tieout import pairs

_MOST = (
    re.compile(r"以(?P<part>[^，。；以]{1,24}?)(?P<word>为主)(?![要动题管任席体导持])"),
    re.compile(
        r"(?P<part>[^，。；]*?)(?P<word>占(?:了|据)?(?:绝大|大|绝对)?(?:多数|部分)|居多|占(?:了|据)?(?:大头|主体|主导))"
    ),
    re.compile(r"(?P<word>(?:绝大|大)(?:多数|部分)|(?<![少占])多数|多半)(?P<part>[^，。；]*)"),
    re.compile(r"(?P<word>主要(?:来自|来源于|集中[在于]|(?:是|为)(?!因|由|了)))(?P<part>[^，。；]*)"),
)
"""How a text speaks of the greater part; the part's name, and the word that says so."""

_NEARLY_ALL = Fraction(2, 3)
"""From what share on 绝大多数 may be said; otherwise more than a half."""

_OF_TABLES = re.compile(r"申请|复议|诉讼|案件|公开|答复|维持|纠正|法人|自然人|许可|处罚|强制")
_BESIDE = re.compile(r"(?P<word>多于|少于|高于|低于|大于|小于|不及|超过(?!半)|超出)(?P<other>[^，。；]+)")
_LESS = frozenset({"少于", "低于", "小于", "不及"})
_LAST_YEAR = re.compile(r"[上去]一?年|往年|历年|同期|规定|期限|工作日")
_WHOLES = (
    (re.compile(r"^(?:t3\.received\.(?!total)|organisations\.received$)"), "t3.received.total"),
    (
        re.compile(r"^(?:t3\.\w+\.total|refused|unavailable|unprocessed|closed|disclosed)"),
        "t3.processed.total",
    ),
    (re.compile(r"^t4\.review\.(?!total)"), "t4.review.total"),
    (re.compile(r"^(?:litigation\.(?!total)|t4\.litigation_\w+\.total)"), "litigation.total"),
)
"""What a figure is a part of."""

_NO_PARTS = frozenset({"t3.received.total", "t3.processed.total", "t3.carried_in.total", "load.total"})
_LEAST_SHARED = 0.5
"""What part of its pairs of characters a clause shares with the fact or card that says the same."""

_UNPROVEN = "没有可以核对的数字，请改用清单里的引用，或者删去。"


@dataclass(frozen=True)
class _Text:
    source: str
    material: Material

    @property
    def ledger(self) -> Ledger:
        return self.material.ledger

    def measured(self, words: str, before: str) -> Entry | None:
        """The entry that the words name; 前者 and 后者 are the last two that the sentence cites before."""
        cited = [match["id"] for match in REFERENCE.finditer(before) if match["id"] in self.ledger]
        if "者" in words and re.search("[前后]者", words):
            pair = cited[-2:]
            return self.ledger[pair["后者" in words]] if len(pair) == 2 else None
        material = self.material
        named = changing(words, year=material.year, organ=material.organ, about=ON_REQUEST)
        return self.ledger.get(named.entry or "") if named else None

    def is_stated(self, clause: str) -> bool:
        """Whether a fact or a card says this, in nearly these words."""
        cards = (f"{card.title}，{card.evidence}，{card.cause}" for card in self.material.cards)
        said, claimed = (*(fact.statement for fact in self.material.facts), *cards), pairs(clause)
        return any(len(claimed & pairs(one)) >= _LEAST_SHARED * len(claimed) for one in said)


def size_findings(source: str, material: Material, *, planned: bool = False) -> Iterator[Finding]:
    """A finding (``reference-mismatch``) for every majority and comparison in words that does not hold.

    Args:
        source: source text.
        material: what the model was to draw on.
        planned: whether it is a 措施, which speaks of what is to be.
    """
    if planned:
        return
    text = _Text(source, material)
    leaning = [clause.span for clause in deed_clauses(source) if clause.supported_by or clause.planned]
    for start, end in sentence_places(source):
        for pattern in _MOST:
            for match in pattern.finditer(source, start, end):
                if not any(a <= match.start("word") < b for a, b in leaning):
                    yield from _majority(match, text, source[start : match.start()])
        for match in _BESIDE.finditer(source, start, end):
            yield from _beside(match, text, source[start : match.start()])


def _majority(match: re.Match[str], text: _Text, before: str) -> Iterator[Finding]:
    said, part = match["word"], SUPPORT.sub("", match["part"])
    entry = text.measured(REFERENCE.sub("", part), before)
    whole = _whole(entry, text.ledger) if entry else None
    if entry is None or whole is None:
        clause = SUPPORT.sub("", re.split("[，。；]", before)[-1] + match[0])
        if _OF_TABLES.search(clause) and not text.is_stated(clause):
            yield finding(MISMATCH, f"“{said}”{_UNPROVEN}", text.source, match.span())
        return
    least = _NEARLY_ALL if "绝" in said else Fraction(1, 2)
    if not _number(entry) > least * _number(whole):
        told = f"“{entry.label}”{render_entry(entry)}，“{whole.label}”{render_entry(whole)}，"
        yield finding(MISMATCH, f"{told}与“{said}”不符，请改正或删去。", text.source, match.span())


def _beside(match: re.Match[str], text: _Text, before: str) -> Iterator[Finding]:
    if _LAST_YEAR.search(match["other"]):
        return  # directions are looked at elsewhere
    clause = re.split("[，。；、]", before)[-1]
    cited = [ref["id"] for ref in REFERENCE.finditer(before) if ref["id"] in text.ledger]
    one = text.measured(REFERENCE.sub("", clause), before) if clause.strip() else None
    one = one or (text.ledger[cited[-1]] if cited else None)
    other = text.measured(REFERENCE.sub("", match["other"]), "")
    if one is None or other is None or one.id == other.id or one.unit != other.unit:
        return
    less = match["word"] in _LESS
    holds = _number(one) < _number(other) if less else _number(one) > _number(other)
    if not holds:
        told = f"“{one.label}”{render_entry(one)}，“{other.label}”{render_entry(other)}，"
        message = f"{told}与“{match['word']}”不符，请改正或删去。"
        yield finding(MISMATCH, message, text.source, match.span())


def _whole(entry: Entry, ledger: Ledger) -> Entry | None:
    """What the entry is a part of, where both have a number."""
    if entry.id in _NO_PARTS:
        return None
    whole = next((ledger.get(id) for pattern, id in _WHOLES if pattern.search(entry.id)), None)
    return whole if whole and _number(whole) else None


def _number(entry: Entry) -> Fraction:
    return Fraction(entry.value) if isinstance(entry.value, int | Fraction) else Fraction(0)
