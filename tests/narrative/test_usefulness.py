"""When a model is called of no use, and what is said of it."""

import pytest

from drafting.narrative.usefulness import NoUse, of_no_use, reason_of

REFUSED = "大模型改了2次仍有不符之处，本段按素材成稿（未用大模型）。"
CUT = "模型的回答写到长度上限被截断，未采用。请调高模型服务的输出上限，或减少素材。本段按素材成稿（未用大模型）。"
MODEL, BAD, SHORT = ("model", ""), ("offline", REFUSED), ("offline", CUT)


@pytest.mark.parametrize(
    ("message", "reason"),
    [
        pytest.param(REFUSED, "大模型改了2次仍有不符之处", id="一段"),
        pytest.param(
            "第1、2条：大模型改了2次仍有不符之处，按素材成稿（未用大模型）。", "大模型改了2次仍有不符之处",
            id="各条",
        ),
        pytest.param(
            CUT, "模型的回答写到长度上限被截断，未采用。请调高模型服务的输出上限，或减少素材", id="服务的毛病"
        ),
    ],
)  # fmt: skip
def test_the_reason_is_what_the_message_says_without_its_end(message: str, reason: str) -> None:
    assert reason_of(message) == reason


@pytest.mark.parametrize(
    ("drafted", "of_use"),
    [
        pytest.param([BAD] * 3, False, id="三段都不行"),
        pytest.param([BAD] * 2, True, id="两段太少，说不准"),
        pytest.param([BAD] * 4 + [MODEL], False, id="五段里成了一段"),
        pytest.param([BAD] * 3 + [MODEL], True, id="四段里成了一段"),
        pytest.param([BAD] * 7 + [("repaired", "有1句…已删去")] * 2, True, id="改后采用的也算"),
        pytest.param([], True, id="没有请它写"),
    ],
)
def test_nearly_everything_has_to_fail(drafted: list[tuple[str, str]], of_use: bool) -> None:
    assert (of_no_use(drafted) is None) is of_use


def test_the_most_frequent_reason_is_told_with_how_often() -> None:
    found = of_no_use([BAD, SHORT, BAD, MODEL, BAD, BAD])
    assert found == NoUse(6, 5, "大模型改了2次仍有不符之处", 4)
    assert found.told("小模型") == (
        "大模型“小模型”几乎没有帮上忙：请它写6段，有5段不能采用，已按素材成稿。"
        "原因：最多的（4段）是大模型改了2次仍有不符之处。"
    )
    alike = of_no_use([BAD] * 3)
    assert alike
    assert alike.told("m").endswith(
        "请它写3段，3段都不能采用，已按素材成稿。原因：大模型改了2次仍有不符之处。"
    )


@pytest.mark.parametrize(
    ("reason", "unanswered"),
    [
        ("连不上模型服务“http://10.0.0.8:8000/v1”。请检查地址、网络，服务是否已启动", True),
        ("模型服务不认可密钥（HTTP 401）。请检查 NIANBAO_LLM_API_KEY", True),
        ("“http://10.0.0.8:8000”的回答不是 OpenAI 格式。请检查模型服务的地址，通常以 /v1 结尾", True),
        ("模型的回答写到长度上限被截断，未采用", False),
        ("大模型改了2次仍有不符之处", False),
    ],
)
def test_a_server_that_gives_no_answer_is_not_called_a_model_of_no_use(reason: str, unanswered: bool) -> None:
    found = of_no_use([("offline", f"{reason}。本段按素材成稿（未用大模型）。")] * 3)
    assert found
    assert found.unanswered is unanswered
    assert ("没有帮上忙" in found.told("m")) is not unanswered
    assert reason in found.told("m")
