"""`python -m corpus check [FILE ...]`: compiles the corpus, names every fault, and counts what it holds."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

from corpus.markup import MarkupError, read_documents
from corpus.records import Document

TEXTS = Path(__file__).parent / "texts"


def main(arguments: list[str] | None = None) -> int:
    """Runs one command; 1 where a document is at fault."""
    parser = argparse.ArgumentParser(prog="python -m corpus", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="compile every document and say what is wrong")
    check.add_argument("files", nargs="*", type=Path, help="files of markup; the whole corpus where none is named")
    asked = parser.parse_args(arguments)
    found: list[Document] = []
    faults = 0
    for path in asked.files or sorted(TEXTS.glob("*.txt")):
        for one in read_documents(path.read_text(encoding="utf-8"), path.name):
            if isinstance(one, MarkupError):
                faults += 1
                print(one)
            else:
                found.append(one)
    twice = [name for name, times in Counter(one.id for one in found).items() if times > 1]
    for name in twice:
        print(f"{name}: two documents have this id")
    print("\n".join(f"{name:24} {count}" for name, count in _counts(found).items()))
    print(f"{'faults':24} {faults + len(twice)}")
    return 1 if faults or twice else 0


def _counts(documents: list[Document]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for one in documents:
        counts[f"{one.form}s"] += 1
        counts["words"] += len(one.text.split())
        counts["happenings"] += len(one.happenings)
        counts["attributions"] += len(one.attributions)
        for happening in one.happenings:
            counts["triggers"] += len(happening.triggers)
            counts["tolls"] += len(happening.tolls)
            for trigger in happening.triggers:
                counts[f"  {trigger.standing}"] += 1
                if trigger.polarity != "asserted":
                    counts[f"  {trigger.polarity}"] += 1
    return counts


if __name__ == "__main__":
    sys.exit(main())
