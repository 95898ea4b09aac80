"""Each source's version of an incident, as each report gives it."""

from __future__ import annotations

from collections.abc import Iterable

from rashomon.records import Account, Claim, Event


def _place_in_text(claim: Claim) -> tuple[int, str]:
    return min(s.start for s in claim.evidence), claim.id


def find_accounts(events: Iterable[Event]) -> tuple[Account, ...]:
    """An account for each report and source, its claims in text order; accounts in order of report and of first words."""
    held: dict[tuple[str, str], list[Claim]] = {}
    for event in sorted(events, key=lambda e: e.id):
        for claim in event.claims:
            held.setdefault((event.report, claim.attribution.source.key), []).append(claim)
    made = []
    for (report, _), claims in held.items():
        ranked = sorted(claims, key=_place_in_text)
        ids = tuple(dict.fromkeys(c.id for c in ranked))
        made.append(
            (report, _place_in_text(ranked[0]), Account(report=report, source=ranked[0].attribution.source, claims=ids))
        )
    return tuple(account for *_, account in sorted(made, key=lambda m: m[:2]))
