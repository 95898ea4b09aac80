"""What linking keeps is versioned by all that it depends on, wherever that lies, and by nothing else."""

from __future__ import annotations

import shutil
from pathlib import Path

import grimp
import pytest

from rashomon.running.dependence import PACKAGE, depended_on
from rashomon.running.program import program


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program's own source, code and small data, to be changed at will."""
    copy = tmp_path_factory.mktemp("source") / "rashomon"
    shutil.copytree(PACKAGE, copy, ignore=lambda _, names: [n for n in names if "." in n and not n.endswith((".py", ".toml", ".txt"))])
    return copy


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("records/count.py", "_ROUNDING = 0.2", "_ROUNDING = 0.9"),
        ("knowledge/places/geometry.py", "EARTH_KM = 6371", "EARTH_KM = 3000"),
        ("knowledge/data/silence.toml", "", "# a word\n"),
        ("knowledge/data/derivations.txt", "", "a word\n"),
        ("linking/comparisons/places.py", "", "# a reason\n"),
        ("linking/weights.toml", "", "# a weight\n"),
        ("reviewing/review.py", "", "# a reason\n"),
        ("language/furniture.py", "", "# a reason\n"),
    ],
)
def test_a_change_anywhere_below_is_seen(source: Path, file: str, old: str, new: str) -> None:
    """In the records, the places, the data, a package within linking; and taken back it is the same program again."""
    before, path = program.__wrapped__(source), source / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new) if old else new + text, encoding="utf-8")
    assert program.__wrapped__(source) != before
    path.write_text(text, encoding="utf-8")
    assert program.__wrapped__(source) == before == program()


@pytest.mark.parametrize("file", ["surfaces/cli/show.py", "coding/tolls/tolls.py", "storing/ledger.py", "language/heads/network.py", "knowledge/data/speech.toml"])
def test_a_change_beside_is_no_other_program(source: Path, file: str) -> None:
    """What only shows, codes or keeps incidents has versions of its own."""
    before, path = program.__wrapped__(source), source / file
    text = path.read_text("utf-8")
    path.write_text(f"# a reason\n{text}", encoding="utf-8")
    assert program.__wrapped__(source) == before
    path.write_text(text, encoding="utf-8")


def test_nothing_that_is_imported_is_missed() -> None:
    """As the graph of imports knows it, by which the direction of imports is held."""
    graph = grimp.build_graph("rashomon")
    parts = ("rashomon.linking", "rashomon.reconciling", "rashomon.reviewing", "rashomon.running.incidents", "rashomon.running.links_in_ledger")
    waiting = [module for module in graph.modules if module.startswith(parts)]
    found = set()
    while waiting:
        module = waiting.pop()
        if module not in found and not module.startswith("rashomon.storing"):
            found.add(module)
            waiting += graph.find_modules_directly_imported_by(module)
    files = depended_on(PACKAGE, [part.removeprefix("rashomon.") for part in parts], without=("storing",))
    held = {f"rashomon.{file.relative_to(PACKAGE).with_suffix('').as_posix().replace('/', '.')}".removesuffix(".__init__") for file in files}
    assert found <= held
    assert len(found) > 60
