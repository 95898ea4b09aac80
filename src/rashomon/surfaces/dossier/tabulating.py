"""The table of facts: one row per fact, one line per position, with who holds it and how many knew it independently."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.records import (
    TAKING_PART,
    UNKNOWN,
    Attribute,
    Certainty,
    Claim,
    Count,
    Fact,
    Party,
    Period,
    Place,
    Polarity,
    Position,
    Status,
)
from rashomon.surfaces.describing import join_words, say_values
from rashomon.surfaces.dossier.deeds import say_deed
from rashomon.surfaces.dossier.figures import Figure, draw_figure
from rashomon.surfaces.dossier.indexing import Entry, Index
from rashomon.surfaces.dossier.siding import OWN, voice_key
from rashomon.surfaces.doubting import is_unsure
from rashomon.surfaces.naming import LABELS, ORDER, SILENCES, mixed, name_side, side_of
from rashomon.surfaces.silences import GRADES, say_side

NAMES = 4
"""Sources named on one line before the rest is counted."""


@dataclass(frozen=True, slots=True)
class Ref:
    """A report's number as a link, within the sheet of one incident."""

    number: int
    anchor: str


@dataclass(frozen=True, slots=True)
class Line:
    """One position: its letter, its value, the words it was told in, who holds it and for which sides, who denies it, its grade and origins."""

    tag: str
    value: str
    also: tuple[str, ...]
    words: tuple[str, ...]
    who: tuple[str, ...]
    own: str
    sides: tuple[str, ...]
    grade: str
    refs: tuple[Ref, ...]
    denied: tuple[str, ...]
    denied_refs: tuple[Ref, ...]
    origins: int
    reports: int
    struck: bool
    hedged: bool
    unsure: bool
    held: bool = True
    """Whether anybody says so; else somebody denies it, and that is all."""


@dataclass(frozen=True, slots=True)
class Row:
    """One fact of the table."""

    label: str
    attribute: Attribute
    status: Status
    lines: tuple[Line, ...]
    figure: Figure | None


def refs_of(entry: Entry, index: Index, claims: list[Claim]) -> tuple[Ref, ...]:
    """The reports that these claims are told in, by number, each once."""
    found = sorted({index.numbers[entry.told_in[c.id]] for c in claims})
    return tuple(Ref(n, f"{entry.anchor}-r{n}") for n in found)


def name_sources(claims: list[Claim]) -> tuple[str, ...]:
    """Who says it, by name, the rest of a long list counted; outlets in their own voice are counted apart."""
    names: dict[str, str] = {}
    for claim in claims:
        if voice_key(claim) != OWN:
            names.setdefault(claim.attribution.source.key, claim.attribution.source.name)
    listed = list(names.values())
    return tuple(listed[:NAMES]) + ((f"{len(listed) - NAMES} more",) if len(listed) > NAMES else ())


def count_own(claims: list[Claim]) -> str:
    """How many outlets say it in their own voice, in words; nothing where none does."""
    own = {c.attribution.source.key for c in claims if voice_key(c) == OWN}
    return (
        "" if not own else "one outlet in its own voice" if len(own) == 1 else f"{len(own)} outlets in their own voice"
    )


def _words(claims: list[Claim], shown: set[str]) -> tuple[str, ...]:
    """The reports' own words for a day, a place or a party, where they differ from what the ledger prints."""
    found: dict[str, None] = {}
    for claim in claims:
        wording = (
            claim.value.wording
            if isinstance(claim.value, Count)
            else claim.value
            if isinstance(claim.value, str)
            else ""
        )
        if claim.resolved is None and not isinstance(claim.value, Count):
            continue
        folded = " ".join(wording.split())
        if folded and folded.lower() not in {s.lower() for s in (*shown, *found)} and not folded.isdigit():
            found[folded] = None
    return tuple(found)[:NAMES]


def say_position(fact: Fact, position: Position) -> list[str]:
    """The values of a position in words, those first that no other position of the fact holds."""
    elsewhere = {words for p in fact.positions if p is not position for words in say_values(p.values)}
    return sorted(say_values(position.values), key=lambda words: words in elsewhere) or [
        "no value"
    ]


def _line(entry: Entry, index: Index, fact: Fact, position: Position, place: int) -> Line:
    claims = [entry.claims[c] for c in fact.own(position) if c in entry.claims]
    denying = [entry.claims[c] for c in position.denied_by if c in entry.claims]
    said = say_position(fact, position)
    lettered = len(fact.positions) > 1 and fact.status is not Status.SUPERSEDED
    return Line(
        tag=_letter(place) if lettered else "",
        value=said[0],
        also=tuple(said[1:]),
        words=_words(claims, set(said)),
        who=name_sources(claims),
        own=count_own(claims),
        sides=tuple(dict.fromkeys(say_side(party, index.names) for party in position.parties)),
        grade=GRADES[position.grade] if position.grade is not None else "",
        refs=refs_of(entry, index, claims),
        denied=(*name_sources(denying), *([count_own(denying)] if count_own(denying) else [])),
        denied_refs=refs_of(entry, index, denying),
        origins=len(position.origins),
        reports=len({entry.told_in[c.id] for c in claims}),
        struck=fact.status is Status.SUPERSEDED and place > 0,
        hedged=bool(claims) and all(c.certainty is not Certainty.CERTAIN for c in claims),
        unsure=bool(claims) and all(is_unsure(c) for c in claims),
        held=bool(position.claims),
    )


def _letter(place: int) -> str:
    return chr(ord("A") + place) if place < 26 else str(place + 1)


def label_fact(fact: Fact, entry: Entry, index: Index) -> str:
    """What the fact is called, with whose people are counted: "Injured, United States".

    The party's own name stands instead where two parties of one side are counted apart.
    """
    label = LABELS[Attribute.KIND if fact.attribute is Attribute.TYPE else fact.attribute]
    if not fact.subject:
        return label
    side = side_of(fact.subject)
    counted = [f for f in entry.facts(fact.attribute) if f.subject and side_of(f.subject) == side]
    name = name_side(side, index.names) if len(counted) == 1 else index.names.get(fact.subject) or fact.subject
    return f"{label}, {name}"


DEEDS = 6
"""Ways of telling who did what to whom that a sheet gives, those with the most reports first."""


def list_deeds(entry: Entry, index: Index) -> Row | None:
    """Who did what to whom, each way in which a source tells it with a verb; None where no source names both."""
    told: dict[tuple[str, str, str], list[Claim]] = {}
    for event in entry.incident.events:
        does = say_deed(next((str(c.value) for c in event.claims if c.attribute is Attribute.KIND and c.polarity is Polarity.ASSERTED), ""))
        for actor in (c for c in event.claims if c.attribute is Attribute.ACTOR and _says(c)):
            for other in (c for c in event.claims if c.attribute is Attribute.RECIPIENT and _says(c)):
                names = _name(actor), _name(other)
                if actor.attribution.source.key == other.attribution.source.key and names[0] != names[1]:
                    told.setdefault((names[0], does, names[1]), []).extend((actor, other))
    facts = entry.facts(*TAKING_PART)
    denied = any(position.denied_by for fact in facts for position in fact.positions)
    if not told or denied:
        return None
    ranked = sorted(told.items(), key=lambda item: (-len({entry.told_in[c.id] for c in item[1]}), item[0]))
    many = len(ranked) > 1
    lines = tuple(_deed_line(entry, index, " ".join(words), claims, _letter(n) if many else "") for n, (words, claims) in enumerate(ranked[:DEEDS]))
    return Row("Who did what to whom", Attribute.ACTOR, mixed([fact.status for fact in facts]), lines, None)


def _says(claim: Claim) -> bool:
    return claim.polarity is Polarity.ASSERTED and isinstance(claim.resolved, Party) and claim.resolved.id != UNKNOWN


def _name(claim: Claim) -> str:
    return claim.resolved.name if isinstance(claim.resolved, Party) else ""


def _deed_line(entry: Entry, index: Index, words: str, claims: list[Claim], tag: str) -> Line:
    held = {c.id for c in claims}
    origins = {name for f in entry.facts(Attribute.ACTOR) for p in f.positions if held & set(f.own(p)) for name in p.origins}
    reports = {entry.told_in[c.id] for c in claims}
    parties = [c.attribution.source.party.id for c in claims if c.attribution.source.party is not None]
    return Line(
        tag=tag, value=words, also=(), words=(), who=name_sources(claims), own=count_own(claims),
        sides=tuple(dict.fromkeys(say_side(party, index.names) for party in parties)), grade="", refs=refs_of(entry, index, claims),
        denied=(), denied_refs=(), origins=min(len(origins), len({(c.attribution.source.key, entry.told_in[c.id]) for c in claims})),
        reports=len(reports), struck=False, hedged=all(c.certainty is not Certainty.CERTAIN for c in claims),
        unsure=all(is_unsure(c) for c in claims),
    )  # fmt: skip


def list_facts(entry: Entry, index: Index) -> list[Row]:
    """The rows of the table in the order of a sheet's questions: who did what to whom first; a coder's categories are left out."""
    rows = []
    hidden = {Attribute.MODE, *([Attribute.TYPE] if entry.facts(Attribute.KIND) else [])}
    if (deeds := list_deeds(entry, index)) is not None:
        rows.append(deeds)
        hidden |= set(TAKING_PART)
    for fact in sorted(entry.incident.facts, key=lambda f: ORDER.index(f.attribute)):
        if not fact.positions or fact.attribute in hidden:
            continue
        lines = tuple(_line(entry, index, fact, p, n) for n, p in enumerate(fact.positions))
        rows.append(
            Row(
                label_fact(fact, entry, index),
                fact.attribute,
                fact.status,
                lines,
                draw_figure(fact, [x.tag for x in lines]),
            )
        )
    return rows


def list_unknown(entry: Entry) -> list[str]:
    """What nobody says, in words; the event's type and the roles are always said by somebody."""
    asked = (Attribute.PERIOD, Attribute.PLACE, Attribute.RECIPIENT, Attribute.KILLED, Attribute.INJURED, Attribute.BLAME,
             Attribute.EQUIPMENT, Attribute.EVIDENCE)  # fmt: skip
    told = {f.attribute for f in entry.incident.facts if f.positions and (f.denied or not _empty(f))}
    return [SILENCES[a] for a in asked if a not in told]


def _empty(fact: Fact) -> bool:
    """Whether the fact's values are words for a day or a place that stand for nothing known."""
    values = [v for p in fact.asserted for v in p.values]
    return bool(values) and all(
        isinstance(v, Period | Place) and not v.known and not getattr(v, "name", "") for v in values
    )


@dataclass(frozen=True, slots=True)
class Brief:
    """The ten-second answer: what is agreed, what is disputed, what rests on one origin, what nobody says."""

    agreed: tuple[tuple[str, str], ...]
    disputed: tuple[tuple[str, tuple[str, ...]], ...]
    single: tuple[tuple[str, str], ...]
    unknown: tuple[str, ...]


def sum_up(rows: list[Row], unknown: list[str]) -> Brief:
    """The brief lists of a sheet, from its table."""
    kinds = {r.attribute for r in rows}
    rows = [r for r in rows if not (r.attribute is Attribute.TYPE and Attribute.KIND in kinds)]
    return Brief(
        agreed=tuple((r.label, r.lines[0].value) for r in rows if r.status in (Status.AGREED, Status.SUPERSEDED)),
        disputed=tuple((r.label, tuple(_sides_of(r))) for r in rows if r.status is Status.DISPUTED),
        single=tuple(
            (r.label, join_words([x.value for x in r.lines if x.held][:3])) for r in rows if r.status is Status.UNCORROBORATED
        ),
        unknown=tuple(unknown),
    )


def _sides_of(row: Row) -> list[str]:
    values = [x.value if x.held else f"not {x.value}" for x in row.lines[:3]]
    if len(row.lines) > 3:
        values.append(f"{len(row.lines) - 3} more")
    if len(values) == 1 and row.lines[0].denied:
        values.append("denied")
    return values
