"""How weights are estimated from pairs that people put together."""

from __future__ import annotations

import math

from rashomon.linking.weights import load_weights, read_weights
from tests.linking.builders import DERIK, KHIRBET_AMMU, event, report
from training.linking import Told, count, estimate, pairs_of, rewrite

TABLE = """[period]
"same day" = { m = 0.60, u = 0.10, prior = [0.60, 0.10] }
"next day" = { m = 0.05, u = 0.10, prior = [0.05, 0.10] }

[kinds]
quiet = ["patrol"]
"""


def test_few_pairs_move_little_and_many_much() -> None:
    """A level met by nine pairs in ten of one occurrence, once among ten pairs and once among ten thousand."""
    prior = {"same day": (0.5, 0.1), "next day": (0.1, 0.1)}
    few = estimate(prior, {"same day": (9.0, 0.0), "next day": (1.0, 1.0)}, 100.0)
    many = estimate(prior, {"same day": (9000.0, 0.0), "next day": (1000.0, 1000.0)}, 100.0)
    assert 0.5 < few["same day"][0] < 0.6
    assert 0.85 < many["same day"][0] < 0.9


def test_a_level_never_met_keeps_what_was_set() -> None:
    assert estimate({"same day": (0.5, 0.1)}, {"next day": (5.0, 5.0)}, 100.0) == {"same day": (0.5, 0.1)}


def test_only_rows_with_a_prior_are_rewritten() -> None:
    """The table keeps its other lines; a second run starts from the same prior."""
    seen = {("period", "same day"): (30.0, 1.0), ("period", "next day"): (2.0, 9.0)}
    once = rewrite(TABLE, seen)
    assert once == rewrite(once, seen)
    assert 'quiet = ["patrol"]' in once
    assert "prior = [0.60, 0.10], seen = [30.0, 1.0]" in once


def test_an_occurrence_told_often_counts_for_its_accounts() -> None:
    """Three outlets tell the shooting and two the block: five accounts, and one pair of different occurrences at the most."""
    reports = [report(name) for name in ("One", "Two", "Three")]
    shot = [event(r, "shooting", when="2020-02-12", where=KHIRBET_AMMU, who=["USA_MIL"]) for r in reports]
    block = [event(r, "block", when="2020-02-12", where=DERIK, who=["USA_MIL"]) for r in reports[:2]]
    keys = {e.id: "shooting" for e in shot} | {e.id: "block" for e in block}
    pairs = list(pairs_of(Told(reports, [*shot, *block], keys), load_weights()))
    assert math.isclose(sum(p.weight for p in pairs if p.same), 5.0)
    assert sum(p.weight for p in pairs if not p.same) <= 1.0
    assert count(pairs, load_weights())["period", "same day"][0] > 0


def test_the_table_that_ships_names_its_pairs() -> None:
    """Every row says what was set by hand and what was seen, and the table reads."""
    from importlib import resources

    text = resources.files("rashomon.linking").joinpath("weights.toml").read_text("utf-8")
    rows = [line for line in text.splitlines() if line.startswith('"') and "{ m =" in line]
    assert rows
    assert all("prior = [" in row and "seen = [" in row for row in rows)
    assert read_weights(text).prior < 0
