"""What is called false is denied, and what somebody distances himself from: "called reports that it had shelled the town false", "said the claim was a lie".

Why: docs/decisions/coding.md#refuting.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from rashomon.coding.scene.quoting import below
from rashomon.coding.speech.sources import outlet_of
from rashomon.coding.speech.speakers_so_far import Hearing, Speech
from rashomon.language.clauses import case_of, children, is_negated

_GROUNDS = frozenset({"foundation", "basis", "substance", "merit", "truth"})
_CLAUSES = ("acl", "acl:relcl", "ccomp")


def called_false(hearing: Hearing, verb: Token) -> frozenset[int]:
    """The words of the claim that a naming verb's subject calls false, empty where the verb names something else."""
    for noun in children(verb, "obj"):
        if not _is_claim(hearing, noun):
            continue
        names = below(verb) - {i for c in verb.children if c.i < verb.i for i in below(c)}
        false = [i for i in names if i > noun.i and verb.doc[i].lemma_.lower() in hearing.speech.false]
        if false and not is_negated(verb):
            return frozenset(_content(noun) - set(range(min(false), verb.doc[max(names)].i + 1)))
    return frozenset()


def distanced_from(verb: Token) -> frozenset[int]:
    """The words for what somebody will have no part in: "distanced itself from the attack"."""
    if not any(o.lower_.endswith(("self", "selves")) for o in children(verb, "obj")):
        return frozenset()
    return frozenset().union(*(below(c) for c in children(verb, "obl") if case_of(c) == "from"))


def refutations(hearing: Hearing) -> Iterator[Speech]:
    """Denials within what somebody is heard to say: the claim that a word for falsehood is said of."""
    doc = hearing.scene.parsed.doc
    heard = [s for s in hearing.found if s.speaker is not None and not s.stance and not s.denies]
    for at in sorted({i for s in heard for i in s.covers if doc[i].lemma_.lower() in hearing.speech.false}):
        word = doc[at]
        claim = next((c for c in (*children(word, "nsubj"), word.head) if c.i < word.i and _is_claim(hearing, c)), None)
        if claim is None or is_negated(word) or not children(word, "cop"):
            continue
        inner = min((s for s in heard if at in s.covers), key=lambda s: len(s.covers))
        yield replace(
            inner, cue=word, covers=frozenset(_content(claim) - (below(word) if claim.i == word.head.i else {word.i})), rule="attribution.false", denies=True
        )


def settle_refuted(hearing: Hearing) -> None:
    """Make a denial by the outlet of each claim of nobody's that it calls false itself: "the allegation that they fired first is without foundation"."""
    hearing.found[:] = [
        replace(speech, source=outlet_of(hearing.scene), rule="attribution.false", denies=True, speaker=None) if _is_refuted(hearing, speech) else speech
        for speech in hearing.found
    ]


def _is_refuted(hearing: Hearing, speech: Speech) -> bool:
    """Whether what is heard is a bare claim of which its sentence says that it is false."""
    claim, verdict = speech.cue, speech.cue.head
    if claim.dep_ != "nsubj" or claim.lemma_.lower() not in hearing.speech.spoken or not children(verdict, "cop") or is_negated(verdict):
        return False
    return verdict.lemma_.lower() in hearing.speech.false or (verdict.lemma_.lower() in _GROUNDS and case_of(verdict) == "without")


def _is_claim(hearing: Hearing, noun: Token) -> bool:
    return noun.lemma_.lower() in hearing.speech.spoken or (
        noun.pos_ == "PRON" and noun.lower_ in ("it", "this", "that", "these", "those")
    )


def _content(noun: Token) -> set[int]:
    """What a claim claims; where the noun alone stands for it, the noun."""
    clauses = [c for c in noun.children if c.i > noun.i and (c.dep_ in _CLAUSES or (c.dep_ == "nmod" and case_of(c) in ("of", "about")))]
    return set().union(*map(below, clauses)) if clauses else below(noun)
