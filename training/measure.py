"""Quick figures while training: trees on gold words and sentences, names on held-out reports."""

from __future__ import annotations

import torch

from training.network import Parser
from training.windows import IGNORED, Encoded, batches


def measure_trees(parser: Parser, documents: list[tuple[list[Encoded], bool]]) -> str:
    """UPOS, XPOS, script, UAS, LAS (greedy heads, full relations) and sentence-start F1."""
    hits = dict.fromkeys(("upos", "xpos", "script", "uas", "las", "start"), 0)
    words = guessed = true = 0
    for batch in batches(documents, 6000, None):
        with torch.no_grad(), torch.autocast(next(parser.parameters()).device.type, dtype=torch.bfloat16):
            batch = type(batch)(*(value.to(next(parser.parameters()).device) for value in vars(batch).values()))
            scores = parser(batch.pieces, batch.casing, batch.layout, batch.first, batch.last)
        upos, xpos, script, _, start, arcs, word_view, head_view = (score.float() for score in scores)
        gold, known = batch.labels, batch.labels[..., 3] != IGNORED
        same = batch.sentence[:, :, None] == batch.sentence[:, None, :]
        reach = torch.cat([torch.ones_like(same[:, :, :1]), same], 2) & batch.words[:, :, None]
        heads = arcs.masked_fill(~reach, -1e4).argmax(-1)
        at_head = head_view.gather(1, heads[:, :, None].expand(-1, -1, head_view.shape[-1]))
        relation = torch.einsum("nd,rde,ne->nr", word_view[known], parser.relation, at_head[known]).argmax(-1)
        words += int(known.sum())
        right = heads[known] == gold[..., 3][known]
        hits["uas"] += int(right.sum())
        hits["las"] += int((right & (relation == gold[..., 4][known])).sum())
        for name, score, column in (("upos", upos, 0), ("xpos", xpos, 1), ("script", script, 2)):
            hits[name] += int((score.argmax(-1)[known] == gold[..., column][known]).sum())
        begins = (start > 0) & (batch.starts == 1)
        hits["start"] += int(begins.sum())
        guessed += int(((start > 0) & batch.words).sum())
        true += int((batch.starts == 1).sum())
    shares = {name: count / words for name, count in hits.items()}
    shares["start"] = 2 * hits["start"] / max(guessed + true, 1)
    return " ".join(f"{name} {share:.4f}" for name, share in shares.items())


def spans(tags: list[str]) -> set[tuple[int, int, str]]:
    """BIO tags to (start, end, kind)."""
    found, begin = set(), -1
    for index, tag in enumerate([*tags, "O"]):
        if begin >= 0 and (tag[0] != "I" or tag[2:] != tags[begin][2:]):
            found.add((begin, index, tags[begin][2:]))
            begin = -1
        if tag[0] == "B" or (tag[0] == "I" and begin < 0):
            begin = index
    return found


def measure_names(parser: Parser, documents: list[tuple[list[Encoded], bool]], tags: list[str]) -> str:
    """Span F1 over PER, ORG and LOC, greedy tags, against annotations that name every tag."""
    right = guessed = true = 0
    for batch in batches(documents, 6000, None):
        with torch.no_grad(), torch.autocast(next(parser.parameters()).device.type, dtype=torch.bfloat16):
            batch = type(batch)(*(value.to(next(parser.parameters()).device) for value in vars(batch).values()))
            scores = parser(batch.pieces, batch.casing, batch.layout, batch.first, batch.last)[3]
        for row in range(len(scores)):
            size = int(batch.words[row].sum())
            found = spans([tags[index] for index in scores[row, :size].argmax(-1).tolist()])
            gold = spans([tags[index] for index in batch.allowed[row, :size].float().argmax(-1).tolist()])
            found, gold = ({span for span in group if span[2] in ("PER", "ORG", "LOC")} for group in (found, gold))
            right, guessed, true = right + len(found & gold), guessed + len(found), true + len(gold)
    return f"names {2 * right / max(guessed + true, 1):.4f}"
