"""What the use cases are tried with: a workspace of its own, the sample year, a model that follows a script."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from scripted_server import ScriptedServer

from drafting.service.sample import open_sample
from drafting.settings import settings
from drafting.workspace import Workspace, open_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    opened = open_workspace(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def sample(workspace: Workspace) -> int:
    return open_sample(workspace)


@pytest.fixture
def model(scripted_server: ScriptedServer, monkeypatch: pytest.MonkeyPatch) -> ScriptedServer:
    """Configures the scripted server as the office's model."""
    monkeypatch.setenv("NIANBAO_LLM_BASE_URL", scripted_server.base_url)
    monkeypatch.setenv("NIANBAO_LLM_MODEL", "scripted")
    monkeypatch.setenv("NIANBAO_LLM_TIMEOUT", "20")
    settings.cache_clear()
    return scripted_server
