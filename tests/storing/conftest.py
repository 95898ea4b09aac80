"""Places for ledgers, on each backend in turn."""

from __future__ import annotations

import itertools
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.postgresql import Server


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file that is not there yet."""
    return tmp_path / "clash.ledger"


@pytest.fixture(params=["sqlite", "postgresql"])
def backend(request: pytest.FixtureRequest) -> str:
    """Each backend in turn."""
    if request.param == "postgresql":
        request.getfixturevalue("server")
    return str(request.param)


@pytest.fixture
def new_address(backend: str, request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], str]:
    """What makes places for ledgers: a file or a database that nothing is in."""
    if backend == "postgresql":
        server: Server = request.getfixturevalue("server")
        return server.make_database
    numbers = itertools.count()
    return lambda: str(tmp_path / f"clash-{next(numbers)}.ledger")


@pytest.fixture
def address(new_address: Callable[[], str]) -> str:
    """A file or a database that nothing is in."""
    return new_address()


@pytest.fixture
def by_hand(backend: str, request: pytest.FixtureRequest) -> Callable[..., list[tuple[object, ...]]]:
    """What runs SQL in a ledger past the program, and gives the rows of the last statement."""
    if backend == "postgresql":
        server: Server = request.getfixturevalue("server")
        return server.run

    def run(address: str, *statements: str) -> list[tuple[object, ...]]:
        connection = sqlite3.connect(address, isolation_level=None)
        try:
            return [connection.execute(statement).fetchall() for statement in statements][-1]
        finally:
            connection.close()

    return run
