"""The description of the addresses for programs (OpenAPI 3.1), made of the filters that pages take."""

from __future__ import annotations

from typing import Any

from rashomon.records import Status
from rashomon.surfaces.desk.filtering import JUDGED, ORDERS
from rashomon.version import VERSION


def _query(name: str, words: str, schema: dict[str, Any], *, several: bool = False) -> dict[str, Any]:
    held = {"type": "array", "items": schema} if several else schema
    return {"name": name, "in": "query", "required": False, "description": words, "schema": held} | ({"style": "form", "explode": True} if several else {})


def _path(name: str, words: str) -> dict[str, Any]:
    return {"name": name, "in": "path", "required": True, "description": words, "schema": {"type": "string", "minLength": 1}}


_TEXT: dict[str, Any] = {"type": "string", "maxLength": 200}
_FILTERS = [
    _query("text", "Words in the incident's claims or its title.", _TEXT),
    _query("since", "From this day on: 2020, 2020-01 or 2020-01-15.", _TEXT),
    _query("until", "Up to this day.", _TEXT),
    _query("box", "South,west,north,east in degrees.", _TEXT),
    _query("status", "How the accounts stand; any will do.", {"type": "string", "enum": [status.value for status in Status]}, several=True),
    _query("party", "Takes part, by id or by the state or body it speaks for; all of them.", _TEXT, several=True),
    _query("kind", "What it was; any will do.", _TEXT, several=True),
    _query("outlet", "Who tells of it; any will do.", _TEXT, several=True),
    _query("judged", "How much of it was answered.", {"type": "string", "enum": list(JUDGED)}),
    _query("by", "Who has answered in it; any will do.", _TEXT, several=True),
    _query("undated", "Only what has no day.", {"type": "boolean"}),
    _query("similar", "Only what may be the same as another.", {"type": "boolean"}),
    _query("news", "Only what some report tells as its news.", {"type": "boolean"}),
    _query("order", "What comes first.", {"type": "string", "enum": list(ORDERS)}),
]
_PAGED = [
    _query("limit", "Items of a page.", {"type": "integer", "minimum": 1, "maximum": 500}),
    _query("after", "The id of the last item of the page before.", _TEXT),
]
_LIST: dict[str, Any] = {"type": "array", "items": {"type": "object"}}
_REFUSAL = {"description": "What cannot be done, and the cure.", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Refusal"}}}}


def _answers(words: str, properties: dict[str, Any], *, missing: bool = True) -> dict[str, Any]:
    found: dict[str, Any] = {
        "200": {
            "description": words, "headers": {"ETag": {"schema": {"type": "string"}}},
            "content": {"application/json": {"schema": {"type": "object", "required": list(properties), "properties": properties}}},
        },
        "304": {"description": "As the asker has it (If-None-Match)."},
        "422": _REFUSAL,
    }  # fmt: skip
    return found | ({"404": _REFUSAL} if missing else {})


def _get(summary: str, parameters: list[dict[str, Any]], words: str, properties: dict[str, Any]) -> dict[str, Any]:
    return {"get": {"summary": summary, "parameters": parameters, "responses": _answers(words, properties)}}


_ID: dict[str, Any] = {"type": "string"}

DOCUMENT: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {
        "title": "rashomon desk", "version": VERSION,
        "description": "A ledger of rival reports. It holds who says what, never what is true. Every answer has an ETag; ids stay as long as the words they are made of.",
    },
    "paths": {
        "/api/incidents": _get(
            "The incidents that are looked for, page by page", [*_FILTERS, *_PAGED], "A page of incidents in short",
            {"found": {"type": "integer"}, "held": {"type": "integer"}, "incidents": _LIST, "next_after": {"type": ["string", "null"]}},
        ),
        "/api/incidents/{incident}": _get(
            "One incident with every account of it", [_path("incident", "Its id, or the beginning of it, or its number.")], "The incident, as `rashomon export` writes it",
            {"id": _ID, "title": _ID, "status": _ID, "facts": {"type": "object"}, "claims": _LIST, "version": _ID},
        ),
        "/api/claims/{claim}": _get(
            "One claim with its words, its sentence and what people answered", [_path("claim", "Its id, or the beginning of it.")], "The claim",
            {"id": _ID, "attribute": _ID, "evidence": _LIST, "answers": _LIST, "version": _ID},
        ),
        "/api/reports/{report}": _get("One report with its text", [_path("report", "Its id, or the beginning of it.")], "The report", {"id": _ID, "text": _ID}),
        "/api/judgements": _get(
            "What people decided, in the order in which they did", [_PAGED[0], _query("skip", "Items before the page.", {"type": "integer", "minimum": 0})], "A page of judgements",
            {"held": {"type": "integer"}, "skipped": {"type": "integer"}, "judgements": _LIST},
        ),
    },
    "components": {
        "schemas": {
            "Refusal": {
                "type": "object", "required": ["error"],
                "properties": {"error": {"type": "object", "required": ["code", "message"], "properties": {"code": {"type": "string"}, "message": {"type": "string"}}}},
            }
        }
    },
}  # fmt: skip
"""The whole document."""
