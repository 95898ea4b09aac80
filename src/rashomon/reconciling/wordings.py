"""What rival accounts call the same thing: each party, the act and each place of an incident, in the words of those who speak of it.

Words are drawn from two kinds of claims: those that tell who, what and where, whose evidence is what somebody calls it, and those of
wording, which mark evaluative terms. Nothing here is reconciled: no word is truer than another.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from rashomon.records import (
    TAKING_PART,
    UNKNOWN,
    WHAT_HAPPENED,
    Attribute,
    Attribution,
    Certainty,
    Claim,
    Event,
    Incident,
    Party,
    Place,
    Polarity,
    Span,
)

KINDS = ("actor", "act", "place")
OWN = ""
"""The holder of all that outlets say in their own voice."""

_SMALL = frozenset(
    {"a", "an", "the", "this", "that", "these", "those", "its", "their", "his", "her", "our", "some", "several", "many", "few"}
    | {"around", "about", "at", "least", "more", "than", "other", "another", "both", "all", "of", "in", "near", "and"}
    | {"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "dozen", "dozens", "s"}
)
_PRONOUNS = frozenset({"he", "she", "it", "they", "them", "him", "we", "us", "i", "you", "who", "which", "one", "each", "himself", "themselves"})
_ARTICLE = re.compile(r"^(?:the|an?)\s+(?=\S)")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """An evaluative term within words: its entry of the lexicon, and its characters, counted from the words' beginning."""

    id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """What one source of one report calls a thing, once: the words where they stand, and the claims that rest on them.

    `terms` are those of the lexicon that stand in the words. `alone`: nobody on another side uses the words, and another side
    has others. `distance`: the outlet repeats the words without making them its own; `indirect`: they are told as a source's without
    quotation marks; `denied`: the source says that it is not so.
    """

    span: Span
    attribution: Attribution
    claims: tuple[str, ...]
    terms: tuple[Term, ...] = ()
    alone: bool = False
    distance: bool = False
    indirect: bool = False
    denied: bool = False

    @property
    def words(self) -> str:
        """The words on one line."""
        return " ".join(self.span.text.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Called:
    """One thing and everything that it is called. `kind` is one of KINDS; `id` a party's or a place's, "" for the act.

    An actor with the id UNKNOWN is whoever the text leaves open.
    """

    kind: str
    id: str
    name: str
    uses: tuple[Use, ...]

    @property
    def loaded(self) -> bool:
        """Whether any of its names is evaluative."""
        return any(use.terms for use in self.uses)


@dataclass(slots=True)
class _Draft:
    """Uses of one thing while they are gathered, by where the words stand."""

    name: str
    uses: dict[Span, Use] = field(default_factory=dict)
    keys: dict[Span, object] = field(default_factory=dict)


def term_of(claim: Claim) -> str:
    """The entry of the lexicon that a claim of wording rests on."""
    return claim.coder.partition("/")[2]


def kind_of(claim: Claim) -> str:
    """What a claim of wording speaks of: "actor", "act" or "place"."""
    return claim.coder.partition("/")[0].removeprefix("wording.").partition("-")[0]


def holder_of(attribution: Attribution) -> str:
    """Whose words they are: the side that a source speaks for, else its name; OWN for every outlet's own voice."""
    source = attribution.source
    if source.kind == "outlet":
        return OWN
    known = source.party is not None and source.party.id != UNKNOWN
    return source.party.side if source.party is not None and known else f"name:{source.key}"


def find_wordings(incident: Incident, *, every: bool = False) -> tuple[Called, ...]:
    """What each thing is called, where it has an evaluative name, or another name on another side; those who act first, as the facts have them.

    `every`: also what has one name only.
    """
    found: dict[tuple[str, str], _Draft] = {}
    for event in incident.events:
        _gather_terms(event, found)
    for event in incident.events:
        _gather_names(event, found)
    made = []
    for (kind, name), draft in found.items():
        uses = _compared(draft)
        if every or any(u.terms for u in uses) or any(u.alone for u in uses):
            made.append(Called(kind=kind, id=name, name=draft.name, uses=uses))
    order = _acting(incident)
    return tuple(
        sorted(made, key=lambda c: (c.id == UNKNOWN, KINDS.index(c.kind), order.get(c.id, len(order)), c.id, c.name))
    )


def _acting(incident: Incident) -> dict[str, int]:
    """The ids of those who act and are acted on, in the order of the facts."""
    facts = [f for attribute in TAKING_PART for f in incident.facts if f.attribute is attribute]
    values = [v for f in facts for p in f.positions for v in p.values]
    return {name: n for n, name in enumerate(dict.fromkeys(v.id for v in values if isinstance(v, Party)))}


def _gather_terms(event: Event, found: dict[tuple[str, str], _Draft]) -> None:
    for claim in event.wordings:
        kind, resolved = kind_of(claim), claim.resolved
        if kind == "actor":
            known = resolved if isinstance(resolved, Party) else None
            key, name = (known.id, known.name) if known is not None else (UNKNOWN, "not said who")
        elif kind == "place":
            key = (resolved.id or resolved.name) if isinstance(resolved, Place) else ""
            name = resolved.name if isinstance(resolved, Place) else "the place"
        else:
            key, name = "", "what happened"
        term, phrase = claim.evidence[0], claim.evidence[-1]
        span = phrase if phrase.covers(term) else term
        draft = found.setdefault((kind, key), _Draft(name))
        words = _bare(span.text) or (term.text.lower(),)
        _keep(draft, span, claim, term_of(claim) if kind == "act" else words, [(claim, term)])


def _gather_names(event: Event, found: dict[tuple[str, str], _Draft]) -> None:
    """The words of the claims that tell who, what and where; a pronoun is no name."""
    terms = [(claim, claim.evidence[0]) for claim in event.wordings]
    for claim in event.claims:
        span, resolved = claim.evidence[0], claim.resolved
        if claim.attribute in TAKING_PART and isinstance(resolved, Party):
            if resolved.id == UNKNOWN:
                continue  # nobody tells that these are the same people
            words: object = _bare(span.text)
            key, name = ("actor", resolved.id), resolved.name
        elif claim.attribute is Attribute.PLACE and isinstance(resolved, Place):
            words, key, name = _bare(span.text), ("place", resolved.id or resolved.name), resolved.name
        elif claim.attribute in WHAT_HAPPENED:
            words, key, name = claim.coder.partition(".")[2], ("act", ""), "what happened"
        else:
            continue
        if words:
            inside = [(c, t) for c, t in terms if span.covers(t) and kind_of(c) == key[0] and _may_be(c, resolved)]
            _keep(found.setdefault(key, _Draft(name)), span, claim, words, inside)


def _may_be(claim: Claim, resolved: object) -> bool:
    """Whether a term may be said of this party: in "rebels who fight the regime" one is said of another."""
    theirs = claim.resolved
    if not isinstance(theirs, Party) or not isinstance(resolved, Party):
        return True
    return theirs.side == resolved.side


def _keep(draft: _Draft, span: Span, claim: Claim, key: object, terms: Iterable[tuple[Claim, Span]]) -> None:
    """Keep a use, or add what a further claim knows of the same words."""
    known = draft.uses.get(span)
    told = {Term(id=term_of(c), start=t.start - span.start, end=t.end - span.start) for c, t in terms}
    draft.keys.setdefault(span, key)
    wording = claim.attribute is Attribute.WORDING
    draft.uses[span] = Use(
        span=span,
        attribution=known.attribution if known is not None else claim.attribution,
        claims=tuple(sorted({*(known.claims if known is not None else ()), claim.id})),
        terms=tuple(sorted({*told, *(known.terms if known is not None else ())}, key=lambda t: (t.start, t.end, t.id))),
        distance=(known is not None and known.distance) or (wording and claim.certainty is Certainty.UNKNOWN),
        indirect=(known is not None and known.indirect) or (wording and claim.coder.partition("/")[0].endswith("-indirect")),
        denied=(known is not None and known.denied) or (wording and claim.polarity is Polarity.DENIED),
    )  # fmt: skip


def _bare(text: str) -> tuple[str, ...]:
    """The words that name: without articles, numbers and prepositions; nothing of a pronoun."""
    words = tuple(w for w in map(str.lower, _WORD.findall(text)) if w not in _SMALL)
    return () if all(w in _PRONOUNS for w in words) else words


def _compared(draft: _Draft) -> tuple[Use, ...]:
    """The uses in order of report and text, each with whether its side alone uses the words."""
    by: defaultdict[object, set[str]] = defaultdict(set)
    for span, use in draft.uses.items():
        by[draft.keys[span]].add(holder_of(use.attribution))
    made: list[Use] = []
    for span in sorted(draft.uses):
        use, mine = draft.uses[span], by[draft.keys[span]]
        others = any(held - mine for key, held in by.items() if key != draft.keys[span])
        made.append(replace(use, alone=len(mine) == 1 and others))
    return tuple(made)


def by_words(uses: Sequence[Use]) -> dict[str, list[Use]]:
    """Uses by their words, whatever their case and article: those with a term of the lexicon first, then those of one side alone."""
    ranked = sorted(uses, key=lambda u: (not u.terms, not u.alone))
    found: dict[str, list[Use]] = {}
    for use in ranked:
        found.setdefault(_ARTICLE.sub("", use.words.casefold()), []).append(use)
    return found
