"""What the heads get wrong on one text, as losses to be summed."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from corpus.gold import SIGNS, Example
from training.heads.network import PAIRED, STANCES, Heads, Reader
from training.heads.windows import Windows

WEIGHTS = {
    "trigger": 4.0, "cue": 2.0, "toll": 4.0, "role": 0.6, "type": 0.5, "polarity": 0.7, "certainty": 0.5, "standing": 1.5, "kind": 1.5,
    "first": 0.5, "last": 0.5, "via": 0.5, "blames": 0.5, "source": 1.0, "cue-polarity": 0.5, "cue-certainty": 0.3, "same": 1.5,
}  # fmt: skip


@dataclass(slots=True)
class Placed:
    """Where a text's words stand, as tensors [W]."""

    at: Tensor
    sentences: Tensor
    paragraphs: Tensor

    def gaps(self, anchors: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Signed distances of every word from each anchor, [T, W] thrice."""
        return tuple(value[None] - value[anchors][:, None] for value in (self.at, self.sentences, self.paragraphs))  # type: ignore[return-value]


def placed(example: Example) -> Placed:
    """The places of a text's words."""
    words = example.words
    return Placed(torch.arange(len(words)), torch.from_numpy(words.sentences), torch.from_numpy(words.paragraphs))


def vectors_of(reader: Reader, windows: Windows, examples: list[Example]) -> list[Tensor]:
    """Each text's word vectors [W, WIDTH], every word from the window in which it stands deepest."""
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=reader.training):
        state = reader.encoder(windows.pieces, windows.casing, windows.layout)
    state = state.float()
    width = state.shape[-1]
    ends = [state.gather(1, index[:, :, None].expand(-1, -1, width)) for index in (windows.first, windows.last)]
    told = (ends[0] + ends[1]) * 0.5
    return [
        reader.heads.words(told[rows, places], *(torch.from_numpy(value) for value in (one.words.pos, one.words.relations, one.words.names)))
        for (rows, places), one in zip(windows.homes, examples, strict=True)
    ]


def means(words: Tensor, spans: list[list[int]]) -> Tensor:
    """The mean vector of each span."""
    return torch.stack([words[span].mean(0) for span in spans])


def paired(anchors: Tensor, place: Placed, lemmas: Tensor, kinds: Tensor, standings: Tensor, headline: int) -> Tensor:
    """What every two triggers show beside their vectors, [T, T, PAIRED]; kinds and standings are probabilities [T, n]."""
    gap = lambda value, scale: ((value[anchors][:, None] - value[anchors][None]).abs().float() / scale).clamp(max=4)
    top = (anchors < headline).float()
    shown = torch.stack(
        [gap(place.at, 40), gap(place.sentences, 4), gap(place.paragraphs, 3), (lemmas[:, None] == lemmas[None]).float(),
         kinds @ kinds.T, standings @ standings.T, (top[:, None] - top[None]).abs(), top[:, None] * top[None]], -1,
    )  # fmt: skip
    assert shown.shape[-1] == PAIRED
    return shown


def pooled(roles: Tensor, rows: list[int]) -> Tensor:
    """A happening's roles from those of its triggers: a soft maximum, [W, R]."""
    return torch.logsumexp(roles[rows], 0)


def text_losses(heads: Heads, words: Tensor, example: Example) -> dict[str, Tensor]:
    """The losses of one text by name; what it has no gold for is left out."""
    gold, place = example.gold, placed(example)
    entropy = functional.cross_entropy
    losses = {
        "trigger": entropy(heads.trigger(words), torch.from_numpy(gold.trigger_tags)),
        "cue": entropy(heads.cue(words), torch.from_numpy(gold.cue_tags)),
        "toll": entropy(heads.toll(words), torch.from_numpy(gold.toll_tags)),
    }
    if gold.triggers:
        losses |= _trigger_losses(heads, words, example, place)
    if gold.cues:
        anchors = torch.tensor([cue[0] for cue in gold.cues])
        cues = means(words, gold.cues)
        gaps = place.gaps(anchors)
        seen = heads.context(cues, words, gaps)
        stances = torch.from_numpy(gold.stances)
        for column, name in enumerate(STANCES):
            losses[f"cue-{name}"] = entropy(heads.stances[f"{name}_of"](seen), stances[:, column])
        score = heads.points(cues, words) + heads.points_where(*gaps)
        score = torch.cat([score, heads.nobody[None, None, :-1].expand(len(cues), 1, -1)], 1)
        target = torch.tensor(gold.pointers)
        for column, name in enumerate(("source", "first", "last", "via", "blames")):
            losses[name] = entropy(score[:, :, column], target[:, column])
    return losses


def _trigger_losses(heads: Heads, words: Tensor, example: Example, place: Placed) -> dict[str, Tensor]:
    gold = example.gold
    entropy = functional.cross_entropy
    anchors = torch.tensor([trigger[0] for trigger in gold.triggers])
    triggers = means(words, gold.triggers)
    gaps = place.gaps(anchors)
    seen = heads.context(triggers, words, gaps)
    signs = torch.from_numpy(gold.signs)
    scores = {name: heads.signs[f"{name}_of"](seen) for name in SIGNS}
    losses = {name: entropy(scores[name], signs[:, column]) for column, name in enumerate(SIGNS)}
    roles = heads.roles(triggers, words, gaps, torch.from_numpy(example.paths), torch.from_numpy(example.steps))
    homes = sorted(set(gold.happenings))
    rows_of = {home: [row for row, other in enumerate(gold.happenings) if other == home] for home in homes}
    together = torch.stack([pooled(roles, rows_of[home]) for home in homes])
    target = torch.from_numpy(np.stack([gold.roles[rows_of[home][0]] for home in homes]).astype(np.float32))
    known = (target >= 0).float()
    wrong = functional.binary_cross_entropy_with_logits(together, target.clamp(min=0), reduction="none") * known
    losses["role"] = wrong.sum() / len(homes)
    if len(gold.triggers) > 1:
        sure = {name: scores[name].detach().softmax(-1) for name in ("kind", "standing")}
        shown = paired(anchors, place, torch.from_numpy(example.lemmas), sure["kind"], sure["standing"], example.headline)
        score = heads.same(triggers, shown, roles.detach())
        upper = torch.triu(torch.ones(len(anchors), len(anchors), dtype=torch.bool), 1)
        numbers = torch.tensor(gold.happenings)
        losses["same"] = functional.binary_cross_entropy_with_logits(score[upper], (numbers[:, None] == numbers[None])[upper].float())
    if gold.tolls:
        at = torch.tensor([word for word, _, _ in gold.tolls])
        tolls = words[at]
        between = tuple(value[anchors][None] - value[at][:, None] for value in (place.at, place.sentences, place.paragraphs))
        score = (heads.toll_of(tolls, triggers) + heads.toll_where(*between))[..., 0].log_softmax(-1)
        losses["toll-of"] = -torch.stack([score[row, rows].logsumexp(0) for row, (_, rows, _) in enumerate(gold.tolls)]).mean()
        score = (heads.whose(tolls, words) + heads.whose_where(*place.gaps(at)))[..., 0]
        score = torch.cat([score, heads.nobody[-1:].expand(len(at), 1)], 1).log_softmax(-1)
        losses["whose"] = -torch.stack([score[row, whose or [len(words)]].logsumexp(0) for row, (_, _, whose) in enumerate(gold.tolls)]).mean()
    return losses


def loss_of(reader: Reader, examples: list[Example], windows: Windows) -> Tensor:
    """The weighted sum of all losses over a batch of texts, each head's the mean over the texts that have gold for it."""
    sums: dict[str, list[Tensor]] = {}
    for one, words in zip(examples, vectors_of(reader, windows, examples), strict=True):
        for name, value in text_losses(reader.heads, words, one).items():
            sums.setdefault(name, []).append(value)
    return torch.stack([WEIGHTS.get(name, 1.0) * torch.stack(values).mean() for name, values in sums.items()]).sum()
