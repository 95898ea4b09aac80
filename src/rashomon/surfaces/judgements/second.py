"""From what a second coder gave the annotations of claims to judgements of the ledger."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rashomon.errors import NotFound, SettingError
from rashomon.records import Claim, Judgement, Report, Ruling
from rashomon.reviewing import stand
from rashomon.storing import Ledger
from rashomon.surfaces.exports.parts.cas import fit_for_xml
from rashomon.surfaces.judgements.lines import Refused
from rashomon.surfaces.judgements.making import Hand, judge_claim
from rashomon.surfaces.judgements.reading import read_words
from rashomon.surfaces.judgements.returned import Given

_RULINGS = {"right": Ruling.RIGHT, "wrong": Ruling.WRONG}


def judge_returned(kept: Ledger, given: Iterable[Given], hand: Hand) -> Iterator[Judgement | Refused]:
    """A judgement for each claim that was given a verdict or a better value, in the order of the file; and what no judgement can be made of, with why.

    A claim that is marked in several places is judged once; two places that say two things are refused. Of what this judge holds already it is that judgement.
    """
    said = {_key(judgement): judgement for judgement in stand(kept.judgements()).holding if judgement.by == hand.by}
    found: dict[str, tuple[int, Given]] = {}
    for number, one in enumerate(given, start=1):
        if not one.verdict and not one.correction:
            continue
        earlier = found.get(one.claim)
        if earlier is None:
            found[one.claim] = (number, one)
        elif (earlier[1].verdict, earlier[1].correction) != (one.verdict, one.correction):
            yield Refused(line=number, where=one.where, why=f"{one.claim} is told otherwise in {earlier[1].where}; say the same of both, or of one alone")
    for number, one in found.values():
        try:
            judgement = _judge(kept, one, hand)
        except (NotFound, SettingError) as error:
            yield Refused(line=number, where=one.where, why=str(error))
        else:
            yield said.get(_key(judgement), judgement)


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


def _key(judgement: Judgement) -> tuple[object, ...]:
    return judgement.ruling, tuple(subject.name for subject in judgement.about), judgement.value
