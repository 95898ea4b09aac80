"""How the names of one report bear each other out: "Springfield" beside "Sangamon County" is in Illinois.

Each name may stand for several places. Every candidate is as likely as its own merits make it, and gains by the candidates of the
report's other names that lie in its country or province, hold it, or lie near. What the others most likely mean is itself weighed
so, for a few rounds (mean field inference): two names that each have a candidate in one county settle each other.

Why: docs/decisions/resolving.md#names-settle-each-other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from rashomon.knowledge.places.entries import PlaceEntry
from rashomon.knowledge.places.geometry import EARTH_KM

WIDE = frozenset({"country", "province", "namesake", "region", "sea"})
MOST_CANDIDATES = 30
MOST_TOGETHER = 900
"""Candidates of all names weighed together: a report of 20,000 words takes no more time here than one of 2,000."""
ROUNDS = 3
TEMPERATURE = 3.0
"""How much better a candidate must be to be e times as likely."""
IN_COUNTRY = 6.0
IN_PROVINCE = 8.0
BESIDE = 16.0
BESIDE_KM = 120.0
MOST_SUPPORT = 30.0
"""All weights are in the points of `place_choice`, set by hand with LGL in view."""


def support_of(
    candidates: Mapping[str, Sequence[PlaceEntry]], merits: Mapping[str, Sequence[float]]
) -> dict[str, dict[str, float]]:
    """For each name, what the other names add to each of its candidates, by the candidate's id; `merits` are their own scores."""
    names = [name for name, found in candidates.items() if found][:MOST_TOGETHER]
    most = max(1, min(MOST_CANDIDATES, MOST_TOGETHER // max(1, len(names))))
    entries = [(number, e) for number, name in enumerate(names) for e in candidates[name][:most]]
    if len(names) < 2:
        return {}
    own = np.array([m for name in names for m in merits[name][:most]])
    group = np.array([number for number, _ in entries])
    affinity = _affinity([e for _, e in entries])
    affinity[group[:, None] == group[None, :]] = 0.0
    likely = _shares(own, group)
    gained = np.zeros(len(own))
    for _ in range(ROUNDS):
        gained = affinity @ likely
        gained *= MOST_SUPPORT / np.maximum(MOST_SUPPORT, gained.max())
        likely = _shares(own + gained, group)
    found: dict[str, dict[str, float]] = {name: {} for name in names}
    for (number, entry), value in zip(entries, gained, strict=True):
        found[names[number]][entry.id] = float(value)
    return found


def _shares(scores: np.ndarray, group: np.ndarray) -> np.ndarray:
    """Each candidate's share of its name: a softmax within the group."""
    top = np.full(group.max() + 1, -np.inf)
    np.maximum.at(top, group, scores)
    raised = np.exp((scores - top[group]) / TEMPERATURE)
    shares: np.ndarray = raised / np.bincount(group, raised)[group]
    return shares


def _affinity(entries: Sequence[PlaceEntry]) -> np.ndarray:
    """How much each place (column) speaks for each other (row)."""
    points = np.radians([e.point for e in entries])
    lat, lon = points[:, 0], points[:, 1]
    turn = np.sin(lat)[:, None] * np.sin(lat) + np.cos(lat)[:, None] * np.cos(lat) * np.cos(lon[:, None] - lon)
    gap = EARTH_KM * np.arccos(np.clip(turn, -1.0, 1.0))
    countries = _numbered([e.id if e.kind == "country" else e.country or "" for e in entries])
    provinces = _numbered(
        [e.id if e.kind in ("province", "namesake") else e.within[-1] if e.within else "" for e in entries]
    )
    area = np.array([e.kind in WIDE for e in entries])
    found: np.ndarray = IN_COUNTRY * ((countries[:, None] == countries) & (countries >= 0))
    found = found + IN_PROVINCE * ((provinces[:, None] == provinces) & (provinces >= 0))
    beside = BESIDE * np.exp(-gap / BESIDE_KM)
    found += np.where(area[:, None] | area, 0.0, beside)
    return found


def _numbered(keys: Sequence[str]) -> np.ndarray:
    numbers: dict[str, int] = {}
    return np.array([numbers.setdefault(key, len(numbers)) if key else -1 for key in keys])
