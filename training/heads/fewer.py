"""Heads whose encoder has fewer layers, taught by those that have more: `python -m training.heads.fewer --teacher RUN/last.pt --out OUT --minutes 60`.

The smaller network begins with some of the teacher's layers and all of its heads. At first each of its layers learns to make of a text what the
teacher's layer of that place makes of it; then all learn at once what is right (gold), what the teacher says (each head's scores), and what its encoder
makes of each piece (Hinton and others 2015, *Distilling the Knowledge in a Neural Network*; Sanh and others 2019 for leaving out layers). Layers that
both share from the bottom stay as they are, so that what they make of a text is asked once. What comes out is a running mean of the weights. One process;
rates fall by the clock.
"""

from __future__ import annotations

import argparse
import pickle
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from corpus.gold import Example, labels_of_parser
from training.heads.losses import gold_losses, scores_of, taught_losses, told_of, weighed, words_from
from training.heads.network import Reader, Sizes, load_reader
from training.heads.train import batches, families
from training.heads.windows import Windows, windows_of

COPYING_RATE, ENCODER_RATE, HEAD_RATE = 4e-4, 1.5e-4, 6e-4
"""Of the encoder while it only copies the teacher's, and of encoder and heads afterwards."""
TAUGHT, ALIKE = 0.5, 4.0
"""What the teacher's scores, and its encoder's last vectors, weigh beside gold."""
MORE = {"standing": 1.6, "cue": 1.6, "source": 1.3}
"""Heads that count for more here than in `losses`."""
PIECES = 1000
"""Word pieces of a batch."""
MEAN_EVERY, KEPT = 10, 0.93
"""After how many steps the running mean takes in the weights, and how much of it stays."""


def with_layers(teacher: Reader, kept: Sequence[int]) -> Reader:
    """A reader with these layers of another, in this order, and all the rest of it."""
    heads = teacher.heads
    reader = Reader(Sizes(heads.relation.num_embeddings, heads.name.num_embeddings), teacher.encoder.words.num_embeddings, len(kept))
    renamed = {f"encoder.layers.{old}.": f"encoder.layers.{new}." for new, old in enumerate(kept)}
    state = {}
    for name, value in teacher.state_dict().items():
        stem = ".".join(name.split(".")[:3]) + "."
        if not stem.startswith("encoder.layers."):
            state[name] = value
        elif stem in renamed:
            state[renamed[stem] + name.removeprefix(stem)] = value
    reader.load_state_dict(state)
    return reader


@dataclass(slots=True)
class Lesson:
    """A batch of texts, and what the teacher makes of them: `deep` are its vectors [N, L, H] after each layer kept, in half precision; `scores` by text."""

    examples: list[Example]
    windows: Windows
    deep: list[Tensor] = field(default_factory=list)
    scores: list[dict[str, Tensor]] = field(default_factory=list)


class Teacher:
    """A network with more layers, asked once of each batch."""

    def __init__(self, reader: Reader, kept: Sequence[int]) -> None:
        self.reader, self.kept = reader.eval(), tuple(kept)
        self.shared = next((place for place, layer in enumerate(kept) if layer != place), len(kept))
        """How many layers from the bottom are the teacher's own."""

    @torch.no_grad()
    def show(self, lesson: Lesson) -> None:
        """Fill in what its layers make of a batch."""
        if lesson.deep:
            return
        encoder = self.reader.encoder
        state, mask = encoder.embedded(lesson.windows.pieces, lesson.windows.casing, lesson.windows.layout)
        for number, layer in enumerate(encoder.layers):
            state = layer(state, mask)
            if number in self.kept:
                lesson.deep.append(state.half())

    @torch.no_grad()
    def tell(self, lesson: Lesson) -> None:
        """Fill in what its heads say of a batch; its last layer is one of those kept."""
        self.show(lesson)
        heads = self.reader.heads
        for one, told in zip(lesson.examples, told_of(lesson.deep[-1].float(), lesson.windows) if not lesson.scores else (), strict=False):
            scores = scores_of(heads, words_from(heads, told, one), one)
            lesson.scores.append({name: score.half() for name, score in scores.items()})


def unlike(reader: Reader, lesson: Lesson, shared: int) -> tuple[list[Tensor], Tensor]:
    """How far each layer above the shared ones is from the teacher's, as a share of its variance, and the last layer's vectors [N, L, H]."""
    windows = lesson.windows
    real = windows.pieces != 0
    if shared:
        state = lesson.deep[shared - 1].float()
        mask = (~real)[:, None, None, :].to(state.dtype) * -1e4
    else:
        state, mask = reader.encoder.embedded(windows.pieces, windows.casing, windows.layout)
    far = []
    for layer, wanted in zip(list(reader.encoder.layers)[shared:], lesson.deep[shared:], strict=True):
        state = layer(state, mask)
        right = wanted[real].float()
        far.append((state[real] - right).square().mean() / right.var())
    return far, state


def losses_beside(reader: Reader, lesson: Lesson, shared: int) -> dict[str, Tensor]:
    """What is to be learned from a batch: `gold`, `taught`, `alike`."""
    far, state = unlike(reader, lesson, shared)
    wrong: dict[str, list[Tensor]] = {}
    other: dict[str, list[Tensor]] = {}
    for one, told, taught in zip(lesson.examples, told_of(state, lesson.windows), lesson.scores, strict=True):
        scores = scores_of(reader.heads, words_from(reader.heads, told, one), one)
        for kept, losses in ((wrong, gold_losses(scores, one)), (other, taught_losses(scores, taught))):
            for name, value in losses.items():
                kept.setdefault(name, []).append(value)
    return {"gold": weighed(wrong, MORE), "taught": weighed(other), "alike": far[-1]}


def without_end(lessons: list[Lesson], rough: random.Random) -> Iterator[Lesson]:
    """The batches again and again, each time in another order."""
    while True:
        rough.shuffle(lessons)
        yield from lessons


class Course:
    """Steps of one optimiser until its minutes are over."""

    def __init__(self, groups: Sequence[tuple[list[nn.Parameter], float]], minutes: float, steps: int) -> None:
        self.groups, self.minutes, self.steps = groups, minutes, steps
        self.optimiser = torch.optim.AdamW([{"params": values, "lr": rate} for values, rate in groups], weight_decay=0.01, fused=True)
        self.began, self.taken, self.sums = time.monotonic(), 0, dict[str, float]()

    def step(self, losses: dict[str, Tensor], weights: dict[str, float], least: float) -> None:
        """One step down; rates rise at first and fall to `least` of what they are."""
        done = self.done()
        for place, (_, rate) in zip(self.optimiser.param_groups, self.groups, strict=True):
            place["lr"] = rate * min(1.0, done / 0.04 + 0.05) * (least + (1 - least) * max(0.0, 1 - done))
        self.optimiser.zero_grad(set_to_none=True)
        torch.stack([weights.get(name, 1.0) * value for name, value in losses.items()]).sum().backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_([value for values, _ in self.groups for value in values], 1.0)
        self.optimiser.step()
        self.taken += 1
        for name, value in losses.items():
            self.sums[name] = self.sums.get(name, 0.0) + value.item()
        if self.taken % 50 == 0:
            told = " ".join(f"{name} {value / 50:.3f}" for name, value in self.sums.items())
            print(f"step {self.taken} {told} {(time.monotonic() - self.began) / 60:.1f} min", flush=True)
            self.sums = {}

    def done(self) -> float:
        """The share of its time that has passed."""
        return (time.monotonic() - self.began) / max(1e-9, 60 * self.minutes)

    def over(self) -> bool:
        """Whether its time, or its steps, are over."""
        return self.done() >= 1 or self.taken == self.steps


def copy_layers(reader: Reader, teacher: Teacher, lessons: Iterator[Lesson], minutes: float, steps: int = -1) -> None:
    """Let each layer learn what the teacher's of its place makes of texts; nothing is asked of the heads."""
    above = [value for layer in list(reader.encoder.layers)[teacher.shared :] for value in layer.parameters()]
    course = Course([(above, COPYING_RATE)], minutes, steps)
    while not course.over():
        lesson = next(lessons)
        teacher.show(lesson)
        far, _ = unlike(reader, lesson, teacher.shared)
        course.step({f"layer {number}": value for number, value in enumerate(far)}, {}, 0.4)


def learn(reader: Reader, teacher: Teacher, lessons: Iterator[Lesson], out: Path, minutes: float, steps: int = -1) -> None:
    """Let heads and layers learn gold and teacher together; writes OUT/last.pt, the running mean, now and then and at the end."""
    reader.heads.train()
    above = [value for layer in list(reader.encoder.layers)[teacher.shared :] for value in layer.parameters()]
    course = Course([(above, ENCODER_RATE), (list(reader.heads.parameters()), HEAD_RATE)], minutes, steps)
    mean = AveragedModel(reader, multi_avg_fn=get_ema_multi_avg_fn(KEPT))  # type: ignore[no-untyped-call]
    while not course.over():
        lesson = next(lessons)
        teacher.tell(lesson)
        course.step(losses_beside(reader, lesson, teacher.shared), {"taught": TAUGHT, "alike": ALIKE}, 0.02)
        if course.taken % MEAN_EVERY == 0:
            mean.update_parameters(reader)
        if course.taken % 200 == 0:
            keep(mean.module, out)
    keep(mean.module if course.taken >= MEAN_EVERY else reader, out)


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
    options_of.add_argument("--keep", default="0,2,4,5", help="layers of the teacher to begin with, its last among them (0,2,4,5)")
    options_of.add_argument("--out", type=Path, required=True)
    options_of.add_argument("--minutes", type=float, default=60)
    options_of.add_argument("--copying", type=float, default=0.5, help="share of the minutes in which layers only copy (0.5)")
    options_of.add_argument("--variants", type=int, default=0)
    options_of.add_argument("--parsed", type=Path, help="keep the parsed texts in this file, and take them from it where it is")
    options_of.add_argument("--seed", type=int, default=1)
    options = options_of.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(1)
    torch.manual_seed(options.seed)
    kept = [int(one) for one in options.keep.split(",")]
    labels = labels_of_parser()
    teacher = load_reader(options.teacher, Sizes(len(labels.relations), len(labels.names)))
    reader = load_reader(options.resume, Sizes(len(labels.relations), len(labels.names))) if options.resume else with_layers(teacher, kept).eval()
    if options.parsed and options.parsed.exists():
        family = pickle.loads(options.parsed.read_bytes())
    else:
        family = families(options.texts, "train", options.variants, options.seed)
        if options.parsed:
            options.parsed.write_bytes(pickle.dumps(family))
    rough = random.Random(options.seed)
    groups = batches([example for one in family for example in one], rough, PIECES)
    lessons = without_end([Lesson(group, windows_of([one.words for one in group])) for group in groups], rough)
    asked = Teacher(teacher, kept)
    copy_layers(reader, asked, lessons, options.minutes * options.copying)
    keep(reader, options.out)
    learn(reader, asked, lessons, options.out, options.minutes * (1 - options.copying))


if __name__ == "__main__":
    main()
