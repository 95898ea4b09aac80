"""One trigger with all that its own sentence says of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from rashomon.coding.attribution import Speech, attribution_of
from rashomon.coding.certainty import Reality, judge_reality
from rashomon.coding.harm import Toll, find_tolls
from rashomon.coding.parts import with_parts
from rashomon.coding.responsibility import is_act
from rashomon.coding.roles import Roles, find_roles, without_victims
from rashomon.coding.scene import Scene
from rashomon.coding.setting import Dated, Placed, find_dates, find_places_of
from rashomon.coding.triggers import Trigger
from rashomon.knowledge.events import BY_INSTRUMENT
from rashomon.language.clauses import ancestors, case_of, children, clause_of, passive, subject_of
from rashomon.records import UNKNOWN, Attribution, Party, Polarity, Span


@dataclass(frozen=True, slots=True)
class Telling:
    """A trigger, who and where and when by its sentence, who says so, and whether it is told as having happened.

    `aside` marks a movement that only leads to a hostile act: it adds place, time and parties, and no type of its own.
    `means` are the words for what did it, where the trigger is told of by them ("killed in a car bomb attack").
    `entry` numbers the dated entry of the report in which it stands, -1 for none, and `item` the item of a list. `mode` is PLOVER's, "" where the words tell none.
    """

    trigger: Trigger
    sentence: int
    type: str
    kind: str
    roles: Roles
    dates: tuple[Dated, ...]
    places: tuple[Placed, ...]
    tolls: tuple[Toll, ...]
    reality: Reality
    attribution: Attribution
    aside: bool = False
    entry: int = -1
    item: int = -1
    means: Span | None = None
    mode: str = ""

    @property
    def happened(self) -> bool:
        """Whether it is told (or denied) as a thing that happened, not feared, planned or general."""
        return self.reality.modality in ("actual", "negated")

    @property
    def history(self) -> bool:
        """Whether the clause sets a background ("since the US withdrew") or sums up ("have often been stopped")."""
        verb = clause_of(self.trigger.token)
        while verb.dep_ in ("conj", "xcomp") and verb.head.i != verb.i:
            verb = verb.head
        marks = {c.lower_ for c in verb.children if c.dep_ == "mark"}
        perfect = any(c.dep_ == "aux" and c.lower_ in ("have", "has", "had", "'ve") for c in verb.children)
        return bool(verb.dep_ == "advcl" and marks & {"since", "after", "before", "until"}) or (
            perfect and not self.dates and verb.dep_ != "ccomp"
        )

    @property
    def nameless_harm(self) -> bool:
        """Whether it counts harm to people it does not name: "nobody was injured", "four were hurt"."""
        return bool(self.trigger.entry.effect) and not (self.roles.everybody or self.dates or self.places)

    @property
    def nobody(self) -> bool:
        """Whether all that it tells is that nobody came to harm, which denies no act and is none."""
        return bool(self.trigger.entry.effect and self.tolls) and all(toll.count.high == 0 for toll in self.tolls)

    @property
    def bare(self) -> bool:
        """Whether the sentence says nothing of it beyond the word."""
        return not (self.roles.everybody or self.dates or self.places or self.tolls)


_PLAIN = frozenset({"shooting", "exchange_of_fire", "airstrike", "drone_strike", "shelling", "collision", "pelt"})
"""Kinds whose words need nobody that is known: "two aircraft fired at the checkpoint"."""


def find_tellings(scene: Scene, triggers: tuple[Trigger, ...], speeches: Sequence[Speech]) -> tuple[Telling, ...]:
    """One telling for each trigger whose needs are met, in text order."""
    by_sentence: dict[int, list[Trigger]] = {}
    for trigger in triggers:
        by_sentence.setdefault(scene.sentence_of[trigger.token.i], []).append(trigger)
    covering: dict[int, list[Speech]] = {}
    for spoken in speeches:
        for sentence in {scene.sentence_of[i] for i in spoken.covers}:
            covering.setdefault(sentence, []).append(spoken)
    found: list[Telling] = []
    for sentence, group in sorted(by_sentence.items()):
        acted = without_victims([(trigger, find_roles(scene, trigger)) for trigger in group])
        met = [(trigger, roles) for trigger, roles in acted if _needs_met(scene, trigger, roles)]
        rivals = tuple(trigger for trigger, _ in met)
        told = [_tell(scene, trigger, roles, rivals, covering.get(sentence, [])) for trigger, roles in met]
        told = _with_elliptic_tolls(told)
        found.extend(replace(t, aside=_prepares(t, told)) for t in told)
    return tuple(found)


def _with_elliptic_tolls(told: list[Telling]) -> list[Telling]:
    """Bare numbers take the side of the toll before them, or of those acted upon.

    "One soldier died and two were wounded"; "gunmen ambushed a convoy of Malian soldiers, killing 14".
    """
    side: Party | None = None
    found = []
    for telling in told:
        if side is None and not telling.roles.mutual and not telling.trigger.entry.effect:
            side = _only_side(telling)
        tolls = []
        for toll in telling.tolls:
            if toll.party is None and toll.count.of is None and side is not None and toll.count.high != 0:
                tolls.append(replace(toll, party=side, rule="toll.elliptic"))
            else:
                tolls.append(toll)
                side = toll.party or side
        found.append(replace(telling, tolls=tuple(tolls)))
    return found


def _only_side(told: Telling) -> Party | None:
    """The one party that is acted upon, None where there are several or none."""
    sides = {p.id: p for a in told.roles.recipients for p in a.parties if p.id != UNKNOWN}
    return next(iter(sides.values())) if len(sides) == 1 else None


def _prepares(told: Telling, beside: Sequence[Telling]) -> bool:
    """Whether a movement only leads to a hostile act of the same sentence: "deployed to stop a patrol".

    PLOVER codes a mobilisation inside an assault as the assault.
    """
    if told.kind not in ("deployment", "patrol"):
        return False
    return any(
        other.happened and other.type in ("COERCE", "ASSAULT") and told.trigger.token in ancestors(other.trigger.token)
        for other in beside
    )


def _tell(
    scene: Scene, trigger: Trigger, roles: Roles, rivals: tuple[Trigger, ...], speeches: Sequence[Speech]
) -> Telling:
    reality = judge_reality(scene, trigger.token)
    attribution = attribution_of(scene, speeches, trigger.token)
    if any(s.denies and trigger.token.i in s.covers for s in speeches) or (
        reality.modality == "negated" and attribution.source.kind not in ("outlet", "unnamed")
    ):
        reality = Reality("actual", Polarity.DENIED, reality.certainty, denied=True)
    if trigger.entry.negated:
        refused = reality.polarity is Polarity.DENIED
        reality = Reality("actual" if refused else "general", Polarity.ASSERTED, reality.certainty)
    kind, kind_type, means = _kind(scene, trigger)
    joint = trigger.entry.id == "joint-patrol" and len(roles.everybody) < 2 and "joint" not in _around(trigger.token)
    covering = [s.covers for s in speeches if trigger.token.i in s.covers and trigger.token.i != s.cue.i]
    words = min(covering, key=len, default=None)
    told = Telling(
        trigger=trigger,
        sentence=scene.sentence_of[trigger.token.i],
        type="MOBILIZE" if joint else kind_type,
        kind=kind,
        roles=roles,
        dates=find_dates(scene, trigger, rivals, words),
        places=find_places_of(scene, trigger, rivals, words),
        tolls=with_parts(scene, find_tolls(scene, trigger, roles)),
        reality=reality,
        attribution=attribution,
        entry=scene.entry_at(trigger.token.idx),
        item=scene.item_at(trigger.token.idx),
        means=_phrase(scene, means) if means is not None else None,
        mode=scene.lexicon.mode_of(trigger.entry, kind),
    )
    if trigger.entry.id == "tension" and told.history:  # "tensions have escalated since" is a state of things
        return replace(told, reality=replace(reality, modality="general"))
    return told


def _needs_met(scene: Scene, trigger: Trigger, roles: Roles) -> bool:
    needs = trigger.entry.needs
    actors = any(a.parties for a in roles.actors)
    recipients = any(a.parties for a in roles.recipients)
    if needs == "none":
        return True
    if needs == "either" and (roles.actors or roles.recipients) and _kind(scene, trigger)[0] in _PLAIN:
        return True
    if needs == "actor":
        return actors or (trigger.entry.frame == "suffer" and recipients)
    if needs == "recipient":
        return recipients or (trigger.entry.effect == "detained" and bool(find_tolls(scene, trigger, roles)))
    return actors or recipients


def _around(token: Token) -> set[str]:
    return {t.lower_ for t in token.subtree}


def _phrase(scene: Scene, noun: Token) -> Span:
    """A noun with the words right before it that describe it: "terrorist rocket attacks", "car bomb"."""
    first = noun.i
    while first > noun.sent.start and noun.doc[first - 1].head.i in range(first, noun.i + 1):
        if noun.doc[first - 1].dep_ not in ("compound", "amod", "flat", "punct") or noun.doc[first - 1].text == ",":
            break
        first -= 1
    while noun.doc[first].is_punct:
        first += 1
    return scene.parsed.span(noun.doc[first : noun.i + 1])


def _kind(scene: Scene, trigger: Trigger) -> tuple[str, str, Token | None]:
    """The kind and type of a trigger, with the word for its means; where it leaves the kind open, that word tells it."""
    entry = trigger.entry
    token = trigger.token
    if entry.kind == "shooting" and trigger.verbal and (shooter := subject_of(token)) is not None:
        return {"airstrike": "airstrike", "drone_strike": "drone_strike"}.get(
            _instrument(scene, shooter) or "", "shooting"
        ), entry.type, None
    if entry.kind != BY_INSTRUMENT:
        return entry.kind, entry.type, None
    near: list[Token] = []
    subject = subject_of(token) if trigger.verbal else None
    struck = passive(token) or any(case_of(c) == "by" for c in children(token, "obl"))  # a headline's "convoy hit by mine"
    if entry.effect == "" and subject is not None and not struck:  # "a car was hit by gunfire": the car is no means
        near.append(subject)
    for child in children(token, "obl", "nmod", "advcl", "acl"):
        if case_of(child) in ("by", "in", "with", "from", "when", "after", "to", "of", "during") or child.dep_ in (
            "advcl",
            "obl:agent",
            "acl",
        ):
            near.append(child)
            near.extend(c for c in child.children if c.dep_ in ("nsubj", "nsubj:pass", "obj"))
    if (
        entry.effect
        and subject is not None
        and subject.i not in {n.i for n in near}
        and token.tag_ in ("VBD", "VBG", "VBZ")
    ):
        near.append(subject)
    for word in near:
        instrument = _instrument(scene, word)
        if (
            instrument == "collision"
            and entry.effect
            and case_of(word) != "by"
            and word.lemma_ not in ("collision", "crash")
        ):
            continue  # "killed when a convoy was halted": a vehicle on the scene is not what killed
        if instrument is not None:
            return instrument, entry.type, word
    for above in list(ancestors(token))[1:4]:
        instrument = _instrument(scene, above) if above.pos_ == "NOUN" else None
        if instrument is not None and entry.effect:
            return instrument, entry.type, above
    acts = (word for word in near if entry.effect and is_act(scene.lexicon, word))
    return ("ground_attack" if entry.id == "attack" else ""), entry.type, next(acts, None)


def _instrument(scene: Scene, word: Token) -> str | None:
    if word.pos_ in ("NUM", "PRON"):  # "one of their trucks"
        word = next((c for c in word.children if c.dep_ == "nmod" and case_of(c) == "of"), word)
    phrase = [c.lemma_.lower() for c in word.children if c.dep_ in ("compound", "amod") and c.i < word.i]
    lemma = word.lemma_.lower()
    for size in range(len(phrase), -1, -1):
        candidate = " ".join([*phrase[len(phrase) - size :], lemma])
        found = scene.lexicon.instruments.get(candidate) or scene.lexicon.instruments.get(candidate.replace(" - ", "-"))
        if found is not None:
            return found.kind
    return None
