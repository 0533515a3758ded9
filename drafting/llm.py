"""The language model: any OpenAI-compatible chat server, through langchain-openai.

The only module that imports langchain_openai and openai, and only when a model is built (about 2 s). All that
is sent passes through here, personal data masked. What goes wrong becomes a ``ModelError`` whose message a
clerk can act on. An answer that breaks off raises too: half a sentence is never taken for a whole one.
"""

import re
import time
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from typing import TYPE_CHECKING, Any, Protocol, TypeVar, cast

from pydantic import SecretStr

from drafting.checks.persons import without_persons
from drafting.errors import ModelError
from drafting.settings import Settings

if TYPE_CHECKING:
    from langchain_core.embeddings import Embeddings
    from langchain_core.messages import AIMessageChunk
    from langchain_openai import ChatOpenAI, OpenAIEmbeddings
    from openai import APIStatusError, OpenAIError

ANSWER_CHARACTERS = 50_000
"""The longest answer that is listened to; a section has one or two thousand, the rest is thinking aloud."""

ANSWER_BYTES = 16 * 2**20
"""The same in bytes received; an event costs some 250 bytes a token."""

PATIENCE = 5
"""An answer may take so many times the timeout as a whole; a single silence, the timeout."""

BACKOFF = (1.0, 4.0)
"""Seconds before the second and the third attempt when the server is busy and names no time itself."""

CONNECT_SECONDS = 10.0
"""How long reaching the server may take; answering may take longer."""

LONGEST_WAIT = 30.0
"""Seconds; a server that asks for a longer pause is not waited for that long."""

T = TypeVar("T")

_THINK, _THOUGHT = "<think>", "</think>"


class ChatModel(Protocol):
    """A model that answers in a stream. ``name`` is what the run's record calls it."""

    @property
    def name(self) -> str:
        """The model's name as the server knows it."""

    def stream(self, system: str, user: str, **shape: Any) -> Generator[str]:
        """The answer, piece by piece; closing the generator hangs up.

        Args:
            system: the standing instruction.
            user: the question with its material.
            shape: what else the request says of the answer's form (``response_format``, ``tools``); the
                arguments of a tool's call are then the answer.

        Raises:
            RequestRefused: the server does not accept the request as it is put.
            ModelError: the server cannot be reached, refuses, breaks off, or gives no usable answer. The
                pieces already given are then worth nothing.
        """


class RequestRefused(ModelError):
    """The server does not accept a request of this form; put otherwise it may be answered."""

    code = "request-refused"


class ModelUnavailable(ModelError):
    """The model will not answer the next question either: unreachable, key refused, unknown model."""

    code = "model-unavailable"


def chat_model(settings: Settings) -> ChatModel | None:
    """The configured chat model, ``None`` where none is configured. Nothing is sent yet."""
    if not settings.llm_configured:
        return None
    first = _OpenAIChat(settings)
    if not settings.llm_fallback_model:
        return first
    other = settings.model_copy(update={"llm_model": settings.llm_fallback_model})
    return _WithFallback(first, _OpenAIChat(other))


def embeddings(settings: Settings) -> "OpenAIEmbeddings | None":
    """The configured embeddings model, ``None`` where none is configured.

    The chat model's key goes to the chat model's server only, never to another one.
    """
    if not settings.embeddings_configured:
        return None
    from langchain_openai import OpenAIEmbeddings

    own_server = settings.embeddings_base_url in (None, settings.llm_base_url)
    key = settings.embeddings_api_key or (settings.llm_api_key if own_server else None)
    return OpenAIEmbeddings(
        model=settings.embeddings_model or "",
        openai_api_base=settings.embeddings_base_url or settings.llm_base_url,
        openai_api_key=key or _no_key(),
        request_timeout=settings.llm_timeout,
        check_embedding_ctx_length=False,  # else it fetches tokenizer files from the network
    )


def embedder(settings: Settings) -> "Embedder | None":
    """The configured embeddings model with its faults told, ``None`` where none is configured."""
    model = embeddings(settings)
    return None if model is None else Embedder(model)


class Embedder:
    """Texts to vectors; both methods raise ``ModelError`` where the server gives no usable answer."""

    def __init__(self, model: "Embeddings") -> None:
        self._model = model

    @property
    def name(self) -> str:
        """The model's name as the server knows it."""
        return str(getattr(self._model, "model", type(self._model).__name__))

    def documents(self, texts: Sequence[str]) -> list[list[float]]:
        """A vector a text, all of one length."""
        shown = [without_persons(text) for text in texts]
        vectors = self._asked(lambda: self._model.embed_documents(shown))
        if len(vectors) != len(texts) or len({len(vector) for vector in vectors}) > 1:
            raise ModelError(f"向量模型“{self.name}”给出的向量数目或长短不对，未采用。请检查向量模型服务。")
        return vectors

    def query(self, text: str) -> list[float]:
        """The vector of what is looked for."""
        return self._asked(lambda: self._model.embed_query(without_persons(text)))

    def _asked(self, ask: "Callable[[], T]") -> "T":
        import openai

        try:
            return ask()
        except openai.OpenAIError as error:
            said = re.sub(r"\s+", " ", str(getattr(error, "message", error)))[:200]
            raise ModelError(
                f"向量模型“{self.name}”用不了：{said}。"
                "请检查 NIANBAO_EMBEDDINGS_MODEL、NIANBAO_EMBEDDINGS_BASE_URL，服务是否已启动。"
            ) from error
        except (ValueError, TypeError, LookupError, AttributeError) as error:
            raise ModelError(
                f"向量模型“{self.name}”的回答不是 OpenAI 格式。请检查向量模型服务的地址。"
            ) from error


def spoken(answer: str) -> str:
    """What of an answer, whole or so far, is meant to be read.

    Some servers' chat templates open the thought themselves, so that only its end arrives: ``…</think>``.
    """
    return answer.rpartition(_THOUGHT)[2]


def without_thinking(pieces: Iterable[str]) -> Iterator[str]:
    """The pieces without ``<think>…</think>``, wherever the pieces cut the marks."""
    held, thinking = "", False
    for piece in pieces:
        held += piece
        while True:
            mark = _THOUGHT if thinking else _THINK
            before, found, after = held.partition(mark)
            if not found:
                break
            if before and not thinking:
                yield before
            held, thinking = after, not thinking
        kept = next((n for n in range(len(mark) - 1, 0, -1) if held.endswith(mark[:n])), 0)
        ready, held = held[: len(held) - kept], held[len(held) - kept :]
        if ready and not thinking:
            yield ready
    if held and not thinking:
        yield held


class _WithFallback:
    """Two models: once the first cannot be had, the second answers what is asked from then on.

    An answer that the first one has begun is not gone on with by the other.
    """

    def __init__(self, first: ChatModel, second: ChatModel) -> None:
        self._first, self._second = first, second
        self._gone = False

    @property
    def name(self) -> str:
        return self._second.name if self._gone else self._first.name

    def stream(self, system: str, user: str, **shape: Any) -> Generator[str]:
        if not self._gone:
            begun = False
            try:
                with closing(self._first.stream(system, user, **shape)) as pieces:
                    for piece in pieces:
                        begun = True
                        yield piece
                return
            except ModelError as error:
                if begun:
                    raise
                self._gone = isinstance(error, ModelUnavailable)
        with closing(self._second.stream(system, user, **shape)) as pieces:
            yield from pieces


class _OpenAIChat:
    def __init__(self, settings: Settings) -> None:
        self._client = _client(settings)
        self._address = settings.llm_base_url or "api.openai.com"
        self._timeout = settings.llm_timeout

    @property
    def name(self) -> str:
        return self._client.model_name

    def stream(self, system: str, user: str, **shape: Any) -> Generator[str]:
        characters, said = 0, False
        with closing(self._pieces(system, user, shape)) as pieces:
            for piece in without_thinking(pieces):
                if "\ufffd" in piece:
                    raise ModelError("模型的回答有乱码，未采用。请检查模型服务的字符编码，或换一个模型。")
                characters += len(piece)
                if characters > ANSWER_CHARACTERS:
                    raise _overlong()
                said = said or bool(piece.strip())
                yield piece
        if not said:
            raise ModelError("模型没有给出回答。请重试；仍不行，请换一个模型。")

    def _pieces(self, system: str, user: str, shape: Mapping[str, Any]) -> Generator[str]:
        """The server's pieces; raises where the answer is faulty, or ends without saying that it ends."""
        import openai

        finish, begun = None, False
        try:
            messages = [("system", system), ("human", without_persons(user))]
            with closing(self._chunks(messages, shape)) as chunks:
                for chunk in chunks:
                    begun = True
                    finish = chunk.response_metadata.get("finish_reason") or finish
                    yield chunk.text or "".join(call["args"] or "" for call in chunk.tool_call_chunks)
        except openai.OpenAIError as error:
            raise self._told(error, begun) from error
        except (ValueError, TypeError, LookupError, AttributeError) as error:
            # The client parses whatever the server sent: an HTML page, an event that is no JSON object.
            raise ModelUnavailable(
                f"“{self._address}”的回答不是 OpenAI 格式。请检查模型服务的地址，通常以 /v1 结尾。"
            ) from error
        if finish is None:
            raise _broken_off()
        if finish == "length":
            raise ModelError("模型的回答写到长度上限被截断，未采用。请调高模型服务的输出上限，或减少素材。")
        if finish == "content_filter":
            raise ModelError("模型服务的内容审查拦下了回答，未采用。请检查素材，或人工撰写这一部分。")

    def _chunks(
        self, messages: list[tuple[str, str]], shape: Mapping[str, Any]
    ) -> Generator["AIMessageChunk"]:
        """The chunks as they arrive; a busy server is asked again, unless it has begun to answer."""
        import openai
        from langsmith import tracing_context

        for wait in (*BACKOFF, None):
            chunks = cast("Generator[AIMessageChunk]", self._client.stream(messages, **shape))
            try:
                with tracing_context(enabled=False):  # whatever the environment says, nothing is reported
                    first = next(chunks)
                break
            except (openai.RateLimitError, openai.InternalServerError) as error:
                if wait is None:
                    raise
                time.sleep(_pause(error, wait))
        with closing(chunks):
            yield first
            yield from chunks

    def _told(self, error: "OpenAIError", begun: bool) -> ModelError:
        """The fault as a clerk understands it; ``begun``: part of the answer had arrived."""
        import openai
        from langchain_core.exceptions import ContextOverflowError

        if isinstance(error, openai.APITimeoutError):
            silence = f"模型服务“{self._address}”{self._timeout:g}秒没有回应"
            if begun:
                return ModelError(f"{silence}，写了一半的回答未采用。请重试。")
            return ModelUnavailable(f"{silence}。请稍后重试，或调大 NIANBAO_LLM_TIMEOUT。")
        if isinstance(error, openai.APIConnectionError):
            if begun:
                return _broken_off()
            return ModelUnavailable(f"连不上模型服务“{self._address}”。请检查地址、网络，服务是否已启动。")
        said = re.sub(r"\s+", " ", str(getattr(error, "message", error)))[:200]
        if isinstance(error, ContextOverflowError) or _TOO_LONG.search(
            f"{getattr(error, 'code', '')} {said}"
        ):
            return ModelError("素材太长，超出模型一次能读的长度。请减少素材，或换上下文更长的模型。")
        if not isinstance(error, openai.APIStatusError):
            return ModelError(f"模型服务中途报错，回答未采用：{said}。请重试。")
        status = f"HTTP {error.status_code}"
        if isinstance(error, openai.AuthenticationError | openai.PermissionDeniedError):
            return ModelUnavailable(f"模型服务不认可密钥（{status}）。请检查 NIANBAO_LLM_API_KEY。")
        if isinstance(error, openai.NotFoundError):
            return ModelUnavailable(
                f"模型服务“{self._address}”没有模型“{self.name}”，或地址不对（{status}）。"
                "请检查 NIANBAO_LLM_MODEL 和 NIANBAO_LLM_BASE_URL。"
            )
        if isinstance(error, openai.RateLimitError):
            return ModelError(f"模型服务限流或额度已用完（{status}）。请稍后重试。")
        if isinstance(error, openai.InternalServerError):
            return ModelError(f"模型服务出错（{status}），已重试{len(BACKOFF)}次。请稍后再试。")
        return RequestRefused(f"模型服务不接受这次请求（{status}）：{said}。请检查模型名称和参数。")


_TOO_LONG = re.compile(
    r"context.{0,10}(?:length|window|size)|maximum.{0,20}tokens|prompt is too long|too many tokens", re.I
)
"""How servers say that the prompt does not fit; each has words of its own."""


def _broken_off() -> ModelError:
    return ModelError("模型的回答中途断开，写了一半的回答未采用。请重试。")


def _overlong() -> ModelError:
    return ModelError("模型说个不停，已中断，回答未采用。请重试；仍不行，请换一个模型。")


def _pause(error: "APIStatusError", default: float) -> float:
    """The seconds to wait: what the server asks for, within reason, else the default."""
    asked = error.response.headers.get("retry-after", "")
    return min(float(asked), LONGEST_WAIT) if re.fullmatch(r"\d+(?:\.\d+)?", asked) else default


def _no_key() -> SecretStr:
    """What is sent to a server of one's own that asks for no key; the client insists on one."""
    return SecretStr("none")


def _client(settings: Settings) -> "ChatOpenAI":
    import openai
    from langchain_openai import ChatOpenAI

    bound = _bound(PATIENCE * settings.llm_timeout)
    return ChatOpenAI(
        model=settings.llm_model or "",
        base_url=settings.llm_base_url,
        api_key=settings.llm_api_key or _no_key(),
        temperature=settings.llm_temperature,
        timeout=openai.Timeout(settings.llm_timeout, connect=min(CONNECT_SECONDS, settings.llm_timeout)),
        max_retries=0,  # the client's own retries would also ask a server again that is merely slow
        stream_usage=False,
        use_responses_api=False,
        default_headers={"Connection": "close"},  # an answer takes minutes: nothing is won by an idle socket
        http_client=openai.DefaultHttpxClient(event_hooks={"response": [bound]}),
    )


def _bound(seconds: float) -> Callable[[Any], None]:
    """A hook that ends a response which goes on too long, even one of keep-alive comments without a word."""

    def bound(response: Any) -> None:
        deadline, unbounded = time.monotonic() + seconds, response.iter_bytes

        def iter_bytes(chunk_size: int | None = None) -> Iterator[bytes]:
            received = 0
            for piece in unbounded(chunk_size):
                received += len(piece)
                if received > ANSWER_BYTES or time.monotonic() > deadline:
                    raise _overlong()
                yield piece

        response.iter_bytes = iter_bytes

    return bound
