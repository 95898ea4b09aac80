"""Whether a telling is of something that happened, and how sure the telling is."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from rashomon.coding.scene.scene import Scene
from rashomon.coding.telling.unreal import is_unreal
from rashomon.language.clauses import ancestors, case_of, clause_of, own_subject
from rashomon.records import Certainty, Polarity

_NEGATIONS = frozenset({"not", "n't", "never", "no", "without", "neither", "nor", "none"})
_DENIALS = frozenset({"deny", "reject", "refute", "dismiss", "rebut"})
_QUESTIONING = frozenset({"dispute", "contest", "doubt", "question", "challenge"})
"""Verbs that, negated, leave what they govern standing: "did not dispute that"."""
_POSSIBLE = frozenset({"may", "might", "could", "possibly", "perhaps", "maybe"})
_PROBABLE = frozenset({"apparently", "seemingly", "likely", "probably", "presumably", "apparent", "evidently"})
_HEARSAY = frozenset(
    {"reportedly", "allegedly", "purportedly", "supposedly", "alleged", "reported", "ostensibly", "purported"}
)
_APPEAR = frozenset({"appear", "seem", "believe", "think", "suspect"})
_FUTURE = frozenset({"will", "shall", "'ll", "wo"})
_OUGHT = frozenset({"should", "must", "would", "ought", "can", "need"})
_UNDONE = frozenset({"would", "should", "ought"})
_HARMS = frozenset({"kill", "die", "injure", "wound", "hurt", "perish"})
_STAGED = frozenset({"simulate", "rehearse", "imagine", "stage-manage"})
_ALMOST = frozenset({"almost", "nearly"})
_HABIT = frozenset(
    {
        "repeatedly",
        "often",
        "regularly",
        "frequently",
        "always",
        "usually",
        "sometimes",
        "occasionally",
        "routinely",
        "increasingly",
        "daily",
    }
)
_TEMPORAL = frozenset(
    {"when", "as", "after", "before", "since", "while", "because", "although", "though", "where", "whereupon"}
)
_SEVERAL = frozenset(
    {
        "multiple",
        "several",
        "repeated",
        "recent",
        "past",
        "previous",
        "frequent",
        "many",
        "numerous",
        "occasional",
        "regular",
        "such",
    }
)
_MODIFYING = frozenset({"advmod", "aux", "det", "case", "mark", "cc", "amod"})
_OCCURRENCES = frozenset({"time", "point", "stage", "moment", "circumstance"})
_OPEN = frozenset({"a", "an", "any", "no", "every", "each", "some", "another", "such"})
_NOT_DONE = frozenset({"foil", "thwart", "stop", "halt", "oppose", "join", "continue", "resume", "repeat", "end", "see", "expect", "await", "suspend", "cancel", "support"})
"""Verbs whose object need not have come about."""
_FOILING = frozenset({"foil", "thwart", "prevent", "avert", "frustrate", "forestall", "preempt", "abort"})
_OCCASIONS = frozenset({"in", "from", "during", "after", "following", "as a result of"})
_CONDITIONS = frozenset({"if", "unless", "whether", "should", "lest"})


@dataclass(frozen=True, slots=True)
class Reality:
    """How one telling stands to the world: a modality of `records.MODALITIES`, its polarity and its certainty."""

    modality: str
    polarity: Polarity
    certainty: Certainty
    denied: bool = False
    """Whether somebody denies it ("denied that"), rather than the sentence merely negating it."""


def judge_reality(scene: Scene, token: Token) -> Reality:
    """Read the words around and above a trigger.

    Looks at the trigger's own dependents, then at each governor up to its sentence's root: modal verbs, negation, denial,
    condition, fear, plan and demand. Attempts are acts: "tried to block" is told as happening.
    """
    reading = _Reading(modality="general" if _sums_up(token) else "actual")
    if by_none(scene, token):
        reading.polarity = Polarity.DENIED
    previous: Token | None = None
    for at in ancestors(token):
        if _leaves_quotation(scene, token, at):
            break
        if previous is token and _given(scene, token, at):
            break
        if previous is not None:
            reading.govern(scene, previous, at)
            if _is_occasion(scene, previous, at):
                break
            if _presupposed(previous):
                if any(
                    c.lower_ in _HABIT for c in at.children
                ):  # "it was always the Americans who stopped the Russians"
                    reading.modality = "general"
                if reading.modality == "actual" and any(t.lemma_.lower() in _STAGED for t in ancestors(at)):
                    reading.modality = "hypothetical"  # "simulated an attack in which 20 soldiers were killed"
                break
            if previous.dep_ == "conj" and previous.tag_ in ("VBD", "VBZ", "VBP"):
                # "did not argue and took another road": a finite second half stands on its own.
                previous = at
                continue
        for child in at.children:
            if child.lower_ in _NEGATIONS and at.lemma_.lower() in _DENIALS | _QUESTIONING and previous is not None:
                continue  # "never denied that he had"
            if child.dep_.split(":")[0] in _MODIFYING:
                reading.modify(child, at, previous)
        if _speaks(at, previous):
            break
        previous = at
    else:
        announces = token.pos_ == "NOUN" and any(e.generic for _, e in scene.lexicon.nouns.get(token.lemma_.lower(), ()))
        if reading.modality == "actual" and previous is not None and _asks(previous) and not announces:
            reading.modality = "hypothetical"
    return reading.settle()


@dataclass(slots=True)
class _Reading:
    """What the words read so far say; the first word that takes a telling out of the actual decides its modality."""

    modality: str = "actual"
    polarity: Polarity = Polarity.ASSERTED
    certainty: Certainty = Certainty.CERTAIN
    denied: bool = False

    def govern(self, scene: Scene, below: Token, at: Token) -> None:
        """Take in what a governor makes of its complement: a fear, a plan, a denial, an appearance."""
        if self.modality != "actual":
            return
        lemma = at.lemma_.lower()
        if lemma == "fear" and _befallen(below):
            self.certainty = Certainty.POSSIBLE
            return
        self.modality = "hypothetical" if foils(below, at) else _governed(scene, below, at, lemma)
        gainsaid = lemma in _DENIALS and not any(c.lower_ in _NEGATIONS for c in at.children)  # "never denied" gainsays nothing
        if gainsaid and below.dep_ in ("ccomp", "obj", "xcomp", "advcl", "obl", "nmod"):
            self.polarity, self.denied = Polarity.DENIED, True
        if lemma in _APPEAR and below.dep_ in ("xcomp", "ccomp"):
            self.certainty = Certainty.PROBABLE

    def modify(self, child: Token, at: Token, below: Token | None) -> None:
        """Take in an adverb, an auxiliary, a determiner or a conjunction of the trigger or of what governs it."""
        word, aux = child.lower_, child.dep_ == "aux"
        if word in _NEGATIONS and (below is None or child.i < below.i):
            self.polarity = Polarity.DENIED
        elif word in _POSSIBLE:
            self.certainty = Certainty.POSSIBLE
        elif word in _PROBABLE or word in _HEARSAY:
            self.certainty = Certainty.PROBABLE
        if self.modality != "actual":
            return
        if aux and word in _FUTURE:
            self.modality = "planned"
        elif (aux and word in _POSSIBLE | _OUGHT and not _perfect(at)) or word in _ALMOST:
            self.modality = "hypothetical"
        elif aux and _perfect(at) and (word in _UNDONE or (word == "could" and at.lemma_.lower() in _HARMS)):
            self.modality = "hypothetical"  # "could have killed dozens", "many would have died"
        elif (aux and word == "had" and at.dep_ == "advcl" and _inverted(at, child)) or (word in _CONDITIONS and child.dep_ == "mark"):
            self.modality = "conditional"
        elif word in _HABIT:
            self.modality = "general"

    def settle(self) -> Reality:
        """The reality so read: a negation that nobody is said to make is the sentence's own."""
        negated = self.polarity is Polarity.DENIED and not self.denied and self.modality == "actual"
        return Reality("negated" if negated else self.modality, self.polarity, self.certainty, self.denied)


def _sums_up(token: Token) -> bool:
    """Whether the words gather many happenings: "multiple recent near-clashes", "patrols keep running into trouble"."""
    if token.tag_ == "NNS":
        return any(c.lower_ in _SEVERAL for c in token.children if c.dep_ in ("amod", "det", "nummod"))
    verb = clause_of(token)
    return (verb.lemma_ == "patrol" and verb.tag_ in ("VBZ", "VBP")) or any(
        t.lemma_.lower() in ("keep", "continue", "tend") and t.dep_ != "xcomp"
        for t in list(ancestors(token))[1:3]
        if t.pos_ == "VERB"
    )


def by_none(scene: Scene, verb: Token) -> bool:
    """Whether an act is said of nobody: "neither Russian nor Syrian planes bombed it", "no patrol blocked the road", "not a single shot was fired by", "at no time did they fire". Of harm the count tells it."""
    if verb.pos_ != "VERB" or any(entry.effect for _, entry in scene.lexicon.verbs.get(verb.lemma_.lower(), ())):
        return False
    subjects = [s for s in verb.children if s.dep_ in ("nsubj", "nsubj:pass")]
    if any(c.lower_ in ("neither", "no") and c.dep_.startswith(("det", "cc")) for s in subjects for c in s.children):
        return True
    if any(t.lower_ in ("not", "none") and t.i <= s.i and _opens(t) for s in subjects for t in s.subtree):
        return True
    times = (c for c in verb.children if c.dep_.startswith(("obl", "advmod")) and c.lemma_.lower() in _OCCURRENCES)
    return any(c.lower_ == "no" for time in times for c in time.children)


def _opens(word: Token) -> bool:
    """Whether a word is the first of its sentence."""
    return not any(t.is_alpha for t in word.doc[word.sent.start : word.i])


def _asks(root: Token) -> bool:
    """Whether the main clause asks: "did they open fire?"."""
    last = next((t for t in reversed(list(root.sent)) if not t.is_space and not t.is_quote and t.text not in "()[]"), root)
    return last.text.startswith("?")


def _is_occasion(scene: Scene, noun: Token, at: Token) -> bool:
    """Whether a noun tells when harm was done or not done: "no casualties in the attack" denies no attack."""
    if noun.dep_ not in ("nmod", "obl") or case_of(noun) not in _OCCASIONS or noun.pos_ not in ("NOUN", "PROPN"):
        return False
    return any(entry.effect for _, entry in scene.lexicon.nouns.get(at.lemma_.lower(), ()))


def _presupposed(clause: Token) -> bool:
    """Whether what governs a clause leaves its truth alone: "they will remember August, when a truck hit another"."""
    if clause.dep_ in ("acl:relcl", "advcl:relcl"):
        return True
    return clause.dep_ == "advcl" and any(
        c.dep_ in ("mark", "advmod") and c.lower_ in _TEMPORAL for c in clause.children
    )


def _given(scene: Scene, noun: Token, at: Token) -> bool:
    """Whether an act is taken as known, whatever is to be done about it: "demanded that he investigate the murder of the priest".

    Not where it is itself carried out, planned or prevented: "will launch the offensive", "foiled the attack".
    """
    if noun.pos_ not in ("NOUN", "PROPN") or noun.dep_.split(":")[0] not in ("obj", "obl", "nmod"):
        return False
    if not any(c.dep_ in ("det", "nmod:poss") and c.lower_ not in _OPEN for c in noun.children):
        return False
    lemma, lexicon = at.lemma_.lower(), scene.lexicon
    undone = (lexicon.carriers, lexicon.sufferers, lexicon.unreal, _DENIALS, _NOT_DONE)
    return all(lemma not in words for words in undone)


def _governed(scene: Scene, below: Token, at: Token, lemma: str) -> str:
    if below.dep_ in ("nsubj", "nsubj:pass", "conj", "parataxis", "advcl:relcl", "appos", "punct"):
        return "actual"
    modality = scene.lexicon.unreal.get(lemma)
    if modality is None or modality == "attempted":
        return "actual"
    if lemma in _STAGED and below.dep_ in ("obj", "obl"):
        return modality  # "simulated an attack"
    complements = (
        below.dep_ in ("xcomp", "ccomp", "acl", "csubj", "advcl")
        or (at.pos_ in ("NOUN", "PROPN") and below.dep_ == "nmod")
        or (at.pos_ == "VERB" and modality == "feared" and (below.dep_ == "obj" or case_of(below) in ("of", "for")))
    )
    if not complements or (below.dep_ == "advcl" and below.tag_ != "VB"):
        return "actual"
    if below.dep_ == "acl" and below.tag_ != "VB":
        return "actual"
    if below.dep_ == "ccomp" and lemma in ("tell", "warn", "insist", "order") and below.tag_ in ("VBD", "VBN", "VBZ"):
        return "actual"
    if lemma == "seek" and below.dep_ == "xcomp":
        return "planned"
    return modality


def foils(below: Token, at: Token) -> bool:
    """Whether a governor says that what it governs was kept from happening: "thwarted a suicide attack", "a bombing was foiled".

    What its subject did to foil it is another deed ("foiled a bombing, killing two attackers"); where the foiled is the subject and its clause tells of harm, it happened.
    """
    if at.lemma_.lower() not in _FOILING or below.dep_ not in ("obj", "nsubj:pass") or below.pos_ not in ("NOUN", "PROPN"):
        return False
    return below.dep_ == "obj" or not any(c.lemma_.lower() in _HARMS for c in at.children if c.dep_ in ("advcl", "conj", "xcomp"))


def never_was(scene: Scene, token: Token) -> bool:
    """Whether the grammar says of a word for a deed that there was none: foiled, asked about, told by a film, played, said in a figure of speech."""
    return foils(token, token.head) or _asks_whether(_main_clause(token)) or is_unreal(scene, token)


def _asks_whether(root: Token) -> bool:
    """Whether the main clause asks if something was done: "did they open fire?", not "who opened fire?", which takes it as known."""
    auxiliary = next((c for c in root.children if c.dep_ in ("aux", "aux:pass")), None)
    return _asks(root) and auxiliary is not None and _inverted(root, auxiliary) and not any(t.tag_ in ("WP", "WRB", "WDT") for t in root.sent)


def _main_clause(token: Token) -> Token:
    *_, root = ancestors(token)
    return root


def _befallen(below: Token) -> bool:
    """Whether what is feared has befallen already: "feared dead", "feared to have been killed", "feared that two were killed"."""
    if below.dep_ not in ("xcomp", "ccomp", "amod", "acl"):
        return False
    return below.tag_ in ("JJ", "VBN", "VBD", "VBG") and not any(
        c.dep_ == "aux" and c.tag_ == "MD" for c in below.children
    )


def _inverted(verb: Token, auxiliary: Token) -> bool:
    """Whether a clause is a condition by its order: "had Russia attacked the city"."""
    subject = own_subject(verb)
    return subject is not None and auxiliary.i < subject.i and not any(c.dep_ == "mark" for c in verb.children)


def _perfect(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children)


def _speaks(at: Token, below: Token | None) -> bool:
    """A governor whose complement is somebody's words: what modifies it no longer modifies the words."""
    return below is not None and below.dep_ in ("ccomp", "parataxis") and at.lemma_.lower() not in _DENIALS


def _leaves_quotation(scene: Scene, token: Token, at: Token) -> bool:
    """Whether a governor stands outside the quoted speech that holds the trigger: its words are somebody else's."""
    inner = scene.quoted(token.idx)
    return inner is not None and inner.speech and scene.quoted(at.idx) is None
