"""The demo pages under ``streamlit run``."""

import sys
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import pytest

HERE = Path(__file__).parent
OPTIONS = [
    "--server.address=127.0.0.1",
    "--server.headless=true",
    "--server.fileWatcherType=none",
    "--browser.gatherUsageStats=false",
    "--client.toolbarMode=minimal",
    "--client.showErrorDetails=none",
]


@dataclass
class Served:
    """A demo page in a store of its own: its address, the store, and the process (to be killed and restarted)."""

    address: str
    store: Path
    start: Callable[[], None]
    stop: Callable[[], None]


@pytest.fixture(scope="module")
def demo_server(run_server) -> Callable[..., object]:
    """One server per demo page; another where a test is going to kill it."""
    running: dict[str, object] = {}

    def server(script: str, *, own: bool) -> object:
        name = f"{script}-{uuid.uuid4()}" if own else script
        if name not in running:
            command = [sys.executable, "-m", "streamlit", "run", str(HERE / script), *OPTIONS]
            running[name] = run_server(lambda port: [*command, f"--server.port={port}"])
        return running[name]

    return server


@pytest.fixture
def serve(demo_server, tmp_path: Path) -> Callable[..., Served]:
    """Shows a demo page: ``serve("demo_grid.py", delay="0.3")``; the page is told by its address."""

    def show(script: str, *, own: bool = False, **asked: str) -> Served:
        store = tmp_path / "store.json"
        server = demo_server(script, own=own)
        address = f"{server.address}/?{urlencode({'store': str(store), **asked})}"
        return Served(address, store, server.start, server.stop)

    return show
