"""Heads whose encoder has fewer layers, taught by those that have more: `python -m training.heads.fewer --teacher RUN/last.pt --keep 0,2,4,5 --out OUT --minutes 60`.

The smaller network begins with some of the teacher's layers and all of its heads, and learns from the training part of the corpus at once what is
right (gold), what the teacher says (each head's scores), and what the teacher's encoder makes of each word (Hinton and others 2015; Sanh and others
2019 for leaving out layers). What comes out is a running mean of its weights. One process; rates fall by the clock.
"""

from __future__ import annotations

import argparse
import pickle
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from corpus.gold import Example, labels_of_parser
from training.heads.losses import gold_losses, scores_of, states_of, taught_losses, weighed, words_from
from training.heads.network import Reader, Sizes, load_reader
from training.heads.train import batches, families
from training.heads.windows import windows_of

ENCODER_RATE, HEAD_RATE = 2e-4, 6e-4
TAUGHT, ALIKE = 0.5, 4.0
"""What the teacher's scores, and its words' vectors, weigh beside gold."""
MORE = {"standing": 1.6, "cue": 1.6, "source": 1.3}
"""Heads that count for more here than in `losses`."""
PIECES = 1000
"""Word pieces of a batch."""
MEAN_EVERY, KEPT = 20, 0.98
"""After how many steps the running mean takes in the weights, and how much of it stays."""


def with_layers(teacher: Reader, kept: Sequence[int]) -> Reader:
    """A reader with these layers of another, in this order, and all the rest of it."""
    labels = teacher.heads
    reader = Reader(Sizes(labels.relation.num_embeddings, labels.name.num_embeddings), teacher.encoder.words.num_embeddings, len(kept))
    renamed = {f"encoder.layers.{old}.": f"encoder.layers.{new}." for new, old in enumerate(kept)}
    state = {}
    for name, value in teacher.state_dict().items():
        stem = ".".join(name.split(".")[:3]) + "."
        if not stem.startswith("encoder.layers."):
            state[name] = value
        elif stem in renamed:
            state[renamed[stem] + name.removeprefix(stem)] = value
    reader.load_state_dict(state)
    reader.encoder.words.weight.requires_grad_(False)
    return reader


class Teacher:
    """What a network says of texts, asked once of each and kept in half precision."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader.eval()
        self._kept: dict[int, tuple[Tensor, dict[str, Tensor]]] = {}

    @torch.no_grad()
    def of(self, examples: list[Example]) -> list[tuple[Tensor, dict[str, Tensor]]]:
        """The encoder's states [W, H] and every head's scores, for each text."""
        new = [one for one in examples if id(one) not in self._kept]
        if new:
            for one, state in zip(new, states_of(self.reader, windows_of([one.words for one in new]), new, half=False), strict=True):
                scores = scores_of(self.reader.heads, words_from(self.reader.heads, state, one), one)
                self._kept[id(one)] = state.half(), {name: score.half() for name, score in scores.items()}
        return [self._kept[id(one)] for one in examples]


def loss_beside(reader: Reader, teacher: Teacher, examples: list[Example], rough: random.Random) -> tuple[Tensor, dict[str, float]]:
    """What is to be learned from a batch, and its parts by name: `gold`, `taught`, `alike`."""
    states = states_of(reader, windows_of([one.words for one in examples], rough, hide=0.05), examples, half=False)
    wrong: dict[str, list[Tensor]] = {}
    other: dict[str, list[Tensor]] = {}
    far = []
    for one, state, (wanted, taught) in zip(examples, states, teacher.of(examples), strict=True):
        scores = scores_of(reader.heads, words_from(reader.heads, state, one), one)
        far.append((state - wanted.float()).square().mean() / wanted.float().var())
        for kept, losses in ((wrong, gold_losses(scores, one)), (other, taught_losses(scores, taught))):
            for name, value in losses.items():
                kept.setdefault(name, []).append(value)
    parts = {"gold": weighed(wrong, MORE), "taught": weighed(other), "alike": torch.stack(far).mean()}
    return parts["gold"] + TAUGHT * parts["taught"] + ALIKE * parts["alike"], {name: value.item() for name, value in parts.items()}


def epochs(family: list[list[Example]], rough: random.Random) -> Iterator[tuple[int, list[Example]]]:
    """Batches without end, each with the number of its epoch; every document takes turns with its variants."""
    number = 0
    while True:
        for group in batches([rough.choice(one) for one in family], rough, PIECES):
            yield number, group
        number += 1


def teach(reader: Reader, teacher: Teacher, family: list[list[Example]], options: argparse.Namespace) -> nn.Module:
    """Train for so many minutes; gives the running mean."""
    rough = random.Random(options.seed)
    encoder = [value for value in reader.encoder.parameters() if value.requires_grad]
    optimiser = torch.optim.AdamW([{"params": encoder, "lr": ENCODER_RATE}, {"params": reader.heads.parameters(), "lr": HEAD_RATE}], weight_decay=0.01, fused=True)
    rates = [group["lr"] for group in optimiser.param_groups]
    mean = AveragedModel(reader, multi_avg_fn=get_ema_multi_avg_fn(KEPT))
    began = saved = time.monotonic()
    sums: dict[str, float] = {}
    reader.train()
    reader.encoder.eval()  # the teacher's vectors are asked for, not some of them
    for step, (epoch, group) in enumerate(epochs(family, rough)):
        now = time.monotonic()
        done = (now - began) / (60 * options.minutes)
        if done >= 1 or step == options.steps:
            break
        for place, rate in zip(optimiser.param_groups, rates, strict=True):
            place["lr"] = rate * min(1.0, done / 0.03 + 0.02) * max(0.02, 1 - done) ** 0.8
        loss, parts = loss_beside(reader, teacher, group, rough)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_([*encoder, *reader.heads.parameters()], 1.0)
        optimiser.step()
        for name, value in parts.items():
            sums[name] = sums.get(name, 0.0) + value
        if step % MEAN_EVERY == 0:
            mean.update_parameters(reader)
        if step % 100 == 99:
            print(f"step {step + 1} epoch {epoch + 1}", *(f"{name} {value / 100:.3f}" for name, value in sums.items()), f"{(now - began) / 60:.1f} min", flush=True)
            sums = {}
        if now - saved > 240:
            keep(mean.module, options.out)
            saved = now
    keep(mean.module, options.out)
    return mean.module


def keep(reader: nn.Module, folder: Path) -> None:
    """Write the weights as FOLDER/last.pt, whole or not at all."""
    torch.save(reader.state_dict(), folder / "next.pt")
    (folder / "next.pt").replace(folder / "last.pt")


def main() -> None:
    """Read the options and train."""
    options_of = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options_of.add_argument("--texts", type=Path, default=Path("corpus/texts"))
    options_of.add_argument("--teacher", type=Path, required=True, help="weights of the heads with more layers")
    options_of.add_argument("--resume", type=Path, help="weights with fewer layers to go on from; else the teacher's")
    options_of.add_argument("--keep", default="0,2,4,5", help="layers of the teacher to begin with (0,2,4,5)")
    options_of.add_argument("--out", type=Path, required=True)
    options_of.add_argument("--minutes", type=float, default=60)
    options_of.add_argument("--steps", type=int, default=-1, help="stop after so many steps, however much time is left")
    options_of.add_argument("--variants", type=int, default=2)
    options_of.add_argument("--parsed", type=Path, help="keep the parsed texts in this file, and take them from it where it is")
    options_of.add_argument("--seed", type=int, default=1)
    options = options_of.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(1)
    torch.manual_seed(options.seed)
    labels = labels_of_parser()
    teacher = load_reader(options.teacher, Sizes(len(labels.relations), len(labels.names)))
    reader = load_reader(options.resume, Sizes(len(labels.relations), len(labels.names))) if options.resume else with_layers(teacher, [int(one) for one in options.keep.split(",")])
    if options.parsed and options.parsed.exists():
        family = pickle.loads(options.parsed.read_bytes())
    else:
        family = families(options.texts, "train", options.variants, options.seed)
        if options.parsed:
            options.parsed.write_bytes(pickle.dumps(family))
    teach(reader, Teacher(teacher), family, options)


if __name__ == "__main__":
    main()
