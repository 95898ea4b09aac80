"""How commands are called and how they answer: groups, `--json`, parts of an incident, ids cut short, completion, a pager, narrow terminals."""

from __future__ import annotations

import fcntl
import json
import os
import pty
import re
import shlex
import struct
import subprocess
import sys
import termios
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from rashomon.surfaces.cli import PANELS
from tests import made_up

Run = Callable[..., Any]
PROGRAM = "from rashomon.surfaces.cli import main; main()"


def on_terminal(folder: Path, width: int, height: int, *words: str, pager: str = "cat") -> str:
    """What a terminal of this size shows, without its colours."""
    leader, follower = pty.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))
    kept = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES", "NO_COLOR")}
    shell = [sys.executable, "-c", PROGRAM, *words]
    process = subprocess.Popen(
        shell, stdin=follower, stdout=follower, stderr=follower, cwd=folder, close_fds=True, env=kept | {"TERM": "xterm", "PAGER": pager}
    )
    os.close(follower)
    shown = b""
    while True:
        try:
            more = os.read(leader, 65_536)
        except OSError:
            break
        if not more:
            break
        shown += more
    process.wait()
    os.close(leader)
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", shown.decode()).replace("\r\n", "\n")


def test_the_help_has_the_commands_in_groups(rashomon: Run) -> None:
    """By what they are for, the daily ones first."""
    text = rashomon("--help").stdout
    places = [text.index(panel) for panel in PANELS]
    assert places == sorted(places)
    assert places[0] < text.index("incidents") < places[1]


@pytest.mark.parametrize(
    "words",
    [
        "incidents", "show 5b0c", "show 5b0c --facts", "why 5b0c", "why c-1e0", "near 37.05,41.23", "actors", "outlet", "disputes", "wording",
        "search vehicle", "search vehicle --reports", "issues", "runs", "verify", "judgements", "theatres", "gazetteer list",
    ],
)  # fmt: skip
def test_json_is_json_everywhere(rashomon: Run, filled: Path, words: str) -> None:
    """`--json` is the same as `--format json`, and one value."""
    more = [] if words.startswith(("theatres", "gazetteer")) else ["-l", "clash.ledger"]
    short = rashomon(*words.split(), "--json", *more)
    assert short.exit_code == 0, short.stderr
    assert json.loads(short.stdout) == json.loads(rashomon(*words.split(), "--format", "json", *more).stdout)


def test_json_behind_two_dashes_is_a_word(rashomon: Run, filled: Path) -> None:
    """Words to search for may be any."""
    assert "no claim has these words" in rashomon("search", "-l", "clash.ledger", "--", "--json").stderr


def test_the_facts_alone(rashomon: Run, filled: Path) -> None:
    """Each fact with its positions, and no account or claim."""
    text = rashomon("show", "5b0c", "--facts", "-l", "clash.ledger").stdout
    assert re.search(r"◐ disputed +What happened", text)
    assert "Accounts" not in text
    assert "c-1e0" not in text
    assert json.loads(rashomon("show", "5b0c", "--facts", "--json", "-l", "clash.ledger").stdout).keys() == {"id", "title", "status", "facts"}


def test_the_claims_of_a_question_alone(rashomon: Run, filled: Path) -> None:
    """Those of the attributes asked for, with their words and the reports they stand in."""
    wanted = {c.id for c in made_up.incident().claims if c.attribute == "injured"}
    others = {c.id for c in made_up.incident().claims} - wanted
    text = rashomon("show", "5b0c", "--claims", "injured", "-l", "clash.ledger").stdout
    assert all(name in text for name in wanted)
    assert not any(name in text for name in others)
    assert "reports/wire.txt" in text
    told = json.loads(rashomon("show", "5b0c", "--claims", "injured", "--json", "-l", "clash.ledger").stdout)
    assert {claim["id"] for claim in told["claims"]} == wanted
    assert "none" in rashomon("show", "5b0c", "--claims", "detained", "-l", "clash.ledger").stdout


def test_an_id_may_be_cut_wherever_one_is_asked_for(rashomon: Run, filled: Path) -> None:
    """`why` knows a claim and an incident without their letter; what could be two is asked back."""
    claim = made_up.incident().claims[0].id
    assert rashomon("why", claim[2:], "-l", "clash.ledger").stdout.startswith(claim)
    assert rashomon("why", "5b0c", "-l", "clash.ledger").stdout.startswith(made_up.incident().title)
    result = rashomon("why", "c-", "-l", "clash.ledger")
    assert (result.exit_code, "write more of it" in result.stderr) == (4, True)
    assert "no claim or incident" in rashomon("why", "zzz", "-l", "clash.ledger").stderr


def test_the_shell_completes_ids(filled: Path) -> None:
    """Those that begin so, of the ledger that is named before; none where there is no ledger."""
    for ledger, found in (("clash.ledger", made_up.incident().id), ("none.ledger", "")):
        line = f"rashomon show -l {ledger} i-5"
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=False, cwd=filled.parent,
            env={**os.environ, "_RASHOMON_COMPLETE": "complete_bash", "COMP_WORDS": line, "COMP_CWORD": str(len(shlex.split(line)) - 1)},
        )  # fmt: skip
        assert done.stdout.strip() == found, done.stderr


@pytest.mark.parametrize("width", [60, 80, 100, 120, 160])
def test_no_cell_is_cut(filled: Path, width: int) -> None:
    """Title, status and origins stand whole on a terminal of any width, and no line is longer than it."""
    text = on_terminal(filled.parent, width, 40, "incidents", "-l", "clash.ledger")
    lines = text.splitlines()
    assert max(map(len, lines)) <= width
    assert lines[0].split()[0] == "ID"
    assert lines[0].split()[-1] == "Origins"
    assert lines[1].rstrip().endswith("2 in 2")
    assert set(made_up.incident().title.split()) <= set(text.split())


def test_long_output_is_paged_on_a_terminal_only(rashomon: Run, filled: Path) -> None:
    """What is longer than the window goes through PAGER; what fits does not."""
    assert on_terminal(filled.parent, 80, 24, "show", "5b0c", "-l", "clash.ledger", pager="head -n 2; echo PAGED").count("\n") < 8
    assert "PAGED" not in on_terminal(filled.parent, 80, 24, "incidents", "-l", "clash.ledger", pager="echo PAGED")
