"""Clauses of a dependency tree: who does what to whom, followed through what the sentence leaves out."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "csubj", "nsubj:outer"})
PASSIVE_SUBJECTS = frozenset({"nsubj:pass", "csubj:pass"})
CLAUSES = frozenset(
    {"ccomp", "xcomp", "advcl", "advcl:relcl", "acl", "acl:relcl", "parataxis", "csubj", "csubj:pass", "ROOT", "root"}
)
_AREAS = frozenset({"department", "province", "district", "town", "city", "village", "region", "area", "state", "municipality", "country", "zone", "neighborhood"})
_UNARMED = frozenset({"girl", "boy", "man", "woman", "child", "teenager", "teen", "student", "journalist", "farmer", "toddler", "baby", "civilian", "villager", "driver", "worker", "doctor", "nurse", "priest", "teacher", "pastor", "herder", "trader"})
_ONES = frozenset({"one", "ones", "those"})
_RELATIVES = frozenset({"who", "whom", "which", "that", "whose"})
_MOST_STEPS = 12
_SELDOM_PASSIVE = frozenset({"fire", "shoot", "park", "crash", "collide", "drive", "run", "withdraw", "retreat", "land"})


def children(token: Token, *relations: str) -> list[Token]:
    """The dependents of `token` by these relations, in text order; "obl" also finds "obl:agent" and the like."""
    return [c for c in token.children if any(c.dep_ == r or c.dep_.startswith(r + ":") for r in relations)]


def case_of(token: Token) -> str:
    """The preposition before a nominal: "on" in "an attack on the convoy", "between" in "between A and B", "" for none."""
    return " ".join(c.lower_ for c in token.children if c.dep_ in ("case", "mark") and c.i < token.i)


def is_negated(token: Token) -> bool:
    """Whether a word is negated by "not" or "never" right below it: "did not say", "never denied"."""
    return any(c.lower_ in _NOT for c in token.children)


def is_refused(token: Token) -> bool:
    """Whether a cleft or its like takes a noun out of the clause behind it: "it was not the rebels who shelled", "its men were not the ones who did"."""
    if any(c.lower_ == "not" and 0 < token.i - c.i <= 4 for c in token.children) and token.dep_ in ("appos", "conj", "nmod", "dep", "parataxis"):
        return True  # "soldiers, not insurgents, burned the houses"
    predicates = (token, token.head) if token.dep_ == "nsubj" and token.head.lower_ in _ONES else (token,)
    return any(is_negated(p) and {"cop", "acl:relcl"} <= {c.dep_ for c in p.children} for p in predicates)


def conjuncts(token: Token) -> list[Token]:
    """A nominal with all that is coordinated to it: "soldiers and militia" gives both."""
    found = [token]
    for head in found:
        found.extend(c for c in head.children if c.dep_ == "conj")
        if len(found) > _MOST_STEPS:
            break
    return found


def clause_of(token: Token) -> Token:
    """The head of the smallest clause that holds `token`."""
    for _ in range(60):
        if token.dep_ in CLAUSES or token.head.i == token.i:
            return token
        if token.dep_ == "conj" and token.pos_ in ("VERB", "AUX"):
            return token
        token = token.head
    return token


def ancestors(token: Token) -> Iterator[Token]:
    """`token` and what governs it, up to its sentence's root."""
    for _ in range(80):
        yield token
        if token.head.i == token.i:
            return
        token = token.head


def _name_before(relative: Token) -> Token | None:
    """The person named right before "who", whatever the tree hangs the clause on: "the killing of Gen. Gladkikh, who died"."""
    at = relative.i - 1
    while at >= 0 and relative.doc[at].is_punct:
        at -= 1
    if at < 0 or relative.doc[at].ent_type_ != "PER" or relative.i - at > 2:
        return None
    token = relative.doc[at]
    while token.head.i != token.i and token.head.ent_type_ == "PER":
        token = token.head
    return token


def passive(verb: Token) -> bool:
    """Whether the clause of `verb` is passive: "was struck", a reduced "struck by", a headline's "soldiers hurt in clash".

    Without an auxiliary or an agent, verbs that are seldom done to anybody are active whatever the tree says: "fired on a post".
    """
    if any(c.dep_ in ("aux:pass", "obl:agent") for c in verb.children):
        return True
    if _is_headline_of_harm(verb):
        return True
    if verb.lemma_ in _SELDOM_PASSIVE and any(c.dep_ == "obl" and c.i > verb.i for c in verb.children):
        return False
    if any(c.dep_ in PASSIVE_SUBJECTS for c in verb.children):
        return True
    return verb.tag_ == "VBN" and verb.dep_ in ("acl", "amod") and not any(c.dep_ == "aux" for c in verb.children)  # "reports that troops had shelled"


def _is_headline_of_harm(verb: Token) -> bool:
    """Whether a headline leaves out "was": in "Girl shot in Nablus" she did not shoot."""
    if verb.lemma_ not in ("shoot", "stab") or any(c.dep_.startswith(("aux", "obj")) for c in verb.children):
        return False
    subject = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
    return subject is not None and subject.lemma_.lower() in _UNARMED and not any(c.dep_ == "det" for c in subject.children)


def own_subject(verb: Token) -> Token | None:
    """The subject that the clause itself has, active or passive."""
    found = [c for c in verb.children if c.dep_ in SUBJECTS or c.dep_ in PASSIVE_SUBJECTS]
    if len(found) > 1 and found[1].i == found[0].i + 1 and found[1].pos_ == "PROPN":
        return found[1]  # "bodyguard Jairo Ortega": a name with its trade before it
    if len(found) > 1 and verb.dep_ == "ccomp" and found[0].i < verb.head.i < found[1].i:
        return found[1]  # "Two officials, who would not be named, said the four were hurt"
    return found[0] if found else _hung_on_cue(verb)


def _hung_on_cue(clause: Token) -> Token | None:
    """The subject that the tree hangs on a closing cue, which has its own: "Planes landed on Tuesday, the monitor said"."""
    cue = clause.head
    if clause.dep_ != "ccomp" or cue.i < clause.i:
        return None
    subjects = [c for c in cue.children if c.dep_ in SUBJECTS]
    if len(subjects) < 2 or subjects[0].i > clause.i or subjects[-1].i < clause.i:
        return None
    return subjects[0]


def _antecedent(relative: Token, verb: Token) -> Token:
    """The noun a relative pronoun stands for: the one its clause hangs on."""
    if relative.lower_ in _RELATIVES:
        named = _name_before(relative) if relative.lower_ == "who" else None
        if named is not None:
            return named
        for token in ancestors(verb):
            if token.dep_ in ("acl:relcl", "acl") and token.head.i != token.i:
                return _somebody(token.head) if relative.lower_ in ("who", "whom") else token.head
    return relative


def _somebody(noun: Token) -> Token:
    """The nearest noun from here upwards that "who" can stand for: "Castellar, mayor in the department of Bolivar, who was kidnapped"."""
    if not _is_area(noun):
        return noun
    for above in ancestors(noun):
        if above.dep_ not in ("nmod", "appos", "nmod:poss", "obl") and above.pos_ not in ("NOUN", "PROPN"):
            break
        if above.ent_type_ == "PER" or not _is_area(above):
            return above if above.pos_ in ("NOUN", "PROPN") else noun
    return noun


def _is_area(noun: Token) -> bool:
    return noun.ent_type_ == "LOC" or noun.lemma_.lower() in _AREAS


def subject_of(verb: Token) -> Token | None:
    """Who the verb is said of, followed to a governing clause where its own has none.

    "The vehicles attempting to intercept the column": of "intercept", the vehicles. "They forced the patrol to return": of
    "return", the patrol. "The patrol came, turned and left": of "left", the patrol.
    """
    at = verb
    for _ in range(_MOST_STEPS):
        own = own_subject(at)
        if own is not None:
            return _antecedent(own, at)
        relation, governor = at.dep_, at.head
        if governor.i == at.i:
            return None
        if relation in ("acl", "acl:relcl", "amod"):
            if governor.pos_ not in ("NOUN", "PROPN", "PRON", "NUM"):
                return None
            possessor = children(governor, "nmod:poss")
            if relation == "acl" and at.tag_ == "VB" and governor.lemma_ in _INTENT_NOUNS:
                if possessor:
                    return possessor[0]
                at = clause_of(governor)
                if at.i == governor.i:
                    return None
                continue
            return governor
        if relation == "ccomp" and at.tag_ == "VBG" and (said := _fronted(governor, at)) is not None:
            at = said
            continue
        if relation in ("xcomp", "ccomp") and at.tag_ == "VBG" and governor.lemma_ in PERCEIVING and not children(governor, "obj", "iobj"):
            return None  # "residents heard shooting": somebody else's
        if relation == "xcomp":
            objects = children(governor, "obj", "iobj")
            if objects and governor.lemma_ not in _SUBJECT_CONTROL:
                return objects[0]
            if objects and at.i < objects[0].i:
                return objects[0]
        elif relation == "advcl" and governor.dep_ == "parataxis" and governor.i < at.i:
            at = governor.head  # "a vehicle struck one of theirs, he said, injuring the crew"
            continue
        elif relation == "advcl" and at.tag_ == "VBG" and (said := _fronted(governor, at)) is not None:
            at = said
            continue
        elif relation == "advcl" and any(c.dep_ == "mark" and c.lower_ in ("of", "for", "from") for c in at.children):
            objects = children(governor, "obj", "iobj")  # "accused Russian forces of breaking it"
            if objects:
                return objects[0]
        elif relation not in ("advcl", "conj", "ccomp", "parataxis", "cop", "aux", "appos", "compound"):
            return None
        if relation in ("ccomp", "parataxis") and at.tag_ in ("VBD", "VBZ", "VBP"):
            return None
        at = governor
    return None


def _fronted(cue: Token, participle: Token) -> Token | None:
    """The clause before a cue in its midst, which goes on behind it: "A vehicle struck one, he said, injuring the crew"."""
    if participle.i < cue.i or cue.i + 1 >= len(cue.doc) or cue.doc[cue.i + 1].text != ",":
        return None
    return next((c for c in cue.children if c.dep_ == "ccomp" and c.i < cue.i), None)


_INTENT_NOUNS = frozenset(
    {
        "attempt",
        "effort",
        "bid",
        "plan",
        "decision",
        "order",
        "threat",
        "move",
        "try",
        "intention",
        "permission",
        "right",
    }
)
_NOT = frozenset({"not", "n't", "n’t", "never"})
PERCEIVING = frozenset({"hear", "see", "report", "describe", "notice", "record", "film", "witness", "fear", "recall"})
TREATING = frozenset(
    {"investigate", "probe", "examine", "condemn", "denounce", "decry", "deplore", "mourn", "survive", "escape", "flee", "document", "confirm", "monitor", "repel", "repulse", "foil", "thwart", "avert", "prevent", "expect", "await", "commemorate", "mark", "remember", "discuss", "protest", "study", "verify"}
)
"""Verbs whose subject has to do with a deed that others did: "are investigating a shooting", "condemned the shelling"."""
"""Verbs whose subject only perceives or tells of what the verb below them says."""
_SUBJECT_CONTROL = frozenset(
    {"promise", "threaten", "use", "take", "make", "need"}
    | {"kill", "injure", "wound", "hit", "strike", "destroy", "damage", "claim"}  # "killing four, injuring many others"
)


def objects_of(verb: Token) -> list[Token]:
    """What the verb is done to: its objects, or the governor's object that a to-infinitive or relative clause shares."""
    own = [c for c in children(verb, "obj", "iobj") if not any(g.dep_ == "case" and g.i < c.i for g in c.children)]
    if own:  # what has a preposition is none, whatever the tree calls it: "leaving one dead, according to the coalition"
        return [_antecedent(o, verb) for o in own]
    if verb.dep_ in ("xcomp", "conj"):
        head = verb.head
        if verb.dep_ == "conj" and head.pos_ == "VERB" and verb.i < (children(head, "obj") or [head])[0].i:
            return children(head, "obj")
    return []


def obliques(token: Token, *cases: str) -> list[Token]:
    """The prepositional dependents of a verb or noun with one of these prepositions ("by", "with", "between")."""
    return [c for c in children(token, "obl", "nmod", "acl", "advcl") if case_of(c) in cases]
