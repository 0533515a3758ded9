"""An embeddings model fused in: a scripted endpoint over real HTTP. No quality is claimed of it."""

import hashlib
import json
import struct

import pytest
from builders import report
from paraphrasing import PARTNERS
from scripted_server import Behaviour

from drafting.errors import ModelError
from drafting.llm import embedder
from drafting.precedents import PrecedentIndex, Query, items_of
from drafting.precedents.ranking import MEANING_WEIGHT
from drafting.precedents.store import VECTORS, Store
from drafting.precedents.trust import pairs, weight_of
from drafting.settings import Settings

SYNONYMS = {"官司": "诉讼", "应诉": "诉讼", "被告": "诉讼"}
"""The scripted model knows that these are about the same; words do not."""

REPORTS = {
    "甲.docx": report(
        organ="云岭市甲局", texts={5: "存在的问题：应诉准备不足。\n改进措施：负责人带头出庭。"}
    ),
    "乙.docx": report(organ="云岭市乙局", texts={5: "存在的问题：栏目久不更新。\n改进措施：每月巡查。"}),
}


def vector(text, dimension=128):
    """Known words at one place, a pair's at another; whatever else, a little at a place of its own."""
    vector = [0.0] * dimension
    if text in PARTNERS:
        vector[1 + PARTNERS[text]] = 1.0
        return vector
    place = struct.unpack("I", hashlib.sha256(text.rstrip("。").encode()).digest()[:4])[0] % (dimension - 1)
    vector[1 + place] = 0.3
    if any(word in text for word in SYNONYMS):
        vector[0] = 1.0
    return vector


def answering(of=vector):
    def answer(texts):
        data = [
            {"object": "embedding", "index": i, "embedding": of(text)}
            for i, text in enumerate([texts] if isinstance(texts, str) else texts)
        ]
        body = {
            "object": "list",
            "model": "m",
            "data": data,
            "usage": {"prompt_tokens": 1, "total_tokens": 1},
        }
        return Behaviour(body=json.dumps(body).encode(), media_type="application/json")

    return answer


@pytest.fixture
def endpoint(scripted_server):
    scripted_server.script = answering()
    return scripted_server


def model(server, name="m"):
    found = embedder(Settings(embeddings_model=name, embeddings_base_url=server.base_url))
    assert found is not None
    return found


@pytest.fixture
def index(tmp_path, endpoint):
    with PrecedentIndex(tmp_path, embedder=model(endpoint)) as opened:
        for source, past in REPORTS.items():
            opened.add(past, source)
        yield opened


def asked(server):
    """The texts that were embedded, in the order asked, but for those that the model is tried on."""
    every = [text for request in server.requests for text in request.body["input"]]
    return [text for text in every if text not in PARTNERS]


LAWSUIT = Query("打官司", section=5, kind="problem")


def test_without_a_model_configured_there_is_none():
    assert embedder(Settings()) is None


def test_meaning_finds_what_words_do_not(index):
    list(index.catch_up())
    hits = index.search(LAWSUIT)
    assert hits[0].precedent.text == "应诉准备不足。"
    assert 0 < hits[0].score <= 1
    assert index.remark == ""


def test_words_still_count(index):
    list(index.catch_up())
    hits = index.search(Query("栏目久不更新", section=5, kind="problem"))
    assert hits[0].precedent.organ == "云岭市乙局"


def test_each_item_is_embedded_once_and_what_is_gone_is_dropped(index, endpoint, tmp_path):
    assert list(index.catch_up())[-1] == index.count()
    first = asked(endpoint)
    assert len(first) == index.count() + 1, "the items and the known sentence"
    assert list(index.catch_up()) == []
    assert asked(endpoint) == first
    index.remove("乙.docx")
    list(index.catch_up())
    assert index.search(LAWSUIT)
    assert index.remark == ""
    left = index.count()
    index.close()
    store = Store(tmp_path, None, 0)
    (name,) = store.vector_collections(VECTORS)
    assert len(store.vectors(name)) == left + 1
    store.close()


def test_items_not_yet_embedded_are_never_mixed_in(index):
    list(index.catch_up())
    index.add(report(organ="云岭市丙局", texts={5: "存在的问题：常当被告。"}), "丙.docx")
    index.search(LAWSUIT)
    assert "还没有向量" in index.remark
    list(index.catch_up())
    organs = {hit.precedent.organ for hit in index.search(LAWSUIT)[:2]}
    assert organs == {"云岭市甲局", "云岭市丙局"}
    assert index.remark == ""


def test_an_endpoint_that_breaks_off_is_taken_up_where_it_was(index, endpoint, monkeypatch):
    monkeypatch.setattr("drafting.precedents.meaning._BATCH", 2)
    good = answering()
    answers = iter([good, good, good])
    endpoint.script = lambda texts: next(answers)(texts)  # noqa: PLW0108
    with pytest.raises(ModelError, match=r"用不了|格式|出错"):
        list(index.catch_up())
    endpoint.script, before = good, len(asked(endpoint))
    assert list(index.catch_up())[-1] == index.count()
    assert len(asked(endpoint)) < before + index.count()


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(Behaviour(status=401, error={"message": "no"}), id="密钥不对"),
        pytest.param(Behaviour(body=b"<html>", media_type="text/html"), id="不是接口"),
        pytest.param(answering(lambda text: [1.0] * (1 + len(text) % 2))(["甲", "甲乙"]), id="长短不一"),
    ],
)
def test_a_model_that_cannot_be_used_leaves_the_search_to_words_and_says_so(index, endpoint, answer):
    list(index.catch_up())
    endpoint.script = lambda _texts: answer
    with pytest.raises(ModelError, match="向量模型"):
        model(endpoint).documents(["甲", "甲乙"])
    hits = index.search(Query("栏目久不更新", section=5, kind="problem"))
    assert hits[0].precedent.organ == "云岭市乙局"
    assert "只按字词检索" in index.remark


def test_a_model_that_is_away_leaves_the_search_to_words(tmp_path):
    away = embedder(Settings(embeddings_model="m", embeddings_base_url="http://127.0.0.1:9/v1"))
    with PrecedentIndex(tmp_path, embedder=away) as index:
        index.add(REPORTS["乙.docx"], "乙.docx")
        assert index.search(Query("栏目久不更新", section=5))
        assert "只按字词检索" in index.remark


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(lambda text: vector(text, 64), id="别的维数"),
        pytest.param(lambda text: list(reversed(vector(text))), id="同名，别的权重"),
    ],
)
def test_other_weights_under_the_same_name_are_noticed_and_never_mixed(index, endpoint, tmp_path, other):
    list(index.catch_up())
    index.close()
    endpoint.script = answering(other)
    with PrecedentIndex(tmp_path, embedder=model(endpoint)) as reopened:
        reopened.search(LAWSUIT)
        assert "还没有向量" in reopened.remark
        assert list(reopened.catch_up())[-1] == reopened.count()
        assert reopened.search(LAWSUIT)[0].precedent.text == "应诉准备不足。"


def test_another_model_has_a_collection_of_its_own(index, endpoint, tmp_path):
    list(index.catch_up())
    index.close()
    with PrecedentIndex(tmp_path, embedder=model(endpoint, "另一个")) as other:
        other.search(LAWSUIT)
        assert "还没有向量" in other.remark
        list(other.catch_up())
    store = Store(tmp_path, None, 0)
    assert len(store.vector_collections(VECTORS)) == 2
    store.clear()
    assert store.vector_collections(VECTORS) == []
    store.close()


def test_a_model_that_knows_all_of_it_has_the_largest_share(endpoint):
    assert weight_of(model(endpoint)) == MEANING_WEIGHT


def english(text):
    """As a model for another language has it: everything near to everything, letters it does not know."""
    return [1.0, 0.01 * len(text), 0.02 * text.count("，")]


def test_a_model_that_knows_less_than_words_is_left_out_and_that_is_said(index, endpoint, tmp_path):
    index.close()
    endpoint.script = answering(english)
    assert weight_of(model(endpoint)) == 0
    with (
        PrecedentIndex(tmp_path / "other") as plain,
        PrecedentIndex(tmp_path, embedder=model(endpoint)) as led,
    ):
        for source, past in REPORTS.items():
            plain.add(past, source)
        with pytest.raises(ModelError, match="认不准中文公文里意思相近的话"):
            list(led.catch_up())
        query = Query("栏目久不更新")
        assert led.search(query) == plain.search(query)
        assert "没有采用" in led.remark
    assert [text for text in asked(endpoint) if text in {item.text for item in items()}] == []


def items():
    return [item for source, past in REPORTS.items() for item in items_of(past, source)]


def test_no_two_pairs_are_of_the_same_words():
    every = [text for pair in pairs() for text in pair]
    assert len(set(every)) == len(every) == 80
