"""Terms counted by who uses them of whom, and marked in their words."""

from __future__ import annotations

from rashomon.reconciling import reconcile
from rashomon.reconciling.wordings import find_wordings
from rashomon.surfaces.wording import count_wordings, cut_words, group_wordings
from tests import made_up

REPORTS = {r.id: r for r in made_up.worded()[0]}
INCIDENT = reconcile(made_up.worded()[1])


def test_counts_by_outlet_and_source() -> None:
    rows = {(u.outlet, u.source, u.party, u.term, u.manner): u.uses for u in count_wordings([INCIDENT], REPORTS)}
    assert rows == {
        ("Evening Bulletin", None, "UNKNOWN", "mercenary", "at a distance"): 1,
        ("Evening Bulletin", "The Russian ministry", "", "heinous", "quoted"): 1,
        ("Orontes News Agency", None, "USA_MIL", "occupation", "own voice"): 1,
    }


def test_what_stands_in_two_incidents_is_counted_once() -> None:
    assert count_wordings([INCIDENT, INCIDENT], REPORTS) == count_wordings([INCIDENT], REPORTS)


def test_names_have_the_words_of_no_lexicon_too() -> None:
    rows = count_wordings([INCIDENT], REPORTS, names=True)
    assert ("US soldiers",) in {u.words for u in rows if not u.term}


def test_counts_put_together() -> None:
    rows = group_wordings(count_wordings([INCIDENT], REPORTS), by_outlet=False)
    assert {(u.outlet, u.source) for u in rows} == {("all", None), ("all", "The Russian ministry")}


def test_a_marked_word_says_what_it_says_and_by_which_source() -> None:
    (use,) = [u for c in find_wordings(INCIDENT) for u in c.uses if u.words == "The occupation patrol"]
    pieces = list(cut_words(use))
    assert [p.text for p in pieces] == ["The ", "occupation", " patrol"]
    assert pieces[1].title.startswith("delegitimising: ")
    assert "International Press Institute" in pieces[1].title
    assert not pieces[0].title
