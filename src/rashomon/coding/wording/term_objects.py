"""Of what an evaluative term is said: of somebody, of an act, of a place.

"Terrorist groups": of those groups. "A terrorist attack", "their actions were unsafe": of the act. "Occupied Golan": of the place.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from rashomon.coding.scene.scene import Scene
from rashomon.coding.wording.term_nouns import Nouns
from rashomon.coding.wording.terms import TermUse, is_hyphen
from rashomon.knowledge.wording import WordingLexicon
from rashomon.language.clauses import case_of, children, conjuncts, objects_of, own_subject, passive, subject_of
from rashomon.records import ActorMention, Party, Place, Span

_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "ADJ")
_BEFORE = ("compound", "amod", "nmod:desc", "nmod", "flat", "advmod")
_LONGEST = 10
"""Words of the phrase around a term, at most: "the armed terrorist groups in the eastern countryside"."""
_MOST_STEPS = 6
_ANSWERED = ("to", "with", "by", "against")
_AGAINST = frozenset({"anti", "counter", "non"})
_GROUPS = frozenset(
    {"group", "organization", "organisation", "force", "army", "militia", "band", "gang", "movement", "faction", "cell", "element", "entity"}
    | {"fighter", "man", "state", "party", "network", "leader"}
)
"""What a term may stand before and still be said of the whole: "they are a terrorist group"."""
_IMPERSONAL = frozenset({"it", "this", "that", "which"})
_COMMITS = frozenset({"commit", "perpetrate", "carry", "launch", "conduct", "wage", "stage", "mount", "execute", "perform"})


@dataclass(frozen=True, slots=True)
class Said:
    """A term with what it is said of.

    `target` is the word for the one, the act or the place; `phrase` the words around that a reader would underline, None where
    they are the term's own. `party` is who is so called, or whose act it is, `place` which place; None where that is not said.
    `predicated`: the sentence says it of its subject ("the attack was cowardly"), and does not call it so in passing.
    """

    standing: TermUse
    kind: str
    target: Token
    phrase: Span | None
    party: Party | None = None
    place: Place | None = None
    predicated: bool = False


class Objects:
    """Of what the terms of one report are said."""

    def __init__(self, scene: Scene, lexicon: WordingLexicon) -> None:
        self._scene, self._lexicon = scene, lexicon
        self._nouns = Nouns(scene, lexicon)
        self._named: dict[str, Party | None] | None = None

    def of(self, found: TermUse) -> Said | None:
        """A term with its object; None where nothing near is such that the term could be said of it."""
        if found.part == "verb":
            return self._done(found)
        target, predicated = self._target(found)
        of, own = found.term.of, target.i == found.token.i
        names = found.part == "noun" and "actor" in of
        mention = self._nouns.mention(target)
        if "place" in of and (own is False) and self._nouns.is_place(target):
            return Said(found, "place", target, self._phrase(found, target), None, self._nouns.place(target), predicated)
        whatever = "act" in of and not names and target.lower_ in _IMPERSONAL
        if whatever:
            return Said(found, "act", target, self._phrase(found, target), None, None, predicated)
        if "actor" in of and mention is not None and not (predicated and own):
            party = self._called(found, mention) if names else self._nouns.party(mention)
            if party is None and target.dep_ == "appos":  # "Hezbollah, a terrorist group"
                party = self._nouns.party(self._nouns.mention(target.head))
            return Said(found, "actor", target, self._phrase(found, target, mention), party, None, predicated)
        if "act" in of and ((not own and self._nouns.is_act(target)) or (found.part == "noun" and not names)):
            predicated = predicated or any(c.dep_ == "cop" for c in found.token.children)
            return Said(found, "act", target, self._phrase(found, target), self._doer(target), None, predicated)
        if names:
            party = self._elsewhere(found)
            alone = target.i == found.token.i and not found.term.known
            if party is not None or alone or self._joined(found) or self._nouns.acts(target):
                return Said(found, "actor", target, self._phrase(found, target), party, None, predicated)
        return None

    def _target(self, found: TermUse) -> tuple[Token, bool]:
        """The word of which a term is said: what it stands before, its subject, what a verb calls so; else the term itself."""
        token = found.token
        if found.part == "noun" and token.dep_ == "nmod:poss":
            return token, False
        while found.part == "adjective" and token.dep_ == "conj" and token.head.pos_ in ("ADJ", "VERB", "ADV"):
            token = token.head  # "unsafe and unprofessional actions"
        head, steps = token, 0
        while steps < _MOST_STEPS and self._stands_before(head, found):
            head, steps = head.head, steps + 1
        if self._joined(found):
            return token, False
        if head.i != token.i and head.lemma_.lower() in self._nouns.judged:
            return head, False  # "describing it as a heinous massacre": the massacre is heinous
        if found.part == "noun" and head.i != token.i and head.lemma_.lower() not in _GROUPS:
            return head, False  # "they were regime loyalists": the regime is another
        return self._renamed(head, found)

    def _stands_before(self, token: Token, found: TermUse) -> bool:
        above = token.head
        return (
            token.dep_ in _BEFORE
            and above.i > token.i
            and above.pos_ in _NOMINAL
            and above.pos_ != "PRON"
            and above.i - found.token.i <= _LONGEST
            and (token.dep_ != "nmod" or not case_of(token))
        )

    def _joined(self, found: TermUse) -> bool:
        """Whether a hyphen ties the term to what is no party of its own: "rebel-held", "anti-regime"."""
        doc, first, last = found.token.doc, found.words[0].i, found.words[-1].i
        behind = last + 1 < len(doc) and is_hyphen(doc[last + 1])
        before = first > 1 and is_hyphen(doc[first - 1]) and doc[first - 2].lower_ in _AGAINST
        return behind or before

    def _renamed(self, token: Token, found: TermUse) -> tuple[Token, bool]:
        """Through a predicate to what it is said of: "they are mercenaries", "called the attack cowardly", "X, a terrorist group"."""
        if any(c.dep_ == "cop" for c in token.children):
            subject = own_subject(token)
            if subject is None and token.dep_ in ("acl:relcl", "conj"):
                subject = subject_of(token)
            if subject is not None and self._can_be(subject, found):
                return subject, True
        governor = token.head
        called = governor.lemma_.lower() in self._lexicon.voicing or governor.lemma_.lower() in ("make", "find", "declare", "designate")
        if called and (token.dep_ == "xcomp" or (token.dep_ in ("obl", "advcl", "nmod") and case_of(token) == "as")):
            named = [own_subject(governor)] if passive(governor) else objects_of(governor)
            subject = next((t for t in named if t is not None and t.i != token.i), None)
            if subject is not None and self._can_be(subject, found):
                return subject, True
        return token, False

    def _can_be(self, subject: Token, found: TermUse) -> bool:
        """Whether a subject can be what the term is said of: an act's name is its own object ("the shelling was a massacre")."""
        if found.part == "noun" and "actor" not in found.term.of:
            return False
        return self._nouns.mention(subject) is not None or self._nouns.is_act(subject) or self._nouns.is_place(subject)

    def _done(self, found: TermUse) -> Said | None:
        """What a verb tells: the act, or of "martyred" those to whom it was done; None where its object is of another sort."""
        verb, onto = found.token, found.term.onto
        suffers = passive(verb) or any(c.dep_ == "nsubj:pass" for c in verb.children)
        subject = subject_of(verb)
        objects = [subject] if suffers and subject is not None else objects_of(verb)
        objects = [o for top in objects for o in conjuncts(top)]
        hit = next((o for o in objects if self._fits(o, onto)), None)
        if hit is None and "act" in onto:
            answered = [c for c in verb.children if c.dep_.startswith("obl") and case_of(c) in _ANSWERED]
            hit = next((o for o in answered if self._nouns.is_act(o)), None)
        if onto and hit is None:
            return None
        agent = next((c for c in verb.children if c.dep_ == "obl:agent" or (c.dep_ == "obl" and suffers and case_of(c) == "by")), None)
        doer = agent if suffers else subject
        if "actor" in found.term.of:
            person = objects[0] if objects else subject
            mention = self._nouns.mention(person) if person is not None else None
            if person is None or (mention is None and person.i not in self._scene.counts):
                return None
            return Said(found, "actor", person, self._upto(found, person), self._nouns.party(mention), None, predicated=True)
        party = self._nouns.party(self._nouns.mention(doer)) if doer is not None else None
        return Said(found, "act", verb, self._upto(found, hit), party, None, predicated=True)

    def _fits(self, token: Token, onto: tuple[str, ...]) -> bool:
        if "actor" in onto and (self._nouns.mention(token) is not None or token.i in self._scene.counts):
            return True
        return ("place" in onto and self._nouns.is_place(token)) or ("act" in onto and self._nouns.is_act(token))

    def _doer(self, act: Token) -> Party | None:
        """Whose act a noun is: "the Israeli aggression", "a massacre by the militia", "they committed a massacre"."""
        near = [c for c in children(act, "nmod:poss", "amod", "compound") if c.i < act.i]
        near += [c for c in children(act, "nmod", "obl", "acl") if case_of(c) == "by"]
        near += [c for told in children(act, "acl") for c in children(told, "obl") if case_of(c) == "by"]
        if act.dep_ == "obj" and act.head.lemma_.lower() in _COMMITS:
            subject = subject_of(act.head)
            near += [subject] if subject is not None else []
        parties = [self._nouns.party(self._nouns.mention(token)) or self._nouns.nation(token) for token in near]
        found = {party.id: party for party in parties if party is not None}
        return next(iter(found.values())) if len(found) == 1 else None

    def _called(self, found: TermUse, mention: ActorMention) -> Party | None:
        """Who is named by a term in a mention: of "Regime and Russian forces" not the Russian ones.

        "The regime" alone, where no pack knows whose, is not taken for the last government that was named.
        """
        token, party = found.token, self._nouns.party(mention)
        guessed = found.term.known and party is not None and _is_guess(mention, party)
        aside = token.dep_ == "conj" or any(c.dep_ == "conj" for c in token.children)
        if aside and mention.head.start != token.idx:
            return self._elsewhere(found)
        return self._elsewhere(found) if guessed or party is None else party

    def _elsewhere(self, found: TermUse) -> Party | None:
        """Whom the report elsewhere calls by this word alone: "the regimes blockade" is of those called "regime forces".

        "Nusra Front terrorists" tells nothing of other terrorists.
        """
        if self._named is None:
            self._named = {}
            for mention in self._scene.mentions.actors:
                party, words = self._nouns.party(mention), self._scene.parsed.tokens(mention.span)
                names = [t for t in words if t.pos_ == "PROPN" and t.lemma_.lower() not in self._lexicon.nouns]
                for token in words if not names and not _is_guess(mention, party) else ():
                    lemma = token.lemma_.lower()
                    if lemma in self._lexicon.nouns:
                        same = self._named.setdefault(lemma, party)
                        if same is not None and party is not None and same.country != party.country:
                            self._named[lemma] = None
        return self._named.get(found.words[0].lemma_.lower())

    def _phrase(self, found: TermUse, target: Token, mention: ActorMention | None = None) -> Span | None:
        """The words to underline: the mention that holds the term, else from the term to its target; None for the term alone.

        Of a predicate they are its subject's.
        """
        report, words = self._scene.parsed.report, found.words
        if target.i < words[0].i and mention is None:
            return self._scene.parsed.span(target)
        if mention is not None and len(mention.span.text.split()) <= _LONGEST:
            return mention.span
        beside = [c.i for c in (*target.children, *found.token.children) if c.dep_ in ("amod", "compound", "nmod:poss")]
        first, last = min(words[0].i, target.i, *beside), max(words[-1].i, target.i)
        doc = found.token.doc
        if last - first > _LONGEST or any(t.is_space or t.is_quote or t.text in ",;:" for t in doc[first:last]):
            return None
        return report.span(doc[first].idx, doc[last].idx + len(doc[last].text))

    def _upto(self, found: TermUse, person: Token | None) -> Span | None:
        """A verb with the words for whom or what it is done to, where they stand close."""
        if person is None:
            return None
        mention = self._nouns.mention(person)
        whole = mention.span if mention is not None else self._scene.parsed.span(person)
        start, end = min(found.words[0].idx, whole.start), max(found.words[-1].idx + len(found.words[-1].text), whole.end)
        text = self._scene.parsed.report.text[start:end]
        return self._scene.parsed.report.span(start, end) if len(text.split()) <= _LONGEST else None


def _is_guess(mention: ActorMention, party: Party | None) -> bool:
    """Whether nothing in a mention's own words tells its party: "the regime" taken for a government named before."""
    return party is None or (mention.key is None and party.how in ("alias", "reference"))
