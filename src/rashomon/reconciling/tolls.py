"""Which numbers of people can be set against each other: whose people, of what sort, and from whom the number comes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from rashomon.reconciling.compatible import Contains
from rashomon.records import UNKNOWN, Claim, Count, Party

_FLOOR = re.compile(r"\s*(?:at\s+(?:the\s+very\s+)?least|more\s+than|over|above|upwards?\s+of|no\s+(?:less|fewer)\s+than|not\s+(?:less|fewer)\s+than|a\s+minimum\s+of)\b", re.IGNORECASE)
_SOME_OF = re.compile(r"\bof\s+(?:the|them|those|these|his|her|its|their|our)\b", re.IGNORECASE)
_ONE_KNOWN = re.compile(r"\s*(?:the|its|his|her|their|our|my)\b", re.IGNORECASE)
_REACH = 2
_EVERYBODY = 0
_CIVILIANS = 1
_SOME = 2
_WIDE = frozenset({"civilian", "civilians", "citizen", "citizens", "noncombatant", "noncombatants", "non-combatants", "bystanders"})
_NARROW = frozenset({
    "baby", "babies", "infant", "infants", "toddler", "child", "children", "kid", "kids", "schoolchildren", "pupil", "pupils", "boy", "boys", "girl",
    "girls", "teenager", "teenagers", "youth", "youths", "minor", "minors", "woman", "women", "female", "females", "wife", "wives", "mother", "mothers", "man", "men",
    "elderly", "family", "families", "relative", "relatives", "son", "sons", "daughter", "daughters", "brother", "brothers", "sister", "sisters", "medic", "medics",
    "doctor", "doctors", "nurse", "nurses", "paramedic", "paramedics", "patient", "patients", "rescuer", "rescuers", "volunteer", "volunteers", "teacher",
    "teachers", "student", "students", "journalist", "journalists", "reporter", "reporters", "photographer", "worker", "workers", "driver", "drivers",
    "pilot", "pilots", "officer", "officers", "general", "commander", "commanders", "leader", "leaders", "guard", "guards", "foreigner", "foreigners",
})  # fmt: skip
"""Nouns for some of the people there: two accounts that count the children and the dead do not gainsay each other."""


def comparable(claims: Sequence[Claim]) -> Sequence[Claim]:
    """The claims without those that count some of others ("one of the wounded"), where any counts all."""
    whole = [c for c in claims if not (isinstance(c.value, Count) and _SOME_OF.search(c.value.wording))]
    return whole or claims


def sort_of(count: Count) -> tuple[int, str]:
    """How wide the words for those counted are, and which they are where they stand for some only: one known person, or a sort of people."""
    if count.low == count.high == 1 and _ONE_KNOWN.match(count.wording):
        return _SOME, count.wording
    words = count.of.lower().split() if count.of else []
    some = next((word for word in reversed(words) if word in _NARROW), None)
    if some is not None:
        return _SOME, some
    return (_CIVILIANS, "civilian") if any(word in _WIDE for word in words) else (_EVERYBODY, "")


def numbers_fit(one: Count, other: Count) -> bool:
    """Whether both numbers can be right. Of some there are no more than of all; of children and of medics any numbers fit."""
    (wide, sort), (wide_too, sort_too) = sort_of(one), sort_of(other)
    if wide == wide_too:
        return sort != sort_too or (one.fits(other) and _near(one, other) and _near(other, one))
    some, everybody = (one, other) if wide > wide_too else (other, one)
    least, most = (some.low if some.low is not None else some.best), everybody.most
    return one.fits(other) or least is None or most is None or least <= most


def _near(floor: Count, other: Count) -> bool:
    """Whether a number is one that whoever counted "at least 12" may mean: 15 is, and 40 is another toll."""
    if floor.high is not None or floor.best is not None or not floor.low or not _FLOOR.match(floor.wording):
        return True
    told = other.low if other.low is not None else other.best
    return told is None or (other.high is None and other.low is not None and not _FLOOR.match(other.wording)) or told <= floor.low * _REACH


def without_short_forms(claims: Sequence[Claim], reports: Mapping[str, str]) -> Mapping[str, Count]:
    """For a bare number the bounded one that its report also tells: the "60" of a headline is the "at least 60" beneath it."""
    bounded: dict[tuple[str, int], Count] = {}
    for claim in sorted(claims, key=lambda c: c.id):
        count = claim.value
        if isinstance(count, Count) and count.high is None and count.low and _FLOOR.match(count.wording):
            bounded.setdefault((reports[claim.event], count.low), count)
    return {
        c.id: bounded[reports[c.event], c.value.low]
        for c in claims
        if isinstance(c.value, Count) and c.value.low and c.value.low == c.value.high and (reports[c.event], c.value.low) in bounded
    }


def by_subject(claims: Iterable[Claim], contains: Contains) -> dict[str | None, list[Claim]]:
    """The counts by whose people they are. A count of nobody in particular is of the only people that came to harm, where one party's did."""
    found: defaultdict[str | None, list[Claim]] = defaultdict(list)
    for claim in claims:
        whose = claim.resolved.id if isinstance(claim.resolved, Party) else UNKNOWN
        found[None if whose == UNKNOWN else whose].append(claim)
    named = sorted(s for s in found if s is not None)
    for held in named:
        holder = next((h for h in named if h != held and h in found and contains(h, held)), None)
        if holder is not None:
            found[holder] += found.pop(held)
    hurt = [s for s in found if s is not None and any(isinstance(c.value, Count) and c.value.most != 0 for c in found[s])]
    left = hurt or [s for s in found if s is not None]
    if None in found and len(left) == 1:
        found[left[0]] += found.pop(None)
    return dict(found)


def from_whom(claims: Iterable[Claim], reports: Mapping[str, str], origins: Mapping[str, str]) -> dict[str, str]:
    """The origin of each claim, an outlet's own word apart where its report gives a source for the same: then it is that source's.

    "Strike kills 15", says the headline, and the sentence beneath it who counted them.
    """
    held = sorted(claims, key=lambda c: c.id)
    sourced: dict[tuple[str, object], set[str]] = defaultdict(set)
    for claim in held:
        if claim.attribution.source.kind != "outlet":
            sourced[reports[claim.event], _said(claim)].add(origins[claim.id])
    found = {}
    for claim in held:
        told = sourced.get((reports[claim.event], _said(claim)), set()) if claim.attribution.source.kind == "outlet" else set()
        found[claim.id] = min(told) if told else origins[claim.id]
    return found


def _said(claim: Claim) -> object:
    if isinstance(claim.value, Count):
        count = claim.value
        return claim.attribute, count.low if count.low is not None else count.best, count.high if count.low is None else None
    return claim.attribute, claim.resolved.id if isinstance(claim.resolved, Party) else None
