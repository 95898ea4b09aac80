"""What people decided about pairs, whatever the evidence says."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.linking import Linked, link_events
from rashomon.linking.constraints import Constraints
from rashomon.records import Event, Report
from tests.linking.builders import DERIK, QAMISHLI_EAST, event, report
from tests.linking.test_clusters import collections, homes, together

US, RUS = "USA_MIL", "RUS_MIL"


def test_same_goes_before_the_laws() -> None:
    """The same convoy, held up near Derik on 2 June to one newsroom and near Qamishli on 9 June to another: a reader knows better."""
    one, two = report("Monitor"), report("Wire")
    a = event(one, "block", when="2020-06-02", where=DERIK, who=[US], whom=[RUS])
    b = event(two, "block", when="2020-06-09", where=QAMISHLI_EAST, who=[US], whom=[RUS])
    assert not together(link_events([a, b], [one, two]), a, b)
    linked = link_events([a, b], [one, two], constraints=Constraints.of(same=[(b.id, a.id)]))
    assert together(linked, a, b)
    (link,) = linked.links[0]
    assert link.weights[-1] == ("judged the same", 20.0)


def test_different_parts_what_comes_together_by_others() -> None:
    """Three newsrooms tell a collision alike; the first and the third tell two: the second goes with one of them."""
    reports = [report(name, "2020-08-26") for name in ("Wire", "Gazette", "Post")]
    told = [event(r, "collision", when="2020-08-25", where=DERIK, who=[RUS], whom=[US], injured={US: 4}) for r in reports]
    assert len(homes(link_events(told, reports))) == 1
    parted = link_events(told, reports, constraints=Constraints.of(different=[(told[0].id, told[2].id)]))
    assert sorted(len(home) for home in homes(parted)) == [1, 2]
    assert not together(parted, told[0], told[2])


def test_different_is_stronger_than_same() -> None:
    """A is B, B is C, A is not C: whatever is done, A stays apart from C, and nothing breaks."""
    reports = [report(name) for name in ("Wire", "Gazette", "Post")]
    a, b, c = (event(r, "block", when="2020-06-02", where=DERIK, who=[US], whom=[RUS]) for r in reports)
    given_ = Constraints.of(same=[(a.id, b.id), (b.id, c.id)], different=[(a.id, c.id)])
    linked = link_events([a, b, c], reports, constraints=given_)
    assert not together(linked, a, c)
    assert together(linked, a, b) or together(linked, b, c)


def test_a_denial_goes_where_it_is_put() -> None:
    """A denial that fits nothing is joined to what it is held to deny."""
    one, two = report("Wire"), report("Post")
    told = event(one, "airstrike", when="2020-02-12", where=DERIK, who=[US])
    no = event(two, "shelling", when="2020-02-19", where=QAMISHLI_EAST, who=[US], modality="negated")
    assert link_events([told, no], [one, two]).left_out == {no.id: "denies what nobody tells"}
    assert together(link_events([told, no], [one, two], constraints=Constraints.of(same=[(told.id, no.id)])), told, no)


@given(collections(), st.data())
@settings(max_examples=100, deadline=None)
def test_what_is_decided_holds(made: tuple[list[Event], list[Report]], data: st.DataObject) -> None:
    """No two events held apart are in one incident; each cluster has a link fewer than accounts; pairs that nothing gainsays are together."""
    events, reports = made
    ids = [e.id for e in events]
    pairs = st.lists(st.tuples(st.sampled_from(ids), st.sampled_from(ids)), max_size=4) if ids else st.just([])
    decided = Constraints.of(data.draw(pairs), data.draw(pairs))
    linked: Linked = link_events(events, reports, constraints=decided)
    where = {e.id: at for at, cluster in enumerate(linked.clusters) for e in cluster}
    assert sorted([*where, *linked.left_out]) == sorted(ids)
    assert [len(links) for links in linked.links] == [len(cluster) - 1 for cluster in linked.clusters]
    for one, other in decided.different:
        assert one == other or one not in where or where[one] != where.get(other)
    for one, other in decided.same if not decided.different else ():
        assert one not in where or other not in where or where[one] == where[other]
