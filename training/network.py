"""The network: a small BERT encoder with casing and layout embeddings, and a head per kind of label.

Shapes: B windows, L word pieces, W words, H hidden width. Position 0 of every window is the start piece, which also
stands for the root of every sentence in the window.
"""

from __future__ import annotations

import json
import math
import struct
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from rashomon.language.casing import Casing
from rashomon.language.layout import Break

ARC, RELATION = 256, 64


@dataclass(frozen=True)
class Sizes:
    """Label counts of the heads."""

    upos: int
    xpos: int
    scripts: int
    relations: int
    tags: int


class Layer(nn.Module):
    """One transformer layer, normalised after each sum as BERT does; attention is spelt out, which trains faster on processors."""

    def __init__(self, hidden: int, inner: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.mix = nn.Linear(hidden, 3 * hidden)
        self.out = nn.Linear(hidden, hidden)
        self.mix_norm = nn.LayerNorm(hidden, eps=1e-12)
        self.up = nn.Linear(hidden, inner)
        self.down = nn.Linear(inner, hidden)
        self.norm = nn.LayerNorm(hidden, eps=1e-12)
        self.dropout = nn.Dropout(0.1)

    def forward(self, state: Tensor, mask: Tensor) -> Tensor:
        """[B, L, H] with additive mask [B, 1, 1, L] to [B, L, H]."""
        batch, length, hidden = state.shape
        mixed = self.mix(state).view(batch, length, 3, self.heads, hidden // self.heads).permute(2, 0, 3, 1, 4)
        query = mixed[0] * (1 / math.sqrt(hidden // self.heads))
        score = query @ mixed[1].transpose(-1, -2) + mask.to(mixed.dtype)
        seen = torch.softmax(score, -1, dtype=score.dtype) @ mixed[2]
        state = self.mix_norm(state + self.dropout(self.out(seen.transpose(1, 2).reshape(batch, length, hidden))))
        return self.norm(state + self.dropout(self.down(functional.gelu(self.up(state)))))


class Encoder(nn.Module):
    """Pieces, casing and layout to contextual piece vectors."""

    def __init__(self, vocabulary: int, hidden: int, inner: int, layers: int, heads: int) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, hidden)
        self.places = nn.Embedding(512, hidden)
        self.casing = nn.Embedding(len(Casing), hidden)
        self.layout = nn.Embedding(len(Break), hidden)
        self.norm = nn.LayerNorm(hidden, eps=1e-12)
        self.layers = nn.ModuleList(Layer(hidden, inner, heads) for _ in range(layers))
        self.dropout = nn.Dropout(0.1)
        nn.init.zeros_(self.casing.weight)
        nn.init.zeros_(self.layout.weight)

    def forward(self, pieces: Tensor, casing: Tensor, layout: Tensor) -> Tensor:
        """[B, L] each to [B, L, H]; piece 0 is padding."""
        state, mask = self.embedded(pieces, casing, layout)
        for layer in self.layers:
            state = layer(state, mask)
        return state

    def embedded(self, pieces: Tensor, casing: Tensor, layout: Tensor) -> tuple[Tensor, Tensor]:
        """What the first layer gets: vectors [B, L, H] and the additive mask of padding [B, 1, 1, L]."""
        places = torch.arange(pieces.shape[1], device=pieces.device)
        state = self.words(pieces) + self.places(places) + self.casing(casing) + self.layout(layout)
        state = self.dropout(self.norm(state))
        return state, (pieces == 0)[:, None, None, :].to(state.dtype) * -1e4


class Parser(nn.Module):
    """The encoder with its heads."""

    def __init__(self, sizes: Sizes, vocabulary: int = 30522, hidden: int = 384, inner: int = 1536) -> None:
        super().__init__()
        self.encoder = Encoder(vocabulary, hidden, inner, layers=6, heads=12)
        self.dropout = nn.Dropout(0.2)
        self.upos = nn.Linear(hidden, sizes.upos)
        self.xpos = nn.Linear(hidden, sizes.xpos)
        self.script = nn.Linear(hidden, sizes.scripts)
        self.start = nn.Linear(hidden, 1)
        self.tags = nn.Sequential(nn.Linear(hidden, 192), nn.GELU(), nn.Dropout(0.1), nn.Linear(192, sizes.tags))
        self.arc_head, self.arc_word = self._view(hidden, ARC), self._view(hidden, ARC)
        self.relation_head, self.relation_word = self._view(hidden, RELATION), self._view(hidden, RELATION)
        self.arc = nn.Parameter(torch.randn(ARC, ARC) * 0.01)
        self.arc_bias = nn.Parameter(torch.zeros(ARC))
        self.relation = nn.Parameter(torch.randn(sizes.relations, RELATION + 1, RELATION + 1) * 0.02)

    @staticmethod
    def _view(hidden: int, width: int) -> nn.Sequential:
        return nn.Sequential(nn.Linear(hidden, width), nn.GELU(), nn.Dropout(0.2))

    def forward(self, pieces: Tensor, casing: Tensor, layout: Tensor, first: Tensor, last: Tensor) -> tuple[Tensor, ...]:
        """Pieces [B, L] and each word's first and last piece [B, W] to the scores of every head.

        Returns upos, xpos, scripts, tags [B, W, n]; start [B, W]; arcs [B, W, W + 1] (column 0 is the root);
        the words' [B, W, 65] and heads' [B, W + 1, 65] relation views.
        """
        state = self.encoder(pieces, casing, layout).float()
        width = state.shape[-1]
        ends = [state.gather(1, index[:, :, None].expand(-1, -1, width)) for index in (first, last)]
        words = self.dropout((ends[0] + ends[1]) * 0.5)
        heads = torch.cat([state[:, :1], words], 1)
        head_view = self.arc_head(heads)
        arcs = (self.arc_word(words) @ self.arc) @ head_view.transpose(1, 2) + (head_view @ self.arc_bias)[:, None, :]
        word_relation, head_relation = (
            torch.cat([view, torch.ones_like(view[..., :1])], -1)
            for view in (self.relation_word(words), self.relation_head(heads))
        )
        return (
            self.upos(words), self.xpos(words), self.script(words), self.tags(words),
            self.start(words)[..., 0], arcs, word_relation, head_relation,
        )  # fmt: skip


def load_start_weights(parser: Parser, path: Path) -> None:
    """Fill the encoder with a BERT checkpoint in safetensors form (MiniLM-L6); the token-type row 0 joins the places."""
    raw = path.read_bytes()
    (size,) = struct.unpack("<Q", raw[:8])
    header = json.loads(raw[8 : 8 + size])

    def tensor(name: str) -> Tensor:
        entry = header[name]
        begin, end = entry["data_offsets"]
        kind = {"F32": np.float32, "F16": np.float16}[entry["dtype"]]
        values = np.frombuffer(raw[8 + size + begin : 8 + size + end], kind).astype(np.float32)
        return torch.from_numpy(values.reshape(entry["shape"]).copy())

    encoder = parser.encoder
    with torch.no_grad():
        encoder.words.weight.copy_(tensor("embeddings.word_embeddings.weight"))
        kind = tensor("embeddings.token_type_embeddings.weight")[0]
        encoder.places.weight.copy_(tensor("embeddings.position_embeddings.weight") + kind)
        encoder.norm.weight.copy_(tensor("embeddings.LayerNorm.weight"))
        encoder.norm.bias.copy_(tensor("embeddings.LayerNorm.bias"))
        for number, layer in enumerate(encoder.layers):
            stem = f"encoder.layer.{number}."
            for part in ("weight", "bias"):
                mixed = [tensor(f"{stem}attention.self.{name}.{part}") for name in ("query", "key", "value")]
                getattr(layer.mix, part).copy_(torch.cat(mixed))
                getattr(layer.out, part).copy_(tensor(f"{stem}attention.output.dense.{part}"))
                getattr(layer.mix_norm, part).copy_(tensor(f"{stem}attention.output.LayerNorm.{part}"))
                getattr(layer.up, part).copy_(tensor(f"{stem}intermediate.dense.{part}"))
                getattr(layer.down, part).copy_(tensor(f"{stem}output.dense.{part}"))
                getattr(layer.norm, part).copy_(tensor(f"{stem}output.LayerNorm.{part}"))
