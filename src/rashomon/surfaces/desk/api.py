"""The same for programs: JSON under /api, the same filters, an ETag on every answer, and an OpenAPI document that describes it."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from rashomon.errors import NotFound, SettingError
from rashomon.surfaces.desk.cards import answers_on, seen_of, version_of
from rashomon.surfaces.desk.catalogue import Line
from rashomon.surfaces.desk.openapi import DOCUMENT
from rashomon.surfaces.desk.pages import find_line
from rashomon.surfaces.desk.replying import desk_of, filters_of
from rashomon.surfaces.desk.views import deeds_of
from rashomon.surfaces.exports.jsonl import incident_to_json
from rashomon.surfaces.judgements.lines import to_json
from rashomon.surfaces.plain import summary_row
from rashomon.surfaces.tracing import trace_claim

_LIMIT, _MOST = 50, 500


def incidents(request: Request) -> Response:
    """A page of the incidents that are looked for: each in short, with its doubt, its reasons and what is left to read."""
    desk = desk_of(request)
    _need_ledger(request)
    found = desk.select(filters_of(request))
    limit, after = _number(request, "limit", _LIMIT, 1, _MOST), request.query_params.get("after")
    begin = 0
    if after is not None:
        begin = next((n for n, line in enumerate(found, start=1) if line.id == after), -1)
        if begin < 0:
            raise NotFound(f"after: there is no incident {after!r} among these; ask for the first page")
    shown = found[begin : begin + limit]
    summaries = desk.kept.summaries_of({line.id for line in shown})
    rows = [summary_row(summaries[line.id]) | _desk_row(line) for line in shown if line.id in summaries]
    more = begin + limit < len(found)
    return _answer(request, {"found": len(found), "held": len(desk.catalogue.lines), "incidents": rows, "next_after": shown[-1].id if more and shown else None})


def incident(request: Request) -> Response:
    """One incident whole, as `rashomon export` writes it, with its version."""
    desk = desk_of(request)
    _need_ledger(request)
    line = find_line(desk, request.path_params["incident"])
    found = desk.kept.incident(line.id)
    reports = {name: desk.kept.report(name) for name in found.reports if desk.kept.has(name)}
    return _answer(request, incident_to_json(found, reports) | {"version": version_of(found)} | _desk_row(line))


def claim(request: Request) -> Response:
    """One claim: its words with their offsets, its sentence, who says so, by which rule it was read, and what people answered."""
    desk = desk_of(request)
    _need_ledger(request)
    told = trace_claim(desk.kept, request.path_params["claim"])
    judgements = desk.catalogue.judgements
    answers = [
        {"id": given.id, "by": given.by, "ruling": given.ruling, "value": given.value or None, "why": given.why, "holds": given.holds} for given in answers_on(told["id"], judgements)
    ]
    return _answer(request, told | {"answers": answers, "version": seen_of(told["id"], judgements)})


def report(request: Request) -> Response:
    """One report with its text, to which every offset refers."""
    desk = desk_of(request)
    _need_ledger(request)
    found = desk.kept.report(request.path_params["report"])
    return _answer(request, {
        "id": found.id, "outlet": found.outlet, "title": found.title, "published": found.published.isoformat() if found.published else None,
        "published_from": found.published_from, "language": found.language, "url": found.url, "path": found.path, "text": found.text,
    })  # fmt: skip


def judgements(request: Request) -> Response:
    """Everything that people decided, in the order in which they did; a page of it."""
    desk = desk_of(request)
    _need_ledger(request)
    every = desk.catalogue.judgements
    limit, skip = _number(request, "limit", _LIMIT, 1, _MOST), _number(request, "skip", 0, 0, 10**9)
    shown = every[skip : skip + limit]
    words = {deed.id: deed.words for deed in deeds_of(shown, desk.judge)}
    return _answer(request, {"held": len(every), "skipped": skip, "judgements": [to_json(one) | {"words": words[one.id]} for one in shown]})


def openapi(request: Request) -> Response:
    """The description of all this."""
    return _answer(request, DOCUMENT)


def _desk_row(line: Line) -> dict[str, Any]:
    return {
        "number": line.number, "doubt": line.doubt, "doubted_for": list(line.reasons), "outlets": list(line.outlets), "parties": list(line.parties),
        "claims_in_all": line.claims, "claims_left": line.left, "answered_by": sorted(line.judges),
    }  # fmt: skip


def _answer(request: Request, value: Any) -> Response:
    """The value as JSON with a tag of its content; nothing but that it is unchanged where the asker has it."""
    body = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "backslashreplace")
    tag = f'"{sha256(body).hexdigest()[:24]}"'
    headers = {"ETag": tag, "Cache-Control": "private, no-cache"}
    known = {part.strip().removeprefix("W/") for part in request.headers.get("if-none-match", "").split(",")}
    if known & {tag, "*"}:
        return Response(status_code=304, headers=headers)
    return Response(body, media_type="application/json", headers=headers)


def _number(request: Request, name: str, usual: int, least: int, most: int) -> int:
    asked = request.query_params.get(name)
    if asked is None:
        return usual
    if not asked.isascii() or not asked.isdecimal() or len(asked) > 10 or not least <= int(asked) <= most:
        raise SettingError(f"{name}: {asked!r} is no number from {least} to {most}")
    return int(asked)


def _need_ledger(request: Request) -> None:
    if not desk_of(request).opened:
        raise NotFound("no ledger lies on the desk yet; read something at /start")


ROUTES = (
    Route("/api/openapi.json", openapi),
    Route("/api/incidents", incidents),
    Route("/api/incidents/{incident}", incident),
    Route("/api/claims/{claim}", claim),
    Route("/api/reports/{report}", report),
    Route("/api/judgements", judgements),
)
"""The addresses for programs."""
