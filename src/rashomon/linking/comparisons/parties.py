"""Who: the parties that two accounts name, whatever their roles."""

from __future__ import annotations

from rashomon.linking.profiles import Profile
from rashomon.linking.weights import Weights

_LOCALS = frozenset({"CIV"})
"""Whom every account of harm names: that both do says little, and that one names them alone nothing against the other's sides."""


def compare_parties(left: Profile, right: Profile, weights: Weights) -> str | None:
    """The level; None where either names nobody known. Roles are not compared: they are what rival accounts dispute.

    Who builds a base or withdraws does so alone, so that one party is all there is to know of it; of a road
    block one account names who stood there and another who was stopped. An armed loyalist to one newsroom is a villager to
    another, so that one shared party is no sign against.
    """
    if not left.parties or not right.parties:
        return None
    if left.parties == right.parties:
        one_sided = bool(left.kinds & right.kinds & weights.one_sided)
        return "same" if one_sided or len(left.parties) > 1 else "same, one known"
    if left.families == right.families and len(left.families) > 1:
        return "same families"
    if left.families & right.families == _LOCALS:
        return "only locals shared"
    if left.families <= right.families or right.families <= left.families:
        return "one account's among the other's"
    if left.families & right.families:
        return "some shared"
    if _LOCALS in (left.families, right.families):
        return "locals of one, a side of the other"
    one_each = len(left.families) == len(right.families) == 1 and not (left.kinds | right.kinds) & weights.one_sided
    return "one known of each" if one_each else "none shared"
