"""The whole path on one screen: files in, incidents with every account of them out.

    reading -> language -> recognising -> resolving -> coding   one report at a time, kept as it comes
    linking -> reconciling                                      all reports together

Each step is a function over records and a stranger to the others; only this module knows their order.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from rashomon.coding import code_events
from rashomon.knowledge.bundle import Knowledge, load_knowledge
from rashomon.language import load_pipeline
from rashomon.language.parsed import Parsed
from rashomon.linking import link_events
from rashomon.reading import ReadingOptions, find_files, read_file
from rashomon.recognising import recognise
from rashomon.reconciling import reconcile
from rashomon.records import Attribute, Event, Incident, Issue, Place, Report
from rashomon.resolving import find_publication, resolve
from rashomon.storing import Ledger, Run, Standing
from rashomon.version import VERSION

UNKNOWN_PLACE = "unknown-place"
"""The code of an issue that no reader of a file can tell: a report was read well, and names a place that is in no gazetteer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a read has come: files done of all files, and the one in hand."""

    done: int
    total: int
    path: str
    report: str | None = None
    issue: Issue | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a read did: reports newly read, left unchanged, revised, what could not be read, and the incidents now held."""

    reports_read: int
    unchanged: int
    revised: int
    issues: tuple[Issue, ...]
    incidents: int


def read(
    paths: Sequence[Path | str],
    ledger: Path | str,
    *,
    options: ReadingOptions | None = None,
    progress: Callable[[Progress], None] | None = None,
) -> Outcome:
    """Read files and folders into a ledger and link what it holds.

    Each report is kept as soon as it is coded, so that a read which is stopped loses nothing, and the next completes it.
    Raises LedgerError for a ledger that cannot be used and SettingError for options that cannot be obeyed.
    """
    options = options or ReadingOptions()
    found_files = list(find_files([Path(p) for p in paths]))
    files = [f for f in found_files if not isinstance(f, Issue)]
    tally = dict.fromkeys(Standing, 0)
    issues = [f for f in found_files if isinstance(f, Issue)]
    with Ledger.open(Path(ledger), create=True) as kept:
        kept.add_issues(issues)
        unplaced = [issue for issue in kept.issues() if issue.code == UNKNOWN_PLACE]
        for done, path in enumerate(files):
            if progress is not None:
                progress(Progress(done=done, total=len(files), path=str(path)))
            mine = []
            for found in read_file(path, options):
                if isinstance(found, Issue):
                    mine.append(found)
                    continue
                report = dated(found)
                if progress is not None and report.path != str(path):
                    progress(Progress(done=done, total=len(files), path=report.path))
                standing = kept.standing(report, current_run())
                if standing is Standing.UNCHANGED:
                    mine += [issue for issue in unplaced if issue.where == report.path]
                else:
                    try:
                        events = code(report)
                    except Exception as error:  # noqa: BLE001  # a bug met in one report must not keep the others from being read
                        mine.append(Issue(code="not-coded", where=report.path, message=_failed(error)))
                        continue
                    kept.add_report(report, events, run=current_run())
                    mine += find_unknown_places(report, events)
                tally[standing] += 1
            kept.settle_issues([str(path)], mine)
            issues.extend(mine)
            for issue in mine:
                if progress is not None:
                    progress(Progress(done=done + 1, total=len(files), path=str(path), issue=issue))
        incidents = link(kept)
    if progress is not None:
        progress(Progress(done=len(files), total=len(files), path=""))
    return Outcome(
        reports_read=tally[Standing.NEW],
        unchanged=tally[Standing.UNCHANGED],
        revised=tally[Standing.REVISED],
        issues=tuple(issues),
        incidents=len(incidents),
    )


def _failed(error: Exception) -> str:
    at = traceback.extract_tb(error.__traceback__)[-1]
    return f"the program failed on it ({type(error).__name__} in {at.name}): this is a bug, please report it with the text"


def find_unknown_places(report: Report, events: Iterable[Event]) -> list[Issue]:
    """An issue for each place of an event that is in no gazetteer: it keeps its words, and no point is guessed for it."""
    claims = [claim for event in events for claim in event.claims if claim.attribute is Attribute.PLACE]
    found = {c.resolved.name: c.resolved for c in claims if isinstance(c.resolved, Place) and c.resolved.id is None}
    return [
        Issue(
            code=UNKNOWN_PLACE,
            where=report.path,
            message=f"“{name}” is in no gazetteer and "
            + ("lies only where the words around it say" if place.known else "has no point")
            + "; add a file of places that has it with: rashomon gazetteer add FILE",
        )
        for name, place in found.items()
        if name
    ]


def dated(report: Report) -> Report:
    """The report with the publication date that its own text gives, where no metadata did."""
    if report.published is None:
        found = find_publication(report.text)
        if found is not None:
            return replace(report, published=found[0], published_from="page")
    return report


def code(report: Report, knowledge: Knowledge | None = None) -> tuple[Event, ...]:
    """One report's events, focal ones first, each with its claims."""
    knowledge = knowledge or load_knowledge()
    parsed = Parsed(report, load_pipeline()(report.text))
    mentions = recognise(parsed, knowledge)
    return code_events(
        parsed,
        mentions,
        resolve(parsed, mentions, knowledge),
        events=knowledge.events,
        speech=knowledge.speech,
        registry=knowledge.actors,
    )


def build_incidents(events: Iterable[Event], reports: Mapping[str, Report]) -> Iterator[Incident]:
    """Link events of many reports and reconcile each cluster; the same whatever order they come in."""
    linked = link_events(events, reports.values())
    registry = load_knowledge().actors
    published = {r.id: r.published for r in reports.values() if r.published is not None}

    def holds(whole: str, part: str) -> bool:
        return whole in registry.wholes(part)

    for events_of_one, links in zip(linked.clusters, linked.links, strict=True):
        yield reconcile(events_of_one, links, linked.syndication.groups, published=published, contains=holds)


def link(kept: Ledger) -> tuple[Incident, ...]:
    """Link all that a ledger holds, where anything came since the last time."""
    if kept.stale:
        as_of = kept.revision()
        kept.replace_incidents(tuple(build_incidents(kept.events(), {r.id: r for r in kept.reports()})), as_of=as_of)
    return kept.incidents()


@cache
def current_run() -> Run:
    """What made the claims: program, model and packs."""
    return Run(program=VERSION, model=load_pipeline().model_version, packs=load_knowledge().versions)
