"""The whole path on one screen: files in, incidents with every account of them out.

    reading -> language -> recognising -> resolving -> coding   one report at a time, kept as it comes
    linking -> reconciling                                      all reports together

Each step is a function over records and a stranger to the others; only this module knows their order.
"""

from __future__ import annotations

import traceback
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from rashomon.coding import code_events
from rashomon.knowledge.bundle import Knowledge
from rashomon.knowledge.theatres.choice import knowledge_for
from rashomon.knowledge.theatres.finding import AUTO
from rashomon.language import load_pipeline
from rashomon.language.parsed import Parsed
from rashomon.linking import link_events
from rashomon.reading import ReadingOptions, find_files, read_file, today
from rashomon.recognising import recognise
from rashomon.reconciling import reconcile
from rashomon.records import Event, Incident, Issue, Report
from rashomon.resolving import UNKNOWN_PLACE, date_by_text, find_unknown_places, resolve
from rashomon.storing import Ledger, Run, Standing, belonging
from rashomon.version import VERSION


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
    """What a read did: reports newly read, left unchanged, revised, what could not be read, and the incidents now held.

    `theatres` counts its reports by the pack that each was read with.
    """

    reports_read: int
    unchanged: int
    revised: int
    issues: tuple[Issue, ...]
    incidents: int
    theatres: Mapping[str, int]


def read(
    paths: Sequence[Path | str],
    ledger: Path | str,
    *,
    theatre: str = AUTO,
    options: ReadingOptions | None = None,
    progress: Callable[[Progress], None] | None = None,
) -> Outcome:
    """Read files and folders into a ledger and link what it holds.

    `theatre` is the name of a pack, the folder of one, "auto" for the pack that each report speaks of, or "none".
    Each report is kept as soon as it is coded, so that a read which is stopped loses nothing, and the next completes it.
    Raises LedgerError for a ledger that cannot be used and SettingError for options that cannot be obeyed.
    """
    options = options or ReadingOptions()
    knowledge_of = knowledge_for(theatre)
    found_files = list(find_files([Path(p) for p in paths]))
    files = [f for f in found_files if not isinstance(f, Issue)]
    tally = dict.fromkeys(Standing, 0)
    theatres: Counter[str] = Counter()
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
                report, undated = date_by_text(found, today())
                mine.extend([undated] if undated else [])
                if progress is not None and report.path != str(path):
                    progress(Progress(done=done, total=len(files), path=report.path))
                knowledge = knowledge_of(report)
                run = run_with(knowledge)
                standing = kept.standing(report, run)
                if standing is Standing.UNCHANGED:
                    mine += [issue for issue in unplaced if issue.where == report.path]
                else:
                    try:
                        events = code(report, knowledge)
                    except Exception as error:  # noqa: BLE001  # a bug met in one report must not keep the others from being read
                        mine.append(Issue(code="not-coded", where=report.path, message=_failed(error)))
                        continue
                    kept.add_report(report, events, run=run)
                    mine += find_unknown_places(report, events)
                tally[standing] += 1
                theatres.update(run.theatres)
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
        theatres=theatres,
    )


def _failed(error: Exception) -> str:
    at = traceback.extract_tb(error.__traceback__)[-1]
    return f"the program failed on it ({type(error).__name__} in {at.name}): this is a bug, please report it with the text"


def code(report: Report, knowledge: Knowledge | None = None) -> tuple[Event, ...]:
    """One report's events, focal ones first, each with its claims; without `knowledge`, by that of its own theatre."""
    knowledge = knowledge or knowledge_for(AUTO)(report)
    parsed = Parsed(report, load_pipeline()(report.text))
    mentions = recognise(parsed, knowledge)
    return code_events(
        parsed,
        mentions,
        resolve(parsed, mentions, knowledge),
        events=knowledge.events,
        acts=knowledge.acts,
        speech=knowledge.speech,
        registry=knowledge.actors,
    )


def build_incidents(
    events: Iterable[Event], reports: Mapping[str, Report], wholes: Mapping[str, Collection[str]]
) -> Iterator[Incident]:
    """Link events of many reports and reconcile each cluster; the same whatever order they come in.

    `wholes` names the bodies that an actor is part of ("YPG": "SDF").
    """
    linked = link_events(events, reports.values())
    published = {r.id: r.published for r in reports.values() if r.published is not None}

    def holds(whole: str, part: str) -> bool:
        return whole in wholes.get(part, ())

    for events_of_one, links in zip(linked.clusters, linked.links, strict=True):
        yield reconcile(events_of_one, links, linked.syndication.groups, published=published, contains=holds)


def link(kept: Ledger) -> tuple[Incident, ...]:
    """Link all that a ledger holds, where anything came since the last time."""
    if kept.stale:
        as_of = kept.revision()
        reports = {r.id: r for r in kept.reports()}
        kept.replace_incidents(tuple(build_incidents(kept.events(), reports, belonging(kept.runs()))), as_of=as_of)
    return kept.incidents()


def run_with(knowledge: Knowledge) -> Run:
    """What makes the claims: program, model and pack, and who belongs to whom in the pack's theatre."""
    model = load_pipeline().model_version
    return Run(program=VERSION, model=model, packs=knowledge.versions, belonging=knowledge.actors.memberships())
