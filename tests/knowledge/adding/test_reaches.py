"""How far the provinces of a dump reach."""

from __future__ import annotations

import math
from contextlib import closing
from pathlib import Path

import pytest

from rashomon.knowledge.adding.codes import radius_of
from rashomon.knowledge.adding.writing import add_gazetteer
from rashomon.knowledge.places.added import open_added
from rashomon.knowledge.places.gazetteer import Gazetteer


def _line(number: int, name: str, point: tuple[float, float], feature: str, admin1: str) -> str:
    letter, code = feature.split(".")
    cells = [str(number), name, name, "", f"{point[0]:.5f}", f"{point[1]:.5f}", letter, code, "XK", "", admin1]
    return "\t".join([*cells, "", "", "", "0", "", "", "", "2020-01-01"])


def _disc(reach_km: float, number: int) -> list[tuple[float, float]]:
    """Points spread evenly over a disc at 0, 20."""
    steps = [
        (math.sqrt((n + 0.5) / number) * reach_km / 111.2, n * math.pi * (3 - math.sqrt(5))) for n in range(number)
    ]
    return [(r * math.sin(a), 20 + r * math.cos(a)) for r, a in steps]


def test_a_province_reaches_as_far_as_its_settlements(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nine in ten of them lie within the radius; with a handful of settlements the province keeps the usual one."""
    monkeypatch.setenv("RASHOMON_DATA", str(tmp_path))
    villages = [_line(n, f"Village {n}", point, "P.PPL", "01") for n, point in enumerate(_disc(40, 200), 100)]
    few = [_line(n, f"Hamlet {n}", (1.0, 21.0), "P.PPL", "02") for n in range(400, 405)]
    provinces = [
        _line(1, "One Province", (0.0, 20.0), "A.ADM1", "01"),
        _line(2, "Two Province", (1, 21), "A.ADM1", "02"),
    ]
    (tmp_path / "XK.txt").write_text("\n".join([*villages, *few, *provinces]))
    add_gazetteer(tmp_path / "XK.txt")
    ((about, index),) = open_added()
    with closing(index):
        gazetteer = Gazetteer.of((), added=((about, index),))
        (one,), (two,) = gazetteer.find("One Province"), gazetteer.find("Two Province")
    assert one.id == "XK-01"
    assert 36 <= one.radius_km <= 40
    assert two.radius_km == radius_of("province")
