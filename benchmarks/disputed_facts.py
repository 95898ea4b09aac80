"""Disputed facts found in reports whose incidents a careful reader has coded one report at a time.

The data is a folder of reports with a folder `gold` beside it. What is disputed follows from what the gold has each report tell of
an incident (its `key`), over all the reports that tell it:

- `who` where two sources speak and a report says that the roles are disputed, or where one report has the doers of another on the receiving
  end and the other way round;
- `blame` where two sides are blamed, or where somebody denies what another is blamed for or that it happened at all;
- `killed`, `injured`, `detained` where two reports give numbers of the same people that leave no number in common, or one report gives two;
- `when` and `where` where two reports give days, or places with their radius, that have nothing in common.

An incident of ours answers for the gold's incident that most of its accounts match by the rules of `score_incidents`. A pair (incident,
attribute) counts once. What ours has disputed of an incident that the gold has not is invented, as is a dispute of an incident that
the gold does not know.
"""

from __future__ import annotations

import importlib
import json
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.report import Figures, found_row
from rashomon.records import Attribute, Incident, Status, side
from rashomon.running.reading import read
from rashomon.storing import Ledger
from rashomon.surfaces.exports.jsonl import write_lines

Gold = Mapping[str, Any]
_SCORER = importlib.import_module("benchmarks.score_incidents")  # it stands as it was given, without types
ATTRIBUTES = {
    Attribute.ACTOR: "who",
    Attribute.RECIPIENT: "who",
    Attribute.BLAME: "blame",
    Attribute.KILLED: "killed",
    Attribute.INJURED: "injured",
    Attribute.DETAINED: "detained",
    Attribute.PERIOD: "when",
    Attribute.PLACE: "where",
}


def run(data: Path) -> Figures:
    """Read the folder into a new ledger and compare the disputes of its incidents with those of the gold beside it."""
    wanted, docs = read_gold(data.parent / "gold")
    with tempfile.TemporaryDirectory() as folder:
        ledger = Path(folder) / "benchmark.ledger"
        read([data], ledger)
        with Ledger.open(ledger) as kept:
            incidents = kept.incidents()
            export = Path(folder) / "incidents.jsonl"
            export.write_text("".join(write_lines(incidents, kept.reports())), encoding="utf-8")
        keys = keys_of(export, docs)
    found = {(keys.get(i.id, i.id), attribute) for i in incidents for attribute in disputed_in(i)}
    names = sorted(set(ATTRIBUTES.values()))
    rows = [found_row("disputed-facts.f1", found, wanted, "in the gold")]
    rows += [found_row(f"disputed-facts.{n}.f1", {p for p in found if p[1] == n}, {p for p in wanted if p[1] == n}, "in the gold") for n in names]
    return Figures("disputed-facts", tuple(row for row in rows if not row[2].endswith("of 0 found and 0 in the gold")))


def read_gold(folder: Path) -> tuple[set[tuple[str, str]], dict[str, list[Gold]]]:
    """What is disputed, as pairs of an incident and an attribute, and each report's incidents by the report's file name."""
    docs: dict[str, list[Gold]] = {}
    told: defaultdict[str, list[Gold]] = defaultdict(list)
    for path in sorted(folder.glob("*.json")):
        doc = json.loads(path.read_text("utf-8"))
        docs[Path(doc.get("report") or f"{path.stem}.txt").name] = doc.get("incidents", [])
        for incident in doc.get("incidents", []):
            told[incident["key"]].append(incident)
    return {(key, attribute) for key, accounts in told.items() for attribute in _disputed(accounts)}, docs


def _disputed(accounts: Sequence[Gold]) -> Iterator[str]:
    swapped = any(
        set(a["agents"]) & set(b["targets"]) and set(b["agents"]) & set(a["targets"]) and a["agents"] != b["agents"]
        for a in accounts
        for b in accounts
    )
    said = [source for account in accounts for source in account["accounts"]]
    if swapped or (len(said) > 1 and any(a.get("roles_disputed") for a in accounts)):
        yield "who"
    blamed = {side(s["blames"]) for s in said if s.get("blames") not in (None, "UNKNOWN") and s.get("polarity") != "denied"}
    if len(blamed) > 1 or (blamed and any(s.get("polarity") == "denied" for s in said)):
        yield "blame"
    ranges: defaultdict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
    for harm in (harm for account in accounts for harm in account["casualties"]):
        low, high = harm.get("min"), harm.get("max")
        told = ranges[harm["effect"], _SCORER.actor(harm["who"])]
        rivals = low is not None and high is not None and low < high  # the least and the greatest of the numbers that it tells
        told += [(low, low), (high, high)] if rivals else [(low or 0, high if high is not None else float("inf"))]
    yield from {effect for (effect, _), held in ranges.items() if _apart(held)}
    days = [_days(account.get("date") or {}) for account in accounts]
    if _apart([d for d in days if d is not None]):
        yield "when"
    places = [a["place"] for a in accounts if (a.get("place") or {}).get("lat") is not None]
    if any(_SCORER.km(a["lat"], a["lon"], b["lat"], b["lon"]) > (a.get("radius_km") or 10) + (b.get("radius_km") or 10) for a in places for b in places):
        yield "where"


def _apart(ranges: Sequence[tuple[float, float]]) -> bool:
    """Whether two of these have nothing in common."""
    return max((low for low, _ in ranges), default=0) > min((high for _, high in ranges), default=0)


def _days(date: Gold) -> tuple[float, float] | None:
    first, last = _SCORER.day(date.get("start")), _SCORER.day(date.get("end"))
    if first is None and last is None:
        return None
    return (first if first is not None else float("-inf"), last if last is not None else float("inf"))


def keys_of(export: Path, docs: Mapping[str, Sequence[Gold]]) -> dict[str, str]:
    """For each incident of an export the gold's incident that it answers for, where it answers for one."""
    system, _ = _SCORER.load_system(export)
    votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for name, told in docs.items():
        accounts = system.get(name, [])
        pairs = sorted(
            ((strength, -g, -e) for g, gold in enumerate(told) for e, account in enumerate(accounts) for ok, strength in [_SCORER.match(gold, account)] if ok),
            reverse=True,
        )
        used: set[tuple[str, int]] = set()
        for _, g, e in pairs:
            if not used & {("g", g), ("e", e)}:
                used |= {("g", g), ("e", e)}
                votes[accounts[-e]["incident"]][told[-g]["key"]] += 1
    return {incident: max(keys, key=lambda key: (keys[key], key)) for incident, keys in votes.items()}


def disputed_in(incident: Incident) -> set[str]:
    """The attributes on which an incident of ours is disputed; an event that is denied is one of which the blame is."""
    found = {ATTRIBUTES[f.attribute] for f in incident.facts if f.status is Status.DISPUTED and f.attribute in ATTRIBUTES}
    happened = (f for f in incident.facts if f.attribute in (Attribute.TYPE, Attribute.KIND) and f.status is Status.DISPUTED)
    return found | ({"blame"} if any(p.denied_by for f in happened for p in f.positions) else set())
