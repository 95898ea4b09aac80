"""How many: the killed, injured, detained and missing that two accounts count."""

from __future__ import annotations

from rashomon.linking.profiles import Profile
from rashomon.linking.weights import Weights
from rashomon.records import Attribute, Count

_RANK = (
    "same number, thirty or more",
    "same number, ten or more",
    "same number, three or more",
    "same number",
    "same number, of a part",
    "same number, other people",
    "fits",
    "differs",
    "none against some",
)
_EQUAL = frozenset({f"same number, {word} or more" for word in ("three", "ten", "thirty")})

_RARER = ((30, "thirty"), (10, "ten"), (3, "three"))
"""The greater a number, the rarer is another happening with the very same."""


def _least(count: Count) -> int:
    return max((n for n in (count.low, count.best) if n is not None), default=0)


def _stand(left: Count, right: Count, same_people: bool) -> str:
    if not left.fits(right):
        zero = left.best == 0 or right.best == 0
        return "none against some" if zero and same_people else "differs" if same_people else ""
    if left.best is None or left.best != right.best:
        return "fits" if same_people else ""
    if not same_people:
        return "same number, other people" if left.best else ""
    if not left.best:
        return "fits"
    return next((f"same number, {word} or more" for least, word in _RARER if left.best >= least), "same number")


def compare_counts(attribute: Attribute, left: Profile, right: Profile, weights: Weights) -> str | None:
    """The level of the counts of this attribute; None where either account counts nobody.

    The greatest count of an account is its toll; those below it are parts of it or older. A dead "villager" and a dead "loyalist" may
    be one person, so an equal number of other people still says a little.
    """
    ours, theirs = _tolls(attribute, left), _tolls(attribute, right)
    if not ours or not theirs:
        return None
    found: set[str] = set()
    parts: set[str] = set()
    for count, whose in ours:
        for number, whose_too in theirs:
            same = whose is None or whose_too is None or weights.family(whose) == weights.family(whose_too)
            stand = _stand(count, number, same)
            greatest = _size(count) == max(map(_size_of, ours)) and _size(number) == max(map(_size_of, theirs))
            (found if greatest else parts).add(stand)
    best = next((level for level in _RANK if level in found), None)
    if best not in _EQUAL and parts & _EQUAL:
        return "same number, of a part"
    return best or next((level for level in _RANK if level in parts), None)


def _tolls(attribute: Attribute, profile: Profile) -> list[tuple[Count, str | None]]:
    return [(count, whose) for one, count, whose in profile.tolls if one is attribute]


def _size(count: Count) -> int:
    return max((n for n in (count.low, count.best, count.high) if n is not None), default=0)


def _size_of(toll: tuple[Count, str | None]) -> int:
    return _size(toll[0])
