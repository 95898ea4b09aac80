"""Denials that point back: "The coalition denies it", "Damascus rejected the accusation".

What is denied stands in the sentences before; the denial is a claim of its own about the same thing, by whoever denies it.
"""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.coding.claims import ClaimWriter
from rashomon.coding.hearing import Speech
from rashomon.coding.story import Story
from rashomon.records import Attribute, Attribution, Claim, Polarity

_BACK = frozenset({"it", "this", "that", "these", "those", "them", "so"})
_SAID = frozenset({"claim", "accusation", "allegation", "charge", "report", "account", "version", "assertion", "suggestion"})
_FILLING = frozenset({"the", "any", "all", "such", "as", "a", "an", "and", "having", "done"})
_LONGEST = 7
_REACH = 2
"""How many sentences back the denied words may stand."""


def write_denials(story: Story, writer: ClaimWriter) -> None:
    """For each denial that only points back, what another source last claimed of the writer's event, denied."""
    scene = story.scene
    for speech in story.speeches:
        if not speech.denies or not _points_back(story, speech):
            continue
        sentence = scene.sentence_of[speech.cue.i]
        cue = scene.parsed.span(speech.cue)
        said = Attribution(source=speech.source, cue=cue, rule=speech.rule)
        for claim in _last_claims(story, writer.claims, speech, sentence):
            writer.add(claim.attribute, claim.value, (*claim.evidence, cue), said, "denial.points-back",
                       resolved=claim.resolved, polarity=Polarity.DENIED)  # fmt: skip


def _points_back(story: Story, speech: Speech) -> bool:
    """Whether all that is denied is "it", "this" or "the claim"."""
    words = [t for i in sorted(speech.covers) if (t := story.scene.parsed.doc[i]).is_alpha]
    if not words or len(words) > _LONGEST:
        return False
    back = [t for t in words if t.lower_ in _BACK or t.lemma_.lower() in _SAID]
    owners = [t for t in words if t.dep_ in ("nmod:poss", "amod", "compound") and t.head in back]
    return bool(back) and all(t in back or t in owners or t.lower_ in _FILLING for t in words)


def _last_claims(story: Story, claims: Sequence[Claim], speech: Speech, sentence: int) -> list[Claim]:
    """The blame, else the kind, that another source claimed in the nearest sentence before the denial."""
    scene = story.scene
    before = [
        c for c in claims
        if c.attribute in (Attribute.BLAME, Attribute.KIND)
        and c.polarity is Polarity.ASSERTED
        and c.attribution.source.key != speech.source.key
        and 0 <= sentence - scene.sentence_at(c.evidence[-1].start) <= _REACH
        and c.evidence[-1].start < speech.cue.idx
    ]  # fmt: skip
    told = [c for c in before if c.attribution.source.kind != "outlet"] or before
    nearest = max((scene.sentence_at(c.evidence[-1].start) for c in told), default=None)
    told = [c for c in told if scene.sentence_at(c.evidence[-1].start) == nearest]
    told = [c for c in told if c.attribute is Attribute.BLAME] or told
    return list({(c.attribute, c.value): c for c in reversed(told)}.values())
