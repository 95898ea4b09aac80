"""Speech shown by other words than verbs: according to, a claim that, was confident that, reportedly."""

from __future__ import annotations

from spacy.tokens import Token

from rashomon.coding.scene.quoting import below
from rashomon.coding.scene.scene import Scene
from rashomon.coding.speech.contents import noun_content
from rashomon.coding.speech.sources import speaks
from rashomon.coding.speech.speakers import owner_of, phrase_of
from rashomon.coding.speech.speakers_so_far import Hearing, Speech
from rashomon.language.clauses import ancestors, case_of, children, conjuncts, passive, subject_of
from rashomon.records import Source

_VOICING = frozenset({"express", "voice", "raise", "have", "make", "issue", "reiterate", "share", "show", "declare", "announce", "withdraw", "give"})
_CAME = frozenset({"receive", "obtain", "provide", "supply", "release", "publish", "issue", "give", "come", "compile", "gather"})


def hear_according(hearing: Hearing, token: Token) -> None:
    """In "..., according to the Pentagon" the clause that the phrase hangs on, without the phrase."""
    scene = hearing.scene
    hanging = token.dep_ in ("case", "mark")
    nominal = token.head if hanging else next((c for c in token.children if c.dep_ in ("obl", "nmod", "obj")), None)
    if (
        nominal is None
        or nominal.i == token.i
        or (token.lower_ == "per" and not (scene.actor_at(nominal) is not None or nominal.ent_type_ == "ORG"))
    ):
        return
    host = (nominal if hanging else token).head
    if host.pos_ not in ("VERB", "AUX") and any(c.dep_ == "cop" for c in host.children) is False:
        above = next((a for a in ancestors(host) if a.pos_ in ("VERB", "AUX")), None)
        host = above if above is not None and above.sent.start == token.sent.start else host
    covered = below(host) - below(nominal) - {token.i}
    if len(covered) < 3:
        covered = {t.i for t in token.sent} - below(nominal) - {token.i}
    for head in (_bearer(scene, noun) for noun in conjuncts(nominal)):
        told = head.lemma_.lower() in hearing.speech.documents | hearing.speech.spoken
        source = hearing.name(head) if told or speaks(scene, hearing.speech, head, "stand") else None
        if source is not None:
            hearing.add(
                Speech(source, token, frozenset(covered), "attribution.according-to", speaker=scene.parsed.span(phrase_of(head, token))),
                head,
            )


def _bearer(scene: Scene, noun: Token) -> Token:
    """Whom "information" comes from: "according to information received from the Syrian side", "reports by the army"."""
    if scene.actor_at(noun) is not None:
        return noun
    verbs = [c for c in children(noun, "acl") if c.lemma_.lower() in _CAME]
    for host in (noun, *verbs):
        for child in children(host, "nmod", "obl"):
            if case_of(child) in ("from", "by") and scene.actor_at(child) is not None:
                return child
    return noun


def hear_hearsay(hearing: Hearing, token: Token) -> None:
    """In "the post was reportedly shelled" nobody is named."""
    source = Source(name=token.text, kind="unnamed", span=hearing.scene.parsed.span(token))
    covered = frozenset(below(token.head))
    hearing.found.append(Speech(source, token, covered, "attribution.hearsay"))


def hear_noun(hearing: Hearing, noun: Token, lemma: str) -> None:
    """What a noun tells: "Moscow's claim that", "its account of the crash", "the allegation that" (nobody's)."""
    scene, speech = hearing.scene, hearing.speech
    content = noun_content(noun)
    if not content:
        return
    owner = owner_of(noun) or _holder(noun)
    clause = any(c.dep_ in ("acl", "ccomp") and any(m.lower_ == "that" for m in c.children) for c in noun.children)
    stance, denies = lemma in speech.held, lemma in speech.denied
    told = lemma in ("account", "version", "description", "admission", "denial") and noun.dep_ != "obl"
    if not clause and not told and not stance:
        return
    if owner is None:
        heard = noun.tag_ == "NNS" or any(c.lower_ in ("the", "a", "an", "any") for c in noun.children)
        wished = stance and any(c.dep_ == "acl" for c in noun.children)  # "calls to lift the siege"
        if not heard or not (clause or wished):
            return
        source = Source(name=noun.text, kind="unnamed", span=scene.parsed.span(noun))
        hearing.found.append(
            Speech(source, noun, frozenset(content - {noun.i}), "attribution.noun", denies, None, stance)
        )
        return
    named = hearing.name(owner) if not stance or speaks(scene, speech, owner, "stand") else None
    if named is None:
        return
    content -= below(owner) | {noun.i}
    if content:
        spoken = Speech(named, noun, frozenset(content), "attribution.noun", denies, scene.parsed.span(phrase_of(owner, noun)), stance)
        hearing.add(spoken, owner)


def _holder(noun: Token) -> Token | None:
    """Who voices or holds a stand: "Berlin expressed concern that", "the villagers have doubts about"."""
    verb = noun.head
    if noun.dep_ != "obj" or verb.lemma_.lower() not in _VOICING or passive(verb):
        return None
    return subject_of(verb)


def hear_feeling(hearing: Hearing, adjective: Token) -> None:
    """In "the officials were confident that" an opinion told by an adjective."""
    subject = next(iter(children(adjective, "nsubj")), None)
    if subject is None or subject.dep_ != "nsubj" or not speaks(hearing.scene, hearing.speech, subject, "stand"):
        return
    content: set[int] = set()
    for child in adjective.children:
        if child.i > adjective.i and (
            child.dep_ in ("ccomp", "xcomp")
            or (child.dep_ == "obl" and case_of(child) in ("about", "of", "that", "to"))
        ):
            content |= below(child)
    source = hearing.name(subject) if content else None
    if source is not None:
        words = hearing.scene.parsed.span(phrase_of(subject, adjective))
        hearing.add(Speech(source, adjective, frozenset(content), "attribution.feeling", False, words, True), subject)
