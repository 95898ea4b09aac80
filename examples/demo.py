"""`make demo`: read the example reports, write a ledger and a dossier, and say in five lines what was found."""

from __future__ import annotations

import sys
from pathlib import Path

import rashomon
from rashomon.knowledge.places.world import index_path
from rashomon.records import Status
from rashomon.surfaces.dossier import write_dossier
from rashomon.surfaces.making import say_maker

REPORTS = Path(__file__).parent / "hasakah-2020" / "reports"
OUT = Path("demo")


def main() -> None:
    """Read into demo/hasakah.ledger and write demo/hasakah.html, both anew."""
    ledger_path, page_path = OUT / "hasakah.ledger", OUT / "hasakah.html"
    OUT.mkdir(exist_ok=True)
    for old in OUT.glob("hasakah.*"):
        old.unlink()
    if not index_path().is_file():
        print("Indexing 235,000 place names, once (about 15 seconds) ...", file=sys.stderr, flush=True)
    print(f"Reading {REPORTS.parent.name}/{REPORTS.name} ...", file=sys.stderr, flush=True)
    with rashomon.read(REPORTS, ledger=ledger_path) as ledger:
        incidents, reports, runs = ledger.incidents(), {r.id: r for r in ledger.reports()}, ledger.runs()
        issues = ledger.issues()
    page = write_dossier(incidents, reports, issues, title="Encounters in Hasakah, 2020", made=say_maker(runs))
    page_path.write_text(page, encoding="utf-8")
    claims = sum(len(i.claims) for i in incidents)
    rival = sum(len(i.reports) > 1 for i in incidents)
    disputed = sum(f.status is Status.DISPUTED for i in incidents for f in i.facts)
    most = max(incidents, key=lambda i: (len(i.reports), i.id))
    print(f"{len(reports)} reports read: {claims} claims, each with the words it rests on and who said so.")
    print(f"{len(incidents)} incidents, {rival} of them told by more than one report; {disputed} facts are disputed.")
    print(f"The most told: {most.title} ({len(most.origins)} independent origins in {len(most.reports)} reports).")
    print(f"The ledger is {ledger_path}; look into it with: {look_with()} incidents --ledger {ledger_path}")
    print(f"Open {page_path} in any browser.")


def look_with() -> str:
    """The program that stands beside this Python, as one would type it from here."""
    program = Path(sys.executable).parent / "rashomon"
    here = Path.cwd()
    return str(program.relative_to(here) if program.is_relative_to(here) else program)


if __name__ == "__main__":
    main()
