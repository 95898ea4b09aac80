"""Words per second of the language layer on a folder of texts, what the next steps add, the time to open the model, and memory."""

from __future__ import annotations

import json
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.report import Figures
from rashomon.errors import SettingError
from rashomon.knowledge.bundle import load_knowledge
from rashomon.language import load_pipeline
from rashomon.language.inventory import packaged
from rashomon.language.parsed import Parsed
from rashomon.recognising import recognise
from rashomon.records import Report, report_id
from rashomon.resolving import resolve

RUNS = 5
LEAST_WORDS = 20_000
OPEN = "import time; t = time.perf_counter(); from rashomon.language import load_pipeline; load_pipeline(); print(time.perf_counter() - t)"


def run(data: Path) -> Figures:
    """Speed over the texts of a folder (or of a .jsonl file), read as often as makes `LEAST_WORDS`."""
    texts = read_texts(data)
    once = sum(len(text.split()) for text in texts)
    if not once:
        raise SettingError(f"{data} holds no texts")
    texts = texts * max(1, -(-LEAST_WORDS // once))
    words = sum(len(text.split()) for text in texts)
    opened = [float(subprocess.check_output([sys.executable, "-c", OPEN])) for _ in range(3)]
    nlp = load_pipeline()
    list(nlp.pipe(texts[:3]))
    rates, worked = [], time.process_time()
    for _ in range(RUNS):
        start = time.perf_counter()
        for _ in nlp.pipe(texts):
            pass
        rates.append(words / (time.perf_counter() - start))
    worked = time.process_time() - worked
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    size = len(packaged("model.onnx").read_bytes()) / 1e6
    return Figures(
        "speed",
        (
            (
                "words_per_second",
                statistics.median(rates),
                f"language layer, median of {RUNS} runs over {words:,} words",
            ),
            ("words_per_second.best", max(rates), "the run least disturbed by other work"),
            (
                "words_per_cpu_second",
                RUNS * words / worked,
                "by processor time, all threads together; steadier on a busy machine",
            ),
            *_of_the_steps(texts),
            ("open_seconds", min(opened), "imports and model in a fresh process, best of 3"),
            ("peak_mib", peak, "the whole process"),
            ("model_mb", size, "the packaged weights, millions of bytes"),
        ),
    )


def _of_the_steps(texts: list[str]) -> tuple[tuple[str, float, str], ...]:
    """What finding mentions and resolving them takes, as shares of the language layer's time on the same texts."""
    nlp, knowledge = load_pipeline(), load_knowledge("syria")
    seconds = dict.fromkeys(("language", "recognising", "resolving"), 0.0)
    for text in texts:
        report = Report(id=report_id(text, None), text=text, path="benchmark")
        begun = time.perf_counter()
        parsed = Parsed(report, nlp(text))
        read = time.perf_counter()
        mentions = recognise(parsed, knowledge)
        found = time.perf_counter()
        resolve(parsed, mentions, knowledge)
        seconds["language"] += read - begun
        seconds["recognising"] += found - read
        seconds["resolving"] += time.perf_counter() - found
    return tuple(
        (f"{step}_share", seconds[step] / seconds["language"], "of the language layer's time, one report after another")
        for step in ("recognising", "resolving")
    )


def read_texts(data: Path) -> list[str]:
    """Texts of a folder (*.txt, *.md) or of a JSON-lines file with a text per line."""
    if data.is_file():
        entries = [json.loads(line) for line in data.read_text(encoding="utf-8").splitlines() if line.strip()]
        return [
            next(str(entry[key]) for key in ("text", "article", "body", "content") if key in entry) for entry in entries
        ]
    return [path.read_text(encoding="utf-8") for path in sorted(data.iterdir()) if path.suffix in (".txt", ".md")]
