"""Rich text (RTF): the words that a reader sees, in order.

Deleted and hidden words are left out, notes stand at the end, words of text boxes and of fields' results are in. Page heads and feet, pictures and tables of
fonts are no text. Each font's own code page decodes its bytes.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from rashomon.reading.formats.blocks import CELL, Block, to_block
from rashomon.reading.formats.markup import load
from rashomon.records import Issue

_TOKEN = re.compile(r"\\([a-zA-Z]{1,32})(-?\d{1,10})?[ ]?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z'])|([{}])|([^\\{}\r\n]+)|[\r\n]+|\\")
_GAP = 16
"""Characters within which another group follows one that is whole, where several documents were put together."""
_SIGNS = {
    "tab": "\t", "cell": CELL, "nestcell": CELL, "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•",
    "emspace": " ", "enspace": " ", "qmspace": " ",
}  # fmt: skip
_ENDS = frozenset({"par", "line", "row", "nestrow", "page", "sect", "column", "sectd"})
_PASSED = frozenset({
    "fonttbl", "colortbl", "stylesheet", "info", "pict", "header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf", "object", "fldinst", "themedata",
    "datastore", "xmlnstbl", "listtable", "listoverridetable", "rsidtbl", "generator", "latentstyles", "template", "bkmkend", "private", "xe", "tc", "rxe",
    "pntext", "listtext", "nonshppict", "sp",
})  # fmt: skip
_SEEN_THOUGH_STARRED = frozenset({"shpinst", "shptxt", "footnote", "fldrslt"})
_CHARSETS = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gbk", 136: "big5", 161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257",
    204: "cp1251", 222: "cp874", 238: "cp1250",
}  # fmt: skip
_PAGES = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850", "ansi": "cp1252"}


@dataclass(frozen=True, slots=True)
class _State:
    """What holds inside one group of braces."""

    passed: bool = False
    bold: bool = False
    gone: bool = False
    centred: bool = False
    skip: int = 1
    """Characters that stand behind a \\u for programs that do not know it."""
    encoding: str = "cp1252"
    fonts: bool = False
    """Whether this is the table of fonts."""
    note: bool = False


def find_cut(path: Path, where: str) -> Iterator[Issue]:
    """The issue of a document whose last group does not close, if it is so."""
    with path.open("rb") as stream:
        stream.seek(max(0, path.stat().st_size - 64))
        if not stream.read().rstrip(b"\0 \r\n\t").endswith(b"}"):
            yield Issue(code="truncated-file", where=where, message="stops before its end (no closing brace): read as far as it goes; fetch it again")


def rtf_blocks(path: Path) -> Iterator[Block]:
    """The paragraphs of a document; a block's name is its first bookmark. Raises Refusal for one too large."""
    source = load(path).decode("latin-1")
    state = _State()
    stack: list[_State] = []
    fonts: dict[int, str] = {}
    parts: list[tuple[str, bool]] = []
    notes: list[list[tuple[str, bool]]] = []
    waiting = bytearray()
    default = "cp1252"
    font, starred, unread, at, name, naming = 0, False, 0, 0, "", False
    while (token := _TOKEN.match(source, at)) is not None:
        at = token.end()
        word, number, byte, symbol, brace, plain = token.groups()
        if waiting and byte is None:
            (notes[-1] if state.note else parts).append((bytes(waiting).decode(state.encoding, "replace"), state.bold))
            waiting.clear()
        if brace == "{":
            stack.append(state)
            starred, unread = False, 0
            continue
        if brace == "}":
            state = stack.pop() if stack else state
            naming, unread = False, 0
            if not stack and not source[at : at + _GAP].lstrip().startswith("{"):
                break  # behind its last brace a document has ended, whatever fills the file up
            continue
        if symbol == "*":
            starred = True
            continue
        said = ""
        if word is not None:
            value = int(number) if number else None
            if word == "bin":
                at += max(0, value or 0)
            elif word == "bkmkstart":
                naming, state = True, replace(state, passed=True)
            elif (starred and word not in _SEEN_THOUGH_STARRED) or word in _PASSED:
                state = replace(state, passed=True, fonts=word == "fonttbl" or state.fonts)
            elif word == "footnote":
                state = replace(state, note=True)
                notes.append([])
            elif word == "shptxt":
                state = replace(state, passed=False)
            elif word == "u" and value is not None:
                said, unread = _unicode(value), state.skip
            elif word == "uc":
                state = replace(state, skip=max(0, value or 0))
            elif word == "ansicpg" and value:
                default = _known(f"cp{value}") or default
                state = replace(state, encoding=default)
            elif word in _PAGES and not stack[1:]:
                default = _PAGES[word]
                state = replace(state, encoding=default)
            elif word == "f" and value is not None:
                font = value
                state = replace(state, encoding=fonts.get(font, default))
            elif word == "fcharset" and state.fonts and value in _CHARSETS:
                fonts[font] = _CHARSETS[value] if value else default
            elif word == "b":
                state = replace(state, bold=value != 0)
            elif word in {"v", "deleted"}:
                state = replace(state, gone=value != 0)
            elif word == "plain":
                state = replace(state, bold=False, gone=False, encoding=default)
            elif word == "pard":
                state = replace(state, centred=False)
            elif word == "qc":
                state = replace(state, centred=True)
            elif word in _SIGNS:
                said = _SIGNS[word]
            elif word in _ENDS and state.note:
                said = " "
            elif word in _ENDS and not state.passed:
                block = to_block(parts, centred=state.centred, name=name)
                if block or name:
                    yield block or Block("", name=name)
                parts, name = [], ""
            starred = False
            if unread and word != "u" and said:
                unread, said = unread - 1, ""
        elif byte is not None:
            if unread:
                unread -= 1
            elif not (state.passed or state.gone):
                waiting.append(int(byte, 16))
        elif symbol is not None:
            said = {"~": "\u00a0", "_": "-", "\n": "\n", "\r": "\n", "{": "{", "}": "}", "\\": "\\"}.get(symbol, "")
        elif plain is not None:
            if naming:
                name = name or plain.strip()
            said, unread = plain[unread:], max(0, unread - len(plain))
            if not said.isascii():
                said = said.encode("latin-1").decode(state.encoding, "replace")
        if said and not (state.passed or state.gone):
            (notes[-1] if state.note else parts).append((said, state.bold))
    if waiting:
        parts.append((bytes(waiting).decode(state.encoding, "replace"), state.bold))
    for block in (to_block(parts, centred=state.centred, name=name), *map(to_block, notes)):
        if block:
            yield block


def _unicode(value: int) -> str:
    """The UTF-16 unit of this number, which may be written as a negative number; halves of a pair are joined by `articles`."""
    unit = value & 0xFFFF
    return chr(unit) if unit else ""


def _known(encoding: str) -> str | None:
    try:
        return codecs.lookup(encoding).name
    except LookupError:
        return None
