"""Actors in a report: who acts, suffers or speaks, as the words stand.

In "Syrian Army soldiers and pro-Assad militia halted the US-flagged patrol unit, and it turned back" there are four:
two groups, one more group, and a pronoun. A nationality before anything else ("a Syrian town", "US sanctions") is
nobody, and a country or a capital only where it acts, suffers, speaks or owns a deed ("Moscow said", "Turkey's offensive").
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span as DocSpan

from rashomon.knowledge.actors.registry import ActorRegistry, Outlet
from rashomon.knowledge.actors.sides import Phrase, sides_of
from rashomon.language.parsed import Parsed
from rashomon.recognising.actors.actor_names import NameHit, read_names
from rashomon.recognising.actors.actor_phrases import (
    NounPhrase,
    has_possessive,
    is_definite,
    left_edge,
    noun_at,
    phrase_around,
    word_after,
    word_before,
)
from rashomon.recognising.actors.actor_pronouns import find_numerals, find_pronouns
from rashomon.recognising.actors.actor_states import acts, does_deed
from rashomon.records import ActorMention

_HEADS = frozenset({"NOUN", "PROPN", "ADJ", "PRON", "VERB", "X", ""})
_MODIFYING = frozenset({"compound", "amod", "nmod:poss", "nummod"})
_DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
_INSIDE = frozenset({"NOUN", "PROPN", "ADJ", "PART", "NUM", "CCONJ"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})


def find_actors(parsed: Parsed, registry: ActorRegistry) -> tuple[ActorMention, ...]:
    """Every mention of an actor, in text order; of two that share words the longer, but for pronouns inside phrases."""
    if not parsed.report.text.strip():
        return ()
    reader = _Reader(parsed, registry)
    phrases = sorted(reader.phrases(), key=lambda m: (m.span.start, -m.span.end))
    names = [*reader.persons(), *reader.names()]
    kept: list[ActorMention] = []
    taken = bytearray(len(parsed.report.text))
    for mention in sorted(
        [*names, *phrases], key=lambda m: (m.span.start - m.span.end, m.form == "name" and m.key is None, not m.person)
    ):
        if not any(taken[mention.span.start : mention.span.end]):
            taken[mention.span.start : mention.span.end] = b"\x01" * (mention.span.end - mention.span.start)
            kept.append(mention)
    kept += [m for m in reader.numerals() if not any(taken[m.span.start : m.span.end])]
    kept += reader.pronouns()
    return tuple(sorted(kept, key=lambda m: (m.span.start, -m.span.end)))


class _Reader:
    """One report while its actors are read."""

    def __init__(self, parsed: Parsed, registry: ActorRegistry) -> None:
        self.parsed, self.doc, self.registry = parsed, parsed.doc, registry
        self.text = parsed.report.text
        self.hits = read_names(parsed, registry)
        self.entities = {token.i: ent for ent in self.doc.ents for token in ent}

    def mention(
        self, start: int, end: int, head: int, form: str, *, key: str | None, person: bool = False
    ) -> ActorMention:
        span = self.parsed.span(self.doc[start:end])
        inside = min(max(head, start), end - 1)
        return ActorMention(span=span, head=self.parsed.span(self.doc[inside]), form=form, key=key, person=person)

    # -- noun phrases ---------------------------------------------------------------------------------------------

    def phrases(self) -> Iterator[ActorMention]:
        """Phrases whose head noun stands for somebody."""
        for token in self.doc:
            if token.pos_ not in _HEADS or not token.text[:1].isalnum() or self._modifies(token.i):
                continue
            noun = noun_at(self.doc, token.i, self.registry)
            if noun is None or self._in_name(token.i) or (token.pos_ == "VERB" and noun.sector is not None):
                continue
            phrase = phrase_around(self.doc, token.i, noun, self.hits, self.registry)
            found = self._group(phrase)
            if found is not None:
                yield found

    def _modifies(self, at: int) -> bool:
        """Whether the word only modifies a later noun: "soldier" in "soldier uniforms"."""
        token = self.doc[at]
        if token.dep_ in _MODIFYING and token.head.i > at:
            between = self.doc[at + 1 : token.head.i]
            return all(t.is_space or t.pos_ in _INSIDE or t.text == "-" for t in between)
        if at + 2 < len(self.doc) and self.doc[at + 1].text == "-" and not token.whitespace_:
            return True
        if (
            at + 1 < len(self.doc)
            and self.doc[at + 1].pos_ == "NOUN"
            and self.doc[at + 1].head.i > at
            and token.dep_ == ""
        ):
            return True
        return token.pos_ == "VERB" and token.dep_ not in ("nsubj", "nsubj:pass", "obj", "obl", "nmod")

    def _in_name(self, at: int) -> bool:
        """Whether the word belongs to a longer name of something else: "Army" in "Salvation Army" where an entity says so."""
        ent = self.entities.get(at)
        if ent is None or len(ent) < 2 or ent[-1].pos_ != "PROPN" or ent[-1].is_lower:
            return False  # "a Syrian army base" is no name, whatever it is taken for
        return ent.label_ == "LOC" or self._is_person(ent)

    def _group(self, phrase: NounPhrase) -> ActorMention | None:
        noun = phrase.noun
        if noun is None:
            return None
        key, named = self._key(phrase)
        definite = is_definite(self.doc, phrase)
        sides = self._is_sides(phrase)
        if key is None and not sides:
            if noun.weak and not self._is_owned(phrase) and not (has_possessive(self.doc, phrase) and noun.use == "side") and not self._is_loyal(phrase.head):
                return None
            if noun.use == "document" or (noun.use == "post" and self.doc[phrase.head].dep_ != "nsubj" and not self._is_owned(phrase)):
                return None
            if noun.word == "patrol" and self._is_deed(phrase.head):
                return None
            if noun.use == "vehicle" and not (
                definite or self.doc[phrase.head].dep_ in (*_SUBJECTS, "obj", "obl:agent")
            ):
                return None
        form = "name" if named else "group" if key else "definite" if definite else "indefinite"
        return self.mention(phrase.start, phrase.end, phrase.head, form, key=key)

    def _is_owned(self, phrase: NounPhrase) -> bool:
        """Whether the words before forces, a vehicle or a post say whose they are: "government forces", "rebel forces", "an army base"."""
        if phrase.noun is None or not (phrase.noun.use in ("post", "vehicle") or phrase.noun.word == "force"):
            return False
        if phrase.noun.word == "force" and has_possessive(self.doc, phrase):
            return True  # "its forces"
        owners = self.registry.of_state | (self.registry.irregular if phrase.noun.word == "force" else frozenset())
        return any(token.lower_ in owners for token in self.doc[phrase.start : phrase.head])

    def _is_loyal(self, at: int) -> bool:
        """Whether a word for armed bodies says behind it whose they are: "forces loyal to the government"."""
        return any(child.lemma_ == "loyal" and child.i > at for child in self.doc[at].children)

    def _is_deed(self, at: int) -> bool:
        """Whether a patrol is what somebody does, not who goes: "do joint patrols", "carried out their 15th patrol"."""
        token = self.doc[at]
        placed = token.dep_ == "nsubj:pass" or (token.dep_ == "obj" and token.head.i < at)
        return placed and token.head.lemma_ in self.registry.verbs.doing

    def _is_sides(self, phrase: NounPhrase) -> bool:
        """Whether the phrase is "the two sides", "both countries", "either side"."""
        if phrase.noun is None or phrase.noun.use not in ("side", "body"):
            return False
        words = {t.text.lower() for t in self.doc[phrase.start : phrase.head]}
        paired = words & {"both", "either", "neither", "two", "each"}
        return bool(paired) and phrase.noun.word in (
            "side", "country", "power", "military", "party", "state", "nation", "army", "superpower", "government", "force"
        )  # fmt: skip

    def _key(self, phrase: NounPhrase) -> tuple[str | None, bool]:
        """The words that give the phrase its side, and whether they hold its head: a name, then."""
        seen: list[NameHit] = []
        for at in range(phrase.start, phrase.end):
            hit = self.hits.get(at)
            if hit is not None and hit.live and hit not in seen:
                seen.append(hit)
        if not seen:
            return None, False
        head = self.doc[phrase.head]
        record = Phrase(
            self.doc[phrase.start].idx,
            self.doc[phrase.end - 1].idx + len(self.doc[phrase.end - 1]),
            head.idx,
            head.idx + len(head),
            phrase.noun,
        )
        found = sides_of(self.text, record, [hit.match for hit in seen], self.registry)
        media = phrase.noun is not None and phrase.noun.sector == "MED" and phrase.noun.use == "body"
        outlet = next((hit for hit in seen if hit.has(Outlet) and (hit.start >= phrase.head or media)), None)
        if outlet is not None:
            return outlet.match.text, True
        if not found:
            nation = next((h for h in reversed(seen) if h.adjective and h.end <= phrase.head), None)
            return (
                nation.match.text if nation and phrase.noun and phrase.noun.use in ("side", "people") else None
            ), False
        first, last = found[0].word, found[-1].word
        named = any(s.word.start <= head.idx < s.word.end and s.how == "alias" for s in found)
        return self.text[first.start : last.end], named

    # -- names --------------------------------------------------------------------------------------------------------

    def persons(self) -> Iterator[ActorMention]:
        """Named people, with the titles and offices written before their names."""
        people = [(ent.start, ent.end) for ent in self.doc.ents if self._is_person(ent)]
        seen = {at for start, end in people for at in range(start, end)}
        for hit in {id(h): h for h in self.hits.values()}.values():
            if hit.person and not any(at in seen for at in range(hit.start, hit.end)):
                people.append((hit.start, hit.end))
        for start, end in people:
            if self._modifies(end - 1) and self._is_actor_noun(self.doc[end - 1].head.i):
                continue
            known = next((self.hits[at] for at in range(start, end) if at in self.hits), None)
            key = known.match.text if known and known.person else None
            first = self._with_titles(start)
            yield self.mention(first, end, self._root(first, end), "name", key=key, person=True)

    def _is_person(self, ent: DocSpan) -> bool:
        """Whether an entity is a person by name: not "the spokesman", not an outlet taken for one."""
        last = ent[-1]
        if ent.label_ not in ("PER", "PERSON") or last.pos_ not in ("PROPN", "X", "") or not last.text[0].isupper():
            return False
        if len(ent) == 1 and (last.lower_ in _DAYS or last.text.startswith(("Al-", "al-"))):
            return False
        named = (self.hits.get(token.i) for token in ent)
        if any(hit is not None and not hit.person and (hit.body or hit.start <= last.i < hit.end) for hit in named):
            return False
        if ent[0].text in self.registry.place_heads or (last.dep_ == "compound" and last.head.pos_ == "PROPN"):
            return False
        return noun_at(self.doc, last.i, self.registry) is None or len(ent) > 1

    def _is_actor_noun(self, at: int) -> bool:
        noun = noun_at(self.doc, at, self.registry)
        return noun is not None and noun.sector is not None

    def _with_titles(self, start: int) -> int:
        """Where the name begins with its titles: "US National Security Council spokesman John Ulliot" at "US"."""
        first = at = start
        opens = self.doc[start].text in self.registry.titles
        while (left := word_before(self.doc, at)) >= 0:
            token = self.doc[left]
            bare = token.text.rstrip(".")
            titled = token.text in self.registry.titles or (bare in self.registry.titles and token.text[0].isupper())
            office = noun_at(self.doc, left, self.registry)
            if titled or (
                office is not None and office.use in ("people", "speaker") and token.pos_ in ("NOUN", "PROPN")
            ):
                at = first = left
                if not titled:
                    return left_edge(self.doc, at, self.hits)
            elif token.text == "." and left > 0 and self.doc[left - 1].text in self.registry.titles:
                at = first = left - 1
            elif (first < start or opens) and left in self.hits and self.hits[left].live:
                return left_edge(self.doc, self.hits[left].start, self.hits)
            elif first < start and token.pos_ in ("ADJ", "PROPN") and token.head.i >= left:
                at = first = left
            else:
                break
        return first

    def _root(self, start: int, end: int) -> int:
        """The word of a run that the tree hangs outside it; of several the first noun."""
        roots = [t.i for t in self.doc[start:end] if not start <= t.head.i < end or t.head.i == t.i]
        nouns = [i for i in roots if self.doc[i].pos_ in ("NOUN", "PROPN")]
        return (nouns or roots or [end - 1])[0]

    def names(self) -> Iterator[ActorMention]:
        """Bodies by their names, peoples, and states where they act."""
        for hit in {id(h): h for h in self.hits.values()}.values():
            if not hit.live or hit.person:
                continue
            last = self.doc[hit.end - 1]
            if does_deed(self.doc, hit, self.registry):
                yield self.mention(hit.start, hit.end, last.i, "name" if hit.body else "group", key=hit.match.text)
            elif (hit.body and not self._names_other(hit)) or (
                (hit.country or hit.seat) and acts(self.doc, hit, self.registry)
            ):
                yield self._named(hit)
            elif hit.people and self._is_people(hit):
                first = left_edge(self.doc, last.i, self.hits)
                yield self.mention(first, hit.end, last.i, "group", key=hit.match.text)
        for ent in self.doc.ents:
            if ent.label_ == "ORG" and not any(at in self.hits for at in range(ent.start, ent.end)):
                last = ent[-1]
                known = noun_at(self.doc, last.i, self.registry)
                if last.pos_ == "PROPN" and last.dep_ not in _MODIFYING and (known is None or known.use != "vehicle"):
                    first = left_edge(self.doc, ent.start, self.hits) if self._has_article(ent) else ent.start
                    yield self.mention(first, ent.end, self._root(ent.start, ent.end), "name", key=None)

    def _has_article(self, ent: DocSpan) -> bool:
        return ent.start > 0 and self.doc[ent.start - 1].text.lower() == "the"

    def _named(self, hit: NameHit) -> ActorMention:
        root = self._root(hit.start, hit.end)
        return self.mention(left_edge(self.doc, root, self.hits), hit.end, root, "name", key=hit.match.text)

    def _names_other(self, hit: NameHit) -> bool:
        """Whether the name only marks another noun: "SDF territory"."""
        last = self.doc[hit.end - 1]
        return last.dep_ in ("compound", "amod") and last.head.i >= hit.end and last.head.i - hit.end < 4

    def _is_people(self, hit: NameHit) -> bool:
        """Whether a people's word stands alone: "the Russians", "an American"; not "a Russian town"."""
        last = self.doc[hit.end - 1]
        follows = word_after(self.doc, last.i)
        following = self.doc[follows] if follows < len(self.doc) else None
        if following is not None and (following.pos_ in ("NOUN", "PROPN", "ADJ") or following.text == "-"):
            return last.text.endswith("s") and last.dep_ not in _MODIFYING
        return last.dep_ not in ("compound", "amod") and last.pos_ in ("NOUN", "PROPN", "ADJ", "")

    # -- the rest -------------------------------------------------------------------------------------------------------

    def pronouns(self) -> Iterator[ActorMention]:
        """Personal and possessive pronouns."""
        for token in find_pronouns(self.doc):
            yield self.mention(token.i, token.i + 1, token.i, "pronoun", key=None)

    def numerals(self) -> Iterator[ActorMention]:
        """People by their number: "the four", "two others", "both"."""
        for first, head, definite in find_numerals(self.doc):
            yield self.mention(first, head + 1, head, "definite" if definite else "indefinite", key=None)
