"""Who does it to whom, in one telling."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from rashomon.coding.arguments.laying import laid_on
from rashomon.coding.arguments.role_names import counted_actor, name_beside, named_among, with_band
from rashomon.coding.arguments.talks import talkers
from rashomon.coding.arguments.triggers import Trigger
from rashomon.coding.scene.scene import Scene
from rashomon.knowledge.events import Trait
from rashomon.knowledge.people import load_people
from rashomon.language.clauses import (
    case_of,
    children,
    conjuncts,
    is_refused,
    objects_of,
    obliques,
    passive,
    subject_of,
)
from rashomon.records import UNKNOWN, ActorMention, CountMention, Party, Span

_TOWARDS = ("at", "on", "upon", "against", "into", "over", "with", "to", "around")
_BESIDE = ("beside", "near", "under", "next to", "by", "as", "outside", "behind")
_BY_FORCE = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "RETREAT"})
_WHERE = ("in", "near", "of", "outside")
_DONE = frozenset({"perpetrate", "commit", "carry", "stage", "mastermind"})
"""Participles that are said of acts alone, whatever noun the tree hangs them on: "the murder of the minister perpetrated by"."""
_INVOLVING = frozenset({"involve", "engage", "participate", "have", "see", "join", "provoke", "cause", "die", "lose"})
_OUTLIVING = frozenset({"survive", "escape", "emerge", "recover"})
_ARMED = frozenset({"rebel", "militant", "insurgent", "guerrilla", "separatist", "jihadist", "militia", "army", "police", "navy", "military", "coalition", "paramilitary", "bandit", "gang", "pirate", "terrorist", "extremist", "loyalist"})
_BESIDE_NAME = 60
"""Characters between words for somebody and the name set beside them, at most."""
_BETWEEN = ("between", "among", "with", "and")
_CIVILIANS = frozenset({"CIV"})
_LAUNCHING = frozenset({"fire", "drop", "plant"})
_SOMEBODY = Party(id=UNKNOWN, name="unknown", how="reference")
_PEOPLE = load_people()
_REFLEXIVES = frozenset({"themselves", "itself", "himself", "herself"})


@dataclass(frozen=True, slots=True)
class Argument:
    """Words that fill a role, and whom they stand for (nobody known: an empty tuple); `refused` where a cleft says that it was not they."""

    span: Span
    parties: tuple[Party, ...]
    rule: str
    mention: ActorMention
    refused: bool = False

    @property
    def ids(self) -> frozenset[str]:
        """The ids of its parties."""
        return frozenset(p.id for p in self.parties)


@dataclass(frozen=True, slots=True)
class Roles:
    """Who acts and who is acted upon; in a mutual happening everybody is both."""

    actors: tuple[Argument, ...] = ()
    recipients: tuple[Argument, ...] = ()
    mutual: bool = False

    @property
    def everybody(self) -> frozenset[str]:
        """The ids of all parties in any role."""
        return frozenset(i for a in (*self.actors, *self.recipients) for i in a.ids)


def find_roles(scene: Scene, trigger: Trigger) -> Roles:
    """The roles around a trigger, read from the tree by the entry's frame."""
    roles = _of_verb(scene, trigger) if trigger.verbal else _of_noun(scene, trigger)
    if len(roles.everybody - {UNKNOWN}) < 2 and (talking := talkers(scene, trigger)):
        roles = Roles(_distinct((*roles.actors, *_arguments(scene, talking, "talks"))), roles.recipients, roles.mutual)
    if trigger.entry.type in _BY_FORCE:
        roles = Roles(_as_forces(scene, roles.actors), _as_forces(scene, roles.recipients), roles.mutual)
    if trigger.entry.type == "ASSAULT":
        roles = replace(roles, recipients=_with_names(scene, roles.recipients))
    if trigger.entry.type == "ASSAULT" or trigger.entry.mode == "seize":
        roles = replace(roles, actors=_as_somebody(scene, roles.actors, named=True), recipients=_as_somebody(scene, roles.recipients))
    if (trigger.entry.frame == "mutual" or roles.mutual) and len(roles.everybody - {UNKNOWN}) > 1:
        both = _distinct((*roles.actors, *roles.recipients))
        return Roles(both, both, mutual=True)
    doers = tuple(a for a in roles.actors if a.ids != _CIVILIANS or _may_be_done_by_civilians(trigger))
    spans = {a.span for a in doers}
    return Roles(doers, tuple(r for r in roles.recipients if r.span not in spans), roles.mutual)


def _may_be_done_by_civilians(trigger: Trigger) -> bool:
    """Whether civilians can have done it: they throw stones and block roads; who kills or bombs is told to be somebody else.

    What reads otherwise is a victim that a sparse sentence leaves beside the verb: "6 children among 19 dead in bombing".
    """
    return not trigger.entry.effect and trigger.entry.kind not in ("airstrike", "shelling", "drone_strike")


def without_victims(told: Sequence[tuple[Trigger, Roles]]) -> list[tuple[Trigger, Roles]]:
    """The triggers of one sentence, none done by civilians whom the sentence says were harmed.

    "Three women were killed while attending a funeral targeted with mortars": the women targeted nothing.
    """
    harmed = {r.span for trigger, roles in told if trigger.entry.effect for r in roles.recipients if r.ids == _CIVILIANS}
    return [
        (trigger, replace(roles, actors=tuple(a for a in roles.actors if a.span not in harmed)))
        for trigger, roles in told
    ]


def _as_forces(scene: Scene, arguments: tuple[Argument, ...]) -> tuple[Argument, ...]:
    return tuple(
        a if a.mention.person else replace(a, parties=tuple(scene.forces_of(p) for p in a.parties)) for a in arguments
    )


def _as_somebody(scene: Scene, arguments: tuple[Argument, ...], *, named: bool = False) -> tuple[Argument, ...]:
    """People whose side nobody tells are somebody all the same where force is used: "two individuals planted a bomb", "the mayor was shot"."""
    return tuple(replace(a, parties=a.parties or as_somebody(scene, a.mention, named=named)) for a in arguments)


def as_somebody(scene: Scene, mention: ActorMention, *, named: bool = False) -> tuple[Party, ...]:
    """Somebody, for words for people whose side nobody tells, with `named` for a body that no list knows too ("the Rio Claro Front"); nobody for other words."""
    body = named and mention.form == "name" and not mention.person and not scene.parties(mention)
    return (_SOMEBODY,) if body or _human(scene, mention) else ()


def _human(scene: Scene, mention: ActorMention) -> bool:
    if mention.form == "pronoun":
        return False
    if mention.person:
        sentence = scene.sentence_at(mention.head.start)
        return all(name.start != mention.head.start for place in scene.places_in(sentence) for name in place.names)
    words = scene.parsed.tokens(mention.span)
    if words[-1].lower_ == mention.head.text.lower() and any(t.lower_ in scene.registry.of_state | scene.registry.irregular for t in words[:-1]):
        return True  # "attacked a police station": its men
    if not _PEOPLE.is_group(mention.head.text):
        return False  # "killing seven people": the count tells it
    noun = scene.registry.noun([mention.head.text])
    head = mention.head.text.lower()
    return (noun is not None and noun.use in ("people", "body")) or head in _PEOPLE.plural or head in _PEOPLE.singular


def _of_verb(scene: Scene, trigger: Trigger) -> Roles:
    verb, frame = trigger.token, trigger.entry.frame
    subject = subject_of(verb)
    agents = list(obliques(verb, "by")) + [c for c in verb.children if c.dep_ == "obl:agent"]
    inside = trigger.words
    objects = [o for o in objects_of(verb) if o.i not in inside and not _own(o)]
    if frame == "suffer" or told_of_victims(scene, trigger):
        hands = [owner for hand in obliques(verb, "at") if hand.lemma_.lower() == "hand" for owner in children(hand, "nmod", "nmod:poss")]
        actors = _arguments(scene, [*agents, *hands], "agent")  # "died at the hands of rebels"
        if frame == "suffer" and not actors:
            actors = _arguments(scene, obliques(verb, "from", "by"), "from")
        actors = actors or _of_means(scene, trigger)
        sufferers = [subject] if subject is not None else []
        if trigger.victims and not any(t.i in trigger.victims for s in sufferers for n in conjuncts(s) for t in (n, *children(n, "appos"))):
            sufferers = [scene.parsed.doc[i] for i in sorted(trigger.victims)]
        if frame == "move":
            return Roles(_arguments(scene, sufferers, "moved") + actors, ())
        if frame == "suffer" and not passive(verb) and verb.lemma_ == "leave":
            sufferers = objects
        return Roles(actors, _arguments(scene, sufferers, "subject"), frame == "mutual")
    if frame == "move":
        moved = _arguments(scene, objects, "moved")
        if any(m.parties for m in moved):
            return Roles(moved, ())
        return Roles(_arguments(scene, [subject] if subject is not None else [], "subject"), ())
    if trigger.entry.type == "PROTEST" and verb.tag_ == "VBG" and verb.i and verb.doc[verb.i - 1].lower_ == "by":
        # "was met by protesting villagers": the villagers protest, whatever the tree says
        return Roles(_arguments(scene, objects, "agent"), _arguments(scene, [subject] if subject is not None else [], "subject"))
    actors = _arguments(scene, [subject] if subject is not None else [], "subject")
    if not actors and subject is not None and is_means(scene, subject):
        actors = _arguments(scene, [*_agents_of(scene, subject), *_owners_of(scene, subject)], "means")
    recipients = _arguments(scene, objects, "object")
    if not recipients:
        towards = _TOWARDS + _BESIDE if trigger.entry.kind in ("ied", "car_bomb") else _TOWARDS
        at = [t for t in obliques(verb, *towards) if t.i not in inside]
        shot = [t for o in objects_of(verb) if o.i in inside for t in obliques(o, "at", "on", "upon", "into")]
        recipients = _arguments(scene, [*at, *shot], "oblique") or _arguments(scene, _right_behind(trigger), "oblique")
    if not recipients and frame == "act":
        recipients = _of_inner_object(scene, verb, inside) or _in_front_of(scene, verb)
    if frame == "harm" and not objects:
        return Roles((), recipients)  # "admit to four injured": whoever governs the participle harmed nobody
    return Roles(actors, recipients)


def _right_behind(trigger: Trigger) -> list[Token]:
    """What stands right behind the words with its preposition, wherever the tree hangs it: "opened fire at | the residents"."""
    doc, at = trigger.token.doc, max(trigger.words) + 1
    if at >= len(doc) or doc[at].lower_ not in ("at", "on", "upon", "against", "into") or doc[at].dep_ != "case":
        return []
    return [doc[at].head] if doc[at].head.i > at else []


def _own(thing: Token) -> bool:
    """Whether an object is the doer's own: "put themselves in front of", "pulled their vehicles across the road"."""
    if thing.lower_ in _REFLEXIVES:
        return True
    return any(c.dep_ == "nmod:poss" and c.lower_ in ("their", "its") for c in thing.children) and any(
        t.lower_ in ("across", "front") for t in thing.head.subtree if t.i > thing.i
    )


def _of_means(scene: Scene, trigger: Trigger) -> tuple[Argument, ...]:
    """Whose act it was that killed: "in regime strikes on Homs", "in an attack by the army", "in clashes with rebels"."""
    if not trigger.entry.effect:
        return ()
    doers: list[Token] = []
    rivals: list[Token] = []
    for noun in obliques(trigger.token, "in", "by", "during", "from"):
        if is_means(scene, noun):
            doers += [*_agents_of(scene, noun), *_owners_of(scene, noun)]
            if any(entry.frame == "mutual" for _, entry in scene.lexicon.nouns.get(noun.lemma_.lower(), ())):
                rivals += [t for t in children(noun, "nmod", "obl") if case_of(t) == "with"]
    return _arguments(scene, doers, "means") + _arguments(scene, rivals, "rival")


def is_means(scene: Scene, noun: Token) -> bool:
    """Whether a noun is what is struck with: a weapon, or an attack by itself ("Russian strikes", "shelling")."""
    lemma = noun.lemma_.lower()
    instrument = scene.lexicon.instruments.get(lemma)
    return lemma in scene.lexicon.nouns or lemma in ("strike", "fire") or (instrument is not None and instrument.kind != "collision")


def _agents_of(scene: Scene, noun: Token) -> list[Token]:
    """Who an act told by a noun is by: "by the army", "from the army", "carried out by the army" after it."""
    carried = [c for c in children(noun, "acl") if c.lemma_.lower() in scene.lexicon.carriers | _LAUNCHING]
    by = [t for t in children(noun, "nmod", "obl") if case_of(t) in ("by", "from")]
    found = [*by, *(t for verb in carried for t in obliques(verb, "by"))]
    if found:
        return found
    spots = {t.i for m in scene.things_in(scene.sentence_of[noun.i], "objects") for t in scene.parsed.tokens(m.span)}
    inner = [n for n in _below(noun) if n.i in spots or n.ent_type_ == "LOC" or scene.actor_at(n) is not None]
    by = [t for nominal in inner for t in children(nominal, "nmod") if case_of(t) == "by"]
    return by or [t for n in inner for verb in children(n, "acl") if verb.lemma_.lower() in _DONE for t in obliques(verb, "by")]


def _below(noun: Token) -> Iterator[Token]:
    """The nominals that hang on a noun of an act one below the other: "an attack on a post | in the town by rebels" has "by rebels" there."""
    for child in children(noun, "nmod"):
        if child.pos_ in ("NOUN", "PROPN") and case_of(child) in _TOWARDS + _WHERE:
            for nominal in conjuncts(child):
                yield nominal
                yield from _below(nominal)


def _owners_of(scene: Scene, noun: Token) -> list[Token]:
    """Whose a noun is by the words before it: "the army's strikes", "army strikes"; "the Ankara bombing" is nobody's."""
    return [*children(noun, "nmod:poss"), *(c for c in children(noun, "amod", "compound", "nmod:desc") if c.i < noun.i and c.idx not in scene.spots)]


def _bare_doers(scene: Scene, noun: Token) -> tuple[Argument, ...]:
    """Armed people or a body that a deed is called after, in the singular: "rebel shelling", "an army airstrike"."""
    found = []
    for token in children(noun, "compound", "amod"):
        known = scene.registry.noun([token.text]) if token.i < noun.i and token.lower_ in _ARMED and scene.actor_at(token) is None else None
        if known is not None:
            span = scene.parsed.span(token)
            mention = ActorMention(span=span, head=span, form="indefinite")
            found.append(Argument(span, scene.parties(mention) or (_SOMEBODY,), "role.modifier", mention))
    return tuple(found)


def counted_behind(scene: Scene, trigger: Trigger) -> CountMention | None:
    """The people whose number stands right behind a verb of harm, and is no other word's: "killed between 12 and 15"."""
    at = trigger.token.i + 1
    mention = scene.counts.get(at)
    return None if mention is None or at in trigger.barred or mention is scene.counts.get(at - 1) else mention


def told_of_victims(scene: Scene, trigger: Trigger) -> bool:
    """Whether the verb's subject is its victim: "two were killed", and, as headlines have it, "two children killed, ten hurt".

    A bare "killed" after a number of people who harm nobody, or after anybody where it has no object, is a participle.
    """
    verb = trigger.token
    if trigger.entry.active or _shoots_dead(verb):
        return False
    if trigger.victims or passive(verb):
        return True
    subject = subject_of(verb)
    if trigger.entry.frame != "harm" or subject is None or verb.tag_ not in ("VBD", "VBN"):
        return False
    if any(c.dep_.startswith("aux") for c in verb.children) or subject.tag_ in ("WP", "WDT", "PRP"):
        return False
    mention = scene.actor_at(subject)
    harmless = mention is not None and {p.id for p in scene.parties(mention)} == {"CIV"}
    counted = subject.i in scene.counts or any(c.i in scene.counts for c in subject.children)
    return (harmless and counted) or not (objects_of(verb) or counted_behind(scene, trigger))


def _shoots_dead(verb: Token) -> bool:
    """Whether somebody stands right behind "shot dead" without "was" before it, whatever the tree makes of them: "gunmen shot dead Maria Lopez, 34"."""
    at = verb.i + 2
    if verb.lemma_ != "shoot" or at >= len(verb.doc) or verb.nbor(1).lower_ != "dead" or any(c.dep_ == "aux:pass" for c in verb.children):
        return False
    return verb.doc[at].pos_ in ("PROPN", "NOUN", "NUM", "DET", "PRON") and verb.doc[at].ent_type_ != "LOC"


def _of_inner_object(scene: Scene, verb: Token, inside: frozenset[int]) -> tuple[Argument, ...]:
    """The one a phrase's own object belongs to: "forced the patrol to turn", "blocked the convoy's path"."""
    for child in verb.children:
        if child.dep_ in ("xcomp", "ccomp"):
            found = _arguments(scene, children(child, "nsubj", "obj"), "inner")
            if found:
                return found
        if child.i in inside and child.dep_ in ("obj", "obl", "nmod"):
            found = _arguments(scene, children(child, "nmod:poss"), "possessor")
            if found:
                return found
            found = _arguments(scene, [c for c in children(child, "nmod") if case_of(c) in ("of", "to", "for")], "of")
            if found:
                return found
    return ()


def _in_front_of(scene: Scene, verb: Token) -> tuple[Argument, ...]:
    """Whom a thing is done before: "cut the road in front of a patrol"."""
    fronts = [c for c in children(verb, "obl", "nmod") if c.lemma_.lower() in ("front", "path", "way", "face", "nose")]
    return _arguments(scene, [n for front in fronts for n in children(front, "nmod", "nmod:poss")], "in-front-of")


def _of_noun(scene: Scene, trigger: Trigger) -> Roles:
    noun, frame = trigger.token, trigger.entry.frame
    by = _agents_of(scene, noun)
    on = [t for t in children(noun, "nmod", "obl") if case_of(t) in ("on", "against", "upon", "at", "targeting")]
    of = [t for t in children(noun, "nmod") if case_of(t) == "of"]
    between = [
        t for t in children(noun, "nmod", "obl", "acl") if case_of(t) in _BETWEEN or case_of(t).endswith("between")
    ]
    owners = children(noun, "nmod:poss")
    before = _owners_of(scene, noun)
    if between:
        found = _arguments(scene, between, "between")
        if found or frame == "mutual":  # "an attack with a car bomb" is between nobody
            more = _arguments(scene, before, "modifier")
            return Roles(_distinct((*found, *more)), (), mutual=True)
    actors = _arguments(scene, by, "by")
    blamed = laid_on(scene, noun.head)
    recipients = _arguments(scene, [t for t in on if t != blamed], "on")
    bare = () if actors else _bare_doers(scene, noun)
    if on and not any(r.mention.person for r in recipients):
        # "an attempt against the head of the police, General Roa": the tree may hang the name on the act
        recipients = _people(_arguments(scene, children(noun, "appos"), "on")) or recipients
    if trigger.entry.effect and noun.dep_ in ("nsubj", "nmod") and noun.head.ent_type_ == "PER" and children(noun.head, "cop"):
        recipients = _people(_arguments(scene, [noun.head], "of"))  # "among the injured are Ana Mora and Luis Vega"
    if frame == "harm" or (trigger.entry.effect and frame == "suffer"):
        recipients = _distinct((*recipients, *_arguments(scene, [*of, *owners], "of")))
    elif frame == "act":
        actors = _distinct((*actors, *(_arguments(scene, before, "modifier") or bare)))
        if Trait.OF_THE_HINDERED in trigger.entry.traits:
            recipients = _distinct((*recipients, *_arguments(scene, of, "of")))
        elif not actors:
            actors = _arguments(scene, of, "of")
    else:
        actors = _distinct((*actors, *(_arguments(scene, [*before, *of], "modifier") or bare)))
    if trigger.carrier is not None:
        doer = subject_of(trigger.carrier)
        found = _arguments(scene, [doer] if doer is not None and doer.i != noun.i else [], "carrier")
        if trigger.carrier.lemma_.lower() in scene.lexicon.sufferers:
            recipients = _distinct((*recipients, *found))
        else:
            actors = _distinct((*actors, *found))
        recipients = recipients or _arguments(scene, obliques(trigger.carrier, "on", "against", "at"), "carrier-on")
        actors = actors or _arguments(scene, obliques(trigger.carrier, "by"), "carrier-by")
    elif noun.dep_ in ("obj", "obl") and noun.head.lemma_ in _OUTLIVING and case_of(noun) in ("", "from") and not recipients:
        survivor = subject_of(noun.head)
        recipients = _arguments(scene, [survivor] if survivor is not None else [], "survived")
    elif noun.dep_ in ("obj", "obl") and noun.head.lemma_ in _INVOLVING and frame == "mutual" and not actors:
        doer = subject_of(noun.head)
        actors = _arguments(scene, [doer] if doer is not None else [], "involved")
        actors = _distinct((*actors, *_arguments(scene, obliques(noun.head, "with"), "involved-with")))
    if frame == "mutual" and not actors:
        return Roles((), _of_when_clause(scene, noun))
    return Roles(actors, recipients)


def _people(arguments: tuple[Argument, ...]) -> tuple[Argument, ...]:
    return tuple(a for a in arguments if a.mention.person)


def _of_when_clause(scene: Scene, noun: Token) -> tuple[Argument, ...]:
    """Who is on the scene of an existential: "There were tensions when a Russian patrol tried to enter"."""
    for clause in [c for host in (noun, noun.head) for c in host.children if c.dep_.startswith(("advcl", "acl"))]:
        subject = subject_of(clause)
        if subject is not None and subject.i != noun.i:
            found = _arguments(scene, [subject], "when-clause")
            if found:
                return found
    return ()


def _arguments(scene: Scene, heads: list[Token], rule: str) -> tuple[Argument, ...]:
    found: list[Argument] = []
    for head in heads:
        for token in (*conjuncts(head), *named_among(scene, head)):
            own = scene.actor_at(token) or name_beside(scene, token)
            mention = own or counted_actor(scene, token)
            if mention is None:
                continue
            span = mention.span if own else with_band(scene, token, mention)
            found.append(Argument(span, scene.parties(mention), f"role.{rule}", mention, is_refused(token)))
    return _distinct(tuple(found))


def _with_names(scene: Scene, arguments: tuple[Argument, ...]) -> tuple[Argument, ...]:
    """The arguments, those that words for one person tell with the name beside them: "the mayor, Pedro Vega"."""
    found = []
    for given in arguments:
        name = None if given.mention.person else name_beside(scene, scene.parsed.tokens(given.mention.head).root)
        if name is None or not 0 < name.span.start - given.span.end <= _BESIDE_NAME:
            found.append(given)
            continue
        whole = scene.parsed.report.span(given.span.start, name.span.end)
        found.append(replace(given, span=whole, parties=given.parties or scene.parties(name), mention=name))
    spans = {a.span for a in arguments}
    return _distinct(tuple(a for a in found if a.mention.span not in spans or a.mention.span == a.span))


def _distinct(arguments: tuple[Argument, ...]) -> tuple[Argument, ...]:
    return tuple({a.span: a for a in arguments}.values())
