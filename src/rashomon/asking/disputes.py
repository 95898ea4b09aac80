"""What the accounts of a ledger's incidents disagree on, the disputes of most substance first."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from rashomon.records import Attribute, Dispute, Rank, Summary, question_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Disputed:
    """A dispute with the incident that it is about."""

    incident: Summary
    dispute: Dispute


def asked_for(ranks: Iterable[Rank], attributes: Collection[Attribute] = ()) -> tuple[Rank, ...]:
    """The disputes on these questions, the most substantial first; on all where none is asked for.

    First come disputes between parties; of these and of the rest, who did it to whom, blame, the dead and agreements, then what it was and
    its other costs, then when and where; then the more origins the weaker side has, and the farther the numbers are apart. Where what it was is
    disputed, its type of event, which says the same in wider words, is left out unless asked for.
    """
    held = [rank for rank in ranks if not attributes or rank.attribute in attributes]
    if Attribute.TYPE not in attributes:
        by_kind = {rank.incident for rank in held if rank.attribute is Attribute.KIND}
        held = [rank for rank in held if rank.attribute is not Attribute.TYPE or rank.incident not in by_kind]
    return tuple(sorted(held, key=_order))


def _order(rank: Rank) -> tuple[bool, int, int, int, str, str]:
    tier = question_of(rank.attribute).substance
    return not rank.between_parties, tier, -rank.backing, -rank.gap, rank.incident, f"{rank.attribute}{rank.subject}"


def find_disputes(incidents: Iterable[tuple[Summary, Iterable[Dispute]]], attributes: Collection[Attribute] = ()) -> tuple[Disputed, ...]:
    """Every dispute of these incidents on these questions (all where none is named), the most substantial first."""
    held = {
        Rank.of(summary.id, dispute): Disputed(incident=summary, dispute=dispute) for summary, each in incidents for dispute in each
    }
    return tuple(held[rank] for rank in asked_for(held, attributes))
