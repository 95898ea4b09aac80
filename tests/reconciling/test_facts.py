"""What accounts agree on and what they dispute. Each docstring tells the reports, the body the facts found."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.linking import find_syndication
from rashomon.reconciling import reconcile
from rashomon.reconciling.compatible import same_party, stances_fit
from rashomon.reconciling.positions import ROLES, fitting, held_by
from rashomon.records import Attribute, Count, Event, Fact, Incident, Party, Place, Report, Stance, Status
from tests.linking.builders import DERIK, KHIRBET_AMMU, NORTHEAST, QAMISHLI_EAST, event, party, report, source

US, RUS = "USA_MIL", "RUS_MIL"
WIRE, POST, MAIL, BLOG = (
    report(n, d) for n, d in (("Wire", "2020-08-26"), ("Post", "2020-08-27"), ("Mail", None), ("Blog", None))
)
NSC = source("John Ullyot", side="USA_GOV")
MOD = source("the Russian Defense Ministry", side="RUS_MIL")
SOHR = source("SOHR", "monitor")


def tell(events: Iterable[Event], reports: Iterable[Report] = (WIRE, POST, MAIL, BLOG)) -> Incident:
    held = list(reports)
    return reconcile(events, (), find_syndication(held).groups, reports={r.id: r for r in held})


def fact(incident: Incident, attribute: Attribute, subject: str | None = None) -> Fact:
    found = incident.fact(attribute, subject)
    assert found is not None
    return found


def numbers(found: Fact) -> list[list[str]]:
    return [[v.wording for v in p.values if isinstance(v, Count)] for p in found.positions]


def test_two_origins_agree() -> None:
    """Wire and Post, each of its own knowledge: four American soldiers were injured."""
    incident = tell([event(r, "collision", injured={US: 4}) for r in (WIRE, POST)])
    found = fact(incident, Attribute.INJURED)
    assert found.status is Status.AGREED
    assert found.subject == US
    assert found.positions[0].origins == ("Post", "Wire")


def test_one_spokesman_in_two_outlets_agrees_with_nobody() -> None:
    """Wire and Post: four American soldiers were injured, John Ullyot said."""
    incident = tell([event(r, "collision", injured={US: 4}, by=NSC) for r in (WIRE, POST)])
    assert fact(incident, Attribute.INJURED).status is Status.UNCORROBORATED
    assert incident.origins == (("John Ullyot", tuple(sorted((WIRE.id, POST.id)))),)


def test_at_least_twelve_is_fifteen_and_not_nine() -> None:
    """Wire: at least 12 civilians were killed. Post: 15 civilians were killed. Mail: nine civilians were killed."""
    told = zip((WIRE, POST, MAIL), ("12+", 15, 9), strict=True)
    found = fact(tell([event(r, "airstrike", killed={"CIV": n}) for r, n in told]), Attribute.KILLED)
    assert found.status is Status.DISPUTED
    assert numbers(found) == [["15", "at least 12"], ["9"]]


def test_a_vague_number_backs_neither_of_two() -> None:
    """Wire: 15 civilians were killed. Post: nine civilians were killed. Mail: several civilians were killed."""
    vague = event(MAIL, "airstrike", killed={"CIV": "2+"})
    several = [replace(c, value=replace(c.value, wording="several")) if isinstance(c.value, Count) else c for c in vague.claims]
    mail = replace(vague, claims=tuple(several))
    found = fact(tell([event(WIRE, "airstrike", killed={"CIV": 15}), event(POST, "airstrike", killed={"CIV": 9}), mail]), Attribute.KILLED)
    assert sorted(numbers(found)) == [["15", "several"], ["9", "several"]]
    assert sorted(p.origins for p in found.positions) == [("Post",), ("Wire",)]
    assert len({c for p in found.positions for c in p.claims}) == 3


def test_the_short_form_of_a_headline() -> None:
    """Wire: "Blast kills 60", then "at least 60 civilians were killed". Post: at least 70 civilians were killed."""
    wire = [event(WIRE, kind, killed={"CIV": n}) for kind, n in (("ied", 60), ("car_bomb", "60+"))]
    found = fact(tell([*wire, event(POST, "ied", killed={"CIV": "70+"})]), Attribute.KILLED)
    assert found.status is Status.AGREED
    assert numbers(found) == [["at least 70", "at least 60"]]


def test_a_number_that_a_report_has_from_a_source_is_the_sources() -> None:
    """Wire: "Strike kills 15", then "15 were killed, SOHR said". Post: 18 were killed, SOHR said."""
    wire = [event(WIRE, "airstrike", killed={"CIV": 15}), event(WIRE, "drone_strike", killed={"CIV": 15}, by=SOHR)]
    found = fact(tell(wire), Attribute.KILLED)
    assert found.status is Status.UNCORROBORATED
    assert found.positions[0].origins == ("SOHR",)
    post = event(POST, "airstrike", killed={"CIV": 18}, by=SOHR)
    assert fact(tell([*wire, post], [replace(r, published=None) for r in (WIRE, POST)]), Attribute.KILLED).status is Status.UNCORROBORATED


def test_an_outlets_own_sum_gainsays_nobody_whom_it_quotes() -> None:
    """Wire: twelve were killed; SOHR said that nine were. Post: nine were killed, SANA said, and twelve, SOHR said."""
    wire = [event(WIRE, "airstrike", killed={"CIV": 12}), event(WIRE, "drone_strike", killed={"CIV": 9}, by=SOHR)]
    assert fact(tell(wire), Attribute.KILLED).status is Status.UNCORROBORATED
    sana = source("SANA", "agency")
    post = [event(POST, "airstrike", killed={"CIV": 9}, by=sana), event(POST, "drone_strike", killed={"CIV": 12}, by=SOHR)]
    assert fact(tell(post), Attribute.KILLED).status is Status.DISPUTED


def test_stages_of_one_occurrence_are_no_dispute() -> None:
    """Wire: US forces blocked a Russian patrol. Post: US forces fired on it. Mail: US forces bombed it. Blog: they shelled it."""

    def us(told: Report, kind: str, plover: str = "ASSAULT") -> Event:
        return event(told, kind, plover=plover, who=[US], whom=[RUS])

    stages = tell([us(WIRE, "block", "COERCE"), us(POST, "shooting")])
    assert fact(stages, Attribute.KIND).status is fact(stages, Attribute.TYPE).status is Status.UNCORROBORATED
    assert fact(tell([us(MAIL, "airstrike"), us(BLOG, "shelling")]), Attribute.KIND).status is Status.DISPUTED


def test_those_who_did_it_together_are_blamed_together() -> None:
    """Wire: Russian and Syrian forces shelled it. Post: Russian forces did. Mail: Russian forces did, and in another breath Syrian ones."""
    both = event(WIRE, "shelling", blame=RUS)
    joint = replace(both.of(Attribute.BLAME)[0], id="c-other", value="SYR_MIL", resolved=party("SYR_MIL"))
    together = replace(both, claims=(*both.claims, joint))
    found = fact(tell([together, event(POST, "shelling", blame=RUS)]), Attribute.BLAME)
    assert found.status is Status.AGREED
    apart = [event(MAIL, "shelling", blame=RUS), event(MAIL, "ground_attack", blame="SYR_MIL")]
    assert len(fact(tell(apart), Attribute.BLAME).positions) == 2


def test_the_same_source_corrects_itself() -> None:
    """Wire (26 August): nine were killed, SOHR said. Post (27 August): 15 were killed, SOHR said."""
    events = [event(r, "airstrike", killed={"CIV": n}, by=SOHR) for r, n in ((WIRE, 9), (POST, 15))]
    found = fact(tell(events), Attribute.KILLED)
    assert found.status is Status.SUPERSEDED
    assert numbers(found) == [["15"], ["9"]]


def test_what_a_source_gave_up_backs_nobody() -> None:
    """What a source gave up backs nobody.

    Wire (26 August): nine were killed, SOHR said. Mail: nine were killed. Post (27 August): 15 were killed, SOHR said.
    """
    told = ((WIRE, 9, SOHR), (MAIL, 9, None), (POST, 15, SOHR))
    found = fact(tell([event(r, "airstrike", killed={"CIV": n}, by=by) for r, n, by in told]), Attribute.KILLED)
    assert found.status is Status.DISPUTED
    assert sorted((p.origins, len(p.claims)) for p in found.positions) == [(("Mail",), 2), (("SOHR",), 1)]


def test_an_outlet_that_tells_two_kinds_corrects_nothing() -> None:
    """Wire on the 26th calls it a collision; the Wire's own report of the 27th calls it a block, and the Post a collision."""
    later = report("Wire", "2020-08-27")
    events = [event(WIRE, "collision"), event(later, "block"), event(POST, "collision")]
    found = fact(tell(events, (WIRE, later, POST)), Attribute.KIND)
    assert [p.origins for p in found.positions] == [("Post", "Wire"), ("Wire",)]
    assert found.status is Status.AGREED


def test_a_government_holds_its_army() -> None:
    """Wire: Russia is to blame. Post: the Russian army is to blame."""
    events = [event(WIRE, "collision", blame="RUS_GOV"), event(POST, "collision", blame=RUS)]
    assert fact(tell(events), Attribute.BLAME).status is Status.AGREED


def test_a_count_of_nobody_in_particular() -> None:
    """Wire: four American soldiers were injured. Post: four were injured. Mail: two Russian soldiers were injured."""
    wire, post = event(WIRE, "collision", injured={US: 4}), event(POST, "collision", injured={"UNKNOWN": 4})
    assert fact(tell([wire, post]), Attribute.INJURED, US).status is Status.AGREED
    mail = event(MAIL, "collision", injured={RUS: 2})
    incident = tell([wire, post, mail])
    assert [f.subject for f in incident.facts if f.attribute is Attribute.INJURED] == [RUS, US, None]


def test_roles_the_other_way_round_are_a_dispute() -> None:
    """Roles the other way round are a dispute.

    Wire: a Russian vehicle struck an American one, Ullyot said. Post: US forces tried to block a Russian patrol, the Russian
    Defense Ministry said. Each blames the other.
    """
    incident = tell(
        [
            event(WIRE, "collision", who=[RUS], whom=[US], blame=RUS, by=NSC),
            event(POST, "block", plover="COERCE", who=[US], whom=[RUS], blame=US, by=MOD),
        ]
    )
    for attribute in (Attribute.ACTOR, Attribute.RECIPIENT, Attribute.BLAME, Attribute.KIND, Attribute.TYPE):
        assert fact(incident, attribute).status is Status.DISPUTED, attribute
    assert incident.status is Status.DISPUTED


def test_a_shorter_list_of_participants_is_no_dispute() -> None:
    """Wire: US troops and the SDF were fired on by Syrian forces. Post: US troops were fired on by Syrian forces."""
    incident = tell(
        [
            event(WIRE, "shooting", who=["SYR_MIL"], whom=[US, "SDF"]),
            event(POST, "shooting", who=["SYR_MIL"], whom=[US]),
        ]
    )
    found = fact(incident, Attribute.RECIPIENT)
    assert found.status is Status.AGREED
    assert {v.id for v in found.positions[0].values if isinstance(v, Party)} == {US, "SDF"}


def test_a_part_is_not_another_party() -> None:
    """Wire: the YPG fired. Post: the SDF fired. The SDF holds the YPG."""
    events = [event(WIRE, "shooting", who=["YPG"]), event(POST, "shooting", who=["SDF"])]
    apart = reconcile(events)
    assert fact(apart, Attribute.ACTOR).status is Status.DISPUTED
    held = reconcile(events, contains=lambda whole, part: (whole, part) == ("SDF", "YPG"))
    assert fact(held, Attribute.ACTOR).status is Status.AGREED


def test_places_and_days_that_hold_one_another_agree() -> None:
    """Wire: near Al-Malikiyah on 25 August. Post: in northeastern Syria in August. Mail: east of Qamishli on 26 August."""
    wire = event(WIRE, "collision", when="2020-08-25", where=DERIK)
    post = event(POST, "collision", when="2020-08", where=NORTHEAST)
    mail = event(MAIL, "collision", when="2020-08-26", where=QAMISHLI_EAST)
    both = tell([wire, post])
    assert fact(both, Attribute.PERIOD).status is fact(both, Attribute.PLACE).status is Status.AGREED
    assert fact(both, Attribute.PLACE).positions[0].values[0] == DERIK
    three = tell([wire, post, mail])
    assert fact(three, Attribute.PERIOD).status is fact(three, Attribute.PLACE).status is Status.DISPUTED


def test_what_one_asserts_another_denies() -> None:
    """Wire: an air strike hit Khirbet Ammu, SOHR said. Post: there was no air strike, Ullyot said."""
    told = event(WIRE, "airstrike", where=KHIRBET_AMMU, by=SOHR)
    denied = event(POST, "airstrike", by=NSC, denied=[Attribute.KIND, Attribute.TYPE])
    found = fact(tell([told, denied]), Attribute.KIND)
    assert found.status is Status.DISPUTED
    assert found.positions[0].denied_by == tuple(c.id for c in denied.claims if c.attribute is Attribute.KIND)
    negated = event(POST, "airstrike", by=NSC, modality="negated")
    assert fact(tell([told, negated]), Attribute.KIND).status is Status.DISPUTED


def test_evidence_is_never_disputed_for_being_different() -> None:
    """Wire has a video, Post has photographs and the video, Mail has nothing."""
    incident = tell([event(WIRE, "block", evidence=["video"]), event(POST, "block", evidence=["photo", "video"])])
    found = fact(incident, Attribute.EVIDENCE)
    assert found.status is Status.AGREED
    assert [p.values for p in found.positions] == [("video",), ("photo",)]
    alone = tell([event(WIRE, "block", evidence=["video"]), event(POST, "block", evidence=["photo"])])
    assert fact(alone, Attribute.EVIDENCE).status is Status.UNCORROBORATED


def test_an_agreement_broken_by_either_or_kept() -> None:
    """Ullyot: Russia broke the deconfliction protocols. The ministry: Russia kept them (or: the Americans broke them)."""
    item = "usa-rus-deconfliction"
    broken = event(WIRE, "collision", stance=(item, "broken", RUS), by=NSC)
    for stance, by, status in (
        ("kept", RUS, Status.DISPUTED),
        ("kept", None, Status.DISPUTED),
        ("broken", US, Status.DISPUTED),
        ("broken", RUS, Status.AGREED),
        ("kept", US, Status.UNCORROBORATED),
        ("invoked", None, Status.UNCORROBORATED),
    ):
        other = event(POST, "collision", stance=(item, stance, by), by=MOD)
        assert fact(tell([broken, other]), Attribute.AGREEMENT).status is status, (stance, by)
    elsewhere = event(POST, "collision", stance=("idlib-ceasefire", "kept", None), by=MOD)
    assert fact(tell([broken, elsewhere]), Attribute.AGREEMENT).status is Status.UNCORROBORATED


def test_a_place_is_held_by_one() -> None:
    """The Wire: the SDF holds Ain Issa. The Post: another holds, took or lost it."""
    for (stance, by), (other, whose), fits in (
        (("held", "SDF"), ("held", "SDF"), True),
        (("held", "SDF"), ("taken", "TUR_MIL"), False),
        (("held", "SDF"), ("lost", "SDF"), False),
        (("taken", "TUR_MIL"), ("lost", "SDF"), True),
        (("held", "SDF"), ("held", None), True),
    ):
        one, two = (Stance(item="Ain Issa", stance=stance), by), (Stance(item="Ain Issa", stance=other), whose)
        assert stances_fit(one, two) is stances_fit(two, one) is fits, (stance, other)


def test_nothing_known_is_unknown() -> None:
    """Wire: it happened this week, somewhere that no map holds, and nobody says who did it."""
    nowhere = Place(id=None, name="a village", wording="a village", precision="unknown")
    incident = tell([event(WIRE, "block", where=nowhere, who=["UNKNOWN"])])
    assert fact(incident, Attribute.PLACE).status is fact(incident, Attribute.ACTOR).status is Status.UNKNOWN


def test_title_accounts_and_order_of_facts() -> None:
    """Title accounts and order of facts.

    Wire: a Russian vehicle struck an American one near Al-Malikiyah, Ullyot said; the ministry said that US forces blocked
    a Russian patrol.
    """
    incident = tell(
        [
            event(WIRE, "collision", who=[RUS], whom=[US], where=DERIK, by=NSC),
            event(POST, "collision", who=[US], whom=[RUS], by=MOD),
        ]
    )
    assert incident.title == "Collision between Russian and US forces near Al-Malikiyah"
    assert {(a.report, a.source.name) for a in incident.accounts} == {(WIRE.id, NSC.name), (POST.id, MOD.name)}
    assert sorted(c for a in incident.accounts for c in a.claims) == sorted(c.id for c in incident.claims)
    assert [f.attribute for f in incident.facts][:3] == [Attribute.TYPE, Attribute.KIND, Attribute.PLACE]
    assert incident.reports == (WIRE.id, POST.id)


def test_titles_of_other_kinds() -> None:
    """One-sided, directed and disputed happenings read plainly."""

    def title(*events: Event) -> str:
        return tell(events).title

    assert title(event(WIRE, "block", who=[US], whom=[RUS], where=DERIK)) == (
        "Road block by US forces against Russian forces near Al-Malikiyah"
    )
    assert title(event(WIRE, "base", plover="MOBILIZE", who=[RUS])) == "Base of Russian forces"
    assert (
        title(event(WIRE, "airstrike", who=[US], whom=["SYR_MIL"]))
        == "Air strike by US forces on Syrian government forces"
    )
    assert (
        title(event(WIRE, "other", plover="CONSULT", who=[RUS], whom=[US])) == "Talks by Russian forces with US forces"
    )
    disputed = (event(WIRE, "block", who=[US], whom=[RUS], where=DERIK), event(POST, "block", who=[RUS], whom=[US]))
    assert title(*disputed) == "Road block: Russian and US forces, near Al-Malikiyah"


@st.composite
def clusters(draw: st.DrawFn) -> list[Event]:
    events: dict[str, Event] = {}
    for told in (WIRE, POST, MAIL, BLOG):
        if draw(st.booleans()):
            made = event(
                told,
                draw(st.sampled_from(["block", "collision", "standoff", "other"])),
                when=draw(st.sampled_from([None, "2020-08-25", "2020-08-26", "2020-08", "--08-25"])),
                where=draw(st.sampled_from([None, DERIK, NORTHEAST, QAMISHLI_EAST])),
                who=draw(st.sampled_from([[], [US], [RUS], [US, RUS], ["UNKNOWN"]])),
                injured=draw(st.sampled_from([None, {US: 4}, {US: "2+"}, {"UNKNOWN": 2}, {US: 1, "CIV": 2}])),
                blame=draw(st.sampled_from([None, US, RUS])),
                by=draw(st.sampled_from([None, NSC, MOD, SOHR])),
                denied=draw(st.sampled_from([(), (Attribute.KIND,), (Attribute.BLAME, Attribute.INJURED)])),
                modality=draw(st.sampled_from(["actual", "actual", "negated"])),
            )
            events[made.id] = made
    return list(events.values()) or [event(WIRE, "block", who=[US])]


@given(clusters(), st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=50)
def test_order_never_matters(events: list[Event], chance: random.Random) -> None:
    """Any order of the events gives the same incident."""
    first = tell(events)
    chance.shuffle(events)
    assert tell(events) == first


@given(clusters())
@settings(deadline=None, max_examples=50)
def test_every_claim_is_on_a_side(events: list[Event]) -> None:
    """Every claim is on a side.

    Each asserted claim is in one position of its attribute at least, each denied one stands against one at least, unless it denies a doer whom
    it does not name; those on one side can all be true; a dispute has two sides or a denial, and nobody who is counted on both.
    """
    incident = tell(events)
    claims = {c.id: c for c in incident.claims}
    on = {c for f in incident.facts for p in f.positions for c in p.claims}
    against = {c for f in incident.facts for p in f.positions for c in p.denied_by}
    silent = {
        c.id
        for e in events
        if e.modality == "negated"
        for c in e.claims
        if c.attribute in (Attribute.PERIOD, Attribute.PLACE)
    }
    nobody = {c.id for c in claims.values() if c.attribute in ROLES and held_by(c) is None} - on
    assert on | against | silent | nobody == set(claims)
    assert not on & against
    for found in incident.facts:
        fits = fitting(found.attribute, same_party)
        if found.attribute not in ROLES:
            for p in found.positions:
                assert all(fits(held_by(claims[a]), held_by(claims[b])) for a in p.claims for b in p.claims)
        assert all((p.grade is not None) == (found.attribute is Attribute.BLAME and bool(p.claims)) for p in found.positions)
        if found.status is Status.DISPUTED:
            assert len(found.positions) > 1 or found.positions[0].denied_by
