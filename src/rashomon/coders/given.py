"""What a person's own words for a value say, read as the words of a report are.

    read_value("at least 12", claim, report, knowledge)     # Count(low=12, best=None, high=None), of whose people the claim was
    read_value("near Derik", place_claim, report, knowledge)  # the words, and the place that they stand for

Codes (type, kind), ids of parties and places, and days are taken as they are where they are known. Other words are resolved beside the
report's own text, which tells its theatre, its day of publication and the company that names keep.
"""

from __future__ import annotations

import difflib
from collections.abc import Collection
from dataclasses import replace

from rashomon.coders.model.asking import kinds
from rashomon.coders.model.grounding import Happened, Pointed, Speaker
from rashomon.coders.model.reading import mention_at, read_with
from rashomon.coding.scene.scene import Scene
from rashomon.errors import SettingError
from rashomon.knowledge.bundle import Knowledge
from rashomon.knowledge.events import PLOVER_TYPES
from rashomon.language.quantities import find_quantities
from rashomon.records import (
    ROLES,
    SETTING,
    TOLLS,
    UNKNOWN,
    Attribute,
    Certainty,
    Claim,
    Count,
    Party,
    Place,
    Polarity,
    Report,
    Resolved,
    Span,
    Stance,
    Value,
)

HOW = "judgement"
"""How a party was told that a person named by its id."""

_STANCES = {Attribute.AGREEMENT: ("broken", "kept", "invoked"), Attribute.CONTROL: ("held", "taken", "lost")}
_THINGS = {Attribute.EQUIPMENT: "equipment", Attribute.EVIDENCE: "evidence"}
_NOBODY = frozenset({"0", "none", "nobody", "no one", "nought", "zero"})
_CONTEXT = 4_000
"""Characters of the report that stand beside the words while they are read."""


def read_value(words: str, claim: Claim, report: Report, knowledge: Knowledge) -> tuple[Value, Resolved | None]:
    """The value that a person gives a claim, and what it stands for, None where that is not known.

    Raises SettingError for words that hold no value of the claim's attribute: no number, no known code.
    """
    said = " ".join(words.split())
    if not said:
        raise SettingError(f"{claim.id}: an empty value says nothing; if the report says nothing of it, judge the claim wrong")
    attribute = claim.attribute
    if attribute is Attribute.TYPE:
        return _one_of(said, PLOVER_TYPES, "type"), None
    if attribute is Attribute.KIND:
        return _one_of(said, kinds(), "kind"), None
    if attribute in TOLLS:
        return _toll(said, claim, report, knowledge)
    if attribute in _STANCES:
        return _stance(said, claim, knowledge), claim.resolved
    if attribute in _THINGS:
        named = [m.entries[0] for m in knowledge.things.find(said) if m.end - m.start == len(said)]
        return (named[0].item if named else said), claim.resolved
    if attribute in ROLES:
        return _party(said, attribute, report, knowledge)
    if attribute in SETTING:
        return _where_or_when(said, attribute, report, knowledge)
    return said, None


def _one_of(code: str, known: Collection[str], name: str) -> str:
    letters = {"".join(filter(str.isalpha, one.lower())): one for one in known}
    spelt = letters.get("".join(filter(str.isalpha, code.lower())))
    if spelt is not None:
        return spelt
    near = difflib.get_close_matches(code.lower(), [one.lower() for one in known], n=3, cutoff=0.5)
    hint = f"the nearest are {', '.join(near)}" if near else f"it is one of {', '.join(sorted(known))}"
    raise SettingError(f"there is no {name} {code!r}; {hint}")


def _toll(said: str, claim: Claim, report: Report, knowledge: Knowledge) -> tuple[Value, Resolved | None]:
    """How many, and of whose people: those the words name, else those the claim spoke of."""
    told = claim.value
    of = told.of if isinstance(told, Count) else None
    if said.casefold() in _NOBODY:
        return Count(low=0, best=0, high=0, wording=said, of=of), claim.resolved
    found = next(find_quantities(f"{said} "), None)
    if found is None or found.word == "one":  # "a lot" is no one person
        raise SettingError(f"{said!r} holds no number; write it as 4, “at least 12”, “12 to 15”, “dozens” or “none”")
    part, further = (told.part, told.further) if isinstance(told, Count) else (False, False)
    count = Count(
        low=found.low, best=found.best, high=found.high, wording=said, of=of, part=part, further=further
    )
    rest = f"{said[: found.start]} {said[found.end :]}".strip(" .")
    if not rest:
        return count, claim.resolved
    _, party = _party(said, claim.attribute, report, knowledge)
    return (replace(count, of=rest), party) if isinstance(party, Party) else (count, claim.resolved)


def _stance(said: str, claim: Claim, knowledge: Knowledge) -> Stance:
    """An item with a stance ("usa-rus-deconfliction kept"), or a stance alone to the item of the claim."""
    stances = _STANCES[claim.attribute]
    item, _, stance = said.rpartition(" ")
    item = item.rstrip(": ") or (claim.value.item if isinstance(claim.value, Stance) else "")
    if stance.lower() not in stances or not item:
        raise SettingError(f"{said!r} is no stance; write what it is to and one of {', '.join(stances)}")
    named = knowledge.agreements.find(item) if claim.attribute is Attribute.AGREEMENT else ()
    known = next((m.entries[0].agreement.id for m in named), item)
    return Stance(item=known, stance=stance.lower())


def _party(said: str, attribute: Attribute, report: Report, knowledge: Knowledge) -> tuple[Value, Resolved | None]:
    code = said.upper()
    if code in ("CIV", UNKNOWN) or knowledge.actors.actor(said) or (knowledge.actors.nation_of(code) and "_" in code):
        known = said if knowledge.actors.actor(said) else code
        party = knowledge.actors.party(known, HOW)
        return party.name, party
    scene, span = _read(said, attribute, report, knowledge)
    mention = mention_at(scene.mentions.actors, span)
    if mention is None:
        return said, None
    meant = [p for p in scene.parties(mention) if p.id != UNKNOWN]
    meant = meant if mention.person else [scene.forces_of(p) for p in meant]
    return said, meant[0] if len(meant) == 1 else None


def _where_or_when(said: str, attribute: Attribute, report: Report, knowledge: Knowledge) -> tuple[Value, Resolved | None]:
    if attribute is Attribute.PLACE:
        entry = knowledge.gazetteer.entry(said)
        if entry is not None:
            country = (entry.country,) if entry.country else ()
            return entry.name, Place(
                id=entry.id, name=entry.name, wording=entry.name, precision="exact", latitude=entry.point[0],
                longitude=entry.point[1], radius_km=entry.radius_km, country=entry.country,
                within=tuple(dict.fromkeys((*entry.within, *country))),
            )  # fmt: skip
    scene, span = _read(said, attribute, report, knowledge)
    if attribute is Attribute.PLACE:
        place = mention_at(scene.mentions.places, span)
        found = scene.resolution.places.get(place.span) if place is not None else None
        return said, replace(found, wording=said) if found is not None and found.known else None
    time = mention_at(scene.mentions.times, span)
    period = scene.resolution.periods.get(time.span) if time is not None else None
    return said, replace(period, wording=said) if period is not None and period.known else None


def _read(said: str, attribute: Attribute, report: Report, knowledge: Knowledge) -> tuple[Scene, Span]:
    """The words before the report's own text, all of it read together, and where the words stand in that."""
    beside = replace(report, text=f"{said}.\n\n{report.text[:_CONTEXT]}")
    span = beside.span(0, len(said))
    speaker = Speaker(source=None, cue=None, via=(), polarity=Polarity.ASSERTED, certainty=Certainty.CERTAIN)
    claim = Pointed(attribute=attribute if attribute not in TOLLS else Attribute.ACTOR, words=span, of=None, told_by=None, stance=None, speaker=speaker)
    told = Happened(trigger=span, type=None, kind=None, news=True, speaker=speaker, claims=(claim,))
    return read_with(beside, [told], knowledge), span
