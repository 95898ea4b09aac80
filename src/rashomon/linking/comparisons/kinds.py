"""What: how the kinds that two accounts give stand to each other."""

from __future__ import annotations

from rashomon.linking.profiles import Profile
from rashomon.linking.weights import Weights

_RANK = ("same, a rarer kind", "same", "close", "an attack of any kind", "rival", "different")


def _stand(left: str, right: str, weights: Weights) -> str:
    if left == right:
        return "same" if left in weights.common else "same, a rarer kind"
    if frozenset((left, right)) in weights.close:
        return "close"
    for camp in (weights.fire, weights.contact):
        if left in camp and right in camp:
            return "an attack of any kind" if weights.any_attack & {left, right} else "rival"
    return "different"


def _quiet(profile: Profile, weights: Weights) -> bool:
    """A withdrawal on which people were shot at is not quiet: what is told of it besides its kind decides."""
    if profile.types & weights.loud_types:
        return False
    told = profile.kinds & (weights.quiet | weights.fire | weights.contact)
    return told <= weights.quiet if told else bool(profile.types) and profile.types <= weights.quiet_types


def _loud(profile: Profile, weights: Weights) -> bool:
    told = profile.kinds & (weights.quiet | weights.fire | weights.contact)
    return told.isdisjoint(weights.quiet) if told else bool(profile.types) and profile.types <= weights.loud_types


def exclude_each_other(left: Profile, right: Profile, weights: Weights) -> bool:
    """Whether the two cannot be one happening: a patrol, a base or a telephone call is not the collision it stands beside."""
    if (_quiet(left, weights) and _loud(right, weights)) or (_loud(left, weights) and _quiet(right, weights)):
        return True
    both_quiet = left.kinds and right.kinds and left.kinds | right.kinds <= weights.quiet
    return bool(both_quiet) and compare_kinds(left, right, weights) == "different"


def compare_kinds(left: Profile, right: Profile, weights: Weights) -> str | None:
    """The level of the best pair of kinds; where a kind is missing, whether a type is shared; None where neither is known.

    "rival": kinds that newsrooms give to one happening, an air strike to one and an exchange of fire to another.
    """
    if left.kinds and right.kinds:
        found = {_stand(a, b, weights) for a in left.kinds for b in right.kinds}
        return next(level for level in _RANK if level in found)
    return "same type" if left.types & right.types else None
