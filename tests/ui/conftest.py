"""A headless Chromium to look at pages with, and servers to show them.

Without Chromium these tests skip, unless NIANBAO_REQUIRE_BROWSER says that this would be a hole.
"""

import os
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import streamlit as st
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from drafting.service.sample import open_sample
from drafting.workspace import Workspace, open_workspace

ROOT = Path(__file__).parents[2]
CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
REQUIRED = bool(os.environ.get("NIANBAO_REQUIRE_BROWSER"))
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        if REQUIRED:
            pytest.fail("Chromium is not installed, and the browser tests are required")
        pytest.skip("Chromium is not installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=CHROMIUM_FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """One profile for all tests, whose cache spares each of them Streamlit's scripts."""
    opened = chromium.new_context(viewport={"width": 1280, "height": 900}, locale="zh-CN")
    opened.grant_permissions(["clipboard-read", "clipboard-write"])
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page of 1280 × 900 px. An uncaught error of its scripts fails the test, and so does a look outside."""
    opened = context.new_page()
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.on("request", lambda request: errors.extend(_outside(request.url)))
    yield opened
    opened.close()
    assert errors == []


def _outside(url: str) -> list[str]:
    inside = url.startswith(("http://127.0.0.1:", "ws://127.0.0.1:", "data:", "blob:", "about:"))
    return [] if inside else [f"asked for {url}"]


@dataclass
class Server:
    """A server process that can be stopped and started anew at the same address."""

    address: str
    start: Callable[[], None]
    stop: Callable[[], None]


@pytest.fixture(scope="module")
def run_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Server]]:
    """Runs a command that serves pages: ``run_server(lambda port: [...], VARIABLE="value")``."""
    running: dict[int, subprocess.Popen[bytes]] = {}
    log_path = tmp_path_factory.mktemp("server") / "server.log"

    def run(command: Callable[[int], list[str]], **environment: str) -> Server:
        port = _free_port()
        address = f"http://127.0.0.1:{port}"

        def start() -> None:
            with log_path.open("ab") as log:
                process = subprocess.Popen(
                    command(port), env={**os.environ, **environment}, stdout=log, stderr=log, cwd=ROOT
                )
            running[port] = process
            _wait_until_healthy(address, process, log_path)

        def stop() -> None:
            if port in running:
                process = running.pop(port)
                process.kill()
                process.wait()

        start()
        return Server(address, start, stop)

    yield run
    for process in running.values():
        process.kill()
        process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_healthy(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=1):
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    raise TimeoutError(f"the page at {address} did not start:\n{log.read_text(encoding='utf-8')}")


@pytest.fixture
def workspace(home: Path) -> Iterator[Workspace]:
    """The workspace that pages run in this process open, too."""
    st.cache_resource.clear()
    opened = open_workspace(home)
    yield opened
    opened.close()
    st.cache_resource.clear()


@pytest.fixture
def sample(workspace) -> int:
    return open_sample(workspace)
