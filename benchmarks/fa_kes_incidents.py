"""Rival outlets on one war: which articles of FA-KES tell the same incident, which carry one text, and what they dispute.

The data is a folder with `fa-kes.jsonl`, `fa-kes-incidents.jsonl` and `fa-kes-disputes.jsonl`, or the path of the first. The labels are
one careful annotator's: each article's incident, its relation to it (report, reaction, none) and how sure that is. Articles are
read as articles of their outlet, dated by their own text, then coded, linked and reconciled all together.

An article's incident is the one that holds its chief event: of its news with a toll the one of which it claims most, or else of
all its news, or of its background where it has no news. An article without any event stands alone. Labels of low confidence are left out of every
figure, though the articles are linked with the rest; an article that is labelled as telling no incident stands alone. One text that
an outlet ran twice is one report of two articles.
"""

from __future__ import annotations

import json
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.coreference import b_cubed, clusters_of, pairs_within
from benchmarks.disputes import Dispute, read_disputes, score_disputes
from benchmarks.fakes import coded_articles, report_of
from benchmarks.report import Figures, found_row
from rashomon.knowledge.bundle import load_knowledge
from rashomon.linking import find_syndication
from rashomon.records import Attribute, Event, Incident, Report
from rashomon.running.reading import build_incidents

Pair = frozenset[str]


@dataclass(frozen=True, slots=True)
class Labels:
    """What the annotator says: each article's incident (the article itself where it tells none), and the pairs that carry one text."""

    incidents: Mapping[str, str]
    syndicated: frozenset[Pair]
    disputes: tuple[Dispute, ...]


def run(data: Path) -> Figures:
    """Figures on the folder of FA-KES, or on its file of articles."""
    folder = data if data.is_dir() else data.parent
    articles = data / "fa-kes.jsonl" if data.is_dir() else data
    coded = [(report_of(article), events) for article, events in coded_articles(articles, outlets=True)]
    return measure(coded, read_labels(folder))


def read_labels(folder: Path) -> Labels:
    """The labels of a folder, those of low confidence left out."""
    rows = [json.loads(line) for line in (folder / "fa-kes-incidents.jsonl").read_text("utf-8").splitlines() if line.strip()]
    told = {row["id"]: row["incident"] or row["id"] for row in rows if row["confidence"] != "low"}
    ruled = [json.loads(line) for line in (folder / "fa-kes-disputes.jsonl").read_text("utf-8").splitlines() if line.strip()]
    copies = {frozenset(pair) for row in ruled for pair in row["syndicated"]}
    return Labels(told, frozenset(copies), tuple(read_disputes(ruled, told)))


def measure(coded: Sequence[tuple[Report, Sequence[Event]]], labels: Labels) -> Figures:
    """Link and reconcile what was coded, and compare it with the labels."""
    reports = {report.id: report for report, _ in coded}
    events = [event for _, found in coded for event in found]
    incidents = tuple(build_incidents(events, reports, load_knowledge("syria").actors.memberships()))
    homes = homes_of(coded, incidents)
    rows = [*link_rows({a: homes[a] for a in homes if a in labels.incidents}, labels.incidents)]
    groups = find_syndication(reports.values()).groups
    copies = pairs_within({report.path: groups[report.id] for report, _ in coded if report.path in labels.incidents})
    wanted = {pair for pair in labels.syndicated if all(article in labels.incidents for article in pair)}
    rows.append(found_row("fa-kes.syndicated.f1", copies, wanted, "pairs of articles that carry one text"))
    return Figures("fa-kes-incidents", (*rows, *score_disputes(incidents, homes, labels.incidents, labels.disputes)))


def chief(events: Sequence[Event]) -> Event | None:
    """The event that an article is about: the one of which it claims most, among its news with a toll, or else its news, or all."""
    news = [event for event in events if event.focal]
    for group in ([event for event in news if event.of(Attribute.KILLED)], news, events):
        if group:
            return max(group, key=lambda event: len(event.claims))
    return None


def homes_of(coded: Iterable[tuple[Report, Sequence[Event]]], incidents: Iterable[Incident]) -> Mapping[str, str]:
    """Each article's incident, by the article's name; an article whose chief event is in none is a home of its own."""
    held = {event.id: incident.id for incident in incidents for event in incident.events}
    homes = {}
    for report, events in coded:
        found = chief([event for event in events if event.id in held])
        homes[report.path] = held[found.id] if found is not None else report.path
    return homes


def link_rows(homes: Mapping[str, Hashable], told: Mapping[str, str]) -> Iterable[tuple[str, float, str]]:
    """B-cubed F over articles (Bagga and Baldwin 1998) and F1 over pairs of articles that tell the same incident."""
    wanted = {a: told[a] for a in homes}
    gold, found = clusters_of(wanted), clusters_of(homes)
    score = b_cubed(gold, found)
    note = f"precision {score.precision:.3f}, recall {score.recall:.3f}; {len(homes)} articles of {len(gold)} incidents in {len(found)} clusters"
    yield "fa-kes.linking.b-cubed-f", score.f1, note
    told_as_one = "pairs of articles that tell one incident"
    yield found_row("fa-kes.same-incident.f1", pairs_within(homes), pairs_within(wanted), told_as_one)
