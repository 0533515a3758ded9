"""nianbao doctor on the embeddings model: tried, not only configured."""

import json

import pytest
from paraphrasing import knowing
from scripted_server import Behaviour

from drafting.service.doctor import examine
from drafting.settings import settings


def english(text):
    return [1.0, 0.01 * len(text)]


def serving(of):
    def answer(texts):
        data = [{"object": "embedding", "index": n, "embedding": of(text)} for n, text in enumerate(texts)]
        body = {
            "object": "list",
            "model": "m",
            "data": data,
            "usage": {"prompt_tokens": 1, "total_tokens": 1},
        }
        return Behaviour(body=json.dumps(body).encode(), media_type="application/json")

    return answer


@pytest.mark.parametrize(
    ("script", "ok", "said"),
    [
        pytest.param(serving(knowing), True, "m，在检索中占50%", id="懂中文"),
        pytest.param(serving(english), False, "没有采用", id="不懂中文"),
        pytest.param(
            lambda _: Behaviour(status=401, error={"message": "no"}), False, "用不了", id="密钥不对"
        ),
    ],
)
def test_an_embeddings_model_is_tried(scripted_server, monkeypatch, home, script, ok, said):
    scripted_server.script = script
    monkeypatch.setenv("NIANBAO_EMBEDDINGS_BASE_URL", scripted_server.base_url)
    monkeypatch.setenv("NIANBAO_EMBEDDINGS_MODEL", "m")
    settings.cache_clear()
    (found,) = (one for one in examine() if one.name == "向量模型")
    assert found.ok is ok
    assert said in found.message
