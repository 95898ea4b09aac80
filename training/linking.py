"""What each level of agreement between two accounts is worth, estimated from accounts that people put together.

    python -m training.linking --into src/rashomon/linking/weights.toml \\
        --gold examples/hasakah-2020/gold [FACTS] --coded examples/hasakah-2020 [--judged LEDGER]

The model is Fellegi and Sunter's (JASA 64, 1969), estimated as Splink does where labels are at hand: m is how often a level is met
among pairs of one occurrence, u how often among pairs of different ones that blocking proposes and nothing forbids. A level with
few pairs is drawn towards what was set by hand (`prior` of its row) as if that had been seen `STRENGTH` times (a Beta prior).

Pairs come from gold read as a coder without fault would (`--gold`, folders in the examples' form), from reports as
the coder reads them, each event matched to gold as the scorer does (`--coded`, a folder with `reports` and `gold`), and from people's
judgements (`--judged`, a ledger in which they said "same" or "different"). One occurrence told
twenty times has 190 pairs and says no more for that: its pairs share the weight of its accounts, and the pairs of two
occurrences that of one pair. No set that is only for measuring is read.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from benchmarks.linking import read_gold
from benchmarks.score_incidents import load_system, match
from rashomon.knowledge.bundle import load_knowledge
from rashomon.linking import find_syndication
from rashomon.linking.blocking import candidate_pairs
from rashomon.linking.comparisons import excluded, levels
from rashomon.linking.profiles import Profile, profiles_of
from rashomon.linking.weights import COMPARABLES, Weights, read_weights
from rashomon.reading import ReadingOptions, read_file
from rashomon.reconciling import reconcile
from rashomon.records import Event, Report
from rashomon.reviewing import review
from rashomon.running.reading import code
from rashomon.storing import Ledger
from rashomon.surfaces.exports.jsonl import write_lines

STRENGTH = 150.0
"""Pairs that the hand-set figures of a comparison count for."""

LEAST = 0.002
"""No level is rarer than this among either kind of pair."""

_ROW = re.compile(r'^"(?P<level>[^"]+)" = \{ m = [\d.]+, u = [\d.]+, prior = \[(?P<m>[\d.]+), (?P<u>[\d.]+)\].*\}$')


class Told(NamedTuple):
    """Accounts whose occurrence is known: reports, events, and the occurrence that each event tells."""

    reports: Sequence[Report]
    events: Sequence[Event]
    keys: Mapping[str, str]


class Pair(NamedTuple):
    """Two accounts, whether they tell one occurrence, and how much they count."""

    left: Profile
    right: Profile
    same: bool
    weight: float


def read_coded(folder: Path) -> Told:
    """Reports as the coder reads them; each event matched to its report's gold by the scorer's rule, one to one, best first."""
    knowledge = load_knowledge("syria")
    reports = [r for p in sorted((folder / "reports").iterdir()) for r in read_file(p, ReadingOptions()) if isinstance(r, Report)]
    events = [event for report in reports for event in code(report, knowledge)]
    alone = [reconcile([event]) for event in events]
    event_of = {incident.id: incident.events[0].id for incident in alone}
    told = _as_scored(write_lines(alone, {r.id: r for r in reports}.values()))
    keys: dict[str, str] = {}
    for path in sorted((folder / "gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        found = told.get(Path(gold["report"]).name, [])
        fits = [(match(g, e)[1], at, to) for at, g in enumerate(gold["incidents"]) for to, e in enumerate(found) if match(g, e)[0]]
        used: set[tuple[str, int]] = set()
        for _, at, to in sorted(fits, reverse=True):
            if not used & {("gold", at), ("event", to)}:
                used |= {("gold", at), ("event", to)}
                keys[event_of[found[to]["incident"]]] = gold["incidents"][at]["key"]
    return Told(reports, [e for e in events if e.id in keys], keys)


def _as_scored(lines: Iterable[str]) -> Mapping[str, list[dict[str, str]]]:
    import tempfile  # the scorer reads a file

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "alone.jsonl"
        path.write_text("".join(lines), encoding="utf-8")
        return load_system(path)[0]


def pairs_of(told: Told, weights: Weights) -> Iterator[Pair]:
    """Pairs of different texts: of one occurrence all, of different ones those that blocking proposes and nothing forbids."""
    by_id = {r.id: r for r in told.reports}
    texts = find_syndication(by_id.values()).groups
    profiles = [p for p in profiles_of(tuple(sorted(told.events, key=lambda e: e.id)), by_id, texts, weights) if not p.negated]
    held: defaultdict[str, list[Profile]] = defaultdict(list)
    for profile in profiles:
        held[told.keys[profile.id]].append(profile)
    for accounts in held.values():
        apart = [(a, b) for a, b in combinations(accounts, 2) if a.text != b.text and not excluded(a, b, weights)]
        yield from (Pair(a, b, True, len(accounts) / len(apart)) for a, b in apart)
    strange: defaultdict[tuple[str, str], list[tuple[Profile, Profile]]] = defaultdict(list)
    for one, other in candidate_pairs(profiles):
        a, b = profiles[one], profiles[other]
        first, second = sorted((told.keys[a.id], told.keys[b.id]))
        if first != second and a.text != b.text and not excluded(a, b, weights):
            strange[first, second].append((a, b))
    for pairs in strange.values():
        yield from (Pair(a, b, False, 1 / len(pairs)) for a, b in pairs)


def judged_pairs(ledger: str, weights: Weights) -> Iterator[Pair]:
    """The pairs of accounts that people held to be the same or different, as their judgements stand, each of them one."""
    with Ledger.open(ledger) as kept:
        reports = {r.id: r for r in kept.reports()}
        reviewed = review(kept.judgements(), kept.events(), reports.values())
    events = tuple(sorted(reviewed.events, key=lambda e: e.id))
    texts = find_syndication(reports.values()).groups
    profiles = {p.id: p for p in profiles_of(events, reports, texts, weights)}
    for pairs, same in ((reviewed.same, True), (reviewed.different, False)):
        for left, right in sorted(pairs):
            if left in profiles and right in profiles:
                yield Pair(profiles[left], profiles[right], same, 1.0)


def count(pairs: Iterable[Pair], weights: Weights) -> dict[tuple[str, str], tuple[float, float]]:
    """How often each level of each comparison was met, among pairs of one occurrence and of different ones."""
    seen: Counter[tuple[str, str, bool]] = Counter()
    for pair in pairs:
        for comparison, level in levels(pair.left, pair.right, weights):
            seen[comparison, level, pair.same] += pair.weight  # type: ignore[assignment]
    return {(c, level): (seen[c, level, True], seen[c, level, False]) for c, level, _ in seen}


def estimate(
    prior: Mapping[str, tuple[float, float]], seen: Mapping[str, tuple[float, float]], strength: float = STRENGTH
) -> dict[str, tuple[float, float]]:
    """m and u of each level of one comparison: what was seen, drawn towards the prior, each level by a Beta prior of its own."""
    totals = [sum(counts[side] for counts in seen.values()) for side in (0, 1)]
    found = {}
    for level, drawn in prior.items():
        here = seen.get(level, (0.0, 0.0))
        if here == (0.0, 0.0):
            found[level] = drawn  # nothing is known but what was set by hand
            continue
        m, u = (max(LEAST, (here[side] + strength * drawn[side]) / (totals[side] + strength)) for side in (0, 1))
        found[level] = (m, u)
    return found


def rewrite(text: str, seen: Mapping[tuple[str, str], tuple[float, float]], strength: float = STRENGTH) -> str:
    """The table with new figures for every row that has a `prior`; everything else stays as it is."""
    lines, section = text.splitlines(), ""
    priors: defaultdict[str, dict[str, tuple[float, float]]] = defaultdict(dict)
    for line in lines:
        section = line[1:-1] if line.startswith("[") else section
        if row := _ROW.match(line):
            priors[section][row["level"]] = float(row["m"]), float(row["u"])
    made = {
        name: estimate(rows, {level: n for (c, level), n in seen.items() if c == name}, strength) for name, rows in priors.items()
    }
    out = []
    for line in lines:
        section = line[1:-1] if line.startswith("[") else section
        row = _ROW.match(line)
        if row and section in COMPARABLES:
            m, u = made[section][row["level"]]
            same, different = seen.get((section, row["level"]), (0.0, 0.0))
            line = (
                f'"{row["level"]}" = {{ m = {m:.4f}, u = {u:.4f}, prior = [{row["m"]}, {row["u"]}],'
                f" seen = [{same:.1f}, {different:.1f}] }}"
            )
        out.append(line)
    return "\n".join(out) + "\n"


def main() -> None:
    """Estimate and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--into", type=Path, required=True, help="the table, whose priors are read and whose figures are written")
    parser.add_argument("--gold", type=Path, nargs="*", default=[])
    parser.add_argument("--coded", type=Path, nargs="*", default=[])
    parser.add_argument("--judged", help="a ledger, by file or URL")
    parser.add_argument("--strength", type=float, default=STRENGTH)
    options = parser.parse_args()
    text = options.into.read_text(encoding="utf-8")
    weights = read_weights(text)
    told = [*(Told(*read_gold([folder])) for folder in options.gold), *map(read_coded, options.coded)]
    pairs = [pair for one in told for pair in pairs_of(one, weights)]
    if options.judged is not None:
        pairs += judged_pairs(options.judged, weights)
    options.into.write_text(rewrite(text, count(pairs, weights), options.strength), encoding="utf-8")
    print(f"{sum(p.same for p in pairs)} pairs of one occurrence, {sum(not p.same for p in pairs)} of different ones")


if __name__ == "__main__":
    main()
