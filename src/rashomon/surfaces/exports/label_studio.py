"""Tasks for Label Studio, as JSON: each report's text with every claim as a prediction that annotators correct.

`data.text` is the report's text as kept. The regions are the words of each claim under its attribute, the source and the cue; a region's `meta` has the value, the polarity, the certainty, the claim and the
incident, and relations go from a claim's regions to its source's. Label Studio runs in JavaScript, which counts UTF-16 units, so `start` and `end` do too; `meta.start` and `meta.end` are the
same in code points. `data.config` is the labelling configuration that the project needs: of each region it takes a verdict (right or wrong) and a better value, which
`rashomon judgements --import` reads back from the tool's JSON.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from rashomon.records import Attribute, Incident, Report, Span
from rashomon.surfaces.doubting import UNSURE, is_unsure
from rashomon.surfaces.exports.parts.marking import CORRECTION, CUE, SOURCE, VERDICT, VERDICTS, Mark, mark_reports
from rashomon.surfaces.exports.parts.units import Units
from rashomon.version import VERSION

ENDINGS = (".json",)
POLICY = (
    "a task for each report of the incidents; every claim is a region once, whatever it asserts or denies; words in several places are several regions",
    "start and end are UTF-16 units, as the tool counts; meta has the same in code points",
    "a source or cue that stands in no words of the report is no region: the outlet's own claims have none",
)

CONFIG = (
    '<View><Labels name="label" toName="text">'
    + "".join(f'<Label value="{name}"/>' for name in (*(attribute.value for attribute in Attribute), SOURCE, CUE))
    + '</Labels><Text name="text" value="$text" granularity="word"/><Relations><Relation value="said_by"/></Relations>'
    + f'<Choices name="{VERDICT}" toName="text" perRegion="true">'
    + "".join(f'<Choice value="{verdict}"/>' for verdict in VERDICTS)
    + f'</Choices><TextArea name="{CORRECTION}" toName="text" perRegion="true" placeholder="what the words say instead"/></View>'
)
"""The labelling configuration: a label for every attribute, for sources and for cues; of each region a verdict and a better value."""


def write_lines(incidents: Sequence[Incident], reports: Sequence[Report]) -> Iterator[str]:
    """The lines of the file: one JSON list, a task a line."""
    yield "["
    for number, (report, marks) in enumerate(mark_reports(incidents, reports)):
        yield ("," if number else "") + "\n" + json.dumps(_task(report, marks), ensure_ascii=False)
    yield "\n]\n"


def _task(report: Report, marks: Sequence[Mark]) -> dict[str, Any]:
    units = Units(report.text)
    regions: dict[str, dict[str, Any]] = {}
    relations: dict[tuple[str, str], dict[str, Any]] = {}
    for mark in marks:
        said = {"claim": mark.claim.id, "incident": mark.incident, "value": mark.value, "polarity": mark.claim.polarity.value, "certainty": mark.claim.certainty.value, "reading": UNSURE if is_unsure(mark.claim) else ""}
        own = [f"{mark.claim.id}-{number}" for number in range(1, len(mark.spans) + 1)]
        for name, span in zip(own, mark.spans, strict=True):
            regions[name] = _region(name, mark.label, span, units, said)
        for label, other in ((SOURCE, mark.source), (CUE, mark.cue)):
            if other is None:
                continue
            name = f"{label}-{other.start}-{other.end}"
            regions.setdefault(name, _region(name, label, other, units, {}))
            if label == SOURCE:
                for each in own:
                    relations[each, name] = {"from_id": each, "to_id": name, "type": "relation", "direction": "right", "labels": ["said_by"]}
    published = report.published.isoformat() if report.published else None
    data = {"text": report.text, "report": report.id, "path": report.path, "outlet": report.outlet, "published": published, "config": CONFIG}
    return {"data": data, "predictions": [{"model_version": f"rashomon {VERSION}", "result": [*regions.values(), *relations.values()]}]}


def _region(name: str, label: str, span: Span, units: Units, said: dict[str, str]) -> dict[str, Any]:
    value = {"start": units.of(span.start), "end": units.of(span.end), "text": span.text, "labels": [label]}
    meta = {**said, "start": span.start, "end": span.end}
    return {"id": name, "from_name": "label", "to_name": "text", "type": "labels", "value": value, "meta": meta}
