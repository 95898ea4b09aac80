"""The words themselves: the sentence that holds the evidence, with the evidence and the cue marked in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from rashomon.records import Claim, Report, Span

REACH = 420
"""Characters of context, at most, on either side of the evidence where a sentence runs on and on."""

STOP = re.compile(r"[.!?…。؟]+[\"'”’»)\]]*(?=\s)|\n\s*\n|\n")
BULLET = re.compile(r"\s*[-–—•*\u25a0-\u25ff]\ufe0f?\s")

WRAPPED = 50
"""Characters of a line, at least, for its end to be a wrapped line's and no heading's."""
SHORTENED = re.compile(r"(?:\b[A-Z]|\b(?:U\.S|U\.N|U\.K|a\.m|p\.m|i\.e|e\.g|Mr|Mrs|Ms|Dr|Gen|Lt|Col|Maj|Capt|Sgt|Brig|Adm|Cmdr|Sen|Rep|Gov|"
                       r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|No|vs|St|Inc|Ltd|Co|km|approx))\.$")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words with how it is drawn: `evidence` underlined, `cue` dotted, `gap` words left out."""

    text: str
    evidence: bool = False
    cue: bool = False
    gap: bool = False


def _ends(text: str, start: int, stop: int) -> list[int]:
    """Where sentences end between two offsets; a stop after an abbreviation or an initial ends none."""
    found = []
    for match in STOP.finditer(text, start, stop):
        before = text[max(start, match.start() - 12) : match.start() + 1]
        following = text[match.end() : match.end() + 2].strip()
        if match[0] == "." and (SHORTENED.search(before) or following[:1].islower()):
            continue
        if match[0] == "\n" and not _ends_line(text, match.start()):
            continue
        found.append(match.end() if not match[0].startswith("\n") else match.start())
    return found


def _ends_line(text: str, at: int) -> bool:
    """Whether a single line break ends what stands before it: after a heading, before a bullet; a wrapped line goes on."""
    line = text[text.rfind("\n", 0, at) + 1 : at]
    return len(line.strip()) < WRAPPED or bool(BULLET.match(text, at + 1))


def find_sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence (or sentences) around these characters: "... were hurt. [Four soldiers were hurt], he said. ..."."""
    floor, ceiling = max(0, start - REACH), min(len(text), end + REACH)
    left = max((e for e in _ends(text, floor, start)), default=floor)
    right = next(iter(_ends(text, max(end - 1, start), ceiling)), ceiling)
    right = max(right, end)
    bullet = BULLET.match(text, left, start)
    left = bullet.end() if bullet else left
    while left < start and text[left].isspace():
        left += 1
    while right > end and text[right - 1].isspace():
        right -= 1
    return left, right


def cut_pieces(text: str, start: int, end: int, evidence: list[Span], cues: list[Span]) -> list[Piece]:
    """The text from `start` up to `end`, cut where an evidence span or a cue begins or ends."""
    inside = [s for s in (*evidence, *cues) if s.start < end and start < s.end]
    cuts = sorted({start, end, *(max(start, s.start) for s in inside), *(min(end, s.end) for s in inside)})
    pieces = []
    for left, right in pairwise(cuts):
        marked = any(s.start <= left and right <= s.end for s in evidence)
        cued = any(s.start <= left and right <= s.end for s in cues)
        pieces.append(Piece(text[left:right], evidence=marked, cue=cued))
    return pieces


def quote_claims(claims: list[Claim], report: Report | None) -> list[Piece]:
    """What these claims of one report rest on, in its own sentences; sentences that do not touch are joined by a gap.

    A report that is not at hand, or whose text does not hold the span, leaves the evidence's own words.
    """
    evidence = sorted({s for c in claims for s in c.evidence})
    if report is None or any(report.text[s.start : s.end] != s.text for s in evidence):
        return [p for s in evidence for p in (Piece(" ", gap=True), Piece(s.text, evidence=True))][1:]
    cues = [
        c.attribution.cue for c in claims if c.attribution.cue is not None and c.attribution.cue.report == report.id
    ]
    stretches: list[tuple[int, int]] = []
    for span in evidence:
        left, right = find_sentence(report.text, span.start, span.end)
        if stretches and left <= stretches[-1][1] + 1:
            stretches[-1] = (stretches[-1][0], max(right, stretches[-1][1]))
        else:
            stretches.append((left, right))
    pieces: list[Piece] = []
    for left, right in stretches:
        if pieces:
            pieces.append(Piece(" ", gap=True))
        pieces.extend(cut_pieces(report.text, left, right, evidence, cues))
    return pieces


def say_offsets(claims: list[Claim]) -> str:
    """Where the evidence stands, as half-open ranges: "812–871, 903–910"."""
    spans = sorted({(s.start, s.end) for c in claims for s in c.evidence})
    return ", ".join(f"{start}–{end}" for start, end in spans)


def overlay_pieces(several: list[tuple[Piece, ...]]) -> tuple[Piece, ...]:
    """The same words, marked differently in several reports, with every mark: white space is one space throughout."""
    words = fold_pieces(several[0])
    marks = [[False, False, False] for _ in words]
    for pieces in several:
        for at, flags in enumerate(_flags(pieces)):
            marks[at] = [one or other for one, other in zip(marks[at], flags, strict=True)]
    runs: list[Piece] = []
    for letter, (evidence, cue, gap) in zip(words, marks, strict=True):
        last = runs[-1] if runs else None
        if last and (last.evidence, last.cue, last.gap) == (evidence, cue, gap):
            runs[-1] = Piece(last.text + letter, evidence, cue, gap)
        else:
            runs.append(Piece(letter, evidence, cue, gap))
    return tuple(runs)


def fold_pieces(pieces: tuple[Piece, ...]) -> str:
    """The words of a quotation with all white space as single spaces: what makes two quotations the same words."""
    return "".join(letter for letter, _ in _letters(pieces))


def _flags(pieces: tuple[Piece, ...]) -> list[tuple[bool, bool, bool]]:
    return [flags for _, flags in _letters(pieces)]


def _letters(pieces: tuple[Piece, ...]) -> list[tuple[str, tuple[bool, bool, bool]]]:
    found: list[tuple[str, tuple[bool, bool, bool]]] = []
    for piece in pieces:
        for letter in piece.text:
            space = letter.isspace()
            if not (space and found and found[-1][0] == " " and not piece.gap):
                found.append((" " if space else letter, (piece.evidence, piece.cue, piece.gap)))
    return found
