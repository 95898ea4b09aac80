"""Mail: single messages (EML), mailboxes (mbox) and pages that a browser saved as one (MHTML).

A message's text is its plain part, or its HTML part where that says more than twice as much (a plain part that only says "open in your browser"). It is the report of who sent it, on the
day of its Date line as written. A mailbox is parted only at lines "From ADDRESS WEEKDAY MONTH DAY TIME YEAR" behind a blank line, so that "From Damascus, our correspondent" parts none.
Messages that are forwarded whole are reports of their own; other attachments are told and not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr
from pathlib import Path

from rashomon.reading.articles import Article
from rashomon.reading.decoding import Decoded, decode
from rashomon.reading.formats.blocks import blocks_of, to_text
from rashomon.reading.formats.markup import tree_of
from rashomon.reading.formats.press_files import Found
from rashomon.reading.layouts import Layout
from rashomon.reading.options import ReadingOptions
from rashomon.reading.pages import read_page
from rashomon.reading.refusals import Refusal
from rashomon.records import Issue, Provenance

MOST_BYTES = 100_000_000
"""The largest message, with its attachments."""
_HEADER = re.compile(rb"[A-Za-z][A-Za-z0-9-]{1,60}:[ \t]")
_ONE_OF = re.compile(rb"^(?:Received|Return-Path|Message-ID|MIME-Version|Delivered-To|DKIM-Signature):", re.IGNORECASE | re.MULTILINE)
_BOTH = tuple(re.compile(rb"^%s:[ \t]" % name, re.IGNORECASE | re.MULTILINE) for name in (b"From", b"Date|^Subject"))
_PARTING = re.compile(
    rb"From \S.{0,200}?[ \t]+(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) {1,2}\d{1,2} \d\d:\d\d(?::\d\d)?(?: [A-Z0-9+-]{1,6}){0,2} \d{4}\b"
)
_ESCAPED = re.compile(rb"^>(>*From )", re.MULTILINE)
_DEPTH = 3
"""How deep messages may be forwarded within messages."""


def is_mbox(head: bytes) -> bool:
    """Whether a file, by its first part, is a mailbox."""
    return _PARTING.match(head) is not None


def is_message(head: bytes) -> bool:
    """Whether a file, by its first part, is a message: a block of headers as mail programs write them."""
    block = re.split(rb"\r?\n\r?\n", head.lstrip(b"\xef\xbb\xbf\r\n"), maxsplit=1)[0]
    return _HEADER.match(block) is not None and all(name.search(block) for name in _BOTH) and _ONE_OF.search(block) is not None


def is_web_page(head: bytes) -> bool:
    """Whether a message is a page that a browser saved whole."""
    return re.search(rb"^Content-Type:\s*multipart/related", head[:4096], re.IGNORECASE | re.MULTILINE) is not None and (
        re.search(rb"^(?:Snapshot-Content-Location|From: <?Saved by)", head[:4096], re.IGNORECASE | re.MULTILINE) is not None
    )


def read_message(path: Path, where: str, options: ReadingOptions) -> Iterator[Found]:  # noqa: ARG001  # all readers are called alike
    """The report of one message, and those of messages forwarded in it."""
    yield Layout(where=where, kind="mail message")
    if path.stat().st_size > MOST_BYTES:
        raise Refusal("too-large", f"is {path.stat().st_size / 1e6:.0f} MB, more than a message may have: save it without its attachments")
    yield from _message(path.read_bytes(), where)


def read_mbox(path: Path, where: str, options: ReadingOptions) -> Iterator[Found]:  # noqa: ARG001
    """The reports of a mailbox, the n-th message at `where#n`."""
    yield Layout(where=where, kind="mailbox")
    number = 0
    for number, raw in enumerate(_messages(path), start=1):
        if raw is None:
            yield Issue(code="too-large", where=f"{where}#{number}", message=f"is a message of more than {MOST_BYTES / 1e6:.0f} MB: save it without its attachments")
        else:
            yield from _guarded(_ESCAPED.sub(rb"\1", raw), f"{where}#{number}")


def read_saved_page(path: Path, where: str, options: ReadingOptions) -> Iterator[Found]:
    """The article of a page that a browser saved whole, with the address that it was saved from."""
    yield Layout(where=where, kind="saved page (MHTML)")
    if path.stat().st_size > options.max_bytes * 5:
        raise Refusal("too-large", f"is {path.stat().st_size / 1e6:.0f} MB, more than a page may have: save it as plain HTML")
    message = _parsed(path.read_bytes())
    part = next((part for part in message.walk() if part.get_content_type() in {"text/html", "application/xhtml+xml"}), None)
    if part is None:
        raise Refusal("no-article", "is a saved page without HTML in it")
    raw = _bytes(part)
    saved_from = str(message.get("Snapshot-Content-Location") or part.get("Content-Location") or "").strip() or None
    for found in read_page(decode(raw, part.get_content_charset()), where):
        yield replace(found, url=found.url or saved_from) if isinstance(found, Article) else found


def _messages(path: Path) -> Iterator[bytes | None]:
    """The messages of a mailbox without their parting lines, None for one that is too large."""
    held: list[bytes] | None = None
    size = 0
    blank = True
    with path.open("rb") as stream:
        while line := stream.readline(1 << 20):
            if blank and line.startswith(b"From ") and _PARTING.match(line):
                if held is not None:
                    yield b"".join(held) if size <= MOST_BYTES else None
                held, size = [], 0
            elif held is not None:
                size += len(line)
                if size <= MOST_BYTES:
                    held.append(line)
            blank = not line.strip()
    if held is not None:
        yield b"".join(held) if size <= MOST_BYTES else None


def _parsed(raw: bytes) -> EmailMessage:
    message = BytesParser(policy=policy.default).parsebytes(raw)
    if not isinstance(message, EmailMessage):
        raise Refusal("broken-file", "is no message that can be taken apart: save its text as .txt")
    return message


def _guarded(raw: bytes, where: str) -> Iterator[Found]:
    """A message of a mailbox, of which one that the parser breaks on says nothing of the next."""
    try:
        yield from _message(raw, where)
    except Refusal as refusal:
        yield refusal.at(where)
    except Exception as error:  # noqa: BLE001  # a message can break the standard parser in more ways than can be named
        yield Issue(code="broken-file", where=where, message=f"is a message that cannot be taken apart ({type(error).__name__}): save it as .txt")


def _message(raw: bytes, where: str) -> Iterator[Found]:
    yield from _of(_parsed(raw), where, _DEPTH)


def _of(message: EmailMessage, where: str, depth: int) -> Iterator[Found]:
    name, address = parseaddr(_header(message, "From") or "")
    text, notes = _text(message)
    for code, words in notes:
        yield Issue(code=code, where=where, message=words)
    yield Article(
        where=where,
        text=text,
        origin="record",
        title=_header(message, "Subject"),
        outlet=name or address or None,
        published=_header(message, "Date"),
        url=_header(message, "Archived-At"),
        provenance=Provenance(document=_header(message, "Message-ID")),
    )
    others = []
    for number, part in enumerate(message.iter_attachments(), start=1):
        if part.get_content_type() == "message/rfc822" and depth:
            inner = part.get_payload(0)
            if isinstance(inner, EmailMessage):
                yield from _of(inner, f"{where}.{number}" if "#" in where else f"{where}#{number}", depth - 1)
                continue
        if part.get_content_maintype() not in {"image", "audio", "video"}:
            others.append(part.get_filename() or part.get_content_type())
    if others:
        yield Issue(code="attachment-not-read", where=where, message=f"has attachments that are no part of its text ({', '.join(others)[:120]}): save them and read them")


def _text(message: EmailMessage) -> tuple[str, list[tuple[str, str]]]:
    """The words of a message, and notes on how they were decoded."""
    plain = message.get_body(preferencelist=("plain",))
    page = message.get_body(preferencelist=("html",))
    notes: list[tuple[str, str]] = []
    words = shown = ""
    if isinstance(plain, EmailMessage):
        decoded = _decoded(plain)
        words = _unflowed(decoded.text) if str(plain.get_param("format") or "").lower() == "flowed" else decoded.text
        notes += [decoded.note] if decoded.note else []
    if isinstance(page, EmailMessage):
        decoded = _decoded(page)
        shown = to_text(block.text for block in blocks_of(tree_of(decoded.text))) if decoded.text.strip() else ""
        notes += [decoded.note] if decoded.note and not words else []
    return (shown if len(shown.split()) > 2 * len(words.split()) else words), notes


def _decoded(part: EmailMessage) -> Decoded:
    return decode(_bytes(part), part.get_content_charset())


def _bytes(part: EmailMessage) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _unflowed(text: str) -> str:
    """Text whose lines go on where they end with a blank (RFC 3676), as paragraphs."""
    lines: list[str] = []
    open_line = False
    for line in text.split("\n"):
        if open_line and line.strip():
            lines[-1] += line
        else:
            lines.append(line)
        open_line = line.endswith(" ") and line.rstrip() != "--"
    return "\n".join(lines)


def _header(message: EmailMessage, name: str) -> str | None:
    """The words of a header; None where there are none or they cannot be decoded."""
    try:
        return " ".join(str(message.get(name) or "").split()) or None
    except (ValueError, LookupError, IndexError, TypeError, AttributeError):  # the parser trips over some broken headers when asked for them
        return None
