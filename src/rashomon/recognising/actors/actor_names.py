"""The registry's phrases on a report's tokens."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc

from rashomon.knowledge.actors.registry import ActorRegistry, Alias, Match, Nation, Outlet, Person, Sense, SideWord
from rashomon.knowledge.actors.sides import live_matches
from rashomon.language.parsed import Parsed


@dataclass(frozen=True, slots=True)
class NameHit:
    """A phrase of the registry on the tokens from `start` up to `end`; `live` unless undone ("Russian-made")."""

    start: int
    end: int
    match: Match[Sense]
    live: bool

    def has(self, *kinds: type) -> bool:
        """Whether it names something of these kinds."""
        return any(isinstance(sense, kinds) for sense in self.match.entries)

    @property
    def body(self) -> bool:
        """Whether it names a body by a name of its own: "SDF", "Pentagon"; not a capital, whose name is a place's."""
        return self.has(Alias, Outlet) and not self.seat

    @property
    def has_side(self) -> bool:
        """Whether it gives the noun after it a side: "regime", "Kurdish"."""
        return self.has(SideWord)

    @property
    def person(self) -> bool:
        """Whether it names a person."""
        return self.has(Person)

    @property
    def seat(self) -> bool:
        """Whether it is a capital or another seat that may stand for its government."""
        return any(isinstance(s, Nation) and s.how == "seat" for s in self.match.entries)

    @property
    def country(self) -> bool:
        """Whether it is a country's name."""
        return any(isinstance(s, Nation) and s.how == "name" for s in self.match.entries)

    @property
    def people(self) -> bool:
        """Whether it can stand alone for people: "Russians", "an American"."""
        return any(isinstance(s, Nation) and s.how == "people" for s in self.match.entries)

    @property
    def adjective(self) -> bool:
        """Whether it is a nationality: "Russian", "US"."""
        return any(isinstance(s, Nation) and s.how == "adjective" for s in self.match.entries)


def read_names(parsed: Parsed, registry: ActorRegistry) -> dict[int, NameHit]:
    """The phrase at each token that has one."""
    doc = parsed.doc
    matches = registry.read(parsed.report.text, parsed.report.title)
    live = {(m.start, m.end) for m in live_matches(parsed.report.text, matches, registry)}
    hits: dict[int, NameHit] = {}
    place = token_at(doc)
    for match in matches:
        first, last = place[match.start], place[match.end - 1]
        if first in hits:
            continue
        hit = NameHit(first, last + 1, match, (match.start, match.end) in live)
        for at in range(first, last + 1):
            hits[at] = hit
    return hits


def token_at(doc: Doc) -> list[int]:
    """For each character of the text the index of its token (or of the one before, between tokens)."""
    place = [0] * len(doc.text)
    for token in doc:
        end = min(len(place), token.idx + len(token.text_with_ws))
        place[token.idx : end] = [token.i] * (end - token.idx)
    return place
