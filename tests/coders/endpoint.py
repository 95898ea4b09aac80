"""A chat endpoint of the project's own, on this machine: it answers as it is told to, and keeps what it was asked."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What goes back over the wire: a status, a body (whole, or `cut` to so many bytes), after `wait` seconds.

    `drip` seconds lie between any two bytes of the body.
    """

    body: bytes
    status: int = 200
    wait: float = 0.0
    drip: float = 0.0
    cut: int | None = None
    headers: Mapping[str, str] = field(default_factory=dict)


Answering = Callable[[dict[str, Any]], Reply]
"""From the question's body to the reply."""


@dataclass
class Running:
    """The server while it runs: its address, and every question with its headers."""

    url: str
    asked: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)


def says(content: object, finish: str = "stop") -> Reply:
    """A chat completion with these words; anything but a string as JSON."""
    words = content if isinstance(content, str) else json.dumps(content)
    choice = {"index": 0, "finish_reason": finish, "message": {"role": "assistant", "content": words}}
    return Reply(body=json.dumps({"object": "chat.completion", "choices": [choice]}).encode())


def in_turn(*replies: Reply) -> Answering:
    """These replies one after the other, the last for ever."""
    left = list(replies)
    return lambda _: left.pop(0) if len(left) > 1 else left[0]


def text_of(question: dict[str, Any]) -> str:
    """The part of a report that a question shows."""
    return str(question["messages"][-1]["content"]).partition("The text, to its end:\n")[2]


@contextmanager
def answering(answer: Answering) -> Iterator[Running]:
    """An endpoint on a free port of this machine for as long as this lasts."""
    gone = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            question = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            running.asked.append(question)
            running.headers.append(dict(self.headers.items()))
            running.paths.append(self.path)
            reply = answer(question)
            until = time.monotonic() + reply.wait
            while time.monotonic() < until and not gone.is_set():
                gone.wait(0.02)
            try:
                self.send_response(reply.status)
                for name, value in {"Content-Type": "application/json", **reply.headers}.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(reply.body)))
                self.end_headers()
                for byte in (reply.body[: reply.cut],) if not reply.drip else map(bytes, zip(reply.body, strict=True)):
                    self.wfile.write(byte)
                    if reply.drip and gone.wait(reply.drip):
                        return
            except OSError:
                return  # whoever asked has gone
            self.close_connection = True

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    running = Running(url=f"http://127.0.0.1:{server.server_address[1]}/v1")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield running
    finally:
        gone.set()
        server.shutdown()
        server.server_close()
        thread.join()
