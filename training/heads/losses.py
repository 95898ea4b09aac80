"""What the heads get wrong on one text, as losses to be summed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from corpus.gold import SIGNS, Example
from training.heads.among import Stood
from training.heads.network import PAIRED, POINTERS, STANCES, Heads, Reader
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


def told_of(state: Tensor, windows: Windows) -> list[Tensor]:
    """Each text's words [W, H] from the pieces of its windows [N, L, H], every word from the window in which it stands deepest."""
    width = state.shape[-1]
    ends = [state.gather(1, index[:, :, None].expand(-1, -1, width)) for index in (windows.first, windows.last)]
    told = (ends[0] + ends[1]) * 0.5
    return [told[rows, places] for rows, places in windows.homes]


def words_from(heads: Heads, state: Tensor, example: Example) -> Tensor:
    """A text's word vectors [W, WIDTH]: what the encoder made of its words, and their parse."""
    words = example.words
    return heads.words(state, *(torch.from_numpy(value) for value in (words.pos, words.relations, words.names)))


def vectors_of(reader: Reader, windows: Windows, examples: list[Example]) -> list[Tensor]:
    """Each text's word vectors [W, WIDTH]."""
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=reader.training):
        state = reader.encoder(windows.pieces, windows.casing, windows.layout)
    return [words_from(reader.heads, told, one) for told, one in zip(told_of(state.float(), windows), examples, strict=True)]


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


def scores_of(heads: Heads, words: Tensor, example: Example) -> dict[str, Tensor]:
    """Every head's scores over one text, its gold triggers, tolls and cues given; what the text has none of is left out.

    `trigger`, `cue`, `toll` [W, n]; signs of triggers by name [T, n]; `role` [T, W, R]; `same` [T, T]; `toll-of` [N, T]; `whose` [N, W + 1];
    stances of cues by name [C, n]; `points` [C, W + 1, pointers].
    """
    gold, place = example.gold, placed(example)
    scores = {"trigger": heads.trigger(words), "cue": heads.cue(words), "toll": heads.toll(words)}
    if gold.triggers:
        scores |= _trigger_scores(heads, words, example, place)
    if gold.cues:
        anchors = torch.tensor([cue[0] for cue in gold.cues])
        cues = means(words, gold.cues)
        gaps = place.gaps(anchors)
        seen = heads.context(cues, words, gaps)
        for name in STANCES:
            scores[f"cue-{name}"] = heads.stances[f"{name}_of"](seen)
        points = heads.points(cues, words) + heads.points_where(*gaps)
        scores["points"] = torch.cat([points, heads.nobody[None, None, :-1].expand(len(cues), 1, -1)], 1)
    return scores


def _trigger_scores(heads: Heads, words: Tensor, example: Example, place: Placed) -> dict[str, Tensor]:
    gold = example.gold
    anchors = torch.tensor([trigger[0] for trigger in gold.triggers])
    triggers = means(words, gold.triggers)
    gaps = place.gaps(anchors)
    lemmas = torch.from_numpy(example.lemmas)
    seen = heads.context(triggers, words, gaps)
    seen = seen + heads.among(seen, Stood.of(anchors, place, lemmas, example.headline))
    scores = {name: heads.signs[f"{name}_of"](seen) for name in SIGNS}
    scores["role"] = heads.roles(triggers, words, gaps, torch.from_numpy(example.paths), torch.from_numpy(example.steps))
    sure = {name: scores[name].detach().softmax(-1) for name in ("kind", "standing")}
    shown = paired(anchors, place, lemmas, sure["kind"], sure["standing"], example.headline)
    scores["same"] = heads.same(triggers, shown, scores["role"].detach())
    if gold.tolls:
        at = torch.tensor([word for word, _, _ in gold.tolls])
        tolls = words[at]
        between = tuple(value[anchors][None] - value[at][:, None] for value in (place.at, place.sentences, place.paragraphs))
        scores["toll-of"] = (heads.toll_of(tolls, triggers) + heads.toll_where(*between))[..., 0]
        whose = (heads.whose(tolls, words) + heads.whose_where(*place.gaps(at)))[..., 0]
        scores["whose"] = torch.cat([whose, heads.nobody[-1:].expand(len(at), 1)], 1)
    return scores


def gold_losses(scores: Mapping[str, Tensor], example: Example) -> dict[str, Tensor]:
    """What scores of one text get wrong, by name; what the text has no gold for is left out."""
    gold = example.gold
    entropy = functional.cross_entropy
    losses = {
        "trigger": entropy(scores["trigger"], torch.from_numpy(gold.trigger_tags)),
        "cue": entropy(scores["cue"], torch.from_numpy(gold.cue_tags)),
        "toll": entropy(scores["toll"], torch.from_numpy(gold.toll_tags)),
    }
    if gold.triggers:
        losses |= _trigger_losses(scores, example)
    if gold.cues:
        stances = torch.from_numpy(gold.stances)
        for column, name in enumerate(STANCES):
            losses[f"cue-{name}"] = entropy(scores[f"cue-{name}"], stances[:, column])
        target = torch.tensor(gold.pointers)
        for column, name in enumerate(POINTERS):
            losses[name] = entropy(scores["points"][:, :, column], target[:, column])
    return losses


def _trigger_losses(scores: Mapping[str, Tensor], example: Example) -> dict[str, Tensor]:
    gold = example.gold
    signs = torch.from_numpy(gold.signs)
    losses = {name: functional.cross_entropy(scores[name], signs[:, column]) for column, name in enumerate(SIGNS)}
    homes = sorted(set(gold.happenings))
    rows_of = {home: [row for row, other in enumerate(gold.happenings) if other == home] for home in homes}
    together = torch.stack([pooled(scores["role"], rows_of[home]) for home in homes])
    target = torch.from_numpy(np.stack([gold.roles[rows_of[home][0]] for home in homes]).astype(np.float32))
    known = (target >= 0).float()
    wrong = functional.binary_cross_entropy_with_logits(together, target.clamp(min=0), reduction="none") * known
    losses["role"] = wrong.sum() / len(homes)
    if len(gold.triggers) > 1:
        upper = _upper(len(gold.triggers))
        numbers = torch.tensor(gold.happenings)
        losses["same"] = functional.binary_cross_entropy_with_logits(scores["same"][upper], (numbers[:, None] == numbers[None])[upper].float())
    if gold.tolls:
        home = scores["toll-of"].log_softmax(-1)
        losses["toll-of"] = -torch.stack([home[row, rows].logsumexp(0) for row, (_, rows, _) in enumerate(gold.tolls)]).mean()
        people = scores["whose"].log_softmax(-1)
        nobody = people.shape[-1] - 1
        losses["whose"] = -torch.stack([people[row, whose or [nobody]].logsumexp(0) for row, (_, _, whose) in enumerate(gold.tolls)]).mean()
    return losses


def _upper(count: int) -> Tensor:
    """Each pair of so many once."""
    return torch.triu(torch.ones(count, count, dtype=torch.bool), 1)


def taught_losses(scores: Mapping[str, Tensor], taught: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """How far scores of one text are from another network's: cross entropy with its answers less their own entropy, weighed as gold is."""
    losses: dict[str, Tensor] = {}
    for name, score in scores.items():
        wanted = taught[name].to(score.dtype)
        if name == "role":
            losses[name] = _apart(score, wanted).sum() / len(score)
        elif name == "same":
            upper = _upper(len(score))
            if upper.any():
                losses[name] = _apart(score[upper], wanted[upper]).mean()
        elif name == "points":
            each = _divergence(score, wanted, 1)
            losses |= {pointer: each[:, column].mean() for column, pointer in enumerate(POINTERS)}
        else:
            losses[name] = _divergence(score, wanted, -1).mean()
    return losses


def _divergence(score: Tensor, wanted: Tensor, along: int) -> Tensor:
    sure = wanted.log_softmax(along)
    return (sure.exp() * (sure - score.log_softmax(along))).sum(along)


def _apart(score: Tensor, wanted: Tensor) -> Tensor:
    """Divergence of answers by yes and no, each for itself."""
    yes = torch.sigmoid(wanted)
    entropy = functional.binary_cross_entropy_with_logits(wanted, yes, reduction="none")
    return functional.binary_cross_entropy_with_logits(score, yes, reduction="none") - entropy


def weighed(sums: Mapping[str, list[Tensor]], more: Mapping[str, float] | None = None) -> Tensor:
    """The weighted sum of losses over a batch of texts, each head's the mean over the texts that have it; `more` multiplies some."""
    times = more or {}
    return torch.stack([WEIGHTS.get(name, 1.0) * times.get(name, 1.0) * torch.stack(values).mean() for name, values in sums.items()]).sum()


def loss_of(reader: Reader, examples: list[Example], windows: Windows) -> Tensor:
    """The weighted sum of all losses over a batch of texts."""
    sums: dict[str, list[Tensor]] = {}
    for one, words in zip(examples, vectors_of(reader, windows, examples), strict=True):
        for name, value in gold_losses(scores_of(reader.heads, words, one), one).items():
            sums.setdefault(name, []).append(value)
    return weighed(sums)
