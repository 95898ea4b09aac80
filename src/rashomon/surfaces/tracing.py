"""Why a claim is held, and what joins an incident's accounts, in raw values for programs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from rashomon.knowledge.rules import load_rules
from rashomon.records import Event, Incident, Link
from rashomon.surfaces.cli.quoting import sentence_around
from rashomon.surfaces.exports.jsonl import incident_to_json
from rashomon.surfaces.plain import claim_row

if TYPE_CHECKING:
    from rashomon.linking import NearMiss
    from rashomon.storing import Ledger


def trace_links(incident: Incident, near: Sequence[tuple[NearMiss, Event]]) -> dict[str, Any]:
    """What joins the accounts, in bits, and what came near; `forbidden` is what no evidence can outweigh."""

    def link_of(link: Link) -> dict[str, object]:
        return {"left": link.left, "right": link.right, "weights": dict(link.weights), "total": round(link.total, 4)}

    return {
        "id": incident.id, "title": incident.title, "status": incident.status.value, "links": [link_of(link) for link in incident.links],
        "near": [link_of(miss.link) | {"report": event.report, "forbidden": miss.forbidden} for miss, event in near],
    }  # fmt: skip


def trace_claim(kept: Ledger, name: str) -> dict[str, Any]:
    """One claim in raw values: its words with their offsets, what it says, who says so, and the incidents that it counts for."""
    found = kept.claims(name)
    claim, report = found[0][1], kept.report(found[0][0].report)
    start, end = sentence_around(report.text, sorted(set(claim.evidence)))
    rules = load_rules()
    told = incident_to_json(incident, {}) if (incident := next(iter(kept.incidents_with({found[0][0].id})), None)) else {}
    whole: dict[str, object] = next((one for part in ("claims", "wording_claims", "struck_claims") for one in told.get(part, ()) if one["id"] == claim.id), {})
    return {
        "id": claim.id, **claim_row(claim), "sentence": report.text[start:end], "sentence_start": start,
        "evidence": whole.get("evidence", [{"report": s.report, "start": s.start, "end": s.end, "text": s.text} for s in claim.evidence]),
        "attribution": whole.get("attribution"), "coder": claim.coder, "coder_does": rules.explain_coder(claim.coder) if claim.coder else None,
        "source_rule": claim.attribution.rule, "source_rule_does": rules.explain_attribution(claim.attribution.rule),
        "report": {
            "id": report.id, "outlet": report.outlet, "title": report.title, "url": report.url, "path": report.path,
            "published": report.published.isoformat() if report.published else None, "published_from": report.published_from,
        },
        "events": [event.id for event, _ in found],
        "incidents": [one.id for one in kept.incidents_with({event.id for event, _ in found})],
    }  # fmt: skip
