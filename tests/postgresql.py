"""A PostgreSQL server of the tests' own, where PostgreSQL is installed: started once, stopped and swept away at the end."""

from __future__ import annotations

import itertools
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_NUMBERS = itertools.count()


class Server:
    """A running server. `url` names a new, empty database of it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def make_database(self, encoding: str = "UTF8") -> str:
        """The URL of a new, empty database."""
        import psycopg

        name = f"ledger_{next(_NUMBERS)}"
        with psycopg.connect(self._words("postgres"), autocommit=True) as connection:
            locale = "C.UTF-8" if encoding == "UTF8" else "C"
            connection.execute(f"CREATE DATABASE {name} ENCODING '{encoding}' LOCALE '{locale}' TEMPLATE template0")
        return self.url(name)

    def url(self, name: str, user: str = "postgres") -> str:
        """The URL of this database."""
        return f"postgresql://{user}@/{name}?host={self.folder}"

    def run(self, url: str, *statements: str, user: str = "postgres") -> list[tuple[object, ...]]:
        """Run statements in a database as somebody who is not our program; the rows of the last."""
        import psycopg

        name = url.partition("@/")[2].partition("?")[0]
        rows: list[tuple[object, ...]] = []
        with psycopg.connect(self._words(name, user), autocommit=True) as connection:
            for statement in statements:
                cursor = connection.execute(statement)
                rows = cursor.fetchall() if cursor.description else []
        return rows

    def _words(self, name: str, user: str = "postgres") -> str:
        return f"host={self.folder} dbname={name} user={user}"


def find_programs() -> Path | str:
    """The folder of PostgreSQL's programs, or why there is none to use."""
    try:
        import psycopg  # noqa: F401
    except ImportError:
        return "psycopg is not installed"
    homes = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: int(p.parent.name), reverse=True)
    homes += [Path(found).parent for found in [shutil.which("initdb")] if found]
    home = next((home for home in homes if (home / "initdb").exists() and (home / "pg_ctl").exists()), None)
    if home is None:
        return "PostgreSQL is not installed"
    if os.geteuid() == 0 and _user() is None:
        return "PostgreSQL does not run as root, and there is no user postgres"
    return home


@contextmanager
def running(home: Path) -> Iterator[Server]:
    """A server in a folder of its own, on a socket in that folder and on no port."""
    folder = Path(tempfile.mkdtemp(prefix="rashomon-pg-"))  # a short path: a socket's name holds 107 bytes
    user = _user() if os.geteuid() == 0 else None
    if user is not None:
        os.chown(folder, user.pw_uid, user.pw_gid)

    def call(program: str, *words: str) -> None:
        more = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []} if user is not None else {}
        done = subprocess.run(
            [str(home / program), *words], capture_output=True, text=True, check=False, cwd=folder,
            env={**os.environ, "HOME": str(folder), "LC_ALL": "C.UTF-8"}, **more,
        )  # fmt: skip
        if done.returncode:
            raise RuntimeError(f"{program}: {done.stdout}{done.stderr}")

    cluster = str(folder / "cluster")
    options = f"-k {folder} -c listen_addresses='' -c fsync=off -c full_page_writes=off -c max_connections=30"
    try:
        call("initdb", "-D", cluster, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        call("pg_ctl", "-D", cluster, "-l", str(folder / "log"), "-w", "-t", "30", "-o", options, "start")
        try:
            yield Server(folder)
        finally:
            call("pg_ctl", "-D", cluster, "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _user() -> pwd.struct_passwd | None:
    try:
        return pwd.getpwnam("postgres")
    except KeyError:
        return None
