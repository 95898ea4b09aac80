"""The reading heads: which words are happenings, what fills their roles, which speak of one, who says so.

Shapes: W words of one text, T triggers, C cues, H hidden width, R roles. A text's words are vectors [W, WIDTH]; what is asked of
pairs (trigger and word, cue and word, two triggers) is asked over the whole text.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn

from corpus.gold import SIGNS, TOLLS
from corpus.records import ROLES, Certainty, Polarity
from rashomon.language.heads.features import ELSEWHERE, POS
from training.heads.among import Among
from training.heads.where import Where
from training.network import Encoder

STANCES = {"polarity": tuple(Polarity), "certainty": tuple(Certainty)}
"""What is told of a cue."""
POINTERS = ("source", "first", "last", "via", "blames")
"""Words that a cue points at: its source, the first and last word of what is said, who passed it on, whom it blames."""


@dataclass(frozen=True)
class Sizes:
    """Numbers of dependency relations and name tags."""

    relations: int
    names: int


class Biaffine(nn.Module):
    """Scores of pairs for several relations: a bilinear form over two views."""

    def __init__(self, left: int, right: int, relations: int, width: int = 128) -> None:
        super().__init__()
        self.left, self.right = _view(left, width), _view(right, width)
        self.form = nn.Parameter(torch.randn(relations, width + 1, width + 1) * 0.02)

    def forward(self, left: Tensor, right: Tensor) -> Tensor:
        """[T, l] and [W, r] to [T, W, relations]."""
        one, other = (torch.cat([value, torch.ones_like(value[:, :1])], -1) for value in (self.left(left), self.right(right)))
        scores = [(one @ form) @ other.T for form in self.form]
        return torch.stack(scores, -1)


def _view(width: int, out: int) -> nn.Sequential:
    return nn.Sequential(nn.Linear(width, out), nn.GELU(), nn.Dropout(0.2))


def _deciding(width: int, count: int) -> nn.Sequential:
    return nn.Sequential(nn.Linear(width, 192), nn.GELU(), nn.Dropout(0.2), nn.Linear(192, count))


class Heads(nn.Module):
    """All heads over the words of one text."""

    def __init__(self, sizes: Sizes, hidden: int = 384, context: int = 128) -> None:
        super().__init__()
        self.pos, self.relation, self.name = nn.Embedding(len(POS), 16), nn.Embedding(sizes.relations, 24), nn.Embedding(sizes.names, 16)
        width = hidden + 16 + 24 + 16
        self.dropout = nn.Dropout(0.2)
        self.trigger, self.cue, self.toll = _deciding(width, 3), _deciding(width, 3), _deciding(width, len(TOLLS))
        self.look, self.look_where, self.seen = Biaffine(width, width, 1, 64), Where(1, 0.0), nn.Linear(width, context)
        self.among = Among(width + context)
        self.signs = nn.ModuleDict({f"{name}_of": _deciding(width + context, len(answers)) for name, answers in SIGNS.items()})
        self.stances = nn.ModuleDict({f"{name}_of": _deciding(width + context, len(answers)) for name, answers in STANCES.items()})
        self.role, self.role_where = Biaffine(width, width, len(ROLES)), Where(len(ROLES), -3.0)
        self.path, self.step = nn.Embedding(ELSEWHERE + 1, len(ROLES)), nn.Embedding(sizes.relations, len(ROLES))
        nn.init.zeros_(self.path.weight)
        nn.init.zeros_(self.step.weight)
        self.toll_of, self.toll_where = Biaffine(width, width, 1), Where(1, 0.0)
        self.whose, self.whose_where = Biaffine(width, width, 1), Where(1, 0.0)
        self.points, self.points_where = Biaffine(width, width, len(POINTERS)), Where(len(POINTERS), 0.0)
        self.nobody = nn.Parameter(torch.zeros(len(POINTERS) + 1))
        self.pair_view = _view(width, 128)
        self.pair = nn.Sequential(nn.Linear(3 * 128 + PAIRED + len(ROLES), 96), nn.GELU(), nn.Dropout(0.2), nn.Linear(96, 1))

    def words(self, state: Tensor, pos: Tensor, relations: Tensor, names: Tensor) -> Tensor:
        """Word vectors of the encoder [..., H] and the parse's integers [...] to [..., WIDTH]."""
        return self.dropout(torch.cat([state, self.pos(pos), self.relation(relations), self.name(names)], -1))

    def context(self, anchors: Tensor, words: Tensor, gaps: tuple[Tensor, Tensor, Tensor]) -> Tensor:
        """Anchors [T, WIDTH] with what they look at in the text beside them [T, WIDTH + context]."""
        score = (self.look(anchors, words) + self.look_where(*gaps))[..., 0]
        return torch.cat([anchors, score.softmax(-1) @ self.seen(words)], -1)

    def roles(self, anchors: Tensor, words: Tensor, gaps: tuple[Tensor, Tensor, Tensor], paths: Tensor, steps: Tensor) -> Tensor:
        """How likely each word fills each role of each trigger, as log-odds [T, W, R]."""
        return self.role(anchors, words) + self.role_where(*gaps) + self.path(paths) + self.step(steps)

    def same(self, anchors: Tensor, paired: Tensor, roles: Tensor) -> Tensor:
        """How likely two triggers speak of one happening, log-odds [T, T], from them, what pairs show [T, T, PAIRED], and their roles' log-odds."""
        seen = self.pair_view(anchors)
        count = seen.shape[0]
        one, other = seen[:, None].expand(-1, count, -1), seen[None].expand(count, -1, -1)
        filled = torch.sigmoid(roles)
        shared = torch.einsum("iwr,jwr->ijr", filled, filled)
        most = torch.maximum(filled.sum(1)[:, None], filled.sum(1)[None])
        mixed = torch.cat([one * other, (one - other).abs(), one + other, paired, shared / (most + 0.3)], -1)
        score = self.pair(mixed)[..., 0]
        return (score + score.T) / 2


PAIRED = 8
"""What two triggers show beside themselves: gaps in words, sentences, paragraphs, one lemma, kinds and standings alike, one in the headline, both."""


class Reader(nn.Module):
    """The encoder with the heads."""

    def __init__(self, sizes: Sizes, vocabulary: int = 30522, layers: int = 6) -> None:
        super().__init__()
        self.encoder = Encoder(vocabulary, 384, 1536, layers=layers, heads=12)
        self.heads = Heads(sizes)


def load_reader(weights: Path, sizes: Sizes) -> Reader:
    """A reader with kept weights, of as many layers as they have; of weights from before triggers told of each other, `among` adds nothing."""
    state = torch.load(weights, map_location="cpu", weights_only=True)
    reader = Reader(sizes, layers=1 + max(int(name.split(".")[2]) for name in state if name.startswith("encoder.layers.")))
    lost, unknown = reader.load_state_dict(state, strict=False)
    odd = [name for name in lost if not name.startswith("heads.among.")] + unknown
    if odd:
        raise ValueError(f"{weights}: not the weights of reading heads: {', '.join(odd[:5])}")
    reader.encoder.words.weight.requires_grad_(False)
    return reader.eval()
