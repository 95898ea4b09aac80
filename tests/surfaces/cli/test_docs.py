"""docs/commands.md: every command in it runs, and nothing that the program has is left out."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from rashomon.coders import DROPPED_QUOTES
from rashomon.language.tables_not_coded import TABLE_NOT_CODED
from rashomon.reading import CHANGED_DATE, PARTIAL_ARTICLE
from rashomon.records import Judgement, Ruling
from rashomon.resolving import FILED_EARLIER, UNKNOWN_PLACE
from rashomon.surfaces.cli import app, refusing
from rashomon.surfaces.judgements.lines import read_lines
from tests.extras import lacking
from tests.reviewing.judging import judge_twice

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs" / "commands.md").read_text()
DUMP = ROOT / "tests" / "knowledge" / "adding" / "dumps" / "SY.txt"
JUDGEMENTS = (ROOT / "docs" / "judgements.md").read_text()
FORMATS = (ROOT / "docs" / "formats.md").read_text().partition("\n## Out\n")[2]
LINES = re.findall(r"^\$ rashomon (.+)$", PAGE + JUDGEMENTS + FORMATS, re.MULTILINE)


@pytest.mark.usefixtures("modelless", "unserved")
@pytest.mark.parametrize("line", LINES)
def test_every_command_runs(
    rashomon: Callable[..., Any], filled: Path, line: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As it is written, but for the ids of claims and judgements; commands on judgements take the ledger from the environment."""
    article = "The patrol of the Russian forces was stopped near the village.\n"
    (filled.parent / "reports").mkdir()
    for name in ("a", "b"):
        (filled.parent / "reports" / f"{name}.txt").write_text(f"Outlet: {name}\n\n{article}")
    (filled.parent / "articles.csv").write_text(f"headline,body\nStopped,{article}")
    shutil.copy(DUMP, "SY.txt")
    (filled.parent / "villages.csv").write_text("town,lat,lon\nTall Qasmiyah,36.95,41.71\n")
    if (why := lacking(line)) is not None:
        pytest.skip(why)
    if "--since first.csv" in line:
        rashomon("export", "clash.ledger", "--format", "acled", "-o", "first.csv")
    if "--import annotations" in line:
        rashomon("export", "clash.ledger", "--format", "brat", "-o", "annotations")
    if line.startswith("gazetteer remove"):
        rashomon("gazetteer", "add", "SY.txt")
    ids = {"c-": "c-1e0"}
    if line.startswith(("judge", "agreement")):
        monkeypatch.setenv("RASHOMON_LEDGER", str(filled))
    if line.startswith(("judge", "agreement")) and not line.startswith("judge queue"):  # which looks, and says where decisions are not carried out yet
        ids["j-"] = judge_twice(filled)
    result = rashomon(*(ids.get(word[:2], word) for word in shlex.split(line)))
    assert result.exit_code == 0, result.stderr


def test_the_judgements_of_the_page_can_be_read() -> None:
    """Each example of docs/judgements.md is a line of the format; the first, written over several lines, is one."""
    blocks = re.findall(r"```json\n(.+?)```", JUDGEMENTS, re.DOTALL)
    assert len(blocks) == 2
    for block in blocks:
        (found,) = read_lines([" ".join(block.split("\n"))])
        assert isinstance(found, Judgement), found


def test_every_ruling_is_described() -> None:
    """Each stands in the table of docs/judgements.md."""
    assert set(re.findall(r"^\| `([a-z-]+)` \| (?:a|an|two|events|anything)\b", JUDGEMENTS, re.MULTILINE)) == set(Ruling)


def test_every_command_and_option_is_described(rashomon: Callable[..., Any]) -> None:
    """Each command has a heading, and each of its options stands under one."""
    groups = {str(g.name): g.typer_instance for g in app.registered_groups}
    for group, commands in groups.items():
        part = PAGE.partition(f"\n## {group}\n")[2].partition("\n## ")[0]
        for command in commands.registered_commands:
            assert f"$ rashomon {group} {command.name}" in part
            help_text = rashomon(group, str(command.name), "--help").stdout
            for option in set(re.findall(r"(--[a-z]+)", help_text)) - {"--help"}:
                assert option in part, option
    for command in app.registered_commands:
        assert f"\n## {command.name}\n" in PAGE
        help_text = rashomon(str(command.name), "--help").stdout
        for option in set(re.findall(r"(--[a-z]+)", help_text)) - {"--help", "--output"}:
            assert option in PAGE, option


def test_every_exit_code_is_described() -> None:
    """The codes of the program and of the page are the same."""
    codes = {0} | {value for name, value in vars(refusing).items() if name.isupper() and isinstance(value, int)}
    assert {int(code) for code in re.findall(r"^\| (\d+) \|", PAGE, re.MULTILINE)} == codes


def test_every_issue_code_is_described() -> None:
    """Every code that reading can give stands in the table, and no other."""
    package = ROOT / "src" / "rashomon"
    files = [*(package / "reading").rglob("*.py"), *(package / "coders").rglob("*.py")]
    files += [*(package / "running").glob("*.py"), package / "language" / "tables_not_coded.py", package / "resolving" / "times" / "publication.py"]
    source = "".join(path.read_text() for path in files)
    given = set(
        re.findall(
            r"""(?:code=|Refusal\(\s*|NotCoded\(\s*|^    |\(|Decoded\(text, encoding, \()"([a-z]+(?:-[a-z]+)+)",""",
            source,
            re.MULTILINE,
        )
    )
    table = PAGE.partition("## issues")[2].partition("## incidents")[0]
    listed = {
        code for row in re.findall(r"^\| (`.+?) \|", table, re.MULTILINE) for code in re.findall(r"`([a-z-]+)`", row)
    }
    assert listed == given - {"utf-8", "utf-16", "utf-32"} | {UNKNOWN_PLACE, DROPPED_QUOTES, TABLE_NOT_CODED, FILED_EARLIER, CHANGED_DATE, PARTIAL_ARTICLE}
