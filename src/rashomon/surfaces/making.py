"""Who made it: the program, the model and the packs behind what a ledger holds."""

from __future__ import annotations

from collections.abc import Iterable

from rashomon.storing import ADDED, Run
from rashomon.version import VERSION


def say_maker(runs: Iterable[Run]) -> str:
    """The line of a dossier that says what read its reports: "rashomon 0.1.0; language model 1f0c; theatre syria 77ab".

    Only what the ledger recorded, and no clock: the same ledger gives the same line. Where its reports were read by
    several programs, models or packs, each is named; so is a language model that was asked for claims.
    """
    known = list(runs)
    parts = [f"rashomon {_each(run.program for run in known) or VERSION}"]
    models = _each(run.model for run in known)
    if models:
        parts.append(f"language model {models}")
    answerers = _each(run.answerer for run in known if run.answerer is not None)
    if answerers:
        parts.append(f"claims by model {answerers}")
    packs = [pack for run in known for pack in sorted(run.packs.items())]
    theatres = _each(f"{name} {version}" for name, version in packs if not name.startswith(ADDED))
    if theatres:
        parts.append(f"theatre {theatres}")
    added = _each(f"{name.removeprefix(ADDED)} {version}" for name, version in packs if name.startswith(ADDED))
    if added:
        parts.append(f"gazetteer {added}")
    return "; ".join(parts)


def _each(words: Iterable[str]) -> str:
    return " and ".join(sorted(set(words)))
