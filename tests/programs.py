"""Programs that users open files with, where they are installed: LibreOffice and GDAL's command line (`apt-get install libreoffice-writer-nogui libreoffice-calc-nogui gdal-bin`)."""

from __future__ import annotations

import shutil
import subprocess
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

_PACKAGES = {"soffice": "libreoffice-writer-nogui libreoffice-calc-nogui", "ogrinfo": "gdal-bin"}


def needed(program: str) -> str:
    """Where the program is; the test is skipped where it is not installed, with what brings it."""
    found = shutil.which(program)
    if found is None:
        pytest.skip(f"{program} is not installed: apt-get install {_PACKAGES[program]}")
    return found


@cache
def _home() -> TemporaryDirectory[str]:
    """Where LibreOffice keeps its settings, which it makes anew at length; gone when the tests end."""
    return TemporaryDirectory(prefix="office-")


def converted(source: Path, kind: str, ending: str, *, read_as: str = "") -> Path:
    """The file as LibreOffice writes it anew in another format, beside it; `read_as` names the filter that it is opened by."""
    office = needed("soffice")
    command = [office, "--headless", f"-env:UserInstallation={Path(_home().name).as_uri()}", *([f"--infilter={read_as}"] if read_as else []), "--convert-to", kind, "--outdir", str(source.parent), str(source)]
    done = subprocess.run(command, capture_output=True, timeout=120, check=False)
    made = source.with_suffix(ending)
    assert made.is_file(), done.stderr.decode()
    return made


def map_layers(path: Path) -> str:
    """What GDAL's command line says of a map's layers, and its warnings."""
    done = subprocess.run([needed("ogrinfo"), "-so", "-al", str(path)], capture_output=True, timeout=60, check=True)
    return f"{done.stdout.decode()}\n{done.stderr.decode()}"
