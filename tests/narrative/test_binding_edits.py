"""Texts put together from known wordings: what is rendered binds back, and no edit attaches a wrong cell.

A sentence's measure is known because the test wrote it, not because the recogniser says so.
"""

from dataclasses import dataclass, replace
from random import Random

import pytest
from builders import ORGAN, consistent_figures
from wordings import WORDINGS

from drafting.ledger import Ledger, render
from drafting.mentions import ON_REQUEST
from drafting.narrative.binding import bind
from drafting.references import reference, references

TEXTS, EDITS = 30, 50
YEAR = 2024
TYPED = (
    "共",
    "约",
    "左右",
    "其中",
    "，",
    "上半年",
    "件",
    "已",
    "近",
    "该项",
    "同比",
    "不",
    "另",
    "3",
    "２件",
)
"""What somebody types anywhere."""


@dataclass(frozen=True)
class Sentence:
    """A wording of ``id`` with what stands in its place: a reference, or plain text; ``intact``: untouched."""

    id: str
    before: str
    filling: str
    after: str
    intact: bool = True

    @property
    def text(self) -> str:
        return f"{self.before}{self.filling}{self.after}。"


def sentence(id: str, random: Random) -> Sentence:
    before, after = random.choice(WORDINGS[id]).split("{}")
    return Sentence(id, before, reference(id), after)


def bound(text: str, ledger: Ledger) -> tuple[str, list[tuple[int, int]]]:
    """The text as source, and where it has findings."""
    found = bind(text, ledger, offered=ledger, year=YEAR, organ=ORGAN, about=ON_REQUEST)
    return found.source, [finding.span or (0, 0) for finding in found.findings]


def edited(sentences: list[Sentence], ledger: Ledger, random: Random) -> list[Sentence]:
    """The text after one edit: typing, deleting, moving, swapping, pasting."""
    at, other = random.randrange(len(sentences)), random.randrange(len(sentences))
    new, one = list(sentences), sentences[at]
    edit = random.choice(("type", "delete", "move", "swap", "paste", "paste all", "number", "swap sentences"))
    if edit == "type":
        place = random.randint(0, len(one.before))
        typed = random.choice(TYPED)
        new[at] = replace(one, before=one.before[:place] + typed + one.before[place:], intact=False)
    elif edit == "delete":
        place = random.randint(0, len(one.before))
        gone = one.before[:place] + one.before[place + random.randint(1, 4) :]
        new[at] = replace(one, before=gone, intact=False)
    elif edit == "move":
        new[other] = replace(sentences[other], filling=one.filling)
        new[at] = sentence(one.id, random)
    elif edit == "swap":
        new[at] = replace(one, filling=sentences[other].filling)
        new[other] = replace(sentences[other], filling=one.filling)
    elif edit == "paste":
        new[at] = replace(one, filling=render(sentences[other].filling, ledger))
    elif edit == "paste all":
        new[at] = replace(sentences[other], filling=render(sentences[other].filling, ledger))
    elif edit == "number":
        new[at] = replace(one, filling=f"{random.randint(0, 40)}{random.choice(('件', '', '次'))}")
    else:
        new[at], new[other] = new[other], new[at]
    return new


def recognised() -> list[Sentence]:
    """The sentences that name their measure by themselves: alone they bind, whatever the figures."""
    ledgers = [Ledger.of(consistent_figures(seed, 40)) for seed in (1, 2)]
    every = (
        Sentence(id, wording.split("{}")[0], reference(id), wording.split("{}")[1])
        for id, all in WORDINGS.items()
        for wording in all
    )
    return [
        one
        for one in every
        if all(bound(render(one.text, ledger), ledger)[0] == one.text for ledger in ledgers)
    ]


@pytest.mark.parametrize("most", [1, 3, 40, 3000])
def test_a_text_of_recognised_phrases_binds_back(most: int) -> None:
    known = recognised()
    assert len(known) >= 86
    for seed in range(60):
        random = Random(seed)
        ledger = Ledger.of(consistent_figures(seed, most))
        source = "".join(one.text for one in random.sample(known, 6))
        plain = render(source, ledger)
        again, _ = bound(plain, ledger)
        assert render(again, ledger) == plain
        assert again == source


def test_no_edit_attaches_a_wrong_cell() -> None:
    """1,500 edits: where a reference is not its sentence's, it was found, or nobody attached it."""
    wrong: list[str] = []
    attached = edits = 0
    for seed in range(TEXTS):
        random = Random(seed)
        ledger = Ledger.of(consistent_figures(seed, random.choice((1, 3, 40, 3000))))
        sentences = [sentence(id, random) for id in random.sample(list(WORDINGS), 8)]
        for _ in range(EDITS):
            sentences = edited(sentences, ledger, random)
            edits += 1
            source, findings = bound("".join(one.text for one in sentences), ledger)
            at = 0
            for one, text in zip(sentences, source.split("。"), strict=False):
                for ref in references(text):
                    new = str(ref) != one.filling and str(ref) not in one.text
                    attached += new
                    same = ref.id in ledger and ledger[ref.id].parts == ledger[one.id].parts
                    found = any(start < at + len(text) and end > at for start, end in findings)
                    if not same and (new or one.intact) and not found:
                        wrong.append(f"{one.text} → {text}")
                at += len(text) + 1
            if not edits % 10:
                sentences[random.randrange(8)] = sentence(random.choice(list(WORDINGS)), random)
    assert edits == TEXTS * EDITS
    assert attached > 500, "numbers do bind"
    assert sorted(set(wrong)) == []
