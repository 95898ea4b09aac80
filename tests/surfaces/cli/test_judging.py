"""`judge`, `judgements` and `agreement` over a made-up ledger."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from rashomon.records import Attribute, Incident, Judgement, Ruling, Subject
from rashomon.running.reading import link
from rashomon.storing import Ledger
from tests import made_up

Run = Callable[..., Any]
REPORT, EVENT = made_up.wire()
OTHER, RIVAL = made_up.rival()
INJURED = EVENT.of(Attribute.INJURED)[0].id
PLACE = EVENT.of(Attribute.PLACE)[0].id


@pytest.fixture
def linked(filled: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The made-up ledger, its incidents as linking makes them, and no judge named in the environment."""
    monkeypatch.delenv("RASHOMON_JUDGE", raising=False)
    monkeypatch.setenv("RASHOMON_LEDGER", str(filled))
    with Ledger.open(filled) as ledger:
        ledger.replace_incidents((), as_of=0)
        link(ledger)
    return filled


def held(path: Path) -> tuple[Judgement, ...]:
    with Ledger.open(path) as ledger:
        return ledger.judgements()


def incidents(path: Path) -> tuple[Incident, ...]:
    with Ledger.open(path) as ledger:
        assert not ledger.stale
        return ledger.incidents()


def test_a_correction_is_carried_out_and_shown_with_who_when_and_why(rashomon: Run, linked: Path) -> None:
    """Four hurt, corrected to three: the fact has three, `show` and `why` say by whom, and the words are still the report's."""
    result = rashomon("judge", "correct", INJURED[:6], "3", "--by", "Ana", "--why", "one was a contractor")
    assert result.exit_code == 0, result.stderr
    assert "corrected by Ana on" in result.stdout
    assert "injured 4 → 3, because one was a contractor" in result.stdout
    assert "Injured 4" in result.stdout
    (incident,) = (i for i in incidents(linked) if EVENT in i.events or REPORT.id in i.reports)
    fact = incident.fact(Attribute.INJURED)
    assert fact is not None
    assert next(v.best for p in fact.positions for v in p.values) == 3  # type: ignore[union-attr]
    shown = rashomon("show", incident.id).stdout
    assert "Judgements" in shown
    assert "✎ corrected by Ana on" in shown
    assert "“Four US soldiers were hurt”" in shown
    why = rashomon("why", INJURED).stdout
    assert "value as told  “Four”" in why
    assert "judged" in why
    assert "injured 4 → 3" in why


def test_nobody_is_no_party(rashomon: Run, linked: Path) -> None:
    """“nobody” for who acted is refused, with what to do instead, and nothing is judged."""
    (claim,) = (c for c in EVENT.claims if c.attribute is Attribute.ACTOR)
    result = rashomon("judge", "correct", claim.id, "nobody", "--by", "Ana")
    assert result.exit_code != 0
    assert f"rashomon judge wrong {claim.id}" in result.stderr
    with Ledger.open(linked) as ledger:
        assert not ledger.judgements()


def test_a_wrong_claim_is_shown_struck(rashomon: Run, linked: Path) -> None:
    assert rashomon("judge", "wrong", INJURED, "--by", "Ana").exit_code == 0
    (incident,) = (i for i in incidents(linked) if REPORT.id in i.reports)
    shown = rashomon("show", incident.id).stdout
    assert "Held wrong, and counted nowhere" in shown
    line = json.loads(rashomon("show", incident.id, "--format", "json").stdout)
    assert [c["id"] for c in line["struck_claims"]] == [INJURED]
    assert INJURED not in {c["id"] for c in line["claims"]}
    assert [j["ruling"] for j in line["judgements"]] == ["wrong"]


def test_a_withdrawal_gives_back_what_was(rashomon: Run, linked: Path) -> None:
    """Withdrawn and restored; nothing is ever changed in what was appended."""
    before = incidents(linked)
    rashomon("judge", "wrong", INJURED, "--by", "Ana")
    (first,) = held(linked)
    after = incidents(linked)
    assert after != before
    assert rashomon("judge", "withdraw", first.id[:8], "--by", "Omar").exit_code == 0
    assert incidents(linked) == before
    second = held(linked)[1]
    rashomon("judge", "withdraw", second.id, "--by", "Ana")
    assert incidents(linked) == after
    assert held(linked)[0] == first
    listed = rashomon("judgements").stdout
    assert "withdrawn by j-" in listed


def test_same_and_different(rashomon: Run, linked: Path) -> None:
    """Events, incidents and claims name what is parted or joined."""
    result = rashomon("judge", "different", EVENT.id, RIVAL.id, "--by", "Ana", "--why", "another road")
    assert result.exit_code == 0, result.stderr
    assert len(incidents(linked)) == 2
    one, other = incidents(linked)
    result = rashomon("judge", "same", one.id, other.id, "--by", "Omar")
    assert "is gone; its accounts are in" in result.stdout
    assert f"outweighs {held(linked)[0].id}: held to be two occurrences by Ana" in result.stdout
    (joined,) = incidents(linked)
    assert {j.by for j in joined.judgements} == {"Ana", "Omar"}
    assert "not followed for" in rashomon("judgements").stdout
    result = rashomon("judge", "different", INJURED, joined.id, "--by", "Ana")
    assert result.exit_code == 0
    assert len(incidents(linked)) == 2
    assert "What people decided" in rashomon("why", incidents(linked)[0].id).stdout


def test_a_report_is_set_beside_the_incident_that_has_it(rashomon: Run, linked: Path) -> None:
    rashomon("judge", "same", EVENT.id, RIVAL.id, "--by", "Ana")
    (joined,) = incidents(linked)
    assert rashomon("judge", "different", REPORT.id, joined.id, "--by", "Ana").exit_code == 0
    assert len(incidents(linked)) == 2


def test_not_independent_by_name_and_by_path(rashomon: Run, linked: Path) -> None:
    """However the outlet's name is written; reports by their path."""
    rashomon("judge", "same", EVENT.id, RIVAL.id, "--by", "Ana")
    before = incidents(linked)[0]
    assert rashomon("judge", "not-independent", "harbour wire", "Severnaya Svodka", "--by", "Ana").exit_code == 0
    after = incidents(linked)[0]
    assert len(after.origins) == len(before.origins) - 1
    assert rashomon("judge", "not-independent", "reports/wire.txt", OTHER.id, "--by", "Ana").exit_code == 0
    assert [s.kind for s in held(linked)[-1].subjects] == ["report", "report"]


@pytest.mark.parametrize(
    ("words", "code", "cure"),
    [
        (("right", "c-000"), 4, "there is no claim 'c-000'"),
        (("wrong", "c-1e085a1f4e6d"), 4, "the nearest are c-1e085a1f4e6c"),
        (("correct", INJURED, "plenty"), 2, "holds no number"),
        (("same", "i-000", EVENT.id), 4, "there is no incident"),
        (("same", EVENT.id, EVENT.id), 2, "one and the same"),
        (("different", REPORT.id, RIVAL.id), 2, "tells of several things"),
        (("not-independent", "Harbor Wire", "Severnaya Svodka"), 4, "the nearest are Harbour Wire"),
        (("not-independent", "Harbour Wire", "reports/wire.txt"), 2, "two outlets, or two reports"),
        (("not-independent", "Harbour Wire", "HARBOUR WIRE"), 2, "one and the same"),
        (("withdraw", "j-000"), 4, "the ledger holds 0"),
        (("note", EVENT.id, " "), 2, "empty note"),
    ],
)
def test_what_cannot_be_judged_is_refused_and_nothing_is_kept(
    rashomon: Run, linked: Path, words: tuple[str, ...], code: int, cure: str
) -> None:
    before = incidents(linked)
    result = rashomon("judge", *words, "--by", "Ana")
    assert (result.exit_code, cure in result.stderr) == (code, True), result.stderr
    assert held(linked) == ()
    assert incidents(linked) == before


def test_whose_judgement_it_is(rashomon: Run, linked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The option, else the environment, else the machine's user, which is told."""
    monkeypatch.setattr("getpass.getuser", lambda: "layla")
    result = rashomon("judge", "right", INJURED)
    assert "judged by layla" in result.stderr
    monkeypatch.setenv("RASHOMON_JUDGE", "Omar K.")
    assert "judged by" not in rashomon("judge", "right", INJURED).stderr
    rashomon("judge", "right", INJURED, "--by", "Ana")
    assert [j.by for j in held(linked)] == ["layla", "Omar K.", "Ana"]
    assert rashomon("judge", "right", INJURED, "--by", " ").exit_code == 2


def test_a_verdict_that_came_from_a_later_day_is_told(rashomon: Run, linked: Path) -> None:
    """Somebody's clock is ahead: the new judgement has no effect, and says so."""
    ahead = Judgement(ruling=Ruling.WRONG, about=(Subject(kind="claim", name=INJURED),), by="Zoe", at="2999-01-01T00:00:00Z")
    with Ledger.open(linked) as ledger:
        ledger.add_judgements([ahead])
    result = rashomon("judge", "right", INJURED, "--by", "Ana")
    assert f"{ahead.id} outweighs it and is dated later: held wrong by Zoe" in result.stdout


def test_a_note_is_shown_where_it_is_on(rashomon: Run, linked: Path) -> None:
    (name, *_) = (i.id for i in incidents(linked) if REPORT.id in i.reports)
    for on in (name, INJURED, REPORT.id):
        assert rashomon("judge", "note", on, f"look again at {on}", "--by", "Ana").exit_code == 0
    shown = " ".join(rashomon("show", name).stdout.split())
    assert all(f"look again at {on}" in shown for on in (name, INJURED, REPORT.id))
    assert rashomon("judge", "note", "Harbour Wire", "a tabloid", "--by", "Ana").exit_code == 0
    assert rashomon("judge", "note", held(linked)[0].id, "done", "--by", "Omar").exit_code == 0


def test_out_and_into_another_ledger(rashomon: Run, linked: Path) -> None:
    """The same reports with the same judgements make the same export, byte for byte, in whatever order they came."""
    rashomon("judge", "correct", INJURED, "3", "--by", "Ana")
    rashomon("judge", "different", EVENT.id, RIVAL.id, "--by", "Omar")
    rashomon("judge", "wrong", PLACE, "--by", "Ana")
    assert rashomon("judgements", "--export", "ana.jsonl").exit_code == 0
    again = rashomon("judgements", "--export", "ana.jsonl")
    assert (again.exit_code, "--force" in again.stderr) == (2, True)
    lines = Path("ana.jsonl").read_text().splitlines()
    assert [json.loads(line)["version"] for line in lines] == [1, 1, 1]
    Path("turned.jsonl").write_text("\n".join(reversed(lines)))
    with Ledger.open(Path("other.ledger"), create=True) as other:
        for report, event in (made_up.rival(), made_up.wire()):
            other.add_report(report, (event,))
    result = rashomon("judgements", "--import", "turned.jsonl", "-l", "other.ledger")
    assert "3 new, 0 known, 0 refused" in result.stdout
    assert "2 new" not in rashomon("judgements", "--import", "ana.jsonl", "-l", "other.ledger").stdout
    assert rashomon("export", "other.ledger").stdout == rashomon("export", str(linked)).stdout


def test_lines_that_cannot_be_read_are_named_and_the_others_taken_in(rashomon: Run, linked: Path) -> None:
    """A broken line, one of a newer program, one that was changed by hand, one of a claim that nobody has read."""
    rashomon("judge", "right", INJURED, "--by", "Ana")
    rashomon("judgements", "--export", "good.jsonl")
    (good,) = Path("good.jsonl").read_text().splitlines()
    unseen = '{"ruling": "wrong", "about": [{"kind": "claim", "name": "c-000"}], "by": "Zoe", "at": "2020-09-01T08:15:00Z"}'
    lines = [good, '{"ruling": "wro', good.replace('"right"', '"merged"'), good.replace('"Ana"', '"Eve"'), "", unseen, '{"version": 9, "ruling": "right"}']
    Path("mixed.jsonl").write_text("\ufeff" + "\r\n".join(lines), encoding="utf-8")
    result = rashomon("judgements", "--import", "mixed.jsonl")
    assert result.exit_code == 1
    assert "mixed.jsonl: 1 new, 1 known, 4 refused" in result.stdout
    for words in ("line 2: is no JSON", "line 3: ruling", "line 4: id", "line 7: was written by a newer rashomon"):
        assert words in result.stderr
    assert "update the program" in result.stderr
    assert "kept, and followed once its report is read" in result.stdout
    assert len(held(linked)) == 2
    listed = rashomon("judgements", "--unfollowed").stdout
    assert "lost: the ledger has no claim of this id" in listed
    assert "Ana" not in listed


def test_files_that_are_no_judgements_are_refused_whole(rashomon: Run, linked: Path) -> None:
    for name in ("nowhere.jsonl", "clash.ledger"):
        result = rashomon("judgements", "--import", name)
        assert (result.exit_code, name in result.stderr) == (2, True)
    Path("incidents.jsonl").write_text(rashomon("export").stdout)
    result = rashomon("judgements", "--import", "incidents.jsonl")
    assert (result.exit_code, "has no ruling" in result.stderr) == (1, True)
    assert held(linked) == ()


def test_a_judgement_that_was_imported_before_its_report_is_followed_once_it_is_read(rashomon: Run, linked: Path) -> None:
    """The text had gone, or had not yet come: the judgement waits."""
    rashomon("judge", "wrong", INJURED, "--by", "Ana")
    rashomon("judgements", "--export", "ana.jsonl")
    with Ledger.open(Path("late.ledger"), create=True) as late:
        late.add_report(OTHER, (RIVAL,))
    rashomon("judgements", "--import", "ana.jsonl", "-l", "late.ledger")
    assert "lost: its report" in rashomon("judgements", "-l", "late.ledger").stdout
    with Ledger.open(Path("late.ledger")) as late:
        late.add_report(REPORT, (EVENT,))
        assert [c.id for i in link(late) for c in i.struck] == [INJURED]
    assert "holds" in rashomon("judgements", "-l", "late.ledger").stdout


def test_reading_again_keeps_what_was_judged(rashomon: Run, linked: Path) -> None:
    """Another program reads five on the same words: the correction is followed under the new id, and the list says so."""
    rashomon("judge", "correct", INJURED, "3", "--by", "Ana")
    claim = replace(EVENT.of(Attribute.INJURED)[0], id="c-new")
    event = replace(EVENT, claims=tuple(claim if c.id == INJURED else c for c in EVENT.claims))
    with Ledger.open(linked) as ledger:
        ledger.add_report(REPORT, (event,))
        link(ledger)
    assert "of c-new now" in rashomon("judgements").stdout
    (incident,) = (i for i in incidents(linked) if REPORT.id in i.reports)
    assert "✎ corrected by Ana" in rashomon("show", incident.id).stdout


def test_people_and_the_program_compared(rashomon: Run, linked: Path) -> None:
    """Three claims: Ana holds all right, Omar one wrong."""
    names = [c.id for c in EVENT.of(Attribute.ACTOR, Attribute.RECIPIENT, Attribute.PLACE)]
    for name in names:
        rashomon("judge", "right", name, "--by", "Ana")
    rashomon("judge", "wrong", names[0], "--by", "Omar")
    rashomon("judge", "right", names[1], "--by", "Omar")
    result = rashomon("agreement", "--format", "json")
    rows = {row["attribute"]: row for row in json.loads(result.stdout)}
    assert rows[None] | {"units": 2, "alike": 0.5} == rows[None]
    assert "too few units" in rows[None]["remark"]
    assert "Krippendorff" in result.stderr
    rows = {r["attribute"]: r for r in json.loads(rashomon("agreement", "ana", "program", "-f", "json").stdout)}
    assert (rows[None]["units"], rows[None]["alike"]) == (3, 1.0)
    for who in ("Ana", "Omar"):
        mine = [line for line in rashomon("judgements", "--export", "-").stdout.splitlines() if f'"{who}"' in line]
        Path(f"{who}.jsonl").write_text("\n".join(mine))
    rows = {r["attribute"]: r for r in json.loads(rashomon("agreement", "Ana.jsonl", "Omar.jsonl", "-l", "none", "-f", "json").stdout)}
    assert rows[None]["units"] == 2


def test_nothing_to_compare(rashomon: Run, linked: Path) -> None:
    assert rashomon("agreement").exit_code == 2
    rashomon("judge", "right", INJURED, "--by", "Ana")
    assert rashomon("agreement", "Ana").exit_code == 2
    unknown = rashomon("agreement", "Bob", "Ana")
    assert (unknown.exit_code, "those who did: Ana" in unknown.stderr) == (4, True)


def test_the_queue_has_what_was_read_with_the_least_certainty(rashomon: Run, linked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An unsure reading is listed with its sentence until somebody judges it; a ledger without one says so."""
    assert "no claim" in rashomon("judge", "queue").stderr
    path = linked.with_name("unsure.ledger")
    monkeypatch.setenv("RASHOMON_LEDGER", str(path))
    with Ledger.open(path, create=True) as ledger:
        unsure = replace(EVENT, claims=tuple(replace(c, probability=0.37 if c.id == INJURED else None) for c in EVENT.claims))
        ledger.add_report(REPORT, (unsure,))
        link(ledger)
    listed = rashomon("judge", "queue").stdout
    assert INJURED in listed
    assert "0.37" in listed
    (row,) = json.loads(rashomon("judge", "queue", "--json").stdout)
    assert (row["id"], row["probability"], row["attribute"], row["certainty"]) == (INJURED, 0.37, "injured", "certain")
    assert rashomon("judge", "right", INJURED, "--by", "Ana").exit_code == 0
    assert json.loads(rashomon("judge", "queue", "--json").stdout) == []
