"""Theatre packs: found by name or folder, and refused whole with every fault named."""

from __future__ import annotations

from pathlib import Path

import pytest

from rashomon.errors import SettingError
from rashomon.knowledge.actors.registry import ActorRegistry
from rashomon.knowledge.agreements import Agreements
from rashomon.knowledge.bundle import load_knowledge
from rashomon.knowledge.places.entries import load_places
from rashomon.knowledge.places.gazetteer import Gazetteer
from rashomon.knowledge.theatres.finding import shipped, shipped_theatres
from rashomon.knowledge.theatres.packs import check_pack, open_pack
from tests.knowledge.theatres.made_up import write_pack


@pytest.mark.parametrize("name", shipped())
def test_a_pack_that_ships_is_sound_and_named_after_its_folder(name: str) -> None:
    """No fault and no warning in it, and a few sentences on its title page."""
    assert check_pack(name)[1] == ()
    assert open_pack(name).theatre.id == name


def test_the_packs_that_ship() -> None:
    """Syria has a host state; the sea has none; Latin America has several."""
    hosts = {t.id: (t.host, len(t.hosts)) for t in shipped_theatres()}
    assert hosts == {"latin-america": (None, 14), "south-china-sea": (None, 0), "syria": ("SYR", 0)}
    assert open_pack("syria").theatre.years == "2011-2024"


def test_a_pack_of_one_s_own_is_named_by_its_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By its path from here or from the root: one pack, with its places, actors and agreements."""
    folder = write_pack(tmp_path / "reefs")
    monkeypatch.chdir(tmp_path)
    pack = open_pack("reefs")
    assert pack is open_pack(str(folder))
    assert pack.theatre.years == "2012-"
    assert [p.id for p in load_places("reefs")] == ["reefs:waters", "reefs:north", "reefs:south"]
    assert ActorRegistry.open("reefs").wholes("WATCH") == ("PHL_MIL",)
    assert Agreements.open("reefs").get("calm") is not None
    assert Gazetteer.open("reefs").in_theatre("Hilaga")[0].id == "reefs:north"
    assert load_knowledge("reefs") is load_knowledge(str(folder))


def test_outlets_and_agreements_may_lack(tmp_path: Path) -> None:
    """A pack of three files."""
    folder = write_pack(tmp_path / "reefs")
    (folder / "outlets.toml").unlink()
    (folder / "agreements.toml").unlink()
    assert len(Agreements.open(str(folder))) == 0


def test_a_changed_pack_is_another_version(tmp_path: Path) -> None:
    """The same folder with another radius is opened anew, and the ledger's runs tell the two apart."""
    folder = write_pack(tmp_path / "reefs")
    before = load_knowledge(str(folder)).versions
    write_pack(folder, "places.toml", "radius_km = 5", "radius_km = 6")
    after = load_knowledge(str(folder)).versions
    assert before.keys() == after.keys() == {"reefs"}
    assert before != after
    assert load_knowledge(None).versions.keys() == {"none"}


def test_an_unknown_theatre_is_refused_and_the_known_are_named(tmp_path: Path) -> None:
    """A name that no pack bears; a folder that is none; a folder without a title page."""
    with pytest.raises(SettingError, match="'atlantis': those that ship are latin-america, south-china-sea, syria"):
        open_pack("atlantis")
    with pytest.raises(SettingError, match=r"theatre\.toml"):
        open_pack(str(tmp_path))


def test_a_broken_pack_is_refused_with_all_its_faults(tmp_path: Path) -> None:
    """A latitude of 100 and a member of nobody: both are told, each with its file and entry."""
    folder = write_pack(tmp_path / "reefs", "places.toml", "[10.1, 115.0]", "[100.1, 115.0]")
    actors = (folder / "actors.toml").read_text().replace('party = "WATCH"', 'party = "NOBODY"')
    (folder / "actors.toml").write_text(actors)
    with pytest.raises(SettingError) as refused:
        open_pack(str(folder))
    told = str(refused.value)
    assert "places.toml: place 2 (reefs:north): 100.1, 115.0 is no place on the globe" in told
    assert "actors.toml: person 1 (Ana Lantad): speaks for 'NOBODY'" in told


def test_of_many_faults_the_first_are_told_and_the_rest_counted(tmp_path: Path) -> None:
    """Twenty places without a kind."""
    more = "".join(f'[[place]]\nid = "reefs:{n}"\nname = "N"\nat = [10, 115]\nradius_km = 1\n' for n in range(20))
    folder = write_pack(tmp_path / "reefs", "places.toml", 'source = "made up"\n', f'source = "made up"\n{more}')
    with pytest.raises(SettingError, match="and 8 more; see: rashomon theatres check"):
        open_pack(str(folder))


@pytest.mark.parametrize(
    ("hosts", "problem"),
    [('["XYZ"]', "host 'XYZ' is no state"), ('"PHL"', "hosts must be a list of words"), ('["PHL"]\nhost = "PHL"', "has host and hosts")],
)
def test_hosts_are_states_and_stand_alone(tmp_path: Path, hosts: str, problem: str) -> None:
    folder = write_pack(tmp_path / "reefs", "theatre.toml", 'countries = ["PH"]', f'countries = ["PH"]\nhosts = {hosts}')
    assert problem in " ".join(str(fault) for fault in check_pack(str(folder))[1])
