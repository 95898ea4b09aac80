"""What a second coder made of exported claims, as annotation tools give it back: verdicts and better values, claim by claim, and marks of his own.

Known are INCEpTION's UIMA CAS XMI (a `.xmi` file with `TypeSystem.xml` beside it, or the zip that the tool exports, of one document, of many or of a project), a folder of brat, and Label Studio's JSON. An annotation
that bears no verdict and no correction says nothing.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from rashomon.errors import SettingError
from rashomon.records import Attribute
from rashomon.surfaces.exports.parts.reading_brat import Annotation, read_annotations
from rashomon.surfaces.exports.parts.reading_label_studio import Region, read_task, read_tasks
from rashomon.surfaces.judgements.archives import read_archive, read_document
from rashomon.surfaces.judgements.given import Given, Returned, Seen, Unread

_NOTE = re.compile(r".* \| (c-[0-9a-f]+) \| i-[0-9a-f]+(?: \| (.*))?", re.DOTALL)
_ATTRIBUTES = frozenset(attribute.value for attribute in Attribute)


def is_returned(path: Path) -> bool:
    """Whether a path is a tool's, and no file of judgements: by what it is, and by how its content begins."""
    if path.is_dir() or path.suffix.lower() in {".xmi", ".zip", ".ann"}:
        return True
    try:
        with path.open("rb") as stream:
            return stream.read(64).lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"[", b"PK\x03\x04", b"<?xml", b"<xmi:"))
    except OSError:
        return False


def read_returned(path: Path) -> Iterator[Returned]:
    """What coders gave the annotations of a file or folder, each text before its annotations. Raises SettingError where nothing of it can be read, with the cure."""
    try:
        yield from _read(path)
    except OSError as error:
        raise SettingError(f"{path}: cannot be read ({error.strerror or error}); check the path") from error
    except UnicodeDecodeError as error:
        raise SettingError(f"{path}: is no UTF-8 text; export it again") from error
    except zipfile.BadZipFile as error:
        raise SettingError(f"{path}: is an archive that is damaged; export it again") from error


def _read(path: Path) -> Iterator[Returned]:
    if path.is_dir() or path.suffix.lower() == ".ann":
        for standoff in sorted(path.glob("*.ann")) if path.is_dir() else [path]:
            yield from _read_brat(standoff)
        return
    content = path.read_bytes()
    if content.startswith(b"PK\x03\x04"):
        yield from read_archive(content, path.name)
    elif content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"["):
        for number, task in enumerate(read_tasks(content.decode("utf-8-sig")), start=1):
            yield from _of_task(task, number)
    else:
        types = path.with_name("TypeSystem.xml")
        if not types.is_file():
            raise SettingError(f"{path}: needs the TypeSystem.xml that it was exported with beside it")
        yield from read_document(content, types.read_bytes(), path.name)


def _read_brat(standoff: Path) -> Iterator[Returned]:
    """The annotations of one text; the others are read where it cannot be."""
    beside = standoff.with_suffix(".txt")
    try:
        text = beside.read_bytes().decode("utf-8")
        annotations = read_annotations(text, standoff.read_bytes().decode("utf-8"))
    except OSError as error:
        yield Unread(where=standoff.name, why=f"{beside.name} or it cannot be read ({error.strerror}); brat keeps both side by side")
    except UnicodeDecodeError:
        yield Unread(where=standoff.name, why=f"{beside.name} or it is no UTF-8 text; export it again")
    except SettingError as error:
        yield Unread(where=standoff.name, why=str(error))
    else:
        yield Seen(text=text, where=standoff.name)
        words = {one.name: text[one.fragments[0][0] : one.fragments[-1][1]] for one in annotations}
        yield from (_of_brat(one, text, standoff.name, words.get(one.said_by or "", "")) for one in annotations if _NOTE.fullmatch(one.note) or one.label in _ATTRIBUTES)


def _of_brat(one: Annotation, text: str, name: str, source: str) -> Given:
    note = _NOTE.fullmatch(one.note)
    verdict = next((value for attribute, value in one.attributes if attribute == "Verdict"), "")
    correction = (note[2] or "").strip() if note else one.note.strip()
    return Given(
        claim=note[1] if note else "", text=text, start=one.fragments[0][0], end=one.fragments[-1][1], verdict=verdict, correction=correction, why="",
        where=f"{one.name} of {name}", label=one.label, source=source,
    )  # fmt: skip


def _of_task(task: dict[str, object], number: int) -> Iterator[Returned]:
    """What each annotator of a task gave its regions; a task that cannot be read stops no other."""
    try:
        regions = list(read_task(task))
    except SettingError as error:
        yield Unread(where=f"task {number}", why=str(error))
        return
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        yield Unread(where=f"task {number}", why=f"is no task that Label Studio writes ({type(error).__name__}: {error}); export it again as JSON")
        return
    exported = frozenset(region.claim for region in regions if not region.by_person and region.claim)
    for coder in dict.fromkeys(region.coder for region in regions if region.by_person):
        own = [region for region in regions if region.by_person and region.coder == coder]
        yield Seen(text=own[0].whole, where=f"task {number}", coder=coder, exported=exported or None)
        sources = {region.name: region.text for region in own}
        yield from (_of_region(region, sources.get(region.said_by or "", "")) for region in own if region.claim or region.label in _ATTRIBUTES)


def _of_region(region: Region, source: str) -> Given:
    return Given(
        claim=region.claim or "", text=region.whole, start=region.start, end=region.end, verdict=region.verdict, correction=region.correction, why="",
        where=f"region {region.name} of {region.report}", label=region.label, source=source, coder=region.coder,
    )  # fmt: skip
