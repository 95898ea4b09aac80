"""Who takes part in talks where the words for the talks name nobody themselves.

"The general explained this to his counterpart in a telephone call": who explains and to whom. "The two men spoke by telephone": the two
people named last before them.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from rashomon.coding.arguments.triggers import Trigger
from rashomon.coding.scene.scene import Scene
from rashomon.language.clauses import case_of, children, conjuncts, objects_of, obliques, passive, subject_of

_IN_COURSE = ("in", "during", "by", "over", "on", "at")
"""Between a verb and the talks in the course of which it is done."""

_TO = ("to", "with")
_BACK = 2
"""How many sentences back the two men may have been named."""


def talkers(scene: Scene, trigger: Trigger) -> list[Token]:
    """The heads of those who talk, told beside the words for the talks; empty where nobody is."""
    if trigger.entry.kind != "meeting":
        return []
    if trigger.verbal:
        subject = subject_of(trigger.token)
        return _named_two(scene, subject) if subject is not None and _is_two(subject) else []
    called = [c for c in children(trigger.token, "nmod") if case_of(c) in _TO]
    return [*_in_course_of(scene, trigger.token), *(person for c in called for person in _somebody(scene, c))]


def is_telephoned(scene: Scene, noun: Token) -> bool:
    """Whether a "call" is by telephone: to, with or between people who are named, and not "a call to the government to act"."""
    around = [*noun.children, *(noun.head.children if noun.dep_.startswith(("nsubj", "obj")) else ())]
    urges = any(c.dep_ == "acl" or case_of(c) == "for" for c in around)
    called = (scene.actor_at(c) for c in children(noun, "nmod") if case_of(c) in (*_TO, "between"))
    return not urges and any(mention is not None and mention.person for mention in called)


def _in_course_of(scene: Scene, noun: Token) -> list[Token]:
    """Who says what to whom in the course of the talks: "told his counterpart in a phone call", "given by one to another in a call"."""
    verb = noun.head
    if noun.dep_ != "obl" or case_of(noun) not in _IN_COURSE or verb.pos_ != "VERB":
        return []
    saying = [*obliques(verb, "by"), *(c for c in verb.children if c.dep_ == "obl:agent")] if passive(verb) else [subject_of(verb)]
    heard = [t for t in verb.subtree if verb.i < t.i < noun.i and case_of(t) in _TO]
    heard += [t for t in objects_of(verb) if not passive(verb)]
    heard += [t for t in verb.children if t.dep_ == "iobj"]
    held = [t for t in dict.fromkeys([*saying, *heard]) if t is not None and t.i != noun.i]
    return [person for t in held for person in _somebody(scene, t)]


def _somebody(scene: Scene, head: Token) -> Iterator[Token]:
    """The words themselves where they stand for somebody known, else the name beside them; nothing for a thing."""
    for token in conjuncts(head):
        mention = scene.actor_at(token)
        beside = [c for c in children(token, "appos") if (name := scene.actor_at(c)) is not None and name.person]
        if beside and not (mention is not None and mention.person and scene.parties(mention)):
            yield beside[0]
        elif mention is not None and (mention.person or scene.parties(mention)):
            yield token
        else:
            named = [t for t in token.subtree if (name := scene.actor_at(t)) is not None and name.person and name.head.start == t.idx]
            yield from named if len(named) == 1 else ()


def _is_two(subject: Token) -> bool:
    """Whether a subject is two people told before: "the two men", "both leaders", "the pair"."""
    if subject.lemma_.lower() in ("pair", "duo") or subject.lower_ in ("two", "both"):
        return True
    return any(c.lower_ in ("two", "both") for c in subject.children if c.dep_ in ("nummod", "det", "det:predet"))


def _named_two(scene: Scene, subject: Token) -> list[Token]:
    """The two people named last before the words for both, of one sentence; empty where it names any other number."""
    sentence = scene.sentence_of[subject.i]
    for number in range(sentence, max(-1, sentence - _BACK), -1):
        named: dict[str, Token] = {}
        start, end = scene.sentences[number]
        for mention in scene.mentions.actors:
            if mention.person and start <= mention.head.start < min(end, subject.idx):
                head = scene.parsed.tokens(mention.head).root
                named[scene.parsed.tokens(mention.span)[-1].lower_] = head
        if len(named) == 2:
            return list(named.values())
        if named:
            return []
    return []
