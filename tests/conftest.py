"""What every test has: no network, no configuration of the developer's, and no litter in his home."""

import os
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
from scripted_server import ScriptedServer

from drafting.settings import Settings, settings

CONFIGURED_BY = ("NIANBAO_", "OPENAI_", "LANGCHAIN_", "LANGSMITH_", "DATABASE_URL", "CHROMA_")
"""How the variables begin that would configure the program, or send something out of it."""

# Speed is measured in bench/: a busy machine fails no property.
hypothesis.settings.register_profile("untimed", deadline=None)
hypothesis.settings.load_profile("untimed")


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Only this machine may be connected to; browsers and servers in processes of their own are not bound."""
    config.option.allow_hosts = "127.0.0.1,::1,localhost"
    config.option.allow_unix_socket = True


@pytest.fixture(autouse=True)
def _unconfigured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name in [name for name in os.environ if name.startswith(CONFIGURED_BY)]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("NIANBAO_HOME", str(tmp_path / "nianbao"))
    monkeypatch.setitem(Settings.model_config, "env_file", None)
    settings.cache_clear()
    yield
    settings.cache_clear()


@pytest.fixture
def home() -> Path:
    """The empty data folder that NIANBAO_HOME names."""
    folder = Path(os.environ["NIANBAO_HOME"])
    folder.mkdir()
    return folder


@pytest.fixture
def scripted_server() -> Iterator[ScriptedServer]:
    """A chat server; a test gives it a ``script``, without one it answers nothing."""
    with ScriptedServer(lambda _messages: "") as server:
        yield server
