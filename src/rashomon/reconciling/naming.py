"""Whom an incident is named by: those of whom somebody asserts in one clause that they took part, and no third party to it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rashomon.knowledge.rules import load_rules
from rashomon.records import TAKING_PART, UNKNOWN, Attribute, Certainty, Claim, Event, Party, Polarity

_MUTUAL = frozenset({"collision", "standoff", "exchange_of_fire", "agreement", "meeting"})
"""Kinds that two or more do to each other."""
_SHARE = 4
"""So many times fewer than the best supported party's voices may those of another be, before it is passed over."""
_CIVILIANS = "CIV"
_END = re.compile(r"[.!?][\"”’')\]]*\s+(?=[\"“‘(]?[A-Z])|\n\s*\n")
_CLAIMED, _BELIEVED = "actor.claimed", ("actor.blamed", "actor.attributed", "actor.believed", "actor.implicated", "actor.marks")


@dataclass(frozen=True, slots=True)
class Named:
    """Who may stand in the title: each party's id with what hedges it as a doer, "" where it is asserted, "claimed" or "suspected" where that is all.

    `whole` is false where somebody took part who may not be named.
    """

    hedges: Mapping[str, str]
    whole: bool


def find_named(events: Iterable[Event], texts: Mapping[str, str]) -> Named:
    """Whom the title of these events may name. `texts` are the reports' at hand: without a text a clause is not looked at.

    A party is named where an asserted claim in one sentence holds that it took part, in the text's own words for it. Whom few tell of where many tell
    of others is passed over, and of a fight or a talk between two whoever stands on one side of it alone: who stopped, watched or patched it up.
    """
    held: defaultdict[str, dict[str, Claim]] = defaultdict(dict)
    roles: defaultdict[str, set[Attribute]] = defaultdict(set)
    seen: set[str] = set()
    mutual = False
    for event in events:
        if event.modality == "negated":
            continue
        mutual |= bool(_MUTUAL & {str(c.value) for c in event.of(Attribute.KIND)})
        for claim in event.of(*TAKING_PART):
            party = claim.resolved
            if claim.polarity is Polarity.DENIED or not isinstance(party, Party) or party.id == UNKNOWN:
                continue
            seen.add(party.id)
            if not _taken(claim, party) and _in_one_sentence(claim, event, texts.get(event.report)):
                held[party.id][claim.id] = claim
                roles[party.id].add(claim.attribute)
    voices = {party: len({(c.attribution.source.key, c.attribution.source.kind != "outlet" or c.evidence[0].report) for c in claims.values()}) for party, claims in held.items()}
    kept = {party for party, number in voices.items() if number * _SHARE >= max(voices.values())}
    both = {party for party in kept if len(roles[party]) == len(TAKING_PART)}
    if mutual and len(both) > 1:
        kept = both
    return Named(hedges={party: _hedge(held[party].values()) for party in sorted(kept)}, whole=seen <= kept)


def _hedge(claims: Iterable[Claim]) -> str:
    """What a title has to say beside a doer: nothing where anybody simply asserts it."""
    doing = [c for c in claims if c.attribute is Attribute.ACTOR]
    if not doing:
        return ""
    if all(c.coder.startswith(_CLAIMED) for c in doing):
        return "claimed"
    doubted = all(c.certainty is not Certainty.CERTAIN or c.coder.startswith((_CLAIMED, *_BELIEVED)) for c in doing)
    return "suspected" if doubted else ""


def _taken(claim: Claim, party: Party) -> bool:
    """Whether no word of the text says that it was this party; whom no word arms is a civilian by the common rule of counting."""
    return party.id != _CIVILIANS and (party.how == "country" or load_rules().is_unsure(claim.coder))


def _in_one_sentence(claim: Claim, event: Event, text: str | None) -> bool:
    spans = [span for span in (*claim.evidence, *(() if len(claim.evidence) > 1 else (event.trigger,))) if span.report == event.report]
    if text is None or not spans:
        return True
    return not _END.search(text[min(s.start for s in spans) : max(s.end for s in spans)])
