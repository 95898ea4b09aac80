"""How well accounts that are right in themselves are put together: linking without the coder's mistakes.

    python -m benchmarks linking --data examples/hasakah-2020/gold
    python -m benchmarks linking --n 10000 --n 100000
    python benchmarks/linking.py examples/hasakah-2020/gold --verbose       # and what was put together wrongly

Each gold file tells what one report says of each happening. Its facts become events as a coder without fault would make them,
the events are linked, and the clusters are compared with the gold's keys by B-cubed (Bagga and Baldwin 1998): for every
account, the share of its cluster that tells the same happening, and the share of that happening's accounts in its cluster.
The gold gives no wording, so that nothing is compared of sentences: what is measured is days, places, parties, kinds, counts.

With `--n` so many accounts of a made-up world are linked (`made_world`, `made_accounts`), copies of reports found and all, each number in a
process of its own: how well, how fast, and in how much memory.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import math
import re
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.made_accounts import make_accounts
from benchmarks.report import Figures
from rashomon.linking import Linked, link_events
from rashomon.records import (
    Attribute,
    Attribution,
    Claim,
    Count,
    Event,
    Party,
    Period,
    Place,
    Polarity,
    Report,
    Resolved,
    Source,
    Span,
    Value,
    claim_id,
    content_id,
)

_SAME = {"SYR_MILITIA": "SYR_PGM", "DAESH": "ISIS"}


def _bounds(date: Mapping[str, Any]) -> tuple[str | None, str | None]:
    partial = date.get("partial")
    return date.get("start") or partial, date.get("end") or partial


def _place(gold: Mapping[str, Any]) -> Place:
    name = str(gold.get("canonical") or gold.get("name"))
    if gold.get("lat") is None:
        return Place(id=None, name=name, wording=str(gold["name"]), precision="unknown")
    radius = float(gold.get("radius_km") or 10.0)
    return Place(
        id=f"gold:{gold['lat']},{gold['lon']}",
        name=name,
        wording=str(gold["name"]),
        precision="near" if radius <= 60 else "region",
        latitude=gold["lat"],
        longitude=gold["lon"],
        radius_km=radius,
    )


def _source(account: Mapping[str, Any], outlet: str, words: Span) -> Source:
    name = str(account["source"])
    if name.lower().startswith("outlet"):
        return Source(name=outlet, kind="outlet")
    nameless = re.match(r"unnamed|local|witness|reports|.*officials", name.lower()) is not None
    return Source(name=name, kind="unnamed" if nameless else "official", span=words)


def event_of(gold: Mapping[str, Any], report: Report, at: int) -> Event:
    """The event that a coder without fault would make of one gold incident; `at` is where its words may stand."""
    words = report.span(at, at + 1)
    event = content_id("e", report.id, gold["key"])
    outlet = Source(name=report.outlet or "unknown", kind="outlet")
    claims: list[Claim] = []

    def claim(
        attribute: Attribute, value: Value, resolved: Resolved | None, source: Source, denied: bool = False
    ) -> None:
        attribution = Attribution(source=source)
        name = content_id("c", claim_id(report.id, attribute, value, (words,), attribution), gold["key"], resolved)
        polarity = Polarity.DENIED if denied else Polarity.ASSERTED
        claims.append(
            Claim(id=name, event=event, attribute=attribute, value=value, evidence=(words,), attribution=attribution,
                  polarity=polarity, resolved=resolved)
        )  # fmt: skip

    def party(code: str) -> Party:
        code = _SAME.get(code, code)
        return Party(id=code, name=code, how="alias")

    claim(Attribute.TYPE, gold["plover"], None, outlet)
    claim(Attribute.KIND, gold["kind"], None, outlet)
    lo, hi = _bounds(gold.get("date") or {})
    if lo or hi:
        period = Period(earliest=lo, latest=hi, precision="day" if lo == hi else "range", wording=f"{lo} to {hi}")
        claim(Attribute.PERIOD, period.wording, period, outlet)
    if gold.get("place") and gold["place"].get("name"):
        claim(Attribute.PLACE, gold["place"]["name"], _place(gold["place"]), outlet)
    for role, codes in ((Attribute.ACTOR, gold["agents"]), (Attribute.RECIPIENT, gold["targets"])):
        for code in codes:
            claim(role, code, party(code), outlet)
    for harm in gold["casualties"]:
        low, high = harm.get("min"), harm.get("max")
        count = Count(low=low, best=low if low == high else None, high=high, wording=f"{low}-{high}")
        claim(Attribute(harm["effect"]), count, party(harm["who"]), outlet)
    for account in gold["accounts"]:
        if account.get("blames"):
            blamed, denied = party(account["blames"]), account.get("polarity") == "denied"
            claim(Attribute.BLAME, blamed.id, blamed, _source(account, report.outlet or "unknown", words), denied)
    return Event(id=event, report=report.id, trigger=words, focal=bool(gold.get("focal")), claims=tuple(claims))


def read_gold(directories: Iterable[Path]) -> tuple[list[Report], list[Event], dict[str, str]]:
    """Reports (without their texts), the events their gold tells, and each event's key."""
    reports, events, keys = [], [], {}
    for path in sorted(p for d in directories for p in d.glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        told = gold.get("incidents") or []
        published = gold.get("published")
        report = Report(
            id=content_id("r", path.stem),
            text="." * max(1, len(told)),
            path=path.name,
            outlet=gold.get("outlet") or path.stem,
            published=dt.date.fromisoformat(published) if published else None,
        )
        reports.append(report)
        for at, incident in enumerate(told):
            event = event_of(incident, report, at)
            events.append(event)
            keys[event.id] = incident["key"]
    return reports, events, keys


def b_cubed(clusters: Iterable[Sequence[str]], keys: Mapping[str, str]) -> tuple[float, float, float]:
    """Precision, recall and F over every account; `clusters` hold event ids, `keys` the happening each tells."""
    held = [c for c in clusters if c]
    sizes: dict[str, int] = {}
    for key in keys.values():
        sizes[key] = sizes.get(key, 0) + 1
    precision = recall = 0.0
    for cluster in held:
        for key, same in Counter(keys[event] for event in cluster).items():
            precision += same * same / len(cluster)
            recall += same * same / sizes[key]
    total = max(1, sum(len(c) for c in held))
    p, r = precision / total, recall / total
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


def link_gold(directories: Iterable[Path]) -> tuple[Linked, dict[str, str], dict[str, Report]]:
    """The gold's events linked, with each event's key and the reports by id."""
    reports, events, keys = read_gold(directories)
    return link_events(events, reports), keys, {r.id: r for r in reports}


def run(data: Path) -> Figures:
    """B-cubed of a folder of gold."""
    linked, keys, _ = link_gold([data])
    scores = b_cubed([tuple(e.id for e in cluster) for cluster in linked.clusters], keys)
    note = f"{len(keys)} accounts of {len(set(keys.values()))} happenings in {len(linked.clusters)} clusters"
    names = ("gold.precision", "gold.recall", "gold.f")
    return Figures("linking", tuple((name, value, note) for name, value in zip(names, scores, strict=True)))


def run_made(numbers: Sequence[int]) -> Figures:
    """The figures for each number of made-up accounts, and by how much a doubling multiplies the time."""
    rows: list[tuple[str, float, str]] = []
    measured: dict[int, dict[str, float]] = {}
    for n in sorted(set(numbers)):
        code = f"import json; from benchmarks.linking import measure; print(json.dumps(measure({n})))"
        found = measured[n] = json.loads(subprocess.check_output([sys.executable, "-c", code]))
        about = f"{found['accounts']:,.0f} accounts of {found['happenings']:,.0f} happenings in {found['clusters']:,.0f} clusters"
        notes = {"f": f"B-cubed P {found['precision']:.3f} R {found['recall']:.3f}; {about}", "seconds": "by the clock",
                 "cpu_seconds": "of the processor", "peak_mib": f"the whole process; {found['made_mib']:,.0f} before linking"}  # fmt: skip
        rows += [(f"{n}.{name}", found[name], note) for name, note in notes.items()]
    if len(measured) > 1:
        least, most = min(measured), max(measured)
        growth = measured[most]["cpu_seconds"] / measured[least]["cpu_seconds"]
        rows.append(("doubling", growth ** (1 / math.log2(most / least)), f"processor's time, from {least:,} to {most:,}"))
    return Figures("linking", tuple(rows))


def measure(n: int) -> dict[str, float]:
    """Make about `n` accounts and link them."""
    made = make_accounts(n)
    before = _peak()
    clock, processor = time.perf_counter(), time.process_time()
    linked = link_events(made.events, made.reports)
    seconds, worked = time.perf_counter() - clock, time.process_time() - processor
    peak = _peak()
    precision, recall, f = b_cubed([tuple(e.id for e in cluster) for cluster in linked.clusters], made.keys)
    return {
        "accounts": len(made.keys), "happenings": len(set(made.keys.values())), "clusters": len(linked.clusters),
        "precision": precision, "recall": recall, "f": f,
        "seconds": seconds, "cpu_seconds": worked, "peak_mib": peak, "made_mib": before,
    }  # fmt: skip


def _peak() -> float:
    """The most memory that this process has held, in MiB. What `getrusage` gives a child on Linux begins at its parent's."""
    status = Path("/proc/self/status")
    if status.exists():
        return next(int(line.split()[1]) for line in status.read_text("ascii").splitlines() if line.startswith("VmHWM")) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Print the figures, and with --verbose every cluster that holds two happenings and every happening in two clusters."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--verbose", action="store_true")
    options = parser.parse_args()
    linked, keys, reports = link_gold(options.gold)
    clusters = [tuple(e.id for e in cluster) for cluster in linked.clusters]
    precision, recall, f = b_cubed(clusters, keys)
    told = len(set(keys.values()))
    print(f"accounts {len(keys)}  happenings {told}  clusters {len(clusters)}  left out {len(linked.left_out)}")
    print(f"B-cubed  P {precision:.3f}  R {recall:.3f}  F {f:.3f}")
    if options.verbose:
        _explain(linked, keys, reports)


def _explain(linked: Linked, keys: Mapping[str, str], reports: Mapping[str, Report]) -> None:
    where: dict[str, set[int]] = {}
    for at, cluster in enumerate(linked.clusters):
        for event in cluster:
            where.setdefault(keys[event.id], set()).add(at)
    for at, cluster in enumerate(linked.clusters):
        told = {keys[e.id] for e in cluster}
        if len(told) > 1 or any(len(where[k]) > 1 for k in told):
            print(f"\ncluster {at}: {', '.join(sorted(told))}")
            for event in cluster:
                print(f"  {event.id} {reports[event.report].path}: {keys[event.id]}")
            for link in linked.links[at] if len(told) > 1 else ():
                if keys[link.left] != keys[link.right]:
                    parts = ", ".join(f"{name} {bits:+.1f}" for name, bits in link.weights)
                    print(f"    {link.left} {link.right} = {link.total:+.1f}: {parts}")


if __name__ == "__main__":
    main()
