"""Export trained weights to what ships: `python training/export.py --size small --weights model.pt --pretrained DIR --out DIR`.

Writes `encoder.onnx` (int8, per channel), `tables.npz` (int8 word embeddings, form features, and what scores pairs),
`tokenizer.json` and `manifest.json` with the SHA-256 of each.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import tempfile
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import torch
from encoder import SHAPES, Encoder
from heads import OUTPUTS, Model
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from windows import OVERLAP, SIZE

LONGEST = SIZE + 2


def window_tables(encoder: Encoder) -> tuple[Tensor, Tensor | None]:
    """Positions [longest window, width], and what they add to attention [1, heads, longest, longest] where they do (MPNet)."""
    first = encoder.shape.first_position
    positions = encoder.position.weight[first : first + LONGEST].detach().clone()
    bias = encoder.bias(LONGEST, None, positions)
    return positions, bias.detach().clone() if bias is not None else None


class Exported(nn.Module):
    """The graph that ships: embeddings of one window to all heads' outputs side by side, [length, sum of widths]."""

    def __init__(self, model: Model) -> None:
        super().__init__()
        self.model = model
        positions, bias = window_tables(model.encoder)
        self.register_buffer("positions", positions)
        if bias is not None:
            self.register_buffer("bias", bias)

    def forward(self, embedded: Tensor) -> Tensor:
        encoder, length = self.model.encoder, embedded.shape[1]
        x = encoder.norm(embedded + self.positions[:length])
        bias = self.bias[:, :, :length, :length] if encoder.relative is not None else None
        states = []
        for layer in encoder.layers:
            x = layer(x, bias)
            states.append(x)
        return torch.cat(list(self.model.heads_of(states).values()), -1)[0]


def write_graph(graph: nn.Module, inputs: Mapping[str, Tensor], path: Path) -> None:
    """Write a graph to `outputs` [length, ...], its matrices quantised to int8 by output channel.

    Args:
        inputs: examples by name, [1, length, ...].
    """
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        torch.onnx.export(
            graph.eval(),
            tuple(inputs.values()),
            str(plain),
            input_names=list(inputs),
            output_names=["outputs"],
            dynamic_axes={name: {1: "length"} for name in inputs} | {"outputs": {0: "length"}},
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(plain, path, per_channel=True, weight_type=QuantType.QInt8, op_types_to_quantize=["MatMul"])


def export_tables(model: Model, path: Path) -> None:
    """Write what is looked up outside the graph; word embeddings as int8 with one scale a row."""
    words = model.encoder.word.weight.detach()
    scale = words.abs().amax(1, keepdim=True).clamp(min=1e-9) / 127
    np.savez(
        path,
        words=(words / scale).round().to(torch.int8).numpy(),
        scale=scale.numpy(),
        form=model.encoder.form.weight.detach().numpy(),
        rel_weight=model.rel.weight.detach().numpy(),
        rel_bias=model.rel.bias.detach().numpy(),
        pair_weight=model.pair.weight.detach().numpy(),
        pair_bias=model.pair.bias.detach().numpy(),
        distance=model.distance.weight.detach().numpy(),
    )


def fingerprint(path: Path) -> str:
    """SHA-256 of a file, hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def trim_tokenizer(source: Path, target: Path) -> None:
    """The tokenizer without the truncation and padding that it came with."""
    described = json.loads(source.read_text(encoding="utf-8"))
    described |= {"truncation": None, "padding": None}
    target.write_text(json.dumps(described, ensure_ascii=False), encoding="utf-8")


def export(args: argparse.Namespace) -> None:
    """Write all files of one model."""
    args.out.mkdir(parents=True, exist_ok=True)
    model = Model(SHAPES[args.size], 0.0)
    model.load_state_dict(torch.load(args.weights))
    model.eval()
    write_graph(Exported(model), {"embedded": torch.zeros(1, 40, model.encoder.shape.width)}, args.out / "encoder.onnx")
    export_tables(model, args.out / "tables.npz")
    trim_tokenizer(args.pretrained / "tokenizer.json", args.out / "tokenizer.json")
    files = ("encoder.onnx", "tables.npz", "tokenizer.json")
    manifest = {
        "name": args.size,
        "version": args.version,
        "files": {name: {"sha256": fingerprint(args.out / name)} for name in files},
        "outputs": dict(OUTPUTS),
        "window": {"size": SIZE, "overlap": OVERLAP},
    }
    if args.beside is not None:
        manifest["beside"] = args.beside
    (args.out / "manifest.json").write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", choices=sorted(SHAPES), required=True)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--pretrained", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--version", default="1")
    parser.add_argument("--beside", help="folder, seen from `--out`, of what reads moves beside it (train_upper.py)")
    export(parser.parse_args())


if __name__ == "__main__":
    main()
