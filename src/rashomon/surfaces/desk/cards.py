"""A claim on its card: its words in their place, whose they are, what was read in them and by which rule, and what each answer would change."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rashomon.knowledge.rules import JUDGEMENT, load_rules
from rashomon.records import VERDICTS, Claim, Incident, Judgement, Party, Polarity, Report, Ruling, content_id
from rashomon.reviewing import stand
from rashomon.running.foreseeing import Prospect
from rashomon.storing import Ledger
from rashomon.surfaces.cli.judge.telling import differences
from rashomon.surfaces.cli.marks import say_claim_value, say_stance
from rashomon.surfaces.describing import say_value
from rashomon.surfaces.dossier.quoting import Piece, find_sentence, quote_claims, say_offsets
from rashomon.surfaces.judgements.making import Hand, judge_claim, now
from rashomon.surfaces.judgements.saying import say_judgement, say_moment

_AROUND = 170
"""Characters of what stands before and behind the sentence."""

ANSWERS = {"right": Ruling.RIGHT, "unsure": Ruling.UNSURE, "wrong": Ruling.WRONG}
"""The answers that need no value, by the name that a form gives them."""

SAID = {Ruling.RIGHT: "confirmed", Ruling.UNSURE: "not sure", Ruling.WRONG: "wrong", Ruling.CORRECTED: "corrected"}


@dataclass(frozen=True, slots=True)
class Given:
    """An answer that was given: by whom, when, which, of what value, why; `holds` is false of one that a later one outweighs."""

    id: str
    by: str
    when: str
    said: str
    ruling: str
    value: str
    why: str
    holds: bool


@dataclass(frozen=True, slots=True)
class Card:
    """What the card prints. `seen` stands for all that was decided of the claim when it was shown; an answer gives it back."""

    id: str
    before: str
    pieces: tuple[Piece, ...]
    after: str
    language: str
    outlet: str
    report: str
    via: tuple[str, ...]
    source: str
    own: bool
    offsets: str
    stance: str
    value: str
    stands_for: str
    told: str
    coder: str
    rule: str
    answers: tuple[Given, ...]
    holding: Given | None
    seen: str


def make_card(claim: Claim, report: Report | None, judgements: Iterable[Judgement]) -> Card:
    """The card of a claim."""
    about = tuple(judgements)
    answers = answers_on(claim.id, about)
    before, after = _around(claim, report)
    source = claim.attribution.source
    rule = load_rules().explain_coder(claim.coder) if claim.coder else None
    return Card(
        id=claim.id, before=before, pieces=tuple(quote_claims([claim], report)), after=after, language=report.language if report else "",
        outlet=(report.outlet or report.path.rsplit("/", 1)[-1]) if report else "a report not at hand", report=claim.evidence[0].report,
        via=tuple(via.name for via in claim.attribution.via), source=source.name, own=source.kind == "outlet",
        offsets=say_offsets([claim]), stance=say_stance(claim), value=say_claim_value(claim),
        stands_for=say_value(claim.resolved) if claim.resolved is not None and not isinstance(claim.resolved, Party) else (f"{claim.resolved.name} ({claim.resolved.id})" if claim.resolved is not None else ""),
        told=say_value(claim.value), coder="" if claim.coder.startswith(JUDGEMENT) else claim.coder, rule=rule or "",
        answers=answers, holding=next((given for given in answers if given.holds), None), seen=seen_of(claim.id, about),
    )  # fmt: skip


def answers_on(claim: str, judgements: Sequence[Judgement]) -> tuple[Given, ...]:
    """The answers on a claim (id) that were not taken back, the latest first."""
    standings = stand(judgements)
    holding = {judgement.id for judgement in standings.holding}
    mine = [j for j in judgements if j.ruling in VERDICTS and j.id not in standings.withdrawn and any(s.name == claim for s in j.about)]
    return tuple(
        Given(
            id=j.id, by=j.by, when=f"{say_moment(j.at)}, {j.at[11:16]}", said=SAID[j.ruling], ruling=j.ruling.value,
            value=say_value(j.resolved if isinstance(j.value, str) and j.resolved is not None else j.value) if j.value is not None else "",
            why=j.why, holds=j.id in holding,
        )
        for j in sorted(mine, key=lambda j: (j.at, j.id), reverse=True)
    )  # fmt: skip


def seen_of(claim: str, judgements: Iterable[Judgement]) -> str:
    """What stands for all that was decided of a claim (id): another as soon as anybody decides anything of it, or takes that back."""
    about = {claim}
    found = []
    for judgement in judgements:
        if any(subject.name in about for subject in judgement.subjects):
            about.add(judgement.id)
            found.append(judgement.id)
    return content_id("s", claim, *sorted(found), length=16)


def version_of(incident: Incident) -> str:
    """What stands for an incident as it is told: another as soon as its accounts or what was decided of them are others."""
    return content_id("v", incident.id, *sorted(event.id for event in incident.events), *sorted(j.id for j in incident.judgements), length=16)


def foretell(kept: Ledger, incident: Incident, claim: Claim, report: Report, by: str) -> dict[str, tuple[str, ...]]:
    """What each answer to a claim would change of its incident, in lines, by the answer's name; nothing said where nothing would."""
    prospect = Prospect(kept, incident)
    held = next((given for given in answers_on(claim.id, incident.judgements) if given.holds), None)
    undone = held is not None and held.ruling in (Ruling.WRONG.value, Ruling.CORRECTED.value)
    found = {}
    for name, ruling in ANSWERS.items():
        if ruling is Ruling.WRONG or undone:
            found[name] = tuple(differences(incident, prospect.after(judge_claim(claim, report, ruling, Hand(by=by, why="", at=now())))))
        else:
            found[name] = ()
    return found


def is_denied(claim: Claim) -> bool:
    """Whether its source says that it is not so."""
    return claim.polarity is Polarity.DENIED


def list_history(incident: Incident) -> list[tuple[Judgement, str, str]]:
    """What was decided of an incident, the latest first: each in words, with the id of a later one that outweighs it."""
    outweighed = stand(incident.judgements).outweighed
    return [(j, say_judgement(j), outweighed.get(j.id, "")) for j in reversed(incident.judgements)]


def _around(claim: Claim, report: Report | None) -> tuple[str, str]:
    """What stands before and behind the sentence, as far as the words nearest to it."""
    if report is None:
        return "", ""
    text = report.text
    left, right = find_sentence(text, min(s.start for s in claim.evidence), max(s.end for s in claim.evidence))
    before, after = text[max(0, left - _AROUND) : left], text[right : right + _AROUND]
    if left > _AROUND:
        before = "… " + before.partition(" ")[2]
    if right + _AROUND < len(text):
        after = after.rpartition(" ")[0] + " …"
    return " ".join(before.split()) + " ", " " + " ".join(after.split())
