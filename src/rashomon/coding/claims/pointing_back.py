"""Words that point back: "The coalition denies it", "Damascus rejected the accusation", "the general made that case".

What is meant stands in the sentences before; the denial or the echo is a claim of its own about the same thing.

Why: docs/decisions/coding.md#pointing-back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.coding.claims.writer import ClaimWriter
from rashomon.coding.scene.event_nouns import is_act
from rashomon.coding.scene.scene import Scene
from rashomon.coding.speech.speakers_so_far import Speech
from rashomon.coding.stances.responsibility import is_of
from rashomon.records import Attribute, Attribution, Claim, Party, Polarity

_ECHO = "attribution.echo"
_BACK = frozenset({"it", "this", "that", "these", "those", "them", "so"})
_SAID = frozenset({"claim", "accusation", "allegation", "charge", "report", "account", "version", "assertion", "suggestion"})
_FILLING = frozenset({"the", "any", "all", "such", "as", "a", "an", "and", "having", "done"})
_LONGEST = 7
_GAINSAID = (Attribute.BLAME, Attribute.ACTOR, Attribute.KIND)
_UNDONE = (Attribute.KIND, Attribute.TYPE)
"""What is gainsaid where nothing is said to have happened."""
_INSISTED = (Attribute.BLAME, Attribute.ACTOR)
_AGAIN = frozenset({"that", "it", "they", "he", "she", "had", "did", "have", "has", "was", "were", "in", "fact", "indeed", "done", "so"})
_AUXILIARIES = frozenset({"had", "did", "have", "has"})
_RULES = {Polarity.ASSERTED: "echo.points-back", Polarity.DENIED: "denial.points-back"}
_TAKING_PLACE = frozenset({"take", "occur", "happen", "carry", "conduct", "be", "commit"})
_REACH, _REACH_OF_ECHO = 3, 6
"""How many sentences back the words may stand."""


@dataclass(frozen=True, slots=True)
class Pointing:
    """Words that point back, and what of the claims before them they may mean, the first that is there.

    `of`: whether they mean what was asserted or what was denied; `echoes` where they repeat it, else they say the contrary.
    """

    speech: Speech
    meant: tuple[Attribute, ...]
    echoes: bool
    of: Polarity = Polarity.ASSERTED

    @property
    def says(self) -> Polarity:
        """Whether the words assert or deny what they mean."""
        return Polarity.ASSERTED if self.echoes or self.of is Polarity.DENIED else Polarity.DENIED


def find_pointing(scene: Scene, speeches: Sequence[Speech]) -> tuple[Pointing, ...]:
    """Every denial or echo that only points back, in the order of the speeches."""
    found: list[Pointing] = []
    for speech in speeches:
        if speech.rule == _ECHO:
            found.append(Pointing(speech, _GAINSAID, echoes=True))
        elif not speech.denies and _nothing_happened(scene, speech):
            found.append(Pointing(speech, _UNDONE, echoes=False))
        elif speech.denies and _points_back(scene, speech):
            found.append(Pointing(speech, _GAINSAID, echoes=False))
        elif not speech.denies and _insists(scene, speech):
            found.append(Pointing(speech, _INSISTED, echoes=False, of=Polarity.DENIED))
    return tuple(found)


def write_pointing_back(scene: Scene, pointing: Sequence[Pointing], writer: ClaimWriter) -> None:
    """For each denial or echo that only points back, what another source last claimed of the writer's event."""
    for one in pointing:
        speech, echoes = one.speech, one.echoes
        sentence = scene.sentence_of[speech.cue.i]
        cue = scene.parsed.span(speech.cue)
        said = Attribution(source=speech.source, cue=cue, rule=speech.rule)
        for claim in _last_claims(scene, writer.claims, one, sentence):
            if echoes and (claim.attribute is not Attribute.BLAME or not _one_side(claim, speech)):
                continue
            if one.of is Polarity.DENIED and isinstance(claim.resolved, Party) and is_of(speech.source, claim.resolved):
                continue
            writer.add(claim.attribute, claim.value, (claim.evidence[0], cue), said,
                       _RULES[one.says], resolved=claim.resolved,
                       polarity=one.says)  # fmt: skip


def _one_side(claim: Claim, speech: Speech) -> bool:
    """Whether who repeats a claim may be of the side that made it: nobody repeats the other side's blame as his own."""
    one, other = claim.attribution.source.party, speech.source.party
    return one is None or other is None or one.country == other.country


def _points_back(scene: Scene, speech: Speech) -> bool:
    """Whether all that is denied is "it", "this" or "the claim"."""
    words = [t for i in sorted(speech.covers) if (t := scene.parsed.doc[i]).is_alpha]
    if not words or len(words) > _LONGEST:
        return False
    back = [t for t in words if t.lower_ in _BACK or t.lemma_.lower() in _SAID]
    owners = [t for t in words if t.dep_ in ("nmod:poss", "amod", "compound") and t.head in back]
    return bool(back) and all(t in back or t in owners or t.lower_ in _FILLING for t in words)


def _insists(scene: Scene, speech: Speech) -> bool:
    """Whether all that is said is that somebody did: "insisted that it had", "said they did"."""
    words = [t.lower_ for i in sorted(speech.covers) if (t := scene.parsed.doc[i]).is_alpha]
    return words[-1:] != [] and words[-1] in _AUXILIARIES and set(words) <= _AGAIN


def _nothing_happened(scene: Scene, speech: Speech) -> bool:
    """Whether all that is said is that no such thing happened: "no such massacre had taken place", "there was no strike"."""
    doc = scene.parsed.doc
    for at in speech.covers:
        deed = doc[at]
        such = any(c.lower_ == "such" for c in deed.children)
        if not any(c.lower_ == "no" for c in deed.children) or not (such or is_act(scene.lexicon, deed)):
            continue
        if any(c.dep_ in ("nmod", "acl", "acl:relcl") for c in deed.children):
            continue  # "no attack on civilians": there may have been one on others
        there_was = deed.head.lemma_ == "be" and any(c.dep_ == "expl" for c in deed.head.children)
        if there_was or (deed.dep_.startswith("nsubj") and deed.head.lemma_ in _TAKING_PLACE):
            return True
    return False


def _last_claims(scene: Scene, claims: Sequence[Claim], one: Pointing, sentence: int) -> list[Claim]:
    """The first of these attributes (the blame, else the doers, else the kind) that another source claimed or denied in the nearest sentence before the words."""
    speech, gainsaid = one.speech, one.meant
    before = [
        c for c in claims
        if c.attribute in gainsaid
        and c.polarity is one.of
        and c.attribution.source.key != speech.source.key
        and 0 <= sentence - scene.sentence_at(c.evidence[-1].start) <= (_REACH_OF_ECHO if speech.rule == _ECHO else _REACH)
        and c.evidence[-1].start < speech.cue.idx
    ]  # fmt: skip
    told = [c for c in before if c.attribution.source.kind != "outlet"] or before
    nearest = max((scene.sentence_at(c.evidence[-1].start) for c in told), default=None)
    told = [c for c in told if scene.sentence_at(c.evidence[-1].start) == nearest]
    first = min((gainsaid.index(c.attribute) for c in told), default=None)
    return list({(c.attribute, c.value): c for c in reversed(told) if gainsaid.index(c.attribute) == first}.values())
