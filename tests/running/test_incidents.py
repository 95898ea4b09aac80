"""A ledger's incidents follow from what it holds, however it came to hold it: the export is the same to the byte."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from rashomon.records import Event, Judgement, Report, Ruling, Subject
from rashomon.running import incidents, renewing
from rashomon.running.incidents import build_incidents
from rashomon.running.renewing import bring_up_to_date
from rashomon.storing import Ledger, Standing
from rashomon.surfaces.exports.jsonl import write_lines

Told = dict[str, tuple[Report, tuple[Event, ...]]]


@pytest.fixture(scope="module")
def told(examples_folder: Path) -> Told:
    """The example reports with what was coded in them."""
    with Ledger.open(examples_folder / "clash.ledger") as kept:
        events = kept.events()
        return {r.id: (r, tuple(e for e in events if e.report == r.id)) for r in kept.reports()}


def export(kept: Ledger) -> str:
    """The native export."""
    return "".join(write_lines(kept.incidents(), kept.reports()))


def at_once(told: Told, judgements: tuple[Judgement, ...] = ()) -> str:
    """The export of all linked at once, without a ledger."""
    reports = {r.id: r for r, _ in told.values()}
    incidents = tuple(build_incidents([e for _, held in told.values() for e in held], reports, {}, judgements))
    return "".join(write_lines(incidents, sorted(reports.values(), key=lambda r: (r.path, r.id))))


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_any_order_and_any_split(told: Told, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    """Reports come in any order and are linked in any portions, few or many; then some are read again with less in them, and mended."""
    monkeypatch.setattr(renewing, "_MUCH", 2.0 if seed < 3 else 0.1)
    chance = random.Random(seed)
    names = list(told)
    chance.shuffle(names)
    with Ledger.open(tmp_path / "grown.ledger", create=True) as kept:
        while names:
            for name in [names.pop() for _ in range(min(len(names), chance.choice((1, 2, 7, 20))))]:
                kept.add_report(*told[name])
            bring_up_to_date(kept)
        assert export(kept) == at_once(told)
        some = chance.sample(sorted(told), 4)
        less: Told = {name: (told[name][0], told[name][1][:1]) for name in some}
        for name in some:
            kept.add_report(*less[name])
        bring_up_to_date(kept)
        assert export(kept) == at_once({**told, **less})
        for name in some:
            kept.add_report(*told[name])
            bring_up_to_date(kept)
        assert export(kept) == at_once(told)


def test_judgements_are_followed_where_they_fall(told: Told, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two events held to be one, then two, then nothing of it: each time the same as linking all at once with what then holds."""
    monkeypatch.setattr(renewing, "_MUCH", 2.0)
    with Ledger.open(tmp_path / "judged.ledger", create=True) as kept:
        for report, events in told.values():
            kept.add_report(report, events)
        bring_up_to_date(kept)
        largest = max(kept.incidents(), key=lambda i: len(i.events))
        one, other = largest.events[0], next(e for i in kept.incidents() if i is not largest and i.focal for e in i.events)
        pairs = [(Ruling.SAME, one, other, 1), (Ruling.DIFFERENT, one, largest.events[1], 2), (Ruling.DIFFERENT, one, other, 3)]
        for ruling, left, right, hour in pairs:
            about, beside = (Subject(kind="event", name=e.id, words=(e.trigger,)) for e in (left, right))
            judgement = Judgement(ruling=ruling, about=(about,), other=(beside,), by="Ana", at=f"2020-09-0{hour}T08:00:00Z")
            kept.add_judgements([judgement])
            bring_up_to_date(kept)
            assert export(kept) == at_once(told, kept.judgements())
            together = any({left.id, right.id} <= {e.id for e in i.events} for i in kept.incidents())
            assert together is (ruling is Ruling.SAME)


def test_only_what_changed_is_written_anew(told: Told, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A report that comes to a ledger of many touches the incidents around it and leaves the others alone."""
    monkeypatch.setattr(renewing, "_MUCH", 2.0)
    *others, last = sorted(told)
    with Ledger.open(tmp_path / "one.ledger", create=True) as kept:
        for name in others:
            kept.add_report(*told[name])
        bring_up_to_date(kept)
        before = len(kept.incident_ids())
        made: list[int] = []
        monkeypatch.setattr(incidents, "relink", _counted(incidents.relink, made))
        assert kept.standing(told[last][0]) is Standing.NEW
        kept.add_report(*told[last])
        bring_up_to_date(kept)
        assert 0 < made[0] < before
        bring_up_to_date(kept)
        assert len(made) == 1
        assert export(kept) == at_once(told)


def test_two_who_link_at_once(told: Told, tmp_path: Path) -> None:
    """Whoever finds that somebody else linked in the meantime looks again; nothing is linked twice and nothing forgotten."""
    first, second = sorted(told)[:2]
    path = tmp_path / "shared.ledger"
    with Ledger.open(path, create=True) as ours, Ledger.open(path) as theirs:
        ours.add_report(*told[first])

        def meanwhile(_: int) -> None:
            if theirs.stale and not theirs.incident_ids():
                theirs.add_report(*told[second])
                bring_up_to_date(theirs)

        bring_up_to_date(ours, meanwhile)
        assert not ours.stale
        assert export(ours) == at_once({name: told[name] for name in (first, second)})


def _counted(relink: object, made: list[int]) -> object:
    def counting(*args: object, **more: object) -> object:
        change = relink(*args, **more)  # type: ignore[operator]
        made.append(len(change.made))
        return change

    return counting
