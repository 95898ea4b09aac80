"""One incident a line, with every claim, its words and their offsets: the native format, which loses nothing.

Facts are by attribute; each position has its value, the claims behind it and the number of independent origins. The values of
a period, a place and a party are what the words were resolved to, and a claim's `told` is the value as the report tells it.
Claims of wording stand apart (`wording_claims`), and `wording` has what each thing is called by whom; so do those that a person held
wrong (`struck_claims`). `judgements` has what people decided that bears on the incident, as docs/judgements.md has it.
The same incidents make the same bytes, in whatever order the reports were read.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any, TypeAlias

from rashomon.knowledge.wording import load_wording
from rashomon.reconciling.wordings import Called, find_wordings, kind_of, term_of
from rashomon.records import (
    ITEMS,
    ROLES,
    TOLLS,
    UNKNOWN,
    Account,
    Attribute,
    Attribution,
    Claim,
    Count,
    Event,
    Fact,
    Incident,
    Party,
    Period,
    Place,
    Position,
    Report,
    Resolved,
    Silence,
    Source,
    Span,
    Stance,
    Status,
    Value,
)
from rashomon.surfaces.doubting import is_unsure
from rashomon.surfaces.judgements.lines import to_json

ENDINGS = (".jsonl", ".ndjson", ".json")

Json: TypeAlias = Any

_WORST_FIRST = (Status.DISPUTED, Status.SUPERSEDED, Status.UNCORROBORATED, Status.AGREED, Status.UNKNOWN)


def write_lines(incidents: Sequence[Incident], reports: Sequence[Report]) -> Iterator[str]:
    """The lines of the file, incidents by day and then by id; those without a day come last."""
    by_id = {report.id: report for report in reports}
    for incident in sorted(incidents, key=first_day):
        yield json.dumps(incident_to_json(incident, by_id), ensure_ascii=False) + "\n"


def incident_to_json(incident: Incident, reports: Mapping[str, Report]) -> dict[str, Json]:
    """One incident as the format has it; `reports` are looked up by id."""
    events = sorted(incident.events, key=lambda event: (event.report, event.trigger.start, event.id))
    order = {claim.id: n for n, claim in enumerate(claim for event in events for claim in event.claims)}
    return {
        "id": incident.id,
        "title": incident.title,
        "status": incident.status.value,
        "facts": {
            attribute.value: _fact([f for f in incident.facts if f.attribute == attribute], order)
            for attribute in Attribute
            if any(f.attribute == attribute for f in incident.facts)
        },
        "claims": [_claim(claim, event) for event in events for claim in event.claims],
        "events": [_event(event) for event in events],
        "accounts": [_account(a) for a in sorted(incident.accounts, key=lambda a: (a.report, _first(a, order)))],
        "reports": [
            _report(reports[name]) if name in reports else {"id": name}
            for name in sorted(set(incident.reports), key=lambda n: (reports[n].path if n in reports else "", n))
        ],
        "origins": [{"name": name, "reports": sorted(carried)} for name, carried in sorted(incident.origins)],
        "links": [
            {"left": link.left, "right": link.right, "weights": dict(link.weights), "total": round(link.total, 4)}
            for link in sorted(incident.links, key=lambda link: (link.left, link.right))
        ],
        "silences": [_silence(silence, order) for silence in incident.silences],
        "wording": [_called(called) for called in find_wordings(incident)],
        "wording_claims": [_wording(claim, event) for event in events for claim in event.wordings],
        "struck_claims": [_claim(claim, event) for event in events for claim in event.struck],
        "judgements": [to_json(judgement) for judgement in incident.judgements],
    }


def value_to_json(attribute: Attribute, value: Value | Resolved | None, told: Value, of: str | None = None) -> Json:
    """A value as the format has it: `value` what it was resolved to, where it was, and `told` as the report tells it.

    A count's `of` is the party whose people they are. A time or place that was not resolved keeps its words, with null bounds
    or coordinates; a party that was not is "UNKNOWN", as is whose people a count's are where nothing tells it.
    """
    if attribute in TOLLS:
        count = value if isinstance(value, Count) else told
        if isinstance(count, Count):
            stands = {name: True for name in ("part", "further") if getattr(count, name)}
            return {"low": count.low, "best": count.best, "high": count.high, "of": of or UNKNOWN, "wording": count.wording} | stands
        return {"low": None, "best": None, "high": None, "of": of or UNKNOWN, "wording": str(count)}
    if attribute is Attribute.PERIOD:
        period = value if isinstance(value, Period) else None
        return _period(period or Period(earliest=None, latest=None, precision="unknown", wording=_words(told)))
    if attribute is Attribute.PLACE:
        place = value if isinstance(value, Place) else None
        return _place(place or Place(id=None, name=_words(told), wording=_words(told), precision="unknown"))
    if attribute in ROLES:
        return value.id if isinstance(value, Party) else UNKNOWN
    stance = value if isinstance(value, Stance) else told
    if isinstance(stance, Stance):
        by = {"by": value.id} if isinstance(value, Party) else {}
        return {"item": stance.item, "stance": stance.stance} | by
    return _words(value if isinstance(value, (str, Count)) else told)


def first_day(incident: Incident) -> tuple[str, str]:
    """What sorts incidents by day and then by id: the first that anybody asserts; those without a day of a known year come last."""
    fact = incident.fact(Attribute.PERIOD)
    told = [v for p in fact.asserted for v in p.values if isinstance(v, Period)] if fact is not None else []
    known = sorted(day for v in told if (day := v.earliest or v.latest or "") and not day.startswith("--"))
    return (known[0] if known else "9999", incident.id)


def _fact(facts: Sequence[Fact], order: Mapping[str, int]) -> Json:
    """The facts of one attribute as one; those of several people keep each their status beside the value's `of`."""
    several = len(facts) > 1
    positions = [
        _position(fact, position, order) | ({"status": fact.status.value} if several else {})
        for fact in sorted(facts, key=lambda f: f.subject or "")
        for position in fact.positions
    ]
    held = {fact.status for fact in facts}
    return {"status": next(s for s in _WORST_FIRST if s in held).value, "positions": positions}


def _position(fact: Fact, position: Position, order: Mapping[str, int]) -> dict[str, Json]:
    values = [value_to_json(fact.attribute, value, _told(value), fact.subject) for value in position.values]
    values = [value for n, value in enumerate(values) if value not in values[:n]]
    stance = next((v for v in position.values if isinstance(v, Stance)), None)
    if stance is not None:  # the parties beside a stance are those who took it
        takers: list[Value | Resolved] = [v for v in position.values if isinstance(v, Party)]
        values = [value_to_json(fact.attribute, taker, stance) for taker in takers or [stance]]
    if fact.attribute in ITEMS or (len(values) > 1 and all(isinstance(value, str) for value in values)):
        value: Json = values
    else:
        # Compatible counts, periods and places stand narrowest first: the first is what all of them leave room for.
        value = values[0] if values else None
    out: dict[str, Json] = {
        "value": value,
        "claims": sorted(position.claims, key=lambda c: (order.get(c, len(order)), c)),
        "independent_origins": len(position.origins),
        "origins": sorted(position.origins),
        "parties": sorted(position.parties),
    }
    if position.grade is not None:
        out["grade"] = position.grade.value
    if position.denied_by:
        out["denied_by"] = sorted(position.denied_by, key=lambda c: (order.get(c, len(order)), c))
    return out


def _silence(silence: Silence, order: Mapping[str, int]) -> dict[str, Json]:
    return {
        "matter": silence.matter.value,
        "party": silence.party,
        "claims": sorted(silence.claims, key=lambda c: (order.get(c, len(order)), c)),
        "reports": sorted(silence.reports),
        "parties": sorted(silence.parties),
    }


def _told(value: Value | Resolved) -> Value:
    return (
        value if isinstance(value, (str, Count, Stance)) else value.name if isinstance(value, Party) else value.wording
    )


def _claim(claim: Claim, event: Event) -> dict[str, Json]:
    of = claim.resolved.id if claim.attribute in TOLLS and isinstance(claim.resolved, Party) else None
    value = claim.value if claim.attribute in TOLLS else claim.resolved or claim.value
    return {
        "id": claim.id,
        "event": event.id,
        "attribute": claim.attribute.value,
        "value": value_to_json(claim.attribute, value, claim.value, of),
        "told": _words(claim.value),
        "polarity": claim.polarity.value,
        "certainty": claim.certainty.value,
        "unsure": is_unsure(claim),
        "evidence": [_span(span) for span in claim.evidence],
        "attribution": _attribution(claim.attribution),
        "coder": claim.coder,
    }


def _wording(claim: Claim, event: Event) -> dict[str, Json]:
    """A claim of wording: as the others, with what the term is said of and what the lexicon has of it."""
    held, term = claim.resolved, load_wording().term(term_of(claim))
    of = {"kind": kind_of(claim), "id": held.id if isinstance(held, (Party, Place)) else None}
    known = {"id": term.id, "valence": term.valence} if term is not None else {"id": term_of(claim), "valence": None}
    return _claim(claim, event) | {"of": of, "term": known}


def _called(called: Called) -> dict[str, Json]:
    """One thing with all that it is called; `alone`: no other side uses the words, and another side has others."""
    return {
        "of": {"kind": called.kind, "id": called.id or None, "name": called.name},
        "uses": [
            {
                "words": use.words,
                "span": _span(use.span),
                "source": _source(use.attribution.source),
                "claims": list(use.claims),
                "terms": [{"id": t.id, "start": use.span.start + t.start, "end": use.span.start + t.end} for t in use.terms],
                "alone": use.alone,
                "distance": use.distance,
                "indirect": use.indirect,
                "denied": use.denied,
            }
            for use in called.uses
        ],
    }


def _words(value: Value) -> str:
    """The value as told, as text."""
    if isinstance(value, Count):
        return value.wording
    return f"{value.item}: {value.stance}" if isinstance(value, Stance) else value


def _event(event: Event) -> dict[str, Json]:
    return {
        "id": event.id,
        "report": event.report,
        "focal": event.focal,
        "modality": event.modality,
        "trigger": _span(event.trigger),
        "mentions": [_span(span) for span in sorted(event.mentions)],
    }


def _account(account: Account) -> dict[str, Json]:
    return {"report": account.report, "source": _source(account.source), "claims": list(account.claims)}


def _first(account: Account, order: Mapping[str, int]) -> tuple[int, str]:
    return min((order.get(c, len(order)) for c in account.claims), default=len(order)), account.source.name


def _attribution(attribution: Attribution) -> dict[str, Json]:
    return {
        "source": _source(attribution.source),
        "cue": _span(attribution.cue) if attribution.cue else None,
        "via": [_source(source) for source in attribution.via],
        "rule": attribution.rule,
    }


def _source(source: Source) -> dict[str, Json]:
    return {
        "name": source.name,
        "actor": source.party.id if source.party else None,
        "kind": source.kind,
        "span": _span(source.span) if source.span else None,
    }


def _span(span: Span) -> dict[str, Json]:
    return {"report": span.report, "start": span.start, "end": span.end, "text": span.text}


def _period(period: Period) -> dict[str, Json]:
    return {
        "earliest": period.earliest,
        "latest": period.latest,
        "precision": period.precision,
        "part": period.part,
        "wording": period.wording,
        "anchor": period.anchor,
    }


def _place(place: Place) -> dict[str, Json]:
    return {
        "id": place.id,
        "name": place.name,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "radius_km": place.radius_km,
        "precision": place.precision,
        "wording": place.wording,
        "country": place.country,
        "within": list(place.within),
        "alternatives": list(place.alternatives),
    }


def _report(report: Report) -> dict[str, Json]:
    return {
        "id": report.id,
        "path": report.path,
        "title": report.title,
        "outlet": report.outlet,
        "published": report.published.isoformat() if report.published else None,
        "published_from": report.published_from,
        "url": report.url,
        "language": report.language,
        **({"byline": report.byline} if report.byline else {}),
        **({"provenance": {name: said for name, said in asdict(report.provenance).items() if said}} if report.provenance else {}),
    }
