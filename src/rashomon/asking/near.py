"""Which incidents lie near a place or along a road: for certain, perhaps, by some accounts, or nobody knows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from rashomon.asking.days import Window
from rashomon.asking.reach import Lookup, Reach, Target, reach_of
from rashomon.asking.within import Within, together
from rashomon.records import Place, Summary


class Section(StrEnum):
    """Under what an incident is answered."""

    CERTAIN = "certain"
    """Every account that places it places it within the distance."""
    POSSIBLE = "possible"
    """Its place may lie within it."""
    DISPUTED = "disputed"
    """Some accounts place it within, others not."""
    UNDATED = "undated"
    """By its place it is one of the above, and nothing tells whether it was in the days asked for."""
    AREA = "area"
    """Only an area is told, which holds a part of what was asked for."""
    UNPLACED = "unplaced"
    """No place is told that is on any map."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sited:
    """One account of where it was: the place, how far that is, and who is behind it."""

    place: Place
    reach: Reach
    within: Within
    origins: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An incident that answers, with each account of its place, the best supported first, and whether its day lies in the window."""

    incident: Summary
    section: Section
    sites: tuple[Sited, ...]
    when: Within

    @property
    def chief(self) -> Sited | None:
        """The best supported account that does not put it outside."""
        return min(self.sites, key=lambda s: s.within is Within.OUTSIDE, default=None)


def find_near(
    incidents: Iterable[Summary], target: Target, km: float, window: Window | None = None, entry: Lookup = lambda _: None
) -> tuple[Found, ...]:
    """Every incident that lies, or may lie, within so many kilometres of the target and in the window, in the order given.

    Left out is only what every account puts outside. `entry` looks a place up by its id, so that roads are followed.
    """
    window = window or Window()
    answers = []
    for incident in incidents:
        when = window.has(incident)
        if when is Within.OUTSIDE:
            continue
        sites = _sites(incident, target, km, entry)
        section = _section(sites, when)
        if section is not None:
            answers.append(Found(incident=incident, section=section, sites=sites, when=when))
    return tuple(answers)


def _sites(incident: Summary, target: Target, km: float, entry: Lookup) -> tuple[Sited, ...]:
    """Each side of the place by the narrowest that it holds, those without a point left out."""
    found = []
    for place, behind in zip(incident.where, incident.placed_by, strict=True):
        reach = reach_of(place, target, entry)
        if reach is not None:
            found.append(Sited(place=place, reach=reach, within=reach.within(km), origins=behind))
    return tuple(found)


def _section(sites: tuple[Sited, ...], when: Within) -> Section | None:
    """Where an incident stands; None where it is no answer. An area that may hold it says little, and gainsays no spot outside."""
    if not sites:
        return Section.UNPLACED
    areas = [s for s in sites if s.reach.wide and s.within is Within.POSSIBLE]
    where = together([s.within for s in sites if s not in areas])
    if where is Within.OUTSIDE:
        return Section.AREA if areas else None
    if where is Within.UNKNOWN:
        return Section.AREA
    if when is Within.UNKNOWN:
        return Section.UNDATED
    return {Within.CERTAIN: Section.CERTAIN, Within.DISPUTED: Section.DISPUTED}.get(where, Section.POSSIBLE)


def day_order(incident: Summary) -> tuple[int, str, str]:
    """The order of days: by the first day that is told, those without a year behind those with one, those without a day last."""
    bounds = [bound for period in incident.when[:1] for bound in (period.earliest, period.latest) if bound]
    if not bounds:
        return 2, "", incident.id
    return int(bounds[0].startswith("-")), bounds[0], incident.id


def along_order(found: Found) -> float:
    """The order along a way: by the best supported place; what is told without a day or a spot comes last."""
    here = (Section.CERTAIN, Section.POSSIBLE, Section.DISPUTED)
    return found.chief.reach.at_km if found.section in here and found.chief is not None else float("inf")
