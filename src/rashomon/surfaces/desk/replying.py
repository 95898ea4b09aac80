"""What every handler of the desk needs: the desk of a request, the filters of its address, whose answers they are, and a page to send back."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from rashomon.surfaces.desk.filtering import Filters
from rashomon.surfaces.desk.keeping import Desk
from rashomon.surfaces.desk.rendering import render
from rashomon.surfaces.desk.securing import TOKEN, token_of, with_token
from rashomon.surfaces.desk.views import initials

JUDGE = "rashomon_judge"
"""The cookie that has whose answers they are."""
_MOST_NAME = 60


def desk_of(request: Request) -> Desk:
    """The desk."""
    desk: Desk = request.app.state.desk
    return desk


def filters_of(request: Request) -> Filters:
    """The filters of the address. Raises SettingError for a value that is none."""
    return Filters.read(request.query_params.multi_items())


def read_back(query: object) -> Filters:
    """The filters that a form gives back, so that whoever answers goes on where he was."""
    return Filters.read(parse_qsl(str(query or "")))


def judge_of(request: Request) -> str:
    """Whose answers they are: who said so in this browser, else the user of this machine."""
    return clean_name(request.cookies.get(JUDGE, "")) or desk_of(request).judge


def clean_name(name: str) -> str:
    """A name on one line, not too long."""
    return " ".join("".join(letter for letter in name if letter.isprintable()).split())[:_MOST_NAME]


def page(request: Request, template: str, status: int = 200, **values: Any) -> Response:
    """A page, with what all pages need beside the values."""
    desk = desk_of(request)
    judge = judge_of(request)
    answer = HTMLResponse(
        render(template, desk=desk, token=token_of(request), TOKEN=TOKEN, judge=judge, judge_short=initials(judge), **values), status_code=status
    )
    return with_token(request, answer)


def go(request: Request, address: str) -> Response:
    """On to another page, after a form."""
    return with_token(request, RedirectResponse(address, status_code=303))
