"""The source behind a subject: a body, a person, a document's issuer, or somebody unnamed."""

from __future__ import annotations

from spacy.tokens import Span as DocSpan
from spacy.tokens import Token

from rashomon.coding.scene import Scene
from rashomon.knowledge.speech import SpeechLexicon
from rashomon.language.clauses import case_of, subject_of
from rashomon.records import ActorMention, Party, Source

_AGENCY = frozenset(
    {"agency", "newspaper", "television", "tv", "broadcaster", "channel", "radio", "outlet", "website", "news"}
)
_NO_SOURCE = frozenset(
    {
        "video",
        "footage",
        "image",
        "photo",
        "photograph",
        "picture",
        "clip",
        "incident",
        "which",
        "there",
        "this",
        "that",
        "what",
    }
)


def name_source(scene: Scene, speech: SpeechLexicon, subject: Token) -> Source | None:
    """The source that a speech cue's subject stands for; None where the subject does not speak (a video shows, nobody says).

    "A Russian Defense Ministry statement" is the ministry's; "a statement" issued by somebody is the issuer's; "it added"
    is whoever "it" stands for.
    """
    lemma = subject.lemma_.lower()
    if lemma in _NO_SOURCE:
        return None
    if lemma in speech.documents:
        issuer = _issuer(scene, subject)
        if issuer is not None:
            named = name_source(scene, speech, issuer)
            if named is not None:
                return named
    mention = scene.actor_at(subject)
    if mention is None:
        if lemma in speech.unnamed or lemma in speech.documents:
            span = scene.parsed.span(_name_at(subject))
            return Source(name=span.text, kind="unnamed", span=span)
        if subject.pos_ == "PROPN" and subject.ent_type_ in ("PER", "ORG"):
            span = scene.parsed.span(_name_at(subject))
            return Source(name=span.text, kind="media" if lemma in _AGENCY else "official", span=span)
        return None
    parties = scene.parties(mention)
    if mention.form == "pronoun":
        antecedent = _antecedent(scene, subject, parties)
        if antecedent is not None:
            return antecedent
        if not parties:
            return None
    party = parties[0] if parties else None
    person = _named_beside(scene, subject, mention)
    if person is not None:
        mine = scene.parties(person)
        return Source(
            name=person.span.text, kind="official", party=mine[0] if mine else party, span=person.span
        )
    return Source(name=mention.span.text, kind=_kind(scene, speech, subject, party), party=party, span=mention.span)


def _named_beside(scene: Scene, subject: Token, mention: ActorMention) -> ActorMention | None:
    """The name in apposition to an office: "its spokesman, Col. Myles Caggins"."""
    if mention.person:
        return None
    for child in subject.children:
        if child.dep_ in ("appos", "flat"):
            other = scene.actor_at(child)
            if other is not None and other.person and other.span != mention.span:
                return other
    return None


def _issuer(scene: Scene, document: Token) -> Token | None:
    for child in document.children:
        owns = child.dep_ in ("nmod:poss", "compound", "amod") or (
            child.dep_ == "nmod" and case_of(child) in ("by", "from", "of")
        )
        if owns and scene.actor_at(child) is not None:
            return child
    if scene.actor_at(document) is not None:
        return None
    governor = document.head
    if governor.pos_ == "VERB" and document.dep_ in ("obj", "obl"):
        subject = subject_of(governor)
        if subject is not None and subject.i != document.i:
            return subject
    if document.dep_ == "obl" and governor.pos_ == "VERB":
        return subject_of(governor)
    return None


def _antecedent(scene: Scene, pronoun: Token, parties: tuple[Party, ...]) -> Source | None:
    """The last named mention before a pronoun that stands for the same party (or the same person)."""
    wanted = {p.id for p in parties}
    human = pronoun.lower_ in ("he", "she")
    for mention in reversed(scene.mentions.actors):
        if mention.span.start >= pronoun.idx or mention.form not in ("name", "group"):
            continue
        if pronoun.idx - mention.span.start > 1_500:
            break
        ids = {p.id for p in scene.parties(mention)}
        if (wanted and ids & wanted and (mention.person or not human)) or (not wanted and human and mention.person):
            found = next(iter(scene.parties(mention)), None)
            return Source(name=mention.span.text, kind="official", party=found, span=mention.span)
    return None


def _kind(scene: Scene, speech: SpeechLexicon, subject: Token, party: Party | None) -> str:
    mention = scene.actor_at(subject)
    words = {w.lower() for w in (mention.span.text if mention else subject.text).split()}
    lemma = subject.lemma_.lower()
    if words & {"witness", "witnesses", "eyewitness", "eyewitnesses"}:
        return "witness"
    if words & {"observatory", "monitor", "monitors", "monitoring"}:
        return "monitor"
    if words & _AGENCY:
        return "agency"
    named = mention is not None and (mention.form == "name" or mention.person)
    if lemma in speech.unnamed and not named:
        return "unnamed"
    return "official" if party is not None or named else "unnamed"


def _name_at(token: Token) -> DocSpan:
    left = token.left_edge.i
    while left < token.i and (token.doc[left].dep_ in ("case", "mark", "cc", "punct") or token.doc[left].is_space):
        left += 1
    return token.doc[left : token.i + 1]
