"""BERT and MPNet encoders in plain PyTorch, fast on a CPU in bfloat16 and exported without surprises.

Source: Devlin et al. 2019 (BERT); Song et al. 2020 (MPNet, relative attention bias as in T5).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F

from travaux.analysis.pieces import FEATURES


@dataclass(frozen=True, slots=True)
class Shape:
    """Dimensions of an encoder. `relative` is True for MPNet's attention bias; `first_position` where positions start."""

    vocabulary: int
    width: int
    layers: int
    heads: int
    inner: int
    positions: int
    relative: bool
    first_position: int
    epsilon: float


SHAPES = {
    "small": Shape(30522, 384, 6, 12, 1536, 512, False, 0, 1e-12),
    "large": Shape(30527, 768, 12, 12, 3072, 514, True, 2, 1e-5),
}


class Drop(nn.Module):
    """Dropout of whole channels, shared by all positions of a window: element-wise dropout costs 40 % on a CPU."""

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.rate = rate

    def forward(self, x: Tensor) -> Tensor:
        if not self.training or self.rate == 0:
            return x
        keep = torch.empty(x.shape[0], 1, x.shape[2], dtype=x.dtype, device=x.device).bernoulli_(1 - self.rate)
        return x * keep.div_(1 - self.rate)


class Layer(nn.Module):
    """One transformer layer, normalised after each part."""

    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        self.heads = shape.heads
        self.qkv = nn.Linear(shape.width, 3 * shape.width)
        self.out = nn.Linear(shape.width, shape.width)
        self.norm1 = nn.LayerNorm(shape.width, eps=shape.epsilon)
        self.up = nn.Linear(shape.width, shape.inner)
        self.down = nn.Linear(shape.inner, shape.width)
        self.norm2 = nn.LayerNorm(shape.width, eps=shape.epsilon)
        self.drop = Drop(dropout)

    def forward(self, x: Tensor, bias: Tensor | None) -> Tensor:
        batch, length, width = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4).unbind(0)
        scores = (q * (width // self.heads) ** -0.5) @ k.transpose(-1, -2)  # a third faster on a CPU than the fused kernel
        mixed = (scores if bias is None else scores + bias).softmax(-1) @ v
        mixed = self.out(mixed.transpose(1, 2).reshape(batch, length, width))
        x = self.norm1(x + self.drop(mixed))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    """Embeddings with form features, and layers. Returns the hidden states after each layer, [batch, length, width]."""

    def __init__(self, shape: Shape, dropout: float = 0.1) -> None:
        super().__init__()
        self.shape = shape
        self.word = nn.Embedding(shape.vocabulary, shape.width)
        self.position = nn.Embedding(shape.positions, shape.width)
        self.form = nn.Embedding(FEATURES, shape.width)
        nn.init.zeros_(self.form.weight)
        self.norm = nn.LayerNorm(shape.width, eps=shape.epsilon)
        self.drop = Drop(dropout)
        self.layers = nn.ModuleList([Layer(shape, dropout) for _ in range(shape.layers)])
        self.relative = nn.Embedding(32, shape.heads) if shape.relative else None
        self.word.weight.requires_grad_(False)
        if self.relative is not None:
            self.relative.weight.requires_grad_(False)  # attention kernels give no gradient for a bias

    def embed(self, ids: Tensor, form: Tensor) -> Tensor:
        """What the first layer reads, without positions: the two tables are looked up outside the exported graph."""
        return self.word(ids) + self.form(form)

    def forward(self, embedded: Tensor, mask: Tensor | None = None) -> list[Tensor]:
        """`mask` is bool [batch, length], True at pieces, or None where nothing is padded."""
        length = embedded.shape[1]
        positions = torch.arange(length, device=embedded.device) + self.shape.first_position
        x = self.drop(self.norm(embedded + self.position(positions)))
        bias = self.bias(length, mask, x)
        states = []
        for layer in self.layers:
            x = layer(x, bias)
            states.append(x)
        return states

    def bias(self, length: int, mask: Tensor | None, like: Tensor) -> Tensor | None:
        """Added to attention scores, typed and placed as `like`: relative positions (MPNet), minus infinity at padding."""
        bias: Tensor | None = None
        if self.relative is not None:
            buckets = relative_buckets(length).to(like.device)
            bias = self.relative(buckets).permute(2, 0, 1)[None].to(like.dtype)
        if mask is not None:
            hidden = torch.zeros(mask.shape, dtype=like.dtype, device=like.device).masked_fill_(~mask, -1e4)[:, None, None, :]
            bias = hidden if bias is None else bias + hidden
        return bias


def relative_buckets(length: int, buckets: int = 32, farthest: int = 128) -> Tensor:
    """int64 [length, length]: MPNet's bucket of the distance from query (row) to key (column)."""
    distance = torch.arange(length)[:, None] - torch.arange(length)[None, :]
    half, exact = buckets // 2, buckets // 4
    result = (distance < 0).long() * half
    distance = distance.abs()
    log = torch.log(distance.clamp(min=1).float() / exact) / math.log(farthest / exact) * (half - exact)
    far = (exact + log.long()).clamp(max=half - 1)
    return result + torch.where(distance < exact, distance, far)


def load_pretrained(encoder: Encoder, folder: Path) -> None:
    """Fill an encoder from `model.safetensors` of all-MiniLM-L6-v2 or all-mpnet-base-v2 (first layers, if it has fewer)."""
    weights = load_file(folder / "model.safetensors")
    weights = {k.removeprefix("bert.").removeprefix("mpnet."): v for k, v in weights.items()}
    state = encoder.state_dict()
    bert = "encoder.layer.0.attention.self.query.weight" in weights
    own, out, norm = (
        ("attention.self.{}", "attention.output.dense", "attention.output.LayerNorm")
        if bert
        else ("attention.attn.{}", "attention.attn.o", "attention.LayerNorm")
    )
    letters = ("query", "key", "value") if bert else ("q", "k", "v")
    state["word.weight"].copy_(weights["embeddings.word_embeddings.weight"])
    state["position.weight"].copy_(weights["embeddings.position_embeddings.weight"])
    if bert:
        state["position.weight"].add_(weights["embeddings.token_type_embeddings.weight"][0])
    else:
        state["relative.weight"].copy_(weights["encoder.relative_attention_bias.weight"])
    for kind in ("weight", "bias"):
        state[f"norm.{kind}"].copy_(weights[f"embeddings.LayerNorm.{kind}"])
        for i in range(encoder.shape.layers):
            theirs, ours = f"encoder.layer.{i}.", f"layers.{i}."
            qkv = [weights[theirs + own.format(x) + "." + kind] for x in letters]
            state[f"{ours}qkv.{kind}"].copy_(torch.cat(qkv))
            pairs = {
                "out": out,
                "norm1": norm,
                "up": "intermediate.dense",
                "down": "output.dense",
                "norm2": "output.LayerNorm",
            }
            for name, source in pairs.items():
                state[f"{ours}{name}.{kind}"].copy_(weights[f"{theirs}{source}.{kind}"])
