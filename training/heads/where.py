"""What distance alone tells of two places in a text."""

from __future__ import annotations

import torch
from torch import Tensor, nn

NEAR, APART, PARAGRAPHS = 17, 7, 5


def bucket(offsets: Tensor) -> Tensor:
    """Signed distances in words to one of 17 buckets, each twice as wide as the last."""
    size = torch.log2(offsets.abs().clamp(min=1).float()).floor().long() + 1
    size = torch.where(offsets == 0, torch.zeros_like(size), size.clamp(max=8))
    return 8 + size * offsets.sign()


class Where(nn.Module):
    """What distance alone tells of a pair: in words, sentences and paragraphs."""

    def __init__(self, relations: int, rarely: float) -> None:
        super().__init__()
        self.near, self.apart, self.paragraph = nn.Embedding(NEAR, relations), nn.Embedding(APART, relations), nn.Embedding(PARAGRAPHS, relations)
        nn.init.zeros_(self.near.weight)
        nn.init.constant_(self.apart.weight, rarely)  # most pairs are in no relation
        nn.init.zeros_(self.paragraph.weight)

    def forward(self, words: Tensor, sentences: Tensor, paragraphs: Tensor) -> Tensor:
        """Signed distances [...] thrice to [..., relations]."""
        return self.near(bucket(words)) + self.apart(sentences.clamp(-3, 3) + 3) + self.paragraph(paragraphs.clamp(-2, 2) + 2)
