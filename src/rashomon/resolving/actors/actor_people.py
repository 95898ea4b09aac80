"""Whose side a named person is on: by office, by description, by an earlier mention."""

from __future__ import annotations

from rashomon.knowledge.actors.registry import Person
from rashomon.knowledge.actors.sides import Phrase, sides_of
from rashomon.records import GOVERNMENT, Party, body_of
from rashomon.resolving.actors.actor_scene import ActorScene, Referent
from rashomon.resolving.actors.actor_words import SPEAKER, OwnWords

_DESCRIBING = frozenset({"people", "speaker", "side", "body"})


class NamedPeople:
    """The named people of one report and what is known of each, by surname."""

    def __init__(self, scene: ActorScene, words: OwnWords) -> None:
        self.scene, self.words, self.registry = scene, words, scene.registry
        self._known: dict[str, tuple[Party, ...]] = {}

    def parties(self, referent: Referent) -> tuple[Party, ...]:
        """The side of a named person.

        "US National Security Council spokesman John Ulliot" is USA_GOV, and so is "Ulliot" later; "Col. Myles Caggins, the
        coalition's spokesman," takes the coalition's.
        """
        surname = referent.mention.span.text.split()[-1].casefold()
        earlier = self._known.get(surname, ())
        if earlier:
            return tuple(self.registry.party(p.id, "reference") for p in earlier)
        found = self._registered(referent) or self._titled(referent) or self._described(referent)
        if found:
            self._known[surname] = found
        return found

    def _registered(self, referent: Referent) -> tuple[Party, ...]:
        span = referent.mention.span
        for match in self.words.inside(span.start, span.end):
            for sense in match.entries:
                if isinstance(sense, Person) and self.registry.holds(sense, self.words.on):
                    return (self.registry.party(sense.party, "alias"),)
        return ()

    def _titled(self, referent: Referent) -> tuple[Party, ...]:
        """The side of the office written before the name: "Russian Maj. Gen. Vyacheslav Gladkikh"."""
        span = referent.mention.span
        text, words = self.words.text, span.text.split()
        matches = self.words.inside(span.start, span.end)
        for count in range(len(words) - 1, 0, -1):
            noun = self.registry.noun(words[:count])
            if noun is None or noun.use == "vehicle":
                continue
            end = span.start + len(" ".join(words[:count]))
            head = end - len(words[count - 1])
            sides = sides_of(text, Phrase(span.start, end, head, end, noun), matches, self.registry, self.words.on)
            found = tuple(self.registry.party(s.actor, s.how) for s in sides if s.how != SPEAKER)
            if found:
                return found
            if noun.word == "governor" and self.registry.host is not None and self.registry.names_host_place(span.text):
                return (self.registry.party(body_of(self.registry.host, GOVERNMENT), "alias"),)
        for office, actor in self.registry.offices.items() if not self.registry.hosts else ():  # many states have senators
            if span.text.startswith(office + " "):
                return (self.registry.party(actor, "alias"),)
        nations = [m for m in matches if m.start == span.start and any(hasattr(s, "adjective") for s in m.entries)]
        if nations and any(w.rstrip(".") in _RANKS for w in words):
            noun = self.registry.noun(["soldier"])
            sides = sides_of(
                text, Phrase(span.start, span.end, span.end - 1, span.end, noun), nations, self.registry, self.words.on
            )
            return tuple(self.registry.party(s.actor, s.how) for s in sides)
        return ()

    def _described(self, referent: Referent) -> tuple[Party, ...]:
        """The side of the words in apposition: "Kenneth Ekman, the deputy commander of US forces"."""
        order = referent.order
        around = self.scene.referents[max(0, order - 2) : order + 3]
        for other in around:
            if other is referent or other.mention.person or other.sentence != referent.sentence or other.noun is None:
                continue
            if other.noun.use in _DESCRIBING and self._adjoins(referent, other):
                found, _ = self.words.parties(other)
                if found:
                    return found
        for child in referent.token.children:
            if child.dep_ in ("acl:relcl", "acl") and child.lemma_.lower() in _SPEAKING_FOR:
                for inner in child.subtree:
                    named = self.scene.by_token.get(inner.i)
                    if named is not None and named is not referent and (found := self.words.parties(named)[0]):
                        return found
        return ()

    def _adjoins(self, person: Referent, other: Referent) -> bool:
        """Whether a comma (or nothing) stands between a name and a description."""
        first, second = sorted((person, other), key=lambda r: r.mention.span.start)
        gap = self.words.text[first.mention.span.end : second.mention.span.start].strip()
        if first.mention.span.overlaps(second.mention.span):
            return False
        if gap in {",", ", a", ", the"}:
            return second is other or person.token.dep_ in (
                "appos",
                "nmod:desc",
                "flat",
                "conj",
                "nsubj",
                "list",
                "dep",
            )
        return gap == "" and first is other


_SPEAKING_FOR = frozenset({"speak", "lead", "command", "head", "represent", "serve"})
_RANKS = frozenset(
    [
        "Gen",
        "General",
        "Maj",
        "Major",
        "Lt",
        "Lieutenant",
        "Col",
        "Colonel",
        "Capt",
        "Captain",
        "Brig",
        "Brigadier",
        "Adm",
        "Admiral",
        "Sgt",
        "Sergeant",
        "Cmdr",
        "Commander",
    ]
)
