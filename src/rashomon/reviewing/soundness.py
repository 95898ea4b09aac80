"""What a judgement has to have: what a hand-written or a foreign file may lack."""

from __future__ import annotations

import datetime as dt
import re

from rashomon.records import VERDICTS, Judgement, Ruling, judgement_id

_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?Z")
_KINDS = frozenset({"claim", "event", "report", "outlet", "judgement"})


def fault_of(judgement: Judgement) -> str | None:
    """What is wrong with a judgement, and the cure; None where nothing is."""
    kinds = {s.kind for s in judgement.subjects}
    if not _is_moment(judgement.at):
        return f"at: {judgement.at!r} is no moment in UTC; write it as 2020-09-01T08:15:00Z"
    if not judgement.by.strip():
        return "by: nobody is named; say whose judgement it is"
    if not judgement.about:
        return "about: a judgement is about something"
    if kinds - _KINDS:
        return f"about: there is no kind {min(kinds - _KINDS)!r}; it is one of {', '.join(sorted(_KINDS))}"
    fault = _fault_of_ruling(judgement, kinds)
    if fault is None and judgement.id != judgement_id(judgement):
        return "id: does not fit what the line says, so it was changed since it was judged; take the id out to import it as a judgement of its own"
    return fault


def _is_moment(at: str) -> bool:
    if not _MOMENT.fullmatch(at):
        return False
    try:
        dt.datetime.fromisoformat(at)
    except ValueError:
        return False
    return True


def _fault_of_ruling(judgement: Judgement, kinds: set[str]) -> str | None:
    ruling = judgement.ruling
    if ruling in VERDICTS:
        if kinds != {"claim"} or len(judgement.about) != 1 or judgement.other:
            return f"about: {ruling} is said of one claim"
        if (judgement.value is not None) != (ruling is Ruling.CORRECTED):
            return f"value: {ruling} {'needs the value that is right' if judgement.value is None else 'has no value'}"
    elif judgement.value is not None or judgement.resolved is not None:
        return f"value: {ruling} has no value"
    if ruling in (Ruling.SAME, Ruling.DIFFERENT) and (kinds != {"event"} or not judgement.other):
        return f"about: {ruling} is said of events, about some and other ones"
    if ruling is Ruling.NOT_INDEPENDENT and (kinds not in ({"report"}, {"outlet"}) or not judgement.other):
        return "about: not-independent is said of two outlets or of two reports"
    if ruling is Ruling.WITHDRAWN and kinds != {"judgement"}:
        return "about: withdrawn is said of a judgement"
    return "why: a note needs words" if ruling is Ruling.NOTE and not judgement.why.strip() else None
