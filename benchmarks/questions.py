"""How much faster a ledger answers than one that opens every incident for it, how fast a page comes, and how large the file is.

    python -m benchmarks questions --n 10000
    python -m benchmarks questions --data clash.ledger

With `--n` a ledger of about so many incidents of a made-up world is written and linked (`made_ledger`). Asked are the list of all incidents, what is
near the place of one of them, the contacts of the two parties that meet most often, and the thirty disputes of most substance: the answers that the
commands give, made from the ledger to the last row. What they are compared with is opening every incident, without answering anything.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.made_ledger import frequent_pair, make_ledger
from benchmarks.report import Figures
from rashomon.asking import read_window
from rashomon.errors import SettingError
from rashomon.records import Status
from rashomon.storing import Ledger
from rashomon.surfaces.answers import dispute_row
from rashomon.surfaces.asking import Asked
from rashomon.surfaces.cli.incidents import describe
from rashomon.surfaces.notebook import actors, near

TRIES = 3
_SHOWN = 30
_PAGE = 50


def run(data: Path) -> Figures:
    """The figures of a ledger that is there."""
    return Figures("questions", tuple(measure(data)))


def run_made(numbers: Sequence[int]) -> Figures:
    """The figures of made-up ledgers of about so many incidents."""
    rows: list[tuple[str, float, str]] = []
    for n in sorted(set(numbers)):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "made.ledger"
            make_ledger(path, n)
            rows += [(f"{n}.{name}", value, note) for name, value, note in measure(path)]
    return Figures("questions", tuple(rows))


def measure(path: Path) -> list[tuple[str, float, str]]:
    """Each question's rate over opening every incident, the slowest of the pages in milliseconds, and what an incident takes of the file."""
    with Ledger.open(path) as kept:
        known = kept.summaries()
        if not known:
            raise SettingError(f"{path} holds no incident to ask for")
        spot = next((i.site for i in known[len(known) // 2 :] if i.site is not None and i.site.known), None)
        pair = frequent_pair(frozenset(party.id for party in i.parties) for i in known)
        point = (spot.latitude or 0.0, spot.longitude or 0.0) if spot is not None else (0.0, 0.0)
        place = f"{point[0]:.4f},{point[1]:.4f}"
        count = len(known)
        del known
        near(kept, place, theatre="none")  # the gazetteer opens once
        whole, _ = _fastest(lambda: len(kept.incidents()), 1)
        questions: tuple[tuple[str, str, Callable[[], int]], ...] = (
            ("listing", "the line of every incident", lambda: len([describe(i, i.id) for i in kept.summaries()])),
            ("near", "incidents near a place", lambda: len(near(kept, place, theatre="none"))),
            ("actors", "incidents of two parties", lambda: len(actors(kept, *pair, theatre="none"))),
            ("disputes", "disputes of most substance", lambda: _disputes(kept)),
        )
        rows = []
        for name, what, ask in questions:
            seconds, answers = _fastest(ask)
            rows.append((name, whole / seconds, f"times as fast as opening {count:,} incidents in {whole:.2f} s: {seconds:.3f} s for {answers:,} {what}"))
        pages: tuple[Callable[[], int], ...] = (
            lambda: len(kept.summaries(parties=pair[:1], status=Status.DISPUTED, order="latest", limit=_PAGE)),
            lambda: len(kept.summaries(near=point, within_km=50.0, limit=_PAGE)),
            lambda: len(kept.summaries(text="fighting", kinds=["shelling", "raid"], order="told", limit=_PAGE)),
        )
        slowest = max(_fastest(page)[0] for page in pages)
        rows.append(("page_ms", 1000 * slowest, f"the slowest of {len(pages)} filtered pages of {_PAGE}: by party and status, by place, by words and kind"))
    rows.append(("kib_an_incident", path.stat().st_size / 1024 / count, f"of a file of {path.stat().st_size / 1e6:,.1f} MB"))
    return rows


def _disputes(kept: Ledger) -> int:
    asked = Asked.of(kept, theatre="none")
    return len([dispute_row(disputed) for disputed in asked.opened(asked.disputes(read_window())[:_SHOWN])])


def _fastest(ask: Callable[[], int], tries: int = TRIES) -> tuple[float, int]:
    """The seconds of the try least disturbed by other work, and how many answers it gave."""
    best, answers = float("inf"), 0
    for _ in range(tries):
        begun = time.perf_counter()
        answers = ask()
        best = min(best, time.perf_counter() - begun)
    return best, answers
