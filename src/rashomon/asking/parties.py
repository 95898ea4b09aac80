"""A party that somebody asks about, by code or by name, with all whom it holds.

    find_group("US forces", registries, told)   # USA_MIL
    find_group("Russia", registries, told)      # every Russian arm
    find_group("SDF", registries, told, belonging).holds("YPG")

A name is read as in a report, by the actors of the ledger's theatres and the world's.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from rashomon.asking.nearest import nearest_names
from rashomon.errors import NotFound, SettingError
from rashomon.knowledge.actors.entries import Alias, Nation, Person
from rashomon.knowledge.actors.registry import ActorRegistry
from rashomon.knowledge.actors.sides import Phrase, live_matches, sides_of
from rashomon.knowledge.phrases import split_words
from rashomon.reconciling.compatible import same_party
from rashomon.records import side

__all__ = ["Group", "find_group"]

@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A party or a state, with the bodies that are part of it.

    `id` is a party's id or a state's code alone ("USA"), which stands for its government, army and police. `belonging` names the bodies
    that each party is part of.
    """

    id: str
    name: str
    belonging: Mapping[str, Collection[str]] = field(default_factory=dict, repr=False)

    def holds(self, party: str) -> bool:
        """Whether a party is this one or a part of it."""
        return self.id in (party, side(party)) or self.id in self.belonging.get(party, ()) or same_party(self.id, party)


def find_group(
    asked: str,
    registries: Sequence[ActorRegistry],
    told: Mapping[str, str],
    belonging: Mapping[str, Collection[str]] | None = None,
) -> Group:
    """The party of a code ("USA_MIL", "SDF"), a state's code ("USA") or a name in any of its forms ("US forces", "Russia", "the Pentagon").

    `told` are the parties that the ledger tells of, name by id; `belonging` which bodies each is part of. Raises NotFound with the
    nearest names where nobody is called so.
    """
    held = belonging or {}
    if not any(split_words(asked)):
        raise SettingError(f"{asked!r} names no party; write a code, as USA_MIL, or a name")
    code = "_".join(asked.upper().replace("-", "_").split())
    for registry in registries:
        if code in told or registry.actor(code) is not None or code == "CIV":
            name = told.get(code) or registry.party(code, "alias").name
            return Group(id=code, name=name, belonging=held)
        if (nation := registry.nation(code)) is not None:
            return Group(id=nation.id, name=nation.name, belonging=held)
    for spelling in dict.fromkeys((asked, asked.upper(), asked.title())):
        for registry in registries:
            found = _read(spelling.strip(), registry)
            if found is not None:
                state = registry.nation(found)
                name = state.name if state is not None else told.get(found) or registry.party(found, "alias").name
                return Group(id=found, name=name, belonging=held)
    named = [i for i, name in told.items() if asked.casefold() in name.casefold()]
    if len(named) == 1:
        return Group(id=named[0], name=told[named[0]], belonging=held)
    raise NotFound(_say_unknown(asked, named, registries, told))


def _read(text: str, registry: ActorRegistry) -> str | None:
    """The party or the state that a phrase names, as a report would be read."""
    matches = live_matches(text, registry.find(text), registry)
    bare = text.casefold().removeprefix("the ")
    for match in matches:
        if match.text.casefold() == bare:
            for sense in match.entries:
                if isinstance(sense, Alias):
                    return sense.actor
                if isinstance(sense, Person):
                    return sense.party
            for sense in match.entries:
                if isinstance(sense, Nation):
                    return sense.id
    words = [word.text for word in split_words(text)]
    noun = registry.noun(words)
    if noun is None or not words:
        return None
    if noun.sector == "CIV" and not matches:
        return "CIV"
    start = text.rfind(words[-1])
    phrase = Phrase(0, len(text), start, start + len(words[-1]), noun)
    sides = [s.actor for s in sides_of(text, phrase, matches, registry) if s.how != "speaker"]
    if len(sides) == 1:
        return sides[0]
    nations = {s.id for m in matches for s in m.entries if isinstance(s, Nation)}
    return nations.pop() if len(nations) == 1 and not sides else None


def _say_unknown(asked: str, named: Sequence[str], registries: Sequence[ActorRegistry], told: Mapping[str, str]) -> str:
    if named:
        listed = ", ".join(f"{i} ({told[i]})" for i in sorted(named)[:6])
        return f"{asked!r} may be {listed}; ask by the code"
    names = {name: i for i, name in told.items()} | {i: i for i in told}
    for registry in registries:
        for party in told:
            actor, nation = registry.actor(party), registry.nation(side(party))
            if nation is not None:
                names |= dict.fromkeys((nation.name, nation.adjective), nation.id)
            names |= dict.fromkeys(actor.aliases if actor is not None else (), party)
    near = [f"{name} ({names[name]})" if name != names[name] else name for name in nearest_names(asked, names)]
    return f"no party is called {asked!r}" + (f"; near it are {', '.join(near)}" if near else "; `rashomon actors` lists those who take part")
