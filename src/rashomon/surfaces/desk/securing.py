"""What keeps a page on this machine and in its own hands: which hosts are answered, what a page may load, and whose forms are taken.

A site elsewhere may send a browser here (by a name that it has point at this machine, or by a form of its own). So only names of this machine are answered, no page may
load or send anything elsewhere, and a form is taken only with the token that this browser was given: in a cookie and in the form, the same in both.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

LOOPBACK = ("127.0.0.1", "localhost", "[::1]", "::1")
TOKEN = "token"  # noqa: S105  # the name of a field
_COOKIE = "rashomon_token"
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
"""What a page may load: its own style and script, and nothing that is written into it."""

_HEADERS = {
    "Content-Security-Policy": POLICY, "X-Content-Type-Options": "nosniff", "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Resource-Policy": "same-origin", "X-Frame-Options": "DENY",
}  # fmt: skip

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]


class Forged(Exception):
    """A form that was not made here, or for another browser."""


class Guard:
    """Answers hosts of this machine alone, and has every answer say what the page may do."""

    def __init__(self, app: Callable[[Scope, Receive, Send], Awaitable[None]], hosts: tuple[str, ...] = LOOPBACK) -> None:
        self._app = app
        self._hosts = frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        refusal = self._refusal(scope, headers)
        answer: Any = self._app if refusal is None else PlainTextResponse(refusal, status_code=403)

        async def guarded(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                told = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    told[name] = value
                told.setdefault("Cache-Control", "private, no-cache")
            await send(message)

        await answer(scope, receive, guarded)

    def _refusal(self, scope: Scope, headers: Headers) -> str | None:
        host = headers.get("host", "")
        if _name(host) not in self._hosts:
            return "this desk answers on this machine alone: open it as http://127.0.0.1"
        if scope["method"] in _SAFE:
            return None
        origin, site = headers.get("origin"), headers.get("sec-fetch-site")
        if (origin and urlsplit(origin).netloc != host) or site in ("cross-site", "same-site"):
            return "this was sent from another page; go back to the desk and send it from there"
        return None


def _name(host: str) -> str:
    """A host without its port."""
    return host.rsplit(":", 1)[0] if ":" in host and not host.endswith("]") else host


def token_of(request: Request) -> str:
    """The token of this browser: the one that it has, or a new one, which `with_token` gives it."""
    held = getattr(request.state, "token", None) or request.cookies.get(_COOKIE)
    if not held or len(held) < 32:
        held = secrets.token_urlsafe(32)
    request.state.token = held
    return str(held)


def with_token(request: Request, response: Response) -> Response:
    """The answer, which gives the browser its token where it has none."""
    token = token_of(request)
    if request.cookies.get(_COOKIE) != token:
        response.set_cookie(_COOKIE, token, httponly=True, samesite="strict", path="/")
    return response


async def read_form(request: Request, *, files: bool = False) -> Any:
    """The fields of a form that was made here for this browser. Raises Forged for any other."""
    form = await request.form(max_files=200 if files else 0, max_fields=200)
    given = form.get(TOKEN)
    held = request.cookies.get(_COOKIE, "")
    if not isinstance(given, str) or not held or not hmac.compare_digest(given.encode(), held.encode()):
        raise Forged
    return form
