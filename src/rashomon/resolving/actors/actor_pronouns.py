"""Who "they", "its" or "he" are.

Subjects first, nearest first, within three sentences and agreeing in number; where a pronoun speaks, the last speaker; in a
quotation "we" is who is quoted, in a transcript whose turn it is.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator

from rashomon.language.quotations import find_quotations
from rashomon.records import Party
from rashomon.resolving.actors.actor_references import SENTENCES
from rashomon.resolving.actors.actor_scene import ActorScene, Referent, lead

_TURN = re.compile(r"^[ \t]*([A-Z][A-Z .'\u2019-]{0,40}):\s", re.MULTILINE)
_PERSONAL = frozenset({"he", "she", "him", "her", "his", "himself", "herself"})
_SPEAKERS = frozenset({"i", "we", "our", "us", "my", "me", "ours"})
_QUANTIFIERS = frozenset(
    ("one", "two", "three", "some", "most", "many", "all", "none", "both", "several", "few", "half", "each")
)
_STAFF = frozenset({"crew", "driver", "gunner", "passenger"})
_STRIKES = frozenset({"destroy", "kill", "wound", "injure", "bomb", "bombard", "shell", "strike", "target", "attack", "pound", "hit"})
_ACCUSING = frozenset({"accuse", "blame", "condemn", "denounce"})
_THING = frozenset({"it", "its", "itself"})


class Pronouns:
    """Follows the pronouns of one report back."""

    def __init__(self, scene: ActorScene, text: str) -> None:
        self.scene, self.registry = scene, scene.registry
        self.turns = [turn.start(1) for turn in _TURN.finditer(text)]
        starts = frozenset(self.turns)
        self.labels = {r.mention.span.start: r for r in scene.referents if r.mention.span.start in starts}
        self.quoted = bytearray(len(text) + 1)
        for quotation in find_quotations(text):
            self.quoted[quotation.start : quotation.end] = b"\x01" * (quotation.end - quotation.start)

    def parties(self, referent: Referent) -> tuple[Party, ...]:
        """What a pronoun stands for."""
        low = referent.mention.span.text.lower()
        if low in _SPEAKERS:
            if not self.quoted[referent.mention.span.start]:
                return self.scene.refer(self._turn(referent))
            spoke = self.scene.speaker(referent)
            return self.scene.refer(spoke.parties) if spoke is not None else ()
        if low in _THING and self._idle(referent):
            return ()
        if low in _THING and any(c.dep_ == "cop" for c in referent.verb.children) and referent.role == "nsubj":
            return ()
        owned = self.scene.by_token.get(referent.token.head.i) if low == "its" else None
        if owned is not None and owned.noun is not None and owned.noun.use == "speaker":
            spoke = self.scene.speaker(referent, but=owned)
            if spoke is not None and not _human(spoke):
                return self.scene.refer(spoke.parties)
        if self._speaks(referent):
            spoke = self.scene.speaker(referent)
            if spoke is not None and _may_speak(spoke, low):
                return self.scene.refer(spoke.parties)
        doer = self._struck_by(referent) | self._accuser(referent)
        fitting: Iterable[Referent] = (o for o in self._candidates(referent) if self._agrees(o, low) and not o.ids & doer)
        if low == "them" and referent.token.head.lower_ in _QUANTIFIERS and referent.token.head.dep_ == "nsubj":
            fitting = sorted(fitting, key=lambda o: not o.plural)  # "vehicles stopped a convoy after one of them": of the vehicles
        found = next(iter(fitting), None)
        if found is None:
            return ()
        antecedents = self.scene.joint(found) if referent.plural else [found]
        return self.scene.refer({p.id: p for r in antecedents for p in r.parties}.values())

    def _struck_by(self, referent: Referent) -> frozenset[str]:
        """Who destroys what is "theirs" or kills "many of them": nobody strikes his own."""
        token = referent.token
        if token.lower_ not in ("their", "them"):
            return frozenset()
        for _ in range(4):
            if token.dep_ not in ("nmod:poss", "nmod", "obj", "conj"):
                return frozenset()
            token = token.head
            if token.pos_ == "VERB":
                break
        verb = token
        if verb.lemma_.lower() not in _STRIKES or any(c.dep_ == "nsubj:pass" for c in verb.children):
            return frozenset()
        for _ in range(4):
            subject = self.scene.subject(verb)
            if subject is not None:
                return subject.ids if subject is not referent else frozenset()
            if verb.dep_ not in ("advcl", "conj", "xcomp", "acl"):
                break
            verb = verb.head
        return frozenset()

    def _accuser(self, referent: Referent) -> frozenset[str]:
        """Who accuses others of what a pronoun does: in "the army accused the rebels, saying that they killed 50" the army killed nobody."""
        if referent.role != "nsubj" or referent.verb.lemma_.lower() not in _STRIKES:
            return frozenset()
        verb = referent.verb
        for _ in range(6):
            if verb.head.i == verb.i:
                return frozenset()
            verb = verb.head
            if verb.lemma_.lower() in _ACCUSING:
                subject = self.scene.subject(verb)
                return subject.ids if subject is not None and subject is not referent else frozenset()
        return frozenset()

    def _idle(self, referent: Referent) -> bool:
        """Whether "it" is an object that speech names, or "its" a fixed phrase: "calling it the first of its kind"."""
        if referent.token.dep_ == "nmod:poss":
            return referent.token.head.lower_ in ("kind", "own", "name", "way")
        return referent.role == "obj" and referent.verb.lemma_.lower() in self.registry.verbs.speech

    def _turn(self, referent: Referent) -> tuple[Party, ...]:
        """Whose turn it is in a transcript, as in "COALITION SPOKESMAN: Our guys returned fire"."""
        at = bisect.bisect_right(self.turns, referent.mention.span.start) - 1
        if at < 0:
            return ()
        label = self.labels.get(self.turns[at])
        return label.parties if label is not None else ()

    def _speaks(self, referent: Referent) -> bool:
        return referent.role == "nsubj" and referent.verb.lemma_.lower() in self.registry.verbs.speech

    def _candidates(self, referent: Referent) -> Iterator[Referent]:
        """Earlier mentions in the order in which a pronoun looks for them."""
        low = referent.mention.span.text.lower()
        own = self._clause_subject(referent) if referent.role != "nsubj" else None
        if referent.token.dep_ == "nmod:poss":
            partner = self.scene.by_token.get(lead(referent.token.head).i)
            if partner is not None and partner.order < referent.order and referent.token.head.dep_ == "conj":
                yield partner
            if referent.token.head.lower_ == "part":
                yield from self._announced(referent)
            own = self._clause_subject(referent)
            staffed = low == "its" and referent.token.head.lemma_.lower() in _STAFF
            if own is not None and own.order < referent.order and not staffed:
                yield own
        part = low == "them" and referent.token.head.lower_ in _QUANTIFIERS
        nearest_first = part or (low == "his" and lead(referent.token.head).dep_ in ("nsubj", "nsubj:pass"))
        if part and referent.token.head.dep_ not in ("obj", "iobj"):
            own = None
        barred = None if referent.token.dep_ == "nmod:poss" or low.endswith(("self", "selves")) else own
        if barred is None and own is not None and low.endswith(("self", "selves")):
            yield own
        ordered = (
            referent.role == "nsubj"
            and referent.verb.dep_ == "ccomp"
            and (referent.verb.head.lemma_.lower() in self.registry.verbs.order)
        )
        if ordered and any(c.dep_ == "nsubj:pass" for c in referent.verb.head.children):
            told = self.scene.subject(referent.verb.head)
            if told is not None:
                yield told
        commander = self.scene.subject(referent.verb.head) if ordered else None
        depth = 0 if low in _THING or part else SENTENCES
        depth = 1 if low == "its" else depth
        quoted = self.quoted[referent.mention.span.start]
        struck = referent.role == "obj" and referent.verb.lemma_.lower() in self.registry.verbs.arms
        if low == "it" and struck:
            near = (r for r in self.scene.before(referent, 0) if r.noun is not None and r.noun.moving and r is not own)
            yield from near
        if low == "its" and referent.token.head.lemma_.lower() in _STAFF:
            yield from (
                r for r in self.scene.before(referent, 0) if r.noun is not None and r.noun.moving and r is not own
            )
        for number in range(referent.sentence, max(-1, referent.sentence - depth - 1), -1):
            within = self.scene.sentence(number) if number < referent.sentence else self.scene.around(referent)
            earlier = [
                r for r in within
                if r.order < referent.order and r is not barred and r is not commander
                and not r.mention.span.covers(referent.mention.span) and not (quoted and self._spoke(r))
            ]  # fmt: skip
            subjects = [] if nearest_first else [r for r in earlier if r.role in ("nsubj", "nsubj:pass")]
            others = [r for r in earlier if r not in subjects]
            if low == "its" and number < referent.sentence:
                yield from (r for r in subjects[:1] if r.parties)
                return
            yield from reversed(others if ordered else subjects)
            yield from reversed(subjects if ordered else others)

    def _spoke(self, other: Referent) -> bool:
        return other in self.scene.speakers.get(other.sentence, ())

    def _announced(self, referent: Referent) -> Iterator[Referent]:
        """The subject that "for its part" announces."""
        for other in self.scene.sentence(referent.sentence):
            if other.order > referent.order and other.role in ("nsubj", "nsubj:pass"):
                yield other
                return

    def _clause_subject(self, referent: Referent) -> Referent | None:
        """The subject of the clause that a possessive stands in: "Moscow and Washington pursue their own interests"."""
        token = referent.token.head
        for _ in range(8):
            if token.pos_ in ("VERB", "AUX") or token.head.i == token.i:
                break
            token = token.head
        return self.scene.subject(token)

    def _agrees(self, other: Referent, low: str) -> bool:
        if low in _PERSONAL:
            return _human(other) and not other.plural
        if low in _THING:
            return (
                not _human(other) and not other.plural and not other.mouth and (bool(other.parties) or _bodily(other))
            )
        if other.mention.form == "pronoun":
            return other.plural and bool(other.parties)
        unknown = other.noun is None and not other.parties and not other.plural
        if unknown or other.mouth or (other.state and len(self.scene.joint(other)) < 2):
            return False
        if other.noun is not None and other.noun.use == "vehicle" and not other.plural:
            return False
        return other.plural or _bodily(other) or len(self.scene.joint(other)) > 1


def _may_speak(spoke: Referent, low: str) -> bool:
    if low in _PERSONAL:
        return _human(spoke) and not spoke.plural
    if low in _THING:
        return not spoke.plural and not _human(spoke)
    return spoke.plural


def _human(referent: Referent) -> bool:
    if referent.mention.person:
        return True
    if referent.mention.form == "pronoun":
        return referent.mention.span.text.lower() in _PERSONAL
    return referent.noun is not None and referent.noun.use in ("people", "speaker")


def _bodily(referent: Referent) -> bool:
    """Whether it is a body, which "it" and "they" both may stand for."""
    return (referent.noun is not None and referent.noun.use in ("body", "vehicle")) or (
        referent.noun is None and referent.mention.form == "name" and not referent.mention.person
    )
