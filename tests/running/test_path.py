"""Laws of the whole path, from files to the export."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from rashomon.coders import JointCoder
from rashomon.knowledge.bundle import Knowledge
from rashomon.knowledge.rules import load_rules
from rashomon.records import TOLLS, Attribute, Count, Incident, Party, Period, Place, Report, Stance
from rashomon.running import reading
from rashomon.storing import Ledger
from rashomon.surfaces.exports.jsonl import write_lines
from tests.conftest import EXAMPLES, ROOT

Whole = tuple[tuple[Incident, ...], dict[str, Report]]


def export(ledger: Path) -> str:
    """The export of a ledger, to the byte."""
    with Ledger.open(ledger) as kept:
        return "".join(write_lines(kept.incidents(), kept.reports()))


def collision() -> list[Path]:
    """The reports of one month: rivals, copies, a page and a transcript."""
    return sorted(p for p in EXAMPLES.iterdir() if p.name.startswith("nw-08"))


@pytest.fixture
def whole(at_examples: Path) -> Whole:
    with Ledger.open(at_examples / "clash.ledger") as kept:
        return kept.incidents(), {r.id: r for r in kept.reports()}


def test_the_order_of_reading_does_not_matter(at_examples: Path) -> None:
    """Forwards and backwards, and one by one from the middle: the same export to the byte."""
    files = collision()
    orders: list[Sequence[Path]] = [files, files[::-1]]
    exports = []
    for number, order in enumerate(orders):
        ledger = at_examples / f"{number}.ledger"
        for part in (order[5:], order[:5]):
            reading.read(part, ledger)
        exports.append(export(ledger))
    assert exports[0]
    assert exports[0] == exports[1]


def test_reading_twice_changes_nothing(at_examples: Path) -> None:
    """Everything is unchanged, and so is the export."""
    before = export(at_examples / "clash.ledger")
    outcome = reading.read([EXAMPLES], at_examples / "clash.ledger")
    assert (outcome.reports_read, outcome.revised, outcome.issues) == (0, 0, ())
    assert outcome.unchanged > 50
    assert export(at_examples / "clash.ledger") == before


def test_a_killed_read_is_completed(at_examples: Path) -> None:
    """SIGKILL half way leaves a ledger that opens, with whole reports; a second read makes of it what one read makes."""
    files = collision()[:8]
    reading.read(files, at_examples / "one.ledger")
    script = (
        "import sys; from pathlib import Path; from rashomon.running.reading import read\n"
        "read([Path(p) for p in sys.argv[1:]], Path('two.ledger'), progress=lambda p: print(p.done, flush=True))"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", script, *map(str, files)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), os.environ.get("PYTHONPATH", "")])},
    )
    assert process.stdout
    for line in process.stdout:
        if int(line) >= 3:
            break
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()
    with Ledger.open(at_examples / "two.ledger") as kept:
        assert 3 <= len(kept.reports()) < len(files)
        assert kept.stale
    reading.read(files, at_examples / "two.ledger")
    assert export(at_examples / "two.ledger") == export(at_examples / "one.ledger")


def test_every_claim_stands_on_the_words_of_its_report(whole: Whole) -> None:
    """Evidence, cue and source: each span is the report's text between its offsets, in the report of its event."""
    incidents, reports = whole
    for event in (e for i in incidents for e in i.events):
        text = reports[event.report].text
        assert event.claims
        for claim in event.claims:
            said = claim.attribution
            spans = [*claim.evidence, *(s for s in (said.cue, said.source.span) if s)]
            for span in spans:
                assert span.report == event.report
                assert text[span.start : span.end] == span.text
                assert span.text.strip()


def test_every_value_is_of_its_attribute(whole: Whole) -> None:
    """Counts for tolls, stances for agreements, and beside the words a period, a place or a party, never another's."""
    stands_for = {Attribute.PERIOD: Period, Attribute.TIME_MARK: Period, Attribute.PLACE: Place}
    for claim in (c for i in whole[0] for c in i.claims):
        if claim.attribute in TOLLS:
            assert isinstance(claim.value, Count)
        elif claim.attribute in (Attribute.AGREEMENT, Attribute.CONTROL):
            assert isinstance(claim.value, Stance)
        else:
            assert isinstance(claim.value, str)
            assert claim.value
        if claim.resolved is not None:
            assert isinstance(claim.resolved, stands_for.get(claim.attribute, Party))


def test_every_rule_at_work_is_explained(whole: Whole) -> None:
    """`rashomon why` has a sentence for whatever wrote a claim and found its source."""
    rules = load_rules()
    for claim in (c for i in whole[0] for c in i.claims):
        assert rules.explain_coder(claim.coder), claim.coder
        assert rules.explain_attribution(claim.attribution.rule), claim.attribution.rule


def test_facts_rest_on_claims(whole: Whole) -> None:
    """Each position's claims are the incident's own and speak of its attribute, and no position of a fact is part of another."""
    for incident in whole[0]:
        held = {c.id: c for c in incident.claims}
        for fact in incident.facts:
            sides = [set(p.claims) for p in fact.positions]
            assert all(held[c].attribute is fact.attribute for side in sides for c in side)
            assert not any(one <= other for one in sides for other in sides if one is not other and one)


def test_every_report_of_an_incident_has_one_origin_at_least(whole: Whole) -> None:
    """Origins name reports of the incident, and every report that speaks of it is somebody's."""
    for incident in whole[0]:
        named = {r for _, reports in incident.origins for r in reports}
        assert named == set(incident.reports)


def test_a_bug_met_in_one_report_does_not_keep_the_others_from_being_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The coder fails on one of three files: it becomes an issue, the others are read, and a later read takes it up."""
    files = collision()[:3]
    whole_coder = JointCoder.code

    def code(self: JointCoder, report: Report, knowledge: Knowledge) -> object:
        if report.path.endswith(files[1].name):
            raise IndexError("no such token")
        return whole_coder(self, report, knowledge)

    monkeypatch.setattr(JointCoder, "code", code)
    outcome = reading.read(files, tmp_path / "l.ledger")
    assert outcome.reports_read == 2
    assert [(i.code, Path(i.where).name) for i in outcome.issues] == [("not-coded", files[1].name)]
    monkeypatch.setattr(JointCoder, "code", whole_coder)
    outcome = reading.read(files, tmp_path / "l.ledger")
    assert (outcome.reports_read, outcome.unchanged, outcome.issues) == (1, 2, ())


def test_a_text_whose_date_cannot_be_used_is_read_as_undated(tmp_path: Path) -> None:
    """Figures that could be two days, and a day that is still to come, become issues of their files; the rest is read."""
    story = "US troops blocked a Russian convoy near Derik on Friday.\n"
    dates = {
        "two.txt": "07-08-2014 Convoy stopped.",
        "late.txt": "1 May 2099 - Convoy stopped.",
        "one.txt": "06-09-2013 Convoy stopped.",
    }
    for name, date in dates.items():
        (tmp_path / name).write_text(f"{date}\n\n{story}")
    outcome = reading.read([tmp_path], tmp_path / "clash.ledger")
    assert {(Path(i.where).name, i.code) for i in outcome.issues} == {
        ("two.txt", "two-way-date"),
        ("late.txt", "future-date"),
    }
    with Ledger.open(tmp_path / "clash.ledger") as kept:
        told = {Path(r.path).name: (str(r.published), r.published_from) for r in kept.reports()}
        days = [c.resolved for e in kept.events() for c in e.of(Attribute.PERIOD) if isinstance(c.resolved, Period)]
    assert sorted(str(day.earliest) for day in days) == ["2013-09-06", "None", "None"]
    assert told == {
        "two.txt": ("None", None),
        "late.txt": ("None", None),
        "one.txt": ("2013-09-06", "text, by its 'Friday'"),
    }
