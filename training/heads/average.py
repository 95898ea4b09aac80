"""Averages the weights of two runs, one of which went on from the other: `python -m training.heads.average BEFORE AFTER --out OUT`.

Weights along one path of training lie in one valley, and their mean reads other writers at least as well as its end (Izmailov and others
2018, *Averaging Weights Leads to Wider Optima and Better Generalization*).
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import torch


def averaged(before: Any, after: Any, share: float) -> Any:
    """The state with each weight between the two, `share` of the way from `before` to `after`; what is no weight is `after`'s."""
    if isinstance(after, dict):
        return {name: averaged(before[name], after[name], share) for name in after}
    if torch.is_tensor(after) and after.is_floating_point():
        return torch.lerp(before, after, share)
    return after


def main() -> int:
    """Write OUT/last.pt."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("before", type=Path, help="weights of a run, last.pt")
    options.add_argument("after", type=Path, help="weights of the run that went on from it")
    options.add_argument("--share", type=float, default=0.6, help="how far towards the second (0.6)")
    options.add_argument("--out", type=Path, required=True, help="folder for the new last.pt")
    given = options.parse_args()
    states = [torch.load(path, map_location="cpu", weights_only=True) for path in (given.before, given.after)]
    given.out.mkdir(parents=True, exist_ok=True)
    torch.save(averaged(*states, given.share), given.out / "last.pt")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
