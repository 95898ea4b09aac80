"""Bytes to text: which encoding, and when it is no text at all.

UTF-8 is the rule. UTF-16 and UTF-32 need their mark. Windows-1252 (western) and Windows-1256 (Arabic) are taken only
where the bytes can hardly be anything else, and a note says so; anything less sure is refused.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from rashomon.reading.refusals import Refusal

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_MAGIC = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document: save its text as .txt first"),
    (b"{\\rtf", "a rich-text document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive: unpack it first"),
    (b"\xfd7zXZ\x00", "an xz archive: unpack it first"),
    (b"(\xb5/\xfd", "a zstandard archive: unpack it first"),
    (b"7z\xbc\xaf", "a 7-zip archive: unpack it first"),
    (b"Rar!", "a RAR archive: unpack it first"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"RIFF", "a picture, sound or film"),
    (b"OggS", "a sound or film"),
    (b"ID3", "a sound file"),
    (b"SQLite format 3\x00", "a database"),
    (b"\x7fELF", "a program"),
)

_CONTROL = bytes((*range(0x09), *range(0x0E, 0x1B), *range(0x1C, 0x20), 0x7F))
_NEWLINE = re.compile(r"\r\n?")
_WESTERN = re.compile(
    r"[\u2018-\u201e\u2013\u2014\u2026\u20ac\u2022\u00a0-\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e]"
)
_ARABIC = re.compile(r"[\u060c\u061b\u061f\u0621-\u064a\u067e\u0686\u0698\u06af]")
_MIXED = re.compile(r"[A-Za-z\u00c0-\u00ff][\u0621-\u064a]|[\u0621-\u064a][A-Za-z\u00c0-\u00ff]")
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
CUT_OFF = (
    "truncated-file",
    "stops in the middle of a character, as a file cut off does: read up to there; fetch it again if more is missing",
)
_SAVE = "save it as UTF-8 and read it again"


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text with the encoding it came in; `note` is an issue's code and message where the decoding was not plain."""

    text: str
    encoding: str
    note: tuple[str, str] | None = None


def decode(raw: bytes, declared: str | None = None) -> Decoded:
    """The text of these bytes, its line ends all LF (the text is fixed from here on).

    `declared` is an encoding that the file itself names, as a page may. Raises Refusal for bytes that are no text.
    """
    decoded = _decode(raw, declared)
    return Decoded(_NEWLINE.sub("\n", decoded.text), decoded.encoding, decoded.note)


def marked_encoding(raw: bytes) -> str | None:
    """The encoding that the mark at the start of these bytes names, None where there is no mark."""
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return "utf-8-sig" if encoding == "utf-8" else encoding
    return None


def refuse_binary(raw: bytes) -> None:
    """Raise Refusal where these first bytes of a file show that it is no text."""
    if marked_encoding(raw):
        return
    for magic, what in _MAGIC:
        if raw.startswith(magic):
            raise Refusal("binary-file", f"is {what}")
    zeros = raw.count(0)
    if zeros:
        if len(raw) > 3 and zeros > len(raw) // 4 and max(raw[0::2].count(0), raw[1::2].count(0)) > zeros * 0.9:
            raise Refusal("encoding-unclear", f"looks like UTF-16 without its byte-order mark: {_SAVE}")
        raise Refusal("binary-file", "is not a text file (it holds NUL bytes)")
    if len(raw) - len(raw.translate(None, _CONTROL)) > max(2, len(raw) // 200):
        raise Refusal("binary-file", "is not a text file (it is full of control characters)")


def _decode(raw: bytes, declared: str | None) -> Decoded:
    if marked := marked_encoding(raw):
        return _decode_marked(raw, marked)
    refuse_binary(raw)
    try:
        return Decoded(raw.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data" and (
            len(raw) - error.start > 1 or not raw[: error.start].isascii()
        ):
            return Decoded(raw[: error.start].decode("utf-8"), "utf-8", CUT_OFF)
    if declared:
        try:
            return Decoded(raw.decode(declared), declared)
        except (LookupError, ValueError):  # no such encoding, or not the true one
            pass
    return _guess(raw)


def _decode_marked(raw: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(raw.decode(encoding), encoding)
    except UnicodeDecodeError as error:
        if error.reason in {"unexpected end of data", "truncated data"}:
            return Decoded(raw[: error.start].decode(encoding), encoding, CUT_OFF)
        raise Refusal("encoding-unclear", f"starts with the mark of {encoding.upper()} but is not: {_SAVE}") from None


def _guess(raw: bytes) -> Decoded:
    """The text where its bytes are not UTF-8, with a note on what was taken."""
    high = sum(1 for byte in raw if byte > 127)
    sound = sum(len(found) for found in _MULTIBYTE.findall(raw))
    broken = high - sound
    if sound > 4 * broken:
        line = raw[: _first_fault(raw)].count(b"\n") + 1
        note = f"is UTF-8 with {broken} broken byte(s), the first on line {line}, shown as \N{REPLACEMENT CHARACTER}: fetch it again"
        return Decoded(raw.decode("utf-8", "replace"), "utf-8", ("encoding-damaged", note))
    for encoding, fits in (("cp1252", _fits_western), ("cp1256", _fits_arabic)):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if fits(text, high):
            note = f"is not UTF-8 and was read as {encoding.replace('cp', 'Windows-')}: if letters look wrong, {_SAVE}"
            return Decoded(text, encoding, ("encoding-guessed", note))
    raise Refusal("encoding-unclear", f"is not UTF-8, and its bytes fit no other encoding clearly: {_SAVE}")


def _first_fault(raw: bytes) -> int:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start
    return len(raw)


def _fits_western(text: str, high: int) -> bool:
    """English and its neighbours: few bytes above 127, each a quotation mark, a dash or an accented letter."""
    return high <= max(3, len(text) // 10) and len(_WESTERN.findall(text)) == high


def _fits_arabic(text: str, high: int) -> bool:
    """Arabic: most bytes above 127, nearly all Arabic letters, and no word that mixes them with Latin ones."""
    return (
        high > len(text) // 3 and len(_ARABIC.findall(text)) > high * 0.9 and len(_MIXED.findall(text)) <= high // 100
    )
