"""Whether a report ten times as long takes ten times as long, on the whole path from text to claims.

Reports of a folder are put end to end, paragraph by paragraph, until they fill 2,000 and 20,000 words, and each is coded three
times; the ratio of the best times is 10 where the path is linear.
"""

from __future__ import annotations

import time
from pathlib import Path

from benchmarks.report import Figures
from rashomon.errors import SettingError
from rashomon.reading import read_paths
from rashomon.records import Report, report_id
from rashomon.running.reading import code

SHORT, LONG, RUNS = 2_000, 20_000, 3


def run(data: Path) -> Figures:
    """Seconds for a short and a long report made of the texts of a folder, and their ratio."""
    texts = [found.text.strip() for found in read_paths([data]) if isinstance(found, Report)]
    if not texts:
        raise SettingError(f"{data} holds no texts")
    code(make_report(texts, 200))
    short, long = (min(_seconds(make_report(texts, words)) for _ in range(RUNS)) for words in (SHORT, LONG))
    return Figures(
        "length",
        (
            ("seconds_for_2000_words", short, f"text to claims, best of {RUNS}"),
            ("seconds_for_20000_words", long, f"text to claims, best of {RUNS}"),
            ("ratio", long / short, "10 where time grows as the text does"),
            ("words_per_second", LONG / long, "the whole path, on the long report"),
        ),
    )


def make_report(texts: list[str], words: int) -> Report:
    """One report of so many words, the texts one after the other as often as it takes."""
    parts: list[str] = []
    count = 0
    while count < words:
        part = texts[len(parts) % len(texts)]
        parts.append(part)
        count += len(part.split())
    text = "\n\n".join(parts)
    return Report(id=report_id(text, "length"), text=text, path="length.txt", outlet="length")


def _seconds(report: Report) -> float:
    start = time.perf_counter()
    code(report)
    return time.perf_counter() - start
