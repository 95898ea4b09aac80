"""How rare words are in reports of conflict: python -m training.rarity --data PATH --into src/rashomon/linking/rarity.toml

Two accounts that share a rare word ("minaret") are likelier to tell one occurrence than two that share a common one ("army"). What is
rare must not hang on what else a ledger holds, so it is counted once, here, and shipped.

The unit is the sentence. Each set gives the share of its sentences that hold a word, with a quarter of a sentence added, and the shares are
mixed: reports of conflict count most, general prose keeps everyday words common. A word weighs -log2 of the mixed share, rounded
to quarters of a bit, so that sums are exact in any order. Words at `RAREST` bits or beyond are left out: all that the table does
not hold is held to be as rare as that. Names that the examples alone have (their villages, their spokesmen) are not counted: they would
be common there and nowhere else.
"""

from __future__ import annotations

import argparse
import json
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from benchmarks.held_out import is_held_out
from rashomon.linking.rarity import words_of
from rashomon.reading import ReadingOptions, read_file
from rashomon.records import Report
from training.corpora import blocks

RAREST = 10.0
SHARES = {"conflict": 0.4, "incidents": 0.3, "news": 0.15, "general": 0.15}
"""What each kind of text counts for: statements on a war, reports of incidents, news, anything."""

_SMALL = re.compile(r"\b[a-z]{4,}\b")
_SENTENCE = re.compile(r"(?<=[.!?])[\"'”’)]*\s+(?=[A-Z\"“‘'])|\n\s*\n")
_SOURCE = (
    "share of sentences, mixed by training/rarity.py: re3d without its held-out part (statements of CENTCOM, US State, UK, DFAT, EU; Wikipedia), "
    "this repository's example reports, GUM news (Wikinews), EWT train; licences in docs/model-card.md"
)


def sentences(data: Path, examples: Path) -> Iterator[tuple[str, str]]:
    """Every sentence with the kind of text it is from."""
    for path in sorted((data / "entities" / "re3d").glob("*-documents.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            entry = json.loads(line)
            if not is_held_out(entry["_id"]):
                yield from (("conflict", text) for text in _SENTENCE.split(entry["text"]))
    for path in sorted(examples.iterdir()):
        for report in read_file(path, ReadingOptions()):
            if isinstance(report, Report):
                yield from (("incidents", text) for text in _SENTENCE.split(report.text))
    for name, kind in (("gum-open-train", "news"), ("ewt-train", "general")):
        wanted = True
        for lines in blocks(data / "treebanks" / f"{name}.conllu"):
            begun = [line for line in lines if line.startswith("# newdoc id")]
            if begun and kind == "news":
                wanted = "_news_" in begun[0]
            if wanted:
                yield from ((kind, line.partition("= ")[2]) for line in lines if line.startswith("# text ="))


def mixed_bits(told: Iterable[tuple[str, str]]) -> dict[str, float]:
    """The bits of every word that is commoner than the rarest."""
    seen: defaultdict[str, Counter[str]] = defaultdict(Counter)
    total: Counter[str] = Counter()
    small: set[str] = set()
    for kind, text in told:
        small.update(_SMALL.findall(text))
        total[kind] += 1
        seen[kind].update(words_of([text]))
    found = {}
    elsewhere = {w for kind, counted in seen.items() if kind != "incidents" for w in counted}
    for word in elsewhere | {w for w in seen["incidents"] if w in small}:
        share = sum(SHARES[kind] * (seen[kind][word] + 0.25) / (total[kind] + 1) for kind in SHARES)
        bits = round(-4 * math.log2(share)) / 4
        if bits < RAREST:
            found[word] = bits
    return found


def write(bits: dict[str, float], into: Path) -> None:
    """The table as TOML: each weight with the words that have it."""
    by_bits: defaultdict[float, list[str]] = defaultdict(list)
    for word, weight in bits.items():
        by_bits[weight].append(word)
    lines = [f'source = "{_SOURCE}"', f"rarest = {RAREST}", "", "[words]"]
    lines += [f'"{weight}" = "{" ".join(sorted(by_bits[weight]))}"' for weight in sorted(by_bits)]
    into.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Count and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--examples", type=Path, default=Path("examples/hasakah-2020/reports"))
    parser.add_argument("--into", type=Path, required=True)
    options = parser.parse_args()
    bits = mixed_bits(sentences(options.data, options.examples))
    write(bits, options.into)
    print(f"{len(bits)} words")


if __name__ == "__main__":
    main()
