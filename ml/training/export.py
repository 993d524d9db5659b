"""The model as ONNX: tensors in, tensors out, the same on every machine; checked against what was trained."""

from pathlib import Path

import lightgbm
import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper, numpy_helper

from calibrate import COOLEST, HOTTEST, Calibration

OPSET, ML_OPSET, IR = 17, 3, 9
CLOSE = 1e-5


def export(
    file: Path, weights: np.ndarray, bias: np.ndarray, trees: lightgbm.Booster | None, calibration: Calibration, findings: int
) -> None:
    """Writes softmax((features·weights + bias + trust · trees) · coolness): "features" [n, F] to "probabilities" [n, C]."""
    inputs, classes = weights.shape
    answers = (np.arange(inputs) < 2 * findings)[:, None]
    denied = answers & (np.arange(inputs) >= findings)[:, None]
    nodes = [
        helper.make_node("MatMul", ["features", "weights"], ["spoken"]),
        helper.make_node("Add", ["spoken", "bias"], ["scores" if trees is None else "naive"]),
    ]
    if trees is not None:
        forest = _forest(trees, classes)
        nodes.append(helper.make_node("TreeEnsembleRegressor", ["features"], ["correction"], domain="ai.onnx.ml", **forest))
        nodes += _by_count("trust", "denied")
        nodes.append(helper.make_node("Mul", ["correction", "trust"], ["trusted"]))
        nodes.append(helper.make_node("Add", ["naive", "trusted"], ["scores"]))
    nodes += [
        *_by_count("coolness", "answers"),
        helper.make_node("Mul", ["scores", "coolness"], ["calibrated"]),
        helper.make_node("Softmax", ["calibrated"], ["probabilities"], axis=1),
    ]
    constants = {
        **{"weights": weights, "bias": bias, "answers": answers, "denied": denied, "one": np.array(1)},
        **{"coolness-base": np.array(calibration.base), "coolness-slope": np.array(calibration.slope)},
        **{"coolness-least": np.array(COOLEST), "coolness-most": np.array(HOTTEST)},
        **{"trust-base": np.array(calibration.trust_base), "trust-slope": np.array(calibration.trust_slope)},
        **{"trust-least": np.array(0), "trust-most": np.array(1)},
    }
    graph = helper.make_graph(
        nodes,
        "arogya",
        [helper.make_tensor_value_info("features", TensorProto.FLOAT, ["n", inputs])],
        [helper.make_tensor_value_info("probabilities", TensorProto.FLOAT, ["n", classes])],
        [numpy_helper.from_array(value.astype(np.float32), name) for name, value in constants.items()],
    )
    opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid("ai.onnx.ml", ML_OPSET)]
    model = helper.make_model(graph, opset_imports=opsets, ir_version=IR, producer_name="arogya")
    onnx.checker.check_model(model)
    file.write_bytes(model.SerializeToString(deterministic=True))


def _by_count(name: str, counted: str) -> list:
    """Nodes for `name`: base + slope · ln(1 + how many of the counted features), within bounds."""
    steps = [
        ("MatMul", ["features", counted], "count"),
        ("Add", [f"{name}-count", "one"], "more"),
        ("Log", [f"{name}-more"], "logarithm"),
        ("Mul", [f"{name}-logarithm", f"{name}-slope"], "sloped"),
        ("Add", [f"{name}-sloped", f"{name}-base"], "unbounded"),
    ]
    nodes = [helper.make_node(kind, inputs, [f"{name}-{output}"]) for kind, inputs, output in steps]
    return [*nodes, helper.make_node("Clip", [f"{name}-unbounded", f"{name}-least", f"{name}-most"], [name])]


def check(file: Path, vectors: np.ndarray, expected: np.ndarray) -> float:
    """The greatest difference between the file's probabilities and the trained model's. Raises above 1e-5."""
    session = onnxruntime.InferenceSession(str(file), providers=["CPUExecutionProvider"])
    difference = float(np.abs(session.run(None, {"features": vectors})[0] - expected).max())
    if difference > CLOSE:
        raise ValueError(f"{file.name} differs from the trained model by {difference}")
    return difference


def _forest(trees: lightgbm.Booster, classes: int) -> dict:
    """LightGBM's trees as the attributes of one node: tree i speaks for condition i mod C."""
    nodes: dict[str, list] = {name: [] for name in ("treeids", "nodeids", "featureids", "values", "truenodeids", "falsenodeids", "modes")}
    leaves: dict[str, list] = {name: [] for name in ("treeids", "nodeids", "ids", "weights")}

    def add(tree: int, node: dict, root: int) -> int:
        place = len(nodes["treeids"])
        at = place - root
        split = "split_feature" in node
        nodes["treeids"].append(tree)
        nodes["nodeids"].append(at)
        nodes["featureids"].append(node["split_feature"] if split else 0)
        nodes["values"].append(_below(node["threshold"]) if split else 0.0)
        nodes["modes"].append("BRANCH_LEQ" if split else "LEAF")
        nodes["truenodeids"].append(0)
        nodes["falsenodeids"].append(0)
        if split:
            nodes["truenodeids"][place] = add(tree, node["left_child"], root)
            nodes["falsenodeids"][place] = add(tree, node["right_child"], root)
        else:
            for name, value in zip(leaves, (tree, at, tree % classes, node["leaf_value"])):
                leaves[name].append(value)
        return at

    for tree in trees.dump_model()["tree_info"]:
        add(tree["tree_index"], tree["tree_structure"], root=len(nodes["treeids"]))
    return {
        **{f"nodes_{name}": values for name, values in nodes.items()},
        **{f"target_{name}": values for name, values in leaves.items()},
        "n_targets": classes,
        "post_transform": "NONE",
        "aggregate_function": "SUM",
    }


def _below(threshold: float) -> float:
    """The greatest 32-bit number that is not above: the same features then go the same way as in training."""
    narrow = np.float32(threshold)
    return float(narrow if narrow <= threshold else np.nextafter(narrow, np.float32(-np.inf)))
