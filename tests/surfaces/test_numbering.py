"""A report has one number wherever it is cited."""

from __future__ import annotations

from rashomon.surfaces.cli.quoting import number_reports
from rashomon.surfaces.dossier.indexing import index_all
from tests.asking.builders import at, incident, place, tell


def test_show_and_a_dossier_number_reports_alike() -> None:
    """By day, then by outlet whatever its capitals, then by path; the undated last."""
    there = at(place("There", (36.0, 41.0)))
    told = [tell(outlet, f"It was so, says {outlet}.", there, day=day) for outlet, day in (("wire", 2), ("Anatolian Eye", 2), ("Zeta", 1), ("Blog", None), ("Bulletin", 2))]
    made, reports = incident(*told), {report.id: report for report, _ in told}
    numbers = number_reports(made, reports)
    assert numbers == index_all([made], reports).numbers
    assert [reports[name].outlet for name in sorted(numbers, key=lambda n: numbers[n])] == ["Zeta", "Anatolian Eye", "Bulletin", "wire", "Blog"]
