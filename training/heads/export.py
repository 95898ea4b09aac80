"""Package trained heads: `python -m training.heads.export --run OUT --into src/rashomon/language/heads/weights`.

Four graphs: `encoder.onnx` (int8 products; its word table is the parser's, shared), `triggers.onnx`, `tolls.onnx`, `cues.onnx` (fp16, read as fp32).
`heads.json` has the answers' names, temperatures and thresholds (`settle` writes them to OUT), and the version.
"""

from __future__ import annotations

import argparse
import json
from hashlib import sha256
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from corpus.gold import SIGNS, TOLLS, labels_of_parser, words_in
from corpus.markup import compile_document, read_blocks
from corpus.parts import part_of
from corpus.records import ROLES
from rashomon.language import load_pipeline
from rashomon.language.heads import ReadingHeads
from rashomon.language.heads.features import WIDEST
from rashomon.language.heads.nearest import pack, project
from training.heads.among import Stood
from training.heads.losses import Placed, paired
from training.heads.network import STANCES, Heads, Reader, Sizes, load_reader
from training.lighten import drop_mask

HALVED = 1000
"""Tables of fewer numbers stay fp32."""


class Rows(nn.Module):
    """Stands for the word table: its rows come in looked up."""

    def forward(self, rows: Tensor) -> Tensor:
        """[N, L, H] as they are."""
        return rows


class WordGraph(nn.Module):
    """Windows to word vectors and tags."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.encoder, self.heads = reader.encoder, reader.heads

    def forward(self, rows: Tensor, mask: Tensor, casing: Tensor, layout: Tensor, first: Tensor, last: Tensor, pos: Tensor, relation: Tensor, name: Tensor) -> tuple[Tensor, ...]:
        """Rows of the word table [N, L, H], mask [N, L] (0 padding), the rest as in `examples.Windows`, the parse [N, M]."""
        encoder = self.encoder
        places = encoder.places(torch.arange(rows.shape[1]))
        state = encoder.norm(rows + places + encoder.casing(casing) + encoder.layout(layout))
        hidden = (1 - mask)[:, None, None, :] * -1e4
        for layer in encoder.layers:
            state = layer(state, hidden)
        width = state.shape[-1]
        ends = [state.gather(1, index[:, :, None].expand(-1, -1, width)) for index in (first, last)]
        words = self.heads.words((ends[0] + ends[1]) * 0.5, pos, relation, name)
        return words, self.heads.trigger(words), self.heads.cue(words), self.heads.toll(words)


class TriggerGraph(nn.Module):
    """Triggers of one text to what is told of them."""

    def __init__(self, heads: Heads) -> None:
        super().__init__()
        self.heads = heads

    def forward(self, words: Tensor, triggers: Tensor, anchors: Tensor, sentences: Tensor, paragraphs: Tensor, paths: Tensor, steps: Tensor, lemmas: Tensor, headline: Tensor) -> tuple[Tensor, ...]:
        """Words [W, D], triggers [T, D] with their first words [T], places [W], tree paths [T, W], lemma numbers [T], words of the headline []."""
        place = Placed(torch.arange(words.shape[0]), sentences, paragraphs)
        gaps = place.gaps(anchors)
        seen = self.heads.context(triggers, words, gaps)
        seen = seen + self.heads.among(seen, Stood.of(anchors, place, lemmas, headline))
        signs = {name: self.heads.signs[f"{name}_of"](seen) for name in SIGNS}
        roles = self.heads.roles(triggers, words, gaps, paths, steps)
        shown = paired(anchors, place, lemmas, signs["kind"].softmax(-1), signs["standing"].softmax(-1), headline)  # type: ignore[arg-type]
        return (*signs.values(), roles, self.heads.same(triggers, shown, roles))


class TollGraph(nn.Module):
    """Tolls of one text to the triggers they belong to and to whose people they are."""

    def __init__(self, heads: Heads) -> None:
        super().__init__()
        self.heads = heads

    def forward(self, words: Tensor, at: Tensor, triggers: Tensor, anchors: Tensor, sentences: Tensor, paragraphs: Tensor) -> tuple[Tensor, ...]:
        """Words [W, D], toll words [N], triggers [T, D], their first words [T], places [W]."""
        place = Placed(torch.arange(words.shape[0]), sentences, paragraphs)
        between = tuple(value[anchors][None] - value[at][:, None] for value in (place.at, sentences, paragraphs))
        heads = self.heads
        home = (heads.toll_of(words[at], triggers) + heads.toll_where(*between))[..., 0]
        whose = (heads.whose(words[at], words) + heads.whose_where(*place.gaps(at)))[..., 0]
        return home, torch.cat([whose, heads.nobody[-1:].expand(at.shape[0], 1)], 1)


class CueGraph(nn.Module):
    """Cues of one text to what they point at."""

    def __init__(self, heads: Heads) -> None:
        super().__init__()
        self.heads = heads

    def forward(self, words: Tensor, cues: Tensor, anchors: Tensor, sentences: Tensor, paragraphs: Tensor) -> tuple[Tensor, ...]:
        """Words [W, D], cues [C, D], their first words [C], places [W]."""
        place = Placed(torch.arange(words.shape[0]), sentences, paragraphs)
        gaps = place.gaps(anchors)
        heads = self.heads
        seen = heads.context(cues, words, gaps)
        points = heads.points(cues, words) + heads.points_where(*gaps)
        points = torch.cat([points, heads.nobody[None, None, :-1].expand(cues.shape[0], 1, points.shape[-1])], 1)
        return (*(heads.stances[f"{name}_of"](seen) for name in STANCES), points)


def _write(module: nn.Module, inputs: dict[str, tuple[Tensor, dict[int, str]]], outputs: dict[str, dict[int, str]], path: Path) -> None:
    module.eval()
    axes = {name: shape for name, (_, shape) in inputs.items()} | outputs
    torch.onnx.export(
        module, tuple(value for value, _ in inputs.values()), str(path), input_names=list(inputs), output_names=list(outputs),
        dynamic_axes={name: shape for name, shape in axes.items() if shape}, opset_version=17, dynamo=False,
    )  # fmt: skip


def _halve(path: Path) -> None:
    """Keep a graph's large tables as fp16, cast to fp32 where the graph reads them: half the file, the same arithmetic on both sides of 1e-3."""
    model = onnx.load(path)
    graph = model.graph
    for item in list(graph.initializer):
        value = numpy_helper.to_array(item)
        if value.dtype != np.float32 or value.size < HALVED:
            continue
        graph.initializer.remove(item)
        graph.initializer.append(numpy_helper.from_array(value.astype(np.float16), f"{item.name}.half"))
        graph.node.insert(0, helper.make_node("Cast", [f"{item.name}.half"], [item.name], to=TensorProto.FLOAT))
    onnx.save(model, path)


def export(reader: Reader, folder: Path) -> None:
    """Write the graphs; the encoder's products become int8 with a scale per column."""
    wide = reader.heads.trigger[0].in_features
    reader.encoder.places = nn.Embedding.from_pretrained(reader.encoder.places.weight[: WIDEST + 2])  # no window has more pieces
    whole = torch.int64
    window = {0: "windows", 1: "words"}
    piece = {0: "windows", 1: "pieces"}
    ones = torch.ones(2, 5, dtype=whole)
    _write(
        WordGraph(reader),
        {
            "rows": (torch.randn(2, 9, 384), piece), "mask": (torch.ones(2, 9), piece), "casing": (torch.ones(2, 9, dtype=whole), piece),
            "layout": (torch.ones(2, 9, dtype=whole), piece), "first": (ones, window), "last": (ones, window), "pos": (ones, window),
            "relation": (ones, window), "name": (ones, window),
        },
        {"words": window, "trigger": window, "cue": window, "toll": window},
        folder / "float.onnx",
    )  # fmt: skip
    graph = onnx.load(folder / "float.onnx").graph
    apart = [node.name for node in graph.node if node.op_type == "MatMul" and "/encoder/" not in node.name and "layers" not in node.name]
    quantize_dynamic(folder / "float.onnx", folder / "encoder.onnx", op_types_to_quantize=["MatMul"], nodes_to_exclude=apart, weight_type=QuantType.QInt8, per_channel=True)
    (folder / "float.onnx").unlink()
    drop_mask(folder / "encoder.onnx")
    words, spans = (torch.randn(7, wide), {0: "words"}), torch.randn(3, wide)
    first = torch.tensor([1, 3, 5])
    at = (torch.arange(7), {0: "words"})
    pairs = (torch.ones(3, 7, dtype=whole), {0: "triggers", 1: "words"})
    _write(
        TriggerGraph(reader.heads),
        {
            "words": words, "triggers": (spans, {0: "triggers"}), "anchors": (first, {0: "triggers"}), "sentences": at, "paragraphs": at,
            "paths": pairs, "steps": pairs, "lemmas": (first, {0: "triggers"}), "headline": (torch.tensor(2), {}),
        },
        {name: {0: "triggers"} for name in SIGNS} | {"roles": {0: "triggers", 1: "words"}, "same": {0: "triggers", 1: "others"}},
        folder / "triggers.onnx",
    )  # fmt: skip
    _write(
        TollGraph(reader.heads),
        {"words": words, "at": (first, {0: "tolls"}), "triggers": (spans, {0: "triggers"}), "anchors": (first, {0: "triggers"}), "sentences": at, "paragraphs": at},
        {"home": {0: "tolls", 1: "triggers"}, "whose": {0: "tolls", 1: "others"}},
        folder / "tolls.onnx",
    )  # fmt: skip
    _write(
        CueGraph(reader.heads),
        {"words": words, "cues": (spans, {0: "cues"}), "anchors": (first, {0: "cues"}), "sentences": at, "paragraphs": at},
        {name: {0: "cues"} for name in STANCES} | {"points": {0: "cues", 1: "others"}},
        folder / "cues.onnx",
    )  # fmt: skip
    for name in ("encoder", "triggers", "tolls", "cues"):
        _halve(folder / f"{name}.onnx")


def keep_examples(texts: Path, folder: Path) -> int:
    """Write triggers of the training part with their vectors, for `rashomon why`; gives their number. The graphs must be in place.

    Of a document's triggers of one kind and standing the first is kept: no document is shown twice.
    """
    heads = ReadingHeads()
    vectors, told = [], []
    blocks = (block for path in sorted(texts.glob("*.txt")) for block in read_blocks(path.read_text(encoding="utf-8")))
    documents = [compile_document(block) for block in blocks if part_of(block) == "train"]
    for document, doc in zip(documents, load_pipeline().pipe([one.text for one in documents]), strict=True):
        words, seen = heads.vectors(doc)
        known: set[tuple[str, str]] = set()
        for trigger in (trigger for happening in document.happenings for trigger in happening.triggers):
            inside = words_in(words, trigger.span)
            if not inside or (trigger.kind, trigger.standing.value) in known:
                continue
            known.add((trigger.kind, trigger.standing.value))
            vectors.append(seen[inside].mean(0))
            sentence = " ".join(doc[words.tokens[inside[0]]].sent.text.split())
            told.append((document.id, sentence, trigger.span.of(document.text), trigger.kind, trigger.type, trigger.standing.value))
    small, projection, centre = project(np.stack(vectors))
    np.savez_compressed(folder / "examples.npz", vectors=small, projection=projection, centre=centre, told=np.frombuffer(pack(told), np.uint8))
    return len(told)


def main() -> None:
    """Read the options and write the folder."""
    options_of = argparse.ArgumentParser(description=__doc__)
    options_of.add_argument("--run", type=Path, required=True, help="folder of training.heads.train")
    options_of.add_argument("--into", type=Path, required=True)
    options_of.add_argument("--texts", type=Path, default=Path("corpus/texts"))
    options = options_of.parse_args()
    labels = labels_of_parser()
    reader = load_reader(options.run / "last.pt", Sizes(len(labels.relations), len(labels.names)))
    options.into.mkdir(parents=True, exist_ok=True)
    export(reader, options.into)
    settled = options.run / "settled.json"
    figures = json.loads(settled.read_text()) if settled.exists() else {"temperatures": {}, "thresholds": {}}
    digest = sha256(b"".join((options.into / name).read_bytes() for name in ("encoder.onnx", "triggers.onnx", "tolls.onnx", "cues.onnx")))
    names = {
        "version": digest.hexdigest()[:12], "roles": list(ROLES), "tolls": list(TOLLS), "signs": {name: list(answers) for name, answers in SIGNS.items()},
        "relations": list(labels.relations), "names": list(labels.names), **figures,
    }  # fmt: skip
    (options.into / "heads.json").write_text(json.dumps(names, ensure_ascii=False, indent=1), encoding="utf-8")
    print(keep_examples(options.texts, options.into), "examples")
    print(names["version"], {path.name: path.stat().st_size for path in sorted(options.into.iterdir())})


if __name__ == "__main__":
    main()
