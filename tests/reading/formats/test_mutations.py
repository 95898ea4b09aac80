"""Whatever is done to a file of any format: reports and issues, never an exception, and a word on every file."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from rashomon.reading import read_paths
from rashomon.records import Issue, Report
from tests.reading.formats.seeds import seeds

SPLICES = (b"\0", b"\xff", b"<", b'"', b"{", b"}", b"]", b"\n\n", b"&x;", b"99999999999", b"\\u", b"\\bin9999 ", b"=?utf-8?b?%%?=")
ROUNDS = 25


def mutated(raw: bytes, chance: random.Random) -> bytes:
    """The bytes with some changed, dropped, doubled, put in or cut off."""
    found = bytearray(raw)
    for _ in range(chance.choice((1, 1, 2, 5, 30))):
        at = chance.randrange(len(found) + 1)
        what = chance.randrange(5)
        if what == 0 and found:
            found[at % len(found)] = chance.randrange(256)
        elif what == 1:
            del found[at : at + chance.choice((1, 4, 50, 500))]
        elif what == 2:
            found[at:at] = found[chance.randrange(len(found) + 1) :][: chance.choice((1, 10, 300))]
        elif what == 3:
            del found[at:]
        else:
            found[at:at] = chance.choice(SPLICES)
    return bytes(found)


@pytest.mark.parametrize("seed", range(3))
def test_files_of_every_format_mangled(tmp_path: Path, seed: int) -> None:
    """Each some dozen times, the same ones in every run."""
    chance = random.Random(seed)
    for name, raw in seeds(tmp_path).items():
        for _ in range(ROUNDS // 3 + 1):
            path = tmp_path / f"z-{name}"
            path.write_bytes(mutated(raw, chance))
            found = list(read_paths([path]))
            assert found, name
            for item in found:
                assert isinstance(item, Report) or (isinstance(item, Issue) and item.message.strip() and "\n" not in item.message), name
