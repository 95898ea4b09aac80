"""Train the parser: `python -m training.train --data DATA --start model.safetensors --tokenizer tokenizer.json --out OUT`.

Time, not epochs, is the budget (`--minutes`). Several workers each take steps on their own copy and average their
weights every few seconds (local SGD), which uses processor cores well even when other work slows one of them down;
with a graphics card use one worker. A running mean of the weights is saved as `mean.pt` while training goes on.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from dataclasses import asdict
from pathlib import Path

import torch
from torch import Tensor, multiprocessing, nn
from torch.nn import functional

from rashomon.language.pieces import Pieces, load_vocabulary
from training.corpora import Document, read_entity_sets, read_re3d, read_treebank
from training.measure import measure_names, measure_trees
from training.network import Parser, Sizes, load_start_weights
from training.propose import adopt
from training.windows import IGNORED, Batch, Encoded, Labels, batches, collect_labels, encode

PIECES_PER_BATCH = 2000
ENCODER_RATE, HEAD_RATE = 2e-4, 1.2e-3
SYNC_SECONDS = 12.0
MEAN_KEPT = 0.9  # of the running mean, per synchronisation
SHARE = {"ewt": 1.0, "gum": 1.0, "uner": 2.0, "re3d": 4.0, "wikigold": 1.0, "meantime": 1.0, "crossner": 0.5}


def loss_of(parser: Parser, batch: Batch, name_weight: float = 1.0) -> Tensor:
    """Sum of the heads' losses over the words that have the label in question."""
    with torch.autocast(batch.pieces.device.type, dtype=torch.bfloat16):
        scores = parser(batch.pieces, batch.casing, batch.layout, batch.first, batch.last)
    upos, xpos, script, tags, start, arcs, word_relation, head_relation = (score.float() for score in scores)
    gold = batch.labels
    total = torch.zeros((), device=upos.device)
    for score, column, weight in ((upos, 0, 0.5), (xpos, 1, 0.5), (script, 2, 0.4)):
        known = gold[..., column] != IGNORED
        if known.any():
            total = total + weight * functional.cross_entropy(score[known], gold[..., column][known])
    known = gold[..., 3] != IGNORED
    if known.any():
        same = batch.sentence[:, :, None] == batch.sentence[:, None, :]
        reach = torch.cat([torch.ones_like(same[:, :, :1]), same], 2) & batch.words[:, :, None]
        arcs = arcs.masked_fill(~reach, -1e4)
        total = total + functional.cross_entropy(arcs[known], gold[..., 3][known])
        heads = gold[..., 3].clamp(min=0)
        at_head = head_relation.gather(1, heads[:, :, None].expand(-1, -1, head_relation.shape[-1]))
        word, head, relation = word_relation[known], at_head[known], gold[..., 4][known]
        count = parser.relation.shape[0]
        forms = parser.relation.transpose(0, 1).reshape(word.shape[-1], -1).bfloat16()
        mixed = (word.bfloat16() @ forms).view(len(word), count, -1) * head.bfloat16()[:, None, :]
        total = total + functional.cross_entropy(mixed.sum(-1).float(), relation, ignore_index=IGNORED)
    known = ~batch.allowed.all(-1) & batch.words
    if known.any():
        score = tags[known]
        within = score.masked_fill(~batch.allowed[known], -1e4).logsumexp(-1)
        total = total + name_weight * (score.logsumexp(-1) - within).sum() / max(int(known.sum()), 300)
    known = batch.starts != IGNORED
    if known.any():
        total = total + 0.5 * functional.binary_cross_entropy_with_logits(start[known], batch.starts[known].float())
    return total


def encode_documents(documents: list[Document], labels: Labels, pieces: Pieces) -> dict[str, list[tuple[list[Encoded], bool]]]:
    """Documents as integers, by corpus."""
    encoded: dict[str, list[tuple[list[Encoded], bool]]] = {}
    for document in documents:
        sentences = [encode(sentence, labels, pieces) for sentence in document.sentences]
        encoded.setdefault(document.corpus, []).append((sentences, document.ends_known))
    return encoded


def one_pass(
    corpora: dict[str, list[tuple[list[Encoded], bool]]], shares: dict[str, float], rough: random.Random
) -> list[tuple[list[Encoded], bool]]:
    """A pass over the corpora in the proportions of `shares`: documents are repeated or thinned."""
    chosen = []
    for corpus, documents in corpora.items():
        share = shares[corpus]
        for document in documents:
            chosen += [document] * (int(share) + (rough.random() < share % 1))
    return chosen


def work(rank: int, options: argparse.Namespace, slots: Tensor, meet: object) -> None:
    """One worker: steps until the time is up, averaging with the others; worker 0 measures and saves."""
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed * 100 + rank)
    rough = random.Random(options.seed * 100 + rank)
    data = options.data
    trees = read_treebank(data / "treebanks/ewt-train.conllu", "ewt")
    trees += read_treebank(data / "treebanks/gum-open-train.conllu", "gum")
    trees += read_treebank(data / "treebanks/gum-open-test.conllu", "gum")
    labels = collect_labels(trees)
    if options.proposals:
        adopt(trees, options.proposals)
    pieces = Pieces(load_vocabulary(options.tokenizer.read_text(encoding="utf-8")))
    corpora = encode_documents(trees + read_entity_sets(data), labels, pieces)
    device = torch.device(options.device)
    changes = [part.partition("=") for part in options.shares.split(",") if part]
    shares = SHARE | {corpus: float(share) for corpus, _, share in changes}
    sizes = Sizes(len(labels.upos), len(labels.xpos), len(labels.scripts), len(labels.relations), len(labels.tags))
    torch.manual_seed(options.seed)
    parser = Parser(sizes)
    load_start_weights(parser, options.start)
    if options.resume:
        parser.load_state_dict(torch.load(options.resume, weights_only=True))
    parser.encoder.words.weight.requires_grad_(False)  # rare names keep the place that pretraining gave them
    parser.to(device)
    torch.manual_seed(options.seed * 100 + rank)
    learned = [value for value in parser.parameters() if value.requires_grad]
    encoder = [value for value in parser.encoder.parameters() if value.requires_grad]
    heads = [value for name, value in parser.named_parameters() if not name.startswith("encoder.")]
    optimiser = torch.optim.AdamW(
        [{"params": encoder, "lr": ENCODER_RATE}, {"params": heads, "lr": HEAD_RATE}], weight_decay=0.01, fused=True
    )
    if rank == 0:
        options.out.mkdir(parents=True, exist_ok=True)
        (options.out / "labels.json").write_text(json.dumps(asdict(labels)))
        dev = encode_documents(read_treebank(data / "treebanks/ewt-dev.conllu", "ewt"), labels, pieces)["ewt"]
        held = encode_documents(read_re3d(data / "entities/re3d", held_out=True), labels, pieces)["re3d"]
    mean: Tensor | None = None
    began = synced = measured = time.monotonic()
    step = passes = 0
    done = False
    while not done:
        passes += 1
        for batch in batches(one_pass(corpora, shares, rough), PIECES_PER_BATCH * options.scale, rough):
            spent = (time.monotonic() - began) / (60 * options.minutes)
            rate = options.rate * min(1.0, (step + 1) / (20 if options.resume else 100)) * min(1.0, max(0.0, (1 - spent) / (1 - options.steady)))
            for group, base in zip(optimiser.param_groups, (ENCODER_RATE, HEAD_RATE), strict=True):
                group["lr"] = base * rate
            parser.train()
            loss = loss_of(parser, Batch(*(value.to(device) for value in vars(batch).values())), options.name_weight)
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(learned, 1.0)
            optimiser.step()
            step += 1
            now = time.monotonic()
            if now - synced < SYNC_SECONDS:
                continue
            with torch.no_grad():
                slots[rank].copy_(nn.utils.parameters_to_vector(learned).cpu())
                meet.wait()  # type: ignore[attr-defined]
                shared = slots.mean(0)
                done = bool(spent >= 1) if rank == 0 else False
                meet.wait()  # type: ignore[attr-defined]
                nn.utils.vector_to_parameters(shared.to(device), learned)
                kept = MEAN_KEPT if spent < 0.85 else MEAN_KEPT / 2
                mean = shared if mean is None or step < 200 else kept * mean + (1 - kept) * shared
            synced = time.monotonic()
            if rank == 0:
                print(f"{now - began:.0f}s pass {passes} step {step} loss {loss.item():.3f} rate {rate:.2f}", flush=True)
            if rank == 0 and (done or synced - measured > options.every):
                with torch.no_grad():
                    nn.utils.vector_to_parameters(mean.to(device), learned)
                    parser.eval()
                    torch.save(parser.state_dict(), options.out / "mean.part")
                    (options.out / "mean.part").replace(options.out / "mean.pt")
                    print("mean:", measure_trees(parser, dev), measure_names(parser, held, labels.tags), flush=True)
                    nn.utils.vector_to_parameters(shared.to(device), learned)
                    if done:
                        torch.save(parser.state_dict(), options.out / "last.pt")
                        print("last:", measure_trees(parser, dev), measure_names(parser, held, labels.tags), flush=True)
                measured = time.monotonic()
            done = done or (now - began) / (60 * options.minutes) >= 1
            if done:
                break


def main() -> None:
    """Read the options and start the workers."""
    options_of = argparse.ArgumentParser(description=__doc__)
    options_of.add_argument("--data", type=Path, required=True, help="folder with treebanks/ and entities/")
    options_of.add_argument("--start", type=Path, required=True, help="MiniLM-L6 weights, safetensors")
    options_of.add_argument("--tokenizer", type=Path, required=True, help="its tokenizer.json")
    options_of.add_argument("--resume", type=Path, help="weights of an earlier run to go on from")
    options_of.add_argument("--proposals", type=Path, help="names that training.propose found in the treebank")
    options_of.add_argument("--out", type=Path, required=True)
    options_of.add_argument("--rate", type=float, default=1.0, help="times the usual learning rates")
    options_of.add_argument("--name-weight", type=float, default=1.0, help="times the usual weight of the names' loss")
    options_of.add_argument("--shares", default="", help="changes to the mix: uner=4,ewt=0.6")
    options_of.add_argument("--steady", type=float, default=0.4, help="share of the time at full rate, before it falls")
    options_of.add_argument("--minutes", type=float, default=45.0)
    options_of.add_argument("--workers", type=int, default=2)
    options_of.add_argument("--threads", type=int, default=1, help="per worker")
    options_of.add_argument("--scale", type=int, default=1, help="times the batch of 2,000 pieces; 4 suits a graphics card")
    options_of.add_argument("--device", default="cpu")
    options_of.add_argument("--seed", type=int, default=1)
    options_of.add_argument("--every", type=float, default=180.0, help="seconds between measurements")
    options = options_of.parse_args()
    multiprocessing.set_start_method("spawn")
    slots = torch.zeros(options.workers, learned_size(options)).share_memory_()
    meet = multiprocessing.get_context("spawn").Barrier(options.workers)
    if options.workers == 1:
        work(0, options, slots, meet)
    else:
        multiprocessing.spawn(work, args=(options, slots, meet), nprocs=options.workers)


def learned_size(options: argparse.Namespace) -> int:
    """How many numbers are learned: all of the network's but the word embeddings."""
    trees = read_treebank(options.data / "treebanks/ewt-train.conllu", "ewt")
    trees += read_treebank(options.data / "treebanks/gum-open-train.conllu", "gum")
    trees += read_treebank(options.data / "treebanks/gum-open-test.conllu", "gum")
    labels = collect_labels(trees)
    parser = Parser(
        Sizes(len(labels.upos), len(labels.xpos), len(labels.scripts), len(labels.relations), len(labels.tags))
    )
    return sum(value.numel() for value in parser.parameters()) - parser.encoder.words.weight.numel()


if __name__ == "__main__":
    main()
