"""``nianbao serve``: the page, with the project's own Streamlit configuration wherever it is started."""

import argparse
import socket
import sys
import tomllib
from collections.abc import Sequence
from typing import Any

from drafting.errors import InputError, reason_of
from drafting.shipped import shipped


def _check_free(address: str, port: int) -> None:
    """Refuse an address that cannot be listened on; Streamlit would tell of it in a page of English.

    Raises:
        InputError: with the fault and the remedy.
    """
    if not 1 <= port <= 65535:
        raise InputError(f"端口应为1至65535，现为{port}。请改用 --port 8501 这样的端口。")
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    try:
        with socket.socket(family) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((address, port))
    except OSError as error:
        reason = "没有这个地址" if isinstance(error, socket.gaierror) else reason_of(error)
        raise InputError(
            f"不能在 {address}:{port} 打开网页：{reason}。请换一个端口（--port）或地址（--address）。"
        ) from error


_OWN_NAMES = ("localhost", "127.0.0.1", "::1")
"""What this machine's browsers call a page that no other machine can reach."""


def _options(address: str, port: int, named: Sequence[str] = ()) -> list[str]:
    """What Streamlit is told: the project's configuration, where to listen, and by what names.

    A page that only this machine reaches answers to this machine's names alone: a web page whose own name was
    made to lead to 127.0.0.1 (DNS rebinding) could read the drafts otherwise. Another address has names that
    nobody can know but who gives them (``named``); without any it answers to all.
    """
    config: dict[str, dict[str, Any]] = tomllib.loads(
        (shipped(".streamlit") / "config.toml").read_text(encoding="utf-8")
    )
    config["server"] |= {"port": port, "address": address}
    options = [
        f"--{section}.{name}={str(value).lower() if isinstance(value, bool) else value}"
        for section, values in config.items()
        for name, value in values.items()
    ]
    if named or address in _OWN_NAMES:
        names = dict.fromkeys([*_OWN_NAMES, address, *named])
        options += [f"--server.allowedHosts={name}" for name in names]
    return options


def _ask_nobody_outside() -> None:
    """Keep Streamlit from asking a server on the internet for this machine's address.

    It does so when a page of another origin knocks, to see whether that may be itself; no option stops it.
    """
    from streamlit import net_util

    net_util.get_external_ip = lambda: None


def run(arguments: argparse.Namespace) -> int:
    """Serve until interrupted."""
    _check_free(arguments.address, arguments.port)
    options = _options(arguments.address, arguments.port, arguments.name)
    print(
        f"年报台：http://{arguments.address}:{arguments.port}　不得用于涉密网络　（按 Ctrl+C 停止）",
        file=sys.stderr,
    )
    _ask_nobody_outside()
    from streamlit.web.cli import main as streamlit

    # In this process, so that whoever stops it stops the page.
    streamlit(["run", str(shipped("streamlit_app.py")), *options], prog_name="streamlit")
    return 0
