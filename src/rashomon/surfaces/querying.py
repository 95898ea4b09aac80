"""SQL over a ledger's tables: DuckDB is handed them as Arrow, and nothing is copied into a database."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from rashomon.errors import SettingError
from rashomon.surfaces.arrow import make_arrow
from rashomon.surfaces.extras import need
from rashomon.surfaces.frames import TABLES, Held, choose_library, rows_of

_EXTRA, _WHAT = "frames", "SQL over a ledger"


def query(held: Held, text: str, *, library: str | None = None, beside: Mapping[str, Any] | None = None) -> Any:
    """What a question in SQL answers: a frame of pandas or polars, an Arrow table (`library="arrow"`), or rows where no library of frames is there.

    The tables are those of `frames.TABLES`, of which only those are made that the text names; `beside` are frames or Arrow tables of one's own, by name. Raises SettingError for SQL that DuckDB refuses, in its words, and
    where a library is missing.
    """
    duckdb = need("duckdb", _EXTRA, _WHAT)
    named = set(re.findall(r"\w+", text.lower()))
    # Nothing is fetched from a network, and no variable of this program is taken for a table.
    with duckdb.connect(":memory:", config={"autoinstall_known_extensions": "false", "python_enable_replacements": "false", "enable_external_access": "false"}) as connection:
        for name in TABLES:
            if name in named and name not in (beside or {}):
                connection.register(name, make_arrow(name, rows_of(held, name), _EXTRA, _WHAT))
        for name, table in (beside or {}).items():
            connection.register(name, table)
        try:
            found = connection.sql(text)
            answer = found.to_arrow_table() if found is not None else None
        except duckdb.Error as error:
            raise SettingError(f"{error}\nthe tables are {', '.join((*TABLES, *(beside or {})))}; `ledger.frame(NAME)` shows the columns of one") from error
    if answer is None:
        raise SettingError("the SQL asks for nothing; begin it with SELECT")
    return _framed(answer, library)


def _framed(answer: Any, library: str | None) -> Any:
    if library == "arrow":
        return answer
    chosen = choose_library(library)
    if chosen == "polars":
        return need("polars", _EXTRA, "a frame of polars").from_arrow(answer)
    return answer.to_pandas() if chosen == "pandas" else answer.to_pylist()
