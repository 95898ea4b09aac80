"""Documents that INCEpTION exports: UIMA CAS XMI, one by one or in archives, and whole projects.

An exported project holds, beside much else, an archive for each document and annotator (`annotation/DOCUMENT/ANNOTATOR.zip`), and for each document that was curated (`curation/DOCUMENT/...`). Annotators'
documents are read where there are any, each under its annotator's name; else the curated ones. The project's own source documents say nothing that a coder decided.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from rashomon.errors import SettingError
from rashomon.surfaces.exports.parts.cas import CLAIM, EXTRA
from rashomon.surfaces.extras import need
from rashomon.surfaces.judgements.given import Given, Returned, Seen, Unread

_MOST_BYTES = 200_000_000
"""Of one document of an archive."""
_PROJECT, _CODED = "exportedproject", ("annotation/", "curation/")


def read_archive(content: bytes, name: str) -> Iterator[Returned]:
    """Every document of an archive. Raises SettingError where it holds none, or one that cannot be read; of several, one that cannot be read is told and the others are read."""
    found = list(_documents(content, name, coder="", depth=0))
    for at, coder, document, types in found:
        try:
            yield from read_document(document, types, at, coder=coder)
        except SettingError as error:
            if len(found) == 1:
                raise
            yield Unread(where=at, why=str(error).removeprefix(f"{at}: "))


def read_document(content: bytes, types: bytes | None, name: str, *, coder: str = "") -> Iterator[Returned]:
    """The annotations of one document with its type system. Raises SettingError where it is none, or has none."""
    if types is None:
        raise SettingError(f"{name}: has no TypeSystem.xml beside it; export it as UIMA CAS XMI")
    cassis = need("cassis", EXTRA, "a file of INCEpTION")
    try:
        system = cassis.load_typesystem(io.BytesIO(types))
        cas = cassis.load_cas_from_xmi(io.BytesIO(content), typesystem=system, lenient=True)
        marked = list(cas.select(CLAIM)) if system.contains_type(CLAIM) else []
        text = str(cas.sofa_string or "")
    except Exception as error:  # whatever the library makes of a broken file
        raise SettingError(f"{name}: is no UIMA CAS XMI that can be read ({' '.join(str(error).split())[:120]}); export it again") from error
    yield Seen(text=text, where=name, coder=coder)
    for number, one in enumerate(marked, start=1):
        yield Given(
            claim=_told(one, "claim"), text=text, start=one.begin, end=one.end, verdict=_told(one, "verdict"), correction=_told(one, "correction") or ("" if _told(one, "claim") else _told(one, "value")),
            why=_told(one, "why"), where=f"annotation {number} of {name}", label=_told(one, "attribute"), source=_told(one, "source"), coder=coder,
        )  # fmt: skip


def _documents(content: bytes, name: str, *, coder: str, depth: int) -> Iterator[tuple[str, str, bytes, bytes | None]]:
    """The documents of an archive and of those within: the name, whose it is, the XMI, and the type system where it lies beside."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {part.filename.lstrip("/"): part for part in archive.infolist() if not part.is_dir()}
        if any(PurePosixPath(each).name.startswith(_PROJECT) for each in parts):
            parts = next((held for folder in _CODED if (held := {each: part for each, part in parts.items() if each.startswith(folder)})), {})
            if not parts:
                raise SettingError(f"{name}: is a project that nobody has annotated yet; export it when documents are done")
        too_large = next((each for each, part in parts.items() if part.file_size > _MOST_BYTES), None)
        if too_large is not None:
            raise SettingError(f"{name}: {too_large} is over 200 MB unpacked; export fewer documents at a time")
        documents = [each for each in sorted(parts) if each.lower().endswith((".xmi", ".zip"))]
        if not documents:
            raise SettingError(f"{name}: holds no annotated document (.xmi); export it from INCEpTION as UIMA CAS XMI")
        types = next((parts[each] for each in sorted(parts) if PurePosixPath(each).name == "TypeSystem.xml"), None)
        for each in documents:
            if each.lower().endswith(".xmi"):
                yield f"{name}/{each}", coder, archive.read(parts[each]), archive.read(types) if types else None
            elif depth < 1:
                whose = PurePosixPath(each).stem if each.startswith(_CODED) else ""
                yield from _documents(archive.read(parts[each]), f"{name}/{each}", coder=whose, depth=depth + 1)


def _told(one: Any, feature: str) -> str:
    return " ".join(str(getattr(one, feature, None) or "").split())
