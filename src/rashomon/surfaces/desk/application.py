"""The desk as one application: its addresses, what stands before them, and what is answered where something cannot be done."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator
from http import HTTPStatus

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from rashomon.errors import LedgerBusy, LedgerError, NotFound, SettingError
from rashomon.surfaces.desk import api, deciding, pages, starting
from rashomon.surfaces.desk.keeping import Desk
from rashomon.surfaces.desk.presence import Presence
from rashomon.surfaces.desk.replying import page
from rashomon.surfaces.desk.securing import LOOPBACK, Forged, Guard

ROUTES = (
    Route("/", pages.queue),
    Route("/table.csv", pages.table),
    Route("/incidents/{incident}", pages.incident),
    Route("/incidents/{incident}/pair", deciding.trial_of_pair, methods=["GET"]),
    Route("/incidents/{incident}/pair", deciding.pair, methods=["POST"]),
    Route("/claims/{claim}", pages.claim),
    Route("/claims/{claim}/correct", deciding.correction),
    Route("/claims/{claim}/answer", deciding.answer, methods=["POST"]),
    Route("/events/{event}", pages.event),
    Route("/reports/{report}", pages.report),
    Route("/judgements/{judgement}/undo", deciding.undo, methods=["POST"]),
    Route("/judge", deciding.name, methods=["POST"]),
    Route("/activity", pages.activity),
    Route("/keys", pages.keys),
    Route("/start", starting.start),
    Route("/start/progress", starting.progress),
    Route("/start/files", starting.files, methods=["POST"]),
    Route("/start/examples", starting.examples, methods=["POST"]),
    Route("/assets/{version}/{name}", pages.assets),
    *api.ROUTES,
)
"""Every address of the desk."""


def make_desk(desk: Desk, *, hosts: tuple[str, ...] = LOOPBACK) -> Guard:
    """The application over a desk, which it closes when it ends. `hosts` are the names under which it answers."""

    @contextlib.asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        del app
        yield
        desk.close()

    made = Starlette(
        routes=list(ROUTES), lifespan=lifespan,
        exception_handlers={
            SettingError: _refused, NotFound: _not_found, LedgerError: _ledger, Forged: _forged, HTTPException: _unknown, Exception: _failed,
        },
    )  # fmt: skip
    made.state.desk = desk
    made.state.presence = Presence()
    return Guard(made, hosts)


def _say(request: Request, status: HTTPStatus, words: str, code: str) -> Response:
    """A refusal: in words on a page, in JSON to a program."""
    if request.url.path.startswith("/api/") or request.url.path == "/start/progress":
        return JSONResponse({"error": {"code": code, "message": words}}, status_code=status)
    return page(request, "refusal.html.j2", status=status, words=words, title=status.phrase)


def _refused(request: Request, error: Exception) -> Response:
    return _say(request, HTTPStatus.UNPROCESSABLE_ENTITY, str(error), "bad-request")


def _not_found(request: Request, error: Exception) -> Response:
    return _say(request, HTTPStatus.NOT_FOUND, str(error), "not-found")


def _ledger(request: Request, error: Exception) -> Response:
    return _say(request, HTTPStatus.SERVICE_UNAVAILABLE if isinstance(error, LedgerBusy) else HTTPStatus.CONFLICT, str(error), "ledger")


def _forged(request: Request, error: Exception) -> Response:
    del error
    return _say(request, HTTPStatus.FORBIDDEN, "this form was not made by this desk for this browser, or long ago; go back, load the page again and send it once more", "forged")


def _unknown(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    status = HTTPStatus(error.status_code)
    words = "there is no such page" if status is HTTPStatus.NOT_FOUND else "this address takes no such request" if status is HTTPStatus.METHOD_NOT_ALLOWED else error.detail
    return _say(request, status, words, "not-found" if status is HTTPStatus.NOT_FOUND else "bad-request")


def _failed(request: Request, error: Exception) -> Response:
    return _say(request, HTTPStatus.INTERNAL_SERVER_ERROR, f"the program failed on this ({type(error).__name__}): this is a bug, please report it with what the terminal says", "bug")
