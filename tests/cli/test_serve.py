"""``nianbao serve``: who may open the page, and that it asks nobody outside who it is."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest
from streamlit import net_util
from streamlit.web.server.server_util import is_url_from_allowed_origins

from drafting.cli import serve

pytestmark = pytest.mark.enable_socket


@pytest.fixture(scope="module")
def port(tmp_path_factory) -> Iterator[int]:
    """The port of a page that only this machine can reach."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        free = int(probe.getsockname()[1])
    log = tmp_path_factory.mktemp("serve") / "log"
    with log.open("wb") as said:
        command = [sys.executable, "-m", "drafting", "serve", "--port", str(free)]
        process = subprocess.Popen(command, stdout=said, stderr=said)
    deadline = time.monotonic() + 60
    while knock(free, "127.0.0.1") == "closed":
        if process.poll() is not None or time.monotonic() > deadline:
            pytest.fail(log.read_text(encoding="utf-8"))
        time.sleep(0.2)
    yield free
    process.kill()
    process.wait()


def knock(port: int, host: str, origin: str = "") -> str:
    """The status of opening the page's channel as a browser does that was led to this machine by that name."""
    request = (
        f"GET /_stcore/stream HTTP/1.1\r\nHost: {host}:{port}\r\nOrigin: http://{origin or host}:{port}\r\n"
        "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: streamlit\r\n\r\n"
    )
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=20) as connection:
            connection.sendall(request.encode())
            return connection.recv(100).decode().split()[1]
    except ConnectionRefusedError:
        return "closed"


@pytest.mark.parametrize(
    ("host", "origin", "status"),
    [
        pytest.param("127.0.0.1", "", "101", id="本机地址"),
        pytest.param("localhost", "", "101", id="本机名称"),
        pytest.param("[::1]", "", "101", id="本机IPv6地址"),
        pytest.param("pages.invalid", "", "403", id="域名被指到本机的网页"),
        pytest.param("127.0.0.1", "pages.invalid", "403", id="别的网页"),
    ],
)
def test_only_pages_of_this_machine_are_let_in(port, host, origin, status):
    assert knock(port, host, origin) == status


@pytest.mark.parametrize(
    ("address", "named", "allowed"),
    [
        pytest.param("127.0.0.1", (), ["localhost", "127.0.0.1", "::1"], id="只有本机"),
        pytest.param("10.0.0.5", (), [], id="别的机器能访问，名称无从知道"),
        pytest.param(
            "127.0.0.1", ("desk.invalid",), ["localhost", "127.0.0.1", "::1", "desk.invalid"], id="在代理后面"
        ),
        pytest.param(
            "10.0.0.5", ("desk.invalid",), ["localhost", "127.0.0.1", "::1", "10.0.0.5", "desk.invalid"],
            id="名称说明了",
        ),
    ],
)  # fmt: skip
def test_by_what_names_the_page_may_be_opened(address, named, allowed):
    told = [one for one in serve._options(address, 8501, named) if "allowedHosts" in one]
    assert told == [f"--server.allowedHosts={name}" for name in allowed]


def test_nobody_outside_is_asked_for_this_machines_address(monkeypatch):
    asked: list[str] = []
    monkeypatch.setattr(net_util, "get_external_ip", net_util.get_external_ip)
    monkeypatch.setattr(net_util, "_make_blocking_http_get", lambda url, **_: asked.append(url))
    assert not is_url_from_allowed_origins("http://pages.invalid")
    assert asked, "Streamlit no longer asks: the means against it can go"
    asked.clear()
    serve._ask_nobody_outside()
    assert not is_url_from_allowed_origins("http://pages.invalid")
    assert asked == []
