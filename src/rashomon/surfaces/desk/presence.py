"""Who looks at what just now, so that two people see each other before they answer the same."""

from __future__ import annotations

import threading
import time

_SECONDS = 90.0
_MOST = 500


class Presence:
    """Who opened which incident last, and when; kept in memory alone."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._seen: dict[str, tuple[str, float]] = {}

    def note(self, incident: str, judge: str) -> tuple[str, ...]:
        """Note that somebody looks at an incident; who else does."""
        now = time.monotonic()
        with self._lock:
            self._seen[judge] = (incident, now)
            for name in [name for name, (_, at) in self._seen.items() if now - at > _SECONDS][:_MOST]:
                del self._seen[name]
            return tuple(sorted(name for name, (where, _) in self._seen.items() if where == incident and name != judge))
