#!/usr/bin/env bash
# onnxruntime 1.32.0, onnx 1.23.2: a dynamically quantised product answers a row differently when another row shares the run.
#
# Guess before trying: `quantize_dynamic` with a scale per column of the weights makes each row of the input independent, as it is in fp32, so that
# batching changes nothing but speed.
# Seen: the activations get one scale and zero point over the whole tensor of the run (DynamicQuantizeLinear), so a row is quantised more coarsely
# beside a row of larger values. The same text therefore has other int8 scores in a batch than alone, and not by rounding in the last digit.
# What follows: whoever wants readings that do not hang on what was read with them runs each text by itself, or keeps the batch's make-up fixed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check onnxruntime==1.32.0 onnx==1.23.2 numpy==2.4.6 >"$folder/pip.log" 2>&1 || { cat "$folder/pip.log"; exit 2; }
cd "$folder"
env/bin/python - <<'PY'
import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

draw = np.random.default_rng(7)
weights = draw.normal(size=(64, 16)).astype(np.float32)
graph = helper.make_graph(
    [helper.make_node("MatMul", ["rows", "weights"], ["out"], name="product")], "one",
    [helper.make_tensor_value_info("rows", TensorProto.FLOAT, ["n", 64])], [helper.make_tensor_value_info("out", TensorProto.FLOAT, ["n", 16])],
    [numpy_helper.from_array(weights, "weights")],
)
onnx.save(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9), "float.onnx")
quantize_dynamic("float.onnx", "int8.onnx", weight_type=QuantType.QInt8, per_channel=True)
row = draw.normal(size=(1, 64)).astype(np.float32)
loud = row * 40
gaps = {}
for name in ("float.onnx", "int8.onnx"):
    session = onnxruntime.InferenceSession(name, providers=["CPUExecutionProvider"])
    alone = session.run(None, {"rows": row})[0][0]
    beside = session.run(None, {"rows": np.concatenate([row, loud])})[0][0]
    gaps[name] = float(np.abs(alone - beside).max())
    print(f"onnxruntime {onnxruntime.__version__} {name}: the same row alone and beside a louder one differs by at most {gaps[name]:.5f} (its values span {np.ptp(alone):.2f})")
assert gaps["float.onnx"] < 1e-4, "fp32 rows are no longer independent"
assert gaps["int8.onnx"] > 0.1, "the int8 product no longer hangs on what shares its run"
print("as described")
PY
