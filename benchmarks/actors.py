"""Who acts: on FA-KES the crowd's answer to who killed; on a folder of reports with gold beside it, the actors and their roles."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from benchmarks import incidents
from benchmarks.fakes import news_claims, slot_rows
from benchmarks.report import Figures
from rashomon.records import UNKNOWN, Attribute, Event, Party

_PRONOUNS = frozenset({"it", "its", "they", "their", "them", "he", "his", "him", "she", "her", "we", "our", "us"})


def run(data: Path) -> Figures:
    """Figures on a FA-KES file (`.jsonl`) or a folder of reports."""
    if data.is_dir():
        return incidents.run(data).only("actors", ("actors", "roles"))
    return Figures("actors", slot_rows(data, "actor", "actor", who_acted))


def who_acted(events: Sequence[Event]) -> str:
    """The words for whoever acted in the news: the first that name somebody known, in place of a pronoun the name it stands for."""
    for claim in news_claims(events, Attribute.ACTOR, Attribute.BLAME):
        if isinstance(claim.resolved, Party) and claim.resolved.id != UNKNOWN:
            return claim.resolved.name if str(claim.value).lower() in _PRONOUNS else str(claim.value)
    return ""
