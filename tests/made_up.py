"""A made-up collision, told by two reports, for tests that need records and no parser.

"Four US soldiers were hurt, the Pentagon said." against "The Russian ministry denied it: nobody was hurt."
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from rashomon.records import (
    Account,
    Attribute,
    Attribution,
    Certainty,
    Claim,
    Count,
    Event,
    Fact,
    Incident,
    Link,
    Party,
    Period,
    Place,
    Polarity,
    Position,
    Report,
    Resolved,
    Source,
    Span,
    Stance,
    Status,
    Value,
    claim_id,
    report_id,
)

USA = Party(id="USA_MIL", name="United States forces", how="nationality")
RUS = Party(id="RUS_MIL", name="Russian forces", how="nationality")
DERIK = Place(
    id="geonames:173480", name="Al-Malikiyah", wording="near Al-Malikiyah", precision="near",
    latitude=37.177, longitude=42.14, radius_km=15.0, country="SY", within=("SY",),
)  # fmt: skip
TUESDAY = Period(
    earliest="2020-08-25", latest="2020-08-25", precision="day", wording="on Tuesday", anchor="publication:2020-08-28"
)

WIRE = (
    "A Russian vehicle rammed a US armored vehicle near Al-Malikiyah on Tuesday. "
    "Four US soldiers were hurt, the Pentagon said, showing a video.\n"
)
RIVAL = (
    "US vehicles tried to block a Russian patrol near Al-Malikiyah on Tuesday in breach of an agreement. "
    "The Russian ministry denied that anyone was hurt.\n"
)


def make_report(text: str, path: str, outlet: str | None = None, day: int | None = 28) -> Report:
    """A report of August 2020."""
    return Report(
        id=report_id(text, outlet),
        text=text,
        path=path,
        title=f"Report of {outlet}" if outlet else None,
        outlet=outlet,
        published=dt.date(2020, 8, day) if day else None,
        published_from="header" if day else None,
        url="https://outlet.example/1" if outlet else None,
    )


def words(report: Report, text: str) -> Span:
    """Where these words stand in the report."""
    start = report.text.index(text)
    return report.span(start, start + len(text))


def outlet_says(report: Report) -> Attribution:
    """The outlet's own assertion."""
    return Attribution(source=Source(name=report.outlet or "the outlet", kind="outlet"))


def says(report: Report, name: str, cue: str, party: Party | None = None) -> Attribution:
    """A named source in the report, with its cue."""
    source = Source(name=name, kind="official", party=party, span=words(report, name))
    return Attribution(source=source, cue=words(report, cue), rule="cue:said")


def make_claim(  # noqa: PLR0917  # a claim has so many parts
    report: Report,
    attribute: Attribute,
    value: Value,
    evidence: str,
    attribution: Attribution | None = None,
    resolved: Resolved | None = None,
    polarity: Polarity = Polarity.ASSERTED,
) -> Claim:
    """A claim on these words."""
    spans = (words(report, evidence),)
    attribution = attribution or outlet_says(report)
    return Claim(
        id=claim_id(report.id, attribute, value, spans, attribution),
        event="e-" + report.id[2:],
        attribute=attribute,
        value=value,
        evidence=spans,
        attribution=attribution,
        resolved=resolved,
        polarity=polarity,
        coder="test",
    )


def make_event(report: Report, trigger: str, *claims: Claim) -> Event:
    """The report's one event."""
    span = words(report, trigger)
    return Event(id="e-" + report.id[2:], report=report.id, trigger=span, focal=True, claims=claims, mentions=(span,))


def wire() -> tuple[Report, Event]:
    """The report that holds the Russians to blame."""
    report = make_report(WIRE, "reports/wire.txt", "Harbour Wire")
    pentagon = says(report, "the Pentagon", "said", USA)
    four = Count(low=4, best=4, high=4, wording="Four", of="US soldiers")
    claims = (
        make_claim(report, Attribute.TYPE, "ASSAULT", "rammed"),
        make_claim(report, Attribute.KIND, "collision", "rammed"),
        make_claim(report, Attribute.ACTOR, "A Russian vehicle", "A Russian vehicle", resolved=RUS),
        make_claim(report, Attribute.RECIPIENT, "a US armored vehicle", "a US armored vehicle", resolved=USA),
        make_claim(report, Attribute.EQUIPMENT, "armored vehicle", "armored vehicle"),
        make_claim(report, Attribute.PLACE, "near Al-Malikiyah", "near Al-Malikiyah", resolved=DERIK),
        make_claim(report, Attribute.PERIOD, "on Tuesday", "on Tuesday", resolved=TUESDAY),
        make_claim(report, Attribute.INJURED, four, "Four US soldiers were hurt", pentagon, USA),
        make_claim(report, Attribute.EVIDENCE, "video", "video", pentagon),
    )
    return report, make_event(report, "rammed", *claims)


def rival() -> tuple[Report, Event]:
    """The report that holds the Americans to blame and denies that anyone was hurt."""
    report = make_report(RIVAL, "reports/rival.txt", "Severnaya Svodka", 27)
    ministry = says(report, "The Russian ministry", "denied", RUS)
    nobody = Count(low=1, best=None, high=None, wording="anyone")
    claims = (
        make_claim(report, Attribute.TYPE, "COERCE", "block"),
        make_claim(report, Attribute.KIND, "block", "block"),
        make_claim(report, Attribute.ACTOR, "US vehicles", "US vehicles", resolved=USA),
        make_claim(report, Attribute.RECIPIENT, "a Russian patrol", "a Russian patrol", resolved=RUS),
        make_claim(report, Attribute.PLACE, "near Al-Malikiyah", "near Al-Malikiyah", resolved=DERIK),
        make_claim(report, Attribute.PERIOD, "on Tuesday", "on Tuesday", resolved=TUESDAY),
        make_claim(report, Attribute.BLAME, "US vehicles", "US vehicles", resolved=USA),
        make_claim(report, Attribute.AGREEMENT, Stance(item="usa-rus-deconfliction", stance="broken"), "an agreement"),
        make_claim(report, Attribute.INJURED, nobody, "anyone was hurt", ministry, None, Polarity.DENIED),
    )
    return report, make_event(report, "block", *claims)


def incident() -> Incident:
    """The two as one incident."""
    (left, first), (right, second) = wire(), rival()

    def ids(event: Event, attribute: Attribute) -> tuple[str, ...]:
        return tuple(claim.id for claim in event.of(attribute))

    def both(attribute: Attribute) -> tuple[str, ...]:
        return ids(first, attribute) + ids(second, attribute)

    def split(attribute: Attribute, one: Value | Resolved, other: Value | Resolved) -> Fact:
        return Fact(
            attribute=attribute,
            status=Status.DISPUTED,
            positions=(
                Position(values=(one,), claims=ids(first, attribute), origins=("Harbour Wire",)),
                Position(values=(other,), claims=ids(second, attribute), origins=("Severnaya Svodka",)),
            ),
        )

    def alone(event: Event, attribute: Attribute, value: Value | Resolved, origin: str, **more: object) -> Fact:
        position = Position(
            values=(value,),
            claims=ids(event, attribute),
            origins=(origin,),
            denied_by=more.get("denied_by", ()),  # type: ignore[arg-type]
        )
        status = Status.DISPUTED if position.denied_by else Status.UNCORROBORATED
        subject = more.get("subject")
        return Fact(attribute=attribute, status=status, positions=(position,), subject=subject)  # type: ignore[arg-type]

    origins = ("Harbour Wire", "Severnaya Svodka")
    facts = (
        split(Attribute.TYPE, "ASSAULT", "COERCE"),
        split(Attribute.KIND, "collision", "block"),
        Fact(
            attribute=Attribute.PERIOD,
            status=Status.AGREED,
            positions=(Position(values=(TUESDAY,), claims=both(Attribute.PERIOD), origins=origins),),
        ),
        Fact(
            attribute=Attribute.PLACE,
            status=Status.AGREED,
            positions=(Position(values=(DERIK,), claims=both(Attribute.PLACE), origins=origins),),
        ),
        split(Attribute.ACTOR, RUS, USA),
        split(Attribute.RECIPIENT, USA, RUS),
        alone(
            first, Attribute.INJURED, Count(low=4, best=4, high=4, wording="Four", of="US soldiers"), "the Pentagon",
            subject="USA_MIL", denied_by=ids(second, Attribute.INJURED),
        ),
        alone(first, Attribute.EQUIPMENT, "armored vehicle", "Harbour Wire"),
        alone(first, Attribute.EVIDENCE, "video", "the Pentagon"),
        alone(second, Attribute.BLAME, USA, "Severnaya Svodka"),
        alone(second, Attribute.AGREEMENT, Stance(item="usa-rus-deconfliction", stance="broken"), "Severnaya Svodka"),
    )  # fmt: skip
    accounts = tuple(
        Account(
            report=event.report,
            source=source,
            claims=tuple(c.id for c in event.claims if c.attribution.source == source),
        )
        for event in (first, second)
        for source in dict.fromkeys(c.attribution.source for c in event.claims)
    )
    return Incident(
        id="i-5b0c7d41aa02",
        title="Collision near Al-Malikiyah",
        events=(first, second),
        facts=facts,
        accounts=accounts,
        links=(Link(left=first.id, right=second.id, weights=(("same day", 4.5), ("same place", 5.25))),),
        origins=(("Harbour Wire", (left.id,)), ("Severnaya Svodka", (right.id,))),
    )


ORONTES = "The occupation patrol rammed a checkpoint near Al-Malikiyah on Tuesday.\n"
BULLETIN = (
    "US soldiers hit a checkpoint near Al-Malikiyah on Tuesday. "
    "The Russian ministry said that the attack was “cowardly”, and called the “mercenaries” to account.\n"
)


def make_wording(report: Report, term: str, phrase: str, coder: str, **more: object) -> Claim:
    """A claim of wording: the term, the words around it, and the rule with the lexicon's entry."""
    spans = (words(report, term),) if term == phrase else (words(report, term), words(report, phrase))
    attribution = more.get("attribution") or outlet_says(report)
    return Claim(
        id=claim_id(report.id, Attribute.WORDING, term, spans, attribution),  # type: ignore[arg-type]
        event="e-" + report.id[2:],
        attribute=Attribute.WORDING,
        value=term,
        evidence=spans,
        attribution=attribution,  # type: ignore[arg-type]
        resolved=more.get("resolved"),  # type: ignore[arg-type]
        certainty=more.get("certainty", Certainty.CERTAIN),  # type: ignore[arg-type]
        coder=coder,
    )


def worded() -> tuple[tuple[Report, ...], tuple[Event, ...]]:
    """Two reports of one collision, each with its own words for the patrol and one with a source's word for the act."""
    agency = make_report(ORONTES, "reports/orontes.txt", "Orontes News Agency")
    bulletin = make_report(BULLETIN, "reports/bulletin.txt", "Evening Bulletin", 29)
    ministry = says(bulletin, "The Russian ministry", "said", RUS)
    first = make_event(
        agency,
        "rammed",
        make_claim(agency, Attribute.TYPE, "ASSAULT", "rammed"),
        make_claim(agency, Attribute.ACTOR, "The occupation patrol", "The occupation patrol", resolved=USA),
        make_claim(agency, Attribute.PLACE, "near Al-Malikiyah", "near Al-Malikiyah", resolved=DERIK),
    )
    second = make_event(
        bulletin,
        "hit",
        make_claim(bulletin, Attribute.TYPE, "ASSAULT", "hit"),
        make_claim(bulletin, Attribute.ACTOR, "US soldiers", "US soldiers", resolved=USA),
    )
    occupation = make_wording(agency, "occupation", "The occupation patrol", "wording.actor/occupation", resolved=USA)
    cowardly = make_wording(bulletin, "cowardly", "cowardly", "wording.act/heinous", attribution=ministry)
    distant = replace(outlet_says(bulletin), rule="attribution.distance")
    mercenaries = make_wording(
        bulletin, "mercenaries", "mercenaries", "wording.actor/mercenary", attribution=distant, certainty=Certainty.UNKNOWN
    )
    events = (replace(first, wordings=(occupation,)), replace(second, wordings=(cowardly, mercenaries)))
    return (agency, bulletin), events
