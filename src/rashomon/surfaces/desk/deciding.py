"""What a form does: answers to claims, incidents held to be one or two, answers taken back. Nothing is changed that somebody else decided meanwhile: then both are shown."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from rashomon.errors import SettingError
from rashomon.records import Claim, Incident, Judgement, Report, Resolved, Ruling, Value
from rashomon.running.foreseeing import Prospect
from rashomon.storing import Ledger
from rashomon.surfaces.cli.judge.telling import differences
from rashomon.surfaces.describing import say_value
from rashomon.surfaces.desk.cards import ANSWERS, SAID, answers_on, seen_of, version_of
from rashomon.surfaces.desk.catalogue import Line
from rashomon.surfaces.desk.filtering import Filters
from rashomon.surfaces.desk.incident import claims_ahead, open_incident, whole_page
from rashomon.surfaces.desk.keeping import Desk, Told
from rashomon.surfaces.desk.pages import find_line
from rashomon.surfaces.desk.replying import JUDGE, clean_name, desk_of, filters_of, go, judge_of, page, read_back
from rashomon.surfaces.desk.securing import read_form
from rashomon.surfaces.desk.views import around, neighbours, next_unread
from rashomon.surfaces.judgements.making import Hand, find_judgement, judge_claim, judge_note, judge_pair, now, withdraw
from rashomon.surfaces.judgements.numbers import plain_number

_MOST_WORDS = 2000


class Overtaken(Exception):
    """Somebody decided of the same thing since the page was made."""


async def answer(request: Request) -> Response:
    """An answer to a claim: right, unsure, wrong, corrected to a value, or a note beside it. On to the next claim that nobody has answered."""
    form = await read_form(request)
    return await _in_thread(_answer, request, form)


def _answer(request: Request, form: Any) -> Response:
    desk, back, judge = desk_of(request), read_back(form.get("back")), judge_of(request)
    (event, claim), said = desk.kept.claims(request.path_params["claim"])[0], str(form.get("answer", ""))
    why, value, seen = _text(form, "why"), _text(form, "value"), str(form.get("seen", ""))
    hand = Hand(by=judge, why=why, at=now())
    home = _home(desk, {event.id})
    line = desk.catalogue.lines[home.id] if home is not None else None
    ahead = claims_ahead(open_incident(desk.kept, line), claim.id) if line is not None else ()
    if said not in (*ANSWERS, "corrected", "note"):
        raise SettingError(f"there is no answer {said!r}; there are {', '.join((*ANSWERS, 'corrected', 'note'))}")
    if said == "note" and not why:
        raise SettingError("an empty note says nothing; write what you have to say")

    def make(kept: Ledger) -> Judgement:
        report = kept.report(claim.evidence[0].report)
        if said == "note":
            return judge_note(kept, claim.id, hand)
        if said == "corrected":
            told, resolved = read_correction(value, claim, report, kept)
            return judge_claim(claim, report, Ruling.CORRECTED, hand, told, resolved)
        return judge_claim(claim, report, ANSWERS[said], hand)

    def check() -> None:
        if said != "note" and seen != seen_of(claim.id, desk.kept.judgements()):
            raise Overtaken

    try:
        told = desk.decide(make, check)
    except Overtaken:
        theirs = answers_on(claim.id, desk.kept.judgements())
        mine = {"answer": said, "said": SAID[Ruling(said)], "value": value, "why": why}
        return page(
            request, "conflict.html.j2", status=409, claim=claim, words=claim.evidence[0].text, theirs=theirs, mine=mine,
            seen=seen_of(claim.id, desk.kept.judgements()), back=back, line=line,
        )  # fmt: skip
    return go(request, _onward(desk, back, claim.id, event.id, told, ahead))


def _home(desk: Desk, events: Collection[str]) -> Incident | None:
    """The first incident on the desk that has any of these events (ids)."""
    return next((one for one in desk.kept.incidents_with(set(events)) if one.id in desk.catalogue.lines), None)


def _onward(desk: Desk, back: Filters, claim: str, event: str, told: Told, ahead: Sequence[str]) -> str:  # noqa: PLR0917  # where one was, and what was done
    """The next claim that nobody has answered, of this incident (`ahead` in its order as it was shown) or else of the next one in the queue."""
    lines = desk.catalogue.lines
    home = _home(desk, {event})
    if home is None:
        return back.address("/", done=told.judgement.id)
    if told.judgement.ruling is Ruling.NOTE:
        return back.address(f"/incidents/{home.id}", claim=claim, done=told.judgement.id)
    if lines[home.id].left:
        shown = open_incident(desk.kept, lines[home.id])
        following = next((name for name in (*ahead, *shown.order) if name in shown.order and name not in shown.line.judged), None)
        if following is not None:
            return back.address(f"/incidents/{home.id}", claim=following, done=told.judgement.id)
    onward = next_unread(desk.select(back), home.id)
    if onward is None:
        return back.address(f"/incidents/{home.id}", claim=claim, done=told.judgement.id)
    return back.address(f"/incidents/{onward.id}", done=told.judgement.id)


def read_correction(words: str, claim: Claim, report: Report, kept: Ledger) -> tuple[Value, Resolved | None]:
    """The value that somebody's words say. Raises SettingError for words that hold none."""
    if not words:
        raise SettingError("what do the report's words say? write the value: 4, at least 12, near Derik, 2020-08-25")
    number = plain_number(words, claim)
    if number is not None:
        return number, claim.resolved
    from rashomon.surfaces.judgements.reading import read_words  # noqa: PLC0415  # what reads words takes seconds and memory, and few answers need it

    return read_words(words, claim, report, kept)


def correction(request: Request) -> Response:
    """What somebody's words for a value are read as, and what the correction would change: shown before it is given."""
    desk, asked, judge = desk_of(request), filters_of(request), judge_of(request)
    words = " ".join(request.query_params.get("value", "").split())[:_MOST_WORDS]
    event, claim = desk.kept.claims(request.path_params["claim"])[0]
    home = _home(desk, {event.id})
    if home is None:
        raise SettingError(f"{claim.id} is in no incident")
    line = desk.catalogue.lines[home.id]
    shown = open_incident(desk.kept, line)
    report = desk.kept.report(claim.evidence[0].report)
    trial: dict[str, Any] = {"value": words, "fault": "", "read": "", "known": True, "changes": ()}
    try:
        told, resolved = read_correction(words, claim, report, desk.kept)
    except SettingError as error:
        trial["fault"] = str(error)
    else:
        better = resolved if isinstance(told, str) and resolved is not None else told
        made = judge_claim(claim, report, Ruling.CORRECTED, Hand(by=judge, why="", at=now()), told, resolved)
        trial |= {
            "read": say_value(better), "known": resolved is not None or claim.resolved is None,
            "changes": tuple(differences(home, Prospect(desk.kept, home).after(made))),
        }  # fmt: skip
    found = desk.select(asked)
    earlier, later = neighbours(found, line.id)
    return page(
        request, "incident.html.j2", **around(desk, asked, found, current=line.id), **whole_page(desk, shown, claim.id, "facts", judge),
        done=None, earlier=earlier, later=later, others=(), trial=trial, correcting=True,
    )  # fmt: skip


async def pair(request: Request) -> Response:
    """Two incidents held to be one or two; a report's accounts held to be of another incident."""
    form = await read_form(request)
    return await _in_thread(_pair, request, form)


def _pair(request: Request, form: Any) -> Response:
    desk, back = desk_of(request), read_back(form.get("back"))
    line = find_line(desk, request.path_params["incident"])
    ruling = {"same": Ruling.SAME, "different": Ruling.DIFFERENT}.get(str(form.get("answer", "")))
    other = str(form.get("other", ""))
    if ruling is None or not other:
        raise SettingError("say whether the two are the same or different, and which is the other")
    hand = Hand(by=judge_of(request), why=_text(form, "why"), at=now())

    def check() -> None:
        if str(form.get("version", "")) != version_of(desk.kept.incident(line.id)):
            raise Overtaken

    try:
        told = desk.decide(lambda kept: judge_pair(kept, ruling, other, line.id, hand), check)
    except Overtaken:
        return page(request, "moved.html.j2", status=409, line=line, back=back)
    home = _home(desk, {subject.name for subject in told.judgement.about})
    return go(request, back.address(f"/incidents/{home.id}" if home is not None else "/", done=told.judgement.id))


def trial_of_pair(request: Request) -> Response:
    """What would be if two incidents were one, or a report's accounts another incident: shown before it is decided."""
    desk, asked = desk_of(request), filters_of(request)
    line = find_line(desk, request.path_params["incident"])
    incident = desk.kept.incident(line.id)
    other = request.query_params.get("other", "")
    theirs: Line | None = None
    if other.startswith("r-"):
        report = desk.kept.report(other)
        left = Prospect(desk.kept, incident).without(report.id)
        changes = tuple(differences(incident, left)) if left is not None else ("nothing would be left of it",)
        told = f"the accounts of {report.outlet or report.path}"
    else:
        theirs = find_line(desk, other)
        two = desk.kept.incident(theirs.id)
        changes = tuple(differences(incident, Prospect(desk.kept, incident, [two]).joined(two)))
        told = theirs.title
    return page(
        request, "pair.html.j2", line=line, other=theirs, name=other, told=told, changes=changes, version=version_of(incident), back=asked, splitting=theirs is None,
    )  # fmt: skip


async def undo(request: Request) -> Response:
    """An answer taken back; or, of one that was taken back, restored."""
    form = await read_form(request)
    return await _in_thread(_undo, request, form)


def _undo(request: Request, form: Any) -> Response:
    desk, back = desk_of(request), read_back(form.get("back"))
    name = request.path_params["judgement"]
    taken = find_judgement(desk.kept, name)
    hand = Hand(by=judge_of(request), why=_text(form, "why"), at=now())

    def check() -> None:
        if not any(j.id == taken.id for j in desk.kept.judgements()):
            raise Overtaken

    told = desk.decide(lambda kept: withdraw(kept, taken.id, hand), check)
    return go(request, _where(desk, back, taken, told))


def _where(desk: Desk, back: Filters, taken: Judgement, told: Told) -> str:
    """To what the answer was about."""
    for subject in taken.subjects:
        if subject.kind == "claim":
            for home in desk.kept.homes_of_claims([subject.name]).get(subject.name, set()) & desk.catalogue.lines.keys():
                return back.address(f"/incidents/{home}", claim=subject.name, done=told.judgement.id)
        if subject.kind == "event":
            for one in desk.kept.incidents_with({subject.name}):
                return back.address(f"/incidents/{one.id}", done=told.judgement.id)
    return back.address("/", done=told.judgement.id)


async def name(request: Request) -> Response:
    """Whose answers they are from now on in this browser."""
    form = await read_form(request)
    called = clean_name(str(form.get("judge", "")))
    if not called:
        raise SettingError("nobody is named; write whose answers they are")
    answered = go(request, read_back(form.get("back")).address("/"))
    answered.set_cookie(JUDGE, called, httponly=True, samesite="strict", path="/", max_age=31_536_000)
    return answered


def _text(form: Any, name: str) -> str:
    value = form.get(name)
    return " ".join(str(value).split())[:_MOST_WORDS] if isinstance(value, str) else ""


async def _in_thread(work: Any, request: Request, form: Any) -> Response:
    from starlette.concurrency import run_in_threadpool  # noqa: PLC0415  # beside the one place that needs it

    made: Response = await run_in_threadpool(work, request, form)
    return made
