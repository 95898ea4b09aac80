"""Which reports carry one text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.linking import find_syndication
from rashomon.linking.copies import shared_share, shingles
from tests.linking.builders import report

WIRE = """WASHINGTON (Harbour Wire) - Four American soldiers were hurt on Tuesday when a Russian vehicle struck theirs near the
town of Dayrik in Syria's northeast, officials in Washington said on Wednesday. A convoy of Russian armour came upon the
American patrol on an open field, and one of its vehicles sideswiped a mine-resistant truck while two helicopters flew low
overhead. The crew were treated for concussion and have gone back to duty. A spokesman for the National Security Council called
it unsafe and unprofessional, and a breach of the rules by which the two armies keep out of each other's way. Moscow said its
own men had been hindered on a route of which they had given notice, and that they had done what was needed to go on."""

COPY = (
    WIRE.replace("WASHINGTON (Harbour Wire) - ", "BEIRUT: ")
    .replace("Syria's northeast", "northeastern Syria")
    .replace("An", "an")
)

OTHER = """Russian and US troops met near the Syrian town of Derik on Tuesday, and it did not go well. According to the Observatory,
an American column had set out at dawn to turn back a Russian patrol. A film passed round by residents shows a BTR overtaking
two trucks at speed on dry grass; one of them is shunted aside. The National Security Council called it "unsafe and
unprofessional". Four Americans were concussed. In Moscow the ministry of defence spoke of "appropriate measures" by its military
police, who it said were on a cleared route, and blamed the Americans for barring the way in breach of existing agreements."""


def test_wire_copy_under_two_mastheads() -> None:
    """The Gazette and the Courier carry the wire's story, one under a new dateline and lightly edited; the Observer has its own."""
    wire, gazette, courier = (
        report("Harbour Wire", text=WIRE),
        report("Gazette", text=COPY),
        report("Courier", text=WIRE),
    )
    observer = report("Observer", text=OTHER)
    found = find_syndication([wire, gazette, courier, observer])
    assert len({found.groups[r.id] for r in (wire, gazette, courier)}) == 1
    assert found.groups[observer.id] != found.groups[wire.id]
    assert found.shares[wire.id] == 1.0
    assert 0.7 < found.shares[gazette.id] < 1.0
    assert found.shares[observer.id] == 0.0
    assert found.copies(gazette.id) == tuple(sorted(r.id for r in (wire, gazette, courier)))


def test_the_first_half_of_a_story_is_a_copy() -> None:
    """The Courier cut the wire's story from the foot."""
    wire, courier = report("Harbour Wire", text=WIRE), report("Courier", text=WIRE[: len(WIRE) // 2])
    found = find_syndication([wire, courier])
    assert found.groups[wire.id] == found.groups[courier.id]


def test_a_round_up_does_not_join_the_stories_it_holds() -> None:
    """The digest strings the wire's and the Observer's stories together, with five more of its own."""
    filler = " ".join(f"word{n}" for n in range(700))
    wire, observer = report("Harbour Wire", text=WIRE), report("Observer", text=OTHER)
    digest = report("Digest", text=f"{WIRE}\n{OTHER}\n{filler}")
    found = find_syndication([wire, observer, digest])
    assert len(set(found.groups.values())) == 3


def test_no_text_has_no_copies() -> None:
    """Two pages of nothing but marks are not one story."""
    found = find_syndication([report("A", text="..."), report("B", text="...")])
    assert len(set(found.groups.values())) == 2


@settings(deadline=None, max_examples=50)
@given(st.lists(st.sampled_from([WIRE, COPY, OTHER, WIRE[:300], "..."]), max_size=6), st.randoms(use_true_random=False))
def test_order_of_reports_does_not_matter(texts: list[str], chance: object) -> None:
    """The groups are the same in whatever order the reports come."""
    reports = [report(f"Outlet {n}", text=text) for n, text in enumerate(texts)]
    assert find_syndication(reports) == find_syndication(reversed(reports))


@settings(deadline=None)
@given(st.text(), st.text())
def test_share_is_a_share(left: str, right: str) -> None:
    """It lies between nothing and all, and is the same from either side; a text holds all of itself."""
    a, b = frozenset(shingles(left)), frozenset(shingles(right))
    assert shared_share(a, b) == shared_share(b, a)
    assert 0.0 <= shared_share(a, b) <= 1.0
    assert shared_share(a, a) == (1.0 if a else 0.0)


REWRITE = """The Courier's own correspondent in the capital adds what the ministers of three neighbouring states made of it, and how the
markets of the region took it: calmly, on the whole, with the pound of Orontes down a little and bread no dearer than the week before.
The crew were treated for concussion and have gone back to duty. A spokesman for the National Security Council called
it unsafe and unprofessional, and a breach of the rules by which the two armies keep out of each other's way. Nobody else was hurt that day."""

MARKET = """Shells fell on the market of Tal Amar at noon, when it was full; two traders died and a boy who sold water lost a leg. The
mayor blamed the garrison across the river, which said that it had not fired a shot since Sunday, and asked for an inquiry by anyone but him."""

PATROL = """A patrol of six vehicles was turned back near Derik this morning by villagers with stones, women among them. Its commander spoke
for an hour with the elders, drank their tea and went home; nobody was hurt, and the villagers kept a flag that they had torn off a mast."""

ABOUT_US = """The war began nine years ago with protests against the government and has since drawn in the armies of five foreign powers,
cost the lives of several hundred thousand people and driven half of the country from its homes, most of them to camps beyond the border.
Peace talks have been held in four cities and have led to nothing. Readers who wish to help can write to the desk at any hour of day."""


def test_a_rewrite_of_the_same_days_is_one_text() -> None:
    """The Courier keeps a quarter of the wire's sentences and writes the rest itself, a day later; a year later it would be none."""
    wire = report("Harbour Wire", "2020-08-26", text=WIRE)
    courier, late = report("Courier", "2020-08-27", text=REWRITE), report("Gazette", "2021-08-27", text=REWRITE)
    found = find_syndication([wire, courier])
    assert found.groups[wire.id] == found.groups[courier.id]
    assert "of their five-word runs" in found.reasons[0].why
    assert find_syndication([wire, late]).groups[wire.id] != find_syndication([wire, late]).groups[late.id]


def test_an_outlets_own_background_makes_no_copy() -> None:
    """The Observer closes two stories with the same three paragraphs on the war."""
    first = report("Observer", "2020-08-26", text=f"{MARKET} {ABOUT_US}")
    second = report("Observer", "2020-08-27", text=f"{PATROL} {ABOUT_US}")
    found = find_syndication([first, second])
    assert found.groups[first.id] != found.groups[second.id]
