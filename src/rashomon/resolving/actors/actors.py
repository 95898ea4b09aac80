"""Which parties the actor mentions of a report stand for.

"the Russian patrol" is RUS_MIL by its own words; "the patrol" in the next sentence is by reference; "the two sides" are two.
What nothing in the text supports stays out of the answer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.knowledge.actors.loading import plural
from rashomon.knowledge.actors.registry import ActorRegistry, Nation
from rashomon.language.numerals import ONES
from rashomon.language.parsed import Parsed
from rashomon.records import GOVERNMENT, MILITARY, UNKNOWN, ActorMention, Party, Span, body_of
from rashomon.resolving.actors.actor_people import NamedPeople
from rashomon.resolving.actors.actor_pronouns import Pronouns
from rashomon.resolving.actors.actor_references import References
from rashomon.resolving.actors.actor_scene import ActorScene, Referent, set_scene
from rashomon.resolving.actors.actor_spoken import SpokenWords
from rashomon.resolving.actors.actor_words import OwnWords

_HOSTS = frozenset({"government", "army", "military", "regime", "governor"})
_HOSTS_OF_SEVERAL = _HOSTS | {"armed force", "air force", "navy", "police", "security force"}
"""Those of one state of several, where all happened in it; where a theatre has but one host, its pack says whose these are."""
_MEN_OF_HOST = frozenset(
    ("soldier", "serviceman", "army officer", "colonel", "lieutenant", "brigadier", "major general", "policeman", "policemen", "policewoman",
     "police officer")
)  # fmt: skip
"""Whom a state has and guerrillas have not."""
_MEN = frozenset({"fighter", "man", "men", "guerrilla", "guerilla", "militiaman", "militiamen", "member", "combatant", "commander", "gunner", "unit", "force", "rebel"})
"""Nouns for people who are, with "its" or "the group's" before them, that body's own."""
_GROUPS = frozenset({"group", "movement", "militia", "organization", "organisation", "faction"})
_GROUP_KINDS = frozenset({"rebels", "militia"})
_POSSESSIVES = frozenset({"its", "their", "his", "her", "our", "my"})
_PAIR = re.compile(
    r"\b(?:the two|both|either|neither|each|the world's two)\s+(?:[\w-]+\s+){0,2}"
    r"(?:sides?|countr(?:y|ies)|(?:super)?powers?|militar(?:y|ies)|part(?:y|ies)|states?|nations?|arm(?:y|ies)|patrols?|convoys?|forces?|governments?)\b"
)
_PAIRS = frozenset({"both", "neither", "the two"})
_BANDS_BACK = 40
"""How many mentions back a body of rebels is looked for."""
_NUMBERS = frozenset(ONES) | {"others", "another"}


def resolve_actors(
    parsed: Parsed, mentions: Sequence[ActorMention], registry: ActorRegistry, *, home: str | None = None
) -> dict[Span, tuple[Party, ...]]:
    """For each mention's span the parties it stands for, the unresolved left out.

    `home` is the state (ISO alpha-3) in which the report's events lie; outside every theatre, and in a theatre of several
    hosts, "the army" is its.

    Names and nationalities come first, so that words may point forward to none and back to all; then the mentions in text
    order, each with what is known before it.
    """
    scene = set_scene(parsed, mentions, registry)
    resolver = _Resolver(parsed, scene, home)
    for referent in scene.referents:
        resolver.read_words(referent)
    resolver.read_hosts()
    for referent in scene.referents:
        if referent.open:
            referent.parties = resolver.references.definite(referent) or referent.parties
        elif not referent.parties:
            referent.parties = resolver.follow(referent)
        if referent.ids == {UNKNOWN}:
            referent.parties = resolver.whose(referent) or referent.parties
        elif referent.ids == {resolver.words.rebels}:
            referent.parties = resolver.band_before(referent) or referent.parties
    for referent in scene.referents:
        if not referent.parties:
            referent.parties = resolver.follow_late(referent)
    return {r.mention.span: resolver.on_the_day(r.parties) for r in scene.referents if r.parties}


class _Resolver:
    """One report while its mentions are resolved."""

    def __init__(self, parsed: Parsed, scene: ActorScene, home: str | None) -> None:
        self.scene, self.registry = scene, scene.registry
        speaks = scene.registry.reads_theatre(parsed.report.text, parsed.report.title)
        of_host = speaks or scene.registry.theatre is None or home in scene.registry.hosts
        self.theatre_host = scene.registry.host_at(home) if of_host else None
        self.words = OwnWords(parsed, scene.registry, self.theatre_host)
        self.people = NamedPeople(scene, self.words)
        self.references = References(scene)
        self.pronouns = Pronouns(scene, parsed.report.text)
        outlet = scene.registry.outlet(parsed.report.outlet)
        self.outlet_side = outlet.side if outlet is not None else None
        self.spoken = SpokenWords(scene, self.words, self.outlet_side, self.theatre_host)

    def read_words(self, referent: Referent) -> None:
        """Settle what the mention's own words say."""
        if referent.mention.form == "pronoun":
            return
        if referent.mention.person:
            referent.parties = self.people.parties(referent)
            return
        if _PAIR.search(referent.mention.span.text.lower()):
            return
        found, spoken = self.words.parties(referent)
        referent.state, referent.mouth = self.words.standing(referent)
        referent.parties = found
        referent.spoken = spoken is not None
        referent.open = referent.mention.form == "definite" and referent.ids == {UNKNOWN}

    def read_hosts(self) -> None:
        """In a theatre of several hosts "the army" and "four soldiers" are of the state where all happened, where no other's are named."""
        if not self.registry.hosts or self.theatre_host is None:
            return
        named = {p.id for r in self.scene.referents for p in r.parties}
        for referent in self.scene.referents:
            if referent.parties or referent.spoken or referent.mention.person:
                continue
            noun = referent.noun
            if noun is not None and noun.word in _MEN_OF_HOST:
                sector = "COP" if "police" in referent.mention.span.text.lower() else noun.sector
                own: tuple[Party, ...] = (self.registry.party(f"{self.theatre_host}_{sector}", "alias"),)
            else:
                own = () if self._of_somebody(referent) else self._host(referent)
            if own and not any(n != own[0].id and n.endswith(own[0].id[-4:]) for n in named):
                referent.parties = own

    def _of_somebody(self, referent: Referent) -> bool:
        """Whether a phrase says itself whose they are: "their army", "the army of Chad"."""
        return any(c.dep_ in ("nmod", "nmod:poss") for c in referent.token.children)

    def follow(self, referent: Referent) -> tuple[Party, ...]:
        """Follow a mention to what it points back at."""
        mention = referent.mention
        low = mention.span.text.lower()
        words = low.split()
        if mention.person:
            return self.people.parties(referent)
        if referent.spoken:
            return self._spoken(referent)
        if mention.form == "pronoun":
            return self.pronouns.parties(referent)
        if low in _PAIRS or _PAIR.search(low):
            return self.references.pair(referent)
        if referent.noun is None and words[-1] in _NUMBERS:
            return self.references.numbered(referent)
        owner = self._owner(referent)
        if owner is not None:
            return self._owned(referent, owner)
        if mention.form == "definite":
            return self._own_men(referent) or self.references.institution(referent) or self.references.definite(referent)
        if mention.form == "group" and (people := self._compatriots(referent)):
            return people
        if referent.word == "counterpart":
            return self._counterpart(referent)
        if referent.noun is not None and referent.noun.use == "speaker":
            return self._spokesman(referent) or self._source(referent) or self.references.indefinite(referent)
        if mention.form == "indefinite":
            return self._crowd(referent) or self.references.indefinite(referent)
        return ()

    def follow_late(self, referent: Referent) -> tuple[Party, ...]:
        """What only a later mention tells: "his US counterpart, Gen. Mark Milley"."""
        if referent.noun is None or referent.mention.person:
            return ()
        whole = self._of_whom(referent) or self._host(referent)
        if whole or referent.noun.use not in ("people", "speaker", "side"):
            return whole
        following = self.scene.referents[referent.order + 1 : referent.order + 3]
        for other in following:
            gap = self.words.text[referent.mention.span.end : max(referent.mention.span.end, other.mention.span.start)]
            if other.mention.person and other.parties and gap.strip() in ("", ","):
                return self.scene.refer(other.parties)
        return ()

    def _spoken(self, referent: Referent) -> tuple[Party, ...]:
        """Whom a loaded word means: for "the terrorists" those named before, then whom the speaker calls so, then nobody."""
        noun = referent.noun
        alone = (self.registry.party(noun.alone, "alias"),) if noun is not None and noun.alone else ()
        named = self._named_before(referent)
        if named:
            return named
        if alone and referent.mention.form == "definite" and (named := self.references.definite(referent)):
            return named
        found = self.spoken.parties(referent)
        words = referent.mention.span.text.lower().split()
        if found and alone and "other" not in words and (band := self.references.band(referent)):
            return band
        if found or alone or words[0] in ("a", "an", "another") or "occupation" in words:
            return found or alone
        host = body_of(self.theatre_host or "", MILITARY)
        if referent.mention.form != "definite" and noun is not None and "army" in words and self.spoken.names(host):
            return (self.registry.party(host, "alias"),)
        return self.references.institution(referent) or self.references.definite(referent)

    def _named_before(self, referent: Referent) -> tuple[Party, ...]:
        """The group named right before its label: "the Islamic State (IS) terrorist organization"."""
        start = referent.mention.span.start
        for other in reversed(self.scene.referents[max(0, referent.order - 2) : referent.order]):
            gap = self.words.text[other.mention.span.end : start]
            if other.mention.form == "name" and other.parties and gap.strip() and len(gap) <= 4 and not gap.strip("()[]'\"\u2019\u201d "):
                return self.scene.refer(other.parties)
        return ()

    def _host(self, referent: Referent) -> tuple[Party, ...]:
        """In a theatre "the government" or "the army" that nothing else explains is the host state's."""
        low = referent.mention.span.text.lower()
        noun = referent.noun
        if (
            noun is None
            or self.theatre_host is None
            or noun.word not in (_HOSTS_OF_SEVERAL if self.registry.hosts else _HOSTS)
            or low.startswith(("a ", "an ", "any ", "no "))
        ):
            return ()
        placed = noun.word == "governor" and self.registry.names_host_place(referent.mention.span.text)
        if low.removeprefix("the ") not in {noun.word, plural(noun.word)} and noun.word != "regime" and not placed:
            return ()
        return (self.registry.party(f"{self.theatre_host}_{noun.sector}", "alias"),)

    def on_the_day(self, parties: tuple[Party, ...]) -> tuple[Party, ...]:
        """The parties as the bodies that they were on the day of the report."""
        day = self.words.on
        bodies = (p if (body := self.registry.body(p.id, day)) == p.id else self.registry.party(body, p.how) for p in parties)
        return tuple({p.id: p for p in bodies}.values())

    def whose(self, referent: Referent) -> tuple[Party, ...]:
        """The group that a label of nobody's belongs to: "militants from the Nusra Front", "an [IS] suicide bomber", "its fighters"."""
        return self._of_whom(referent) or self._named_before(referent) or self._own_men(referent)

    def _own_men(self, referent: Referent) -> tuple[Party, ...]:
        """The armed body whose own men a phrase tells of: "JNIM said its fighters", "the group's guerrillas"."""
        owner = self._owner(referent)
        if owner is None:
            owner = next((self._group_before(referent) for c in referent.token.children if c.dep_ == "nmod:poss" and c.lemma_.lower() in _GROUPS), None)
        if owner is None or referent.word not in _MEN or not owner.parties:
            return ()
        return self.scene.refer(tuple(p for p in owner.parties if self.references.armed(p.id)))

    def _group_before(self, referent: Referent) -> Referent | None:
        """The armed group named last, which "the group" is."""
        before = (r for r in self.scene.before(referent, 1) if len(r.parties) == 1)
        return next((r for r in before if (actor := self.registry.actor(r.parties[0].id)) is not None and actor.kind in _GROUP_KINDS), None)

    def band_before(self, referent: Referent) -> tuple[Party, ...]:
        """Which of a host's several bodies "the guerrillas" are: the one named last before them."""
        if referent.mention.form != "definite" or not self.registry.hosts:
            return ()
        for other in reversed(self.scene.referents[max(0, referent.order - _BANDS_BACK) : referent.order]):
            bands = tuple(p for p in other.parties if self.words.rebels in self.registry.wholes(p.id))
            if bands:
                return self.scene.refer(bands)
        return ()

    def _of_whom(self, referent: Referent) -> tuple[Party, ...]:
        """Whose they are by the phrase after "of" or "from": "armored vehicles of the two countries", "14 fighters from X"."""
        if referent.noun is None or referent.noun.sector not in ("MIL", "UAF", "REB", "UNK"):
            return ()
        soldiers = referent.noun.sector == "MIL"
        if soldiers and (parties := self._loyal_to(referent)):
            return parties
        words = ("of",) if soldiers else ("of", "from")
        for child in referent.token.children:
            other = self.scene.by_token.get(child.i)
            behind = child.dep_ == "nmod" and child.i > referent.token.i and any(c.lower_ in words for c in child.children)
            if not behind or other is None or not other.parties:
                continue
            if soldiers:
                return self._armed(other.parties)
            if other.mention.form == "name" and not other.mention.person and not other.state:
                return self.scene.refer(other.parties)
        return ()

    def _loyal_to(self, referent: Referent) -> tuple[Party, ...]:
        """The army of the government that soldiers are said to be loyal to: "forces loyal to the Syrian government"."""
        bonds = [child for child in referent.token.children if child.lemma_ == "loyal" and child.i > referent.token.i]
        others = (self.scene.by_token.get(child.i) for bond in bonds for child in bond.children if child.dep_.startswith("obl"))
        parties = tuple(p for other in others if other is not None for p in other.parties)
        return self._armed(parties) if parties and all(self.registry.nation_of(p.id) for p in parties) else ()

    def _armed(self, parties: Sequence[Party]) -> tuple[Party, ...]:
        """The soldiers of these parties: a government's are its state's."""
        armed = (body_of(p.country, MILITARY) if p.sector == GOVERNMENT and self.registry.nation_of(p.id) else p.id for p in parties)
        return tuple(self.registry.party(actor, "reference") for actor in armed)

    def _owner(self, referent: Referent) -> Referent | None:
        """The pronoun that owns the phrase: "their" of "their armored vehicle"."""
        first = referent.mention.span
        for other in reversed(self.scene.referents[max(0, referent.order - 3) : referent.order]):
            inside = first.covers(other.mention.span)
            if inside and other.mention.form == "pronoun" and other.mention.span.text.lower() in _POSSESSIVES:
                return other
        return None

    def _owned(self, referent: Referent, owner: Referent) -> tuple[Party, ...]:
        noun = referent.noun
        if noun is None or not owner.parties:
            return ()
        if noun.sector == "MIL":
            return self._armed(owner.parties)
        if noun.sector == "GOV":
            nations = ((p, self.registry.nation_of(p.id)) for p in owner.parties)
            groups = noun.use in ("people", "speaker")  # the spokesman of a group of no state speaks for the group
            return tuple(self.registry.party(body_of(n, GOVERNMENT), "reference") if n else p for p, n in nations if n or groups)
        if referent.word in _MEN:
            return self._own_men(referent)
        soldiers = all(p.sector == MILITARY for p in owner.parties)
        return owner.parties if noun.word == "side" or (noun.use in ("people", "speaker") and soldiers) else ()

    def _spokesman(self, referent: Referent) -> tuple[Party, ...]:
        """Whom a spokesman speaks for: "an unnamed spokesman for Russian forces"."""
        for child in referent.token.children:
            other = self.scene.by_token.get(child.i)
            if other is None or not other.parties or child.i < referent.token.i or child.dep_ != "nmod":
                continue
            if any(c.lower_ in ("for", "of", "from", "at", "with") for c in child.children):
                return self.scene.refer(other.parties)
        return ()

    def _source(self, referent: Referent) -> tuple[Party, ...]:
        """A state agency's sources of office are its state's: "a military source told SANA"."""
        noun = referent.noun
        if noun is None or noun.word not in (
            "military source",
            "military official",
            "foreign ministry source",
            "security source",
        ):
            return ()
        sides = [self.outlet_side] if self.outlet_side else []
        for other in self.scene.sentence(referent.sentence):
            if other.role in ("obj", "iobj") and other.verb.i == referent.verb.i:
                sides += [p.id for p in other.parties]
        nations = {self.registry.nation_of(side) for side in sides if side}
        if len(nations) == 1 and (nation := nations.pop()):
            return (self.registry.party(f"{nation}_{noun.sector}", "speaker"),)
        return ()

    def _counterpart(self, referent: Referent) -> tuple[Party, ...]:
        """The same office of another state: "Gerasimov and his US counterpart"."""
        nation = next((s.id for m in self.words.inside(referent.mention.span.start, referent.mention.span.end)
                       for s in m.entries if isinstance(s, Nation)), None)  # fmt: skip
        for other in self.scene.before(referent, 0):
            if nation and other.mention.person and len(other.parties) == 1:
                sector = other.parties[0].sector
                return (self.registry.party(f"{nation}_{sector}", "nationality"),) if sector else ()
        return ()

    def _compatriots(self, referent: Referent) -> tuple[Party, ...]:
        """Soldiers of a state that stand close by, for "four Americans" or "a Russian one"."""
        if referent.noun is not None and referent.word != "one":
            return ()
        span = referent.mention.span
        nations = {s.id for m in self.words.inside(span.start, span.end) for s in m.entries if isinstance(s, Nation)}
        nations.discard(self.theatre_host or "")
        if len(nations) != 1:
            return ()
        nation = nations.pop()
        if referent.word == "one":
            for other in self.scene.before(referent, 1):
                if other.noun is not None and other.noun.sector:
                    return (self.registry.party(self.registry.of_nation(nation, other.noun.sector), "nationality"),)
            return ()
        soldiers = body_of(nation, MILITARY)
        around = [*self.scene.before(referent, 3), *self.scene.sentence(referent.sentence)]
        civilians = any("CIV" in other.ids and other.mention.key for other in around)
        if not civilians and any(soldiers in other.ids for other in around):
            return (self.registry.party(soldiers, "reference"),)
        return ()

    def _crowd(self, referent: Referent) -> tuple[Party, ...]:
        """People of a village, or who throw stones, are civilians; people who are killed may be anybody."""
        if referent.word not in ("people", "person", "persons") or referent.role != "nsubj":
            return ()
        verbs = (referent.verb, *(c for c in referent.verb.children if c.dep_ in ("conj", "advcl", "xcomp")))
        settled = any(
            c.dep_ == "nmod" and c.lemma_.lower() in self.registry.settlements for c in referent.token.children
        )
        crowd = settled or any(v.lemma_.lower() in self.registry.verbs.crowd for v in verbs)
        return (self.registry.party("CIV", "alias"),) if crowd else ()
