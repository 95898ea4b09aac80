"""What of an event is compared with other events, gathered once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from anyascii import anyascii

from rashomon.knowledge.places.geometry import gap_km
from rashomon.linking.constraints import Constraints
from rashomon.linking.days import DayRange, to_days
from rashomon.linking.rarity import Rarity, words_of
from rashomon.linking.weights import Weights
from rashomon.records import (
    TAKING_PART,
    TOLLS,
    UNKNOWN,
    Attribute,
    Count,
    Event,
    Party,
    Period,
    Place,
    Polarity,
    Report,
)

_NAME = re.compile(r"\b[A-Z][\w'’-]+(?:\s+(?:al-|el-|bin |van |de )?[A-Z][\w'’-]+)+")
_ARTICLE = re.compile(r"\b(?:al|el|as|ash|ar|at|an|ad|az)[- ]", re.IGNORECASE)
_NO_PERSON = frozenset({"outlet", "unnamed", "witness", "agency", "monitor", "media"})
TOLD = frozenset({"actual", "historical", "negated"})
"""The modalities that can be part of an incident: what is planned, feared or supposed has not happened."""
_REACH = 400
"""Characters on either side of a trigger that its sentence may take up."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Profile:
    """An event's comparable side. Denied claims are left out: what is denied of a happening does not describe it."""

    id: str
    report: str
    text: str
    """The id of the group of reports that carry one text."""
    focal: bool
    chief: bool
    """Whether it is what its report is about: of its news with a toll, or else of its news, that of which most is claimed."""
    negated: bool
    days: tuple[DayRange, ...]
    published: int | None
    places: tuple[Place, ...]
    spots: tuple[Place, ...]
    """The places that hold none of the others: Al-Bab of "in Al-Bab, in Aleppo province, in Syria"."""
    unmapped: frozenset[str]
    """Skeletons of place names that no gazetteer holds: "brbs" of "Bweir al-Bu Asi" and of "Buwayr al-Bu Asi"."""
    parties: frozenset[str]
    families: frozenset[str]
    types: frozenset[str]
    kinds: frozenset[str]
    like: frozenset[str]
    """The kinds that are close to its own."""
    tolls: tuple[tuple[Attribute, Count, str | None], ...]
    people: frozenset[str]
    speakers: frozenset[str]
    ordinals: frozenset[str]
    """Which of a series it is: "15" of the fifteenth joint patrol."""
    words: frozenset[str]
    surprise: float
    """The bits of its words together."""

    @property
    def dated(self) -> bool:
        """Whether it is known to within ten days."""
        return any(d.width is not None and d.width <= 10 for d in self.days)

    @property
    def placed(self) -> bool:
        """Whether it is known to within sixty kilometres, or by a village's name."""
        return bool(self.unmapped) or any((p.radius_km or 0.0) <= 60 and p.precision != "country" for p in self.places)

    @property
    def described(self) -> bool:
        """Whether anybody who takes part, any place or any time is known."""
        return bool(self.parties or self.places or self.unmapped or self.days)


def skeleton(name: str) -> str:
    """A place name's consonants, which transliterations of one Arabic or Kurdish name share: "khrbtm" of "Khirbet Ammu"."""
    folded = _ARTICLE.sub("", anyascii(name).lower())
    letters = re.sub(r"[^a-z]", "", folded)
    letters = re.sub(r"[aeiouwy]", "", letters)
    return re.sub(r"(.)\1+", r"\1", letters)


def narrowest(places: Sequence[Place]) -> tuple[Place, ...]:
    """The places that hold none of the others."""
    return tuple(p for p in places if not any(_holds(p, q) for q in places))


def _holds(region: Place, place: Place) -> bool:
    if region.id is not None and region.id in place.within:
        return True
    if region.precision == "country":
        return place.precision != "country" and place.known and place.country == region.country
    wide, narrow = region.radius_km or 0.0, place.radius_km or 0.0
    gap = gap_km(region, place)
    return narrow * 3 <= wide and gap is not None and gap + narrow <= wide


def sentence_at(text: str, start: int, end: int) -> str:
    """The sentence that holds these characters, cut at full stops, line breaks and a fixed reach."""
    before = text[max(0, start - _REACH) : start]
    after = text[end : end + _REACH]
    breaks = [m.end() for m in re.finditer(r"[.!?]['\"”’)]*\s+(?=[A-Z\"“‘'])|\n\s*\n", before)]
    stop = re.search(r"[.!?]['\"”’)]*(?:\s|$)|\n\s*\n", after)
    return before[breaks[-1] if breaks else 0 :] + text[start:end] + (after[: stop.start()] if stop else after)


def _words(event: Event, report: Report | None) -> frozenset[str]:
    spans = event.mentions or (event.trigger,)
    if report is None:
        told = [s.text for c in event.claims for s in c.evidence] + [s.text for s in spans]
    else:
        told = [sentence_at(report.text, s.start, s.end) for s in spans]
    return words_of(told)


def _people(event: Event, known: frozenset[str], rarity: Rarity) -> frozenset[str]:
    found: set[str] = set()
    for claim in event.of(*TAKING_PART, *TOLLS):
        told = [s.text for s in claim.evidence]
        told += [claim.value] if isinstance(claim.value, str) else []
        for text in told:
            for name in _NAME.findall(text):
                if not known.intersection(name.lower().split()):
                    found.update(_surname(name, rarity))
    return frozenset(found)


def _speakers(event: Event, rarity: Rarity) -> frozenset[str]:
    """People quoted by name: "ullyot" of "National Security Council spokesman John Ullyot"."""
    sources = {s.name for c in event.claims for s in (c.attribution.source, *c.attribution.via) if s.kind not in _NO_PERSON}
    return frozenset(word for name in sources for told in _NAME.findall(name) for word in _surname(told, rarity))


def _surname(name: str, rarity: Rarity) -> frozenset[str]:
    """The last word of a name, where it is no word that reports of conflict are full of ("Defence Ministry", "United States")."""
    last = _ARTICLE.sub("", anyascii(name.rsplit(maxsplit=1)[-1]).lower())
    return frozenset({last} if len(last) > 3 and rarity.of([last]) >= rarity.rarest - 1 else ())


def profile(event: Event, report: Report | None, text: str, weights: Weights, *, chief: bool = False) -> Profile:
    """What of this event is compared; `report` its report where at hand, `text` the group of reports that carry its text."""
    days: dict[DayRange, None] = {}
    places: dict[Place, None] = {}
    unmapped: set[str] = set()
    parties: set[str] = set()
    types: set[str] = set()
    kinds: set[str] = set()
    tolls: dict[tuple[Attribute, Count, str | None], None] = {}
    known: set[str] = set()
    for claim in event.claims:
        if claim.polarity is Polarity.DENIED and event.modality != "negated":
            continue
        held = claim.resolved
        if claim.attribute is Attribute.PERIOD and isinstance(held, Period):
            found = to_days(held)
            if found is not None:
                days[found] = None
        elif claim.attribute is Attribute.PLACE:
            if isinstance(held, Place) and held.known:
                places[held] = None
                known.update(held.name.lower().split())
            elif isinstance(held, Place) or isinstance(claim.value, str):
                bones = skeleton(held.name if isinstance(held, Place) else str(claim.value))
                unmapped.update([bones] if len(bones) >= 3 else [])
        elif claim.attribute in TAKING_PART:
            if isinstance(held, Party) and held.id != UNKNOWN:
                parties.add(held.id)
                known.update(held.name.lower().split())
        elif claim.attribute in TOLLS and isinstance(claim.value, Count) and claim.value.whole:
            subject = held.id if isinstance(held, Party) and held.id != UNKNOWN else None
            tolls[claim.attribute, claim.value, subject] = None
            parties.update([subject] if subject else [])
        elif claim.attribute is Attribute.TYPE:
            types.add(str(claim.value))
        elif claim.attribute is Attribute.KIND:
            kinds.add(str(claim.value))
    published = report.published.toordinal() if report is not None and report.published is not None else None
    words = _words(event, report)
    return Profile(
        id=event.id,
        report=event.report,
        text=text,
        focal=event.focal,
        chief=chief,
        negated=event.modality == "negated",
        days=tuple(sorted(days, key=lambda d: (d.width or 10**6, d.lo or 0, d.hi or 0))),
        published=published,
        places=tuple(sorted(places, key=lambda p: (p.radius_km or 0.0, p.id or "", p.wording))),
        spots=narrowest(tuple(places)),
        unmapped=frozenset(unmapped),
        parties=frozenset(parties),
        families=frozenset(weights.family(p) for p in parties),
        types=frozenset(types),
        kinds=frozenset(kinds - {"other"}),
        like=frozenset(k for pair in weights.close if pair & kinds for k in pair) - kinds,
        tolls=tuple(tolls),
        people=_people(event, frozenset(known), weights.rarity),
        speakers=_speakers(event, weights.rarity),
        ordinals=frozenset(str(c.value) for c in event.of(Attribute.ORDINAL)),
        words=words,
        surprise=weights.rarity.of(words),
    )


def profiles_of(
    events: tuple[Event, ...], reports: Mapping[str, Report], texts: Mapping[str, str], weights: Weights
) -> tuple[Profile, ...]:
    """A profile for each event, in the order given; all that a report tells should be among them."""
    chiefs = _chiefs(events)
    return tuple(
        profile(e, reports.get(e.report), texts.get(e.report, e.report), weights, chief=e.id in chiefs) for e in events
    )


def _chiefs(events: Sequence[Event]) -> frozenset[str]:
    best: dict[str, tuple[bool, int, str]] = {}
    for event in events:
        if event.focal and event.modality != "negated":
            rank = (bool(event.of(Attribute.KILLED)), len(event.claims), event.id)
            best[event.report] = max(best.get(event.report, rank), rank)
    return frozenset(name for *_, name in best.values())


def comparable(
    events: Iterable[Event],
    reports: Mapping[str, Report],
    groups: Mapping[str, str],
    weights: Weights,
    constraints: Constraints,
) -> list[Profile]:
    """The profiles of the events that can be in an incident, in order of id.

    Left out are those that have not happened, and those of which neither a party nor a place nor a time is known, as they could be
    any other, unless people said which.
    """
    told = tuple(sorted((e for e in events if e.modality in TOLD), key=lambda e: e.id))
    judged = {one for pair in constraints.same for one in pair}
    profiles = profiles_of(told, reports, groups, weights)
    return [p for p in profiles if p.negated or p.described or p.id in judged]
