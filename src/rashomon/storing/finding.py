"""A record by its id or the beginning of it."""

from __future__ import annotations

import difflib
from collections.abc import Sequence

from rashomon.errors import NotFound

_OTHERS = {
    "c-": ("a claim's id", "rashomon why {} shows the claim and its incident"),
    "i-": ("an incident's id", "rashomon show {} names its claims"),
    "j-": ("a judgement's id", "rashomon judgements lists them"),
}
"""What ids begin with that people are shown: what such a one is of, and what takes it."""
_ONE = {"incident": "an incident's", "claim": "a claim's", "event": "an event's", "report": "a report's"}


def pick(name: str, ids: Sequence[str], kind: str) -> str:
    """The one id that is `name`, or begins so; "3f9a" finds "i-3f9a02c41b7d". Raises NotFound with the ids that come near."""
    name = name.strip().lower()
    if name in ids:
        return name
    bare = name.rpartition("-")[2]
    found = sorted(i for i in ids if name and i.startswith(name)) or sorted(
        i for i in ids if bare and name == bare and i.partition("-")[2].startswith(bare)
    )
    if len(found) == 1:
        return found[0]
    if found:
        raise NotFound(f"{name!r} could be {_list(found)}: write more of it")
    other = next((told for begin, told in _OTHERS.items() if name.startswith(begin) and not any(i.startswith(begin) for i in ids)), None)
    if other is not None and ids:
        raise NotFound(f"{name!r} is {other[0]}, and {_ONE.get(kind, f'a {kind}')} is asked for here; {other[1].format(name)}")
    near = difflib.get_close_matches(name, ids, n=3, cutoff=0.5)
    hint = f"the nearest are {_list(near)}" if near else f"the ledger holds {len(ids)} {kind}(s)"
    raise NotFound(f"there is no {kind} {name!r}; {hint}")


def _list(ids: Sequence[str]) -> str:
    return ", ".join(ids[:6]) + (f" or {len(ids) - 6} more" if len(ids) > 6 else "")
