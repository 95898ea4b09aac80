"""What a mention's own words say of its side, before anything around it is asked."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence

from spacy.tokens import Token

from rashomon.knowledge.actors.registry import ActorRegistry, Alias, Match, Nation, Outlet, Person, Sense, SideWord
from rashomon.knowledge.actors.sides import Phrase, live_matches, sides_of
from rashomon.language.parsed import Parsed
from rashomon.records import GOVERNMENT, MILITARY, Party, body_of, sector_of
from rashomon.resolving.actors.actor_scene import Referent

_OFFENSIVES = frozenset(
    [
        "attack",
        "offensive",
        "strike",
        "airstrike",
        "assault",
        "raid",
        "invasion",
        "operation",
        "incursion",
        "ambush",
        "patrol",
        "shelling",
        "bombardment",
    ]
)
_NOT_BY_STATES = frozenset(
    [
        "move",
        "return",
        "enter",
        "build",
        "open",
        "drive",
        "search",
        "evacuate",
        "hit",
        "launch",
        "pull",
        "down",
        "fight",
        "defeat",
        "return",
        "target",
        "kill",
    ]
)
_CARRIERS = frozenset(
    {"launch", "begin", "start", "carry", "conduct", "mount", "stage", "do", "resume", "run", "step", "end", "continue"}
)
_THOUGHTS = frozenset({"think", "believe", "call", "point", "release", "post", "publish"})
_AND = re.compile(r"\s+(?:and|or|&)\s+(?:the\s+)?")
_REBELS = frozenset({"rebel", "insurgent", "guerrilla", "rebel fighter", "rebel group", "opposition fighter", "armed opposition"})
"""Nouns that in a theatre with a state at war with rebels stand for those; militants and jihadists may be anybody's."""
_REBEL = re.compile(r"(?<![\w-])(?:rebel|guerrilla|insurgent)\s", re.IGNORECASE)
"""What makes a column or a leader theirs; an anti-guerrilla battalion is not."""
SPEAKER = "speaker"


class OwnWords:
    """Reads sides off the mentions of one report."""

    def __init__(self, parsed: Parsed, registry: ActorRegistry, host: str | None) -> None:
        self.text, self.registry = parsed.report.text, registry
        self.matches = live_matches(self.text, registry.read(self.text, parsed.report.title), registry)
        self._starts = [m.start for m in self.matches]
        self.rebels = f"{host}_REB" if host and registry.theatre is not None else None
        published = parsed.report.published
        self.on = published.isoformat() if published else None

    def inside(self, start: int, end: int) -> Sequence[Match[Sense]]:
        """The matches that lie between two offsets."""
        first = bisect.bisect_left(self._starts, start)
        last = bisect.bisect_left(self._starts, end)
        return [m for m in self.matches[first:last] if m.end <= end]

    def parties(self, referent: Referent) -> tuple[tuple[Party, ...], str | None]:
        """The parties that the words name, and the word whose meaning hangs on the speaker, where there is one."""
        mention = referent.mention
        matches = self.inside(mention.span.start, mention.span.end)
        bare = self._bare_name(referent, matches)
        if bare is not None:
            return bare, None
        outlet = next((s for m in matches for s in m.entries if isinstance(s, Outlet) and m.text == mention.key), None)
        if outlet is not None and mention.form == "name":
            return ((self.registry.party(outlet.side, "alias"),) if outlet.side else ()), None
        phrase = Phrase(mention.span.start, mention.span.end, mention.head.start, mention.head.end, referent.noun)
        sides = sides_of(self.text, phrase, matches, self.registry, self.on) if referent.noun else ()
        spoken = next((s.actor for s in sides if s.how == SPEAKER), None)
        found = tuple(self.registry.party(s.actor, s.how) for s in sides if s.how != SPEAKER)
        if not found and spoken is None and self.rebels and self._of_rebels(referent):
            return (self.registry.party(self.rebels, "alias"),), None
        if not found and spoken is None and referent.noun is not None and referent.noun.alone:
            return (self.registry.party(referent.noun.alone, "alias"),), None
        if len(found) == 1 and self._is_government(referent):
            found = (self._by_deed(found[0], referent),)
        return found, spoken

    def _of_rebels(self, referent: Referent) -> bool:
        """Whether a phrase speaks of rebels by its own words: "insurgents", "a guerrilla column"."""
        noun, mention = referent.noun, referent.mention
        if noun is None or noun.sector == "CIV":
            return False
        return noun.word in _REBELS or _REBEL.search(self.text, mention.span.start, mention.head.end) is not None

    def standing(self, referent: Referent) -> tuple[bool, bool]:
        """Whether a mention is a state by its name, and whether it is an outlet."""
        mention = referent.mention
        if mention.form != "name" or mention.person:
            return False, referent.noun is not None and referent.noun.sector == "MED"
        entries = [s for m in self.inside(mention.span.start, mention.span.end) for s in m.entries]
        state = referent.noun is None and any(isinstance(s, Nation) and s.how in ("name", "seat") for s in entries)
        mouth = any(isinstance(s, Outlet) for s in entries) or (
            referent.noun is not None and referent.noun.sector == "MED"
        )
        return state, mouth

    def _bare_name(self, referent: Referent, matches: Sequence[Match[Sense]]) -> tuple[Party, ...] | None:
        """The party of a name that stands alone; None where a noun heads the phrase."""
        mention = referent.mention
        over = [m for m in matches if m.start <= mention.head.start < m.end]
        if mention.form == "pronoun" or not over:
            return None
        match = over[0]
        if referent.deed and (deed := self._deed(match)):
            return deed
        people = False
        for sense in match.entries:
            if isinstance(sense, Alias):
                if referent.noun is not None and sense.generic and self._other_nation(sense, matches):
                    return None
                if sense.generic and (owner := self._named_owner(match, matches)) is not None:
                    return (owner,)
                party = self.registry.party(sense.actor, "alias")
                seat = any(isinstance(s, Nation) for s in match.entries)
                chief = self._by_deed(party, referent) if seat or self._is_government(referent) else party
                return self._with_joined(chief, match, referent, matches)
            if isinstance(sense, Outlet):
                return (self.registry.party(sense.side, "alias"),) if sense.side else ()
            people = people or (isinstance(sense, Nation) and sense.how == "people")
        if mention.person or any(isinstance(s, Person) for s in match.entries):
            return None
        nation = next((s for s in match.entries if isinstance(s, Nation)), None)
        if nation is None or referent.noun is not None:
            return () if nation is not None and referent.noun is None else None
        named = any(isinstance(s, Nation) and s.how in ("name", "seat") for s in match.entries)
        if named and not (people and referent.plural):
            return (self._by_deed(self.registry.party(body_of(nation.id, GOVERNMENT), "nationality"), referent),)
        return self._people(nation, referent)

    def _named_owner(self, match: Match[Sense], matches: Sequence[Match[Sense]]) -> Party | None:
        """The group whose name stands right before a word for all: "Al-Qaeda loyalists" are Al-Qaeda's."""
        before = next((m for m in reversed(matches) if m.end <= match.start), None)
        if before is None or self.text[before.end : match.start].strip():
            return None
        named = next((s for s in before.entries if isinstance(s, Alias) and not s.generic), None)
        known = self.registry.actor(named.actor) if named is not None else None
        return self.registry.party(known.id, "alias") if known is not None and known.kind in ("rebels", "militia") else None

    def _with_joined(
        self, chief: Party, match: Match[Sense], referent: Referent, matches: Sequence[Match[Sense]]
    ) -> tuple[Party, ...]:
        """The party of a name with those that "and" joins to it in one phrase: "rebels and regime forces" are two."""
        before, first = [], match
        for other in reversed([m for m in matches if m.end <= match.start]):
            if not _AND.fullmatch(self.text, other.end, first.start):
                break
            party = self._joined(other, referent)
            if party is not None:
                before.append(party)
            first = other
        return tuple({p.id: p for p in (*reversed(before), chief)}.values())

    def _joined(self, match: Match[Sense], referent: Referent) -> Party | None:
        """Whom a name or a side's word stands for that shares its noun with a name after "and"."""
        sector = referent.noun.sector if referent.noun else None
        for sense in sorted(match.entries, key=lambda s: not isinstance(s, SideWord)):
            if isinstance(sense, SideWord) and self.registry.holds(sense, self.on) and (actor := sense.actor(sector)):
                return self.registry.party(actor, "alias")
            if isinstance(sense, Alias):
                return self.registry.party(sense.actor, "alias")
            if isinstance(sense, Nation) and sense.how == "adjective" and sector:
                return self.registry.party(self.registry.of_nation(sense.id, sector), "nationality")
        return None

    def _deed(self, match: Match[Sense]) -> tuple[Party, ...]:
        """Who does the deed that the word stands before: "Russian" in "Russian air strikes" is RUS_MIL."""
        for sense in match.entries:
            if isinstance(sense, Alias):
                nation = self.registry.nation_of(sense.actor)
                armed = body_of(nation, MILITARY) if nation and sector_of(sense.actor) == GOVERNMENT else sense.actor
                return (self.registry.party(armed, "alias"),)
            if isinstance(sense, SideWord) and self.registry.holds(sense, self.on) and (actor := sense.actor("MIL")):
                return (self.registry.party(actor, "alias"),)
        nation_of = next((s.id for s in match.entries if isinstance(s, Nation)), None)
        return (self.registry.party(body_of(nation_of, MILITARY), "nationality"),) if nation_of else ()

    def _other_nation(self, alias: Alias, matches: Sequence[Match[Sense]]) -> bool:
        return any(isinstance(s, Nation) and s.id != alias.nation and alias.nation for m in matches for s in m.entries)

    def _people(self, nation: Nation, referent: Referent) -> tuple[Party, ...]:
        """Whom "the Russians" stand for: their soldiers in a theatre where those fight, their government where they speak."""
        first = referent.mention.span.text.split()[0].lower()
        if not referent.plural or (
            first not in ("the", "these", "those") and len(referent.mention.span.text.split()) > 1
        ):
            return ()
        soldiers = body_of(nation.id, MILITARY)
        verb = referent.verb.lemma_.lower()
        if verb in self.registry.verbs.speech - _THOUGHTS and referent.role == "nsubj":
            return (self.registry.party(body_of(nation.id, GOVERNMENT), "nationality"),)
        pointed = first in ("the", "these", "those") or referent.role == "nsubj"
        fights = self.registry.actor(soldiers) is not None or does_arms(referent, self.registry)
        return (self.registry.party(soldiers, "nationality"),) if pointed and fights else ()

    def _is_government(self, referent: Referent) -> bool:
        return referent.noun is not None and referent.noun.use == "body" and referent.noun.sector == "GOV"

    def _by_deed(self, party: Party, referent: Referent) -> Party:
        """A state that does a deed of arms does it by its soldiers: "Turkey began attacking" is TUR_MIL."""
        nation = self.registry.nation_of(party.id)
        if party.sector != GOVERNMENT or nation is None or not does_arms(referent, self.registry):
            return party
        return self.registry.party(body_of(nation, MILITARY), party.how)


def does_arms(referent: Referent, registry: ActorRegistry) -> bool:
    """Whether the referent is said to do a deed of arms: "attacked", "launched an offensive", "interdicted by the US"."""
    if referent.role not in ("nsubj", "obl:agent"):
        return False
    return _armed(referent.verb, registry)


def _armed(verb: Token, registry: ActorRegistry) -> bool:
    lemma = verb.lemma_.lower()
    if lemma in registry.verbs.arms and lemma not in _NOT_BY_STATES:
        return True
    if lemma not in _CARRIERS:
        return False
    for child in verb.children:
        if child.dep_ == "obj" and child.lemma_.lower() in _OFFENSIVES:
            return True
        if child.dep_ == "xcomp" and child.pos_ == "VERB" and _armed(child, registry):
            return True
    return False
