"""Claims in short words, one line each, as the case files spell them: "killed 3 of SYR_MIL, says the ministry"."""

from __future__ import annotations

from rashomon.records import Certainty, Claim, Count, Party, Period, Place, Polarity, Stance


def say(claim: Claim) -> str:
    """A claim in one line: "not" where it is denied, its certainty where it is less than certain, its source where that is not the outlet."""
    denied = "not " if claim.polarity is Polarity.DENIED else ""
    doubt = f" ({claim.certainty.value})" if claim.certainty is not Certainty.CERTAIN else ""
    source = claim.attribution.source
    said = "" if source.kind == "outlet" else f", says {' '.join(source.name.split()) or source.kind}"
    return f"{denied}{claim.attribute.value} {_value(claim)}{doubt}{said}"


def _value(claim: Claim) -> str:
    match claim.value, claim.resolved:
        case Count() as count, whose:
            number = str(count.low) if count.low == count.high is not None else "/".join("?" if n is None else str(n) for n in (count.low, count.best, count.high))
            return f"{number} of {whose.id}" if isinstance(whose, Party) else number
        case Stance() as stance, party:
            return f"{stance.stance} {stance.item}" + (f" by {party.id}" if isinstance(party, Party) else "")
        case value, Party() as party:
            return party.id if party.id != "UNKNOWN" else f"“{' '.join(str(value).split())}”"
        case _, Period() as period:
            return period.wording if not period.known else period.earliest or "" if period.earliest == period.latest else f"{period.earliest or ''}..{period.latest or ''}"
        case _, Place() as place:
            return place.name
        case value, _:
            return " ".join(str(value).split())
