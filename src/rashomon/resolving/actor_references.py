"""What "the convoy", "the two sides" or "they" point back at.

Nearest first, by head noun and number, subjects preferred, within three sentences. Where two sides fit equally well, or
the best fit is itself unknown, nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rashomon.records import UNKNOWN, Party
from rashomon.resolving.actor_scene import Referent, Scene

SENTENCES = 3
_CLASSES = {
    "troops": frozenset(
        "soldier troop trooper serviceman servicemen marine force unit military army personnel gunner officer crew "
        "contingent detachment peacekeeper".split()
    ),
    "aircraft": frozenset("jet warplane plane aircraft helicopter gunship chopper drone bomber apache".split()),
    "government": frozenset("government administration regime leadership".split()),
    "spokesman": frozenset("spokesman spokeswoman spokesperson official representative".split()),
    "police": frozenset(["police", "policeman", "policemen", "police force", "security force"]),
    "civilians": frozenset("villager resident local protester civilian crowd".split()),
}
_GROUND = frozenset({"patrol", "convoy", "column", "patrol unit", "military convoy"})
_NOT_SIDES = frozenset({"CIV", UNKNOWN, "UNO", "WHITE_HELMETS"})
_PERSONAL = frozenset({"he", "she", "him", "her", "his", "himself", "herself"})
_SPEAKERS = frozenset({"i", "we", "our", "us", "my", "me", "ours"})
_THING = frozenset({"it", "its", "itself"})


class References:
    """Follows the mentions of one report back."""

    def __init__(self, scene: Scene) -> None:
        self.scene, self.registry = scene, scene.registry

    def _refer(self, parties: Iterable[Party]) -> tuple[Party, ...]:
        return tuple(self.registry.party(p.id, "reference") for p in parties)

    # -- noun phrases ---------------------------------------------------------------------------------------------

    def definite(self, referent: Referent) -> tuple[Party, ...]:
        """What "the convoy" or "the soldiers" points back at."""
        if referent.noun is None:
            return ()
        barred = self._opposed(referent)
        same = self._nearest(referent, barred, lambda other: other.word == referent.word)
        if same is not None:
            return self._refer(same.parties)
        kind = _kind(referent)
        if kind:
            alike = self._nearest(referent, barred, lambda other: _kind(other) == kind)
            if alike is not None:
                return self._refer(alike.parties)
        if referent.noun.sector == "MIL" and referent.noun.use != "speaker":
            return self._refer(self._only(referent, barred, SENTENCES))
        if referent.noun.use == "speaker":
            spoke = self.scene.speaker(referent)
            if spoke is not None and spoke.parties and (spoke.noun is None or spoke.noun.use == "speaker"):
                return self._refer(spoke.parties)
        return ()

    def indefinite(self, referent: Referent) -> tuple[Party, ...]:
        """The side of "a soldier" or "three vehicles", where only one side with soldiers is around."""
        if referent.noun is None or referent.noun.sector != "MIL" or referent.noun.use not in ("people", "body", "vehicle"):
            same = referent.noun is not None and referent.noun.use == "speaker"
            known = self._nearest(referent, frozenset(), lambda other: other.word == referent.word) if same else None
            return self._refer(known.parties) if known is not None and referent.plural else ()
        barred = self._opposed(referent)
        if referent.mention.span.text.lower().startswith(("one ", "another ", "two of", "some of", "several of")):
            same_word = self._nearest(referent, barred, lambda other: other.word == referent.word)
            if same_word is not None:
                return self._refer(same_word.parties)
        here = [r for r in self.scene.sentence(referent.sentence) if r is not referent and self._soldiers(r)]
        sides = {r.ids for r in here}
        if len(sides) == 1 and not sides & {barred}:
            return self._refer(here[0].parties) if not here[0].ids & barred else ()
        return ()

    def numbered(self, referent: Referent) -> tuple[Party, ...]:
        """The side of "the four", "two others", "another": that of those counted before."""
        low = referent.mention.span.text.lower()
        last = low.split()[-1]
        if last in ("others", "another"):
            for other in self.scene.before(referent, 1):
                if other.mention.form in ("pronoun", "definite") or other.role not in ("nsubj", "nsubj:pass", "obj"):
                    continue
                return self._refer(other.parties)
            return ()
        for other in self.scene.before(referent, SENTENCES):
            if other.mention.form != "pronoun" and last in other.mention.span.text.lower().split() and other.parties:
                return self._refer(other.parties)
        return ()

    def pair(self, referent: Referent) -> tuple[Party, ...]:
        """What "the two sides" or "both" stand for: the two latest that are of different states or groups."""
        soldiers = referent.word in ("military", "army", "force")
        joint = next((o for o in self.scene.before(referent, 1) if len(o.parties) == 2 and o.mention.form != "definite"), None)
        if joint is not None and not joint.ids & _NOT_SIDES:
            return self._refer(joint.parties)
        found: dict[str, Party] = {}
        for other in self.scene.before(referent, SENTENCES + 1):
            if other.mention.form == "pronoun" or (other.noun is not None and other.noun.use == "document"):
                continue
            for party in other.parties:
                whole = self.registry.nation_of(party.id) or party.id
                if party.id in _NOT_SIDES or party.id.endswith("_MED") or whole in found:
                    continue
                found[whole] = self.registry.party(f"{whole}_MIL", "x") if soldiers and whole != party.id else party
            if len(found) >= 2:
                return self._refer(sorted(list(found.values())[:2], key=lambda p: p.id))
        return ()

    def _opposed(self, referent: Referent) -> frozenset[str]:
        """The sides that a phrase cannot be, facing them over a verb: "Russian troops attacked the convoy"."""
        verb = referent.verb
        lemma = verb.lemma_.lower()
        if verb.pos_ not in ("VERB", "AUX") or lemma not in (self.registry.verbs.arms | self.registry.verbs.contact):
            return frozenset()
        barred: set[str] = set()
        subject = self.scene.subject(verb)
        if subject is not None and subject is not referent:
            barred |= subject.ids
        if subject is referent or referent.role in ("nsubj", "nsubj:pass"):
            for child in verb.children:
                other = self.scene.by_token.get(child.i)
                if other is not None and other is not referent and child.dep_ in ("obj", "obl", "obl:agent"):
                    barred |= other.ids
        return frozenset(barred)

    def _nearest(self, referent: Referent, barred: frozenset[str], fits: object) -> Referent | None:
        """The nearest earlier mention that fits and whose side is known; none where the nearest is of a barred side only."""
        assert callable(fits)
        for other in self.scene.before(referent, SENTENCES):
            if other.mention.form == "pronoun" or not other.parties or other.ids & barred or other.ids == {UNKNOWN}:
                continue
            if fits(other) and not other.mention.span.overlaps(referent.mention.span):
                return other
        return None

    def _soldiers(self, other: Referent) -> bool:
        return other.mention.form != "pronoun" and bool(other.parties) and all(
            self._armed(p.id) for p in other.parties
        )

    def _armed(self, actor: str) -> bool:
        known = self.registry.actor(actor)
        return actor.endswith("_MIL") or (known is not None and known.kind in ("militia", "rebels", "military"))

    def _only(self, referent: Referent, barred: frozenset[str], sentences: int) -> tuple[Party, ...]:
        """The one armed side of the nearest sentence that has any; nothing where it has two."""
        found: dict[int, list[Referent]] = {}
        for other in self.scene.before(referent, sentences):
            if self._soldiers(other) and not other.ids & barred and len(other.parties) == 1:
                found.setdefault(other.sentence, []).append(other)
        for number in sorted(found, reverse=True):
            sides = {r.ids for r in found[number]}
            return found[number][0].parties if len(sides) == 1 else ()
        return ()

    # -- pronouns -----------------------------------------------------------------------------------------------------

    def pronoun(self, referent: Referent) -> tuple[Party, ...]:
        """What a pronoun stands for."""
        low = referent.mention.span.text.lower()
        if low in _SPEAKERS:
            spoke = self.scene.speaker(referent)
            return self._refer(spoke.parties) if spoke is not None else ()
        if self._speaks(referent):
            spoke = self.scene.speaker(referent)
            if spoke is not None and spoke.plural <= referent.plural and (low not in _PERSONAL or _human(spoke)):
                if not (low in _THING and _human(spoke)):
                    return self._refer(spoke.parties)
        for other in self._candidates(referent):
            if self._agrees(referent, other, low):
                return self._refer(p for r in self.scene.joint(other) for p in r.parties) if referent.plural else self._refer(other.parties)
        return ()

    def _speaks(self, referent: Referent) -> bool:
        return referent.role == "nsubj" and referent.verb.lemma_.lower() in self.registry.verbs.speech

    def _candidates(self, referent: Referent) -> Iterator[Referent]:
        """Earlier mentions in the order in which a pronoun looks for them."""
        low = referent.mention.span.text.lower()
        own = self.scene.subject(referent.verb) if referent.role != "nsubj" else None
        if referent.token.dep_ == "nmod:poss":
            own = self._clause_subject(referent)
            if own is not None and own.order < referent.order:
                yield own
        barred = None if referent.token.dep_ == "nmod:poss" or low.endswith(("self", "selves")) else own
        if barred is None and own is not None and low.endswith(("self", "selves")):
            yield own
        ordered = referent.role == "nsubj" and referent.verb.dep_ == "ccomp" and (
            referent.verb.head.lemma_.lower() in self.registry.verbs.order
        )
        commander = self.scene.subject(referent.verb.head) if ordered else None
        depth = 0 if low in _THING else SENTENCES
        for number in range(referent.sentence, max(-1, referent.sentence - depth - 1), -1):
            earlier = [
                r for r in self.scene.sentence(number)
                if r.order < referent.order and r is not barred and r is not commander
                and not r.mention.span.covers(referent.mention.span)
            ]  # fmt: skip
            subjects = [r for r in earlier if r.role in ("nsubj", "nsubj:pass")]
            others = [r for r in earlier if r not in subjects]
            yield from reversed(others if ordered else subjects)
            yield from reversed(subjects if ordered else others)

    def _clause_subject(self, referent: Referent) -> Referent | None:
        """The subject of the clause that a possessive stands in: "Moscow and Washington pursue their own interests"."""
        token = referent.token.head
        for _ in range(8):
            if token.pos_ in ("VERB", "AUX") or token.head.i == token.i:
                break
            token = token.head
        return self.scene.subject(token)

    def _agrees(self, referent: Referent, other: Referent, low: str) -> bool:
        if low in _PERSONAL:
            return _human(other) and not other.plural
        if low in _THING:
            return not _human(other) and not other.plural and (bool(other.parties) or _bodily(other))
        if other.mention.form == "pronoun":
            return other.plural and bool(other.parties)
        return other.plural or _bodily(other) or len(self.scene.joint(other)) > 1


def _human(referent: Referent) -> bool:
    if referent.mention.person:
        return True
    if referent.mention.form == "pronoun":
        return referent.mention.span.text.lower() in _PERSONAL
    return referent.noun is not None and referent.noun.use in ("people", "speaker")


def _bodily(referent: Referent) -> bool:
    """Whether it is a body, which "it" and "they" both may stand for."""
    return referent.noun is not None and referent.noun.use in ("body", "vehicle") or (
        referent.noun is None and referent.mention.form == "name" and not referent.mention.person
    )


def _kind(referent: Referent) -> str | None:
    if referent.noun is None:
        return None
    if referent.noun.word in _GROUND or (referent.noun.moving and referent.noun.word not in _CLASSES["aircraft"]):
        return "ground"
    return next((name for name, words in _CLASSES.items() if referent.noun.word.lower() in words), None)
