"""Exports opened by the programs that users open them with, where these are installed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from rashomon.surfaces.exports import bytes_of, format_of
from tests import made_up
from tests.programs import converted, map_layers
from tests.surfaces.exports.test_maps import REPORTS, all_kinds

INCIDENT = made_up.incident()


def test_word_documents_are_opened_by_libreoffice(tmp_path: Path) -> None:
    """Every word of the brief comes out as text, in its order."""
    docx = pytest.importorskip("docx", reason="python-docx is not installed: pip install 'rashomon[office]'")
    brief = tmp_path / "brief.docx"
    brief.write_bytes(bytes_of("brief-docx")([INCIDENT], REPORTS))
    plain = converted(brief, "txt:Text (encoded):UTF8", ".txt").read_text("utf-8-sig")
    written = " ".join(paragraph.text for paragraph in docx.Document(str(brief)).paragraphs)
    assert re.findall(r"\w+", plain) == re.findall(r"\w+", written)


@pytest.mark.parametrize(("name", "layers"), [("geopackage", {"incidents", "lines"}), ("flatgeobuf", {"incidents"}), ("kml", {"incidents"}), ("geojson", {"incidents"})])
def test_maps_are_opened_by_gdals_own_command(tmp_path: Path, name: str, layers: set[str]) -> None:
    """By a GDAL of another age than the one that wrote them, without a warning, in every layer, in longitude and latitude."""
    made = format_of(name)
    path = tmp_path / f"incidents{made.endings[0]}"
    if made.binary:
        pytest.importorskip("pyogrio", reason="pyogrio is not installed: pip install 'rashomon[maps]'")
        path.write_bytes(bytes_of(name)(all_kinds(), REPORTS))
    else:
        path.write_text("".join(made.module.write_lines(all_kinds(), REPORTS)), encoding="utf-8")
    told = map_layers(path)
    assert set(re.findall(r"^Layer name: (\w+)", told, re.MULTILINE)) == layers
    assert "WGS 84" in told
    assert not re.search(r"warning|error", told, re.IGNORECASE)
