"""Words whose meaning hangs on who says them: "occupation forces", "the army"."""

from __future__ import annotations

from itertools import pairwise

from rashomon.knowledge.actors.registry import Alias, Nation, SpokenWord
from rashomon.records import MILITARY, Party, body_of, sector_of
from rashomon.resolving.actors.actor_scene import ActorScene, Referent
from rashomon.resolving.actors.actor_words import OwnWords


class SpokenWords:
    """What such words mean in one report: as it says itself, as its speaker or its outlet uses them."""

    def __init__(self, scene: ActorScene, words: OwnWords, outlet_side: str | None, host: str | None) -> None:
        self.scene, self.words, self.registry = scene, words, scene.registry
        self.outlet_side, self.host = outlet_side, host
        self.told = self._told()

    def _told(self) -> dict[str, str]:
        """What the report itself makes plain: "US occupation forces" -> occupation: USA_MIL, "Syrian army" -> army."""
        found: dict[str, str] = {}
        named: dict[str, set[str]] = {}
        matches = self.words.matches
        for alias in (s for m in matches for s in m.entries if isinstance(s, Alias) and not s.generic):
            if sector_of(alias.actor) == MILITARY:
                named.setdefault(alias.written.lower().split()[-1], set()).add(alias.actor)
        for left, right in pairwise(matches):
            gap = self.words.text[left.end : right.start]
            spoken = next((s for s in right.entries if isinstance(s, SpokenWord)), None)
            nation = next((s for s in left.entries if isinstance(s, Nation)), None)
            if spoken is not None and nation is not None and not gap.strip() and len(gap) <= 2:
                found.setdefault(_stem(spoken), body_of(nation.id, MILITARY))
        for word, actors in named.items():
            if len(actors) == 1:
                found.setdefault(word, next(iter(actors)))
        return found

    def parties(self, referent: Referent) -> tuple[Party, ...]:
        """Whom the word means: the report's own use first for an occupier, the speaker's first for "the army"."""
        span = referent.mention.span
        senses = (s for m in self.words.inside(span.start, span.end) for s in m.entries)
        word = next((s for s in senses if isinstance(s, SpokenWord)), None)
        if word is None:
            return ()
        stem = _stem(word)
        told = (self.registry.party(self.told[stem], "reference"),) if stem in self.told else ()
        if told and stem == "occupation":
            return told
        means = dict(word.by_side)
        spoke = self.scene.speaker(referent, sentences=0)
        sides = [p.id for p in spoke.parties] if spoke is not None else []
        for side in sides:
            if side in means:
                return (self.registry.party(means[side], "speaker"),)
        meant = means.get(self.outlet_side or "")
        return (self.registry.party(meant, "speaker"),) if meant is not None and self._at_home(meant) else told

    def _at_home(self, actor: str) -> bool:
        """Whether an outlet may mean this by its bare word: in an Iranian channel's news from Syria "the army" is Syria's."""
        nation = self.registry.nation_of(actor)
        own = self.outlet_side is not None and nation == self.registry.nation_of(self.outlet_side)
        return not own or nation in (None, self.host) or self.names(actor)

    def names(self, actor: str) -> bool:
        """Whether the report names this actor, by an alias of its own or by its state's adjective."""
        nation = self.registry.nation_of(actor)
        senses = (s for m in self.words.matches for s in m.entries)
        return any(
            (isinstance(s, Alias) and s.actor == actor) or (isinstance(s, Nation) and s.id == nation) for s in senses
        )


def _stem(spoken: SpokenWord) -> str:
    return "occupation" if spoken.written.startswith(("occup", "invader")) else spoken.written
