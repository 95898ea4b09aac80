"""Evaluative terms as the surfaces show them: marked in their words, and counted by who uses them of whom."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from rashomon.knowledge.wording import load_wording
from rashomon.reconciling.wordings import Called, Use, find_wordings
from rashomon.records import Incident, Report

_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Word:
    """A run of words; `title` says of an evaluative term what it says, and by which source, and is empty elsewhere."""

    text: str
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Usage:
    """How often one source, in one outlet's reports, uses one term of one thing.

    `source` is None for the outlet's own voice. `of` is what the ledger calls the thing, `party` its id where it is a party, `term`
    the lexicon's entry ("" for words that it does not have), `manner` how it is used: "own voice", "quoted", "indirectly", "at a
    distance", "denied". `words` are the wordings, the most frequent first; `reports` the ids of those that hold them.
    """

    outlet: str
    source: str | None
    of: str
    party: str
    term: str
    valence: str
    manner: str
    words: tuple[str, ...]
    uses: int
    reports: tuple[str, ...]


def cut_words(use: Use) -> Iterator[Word]:
    """The words of a use, cut where an evaluative term begins or ends; white space is one space throughout."""
    text, at, lexicon = use.span.text, 0, load_wording()
    for term in use.terms:
        if term.start < at:
            continue
        entry = lexicon.term(term.id)
        title = f"{entry.valence}: {entry.says}. {entry.source}" if entry is not None else term.id
        if term.start > at:
            yield Word(_SPACE.sub(" ", text[at : term.start]))
        yield Word(_SPACE.sub(" ", text[term.start : term.end]), title)
        at = term.end
    if at < len(text):
        yield Word(_SPACE.sub(" ", text[at:]))


def say_manner(uses: Sequence[Use]) -> str:
    """How words are used, where not simply: denied, kept at a distance, or told as a source's without quotation marks."""
    said = []
    if all(u.denied for u in uses):
        said.append("denied")
    if all(u.distance for u in uses):
        said.append("at a distance")
    if any(u.terms for u in uses) and all(u.indirect for u in uses):
        said.append("indirectly")
    return ", ".join(said)


def count_wordings(
    incidents: Iterable[Incident], reports: Mapping[str, Report], *, names: bool = False
) -> tuple[Usage, ...]:
    """Who calls whom what, over many incidents: the outlets by name, and of each the most frequent first.

    `names`: also the words that are in no lexicon. A use that stands in two incidents is counted once.
    """
    found: defaultdict[tuple[str, str | None, str, str, str, str], dict[object, Use]] = defaultdict(dict)
    for incident in incidents:
        for called in find_wordings(incident, every=names):
            for use in called.uses:
                for term in dict.fromkeys(t.id for t in use.terms) or ([""] if names else []):
                    key = _key(called, use, term, reports)
                    found[key].setdefault(use.span, use)
    rows = [_usage(key, list(uses.values())) for key, uses in found.items()]
    return tuple(sorted(rows, key=lambda r: (r.outlet.casefold(), r.source or "", -r.uses, r.of, r.term, r.manner)))


def group_wordings(usages: Iterable[Usage], *, by_outlet: bool) -> tuple[Usage, ...]:
    """Counts put together over sources, or over outlets; the others are then "all"."""
    found: defaultdict[tuple[str, str | None, str, str, str, str], list[Usage]] = defaultdict(list)
    for u in usages:
        outlet, source = (u.outlet, "all" if u.source else None) if by_outlet else ("all", u.source)
        found[outlet, source, u.of, u.party, u.term, u.manner].append(u)
    made = [
        replace(
            group[0], outlet=outlet, source=source, uses=sum(u.uses for u in group),
            words=tuple(dict.fromkeys(w for u in group for w in u.words)),
            reports=tuple(sorted({r for u in group for r in u.reports})),
        )
        for (outlet, source, *_), group in found.items()
    ]  # fmt: skip
    return tuple(sorted(made, key=lambda r: (r.outlet.casefold(), r.source or "", -r.uses, r.of, r.term, r.manner)))


def _key(
    called: Called, use: Use, term: str, reports: Mapping[str, Report]
) -> tuple[str, str | None, str, str, str, str]:
    source, report = use.attribution.source, reports.get(use.span.report)
    outlet = (report.outlet if report is not None else None) or "outlet not said"
    own = source.kind == "outlet"
    manner = (
        "denied" if use.denied else "at a distance" if use.distance else "own voice" if own
        else "indirectly" if use.indirect or not term else "quoted"
    )  # fmt: skip
    return outlet, None if own else source.name, called.name, called.id if called.kind == "actor" else "", term, manner


def _usage(key: tuple[str, str | None, str, str, str, str], uses: Sequence[Use]) -> Usage:
    outlet, source, of, party, term, manner = key
    counted: dict[str, list[str]] = {}
    for use in uses:
        counted.setdefault(use.words.casefold(), []).append(use.words)
    words = sorted(counted.values(), key=lambda told: (-len(told), told[0]))
    entry = load_wording().term(term)
    return Usage(
        outlet=outlet, source=source, of=of, party=party, term=term, valence=entry.valence if entry is not None else "", manner=manner,
        words=tuple(told[0] for told in words), uses=len(uses), reports=tuple(sorted({u.span.report for u in uses})),
    )  # fmt: skip
