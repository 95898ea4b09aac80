"""Who a cue belongs to: the subject of a verb of speech, the owner of a noun, the agent of a passive."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Span, Token

from rashomon.coding.scene.quoting import below
from rashomon.coding.scene.scene import Scene
from rashomon.language.clauses import PASSIVE_SUBJECTS, SUBJECTS, ancestors, case_of, children, own_subject, subject_of

_IMPERSONAL = frozenset({"it", "there"})
ASIDE_MARKS = frozenset({",", "”", '"', "’", "''", "—", "–", "-", "―", "--", "?", "!"})
_RELATIVE = frozenset({"who", "whom", "which", "that", "whose"})
_OUTSIDE = frozenset({"case", "cc", "mark", "parataxis", "discourse", "dep"})
"""What hangs on a speaker and names nobody: "But the ministry", "by the ministry"."""
_REACH, _LONGEST = 8, 60


def speaker_of(scene: Scene, verb: Token, voiced: Mapping[int, Token]) -> Token | None:
    """Whoever says what `verb` introduces; None where nobody is named for it.

    `voiced` gives the speakers of the cues found before, by token, for participles that share one: "the agency reported,
    citing a draft".
    """
    own = _nearest_subject(scene, verb)
    if own is not None:
        if own.dep_.endswith(":pass") or _is_passive(verb):
            return agent_of(verb)
        if own.lower_ in _IMPERSONAL and own.lower_ != "it":
            return None
        if own.lower_ not in _RELATIVE:
            return own
        subject = subject_of(verb)
        return subject if subject is not None and subject.i != verb.i else None
    reduced = verb.head
    if verb.tag_ in ("VBD", "VBZ", "VBP") and verb.dep_ in ("ccomp", "xcomp") and reduced.tag_ in ("VBD", "VBN"):
        shifted = own_subject(
            reduced
        )  # "a statement released on Thursday said", where "released" was taken for the verb
        if shifted is not None and shifted.i < reduced.i < verb.i and not _is_passive(reduced):
            return shifted
    if verb.tag_ == "VBN" and verb.dep_ in ("acl", "amod", "advcl"):
        return agent_of(verb) or _closing(verb)
    after = _behind(scene, verb)
    if after is not None:
        return after
    loose = verb.dep_ != "acl" or verb.doc[max(0, verb.i - 1)].text == ","
    if verb.tag_ == "VBG" and verb.dep_ != "conj" and loose:
        shared = _shared(scene, verb, voiced)
        if shared is not None:
            return shared
    return subject_of(verb) or _in_front(scene, verb)


def _nearest_subject(scene: Scene, verb: Token) -> Token | None:
    """The subject that stands nearest to its verb: a dateline taken for another is left aside."""
    subjects = [c for c in verb.children if c.dep_ in (*SUBJECTS, *PASSIVE_SUBJECTS) and c.i not in scene.furniture]
    return min(subjects, key=lambda c: abs(c.i - verb.i), default=own_subject(verb))


def phrase_of(speaker: Token, cue: Token) -> Span:
    """All that names the speaker beside the cue: title, name, apposition, relative clause; never the cue's own words."""
    inside = below(speaker) - (below(cue) if speaker in ancestors(cue) else set())
    for child in speaker.children:
        if child.dep_ in _OUTSIDE and (child.dep_ != "case" or child.i < speaker.i):
            inside -= below(child)
    first = last = speaker.i
    while first - 1 in inside:
        first -= 1
    while last + 1 in inside:
        last += 1
    doc = speaker.doc
    while first < speaker.i and (doc[first].is_punct or doc[first].is_space or doc[first].dep_ in _OUTSIDE):
        first += 1
    while last > speaker.i and (doc[last].is_space or doc[last].text == ","):
        last -= 1
    if last - first > _LONGEST:
        first = last = speaker.i
    return doc[first : last + 1]


def impersonal(verb: Token) -> bool:
    """Whether nobody is said to say it: "it is claimed that", "two men are reported dead", "was said to have"."""
    own = own_subject(verb)
    return own is not None and (own.dep_.endswith(":pass") or _is_passive(verb)) and agent_of(verb) is None


def agent_of(verb: Token) -> Token | None:
    """The doer of a passive: "was quoted by SANA as saying"."""
    for child in verb.children:
        if child.dep_ == "obl:agent" or (child.dep_ == "obl" and case_of(child) == "by"):
            return child
    return None


def owner_of(noun: Token) -> Token | None:
    """Whose words a noun of speech stands for: "Moscow's claim", "an allegation by the ministry"."""
    for child in children(noun, "nmod:poss"):
        return child
    for child in children(noun, "nmod"):
        if case_of(child) in ("by", "from"):
            return child
    for child in children(noun, "nmod"):
        if case_of(child) == "among":
            return child
    return None


def _in_front(scene: Scene, verb: Token) -> Token | None:
    """The speaker between a comma and a finite cue, where the tree hangs it elsewhere: "..., a draft seen by Politico said"."""
    if verb.tag_ not in ("VBD", "VBZ", "VBP"):
        return None
    doc = scene.parsed.doc
    for index in range(verb.i - 1, max(verb.i - 10, verb.sent.start), -1):
        if doc[index].text in ASIDE_MARKS:
            between = [t for t in doc[index + 1 : verb.i] if t.dep_.startswith("nsubj") and t.left_edge.i >= index]
            return between[0] if between else None
    return None


def _closing(verb: Token) -> Token | None:
    """The speaker behind a cue that closes the sentence and was taken for a participle: "..., declared two officials"."""
    before = verb.doc[verb.i - 1].text if verb.i else ""
    subject = next((c for c in children(verb, "obj") if c.i == verb.i + 1 or c.left_edge.i == verb.i + 1), None)
    if before != "," or subject is None or any(c.dep_ in ("ccomp", "xcomp") for c in verb.children):
        return None
    human = subject.pos_ in ("NOUN", "PROPN") and any(t.is_punct or t.is_space for t in verb.doc[subject.right_edge.i + 1 :][:1])
    return subject if human else None


def _is_passive(verb: Token) -> bool:
    return any(c.dep_ == "aux:pass" for c in verb.children)


def _shared(scene: Scene, verb: Token, voiced: Mapping[int, Token]) -> Token | None:
    """The speaker of the last cue before a participle in its sentence, unless the tree gives one of its own."""
    if verb.head.i in voiced:
        return voiced[verb.head.i]
    before = verb.i - 1
    while before > verb.sent.start and verb.doc[before].dep_ == "advmod":
        before -= 1
    if before < 0 or verb.doc[before].text not in ASIDE_MARKS:
        return None
    sentence = scene.sentence_of[verb.i]
    while before >= max(0, verb.i - 25) and scene.sentence_of[before] == sentence:
        if before in voiced:
            return voiced[before]
        before -= 1
    return None


def _behind(scene: Scene, verb: Token) -> Token | None:
    """The speaker behind an inverted cue that the tree has lost: ', said its spokesman'."""
    before = scene.parsed.doc[verb.i - 1].text if verb.i else ""
    if before not in ASIDE_MARKS or verb.tag_ in ("VBG", "VB"):
        return None
    sentence = scene.sentence_of[verb.i]
    for token in scene.parsed.doc[verb.i + 1 : verb.i + _REACH]:
        if scene.sentence_of[token.i] != sentence or token.is_punct:
            return None
        if token.dep_ == "nmod:poss":
            continue
        if token.pos_ in ("NOUN", "PROPN", "PRON") and token.dep_ in ("nsubj", "obj", "iobj", "ccomp", "parataxis"):
            return token
        mention = scene.actor_at(token)
        if mention is not None and mention.head.start == token.idx:
            return token
    return None
