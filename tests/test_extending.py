"""docs/extending.md: its recipes, followed to the letter on a copy of the program, do what the page says."""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path, PurePath

import pytest

from rashomon.records import Attribute, Count, Party, Period, Place
from rashomon.storing import Ledger
from tests.conftest import ROOT

PACKAGE = ROOT / "src" / "rashomon"
PAGE = (ROOT / "docs" / "extending.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.+?)^```", PAGE, re.DOTALL | re.MULTILINE)
COMMANDS = re.findall(r"^\$ rashomon (.+)$", PAGE, re.MULTILINE)
MODULES = {path.relative_to(PACKAGE).with_suffix("").as_posix(): ast.parse(path.read_text(encoding="utf-8")) for path in sorted(PACKAGE.rglob("*.py"))}
RUN = """
import json, shlex, sys
from typer.testing import CliRunner
from rashomon.surfaces.cli import app
done = {line: CliRunner().invoke(app, shlex.split(line), catch_exceptions=False) for line in json.load(sys.stdin)}
json.dump({line: [result.exit_code, result.stdout, result.stderr] for line, result in done.items()}, sys.stdout)
"""
"""Every command in one process, which opens the parser once."""


def mine(copy: Path, path: str) -> Path:
    """A file of the copy that may be written: the folders on the way to it are folders, all else in them links to the program's own."""
    here, there = copy, PACKAGE
    for part in (*PurePath(path).parts[:-1], None):
        if here.is_symlink():
            here.unlink()
            here.mkdir()
            for each in there.iterdir():
                (here / each.name).symlink_to(each)
        if part is not None:
            here, there = here / part, there / part
    file = here / PurePath(path).name
    if file.is_symlink():
        text = file.read_text(encoding="utf-8")
        file.unlink()
        file.write_text(text, encoding="utf-8")
    return file


def change(copy: Path, block: str) -> None:
    """What a block of changes says, done: what it finds there must stand there once."""
    for path, lines in re.findall(r"^--- (.+)\n((?:[ +-](?!-- ).*\n)+)", block, re.MULTILINE):
        found = "\n".join(line[1:] for line in lines.splitlines() if line[0] in " -")
        made = "\n".join(line[1:] for line in lines.splitlines() if line[0] in " +")
        file = mine(copy, path)
        text = file.read_text(encoding="utf-8")
        assert text.count(found) == 1, f"{path} has {text.count(found)} times: {found}"
        file.write_text(text.replace(found, made), encoding="utf-8")


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the page was followed: a copy of the program with its changes, its files, and what its commands printed."""
    folder = tmp_path_factory.mktemp("followed")
    copy = folder / "program" / "rashomon"
    copy.parent.mkdir()
    copy.symlink_to(PACKAGE)
    for kind, block in BLOCKS:
        if kind == "diff":
            change(copy, block)
        elif kind in ("python", "text", "toml"):
            name, _, text = block.removeprefix("# ").partition("\n")
            file = mine(copy, name) if kind == "python" else folder / name
            file.parent.mkdir(exist_ok=True)
            file.write_text(text, encoding="utf-8")
    settings = {**os.environ, "PYTHONPATH": str(copy.parent), "PYTHONDONTWRITEBYTECODE": "1"}
    settings.pop("RASHOMON_LEDGER", None)
    done = subprocess.run([sys.executable, "-c", RUN], cwd=folder, env=settings, input=json.dumps(COMMANDS), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (folder / "printed.json").write_text(done.stdout, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def printed(followed: Path) -> dict[str, str]:
    """What each command of the page printed; none failed but the read of which the page says so."""
    told = json.loads((followed / "printed.json").read_text(encoding="utf-8"))
    assert {line: said for line, said in told.items() if said[0] != line.startswith("read german")} == {}
    return {line: out + err for line, (_, out, err) in told.items()}


def claims(ledger: Path) -> Iterator[tuple[Attribute, object, object]]:
    """Every claim of a ledger: of what, the value, what it stands for; a copy's own attributes are told by the copy alone."""
    with Ledger.open(ledger) as kept:
        for event in kept.events():
            yield from ((claim.attribute, claim.value, claim.resolved) for claim in event.claims)


def test_a_verb(followed: Path, printed: dict[str, str]) -> None:
    """A collision, on the day, at the place, between the two."""
    told = list(claims(followed / "verb.ledger"))
    assert (Attribute.KIND, "collision", None) in told
    parties = {(attribute, held.id) for attribute, _, held in told if isinstance(held, Party)}
    assert {(Attribute.ACTOR, "RUS_MIL"), (Attribute.RECIPIENT, "USA_MIL")} <= parties
    assert {held.earliest for _, _, held in told if isinstance(held, Period)} == {"2020-08-25"}
    assert {held.name for _, _, held in told if isinstance(held, Place)} == {"Qamishli"}
    assert "broadsided" in printed["show i- --ledger verb.ledger"]


def test_an_export(followed: Path, printed: dict[str, str]) -> None:
    """The format is there by its name, on standard output and in a file."""
    assert re.fullmatch(r"2020-08-25: .*Russian.*\n", printed["export verb.ledger --format diary"].partition("\n")[0] + "\n")
    assert (followed / "diary.txt").read_text(encoding="utf-8").startswith("2020-08-25: ")


def test_an_attribute(printed: dict[str, str]) -> None:
    """It is coded, two accounts of it are linked and disputed, and it is shown and exported."""
    assert re.search(r"disputed +Displaced \(CIV\)\n +A 400 .*\n +B 700 ", printed["show i- --ledger attribute.ledger"])
    assert "Displaced" in printed["disputes --ledger attribute.ledger --attribute displaced"]
    table = printed["export attribute.ledger --format csv"].splitlines()
    assert "displaced_best" in table[0].split(",")
    assert len([row for row in table if row.startswith("i-")]) == 1


def test_the_modules_that_an_attribute_is_told_to() -> None:
    """All that name two attributes in one tuple, set, list or mapping stand in the table, and no other."""
    table = PAGE.partition("| what is decided there |")[2].partition("\n\n")[0]
    named = {name for name, tree in MODULES.items() if any(len(_attributes(node)) > 1 for node in ast.walk(tree))}
    listed = set(re.findall(r"`([\w/]+)`", table))
    assert (sorted(named - listed), sorted(listed - named)) == ([], []), "modules that docs/extending.md lacks, and those that it need not name"


def _attributes(node: ast.AST) -> set[str]:
    """The attributes named in a tuple, set, list or mapping; none of anything else."""
    if not isinstance(node, ast.Tuple | ast.Set | ast.List | ast.Dict):
        return set()
    return {each.attr for each in ast.walk(node) if isinstance(each, ast.Attribute) and isinstance(each.value, ast.Name) and each.value.id == "Attribute"}


def test_a_theatre(followed: Path, printed: dict[str, str]) -> None:
    """The pack is sound, and its reef is where the report's shots fell."""
    assert "broken" not in printed["theatres check atoll"]
    told = list(claims(followed / "lagoon.ledger"))
    assert {held.id for _, _, held in told if isinstance(held, Place)} == {"atoll:sunken-atoll"}
    assert {held.id for attribute, _, held in told if attribute is Attribute.ACTOR and isinstance(held, Party)} == {"TON_MIL"}
    assert not any(isinstance(value, Count) for _, value, _ in told)


def test_a_language(printed: dict[str, str]) -> None:
    """A report in German is kept as an issue."""
    assert "language-not-read" in printed["issues --ledger german.ledger"]


def test_the_files_of_words() -> None:
    """Every file of data stands in one of the two lists: what knows English, and what does not."""
    part = PAGE.partition("## A language")[2].partition("**What stands in its way**")[0]
    english, others = (re.findall(r"`([\w/*.-]+\.(?:toml|txt))`", half) for half in part.split("These hold for every language", 1))
    files = {path.relative_to(PACKAGE) for ending in ("toml", "txt") for path in PACKAGE.rglob(f"*.{ending}")}
    listed = [[path for path in files if path.match(pattern)] for pattern in (*english, *others)]
    assert all(listed), "a pattern that no file has"
    assert sorted(path for paths in listed for path in paths) == sorted(files)


def test_how_much_english_is_in_code() -> None:
    """The table's figures are of today, within a quarter or ten."""
    rows = re.findall(r"^\| `(\w+)` \| (\d+) \| (\d+) \| (\d+) \| (\d+) \|$", PAGE, re.MULTILINE)
    counted = _english()
    assert {row[0] for row in rows} == set(counted)
    for folder, *told in rows:
        for said, is_so in zip(map(int, told), counted[folder], strict=True):
            assert abs(said - is_so) <= max(10, is_so / 4), f"docs/extending.md, {folder}: says {said}, is {is_so}"


def _english() -> dict[str, tuple[int, int, int, int]]:
    """Of each folder: modules, those that ask a token for its words, the places where they do, and words in sets, a module's own each once."""
    found: dict[str, list[int]] = {}
    for name, tree in MODULES.items():
        if "/" not in name:
            continue
        asked = sum(isinstance(node, ast.Attribute) and node.attr in ("lemma_", "lower_", "orth_", "norm_") for node in ast.walk(tree))
        words = {each.value for node in ast.walk(tree) if isinstance(node, ast.Set) for each in node.elts if isinstance(each, ast.Constant) and isinstance(each.value, str)}
        row = found.setdefault(name.partition("/")[0], [0, 0, 0, 0])
        for at, more in enumerate((1, asked > 0, asked, sum(bool(re.fullmatch(r"[a-z][a-z' -]*", word)) for word in words))):
            row[at] += more
    return {folder: (row[0], row[1], row[2], row[3]) for folder, row in found.items()}
