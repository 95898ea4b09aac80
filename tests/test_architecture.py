"""docs/architecture.md and what it leads to: what the pages name is there, and the value goes the way they say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from rashomon.coders.rules import code_by_rules
from rashomon.knowledge.bundle import load_knowledge
from rashomon.records import Attribute, Count, Report
from tests.conftest import ROOT

PACKAGE = ROOT / "src" / "rashomon"
DOCS = ROOT / "docs"
ENTRANCE = (DOCS / "architecture.md").read_text(encoding="utf-8")
DECISIONS = {path: path.read_text(encoding="utf-8") for path in sorted((DOCS / "decisions").glob("*.md"))}
NAMING = [DOCS / "architecture.md", DOCS / "words.md", DOCS / "extending.md", ROOT / "CONTRIBUTING.md", *DECISIONS]
"""The pages that speak of modules and data files by their paths."""


def _there() -> tuple[set[str], set[str]]:
    """Every path below the package and below the repository's other folders, with and without ".py"; and every file's name."""
    folders = [PACKAGE, *(ROOT / name for name in ("benchmarks", "corpus", "docs", "examples", "findings", "tests", "training"))]
    found = [path for folder in folders for path in folder.rglob("*") if "__pycache__" not in path.parts] + list(ROOT.glob("*.*"))
    paths = {path.relative_to(ROOT).as_posix() for path in found} | {folder.relative_to(ROOT).as_posix() for folder in folders}
    return paths | {path.removesuffix(".py") for path in paths}, {path.name for path in found}


PATHS, NAMES = _there()
ENDS = {path[at:] for path in PATHS for at in (0, *(m.end() for m in re.finditer("/", path)))}


def test_the_entrance_is_short() -> None:
    """One reads it standing: what grows goes to the glossary or beside its room."""
    assert len(ENTRANCE.splitlines()) <= 90


def test_the_rooms_of_coding_are_those_there_are() -> None:
    """The table of rooms names each folder of `coding`, and no other."""
    rooms = {path.parent.name for path in (PACKAGE / "coding").glob("*/__init__.py")}
    assert set(re.findall(r"`coding/(\w+)`", ENTRANCE.partition("| room |")[2].partition("\n\n")[0])) == rooms


@pytest.mark.parametrize("page", NAMING, ids=lambda p: p.stem)
def test_modules_and_data_files_that_a_page_names_are_there(page: Path) -> None:
    """`coding/tolls/mishaps` is a module, `unreal.toml` a file: a page that names what moved is out of date."""
    for name in re.findall(r"`([\w./*-]+)`", re.sub(r"```.+?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)):
        if "*" in name:
            assert any(Path(path).match(name) for path in PATHS), name
        elif "/" in name.strip("/") and not name.startswith(("..", "/")):
            assert name.strip("/") in ENDS, name
        elif name.endswith((".toml", ".py", ".md", ".txt")) and name[0] != ".":
            assert name in NAMES, name


def test_every_page_of_decisions_is_linked_from_the_entrance() -> None:
    assert set(re.findall(r"\]\((decisions/\w+\.md)\)", ENTRANCE)) == {path.relative_to(DOCS).as_posix() for path in DECISIONS}


def anchors(text: str) -> list[str]:
    """The anchors of a page's decisions, as GitHub makes them."""
    return [re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-") for heading in re.findall(r"^### (.+)$", text, re.MULTILINE)]


def test_every_decision_has_an_anchor_of_its_own_and_says_what_was_decided() -> None:
    """A short name that no other decision bears, then the decision."""
    named = [anchor for text in DECISIONS.values() for anchor in anchors(text)]
    assert len(named) == len(set(named)) >= 90
    for path, text in DECISIONS.items():
        for part in text.split("\n### ")[1:]:
            assert len(part.partition("\n\n")[2].strip()) > 80, (path.name, part[:40])


def test_what_the_code_cites_is_there() -> None:
    """`Why: docs/decisions/coding.md#mishaps` leads to a decision, and every page of docs that code names is one."""
    cited = []
    for path in [p for ending in ("py", "toml") for folder in (PACKAGE, ROOT / "benchmarks", ROOT / "training") for p in folder.rglob(f"*.{ending}")]:
        for page, anchor in re.findall(r"\bdocs/([\w/]+\.md)(?:#([\w-]+))?", path.read_text(encoding="utf-8")):
            assert (DOCS / page).exists(), (path, page)
            if anchor:
                assert anchor in anchors((DOCS / page).read_text(encoding="utf-8")), (path, anchor)
                cited.append(anchor)
    assert len(set(cited)) > 20


def test_the_value_travels_as_the_page_says() -> None:
    """"At least 12 people were killed, the ministry said.": the toll's claim has the bound, the words and the source that the page gives it."""
    text = re.search(r'^"(At least .+)"$', ENTRANCE, re.MULTILINE)
    assert text is not None
    events = code_by_rules(Report(id="r", text=text[1], path="p.txt"), load_knowledge(None))
    (claim,) = [claim for event in events for claim in event.of(Attribute.KILLED)]
    assert isinstance(claim.value, Count)
    assert (claim.value.low, claim.value.best, claim.value.high) == (12, None, None)
    assert "At least 12 people" in [span.text for span in claim.evidence]
    assert (claim.attribution.source.name, claim.attribution.cue.text if claim.attribution.cue else None) == ("the ministry", "said")
