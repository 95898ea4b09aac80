"""A report's text with every stretch marked that a claim stands on; nothing of the text is changed, left out or added."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from rashomon.records import Claim


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of the text. `claims` (ids) stand on it, the one with the narrowest words first; `labels` name those that end here; `current`: the open one does."""

    text: str
    claims: tuple[str, ...]
    labels: tuple[str, ...]
    current: bool
    cue: bool


def mark_text(text: str, claims: Sequence[tuple[Claim, str]], current: str | None = None, report: str = "") -> list[Stretch]:
    """The text cut where a span of these claims begins or ends; each claim comes with its label. Only spans whose words stand there are marked."""
    spans = [
        (span.start, span.end, claim.id, label)
        for claim, label in claims
        for span in claim.evidence
        if span.report == report and span.start < span.end and text[span.start : span.end] == span.text
    ]
    cues = [
        (cue.start, cue.end)
        for claim, _ in claims
        if claim.id == current and (cue := claim.attribution.cue) is not None and cue.report == report and text[cue.start : cue.end] == cue.text
    ]
    cuts = sorted({0, len(text), *(at for start, end, _, _ in spans for at in (start, end)), *(at for cue in cues for at in cue)})
    opening: dict[int, list[tuple[int, int, str, str]]] = {}
    for span in spans:
        opening.setdefault(span[0], []).append(span)
    held: list[tuple[int, int, str, str]] = []
    found = []
    for left, right in pairwise(cuts):
        held = [span for span in held if span[1] > left] + opening.get(left, [])
        inside = sorted(held, key=lambda span: (span[1] - span[0], span[2]))
        ends = dict.fromkeys(label for _, end, _, label in inside if end == right and label)
        names = tuple(dict.fromkeys(name for _, _, name, _ in inside))
        found.append(Stretch(text[left:right], names, tuple(ends), current in names, any(start <= left and right <= end for start, end in cues)))
    return found

