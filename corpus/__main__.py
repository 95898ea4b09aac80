"""The corpus's own commands.

python -m corpus check              # compile every document, name every fault, count what there is
python -m corpus check draft.txt    # the same for a file of your own
python -m corpus agree              # how far the second annotator agrees with the first, layer by layer
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

from corpus.agreement import compare
from corpus.markup import MarkupError, read_documents
from corpus.records import Document

TEXTS = Path(__file__).parent / "texts"
SECOND = Path(__file__).parent / "second"
"""Documents annotated again, from the guide alone, by somebody who had not seen the first annotation."""


def main(arguments: list[str] | None = None) -> int:
    """Runs one command; 1 where a document is at fault."""
    parser = argparse.ArgumentParser(prog="python -m corpus", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="compile every document and say what is wrong")
    check.add_argument("files", nargs="*", type=Path, help="files of markup; the whole corpus where none is named")
    commands.add_parser("agree", help="compare the second annotator's documents with the first's")
    asked = parser.parse_args(arguments)
    if asked.command == "agree":
        return _agree()
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


def _agree() -> int:
    """Print agreement on the documents that were annotated twice."""
    first = {one.id: one for path in sorted(TEXTS.glob("*.txt")) for one in read_documents(path.read_text(encoding="utf-8"), path.name) if isinstance(one, Document)}
    second = [one for path in sorted(SECOND.glob("*.txt")) for one in read_documents(path.read_text(encoding="utf-8"), path.name) if isinstance(one, Document)]
    pairs = [(first[one.id], one) for one in second if one.id in first and first[one.id].text == one.text]
    if len(pairs) < len(second):
        print(f"{len(second) - len(pairs)} left out: their writer changed the text after it was annotated again")
    print(f"{len(pairs)} documents annotated twice, {sum(len(one.text.split()) for one, _ in pairs)} words")
    for name, (value, note) in compare(pairs).figures().items():
        print(f"{name:20} {value:.2f}  {note}")
    return 0


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
