"""Denials of having done it: what they deny is whose deed it was, and neither the deed nor its dead.

"Denied it was behind the bombing that killed nine", "denied responsibility for the attack", "denied having carried out the raid",
"denied any involvement": the bombing and its nine stay told by whoever tells them. "Denied that its jets struck a hospital" denies the
deed itself, as far as it is the denier's.

Why: docs/decisions/coding.md#disowning.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Token

from rashomon.coding.scene.event_nouns import is_act
from rashomon.coding.scene.quoting import below
from rashomon.coding.scene.scene import Scene
from rashomon.coding.speech.speakers_so_far import Speech
from rashomon.language.clauses import case_of, children, is_negated, own_subject

_PARTS = frozenset({"responsibility", "involvement", "role", "part", "hand", "complicity", "guilt", "blame", "connection", "participation", "culpability"})
_ANSWERABLE = frozenset({"responsible", "involved", "guilty", "culpable", "complicit", "accountable", "connected", "party"})
_DOING = frozenset(
    {"carry", "conduct", "launch", "commit", "perpetrate", "order", "stage", "orchestrate", "plan", "mastermind", "participate", "organize"}
    | {"organise", "mount", "direct", "authorize", "authorise", "do", "involve", "plant", "play", "have", "take"}
)
"""Verbs by which a deed told as a noun is somebody's: "carried out the raid", "ordered the strike", "had a hand in the killing"."""
_DEEDS = frozenset({"killing", "murder", "massacre", "abduction", "kidnapping", "shooting", "slaying", "execution", "disappearance", "incident"})
_ONES = frozenset({"one", "ones", "those", "them", "they", "us", "we", "him"})
_SOME = frozenset({"any", "none", "some", "one", "all", "either", "neither"})
_OTHERS = frozenset({"anybody", "anyone", "somebody", "someone", "others", "nobody"})


def disown(scene: Scene, speeches: Iterable[Speech]) -> tuple[Speech, ...]:
    """The speeches, the widest first; a denial of having done it `disowns` and covers no word of the deed, which stays whoever's who tells it."""
    found = []
    for speech in speeches:
        if speech.speaker is not None and not (speech.disowns or speech.stance):
            for deed in _disowned(scene, speech) if speech.denies else _negated(scene, speech):
                covers = speech.covers - words_of_deed(deed) if deed is not None else speech.covers
                found.append(replace(speech, covers=covers or frozenset({speech.cue.i}), disowns=True, deed=deed))
                break
            else:
                found.append(speech)
        else:
            found.append(speech)
    return tuple(sorted(found, key=lambda s: (-len(s.covers), s.cue.i)))


def words_of_deed(deed: Token) -> set[int]:
    """The numbers of the tokens that tell a deed, without those of the clause whose predicate it may be: "a bombing that killed nine" of "it was behind"."""
    own = {"nsubj", "cop", "case", "aux", "mark", "advmod"}
    return {deed.i}.union(*(below(child) for child in deed.children if child.dep_.split(":")[0] not in own))


def _disowned(scene: Scene, speech: Speech) -> Iterator[Token | None]:
    """The word for the deed that a denial disowns, None where the denial names none; nothing where it denies something else."""
    for child in speech.cue.children:
        if child.i not in speech.covers or child.i < speech.cue.i:
            continue
        if child.dep_ == "obj" and child.lemma_.lower() in _PARTS:
            yield _deed(scene, child)
        elif child.dep_ == "obl" and case_of(child) == "from":  # "distanced itself from the attack"
            yield child if is_act(scene.lexicon, child) or child.lemma_.lower() in _DEEDS else None
        elif child.dep_ in ("ccomp", "xcomp", "advcl", "acl", "obj") and (case_of(child).endswith("behind") or _own_doing(scene, speech, child)):
            yield child if case_of(child).endswith("behind") else _deed(scene, child)


def _negated(scene: Scene, speech: Speech) -> Iterator[Token | None]:
    """The word for the deed that a speaker says it had no part in: "we were not behind it", "had no role in the raid", "nothing to do with the attack"."""
    for index in sorted(speech.covers):
        token = scene.parsed.doc[index]
        lemma = token.lemma_.lower()
        if lemma == "nothing":
            doing = next((c for c in token.children if c.lemma_.lower() == "do" and c.i in speech.covers), None)
            beside = [c for c in children(doing, "obl") if case_of(c) == "with"] if doing is not None else []
            if beside and token.head.lemma_.lower() in ("have", "be") and _is_mine(scene, speech, token.head):
                yield beside[0] if is_act(scene.lexicon, beside[0]) else None
        elif lemma in _PARTS and any(c.lower_ in ("no", "any") for c in token.children):
            refused = any(c.lower_ == "no" for c in token.children) or is_negated(token.head)
            if refused and token.head.lemma_.lower() in ("have", "play", "take") and _is_mine(scene, speech, token.head):
                yield _deed(scene, token)
        elif lemma in _DOING and is_negated(token) and (deed := _deed(scene, token)) is not None:
            if _is_mine(scene, speech, token):
                yield deed
        elif token.lower_ in _ONES:
            if is_negated(token) and {"cop", "acl:relcl"} <= {c.dep_ for c in token.children} and _is_mine(scene, speech, token):
                yield None
        elif lemma in _ANSWERABLE or case_of(token).endswith("behind"):
            kinds = {c.dep_ for c in token.children} if is_negated(token) else set()
            if kinds & {"cop", "aux:pass"} and _is_mine(scene, speech, token):
                yield token if case_of(token).endswith("behind") and is_act(scene.lexicon, token) else _deed(scene, token)


def _is_mine(scene: Scene, speech: Speech, predicate: Token) -> bool:
    subject = own_subject(predicate)
    return subject is not None and subject.lower_ not in _OTHERS and _is_own(scene, speech, subject)


def _own_doing(scene: Scene, speech: Speech, predicate: Token) -> bool:
    """Whether a clause says that the denier itself had a part in a deed told as a noun: "it was responsible", "having carried out the raid"."""
    lemma = predicate.lemma_.lower()
    if lemma in _PARTS:  # "that it had any role", "it was a party to"
        return True
    subject = own_subject(predicate)
    if subject is not None and (subject.lower_ in _OTHERS or not _is_own(scene, speech, subject)):
        return False
    if lemma in _ANSWERABLE:
        return True
    if lemma not in _DOING:
        return False
    return any(c.lemma_.lower() in _PARTS for c in children(predicate, "obj")) or _deed(scene, predicate) is not None


def _is_own(scene: Scene, speech: Speech, subject: Token) -> bool:
    """Whether a clause is of the denier: "it", "its forces", "any of its men", its own name."""
    if subject.lower_ in _SOME and (whole := next(iter(children(subject, "nmod")), None)) is not None:
        return _is_own(scene, speech, whole)
    if subject.pos_ == "PRON" or any(c.dep_ == "nmod:poss" and c.pos_ == "PRON" for c in subject.children):
        return True
    mention, party = scene.actor_at(subject), speech.source.party
    return mention is not None and party is not None and any(p.country == party.country for p in scene.parties(mention))


def _deed(scene: Scene, word: Token) -> Token | None:
    """The noun for the deed below a word: "the attack" of "responsibility for the attack", of "carried out the attack"."""
    for child in children(word, "obj", "obl", "nmod"):
        if is_act(scene.lexicon, child) or child.lemma_.lower() in _DEEDS:
            return child
        if child.lemma_.lower() in _PARTS and (inner := _deed(scene, child)) is not None:
            return inner
    return None
