"""Who is said to hold a place, to have taken it or to have lost it.

"The SDF-held town", "under regime control", "seized control of the airport", "the village fell to the rebels". A claim of it goes with
the event that it is told with; what only names the holder of a place in passing tells of no happening.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from rashomon.coding.scene.scene import Scene
from rashomon.coding.telling.reality import judge_reality
from rashomon.knowledge.actors.entries import Alias, Nation
from rashomon.language.clauses import case_of, children, conjuncts, objects_of, passive, subject_of
from rashomon.records import UNKNOWN, Certainty, Party, PlaceMention, Polarity, Span, Stance

HELD, TAKEN, LOST = "held", "taken", "lost"

_HOLDING = frozenset({"hold", "control", "occupy", "govern", "administer", "dominate", "rule", "run"})
_TAKING = frozenset({"seize", "capture", "recapture", "retake", "take", "conquer", "overrun", "liberate", "reconquer", "wrest"})
_GAINING = {
    "seize": TAKEN, "take": TAKEN, "gain": TAKEN, "regain": TAKEN, "wrest": TAKEN, "assume": TAKEN, "establish": TAKEN, "retake": TAKEN,
    "lose": LOST, "cede": LOST, "relinquish": LOST, "have": HELD, "hold": HELD, "keep": HELD, "retain": HELD, "maintain": HELD,
    "consolidate": HELD,
}  # fmt: skip
_GRIP = frozenset({"control", "hand", "rule"})
_SIDES = frozenset({"rebel", "government", "opposition", "regime", "militant", "insurgent", "army", "militia", "jihadist", "separatist"})
_REACH = 5


@dataclass(frozen=True, slots=True)
class Control:
    """A stance to a place, on the words of the place and of the hold; `cue` is the token whose attribution says who tells it.

    `party` is who is said to hold, take or lose it, None where that is not known.
    """

    stance: Stance
    spans: tuple[Span, ...]
    cue: Token
    rule: str
    party: Party | None
    polarity: Polarity = Polarity.ASSERTED
    certainty: Certainty = Certainty.CERTAIN


def find_controls(scene: Scene) -> tuple[Control, ...]:
    """Every place said to be held, taken or lost, in text order. What is planned, feared or demanded is left out."""
    found: dict[tuple[str, int], Control] = {}
    for token in scene.parsed.doc:
        if token.i in scene.furniture:
            continue
        for place, party, stance, rule in _read(scene, token):
            reality = judge_reality(scene, token)
            resolved = scene.resolution.places.get(place.span)
            name = (resolved.name or resolved.wording) if resolved is not None else place.names[0].text
            if reality.modality not in ("actual", "negated") or party is None:
                continue
            known, words = party
            control = Control(
                Stance(item=name, stance=stance), (place.names[0], words or scene.parsed.span(token)), token, rule, known,
                reality.polarity, reality.certainty,
            )  # fmt: skip
            found.setdefault((stance, place.span.start), control)
    return tuple(sorted(found.values(), key=lambda c: c.spans[0].start))


_Holder = tuple[Party | None, Span | None]


def _read(scene: Scene, token: Token) -> Iterator[tuple[PlaceMention, _Holder | None, str, str]]:
    lemma = token.lemma_.lower()
    if lemma in _HOLDING and token.i > 1 and scene.parsed.doc[token.i - 1].text == "-":
        place = _behind(scene, token)
        if place is not None:
            yield place, _compound(scene, token), HELD, "control.compound"
    elif lemma in _GRIP and case_of(token) in ("under", "in", "into"):
        place = _above(scene, token)
        if place is not None and (lemma == "control" or _owner(scene, token) is not None):
            yield place, _owner(scene, token), TAKEN if case_of(token) == "into" else HELD, "control.under"
    elif token.pos_ == "VERB":
        yield from _read_verb(scene, token, lemma)


def _read_verb(scene: Scene, verb: Token, lemma: str) -> Iterator[tuple[PlaceMention, _Holder | None, str, str]]:
    done = passive(verb)
    subject = subject_of(verb)
    if lemma == "fall" and subject is not None:
        taker = next((c for c in children(verb, "obl") if case_of(c) == "to"), None)
        place = _place_at(scene, subject)
        if place is not None and taker is not None and (holder := _holder(scene, taker)) is not None:
            yield place, holder, TAKEN, "control.verb"
        return
    objects = [subject] if done and subject is not None else [o for head in objects_of(verb) for o in conjuncts(head)]
    doer = next((_holder(scene, c) for c in children(verb, "obl") if case_of(c) == "by"), None) if done else (
        _holder(scene, subject) if subject is not None else None
    )  # fmt: skip
    for thing in objects:
        if thing.lemma_.lower() == "control" and lemma in _GAINING:
            for of in (c for c in children(thing, "nmod") + children(verb, "obl") if case_of(c) in ("of", "over")):
                place = _place_at(scene, of)
                if place is not None:
                    yield place, doer, _GAINING[lemma], "control.verb"
            continue
        stance = HELD if lemma in _HOLDING and (lemma != "run") else TAKEN if lemma in _TAKING else LOST if lemma == "lose" else ""
        place = _place_at(scene, thing) if stance else None
        if place is not None:
            yield place, doer, stance, "control.verb"


def _place_at(scene: Scene, token: Token) -> PlaceMention | None:
    """The place that a nominal names or is said to be: "the town of Goma", "Goma", "Goma airport"."""
    first, last = token.left_edge.idx, token.idx + len(token)
    for place in scene.places_in(scene.sentence_of[token.i]):
        name = place.names[0]
        named = first <= name.start <= token.idx < name.end or token.idx <= name.start < token.idx + 1
        called = any(c.idx <= name.start < c.idx + len(c) or c.left_edge.idx <= name.start <= c.idx for c in token.children
                     if c.dep_ in ("appos", "flat") or (c.dep_ == "nmod" and case_of(c) == "of"))  # fmt: skip
        if named or called or (first <= name.start and name.end <= last):
            return place
    return None


def _behind(scene: Scene, token: Token) -> PlaceMention | None:
    """The place right behind "SDF-held": the first name before the next few words end."""
    start, doc = token.idx, scene.parsed.doc
    end = doc[min(token.i + _REACH, len(doc) - 1)].idx
    return next((p for p in scene.places_in(scene.sentence_of[token.i]) if start < p.names[0].start <= end), None)


def _above(scene: Scene, grip: Token) -> PlaceMention | None:
    """The place that is said to be under control: "Saraqib, a town under rebel control", "the town is in their hands"."""
    at = grip.head
    for _ in range(2):
        place = _place_at(scene, at)
        if place is not None:
            return place
        if at.dep_ != "appos":
            break
        at = at.head
    subject = next((c for c in grip.children if c.dep_.startswith("nsubj")), None) or (subject_of(at) if at.pos_ in ("VERB", "AUX") else None)
    return _place_at(scene, subject) if subject is not None else None


def _owner(scene: Scene, grip: Token) -> _Holder | None:
    """Whose control it is: "regime control", "the control of the SDF", "their control"."""
    for child in grip.children:
        if child.dep_.split(":")[0] in ("nmod", "amod", "compound") and case_of(child) in ("", "of"):
            holder = _holder(scene, child)
            if holder is not None:
                return holder
            if child.lemma_.lower() in _SIDES:
                return None, scene.parsed.span(child)
    return None


def _compound(scene: Scene, held: Token) -> _Holder:
    """Who holds it, by the word before the hyphen: "SDF-held", "rebel-held", "government-controlled"."""
    doc = scene.parsed.doc
    before = doc[held.i - 2]
    words = scene.parsed.report.span(before.idx, held.idx + len(held))
    known = _holder(scene, before)
    return (known[0] if known is not None else _called(scene, before.text)), words


def _called(scene: Scene, word: str) -> Party | None:
    """Whose name or nation a word is by itself: the "SDF" or the "Turkish" of a compound, which stands for no noun."""
    for match in scene.registry.find(word):
        for sense in match.entries:
            if match.end - match.start != len(word):
                continue
            if isinstance(sense, Alias) and not sense.generic and (not sense.weak or _takes_part(scene, sense.actor)):
                return scene.registry.party(sense.actor, "alias")
            if isinstance(sense, Nation) and sense.adjective == word:
                return scene.registry.party(scene.registry.of_nation(sense.id, "MIL"), "nationality")
    return None


def _takes_part(scene: Scene, actor: str) -> bool:
    """Whether the report speaks of a body elsewhere too: a name that others bear is then its own."""
    return any(p.id == actor for parties in scene.resolution.parties.values() for p in parties)


def _holder(scene: Scene, token: Token) -> _Holder | None:
    """The party that a word stands for, None for what is nobody; a party that is not known is still a holder."""
    mention = scene.actor_at(token)
    if mention is None:
        return None
    known = [scene.forces_of(p) for p in scene.parties(mention) if p.id != UNKNOWN]
    return (known[0] if len(known) == 1 else None), mention.span
