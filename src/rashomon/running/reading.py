"""The whole path on one screen: files in, incidents with every account of them out.

    reading -> language -> recognising -> resolving -> coding   one report at a time, kept as it comes
    reviewing -> linking -> reconciling                         all reports together, with what people decided

Each step is a function over records and a stranger to the others; only this module, `building` (the second line) and the coders know their order.
"""

from __future__ import annotations

import traceback
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from rashomon.coders import DROPPED_QUOTES, ONE_CASE, Coder, JointCoder, NotCoded
from rashomon.collecting import uncollected
from rashomon.knowledge.bundle import Knowledge
from rashomon.knowledge.theatres.choice import knowledge_for
from rashomon.knowledge.theatres.finding import AUTO
from rashomon.language import load_pipeline
from rashomon.language.tables_not_coded import TABLE_NOT_CODED
from rashomon.reading import (
    REMARKS,
    Given,
    Layout,
    Places,
    ReadingOptions,
    count_articles,
    find_files,
    name_of,
    survey_file,
    survey_given,
    today,
)
from rashomon.records import Event, Incident, Issue, Report
from rashomon.resolving import FILED_EARLIER, UNKNOWN_PLACE, date_by_text, find_unknown_places
from rashomon.running.incidents import build_incidents
from rashomon.running.renewing import bring_up_to_date
from rashomon.storing import Ledger, Run, Standing
from rashomon.version import VERSION

__all__ = ["BESIDE", "NO_FAILURE", "Outcome", "Progress", "build_incidents", "code", "link", "read", "run_with"]

BESIDE = frozenset({UNKNOWN_PLACE, DROPPED_QUOTES, ONE_CASE, TABLE_NOT_CODED, FILED_EARLIER})
"""The codes of issues beside a report that was read well; no reader of its file can tell them."""
NO_FAILURE = BESIDE | REMARKS
"""The codes of issues that leave a report read well."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a read has come: files done of all files, and the one in hand."""

    done: int
    total: int
    path: str
    report: str | None = None
    issue: Issue | None = None
    linking: int | None = None
    """All are read, and so many reports are now being linked."""
    layout: Layout | None = None
    """What the file in hand was found to hold."""
    read: int = 0
    """How many articles were read."""
    expected: int = 0
    """How many there are, as far as their files tell beforehand."""


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
    paths: Sequence[Path | str | Given],
    ledger: Path | str,
    *,
    theatre: str = AUTO,
    options: ReadingOptions | None = None,
    coder: Coder | None = None,
    progress: Callable[[Progress], None] | None = None,
) -> Outcome:
    """Read files and folders, and what a program has at hand (`Given`), into a ledger and link what it holds.

    `theatre` is the name of a pack, the folder of one, "auto" for the pack that each report speaks of, or "none".
    `coder` turns reports into events: rules and trained heads together where none is given. One that cannot code a report leaves it for the next read.
    Each report is kept as soon as it is coded, so that a read which is stopped loses nothing, and the next completes it.
    Raises LedgerError for a ledger that cannot be used and SettingError for options that cannot be obeyed.
    """
    options = options or ReadingOptions()
    coder = coder or JointCoder()
    knowledge_of = knowledge_for(theatre)
    found_files = list(find_files([Path(p) for p in paths if not isinstance(p, Given)]))
    files: list[Path | Given] = [*(f for f in found_files if not isinstance(f, Issue)), *(p for p in paths if isinstance(p, Given))]
    tally = dict.fromkeys(Standing, 0)
    theatres: Counter[str] = Counter()
    places = Places.of([Path(p) for p in paths if not isinstance(p, Given)])
    issues = [replace(f, where=places.name(f.where)) for f in found_files if isinstance(f, Issue)]
    with Ledger.open(ledger, create=True) as kept:
        kept.add_issues(issues)
        expected = [count_articles(path, options) for path in files] if progress is not None else []
        counted = 0

        def tell(**more: Any) -> None:
            if progress is not None:
                known = max(sum(expected), counted)
                step = Progress(done=done, total=len(files), path=places.name(str(path)), read=counted, expected=known)
                progress(replace(step, **more))

        beside = [issue for issue in kept.issues() if issue.code in BESIDE]
        for done, path in enumerate(files):
            tell()
            where, before = places.name(name_of(path) if isinstance(path, Path) else str(path)), counted
            mine = []
            for found in survey_given(path, options) if isinstance(path, Given) else survey_file(path, options):
                if isinstance(found, Issue):
                    mine.append(replace(found, where=places.name(found.where)))
                    continue
                if isinstance(found, Layout):
                    tell(layout=replace(found, where=places.name(found.where)))
                    continue
                report, undated = date_by_text(replace(found, path=places.name(found.path)), today())
                mine.extend([undated] if undated else [])
                tell(path=report.path)
                counted += 1
                with uncollected():
                    knowledge = knowledge_of(report)
                    run = run_with(knowledge, coder)
                standing = kept.standing(report, run)
                if standing is Standing.UNCHANGED:
                    mine += [issue for issue in beside if issue.where == report.path]
                else:
                    try:
                        with uncollected():
                            coded = coder.code(report, knowledge)
                    except NotCoded as error:
                        mine.append(Issue(code=error.code, where=report.path, message=str(error)))
                        continue
                    except Exception as error:  # noqa: BLE001  # a bug met in one report must not keep the others from being read
                        mine.append(Issue(code="not-coded", where=report.path, message=_failed(error)))
                        continue
                    kept.add_report(report, coded.events, run=run)
                    mine += [*coded.issues, *find_unknown_places(report, coded.events)]
                tally[standing] += 1
                theatres.update(run.theatres)
            kept.settle_issues([where], mine)
            issues.extend(mine)
            if expected:
                expected[done] = counted - before
            for issue in mine:
                tell(done=done + 1, issue=issue)

        def linking(reports: int) -> None:
            if progress is not None:
                progress(Progress(done=len(files), total=len(files), path="", linking=reports, read=counted, expected=counted))

        bring_up_to_date(kept, linking)
        incidents = len(kept.incident_ids())
    if progress is not None:
        progress(Progress(done=len(files), total=len(files), path="", read=counted, expected=counted))
    return Outcome(
        reports_read=tally[Standing.NEW],
        unchanged=tally[Standing.UNCHANGED],
        revised=tally[Standing.REVISED],
        issues=tuple(issues),
        incidents=incidents,
        theatres=theatres,
    )


def _failed(error: Exception) -> str:
    at = traceback.extract_tb(error.__traceback__)[-1]
    return f"the program failed on it ({type(error).__name__} in {at.name}): this is a bug, please report it with the text"


def code(report: Report, knowledge: Knowledge | None = None) -> tuple[Event, ...]:
    """One report's events by rules and heads, focal ones first, each with its claims; without `knowledge`, by that of its own theatre."""
    return JointCoder().code(report, knowledge or knowledge_for(AUTO)(report)).events


def link(kept: Ledger) -> tuple[Incident, ...]:
    """The incidents of a ledger, linked as people judged them, where anything came since the last time."""
    bring_up_to_date(kept)
    return kept.incidents()


def run_with(knowledge: Knowledge, coder: Coder) -> Run:
    """What makes the claims: program, model, pack and coder, and who belongs to whom in the pack's theatre."""
    return Run(
        program=VERSION,
        model=load_pipeline().model_version,
        packs=knowledge.versions,
        settings=coder.settings,
        belonging=knowledge.actors.memberships(),
    )
