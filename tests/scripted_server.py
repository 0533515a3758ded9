"""An OpenAI-compatible chat server on 127.0.0.1 that answers as a test's script says.

Real HTTP, real server-sent events over chunked transfer: nothing of the program is replaced, so what the
tests see of slow, broken and dishonest servers is what an office would see.
"""

import json
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Messages = list[dict[str, Any]]
"""The messages of a request: objects with ``role`` and ``content``."""


@dataclass(frozen=True)
class Behaviour:
    """How the server answers one request.

    ``chunks`` are the pieces of the answer, one event each. ``status`` other than 200 answers ``error`` as
    the API's error object. ``finish`` is the last event's reason; ``None`` sends neither it nor [DONE].
    ``drop`` closes the connection after the chunks without ending the body; ``stall`` says nothing more but
    keeps the connection; ``endless`` repeats the chunks until the client hangs up; ``pings`` sends comments
    only, for ever. ``bytewise`` sends the body one byte a chunk, so that every character arrives in pieces.
    ``body`` replaces the whole body by these bytes of this ``media_type``. ``usage`` are the tokens (question,
    answer) that the last event counts where the client asked for them.
    """

    chunks: Sequence[str] = ()
    delay: float = 0
    status: int = 200
    error: Mapping[str, Any] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    finish: str | None = "stop"
    drop: bool = False
    stall: bool = False
    endless: bool = False
    pings: bool = False
    bytewise: bool = False
    body: bytes | None = None
    media_type: str = "text/event-stream"
    usage: tuple[int, int] | None = None


Script = Callable[[Messages], "str | Behaviour"]


@dataclass(frozen=True)
class Request:
    """A request as it arrived; header names in lower case."""

    path: str
    headers: Mapping[str, str]
    body: Mapping[str, Any]

    @property
    def system(self) -> str:
        """The system message."""
        return str(next(m["content"] for m in self.body["messages"] if m["role"] == "system"))

    @property
    def user(self) -> str:
        """The last message of the user."""
        return str([m["content"] for m in self.body["messages"] if m["role"] == "user"][-1])


class ScriptedServer:
    """The server; ``script`` may be replaced at any time, ``requests`` fills in the order of arrival."""

    def __init__(self, script: Script) -> None:
        self.script = script
        self.requests: list[Request] = []
        self.hung_up = threading.Event()
        """Set when a client closed the connection before the answer was whole."""
        self.closing = threading.Event()
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._http.daemon_threads = True
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.02,), daemon=True)

    @property
    def base_url(self) -> str:
        """What NIANBAO_LLM_BASE_URL is to be."""
        return f"http://127.0.0.1:{self._http.server_port}/v1"

    def __enter__(self) -> "ScriptedServer":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.closing.set()
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()


def in_pieces(text: str, size: int = 3) -> tuple[str, ...]:
    """The text cut into pieces of so many characters, as a model's tokens would be."""
    return tuple(text[at : at + size] for at in range(0, len(text), size))


def _event(delta: Mapping[str, Any], finish: str | None = None) -> bytes:
    return _chunk(choices=[{"index": 0, "delta": delta, "finish_reason": finish}])


def _counted(sent: int, received: int) -> bytes:
    """The event that counts tokens: it has no choice."""
    total = {"prompt_tokens": sent, "completion_tokens": received, "total_tokens": sent + received}
    return _chunk(choices=[], usage=total)


def _chunk(**content: Any) -> bytes:
    data = {"id": "c", "object": "chat.completion.chunk", "created": 0, "model": "m", **content}
    return b"data: " + json.dumps(data, ensure_ascii=False).encode() + b"\n\n"


def _handler(server: ScriptedServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            headers = {name.lower(): value for name, value in self.headers.items()}
            server.requests.append(Request(self.path, headers, body))
            answer = server.script(body["messages"] if "messages" in body else body["input"])
            reply = Behaviour(in_pieces(answer)) if isinstance(answer, str) else answer
            try:
                counted = bool((body.get("stream_options") or {}).get("include_usage"))
                self.refuse(reply) if reply.status != 200 else self.stream(reply, counted=counted)
            except ConnectionError:
                server.hung_up.set()
                self.close_connection = True

        def refuse(self, reply: Behaviour) -> None:
            body = json.dumps({"error": reply.error}, ensure_ascii=False).encode()
            self.send_response(reply.status)
            for name, value in {"Content-Type": "application/json", **reply.headers}.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def stream(self, reply: Behaviour, *, counted: bool) -> None:
            self.send_response(200)
            for name, value in {"Content-Type": reply.media_type, **reply.headers}.items():
                self.send_header(name, value)
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
            for event in self.events(reply, counted=counted):
                for piece in [event[at : at + 1] for at in range(len(event))] if reply.bytewise else [event]:
                    self.wfile.write(b"%x\r\n%s\r\n" % (len(piece), piece))
                    self.wfile.flush()
            if reply.drop:
                self.close_connection = True
                return
            if reply.stall:
                server.closing.wait()
            self.wfile.write(b"0\r\n\r\n")

        def events(self, reply: Behaviour, *, counted: bool) -> Iterator[bytes]:
            if reply.body is not None:
                yield reply.body
                return
            while True:
                for chunk in reply.chunks:
                    yield _event({"role": "assistant", "content": chunk})
                    server.closing.wait(reply.delay)
                if reply.pings:
                    yield b": ping\n\n"
                    server.closing.wait(0.01)
                if not (reply.endless or reply.pings) or server.closing.is_set():
                    break
            if reply.finish and not (reply.drop or reply.stall):
                yield _event({}, reply.finish)
                if reply.usage and counted:
                    yield _counted(*reply.usage)
                yield b"data: [DONE]\n\n"

        def log_message(self, format: str, *args: object) -> None:
            """Silent: the tests read ``requests``."""

    return Handler
