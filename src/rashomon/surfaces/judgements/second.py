"""From what a second coder gave the annotations of claims to judgements of the ledger."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from rashomon.errors import NotFound, SettingError
from rashomon.records import Claim, Event, Judgement, Report, Ruling, Span, Subject, text_id
from rashomon.reviewing import stand
from rashomon.storing import Ledger
from rashomon.surfaces.exports.parts.cas import fit_for_xml
from rashomon.surfaces.judgements.given import Given, Returned, Seen, Unread
from rashomon.surfaces.judgements.lines import Refused
from rashomon.surfaces.judgements.making import Hand, judge_claim
from rashomon.surfaces.judgements.reading import read_words

_RULINGS = {"right": Ruling.RIGHT, "wrong": Ruling.WRONG}


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What came of a file: judgements and what none can be made of, in its order; how many claims are marked no more; and whose work it is where the file names several."""

    found: tuple[Judgement | Refused, ...]
    removed: int
    coders: tuple[str, ...]


def judge_returned(kept: Ledger, given: Iterable[Returned], hand: Hand, *, strike: bool = False) -> Judged:
    """A judgement for each claim that was given a verdict or a better value, a note for each mark of the coder's own, and what no judgement can be made of, with why.

    A claim that is marked in several places is judged once; two places that say two things are refused. Of what a judge holds already it is that judgement. With `strike` the claims whose marks were taken out are
    held wrong. Where a file has the work of several coders, each one's judgements are under the name that the tool has for him.
    """
    items = list(given)
    coders = sorted({one.coder for one in items if isinstance(one, Seen) and one.coder})
    texts = _Texts(kept)
    found: list[Judgement | Refused] = [Refused(line=number, where=one.where, why=one.why) for number, one in enumerate(items, start=1) if isinstance(one, Unread)]
    removed = 0
    for coder in coders if len(coders) > 1 else [None]:
        own = replace(hand, by=coder) if coder is not None else hand
        mine = [(number, one) for number, one in enumerate(items, start=1) if not isinstance(one, Unread) and coder in (None, one.coder)]
        marks = [(number, one) for number, one in mine if isinstance(one, Given)]
        said = {_key(judgement): judgement for judgement in stand(kept.judgements()).holding if judgement.by == own.by}
        gone = _removed([one for _, one in mine if isinstance(one, Seen)], [one for _, one in marks], kept, texts)
        removed += len(gone)
        struck = [(claim, replace(own, why=own.why or f"its mark was taken out of {where}")) for claim, where in gone] if strike else []
        for made in (*_verdicts(kept, marks, own), *_proposals(texts, marks, own), *(judge_claim(claim, kept.report(claim.evidence[0].report), Ruling.WRONG, by) for claim, by in struck)):
            found.append(said.get(_key(made), made) if isinstance(made, Judgement) else made)
    return Judged(found=tuple(found), removed=removed, coders=tuple(coders) if len(coders) > 1 else ())


def _verdicts(kept: Ledger, marks: Sequence[tuple[int, Given]], hand: Hand) -> Iterator[Judgement | Refused]:
    found: dict[str, tuple[int, Given]] = {}
    for number, one in marks:
        if not one.claim or not (one.verdict or one.correction):
            continue
        earlier = found.get(one.claim)
        if earlier is None:
            found[one.claim] = (number, one)
        elif (earlier[1].verdict, earlier[1].correction) != (one.verdict, one.correction):
            yield Refused(line=number, where=one.where, why=f"{one.claim} is told otherwise in {earlier[1].where}; say the same of both, or of one alone")
    for number, one in found.values():
        try:
            yield _judge(kept, one, hand)
        except (NotFound, SettingError) as error:
            yield Refused(line=number, where=one.where, why=str(error))


def _judge(kept: Ledger, given: Given, hand: Hand) -> Judgement:
    claim = kept.claims(given.claim)[0][1]
    report = kept.report(claim.evidence[0].report)
    _hold_to_text(given, claim, report)
    hand = Hand(by=hand.by, why=given.why or hand.why, at=hand.at)
    verdict = given.verdict.lower()
    if given.correction:
        if verdict == "wrong":
            raise SettingError(f"{claim.id} is held wrong and given the value {given.correction!r}; a claim with a better value is corrected: take the verdict out, or the value")
        value, resolved = read_words(given.correction, claim, report, kept)
        return judge_claim(claim, report, Ruling.CORRECTED, hand, value, resolved)
    if verdict not in _RULINGS:
        raise SettingError(f"{claim.id} has the verdict {given.verdict!r}; there are right and wrong, and a correction")
    return judge_claim(claim, report, _RULINGS[verdict], hand)


def _hold_to_text(given: Given, claim: Claim, report: Report) -> None:
    """Raise SettingError where the coder saw another text than the report's, or the mark stands on none of the claim's words."""
    if given.text not in {report.text, fit_for_xml(report.text)}:
        raise SettingError(f"the text is not that of {report.id}, of which {claim.id} is; was it changed since it was exported?")
    if not any(given.start < span.end and span.start < given.end for span in claim.evidence):
        raise SettingError(f"the mark of {claim.id} was moved away from its words; judge it where it stood")


def _proposals(texts: _Texts, marks: Sequence[tuple[int, Given]], hand: Hand) -> Iterator[Judgement | Refused]:
    """A note on its words for each mark that stands for no exported claim: what the coder would add. It is no claim, and no fact is made of it."""
    for number, one in marks:
        if one.claim:
            continue
        held = texts.of(one.text)
        if not held:
            yield Refused(line=number, where=one.where, why="its text is that of no report of this ledger; was it changed since it was exported?")
            continue
        report = next((report for report in held if report.id in one.where), held[0])
        words = (Span(report=report.id, start=one.start, end=one.end, text=report.text[one.start : one.end]),) if one.start < one.end else ()
        about = Subject(kind="report", name=report.id, words=words, text=text_id(report.text))
        yield Judgement(ruling=Ruling.NOTE, about=(about,), by=hand.by, at=hand.at, why=_propose(one))


def _propose(given: Given) -> str:
    told = f"{given.label or 'a claim'}{f': {given.correction}' if given.correction else ''}{f', by {given.source}' if given.source else ''}"
    return f"would add {' '.join(told.split())}{f'; {given.why}' if given.why else ''}"


def _removed(seen: Sequence[Seen], marks: Sequence[Given], kept: Ledger, texts: _Texts) -> list[tuple[Claim, str]]:
    """The claims that were marked in these texts when they were exported and are no more, with the text; of a text in which no exported mark is left nothing is known.

    Where the file does not say what was exported, it is all that the incidents tell in that report of which something is still marked: an export has incidents whole.
    """
    found: dict[str, tuple[Claim, str]] = {}
    for one in seen:
        left = {given.claim for given in marks if given.text == one.text and given.claim}
        if not left:
            continue
        reports = {report.id for report in texts.of(one.text)}
        told = _marked(kept, left, reports) if one.exported is None else {name: claim for name in one.exported for _, claim in _told(kept, name)}
        found |= {name: (told[name], one.where) for name in sorted(told.keys() - left)}
    return list(found.values())


def _marked(kept: Ledger, left: Collection[str], reports: Collection[str]) -> dict[str, Claim]:
    """What an export marks in these reports of the incidents that these claims are in."""
    holding = {event.id for claim in left for event, _ in _told(kept, claim) if event.report in reports}
    events = (event for incident in kept.incidents_with(holding) for event in incident.events if event.report in reports)
    return {claim.id: claim for event in events for claim in (*event.claims, *event.wordings, *event.struck)}


def _told(kept: Ledger, claim: str) -> tuple[tuple[Event, Claim], ...]:
    try:
        return kept.claims(claim)
    except NotFound:
        return ()


class _Texts:
    """The reports of a ledger by their texts, as they are and as XML has them; looked up when first asked."""

    def __init__(self, kept: Ledger) -> None:
        self._kept = kept
        self._held: dict[str, list[Report]] | None = None

    def of(self, text: str) -> list[Report]:
        """The reports that bear this text, in order of their ids."""
        if self._held is None:
            held: defaultdict[str, list[Report]] = defaultdict(list)
            for report in sorted(self._kept.reports(), key=lambda report: report.id):
                for form in {report.text, fit_for_xml(report.text)}:
                    held[form].append(report)
            self._held = dict(held)
        return self._held.get(text, [])


def _key(judgement: Judgement) -> tuple[object, ...]:
    said = judgement.why if judgement.ruling is Ruling.NOTE else ""
    return judgement.ruling, tuple((subject.name, subject.words if said else ()) for subject in judgement.about), judgement.value, said
