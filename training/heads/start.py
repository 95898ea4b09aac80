"""Start weights of the heads' encoder: those of the packaged parser, its int8 products turned back into floats."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from training.network import Encoder


def packaged_encoder(model: Path) -> Encoder:
    """The encoder of a packaged `model.onnx`, fp32, with the word table `words.npz` beside it, which stays frozen."""
    graph = onnx.load(model).graph
    values = {item.name: numpy_helper.to_array(item) for item in graph.initializer}
    with np.load(model.with_name("words.npz")) as table:
        words = table["rows"].astype(np.float32) * table["scale"]
    weights = {"words.weight": words}
    for name, value in values.items():
        if name.startswith("parser.encoder.") and ".words." not in name:
            weights[name.removeprefix("parser.encoder.")] = value
    for node in graph.node:
        if node.op_type == "MatMulInteger" and "/encoder/" in node.name:
            stem = node.input[1].removesuffix("_quantized")
            scale, zero = values[stem + "_scale"], values[stem + "_zero_point"].astype(np.float32)
            place = node.name.split("/encoder/")[1].split("/MatMul")[0].replace("/", ".")
            weights[place + ".weight"] = ((values[node.input[1]].astype(np.float32) - zero) * scale).T.copy()
    encoder = Encoder(len(words), words.shape[1], 1536, layers=6, heads=12)
    encoder.load_state_dict({name: torch.from_numpy(np.array(value, np.float32)) for name, value in weights.items()})
    encoder.words.weight.requires_grad_(False)
    return encoder
