"""One OpenAI-compatible endpoint: a question out, the words of the answer back, or a plain reason why not."""

from __future__ import annotations

import http.client
import json
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from rashomon.coders.coder import NotCoded
from rashomon.errors import SettingError

KEY = "RASHOMON_API_KEY"
"""The environment variable that holds the key, the only way in which one is given."""
_LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})
_LARGEST = 4_000_000
_WORDS_OF_REFUSAL = 160


class BadAnswer(Exception):
    """An answer came that cannot be read: it broke off, is no JSON, or has another shape than was asked for."""


class _Stay(urllib.request.HTTPRedirectHandler):
    """Follows nobody: a redirect would carry the report and the key to an address that the user did not name."""

    def redirect_request(self, *_: object) -> None:
        return None


class Endpoint:
    """`{url}/chat/completions`, asked without a stream, within `timeout` seconds an answer."""

    def __init__(self, url: str, *, key: str | None = None, timeout: float = 120.0) -> None:
        """Check what can be checked beforehand. Raises SettingError; the key is in no message."""
        self.url = _checked(url)
        self.host = urlsplit(self.url).netloc
        self._key = _sound(key)
        self._timeout = timeout
        self._plain = False
        local = urlsplit(self.url).hostname in _LOCAL
        proxies = [urllib.request.ProxyHandler({})] if local else []  # what runs here is asked without a proxy
        self._opener = urllib.request.build_opener(_Stay, *proxies)

    def ask(self, body: Mapping[str, Any], shape: Mapping[str, Any]) -> str:
        """The content of the first choice. Raises NotCoded where nobody answers, and BadAnswer for an answer in pieces.

        `shape` asks for JSON of a schema; a server that knows no such thing (400, 422) is asked in words alone from then on.
        """
        if self._plain:
            return self._answer(body)
        try:
            return self._answer({**body, "response_format": shape})
        except _Misunderstood:
            content = self._answer(body)
            self._plain = True
            return content

    def _answer(self, body: Mapping[str, Any]) -> str:
        try:
            answer = json.loads(self._post(json.dumps(body).encode()))
            choice = answer["choices"][0]
            content = choice["message"]["content"]
        except (ValueError, LookupError, TypeError):
            raise BadAnswer("is no answer of a chat endpoint, or broke off") from None
        if choice.get("finish_reason") == "length":
            raise BadAnswer("was cut off at the model's limit")
        if not isinstance(content, str):
            raise BadAnswer("has no words in it")
        return content

    def _post(self, body: bytes) -> bytes:
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        if self._key:
            headers["Authorization"] = f"Bearer {self._key}"
        request = urllib.request.Request(f"{self.url}/chat/completions", data=body, headers=headers)  # noqa: S310  # the scheme was checked
        late = time.monotonic() + self._timeout
        found = bytearray()
        try:
            with self._opener.open(request, timeout=self._timeout) as response:
                while piece := response.read1(65_536):
                    found += piece
                    if time.monotonic() > late:
                        raise TimeoutError
                    if len(found) > _LARGEST:
                        raise BadAnswer("is endless")
        except urllib.error.HTTPError as error:
            raise self._refusal(error) from None
        except (OSError, http.client.HTTPException) as error:
            raise self._silence(error) from None
        return bytes(found)

    def _silence(self, error: Exception) -> NotCoded:
        reason = getattr(error, "reason", error)
        if isinstance(reason, TimeoutError):
            return NotCoded(
                "model-late",
                f"{self.host} did not answer within {self._timeout:g} s; give it longer with --timeout, and read again",
            )
        said = getattr(reason, "strerror", None) or type(reason).__name__
        return NotCoded(
            "model-not-there",
            f"no answer from {self.host} ({said}); check --endpoint and that the server runs, and read again",
        )

    def _refusal(self, error: urllib.error.HTTPError) -> Exception:
        said = self._said(error)
        if error.code in (401, 403):
            cure = "check the key in" if self._key else "put a key into"
            return NotCoded(
                "model-refused", f"{self.host} wants another key ({error.code}): {cure} {KEY}, and read again"
            )
        if error.code == 404:
            cure = "check --endpoint (it often ends in /v1) and --model, and read again"
            return NotCoded("model-refused", f"{self.host} has no such address or model (404{said}); {cure}")
        if error.code == 429:
            return NotCoded("model-refused", f"{self.host} was asked too much (429{said}); wait, and read again")
        if 300 <= error.code < 400:
            return NotCoded(
                "model-refused", f"{self.host} sends on to another address ({error.code}); name that with --endpoint"
            )
        if error.code >= 500:
            return NotCoded(
                "model-failed", f"{self.host} failed ({error.code}{said}); look at the server, and read again"
            )
        refused = _Misunderstood if error.code in (400, 422) else NotCoded
        return refused(
            "model-failed", f"{self.host} refused the question ({error.code}{said}); check --model, and read again"
        )

    def _said(self, error: urllib.error.HTTPError) -> str:
        """A few words of the server's own, never the key."""
        try:
            words = error.read(4_000).decode("utf-8", "replace")
        except (OSError, http.client.HTTPException):
            return ""
        words = " ".join((words.replace(self._key, "***") if self._key else words).split())
        return f": {words[:_WORDS_OF_REFUSAL]}" if words else ""


class _Misunderstood(NotCoded):
    """The server does not know what it was asked for."""


def _checked(url: str) -> str:
    url = url.strip().rstrip("/").removesuffix("/chat/completions")
    try:
        parts = urlsplit(url)
        sound = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        sound = False
    if not sound:
        raise SettingError(f"--endpoint {url.rpartition('@')[2]!r} is no address; write it as http://localhost:8080/v1")
    if "@" in parts.netloc or parts.query or parts.fragment:
        raise SettingError(f"--endpoint takes an address alone; put the key into {KEY}")
    return url


def _sound(key: str | None) -> str | None:
    key = (key or "").strip()
    if not (key.isascii() and key.isprintable()) or " " in key:
        raise SettingError(f"the key in {KEY} holds characters that no key has; set it again")
    return key or None
