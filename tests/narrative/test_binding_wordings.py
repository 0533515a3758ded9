"""A reference is let stand in every wording of its own measure, and in no wording of another."""

import pytest
from sample_year import sample_material
from wordings import WORDINGS

from drafting.narrative.binding_findings import reference_findings
from drafting.references import reference

MATERIAL = sample_material()
LEDGER = MATERIAL.ledger


def refused(sentence: str) -> list[str]:
    found = reference_findings(sentence, LEDGER, offered=list(LEDGER), year=2024, organ=MATERIAL.organ)
    return [finding.message for finding in found]


@pytest.mark.parametrize(
    ("id", "wording"), [(id, wording) for id, wordings in WORDINGS.items() for wording in wordings]
)
def test_only_its_own_reference_stands_in_a_wording(id: str, wording: str) -> None:
    assert refused(wording.format(reference(id)) + "。") == []
    others = (other for other in WORDINGS if LEDGER[other].parts != LEDGER[id].parts)
    let_stand = [other for other in others if not refused(wording.format(reference(other)) + "。")]
    assert let_stand == []


@pytest.mark.parametrize(
    "id",
    [
        id
        for id, entry in LEDGER.items()
        if not id.startswith("fact.") and isinstance(entry.value, int) and entry.value
    ],
)
def test_a_reference_stands_behind_its_label(id: str) -> None:
    assert refused(f"{LEDGER[id].label}{reference(id)}。") == []


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("经统计，有关数据为{}。", id="没有点名"),
        pytest.param("新收和上年结转申请共[[load.total]]。", id="两项合计"),
        pytest.param("办理总数中，予以公开和部分公开的占[[disclosed.share]]。", id="比例"),
        pytest.param("行政处罚决定数量较上年[[penalties.change]]。", id="变化"),
        pytest.param("新收申请数量同比[[received.change]]。", id="变化，同比"),
    ],
)
def test_an_honest_reference_is_let_stand(sentence: str) -> None:
    assert refused(sentence.format("[[t3.received.total]]")) == []


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("公开率达[[t3.granted.total]]。", id="件数写成率"),
        pytest.param("占[[received.change]]。", id="变化写成占比"),
        pytest.param("同比[[disclosed.share]]。", id="占比写成同比"),
        pytest.param("行政复议案件数较上年[[received.change]]。", id="别的变化"),
        pytest.param("发布政策解读[[t3.received.total]]。", id="表里不数的事"),
        pytest.param("收到[[t3.received.total]]条留言。", id="表里不数的事，在后"),
    ],
)
def test_a_reference_of_another_kind_is_refused(sentence: str) -> None:
    assert len(refused(sentence)) == 1
