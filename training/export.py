"""Export trained weights to what ships: `python training/export.py --size small --weights model.pt --pretrained DIR --out DIR`.

Writes `encoder.onnx` (int8, per channel), `tables.npz` (int8 word embeddings, form features, and what scores pairs),
`tokenizer.json` and `manifest.json` with the SHA-256 of each.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import tempfile
from pathlib import Path

import numpy as np
import torch
from encoder import SHAPES, relative_buckets
from heads import OUTPUTS, Model
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from windows import OVERLAP, SIZE

LONGEST = SIZE + 2


class Exported(nn.Module):
    """The graph that ships: embeddings of one window to all heads' outputs side by side, [length, sum of widths]."""

    def __init__(self, model: Model) -> None:
        super().__init__()
        self.model = model
        shape = model.encoder.shape
        positions = model.encoder.position.weight[shape.first_position : shape.first_position + LONGEST]
        self.register_buffer("positions", positions.detach().clone())
        if model.encoder.relative is not None:
            bias = model.encoder.relative(relative_buckets(LONGEST)).permute(2, 0, 1)[None]
            self.register_buffer("bias", bias.detach().clone())

    def forward(self, embedded: Tensor) -> Tensor:
        encoder, length = self.model.encoder, embedded.shape[1]
        x = encoder.norm(embedded + self.positions[:length])
        bias = self.bias[:, :, :length, :length] if encoder.relative is not None else None
        states = []
        for layer in encoder.layers:
            x = layer(x, bias)
            states.append(x)
        return torch.cat(list(self.model.heads_of(states).values()), -1)[0]


def export_graph(model: Model, path: Path) -> None:
    """Write the graph, its matrices quantised to int8 by output channel."""
    width = model.encoder.shape.width
    exported = Exported(model).eval()
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        torch.onnx.export(
            exported,
            (torch.zeros(1, 40, width),),
            str(plain),
            input_names=["embedded"],
            output_names=["outputs"],
            dynamic_axes={"embedded": {1: "length"}, "outputs": {0: "length"}},
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
    export_graph(model, args.out / "encoder.onnx")
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
