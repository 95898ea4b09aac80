"""From what a person points at (an id of a claim, an incident, a report, an outlet's name) to a judgement.

Incidents have no lasting id, so what is said of them is kept on their events: "same" is said of all events of both incidents, as the
person saw them, and "different" of every event of the one beside every event of the other.
"""

from __future__ import annotations

import datetime as dt
import difflib
from collections.abc import Iterable
from dataclasses import dataclass

from rashomon.errors import NotFound, SettingError
from rashomon.records import Claim, Event, Judgement, Report, Resolved, Ruling, Subject, Value, text_id
from rashomon.storing import Ledger

_OUTLETS = frozenset({"outlet", "agency", "media", "monitor"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Hand:
    """Whose judgement it is, why, and when."""

    by: str
    why: str
    at: str


def now() -> str:
    """The present moment, as judgements keep it."""
    return dt.datetime.now(dt.UTC).isoformat(timespec="milliseconds").removesuffix("+00:00") + "Z"


def find_claim(kept: Ledger, name: str) -> Claim:
    """The claim of this id as it was read. Raises NotFound with the ids that come near."""
    return kept.claims(name)[0][1]


def judge_claim(  # noqa: PLR0917  # a value goes with what it stands for
    claim: Claim, report: Report, ruling: Ruling, hand: Hand, value: Value | None = None, resolved: Resolved | None = None
) -> Judgement:
    """Right, wrong or corrected, of a claim as it was read in its report."""
    return Judgement(
        ruling=ruling, about=(claim_subject(claim, report),), value=value, resolved=resolved, by=hand.by, at=hand.at, why=hand.why
    )


def judge_pair(kept: Ledger, ruling: Ruling, left: str, right: str, hand: Hand) -> Judgement:
    """Same or different, of two incidents, two events, or an event and an incident.

    An event (or a claim's event, or a report) that is different from the incident which has it is set beside the others of it.
    """
    ours, theirs = _events(kept, left, right), _events(kept, right, left)
    mine, yours = {e.id for e in ours}, {e.id for e in theirs}
    if mine == yours:
        raise SettingError(f"{left} and {right} are one and the same; name two")
    if ruling is Ruling.DIFFERENT:
        if mine < yours:
            theirs = [e for e in theirs if e.id not in mine]
        elif yours < mine:
            ours = [e for e in ours if e.id not in yours]
        elif mine & yours:
            raise SettingError(f"{left} and {right} have events in common; name events or incidents that have none")
    return Judgement(
        ruling=ruling, about=_event_subjects(kept, ours), other=_event_subjects(kept, theirs), by=hand.by, at=hand.at, why=hand.why
    )


def judge_origins(kept: Ledger, left: str, right: str, hand: Hand) -> Judgement:
    """Not independent, of two outlets by name, or of two reports by id or path."""
    one, other = _origin(kept, left), _origin(kept, right)
    if one.kind != other.kind:
        raise SettingError(f"{left} is {_a(one.kind)} and {right} {_a(other.kind)}; name two outlets, or two reports")
    if one.name == other.name:
        raise SettingError(f"{left} and {right} are one and the same; name two")
    return Judgement(ruling=Ruling.NOT_INDEPENDENT, about=(one,), other=(other,), by=hand.by, at=hand.at, why=hand.why)


def judge_note(kept: Ledger, name: str, hand: Hand) -> Judgement:
    """A remark on anything that has an id, or on an outlet."""
    head = name.strip().lower()[:2]
    if head == "c-":
        about: tuple[Subject, ...] = (_claim_subject(kept, name),)
    elif head in ("i-", "e-"):
        about = _event_subjects(kept, _events(kept, name))
    elif head == "j-":
        about = (Subject(kind="judgement", name=find_judgement(kept, name).id),)
    else:
        about = (_origin(kept, name),)
    return Judgement(ruling=Ruling.NOTE, about=about, by=hand.by, at=hand.at, why=hand.why)


def withdraw(kept: Ledger, name: str, hand: Hand) -> Judgement:
    """An earlier judgement taken back; of a withdrawal, what it took back restored."""
    about = (Subject(kind="judgement", name=find_judgement(kept, name).id),)
    return Judgement(ruling=Ruling.WITHDRAWN, about=about, by=hand.by, at=hand.at, why=hand.why)


def find_judgement(kept: Ledger, name: str) -> Judgement:
    """The judgement of this id, or the one whose id begins so. Raises NotFound."""
    held = {j.id: j for j in kept.judgements()}
    wanted = name.strip().lower()
    wanted = wanted if wanted.startswith("j-") else f"j-{wanted}"
    found = [i for i in held if i.startswith(wanted)]
    if len(found) == 1:
        return held[found[0]]
    near = found or difflib.get_close_matches(wanted, held, n=3, cutoff=0.5)
    hint = f"{'it could be' if found else 'the nearest are'} {', '.join(near[:6])}" if near else f"the ledger holds {len(held)}"
    raise NotFound(f"there is no one judgement {name!r}; {hint}")


def claim_subject(claim: Claim, report: Report) -> Subject:
    """A claim as it stands when it is judged."""
    return Subject(
        kind="claim", name=claim.id, words=claim.evidence, attribute=claim.attribute, told=claim.value,
        resolved=claim.resolved, source=claim.attribution.source.name, text=text_id(report.text),
    )  # fmt: skip


def _claim_subject(kept: Ledger, name: str) -> Subject:
    claim = find_claim(kept, name)
    return claim_subject(claim, kept.report(claim.evidence[0].report))


def _event_subjects(kept: Ledger, events: Iterable[Event]) -> tuple[Subject, ...]:
    told = sorted({e.id: e for e in events}.values(), key=lambda e: e.id)
    texts = kept.text_hashes({e.report for e in told})
    return tuple(Subject(kind="event", name=e.id, words=(e.trigger,), text=texts[e.report]) for e in told)


def _events(kept: Ledger, name: str, beside: str = "") -> list[Event]:
    """The events that an id names: an incident's, an event, a claim's; a report's in the incident that it is named beside."""
    head = name.strip().lower()[:2]
    if head == "e-":
        return [kept.event(name)]
    if head == "c-":
        return [event for event, _ in kept.claims(name)]
    if head == "r-":
        report = kept.report(name)
        if not beside.strip().lower().startswith("i-"):
            raise SettingError(f"{name} tells of several things; name an event of it, or the incident that it is set beside")
        held = [e for e in kept.incident(beside).events if e.report == report.id]
        if not held:
            raise SettingError(f"{name} tells nothing of {beside}")
        return held
    return list(kept.incident(name).events)


def _origin(kept: Ledger, name: str) -> Subject:
    """A report by its id or path, else an outlet by its name: one that publishes a report, or is quoted in one."""
    wanted = name.strip()
    reports = kept.reports()
    by_path = [r for r in reports if wanted in (r.path, r.id)]
    if not by_path and wanted.lower().startswith("r-"):
        by_path = [kept.report(wanted)]
    if len(by_path) == 1:
        return Subject(kind="report", name=by_path[0].id, text=text_id(by_path[0].text))
    named = {_fold(r.outlet): r.outlet for r in reports if r.outlet}
    if _fold(wanted) not in named:
        sources = [a.source for i in kept.incidents() for a in i.accounts]
        named |= {_fold(s.name): s.name for s in sources if s.kind in _OUTLETS and _fold(s.name) not in named}
    if _fold(wanted) in named:
        return Subject(kind="outlet", name=" ".join(named[_fold(wanted)].split()))
    near = difflib.get_close_matches(_fold(wanted), named, n=3, cutoff=0.5)
    hint = f"the nearest are {', '.join(named[n] for n in near)}" if near else "`rashomon outlet` lists the outlets"
    raise NotFound(f"there is no report and no outlet {name!r}; {hint}")


def _fold(name: str) -> str:
    return " ".join(name.casefold().split())


def _a(kind: str) -> str:
    return f"an {kind}" if kind == "outlet" else f"a {kind}"
