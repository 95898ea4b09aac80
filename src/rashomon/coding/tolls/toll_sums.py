"""Harm that is told of a long course of things, and is the toll of no one happening.

"The war has killed hundreds of thousands", "735 civilians since 2014", "six days of bombing have killed dozens".
"""

from __future__ import annotations

import re

from spacy.tokens import Token

from rashomon.language.clauses import obliques, passive, subject_of
from rashomon.records import Count

_DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "yesterday", "dawn", "morning"})
_WARS = frozenset({"war", "conflict", "uprising", "revolution", "insurgency", "rebellion", "crisis", "unrest"})
_CAMPAIGNS = frozenset({"campaign", "operation", "offensive", "escalation", "siege", "intervention", "day", "week", "month", "year"})
"""What goes on for long: what it has killed sums up many happenings."""

_YEAR = re.compile(r"(?:19|20)\d\d")
_OUTSET = frozenset({"beginning", "start", "outbreak", "begin", "erupt", "break"})
_MANY = 200
"""The least of "hundreds": so many are killed by strikes told in the plural and in the perfect, not by one."""


def sums_up(harm: Token) -> bool:
    """Whether a word of harm is said of a war, of a campaign so far, or of all since a year."""
    perfect = is_perfect(harm)
    clause = harm.head if harm.pos_ == "NOUN" and harm.dep_ == "obj" else harm
    since = [c for c in clause.subtree if c.lower_ == "since" and c.dep_ in ("case", "mark")]
    for word in since:
        said = {t.lower_ for t in word.head.subtree} | {t.lemma_.lower() for t in word.head.subtree}
        if said & _DAYS:
            continue
        own = word.head.head.i == harm.i
        if (perfect and own) or any(_YEAR.fullmatch(t) for t in said) or (said & _OUTSET and said & _WARS):
            return True
    around = [*obliques(harm, "in", "during", "by", "from"), *(c for c in harm.children if c.dep_ == "obl:agent")]
    doer = subject_of(harm) if harm.pos_ in ("VERB", "AUX") and not passive(harm) else None
    if doer is not None and perfect and doer.lemma_.lower() in _CAMPAIGNS:
        return True  # but "have been killed in an operation", "in recent days" is news
    return any(t.lemma_.lower() in _WARS and not any(c.lower_ in ("a", "an") for c in t.children) for t in (*around, doer) if t is not None)


def is_perfect(verb: Token) -> bool:
    """Whether the verb stands in the perfect: "have killed", "have been killed"."""
    return verb.tag_ in ("VBN", "VBD") and any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children)


def is_many_so_far(harm: Token, count: Count) -> bool:
    """Whether it is hundreds or thousands in the perfect: "coalition strikes have killed hundreds of civilians"."""
    return is_perfect(harm) and count.best is None and count.high is None and (count.low or 0) >= _MANY and not any(c.isdigit() for c in count.wording)
