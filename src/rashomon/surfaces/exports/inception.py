"""A folder for INCEpTION (UIMA CAS XMI): a document for each report, in which every claim is a span to confirm, reject or correct.

`TypeSystem.xml` has the layers and is imported first (Settings, Layers); each `NAME.xmi` is a document ("UIMA CAS XMI"). On the layer `rashomon.Claim` stand the words of each claim with `attribute`, `value`, `polarity`,
`certainty`, `source`, `claim` and `incident`; a second coder fills in `verdict` (right or wrong), or `correction`, and `why`, and `rashomon judgements --import` reads the file that INCEpTION exports. `rashomon.Source` has the words that
name who speaks. Offsets in the files are UTF-16 units, as UIMA counts. Needs the extra `annotation` (dkpro-cassis).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from rashomon.records import Incident, Report
from rashomon.surfaces.doubting import UNSURE, is_unsure
from rashomon.surfaces.exports.parts.cas import CLAIM, EXTRA, FEATURES, SOURCE, fit_for_xml, make_types
from rashomon.surfaces.exports.parts.marking import Mark, mark_reports
from rashomon.surfaces.exports.parts.naming import file_name
from rashomon.surfaces.extras import need

ENDINGS = ()
POLICY = (
    "a document for each report of the incidents; every claim is marked once, on each stretch of its words, whatever it asserts or denies",
    "offsets are of UTF-16 units, as UIMA counts; control characters, which XML cannot hold, are shown as U+FFFD",
    "a source that stands in no words of the report is not marked: it is named with its claims",
)

_WHAT = "an export for INCEpTION"


def write_files(incidents: Sequence[Incident], reports: Sequence[Report]) -> Iterator[tuple[str, str]]:
    """The files by name: the type system, and a document for each report. Raises SettingError where the library is missing."""
    cassis = need("cassis", EXTRA, _WHAT)
    yield "TypeSystem.xml", make_types(cassis).to_xml()
    for report, marks in mark_reports(incidents, reports):
        types = make_types(cassis)
        cas = cassis.Cas(typesystem=types, sofa_string=fit_for_xml(report.text), sofa_mime="text/plain", document_language=report.language or "x-unspecified")
        _mark(cas, types, marks)
        yield f"{file_name(report)}.xmi", cas.to_xmi()


def _mark(cas: Any, types: Any, marks: Sequence[Mark]) -> None:
    claim, source = types.get_type(CLAIM), types.get_type(SOURCE)
    named: dict[tuple[int, int], str] = {}
    for mark in marks:
        said = {
            "attribute": mark.label, "value": mark.value, "polarity": mark.claim.polarity.value, "certainty": mark.claim.certainty.value, "reading": UNSURE if is_unsure(mark.claim) else "",
            "source": mark.claim.attribution.source.name, "claim": mark.claim.id, "incident": mark.incident,
        }  # fmt: skip
        told = {name: fit_for_xml(said[name]) for name in FEATURES if name in said}
        for span in mark.spans:
            cas.add(claim(begin=span.start, end=span.end, **told))
        if mark.source is not None:
            named.setdefault((mark.source.start, mark.source.end), told["source"])
    for (start, end), name in sorted(named.items()):
        cas.add(source(begin=start, end=end, source=name))
