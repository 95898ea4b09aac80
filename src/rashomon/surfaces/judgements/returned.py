"""What a second coder made of exported claims, as annotation tools give it back: verdicts and better values, claim by claim.

Known are INCEpTION's UIMA CAS XMI (a `.xmi` file with `TypeSystem.xml` beside it, or the zip that the tool exports, of one document or of many), a folder of brat, and Label Studio's JSON. An annotation that bears no verdict and no
correction says nothing, and one that is gone says nothing either: a claim is struck by a verdict alone.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rashomon.errors import SettingError
from rashomon.surfaces.exports.parts.cas import CLAIM, EXTRA
from rashomon.surfaces.exports.parts.reading_brat import read_annotations
from rashomon.surfaces.exports.parts.reading_label_studio import read_regions
from rashomon.surfaces.extras import need

_MOST_BYTES = 200_000_000
"""Of one document of an archive."""

_NOTE = re.compile(r".* \| (c-[0-9a-f]+) \| i-[0-9a-f]+(?: \| (.*))?", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What a coder gave one annotation: the claim's id, the whole text that he saw with the stretch that is marked (code points), a verdict, a better value, and why. `where` names the annotation."""

    claim: str
    text: str
    start: int
    end: int
    verdict: str
    correction: str
    why: str
    where: str


def is_returned(path: Path) -> bool:
    """Whether a path is a tool's, and no file of judgements: by what it is, and by how its content begins."""
    if path.is_dir() or path.suffix.lower() in {".xmi", ".zip", ".ann"}:
        return True
    try:
        with path.open("rb") as stream:
            return stream.read(64).lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"[", b"PK\x03\x04", b"<?xml", b"<xmi:"))
    except OSError:
        return False


def read_returned(path: Path) -> Iterator[Given]:
    """What coders gave the annotations of a file or folder. Raises SettingError where it cannot be read, with the cure."""
    try:
        yield from _read(path)
    except OSError as error:
        raise SettingError(f"{path}: cannot be read ({error.strerror or error}); check the path") from error
    except UnicodeDecodeError as error:
        raise SettingError(f"{path}: is no UTF-8 text; export it again") from error
    except zipfile.BadZipFile as error:
        raise SettingError(f"{path}: is an archive that is damaged; export it again") from error


def _read(path: Path) -> Iterator[Given]:
    if path.is_dir() or path.suffix.lower() == ".ann":
        for standoff in sorted(path.glob("*.ann")) if path.is_dir() else [path]:
            yield from _read_brat(standoff)
        return
    content = path.read_bytes()
    if content.startswith(b"PK\x03\x04"):
        yield from _read_archive(content, path.name, depth=0)
    elif content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"["):
        yield from _read_tasks(content.decode("utf-8-sig"))
    else:
        types = path.with_name("TypeSystem.xml")
        if not types.is_file():
            raise SettingError(f"{path}: needs the TypeSystem.xml that it was exported with beside it")
        yield from _read_cas(content, types.read_bytes(), path.name)


def _read_brat(standoff: Path) -> Iterator[Given]:
    text = standoff.with_suffix(".txt").read_bytes().decode("utf-8")
    for one in read_annotations(text, standoff.read_bytes().decode("utf-8")):
        note = _NOTE.fullmatch(one.note)
        if note is not None:
            verdict = next((value for name, value in one.attributes if name == "Verdict"), "")
            start, end = one.fragments[0][0], one.fragments[-1][1]
            yield Given(
                claim=note[1], text=text, start=start, end=end, verdict=verdict, correction=(note[2] or "").strip(), why="", where=f"{one.name} of {standoff.name}"
            )


def _read_tasks(content: str) -> Iterator[Given]:
    for region in read_regions(content):
        if region.by_person and region.claim is not None:
            yield Given(
                claim=region.claim, text=region.whole, start=region.start, end=region.end, verdict=region.verdict, correction=region.correction, why="",
                where=f"region {region.name} of {region.report}",
            )  # fmt: skip


def _read_archive(content: bytes, name: str, *, depth: int) -> Iterator[Given]:
    """Every document of an archive; INCEpTION's project holds an archive for each document and annotator."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {part.filename: part for part in archive.infolist() if not part.is_dir()}
        too_large = next((one.filename for one in parts.values() if one.file_size > _MOST_BYTES), None)
        if too_large is not None:
            raise SettingError(f"{name}: {too_large} is over 200 MB unpacked; export fewer documents at a time")
        if not any(each.lower().endswith((".xmi", ".zip")) for each in parts):
            raise SettingError(f"{name}: holds no annotated document (.xmi); export it from INCEpTION as UIMA CAS XMI")
        types = next((each for each in parts if each.rpartition("/")[2] == "TypeSystem.xml"), None)
        for each in sorted(parts):
            if each.lower().endswith(".xmi"):
                if types is None:
                    raise SettingError(f"{name}: has no TypeSystem.xml beside {each}; export it as UIMA CAS XMI")
                yield from _read_cas(archive.read(each), archive.read(types), f"{name}/{each}")
            elif each.lower().endswith(".zip") and depth < 1:
                yield from _read_archive(archive.read(each), f"{name}/{each}", depth=depth + 1)


def _read_cas(content: bytes, types: bytes, name: str) -> Iterator[Given]:
    cassis = need("cassis", EXTRA, "a file of INCEpTION")
    try:
        system = cassis.load_typesystem(io.BytesIO(types))
        cas = cassis.load_cas_from_xmi(io.BytesIO(content), typesystem=system, lenient=True)
        marked = list(cas.select(CLAIM)) if system.contains_type(CLAIM) else []
    except Exception as error:  # whatever the library makes of a broken file
        raise SettingError(f"{name}: is no UIMA CAS XMI that can be read ({' '.join(str(error).split())[:120]}); export it again") from error
    for number, one in enumerate(marked, start=1):
        said = {feature: _told(one, feature) for feature in ("claim", "verdict", "correction", "why")}
        if said["claim"]:
            yield Given(
                claim=said["claim"], text=cas.sofa_string, start=one.begin, end=one.end, verdict=said["verdict"], correction=said["correction"], why=said["why"],
                where=f"annotation {number} of {name}",
            )  # fmt: skip


def _told(one: Any, feature: str) -> str:
    return " ".join(str(getattr(one, feature, None) or "").split())
