"""Make packaged graphs cheaper to run without changing a number that they give: `python -m training.lighten`.

Both exports end with it; run by itself it does the same to graphs that were packaged before. Nothing is done where that has been done.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
from onnx import GraphProto, numpy_helper

from rashomon.language.heads.network import weights
from rashomon.language.inventory import packaged

HIDDEN = -60.0
"""What is added to the attention score of padding, in place of -1e4.

Its share, some e^-60, is still lost in the rounding of whatever it is added to; that of -1e4 is a denormal number, which processors reckon with
many times slower.
"""


def soften_padding(path: Path) -> bool:
    """Whether a graph hid padding behind -1e4."""
    model = onnx.load(path)
    tensors = [node.attribute[0].t for node in model.graph.node if node.op_type == "Constant" and node.attribute[0].name == "value"]
    found = [tensor for tensor in tensors if (value := numpy_helper.to_array(tensor)).size == 1 and value.dtype == np.float32 and value.item() == -1e4]
    for tensor in found:
        tensor.CopyFrom(numpy_helper.from_array(np.full(tuple(tensor.dims), HIDDEN, np.float32)))
    onnx.save(model, path)
    return bool(found)


def drop_mask(path: Path) -> bool:
    """Whether a graph asked which pieces are padding; a window that is run by itself has none."""
    model = onnx.load(path)
    graph = model.graph
    if all(given.name != "mask" for given in graph.input):
        return False
    made = _made_of(graph, "mask")
    for node in [node for node in graph.node if node.op_type == "Add" and made & set(node.input) and not made >= set(node.input)]:
        score = next(name for name in node.input if name not in made)
        for reader in graph.node:
            reader.input[:] = [score if name == node.output[0] else name for name in reader.input]
        graph.node.remove(node)
    _drop_unread(graph)
    graph.input.remove(next(given for given in graph.input if given.name == "mask"))
    onnx.checker.check_model(model)
    onnx.save(model, path)
    return True


def _made_of(graph: GraphProto, name: str) -> set[str]:
    """An input and what is made of it alone, up to the sums that it enters."""
    made = {name}
    known = {item.name for item in graph.initializer} | {node.output[0] for node in graph.node if node.op_type == "Constant"}
    for node in graph.node:
        if made & set(node.input) and all(one in made or one in known for one in node.input):
            made |= set(node.output)
    return made


def _drop_unread(graph: GraphProto) -> None:
    """Remove the nodes that nothing reads any more."""
    while True:
        read = {name for node in graph.node for name in node.input} | {given.name for given in graph.output}
        unread = [node for node in graph.node if not read & set(node.output)]
        for node in unread:
            graph.node.remove(node)
        if not unread:
            return


if __name__ == "__main__":
    print("padding softened" if soften_padding(Path(str(packaged("model.onnx")))) else "padding was soft before")
    print("mask dropped" if drop_mask(Path(str(weights("encoder.onnx")))) else "mask was dropped before")
