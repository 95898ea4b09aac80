"""How files are named: from where reading was called, never by the folders of a machine."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest

from rashomon.reading import Places


@pytest.mark.parametrize(
    ("where", "told"),
    [
        ("week/a.txt", "week/a.txt"),
        ("../week/a.txt#2", "../week/a.txt#2"),
        ("/home/ana/work/week/a.txt", "week/a.txt"),
        ("/home/ana/news/week/b/c.csv#12", "week/b/c.csv#12"),
        ("/srv/one.txt", "one.txt"),
        ("/srv/one.txt#3", "one.txt#3"),
        ("/elsewhere/two.txt", "two.txt"),
        ("frame#1", "frame#1"),
    ],
)
def test_how_a_path_is_told(where: str, told: str) -> None:
    """Relative as it was given; absolute from here, else from the last name that was given."""
    places = Places([Path("week"), Path("/home/ana/news/week"), Path("/srv/one.txt")], PurePosixPath("/home/ana/work"))
    assert places.name(where) == told


def test_folders_of_one_name_are_told_apart() -> None:
    """By the folder above, and no further."""
    places = Places([Path("/home/ana/week"), Path("/home/omar/week"), Path("/srv/day")], PurePosixPath("/var/lib"))
    assert places.name("/home/ana/week/a.txt") == "ana/week/a.txt"
    assert places.name("/home/omar/week/a.txt") == "omar/week/a.txt"
    assert places.name("/srv/day/a.txt") == "day/a.txt"
