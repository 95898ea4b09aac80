"""Subjects that a parser takes for objects: English has no bare object before its own verb."""

from __future__ import annotations

from rashomon.language.annotating import Parse

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_SUBJECT = "nsubj"


def mend_subjects(parse: Parse) -> None:
    """A noun before its finite verb is the verb's subject where nothing else is: "Turkish troops shelled a post" under the headline "Four hurt in shelling".

    In place. What asks or relates ("which post they shelled") has another subject behind it, and stays.
    """
    subjects = {parse.heads[word] for word, relation in enumerate(parse.relations) if relation.startswith((_SUBJECT, "csubj"))}
    for word, relation in enumerate(parse.relations):
        head = parse.heads[word]
        if relation == "obj" and head > word and head not in subjects and parse.xpos[head] in _FINITE and parse.upos[word] in _NOUNS:
            parse.relations[word] = _SUBJECT
            subjects.add(head)
