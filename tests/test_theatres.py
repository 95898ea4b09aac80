"""Reports of two theatres on the whole path: each is read with its own pack, and one ledger holds them all."""

from __future__ import annotations

from pathlib import Path

import pytest

import rashomon
from rashomon.records import Attribute, Claim, Count, Incident, Party, Place, Stance, Status
from rashomon.running import reading
from rashomon.storing import Ledger
from tests.conftest import EXAMPLES, ROOT
from tests.knowledge.theatres.made_up import write_pack

SHOAL = ROOT / "examples" / "scarborough-2023" / "reports"
SYRIAN = ROOT / EXAMPLES / "nw-0603-harbour-wire.txt"


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of the four reports from the sea and one from Syria."""
    ledger = tmp_path_factory.mktemp("both") / "both.ledger"
    outcome = reading.read([SHOAL, SYRIAN], ledger)
    assert outcome.theatres == {"south-china-sea": 4, "syria": 1}
    return ledger


@pytest.fixture
def collision(both: Path) -> Incident:
    """What the four reports tell of."""
    with Ledger.open(both) as kept:
        return max(kept.incidents(), key=lambda incident: len(incident.reports))


def claims_of(incident: Incident, attribute: Attribute, source: str = "") -> list[Claim]:
    return [c for c in incident.claims if c.attribute is attribute and source in c.attribution.source.name]


def parties(claims: list[Claim]) -> set[str]:
    return {c.resolved.id for c in claims if isinstance(c.resolved, Party)}


def test_each_report_is_kept_with_its_pack(both: Path) -> None:
    """The runs of the ledger name both packs; reading again, in any company, changes nothing."""
    with Ledger.open(both) as kept:
        assert {name for run in kept.runs() for name in run.packs} == {"south-china-sea", "syria"}
    again = reading.read([SYRIAN], both)
    assert (again.unchanged, again.revised, again.reports_read) == (1, 0, 0)
    again = reading.read([SHOAL], both)
    assert (again.unchanged, again.revised, again.reports_read) == (4, 0, 0)


def test_the_four_reports_tell_of_one_collision_and_the_syrian_one_of_another(both: Path, collision: Incident) -> None:
    """Four accounts of one incident, and no incident that mixes the theatres."""
    with Ledger.open(both) as kept:
        folders = {r.id: Path(r.path).name[:2] for r in kept.reports()}
        assert all(len({folders[r] for r in incident.reports}) == 1 for incident in kept.incidents())
    assert len(collision.reports) == 4
    assert collision.status is Status.DISPUTED
    assert collision.title.startswith("Collision")


def test_the_shoal_is_found_under_each_of_its_names(both: Path, collision: Incident) -> None:
    """Scarborough Shoal, Huangyan Dao and Bajo de Masinloc are one place off Luzon, in no country."""
    told = claims_of(collision, Attribute.PLACE)
    words = " ".join(str(c.value) for c in told)
    assert all(name in words for name in ("Scarborough Shoal", "Huangyan Dao", "Bajo de Masinloc"))
    for claim in told:
        place = claim.resolved
        assert isinstance(place, Place)
        assert (place.id, place.latitude, place.longitude) == ("south-china-sea:scarborough-shoal", 15.15, 117.76)
        assert place.country is None
    with Ledger.open(both) as kept:
        far = next(c.resolved for incident in kept.incidents() for c in claims_of(incident, Attribute.PLACE) if "nautical" in str(c.value))
    assert isinstance(far, Place)
    assert far.radius_km == pytest.approx(12 * 1.852 * 1.3, abs=0.1)


def test_each_side_says_that_the_other_rammed(collision: Incident) -> None:
    """The coast guards are their states' forces, and each blames the other's."""
    assert parties(claims_of(collision, Attribute.BLAME, "the Philippine Coast Guard")) == {"CHN_MIL"}
    assert parties(claims_of(collision, Attribute.BLAME, "The China Coast Guard")) == {"PHL_MIL"}
    assert "PHL_MIL" in parties(claims_of(collision, Attribute.BLAME, "Gan"))


def test_tolls_and_agreements_are_read(collision: Incident) -> None:
    """Two fishermen hurt, or three, or nobody; the award and the Declaration broken, each by the other."""
    hurt = claims_of(collision, Attribute.INJURED)
    assert {c.value.low for c in hurt if isinstance(c.value, Count)} == {0, 2, 3}
    broken = {
        (c.value.item, c.resolved.id)
        for c in claims_of(collision, Attribute.AGREEMENT)
        if isinstance(c.value, Stance) and c.value.stance == "broken" and isinstance(c.resolved, Party)
    }
    assert broken == {("arbitral-award-2016", "CHN_MIL"), ("declaration-on-conduct-2002", "PHL_MIL")}


def test_without_a_pack_the_shoal_s_other_name_is_on_no_map(tmp_path: Path) -> None:
    """Read with none, then with auto: revised, and on the map."""
    ledger, report = tmp_path / "l.ledger", SHOAL / "sb-1115-nanhai-bulletin.txt"

    def points() -> set[str | None]:
        with Ledger.open(ledger) as kept:
            claims = [c for e in kept.events() for c in e.of(Attribute.PLACE)]
        return {c.resolved.id for c in claims if isinstance(c.resolved, Place)}

    assert reading.read([report], ledger, theatre="none").theatres == {"none": 1}
    assert "south-china-sea:scarborough-shoal" not in points()
    assert reading.read([report], ledger).revised == 1
    assert "south-china-sea:scarborough-shoal" in points()


def test_linking_needs_the_ledger_and_not_the_pack(tmp_path: Path) -> None:
    """A pack of one's own by its folder: who belongs to whom is kept with the run, and outlives the folder."""
    folder = write_pack(tmp_path / "reefs")
    (tmp_path / "a.txt").write_text("Reef Watch stopped a Philippine ship at Northern Reef.\n", encoding="utf-8")
    with rashomon.read(tmp_path / "a.txt", ledger=tmp_path / "l.ledger", theatre=folder) as ledger:
        (run,) = ledger.runs()
    assert (set(run.packs), run.belonging["WATCH"]) == ({"reefs"}, ("PHL_MIL",))
    with Ledger.open(tmp_path / "l.ledger") as kept:
        (place,) = {c.resolved for e in kept.events() for c in e.of(Attribute.PLACE)}
    assert isinstance(place, Place)
    assert place.id == "reefs:north"


WARS = {
    "sv.txt": (
        "SAN SALVADOR, 20 Nov 89 (ACAN-EFE) -- Guerrillas attacked a police post in Soyapango on Sunday and killed four policemen, the "
        "armed forces press committee said. Radio Venceremos said the rebels lost nobody."
    ),
    "co.txt": (
        "BOGOTA, 21 Nov 89 (EFE) -- HITMEN OF THE MEDELLIN CARTEL KILLED A JUDGE IN ENVIGADO ON MONDAY, THE NATIONAL POLICE REPORTED.\n\n"
        "GUERRILLAS OF THE M-19 CONDEMNED THE MURDER."
    ),
    "pe.txt": (
        "Lima, Nov 22 (AFP) -- Shining Path killed five peasants near Huanta in Ayacucho on Tuesday, the army said. Two of the guerrillas "
        "were captured by soldiers."
    ),
}
"""Three reports of the days in which San Salvador was fought over."""


def test_three_reports_of_latin_america_are_read_with_its_pack(tmp_path: Path) -> None:
    """Auto; whose rebels, police and army these are, each in its own state; whom a clandestine radio speaks for."""
    for name, text in WARS.items():
        (tmp_path / name).write_text(text + "\n", encoding="utf-8")
    outcome = reading.read([tmp_path], tmp_path / "l.ledger")
    assert outcome.theatres == {"latin-america": 3}
    with Ledger.open(tmp_path / "l.ledger") as kept:
        of = {r.id: Path(r.path).name for r in kept.reports()}
        told = {
            (of[e.report], c.attribute, c.resolved.id)
            for e in kept.events()
            for c in e.claims
            if isinstance(c.resolved, Party | Place)
        }
        spoke = {c.attribution.source.party.id for e in kept.events() for c in e.claims if c.attribution.source.party}
        killed = {(of[e.report], c.value.low) for e in kept.events() for c in e.of(Attribute.KILLED) if isinstance(c.value, Count)}
    assert {
        ("sv.txt", Attribute.ACTOR, "SLV_REB"),
        ("sv.txt", Attribute.PLACE, "latin-america:soyapango"),
        ("co.txt", Attribute.ACTOR, "MEDELLIN_CARTEL"),
        ("co.txt", Attribute.PLACE, "latin-america:envigado"),
        ("pe.txt", Attribute.ACTOR, "SHINING_PATH"),
        ("pe.txt", Attribute.PLACE, "latin-america:huanta"),
    } <= told
    assert {"SLV_MIL", "COL_COP", "PER_MIL"} <= spoke
    assert {("sv.txt", 4), ("co.txt", 1), ("pe.txt", 5)} <= killed
