"""The chat model: an answer as it streams in, held within bounds, and a second model behind the first."""

import re
import time
from collections.abc import Callable, Generator, Mapping
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol, cast

from drafting.checks.masking import without_persons
from drafting.endpoint import without_credentials
from drafting.errors import ModelError
from drafting.llm.client import client
from drafting.llm.faults import ModelUnavailable, overlong, said_by, told, unintelligible, unusable_ending
from drafting.llm.thoughts import without_thinking
from drafting.settings import Settings

if TYPE_CHECKING:
    from langchain_core.messages import AIMessageChunk
    from openai import APIStatusError

ANSWER_CHARACTERS = 50_000
"""The longest answer that is listened to; a section has one or two thousand, the rest is thinking aloud."""

BACKOFF = (1.0, 4.0)
"""Seconds before the second and the third attempt when the server is busy and names no time itself."""

LONGEST_WAIT = 30.0
"""Seconds; a server that asks for a longer pause is not waited for that long."""

_NO_USAGE = re.compile("stream_options|include_usage")
"""What a server names that refuses to count tokens in a stream."""


@dataclass(frozen=True)
class Usage:
    """Tokens as the server counted them: the question's, and the answer's with all that was thought."""

    sent: int
    received: int


OnUsage = Callable[[Usage], None]


class ChatModel(Protocol):
    """A model that answers in a stream. ``name`` is what the run's record calls it."""

    @property
    def name(self) -> str:
        """The model's name as the server knows it."""

    def stream(
        self, system: str, user: str, *, on_usage: OnUsage | None = None, **shape: Any
    ) -> Generator[str]:
        """The answer, piece by piece; closing the generator hangs up.

        Args:
            system: the standing instruction.
            user: the question with its material.
            on_usage: told once, at the end of the answer, where the server counts tokens.
            shape: what else the request says of the answer's form (``response_format``, ``tools``); the
                arguments of a tool's call are then the answer.

        Raises:
            RequestRefused: the server does not accept the request as it is put.
            ModelError: the server cannot be reached, refuses, breaks off, or gives no usable answer. The
                pieces already given are then worth nothing.
        """


def chat_model(settings: Settings) -> ChatModel | None:
    """The configured chat model, ``None`` where none is configured. Nothing is sent yet."""
    if not settings.llm_configured:
        return None
    first = _OpenAIChat(settings)
    if not settings.llm_fallback_model:
        return first
    other = settings.model_copy(update={"llm_model": settings.llm_fallback_model})
    return _WithFallback(first, _OpenAIChat(other))


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

    def stream(
        self, system: str, user: str, *, on_usage: OnUsage | None = None, **shape: Any
    ) -> Generator[str]:
        if not self._gone:
            begun = False
            try:
                with closing(self._first.stream(system, user, on_usage=on_usage, **shape)) as pieces:
                    for piece in pieces:
                        begun = True
                        yield piece
                return
            except ModelError as error:
                if begun:
                    raise
                self._gone = isinstance(error, ModelUnavailable)
        with closing(self._second.stream(system, user, on_usage=on_usage, **shape)) as pieces:
            yield from pieces


class _OpenAIChat:
    def __init__(self, settings: Settings) -> None:
        self._client = client(settings)
        self._address = without_credentials(settings.llm_base_url or "api.openai.com")
        self._timeout = settings.llm_timeout
        self._counts = True
        """Whether the server may be asked for its count of tokens: until it has refused."""

    @property
    def name(self) -> str:
        return self._client.model_name

    def stream(
        self, system: str, user: str, *, on_usage: OnUsage | None = None, **shape: Any
    ) -> Generator[str]:
        characters, said = 0, False
        with closing(self._pieces(system, user, shape, on_usage)) as pieces:
            for piece in without_thinking(pieces):
                if "\ufffd" in piece:
                    raise ModelError("模型的回答有乱码，未采用。请检查模型服务的字符编码，或换一个模型。")
                characters += len(piece)
                if characters > ANSWER_CHARACTERS:
                    raise overlong()
                said = said or bool(piece.strip())
                yield piece
        if not said:
            raise ModelError("模型没有给出回答。请重试；仍不行，请换一个模型。")

    def _pieces(
        self, system: str, user: str, shape: Mapping[str, Any], on_usage: OnUsage | None
    ) -> Generator[str]:
        """The server's pieces; raises where the answer is faulty, or ends without saying that it ends."""
        import openai

        finish, begun, usage = None, False, None
        try:
            messages = [("system", system), ("human", without_persons(user))]
            with closing(self._chunks(messages, shape)) as chunks:
                for chunk in chunks:
                    begun = True
                    finish = chunk.response_metadata.get("finish_reason") or finish
                    usage = chunk.usage_metadata or usage
                    yield chunk.text or "".join(call["args"] or "" for call in chunk.tool_call_chunks)
        except openai.OpenAIError as error:
            raise told(
                error, model=self.name, address=self._address, timeout=self._timeout, begun=begun
            ) from error
        except (ValueError, TypeError, LookupError, AttributeError) as error:
            # The client parses whatever the server sent: an HTML page, an event that is no JSON object.
            raise unintelligible(self._address) from error
        if usage and on_usage:
            on_usage(Usage(usage["input_tokens"], usage["output_tokens"]))
        if fault := unusable_ending(finish):
            raise fault

    def _chunks(
        self, messages: list[tuple[str, str]], shape: Mapping[str, Any]
    ) -> Generator["AIMessageChunk"]:
        """The chunks as they arrive; a busy server is asked again, unless it has begun to answer."""
        import openai

        waits = iter((*BACKOFF, None))
        while True:
            try:
                first, chunks = self._begun(messages, shape)
                break
            except (openai.BadRequestError, openai.UnprocessableEntityError) as error:
                if not (self._counts and _NO_USAGE.search(said_by(error))):
                    raise
                self._counts = False
            except (openai.RateLimitError, openai.InternalServerError) as error:
                wait = next(waits)
                if wait is None:
                    raise
                time.sleep(_pause(error, wait))
        with closing(chunks):
            yield first
            yield from chunks

    def _begun(
        self, messages: list[tuple[str, str]], shape: Mapping[str, Any]
    ) -> tuple["AIMessageChunk", Generator["AIMessageChunk"]]:
        """The first chunk of an answer, and the others to come."""
        from langsmith import tracing_context

        stream = self._client.stream(messages, stream_usage=self._counts, **shape)
        chunks = cast("Generator[AIMessageChunk]", stream)
        with tracing_context(enabled=False):  # whatever the environment says, nothing is reported
            return next(chunks), chunks


def _pause(error: "APIStatusError", default: float) -> float:
    """The seconds to wait: what the server asks for, within reason, else the default."""
    asked = error.response.headers.get("retry-after", "")
    return min(float(asked), LONGEST_WAIT) if re.fullmatch(r"\d+(?:\.\d+)?", asked) else default
