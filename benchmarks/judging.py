"""How long a judgement takes, by its ruling: the whole command, and the work in it, beside linking all of the ledger anew.

    python -m benchmarks judging --data clash.ledger

Judged are copies. Each ruling is made as a person makes it, by `rashomon judge` in a process of its own: on a claim of the incident with the most accounts
(so that most is to be made anew), on two incidents of one account, on two outlets. The least of three tries counts, in seconds of the processor.
"""

from __future__ import annotations

import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.report import Figures
from rashomon.errors import SettingError
from rashomon.records import TOLLS
from rashomon.running.renewing import bring_up_to_date
from rashomon.storing import Ledger

TRIES = 3
_PROGRAM = "from rashomon.surfaces.cli import main; main()"


def run(data: Path) -> Figures:
    """The figures of a ledger that is there."""
    with tempfile.TemporaryDirectory() as folder:
        ledger = Path(folder) / "judged.ledger"
        shutil.copyfile(data, ledger)
        with Ledger.open(ledger) as kept:
            bring_up_to_date(kept)
            calls = _calls(kept)
            reports = kept.counts()["reports"]
            anew = _work(lambda: _link_anew(kept))
        rows = [("anew", anew, f"seconds of the processor to link all of {reports:,} reports anew, without the start of a process")]
        slowest = 0.0
        for name, words in calls:
            seconds, clock = min(_judge(ledger, [name, *words]) for _ in range(TRIES))
            slowest = max(slowest, clock)
            rows.append((name, seconds, f"seconds of the processor for `rashomon judge {name}`, its start included: {clock:.2f} s by the clock"))
        rows.append(("slowest", slowest, "seconds by the clock"))
        return Figures("judging", tuple(rows))


def _calls(kept: Ledger) -> list[tuple[str, list[str]]]:
    """What is judged: each ruling's words."""
    known = kept.summaries(order="told")
    if len(known) < 3:  # one with many accounts, and two beside it
        raise SettingError(f"{kept.name} holds too few incidents to judge")
    largest = kept.incident(known[0].id)
    claim = next((c for c in largest.claims if c.attribute in TOLLS), largest.claims[0])
    one, other = known[-2].id, known[-1].id
    calls = [("note", [largest.id, "ask for the footage"]), ("right", [claim.id]), ("wrong", [claim.id]), ("same", [one, other]), ("different", [largest.events[0].id, largest.id])]
    calls += [("correct", [claim.id, "17"])] if claim.attribute in TOLLS else []
    outlets = sorted({name for name in kept.outlets().values() if name})
    return [*calls, ("not-independent", outlets[:2])] if len(outlets) > 1 else calls


def _judge(ledger: Path, words: Sequence[str]) -> tuple[float, float]:
    """The seconds of the processor and by the clock that a command on a copy takes."""
    copy = ledger.with_suffix(".copy")
    shutil.copyfile(ledger, copy)
    call = [sys.executable, "-c", _PROGRAM, "judge", *words, "--by", "benchmark", "--ledger", str(copy)]
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(call, capture_output=True, text=True, check=False)
    clock, after = time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        raise SettingError(f"rashomon judge {' '.join(words)}: {done.stderr.strip()}")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, clock


def _link_anew(kept: Ledger) -> None:
    kept.replace_incidents((), as_of=0)
    bring_up_to_date(kept)


def _work(act: Callable[[], None]) -> float:
    begun = time.process_time()
    act()
    return time.process_time() - begun
