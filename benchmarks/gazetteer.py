"""The gazetteer by itself: how soon it is open, how many names a second it finds, and what memory it takes.

Each is measured in a process of its own, with no gazetteer added, against a bare interpreter. The names are 5,000 of the
world's, evenly drawn, and every capitalised word of a folder of texts.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.report import Figures
from benchmarks.speed import read_texts
from rashomon.errors import SettingError
from rashomon.knowledge.places.world import index_path, open_index

RUNS = 3
WORLD = 5_000
_WORD = re.compile(r"\b[A-Z][\w'-]+")
_MEMORY = """
import json, resource, sys, time
def memory():
    # On Linux a process inherits the peak that getrusage tells from whoever started it; VmHWM is its own.
    try:
        kilobytes = next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM"))
    except OSError:
        kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return int(kilobytes) / 1000
bare = memory()
"""
_LOOK_UP = """
from rashomon.knowledge.places.gazetteer import Gazetteer
from rashomon.knowledge.places.world import open_index
start = time.perf_counter()
open_index().execute("select 1 from places").fetchone()
index = time.perf_counter() - start
names = json.load(sys.stdin)
start = time.perf_counter()
gazetteer = Gazetteer.open("syria")
opened = time.perf_counter() - start
start = time.perf_counter()
found = sum(bool(gazetteer.find(name)) for name in names)
seconds = time.perf_counter() - start
print(json.dumps([1000 * index, 1000 * opened, len(names) / seconds, found, memory() - bare]))
"""
_MAKE = """
from pathlib import Path
from rashomon.knowledge.places.world import make_index
start = time.perf_counter()
make_index(Path(sys.argv[1]))
print(json.dumps([time.perf_counter() - start, memory() - bare]))
"""


def run(data: Path) -> Figures:
    """Figures with the capitalised words of the texts of a folder."""
    words = sorted({word for text in read_texts(data) for word in _WORD.findall(text)})
    if not words:
        raise SettingError(f"{data} holds no texts")
    index = open_index()
    step = max(1, index.execute("select count(*) from places").fetchone()[0] // WORLD)
    world = [name for (name,) in index.execute("select name from places order by id")][::step][:WORLD]
    asked = json.dumps(world + words)
    runs = [_measure(_LOOK_UP, asked) for _ in range(RUNS)]
    with tempfile.TemporaryDirectory() as folder:
        seconds, build = _measure(_MAKE, "", str(Path(folder) / "world.sqlite"))
    names = len(world) + len(words)
    return Figures(
        "gazetteer",
        (
            ("open_ms", min(r[0] for r in runs), f"the index in a fresh process, best of {RUNS}"),
            ("open_with_theatre_ms", min(r[1] for r in runs), "the index with a theatre's pack, which is TOML"),
            (
                "names_per_second",
                max(r[2] for r in runs),
                f"{names:,} names, each for the first time; {runs[0][3]:.0f} found",
            ),
            ("memory_mb", min(r[4] for r in runs), "opened, all names looked up, above a bare interpreter"),
            ("build_seconds", seconds, "making the index, once on a machine"),
            ("build_memory_mb", build, "making the index, above a bare interpreter"),
            ("index_mb", index_path().stat().st_size / 1e6, "the file"),
        ),
    )


def _measure(script: str, asked: str, *words: str) -> list[float]:
    with tempfile.TemporaryDirectory() as nothing_added:
        done = subprocess.run(
            [sys.executable, "-c", _MEMORY + script, *words],
            input=asked,
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "RASHOMON_DATA": nothing_added},
        )
    figures: list[float] = json.loads(done.stdout)
    return figures
