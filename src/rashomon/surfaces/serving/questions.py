"""What an assistant may ask of a ledger: each question is a function whose words are its description, and its answer is JSON with quotes and offsets.

Nothing here writes. An answer is bounded, and says how to get the rest; where the ledger's incidents are older than its reports, it says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, TypeAlias

from rashomon.asking import read_window
from rashomon.errors import SettingError
from rashomon.records import Attribute, Report, Status
from rashomon.storing import Ledger
from rashomon.surfaces.answers import dispute_row, hit_row, near_row
from rashomon.surfaces.asking import Asked
from rashomon.surfaces.cli.quoting import sentence_around
from rashomon.surfaces.exports.jsonl import incident_to_json
from rashomon.surfaces.plain import summary_row
from rashomon.surfaces.tracing import trace_claim, trace_links

Answer: TypeAlias = dict[str, Any]

FARTHEST = 2000
"""The greatest distance that is asked for, in km."""

MOST = 100
"""The most items of one answer."""


class Questions:
    """The questions to one ledger, which is opened for each, so that an answer is of what it holds then."""

    def __init__(self, ledger: str) -> None:
        self._ledger = ledger

    @property
    def all(self) -> tuple[Callable[..., Answer], ...]:
        """Every question, by the name that it is asked by."""
        return self.incidents, self.show, self.why, self.near, self.disputes, self.search

    def incidents(
        self, *, since: str | None = None, until: str | None = None, status: str | None = None, party: str | None = None, text: str | None = None,
        order: str = "day", limit: int = 20, after: str | None = None,
    ) -> Answer:  # fmt: skip
        """List incidents: what is told of each in short (when, where, who, whom, tolls, and how the accounts stand on each question).

        since, until: days as 2020, 2020-01 or 2020-01-15. status: disputed, agreed, uncorroborated, superseded or unknown. party: a code or a name. text: words in the incidents' claims.
        order: day, latest or told (most reports first). A page has at most limit items; for the next one give the last id as after.
        """
        window = read_window(since, until)
        with self._open() as (kept, answer):
            group = Asked.of(kept).group(party) if party else None
            parties = [[name for name in kept.parties() if group.holds(name)]] if group is not None else []
            found = kept.summaries(
                since=window.since, until=window.until, status=_status(status), parties=parties, text=text, order=order, limit=_bounded(limit) + 1, after=after
            )
            shown = found[: _bounded(limit)]
            more = {"next_after": shown[-1].id} if len(found) > len(shown) else {}
            return answer | {"incidents": [summary_row(one) for one in shown]} | more

    def show(self, id: str, *, questions: list[str] | None = None, limit: int = 20, skip: int = 0) -> Answer:  # noqa: A002  # as `why` has it
        """One incident by its id: each question with every position, who holds and who denies it; the reports; and the claims with the words that they stand on.

        Each claim has its quotes with report, start and end (characters of the report's text), the sentence around them, and who says it, through which outlet. A claim whose polarity is denied
        is no assertion. questions: only facts and claims on these, as killed, actor, recipient, place, period, blame, statement. At most limit claims, from the skip-th on; reports and origins are those of the claims shown.
        """
        asked = {_attribute(name).value for name in questions or ()}
        with self._open() as (kept, answer):
            found = kept.incident(id)
            reports = {name: kept.report(name) for name in found.reports if kept.has(name)}
            told = incident_to_json(found, reports)
            claims = [claim for claim in told["claims"] if not asked or claim["attribute"] in asked]
            shown = claims[skip : skip + _bounded(limit)]
            behind = {one["report"] for claim in shown for one in claim["evidence"]}
            parts = {name: told[name] for name in ("id", "title", "status", "silences", "judgements")}
            parts["facts"] = {name: fact for name, fact in told["facts"].items() if not asked or name in asked}
            parts["reports"] = [report for report in told["reports"] if report["id"] in behind]
            parts["origins"] = [origin for origin in told["origins"] if behind.intersection(origin["reports"])]
            return answer | parts | {
                "origins_in_all": len(told["origins"]), "reports_in_all": len(told["reports"]), "claims": [_quoted(claim, reports) for claim in shown], "claims_in_all": len(claims), "claims_skipped": skip,
            }  # fmt: skip

    def why(self, id: str) -> Answer:  # noqa: A002  # what everybody calls it
        """Why a claim is held (its id begins with c-), or what joins an incident's accounts (i-).

        Of a claim: its sentence, its words with their offsets, who said it by which word and through whom, and the rule that read it. Of an incident: each link with its evidence in bits,
        and the accounts of other incidents that came near.
        """
        from rashomon.running.incidents import near_misses  # noqa: PLC0415  # linking is opened where it is asked for

        with self._open() as (kept, answer):
            found = kept.claim_or_incident(id)
            if not found.startswith("i-"):
                return answer | trace_claim(kept, found)
            incident = kept.incident(found)
            return answer | trace_links(incident, near_misses(kept, incident))

    def near(self, place: str, *, km: float = 20.0, since: str | None = None, until: str | None = None, limit: int = 20, skip: int = 0) -> Answer:
        """Incidents near a place, and how certainly: section is certain, possible, disputed ..., and sites has every account of the place, with its distance and who is behind it.

        place: a name ("Derik, Syria"), the id of one, or coordinates "37.05,41.23". km: how far. since, until: days as 2020, 2020-01 or 2020-01-15.
        """
        with self._open() as (kept, answer):
            asked = Asked.of(kept)
            found = asked.near(asked.spot(place).target, _distance(km), read_window(since, until))
            return answer | {"incidents": [near_row(one) for one in found[skip : skip + _bounded(limit)]], "in_all": len(found), "skipped": skip}

    def disputes(
        self, *, questions: list[str] | None = None, party: str | None = None, near: str | None = None, km: float = 20.0, since: str | None = None, until: str | None = None,
        limit: int = 20, skip: int = 0,
    ) -> Answer:  # fmt: skip
        """What the accounts disagree on, most substantial first: each question with its positions, the independent origins behind each, who says so and who denies it.

        questions: only these, as killed, actor or blame. party: a code or a name that takes part. near, km: a place, and how far from it.
        """
        attributes = [_attribute(name) for name in questions or ()]
        with self._open() as (kept, answer):
            asked = Asked.of(kept)
            group, spot = asked.group(party) if party else None, asked.spot(near) if near else None
            found = asked.disputes(read_window(since, until), attributes=attributes, group=group, spot=spot, km=_distance(km))
            rows = [dispute_row(one) for one in asked.opened(found[skip : skip + _bounded(limit)])]
            return answer | {"disputes": rows, "in_all": len(found), "skipped": skip}

    def search(self, words: str, *, what: str = "claims", limit: int = 20) -> Answer:
        """Where words stand, the latest published first, whatever their capitals, accents and script.

        words: all of them, "side by side", begun*, or one OR another. what: claims or reports. Each hit has a snippet of its report's text with the offset at which it starts, and in claims
        the quotes, who says it, and the ids of its incidents.
        """
        if what not in {"claims", "reports"}:
            raise SettingError(f"what is {what!r}; search in claims or in reports")
        with self._open() as (kept, answer):
            found = kept.search(words, what=what, limit=_bounded(limit))
            return answer | {"hits": [hit_row(hit) for hit in found.hits], "in_all": found.total}

    @contextmanager
    def _open(self) -> Iterator[tuple[Ledger, Answer]]:
        """The ledger, and what every answer of it begins with."""
        with Ledger.open(self._ledger) as kept:
            waiting = len(kept.unlinked())
            note = f"{waiting} of {kept.counts()['reports']} reports are not in the incidents yet; reading again (rashomon read) completes it"
            yield kept, ({"incomplete": note} if waiting else {})


def _quoted(claim: Mapping[str, Any], reports: Mapping[str, Report]) -> Answer:
    """A claim with the sentence around its words."""
    (first, *_), report = claim["evidence"], reports.get(claim["evidence"][0]["report"])
    if report is None:
        return dict(claim)
    start, end = sentence_around(report.text, [report.span(one["start"], one["end"]) for one in claim["evidence"] if one["report"] == first["report"]])
    return {**claim, "outlet": report.outlet, "sentence": report.text[start:end], "sentence_start": start}


def _bounded(limit: int) -> int:
    if limit < 1:
        raise SettingError(f"limit is {limit}; ask for 1 item at least, and {MOST} at most")
    return min(limit, MOST)


def _distance(km: float) -> float:
    if not 0 <= km <= FARTHEST:
        raise SettingError(f"km is {km:g}; give a distance between 0 and {FARTHEST}")
    return km


def _status(name: str | None) -> Status | None:
    return _one_of(Status, name, "status") if name else None


def _attribute(name: str) -> Attribute:
    found: Attribute = _one_of(Attribute, name, "question")
    return found


def _one_of(kind: Any, name: str, what: str) -> Any:
    known: Sequence[str] = [one.value for one in kind]
    if name not in known:
        raise SettingError(f"there is no {what} {name!r}; there are {', '.join(known)}")
    return kind(name)
