"""Records to JSON and back, by their type hints alone.

A dataclass is an object of its fields (a field that is None by default and None in fact is left out); a tuple is a list; an
enumeration its value; a date its ISO form. Where a hint allows several dataclasses, "@" names which. The law, tested for
every record: `decode(encode(x), type(x)) == x`.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import enum
import json
import types
import typing
from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar

T = TypeVar("T")
_Code = Callable[[Any], Any]


def encode(record: object) -> str:
    """A record as one line of JSON."""
    kind: Any = type(record)
    return json.dumps(_encoder(kind)(record), ensure_ascii=False, separators=(",", ":"))


def decode(text: str, kind: type[T]) -> T:
    """The record of this kind that the JSON holds."""
    hint: Any = kind
    record: T = _decoder(hint)(json.loads(text))
    return record


def _same(value: Any) -> Any:
    return value


@cache
def _encoder(hint: Any) -> _Code:
    """What turns a value of this type into what json writes."""
    if dataclasses.is_dataclass(hint):
        return _encode_dataclass(typing.cast(type, hint))
    members = _members(hint)
    if members is not None:
        return _encode_union(members)
    if typing.get_origin(hint) is tuple:
        parts = typing.get_args(hint)
        if len(parts) == 2 and parts[1] is Ellipsis:
            each = _encoder(parts[0])
            return list if each is _same else lambda value: [each(item) for item in value]
        codes = [_encoder(part) for part in parts]
        return lambda value: [code(item) for code, item in zip(codes, value, strict=True)]
    if isinstance(hint, type) and issubclass(hint, enum.Enum):
        return lambda value: value.value
    if hint is dt.date:
        return dt.date.isoformat
    if hint in (str, int, float, bool, type(None)):
        return _same
    raise TypeError(f"no way to store a {hint!r}")


def _encode_dataclass(kind: type) -> _Code:
    fields = [(name, _encoder(hint), optional) for name, hint, optional in _fields(kind)]

    def run(value: Any) -> dict[str, Any]:
        out = {}
        for name, code, optional in fields:
            item = getattr(value, name)
            if item is not None or not optional:
                out[name] = code(item)
        return out

    return run


def _encode_union(members: tuple[Any, ...]) -> _Code:
    tagged = _tagged(members)
    codes = {member: _encoder(member) for member in members}

    def run(value: Any) -> Any:
        kind = type(value)
        if kind in tagged.values():
            return {"@": kind.__name__, **codes[kind](value)}
        return codes[kind](value) if kind in codes else value

    if tagged:
        return run
    if len(members) == 1:
        only = codes[members[0]]
        return _same if only is _same else lambda value: None if value is None else only(value)
    return _same


@cache
def _decoder(hint: Any) -> _Code:
    """What turns what json reads into a value of this type."""
    if dataclasses.is_dataclass(hint):
        return _decode_dataclass(typing.cast(type, hint))
    members = _members(hint)
    if members is not None:
        return _decode_union(members)
    if typing.get_origin(hint) is tuple:
        parts = typing.get_args(hint)
        if len(parts) == 2 and parts[1] is Ellipsis:
            each = _decoder(parts[0])
            return tuple if each is _same else lambda value: tuple([each(item) for item in value])
        codes = [_decoder(part) for part in parts]
        return lambda value: tuple([code(item) for code, item in zip(codes, value, strict=True)])
    if isinstance(hint, type) and issubclass(hint, enum.Enum):
        return hint
    if hint is dt.date:
        return dt.date.fromisoformat
    return _same


def _decode_dataclass(kind: type) -> _Code:
    codes = {name: _decoder(hint) for name, hint, _ in _fields(kind)}
    coded = [(name, code) for name, code in codes.items() if code is not _same]

    def run(value: dict[str, Any]) -> Any:
        value.pop("@", None)  # the object is json's own, and nobody else holds it
        for name, code in coded:
            if name in value:
                value[name] = code(value[name])
        return kind(**value)

    return run


def _decode_union(members: tuple[Any, ...]) -> _Code:
    tagged = {name: _decoder(member) for name, member in _tagged(members).items()}
    if tagged:
        return lambda value: tagged[value["@"]](value) if isinstance(value, dict) else value
    if len(members) == 1:
        only = _decoder(members[0])
        return _same if only is _same else lambda value: None if value is None else only(value)
    return _same


def _fields(kind: type) -> list[tuple[str, Any, bool]]:
    """Each field's name, hint, and whether it is left out where it is None."""
    hints = typing.get_type_hints(kind)
    return [(f.name, hints[f.name], f.default is None) for f in dataclasses.fields(kind)]


def _members(hint: Any) -> tuple[Any, ...] | None:
    """The types that a union allows besides None, None for a hint that is no union."""
    if typing.get_origin(hint) not in (typing.Union, types.UnionType):
        return None
    return tuple(member for member in typing.get_args(hint) if member is not type(None))


def _tagged(members: tuple[Any, ...]) -> dict[str, type]:
    """The dataclasses of a union by name, where there is more than one thing to tell apart."""
    kinds = [m for m in members if isinstance(m, type) and dataclasses.is_dataclass(m)]
    return {kind.__name__: kind for kind in kinds} if len(members) > 1 else {}
