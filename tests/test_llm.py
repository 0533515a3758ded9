"""The chat model against a real HTTP server that behaves as badly as servers do."""

import socket
import time
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import SecretStr
from scripted_server import Behaviour, ScriptedServer, in_pieces

from drafting.errors import ModelError
from drafting.llm import (
    ChatModel,
    ModelUnavailable,
    Usage,
    chat,
    chat_model,
    client,
    embeddings,
    spoken,
    without_thinking,
)
from drafting.settings import Settings

ANSWER = "全年收到申请[[t3.received.total]]件，均按时办结‹fact.12›。"


def connect(base_url: str, *, key: str = "k-secret", timeout: float = 5) -> ChatModel:
    model = chat_model(Settings(llm_base_url=base_url, llm_api_key=key, llm_model="m", llm_timeout=timeout))
    assert model is not None
    return model


@pytest.fixture
def model(scripted_server: ScriptedServer) -> ChatModel:
    return connect(scripted_server.base_url)


def test_no_model_without_configuration() -> None:
    assert chat_model(Settings()) is None
    assert embeddings(Settings()) is None


def test_answer_arrives_in_pieces(scripted_server: ScriptedServer, model: ChatModel) -> None:
    scripted_server.script = lambda _: ANSWER
    pieces = list(model.stream("按规则写", "素材{不是模板}"))
    assert "".join(pieces) == ANSWER
    assert len(pieces) > 5
    request = scripted_server.requests[0]
    assert (request.path, request.headers["authorization"]) == ("/v1/chat/completions", "Bearer k-secret")
    assert (request.system, request.user) == ("按规则写", "素材{不是模板}")
    assert (request.body["model"], request.body["stream"], model.name) == ("m", True, "m")


def test_first_piece_does_not_wait_for_the_last(scripted_server: ScriptedServer, model: ChatModel) -> None:
    scripted_server.script = lambda _: Behaviour(["先到", "后到"], stall=True)
    assert next(model.stream("", "问")) == "先到"


def test_characters_cut_between_bytes(scripted_server: ScriptedServer, model: ChatModel) -> None:
    scripted_server.script = lambda _: Behaviour(in_pieces(ANSWER), bytewise=True)
    assert "".join(model.stream("", "问")) == ANSWER


@pytest.mark.parametrize(
    ("behaviour", "says"),
    [
        pytest.param(Behaviour(status=401, error={"message": "bad key"}), "密钥", id="密钥不对"),
        pytest.param(Behaviour(status=403, error={"message": "no"}), "密钥", id="无权使用"),
        pytest.param(
            Behaviour(status=404, error={"message": "no such model"}), "没有模型“m”", id="模型不存在"
        ),
        pytest.param(
            Behaviour(status=400, error={"message": "maximum context length is 4096 tokens"}),
            "素材太长",
            id="太长",
        ),
        pytest.param(
            Behaviour(status=400, error={"message": "", "code": "context_length_exceeded"}),
            "素材太长",
            id="太长，只有代码",
        ),
        pytest.param(
            Behaviour(status=400, error={"message": "temperature not supported"}),
            "temperature not supported",
            id="参数不被接受",
        ),
        pytest.param(
            Behaviour(status=400, error={"message": "key k-secret may not ask for this"}),
            "key 〔密钥〕 may not ask for this",
            id="原话里有密钥",
        ),
        pytest.param(
            Behaviour(status=429, error={"message": "slow down"}, headers={"Retry-After": "0"}),
            "限流",
            id="限流",
        ),
        pytest.param(
            Behaviour(status=500, error={"message": "boom"}, headers={"Retry-After": "0"}),
            "HTTP 500",
            id="服务出错",
        ),
        pytest.param(Behaviour(in_pieces(ANSWER), drop=True), "中途断开", id="写到一半断开"),
        pytest.param(Behaviour(in_pieces(ANSWER), finish=None), "中途断开", id="没有结束标志"),
        pytest.param(Behaviour(in_pieces(ANSWER), finish="length"), "截断", id="到长度上限"),
        pytest.param(Behaviour(in_pieces(ANSWER), finish="content_filter"), "内容审查", id="内容审查"),
        pytest.param(Behaviour(["全年收到", "\ufffd\ufffd"]), "乱码", id="乱码"),
        pytest.param(Behaviour([]), "没有给出回答", id="空回答"),
        pytest.param(Behaviour([" \n"]), "没有给出回答", id="只有空白"),
        pytest.param(Behaviour(["<think>", "想了很久"]), "没有给出回答", id="只有思考"),
        pytest.param(Behaviour(body=b""), "不是 OpenAI 格式", id="空响应"),
        pytest.param(
            Behaviour(body=b"<html>login</html>", media_type="text/html"), "不是 OpenAI 格式", id="登录网页"
        ),
        pytest.param(Behaviour(body=b"data: <html>\n\n"), "不是 OpenAI 格式", id="不是JSON"),
        pytest.param(Behaviour(body=b"data: [1]\n\n"), "不是 OpenAI 格式", id="不是对象"),
        pytest.param(
            Behaviour(body=b'data: {"error": {"message": "overloaded"}}\n\n'), "overloaded", id="流中报错"
        ),
    ],
)
def test_faults_are_told_in_chinese(
    scripted_server: ScriptedServer, model: ChatModel, behaviour: Behaviour, says: str
) -> None:
    scripted_server.script = lambda _: behaviour
    with pytest.raises(ModelError) as caught:
        list(model.stream("", "问"))
    assert says in caught.value.message
    assert "k-secret" not in caught.value.message


def test_silence_before_the_answer(scripted_server: ScriptedServer) -> None:
    model = connect(scripted_server.base_url, timeout=0.3)
    scripted_server.script = lambda _: Behaviour(stall=True)
    with pytest.raises(ModelUnavailable, match=r"0\.3秒没有回应"):
        list(model.stream("", "问"))
    assert len(scripted_server.requests) == 1, "a slow server is not burdened with the same question again"


def test_silence_in_mid_answer(scripted_server: ScriptedServer) -> None:
    model = connect(scripted_server.base_url, timeout=0.3)
    scripted_server.script = lambda _: Behaviour(["全年"], stall=True)
    with pytest.raises(ModelError, match="写了一半的回答未采用") as caught:
        list(model.stream("", "问"))
    assert not isinstance(caught.value, ModelUnavailable)


def test_unreachable() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with pytest.raises(ModelUnavailable, match=f"连不上模型服务“http://127.0.0.1:{port}/v1”"):
        list(connect(f"http://127.0.0.1:{port}/v1").stream("", "问"))


def test_a_password_in_the_address_is_told_to_nobody() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with pytest.raises(ModelUnavailable, match=f"连不上模型服务“http://127.0.0.1:{port}/v1”"):
        list(connect(f"http://u:p-hush@127.0.0.1:{port}/v1").stream("", "问"))


@pytest.mark.parametrize("status", [429, 500, 503])
def test_busy_server_is_asked_again(scripted_server: ScriptedServer, model: ChatModel, status: int) -> None:
    busy = [Behaviour(status=status, headers={"Retry-After": "0"})] * 2
    scripted_server.script = lambda _: busy.pop() if busy else ANSWER
    assert "".join(model.stream("", "问")) == ANSWER
    assert len(scripted_server.requests) == 3


def counted(model: ChatModel) -> list[Usage]:
    """What the server counts of one answer."""
    told: list[Usage] = []
    assert "".join(model.stream("", "问", on_usage=told.append)) == ANSWER
    return told


def test_the_server_s_own_count_of_tokens(scripted_server: ScriptedServer, model: ChatModel) -> None:
    scripted_server.script = lambda _: Behaviour(in_pieces(ANSWER), usage=(912, 31))
    assert counted(model) == [Usage(912, 31)]


def test_a_server_that_does_not_count(scripted_server: ScriptedServer, model: ChatModel) -> None:
    scripted_server.script = lambda _: ANSWER
    assert counted(model) == []


@pytest.mark.parametrize("status", [400, 422])
def test_a_server_that_refuses_to_count_is_not_asked_to_again(
    scripted_server: ScriptedServer, model: ChatModel, status: int
) -> None:
    refusal = [Behaviour(status=status, error={"message": "stream_options: extra fields not permitted"})]
    scripted_server.script = lambda _: refusal.pop() if refusal else ANSWER
    assert counted(model) == counted(model) == []
    assert ["stream_options" in request.body for request in scripted_server.requests] == [True, False, False]


def with_fallback(base_url: str) -> ChatModel:
    configured = Settings(llm_base_url=base_url, llm_model="m", llm_fallback_model="备用", llm_timeout=5)
    model = chat_model(configured)
    assert model is not None
    return model


def test_another_model_answers_where_the_first_cannot_be_had(scripted_server: ScriptedServer) -> None:
    model = with_fallback(scripted_server.base_url)
    gone = [Behaviour(status=404, error={"message": "no such model"})]
    scripted_server.script = lambda _: gone.pop() if gone else ANSWER
    assert model.name == "m"
    assert "".join(model.stream("", "问")) == ANSWER
    assert "".join(model.stream("", "再问")) == ANSWER
    assert [request.body["model"] for request in scripted_server.requests] == ["m", "备用", "备用"]
    assert model.name == "备用"


def test_a_busy_first_model_is_asked_again_the_next_time(scripted_server: ScriptedServer) -> None:
    model = with_fallback(scripted_server.base_url)
    busy = [Behaviour(status=429, headers={"Retry-After": "0"})] * (len(chat.BACKOFF) + 1)
    scripted_server.script = lambda _: busy.pop() if busy else ANSWER
    assert "".join(model.stream("", "问")) == ANSWER
    assert "".join(model.stream("", "再问")) == ANSWER
    assert [request.body["model"] for request in scripted_server.requests] == ["m", "m", "m", "备用", "m"]


def test_a_begun_answer_is_not_gone_on_with_by_another(scripted_server: ScriptedServer) -> None:
    model = with_fallback(scripted_server.base_url)
    scripted_server.script = lambda _: Behaviour(["全年"], drop=True)
    with pytest.raises(ModelError, match="中途断开"):
        list(model.stream("", "问"))
    assert len(scripted_server.requests) == 1


def test_endless_answer_is_cut_off(
    scripted_server: ScriptedServer, model: ChatModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chat, "ANSWER_CHARACTERS", 500)
    scripted_server.script = lambda _: Behaviour(["公开"], endless=True)
    with pytest.raises(ModelError, match="说个不停"):
        list(model.stream("", "问"))
    assert scripted_server.hung_up.wait(5)


def test_endless_thought_is_cut_off(
    scripted_server: ScriptedServer, model: ChatModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(client, "ANSWER_BYTES", 20_000)
    scripted_server.script = lambda _: Behaviour(["<think>", "嗯"], endless=True)
    with pytest.raises(ModelError, match="说个不停"):
        list(model.stream("", "问"))
    assert scripted_server.hung_up.wait(5)


def test_comments_without_a_word_are_cut_off(scripted_server: ScriptedServer) -> None:
    model = connect(scripted_server.base_url, timeout=0.1)
    scripted_server.script = lambda _: Behaviour(pings=True)
    started = time.monotonic()
    with pytest.raises(ModelError, match="说个不停"):
        list(model.stream("", "问"))
    assert time.monotonic() - started < 3


def test_closing_hangs_up(scripted_server: ScriptedServer, model: ChatModel) -> None:
    scripted_server.script = lambda _: Behaviour(["公开"], delay=0.01, endless=True)
    answer = model.stream("", "问")
    assert list(islice(answer, 3)) == ["公开"] * 3
    answer.close()
    assert scripted_server.hung_up.wait(5)


def test_nothing_is_reported_to_a_tracing_service(
    scripted_server: ScriptedServer, model: ChatModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANGSMITH_TRACING", "true")
    monkeypatch.setenv("LANGSMITH_API_KEY", "t")
    monkeypatch.setenv("LANGSMITH_ENDPOINT", scripted_server.base_url)
    scripted_server.script = lambda _: ANSWER
    assert "".join(model.stream("", "问")) == ANSWER
    time.sleep(0.3)
    assert [request.path for request in scripted_server.requests] == ["/v1/chat/completions"]


@pytest.mark.parametrize(
    ("pieces", "left"),
    [
        pytest.param(["<think>想</think>答"], "答", id="一次到齐"),
        pytest.param(["<th", "ink>想<", "/thi", "nk>", "答"], "答", id="标记被切开"),
        pytest.param(["甲<think>想</think>乙<think>再想</think>丙"], "甲乙丙", id="两次思考"),
        pytest.param(["甲<thi"], "甲<thi", id="像标记而不是"),
        pytest.param(["1<2，", "3>2"], "1<2，3>2", id="大于小于号"),
        pytest.param(["<think>没想完"], "", id="没有结束标记"),
    ],
)
def test_thinking_is_left_out(pieces: list[str], left: str) -> None:
    assert "".join(without_thinking(pieces)) == left


@given(st.lists(st.sampled_from(["<think>", "</think>", "答", "<", "think", ">"])), st.integers(1, 5))
def test_thinking_is_left_out_however_it_is_cut(tokens: list[str], size: int) -> None:
    whole = "".join(tokens)
    assert "".join(without_thinking(in_pieces(whole, size))) == "".join(without_thinking([whole]))


def test_thought_whose_opening_the_server_swallowed(
    scripted_server: ScriptedServer, model: ChatModel
) -> None:
    scripted_server.script = lambda _: "先想想</think>\n" + ANSWER
    assert spoken("".join(model.stream("", "问"))) == "\n" + ANSWER


@pytest.mark.parametrize(
    ("server", "key"),
    [
        pytest.param(None, "k-secret", id="与对话模型同一服务"),
        pytest.param("http://127.0.0.2/v1", "none", id="另一服务"),
    ],
)
def test_key_stays_with_its_own_server(server: str | None, key: str) -> None:
    configured = embeddings(
        Settings(
            llm_base_url="http://127.0.0.1/v1",
            llm_api_key="k-secret",
            embeddings_model="e",
            embeddings_base_url=server,
        )
    )
    assert configured is not None
    assert isinstance(configured.openai_api_key, SecretStr)
    assert configured.openai_api_key.get_secret_value() == key
