"""Take the word table out of a packaged parser, so that the reading heads can share it: `python -m training.heads.share_words WEIGHTS`.

`model.onnx` gets the looked-up rows as an input, and the table stands in `words.npz` beside it. Nothing is done where that has been done.
Rows that English text never asks for (reserved ones, letters of other scripts) become noughts, which cost nothing in the file.
"""

from __future__ import annotations

import json
import sys
import unicodedata
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper


def share(folder: Path) -> bool:
    """Whether the table was taken out."""
    model = onnx.load(folder / "model.onnx")
    graph = model.graph
    values = {item.name: item for item in graph.initializer}
    if "parser.encoder.words.rows" not in values:
        return False
    rows, scale = (numpy_helper.to_array(values[f"parser.encoder.words.{name}"]) for name in ("rows", "scale"))
    np.savez_compressed(folder / "words.npz", rows=rows, scale=scale)
    gathers = {node.output[0]: node for node in graph.node if node.op_type == "Gather" and node.input[0].startswith("parser.encoder.words.")}
    casts = {node.output[0]: node for node in graph.node if node.op_type == "Cast" and node.input[0] in gathers}
    looked = next(
        node for node in graph.node
        if node.op_type == "Mul" and {one in gathers or one in casts for one in node.input} == {True}
    )  # fmt: skip
    old = looked.output[0]
    for node in (looked, *gathers.values(), *casts.values()):
        graph.node.remove(node)
    for name in ("rows", "scale"):
        graph.initializer.remove(values[f"parser.encoder.words.{name}"])
    for node in graph.node:
        for place, name in enumerate(node.input):
            if name == old:
                node.input[place] = "rows"
    graph.input.append(helper.make_tensor_value_info("rows", TensorProto.FLOAT, ["windows", "pieces", rows.shape[1]]))
    onnx.checker.check_model(model)
    onnx.save(model, folder / "model.onnx")
    return True


def empty_unread(folder: Path) -> int:
    """Make the rows of pieces that English text never asks for noughts; gives their number."""
    pieces = json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))["model"]["vocab"]
    unread = [row for piece, row in pieces.items() if piece.startswith("[unused") or _of_another_script(piece.removeprefix("##"))]
    with np.load(folder / "words.npz") as kept:
        rows, scale = kept["rows"], kept["scale"]
    rows[unread], scale[unread] = 0, 0
    np.savez_compressed(folder / "words.npz", rows=rows, scale=scale)
    return len(unread)


def _of_another_script(piece: str) -> bool:
    named = (unicodedata.name(letter, "") for letter in piece if letter.isalpha())
    return not piece.startswith("[") and any(not name.startswith(("LATIN", "MODIFIER")) for name in named)


if __name__ == "__main__":
    weights = Path(sys.argv[1])
    print("shared" if share(weights) else "was shared before", f"{empty_unread(weights)} rows empty", sep="; ")
