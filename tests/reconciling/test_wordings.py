"""What rival accounts call the same thing, from the made-up reports of `made_up.worded`."""

from __future__ import annotations

from dataclasses import replace

from rashomon.reconciling import reconcile
from rashomon.reconciling.wordings import Called, find_wordings
from rashomon.records import UNKNOWN, Event
from tests import made_up


def called(*events: Event, every: bool = False) -> dict[str, Called]:
    """Each thing by its id, the act by "act"."""
    return {c.id or c.kind: c for c in find_wordings(reconcile(events), every=every)}


def test_each_party_by_the_words_of_each_side() -> None:
    """One calls it the occupation patrol, the other US soldiers; the term is marked where it stands."""
    us = called(*made_up.worded()[1])["USA_MIL"]
    assert {u.words for u in us.uses} == {"The occupation patrol", "US soldiers"}
    (loaded,) = [u for u in us.uses if u.terms]
    (term,) = loaded.terms
    assert (term.id, loaded.span.text[term.start : term.end]) == ("occupation", "occupation")
    assert len(loaded.claims) == 2


def test_the_act_and_whoever_is_not_said() -> None:
    """The ministry says "cowardly" of the act; "mercenaries" is a word that the outlet keeps at a distance."""
    found = called(*made_up.worded()[1])
    (cowardly,) = [u for u in found["act"].uses if u.terms]
    assert cowardly.attribution.source.name == "The Russian ministry"
    (mercenaries,) = found[UNKNOWN].uses
    assert mercenaries.distance


def test_a_name_that_all_share_is_no_wording() -> None:
    """The place has one name; `every` has it too."""
    events = made_up.worded()[1]
    assert made_up.DERIK.id not in called(*events)
    assert made_up.DERIK.id in called(*events, every=True)


def test_a_word_of_one_side_alone_is_marked_without_the_lexicon() -> None:
    """The Pentagon says US soldiers, the outlet says otherwise."""
    first, second = made_up.worded()[1]
    report = made_up.worded()[0][1]
    spoken = made_up.says(report, "The Russian ministry", "said", made_up.RUS)
    second = replace(second, claims=tuple(replace(c, attribution=spoken) for c in second.claims))
    us = called(replace(first, wordings=()), second)["USA_MIL"]
    assert all(u.alone for u in us.uses)
    assert not us.loaded


def test_wording_makes_no_account_origin_or_fact() -> None:
    """Without them the incident is the same."""
    events = made_up.worded()[1]
    bare = reconcile([replace(e, wordings=()) for e in events])
    full = reconcile(events)
    assert (full.facts, full.accounts, full.origins, full.claims) == (bare.facts, bare.accounts, bare.origins, bare.claims)
    assert len(full.wordings) == 3
