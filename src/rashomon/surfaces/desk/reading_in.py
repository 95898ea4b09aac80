"""Files read into the ledger while the desk is open: one read at a time, in the background, with its progress and its issues to look at."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from rashomon.errors import RashomonError
from rashomon.records import Issue

_MOST = 50
"""Issues that are named."""


@dataclass(frozen=True, slots=True)
class Issues:
    """What could not be read, each as (where, what, code), and how many more there are."""

    named: tuple[tuple[str, str, str], ...] = ()
    more: int = 0

    @classmethod
    def of(cls, issues: Sequence[Issue]) -> Issues:
        """The first of them by name, the others counted."""
        return cls(tuple((issue.where, issue.message, issue.code) for issue in issues[:_MOST]), max(0, len(issues) - _MOST))


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How far a read has come. `error` is why it stopped, `told` what came of it."""

    running: bool = False
    read: int = 0
    expected: int = 0
    path: str = ""
    linking: int = 0
    issues: Issues = Issues()
    error: str = ""
    told: str = ""


class Reading:
    """The read that runs or ran last."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._standing = Standing()
        self._thread: threading.Thread | None = None

    @property
    def standing(self) -> Standing:
        """How far it has come."""
        return self._standing

    def start(self, paths: Sequence[Path], ledger: str, *, done: Callable[[], None]) -> bool:
        """Read these files into the ledger, and call `done`; False where a read runs already."""
        with self._lock:
            if self._standing.running:
                return False
            self._standing = Standing(running=True)
        self._thread = threading.Thread(target=self._read, args=(list(paths), ledger, done), daemon=True, name="reading")
        self._thread.start()
        return True

    def wait(self, seconds: float) -> bool:
        """Wait for the read to end; whether it has."""
        if self._thread is not None:
            self._thread.join(seconds)
        return not self._standing.running

    def _read(self, paths: list[Path], ledger: str, done: Callable[[], None]) -> None:
        from rashomon.running import reading  # noqa: PLC0415  # the language model is loaded where something is read

        issues: list[Issue] = []

        def tell(progress: reading.Progress) -> None:
            if progress.issue is not None:
                issues.append(progress.issue)
            self._standing = Standing(
                running=True, read=progress.read, expected=progress.expected, path=progress.path, linking=progress.linking or 0, issues=Issues.of(issues)
            )

        try:
            outcome = reading.read(paths, ledger, progress=tell)
            done()
            told = f"{outcome.reports_read:,} new, {outcome.revised:,} revised, {outcome.unchanged:,} unchanged; {outcome.incidents:,} incidents in the ledger"
            self._standing = Standing(read=self._standing.read, expected=self._standing.expected, told=told, issues=Issues.of(outcome.issues))
        except RashomonError as error:
            self._standing = Standing(error=str(error), issues=Issues.of(issues))
        except Exception as error:  # noqa: BLE001  # a thread that ends without a word would leave the page waiting
            self._standing = Standing(error=f"the program failed ({type(error).__name__}): this is a bug, please report it", issues=Issues.of(issues))

