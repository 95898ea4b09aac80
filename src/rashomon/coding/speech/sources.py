"""The source behind a subject: a body, a person, a document's issuer, or somebody unnamed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Span as DocSpan
from spacy.tokens import Token

from rashomon.coding.scene.noun_classes import is_abstract, is_human
from rashomon.coding.scene.scene import Scene
from rashomon.knowledge.speech import SpeechLexicon
from rashomon.language.clauses import case_of, children, own_subject, subject_of
from rashomon.records import ActorMention, Party, Source

_HE = frozenset({"he", "she", "him", "her", "his"})
_WE = frozenset({"we", "i", "us", "our", "me", "my"})
_MANY = frozenset({"they", "them", "their", "both", "all", "some", "others", "many", "most"})
_ONE = frozenset({"one", "another", "other", "some", "both", "two", "all", "none", "several", "many", "most", "few"})
_WITHDRAWN = frozenset({"earlier", "previous", "prior", "former", "original", "first"})
_OWN = frozenset({"correspondent", "reporter", "newsdesk"})
_OFFICES = frozenset({"spokesman", "spokeswoman", "spokesperson", "chief", "commander", "minister", "head", "chairman", "director"})
_FARTHEST = 1_500
_BETWEEN = re.compile(r"[\s,]*")
_LEADING = re.compile(r"^(?:(?:according\s+to|to|by|from|of|for|with)\s+)+", re.IGNORECASE)


def name_source(scene: Scene, speech: SpeechLexicon, subject: Token, before: Sequence[Source] = ()) -> Source | None:
    """The source that a speech cue's subject stands for; None where the subject does not speak (a video shows, nobody says).

    "A Russian Defense Ministry statement" is the ministry's; "a statement" issued by somebody is the issuer's; "it added"
    is whoever "it" stands for. `before` are the sources heard lately, the last one last: a pronoun, "the statement" and
    "one of them" go back to them first.
    """
    lemma = subject.lemma_.lower()
    if lemma in _ONE and any(c.lower_ == "them" for c in subject.children):
        return _pronoun(scene, subject, before)
    if scene.parsed.span(_phrase(subject)).text.lower().removeprefix("the ") in speech.platforms or (subject.lower_ in speech.platforms and subject.pos_ == "PROPN"):
        return None
    if lemma in _ONE and (among := next((c for c in children(subject, "nmod") if case_of(c) == "of" and c.pos_ in ("NOUN", "PROPN")), None)) is not None:
        return _one_of(scene, subject, among)
    if subject.pos_ == "PRON" or subject.lower_ in _HE | _MANY or lemma == "it":
        return _pronoun(scene, subject, before)
    if is_withdrawn(subject):
        return None
    if lemma in speech.silent and scene.actor_at(subject) is None:
        return None
    if _is_vehicle(scene, subject):
        return None
    if lemma in speech.documents or lemma in speech.spoken:
        return _document(scene, speech, subject, before)
    mention = scene.actor_at(subject)
    if mention is not None and mention.form == "pronoun":
        return _pronoun(scene, subject, before)
    if mention is not None:
        return _mentioned(scene, speech, subject, mention)
    if subject.pos_ not in ("NOUN", "PROPN") and not (
        subject.pos_ in ("ADJ", "NUM", "DET") and lemma in speech.unnamed | _ONE
    ):
        return None
    for child in subject.children:
        other = scene.actor_at(child) if child.dep_ in ("appos", "flat") and child.i > subject.i else None
        if other is not None and other.form == "name":
            return _mentioned(scene, speech, child, other)
    phrase = _phrase(subject)
    span = scene.parsed.span(phrase)
    named = subject.pos_ == "PROPN" or subject.ent_type_ in ("PER", "ORG")
    kind = "media" if lemma in speech.agency else "official" if named else "unnamed"
    return Source(name=_clean(span.text), kind=_told_by(span.text) or kind, span=span)


def _one_of(scene: Scene, one: Token, among: Token) -> Source:
    """One of several, in all its words: "one of the aid workers"."""
    span = scene.parsed.span(scene.parsed.doc[min(one.i, among.i) : max(one.i, among.i) + 1])
    mention = scene.actor_at(among)
    parties = scene.parties(mention) if mention is not None else ()
    return Source(name=_clean(span.text), kind="unnamed", party=parties[0] if parties else None, span=span)


def is_withdrawn(subject: Token) -> bool:
    """Whether a subject is a version of its own story that an outlet takes back: "an earlier version said"."""
    return subject.lemma_.lower() == "version" and any(c.lower_ in _WITHDRAWN for c in children(subject, "amod"))


def first_person(token: Token) -> bool:
    """Whether a token is "we", "I", "our": not the "US" of headlines."""
    return token.lower_ in _WE and token.text != "US" and token.pos_ in ("PRON", "DET")


def speaks(scene: Scene, speech: SpeechLexicon, subject: Token, use: str) -> bool:
    """Whether this subject can do with its verb what speakers do: a poll shows, a soldier shows nothing by words.

    Wishes and stands are people's and bodies' own: "the road needs repair" is nobody's.
    """
    lemma = subject.lemma_.lower()
    if use == "show":
        return lemma in speech.documents or lemma in speech.agency or _is_media(scene, subject)
    if use in ("deny", "accuse", "name", "think"):
        return lemma in speech.bodies or not is_abstract(subject)
    if use in ("stand", "sense", "speak", "reveal"):
        return (lemma in speech.bodies or not is_abstract(subject)) and (
            scene.actor_at(subject) is not None
            or subject.pos_ in ("PROPN", "PRON")
            or lemma in speech.unnamed
            or lemma in speech.bodies
            or lemma in speech.documents
            or subject.ent_type_ in ("PER", "ORG", "LOC")
            or is_human(subject)
        )
    return True


def _is_media(scene: Scene, token: Token) -> bool:
    mention = scene.actor_at(token)
    if mention is None:
        return token.ent_type_ == "ORG"
    return scene.registry.outlet(mention.span.text.removeprefix("The ").removeprefix("the ")) is not None


def _is_vehicle(scene: Scene, subject: Token) -> bool:
    """A vehicle or a thing does not speak, whoever sits in it."""
    noun = scene.registry.noun([subject.text])
    if noun is not None and (noun.use in ("vehicle", "post") or noun.moving):
        return True
    return any(
        t.kind == "equipment" and t.span.start <= subject.idx < t.span.end
        for t in scene.things_in(scene.sentence_of[subject.i], "equipment")
    )


def _mentioned(scene: Scene, speech: SpeechLexicon, subject: Token, mention: ActorMention) -> Source | None:
    parties = scene.parties(mention)
    party = parties[0] if parties else None
    lemma = subject.lemma_.lower()
    if mention.span.text.lower() == (scene.parsed.report.outlet or "").lower():
        return replace(outlet_of(scene), name=mention.span.text, span=mention.span)
    if lemma in _OWN and _is_own(scene, mention):
        return replace(outlet_of(scene), name=mention.span.text, span=mention.span)
    person = _named_beside(scene, subject, mention)
    if person is not None:
        mine = scene.parties(person)
        return Source(
            name=_clean(person.span.text), kind="official", party=mine[0] if mine else party, span=person.span
        )
    return Source(
        name=_clean(mention.span.text), kind=_kind(scene, speech, subject, party), party=party, span=mention.span
    )


def _named_beside(scene: Scene, subject: Token, mention: ActorMention) -> ActorMention | None:
    """The name in apposition to an office or a body: "its spokesman, Col. Myles Caggins", "the regime mouthpiece SANA"."""
    if mention.person or (mention.form == "name" and not _is_office(subject)):
        return None
    text = scene.parsed.report.text
    for child in subject.children:
        if child.dep_ in ("appos", "flat") and child.i > subject.i:
            other = scene.actor_at(child)
            named = other is not None and (other.person or other.form == "name") and other.span != mention.span
            if other is not None and named and 0 <= other.span.start - mention.span.end < 60:
                return other
    after = next((t for t in subject.doc[subject.i + 1 : subject.i + 4] if not t.is_punct and not t.is_space), None)
    other = scene.actor_at(after) if after is not None else None
    beside = other is not None and other.person and other.span.start >= mention.span.end
    if other is not None and beside and _BETWEEN.fullmatch(text[mention.span.end : other.span.start]):
        return other
    return None


def _is_office(subject: Token) -> bool:
    """Whether the head is a common noun: "the U.S.-led coalition's spokesman" is no name, whatever names it holds."""
    return subject.pos_ == "NOUN" or subject.lemma_.lower() in _OFFICES


def _is_own(scene: Scene, mention: ActorMention) -> bool:
    """Whether "our reporter" or "ONA's correspondent" is the outlet's own: the outlet's name or its initials own the word."""
    words = mention.span.text.replace("’", "'").split()
    if words[0].lower() in ("our", "this", "the") and len(words) == 2:
        return words[0].lower() == "our"
    outlet = scene.parsed.report.outlet or ""
    initials = "".join(w[0] for w in outlet.split() if w[0].isupper())
    owner = words[0].removesuffix("'s")
    return bool(outlet) and (owner == initials or (len(owner) > 2 and owner in outlet))


def outlet_of(scene: Scene) -> Source:
    """The report's outlet as a source, with the side whose mouth it is, where that is known."""
    name = scene.parsed.report.outlet
    known = scene.registry.outlet(name)
    spoken_for = scene.registry.party(known.side, "alias") if known is not None and known.side is not None else scene.speaks_for
    return Source(name=name or "the outlet", kind="outlet", party=spoken_for)


def _pronoun(scene: Scene, pronoun: Token, before: Sequence[Source]) -> Source | None:
    """Whoever a pronoun that speaks stands for: the last speaker it fits, else the last named mention it resolves to."""
    lower = pronoun.lower_
    mention = scene.actor_at(pronoun)
    if mention is not None and mention.form != "pronoun":
        mention = None
    parties = scene.parties(mention) if mention is not None else ()
    if first_person(pronoun):
        return replace(outlet_of(scene), span=scene.parsed.span(pronoun))
    if lower in ("you", "your", "there", "this", "that", "what", "which", "who", "these", "those"):
        return None
    if lower == "it" and (doer := _doer_beside(scene, pronoun)) is not None:
        return doer
    for source in reversed(before[-3:]):
        if _fits(scene, lower, source) and _agrees(parties, source.party):
            return source
    if lower in _ONE and lower not in _MANY:
        span = scene.parsed.span(_phrase(pronoun))
        return Source(name=span.text, kind="unnamed", span=span)
    antecedent = _antecedent(scene, pronoun, parties)
    if antecedent is not None:
        return antecedent
    if lower == "it" and not parties:
        return None
    span = scene.parsed.span(pronoun)
    return Source(name=span.text, kind="unnamed", party=parties[0] if parties else None, span=span)


def _doer_beside(scene: Scene, pronoun: Token) -> Source | None:
    """The body whose deed a cue is set into: the air force in "Israel's air force struck tanks which, it said, were moving"."""
    cue = pronoun.head
    doer = own_subject(cue.head) if cue.dep_ == "parataxis" else None
    mention = scene.actor_at(doer) if doer is not None and doer.i < pronoun.i and doer.tag_ in ("NN", "NNP") else None
    parties = scene.parties(mention) if mention is not None and not mention.person else ()
    if mention is None or not parties:
        return None
    return Source(name=_clean(mention.span.text), kind="official", party=parties[0], span=mention.span)


def _agrees(parties: Sequence[Party], party: Party | None) -> bool:
    if not parties or party is None:
        return True
    ids = {p.country for p in parties}
    return party.country in ids


def _fits(scene: Scene, pronoun: str, source: Source) -> bool:
    """Whether a pronoun can mean this source: "he" a person, "it" a body, "they" and "one" several."""
    if source.kind == "outlet" or source.span is None:
        return False
    tokens = scene.parsed.tokens(source.span)
    head = tokens.root
    mention = scene.actor_at(head)
    person = (mention is not None and mention.person) or any(t.ent_type_ == "PER" for t in tokens)
    plural = head.tag_ in ("NNS", "NNPS") or head.lower_ in _MANY
    if pronoun in _HE:
        return person or (not plural and head.pos_ == "NOUN" and is_human(head)) or head.lower_ in _HE
    if pronoun in _MANY or pronoun in _ONE:
        return plural
    return not person and not plural and head.lower_ not in _HE


def _antecedent(scene: Scene, pronoun: Token, parties: tuple[Party, ...]) -> Source | None:
    """The last named mention before a pronoun that stands for the same party (or the same person)."""
    wanted = {p.id for p in parties}
    human = pronoun.lower_ in _HE
    actors = scene.mentions.actors
    for mention in reversed(actors[: _first_from(actors, pronoun.idx)]):
        if pronoun.idx - mention.span.start > _FARTHEST:
            break
        if mention.form not in ("name", "group"):
            continue
        ids = {p.id for p in scene.parties(mention)}
        if (wanted and ids & wanted and (mention.person or not human)) or (not wanted and human and mention.person):
            found = next(iter(scene.parties(mention)), None)
            return Source(name=_clean(mention.span.text), kind="official", party=found, span=mention.span)
    return None


def _first_from(actors: Sequence[ActorMention], offset: int) -> int:
    low, high = 0, len(actors)
    while low < high:
        middle = (low + high) // 2
        if actors[middle].span.start < offset:
            low = middle + 1
        else:
            high = middle
    return low


def _document(scene: Scene, speech: SpeechLexicon, document: Token, before: Sequence[Source]) -> Source | None:
    """A document speaks for whoever issued it, even where that was told before: "the statement added"."""
    issuer = _issuer(scene, speech, document)
    if issuer is not None and issuer.i != document.i:
        named = name_source(scene, speech, issuer, before)
        if named is not None and named.kind != "outlet":
            return named
    owner = next(iter(children(document, "nmod:poss")), None)
    if owner is not None and owner.pos_ == "NOUN" and scene.actor_at(owner) is None:
        named = _named_before(scene, speech, owner)
        if named is not None:
            return named
    mention = scene.actor_at(document)
    definite = any(c.lower_ in ("the", "its", "his", "their", "this") for c in document.children)
    if mention is not None and scene.parties(mention) and mention.form in ("name", "group"):
        return _mentioned(scene, speech, document, mention)
    if definite and document.tag_ in ("NN", "NNP"):
        for source in reversed(before):
            if source.span is None or source.kind in ("outlet", "agency", "media", "witness"):
                continue
            if scene.parsed.tokens(source.span).root.tag_ not in ("NNS", "NNPS", "PRP"):
                return source
    span = scene.parsed.span(_phrase(document))
    return Source(name=_clean(span.text), kind="document", span=span)


def _named_before(scene: Scene, speech: SpeechLexicon, owner: Token) -> Source | None:
    """The body that "the ministry's" goes back to: the last one named with that noun."""
    actors = scene.mentions.actors
    for mention in reversed(actors[: _first_from(actors, owner.idx)]):
        if owner.idx - mention.span.start > _FARTHEST:
            return None
        if mention.form in ("name", "group") and mention.head.text.lower() == owner.lower_ and scene.parties(mention):
            return _mentioned(scene, speech, scene.parsed.tokens(mention.head).root, mention)
    return None


def _issuer(scene: Scene, speech: SpeechLexicon, document: Token) -> Token | None:
    """Who put a document out: its owner, its author, or the subject of the verb that brings it."""
    for child in document.children:
        owns = child.dep_ in ("nmod:poss", "compound", "amod") or (
            child.dep_ == "nmod" and case_of(child) in ("by", "from", "of")
        )
        named = child.pos_ == "PROPN" and child.dep_ == "nmod"  # "the communique of the Presidency"; not "a Facebook post"
        if owns and (named or scene.actor_at(child) is not None or child.ent_type_ in ("ORG", "PER")):
            mention = scene.actor_at(child)
            if mention is None or mention != scene.actor_at(document):
                return child
    for child in document.children:
        if child.dep_ == "acl" and child.lemma_ in ("issue", "release", "publish", "write", "post", "send"):
            for agent in children(child, "obl"):
                if case_of(agent) == "by":
                    return agent
    governor = document.head
    brings = governor.lemma_.lower() in speech.verbs or governor.lemma_ in ("issue", "make", "give", "send", "put")
    if (
        governor.pos_ == "VERB"
        and brings
        and document.dep_ in ("obj", "obl")
        and case_of(document) in ("", "in", "via", "through")
    ):
        subject = subject_of(governor)
        if subject is not None and subject.i != document.i and subject.lemma_.lower() not in speech.documents:
            return subject
    return None


def carrier_of(document: Token) -> Token | None:
    """Who saw or carried a document: "a draft statement seen by Politico"."""
    for child in document.children:
        if child.dep_ in ("acl", "acl:relcl") and child.lemma_ in (
            "see",
            "obtain",
            "quote",
            "cite",
            "carry",
            "review",
            "read",
        ):
            for agent in children(child, "obl"):
                if case_of(agent) == "by":
                    return agent
    return None


def _kind(scene: Scene, speech: SpeechLexicon, subject: Token, party: Party | None) -> str:
    mention = scene.actor_at(subject)
    text = mention.span.text if mention else subject.text
    told = _told_by(text)
    if told is not None:
        return told
    if subject.lemma_.lower() in speech.agency:
        return "agency" if subject.lemma_.lower() == "agency" else "media"
    words = [w.lower() for w in text.split()]
    if mention is not None and not mention.person and "agency" in words[-4:]:
        return "agency"
    outlet = scene.registry.outlet(text.removeprefix("The ").removeprefix("the "))
    if outlet is not None:
        return outlet.kind if outlet.kind in ("agency", "monitor", "media") else "media"
    named = mention is not None and (mention.form == "name" or mention.person)
    if subject.lemma_.lower() in speech.unnamed and not named:
        return "unnamed"
    return "official" if party is not None or named else "unnamed"


def _told_by(text: str) -> str | None:
    words = {w.lower() for w in text.split()}
    if words & {"witness", "witnesses", "eyewitness", "eyewitnesses"}:
        return "witness"
    if words & {"observatory", "monitor", "monitors", "monitoring"}:
        return "monitor"
    return None


def _phrase(token: Token) -> DocSpan:
    """The noun phrase of a head, without what hangs on it by a preposition, a clause or an apposition."""
    doc = token.doc
    left = right = token.i
    for child in token.children:
        if child.i < token.i and child.dep_ in (
            "det",
            "amod",
            "compound",
            "nummod",
            "nmod:poss",
            "nmod:desc",
            "flat",
            "det:predet",
            "nmod",
        ):
            left = min(left, child.left_edge.i)
        if child.i > token.i and child.dep_ in ("flat", "compound", "goeswith"):
            right = max(right, child.right_edge.i)
    while left < token.i and (doc[left].dep_ in ("case", "mark", "cc", "punct") or doc[left].is_space):
        left += 1
    return doc[left : right + 1] if right - left < 25 else doc[token.i : token.i + 1]


def _clean(name: str) -> str:
    """The name on one line, without a preposition that strayed into it."""
    return " ".join(_LEADING.sub("", name).split()) or name
