"""Where linking stands between: incidents that were left two, and that a person may well hold to be one.

Two incidents are proposed where accounts of the one are tied to accounts of the other, no two of their accounts exclude each other (a day that rules the
other out, a toll that cannot be, two happenings of one report), and nobody held them apart. How likely they are one is the mean, over the accounts of the
smaller, of the best match that each has in the larger.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rashomon.reviewing import review
from rashomon.storing import Ledger
from rashomon.storing.links import Links

if TYPE_CHECKING:
    from rashomon.linking.profiles import Profile

LEAST = -3.0
"""Bits below which nobody is asked: one to eight."""

_LOOK = 12
"""Accounts of either that are compared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Between:
    """Two incidents (ids, the smaller first) that may be one; `bits` are the log2 odds that linking gives it."""

    left: str
    right: str
    bits: float


def may_be_one(kept: Ledger, incident: str | None = None) -> tuple[Between, ...]:
    """The pairs of incidents that may be one, most likely first; of one incident (id), those that it is part of."""
    with kept.linking() as links:
        judgements = links.judgements()
        concerned = links.reports_judged(judgements)
        apart = review(judgements, links.events(concerned), links.reports(concerned).values()).different
        homes = links.events_at(incident) if incident is not None else None
        pairs = links.homes_tied(homes)
        if not pairs:  # what compares accounts takes a while to load
            return ()
        told = _profiles(links, {home for pair in pairs for home in pair})
        names = links.incidents_by_event({held[0].id for held in told.values()})
        found = []
        for one, other in sorted((one, other) for one, other in pairs if one in told and other in told):
            bits = _likelihood(told[one], told[other], apart)
            if bits is not None and bits > LEAST:
                left, right = sorted((names[told[one][0].id], names[told[other][0].id]))
                found.append(Between(left=left, right=right, bits=bits))
    return tuple(sorted(found, key=lambda b: (-b.bits, b.left, b.right)))


def _profiles(links: Links, homes: Collection[str]) -> dict[str, list[Profile]]:
    """What tells each incident, by its home, in order of id; denials are left out."""
    from rashomon.linking.kept import read_profile  # noqa: PLC0415
    from rashomon.running.links_in_ledger import KeptLinks  # noqa: PLC0415  # see above

    found: defaultdict[str, list[Profile]] = defaultdict(list)
    for node in KeptLinks(links, {}).nodes_at(homes).values():
        profile = read_profile(node.profile)
        if node.home is not None and not profile.negated:
            found[node.home].append(profile)
    return {home: sorted(held, key=lambda p: p.id)[:_LOOK] for home, held in found.items()}


def _likelihood(one: list[Profile], other: list[Profile], apart: Collection[tuple[str, str]]) -> float | None:
    """The bits for one occurrence, None where that cannot be."""
    from rashomon.linking.comparisons import compare, excluded  # noqa: PLC0415
    from rashomon.linking.weights import load_weights  # noqa: PLC0415

    table = load_weights()
    fewer, more = sorted((one, other), key=len)
    best = []
    for here in fewer:
        totals = []
        for there in more:
            pair = (min(here.id, there.id), max(here.id, there.id))
            if here.report == there.report or pair in apart or excluded(here, there, table):
                return None
            totals.append(sum(bits for _, bits in compare(here, there, table)))
        best.append(max(totals))
    return sum(best) / len(best)
