"""What reads like an incident and is none: told by a work of fiction, rehearsed in a drill, played on a pitch, or said in a figure of speech.

Why: docs/decisions/coding.md#unreal.
"""

from __future__ import annotations

import re

from spacy.tokens import Token

from rashomon.coding.scene.scene import Scene
from rashomon.knowledge.unreal import FigureOfSpeech, load_unreal
from rashomon.language.clauses import ancestors, case_of, children, objects_of, own_subject, subject_of

_WITHIN = frozenset({"in", "during", "of", "as part of", "at"})
_SCORE = re.compile(r"(?<![\w.:/-])\d{1,3}[-\u2013]\d{1,3}(?![\w:/%-])")
_COMMON_WORDS = 3
_DEAD = frozenset({"bomb", "bomber", "gunman", "gunmen", "corpse", "dead", "rocket", "missile", "grenade", "hostage", "explosive", "bullet", "militant", "mourner"})
"""Words for weapons and the dead, beside which a sentence tells of more than sport."""


def is_unreal(scene: Scene, token: Token) -> bool:
    """Whether a word for a deed tells of none that was done."""
    return _is_told_by_fiction(token) or (_is_figure(token) and not _counts_people(scene, token)) or _is_sport(scene, token)


def _is_told_by_fiction(token: Token) -> bool:
    """In "in the film, rebels kill", "the novel tells how troops shell", "a war-game scenario has China shelling", "attacked a mock village".

    What is fired and who is killed "in a drill" is fired and is dead.
    """
    words = load_unreal()
    if any(c.lower_ in words.mock for o in (*objects_of(token), *children(token, "obl", "nsubj", "nsubj:pass")) for c in children(o, "amod", "compound")):
        return True
    for above in ancestors(token):
        if any(case_of(c) in _WITHIN and _is_one_of(c, words.works) for c in children(above, "obl", "nmod")):
            return True
        subject = own_subject(above) if above.i != token.i else None
        if subject is not None and above.lemma_.lower() in words.tell and _is_one_of(subject, words.works | words.drills):
            return True
        if above.dep_ in ("parataxis", "acl:relcl"):
            return False
    return False


def _is_one_of(noun: Token, words: frozenset[str]) -> bool:
    """Whether a noun, alone or with the word before it, is one of these: "film", "video game", "war-game scenario"."""
    lemma = noun.lemma_.lower()
    pairs = {lemma} | {f"{c.lower_} {lemma}" for c in children(noun, "compound", "amod")}
    return bool(pairs & words)


def _is_figure(token: Token) -> bool:
    """Whether a verb of force means something else beside what it governs: "killed the bill", "bombarded the ministry with emails"."""
    return any(_has(figure, token) for figure in load_unreal().figures_of(token.lemma_.lower()))


def _has(figure: FigureOfSpeech, verb: Token) -> bool:
    if figure.under:
        return _is_under(figure, verb)
    if any(o.lemma_.lower() in figure.objects and o.i > verb.i for o in children(verb, "obj")):
        return True
    subject = subject_of(verb)
    passive = any(c.dep_ in ("nsubj:pass", "aux:pass") for c in verb.children)
    if subject is not None and subject.lemma_.lower() in (figure.objects if passive else figure.subjects):
        return True
    return any(c.lemma_.lower() in figure.obliques and (not figure.cases or case_of(c) in figure.cases) and case_of(c) in (figure.cases or {"in", "at"}) for c in children(verb, "obl"))


def _is_under(figure: FigureOfSpeech, verb: Token) -> bool:
    """In "came under fire over its handling", "came under attack from critics": blamed, not shot at."""
    if not any(c.lemma_.lower() in figure.under and "under" in case_of(c) for c in children(verb, "obl", "obj")):
        return False
    told = {case_of(c) for c in children(verb, "obl", "advcl")} | {f"{case_of(c)} {c.lemma_.lower()}" for c in children(verb, "obl")}
    told |= {f"{case_of(c)} {c.lemma_.lower()}" for o in children(verb, "obl") for c in children(o, "nmod", "obl")} | {case_of(c) for o in children(verb, "obl") for c in children(o, "nmod")}
    return bool(told & figure.obliques)


def _counts_people(scene: Scene, verb: Token) -> bool:
    """Whether a verb counts people as harmed by something else than a dismissal: "killed four in the time that"."""
    return verb.lemma_.lower() != "fire" and any(o.i in scene.counts for o in children(verb, "obj"))


def _is_sport(scene: Scene, token: Token) -> bool:
    """Whether a sentence tells of a game: a word of sport with a second or a score, or three common ones, and no word for a weapon or a dead person."""
    words, lemmas = load_unreal(), {t.lemma_.lower() for t in token.sent}
    if _DEAD.intersection(lemmas) or any(i in scene.counts for i in range(token.sent.start, token.sent.end)):
        return False
    own, common = len(words.sport & lemmas), len(words.common & lemmas)
    return (own > 0 and own + common + bool(_SCORE.search(token.sent.text)) > 1) or common >= _COMMON_WORDS
