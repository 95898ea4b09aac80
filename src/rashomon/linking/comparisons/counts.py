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
    "same number, other people",
    "fits",
    "differs",
    "none against some",
)

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
    """The level of the best pair of counts of this attribute; None where either account counts nobody.

    A dead "villager" and a dead "loyalist" may be one person, so an equal number of other people still says a little.
    """
    found = set()
    for one, count, whose in left.tolls:
        for other, number, theirs in right.tolls:
            if one is attribute and other is attribute:
                same = whose is None or theirs is None or weights.family(whose) == weights.family(theirs)
                found.add(_stand(count, number, same))
    return next((level for level in _RANK if level in found), None)
