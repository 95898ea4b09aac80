"""What came near an occurrence and was left apart: the accounts of others that match it best, and why they are no account of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rashomon.linking.comparisons import compare, excluded
from rashomon.linking.profiles import Profile
from rashomon.linking.weights import Weights, load_weights
from rashomon.records import Link

_NEAR = -5.0
"""Bits below which another account is not near."""

_DAYS = 10
_MOST = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class NearMiss:
    """An account of the occurrence and one of another that comes near it: the evidence, and what forbids the link, where anything does."""

    link: Link
    forbidden: str | None


def find_near_misses(told: Iterable[Profile], others: Iterable[Profile], weights: Weights | None = None) -> tuple[NearMiss, ...]:
    """The strongest pairs of an account in `told` with one of `others` told about the same days, one for each other account, best first.

    Evidence above nought that nothing forbids joined no cluster because another matched better, or because other accounts in the
    clusters speak against it.
    """
    table = weights or load_weights()
    ours = [profile for profile in told if not profile.negated]
    days = [day for profile in ours for day in _days(profile)]
    near: list[NearMiss] = []
    for other in others:
        if other.negated or not any(min(days) - _DAYS <= day <= max(days) + _DAYS for day in _days(other) if days):
            continue
        pairs = [(sum(bits for _, bits in compare(one, other, table)), one) for one in ours if one.report != other.report]
        total, one = max(pairs, key=lambda pair: (pair[0], pair[1].id), default=(_NEAR, other))
        if total > _NEAR:
            link = Link(left=one.id, right=other.id, weights=compare(one, other, table))
            near.append(NearMiss(link=link, forbidden=excluded(one, other, table)))
    near.sort(key=lambda miss: (-miss.link.total, miss.link.right))
    return tuple(near[:_MOST])


def _days(profile: Profile) -> list[int]:
    known = [n for d in profile.days if not d.yearless for n in (d.lo, d.hi) if n is not None]
    return known or ([profile.published] if profile.published is not None else [])
