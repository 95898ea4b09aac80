"""Which tellings of one report speak of the same happening."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Token

from rashomon.coding.happenings.happening import CALM, STRIKES, VAGUE, Happening, parties_of
from rashomon.coding.happenings.named_dead import arrest_over_killing, other_dead, same_dead
from rashomon.coding.scene.outline import Outline
from rashomon.coding.scene.periods import apart
from rashomon.coding.telling.relative_days import find_shift, held_apart
from rashomon.coding.telling.telling import Telling
from rashomon.coding.telling.when_where import COUNTRY, PART_OF, REGION, fineness
from rashomon.coding.tolls.objects_hit import ObjectHit
from rashomon.coding.tolls.tolls import Toll
from rashomon.knowledge.events import Trait
from rashomon.knowledge.places.geometry import distance_km, holds
from rashomon.language.clauses import ancestors, clause_of
from rashomon.records import Count, Place, is_yearless

_ENCOUNTER = VAGUE | {
    "block", "collision", "standoff", "exchange_of_fire", "shooting", "pelt", "protest", "ground_attack", "raid",
    "arson", "robbery", "stabbing", "water_cannon", "crowd_control",
}  # fmt: skip
_FAMILIES = (_ENCOUNTER, VAGUE | STRIKES | {"chemical_attack"}, VAGUE | {"ied", "car_bomb", "arson"})
_AFTERMATH = frozenset({"withdrawal"})
_JOINS, _JOINS_BARE = 1.0, 0.5
_RESUMED = 1.0
_HELD_ONE, _HELD_TWO = 1.5, -3.0
_SAME_DEAD, _OTHER_DEAD = 1.5, -3.0
_ANNOUNCED = 2
"""Sentences within which "A second encounter?" announces what is told next as another happening."""
_MANY = 10
_LEAD = 4
_FIRST, _RECENT = 4, 40
_NEW = frozenset(
    {"another", "second", "third", "separate", "different", "earlier", "previous", "similar", "other", "new", "further"}
)
_ELSEWHERE = frozenset({"elsewhere", "separately"})
"""Opening words of a sentence that tells of another happening than those before it."""
_NEW_PARTY = ("another ", "a second ", "a separate ", "a different ")


def gather(tellings: Sequence[Telling], outline: Outline) -> list[Happening]:
    """Join each telling to the happening it fits best, in text order; one that fits none begins its own.

    Days that cannot be one, places too far apart and kinds that exclude each other keep happenings apart; shared
    participants, tolls, days, places, the tree and definite words ("the incident") bring them together. A telling is held
    against the first few happenings (the news) and the latest forty, which bounds the time a long report takes.
    What the `outline` holds to be one, or two, weighs beside all that.
    """
    found: list[Happening] = []
    latest: Happening | None = None
    announced = -_ANNOUNCED - 1
    counted = _counted_beside(tellings)
    spots = _spots_of_turns(tellings)
    named = {t.sentence for t in tellings if not t.trigger.entry.generic}
    for told in sorted(tellings, key=lambda t: (t.sentence, t.trigger.entry.generic, t.trigger.span.start)):
        if latest is not None and _introduced(latest, told) and not _conflict(latest, told):
            latest.add(told)
            continue
        if told.bare and told.trigger.entry.generic and _fresh(told) and told.sentence not in named:
            announced = told.sentence
        apart_from = found if 0 < told.sentence - announced <= _ANNOUNCED and _begins(told) else ()
        if latest is not None and latest.tolls and _later_death(told) and not _elsewhere(latest, told):
            latest.add(replace(told, dates=(), places=()))  # the day of a death is not the day of the deed
            continue
        near = found if len(found) <= _FIRST + _RECENT else [*found[:_FIRST], *found[-_RECENT:]]
        back = latest is not None and latest is not found[0] and _resumes(found[0], latest, told)
        scored = [
            (_affinity(h, told, counted.get(id(told), ())) + outlined + (_RESUMED if back and h is found[0] else 0.0), -n, h)
            for n, h, outlined in ((n, h, _outlined(h, told, outline)) for n, h in enumerate(near) if not any(h is other for other in apart_from))
            if not _conflict(h, told, held_one=outlined > 0) and not _turned(h, told, spots)
        ]
        best = max(scored, key=lambda row: row[:2], default=None)
        if best is not None and best[0] >= (_JOINS_BARE if told.bare or told.nameless_harm else _JOINS):
            latest = best[2]
        elif _begins(told):
            announced = -_ANNOUNCED - 1
            latest = Happening()
            found.append(latest)
        else:
            continue
        latest.add(told)
    return found


def _outlined(happening: Happening, told: Telling, outline: Outline) -> float:
    """What the outline says of a telling and a happening: nothing where it knows one of them not."""
    mine = outline.group(told.trigger.numbers)
    theirs = {group for other in happening.tellings if (group := outline.group(other.trigger.numbers)) is not None}
    if mine is None or not theirs:
        return 0.0
    return _HELD_ONE if mine in theirs else _HELD_TWO


def _spots_of_turns(tellings: Sequence[Telling]) -> dict[int, set[str]]:
    """The spots named in each sentence that opens with a time: "In February a man died in a scuffle at Khirbet Ammu"."""
    turns = {t.sentence: set[str]() for t in tellings if t.opened_by_date and not _definite(t)}
    for told in tellings:
        if told.sentence in turns:
            turns[told.sentence] |= {p.place.id for p in told.places if p.place.id and fineness(p.place) < PART_OF}
    return {sentence: spots for sentence, spots in turns.items() if spots}


def _turned(happening: Happening, told: Telling, spots: Mapping[int, set[str]]) -> bool:
    """Whether the sentence turns to a time and a spot of its own, away from what was told before at neither."""
    there = spots.get(told.sentence)
    if there is None or happening.periods or any(t.sentence == told.sentence for t in happening.tellings):
        return False
    return not any(place.id in there for place in happening.places)


def _resumes(news: Happening, latest: Happening, told: Telling) -> bool:
    """Whether a new paragraph without a day of its own leaves an excursion into the past, and goes on with the news."""
    if told.dates or told.paragraph == latest.tellings[-1].paragraph:
        return False
    ends = [p.latest for p in latest.periods if p.latest is not None and not is_yearless(p.latest)]
    begins = [p.earliest for p in news.periods if p.earliest is not None and not is_yearless(p.earliest)]
    return any(end < begin for end in ends for begin in begins)


def _begins(told: Telling) -> bool:
    """Whether a telling says enough to begin a happening: more than its word, and more than "the incident"."""
    return not told.bare and (not told.trigger.entry.generic or bool(told.roles.everybody) or _fresh(told))


def _introduced(latest: Happening, told: Telling) -> bool:
    """Whether the sentence before announced "another incident": what follows is told of that one."""
    return _fresh(latest.tellings[0]) and 0 <= told.sentence - latest.tellings[-1].sentence <= 1 and not _fresh(told)


def _conflict(happening: Happening, told: Telling, *, held_one: bool = False) -> bool:
    """Whether the two cannot be one: by their kinds, by the entries they stand in, by their days, by their places.

    Kinds of force exclude each other no longer where the outline holds the two to be one: a missile sets a ship on fire.
    """
    by_force = held_one and not told.aside and told.kind not in CALM and not happening.kinds & CALM
    if not (by_force or _compatible(happening, told)) or _fresh(told) or arrest_over_killing(happening, told):
        return True
    if told.trigger.token.sent[0].lower_ in _ELSEWHERE and all(t.sentence != told.sentence for t in happening.tellings):
        return True
    if held_apart(find_shift(told.trigger.token), [t.trigger.token for t in happening.tellings if t.sentence == told.sentence]):
        return True
    entry = happening.tellings[0].entry
    if entry >= 0 and told.entry >= 0 and entry != told.entry:
        return True
    if any(apart(mine, theirs.period) for mine in happening.periods for theirs in told.dates if theirs.period.known):
        return True
    return _elsewhere(happening, told, held_one=held_one)


def _elsewhere(happening: Happening, told: Telling, *, held_one: bool = False) -> bool:
    """Whether a place of the one lies far from a place of the other, and no town or district is told of both.

    Where the outline holds the two to be one, all their places must: a province that is named holds the village named next.
    """
    here = {place.id for place in happening.places if place.id and fineness(place) < REGION}
    if any(there.place.id in here for there in told.places):
        return False
    pairs = [(mine, there.place) for mine in happening.places for there in told.places if not held_one or COUNTRY not in (fineness(mine), fineness(there.place))]
    return bool(pairs) and (all if held_one else any)(_far(mine, other) for mine, other in pairs)


def _later_death(told: Telling) -> bool:
    """Whether somebody is told to have died of what was done before: "one more died of wounds", "succumbed to his injuries"."""
    verb = told.trigger.token
    if Trait.FOLLOWS_HARM not in told.trigger.entry.traits or not told.trigger.verbal:
        return False
    return any(c.lemma_.lower() in ("wound", "injury", "burn") for c in verb.children if c.dep_.startswith("obl"))


def _compatible(happening: Happening, told: Telling) -> bool:
    kind, kinds = "" if told.aside else told.kind, happening.kinds
    generic = all(t.trigger.entry.generic for t in happening.tellings) if not kinds else False
    if kind in CALM:
        return kinds == {kind} or generic
    if kind in VAGUE or not kinds:
        return told.trigger.entry.generic or not kinds & CALM
    if kind in kinds:
        return True
    if kind in _AFTERMATH:
        follows = told.sentence - happening.tellings[-1].sentence <= 1
        return kinds <= _ENCOUNTER and follows and not told.dates and bool(told.roles.everybody & happening.parties)
    if kinds <= _AFTERMATH:
        return kind in _ENCOUNTER and not happening.periods
    together = {kind} | kinds - _AFTERMATH
    if together & STRIKES and together - STRIKES and together <= _ENCOUNTER | STRIKES:
        # Fire from the air upon one of those who clash is part of the clash; bombs on the surroundings are a strike apart.
        struck = {p.id for a in told.roles.recipients for p in a.parties}
        return bool(struck & happening.parties or _same_post(happening, told)) and told.sentence - happening.tellings[-1].sentence <= 2
    return any(together <= family for family in _FAMILIES)


def _hit_again(happening: Happening, told: Telling) -> bool:
    """Whether it hits what was hit before: shells fall on a hospital, and somebody denies having shelled "the hospital"."""
    again = {_object(s) for s in told.struck if told.trigger.token.doc[max(0, _first(told, s) - 1)].lower_ in ("the", "that", "this")}
    return bool(again) and any(_object(s) in again for t in happening.tellings for s in t.struck)


def _object(struck: ObjectHit) -> str:
    return struck.span.text.split()[-1].lower()


def _first(told: Telling, struck: ObjectHit) -> int:
    """The number of the first token of an object's words."""
    found = told.trigger.token.doc.char_span(struck.span.start, struck.span.end, alignment_mode="expand")
    return int(found.start) if found is not None else 0


def _same_post(happening: Happening, told: Telling) -> bool:
    """Whether what was hit is a post that takes part in the happening: "a clash with a checkpoint ... aircraft hit the checkpoint"."""
    hit = {s.span.text.split()[-1].lower() for s in told.struck}
    return bool(hit) and any(
        a.mention.head.text.lower() in hit for t in happening.tellings for a in (*t.roles.actors, *t.roles.recipients)
    )


def _counted_beside(tellings: Sequence[Telling]) -> dict[int, list[Toll]]:
    """The tolls that the tree ties to each telling of a lead that counts nobody itself: "strikes on the town killed 24"."""
    found: dict[int, list[Toll]] = {}
    for told in tellings:
        if told.tolls or told.sentence > _LEAD:
            continue
        for other in tellings:
            if other.sentence == told.sentence and other.tolls and _tied(told.trigger.token, other.trigger.token):
                found.setdefault(id(told), []).extend(other.tolls)
    return found


def _tied(one: Token, other: Token) -> bool:
    return one in ancestors(other) or other in ancestors(one) or clause_of(one).i == clause_of(other).i


def _affinity(happening: Happening, told: Telling, beside: Sequence[Toll] = ()) -> float:
    """How much speaks for one happening: nearness, parties, kind, day, place, definite words, tolls. 1 is enough to join."""
    gap = told.sentence - happening.tellings[-1].sentence
    mine, theirs = happening.parties, parties_of(told)
    if told.nameless_harm:
        theirs = theirs & mine  # civilians may come to harm in anybody's fight
    shared = len(mine & theirs)
    score = 0.0
    if gap == 0:
        score += 1.5 if told.sentence == 0 or _related(happening, told) else 0.75  # a headline tells one thing
    elif gap == 1:
        score += 0.75
    elif gap <= 3:
        score += 0.25
    elif gap > 6:
        settled = _definite(told) or shared > 1 or (told.kind in happening.kinds and theirs <= mine)
        score -= 0.5 if settled else 1.0 if theirs <= mine else 1.5
    if mine and theirs:
        score += 0.25 + min(shared, 2) * 0.75 if shared else (-1.0 if gap else -0.5)
    if same_dead(happening, told):
        score += _SAME_DEAD
    elif other_dead(happening, told):
        score += _OTHER_DEAD
    if told.kind in happening.kinds:
        score += 0.75
    elif told.kind not in VAGUE and happening.kinds:
        score -= 0.25
    if any(not apart(mine_, d.period) for mine_ in happening.periods for d in told.dates if d.period.known):
        score += 1.0
    if any(
        fineness(there.place) <= PART_OF and not _far(here, there.place)
        for here in happening.places
        for there in told.places
        if there.place.known
    ):
        score += 0.75
    if told.trigger.entry.effect and told.bare and any(t.trigger.entry.effect for t in happening.tellings):
        score += 0.25  # "put the toll at" takes up what has harmed somebody
    if _hit_again(happening, told):
        score += 1.25
    if _definite(told):
        score += 1.25 if told.trigger.entry.generic else 0.75
        if gap == 1 or happening.tellings[0].sentence <= 2:
            score += 0.25
    if shared and happening.tellings[0].sentence <= 1:  # the headline and the lead tell of the news
        score += 0.5
    if not happening.periods and happening.tellings[0].sentence <= 1 and _of_a_past_year(told):
        score -= 1.0  # news has no day in its headline, and is no thing of last year
    if told.entry >= 0 and told.entry == happening.tellings[0].entry:
        score += 1.0
    if told.item >= 0 and happening.tellings[-1].item >= 0:
        score += 1.5 if told.item == happening.tellings[-1].item else -2.0
    tolls = [(a, b) for a in happening.tolls for b in told.tolls or beside if b.count.whole and a.attribute == b.attribute]
    if any(_same_number(a.count, b.count) for a, b in tolls):
        score += 1.5
    elif any(a.count.best and a.count.fits(b.count) for a, b in tolls):
        score += 1.0
    return score


def _same_number(one: Count, other: Count) -> bool:
    """Whether one number of ten or more is given twice: a report that says "at least 58" again speaks of the same dead."""
    number = one.best or one.low
    if number is None or number < _MANY or number != (other.best or other.low):
        return False
    return all(c.best or any(letter.isdigit() for letter in c.wording) for c in (one, other))


def _of_a_past_year(told: Telling) -> bool:
    """Whether it is dated by nothing but a year before that of publication: "the rebels had done the same last year"."""
    return bool(told.dates) and all(
        d.period.precision == "year" and (d.period.anchor or "").startswith("publication:") and (d.period.latest or "") < (d.period.anchor or "")[12:16]
        for d in told.dates
    )


def _related(happening: Happening, told: Telling) -> bool:
    """Whether the tree ties the telling to one of the same sentence: one governs the other, or they are coordinated."""
    mine = told.trigger.token
    for other in reversed(happening.tellings):
        if other.sentence != told.sentence:
            return False
        if _tied(mine, other.trigger.token):
            return True
    return False


def _definite(told: Telling) -> bool:
    token = told.trigger.token
    clause = clause_of(token)
    if clause.dep_ == "xcomp":
        clause = clause_of(clause.head)
    cleft = clause.dep_ == "acl:relcl" and any(c.lower_ == "it" and c.dep_ == "nsubj" for c in clause.head.children)
    if cleft and any(c.dep_ == "cop" for c in clause.head.children):
        return True  # "it was US servicemen who blocked the patrol": that it happened is known
    return token.pos_ == "NOUN" and any(c.lower_ in ("the", "this", "that", "these", "its") for c in token.children)


def _fresh(told: Telling) -> bool:
    """Whether the words announce another happening: "another incident", "a second convoy"; "the earlier one" points back."""
    token = told.trigger.token
    if told.trigger.entry.frame not in ("harm", "suffer") and any(
        a.span.text.lower().startswith(_NEW_PARTY) for a in (*told.roles.actors, *told.roles.recipients)
    ):
        return True
    modifiers = {c.lower_ for c in token.children if c.dep_ in ("det", "amod")}
    return token.pos_ in ("NOUN", "PROPN") and bool(modifiers & _NEW) and not modifiers & {"the", "this", "that"}


def _far(one: Place, other: Place) -> bool:
    """Whether two places cannot be one spot: neither holds the other, and their circles do not come within 15 km."""
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return False
    if holds(one, other) or holds(other, one):
        return False
    slack = (one.radius_km or 10.0) + (other.radius_km or 10.0) + 15.0
    return distance_km((one.latitude, one.longitude), (other.latitude, other.longitude)) > slack
