"""Where one begins: the examples, files dropped here, and how far they are read."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path, PurePosixPath
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from rashomon.errors import SettingError
from rashomon.surfaces.desk.replying import desk_of, go, page
from rashomon.surfaces.desk.securing import read_form

_MOST_BYTES = 500_000_000
"""Of all files of one drop."""
_PART = 1 << 20


def start(request: Request) -> Response:
    """The page where one begins."""
    desk = desk_of(request)
    folder = find_examples()
    return page(
        request, "start.html.j2", reading=desk.reading.standing, ledger=desk.address, there=desk.opened,
        held=len(desk.catalogue.lines) if desk.opened else 0, examples=[one.name for one in folder],
    )  # fmt: skip


def progress(request: Request) -> Response:
    """How far the read has come, for the page's script."""
    standing = desk_of(request).reading.standing
    return JSONResponse({
        "running": standing.running, "read": standing.read, "expected": standing.expected, "path": standing.path, "linking": standing.linking,
        "issues": [{"where": where, "reason": what, "code": code} for where, what, code in standing.issues.named], "more": standing.issues.more,
        "error": standing.error, "told": standing.told,
    })  # fmt: skip


async def files(request: Request) -> Response:
    """Files that somebody gives: kept in a folder beside the ledger, as they are, and read."""
    form = await read_form(request, files=True)
    given = [item for item in form.getlist("files") if isinstance(item, UploadFile) and item.filename]
    return await run_in_threadpool(_take, request, given)


def _take(request: Request, given: list[UploadFile]) -> Response:
    desk = desk_of(request)
    if not given:
        raise SettingError("no file was given; drop some, or choose them")
    ledger = desk.address
    folder = _folder_for(ledger)
    sizes = 0
    kept: list[Path] = []
    for item in given:
        path = folder / safe_name(item.filename or "")
        with path.open("xb") if not path.exists() else _another(path).open("xb") as out:
            while part := item.file.read(_PART):
                sizes += len(part)
                if sizes > _MOST_BYTES:
                    shutil.rmtree(folder, ignore_errors=True)
                    raise SettingError(f"these files are more than {_MOST_BYTES // 1_000_000} MB together; read them with: rashomon read PATH --ledger {ledger}")
                out.write(part)
            kept.append(Path(out.name))
    return _read(request, kept, ledger)


async def examples(request: Request) -> Response:
    """The example reports, read into the ledger."""
    form = await read_form(request)
    return await run_in_threadpool(_examples, request, form)


def _examples(request: Request, form: Any) -> Response:
    chosen = str(form.get("example", ""))
    folder = next((one for one in find_examples() if one.name == chosen), None)
    if folder is None:
        raise SettingError("these examples are not here; they lie in the program's repository, under examples/")
    return _read(request, [folder / "reports"], desk_of(request).address)


def _read(request: Request, paths: list[Path], ledger: str) -> Response:
    desk = desk_of(request)
    if not desk.opened:
        desk.open(ledger, create=True)
    if not desk.reading.start(paths, ledger, done=desk.compare_all):
        raise SettingError("a read runs already; wait until it is done")
    return go(request, "/start")


def find_examples() -> list[Path]:
    """The folders of example reports: those that come with the program, or with its repository."""
    package = Path(__file__).resolve().parents[2]
    for folder in (package / "examples", package.parents[1] / "examples"):
        found = sorted(one for one in folder.glob("*") if (one / "reports").is_dir()) if folder.is_dir() else []
        if found:
            return found
    return []


def safe_name(name: str) -> str:
    """A file's own name, without the folders and the characters that a name may not have."""
    plain = PurePosixPath(name.replace("\\", "/")).name
    cleaned = "".join(letter if letter.isprintable() and letter not in '<>:"|?*' else "_" for letter in plain).strip(". ")
    return cleaned[:150] or "file"


def _another(path: Path) -> Path:
    """The same name with a number, where it is taken."""
    return next(other for n in range(2, 100_000) if not (other := path.with_name(f"{path.stem}-{n}{path.suffix}")).exists())


def _folder_for(ledger: str) -> Path:
    """A new folder for what is given: beside the ledger where that is a file, so that its reports can be read again."""
    if "://" in ledger:
        return Path(tempfile.mkdtemp(prefix="rashomon-"))
    beside = Path(f"{ledger}-files")
    for number in range(1, 100_000):
        folder = beside / f"{number:03}"
        if not folder.exists():
            folder.mkdir(parents=True)
            return folder
    raise SettingError(f"{beside}: has too many folders; move some away")
