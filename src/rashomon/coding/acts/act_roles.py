"""Who does an act of speech or of policy, and to whom: "The EU demanded that Serbia withdraw", "aid for Romania"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from rashomon.coding.arguments.roles import Argument, Roles
from rashomon.coding.scene.scene import Scene
from rashomon.coding.speech.sources import speaks
from rashomon.knowledge.nationalities import countries_by_nationality, state_code
from rashomon.knowledge.speech import SpeechLexicon
from rashomon.language.clauses import SUBJECTS, children, conjuncts, obliques, own_subject, passive, subject_of
from rashomon.records import GOVERNMENT, UNKNOWN, ActorMention, Party, body_of

_OPEN = Party(id=UNKNOWN, name="unknown", how="reference")
_PRONOUNS = frozenset({"it", "they", "he", "she", "we", "i"})
_BACKGROUND = frozenset(
    {
        "after",
        "before",
        "since",
        "as",
        "while",
        "because",
        "when",
        "following",
        "although",
        "if",
        "unless",
        "despite",
        "amid",
        "according",
        "during",
    }
)
_SIDEWAYS = frozenset(
    {"parataxis", "acl:relcl", "punct", "cc", "appos", "conj", "mark", "obl:tmod", "obl:unmarked", "discourse"}
)
_DEEPEST = 6


def find_act_roles(
    scene: Scene, speech: SpeechLexicon, verb: Token, inside: frozenset[int], *, mutual: bool, demanded: bool
) -> Roles:
    """The roles around the verb of an act. `inside`: the words that spell the act.

    `demanded`: the speaker wants it done ("Russia said that Sudan must return it"): the speaker acts, upon the subject.
    """
    subject = subject_of(verb)
    speaker = _speaker(verb)
    if demanded and speaker is not None:
        return Roles(
            _doers(scene, speech, speaker), _arguments(scene, [subject] if subject is not None else [], "subject")
        )
    if passive(verb) and (subject is None or subject.i not in inside):
        agents = [*obliques(verb, "by"), *(c for c in verb.children if c.dep_ == "obl:agent")]
        return Roles(_arguments(scene, agents, "agent"), _doers(scene, speech, subject))
    if subject is not None and subject.lower_ in _PRONOUNS and speaker is not None:
        subject = speaker
    if (subject is None or subject.i in inside) and verb.pos_ in ("NOUN", "PROPN", "VERB"):
        noun = subject if subject is not None else verb  # "Palestinian riots against the army continue"
        actors = _arguments(scene, [*obliques(noun, "by"), *children(noun, "nmod:poss", "amod", "compound")], "owner")
        actors = actors or _of_nations(scene, children(noun, "amod", "compound"))
        return Roles(actors, _upon(scene, noun, actors, frozenset()))
    actors = _doers(scene, speech, subject) or (_doers(scene, speech, speaker) if subject is not None else ())
    taken = frozenset(t.i for t in subject.subtree) if subject is not None else frozenset()
    recipients = _upon(scene, verb, actors, taken)
    if mutual and recipients:
        both = tuple({a.span: a for a in (*actors, *recipients)}.values())
        return Roles(both, both, mutual=True)
    if mutual and sum(len(a.parties) for a in actors) > 1:
        return Roles(actors, actors, mutual=True)
    return Roles(actors, recipients)


def _doers(scene: Scene, speech: SpeechLexicon, subject: Token | None) -> tuple[Argument, ...]:
    """Who a subject stands for: a known party, those it counts or belongs to, or people and bodies by their own words."""
    if subject is None:
        return ()
    found = _arguments(scene, [subject], "subject") or _owners(scene, subject)
    if found or not speaks(scene, speech, subject, "stand") or subject.pos_ not in ("NOUN", "PROPN"):
        return found
    doc = scene.parsed.doc
    first = min(
        [
            subject.i,
            *(c.left_edge.i for c in subject.children if c.i < subject.i and c.dep_ not in ("det", "case", "punct")),
        ]
    )
    span = scene.parsed.span(doc[first : subject.i + 1])
    mention = ActorMention(span=span, head=scene.parsed.span(subject), form="indefinite")
    return (Argument(span, (_OPEN,), "role.subject", mention),)


def _speaker(verb: Token) -> Token | None:
    """The subject of the verb of speech above: "Sudan" of "Sudan said it would withdraw"."""
    at = verb
    for _ in range(_DEEPEST):
        if at.dep_ == "ccomp" and at.head.pos_ == "VERB":
            return own_subject(at.head)
        if at.dep_ not in ("conj", "xcomp") or at.head.i == at.i:
            return None
        at = at.head
    return None


def _owners(scene: Scene, subject: Token | None) -> tuple[Argument, ...]:
    """Whose people or body a subject is that names nobody itself: "the workers of the union", "Israel's high court"."""
    if subject is None:
        return ()
    return _arguments(
        scene,
        [*children(subject, "nmod:poss"), *children(subject, "nmod"), *children(subject, "amod", "compound")],
        "owner",
    )


def _of_nations(scene: Scene, tokens: list[Token]) -> tuple[Argument, ...]:
    return tuple(a for token in tokens for a in _of_nation(scene, token, frozenset()))


def _upon(scene: Scene, verb: Token, actors: tuple[Argument, ...], taken: frozenset[int]) -> tuple[Argument, ...]:
    """The party nearest below the verb that is not the actor, with those coordinated to it; places of states where nobody else is."""
    mine = frozenset(i for a in actors for i in a.ids) - {UNKNOWN}
    spans = {a.span for a in actors}
    places: tuple[Argument, ...] = ()
    for token in _below(verb, taken):
        found = tuple(a for a in _arguments(scene, [token], "recipient") if a.span not in spans and not (a.ids & mine))
        if found:
            return found
        place = _of_place(scene, token, mine)
        place = place or _of_nation(scene, token, mine)
        if place and token.dep_ in ("amod", "compound"):  # "an Australian ultimatum"
            return place
        places = places or place
    return places


def _below(verb: Token, taken: frozenset[int]) -> Iterator[Token]:
    """What hangs on a verb, nearest first, objects before the rest; other clauses that only stand beside it are left out."""
    level = [verb]
    for _ in range(_DEEPEST):
        following: list[Token] = []
        for token in level:
            parts = [c for c in token.children if c.i not in taken and c.dep_ not in _SIDEWAYS and not beside(c)]
            following += sorted(parts, key=lambda c: (c.dep_ not in ("obj", "iobj", *SUBJECTS), c.i))
        yield from following
        level = following


def beside(token: Token) -> bool:
    """Whether a clause or phrase tells when or why: "after a jet shot down a helicopter"."""
    return token.dep_.split(":")[0] in ("advcl", "obl", "nmod") and any(
        c.dep_ in ("mark", "case", "advmod") and c.lower_ in _BACKGROUND for c in token.children
    )


def _arguments(scene: Scene, heads: list[Token], rule: str) -> tuple[Argument, ...]:
    found: dict[object, Argument] = {}
    for head in heads:
        for token in conjuncts(head):
            mention = scene.actor_at(token)
            if mention is None or (mention.form == "pronoun" and not scene.parties(mention)):
                mention = _named(scene, token)
            if mention is not None:
                found.setdefault(
                    mention.span, Argument(mention.span, scene.parties(mention) or (_OPEN,), f"role.{rule}", mention)
                )
    return tuple(found.values())


def _named(scene: Scene, token: Token) -> ActorMention | None:
    """A name, or people by a noun, that stands for nobody known: its own words are the mention."""
    if token.ent_type_ not in ("PER", "ORG", "MISC") or token.pos_ not in ("PROPN", "NOUN"):
        return None
    start = token.i
    while (
        start > 0
        and scene.parsed.doc[start - 1].ent_type_ == token.ent_type_
        and scene.parsed.doc[start].ent_iob_ == "I"
    ):
        start -= 1
    end = token.i + 1
    while end < len(scene.parsed.doc) and scene.parsed.doc[end].ent_iob_ == "I":
        end += 1
    span = scene.parsed.span(scene.parsed.doc[start:end])
    return ActorMention(span=span, head=scene.parsed.span(token), form="name", person=token.ent_type_ == "PER")


def _of_place(scene: Scene, token: Token, mine: frozenset[str]) -> tuple[Argument, ...]:
    """The state or the town that an act is aimed at or takes place in: "aid for Romania", "a curfew in Algiers"."""
    for place in scene.mentions.places:
        name = next((n for n in place.names if n.start <= token.idx < n.end), None)
        if name is None or place.role == "dateline":
            continue
        known = scene.resolution.places.get(place.span)
        code = state_code(known.country) if known is not None and known.country else None
        party = scene.registry.party(body_of(code, GOVERNMENT), "reference") if code else _OPEN
        if party.id in mine:
            return ()
        mention = ActorMention(span=name, head=name, form="name")
        return (Argument(name, (party,), "role.place", mention),)
    return ()


def _of_nation(scene: Scene, token: Token, mine: frozenset[str]) -> tuple[Argument, ...]:
    """The state of an adjective: "an Australian ultimatum"."""
    code = state_code(countries_by_nationality().get(token.text, ""))
    if code is None or body_of(code, GOVERNMENT) in mine:
        return ()
    span = scene.parsed.span(token)
    party = scene.registry.party(body_of(code, GOVERNMENT), "nationality")
    return (Argument(span, (party,), "role.nation", ActorMention(span=span, head=span, form="group")),)
