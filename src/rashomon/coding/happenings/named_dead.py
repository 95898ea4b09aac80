"""Whose killing a telling tells of, by name: nobody dies twice, so that the name says which killing is spoken of.

Why: docs/decisions/coding.md#nobody-dies-twice.
"""

from __future__ import annotations

from rashomon.coding.happenings.happening import Happening
from rashomon.coding.telling.telling import Telling
from rashomon.knowledge.events import Trait


def names_of_dead(told: Telling) -> tuple[frozenset[str], ...]:
    """The names of the people whom a telling says were killed, each as its words: "the murder of Pedro Vega"."""
    if told.trigger.entry.effect != "killed":
        return ()
    people = (a.mention for a in told.roles.recipients if a.mention.person)
    return tuple(frozenset(word for word in m.span.text.lower().split() if word.isalpha()) for m in people)


def of_one_by_name(told: Telling) -> bool:
    """Whether a telling tells of the killing of one person, by name."""
    return Trait.KILLING in told.trigger.entry.traits and len(told.roles.recipients) == 1 and bool(names_of_dead(told))


def same_dead(happening: Happening, told: Telling) -> bool:
    """Whether somebody whom a telling says was killed was told to be killed before."""
    mine = [name for t in happening.tellings for name in names_of_dead(t)]
    return any(one <= other or other <= one for one in names_of_dead(told) for other in mine)


def other_dead(happening: Happening, told: Telling) -> bool:
    """Whether "the murder of Ana Mora", in a sentence of its own, follows the killing of others by name.

    A verb goes on with them: "Ana Mora was killed too".
    """
    if told.trigger.verbal or not of_one_by_name(told) or same_dead(happening, told) or happening.tellings[-1].sentence == told.sentence:
        return False
    return all(of_one_by_name(t) or t.bare for t in happening.tellings)


def arrest_over_killing(happening: Happening, told: Telling) -> bool:
    """Whether one is an arrest and the other the killing, told by a noun, for which it may be: "arrested in the murder of Pedro Vega"."""
    arrests = all(_of_arrest(t) for t in happening.tellings)
    killing = all(of_one_by_name(t) and not t.trigger.verbal for t in happening.tellings)
    return (arrests and of_one_by_name(told) and not told.trigger.verbal) or (killing and _of_arrest(told))


def _of_arrest(told: Telling) -> bool:
    return told.trigger.entry.effect == "detained" and told.trigger.entry.type == "COERCE"
