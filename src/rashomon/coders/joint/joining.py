"""Where the rules' events and the heads' happenings meet: which speak of one thing, and whose claims stand.

The heads say which words are one happening and which are none; a rule's claim stands first where both speak of one question, since rules
are the more precise and heads the more complete (`docs/measures.md` has both on texts kept aside).

Why: docs/decisions/coders.md#heads-point.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

from rashomon.coders.joint.pointing import Told
from rashomon.coders.joint.reliability import stands
from rashomon.coding.claims.writer import in_order
from rashomon.coding.happenings.happening import STRIKES
from rashomon.coding.scene.outline import SUM
from rashomon.coding.telling.when_where import DAYS
from rashomon.records import (
    ROLES,
    SETTING,
    TAKING_PART,
    TOLLS,
    UNKNOWN,
    WHAT_HAPPENED,
    Attribute,
    Claim,
    Count,
    Event,
    Party,
    Period,
    Place,
    Span,
)

SURE = 0.7
"""How sure the heads must be that nothing took place for an event of the rules to go."""
ALONE, ONE_WORD = 0.9995, 0.985
"""Below both what heads alone read as a happening, and the surest of its words, makes no event: what is invented weighs more than what is missed."""
_TOUCHED = frozenset({*ROLES, Attribute.OBJECT, *TOLLS})
_HEARD = frozenset({"ied", "car_bomb", "shooting", "exchange_of_fire"})
_LENT = ("place.discourse", "place.story", "period.discourse", "period.story", "period.no-later-than-publication")
"""Rules by which the discourse lends what no sentence of the happening tells: weaker than words that the heads point at."""
_WEAK = (*_LENT, "place.sentence", "period.sentence")
"""Those, and what only stands in one sentence with it: no ground to hold apart what the heads hold one."""
_PRONOUNS = frozenset({"they", "them", "he", "she", "it", "him", "her", "who", "those"})
_SPOKEN = frozenset({"statement", "meeting", "ceasefire", "protest", "patrol", "base", "deployment", "withdrawal", "harm", "control"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """What joining asks for.

    `write` gives the heads' claims of a happening for an event's id, `name` the id of an event on a trigger, `sentence` the number of the
    sentence that holds a character, `unreal` whether the grammar says of a trigger that nothing was done: foiled, asked about, told by a film.
    """

    write: Callable[[Told, str], tuple[Claim, ...]]
    name: Callable[[Span], str]
    sentence: Callable[[int], int]
    unreal: Callable[[Span], bool]


def join(events: Sequence[Event], told: Sequence[Told], ways: Ways) -> list[Event]:
    """The events of both."""
    home = homes(events, told)
    told_of = {character for event in events for span in {event.trigger, *event.mentions} for character in range(span.start, span.end)}
    counted = {character for event in events for claim in event.of(*TOLLS) for character in range(claim.evidence[0].start, claim.evidence[0].end)}
    ways = replace(ways, write=_without_counted(ways.write, counted))
    found: list[Event] = []
    for number, happening in enumerate(told):
        mine = [event for place, event in enumerate(events) if home.get(place) == number]
        if mine:
            found += _met(mine, happening, ways)
        elif _worth_telling(happening) and not _told_of_nothing(happening, told_of, ways):
            chief = happening.chief[0]
            event = ways.name(chief)
            claims = ways.write(happening, event)
            if _settled(claims):
                found.append(
                    Event(
                        id=event, report=chief.report, trigger=chief, focal=happening.news, claims=claims,
                        mentions=tuple(sorted(span for span, _ in happening.triggers)),
                    )
                )  # fmt: skip
    found += [event for place, event in enumerate(events) if place not in home]
    return [event for event in found if _tells(event)]


def _told_of_nothing(happening: Told, told_of: Collection[int], ways: Ways) -> bool:
    """Whether a happening that heads alone read has words that a rules' event has already, or words of which all tell that nothing was done."""
    spans = [span for span, _ in happening.triggers]
    return all(map(ways.unreal, spans)) or any(at in told_of for span in spans for at in range(span.start, span.end))


def _tells(event: Event) -> bool:
    """Whether a row tells anything of somebody or something; a bare "fell" or "met" tells of nothing, a blast heard in a place on a day does."""
    told = {claim.attribute for claim in event.claims}
    if told & _TOUCHED or event.modality != "actual":
        return True
    return told >= set(SETTING) and any(c.attribute is Attribute.KIND and c.value in STRIKES | _HEARD for c in event.claims)


def _without_counted(write: Callable[[Told, str], tuple[Claim, ...]], counted: Collection[int]) -> Callable[[Told, str], tuple[Claim, ...]]:
    """The heads' claims but tolls on words whose number a rule has read already: what befell those people is the rule's to say."""

    def written(told: Told, event: str) -> tuple[Claim, ...]:
        return tuple(c for c in write(told, event) if c.attribute not in TOLLS or not any(at in counted for at in range(c.evidence[0].start, c.evidence[0].end)))

    return written


def _adds(claim: Claim, claims: Sequence[Claim], sentence: Callable[[int], int]) -> bool:
    """Whether a head's claim says something beside the rules' on its question: a party that nobody has in any role, a source who gives a party the role that others give it, or blame laid by a source that laid none.

    What one source says answers for no other, and who is told in another sentence is no rival of who is told in this one; where a rule has
    found in this very sentence who it was, a head that points at somebody else there is mistaken more often than not.
    """
    if not isinstance(claim.resolved, Party):
        return False
    if claim.attribute in TAKING_PART:
        if claim.resolved.id == UNKNOWN:
            return False
        told = [c for c in claims if c.attribute in TAKING_PART and isinstance(c.resolved, Party) and c.resolved.id == claim.resolved.id]
        if not told:
            here = sentence(claim.evidence[0].start)
            return not any(c.attribute is claim.attribute and not c.coder.startswith("heads.") and sentence(c.evidence[0].start) == here for c in claims)
        seconds = claim.attribution.source.kind != "outlet" and all(c.attribute is claim.attribute for c in told)
        return seconds and claim.attribution.source.key not in {c.attribution.source.key for c in told}
    if claim.attribute is not Attribute.BLAME:
        return False
    laid = {(c.attribution.source.key, c.resolved.id) for c in claims if c.attribute is Attribute.BLAME and isinstance(c.resolved, Party)}
    return (claim.attribution.source.key, claim.resolved.id) not in laid


def _nobody_known(claim: Claim) -> bool:
    """Whether a claim gives a role to somebody without saying who: a party that the heads know of answers better."""
    return claim.attribute in TAKING_PART and isinstance(claim.resolved, Party) and claim.resolved.id == UNKNOWN


def _rivals(claim: Claim, claims: Sequence[Claim]) -> bool:
    """Whether a claim gives words the role that they do not have by the rules: nobody is doer and victim of one deed."""
    words = claim.evidence[0]
    return claim.attribute in TAKING_PART and any(c.attribute in TAKING_PART and c.attribute is not claim.attribute and c.evidence[0].overlaps(words) for c in claims)


def homes(events: Sequence[Event], told: Sequence[Told]) -> dict[int, int]:
    """The happening that each event shares most of its triggers with."""
    home: dict[int, int] = {}
    at = {character: number for number, one in enumerate(told) for span, _ in one.triggers for character in range(span.start, span.end)}
    for place, event in enumerate(events):
        shared = Counter(
            number for mine in {event.trigger, *event.mentions} for number in {at[c] for c in range(mine.start, mine.end) if c in at}
        )  # fmt: skip
        if shared:
            home[place] = max(shared, key=lambda number: (shared[number], -number))
    return home


def _met(events: Sequence[Event], told: Told, ways: Ways) -> list[Event]:
    """Events that the heads hold to be one, as one, where nothing keeps them apart; what the rules leave open comes from the heads."""
    untold = not told.happened and all(trigger.standing.probability > SURE for _, trigger in told.triggers)
    nought = any(isinstance(c.value, Count) and c.value.high == 0 for event in events for c in event.of(*TOLLS))  # "none of the 12 was killed" is told
    if untold and not nought and not any(event.modality == "negated" for event in events) and not (told.standings == {SUM} and any(map(_of_a_day, events))):
        return []
    first = min(events, key=lambda event: (not event.focal, event.trigger.start))
    claims = list(first.claims)
    mentions = {first.trigger, *first.mentions}
    rest = []
    for event in events:
        if event is first:
            continue
        if _apart(first, event) or event.focal != first.focal:
            rest.append(event)
            continue
        claims += [replace(claim, event=first.id) for claim in event.claims]
        mentions |= {event.trigger, *event.mentions}
    mine = ways.write(told, first.id)
    claims = [claim for claim in claims if stands(claim, mine)]
    answered = {claim.attribute for claim in claims if claim.coder not in _LENT and not _nobody_known(claim)}
    asked = {c.attribute for c in claims if _nobody_known(c) and c.evidence[0].text.lower() not in _PRONOUNS}  # who is unknown by the rules is no better known by the heads
    added = [
        claim
        for claim in mine
        if not _rivals(claim, claims) and not (claim.attribute in asked and _nobody_known(claim)) and (claim.attribute not in answered or _adds(claim, claims, ways.sentence))
    ]
    over = {claim.attribute for claim in added}
    claims = [claim for claim in claims if not (claim.attribute in over and claim.coder in _LENT)]
    known = {claim.id for claim in claims}
    claims += [claim for claim in added if claim.id not in known]
    unique = {claim.id: claim for claim in reversed(claims)}
    mentions |= {span for span, trigger in told.triggers if not any(span.overlaps(other) for event in rest for other in event.mentions)}
    return [replace(first, claims=in_order(unique.values()), mentions=tuple(sorted(mentions))), *rest]


def _of_a_day(event: Event) -> bool:
    """Whether words of its own date an event to a day, as they date no sum over many."""
    return any(isinstance(c.resolved, Period) and c.resolved.precision in DAYS and c.coder not in _LENT for c in event.of(Attribute.PERIOD))


def _apart(one: Event, other: Event) -> bool:
    """Whether two events tell days, or places, that cannot be one."""
    days = [[c.resolved for c in e.of(Attribute.PERIOD) if isinstance(c.resolved, Period) and c.resolved.known and c.coder not in _WEAK] for e in (one, other)]
    if days[0] and days[1] and not any(_meet(a, b) for a in days[0] for b in days[1]):
        return True
    places = [[c.resolved for c in e.of(Attribute.PLACE) if isinstance(c.resolved, Place) and c.resolved.id and c.coder not in _WEAK] for e in (one, other)]
    return bool(places[0] and places[1]) and not any(a.id == b.id or a.id in b.within or b.id in a.within for a in places[0] for b in places[1])


def _meet(one: Period, other: Period) -> bool:
    if one.earliest is None or one.latest is None or other.earliest is None or other.latest is None:
        return True
    return one.earliest <= other.latest and other.earliest <= one.latest


def _worth_telling(told: Told) -> bool:
    """Whether a happening that heads alone read is one of force, told as having happened, on a trigger that is sure enough."""
    asserted = any(trigger.polarity.value == "asserted" for _, trigger in told.triggers)
    return told.happened and asserted and (told.probability >= ALONE or told.surest >= ONE_WORD) and told.happening.kind.value not in _SPOKEN and told.happening.type.value in ("ASSAULT", "COERCE")


def _settled(claims: Sequence[Claim]) -> bool:
    """Whether anything but what kind of happening it is is told: who, where, when, or a toll."""
    return len({claim.attribute for claim in claims} - {*WHAT_HAPPENED, Attribute.OBJECT}) >= 2
