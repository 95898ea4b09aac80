"""Files of places: what is read of them, and what is refused with which words.

`dumps/SY.txt` has the form in which geonames.org publishes a country; its rows are made up but for the country and one town.
"""

from __future__ import annotations

import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from rashomon.errors import NotFound, SettingError
from rashomon.knowledge.adding.tables import parse_columns
from rashomon.knowledge.adding.writing import AddingProgress, AreaAsked, add_gazetteer
from rashomon.knowledge.places.added import added_folder, find_added, list_added, open_added, remove_gazetteer

DUMP = Path(__file__).parent / "dumps" / "SY.txt"


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of the test's own."""
    monkeypatch.setenv("RASHOMON_DATA", str(tmp_path / "own"))
    return tmp_path / "own"


def write(tmp_path: Path, text: str | bytes, name: str = "villages.csv") -> Path:
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def places(name: str) -> list[tuple[object, ...]]:
    """What a gazetteer holds: ident, name, kind, latitude, longitude, country."""
    with closing(sqlite3.connect(added_folder() / f"{name}.sqlite")) as held:
        return held.execute(
            "select ident, name, kind, latitude, longitude, country from places order by name"
        ).fetchall()


def names(name: str, ident: str) -> set[str]:
    with closing(sqlite3.connect(added_folder() / f"{name}.sqlite")) as held:
        return {
            key for (key,) in held.execute("select key from names join places on id = place where ident = ?", (ident,))
        }


def test_a_geonames_dump() -> None:
    """Settlements, areas, bases, fields, waters and mountains by their codes; a hotel is passed over and counted."""
    made, tally = add_gazetteer(DUMP)
    assert (made.name, made.places, made.source) == ("sy", 11, "GeoNames (geonames.org), CC BY 4.0")
    assert tally.passed_over == {"S.HTL": 1}
    assert not tally.refused
    kinds = {ident: kind for ident, _, kind, *_ in places("sy")}
    assert kinds == {
        "geonames:9900001": "village", "geonames:9900002": "village", "geonames:9900003": "village",
        "geonames:173480": "town", "geonames:9900005": "base", "geonames:9900006": "field", "geonames:9900007": "river",
        "geonames:9900008": "mountain", "SY-01": "province", "SY": "country", "geonames:9900012": "neighbourhood",
    }  # fmt: skip
    assert names("sy", "geonames:9900001") == {"tall qasmiyah", "tell qasmiye", "til qesmi", "تل قاسميه"}
    assert names("sy", "geonames:9900003") == {"khirbat sawwan", "kherbet siwan"}, "an airport's code is no name"


def test_a_zip_as_geonames_org_gives_it(tmp_path: Path) -> None:
    """It holds the dump and a readme; the gazetteer is the same."""
    with zipfile.ZipFile(tmp_path / "SY.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(DUMP, "SY.txt")
        archive.writestr("readme.txt", "The data format is tab-delimited text in utf8 encoding.")
    add_gazetteer(DUMP, AreaAsked(name="plain"))
    made, _ = add_gazetteer(tmp_path / "SY.zip")
    assert made.name == "sy"
    assert places("sy") == places("plain")


@pytest.mark.parametrize(
    "text",
    [
        "name,latitude,longitude,country\nUmm Zarqa,36.6,40.9,SY\n",
        "\ufeffName;Lat;Lng;Country Code\r\nUmm Zarqa;36,6;40,9;sy\r\n",
        "x\ty\tname\tiso\n40.9\t36.6\tUmm Zarqa\tSYR\n",
        'Country|Longitude|Latitude|Town\n"Syria"|40.9|36.6|"Umm  Zarqa"\n\n',
    ],
    ids=["comma", "semicolon, mark, decimal commas", "tab", "bar"],
)
def test_tables_name_their_columns_in_many_ways(tmp_path: Path, text: str) -> None:
    _, tally = add_gazetteer(write(tmp_path, text))
    assert not tally.refused
    ((ident, *rest),) = places("villages")
    assert str(ident).startswith("villages:umm-zarqa-")
    assert rest == ["Umm Zarqa", "village", 36.6, 40.9, "SY"]


def test_columns_can_be_named(tmp_path: Path) -> None:
    path = write(tmp_path, "ar,en,n,e\nأم زرقا,Umm Zarqa,36.6,40.9\n")
    columns = parse_columns("name=en, names=ar,latitude=n,longitude=e")
    add_gazetteer(path, AreaAsked(columns=columns, country="sy", name="mine"))
    ((ident, *_, country),) = places("mine")
    assert country == "SY"
    assert names("mine", str(ident)) == {"umm zarqa", "ام زرقا"}


@pytest.mark.parametrize("words", ["name", "town=x", "name="])
def test_a_mapping_that_maps_nothing(words: str) -> None:
    with pytest.raises(SettingError, match=r"FIELD=COLUMN|the fields are"):
        parse_columns(words)


def test_what_else_a_table_may_say(tmp_path: Path) -> None:
    """Other names, kind, inhabitants, reach and GeoNames' number; a kind that is not known is told."""
    head = "name,alt_names,lat,lon,type,pop,radius_km,geonameid\n"
    rows = 'A Town,Aa; Ab,36,41,,"9,500",,\nB Camp,"Ba, Bb",36.1,41,Refugee camp,,,\nC,,36.2,41,souk,,,\nD,,36.3,41,AIRB,,7.5,5\n'
    _, tally = add_gazetteer(write(tmp_path, head + rows))
    kinds = {name: (ident, kind) for ident, name, kind, *_ in places("villages")}
    assert [kinds[n][1] for n in ("A Town", "B Camp", "C", "D")] == ["town", "camp", "village", "base"]
    assert kinds["D"][0] == "geonames:5"
    assert names("villages", str(kinds["A Town"][0])) == {"a town", "aa", "ab"}
    assert names("villages", str(kinds["B Camp"][0])) == {"b camp", "ba", "bb"}
    assert tally.odd_kinds == {"souk": 1}
    assert tally.without_country == 4


def test_rows_that_cannot_be_used_are_told_with_their_lines(tmp_path: Path) -> None:
    """The others are added. A row may run over lines, so that lines are counted, not rows."""
    rows = [
        b"name,lat,lon", b'"Good\none",36.5,40.5', b"North,96.5,40.5", b"East,36.5,-190", b",36.5,40.5", b"Words,here,there",
        b"No point,,", b"Nowhere,0,0", b"Not a number,nan,40", b"Bad \xff byte,36.5,40.5", b"Too,36.5,40.5,many", b"!!,36.5,40.5",
        b"Last,36.4,40.4",
    ]  # fmt: skip
    made, tally = add_gazetteer(write(tmp_path, b"\n".join(rows) + b"\n"))
    assert made.places == 2
    assert tally.refused == 10
    assert [(row.line, row.reason) for row in tally.unusable] == [
        (4, "has a latitude of 96.5, which is not between -90 and 90"),
        (5, "has a longitude of -190, which is not between -180 and 180"),
        (6, "has no name"),
        (7, "has coordinates that are no numbers ('here', 'there')"),
        (8, "has no coordinates"),
    ]


def test_broken_lines_of_a_dump(tmp_path: Path) -> None:
    good = DUMP.read_text(encoding="utf-8").splitlines()[0]
    cells = good.split("\t")
    bad = [
        "\t".join(cells[:12]),
        good.replace("36.95120", "136.9"),
        "\t".join(["x", *cells[1:]]),
        "\t".join([cells[0], "", *cells[2:]]),
    ]
    made, tally = add_gazetteer(write(tmp_path, "\n".join([good, *bad, ""]), "SY.txt"))
    assert made.places == 1
    assert [row.reason for row in tally.unusable] == [
        "has 12 of 19 columns",
        "has a latitude of 136.9, which is not between -90 and 90",
        "has no GeoNames number ('x')",
        "has no name",
    ]


@pytest.mark.parametrize(
    ("name", "text", "why"),
    [
        ("a.csv", "town,lat,lon,remark\nA,1,2,x\n".replace("town", "where"), "no column for name; it has where, lat, lon, remark"),
        ("a.csv", "a,b\n1,2\n", "name, latitude, longitude; it has a, b: say which it is with --columns name=COLUMN"),
        ("a.csv", "name,lat,lon\n", "no place in it can be used .it has no rows."),
        ("a.csv", "name,lat,lon\nA,99,1\n", "line 2 has a latitude of 99"),
        ("a.csv", 'name,lat,lon\nA,1,2\n"B,1,2\nC,3,4\n', "line 3 opens a quotation mark that never closes"),
        ("a.csv", "", "is empty"),
        ("a.csv", b"\xff\xfen\0a\0", "is UTF-16: save it as UTF-8"),
        ("a.csv", b"a\0b", "is no text"),
        ("a.csv", "name,lat,lon," * 100_000, "has a first line without an end"),
        ("a.txt", "1\tA\tA\t\t36\t41\tP\tPPL\tSY\t\t01\n", "has 11 columns, and a GeoNames dump has 19"),
        ("a.zip", b"PK\x03\x04 and no more", "is a broken zip archive"),
        ("a b.csv", "name,lat,lon\n\n", "a b.csv"),
        ("geonames.csv", "name,lat,lon\nA,1,2\n", "cannot be a gazetteer's name"),
    ],
)  # fmt: skip
def test_files_that_are_refused(tmp_path: Path, own_folder: Path, name: str, text: str | bytes, why: str) -> None:
    """With the file, the reason and the cure; and nothing is left in the folder."""
    with pytest.raises(SettingError, match=why):
        add_gazetteer(write(tmp_path, text, name))
    assert not list(own_folder.rglob("*.*"))
    assert list_added() == ()


def test_a_zip_of_several_tables_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "two.zip", "w") as archive:
        archive.writestr("a.csv", "name")
        archive.writestr("b.csv", "name")
    with pytest.raises(SettingError, match=r"holds several tables \(a.csv, b.csv\); unpack it"):
        add_gazetteer(tmp_path / "two.zip")


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        (AreaAsked(columns={"name": "x"}), "leave --columns out"),
        (AreaAsked(country="XX"), "is no country"),
        (AreaAsked(name="No Name"), "cannot be a gazetteer's name"),
        (AreaAsked(name=""), "cannot be a gazetteer's name"),
    ],
)
def test_calls_that_are_refused(asked: AreaAsked, why: str) -> None:
    with pytest.raises(SettingError, match=why):
        add_gazetteer(DUMP, asked)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match="there is no such file"):
        add_gazetteer(tmp_path / "none.csv")
    with pytest.raises(SettingError, match="is no file"):
        add_gazetteer(tmp_path)


def test_a_name_is_given_once(tmp_path: Path) -> None:
    """What is held stays until it is to be replaced, also where its successor is broken."""
    one = write(tmp_path, "name,lat,lon\nA,1,2\n")
    first, _ = add_gazetteer(one)
    write(tmp_path, "name,lat,lon\nB,1,2\n")
    with pytest.raises(SettingError, match="there already; give another --name, or --replace it"):
        add_gazetteer(one)
    write(tmp_path, "name,lat,lon\nB,100,2\n")
    with pytest.raises(SettingError, match="latitude"):
        add_gazetteer(one, AreaAsked(replace=True))
    assert list_added() == (first,)
    write(tmp_path, "name,lat,lon\nB,1,2\n")
    second, _ = add_gazetteer(one, AreaAsked(replace=True, source="my own, CC0"))
    assert list_added() == (second,)
    assert second.digest != first.digest
    assert (second.source, second.origin) == ("my own, CC0", str(one.resolve()))


def test_how_a_file_was_read_is_part_of_its_digest(tmp_path: Path) -> None:
    path = write(tmp_path, "name,lat,lon\nA,1,2\n")
    plain, _ = add_gazetteer(path)
    again, _ = add_gazetteer(path, AreaAsked(replace=True))
    with_country, _ = add_gazetteer(path, AreaAsked(replace=True, country="SY"))
    assert plain.digest == again.digest != with_country.digest


def test_ids_stay_when_a_table_grows(tmp_path: Path) -> None:
    add_gazetteer(write(tmp_path, "name,lat,lon\nB,1,2\n"))
    ((before, *_),) = places("villages")
    add_gazetteer(write(tmp_path, "name,lat,lon\nA,1,2\nB,5,6\nB,1,2\nB,1,2\n"), AreaAsked(replace=True))
    idents = [ident for ident, *_ in places("villages")]
    assert before in idents
    assert len(idents) == len(set(idents)) == 3


def test_progress_ends_at_the_whole(tmp_path: Path) -> None:
    rows = "".join(f"Place {n},{n % 80 + 1},{n % 170}\n" for n in range(5_000))
    told: list[AddingProgress] = []
    made, _ = add_gazetteer(write(tmp_path, f"name,lat,lon\n{rows}"), progress=told.append)
    assert made.places == 5_000
    assert [p.places for p in told] == [0, 2_000, 4_000, 5_000]
    assert all(0 <= p.done <= p.total for p in told)
    assert told[-1].done == told[-1].total


def test_removing() -> None:
    add_gazetteer(DUMP)
    remove_gazetteer("sy")
    assert list_added() == ()
    with pytest.raises(NotFound, match="no gazetteer named 'sy' was added; there is none"):
        find_added("sy")


def test_a_damaged_gazetteer_is_named_with_its_cure() -> None:
    """It is listed and can be removed; nothing is read with it or without it in silence."""
    add_gazetteer(DUMP)
    (added_folder() / "sy.sqlite").write_bytes(b"no database at all, but long enough to be looked at")
    (held,) = list_added()
    assert held.fault
    assert held.fault.startswith("is damaged")
    with pytest.raises(SettingError, match=r"sy.sqlite: is damaged .+ rashomon gazetteer remove sy"):
        open_added()
    remove_gazetteer("sy")


def test_one_of_another_layout_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    add_gazetteer(DUMP)
    monkeypatch.setattr("rashomon.knowledge.places.added.LAYOUT", "2")
    (held,) = list_added()
    assert held.fault == "was made by another version of the program"


def test_a_folder_that_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("RASHOMON_DATA", str(tmp_path / "file"))
    with pytest.raises(SettingError, match=r"cannot be written .+ RASHOMON_DATA"):
        add_gazetteer(DUMP)
