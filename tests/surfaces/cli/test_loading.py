"""What a call loads: no more than it answers with."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = ("spacy", "torch", "onnxruntime", "sqlalchemy", "numpy", "lxml", "trafilatura", "rashomon.language", "rashomon.reviewing", "rashomon.storing")
_LEFT_OUT = """
from rashomon.silencing import FRAMEWORKS, leave_out
leave_out()
import sys
from spacy.tokens import Doc
from spacy.vocab import Vocab
assert Doc(Vocab(), ["Shots", "were", "fired"])[2].text == "fired"
print(*[name for name in ("weasel", "httpx", "requests", *FRAMEWORKS) if sys.modules.get(name)])
"""


def loaded(*words: str) -> set[str]:
    """The modules of a process that was called so."""
    call = "import sys\nfrom rashomon.surfaces.cli import main\ntry: main()\nexcept SystemExit: pass\nprint(*filter(sys.modules.get, [*sys.modules]), file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", call, *words], capture_output=True, text=True, check=True)
    return set(done.stderr.split())


@pytest.mark.parametrize("words", [("--help",), ("--version",), ("show", "--help")])
def test_help_loads_nothing_that_reads_or_keeps(words: tuple[str, ...]) -> None:
    assert sorted(loaded(*words) & set(HEAVY)) == []


def test_spacy_is_loaded_without_frameworks_and_clients() -> None:
    done = subprocess.run([sys.executable, "-c", _LEFT_OUT], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
