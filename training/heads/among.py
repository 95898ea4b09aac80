"""What the triggers of a text tell of each other: one layer of attention among them, so that what is news is judged beside all else that is told.

Shapes: T triggers, D the width of what is known of each, W words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch
from torch import Tensor, nn

from training.heads.where import Where

if TYPE_CHECKING:
    from training.heads.losses import Placed

WIDTH, VIEWS, DEEP = 128, 4, 12
"""Numbers kept of a trigger, ways of looking at the others, how many sentences and paragraphs from the top are told apart."""


@dataclass(frozen=True, slots=True)
class Stood:
    """Where triggers stand: sentence and paragraph from the top and whether in the headline [T], gaps between each two [T, T] thrice, one lemma [T, T]."""

    sentences: Tensor
    paragraphs: Tensor
    headline: Tensor
    gaps: tuple[Tensor, Tensor, Tensor]
    lemmas: Tensor

    @classmethod
    def of(cls, anchors: Tensor, place: Placed, lemmas: Tensor, headline: int | Tensor) -> Stood:
        """From the triggers' first words [T] and lemma numbers [T], the words' places [W], and the words of the headline."""
        told = (place.at[anchors], place.sentences[anchors], place.paragraphs[anchors])
        gaps = tuple(value[None] - value[:, None] for value in told)
        return cls(told[1], told[2], (anchors < headline).long(), gaps, (lemmas[:, None] == lemmas[None]).float())  # type: ignore[arg-type]


class Among(nn.Module):
    """What is to be added to each trigger for the others; nothing before it has learned."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.into = nn.Linear(width, WIDTH)
        self.sentence, self.paragraph, self.top = nn.Embedding(DEEP, WIDTH), nn.Embedding(DEEP, WIDTH), nn.Embedding(2, WIDTH)
        self.mix, self.out = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.where, self.alike = Where(VIEWS, 0.0), nn.Parameter(torch.zeros(VIEWS))
        self.norm, self.after = nn.LayerNorm(WIDTH), nn.LayerNorm(WIDTH)
        self.deep = nn.Sequential(nn.Linear(WIDTH, 2 * WIDTH), nn.GELU(), nn.Dropout(0.1), nn.Linear(2 * WIDTH, WIDTH))
        self.back = nn.Linear(WIDTH, width)
        for place in (self.sentence, self.paragraph, self.top):
            nn.init.normal_(place.weight, std=0.02)
        nn.init.zeros_(self.back.weight)
        nn.init.zeros_(self.back.bias)

    def forward(self, seen: Tensor, stood: Stood) -> Tensor:
        """What is known of each trigger [T, D] to what is added to it [T, D]."""
        state = self.into(seen) + self.sentence(stood.sentences.clamp(max=DEEP - 1)) + self.paragraph(stood.paragraphs.clamp(max=DEEP - 1))
        state = self.norm(state + self.top(stood.headline))
        parts = self.mix(state).view(-1, 3, VIEWS, WIDTH // VIEWS).permute(1, 2, 0, 3)
        query, key, value = parts[0], parts[1], parts[2]
        bias = self.where(*stood.gaps) + stood.lemmas[..., None] * self.alike
        score = query @ key.transpose(-1, -2) * (WIDTH // VIEWS) ** -0.5 + bias.permute(2, 0, 1)
        found = (score.softmax(-1) @ value).transpose(0, 1).reshape(-1, WIDTH)
        state = state + self.out(found)
        return torch.as_tensor(self.back(self.after(state + self.deep(state))))
