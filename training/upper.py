"""Layers that find moves on the states of a pretrained encoder that stays as it is.

An encoder that is trained on a few thousand reports knows their wording by heart and sees other wording no better; one that is left
as it came from a thousand million sentences, with two narrow layers of our own on its eighth, finds more of what it
hasn't read (docs/decisions/0029-a-second-reader.md).
"""

from __future__ import annotations

import torch
from export import LONGEST
from heads import OUTPUTS
from torch import Tensor, nn
from torch.nn import functional as F

from travaux.analysis.pieces import FEATURES

LOWER = 8  # layers of the encoder that are kept
HEADS = ("moves", "role_move", "role_word")
WIDTH, LAYERS, ATTENTION = 384, 2, 6
DROPOUT = 0.15


class Block(nn.Module):
    """A transformer layer, normalised before each part; its inner width is twice the outer."""

    def __init__(self, width: int, heads: int, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.norm1, self.norm2 = nn.LayerNorm(width), nn.LayerNorm(width)
        self.qkv, self.out = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.up, self.down = nn.Linear(width, 2 * width), nn.Linear(2 * width, width)
        self.drop = nn.Dropout(dropout)

    def forward(self, x: Tensor, hidden: Tensor | None) -> Tensor:
        batch, length, width = x.shape
        q, k, v = self.qkv(self.norm1(x)).view(batch, length, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4).unbind(0)
        scores = (q * (width // self.heads) ** -0.5) @ k.transpose(-1, -2)
        mixed = (scores if hidden is None else scores + hidden).softmax(-1) @ v
        x = x + self.drop(self.out(mixed.transpose(1, 2).reshape(batch, length, width)))
        return x + self.drop(self.down(F.gelu(self.up(self.norm2(x)))))


class Upper(nn.Module):
    """States [batch, length, `states`] and form features [batch, length] to the heads of moves, side by side."""

    def __init__(self, states: int, dropout: float = DROPOUT) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(states)
        self.inward = nn.Linear(states, WIDTH)
        self.form = nn.Embedding(FEATURES, WIDTH)
        self.position = nn.Embedding(LONGEST, WIDTH)
        nn.init.zeros_(self.form.weight)
        nn.init.normal_(self.position.weight, std=0.02)
        self.beside = nn.Conv1d(WIDTH, WIDTH, 3, padding=1)
        self.blocks = nn.ModuleList(Block(WIDTH, ATTENTION, dropout) for _ in range(LAYERS))
        self.last = nn.LayerNorm(WIDTH)
        self.heads = nn.ModuleDict({name: nn.Linear(WIDTH, OUTPUTS[name]) for name in HEADS})
        self.drop = nn.Dropout(dropout)

    def forward(self, states: Tensor, form: Tensor, mask: Tensor | None = None) -> Tensor:
        x = self.inward(self.drop(self.norm(states))) + self.form(form) + self.position.weight[: states.shape[1]]
        hidden = None
        if mask is not None:
            x = x * mask[..., None]
            hidden = torch.zeros(mask.shape, dtype=x.dtype).masked_fill_(~mask, -1e4)[:, None, None, :]
        x = x + F.gelu(self.beside(x.transpose(1, 2)).transpose(1, 2))
        for block in self.blocks:
            x = block(x, hidden)
        x = self.last(x)
        return torch.cat([self.heads[name](x) for name in HEADS], -1)

    def outputs(self, states: Tensor, form: Tensor, mask: Tensor | None = None) -> dict[str, Tensor]:
        """Each head's map by its name."""
        return dict(zip(HEADS, self(states, form, mask).split([OUTPUTS[name] for name in HEADS], -1), strict=True))
