"""Turn trained weights into the packaged model: `python -m training.export --run OUT --tokenizer tokenizer.json --into FOLDER`.

The word embeddings become int8 with a scale per word; the encoder's products become int8 with a scale per column; the
heads, among them the biaffine products that quantise badly, stay fp32. Everything but the weights goes to `labels.json`.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
from collections import Counter
from hashlib import sha256
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from rashomon.language.lemmas import apply_script, script_of
from rashomon.language.pieces import PLAIN
from training.corpora import read_treebank
from training.lighten import soften_padding
from training.network import Parser, Sizes

INPUTS = ("pieces", "casing", "layout", "first", "last")
OUTPUTS = ("upos", "xpos", "script", "tags", "start", "arcs", "word_relation", "head_relation")


class SmallWords(nn.Module):
    """Word embeddings in int8, one scale per row."""

    def __init__(self, words: nn.Embedding) -> None:
        super().__init__()
        values = words.weight.detach()
        scale = values.abs().amax(1).clamp(min=1e-8) / 127
        self.register_buffer("rows", torch.round(values / scale[:, None]).to(torch.int8))
        self.register_buffer("scale", scale[:, None])

    def forward(self, pieces: Tensor) -> Tensor:
        """[B, L] to [B, L, H]."""
        return self.rows[pieces].float() * self.scale[pieces]  # type: ignore[index]


class Packaged(nn.Module):
    """The parser with the choices that need no decoding already made."""

    def __init__(self, parser: Parser) -> None:
        super().__init__()
        self.parser = parser

    def forward(self, *inputs: Tensor) -> tuple[Tensor, ...]:
        """As `Parser.forward`, but upos, xpos and script are [B, W] indices and tags are log-probabilities."""
        upos, xpos, script, tags, start, arcs, word, head = self.parser(*inputs)
        return upos.argmax(-1), xpos.argmax(-1), script.argmax(-1), tags.log_softmax(-1), start, arcs, word, head


def export_float(parser: Parser, path: Path) -> None:
    """Write the fp32 graph (word embeddings already int8)."""
    parser.encoder.words = SmallWords(parser.encoder.words)  # type: ignore[assignment]
    parser.eval()
    sample = torch.zeros(2, 9, dtype=torch.int64)
    ends = torch.ones(2, 5, dtype=torch.int64)
    axes = {name: {0: "windows", 1: "pieces" if name in INPUTS[:3] else "words"} for name in (*INPUTS, *OUTPUTS)}
    axes["arcs"][2] = "heads"
    axes["head_relation"][1] = "heads"
    torch.onnx.export(
        Packaged(parser), (sample + 5, sample, sample, ends, ends), str(path), input_names=list(INPUTS),
        output_names=list(OUTPUTS), dynamic_axes=axes, opset_version=17, dynamo=False,
    )  # fmt: skip


class Relations(nn.Module):
    """Relation scores of words with the heads that the tree gave them."""

    def __init__(self, forms: Tensor) -> None:
        super().__init__()
        self.count = forms.shape[0]
        self.register_buffer("forms", forms.transpose(0, 1).reshape(forms.shape[1], -1).contiguous())

    def forward(self, words: Tensor, heads: Tensor) -> Tensor:
        """[n, D] and [n, D] to [n, relations]."""
        mixed = (words @ self.forms).reshape(-1, self.count, heads.shape[-1])
        return (mixed @ heads[:, :, None])[..., 0]


def export_relations(forms: Tensor, path: Path) -> None:
    """Write the scorer of relations [relations, D, D], fp32."""
    sample = torch.zeros(3, forms.shape[1])
    axes = {name: {0: "n"} for name in ("words", "heads", "scores")}
    torch.onnx.export(
        Relations(forms), (sample, sample), str(path), input_names=["words", "heads"], output_names=["scores"],
        dynamic_axes=axes, opset_version=17, dynamo=False,
    )  # fmt: skip


def quantise(path: Path, into: Path) -> None:
    """int8 weights, a scale per column, for the encoder's products; the heads stay as they are."""
    graph = onnx.load(path).graph
    heads = [node.name for node in graph.node if node.op_type == "MatMul" and "/encoder/" not in node.name]
    quantize_dynamic(
        path, into, op_types_to_quantize=["MatMul"], nodes_to_exclude=heads, weight_type=QuantType.QInt8, per_channel=True
    )


def lemma_table(data: Path) -> dict[str, str]:
    """("xpos lower-form" -> lemma) for forms with one lemma in the treebanks that plain suffix rules would miss."""
    seen: dict[str, Counter[str]] = {}
    for name, corpus in (("ewt-train", "ewt"), ("gum-open-train", "gum"), ("gum-open-test", "gum")):
        for document in read_treebank(data / f"treebanks/{name}.conllu", corpus):
            for sentence in document.sentences:
                for word, xpos, lemma in zip(sentence.words, sentence.xpos, sentence.lemmas, strict=True):
                    if not xpos.startswith("NNP") and lemma != "_":
                        seen.setdefault(f"{xpos} {word.translate(PLAIN).lower()}", Counter())[lemma] += 1
    usual: dict[str, Counter[str]] = {}
    for key, lemmas in seen.items():
        xpos, form = key.split(" ", 1)
        usual.setdefault(xpos, Counter())[script_of(form, lemmas.most_common(1)[0][0])] += 1
    table = {}
    for key, lemmas in sorted(seen.items()):
        (lemma, count), total = lemmas.most_common(1)[0], sum(lemmas.values())
        xpos, form = key.split(" ", 1)
        common = apply_script(form, usual[xpos].most_common(1)[0][0])
        if count / total >= 0.9 and lemma != common and (total >= 2 or len(form) <= 4):
            table[key] = lemma
    return table


def main() -> None:
    """Read the options, export, quantise, and swap the files into place."""
    options_of = argparse.ArgumentParser(description=__doc__)
    options_of.add_argument("--run", type=Path, required=True, help="folder of training.train")
    options_of.add_argument("--weights", default="mean.pt")
    options_of.add_argument("--data", type=Path, required=True, help="for the lemma table")
    options_of.add_argument("--tokenizer", type=Path, required=True)
    options_of.add_argument("--into", type=Path, required=True)
    options = options_of.parse_args()
    labels = json.loads((options.run / "labels.json").read_text())
    parser = Parser(Sizes(*(len(labels[name]) for name in ("upos", "xpos", "scripts", "relations", "tags"))))
    parser.load_state_dict(torch.load(options.run / options.weights, weights_only=True))
    options.into.mkdir(parents=True, exist_ok=True)
    relation = parser.relation.detach().clone()
    export_float(parser, options.run / "float.onnx")
    quantise(options.run / "float.onnx", options.run / "model.onnx")
    soften_padding(options.run / "model.onnx")
    export_relations(relation, options.run / "relations.onnx")
    version = sha256((options.run / "model.onnx").read_bytes()).hexdigest()[:12]
    packaged = {"version": version, **labels, "lemmas": lemma_table(options.data)}
    (options.run / "packaged.json").write_text(json.dumps(packaged, ensure_ascii=False, separators=(",", ":")))
    shutil.copy(options.tokenizer, options.run / "tokenizer.json")
    places = {"model.onnx": "model.onnx", "relations.onnx": "relations.onnx", "packaged.json": "labels.json",
              "tokenizer.json": "tokenizer.json"}  # fmt: skip
    for name, target in places.items():
        shutil.copy(options.run / name, options.into / (target + ".part"))
        os.replace(options.into / (target + ".part"), options.into / target)
    print(version, {path.name: path.stat().st_size for path in options.into.iterdir()})


if __name__ == "__main__":
    main()
