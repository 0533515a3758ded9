"""The client: how a server is reached, and how an answer that does not end is ended."""

import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from pydantic import SecretStr

from drafting.llm.faults import overlong
from drafting.settings import Settings

if TYPE_CHECKING:
    from langchain_openai import ChatOpenAI

NO_KEY = SecretStr("none")
"""What is sent to a server of one's own that asks for no key; the client insists on one."""

ANSWER_BYTES = 16 * 2**20
"""The longest answer that is listened to, in bytes received; an event costs some 250 bytes a token."""

PATIENCE = 5
"""An answer may take so many times the timeout as a whole; a single silence, the timeout."""

CONNECT_SECONDS = 10.0
"""How long reaching the server may take; answering may take longer."""


def client(settings: Settings) -> "ChatOpenAI":
    """The client of the configured chat model. Nothing is sent yet."""
    import openai
    from langchain_openai import ChatOpenAI

    bound = _bound(PATIENCE * settings.llm_timeout)
    return ChatOpenAI(
        model=settings.llm_model or "",
        base_url=settings.llm_base_url,
        api_key=settings.llm_api_key or NO_KEY,
        temperature=settings.llm_temperature,
        timeout=openai.Timeout(settings.llm_timeout, connect=min(CONNECT_SECONDS, settings.llm_timeout)),
        max_retries=0,  # the client's own retries would also ask a server again that is merely slow
        stream_usage=False,  # asked for with each question, until a server refuses it
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
                    raise overlong()
                yield piece

        response.iter_bytes = iter_bytes

    return bound
