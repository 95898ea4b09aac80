"""Which parties the actor mentions of a report stand for.

"the Russian patrol" is RUS_MIL by its own words; "the patrol" in the next sentence is by reference; "the two sides" are two.
What nothing in the text supports stays out of the answer.
"""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.knowledge.actors import ActorRegistry, Nation, SpokenWord
from rashomon.language.parsed import Parsed
from rashomon.records import ActorMention, Party, Span
from rashomon.resolving.actor_people import People
from rashomon.resolving.actor_references import References
from rashomon.resolving.actor_scene import Referent, Scene, set_scene
from rashomon.resolving.actor_words import OwnWords

_POSSESSIVES = frozenset({"its", "their", "his", "her", "our", "my"})
_PAIRED = frozenset({"two", "both", "either", "neither", "each"})
_PAIRS = frozenset({"both", "neither", "the two"})
_NUMBERS = frozenset("one two three four five six seven eight nine ten eleven twelve others another".split())


def resolve_actors(
    parsed: Parsed, mentions: Sequence[ActorMention], registry: ActorRegistry
) -> dict[Span, tuple[Party, ...]]:
    """For each mention's span the parties it stands for, the unresolved left out.

    Names and nationalities come first, so that words may point forward to none and back to all; then the mentions in text
    order, each with what is known before it.
    """
    scene = set_scene(parsed, mentions, registry)
    resolver = _Resolver(parsed, scene)
    for referent in scene.referents:
        resolver.read_words(referent)
    for referent in scene.referents:
        if not referent.parties and not referent.settled:
            referent.parties = resolver.follow(referent)
    for referent in scene.referents:
        if not referent.parties and not referent.settled:
            referent.parties = resolver.follow_late(referent)
    return {r.mention.span: r.parties for r in scene.referents if r.parties}


class _Resolver:
    """One report while its mentions are resolved."""

    def __init__(self, parsed: Parsed, scene: Scene) -> None:
        self.scene, self.registry = scene, scene.registry
        self.words = OwnWords(parsed, scene.registry)
        self.people = People(scene, self.words)
        self.references = References(scene)
        outlet = scene.registry.outlet(parsed.report.outlet)
        self.outlet_side = outlet.side if outlet is not None else None
        self.spoken = self._spoken_with_nation()

    def read_words(self, referent: Referent) -> None:
        """Settle what the mention's own words say."""
        if referent.mention.form == "pronoun":
            return
        if referent.mention.person:
            referent.parties = self.people.parties(referent)
            return
        found, spoken = self.words.parties(referent)
        if not found and spoken is not None:
            found = self._by_speaker(spoken, referent)
        referent.parties = found

    def follow(self, referent: Referent) -> tuple[Party, ...]:
        """Follow a mention to what it points back at."""
        mention = referent.mention
        low = mention.span.text.lower()
        words = low.split()
        if mention.person:
            return self.people.parties(referent)
        if mention.form == "pronoun":
            return self.references.pronoun(referent)
        if low in _PAIRS or (referent.noun is not None and words[0] in ("the", "both", "either", "neither", "each")
                             and set(words) & _PAIRED and referent.noun.use in ("side", "body")):  # fmt: skip
            return self.references.pair(referent)
        if referent.noun is None and words[-1] in _NUMBERS:
            return self.references.numbered(referent)
        owner = self._owner(referent)
        if owner is not None:
            return self._owned(referent, owner)
        if mention.form == "definite":
            return self.references.definite(referent)
        if referent.word == "counterpart":
            return self._counterpart(referent)
        if referent.noun is not None and referent.noun.use == "speaker":
            return self._spokesman(referent) or self._source(referent) or self.references.indefinite(referent)
        if mention.form == "indefinite":
            return self._crowd(referent) or self.references.indefinite(referent)
        return ()

    def follow_late(self, referent: Referent) -> tuple[Party, ...]:
        """What only a later mention tells: "his US counterpart, Gen. Mark Milley"."""
        if referent.noun is None or referent.noun.use not in ("people", "speaker", "side") or referent.mention.person:
            return ()
        following = self.scene.referents[referent.order + 1 : referent.order + 3]
        for other in following:
            gap = self.words.text[referent.mention.span.end : max(referent.mention.span.end, other.mention.span.start)]
            if other.mention.person and other.parties and gap.strip() in ("", ","):
                return tuple(self.registry.party(p.id, "reference") for p in other.parties)
        return ()

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
            armed = (p.id.replace("_GOV", "_MIL") if self.registry.nation_of(p.id) else p.id for p in owner.parties)
            return tuple(self.registry.party(actor, "reference") for actor in armed)
        if noun.sector == "GOV":
            nations = (self.registry.nation_of(p.id) for p in owner.parties)
            return tuple(self.registry.party(f"{n}_GOV", "reference") for n in nations if n)
        return owner.parties if noun.word == "side" else ()

    def _spokesman(self, referent: Referent) -> tuple[Party, ...]:
        """ "an unnamed spokesman for Russian forces" speaks for them."""
        for child in referent.token.children:
            other = self.scene.by_token.get(child.i)
            if other is not None and other.parties and child.i > referent.token.i and child.dep_ == "nmod":
                if any(c.lower_ in ("for", "of", "from", "at", "with") for c in child.children):
                    return tuple(self.registry.party(p.id, "reference") for p in other.parties)
        return ()

    def _source(self, referent: Referent) -> tuple[Party, ...]:
        """ "A military source told SANA": a state agency's sources of office are its state's."""
        noun = referent.noun
        if noun is None or noun.word not in ("military source", "military official", "foreign ministry source", "security source"):
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
        """ "Gerasimov and his US counterpart": the same office of another state."""
        nation = next((s.id for m in self.words.inside(referent.mention.span.start, referent.mention.span.end)
                       for s in m.entries if isinstance(s, Nation)), None)  # fmt: skip
        for other in self.scene.before(referent, 0):
            if nation and other.mention.person and len(other.parties) == 1:
                sector = other.parties[0].id.partition("_")[2]
                return (self.registry.party(f"{nation}_{sector}", "nationality"),) if sector else ()
        return ()

    def _crowd(self, referent: Referent) -> tuple[Party, ...]:
        """People who throw stones or bar a road are civilians; people who are killed may be anybody."""
        if referent.word in ("people", "person", "persons") and referent.role == "nsubj":
            if referent.verb.lemma_.lower() in self.registry.verbs.crowd:
                return (self.registry.party("CIV", "alias"),)
        return ()

    # -- words that hang on who speaks ------------------------------------------------------------------------------------

    def _spoken_with_nation(self) -> dict[str, str]:
        """Words that the report itself gives a nationality somewhere: "US occupation forces" -> occupation: USA_MIL."""
        found: dict[str, str] = {}
        matches = self.words.matches
        for left, right in zip(matches, matches[1:], strict=False):
            gap = self.words.text[left.end : right.start]
            spoken = next((s for s in right.entries if isinstance(s, SpokenWord)), None)
            nation = next((s for s in left.entries if isinstance(s, Nation)), None)
            if spoken is not None and nation is not None and not gap.strip() and len(gap) <= 2:
                found.setdefault(_stem(spoken), f"{nation.id}_MIL")
        return found

    def _by_speaker(self, written: str, referent: Referent) -> tuple[Party, ...]:
        match = next((s for m in self.words.inside(referent.mention.span.start, referent.mention.span.end)
                      for s in m.entries if isinstance(s, SpokenWord)), None)  # fmt: skip
        if match is None:
            return ()
        stem = _stem(match)
        if stem.startswith("occup") and stem in self.spoken:
            return (self.registry.party(self.spoken[stem], "reference"),)
        table = dict(match.by_side)
        spoke = self.scene.speaker(referent, sentences=0)
        sides = [p.id for p in spoke.parties] if spoke is not None else []
        for side in (*sides, self.outlet_side):
            if side in table:
                return (self.registry.party(table[side], "speaker"),)
        if stem.startswith("occup"):
            return ()
        return self.references.definite(referent) if referent.mention.form != "indefinite" else ()


def _stem(spoken: SpokenWord) -> str:
    return "occupation" if spoken.written.startswith(("occup", "invader")) else spoken.written
