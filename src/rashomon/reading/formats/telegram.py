"""Telegram Desktop's export (result.json): each message with words its own report, under its own number.

A message's text is a string or a list of strings and pieces with a "text"; they are joined as they stand. Its day is that of `date_unixtime` in UTC; `date` is local time of the machine
that exported, and is taken only where an old export has nothing else. Who was forwarded is kept as the one whose words they are.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from rashomon.reading.articles import Article
from rashomon.reading.formats.jsonstream import JsonScan
from rashomon.reading.formats.press_files import Found
from rashomon.reading.layouts import Layout
from rashomon.reading.options import ReadingOptions
from rashomon.records import Issue, Provenance

_KINDS = r"(?:personal_chat|bot_chat|saved_messages|private_group|private_supergroup|public_supergroup|private_channel|public_channel)"
_SIGN = re.compile(rb'"type"\s*:\s*"' + _KINDS.encode() + rb'"')
_NEXT = re.compile(r'"(?P<key>name|type|id)"\s*:\s*(?P<value>"(?:[^"\\]|\\.){0,400}"|-?\d{1,20}|null)\s*[,}]|"messages"\s*:\s*\[')


def is_telegram(head: bytes) -> bool:
    """Whether a JSON file, by its first part, is such an export: of one chat, or of all."""
    return _SIGN.search(head) is not None and b'"messages"' in head


def read_telegram(path: Path, where: str, options: ReadingOptions) -> Iterator[Found]:  # noqa: ARG001  # all readers are called alike
    """The messages with words, each at `where#NUMBER` ("where#CHAT.NUMBER" where the file holds several chats)."""
    yield Layout(where=where, kind="Telegram export")
    wordless = messages = 0
    with path.open(encoding="utf-8-sig", errors="replace") as stream:
        several = '"chats"' in stream.read(1 << 18)
        stream.seek(0)
        scan = JsonScan(stream)
        chat: dict[str, str] = {}
        while (found := scan.find(_NEXT)) is not None:
            if found["key"]:
                # A chat begins with its name, or with its type where it has none; what else has a name before it, as contacts have, is none.
                begins = found["key"] == "name" or (found["key"] == "type" and list(chat) != ["name"])
                chat = {**({} if begins else chat), found["key"]: _unquoted(found["value"])}
                continue
            for message in scan.items():
                if not isinstance(message, Mapping) or message.get("type") != "message":
                    continue
                messages += 1
                number = str(message.get("id", messages))
                article = _article(message, chat, f"{where}#{chat.get('id', '')}.{number}" if several else f"{where}#{number}")
                wordless += not article.text.strip()
                if article.text.strip():
                    yield article
            chat = {}
    if wordless:
        yield Issue(code="messages-without-words", where=where, message=f"{wordless} of its {messages} messages have no words (pictures, films, voices) and were passed over")


def _article(message: Mapping[str, Any], chat: Mapping[str, str], where: str) -> Article:
    signed = message.get("author") or (message.get("from") if "channel" not in chat.get("type", "") else None)
    return Article(
        where=where,
        text=_text(message.get("text")),
        origin="record",
        outlet=chat.get("name") or _said(message.get("from")),
        published=_day(message.get("date_unixtime")) or (_said(message.get("date")) or "")[:10] or None,
        byline=_said(signed),
        provenance=Provenance(document=_said(message.get("id")), edited=_time(message.get("edited_unixtime")) or _said(message.get("edited")), forwarded=_said(message.get("forwarded_from"))),
    )


def _text(held: Any) -> str:
    parts = held if isinstance(held, list) else [held]
    words = (part.get("text") if isinstance(part, Mapping) else part for part in parts)
    return "".join(part for part in words if isinstance(part, str)).replace("\r\n", "\n").replace("\r", "\n")


def _time(seconds: Any) -> str | None:
    """The moment of a number of seconds since 1970 in UTC, as "2020-08-28T10:15:00Z"."""
    try:
        return dt.datetime.fromtimestamp(int(seconds), tz=dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (TypeError, ValueError, OverflowError, OSError):
        return None


def _day(seconds: Any) -> str | None:
    return (_time(seconds) or "")[:10] or None


def _said(value: Any) -> str | None:
    return str(value) if isinstance(value, (str, int)) and not isinstance(value, bool) and str(value).strip() else None


def _unquoted(value: str) -> str:
    try:
        read = json.loads(value)
    except ValueError:
        return value.strip('"')
    return "" if read is None else str(read)
