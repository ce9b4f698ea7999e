"""Weights of an exported model as training takes them: `python training/thaw.py --help`.

For going on from a model that ships where its checkpoint is gone. The int8 matrices come back as what they stand for, so that the
model reads as it ships; what isn't in the graph (positions beyond a window, MPNet's relative positions) is the pretrained
encoder's, which training leaves as it was.
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path

import numpy as np
import onnx
import torch
from encoder import SHAPES, load_pretrained
from heads import OUTPUTS, Model
from numpy.typing import NDArray
from onnx import numpy_helper

_NODE = re.compile(r"/((?:layers\.\d+/)?\w+)/MatMul_quant")
Arrays = dict[str, NDArray[np.float32]]


def read_graph(path: Path) -> Arrays:
    """The graph's weights by their names in training, matrices [out, in]."""
    graph = onnx.load(str(path)).graph
    stored = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    found = {name.removeprefix("model."): values for name, values in stored.items() if name.startswith("model.")}
    for node in graph.node:
        if node.op_type == "MatMulInteger" and (match := _NODE.fullmatch(node.name)):
            matrix = node.input[1].removesuffix("_quantized")
            shifted = stored[node.input[1]].astype(np.float32) - stored[node.input[3]].astype(np.float32)
            place = match[1].replace("/", ".")
            within = "encoder." if "." in place else "heads." if place in OUTPUTS else ""
            found[f"{within}{place}.weight"] = (shifted * stored[f"{matrix}_scale"]).T
        if node.op_type == "Split" and node.input[0] in stored:
            found["mix"] = np.log(stored[node.input[0]])
    found["encoder.position.weight"] = stored["positions"]
    return found


def read_tables(path: Path) -> Arrays:
    """What is looked up outside the graph, by its names in training."""
    tables = np.load(path)
    names = ("rel_weight", "rel_bias", "pair_weight", "pair_bias")
    return {
        "encoder.word.weight": tables["words"].astype(np.float32) * tables["scale"],
        "encoder.form.weight": tables["form"],
        "distance.weight": tables["distance"],
        **{name.replace("_", "."): tables[name] for name in names},
    }


def thaw(size: str, folder: Path, pretrained: Path) -> Model:
    """The model of a folder.

    Raises:
        ValueError: a weight that only training could have made isn't in the folder, or has another shape.
    """
    model = Model(SHAPES[size])
    load_pretrained(model.encoder, pretrained)
    state = model.state_dict()
    arrays = read_graph(folder / "encoder.onnx") | read_tables(folder / "tables.npz")
    missing = set(state) - set(arrays) - {"encoder.relative.weight"}
    if missing:
        raise ValueError(f"{folder}: expected the weights of a {size} model, {', '.join(sorted(missing))} are not there")
    first = model.encoder.shape.first_position
    for name, values in arrays.items():
        target = state[name][first : first + len(values)] if name == "encoder.position.weight" else state[name]
        if tuple(target.shape) != values.shape:
            raise ValueError(f"{folder}: expected {name} of shape {tuple(target.shape)}, got {values.shape}")
        target.copy_(torch.tensor(values))
    return model


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", choices=sorted(SHAPES), required=True)
    parser.add_argument("--model", type=Path, required=True, help="folder of the exported model")
    parser.add_argument("--pretrained", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    torch.save(thaw(args.size, args.model, args.pretrained).state_dict(), args.out)


if __name__ == "__main__":
    main()
