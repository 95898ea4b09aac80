"""What a check of a pack finds: every fault with its file, its entry and its cure."""

from __future__ import annotations

from pathlib import Path

import pytest

from rashomon.knowledge.actors.registry import ActorRegistry
from rashomon.knowledge.agreements import Agreements
from rashomon.knowledge.places.entries import load_places
from rashomon.knowledge.places.gazetteer import Gazetteer
from rashomon.knowledge.theatres.finding import shipped
from rashomon.knowledge.theatres.packs import check_pack
from tests.knowledge.theatres.made_up import FILES, write_pack

FAULTS = [
    ("theatre.toml", 'id = "reefs"', 'id = "Reefs!"', "the id 'Reefs!' must be of small letters"),
    ("theatre.toml", 'id = "reefs"', 'id = "auto"', "neither auto nor none"),
    ("theatre.toml", 'title = "Two reefs"', "", "no title"),
    ("theatre.toml", "years = [2012]", "years = [2025, 2012]", "years = [2025, 2012] must be"),
    ("theatre.toml", "years = [2012]", "years = []", "years = [] must be"),
    ("theatre.toml", "years = [2012]", 'years = "2012"', "must be [first, last]"),
    ("theatre.toml", '["PH"]', '["PHL"]', "two letters, as PH"),
    ("theatre.toml", '["PH"]', "[]", "countries must be a list of words"),
    ("theatre.toml", 'countries = ["PH"]', 'countries = ["PH"]\nhost = "PH"', "host 'PH' is no state"),
    ("theatre.toml", 'covers = "a made-up quarrel over two reefs"', "", "no covers"),
    ("theatre.toml", "signs", "marks", "the key 'marks' means nothing here"),
    ("theatre.toml", '["Northern Reef"]', "[", "cannot be read as TOML"),
    ("places.toml", "[10.1, 115.0]", "[100.1, 15.0]", "swapped? [15.0, 100.1] is one"),
    ("places.toml", "[10.1, 115.0]", "[10.1, 215.0]", "no place on the globe"),
    ("places.toml", "[10.1, 115.0]", "[10.1]", "a point is [latitude, longitude]"),
    ("places.toml", "[10.1, 115.0]", "[nan, 115.0]", "a point is [latitude, longitude]"),
    ("places.toml", "at = [10.1, 115.0]", "path = [[10.1, 115.0]]", "two points"),
    ("places.toml", "at = [10.1, 115.0]", "at = [10.1, 115.0]\npath = [[10, 115], [11, 115]]", "has at and path"),
    ("places.toml", 'name = "Northern Reef"', "", "no name"),
    ("places.toml", 'id = "reefs:north"', "", "no id"),
    ("places.toml", 'id = "reefs:north"', 'id = "north"', "must begin with 'reefs:'"),
    ("places.toml", 'id = "reefs:north"', 'id = "reefs:south"', "'reefs:south' is there twice, first at place 2"),
    ("places.toml", 'kind = "reef"', 'kind = "rock"', "kind 'rock' is none of base, "),
    ("places.toml", "radius_km = 5", "radius_km = 0", "radius_km must be"),
    ("places.toml", "radius_km = 5", "radius_km = true", "radius_km must be"),
    ("places.toml", '["Hilaga"]', "[3]", "lists of names"),
    ("places.toml", '["reefs:waters"]', '["reefs:water"]', "lies within 'reefs:water', which is not an entry"),
    ("places.toml", '["reefs:waters"]', '["reefs:north"]', "lies within itself"),
    ("places.toml", '["Hilaga"]', '["--"]', "the name '--' has no letter in it"),
    ("places.toml", 'source = "made up"', 'source = "made up"\ncountry = "PHL"', "the country 'PHL' must be an ISO"),
    ("places.toml", "radius_km = 5", "radius_km = 5\ncountry = 63", "the country 63 must be an ISO"),
    ("places.toml", 'source = "made up"', "", "no source"),
    ("places.toml", "also", "alias", "the key 'alias' means nothing here"),
    ("places.toml", "[[place]]", "[[place", "TOML"),
    ("actors.toml", 'kind = "militia"', 'kind = "club"', "kind 'club' is none of"),
    ("actors.toml", 'nation = "PHL"', 'nation = "PH"', "nation 'PH' is no state"),
    ("actors.toml", '["Reef Watch"]', '["Philippine  coast guard", "PHILIPPINE COAST GUARD"]', "shares the alias"),
    ("actors.toml", '["Reef Watch"]', '["-"]', "has no word in it"),
    ("actors.toml", '["Reef Watch"]', '"Reef Watch"', "aliases must be a list of words"),
    ("actors.toml", 'id = "PHL_MIL", from', 'id = "PHL_NAVY", from', "belong to 'PHL_NAVY', which is not an entry"),
    ("actors.toml", 'id = "PHL_MIL", from', 'id = "WATCH", from', "belong to itself"),
    ("actors.toml", 'from = "2013-05"', 'from = "2015"', "from 2015 comes after to 2014"),
    ("actors.toml", 'from = "2013-05"', 'from = "May 2013"', "'May 2013' is no date"),
    ("actors.toml", 'from = "2013-05"', 'from = "2013-13"', "'2013-13' is no date"),
    ("actors.toml", 'from = "2013-05"', "from = 2013", "2013 is no date"),
    ("actors.toml", ', source = "made up" }', " }", "no source"),
    ("actors.toml", '["Reef Watch"]', '["Reef Watch"]\nsigns = ["reef"]', "has signs for weak names, but none of these"),
    ("actors.toml", '["Reef Watch"]', '["Reef Watch"]\nweak = "RW"', "weak must be a list of words"),
    ("actors.toml", '["Reef Watch"]', '["Reef Watch"]\nweak = ["Philippine Coast Guard"]', "make it weak in both, or in none"),
    ("actors.toml", 'any = "WATCH"', 'any = "NOBODY"', "any = 'NOBODY' is no actor of the pack"),
    ("actors.toml", 'any = "WATCH"', "", "says whom its words mean by no sector"),
    ("actors.toml", 'means = "CHN_MIL"', 'means = "CHI_MIL"', "'CHI_MIL' is no actor of the pack and no state's"),
    ("actors.toml", 'by = [{ side = "PHL_GOV", means = "CHN_MIL" }]', 'by = "CHN_MIL"', "by must be a list"),
    ("actors.toml", 'party = "WATCH"', 'party = "NOBODY"', "speaks for 'NOBODY'"),
    ("actors.toml", 'role = "spokeswoman"', "", "no role"),
    ("actors.toml", "[[person]]", "[[people]]", "[[people]] means nothing here"),
    ("actors.toml", "[[person]]", "[person]", "person must be written as [[person]] entries"),
    ("outlets.toml", 'kind = "media"', 'kind = "paper"', "kind 'paper' is none of agency, media, monitor"),
    ("outlets.toml", 'side = "WATCH"', 'side = "NOBODY"', "side 'NOBODY' is no actor"),
    ("outlets.toml", 'name = "Reef Post"', "", "no name"),
    ("agreements.toml", '["PHL", "WATCH"]', '["PHL", "NOBODY"]', "party 'NOBODY' is no state and no actor"),
    ("agreements.toml", 'made = "2014-01"', 'made = "last year"', "made = 'last year' is no date"),
    ("agreements.toml", 'near = ["Calm"]', "", "near must be a list of words"),
    ("agreements.toml", 'patterns = ["Calm Waters accord"]', "", "patterns must be a list of words"),
]  # fmt: skip


def test_a_sound_pack_has_neither_fault_nor_warning(tmp_path: Path) -> None:
    assert check_pack(str(write_pack(tmp_path / "reefs")))[1] == ()


@pytest.mark.parametrize(("file", "old", "new", "told"), FAULTS, ids=[f"{f[0]}: {f[3][:40]}" for f in FAULTS])
def test_a_fault_is_told_with_its_file(tmp_path: Path, file: str, old: str, new: str, told: str) -> None:
    """One slip in one file of a sound pack."""
    found = check_pack(str(write_pack(tmp_path / "reefs", file, old, new)))[1]
    assert any(fault.file == file and told in str(fault) and not fault.warning for fault in found), found


@pytest.mark.parametrize("file", ["places.toml", "actors.toml"])
def test_a_file_that_is_needed_is_missed(tmp_path: Path, file: str) -> None:
    folder = write_pack(tmp_path / "reefs")
    (folder / file).unlink()
    assert f"{file}: is not there; a pack needs it" in map(str, check_pack(str(folder))[1])


def test_a_toml_error_names_its_line(tmp_path: Path) -> None:
    """A bracket that is not closed, at line 8 of the actors."""
    folder = write_pack(tmp_path / "reefs", "actors.toml", 'aliases = ["Philippine Coast Guard"]', "aliases = [")
    assert any("line 9" in str(fault) for fault in check_pack(str(folder))[1])


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    """Four slips in three files."""
    folder = write_pack(tmp_path / "reefs", "places.toml", "[10.1, 115.0]", "[100.1, 115.0]")
    for file, old, new in (
        ("places.toml", "radius_km = 90", 'radius_km = "90"'),
        ("actors.toml", 'kind = "militia"', 'kind = "club"'),
        ("agreements.toml", '["PHL", "WATCH"]', '["XXX"]'),
    ):
        path = folder / file
        path.write_text(path.read_text().replace(old, new))
    assert [fault.file for fault in check_pack(str(folder))[1]] == [
        "places.toml",
        "places.toml",
        "actors.toml",
        "agreements.toml",
    ]


def test_a_point_far_from_all_others_is_a_warning(tmp_path: Path) -> None:
    """A reef at 30 north among reefs at 10, and one whose latitude and longitude changed places on the way."""
    found = check_pack(str(write_pack(tmp_path / "a", "places.toml", "[9.9, 115.0]", "[30.0, 115.0]")))[1]
    (fault,) = found
    assert fault.warning
    assert "[30, 115] lies 2,213 km from every other place" in str(fault)
    places = "[9.9, 115.0]", "[35.0, 41.0]"
    folder = write_pack(tmp_path / "b", "places.toml", *places)
    path = folder / "places.toml"
    path.write_text(path.read_text().replace("[10.1, 115.0]", "[41.1, 35.2]").replace("[10.0, 115.0]", "[41.0, 35.0]"))
    assert "seem to be swapped" in " ".join(map(str, check_pack(str(folder))[1]))


def test_a_place_beyond_the_reach_of_its_holder_is_a_warning(tmp_path: Path) -> None:
    """The waters reach 1 km, and a reef in them lies 22 km off."""
    folder = write_pack(tmp_path / "reefs", "places.toml", "[10.1, 115.0]", "[10.4, 115.0]")
    path = folder / "places.toml"
    path.write_text(path.read_text().replace("radius_km = 90", "radius_km = 1"))
    (fault,) = check_pack(str(folder))[1]
    assert fault.warning
    assert "lies 44 km from the middle of 'reefs:waters', which is said to reach 1 km" in str(fault)


def test_a_pack_that_is_never_chosen_is_a_warning(tmp_path: Path) -> None:
    """Neither a host nor a sign."""
    folder = write_pack(tmp_path / "reefs", "theatre.toml", 'signs = ["Northern Reef"]', "")
    (fault,) = check_pack(str(folder))[1]
    assert (fault.file, fault.warning) == ("theatre.toml", True)


@pytest.mark.parametrize(
    "odd", ["3", "true", '""', "[]", "[3]", "{}", "[{}]", '"\\u0000"', "2020-01-01", "nan", '"XXX"']
)
def test_whatever_stands_under_a_key_is_told_or_can_be_used(tmp_path: Path, odd: str) -> None:
    """Every value of every file in turn is replaced by something odd: the check never fails, and what it passes opens."""
    folder = write_pack(tmp_path / "reefs")
    for file, text in FILES.items():
        lines = text.splitlines()
        for number, line in enumerate(lines):
            key, equals, _ = line.partition(" = ")
            if not equals:
                continue
            spoilt = [*lines[:number], f"{key} = {odd}", *lines[number + 1 :]]
            (folder / file).write_text("\n".join(spoilt), encoding="utf-8")
            if not any(not fault.warning for fault in check_pack(str(folder))[1]):
                ActorRegistry.open(str(folder))
                Agreements.open(str(folder)).find("Calm")
                Gazetteer.of(load_places(str(folder)))
        (folder / file).write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    "text", ["place = 3", "place = [3]", "[place]\nid = 3", "[[place]]", "actor = 3", "person = [[]]"]
)
def test_a_file_of_another_shape_is_told(tmp_path: Path, text: str) -> None:
    """Where a list of entries should be."""
    folder = write_pack(tmp_path / "reefs")
    (folder / ("places.toml" if "place" in text else "actors.toml")).write_text(text, encoding="utf-8")
    assert check_pack(str(folder))[1]


@pytest.mark.parametrize("name", shipped())
def test_a_pack_that_ships_is_sound(name: str) -> None:
    """Here alone it is asked: opened, it is taken to be so."""
    folder, faults = check_pack(name)
    assert faults == (), folder
