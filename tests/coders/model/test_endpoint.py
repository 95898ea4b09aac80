"""An endpoint that answers well, badly, late or not at all, told apart in plain words; and a key that nobody sees."""

from __future__ import annotations

import json
from typing import Any

import pytest

from rashomon.coders import NotCoded
from rashomon.coders.model.asking import shape
from rashomon.coders.model.endpoint import BadAnswer, Endpoint
from rashomon.errors import SettingError
from tests.coders.endpoint import Reply, answering, in_turn, says

KEY = "sk-very-secret"
BODY = {"model": "m", "messages": []}


def ask(reply: Reply, *, timeout: float = 120.0, key: str | None = KEY) -> str:
    with answering(in_turn(reply)) as running:
        return Endpoint(running.url, key=key, timeout=timeout).ask(BODY, shape())


def test_the_words_of_the_first_choice_come_back() -> None:
    with answering(in_turn(says("words"))) as running:
        for url in (running.url, running.url + "/", running.url + "/chat/completions"):
            assert Endpoint(url, key=KEY).ask(BODY, shape()) == "words"
    assert set(running.paths) == {"/v1/chat/completions"}
    assert {h["Authorization"] for h in running.headers} == {f"Bearer {KEY}"}
    assert running.asked[0]["response_format"]["type"] == "json_schema"


def test_without_a_key_none_is_sent() -> None:
    with answering(in_turn(says("words"))) as running:
        Endpoint(running.url).ask(BODY, shape())
    assert "Authorization" not in running.headers[0]


@pytest.mark.parametrize(
    ("reply", "code", "words"),
    [
        (Reply(body=b"", status=401), "model-refused", "check the key in RASHOMON_API_KEY"),
        (Reply(body=b'{"error": "no model m"}', status=404), "model-refused", 'no such address or model (404: {"error": "no model m"})'),
        (Reply(body=b"", status=429), "model-refused", "was asked too much (429); wait"),
        (Reply(body=b"", status=302, headers={"Location": "http://127.0.0.1:9/"}), "model-refused", "sends on to another address (302)"),
        (Reply(body=b"out of memory", status=500), "model-failed", "failed (500: out of memory)"),
        (Reply(body=b"too long", status=413), "model-failed", "refused the question (413: too long)"),
        (Reply(body=b"what?", status=400), "model-failed", "refused the question (400: what?)"),
        (Reply(body=f"not {KEY}".encode(), status=503), "model-failed", "failed (503: not ***)"),
        (Reply(body=b"{}", wait=5), "model-late", "did not answer within 0.2 s; give it longer with --timeout"),
    ],
)  # fmt: skip
def test_a_refusal_is_told_with_its_cure(reply: Reply, code: str, words: str) -> None:
    with pytest.raises(NotCoded) as told:
        ask(reply, timeout=0.2 if reply.wait else 120)
    assert told.value.code == code
    assert words in str(told.value)
    assert KEY not in str(told.value)


def test_an_answer_that_drips_is_late_all_the_same() -> None:
    """Each byte comes in time; the whole does not."""
    with pytest.raises(NotCoded, match=r"did not answer within 0\.3 s"):
        ask(Reply(body=b" " * 200, drip=0.05), timeout=0.3)


def test_nobody_there() -> None:
    with answering(in_turn(says("words"))) as running:
        url = running.url
    with pytest.raises(NotCoded, match=r"no answer from 127\.0\.0\.1:\d+ \(.+\); check --endpoint") as told:
        Endpoint(url).ask(BODY, shape())
    assert told.value.code == "model-not-there"


@pytest.mark.parametrize(
    "reply",
    [
        Reply(body=b"<html>hello</html>"),
        Reply(body=b"[]"),
        Reply(body=b'{"choices": []}'),
        Reply(body=json.dumps({"choices": [{"message": {"content": None}}]}).encode()),
        Reply(body=says("words").body, cut=40),
        says('{"events": [', finish="length"),
    ],
    ids=["a page", "a list", "no choice", "no words", "cut on the wire", "cut by the model"],
)
def test_an_answer_in_pieces_is_no_answer(reply: Reply) -> None:
    with pytest.raises(BadAnswer):
        ask(reply)


def test_a_server_that_knows_no_schema_is_asked_in_words_alone() -> None:
    """Once refused, the shape is not sent again."""

    def answer(question: dict[str, Any]) -> Reply:
        return Reply(body=b"", status=400) if "response_format" in question else says("words")

    with answering(answer) as running:
        endpoint = Endpoint(running.url)
        assert [endpoint.ask(BODY, shape()) for _ in range(2)] == ["words", "words"]
    assert [("response_format" in asked) for asked in running.asked] == [True, False, False]


@pytest.mark.parametrize("url", ["localhost:8080", "ftp://host/v1", "http://", "http://host:99999/v1", "file:///etc/passwd"])
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(SettingError, match="is no address; write it as http"):
        Endpoint(url)


@pytest.mark.parametrize("url", ["https://user:hidden@host/v1", "https://host/v1?key=hidden", "ftp://user:hidden@host"])
def test_a_key_in_the_address_is_refused_and_not_repeated(url: str) -> None:
    with pytest.raises(SettingError) as told:
        Endpoint(url)
    assert "hidden" not in str(told.value)


@pytest.mark.parametrize("key", ["sk-one two", "sk-“one”", "sk\none"])
def test_a_key_that_is_none_is_refused_and_not_repeated(key: str) -> None:
    with pytest.raises(SettingError, match="characters that no key has") as told:
        Endpoint("http://localhost/v1", key=key)
    assert key not in str(told.value)
