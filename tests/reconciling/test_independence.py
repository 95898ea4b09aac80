"""Who first said so."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.linking import find_syndication
from rashomon.reconciling import explain_origins
from rashomon.reconciling.independence import initials, name_key
from rashomon.records import Event, Report, Source
from tests.linking.builders import event, party, report, source


def origins_of(events: list[Event], reports: list[Report]) -> set[str]:
    return set(explain_origins(events, find_syndication(reports).groups).of.values())


def test_three_outlets_quote_one_spokesman() -> None:
    """Wire, Post and Mail: a Russian vehicle struck an American one, said John Ullyot."""
    reports = [report(n) for n in ("Wire", "Post", "Mail")]
    ullyot = source("John Ullyot", side="USA_GOV")
    assert origins_of([event(r, "collision", by=ullyot) for r in reports], reports) == {"John Ullyot"}


def test_one_ministry_by_many_names() -> None:
    """Wire: "... the Russian Defense Ministry said". Post: "... a Russian Defence Ministry statement said". Mail: "the ministry"."""
    names = ("the Russian Defense Ministry", "a Russian Defence Ministry statement", "the ministry")
    reports = [report(n) for n in ("Wire", "Post", "Mail")]
    events = [event(r, "block", by=source(n, side="RUS_MIL")) for r, n in zip(reports, names, strict=True)]
    assert len(origins_of(events, reports)) == 1


def test_a_government_does_not_confirm_itself() -> None:
    """Wire: so said the Pentagon. Post: so said the National Security Council. Mail: so said the Russian Defence Ministry."""
    said = (
        ("the Pentagon", "USA_MIL"),
        ("the National Security Council", "USA_GOV"),
        ("the Defence Ministry", "RUS_MIL"),
    )
    reports = [report(n) for n in ("Wire", "Post", "Mail")]
    events = [event(r, "block", by=source(n, side=s)) for r, (n, s) in zip(reports, said, strict=True)]
    assert len(origins_of(events, reports)) == 2


def test_a_monitor_by_its_name_and_its_letters() -> None:
    """Wire: the Syrian Observatory for Human Rights said. Post: SOHR said. Mail: SANA said."""
    names = (("the Syrian Observatory for Human Rights", "monitor"), ("SOHR", "monitor"), ("SANA", "agency"))
    reports = [report(n) for n in ("Wire", "Post", "Mail")]
    events = [event(r, "block", by=source(n, k)) for r, (n, k) in zip(reports, names, strict=True)]
    assert len(origins_of(events, reports)) == 2


def test_who_heads_a_monitor_speaks_for_it() -> None:
    """Wire: the director of SOHR said. Post: the so-called Syrian Observatory for Human Rights. Mail: SOHR director Ana Mora. Herald: Ana Mora."""
    names = ("the director of SOHR", "the so-called Syrian Observatory for Human Rights", "SOHR director Ana Mora", "Ana Mora", "the Britain-based SOHR")
    reports = [report(n) for n in ("Wire", "Post", "Mail", "Herald", "Echo")]
    events = [event(r, "block", by=source(n, "monitor")) for r, n in zip(reports, names, strict=True)]
    assert len(origins_of(events, reports)) == 1


def test_an_agency_quoted_here_and_published_there() -> None:
    """Orontes News Agency reports the air strike; the Post has it from the Orontes News Agency."""
    orontes, post = report("Orontes News Agency"), report("Post")
    events = [event(orontes, "airstrike"), event(post, "airstrike", by=source("Orontes News Agency", "agency"))]
    assert len(origins_of(events, [orontes, post])) == 1


def test_local_sources_of_two_newsrooms_may_be_two() -> None:
    """Wire: local sources said. Post: local sources said. Courier carries the Wire's text."""
    wire, post = report("Wire"), report("Post")
    courier = Report(id="r-copy", text=wire.text, path="c.txt", outlet="Courier")
    nameless = source("local sources", "unnamed")
    events = [event(r, "block", by=nameless) for r in (wire, post, courier)]
    assert len(origins_of(events[:2], [wire, post])) == 2
    assert len(origins_of(events, [wire, post, courier])) == 2


def test_a_short_name_stands_for_the_fuller_one_in_its_own_report_alone() -> None:
    """Wire: the Russian Defense Ministry said; the ministry said. Post: the Syrian Interior Ministry said; the ministry said."""
    wire, post = report("Wire"), report("Post")
    full = {wire.id: "the Russian Defense Ministry", post.id: "the Syrian Interior Ministry"}
    events = [
        event(r, kind, by=source(n))
        for r in (wire, post)
        for kind, n in (("block", full[r.id]), ("other", "the ministry"))
    ]
    assert origins_of(events, [wire, post]) == {*full.values()}


def test_a_short_name_that_two_could_bear_stands_for_neither() -> None:
    """Wire: the Russian Defense Ministry said; the Syrian Defense Ministry said; the ministry said."""
    wire = report("Wire")
    said = (
        ("block", "the Russian Defense Ministry"),
        ("other", "the Syrian Defense Ministry"),
        ("collision", "the ministry"),
    )
    assert len(origins_of([event(wire, kind, by=source(n)) for kind, n in said], [wire])) == 3


def test_folding_of_names() -> None:
    """Titles, articles and British spelling do not make two names."""
    assert name_key("a Russian Defence Ministry statement") == name_key("the Russian Defense Ministry")
    assert name_key("Col. Myles Caggins") == name_key("Myles Caggins")
    assert initials("the Syrian Observatory for Human Rights") == "sohr"


SOURCES: st.SearchStrategy[Source | None] = st.sampled_from(
    [
        None,
        source("John Ullyot", side="USA_GOV"),
        source("the Russian Defense Ministry", side="RUS_MIL"),
        source("SOHR", "monitor"),
        source("the Syrian Observatory for Human Rights", "monitor"),
        source("local sources", "unnamed"),
        Source(name="US officials", kind="unnamed", party=party("USA_MIL")),
        source("Outlet 1", "media"),
    ]
)


@given(
    st.lists(st.tuples(st.integers(0, 3), st.sampled_from(["block", "collision"]), SOURCES), min_size=1, max_size=8),
    st.data(),
)
@settings(deadline=None, max_examples=50)
def test_a_copy_never_adds_an_origin(told: list[tuple[int, str, Source | None]], data: st.DataObject) -> None:
    """Another outlet that carries a report's text, and tells all that it tells, is no further origin, nor is it one for itself."""
    reports = [report(f"Outlet {n % 3}", text=f"the story of number {n} in its own words " * 6) for n in range(4)]
    events = [event(reports[n], kind, by=by) for n, kind, by in told]
    before = origins_of(events, reports)
    original = reports[data.draw(st.sampled_from(sorted({n for n, _, _ in told})))]
    outlet = data.draw(st.sampled_from(["Outlet 0", "Outlet 1", "Outlet 2", "Gazette"]))
    copy = Report(id="r-copy", text=original.text, path="copy.txt", outlet=outlet)
    again = [event(copy, kind, by=by) for n, kind, by in told if reports[n] is original]
    assert len(origins_of([*events, *again], [*reports, copy])) <= len(before)


def test_a_credited_story_is_the_agencys() -> None:
    """Gazette and Mail each rewrote the Harbour Wire's story and credit it; the Post, which credits nobody, is one more."""
    reports = [report(n) for n in ("Gazette", "Mail", "Post")]
    events = [event(r, "collision") for r in reports]
    credited = {reports[0].id: "Harbour Wire", reports[1].id: "the Harbour Wire"}
    found = explain_origins(events, {}, credited)
    assert len(set(found.of.values())) == 2
    assert "Gazette credits its story to Harbour Wire" in [why for reasons in found.reasons.values() for why in reasons]


def test_why_origins_are_one() -> None:
    """The ministry and its letters; two offices of one government; two mastheads over one text."""
    wire, post = report("Wire"), report("Post")
    copy = Report(id="r-copy", text=wire.text, path="c.txt", outlet="Courier")
    said = (
        (wire, source("the Syrian Observatory for Human Rights", "monitor")),
        (post, source("SOHR", "monitor")),
        (wire, source("the Pentagon", side="USA_MIL")),
        (post, source("the National Security Council", side="USA_GOV")),
        (wire, None),
        (copy, None),
    )
    kinds = ("block", "collision", "standoff")
    events = [event(r, kinds[n // 2], by=by) for n, (r, by) in enumerate(said)]
    reasons = [
        why for held in explain_origins(events, find_syndication([wire, post, copy]).groups).reasons.values() for why in held
    ]
    assert "SOHR abbreviates the Syrian Observatory for Human Rights" in reasons
    assert "officials of one side (USA): the National Security Council; the Pentagon" in reasons
    assert "carry one text: Courier; Wire" in reasons


def test_what_stands_alone_needs_no_reason() -> None:
    """Wire: so said John Ullyot."""
    assert not explain_origins([event(report("Wire"), "block", by=source("John Ullyot", side="USA_GOV"))], {}).reasons


def test_officials_of_one_side_are_one_named_or_not() -> None:
    """Wire: so said U.S. officials. Post: so said John Ullyot. Mail: so said a US military source; and so did residents."""
    reports = [report(n) for n in ("Wire", "Post", "Mail")]
    said = (source("U.S. officials", "unnamed", "USA_GOV"), source("John Ullyot", side="USA_GOV"), source("A US military source", "unnamed", "USA_MIL"))
    events = [event(r, "collision", by=by) for r, by in zip(reports, said, strict=True)]
    assert len(origins_of(events, reports)) == 1
    assert len(origins_of([*events, event(reports[2], "block", by=source("residents", "unnamed", "CIV"))], reports)) == 2


def test_a_name_that_names_nobody_is_the_reports_one_sides() -> None:
    """Wire, in its headline: "Ministry denies shelling"; beneath: Turkey's Defense Ministry said ... The Chief and two officials are Turkey's as well."""
    wire = report("Wire")
    named = event(wire, "collision", by=source("Turkey's Defense Ministry", side="TUR_MIL"))
    for name, kind in (("Ministry", "unnamed"), ("the Chief", "official"), ("Two officials", "unnamed"), ("the ministry's spokesman", "unnamed")):
        assert origins_of([named, event(wire, "block", by=source(name, kind))], [wire]) == {"Turkey's Defense Ministry"}, name


def test_an_office_that_two_sides_could_bear_is_its_own() -> None:
    """Wire: so said Turkey's ministry; so did Syria's; so did the ministry."""
    wire = report("Wire")
    told = (source("Turkey's Defense Ministry", side="TUR_MIL"), source("Syria's Defense Ministry", side="SYR_MIL"), source("the ministry"))
    assert len(origins_of([event(wire, kind, by=by) for kind, by in zip(("collision", "block", "pelt"), told, strict=True)], [wire])) == 3


def test_reports_and_pronouns_are_no_sources() -> None:
    """Wire: it was so; reports said so; the four said so. The outlet is all there is."""
    wire = report("Wire")
    told = (None, source("Reports", "document"), source("the four", "official"))
    assert origins_of([event(wire, kind, by=by) for kind, by in zip(("collision", "block", "pelt"), told, strict=True)], [wire]) == {"Wire"}
