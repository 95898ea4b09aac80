"""Incidents kept up to date with the ledger's reports and judgements, by the least work that gives what linking all at once would.

Where little is new, only its surroundings are looked at (`linking.relinking`); where much is, or where the program or its weights have changed, all is
linked anew. Of a judgement only what it changes is followed (`reviewing.effects`): a remark is written to the incidents that it is on, an origin held to be
another's has those incidents reconciled anew that it may speak in, and other words or another pair are linked.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rashomon.records import Incident, content_id
from rashomon.reviewing import Effects, Review, bearing_on, effects_of, review
from rashomon.running.judged import Reckoned
from rashomon.running.program import program_of, program_seen
from rashomon.storing import Ledger, belonging
from rashomon.storing.links import Changes, Links

if TYPE_CHECKING:
    from rashomon.running.incidents import Relinked

_MUCH = 0.25
"""The share of all reports from which on linking anew is faster."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Renewal:
    """The incidents that were, and are, otherwise: those that went or changed, as they were, and those that came or may have changed."""

    before: tuple[Incident, ...] = ()
    after: tuple[Incident, ...] = ()


def bring_up_to_date(kept: Ledger, progress: Callable[[int], None] | None = None, *, watch: bool = False) -> Renewal:
    """Have the incidents of a ledger follow from its reports and judgements. `progress` is told of how many reports are to be linked.

    With `watch` what was there before is opened too, and told with what took its place; without, nothing is told.
    """
    while kept.stale:
        with kept.linking() as links:
            rows, renewal = _renew(links, progress, watch=watch)
        if kept.keep_links(rows, links):
            return renewal
    return Renewal()


def _renew(links: Links, progress: Callable[[int], None] | None, *, watch: bool) -> tuple[Changes, Renewal]:
    judgements = links.judgements()
    wholes = belonging(links.runs())
    concerned = links.reports_judged(judgements)
    events, reports = links.events(concerned), links.reports(concerned).values()
    reviewed = review(judgements, events, reports)
    program = program_of(links.seen)
    version = content_id("v", program, *sorted((part, sorted(held)) for part, held in wholes.items()), length=16)
    judged, reckoned = Reckoned.of(judgements, reviewed), Reckoned.read(links.judged)
    pending = links.pending()
    effects: Effects | None = None
    other: Collection[str] = ()
    if links.version == version and (reckoned != judged or pending & concerned):
        known = reckoned.known(judgements) if reckoned is not None and not pending else None
        effects = effects_of(review(known, events, reports), reviewed) if known is not None else None
        other = effects.reports if effects is not None else concerned - pending
    unsure = effects is None and (reckoned is None or reckoned.origins != judged.origins)
    anew = links.version != version or len(pending) > _MUCH * links.count() or unsure
    linked: Relinked | None = None
    if effects is None or effects.reports or effects.origins:
        from rashomon.running.incidents import relinked  # noqa: PLC0415  # what links and reconciles loads slower than a remark is kept

        if progress is not None:
            progress(links.count() if anew else len(pending | {*other}))
        linked = relinked(links, reviewed, wholes, pending, other, effects, anew=anew)
    gone = linked.dissolved if linked is not None else frozenset()
    was, now = _borne(effects, gone, reviewed, links)
    rows = _rows(linked, version=version, judged=str(judged), pending=pending)
    rows.judged_anew, rows.seen = now, program_seen(program)
    if not watch:
        return rows, Renewal()
    before = links.incidents(None) if anew else links.incidents(gone)
    return rows, Renewal(before=(*before, *was), after=(*(linked.made if linked is not None else ()), *now))


def _borne(effects: Effects | None, gone: Collection[str], reviewed: Review, links: Links) -> tuple[list[Incident], list[Incident]]:
    """The incidents of which nothing differs but the judgements that bear on them: as they are, and as they will be."""
    was, now = [], []
    if effects is not None and effects.borne:
        for incident in links.incidents(links.incidents_with(links.events_speaking_of(effects.borne)) - {*gone}):
            told = replace(incident, judgements=bearing_on(incident, reviewed))
            if told.judgements != incident.judgements:
                was.append(incident)
                now.append(told)
    return was, now


def _rows(linked: Relinked | None, *, version: str, judged: str, pending: Collection[str]) -> Changes:
    if linked is None:
        return Changes(whole=False, version=version, judged=judged, linked=pending)
    from rashomon.running.links_in_ledger import rows_of  # noqa: PLC0415  # see above

    return rows_of(linked.change, version=version, judged=judged, linked=pending, incidents=linked.made)
