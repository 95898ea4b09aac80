"""Four incidents as the ledger would hold them.

A disputed collision told six times, a road block with one origin behind
two reports, a withdrawal that a report only looks back on, and a checkpoint quarrel without a day or a place.

Outlets are invented and every sentence was written for this file; what the sentences speak of (a collision of a Russian and
a US vehicle near Al-Malikiyah on 25 August 2020, four hurt or seven, each side blaming the other) was public news.
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
    Grade,
    Incident,
    Issue,
    Matter,
    Party,
    Period,
    Place,
    Polarity,
    Position,
    Report,
    Resolved,
    Silence,
    Source,
    Span,
    Stance,
    Status,
    Value,
    claim_id,
    content_id,
    report_id,
)

A = Attribute
US = Party(id="USA_MIL", name="United States Armed Forces", how="alias")
RU = Party(id="RUS_MIL", name="Russian Armed Forces", how="alias")
SY = Party(id="SYR_MIL", name="Syrian Arab Army", how="alias")
DERIK = Place(id="geonames:173480", name="Al-Malikiyah", wording="near Dayrick", precision="near", latitude=37.18, longitude=42.14,
              radius_km=15.0, country="SY", within=("SY",))  # fmt: skip
NORTHEAST = Place(id="syria:north-east", name="north-east Syria", wording="northeastern Syria", precision="region", latitude=36.5,
                  longitude=40.8, radius_km=120.0, country="SY")  # fmt: skip
TAMR = Place(id="geonames:1", name="Tal Tamr", wording="outside Tal Tamr", precision="near", latitude=36.66, longitude=40.37,
             radius_km=8.0, country="SY")  # fmt: skip
TUESDAY = Period(
    earliest="2020-08-25", latest="2020-08-25", precision="day", wording="Tuesday, Aug. 25", part="morning"
)
WEDNESDAY = Period(
    earliest="2020-08-26", latest="2020-08-26", precision="day", wording="on Wednesday", anchor="publication:2020-08-27"
)
BY_WEDNESDAY = Period(
    earliest=None, latest="2020-08-26", precision="range", wording="this week", anchor="publication:2020-08-26"
)


def make_report(
    outlet: str | None,
    text: str,
    day: str | None,
    *,
    url: str | None = None,
    title: str | None = None,
    language: str = "en",
) -> Report:
    """A report as reading would leave it."""
    name = (outlet or "unnamed").lower().replace(" ", "-")
    return Report(id=report_id(text, outlet), text=text, path=f"reports/{name}.txt", title=title, outlet=outlet, url=url, language=language,
                  published=dt.date.fromisoformat(day) if day else None, published_from="header" if day else None)  # fmt: skip


def span_of(report: Report, words: str) -> Span:
    """The first place where these words stand in the report."""
    start = report.text.index(words)
    return report.span(start, start + len(words))


def say(
    report: Report, attribute: Attribute, value: Value, words: str, *, by: Source | None = None, cue: str | None = None,
    via: tuple[Source, ...] = (), resolved: Resolved | None = None, denied: bool = False, sure: Certainty = Certainty.CERTAIN,
) -> Claim:  # fmt: skip
    """A claim of this report on these words."""
    source = by or Source(name=report.outlet or "the outlet", kind="outlet")
    attribution = Attribution(source=source, cue=span_of(report, cue) if cue else None, via=via, rule="test")
    evidence = (span_of(report, words),)
    return Claim(id=claim_id(report.id, attribute, value, evidence, attribution), event=f"e-{report.id}", attribute=attribute, value=value,
                 evidence=evidence, attribution=attribution, resolved=resolved, certainty=sure,
                 polarity=Polarity.DENIED if denied else Polarity.ASSERTED)  # fmt: skip


def make_event(report: Report, claims: list[Claim], trigger: str, *, focal: bool = True) -> Event:
    """The event that holds these claims."""
    return Event(
        id=f"e-{report.id}", report=report.id, trigger=span_of(report, trigger), focal=focal, claims=tuple(claims)
    )


def hold(
    values: list[Value | Resolved], claims: list[Claim], origins: list[str], denied: list[Claim] | None = None
) -> Position:
    """A position held by these claims."""
    return Position(
        values=tuple(values),
        claims=tuple(c.id for c in claims),
        origins=tuple(origins),
        denied_by=tuple(c.id for c in denied or []),
    )


def make_incident(title: str, events: list[Event], facts: list[Fact], origins: dict[str, list[Report]]) -> Incident:
    """An incident with one account for each source of each report."""
    held: dict[tuple[str, Source], list[str]] = {}
    for event in events:
        for claim in event.claims:
            held.setdefault((event.report, claim.attribution.source), []).append(claim.id)
    accounts = tuple(Account(report=r, source=s, claims=tuple(c)) for (r, s), c in held.items())
    return Incident(id=content_id("i", title), title=title, events=tuple(events), facts=tuple(facts), accounts=accounts,
                    origins=tuple((name, tuple(r.id for r in reports)) for name, reports in origins.items()))  # fmt: skip


TRIBUNE = make_report(
    "Harbour Tribune",
    "WASHINGTON (Continental Press) — Four American soldiers were hurt when their armored vehicle and a Russian one came together in eastern "
    "Syria this week, two U.S. officials said Wednesday. One of them said the Russian vehicle had sideswiped the American one. "
    "Neither side opened fire, the officials said.\n\nThe Pentagon declined to comment.",
    "2020-08-26", url="https://harbour-tribune.example/2020/08/26/four-hurt", title="Four hurt as vehicles collide in Syria",
)  # fmt: skip
DESERT = make_report(
    "Desert Nine News",
    "WASHINGTON (Continental Press) — Four American soldiers were hurt when their armored vehicle and a Russian one came together in eastern "
    "Syria this week, two U.S. officials said Wednesday. One of them said the Russian vehicle had sideswiped the American one.",
    "2020-08-26", title="US soldiers hurt in Syria collision",
)  # fmt: skip
BULLETIN = make_report(
    "Breakfast Bulletin",
    "A Russian vehicle struck an American all-terrain vehicle near Dayrick in northeast Syria on Tuesday, Aug. 25, a National Security "
    "Council spokesman said in a statement. “Unsafe and unprofessional actions like this breach the de-confliction protocols” to which "
    "both countries committed in December 2019, the spokesman said. Crew members were injured, he added.",
    None, url="javascript:alert(1)",
)  # fmt: skip
DELTA = make_report(
    "Delta Asian Post",
    "Russian and American military vehicles collided near Dayrick in north-east Syria on Wednesday. The Russian defence ministry told TASS, "
    "Severn Broadcasting reported, that the coalition had been notified of the patrol and that American troops nevertheless tried to block it. "
    "It denied that its crews had broken any agreement. "
    "Video posted on social media appears to show a Russian vehicle ramming an American one while a helicopter hovers low overhead.",
    "2020-08-27", url="http://delta.example/a?b=1&c=2",
)  # fmt: skip
CRESCENT = make_report(
    "Crescent Observer",
    "Moscow has blamed Washington for this week's skirmish between armoured vehicles in northeastern Syria, in which seven American soldiers "
    "were hurt. The coalition was notified of the patrol in advance, the Russian ministry said, but American troops tried to disrupt it.",
    "2020-08-27",
)  # fmt: skip
SHAHBA = make_report(
    "شهباء برس",
    "قالت مصادر محلية إن مدرعة روسية صدمت عربة أمريكية قرب المالكية صباح الثلاثاء. وأصيب أربعة جنود أمريكيين.",
    "2020-08-26", language="ar", title="تصادم قرب المالكية",
)  # fmt: skip

OFFICIALS = Source(name="two U.S. officials", kind="official", party=US)
SPOKESMAN = Source(
    name="a National Security Council spokesman",
    kind="official",
    party=Party(id="USA_GOV", name="United States Government", how="alias"),
)
MINISTRY = Source(
    name="The Russian defence ministry",
    kind="official",
    party=Party(id="RUS_GOV", name="Government of Russia", how="alias"),
)
LOCALS = Source(name="مصادر محلية", kind="unnamed")
WIRE = (Source(name="Continental Press", kind="agency"),)
TASS = (Source(name="Severn Broadcasting", kind="media"), Source(name="TASS", kind="agency"))


def _collision() -> Incident:
    """Four or seven hurt, Tuesday or Wednesday, either the Russian vehicle struck or the Americans blocked."""
    told: dict[str, list[Claim]] = {}
    wire: list[dict[str, Claim]] = []
    for report in (TRIBUNE, DESERT):
        one = {
            "kind": say(report, A.KIND, "collision", "came together", by=OFFICIALS, cue="said", via=WIRE),
            "actor": say(report, A.ACTOR, "the Russian vehicle", "the Russian vehicle", by=OFFICIALS, cue="said", via=WIRE, resolved=RU),
            "recipient": say(report, A.RECIPIENT, "the American one", "the American one", by=OFFICIALS, cue="said", via=WIRE, resolved=US),
            "blame": say(report, A.BLAME, "the Russian vehicle had sideswiped", "the Russian vehicle had sideswiped", by=OFFICIALS,
                         cue="said", via=WIRE, resolved=RU),
            "hurt": say(report, A.INJURED, Count(low=4, best=4, high=4, wording="Four", of="American soldiers"),
                        "Four American soldiers were hurt", by=OFFICIALS, cue="said", via=WIRE, resolved=US),
            "when": say(report, A.PERIOD, "this week", "this week", by=OFFICIALS, cue="said", via=WIRE, resolved=BY_WEDNESDAY),
            "things": say(report, A.EQUIPMENT, "armored vehicle", "armored vehicle", by=OFFICIALS, via=WIRE),
        }  # fmt: skip
        wire.append(one)
        told[report.id] = list(one.values())
    t, d = wire
    b = {
        "kind": say(BULLETIN, A.KIND, "collision", "struck", by=SPOKESMAN, cue="said in a statement"),
        "actor": say(BULLETIN, A.ACTOR, "A Russian vehicle", "A Russian vehicle", by=SPOKESMAN, cue="said in a statement", resolved=RU),
        "recipient": say(BULLETIN, A.RECIPIENT, "an American all-terrain vehicle", "an American all-terrain vehicle", by=SPOKESMAN, resolved=US),
        "blame": say(BULLETIN, A.BLAME, "Unsafe and unprofessional actions", "Unsafe and unprofessional actions", by=SPOKESMAN, resolved=RU),
        "hurt": say(BULLETIN, A.INJURED, Count(low=1, best=None, high=None, wording="Crew members", of="Crew members"),
                    "Crew members were injured", by=SPOKESMAN, cue="he added", resolved=US),
        "when": say(BULLETIN, A.PERIOD, "Tuesday, Aug. 25", "Tuesday, Aug. 25", by=SPOKESMAN, resolved=TUESDAY),
        "where": say(BULLETIN, A.PLACE, "near Dayrick in northeast Syria", "near Dayrick in northeast Syria", by=SPOKESMAN, resolved=DERIK),
        "things": say(BULLETIN, A.EQUIPMENT, "all-terrain vehicle", "all-terrain vehicle", by=SPOKESMAN),
        "pact": say(BULLETIN, A.AGREEMENT, Stance(item="usa-rus-deconfliction", stance="broken"), "breach the de-confliction protocols",
                    by=SPOKESMAN, cue="the spokesman said", resolved=RU),
    }  # fmt: skip
    p = {
        "kind": say(DELTA, A.KIND, "collision", "collided"),
        "block": say(DELTA, A.KIND, "block", "block it", by=MINISTRY, cue="told TASS", via=TASS),
        "actor": say(DELTA, A.ACTOR, "American troops", "American troops", by=MINISTRY, cue="told TASS", via=TASS, resolved=US),
        "recipient": say(DELTA, A.RECIPIENT, "the patrol", "the patrol", by=MINISTRY, cue="told TASS", via=TASS, resolved=RU),
        "blame": say(DELTA, A.BLAME, "American troops nevertheless tried to block it", "American troops nevertheless tried to block it",
                     by=MINISTRY, cue="told TASS", via=TASS, resolved=US),
        "when": say(DELTA, A.PERIOD, "on Wednesday", "on Wednesday", resolved=WEDNESDAY),
        "where": say(DELTA, A.PLACE, "near Dayrick in north-east Syria", "near Dayrick in north-east Syria", resolved=DERIK),
        "pact": say(DELTA, A.AGREEMENT, Stance(item="usa-rus-deconfliction", stance="broken"), "broken any agreement", by=MINISTRY,
                    cue="denied", via=TASS, resolved=RU, denied=True),
        "film": say(DELTA, A.EVIDENCE, "video", "Video posted on social media"),
        "ram": say(DELTA, A.ACTOR, "a Russian vehicle", "a Russian vehicle ramming an American one", resolved=RU, cue="appears to show",
                   sure=Certainty.PROBABLE),
        "things": say(DELTA, A.EQUIPMENT, "helicopter", "helicopter"),
    }  # fmt: skip
    c = {
        "hurt": say(
            CRESCENT,
            A.INJURED,
            Count(low=7, best=7, high=7, wording="seven", of="American soldiers"),
            "seven American soldiers were hurt",
            resolved=US,
        ),
        "blame": say(
            CRESCENT, A.BLAME, "Washington", "Moscow has blamed Washington", by=MINISTRY, cue="blamed", resolved=US
        ),
        "block": say(CRESCENT, A.KIND, "block", "tried to disrupt it", by=MINISTRY, cue="said"),
        "where": say(CRESCENT, A.PLACE, "northeastern Syria", "northeastern Syria", resolved=NORTHEAST),
        "when": say(CRESCENT, A.PERIOD, "this week", "this week", resolved=BY_WEDNESDAY),
        "actor": say(CRESCENT, A.ACTOR, "American troops", "American troops", by=MINISTRY, cue="said", resolved=US),
    }
    s = {
        "actor": say(SHAHBA, A.ACTOR, "مدرعة روسية", "مدرعة روسية", by=LOCALS, cue="قالت مصادر محلية", resolved=RU),
        "recipient": say(SHAHBA, A.RECIPIENT, "عربة أمريكية", "عربة أمريكية", by=LOCALS, resolved=US),
        "kind": say(SHAHBA, A.KIND, "collision", "صدمت", by=LOCALS, cue="قالت مصادر محلية"),
        "where": say(SHAHBA, A.PLACE, "قرب المالكية", "قرب المالكية", by=LOCALS, resolved=DERIK),
        "when": say(SHAHBA, A.PERIOD, "صباح الثلاثاء", "صباح الثلاثاء", by=LOCALS, resolved=TUESDAY),
        "hurt": say(
            SHAHBA,
            A.INJURED,
            Count(low=4, best=4, high=4, wording="أربعة", of="جنود أمريكيين"),
            "أصيب أربعة جنود أمريكيين",
            resolved=US,
        ),
    }
    told |= {
        BULLETIN.id: list(b.values()),
        DELTA.id: list(p.values()),
        CRESCENT.id: list(c.values()),
        SHAHBA.id: list(s.values()),
    }
    off, nsc, mod, loc = (
        "two u.s. officials",
        "a national security council spokesman",
        "the russian defence ministry",
        "مصادر محلية",
    )
    post, cre, sha = "delta asian post", "crescent observer", "شهباء برس"
    types = [
        say(r, A.TYPE, "ASSAULT", w)
        for r, w in ((TRIBUNE, "came together"), (DESERT, "came together"), (DELTA, "collided"))
    ]
    for claim in types:
        told[claim.evidence[0].report].append(claim)
    facts = [
        Fact(attribute=A.TYPE, status=Status.AGREED, positions=(hold(["ASSAULT"], types, [off, post]),)),
        Fact(attribute=A.KIND, status=Status.DISPUTED, positions=(
            hold(["collision"], [t["kind"], d["kind"], b["kind"], p["kind"], s["kind"]], [off, nsc, post, loc]), hold(["block"], [p["block"], c["block"]], [mod]))),
        Fact(attribute=A.PERIOD, status=Status.DISPUTED, positions=(
            hold([TUESDAY, BY_WEDNESDAY], [b["when"], s["when"], t["when"], d["when"], c["when"]], [nsc, loc, off]), hold([WEDNESDAY], [p["when"]], [post]))),
        Fact(attribute=A.PLACE, status=Status.AGREED, positions=(
            hold([DERIK, NORTHEAST], [b["where"], p["where"], s["where"], c["where"]], [nsc, post, loc]),)),
        Fact(attribute=A.ACTOR, status=Status.DISPUTED, positions=(
            hold([RU], [t["actor"], d["actor"], b["actor"], s["actor"], p["ram"]], [off, nsc, loc, post]), hold([US], [p["actor"], c["actor"]], [mod]))),
        Fact(attribute=A.RECIPIENT, status=Status.DISPUTED, positions=(
            hold([US], [t["recipient"], d["recipient"], b["recipient"], s["recipient"]], [off, nsc, loc]), hold([RU], [p["recipient"]], [mod]))),
        Fact(attribute=A.BLAME, status=Status.DISPUTED, positions=(
            replace(hold([RU], [t["blame"], d["blame"], b["blame"]], [off, nsc]), parties=("USA_GOV", "USA_MIL"), grade=Grade.CONTESTED),
            replace(hold([US], [p["blame"], c["blame"]], [mod]), parties=("RUS_GOV",), grade=Grade.CONTESTED))),
        Fact(attribute=A.INJURED, status=Status.DISPUTED, subject="USA_MIL", positions=(
            hold([Count(low=4, best=4, high=4, wording="Four", of="American soldiers"), Count(low=1, best=None, high=None, wording="Crew members", of="Crew members")],
                 [t["hurt"], d["hurt"], s["hurt"], b["hurt"]], [off, sha, nsc]),
            hold([Count(low=7, best=7, high=7, wording="seven", of="American soldiers")], [c["hurt"]], [cre]))),
        Fact(attribute=A.EQUIPMENT, status=Status.AGREED, positions=(
            hold(["armored vehicle", "all-terrain vehicle"], [t["things"], d["things"], b["things"]], [off, nsc]), hold(["helicopter"], [p["things"]], [post]))),
        Fact(attribute=A.EVIDENCE, status=Status.UNCORROBORATED, positions=(hold(["video"], [p["film"]], [post]),)),
        Fact(attribute=A.AGREEMENT, status=Status.DISPUTED, positions=(
            hold([Stance(item="usa-rus-deconfliction", stance="broken")], [b["pact"]], [nsc], [p["pact"]]),)),
    ]  # fmt: skip
    triggers = {
        TRIBUNE: "came together",
        DESERT: "came together",
        BULLETIN: "struck",
        DELTA: "collided",
        CRESCENT: "skirmish",
        SHAHBA: "صدمت",
    }
    events = [make_event(r, told[r.id], w) for r, w in triggers.items()]
    origins = {
        off: [TRIBUNE, DESERT],
        nsc: [BULLETIN],
        mod: [DELTA, CRESCENT],
        loc: [SHAHBA],
        post: [DELTA],
        cre: [CRESCENT],
        sha: [SHAHBA],
    }
    made = make_incident("Russian and US vehicles collide near Al-Malikiyah", events, facts, origins)
    hurt = (t["hurt"].id, d["hurt"].id, b["hurt"].id, c["hurt"].id, s["hurt"].id)
    silences = (
        Silence(matter=Matter.INJURED, claims=hurt, reports=(DELTA.id,), parties=("RUS_GOV",)),
        Silence(matter=Matter.BLAME, claims=(p["blame"].id, c["blame"].id), reports=(TRIBUNE.id, DESERT.id), party="USA"),
    )
    return replace(made, silences=silences)


FIELD = make_report(
    "Tadmor Field News",
    "Activists told the paper that US vehicles blocked a Russian patrol outside Tal Tamr on 4 May. The patrol turned back after an hour.", "2020-05-05",
    url="https://tadmor.example/block",
)  # fmt: skip
COLUMN = make_report(
    "Fourth Column",
    "Activists told the paper that US vehicles blocked a Russian patrol outside Tal Tamr on 4 May. The patrol turned back after an hour. No shots were heard.",
    "2020-05-06",
)  # fmt: skip
LOOKBACK = make_report(
    "Carmel Gazette",
    "American troops pulled out of the strip along the Turkish border in October 2019. Last week, the paper learned, soldiers at a checkpoint "
    "argued with the crew of an American convoy and let nobody pass.", None,
)  # fmt: skip


def _road_block() -> Incident:
    activists = Source(name="Activists", kind="witness")
    events, held = [], {}
    fourth = Period(earliest="2020-05-04", latest="2020-05-04", precision="day", wording="on 4 May")
    for report in (FIELD, COLUMN):
        claims = [
            say(report, A.KIND, "block", "blocked", by=activists, cue="told the paper"),
            say(report, A.ACTOR, "US vehicles", "US vehicles", by=activists, cue="told the paper", resolved=US),
            say(
                report,
                A.RECIPIENT,
                "a Russian patrol",
                "a Russian patrol",
                by=activists,
                cue="told the paper",
                resolved=RU,
            ),
            say(report, A.PERIOD, "on 4 May", "on 4 May", by=activists, cue="told the paper", resolved=fourth),
            say(
                report,
                A.PLACE,
                "outside Tal Tamr",
                "outside Tal Tamr",
                by=activists,
                cue="told the paper",
                resolved=TAMR,
            ),
        ]
        events.append(make_event(report, claims, "blocked"))
        for claim in claims:
            held.setdefault(claim.attribute, []).append(claim)
    values: dict[Attribute, Value | Resolved] = {
        A.KIND: "block",
        A.ACTOR: US,
        A.RECIPIENT: RU,
        A.PERIOD: fourth,
        A.PLACE: TAMR,
    }
    facts = [
        Fact(attribute=a, status=Status.UNCORROBORATED, positions=(hold([v], held[a], ["activists"]),))
        for a, v in values.items()
    ]
    return make_incident("US vehicles block a Russian patrol", events, facts, {"activists": [FIELD, COLUMN]})


def _withdrawal() -> Incident:
    october = Period(earliest="2019-10-01", latest="2019-10-31", precision="month", wording="in October 2019")
    strip = Place(id="syria:border-strip", name="strip along the Turkish border", wording="the strip along the Turkish border", precision="along",
                  latitude=36.8, longitude=39.5, radius_km=150.0, country="SY")  # fmt: skip
    claims = [
        say(LOOKBACK, A.TYPE, "RETREAT", "pulled out"),
        say(LOOKBACK, A.ACTOR, "American troops", "American troops", resolved=US),
        say(LOOKBACK, A.PERIOD, "in October 2019", "in October 2019", resolved=october),
        say(
            LOOKBACK,
            A.PLACE,
            "the strip along the Turkish border",
            "the strip along the Turkish border",
            resolved=strip,
        ),
    ]
    values: list[Value | Resolved] = ["RETREAT", US, october, strip]
    facts = [
        Fact(attribute=c.attribute, status=Status.UNCORROBORATED, positions=(hold([v], [c], ["carmel gazette"]),))
        for c, v in zip(claims, values, strict=True)
    ]
    return make_incident(
        "US troops leave the border strip",
        [make_event(LOOKBACK, claims, "pulled out", focal=False)],
        facts,
        {"carmel gazette": [LOOKBACK]},
    )


def _checkpoint() -> Incident:
    claims = [
        say(LOOKBACK, A.KIND, "block", "let nobody pass"),
        say(LOOKBACK, A.ACTOR, "soldiers at a checkpoint", "soldiers at a checkpoint"),
        say(LOOKBACK, A.RECIPIENT, "an American convoy", "an American convoy", resolved=US),
        say(
            LOOKBACK,
            A.PERIOD,
            "Last week",
            "Last week",
            resolved=Period(earliest=None, latest=None, precision="unknown", wording="Last week"),
        ),
    ]
    values: list[Value | Resolved] = ["block", "soldiers at a checkpoint", US, claims[3].resolved or ""]
    facts = [
        Fact(attribute=c.attribute, status=Status.UNCORROBORATED, positions=(hold([v], [c], ["carmel gazette"]),))
        for c, v in zip(claims, values, strict=True)
    ]
    return make_incident(
        "A checkpoint turns back a US convoy",
        [make_event(LOOKBACK, claims, "let nobody pass")],
        facts,
        {"carmel gazette": [LOOKBACK]},
    )


REPORTS = {r.id: r for r in (TRIBUNE, DESERT, BULLETIN, DELTA, CRESCENT, SHAHBA, FIELD, COLUMN, LOOKBACK)}
COLLISION = _collision()
ROAD_BLOCK = _road_block()
WITHDRAWAL = _withdrawal()
CHECKPOINT = _checkpoint()
INCIDENTS = (COLLISION, ROAD_BLOCK, WITHDRAWAL, CHECKPOINT)
ISSUES = (
    Issue(code="empty-file", where="reports/blank.txt", message="The file holds no text; remove it or give it one."),
    Issue(
        code="unknown-place",
        where="reports/carmel-gazette.txt",
        message="No gazetteer names <the strip>; add it to the theatre pack.",
    ),
)
