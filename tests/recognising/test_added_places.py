"""Names that only an added gazetteer has, in text that no language model has read."""

from __future__ import annotations

import pytest
import spacy

from rashomon.knowledge.adding.writing import AreaAsked, add_gazetteer
from rashomon.knowledge.places.added import open_added
from rashomon.knowledge.places.gazetteer import Gazetteer
from rashomon.language.parsed import Parsed
from rashomon.recognising.places.places import find_places
from rashomon.records import Report, report_id

TABLE = """name,lat,lon,kind
Marigold,36.1,41.1,region
Marigold Fields,36.2,41.2,region
Umm Zarqaniyah,36.6,40.9,village
Zarqaniyah,36.7,40.8,village
Bluebell,36.3,41.3,province
"""
NLP = spacy.blank("en")
NLP.add_pipe("sentencizer")


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    folder = tmp_path_factory.mktemp("own")
    (folder / "mine.csv").write_text(TABLE)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RASHOMON_DATA", str(folder))
        add_gazetteer(folder / "mine.csv", AreaAsked(country="SY"))
        return Gazetteer.of((), added=open_added())


def found(gazetteer: Gazetteer, text: str) -> list[str]:
    parsed = Parsed(Report(id=report_id(text, None), text=text, path="made-up"), NLP(text))
    return [name.text for mention in find_places(parsed, gazetteer) for name in mention.names]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("They clashed in Umm Zarqaniyah on Monday.", ["Umm Zarqaniyah"]),
        ("They clashed in the village of Zarqaniyah on Monday.", ["Zarqaniyah"]),
        ("They clashed near Marigold Fields on Monday.", ["Marigold Fields"]),
        ("Bluebell was quiet on Monday.", ["Bluebell"]),
        ("Umm Zarqaniyah said so on Monday.", []),
        ("Marigold was quiet on Monday.", []),
    ],
)
def test_small_places_need_a_context(gazetteer: Gazetteer, text: str, names: list[str]) -> None:
    """A province does not, nor would the world's regions; but a dump has a park or plain of many a common word."""
    assert found(gazetteer, text) == names
