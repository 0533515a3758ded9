"""What drafting is tried with: a scripted server, and the model behind it."""

from collections.abc import Iterator

import pytest
from scripted_server import ScriptedServer

from drafting.llm import ChatModel, chat_model
from drafting.settings import Settings


@pytest.fixture(scope="module")
def server() -> Iterator[ScriptedServer]:
    """One server and one model for all answers: a client takes longer to make than an answer."""
    with ScriptedServer(lambda _: "") as running:
        yield running


@pytest.fixture(scope="module")
def model(server: ScriptedServer) -> ChatModel:
    found = chat_model(Settings(llm_base_url=server.base_url, llm_model="m", llm_timeout=5))
    assert found is not None
    return found
