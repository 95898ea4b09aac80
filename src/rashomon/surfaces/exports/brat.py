"""A folder for brat: a text and its annotations for each report, and the configuration that they need.

`NAME.txt` is the report's text as kept, `NAME.ann` its standoff annotations, offsets in code points: the words of each claim under its attribute, the source and the cue, the relation `said_by` between them,
`Denied` and `Doubt` as attributes, and the value, the claim and the incident as a note. Words in several places, or over several lines, are one annotation of several
fragments, as brat has it. `annotation.conf` names every type. A second coder gives a claim's words the attribute `Verdict` (right or wrong), or writes a better value behind a last `|` of its note, and
`rashomon judgements --import` reads the folder back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rashomon.records import Attribute, Certainty, Incident, Report, Span
from rashomon.surfaces.cli.marks import on_one_line
from rashomon.surfaces.doubting import is_unsure
from rashomon.surfaces.exports.parts.marking import CUE, SOURCE, VERDICTS, Mark, mark_reports
from rashomon.surfaces.exports.parts.naming import file_name

ENDINGS = ()
POLICY = (
    "a text and its annotations for each report of the incidents; every claim is marked once, whatever it asserts or denies",
    "offsets are of code points, as brat counts; fragments of one annotation do not cross lines",
    "a source or cue that stands in no words of the report is not marked: the outlet's own claims have none",
)

_LINES = re.compile(r"[^\r\n]+")


def write_files(incidents: Sequence[Incident], reports: Sequence[Report]) -> Iterator[tuple[str, str]]:
    """The files by name: the configuration, and two for each report."""
    yield "annotation.conf", _configuration()
    for report, marks in mark_reports(incidents, reports):
        name = file_name(report)
        yield f"{name}.txt", report.text
        yield f"{name}.ann", "".join(f"{line}\n" for line in _lines(report, marks))


def _lines(report: Report, marks: Sequence[Mark]) -> Iterator[str]:
    known: dict[tuple[str, Span], str] = {}
    relations, notes = 0, 0
    attributes = 0
    for mark in marks:
        name = f"T{len(known) + 1}"
        line = _bound(name, mark.label, report, mark.spans)
        if line is None:
            continue
        known[mark.claim.id, mark.spans[0]] = name
        yield line
        stands = (("Denied", mark.denied), ("Doubt", mark.claim.certainty is not Certainty.CERTAIN), ("Unsure", is_unsure(mark.claim)))
        for said in (said for said, so in stands if so):
            attributes += 1
            yield f"A{attributes}\t{said} {name}" + (f" {mark.claim.certainty.value}" if said == "Doubt" else "")
        for label, span in ((SOURCE, mark.source), (CUE, mark.cue)):
            if span is None:
                continue
            if (label, span) not in known:
                other = f"T{len(known) + 1}"
                bound = _bound(other, label, report, (span,))
                if bound is None:
                    continue
                known[label, span] = other
                yield bound
            if label == SOURCE:
                relations += 1
                yield f"R{relations}\tsaid_by Arg1:{name} Arg2:{known[label, span]}"
        notes += 1
        yield f"#{notes}\tAnnotatorNotes {name}\t{on_one_line(mark.value)} | {mark.claim.id} | {mark.incident}"


def _bound(name: str, label: str, report: Report, spans: Sequence[Span]) -> str | None:
    """A text-bound annotation over the spans, a fragment a line of the text; overlapping spans are one. None where they hold no words."""
    merged: list[list[int]] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1][1]:
            merged[-1][1] = max(merged[-1][1], span.end)
        else:
            merged.append([span.start, span.end])
    pieces = [(start + found.start(), start + found.end()) for start, end in merged for found in _LINES.finditer(report.text[start:end])]
    if not pieces:
        return None
    places = ";".join(f"{start} {end}" for start, end in pieces)
    return f"{name}\t{label} {places}\t{' '.join(report.text[start:end] for start, end in pieces)}"


def _configuration() -> str:
    labels = (*(attribute.value for attribute in Attribute), SOURCE, CUE)
    doubts = "|".join(c.value for c in Certainty if c is not Certainty.CERTAIN)
    claims = "|".join(attribute.value for attribute in Attribute)
    return "\n".join((
        "[entities]", *labels, "", "[relations]", f"said_by\tArg1:{claims}, Arg2:{SOURCE}", "<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>", "",
        "[events]", "", "[attributes]", "Denied\tArg:<ENTITY>", "Unsure\tArg:<ENTITY>", f"Doubt\tArg:<ENTITY>, Value:{doubts}", f"Verdict\tArg:<ENTITY>, Value:{'|'.join(VERDICTS)}", "",
    ))  # fmt: skip
