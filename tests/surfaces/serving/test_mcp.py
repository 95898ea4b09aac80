"""`rashomon mcp`: what an assistant asks of a ledger, by the protocol's own client."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from rashomon.errors import SettingError
from rashomon.records import Attribute
from rashomon.storing import Ledger
from rashomon.surfaces.cli import app
from rashomon.surfaces.serving.questions import Questions
from tests import made_up

WIRE, EVENT = made_up.wire()
RIVAL, _ = made_up.rival()
TEXTS = {report.id: report.text for report in (WIRE, RIVAL)}
INJURED = EVENT.of(Attribute.INJURED)[0].id
TOOLS = {"incidents", "show", "why", "near", "disputes", "search"}


@pytest.fixture
def filled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    with Ledger.open("clash.ledger", create=True) as ledger:
        for report, event in (made_up.wire(), made_up.rival()):
            ledger.add_report(report, (event,))
        ledger.replace_incidents([made_up.incident()])
    return "clash.ledger"


def talk(target: Callable[[Any], Any], ask: Callable[[Any], Awaitable[Any]]) -> Any:
    """What a client is answered by a server in this process, or by one that it starts."""
    mcp = pytest.importorskip("mcp", reason="mcp is not installed: pip install 'rashomon[mcp]'")

    async def run() -> Any:
        async with mcp.Client(target(mcp)) as client:
            return await ask(client)

    return asyncio.run(run())


def served(ledger: str) -> Callable[[Any], Any]:
    def make(_: Any) -> Any:
        from rashomon.surfaces.serving.server import make_server

        return make_server(ledger)

    return make


def answer(result: Any) -> dict[str, Any]:
    assert not result.is_error, result.content
    told: dict[str, Any] = json.loads(result.content[0].text)
    assert result.structured_content in (None, told, {"result": told})
    return told


def test_an_assistant_asks_over_stdio(filled: str) -> None:
    """The program as a client starts it: six tools that only read, an answer with quotes that stand in their reports, and not a byte of the ledger is changed."""
    before = Path(filled).read_bytes()
    code = "from rashomon.surfaces.cli import main; main()"
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}

    def start(mcp: Any) -> Any:
        called = mcp.StdioServerParameters(command=sys.executable, args=["-c", code, "mcp", "--ledger", str(Path(filled).resolve())], env=env)
        return mcp.client.stdio.stdio_client(called, errlog=sys.__stderr__)  # its default is what standard error was when mcp was first loaded: a test's buffer, maybe

    async def ask(client: Any) -> Any:
        return await client.list_tools(), await client.call_tool("show", {"id": "i-5b0c"})

    listed, shown = talk(start, ask)
    assert {tool.name for tool in listed.tools} == TOOLS
    assert all(tool.annotations.read_only_hint and not tool.annotations.destructive_hint for tool in listed.tools)
    assert all(tool.description for tool in listed.tools)
    told = answer(shown)
    assert told["claims_in_all"] == len(told["claims"]) == len(made_up.incident().claims)
    for claim in told["claims"]:
        for quote in claim["evidence"]:
            assert TEXTS[quote["report"]][quote["start"] : quote["end"]] == quote["text"]
        text = TEXTS[claim["evidence"][0]["report"]]
        assert text[claim["sentence_start"] :].startswith(claim["sentence"])
        assert claim["evidence"][0]["text"] in claim["sentence"]
        assert claim["attribution"]["source"]["name"]
        assert claim["outlet"] in {"Harbour Wire", "Severnaya Svodka"}
    assert Path(filled).read_bytes() == before


def test_every_tool_answers(filled: str) -> None:
    """In one process; what is asked wrongly is an error that says how to ask."""

    async def ask(client: Any) -> dict[str, Any]:
        calls: dict[str, tuple[str, dict[str, Any]]] = {
            "incidents": ("incidents", {"since": "2020-08", "party": "USA"}),
            "later": ("incidents", {"since": "2021"}),
            "some": ("show", {"id": "i-5b0c", "questions": ["injured"]}),
            "why": ("why", {"id": INJURED[:6]}),
            "links": ("why", {"id": "i-5b0c"}),
            "near": ("near", {"place": "37.18,42.14", "km": 30}),
            "disputes": ("disputes", {"questions": ["actor"]}),
            "search": ("search", {"words": "pentagon"}),
            "reports": ("search", {"words": "pentagon", "what": "reports"}),
            "wrong": ("show", {"id": "i-ffff"}),
            "unknown": ("disputes", {"questions": ["weather"]}),
            "behind": ("near", {"place": "37.18,42.14", "km": -3}),
            "no day": ("incidents", {"since": "yesterday"}),
            "nobody": ("disputes", {"party": "Gotham"}),
        }
        return {name: await client.call_tool(tool, words) for name, (tool, words) in calls.items()}

    found = talk(served(filled), ask)
    assert [one["id"] for one in answer(found["incidents"])["incidents"]] == ["i-5b0c7d41aa02"]
    assert answer(found["later"])["incidents"] == []
    some = answer(found["some"])
    assert {claim["polarity"] for claim in some["claims"]} == {"asserted", "denied"}
    assert some["claims_in_all"] == 2
    assert set(some["facts"]) == {"injured"}
    assert "km is -3" in found["behind"].content[0].text
    for name in ("no day", "nobody"):
        words = found[name].content[0].text
        assert found[name].is_error
        assert "--" not in words
        assert "`rashomon" not in words
    why = answer(found["why"])
    assert (why["id"], why["attribution"]["cue"]["text"]) == (INJURED, "said")
    assert answer(found["links"])["links"][0]["weights"] == {"same day": 4.5, "same place": 5.25}
    assert answer(found["near"])["incidents"][0]["section"]
    assert [side["said_by"] for side in answer(found["disputes"])["disputes"][0]["positions"]]
    hit = answer(found["search"])["hits"][0]
    assert TEXTS[hit["report"]][hit["start"] :].startswith(hit["snippet"])
    assert answer(found["reports"])["in_all"] == 1
    assert found["wrong"].is_error
    assert "there is no incident" in found["wrong"].content[0].text
    assert found["unknown"].is_error
    assert "there is no question 'weather'; there are" in found["unknown"].content[0].text


def test_answers_come_in_pages(filled: str) -> None:
    """With what is left out counted, and how to go on."""
    questions = Questions(filled)
    with pytest.raises(SettingError, match="limit is 0"):
        questions.show("i-5b0c", limit=0)
    (first, *_) = questions.show("i-5b0c", limit=1)["claims"]
    assert [report["id"] for report in questions.show("i-5b0c", limit=1)["reports"]] == [first["evidence"][0]["report"]]
    whole = questions.show("i-5b0c")["claims"]
    pages = [questions.show("i-5b0c", limit=5, skip=skip)["claims"] for skip in range(0, len(whole), 5)]
    assert [claim for page in pages for claim in page] == whole
    with Ledger.open(filled) as ledger:
        first = made_up.incident()
        ledger.replace_incidents([first, type(first)(id="i-0000000000ff", title="Another", events=(EVENT,), facts=first.facts, accounts=())])
    page = questions.incidents(limit=1)
    assert page["next_after"] == page["incidents"][0]["id"]
    (other,) = questions.incidents(limit=1, after=page["next_after"])["incidents"]
    assert other["id"] != page["next_after"]
    assert "next_after" not in questions.incidents(limit=2)


def test_incidents_older_than_reports_are_told(filled: str) -> None:
    with Ledger.open(filled) as ledger:
        report, event = made_up.worded()[0][0], made_up.worded()[1][0]
        ledger.add_report(report, (event,))
    assert Questions(filled).incidents()["incomplete"].startswith("3 of 3 reports are not in the incidents yet")


def test_a_missing_library_is_told(filled: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """With its cure."""
    for name in [name for name in sys.modules if name.partition(".")[0] == "mcp"] or ["mcp"]:
        monkeypatch.setitem(sys.modules, name, None)
    monkeypatch.setitem(sys.modules, "mcp", None)
    result = CliRunner().invoke(app, ["mcp", "--ledger", filled])
    assert result.exit_code == 2
    assert "needs the library mcp; install it with: pip install 'rashomon[mcp]'" in result.stderr
