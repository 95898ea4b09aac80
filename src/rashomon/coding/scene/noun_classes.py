"""Which common nouns stand for people and bodies, and which for deeds and states, by their endings."""

from __future__ import annotations

from spacy.tokens import Token

_PEOPLE = ("er", "or", "ist", "ian", "ant", "ee", "man", "woman", "people", "ate", "crat", "ican", "ent")
_ABSTRACT = ("tion", "sion", "ness", "ity", "ing", "ism", "ance", "ence", "ure", "ship", "ment", "age", "al", "ics")
_BODIES = frozenset(
    {"administration", "coalition", "opposition", "organization", "organisation", "commission", "delegation", "mission"}
    | {"corporation", "federation", "association", "institution", "foundation", "community", "authority", "majority"}
    | {"minority", "leadership", "audience", "alliance", "intelligence", "government", "parliament", "department"}
    | {"regiment", "establishment", "movement", "official", "general", "loyalist", "rival", "individual", "liberal"}
    | {"professional", "university", "nation"}
)


def is_human(token: Token) -> bool:
    """Whether a common noun is one for people, by its ending: "protesters", "lawmakers", "physicians"."""
    lemma = token.lemma_.lower()
    return len(lemma) > 4 and lemma.endswith(_PEOPLE)


def is_abstract(token: Token) -> bool:
    """Whether a noun is one for a deed or a state, by its ending: "sanctions", "the movement of troops"."""
    lemma = token.lemma_.lower()
    return lemma not in _BODIES and lemma.endswith(_ABSTRACT)
