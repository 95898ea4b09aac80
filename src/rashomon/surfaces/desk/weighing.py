"""What joins two accounts as a waterfall: each piece of evidence raises or lowers the odds, in bits, and the sum decides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.records import Event, Incident, Link
from rashomon.running.between import may_be_one
from rashomon.running.incidents import near_misses
from rashomon.storing import Ledger
from rashomon.surfaces.desk.catalogue import Line

_WIDTH = 150.0
_LEFT = 196.0
_STEP = 17.0
_PRIOR = "prior"
_MOST = 20


@dataclass(frozen=True, slots=True)
class Bar:
    """One piece of evidence: its name, its bits, and where its bar lies."""

    name: str
    bits: str
    x: float
    width: float
    y: float
    up: bool


@dataclass(frozen=True, slots=True)
class Waterfall:
    """The bars from the top down, and the sum."""

    bars: tuple[Bar, ...]
    total: Bar
    zero: float
    height: float
    odds: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """An incident that may be the same one: how likely, why, and what would be if it were."""

    line: Line
    bits: float
    odds: str
    waterfall: Waterfall | None
    forbidden: str
    ours: str
    theirs: str


def draw_waterfall(link: Link) -> Waterfall:
    """The drawing of a link."""
    sums = [0.0]
    for _, weight in link.weights:
        sums.append(sums[-1] + weight)
    low, high = min(0.0, *sums), max(0.0, *sums)
    scale = _WIDTH / (high - low) if high > low else 0.0

    def at(bits: float) -> float:
        return round(_LEFT + (bits - low) * scale, 1)

    bars = []
    for number, ((name, weight), before, after) in enumerate(zip(link.weights, sums, sums[1:], strict=False)):
        first, last = sorted((at(before), at(after)))
        bars.append(Bar("before any comparison" if name == _PRIOR else name, f"{weight:+.1f}".replace("-", "−"), first, max(1.0, round(last - first, 1)), 4 + number * _STEP, weight >= 0))
    first, last = sorted((at(0.0), at(link.total)))
    y = 8 + len(bars) * _STEP
    total = Bar("match weight", f"{link.total:+.1f}".replace("-", "−"), first, max(1.5, round(last - first, 1)), y, link.total >= 0)
    return Waterfall(tuple(bars), total, at(0.0), y + _STEP + 2, say_odds(link.total))


def say_odds(bits: float) -> str:
    """Bits as odds in words: 5 bits are 32 to 1 for."""
    if abs(bits) >= _MOST:
        return "more than a million to one " + ("for" if bits > 0 else "against")
    odds = 2 ** abs(bits)
    return "even odds" if odds < 1.05 else f"{odds:,.1f} to 1 {'for' if bits >= 0 else 'against'}" if odds < 10 else f"{odds:,.0f} to 1 {'for' if bits >= 0 else 'against'}"


def similar_to(kept: Ledger, incident: Incident, lines: dict[str, Line]) -> list[tuple[Line, float]]:
    """The incidents that may be the same, most likely first, with the bits for it."""
    found = []
    for pair in may_be_one(kept, incident.id):
        other = pair.right if pair.left == incident.id else pair.left
        if other in lines:
            found.append((lines[other], pair.bits))
    return found


def compare(kept: Ledger, incident: Incident, lines: dict[str, Line]) -> list[Candidate]:
    """The incidents that may be the same, each with the evidence between the two accounts that come nearest."""
    missed = near_misses(kept, incident)
    homes = {event.id: other.id for other in kept.incidents_with({event.id for _, event in missed}) for event in other.events}
    events: dict[str, Event] = {event.id: event for event in incident.events}
    best: dict[str, Candidate] = {}
    for miss, event in sorted(missed, key=lambda pair: -pair[0].link.total):
        home = homes.get(event.id)
        if home is None or home == incident.id or home not in lines or home in best:
            continue
        ours = events.get(miss.link.left)
        best[home] = Candidate(lines[home], miss.link.total, say_odds(miss.link.total), draw_waterfall(miss.link), miss.forbidden or "", ours.trigger.text if ours else "", event.trigger.text)
    for line, bits in similar_to(kept, incident, lines):
        best.setdefault(line.id, Candidate(line, bits, say_odds(bits), None, "", "", ""))
    return sorted(best.values(), key=lambda candidate: -candidate.bits)


def joining(incident: Incident) -> Sequence[tuple[Link, Waterfall]]:
    """What joins the accounts of an incident, the strongest first."""
    return [(link, draw_waterfall(link)) for link in sorted(incident.links, key=lambda one: (-one.total, one.left, one.right))]
