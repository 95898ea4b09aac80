"""Silences in words: who leaves out what, those who leave out the same together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from rashomon.records import Grade, Incident, Matter, Party, side
from rashomon.surfaces.naming import CIVILIANS, name_side

_SAYING = {
    Matter.KILLED: "that anyone was killed",
    Matter.INJURED: "that anyone was hurt",
    Matter.DETAINED: "that anyone was held",
    Matter.FORCE: "that force was used",
    Matter.PRESENCE: "the presence of {party}",
    Matter.BLAME: "the blame on {party}",
    Matter.DENIAL: "the denial by {party}",
}

GRADES: dict[Grade, str] = {
    Grade.CONFIRMED: "confirmed: the party blamed accepts it",
    Grade.FAIR: "fair: several origins",
    Grade.WEAK: "weak: one origin or one party alone",
    Grade.CONTESTED: "contested: others blame another",
    Grade.DISCOUNTED: "discounted",
}
"""Each grade of blame with its reason."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Who leaves out the same, sides before outlets, with the silent reports' ids, and what it is."""

    who: tuple[str, ...]
    reports: tuple[str, ...]
    what: tuple[str, ...]


def name_parties(incident: Incident) -> dict[str, str]:
    """The registry's name of every party that the incident's claims and sources speak of, by id."""
    found: dict[str, str] = {}
    for claim in incident.claims:
        for party in (claim.resolved, claim.attribution.source.party):
            if isinstance(party, Party):
                found.setdefault(party.id, party.name)
    return found


def say_side(party: str, names: dict[str, str]) -> str:
    """The side of a party in words: "Russia" of its army and its government, "Syrian rebels" of a state's rebels."""
    of = side(party)
    if of == CIVILIANS:
        return "civilians"
    return name_side(of, names) if of == of.partition("_")[0] else names.get(party) or of


def list_silences(incident: Incident, outlet_of: Callable[[str], str]) -> list[LeftOut]:
    """The incident's silences, by who is silent. `outlet_of` gives a report's outlet by the report's id."""
    names = name_parties(incident)
    sides: dict[str, list[str]] = {}
    outlets: dict[str, list[str]] = {}
    reports: dict[str, set[str]] = {}
    for silence in incident.silences:
        words = _SAYING[silence.matter].format(party=_article(say_side(silence.party, names)) if silence.party else "")
        for who in dict.fromkeys(say_side(p, names) for p in silence.parties):
            sides.setdefault(who, []).append(words)
        for report in silence.reports:
            reports.setdefault(outlet_of(report), set()).add(report)
        for who in dict.fromkeys(map(outlet_of, silence.reports)):
            outlets.setdefault(who, []).append(words)
    return [*_together(sides, {}), *_together(outlets, reports)]


def _together(silent: dict[str, list[str]], reports: dict[str, set[str]]) -> list[LeftOut]:
    same: dict[tuple[str, ...], list[str]] = {}
    for who, what in silent.items():
        same.setdefault(tuple(dict.fromkeys(what)), []).append(who)
    return [LeftOut(tuple(who), tuple(sorted(r for name in who for r in reports.get(name, ()))), what) for what, who in same.items()]


def _article(name: str) -> str:
    return f"the {name}" if name.startswith("United ") else name
