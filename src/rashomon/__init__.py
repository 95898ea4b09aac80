"""One incident, every account of it.

Reports go into a ledger, and incidents come out of it:

    import rashomon

    with rashomon.read("reports/", ledger="clash.ledger") as ledger:
        for incident in ledger.incidents():
            print(incident.title, incident.status, len(incident.reports))
        rows = rashomon.table(ledger.incidents())
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rashomon.silencing import switch_off
from rashomon.version import VERSION

switch_off()

__version__ = VERSION

if TYPE_CHECKING:
    from rashomon.surfaces.notebook import actors, disputes, near, open_ledger, outlet, read, route, table, wordings

__all__ = ["actors", "disputes", "near", "open_ledger", "outlet", "read", "route", "table", "wordings"]


def __getattr__(name: str) -> Any:
    """The public names, loaded when first used: the parser behind them takes a second to open."""
    if name in __all__:
        from rashomon.surfaces import notebook

        return getattr(notebook, name)
    raise AttributeError(f"module 'rashomon' has no attribute {name!r}")
