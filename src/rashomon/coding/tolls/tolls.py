"""How many were killed, injured, detained or missing, and whose people they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from spacy.tokens import Token

from rashomon.coding.arguments.roles import Argument, Roles, counted_behind, told_of_victims
from rashomon.coding.arguments.triggers import Trigger
from rashomon.coding.scene.scene import Scene
from rashomon.coding.tolls.toll_sums import is_many_so_far, sums_up
from rashomon.knowledge.events import Trait
from rashomon.knowledge.people import load_people
from rashomon.language.clauses import (
    ancestors,
    case_of,
    children,
    conjuncts,
    objects_of,
    own_subject,
    passive,
    subject_of,
)
from rashomon.language.quantities import find_quantities
from rashomon.records import ActorMention, Attribute, Count, CountMention, Party, Span

_EFFECTS = {"killed": Attribute.KILLED, "injured": Attribute.INJURED, "detained": Attribute.DETAINED, "missing": Attribute.MISSING}
_NOBODY = frozenset({"no", "none", "nobody", "neither"})
_REACHING = frozenset({"bring", "raise", "push", "take", "rise", "climb", "increase", "go", "jump", "grow", "mount", "lift", "revise", "drive"})
_NUMBERS = frozenset({"number", "toll", "count", "total"})
_SPANS = frozenset({"week", "month", "year", "decade", "campaign", "war", "conflict"})
_PLURAL = ("NNS", "NNPS")
_HARMED = frozenset({"hurt", "wounded", "injured", "killed", "dead", "missing", "detained", "abducted", "kidnapped", "captured", "arrested", "taken", "held", "seized", "trapped"})


@dataclass(frozen=True, slots=True)
class Toll:
    """A count of people who came to one kind of harm, the words it rests on and whose people they are.

    `named`: the words themselves name the side ("four American soldiers"), so that no context is needed.
    """

    attribute: Attribute
    count: Count
    span: Span
    party: Party | None
    rule: str
    named: bool = False


def find_tolls(scene: Scene, trigger: Trigger, roles: Roles) -> tuple[Toll, ...]:
    """The tolls one trigger tells: of its victims' count, of a singular victim, of a bare plural ("soldiers": two or more)."""
    if not trigger.entry.effect:
        return ()
    attribute = _EFFECTS[trigger.entry.effect]
    if heads_list(trigger.token):
        listed = scene.counts.get(trigger.token.i + 2)
        return () if listed is None else (Toll(attribute, listed.count, listed.span, None, "toll.counted-harm"),)
    if (number := some_of_harmed(trigger.token)) is not None:
        return tuple(_numbered(scene, attribute, number, "toll.some-of-harmed"))
    if (number := _reached(trigger.token)) is not None:
        reached = tuple(_numbered(scene, attribute, number, "toll.death-toll"))
        spanned = any(c.lemma_.lower() in _SPANS for c in trigger.token.subtree if c.dep_.startswith(("obl", "nmod")))  # "killed this month"
        return () if spanned or sums_up(trigger.token) else tuple(toll for toll in reached if not is_many_so_far(trigger.token, toll.count))
    victims = [v for v in _victims(scene, trigger) if v.i not in trigger.barred]
    if trigger.victims:
        own = [v for v in victims if v.i in trigger.victims]
        victims = [*(victims if own else ()), *_own_heads(scene, trigger, own)]
    elif trigger.token.pos_ == "VERB":
        victims += _listed_behind(scene, victims, trigger.barred)
    found = _once([toll for victim in victims for toll in _toll(scene, attribute, victim, trigger.barred)])
    if Trait.TOLL in trigger.entry.traits:
        found = _told_as_toll(scene, trigger)
    elif sums_up(trigger.token) or _of_mourned(trigger.token):
        return ()
    found = [toll for toll in found if not is_many_so_far(trigger.token, toll.count)]
    found = [_against_doers(toll, roles) for toll in found]
    if not found and (trigger.victims or trigger.token.pos_ in ("NOUN", "ADJ")):
        counted = scene.counts.get(trigger.token.i)
        if counted is not None and not counted.total:
            party = _among(scene, trigger.token) or _only_party(roles.recipients)
            found.append(Toll(attribute, counted.count, counted.span, party, "toll.counted-harm"))
    if Trait.COUNTS_BOTH in trigger.entry.traits:  # nobody killed and nobody hurt
        found += [replace(t, attribute=Attribute.KILLED) for t in found if t.count.high == 0]
    return tuple(_once(found))


def some_of_harmed(harm: Token) -> Token | None:
    """The number that is its own victims', where it counts some of those whom another word of harm counts.

    In "three of the five hurt have died" the three of "died"; in "two of the 12 people hurt on Monday have died" the two of "died" and the 12 of "hurt".
    """
    subject = own_subject(harm) if harm.pos_ in ("VERB", "AUX") else None
    if subject is not None and subject.tag_ == "CD":
        return subject if any(case_of(c) == "of" and (c.lower_ in _HARMED or any(w.lower_ in _HARMED for w in children(c, "acl"))) for c in children(subject, "nmod")) else None
    whole = harm.head
    if harm.dep_ == "acl" and harm.lower_ in _HARMED and whole.dep_ == "nmod" and whole.head.tag_ == "CD" and whole.head.dep_ in ("nsubj", "nsubj:pass"):
        return next((c for c in children(whole, "nummod") if case_of(whole) == "of"), None)
    return None


def _reached(harm: Token) -> Token | None:
    """The number that a toll has come to: of "the number of people killed has risen to 17", "bringing the death toll from the bombing to 17"."""
    noun = harm
    if harm.dep_ == "acl" and harm.head.dep_ == "nmod" and harm.head.head.lemma_.lower() in _NUMBERS:
        noun = harm.head.head
    elif harm.lemma_.lower() != "toll":
        return None
    if noun.dep_.split(":")[0] not in ("obj", "nsubj"):
        return None
    if noun.head.lemma_.lower() not in _REACHING:
        return None
    behind = (t for t in noun.sent if t.i > min(noun.i, noun.head.i) and t.tag_ == "CD" and t.i > 0 and t.nbor(-1).lower_ == "to")
    return next((c for c in children(noun.head, "obl") if case_of(c) == "to" and c.tag_ == "CD"), None) or next(behind, None)


def _numbered(scene: Scene, attribute: Attribute, number: Token, rule: str) -> Iterator[Toll]:
    """The toll of a number without a noun, with the words that bound it."""
    span = scene.parsed.span(scene.parsed.doc[min((t.i for t in number.subtree if t.i < number.i and t.dep_ not in ("case", "punct")), default=number.i) : number.i + 1])
    found = next(find_quantities(f"{span.text} "), None)
    if found is not None:
        yield Toll(attribute, Count(low=found.low, best=found.best, high=found.high, wording=span.text), span, None, rule)


def heads_list(harm: Token) -> bool:
    """Whether a word of harm stands before its number as a heading does: "Killed: 17. Injured: 30"."""
    return harm.i + 1 < len(harm.doc) and harm.doc[harm.i + 1].text == ":"


def _told_as_toll(scene: Scene, trigger: Trigger) -> list[Toll]:
    """The number behind "toll" in its sentence: "the death toll rose to 86", "put the toll at 58"."""
    for index in range(trigger.token.i + 1, trigger.token.sent.end):
        counted = scene.counts.get(index)
        if counted is not None:
            if index in trigger.barred:
                return []  # "a toll of two dead": the word of harm tells it
            if not counted.toll or counted.total:
                return []
            head = scene.parsed.tokens(counted.head or counted.span).root
            return [Toll(Attribute.KILLED, counted.count, counted.span, party_of(scene, head), "toll.death-toll")]
    return []


def _of_mourned(harm: Token) -> bool:
    """Whether it tells of those who are mourned: "the funeral of eight fighters who died in an assault"."""
    return harm.dep_ in ("acl", "acl:relcl") and any(t.lemma_.lower() in _MOURNING for t in ancestors(harm))


def _own_heads(scene: Scene, trigger: Trigger, known: Sequence[Token]) -> list[Token]:
    """The heads of the people who stand right before the word of harm, but those `known`; none where word and number are one ("20 wounded")."""
    if trigger.token.i in trigger.victims:
        return []
    mentions = {scene.counts[i].span: scene.counts[i] for i in sorted(trigger.victims)}
    met = {scene.counts[v.i].span for v in known}
    return [scene.parsed.tokens(m.head or m.span)[0 if m.head is None else -1] for span, m in mentions.items() if span not in met]


def _listed_behind(scene: Scene, victims: Sequence[Token], barred: frozenset[int]) -> list[Token]:
    """The heads of the numbers that "and" coordinates behind the victims, whatever the tree makes of the list: "killed two soldiers, a guard and four traders"."""
    found: list[Token] = []
    doc, known = scene.parsed.doc, {v.i for v in victims}
    last = next((scene.counts[v.i] for v in victims if v.i in scene.counts and scene.counts[v.i].head is not None), None)
    while last is not None:
        at = scene.parsed.tokens(last.span).end
        words = [token.lower_ for token in doc[at : at + 2]]
        at += 2 if words == [",", "and"] else 1
        follower = scene.counts.get(at) if words[:1] in ([","], ["and"]) else None
        if follower is None or follower.head is None or follower.part or follower.total or at in barred:
            return []
        head = scene.parsed.tokens(follower.head)[-1]
        found += [head] if head.i not in known else []
        if "and" in words:
            return found
        last = follower
    return []


def _once(tolls: list[Toll]) -> list[Toll]:
    return list({(toll.attribute, toll.span): toll for toll in reversed(tolls)}.values())[::-1]


def _victims(scene: Scene, trigger: Trigger) -> list[Token]:
    token, frame = trigger.token, trigger.entry.frame
    if token.pos_ in ("VERB", "AUX"):
        if (frame == "suffer" and token.lemma_ != "leave") or passive(token) or told_of_victims(scene, trigger):
            head = subject_of(token)
            heads = [head] if head is not None else []
        else:
            heads = objects_of(token) or _counted_behind(scene, trigger)
    elif token.pos_ == "ADJ" or token.dep_ in ("amod", "xcomp"):
        heads = (
            [token.head] if token.dep_ == "amod" else objects_of(token.head) or [h for h in (subject_of(token),) if h]
        )
        if token.dep_ in ("ROOT", "root", "conj", "advcl", "ccomp"):
            heads = [c for c in token.children if c.dep_.startswith("nsubj")] or heads
    else:
        heads = [c for c in token.children if c.dep_ in ("nmod", "nmod:poss") and _of_or_poss(c)]
    return [t for head in heads for t in conjuncts(head)]


def _among(scene: Scene, harm: Token) -> Party | None:
    """Among whom a noun of harm says that it was done: "no casualties among the Americans", "were reported on the Russian side"."""
    verb = [harm.head] if harm.dep_.startswith("nsubj") or harm.dep_ == "obj" else []
    for child in (c for token in (harm, *verb) for c in token.children if c.dep_ in ("nmod", "obl") and c.i > harm.i):
        if case_of(child) in ("among", "to", "for", "on"):
            party = party_of(scene, child)
            if party is not None:
                return party
    return None


def _counted_behind(scene: Scene, trigger: Trigger) -> list[Token]:
    """The head of the people whose number stands right behind a verb, whatever the tree hangs them on: "killed between 12 and 15"."""
    counted = counted_behind(scene, trigger)
    return [] if counted is None else [scene.parsed.tokens(counted.head or counted.span).root]


def _of_or_poss(token: Token) -> bool:
    return token.dep_ == "nmod:poss" or any(
        c.dep_ == "case" and c.lower_ in ("of", "to", "among") for c in token.children
    )


def _toll(scene: Scene, attribute: Attribute, victim: Token, barred: frozenset[int]) -> list[Toll]:
    mention = scene.actor_at(victim)
    party = party_of(scene, victim)
    named = mention is not None and mention.key is not None
    counted = scene.counts.get(victim.i) or next(
        (scene.counts[c.i] for c in victim.children if c.i in scene.counts and c.i not in barred and c.dep_ != "conj"), None
    )
    if counted is not None:
        party = party or _civilians(scene, counted)
        if counted.part and _has_whole(scene, counted, victim):
            return [Toll(attribute, replace(counted.count, part=True), counted.span, party, "toll.part", named)]
        alone = counted.head is None and victim.i not in {t.i for t in scene.parsed.tokens(counted.span)}
        whose = None if alone and victim.i > scene.parsed.tokens(counted.span).start else party
        return [] if counted.total else [Toll(attribute, counted.count, counted.span, whose, "toll.count", named)]
    if _some_of_them(victim) or _of_a_sum(scene, victim):
        return []
    if mention is None or (mention.form == "pronoun" and victim.lower_ not in ("he", "she", "him", "her")):
        return []
    if any(scene.registry.outlet(name) is not None for name in (mention.span.text, mention.head.text)):
        return []
    read = count_unnumbered(victim, mention)
    if read is None:
        return []
    count, rule = read
    return [Toll(attribute, count, mention.span, party, rule, named or mention.person)]


def count_unnumbered(victim: Token, mention: ActorMention) -> tuple[Count, str] | None:
    """People told of without a number, with the rule that counted them; None for a body ("the convoy was hit").

    "soldiers" are two or more, "the officer" is one, "nobody" is none; a number in front of a noun that no list has ("two goatherds") is read.
    """
    first = next(find_quantities(mention.span.text), None)
    if first is not None and first.start == 0 and first.word == "number" and not mention.person:
        return Count(low=first.low, best=first.best, high=first.high, wording=mention.span.text, of=mention.span.text), "toll.count"
    bounds = _bounds(victim, mention)
    if bounds is None:
        return None
    (low, best, high), rule = bounds
    return Count(low=low, best=best, high=high, wording=mention.span.text, of=mention.span.text), rule


def _bounds(victim: Token, mention: ActorMention) -> tuple[tuple[int, int | None, int | None], str] | None:
    plural = victim.tag_ in _PLURAL
    if not plural and (size := load_people().several.get(victim.lower_)) is not None:
        return (size, size, size), "toll.count"
    if _collective(victim) and not plural:
        return None
    if victim.lower_ in _NOBODY or any(c.lower_ in _NOBODY for c in victim.children):
        return (0, 0, 0), "toll.nobody"
    if plural:
        return (2, None, None), "toll.plural"
    if mention.person or victim.tag_ in ("NN", "NNP", "PRP"):
        return (1, 1, 1), "toll.singular"
    return None


def _civilians(scene: Scene, counted: CountMention) -> Party | None:
    """Civilians, where the counted noun says so and names nobody's people: "one civilian dead"."""
    said = counted.head is not None and counted.head.text.lower() in _CIVIL
    return scene.registry.party("CIV", "alias") if said else None


def _has_whole(scene: Scene, part: CountMention, victim: Token) -> bool:
    """Whether the sentence counts those of whom the part is one: "they shot one of them dead" counts only the one."""
    first, last = scene.parsed.tokens(part.span).start, scene.parsed.tokens(part.span).end
    among = scene.parsed.doc[last : last + 3].text.lower().split()
    start, end = victim.sent.start, victim.sent.end if "among" in among else first
    beside = (scene.counts.get(i) for i in range(start, end))
    return any(m is not None and m is not part and not m.part for m in beside)


def _of_a_sum(scene: Scene, victim: Token) -> bool:
    """Whether people are named only as those whom a sum counts: "raising to 19 the number of officers killed this month"."""
    if victim.dep_ != "nmod" or victim.head.lemma_.lower() not in _NUMBERS:
        return False
    after = scene.parsed.doc[victim.i + 1 : victim.i + 6].text.lower()
    return "since" in after or any(f"{word} {span}" in after for word in ("this", "last") for span in ("year", "month", "week"))


def _some_of_them(victim: Token) -> bool:
    """Whether the noun only says who the counted were: "22 people, most of them women and children", "mostly civilians"."""
    first = victim
    while first.dep_ == "conj":
        first = first.head
    before = [t.lower_ for t in first.doc[max(0, first.i - 4) : first.i]]
    return before[-1:] in (["mostly"], ["mainly"], ["largely"]) or any(
        pair in (("of", "them"), ("of", "whom"), ("among", "them")) for pair in pairwise(before)
    )


_NUMBERS = frozenset({"number", "total", "tally", "toll"})
_MOURNING = frozenset({"funeral", "burial", "memorial", "anniversary", "commemoration", "vigil"})
_CIVIL = frozenset({"civilian", "civilians", "villager", "villagers", "child", "children", "woman", "women", "resident", "residents"})
_BODIES = frozenset(
    {"army", "military", "coalition", "alliance", "command", "regime", "state", "police", "parliament", "force", "militia", "group", "convoy", "patrol", "vehicle", "unit", "side", "government"}
    | {"crew", "team", "column", "media", "agency", "ministry", "television", "observatory", "council", "office"}
    | {"monitor", "ngo", "press", "network", "defence", "defense", "source"}
)


def _collective(token: Token) -> bool:
    return token.lemma_.lower() in _BODIES


def party_of(scene: Scene, victim: Token) -> Party | None:
    """Whose people a noun names: its own party, or that of the words that describe it."""
    mention = scene.actor_at(victim)
    if mention is not None:
        known = [p for p in scene.parties(mention) if p.id != "UNKNOWN"]
        if known:
            return known[0] if mention.person else scene.forces_of(known[0])
    for child in victim.children:
        if child.dep_ in ("nmod", "nmod:poss", "amod", "compound", "appos"):
            other = scene.actor_at(child)
            if other is not None:
                known = [p for p in scene.parties(other) if p.id != "UNKNOWN"]
                if known:
                    return scene.forces_of(known[0])
    return None


def _against_doers(toll: Toll, roles: Roles) -> Toll:
    """An act's victims are not its doers' people, unless the words say so: "the aircraft attacked, which killed a soldier"."""
    doers = {p.id for a in roles.actors for p in a.parties}
    if roles.mutual or toll.party is None or toll.party.id not in doers or toll.named:
        return toll
    suffering = _only_party(roles.recipients)
    return replace(toll, party=suffering if suffering is not None and suffering.id not in doers else None)


def _only_party(arguments: tuple[Argument, ...]) -> Party | None:
    parties = {p.id: p for a in arguments for p in a.parties}
    return next(iter(parties.values())) if len(parties) == 1 else None
