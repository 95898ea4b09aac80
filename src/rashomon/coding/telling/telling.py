"""One trigger with all that its own sentence says of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from rashomon.coding.arguments.roles import Roles, find_roles, is_means, without_victims
from rashomon.coding.arguments.talks import is_telephoned
from rashomon.coding.arguments.triggers import Trigger
from rashomon.coding.scene.event_nouns import is_act
from rashomon.coding.scene.scene import Scene
from rashomon.coding.speech.attribution import Speech, attribution_of, is_denied
from rashomon.coding.speech.disowning import words_of_deed
from rashomon.coding.telling.reality import Reality, judge_reality
from rashomon.coding.telling.relative_days import find_shift, shifted
from rashomon.coding.telling.unreal import is_unreal
from rashomon.coding.telling.when_where import Dated, Placed, find_dates, find_places_of
from rashomon.coding.tolls.mishaps import done_by_somebody
from rashomon.coding.tolls.objects_hit import ObjectHit, find_struck
from rashomon.coding.tolls.toll_parts import with_parts
from rashomon.coding.tolls.tolls import Toll, find_tolls
from rashomon.knowledge.events import BY_INSTRUMENT, Trait
from rashomon.language.clauses import (
    ancestors,
    case_of,
    children,
    clause_of,
    is_negated,
    objects_of,
    passive,
    subject_of,
)
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
    paragraph: int = 0
    item: int = -1
    means: Span | None = None
    mode: str = ""
    struck: tuple[ObjectHit, ...] = ()

    @property
    def opened_by_date(self) -> bool:
        """Whether its sentence opens with its time, as a turn to another one does: "In February a man died"."""
        first = self.trigger.token.sent.start_char
        return any(d.span.start - first <= _OPENING and d.period.known for d in self.dates)

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
        lead = self.sentence <= _LEAD and verb.head.i == verb.i and "since" not in _around(verb)  # "Troops have blocked a convoy": the perfect of hot news
        perfects = ("had",) if lead else ("have", "has", "had", "'ve")
        perfect = any(c.dep_ == "aux" and c.lower_ in perfects for c in verb.children)
        return bool(verb.dep_ == "advcl" and marks & {"since", "after", "before", "until"}) or (
            perfect and not self.dates and verb.dep_ != "ccomp"
        )

    @property
    def nameless_harm(self) -> bool:
        """Whether it counts harm to people of no named side: "nobody was injured", "three civilians were hurt"."""
        sides = self.roles.everybody - {"CIV", UNKNOWN}
        return bool(self.trigger.entry.effect) and not (sides or self.dates or self.places)

    @property
    def nobody(self) -> bool:
        """Whether all that it tells is that nobody came to harm, which denies no act and is none."""
        return bool(self.trigger.entry.effect and self.tolls) and all(toll.count.high == 0 for toll in self.tolls)

    @property
    def bare(self) -> bool:
        """Whether the sentence says nothing of it beyond the word."""
        return not (self.roles.everybody or self.dates or self.places or self.tolls or self.struck)


_LEAD = 3
_OPENING = 4
"""Characters from a sentence's start within which a time opens it: "In February", "On Monday"."""

_POLICY = frozenset({"sanction", "measure", "action", "tariff", "law", "bill", "restriction", "ban", "order", "embargo", "legislation"})
_FROM_AFAR = frozenset({"shelling", "ied"})  # what falls is shells, rockets, bombs; aircraft land
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
        struck = {trigger: find_struck(scene, trigger) for trigger in group}
        needed = [trigger for trigger, roles in acted if _needs_met(scene, trigger, roles, struck[trigger])]
        rivals = tuple(done_by_somebody(needed))
        met = [(trigger, roles) for trigger, roles in acted if trigger in rivals]
        around = covering.get(sentence, [])
        told = [_tell(scene, trigger, roles, rivals, around, struck=struck[trigger]) for trigger, roles in met]
        told = _with_elliptic_tolls(told)
        found.extend(replace(t, aside=_prepares(t, told)) for t in told)
    return tuple(found)


def _with_elliptic_tolls(told: list[Telling]) -> list[Telling]:
    """Bare numbers take the side of the toll before them, or of those acted upon.

    "One soldier died and two were wounded"; "gunmen ambushed a convoy of Malian soldiers, killing 14".
    """
    side: Party | None = None
    found = []
    acting = {i for t in told if not t.trigger.entry.effect and t.type in ("ASSAULT", "COERCE") for a in t.roles.actors for i in a.ids}
    for telling in told:
        if side is None and not telling.roles.mutual and not telling.trigger.entry.effect:
            side = _only_side(telling)
        tolls = []
        theirs = None if side is None or side.id in acting else side
        for given in telling.tolls:
            guessed = given.party is not None and given.party.id in acting and _guessed(given)
            toll = replace(given, party=theirs, rule="toll.elliptic") if guessed else given
            if toll.party is None and toll.count.of is None and side is not None and toll.count.high != 0:
                tolls.append(replace(toll, party=side, rule="toll.elliptic"))
            else:
                tolls.append(toll)
                side = toll.party or side
        found.append(replace(telling, tolls=tuple(tolls)))
    return found


def _guessed(toll: Toll) -> bool:
    """Whether a toll's side is only that of those named near: "attacked a post, which claimed the life of a soldier"."""
    return toll.party is not None and toll.party.how == "reference" and not toll.named


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
    scene: Scene, trigger: Trigger, roles: Roles, rivals: tuple[Trigger, ...], speeches: Sequence[Speech],
    *, struck: tuple[ObjectHit, ...],
) -> Telling:  # fmt: skip
    reality = judge_reality(scene, trigger.token)
    if reality.modality == "actual" and is_unreal(scene, trigger.token):
        reality = replace(reality, modality="hypothetical")
    attribution = attribution_of(scene, speeches, trigger.token)
    deed = next((frozenset(deeds) for s in speeches if s.deed is not None and trigger.token.i in (deeds := words_of_deed(s.deed))), None)
    if deed is not None:  # "denied carrying out the raid": there was a raid, and whose it was the denial says
        reality = replace(reality, polarity=Polarity.ASSERTED, denied=False)
        roles = replace(roles, actors=tuple(a for a in roles.actors if scene.parsed.tokens(a.span).root.i in deed))
    if is_denied(speeches, trigger.token) or (
        reality.modality == "negated" and attribution.source.kind not in ("outlet", "unnamed")
    ):
        reality = Reality("actual", Polarity.DENIED, reality.certainty, denied=True)
    if trigger.entry.negated:
        refused = reality.polarity is Polarity.DENIED
        reality = Reality("actual" if refused else "general", Polarity.ASSERTED, reality.certainty)
    kind, kind_type, means = _kind(scene, trigger)
    joint = Trait.TOGETHER in trigger.entry.traits and len(roles.everybody) < 2 and "joint" not in _around(trigger.token)
    covering = [s.covers for s in speeches if trigger.token.i in s.covers and trigger.token.i != s.cue.i]
    words = min(covering, key=len, default=None)
    told = Telling(
        trigger=trigger,
        sentence=scene.sentence_of[trigger.token.i],
        type="MOBILIZE" if joint else kind_type,
        kind=kind,
        roles=roles,
        dates=_dates(scene, trigger, rivals, words),
        places=find_places_of(scene, trigger, rivals, words),
        tolls=with_parts(scene, find_tolls(scene, trigger, roles)),
        reality=reality,
        attribution=attribution,
        entry=scene.entry_at(trigger.token.idx),
        paragraph=scene.paragraph_at(trigger.token.idx),
        item=scene.item_at(trigger.token.idx),
        means=_phrase(scene, means) if means is not None else None,
        mode=scene.lexicon.mode_of(trigger.entry, kind),
        struck=struck,
    )
    if Trait.IN_THE_WAY in trigger.entry.traits and {p.id for a in roles.actors for p in a.parties} == {"CIV"}:
        return replace(told, type="PROTEST", kind="protest", mode="obstruct")  # villagers who stand in the road
    if Trait.STATE_OF_THINGS in trigger.entry.traits and told.history:  # "tensions have escalated since" is a state of things
        return replace(told, reality=replace(reality, modality="general"))
    return told


def _dates(
    scene: Scene, trigger: Trigger, rivals: tuple[Trigger, ...], words: frozenset[int] | None
) -> tuple[Dated, ...]:
    """The times of a telling; one told by its distance from another ("two days after") has that one's day, moved."""
    shift = find_shift(trigger.token)
    if shift is None or shift.days is None:
        return find_dates(scene, trigger, rivals, words)
    span = scene.parsed.span(scene.parsed.doc[shift.words[0] : shift.words[1]])
    for rival in rivals:
        if shift.host.i == rival.token.i or shift.host in ancestors(rival.token):
            for dated in find_dates(scene, rival, rivals, None):
                period = shifted(dated.period, shift.days, span)
                if period is not None:
                    return (Dated(span, period, "period.shifted"),)
    return find_dates(scene, trigger, rivals, words)


def _needs_met(scene: Scene, trigger: Trigger, roles: Roles, struck: tuple[ObjectHit, ...]) -> bool:
    needs = trigger.entry.needs
    if trigger.verbal and _is_of_order(trigger.token):
        return False
    if Trait.ON_THE_MOVE in trigger.entry.traits and not _on_the_road(scene, roles):
        return False
    if Trait.SERVES in trigger.entry.traits and trigger.verbal and _serves(trigger.token):
        return False
    if Trait.HITS in trigger.entry.traits and trigger.verbal and _measures(trigger.token):
        return False
    if Trait.AWAITS_CALL in trigger.entry.traits and not is_telephoned(scene, trigger.token):
        return False
    actors = any(a.parties for a in roles.actors)
    recipients = any(a.parties for a in roles.recipients)
    if needs == "none":
        return True
    if needs == "means":
        return _kind(scene, trigger)[0] in _FROM_AFAR
    if needs != "actor" and (struck or _strikes_place(scene, trigger)):
        return True
    if needs == "object":
        return False
    if needs == "either" and (roles.actors or roles.recipients) and _kind(scene, trigger)[0] in _PLAIN:
        return True
    if needs == "actor":
        return actors or (trigger.entry.frame == "suffer" and recipients)
    if recipients or (needs == "either" and actors):
        return True
    return trigger.entry.effect == "detained" and bool(find_tolls(scene, trigger, roles))


def _is_of_order(verb: Token) -> bool:
    """Whether what is denied is only that somebody began: "denied that its men had fired first" denies no shooting."""
    first = any(c.lower_ == "first" and c.dep_ == "advmod" for c in verb.children)
    return first and (is_negated(verb) or any(t.lemma_.lower() == "deny" for t in ancestors(verb)))


def _strikes_place(scene: Scene, trigger: Trigger) -> bool:
    """Whether what hits is a weapon or a strike, and what is hit a place: "strikes hit Kharkiv", "where missiles struck Sderot"."""
    if Trait.HITS not in trigger.entry.traits or not trigger.verbal or passive(trigger.token):
        return False
    subject, objects = subject_of(trigger.token), {o.idx for o in objects_of(trigger.token)}
    if subject is None or not is_means(scene, subject):
        return False
    return any(m.span.start <= at < m.span.end for m in scene.places_in(scene.sentence_of[trigger.token.i]) for at in objects)


def _measures(verb: Token) -> bool:
    """Whether what strikes is a measure: "sanctions targeting the bank"."""
    subject = verb.head if verb.dep_ == "acl" else subject_of(verb)
    return subject is not None and subject.lemma_.lower() in _POLICY


def _on_the_road(scene: Scene, roles: Roles) -> bool:
    """Whether those who meet are patrols, convoys or vehicles: ministers who meet hold talks."""
    if "CIV" in roles.everybody or len(roles.everybody - {UNKNOWN}) < 2:
        return False
    heads = {a.mention.head.text.lower() for a in (*roles.actors, *roles.recipients) if a.parties}
    nouns = [noun for head in heads if (noun := scene.registry.noun([head])) is not None]
    return any(noun.use == "vehicle" or noun.moving for noun in nouns)


def _serves(verb: Token) -> bool:
    """Whether "fight" tells on whose side somebody serves: "he fought for a militia", "those who fight alongside them"."""
    sides = children(verb, "obl")
    return any(case_of(s) in ("for", "alongside") for s in sides) and not any(
        case_of(s) in ("with", "against") for s in sides
    )


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
    if Trait.BY_BOMBER in entry.traits:
        return _of_bomber(scene, trigger), entry.type, None
    acts = (word for word in near if entry.effect and is_act(scene.lexicon, word))
    return entry.fallback, entry.type, next(acts, None)


def _of_bomber(scene: Scene, trigger: Trigger) -> str:
    """How a bombing was done, where its words do not say: a state bombs from the air, whom no state owns with explosives.

    Where nobody is told to have done it, the report's aircraft say so.
    """
    doers = {p.id for a in find_roles(scene, trigger).actors for p in a.parties}
    if doers:
        return "airstrike" if any(scene.registry.nation_of(d) for d in doers) else "ied"
    return "airstrike" if scene.from_air else "ied"


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
    if lemma == "bombing":
        return "airstrike" if scene.from_air else "ied"
    return None
