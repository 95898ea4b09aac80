"""The pages that are read: the queue, an incident, a report, what was done, the keys; and the ways to them by id."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from rashomon.errors import NotFound
from rashomon.records import Claim
from rashomon.reviewing import review
from rashomon.surfaces.desk.catalogue import Line
from rashomon.surfaces.desk.filtering import Filters
from rashomon.surfaces.desk.incident import TABS, choose_claim, open_incident, whole_page
from rashomon.surfaces.desk.keeping import Desk
from rashomon.surfaces.desk.marking import mark_text
from rashomon.surfaces.desk.presence import Presence
from rashomon.surfaces.desk.rendering import asset
from rashomon.surfaces.desk.replying import desk_of, filters_of, judge_of, page
from rashomon.surfaces.desk.tabling import COLUMNS, choose_columns, lines_of_csv, rows_of
from rashomon.surfaces.desk.views import around, deeds_of, neighbours
from rashomon.surfaces.dossier.indexing import safe_link
from rashomon.surfaces.dossier.sourcing import say_date
from rashomon.surfaces.naming import LABELS

_TYPES = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml"}
_ROWS = 100
_DEEDS = 100


def queue(request: Request) -> Response:
    """The desk: what is looked for as a queue, a table, a map and a timeline; without a ledger, where to begin."""
    desk = desk_of(request)
    if not desk.opened:
        return RedirectResponse("/start", status_code=303)
    asked = filters_of(request)
    jump = _jump(asked.text)
    if jump is not None:
        return jump
    found = desk.select(asked)
    if not desk.catalogue.lines:
        return RedirectResponse("/start", status_code=303)
    columns = choose_columns(request.query_params.getlist("column"))
    rows = rows_of(found[:_ROWS], columns, desk.catalogue.parties)
    return page(
        request, "queue.html.j2", **around(desk, asked, found, page=_page(request)), columns=columns, every=COLUMNS, rows=rows, lines=found[:_ROWS],
        done=desk.told(request.query_params.get("done", "")), first=found[0] if found else None,
        table_address=asked.address("/table.csv"),
    )  # fmt: skip


def table(request: Request) -> Response:
    """What is in view as CSV, every row, in the columns that were chosen."""
    desk = desk_of(request)
    found = desk.select(filters_of(request))
    columns = choose_columns(request.query_params.getlist("column"))
    body = "".join(lines_of_csv(found, columns, desk.catalogue.parties))
    return Response(body, media_type="text/csv; charset=utf-8", headers={"Content-Disposition": 'attachment; filename="incidents.csv"'})


def incident(request: Request) -> Response:
    """An incident with one of its claims open."""
    desk, name = desk_of(request), request.path_params["incident"]
    asked = filters_of(request)
    line = find_line(desk, name)
    if line.id != name:
        return RedirectResponse(asked.address(f"/incidents/{line.id}"), status_code=303)
    tab = request.query_params.get("tab", "facts")
    tab = tab if tab in TABS else "facts"
    judge = judge_of(request)
    shown = open_incident(desk.kept, line)
    claim = choose_claim(shown, request.query_params.get("claim"))
    found = desk.select(asked)
    earlier, later = neighbours(found, line.id)
    presence: Presence = request.app.state.presence
    return page(
        request, "incident.html.j2", **around(desk, asked, found, current=line.id), **whole_page(desk, shown, claim, tab, judge),
        done=desk.told(request.query_params.get("done", "")), earlier=earlier, later=later, others=presence.note(line.id, judge),
        trial=None, correcting="correct" in request.query_params,
    )  # fmt: skip


def report(request: Request) -> Response:
    """A report with every stretch marked that a claim stands on."""
    desk = desk_of(request)
    found = desk.kept.report(request.path_params["report"])
    incidents = desk.kept.incidents_with(_events(desk, found.id))
    claims: dict[str, Claim] = {claim.id: claim for one in incidents for event in one.events if event.report == found.id for claim in event.claims}
    labelled = [(claim, LABELS[claim.attribute].lower()) for claim in claims.values()]
    current = request.query_params.get("claim")
    return page(
        request, "report.html.j2", report=found, published=say_date(found), link=safe_link(found.url), stretches=mark_text(found.text, labelled, current, found.id),
        lines=[desk.catalogue.lines[one.id] for one in incidents if one.id in desk.catalogue.lines], spans=len(claims),
    )  # fmt: skip


def activity(request: Request) -> Response:
    """Who decided what, the latest first: kept for ever."""
    desk = desk_of(request)
    judgements = desk.catalogue.judgements
    number = max(1, _page(request) or 1)
    last = max(1, -(-len(judgements) // _DEEDS))
    number = min(number, last)
    end = len(judgements) - (number - 1) * _DEEDS
    unfit = review(*desk.kept.judged()).lost if "unfit" in request.query_params else None
    return page(request, "activity.html.j2", unfit=unfit, deeds=deeds_of(judgements[max(0, end - _DEEDS) : end], judge_of(request)), number=number, last=last, held=len(judgements))


def keys(request: Request) -> Response:
    """Every key, on a page."""
    return page(request, "keys.html.j2")


def claim(request: Request) -> Response:
    """On to the incident that a claim tells of, with the claim open: an address that stays."""
    desk, name = desk_of(request), request.path_params["claim"]
    event, found = desk.kept.claims(name)[0]
    for one in desk.kept.incidents_with({event.id}):
        return RedirectResponse(Filters().address(f"/incidents/{one.id}", claim=found.id), status_code=303)
    return RedirectResponse(f"/reports/{event.report}?claim={found.id}", status_code=303)


def event(request: Request) -> Response:
    """On to the incident that has an event: an address that stays, whatever the incident is called."""
    desk = desk_of(request)
    found = desk.kept.event(request.path_params["event"])
    for one in desk.kept.incidents_with({found.id}):
        return RedirectResponse(f"/incidents/{one.id}", status_code=303)
    raise NotFound(f"{found.id} is in no incident: what it tells was planned, feared or denied")


def assets(request: Request) -> Response:
    """A file that pages load."""
    name = request.path_params["name"]
    kind = _TYPES.get(name.rpartition(".")[2])
    if kind is None or "/" in name:
        raise NotFound(f"there is no file {name!r}")
    try:
        body = asset(name)
    except FileNotFoundError:
        raise NotFound(f"there is no file {name!r}") from None
    return Response(body, media_type=kind, headers={"Cache-Control": "public, max-age=31536000, immutable"})


def find_line(desk: Desk, name: str) -> Line:
    """The incident of this id, or the one whose id begins so, or whose number it is. Raises NotFound."""
    lines = desk.catalogue.lines
    if name in lines:
        return lines[name]
    if name.isdecimal():
        numbered = next((line for line in lines.values() if line.number == int(name)), None)
        if numbered is not None:
            return numbered
    return lines[desk.kept.incident(name).id]


def _events(desk: Desk, report: str) -> set[str]:
    with desk.kept.linking() as links:
        return {event.id for event in links.events({report})}


def _jump(text: str) -> Response | None:
    """Where an id or a number was typed for words: on to what it names."""
    word = text.strip().lower()
    heads = {"i-": "/incidents/", "c-": "/claims/", "e-": "/events/", "r-": "/reports/"}
    if word[:2] in heads and len(word) > 3 and word[2:].isalnum():
        return RedirectResponse(heads[word[:2]] + word, status_code=303)
    if word.isdecimal() and len(word) < 7:
        return RedirectResponse(f"/incidents/{int(word)}", status_code=303)
    return None


def _page(request: Request) -> int | None:
    asked = request.query_params.get("page", "")
    return int(asked) if asked.isdecimal() and len(asked) < 7 else None
