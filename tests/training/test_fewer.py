"""Heads with fewer layers, taught by those with more: on two small texts, with weights made by chance."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="training needs torch, which the program does not")

from corpus.gold import examples_of  # noqa: E402
from corpus.markup import compile_document, read_blocks  # noqa: E402
from training.heads.fewer import Lesson, Teacher, copy_layers, learn, losses_beside, unlike, with_layers, without_end  # noqa: E402
from training.heads.network import Reader, Sizes, load_reader  # noqa: E402
from training.heads.read import inventory, read  # noqa: E402
from training.heads.windows import windows_of  # noqa: E402

TEXTS = Path(__file__).parents[2] / "corpus" / "texts"
KEPT = (0, 2, 3)


@pytest.fixture(scope="module")
def lesson() -> Lesson:
    """A batch of two short documents of the corpus."""
    blocks = read_blocks(min(TEXTS.glob("*.txt")).read_text(encoding="utf-8"))
    found = examples_of([compile_document(block) for block in sorted(blocks, key=len)[:2]])
    return Lesson(found, windows_of([one.words for one in found]))


@pytest.fixture
def teacher() -> Teacher:
    """Four layers that know nothing, but always the same."""
    torch.manual_seed(7)
    torch.set_num_threads(1)
    return Teacher(Reader(Sizes(64, 16), layers=4), KEPT)


def test_the_smaller_one_begins_as_some_layers_of_the_greater(teacher: Teacher) -> None:
    """Its layers are the teacher's of these numbers, its heads are the teacher's, and what both share is known."""
    reader = with_layers(teacher.reader, KEPT)
    for mine, theirs in zip(reader.encoder.layers, KEPT, strict=True):
        assert torch.equal(mine.up.weight, teacher.reader.encoder.layers[theirs].up.weight)
    assert torch.equal(reader.heads.trigger[0].weight, teacher.reader.heads.trigger[0].weight)
    assert teacher.shared == 1


def test_layers_learn_what_the_teachers_make_of_a_text(teacher: Teacher, lesson: Lesson) -> None:
    """A few steps of copying bring each layer nearer, and what both share stays."""
    reader = with_layers(teacher.reader, KEPT).eval()
    again = Lesson(lesson.examples, lesson.windows)
    teacher.show(again)
    before = [one.item() for one in unlike(reader, again, teacher.shared)[0]]
    copy_layers(reader, teacher, without_end([again], random.Random(1)), minutes=1, steps=6)
    after = [one.item() for one in unlike(reader, again, teacher.shared)[0]]
    assert all(now < then for now, then in zip(after, before, strict=True))
    assert torch.equal(reader.encoder.layers[0].up.weight, teacher.reader.encoder.layers[0].up.weight)


def test_heads_learn_gold_and_teacher_and_are_kept(teacher: Teacher, lesson: Lesson, tmp_path: Path) -> None:
    """The gold loss falls, the weights are written and opened with as many layers as they have, and they read a text."""
    reader = with_layers(teacher.reader, KEPT).eval()
    again = Lesson(lesson.examples, lesson.windows)
    teacher.tell(again)
    before = losses_beside(reader, again, teacher.shared)["gold"].item()
    learn(reader, teacher, without_end([again], random.Random(1)), tmp_path, minutes=1, steps=10)
    opened = load_reader(tmp_path / "last.pt", Sizes(64, 16))
    assert len(opened.encoder.layers) == len(KEPT)
    assert losses_beside(opened, again, teacher.shared)["gold"].item() < before
    assert read(opened, again.examples[0], inventory()) is not None
