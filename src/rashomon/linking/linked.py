"""From the events of all reports to those that tell one occurrence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rashomon.collecting import uncollected
from rashomon.linking.blocking import candidate_pairs
from rashomon.linking.clusters import make_clusters
from rashomon.linking.constraints import FREE, Constraints
from rashomon.linking.matching import Matcher
from rashomon.linking.profiles import TOLD, comparable
from rashomon.linking.syndication import Syndication, find_syndication
from rashomon.linking.ties import WholeGraph
from rashomon.linking.weights import Weights, load_weights
from rashomon.records import Event, Link, Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """Events by the occurrence they tell. `links[i]` are the links that made `clusters[i]`, in the order they were made.

    `left_out` names every event that is in no cluster, with the reason.
    """

    clusters: tuple[tuple[Event, ...], ...]
    links: tuple[tuple[Link, ...], ...]
    syndication: Syndication
    left_out: Mapping[str, str]


def link_events(
    events: Iterable[Event],
    reports: Iterable[Report],
    *,
    weights: Weights | None = None,
    constraints: Constraints = FREE,
) -> Linked:
    """Put together the events that tell one occurrence, each link explained. The order of events and reports does not matter.

    `constraints` are what people decided: events held to be the same are together whatever the evidence says, and events held to be
    different are never, by whatever way.

    Events that have not happened make no incident; a denial joins what it denies, or is left out; an event of which neither a
    party nor a place nor a time is known could be any other, and is left out.
    """
    with uncollected():
        return _link_events(events, reports, weights if weights is not None else load_weights(), constraints)


def _link_events(
    events: Iterable[Event], reports: Iterable[Report], table: Weights, constraints: Constraints
) -> Linked:
    texts = {r.id: r for r in reports}
    syndication = find_syndication(texts.values())
    every = {e.id: e for e in events}
    left_out = {i: f"has not happened ({e.modality})" for i, e in every.items() if e.modality not in TOLD}
    kept = comparable(every.values(), texts, syndication.groups, table, constraints)
    described = {p.id for p in kept}
    left_out |= dict.fromkeys(every.keys() - left_out.keys() - described, "no party, no place and no time is known")
    matcher = Matcher(table)
    graph = WholeGraph.of(kept, candidate_pairs(kept), matcher)
    made = make_clusters(graph, graph.profiles, matcher, constraints.among(graph.profiles))
    clusters = tuple(tuple(every[i] for i in members) for members, _ in made)
    held = {e.id for cluster in clusters for e in cluster}
    left_out |= {p.id: "denies what nobody tells" for p in kept if p.id not in held}
    return Linked(
        clusters=clusters, links=tuple(links for _, links in made), syndication=syndication, left_out=left_out
    )
