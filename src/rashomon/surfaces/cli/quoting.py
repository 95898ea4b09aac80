"""Words of reports, quoted with where they stand and through whom they came."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from rashomon.records import Attribution, Incident, Report, Span
from rashomon.surfaces.cli.marks import on_one_line

_ENDS = re.compile(r"""[.!?…]["'”’)\]]*\s+(?=["'“‘(\[]*[^\Wa-z_])|\n\s*""")
"""Where a sentence ends: after its full stop before a capital or a digit, or with its line."""


def number_reports(incident: Incident, reports: Mapping[str, Report]) -> dict[str, int]:
    """The incident's reports by id, numbered from 1 in the order of a dossier, so that the dossier of the incident has the same numbers."""

    def order(name: str) -> tuple[bool, tuple[str, str, str, str]]:
        report = reports.get(name)
        return report is None, order_of(report) if report else (name, "", "", "")

    return {name: number for number, name in enumerate(sorted(incident.reports, key=order), start=1)}


def order_of(report: Report) -> tuple[str, str, str, str]:
    """What puts reports in order wherever they are numbered: day of publication, outlet, path, id; the undated last."""
    return report.published.isoformat() if report.published else "9999", (report.outlet or "").lower(), report.path, report.id


def say_report(report: Report | None, name: str) -> str:
    """A report on one line: outlet, day, path and title."""
    if report is None:
        return f"{name} (no longer in the ledger)"
    day = report.published.isoformat() if report.published else "undated"
    title = f" “{on_one_line(report.title)}”" if report.title else ""
    return f"{on_one_line(report.outlet or 'outlet not said')}, {day},{title} {on_one_line(report.path)}"


_DATED_BY = {
    "option": "as given to `read`",
    "table": "by reports.csv",
    "header": "by the header of its file",
    "page": "as the page declares",
    "record": "by its record",
    "text": "by the date line of its text",
    "dateline": "by its dateline",
}


def say_published(report: Report) -> str:
    """The day of publication with what gave it: "2020-05-12, by the date line of its text"."""
    if report.published is None:
        return "undated"
    origin, _, told_apart = (report.published_from or "").partition(", ")
    by = _DATED_BY.get(origin, origin)
    return on_one_line(", ".join(filter(None, (report.published.isoformat(), by, told_apart))))


def quote(span: Span) -> str:
    """The words in quotation marks, on one line."""
    return f"“{on_one_line(span.text)}”"


def cite(span: Span, numbers: Mapping[str, int]) -> str:
    """Which report and which characters, as "[1 12-34]"."""
    return f"[{numbers.get(span.report, span.report)} {span.start}-{span.end}]"


def say_chain(attribution: Attribution, report: Report | None) -> str:
    """Through whom the claim came: "Harbour Wire ‹ SANA ‹ a resident, “said”"."""
    outlet = (report.outlet if report else None) or "the outlet"
    steps = [outlet, *(source.name for source in attribution.via)]
    if attribution.source.kind != "outlet":
        steps.append(attribution.source.name)
    cue = f", {quote(attribution.cue)}" if attribution.cue else ""
    return " ‹ ".join(dict.fromkeys(on_one_line(step) for step in steps)) + cue


def sentence_around(text: str, spans: Sequence[Span]) -> tuple[int, int]:
    """The bounds of the sentence or sentences that hold these spans."""
    first, last = min(s.start for s in spans), max(s.end for s in spans)
    start, end = 0, len(text)
    for found in _ENDS.finditer(text):
        if found.end() <= first:
            start = found.end()
        elif found.start() >= last - 1:
            end = found.start() + len(found[0].rstrip())
            break
    return start, end
