"""Who made it: the program, the model and the packs behind what a ledger holds."""

from __future__ import annotations

from collections.abc import Iterable

from rashomon.storing import Run
from rashomon.version import VERSION

_ADDED = "gazetteer:"
"""What the names of added gazetteers begin with among a run's packs."""


def say_maker(runs: Iterable[Run]) -> str:
    """The line of a dossier that says what read its reports: "rashomon 0.1.0; language model 1f0c; theatre syria 77ab".

    Only what the ledger recorded, and no clock: the same ledger gives the same line. Where its reports were read by
    several programs, models or packs, each is named.
    """
    known = list(runs)
    parts = [f"rashomon {_each(run.program for run in known) or VERSION}"]
    models = _each(run.model for run in known)
    if models:
        parts.append(f"language model {models}")
    packs = [pack for run in known for pack in sorted(run.packs.items())]
    theatres = _each(f"{name} {version}" for name, version in packs if not name.startswith(_ADDED))
    if theatres:
        parts.append(f"theatre {theatres}")
    added = _each(f"{name.removeprefix(_ADDED)} {version}" for name, version in packs if name.startswith(_ADDED))
    if added:
        parts.append(f"gazetteer {added}")
    return "; ".join(parts)


def _each(words: Iterable[str]) -> str:
    return " and ".join(sorted(set(words)))
