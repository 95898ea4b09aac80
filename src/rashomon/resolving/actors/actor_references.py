"""What "the convoy", "the two sides" or "two others" point back at.

Nearest first, by head noun and number, subjects preferred, within three sentences. Where two sides fit equally well, or
the best fit is itself unknown, nothing is said.
"""

from __future__ import annotations

import bisect
from collections.abc import Callable, Iterator

from rashomon.knowledge.actors.registry import Nation
from rashomon.records import MILITARY, UNKNOWN, Party, body_of, sector_of
from rashomon.resolving.actors.actor_scene import ActorScene, Referent

SENTENCES = 3
_CLASSES = {
    "troops": frozenset(
        (
            "soldier",
            "troop",
            "trooper",
            "serviceman",
            "servicemen",
            "marine",
            "force",
            "unit",
            "military",
            "army",
            "personnel",
            "gunner",
            "officer",
            "crew",
            "contingent",
            "detachment",
            "peacekeeper",
        )
    ),
    "aircraft": frozenset(
        ["jet", "warplane", "plane", "aircraft", "helicopter", "gunship", "chopper", "drone", "bomber", "apache"]
    ),
    "government": frozenset(["government", "administration", "regime", "leadership"]),
    "spokesman": frozenset(["spokesman", "spokeswoman", "spokesperson", "official", "representative"]),
    "police": frozenset(["police", "policeman", "policemen", "police force", "security force"]),
    "militants": frozenset(
        ["militant", "terrorist", "jihadist", "jihadi", "extremist", "islamist", "mujahideen", "terrorist group", "cell"]
    ),
    "civilians": frozenset(["villager", "resident", "local", "protester", "civilian", "crowd"]),
}
_INSTITUTIONS = frozenset(
    ("military", "army", "defense ministry", "defence ministry", "ministry", "foreign ministry", "government", "navy",
     "air force", "general staff")
)  # fmt: skip
_GROUND = frozenset({"patrol", "convoy", "column", "patrol unit", "military convoy"})
_NOT_SIDES = frozenset({"CIV", UNKNOWN, "UNO", "WHITE_HELMETS"})
_NEUTRAL = frozenset(
    ("same", "other", "former", "latter", "military", "armored", "armoured", "whole", "entire", "second", "third",
     "wounded", "injured", "dead")
)  # fmt: skip


class References:
    """Follows the mentions of one report back."""

    def __init__(self, scene: ActorScene) -> None:
        self.scene, self.registry = scene, scene.registry
        self.words: dict[str, list[Referent]] = {}
        for referent in scene.referents:
            if referent.noun is not None:
                self.words.setdefault(referent.noun.word, []).append(referent)

    def definite(self, referent: Referent) -> tuple[Party, ...]:
        """What "the convoy" or "the soldiers" points back at."""
        if referent.noun is None:
            return ()
        barred = self._opposed(referent) | self._without_aircraft(referent)
        described = self._same_description(referent)
        if described is not None:
            return self.scene.refer(described.parties)
        if referent.noun.moving and self._civil(next(self._same_words(referent), None)):
            barred = barred | {p.id for other in self._same_words(referent) for p in other.parties if self.armed(p.id)}
            own = self._nearest(referent, barred, lambda other: _same_noun(other.word, referent.word))
            return self.scene.refer(own.parties) if own is not None else ()
        same = self._nearest(referent, barred, lambda other: _same_noun(other.word, referent.word) and _may_be(other, referent))
        if same is not None:
            return self.scene.refer(same.parties)
        if referent.noun.word in _INSTITUTIONS:
            return self.institution(referent)  # a ministry is not whichever soldiers were named last
        always = self._always(referent)
        if always and not {p.id for p in always} & barred:
            return self.scene.refer(always)
        barred |= self._facing(referent)
        kind = _kind(referent)
        if kind:
            alike = self._nearest(referent, barred, lambda other: _kind(other) == kind)
            if alike is not None:
                return self.scene.refer(alike.parties)
        if kind == "militants":
            return self.band(referent, barred)
        if referent.noun.sector == "MIL" and referent.noun.use != "speaker":
            return self.scene.refer(self._only(referent, barred))
        if referent.noun.use == "speaker":
            spoke = self.scene.speaker(referent)
            if spoke is not None and spoke.parties and (spoke.noun is None or spoke.noun.use == "speaker"):
                return self.scene.refer(spoke.parties)
        return ()

    def institution(self, referent: Referent) -> tuple[Party, ...]:
        """The state's own where its body speaks: "The United States has moved tanks, the military said"."""
        noun = referent.noun
        if noun is None or noun.word not in _INSTITUTIONS or noun.sector is None:
            return ()
        capital = self._capital(referent)
        if capital:
            return (self.registry.party(f"{capital}_{noun.sector}", "reference"),)
        if referent.verb.lemma_.lower() not in self.registry.verbs.speech:
            return ()
        spoke = self.scene.spoke_before(referent)
        subjects = (r for r in self.scene.around(referent) if r.role in ("nsubj", "nsubj:pass"))
        for other in (spoke, next(subjects, None)):
            nations = {self.registry.nation_of(party) for party in other.ids} if other is not None else set()
            if len(nations) == 1 and (nation := nations.pop()):
                return (self.registry.party(f"{nation}_{noun.sector}", "reference"),)
        return ()

    def _capital(self, referent: Referent) -> str:
        """The state whose capital is named right before its body: "In Moscow the Defence Ministry said"."""
        doc, at = self.scene.doc, referent.token.i
        while at > 0 and doc[at].idx >= referent.mention.span.start:
            at -= 1
        if at < 1 or doc[at - 1].lower_ != "in" or doc[at].pos_ != "PROPN":
            return ""
        seats = (e for m in self.registry.find(doc[at].text) for e in m.entries if isinstance(e, Nation))
        return next((seat.id for seat in seats if seat.how == "seat"), "")

    def indefinite(self, referent: Referent) -> tuple[Party, ...]:
        """The side of "a soldier" or "three vehicles", where only one side with soldiers is around."""
        if (
            referent.noun is None
            or referent.noun.sector != "MIL"
            or referent.noun.use not in ("people", "body", "vehicle")
        ):
            same = referent.noun is not None and referent.noun.use == "speaker" and not _adjectives(referent)
            known = self._nearest(referent, frozenset(), lambda other: other.word == referent.word) if same else None
            return self.scene.refer(known.parties) if known is not None and referent.plural else ()
        barred = self._opposed(referent)
        if referent.mention.span.text.lower().startswith(("one ", "another ", "two of", "some of", "several of")):
            same_word = self._nearest(referent, barred, lambda other: other.word == referent.word)
            if same_word is not None:
                return self.scene.refer(same_word.parties)
        if referent.verb.lemma_.lower() in self.registry.verbs.sending and referent.role == "obj":
            sender = self.scene.subject(referent.verb)
            return self.scene.refer(sender.parties) if sender is not None and self._soldiers(sender) else ()
        if referent.noun.use != "people":
            return ()
        here = [r for r in self.scene.before(referent, 0) if self._soldiers(r) and len(r.parties) == 1]
        if not here:
            here = [r for r in self.scene.sentence(referent.sentence - 1) if self._soldiers(r)]
        if (
            len({r.ids for r in here}) == 1
            and len(here[0].parties) == 1
            and not here[0].ids & (barred | self._facing(referent))
        ):
            return self.scene.refer(here[0].parties)
        return ()

    def numbered(self, referent: Referent) -> tuple[Party, ...]:
        """The side of "the four", "two others", "another": that of those counted before."""
        low = referent.mention.span.text.lower()
        last = low.split()[-1]
        if last in ("others", "another", "more") or (
            referent.mention.form == "indefinite" and referent.role == "nsubj:pass"
        ):
            for other in self.scene.before(referent, 1):
                counted = other.noun is not None and (other.noun.use == "people" or other.role in ("nsubj:pass", "obj"))
                if other.mention.form not in ("pronoun", "definite", "name") and counted:
                    return self.scene.refer(other.parties)
            return ()
        if referent.mention.form == "indefinite":
            return ()
        for other in self.scene.before(referent, SENTENCES):
            if other.mention.form != "pronoun" and last in other.mention.span.text.lower().split() and other.parties:
                return self.scene.refer(other.parties)
        return ()

    def pair(self, referent: Referent) -> tuple[Party, ...]:
        """What "the two sides" or "both" stand for: the two latest that are of different states or groups."""
        soldiers = referent.word in ("military", "army", "force", "soldier")
        soldiers = soldiers or (referent.noun is not None and referent.noun.sector == "MIL")
        states = soldiers or referent.word in ("country", "power", "superpower", "nation", "state", "government")
        joint = next(
            (o for o in self.scene.before(referent, 1) if len(o.parties) == 2 and o.mention.form != "definite"), None
        )
        if joint is not None and not joint.ids & _NOT_SIDES:
            return self.scene.refer(joint.parties)
        found: dict[str, Party] = {}
        subject = self.scene.subject(referent.verb) if referent.role == "obj" else None
        apart = subject.ids if subject is not None else frozenset()
        for other in self.scene.before(referent, 2 * SENTENCES):
            if other.mention.form == "pronoun" or (
                other.noun is not None and other.noun.use in ("document", "speaker")
            ):
                continue
            if other.ids & apart or other.mouth:
                continue
            for party in other.parties:
                whole = self.registry.nation_of(party.id) or party.id
                if (
                    party.id in _NOT_SIDES
                    or party.sector == "MED"
                    or whole in found
                    or (states and whole == party.id)
                ):
                    continue
                found[whole] = self.registry.party(body_of(whole, MILITARY), "x") if soldiers and whole != party.id else party
            if len(found) >= 2:
                return self.scene.refer(sorted(list(found.values())[:2], key=lambda p: p.id))
        return ()

    def _same_description(self, referent: Referent) -> Referent | None:
        """The earlier mention with the same noun and the same adjective: "Islamist militias" ... "the Islamist militias"."""
        own = _adjectives(referent)
        if not own:
            return None
        for other in self._same_words(referent):
            if other.mention.span.text.lower() != referent.mention.span.text.lower() and own & _adjectives(other):
                return other
        return None

    def _always(self, referent: Referent) -> tuple[Party, ...]:
        """What the same noun has stood for in the whole report before, where it was one side throughout."""
        if referent.noun is None or referent.noun.use not in ("body", "vehicle", "speaker"):
            return ()
        sides = {r.ids: r.parties for r in self._same_words(referent) if r.parties}
        return next(iter(sides.values())) if len(sides) == 1 else ()

    def _same_words(self, referent: Referent) -> Iterator[Referent]:
        """Earlier mentions with the same noun, nearest first, of the last forty."""
        alike = self.words.get(referent.word, [])
        at = bisect.bisect_left(alike, referent.order, key=lambda other: other.order)
        yield from reversed(alike[max(0, at - 40) : at])

    def _facing(self, referent: Referent) -> frozenset[str]:
        """The side of its clause's subject, which an unnamed object or goal is hardly: "walking toward the convoy"."""
        subject = self.scene.doer(referent.verb) if referent.role not in ("nsubj", "nsubj:pass") else None
        return subject.ids if subject is not None and subject is not referent else frozenset()

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
        elif subject is None and referent.role == "obj":
            for other in self.scene.sentence(referent.sentence):
                if other.order < referent.order and other.role == "nsubj" and other.parties:
                    barred |= other.ids
        if subject is referent or referent.role in ("nsubj", "nsubj:pass"):
            for child in verb.children:
                facing = self.scene.by_token.get(child.i)
                if facing is not None and facing is not referent and child.dep_ in ("obj", "obl", "obl:agent"):
                    barred |= facing.ids
        return frozenset(barred)

    def _nearest(self, referent: Referent, barred: frozenset[str], fits: Callable[[Referent], bool]) -> Referent | None:
        """The nearest earlier mention that fits and whose side is known; none where its sentence has two sides that fit."""
        found: list[Referent] = []
        for other in self.scene.before(referent, SENTENCES):
            if found and other.sentence != found[0].sentence:
                break
            if other.mention.form == "pronoun" or not other.parties or other.ids & barred or other.ids == {UNKNOWN}:
                continue
            if fits(other) and not other.mention.span.overlaps(referent.mention.span):
                found.append(other)
        return found[0] if len({other.ids for other in found}) == 1 else None

    def _without_aircraft(self, referent: Referent) -> frozenset[str]:
        """The groups of no state, where warplanes are spoken of: "military jets" are never the rebels named before."""
        if referent.noun is None or referent.noun.word not in _CLASSES["aircraft"] - {"drone"}:
            return frozenset()
        known = {p.id: self.registry.actor(p.id) for r in self.scene.referents for p in r.parties}
        return frozenset(i for i, actor in known.items() if actor is not None and actor.kind in ("rebels", "militia"))

    def _civil(self, earlier: Referent | None) -> bool:
        """Whether the convoy told before carried aid or people: "a convoy of buses" is no soldiers', nor is "the convoy" then."""
        if earlier is None or earlier.parties:
            return False
        words = {t.lower_ for t in earlier.token.subtree if abs(t.i - earlier.token.i) < 8}
        return bool(words & self.registry.civil)

    def band(self, referent: Referent, barred: frozenset[str] = frozenset()) -> tuple[Party, ...]:
        """The armed group of no state named last, where it was one: ISIS for "the jihadists" behind "ISIS attacked"."""
        named = self._nearest(referent, barred, self._is_band)
        return self.scene.refer(named.parties) if named is not None else ()

    def _is_band(self, other: Referent) -> bool:
        """Whether a mention is an armed group of no state, which "the jihadists" or "the terrorists" may take up."""
        known = [self.registry.actor(party.id) for party in other.parties]
        return all(actor is not None and actor.kind == "rebels" for actor in known) and not other.mention.person

    def _soldiers(self, other: Referent) -> bool:
        return other.mention.form != "pronoun" and bool(other.parties) and all(self.armed(p.id) for p in other.parties)

    def armed(self, actor: str) -> bool:
        """Whether a party has soldiers or fighters of its own: a state's army or an armed group."""
        known = self.registry.actor(actor)
        return sector_of(actor) == MILITARY or (known is not None and known.kind in ("militia", "rebels", "military"))

    def _only(self, referent: Referent, barred: frozenset[str]) -> tuple[Party, ...]:
        """The one armed side of the nearest sentence that has any; nothing where it has two."""
        found: dict[int, list[Referent]] = {}
        for other in self.scene.before(referent, SENTENCES):
            if self._soldiers(other) and not other.ids & barred and len(other.parties) == 1:
                found.setdefault(other.sentence, []).append(other)
        for number in sorted(found, reverse=True):
            sides = {r.ids for r in found[number]}
            return found[number][0].parties if len(sides) == 1 else ()
        return ()


def _same_noun(earlier: str, later: str) -> bool:
    """Whether a noun takes up an earlier one: "the ministry" a defence ministry, "the vehicle" an armored vehicle."""
    return earlier == later or earlier.endswith(f" {later}")


def _may_be(earlier: Referent, later: Referent) -> bool:
    """Whether "the army" may be an earlier army: not one that only bears the word in its name, as the Army of Conquest."""
    named = earlier.mention.form == "name" and later.word in ("army", "military")
    return not named or all(party.sector == MILITARY for party in earlier.parties)


def _adjectives(referent: Referent) -> frozenset[str]:
    """What tells the noun from others of its kind: "Islamist", "lead"; not its number, nor "retreating"."""
    return frozenset(
        t.lower_ for t in referent.token.children
        if t.dep_ in ("amod", "compound") and t.i < referent.token.i and t.pos_ in ("ADJ", "PROPN") and t.lower_ not in _NEUTRAL
    )  # fmt: skip


def _kind(referent: Referent) -> str | None:
    if referent.noun is None:
        return None
    if referent.noun.word in _GROUND or (referent.noun.moving and referent.noun.word not in _CLASSES["aircraft"]):
        return "ground"
    return next((name for name, words in _CLASSES.items() if referent.noun.word.lower() in words), None)
