"""Where a country or a capital stands for its government and where it is a place; whose a deed of arms is."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from rashomon.knowledge.actors.registry import ActorRegistry
from rashomon.recognising.actors.actor_names import NameHit
from rashomon.recognising.actors.actor_phrases import word_after, word_before

_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "obl:agent"})
_HELD_RESPONSIBLE = frozenset({("blame", "on"), ("work", "of"), ("handiwork", "of"), ("hallmark", "of"), ("attribute", "to"), ("ascribe", "to"), ("responsibility", "of"), ("pin", "on")})
"""The word for what is laid on somebody, and the preposition before whom it is laid on: "was the work of Iran", "blamed the deaths on Ukraine"."""
_DEEPEST = 3
_PARTNERS = frozenset({"by", "with", "against", "between", "among", "for", "like", "and", "versus"})


def acts(doc: Doc, hit: NameHit, registry: ActorRegistry) -> bool:
    """Whether the name acts, suffers, speaks or owns a deed: "Moscow said", "backed by the US", "Russia's patrols"."""
    root = _root(doc, hit)
    follows = word_after(doc, hit.end - 1)
    following = doc[follows] if follows < len(doc) else None
    if _dateline(hit, following):
        return False
    if following is not None and (following.tag_ == "POS" or following.text in ("'s", "\u2019s", "'", "\u2019")):
        if _holds_place(doc, follows + 1, registry):
            return False
        owned = _owned(doc, follows + 1, root)
        return owned is not None and (_bare(owned) in registry.acts or registry.noun([owned.text]) is not None)
    if following is not None and following.text == "-" and not doc[hit.end - 1].whitespace_:
        return False
    if root.dep_ in ("compound", "amod", "nummod", "appos", "flat"):
        return False
    preposition = _preposition(doc, hit)
    if preposition and _is_held_responsible(root, preposition):
        return True
    if preposition in registry.locatives:
        return root.dep_ in ("nsubj", "nsubj:pass") and preposition == "from"
    if root.dep_ == "conj" and not preposition:
        first = root.head
        lead = _lead_preposition(first)
        return (lead in _PARTNERS and not {_bare(first.head), _governed(doc, first.i)} & registry.spatial) or (
            not lead and _suffers_or_acts(first, registry)
        )
    if preposition:
        return preposition in _PARTNERS and not {_bare(root.head), _governed(doc, hit.start)} & registry.spatial
    return _suffers_or_acts(root, registry)


def _is_held_responsible(name: Token, preposition: str) -> bool:
    """Whether a deed is laid on a name: "the work of Iran", "blamed the attack on the town on Ukraine", wherever the tree hangs the last "on"."""
    above = name.head
    for _ in range(_DEEPEST):
        if (above.lemma_.lower(), preposition) in _HELD_RESPONSIBLE:
            return True
        if above.pos_ not in ("NOUN", "PROPN") or preposition != "on":
            return False
        above = above.head
    return False


def _holds_place(doc: Doc, start: int, registry: ActorRegistry) -> bool:
    """Whether what a state is said to own is a place: "Syria's rebel-held Idlib"; not "Syria's offensive in Idlib"."""
    end = start
    while end < min(len(doc), start + 5) and doc[end].pos_ not in ("ADP", "VERB", "AUX") and doc[end].text not in (",", "."):
        end += 1
    return registry.names_host_place(doc[start:end].text)


def _dateline(hit: NameHit, following: Token | None) -> bool:
    """Whether the name opens a report: "DAMASCUS, Syria (AP)", "LIMA, June 7"; a state in four capitals is an abbreviation."""
    shouted = hit.match.text.isupper() and (hit.seat or len(hit.match.text) > 4)
    return shouted and following is not None and following.text in (",", "(", "-", "--", "\u2013", "\u2014")


def does_deed(doc: Doc, hit: NameHit, registry: ActorRegistry) -> bool:
    """Whether the word is the doer of the deed of arms that it stands before: "Russian" in "Russian air strikes"."""
    if not (hit.body or hit.adjective or hit.has_side or hit.country or hit.seat):
        return False
    token = _lead(_root(doc, hit))
    if hit.country and not hit.adjective and token.dep_ != "nmod:poss":
        return False
    if token.dep_ not in ("amod", "compound", "nmod:poss", "nmod"):
        return False
    noun = token.head
    while noun.dep_ == "compound" and noun.head.i > noun.i and noun.lemma_.lower() not in registry.deeds:
        noun = noun.head
    return noun.i >= hit.end and noun.pos_ == "NOUN" and noun.lemma_.lower() in registry.deeds


def _lead(token: Token) -> Token:
    """The first of coordinated words."""
    for _ in range(6):
        if token.dep_ != "conj" or token.head.i == token.i:
            break
        token = token.head
    return token


def _suffers_or_acts(root: Token, registry: ActorRegistry) -> bool:
    if root.dep_ in _SUBJECTS:
        return True
    if root.dep_ in ("obj", "iobj"):
        return root.head.lemma_.lower() not in registry.verbs.motion
    return root.dep_ == "conj" and root.head.dep_ in _SUBJECTS


def _root(doc: Doc, hit: NameHit) -> Token:
    for token in doc[hit.start : hit.end]:
        if not hit.start <= token.head.i < hit.end or token.head.i == token.i:
            return token
    return doc[hit.end - 1]


def _preposition(doc: Doc, hit: NameHit) -> str:
    """The preposition or direction right before the name, its article skipped: "in the US" gives "in"."""
    at = word_before(doc, hit.start)
    while at >= 0 and (doc[at].pos_ == "DET" or doc[at].text.lower() in ("the", "both")):
        at = word_before(doc, at)
    if at < 0:
        return ""
    low = doc[at].text.lower()
    if doc[at].pos_ == "ADP" or doc[at].dep_ == "case" or low.endswith("ern"):
        return low
    return low if low in _PARTNERS and low != "and" else ""


def _governed(doc: Doc, start: int) -> str:
    """The word before the preposition before the name: "border" in "the border with Turkey"."""
    at = word_before(doc, start)
    while at >= 0 and (doc[at].pos_ in ("DET", "ADP") or doc[at].lower_ in ("the", "with", "between")):
        at = word_before(doc, at)
    return _bare(doc[at]) if at >= 0 else ""


def _lead_preposition(token: Token) -> str:
    for child in token.children:
        if child.dep_ == "case" and child.i < token.i:
            return child.text.lower()
    return ""


def _owned(doc: Doc, start: int, root: Token) -> Token | None:
    """The noun behind an apostrophe: "patrols" in "Russia's patrols"."""
    if root.dep_ == "nmod:poss" and root.head.i >= start:
        return root.head
    for token in doc[start : start + 4]:
        if token.pos_ in ("NOUN", "PROPN"):
            return token
    return None


def _bare(token: Token) -> str:
    return (token.lemma_ or token.text).lower()
