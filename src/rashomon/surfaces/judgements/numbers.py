"""A plain number as somebody corrects a toll with: "4", "at least 12", "none"; what else the words may say takes all that reading takes."""

from __future__ import annotations

from rashomon.language.quantities import find_quantities
from rashomon.records import TOLLS, Claim, Count

_NOBODY = frozenset({"0", "none", "nobody", "no one", "nought", "zero"})


def plain_number(words: str, claim: Claim) -> Count | None:
    """How many the words say there are of those whom the claim speaks of; None where they say more than a number, or no number."""
    said = " ".join(words.split())
    if claim.attribute not in TOLLS or not said:
        return None
    told = claim.value if isinstance(claim.value, Count) else None
    of = told.of if told is not None else None
    if said.casefold() in _NOBODY:
        return Count(low=0, best=0, high=0, wording=said, of=of)
    found = next(find_quantities(f"{said} "), None)
    if found is None or found.word == "one" or f"{said[: found.start]}{said[found.end :]}".strip(" ."):
        return None
    part, further = (told.part, told.further) if told is not None else (False, False)
    return Count(low=found.low, best=found.best, high=found.high, wording=said, of=of, part=part, further=further)
