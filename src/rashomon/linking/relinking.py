"""Linking what is new with what is kept: the same incidents as linking all at once, found by looking around what is new.

    change = relink(kept, source, {"r-..."})        # the reports that were added, replaced or dropped since

What follows from a report is local by design. Which others it is compared with follows from keys of its own and from who is filed under
them; what a comparison says, from the two alone; what clustering decides, from ties near by (`clusters`). So the changes of a report
spread from its events to the pairs under their keys, to the ties of those, to the clusters that read them, and no further.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np

from rashomon.linking.around import Around, affected
from rashomon.linking.blocking import candidate_pairs, entry, filings
from rashomon.linking.blocks import Blocks
from rashomon.linking.clusters import Cluster, Clustering, whole
from rashomon.linking.constraints import FREE, Constraints
from rashomon.linking.copies import Copy, print_of
from rashomon.linking.kept import (
    EventStore,
    Filing,
    LinksMade,
    LinkStore,
    Node,
    StoredChange,
    filings_of,
    key_number,
    node_of,
    read_profile,
    write_profile,
)
from rashomon.linking.matching import Matcher
from rashomon.linking.profiles import Profile, comparable
from rashomon.linking.syndication import Sketch, candidates, find_copies, group, sketch_of, worth_comparing
from rashomon.linking.ties import WholeGraph, tie
from rashomon.linking.weights import Weights, load_weights
from rashomon.records import Event, Report


def link_anew(
    events: Iterable[Event],
    reports: Mapping[str, Report],
    *,
    weights: Weights | None = None,
    constraints: Constraints = FREE,
) -> StoredChange:
    """All incidents of these events, with all that is to be kept of their linking."""
    table = weights if weights is not None else load_weights()
    change = StoredChange(whole=True)
    prints = {name: print_of(report) for name, report in reports.items()}
    sketches = {name: sketch_of(printed) for name, printed in prints.items()}
    change.copies = find_copies(candidates(sketches), prints)
    change.groups = dict(group(prints, change.copies).groups)
    change.reports = {name: (sketches[name], change.groups[name]) for name in prints}
    del prints, sketches
    profiles = comparable(events, reports, change.groups, table, constraints)
    matcher = Matcher(table)
    graph = WholeGraph.of(profiles, candidate_pairs(profiles), matcher)
    change.filings = _filings_in_order(profiles)
    change.ties = {(one, other): t for one, near in graph.ties.items() for other, t in near.items() if one < other}
    clustering = Clustering(graph, matcher, constraints.among(graph.profiles))
    change.nodes = {profile.id: node_of(profile) for profile in profiles}
    _settle(change, clustering, graph.profiles, change.nodes.__getitem__)
    return change


def _filings_in_order(profiles: Sequence[Profile]) -> Iterator[Filing]:
    """The filings of all profiles in order of their keys, in which a table takes them fastest; made one by one, as they are many."""
    keys, owners, asking = array("q"), array("l"), bytearray()
    for at, profile in enumerate(profiles):
        for key, asks in filings(profile).items():
            keys.append(key_number(key))
            owners.append(at)
            asking.append(asks)
    held = [entry(profile, profile.id) for profile in profiles]
    for at in np.argsort(np.frombuffer(keys, dtype=np.int64) if keys else np.zeros(0, np.int64), kind="stable").tolist():
        day, event = held[owners[at]]
        yield Filing(keys[at], day, event, bool(asking[at]))


def relink(
    kept: LinkStore,
    source: EventStore,
    changed: Collection[str],
    *,
    judged: Collection[str] = (),
    paired: Collection[str] | None = None,
    weights: Weights | None = None,
    constraints: Constraints = FREE,
) -> StoredChange:
    """What these reports change: all that were added, replaced or dropped since, and all `judged`, whose events people left otherwise than before.

    The texts of `judged` are as they were. Of their events those are looked at that are compared by other properties now, and those of `paired`, which
    people held one with, or apart from, other ones than before; every one where None is given.
    """
    table = weights if weights is not None else load_weights()
    matcher = Matcher(table)
    change = StoredChange()
    reports = _regroup(kept, source, changed, change) if changed else {}
    as_before = source.reports([name for name in judged if name not in reports and name not in changed]) if judged else {}
    texts = {**kept.groups(as_before.keys()), **{name: label for name, (_, label) in change.reports.items()}}
    reports = {**reports, **as_before}
    before = kept.nodes_in(reports.keys() | set(changed))
    profiles = comparable(source.events(list(reports)), reports, texts, table, constraints)
    if paired is not None and as_before:
        alike = _unmoved(before, profiles, as_before.keys(), frozenset(paired))
        before = {one: node for one, node in before.items() if one not in alike}
        profiles = [profile for profile in profiles if profile.id not in alike]
    came = {p.id: p for p in profiles}
    change.nodes_gone = set(before)
    around = Around(kept, came, before.keys())
    moved = _retie(around, before, came, matcher, change)
    held = constraints.among({one for pair in constraints.same | constraints.different for one in pair if around.here(one)})
    clustering = Clustering(around, matcher, held)
    reached, change.dissolved = affected(around, moved | before.keys() | came.keys(), clustering)
    change.nodes = {profile.id: node_of(profile) for profile in profiles}

    def node(one: str) -> Node:
        found = change.nodes.get(one) or around.was(one)
        assert found is not None, one
        return found

    _settle(change, clustering, [one for one in reached if around.here(one)], node)
    speaking = {node(one).report for made in change.made for one in made.events}
    change.groups = {**kept.groups(speaking), **{r: label for r, label in texts.items() if r in speaking}}
    return change


def _unmoved(before: Mapping[str, Node], profiles: Iterable[Profile], reports: Collection[str], paired: Collection[str]) -> set[str]:
    """The events of these reports that are compared by what they were compared by before, those of `paired` apart."""
    held = {name: node.profile for name, node in before.items() if node.report in reports and name not in paired}
    return {profile.id for profile in profiles if profile.id in held and held[profile.id] == write_profile(profile)}


def _settle(change: StoredChange, clustering: Clustering, events: Iterable[str], node: Callable[[str], Node]) -> None:
    """Note the incidents that these events are in, and which each is in; an event that is in none is noted as such."""
    found: dict[int, Cluster] = {}
    for one in events:
        cluster = clustering.home(one)
        if cluster is not None:
            found[id(cluster)] = cluster
        elif one in change.nodes or node(one).home is not None:
            change.nodes[one] = replace(node(one), home=None, anchored=False)
    for cluster in found.values():
        told, links = whole(clustering, cluster)
        change.made.append(LinksMade(events=told, links=links))
        for one in told:
            change.nodes[one] = replace(node(one), home=told[0], anchored=clustering.anchored(one))
    change.made.sort(key=lambda made: made.events[0])


def _regroup(kept: LinkStore, source: EventStore, changed: Collection[str], change: StoredChange) -> dict[str, Report]:
    """Find which texts the changed reports copy; the reports that are there now and whose text or group is another than before."""
    gone = frozenset(changed)
    new = dict(source.reports(gone))
    prints = {name: print_of(report) for name, report in new.items()}
    sketches = {name: sketch_of(printed) for name, printed in prints.items()}
    copied = {*gone, *(name for copy in kept.copies(gone) for name in (copy.left, copy.right))}
    proposed = _proposed(kept, sketches, gone)
    others = source.reports({name for pair in proposed for name in pair} - prints.keys())
    prints |= {name: print_of(report) for name, report in others.items()}
    change.copies = find_copies(proposed, prints)
    known: dict[tuple[str, str], Copy] = {(copy.left, copy.right): copy for copy in change.copies}
    copied |= {name for pair in known for name in pair}
    reached: set[str] = set()
    while ahead := copied - reached:
        reached |= ahead
        held = [copy for copy in kept.copies(ahead) if copy.left not in gone and copy.right not in gone]
        known |= {(copy.left, copy.right): copy for copy in held}
        copied |= {name for copy in held for name in (copy.left, copy.right)}
    there = [name for name in reached if name in new or name not in gone]
    groups = group(there, known.values()).groups
    before = kept.groups([name for name in there if name not in new])
    renamed = [name for name, label in before.items() if groups[name] != label]
    sketches |= kept.sketches(renamed)
    change.reports_gone = set(gone)
    change.reports = {name: (sketches[name], groups[name]) for name in [*new, *renamed]}
    return new | dict(source.reports(renamed))


_FEW = 100_000
"""Pairs of sketches that are compared one by one rather than sorted."""


def _proposed(kept: LinkStore, sketches: Mapping[str, Sketch], gone: Collection[str]) -> set[tuple[str, str]]:
    """The pairs of a new report and another, new or kept, that could be one text."""
    cells = {s.cell + step for s in sketches.values() if s.cell is not None for step in (-1, 0, 1)}
    bands = {band for s in sketches.values() for band in s.bands}
    others = {name: sketch for name, sketch in kept.alike(bands, cells).items() if name not in gone}
    if len(sketches) * len(others) > _FEW:
        found = candidates({**others, **sketches})
        return {pair for pair in found if pair[0] in sketches or pair[1] in sketches}
    across = {(name, other) for name, s in sketches.items() for other, o in others.items() if worth_comparing(s, o)}
    return candidates(sketches) | {(min(pair), max(pair)) for pair in across}


def _retie(
    around: Around,
    before: Mapping[str, Node],
    came: Mapping[str, Profile],
    matcher: Matcher,
    change: StoredChange,
) -> set[str]:
    """Weigh the pairs that the events that came are part of, and those that they open or close between others; who was touched by the latter."""
    was = {filing for node in before.values() for filing in filings_of(read_profile(node.profile))}
    now = {filing for profile in came.values() for filing in filings_of(profile)}
    change.filings_gone, change.filings = list(was - now), list(now - was)
    blocks = Blocks(around.kept, before.keys(), now)
    blocks.look({filing.key for filing in was | now})
    opened: set[tuple[str, str]] = set()
    closed: set[tuple[str, str]] = set()
    for key in {filing.key for filing in was | now}:
        if not blocks.crowded(key):
            opened |= blocks.pairs_of(key, came)
            continue
        old, new = blocks.pairs_before(key), blocks.pairs(key)
        opened |= {pair for pair in new if pair not in old or pair[0] in came or pair[1] in came}
        closed |= {pair for pair in old - new if not (pair[0] in before or pair[1] in before)}
    touched: set[str] = set()
    around.fetch({one for pair in opened for one in pair})
    around.look(before)
    change.ties_gone = {(min(one, other), max(one, other)) for one in before for other in around.was_near(one)}
    for pair in sorted(opened):
        clean = pair[0] not in came and pair[1] not in came
        if clean and pair[1] in around.was_near(pair[0]):
            continue
        ranks = (around.standing(pair[0]), around.standing(pair[1]))
        weight = tie(around.profile(pair[0]), around.profile(pair[1]), ranks, matcher)
        if weight is not None:
            around.tie(*pair, weight)
            change.ties[pair] = weight
            touched |= {*pair}
    for pair in sorted(closed - opened):
        if pair[1] in around.was_near(pair[0]) and not blocks.proposed(around.profile(pair[0]), around.profile(pair[1])):
            around.untie(*pair)
            change.ties_gone.add(pair)
            touched |= {*pair}
    return touched
