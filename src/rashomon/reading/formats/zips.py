"""Zip files by what is in them: office documents and web archives are zips too."""

from __future__ import annotations

import zipfile
from pathlib import Path


def kind_of_zip(path: Path) -> str:
    """What a zip is: "docx", "xlsx", "ods", "odt", "wacz", else "zip"; "" for one that cannot be opened."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            if any(name.lower().endswith("word/document.xml") for name in names):
                return "docx"
            if any(name.lower().startswith("xl/") for name in names):
                return "xlsx"
            if "mimetype" in names and "content.xml" in names and archive.getinfo("mimetype").file_size < 200:
                stated = archive.read("mimetype")
                return "ods" if b"spreadsheet" in stated else "odt" if b"text" in stated else "zip"
            if "datapackage.json" in names and any(name.startswith("archive/") for name in names):
                return "wacz"
            return "zip"
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, EOFError):
        return ""
