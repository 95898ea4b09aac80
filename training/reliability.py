"""Measure where rules and heads are right: `python -m training.reliability --writers w27 w28 --into src/rashomon/coders/joint/data/reliability.toml`.

For every class of claims (a role and the rule that wrote it) the table counts, on documents of the corpus whose writers the heads have not
learned from, how often the rule's words fill the role in the gold happening: where the heads point at nothing (`alone`), where they point at
the same words (`agree`), where at others (`differ`), and how often these others do (`heads`).
"""

from __future__ import annotations

import argparse
import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from corpus.markup import compile_document, read_blocks
from corpus.parts import writer_of
from corpus.records import Document, Happening
from rashomon.coders.joint.coder import JointCoder
from rashomon.coders.joint.reliability import ROLES, class_of, overlap
from rashomon.knowledge.theatres.choice import knowledge_for
from rashomon.records import Claim, Event, Report
from rashomon.records.report import report_id

Counts = dict[tuple[str, str], Counter[str]]


def documents(texts: Path, writers: Sequence[str]) -> Iterator[Document]:
    """The documents of these writers."""
    for path in sorted(texts.glob("*.txt")):
        for block in read_blocks(path.read_text(encoding="utf-8")):
            if writer_of(block) in writers:
                yield compile_document(block)


def report_of(document: Document) -> Report:
    """A document as a report that was read."""
    try:
        published = dt.date.fromisoformat(document.published)
    except ValueError:
        published = None
    return Report(
        id=report_id(document.text, document.outlet), text=document.text, path=document.id, outlet=document.outlet, published=published,
        title=document.text[: document.headline] or None,
    )  # fmt: skip


def measure(chosen: Iterator[Document]) -> Counts:
    """The counts of each class."""
    counts: Counts = defaultdict(Counter)
    coder, known = JointCoder(), knowledge_for("auto")
    for document in chosen:
        report = report_of(document)
        at = {c: one for one in document.happenings for t in one.triggers for c in range(t.span.start, t.span.end)}
        for event, mine in coder.sides(report, known(report)):
            gold = _gold(event, at)
            if gold is not None:
                for attribute, role in ROLES.items():
                    _count(counts, role, event.of(attribute), [c for c in mine if c.attribute is attribute], gold)
    return counts


def _gold(event: Event, at: dict[int, Happening]) -> Happening | None:
    """The happening of the corpus that an event shares most of its words with."""
    met = Counter(id(at[c]) for s in {event.trigger, *event.mentions} for c in range(s.start, s.end) if c in at)
    return next((one for one in at.values() if met and id(one) == met.most_common(1)[0][0]), None)


def _count(counts: Counts, role: str, rules: Sequence[Claim], heads: Sequence[Claim], gold: Happening) -> None:
    fillers = [span for group in gold.roles.get(role, ()) for span in group]
    right = lambda claim: any(s.start < claim.evidence[0].end and claim.evidence[0].start < s.end for s in fillers)
    for claim in rules:
        case = "alone" if not heads else "agree" if any(overlap(claim, other) for other in heads) else "differ"
        tally = counts[role, class_of(claim)]
        tally[case] += 1
        tally[f"{case} right"] += right(claim)
        if case == "differ":
            tally["heads"] += len(heads)
            tally["heads right"] += sum(map(right, heads))


def main() -> None:
    """Measure and write the table."""
    options_of = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options_of.add_argument("--texts", type=Path, default=Path("corpus/texts"))
    options_of.add_argument("--writers", nargs="+", required=True, help="writers that the heads have not learned from")
    options_of.add_argument("--into", type=Path, required=True)
    options = options_of.parse_args()
    counts = measure(documents(options.texts, options.writers))
    lines = [
        "# How often rules and heads are right, by class: right and counted where the heads point at nothing (alone), at the same words (agree), at others (differ), and",
        "# of these others (heads).",
        f"# source = texts of the corpus by {', '.join(options.writers)}, from which the heads that were measured had not learned; made by training/reliability.py",
    ]
    for (role, name), tally in sorted(counts.items(), key=lambda item: (item[0][0], -sum(item[1].values()))):
        cells = "".join(f"{case} = [{tally[f'{case} right']}, {tally[case]}]\n" for case in ("alone", "agree", "differ", "heads"))
        lines.append(f'\n[[class]]\nrole = "{role}"\nrule = "{name}"\n{cells}'.rstrip("\n"))
    options.into.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
