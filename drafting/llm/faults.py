"""What goes wrong with a model, told so that a clerk can act on it."""

import re
from typing import TYPE_CHECKING

from drafting.errors import ModelError

if TYPE_CHECKING:
    from openai import APIStatusError, OpenAIError

_TOO_LONG = re.compile(
    r"context.{0,10}(?:length|window|size)|maximum.{0,20}tokens|prompt is too long|too many tokens", re.I
)
"""How servers say that the prompt does not fit; each has words of its own."""


_SHORTEST_KEY = 6
"""Characters; what is shorter is no secret (``none``, for servers without keys), and may be a word."""


class RequestRefused(ModelError):
    """The server does not accept a request of this form; put otherwise it may be answered."""

    code = "request-refused"


class ModelUnavailable(ModelError):
    """The model will not answer the next question either: unreachable, key refused, unknown model."""

    code = "model-unavailable"


class AnswerCut(ModelError):
    """The answer ended at its limit of length; ``answer`` is what is known of it."""

    code = "answer-cut"

    def __init__(self, answer: str = "") -> None:
        super().__init__("模型的回答写到长度上限被截断，未采用。请调高模型服务的输出上限，或减少素材。")
        self.answer = answer


def broken_off() -> ModelError:
    """The answer ended before its end."""
    return ModelError("模型的回答中途断开，写了一半的回答未采用。请重试。")


def overlong() -> ModelError:
    """The answer does not end."""
    return ModelError("模型说个不停，已中断，回答未采用。请重试；仍不行，请换一个模型。")


def unintelligible(address: str) -> ModelUnavailable:
    """What answers at this address is no such server."""
    return ModelUnavailable(f"“{address}”的回答不是 OpenAI 格式。请检查模型服务的地址，通常以 /v1 结尾。")


def unusable_ending(finish: str | None) -> ModelError | None:
    """Why an answer that ended for this reason cannot be used; ``None`` where it can."""
    if finish is None:
        return broken_off()
    if finish == "length":
        return AnswerCut()
    if finish == "content_filter":
        return ModelError("模型服务的内容审查拦下了回答，未采用。请检查素材，或人工撰写这一部分。")
    return None


def told(error: "OpenAIError", *, model: str, address: str, timeout: float, begun: bool) -> ModelError:
    """The client's error as a clerk understands it.

    Args:
        error: what the client raised.
        model: the model's name.
        address: the server's, without credentials.
        timeout: the seconds for which a silence was waited for.
        begun: part of the answer had arrived.
    """
    import openai
    from langchain_core.exceptions import ContextOverflowError

    if isinstance(error, openai.APITimeoutError):
        silence = f"模型服务“{address}”{timeout:g}秒没有回应"
        if begun:
            return ModelError(f"{silence}，写了一半的回答未采用。请重试。")
        return ModelUnavailable(f"{silence}。请稍后重试，或调大 NIANBAO_LLM_TIMEOUT。")
    if isinstance(error, openai.APIConnectionError):
        if begun:
            return broken_off()
        return ModelUnavailable(f"连不上模型服务“{address}”。请检查地址、网络，服务是否已启动。")
    said = said_by(error)
    if isinstance(error, ContextOverflowError) or _TOO_LONG.search(f"{getattr(error, 'code', '')} {said}"):
        return ModelError("素材太长，超出模型一次能读的长度。请减少素材，或换上下文更长的模型。")
    if not isinstance(error, openai.APIStatusError):
        return ModelError(f"模型服务中途报错，回答未采用：{said}。请重试。")
    return _refusal(error, said, model, address)


def said_by(error: "OpenAIError") -> str:
    """The server's own words, in one line, at most 200 characters; the key that it may repeat is left out."""
    said = str(getattr(error, "message", error))
    request = getattr(error, "request", None)
    key = request.headers.get("authorization", "").removeprefix("Bearer ") if request else ""
    if len(key) >= _SHORTEST_KEY:
        said = said.replace(key, "〔密钥〕")
    return re.sub(r"\s+", " ", said)[:200]


def _refusal(error: "APIStatusError", said: str, model: str, address: str) -> ModelError:
    import openai

    status = f"HTTP {error.status_code}"
    if isinstance(error, openai.AuthenticationError | openai.PermissionDeniedError):
        return ModelUnavailable(f"模型服务不认可密钥（{status}）。请检查 NIANBAO_LLM_API_KEY。")
    if isinstance(error, openai.NotFoundError):
        return ModelUnavailable(
            f"模型服务“{address}”没有模型“{model}”，或地址不对（{status}）。"
            "请检查 NIANBAO_LLM_MODEL 和 NIANBAO_LLM_BASE_URL。"
        )
    if isinstance(error, openai.RateLimitError):
        return ModelError(f"模型服务限流或额度已用完（{status}）。请稍后重试。")
    if isinstance(error, openai.InternalServerError):
        return ModelError(f"模型服务出错（{status}），重试后仍不行。请稍后再试。")
    return RequestRefused(f"模型服务不接受这次请求（{status}）：{said}。请检查模型名称和参数。")
