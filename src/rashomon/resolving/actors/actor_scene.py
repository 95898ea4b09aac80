"""A report's actor mentions with what the tree says of each: sentence, role, number, and who governs it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from rashomon.knowledge.actors.registry import ActorRegistry, Noun
from rashomon.language.clauses import own_subject, subject_of
from rashomon.language.parsed import Parsed
from rashomon.records import ActorMention, Party

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "obl:agent"})
OBJECTS = frozenset({"obj", "iobj", "nsubj:pass", "obl", "nmod"})
_SINGULAR = frozenset({"it", "its", "itself", "he", "she", "him", "her", "his", "himself", "herself", "i", "me", "my"})
_MOST_BACK = 80
_PLURAL_FIRST = frozenset(
    {"two", "three", "four", "five", "six", "several", "many", "some", "both", "these", "those", "hundreds"}
)


@dataclass(slots=True)
class Referent:
    """One mention in its place.

    `parties` is what it stands for once known; `state` tells a country or capital by its name, `mouth` an outlet or an
    agency, which speak and do nothing else, `spoken` a word whose meaning hangs on who says it,
    `open` one that stands for nobody known unless it points back ("the gunmen"), `deed` the bare doer of a deed of arms
    ("Russian" in "Russian air strikes"), to whom no later word points back.
    """

    mention: ActorMention
    token: Token
    sentence: int
    order: int
    noun: Noun | None
    plural: bool
    parties: tuple[Party, ...] = ()
    state: bool = False
    mouth: bool = False
    spoken: bool = False
    open: bool = False
    deed: bool = False

    @property
    def word(self) -> str:
        """The noun it is headed by, as the data writes it."""
        return self.noun.word if self.noun else ""

    @property
    def ids(self) -> frozenset[str]:
        """The ids of its parties."""
        return frozenset(p.id for p in self.parties)

    @property
    def role(self) -> str:
        """Its relation in the tree, a conjunct's being that of the first it is coordinated with."""
        return lead(self.token).dep_

    @property
    def verb(self) -> Token:
        """What governs it."""
        return lead(self.token).head


def _controller(verb: Token) -> Token | None:
    """The object that a clause without a subject of its own is said of: "show the vehicles attempting to intercept"."""
    for _ in range(6):
        empty = verb.dep_ == "advcl" and any(c.dep_ == "expl" for c in verb.head.children)
        if own_subject(verb) is not None or not (empty or verb.dep_ in ("xcomp", "ccomp", "conj")):
            return None
        for child in verb.head.children:
            if child.dep_ in ("obj", "iobj") and child.i < verb.i and verb.dep_ != "conj":
                return child
        verb = verb.head
    return None


def lead(token: Token) -> Token:
    """The first of coordinated words."""
    for _ in range(6):
        if token.dep_ != "conj" or token.head.i == token.i:
            return token
        token = token.head
    return token


@dataclass(slots=True)
class ActorScene:
    """All referents of a report in text order, looked up by head token and by sentence."""

    doc: Doc
    registry: ActorRegistry
    referents: list[Referent] = field(default_factory=list)
    by_token: dict[int, Referent] = field(default_factory=dict)
    by_sentence: dict[int, list[Referent]] = field(default_factory=dict)
    speakers: dict[int, list[Referent]] = field(default_factory=dict)

    def refer(self, parties: Iterable[Party]) -> tuple[Party, ...]:
        """These parties as what a reference was followed to."""
        return tuple(self.registry.party(p.id, "reference") for p in parties)

    def sentence(self, number: int) -> Sequence[Referent]:
        """The referents of one sentence, in text order."""
        return self.by_sentence.get(number, [])

    def around(self, referent: Referent) -> Sequence[Referent]:
        """The referents of its sentence up to it, the farthest of a very long one left out."""
        return [
            r
            for r in self.referents[max(0, referent.order - _MOST_BACK) : referent.order]
            if r.sentence == referent.sentence and not r.deed
        ]

    def before(self, referent: Referent, sentences: int) -> Iterator[Referent]:
        """Earlier referents, nearest first, back over so many sentences."""
        oldest = max(0, referent.order - _MOST_BACK)
        for order in range(referent.order - 1, oldest - 1, -1):
            other = self.referents[order]
            if other.sentence < referent.sentence - sentences:
                return
            if not other.deed:
                yield other

    def subject(self, verb: Token) -> Referent | None:
        """The referent of whom the verb is said."""
        found = _controller(verb) or subject_of(verb)
        return self.by_token.get(found.i) if found is not None else None

    def doer(self, verb: Token) -> Referent | None:
        """The referent that the verb's subject is or belongs to: "Daesh" of "killed" in "Daesh car bombs killed two"."""
        found = _controller(verb) or subject_of(verb)
        if found is None or found.i in self.by_token:
            return self.by_token[found.i] if found is not None else None
        owners = (self.by_token.get(c.i) for c in found.children if c.dep_ in ("amod", "compound", "nmod:poss"))
        return next((owner for owner in owners if owner is not None), None)

    def joint(self, referent: Referent) -> list[Referent]:
        """A referent with those coordinated to it: "Moscow and Washington"."""
        first = lead(referent.token)
        members = [first, *(t for t in first.subtree if t.dep_ == "conj" and lead(t).i == first.i)]
        found = [self.by_token[t.i] for t in members if t.i in self.by_token]
        return found if referent in found else [referent]

    def speaker(self, referent: Referent, *, sentences: int = 3, but: Referent | None = None) -> Referent | None:
        """Who was speaking last, up to and with the referent's sentence; within it any who is neither the referent nor `but`."""
        for number in range(referent.sentence, max(-1, referent.sentence - sentences - 1), -1):
            spoke = [s for s in self.speakers.get(number, ()) if s is not referent and s is not but]
            if number == referent.sentence:
                earlier = [s for s in spoke if s.order < referent.order]
                spoke = earlier or [s for s in spoke if s.mention.form != "pronoun"]
            if spoke:
                return spoke[-1]
        return None

    def spoke_before(self, referent: Referent) -> Referent | None:
        """Who spoke last before the referent, in its sentence or the one before."""
        for number in (referent.sentence, referent.sentence - 1):
            for other in reversed(self.speakers.get(number, ())):
                if other.order < referent.order:
                    return other
        return None


def set_scene(parsed: Parsed, mentions: Sequence[ActorMention], registry: ActorRegistry) -> ActorScene:
    """The scene of a report; inner mentions come before the phrase around them."""
    doc = parsed.doc
    scene = ActorScene(doc, registry)
    place = _token_places(doc)
    numbers = _sentence_numbers(doc)
    for order, mention in enumerate(sorted(mentions, key=lambda m: (m.span.start, m.span.end))):
        token = doc[place[mention.head.start]]
        noun = None if mention.person or mention.form == "pronoun" else _noun(mention, registry)
        referent = Referent(mention, token, numbers[token.i], order, noun, _plural(mention, token, noun))
        scene.referents.append(referent)
        referent.deed = not mention.person and _does_deed(token, registry)
        if not referent.deed:
            scene.by_sentence.setdefault(referent.sentence, []).append(referent)
        if mention.form != "pronoun" or token.i not in scene.by_token:
            scene.by_token[token.i] = referent
    for referent in scene.referents:
        verb = referent.verb
        if (referent.role in ("nsubj", "nsubj:pass", "obl:agent") and _speaks(verb, registry)) or (
            referent.role == "obl" and _according(referent.token)
        ):
            scene.speakers.setdefault(referent.sentence, []).append(referent)
    return scene


def _does_deed(token: Token, registry: ActorRegistry) -> bool:
    first = lead(token)
    if first.dep_ not in ("amod", "compound", "nmod:poss", "nmod"):
        return False
    noun = first.head
    while noun.dep_ == "compound" and noun.head.i > noun.i and noun.lemma_.lower() not in registry.deeds:
        noun = noun.head
    return noun.i > token.i and noun.pos_ == "NOUN" and noun.lemma_.lower() in registry.deeds


def _speaks(verb: Token, registry: ActorRegistry) -> bool:
    """Whether the verb is one of speech and finite: not "were to blame"."""
    infinitive = any(c.lower_ == "to" and c.dep_ == "mark" for c in verb.children)
    return verb.lemma_.lower() in registry.verbs.speech and not infinitive


def _according(token: Token) -> bool:
    return any(c.lower_ in ("according", "per") for c in token.children if c.i < token.i)


def _token_places(doc: Doc) -> dict[int, int]:
    return {token.idx: token.i for token in doc}


def _sentence_numbers(doc: Doc) -> list[int]:
    numbers, count = [], -1
    known = doc.has_annotation("SENT_START")
    for token in doc:
        if token.i == 0 or (known and token.is_sent_start):
            count += 1
        numbers.append(count)
    return numbers


def _noun(mention: ActorMention, registry: ActorRegistry) -> Noun | None:
    upto = mention.span.text[: mention.head.end - mention.span.start]
    return registry.noun(upto.split())


def _plural(mention: ActorMention, token: Token, noun: Noun | None) -> bool:
    low = mention.span.text.lower()
    if mention.form == "pronoun":
        return low not in _SINGULAR
    if mention.person or (mention.form == "name" and noun is None):
        return False
    if token.tag_ in ("NNS", "NNPS") or (noun is not None and noun.plural):
        return True
    return low.split()[0] in _PLURAL_FIRST or " and " in low
