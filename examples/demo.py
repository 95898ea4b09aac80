"""`make demo`: read the example reports, write a ledger and a dossier, and say in five lines what was found."""

from __future__ import annotations

from pathlib import Path

import rashomon
from rashomon.records import Status
from rashomon.surfaces.dossier import write_dossier

REPORTS = Path(__file__).parent / "hasakah-2020" / "reports"
OUT = Path("demo")


def main() -> None:
    """Read into demo/hasakah.ledger and write demo/hasakah.html."""
    OUT.mkdir(exist_ok=True)
    with rashomon.read(REPORTS, ledger=OUT / "hasakah.ledger") as ledger:
        incidents, reports = ledger.incidents(), {r.id: r for r in ledger.reports()}
        page = write_dossier(incidents, reports, ledger.issues(), title="Encounters in Hasakah, 2020")
        (OUT / "hasakah.html").write_text(page, encoding="utf-8")
        claims = sum(len(i.claims) for i in incidents)
        rival = [i for i in incidents if len(i.reports) > 1]
        disputed = sum(f.status is Status.DISPUTED for i in incidents for f in i.facts)
        most = max(incidents, key=lambda i: len(i.reports))
    print(f"{len(reports)} reports read from {REPORTS.parent.name}: {claims} claims, each with its words and who said so.")
    print(f"{len(incidents)} incidents, {len(rival)} of them told by more than one report; {disputed} facts are disputed.")
    print(f"The most told: {most.title} ({len(most.reports)} reports, {len(most.origins)} independent origins).")
    print(f"The ledger is {OUT / 'hasakah.ledger'}: try  .venv/bin/rashomon incidents --ledger {OUT / 'hasakah.ledger'}")
    print(f"Open {OUT / 'hasakah.html'} in any browser.")


if __name__ == "__main__":
    main()
