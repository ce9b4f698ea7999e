"""The heads on the encoder and their losses: every head is a linear map of the hidden states, pairs are scored after."""

from __future__ import annotations

from collections.abc import Mapping

import torch
from corpora import UNKNOWN
from encoder import Encoder, Shape
from torch import Tensor, nn
from torch.nn import functional as F

from travaux.analysis.labels import ATTRIBUTION, DEPRELS, MOVES, NAMES, ROLES, TIMES, UPOS

ARC, REL, LINK, PAIR, VECTOR, ROLE = 128, 64, 64, 128, 384, 32
# name -> width, in the order in which an exported model gives them
OUTPUTS: Mapping[str, int] = {
    "attribution": len(ATTRIBUTION),
    "inner": len(ATTRIBUTION),
    "names": len(NAMES),
    "times": len(TIMES),
    "starts": 2,
    "link_query": LINK,
    "link_key": LINK,
    "pair_left": PAIR,
    "pair_right": PAIR,
    "upos": len(UPOS),
    "arc_dependent": ARC,
    "arc_head": ARC,
    "rel_dependent": REL,
    "rel_head": REL,
    "vector": VECTOR,
    "moves": len(MOVES),
    "role_move": len(ROLES) * ROLE,
    "role_word": len(ROLES) * ROLE,
}
SYNTAX = ("upos", "arc_dependent", "arc_head", "rel_dependent", "rel_head", "starts")
WEIGHTS = {
    "attribution": 1.0,
    "inner": 0.3,
    "names": 0.6,
    "times": 0.5,
    "starts": 0.2,
    "upos": 0.3,
    "arc": 0.6,
    "rel": 0.3,
    "link": 0.2,
    "pair": 0.6,
    "vector": 0.2,
    "moves": 1.0,
    "role": 0.4,
    "soft": 1.0,
    "taught_vector": 0.2,
}
SOFT = ("attribution", "inner", "names", "times", "moves")  # heads that a larger model teaches, in the order of its soft labels
DISTANCES = (1, 2, 3, 5, 8, 16, 32, 64, 128)  # words between two mentions, upper bounds of the buckets


class Model(nn.Module):
    """Encoder and heads. Syntax reads a learned mix of all layers, the rest the last one."""

    def __init__(self, shape: Shape, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = Encoder(shape, dropout)
        self.mix = nn.Parameter(torch.zeros(shape.layers))
        self.heads = nn.ModuleDict({name: nn.Linear(shape.width, width) for name, width in OUTPUTS.items()})
        self.syntax = nn.Linear(shape.width, shape.width)
        self.rel = nn.Linear(REL, len(DEPRELS))
        self.pair = nn.Linear(PAIR, 1)
        self.distance = nn.Embedding(len(DISTANCES) + 1, PAIR)

    def to_training(self, device: str = "cpu") -> Model:
        """The model ready to train on a device: in bfloat16 where that computes with it, what scores pairs in float32."""
        fast = device != "cpu" or (torch.backends.mkldnn.is_available() and torch.ops.mkldnn._is_mkldnn_bf16_supported())
        self.to(device, torch.bfloat16 if fast else torch.float32).train()
        for part in (self.rel, self.pair, self.distance):
            part.float()
        return self

    def outputs(self, embedded: Tensor, mask: Tensor | None = None) -> dict[str, Tensor]:
        """Each head's map, [batch, length, width of the head], in the encoder's precision."""
        return self.heads_of(self.encoder(embedded, mask))

    def heads_of(self, states: list[Tensor]) -> dict[str, Tensor]:
        """The heads' maps of the states after each layer."""
        weights = self.mix.softmax(0)
        mixed = sum(w * s for w, s in zip(weights.unbind(0), states, strict=True))
        mixed = F.gelu(self.syntax(mixed))
        return {name: head(mixed if name in SYNTAX else states[-1]) for name, head in self.heads.items()}


def label_loss(logits: Tensor, labels: Tensor) -> tuple[Tensor, int]:
    """Summed cross entropy of labels [batch, length] and how many there are."""
    known = labels != UNKNOWN
    count = int(known.sum())
    if not count:
        return logits.sum() * 0, 0
    return F.cross_entropy(logits[known].float(), labels[known].long(), reduction="sum"), count


def arc_loss(model: Model, out: dict[str, Tensor], batch: dict[str, Tensor]) -> tuple[Tensor, Tensor, int]:
    """Losses of heads and relations. `head` is the piece of the head, -1 for a root, UNKNOWN elsewhere.

    A root's head is itself. A word may be governed by any word of its own sentence (`sentence` numbers them).
    """
    rows, columns = torch.nonzero(batch["head"] != UNKNOWN, as_tuple=True)
    if not len(rows):
        zero = out["arc_head"].sum() * 0
        return zero, zero, 0
    heads = batch["head"][rows, columns].long()
    heads = torch.where(heads < 0, columns, heads)
    scores = (out["arc_dependent"] @ out["arc_head"].transpose(1, 2))[rows, columns].float() / ARC**0.5
    sentence = batch["sentence"]
    same = (sentence[rows] == sentence[rows, columns][:, None]) & (batch["word"][rows] >= 0)
    arcs = F.cross_entropy(scores.masked_fill(~same, -1e4), heads, reduction="sum")
    joint = F.relu(out["rel_dependent"][rows, columns].float() + out["rel_head"][rows, heads].float())
    rels = F.cross_entropy(model.rel(joint), batch["deprel"][rows, columns].long(), reduction="sum")
    return arcs, rels, len(rows)


def link_loss(model: Model, out: dict[str, Tensor], batch: dict[str, Tensor]) -> tuple[Tensor, int]:
    """Loss of the cue that a source or content belongs to; `link` is [n, 3]: row, piece of the span, piece of its cue."""
    links = batch["link"]
    if not len(links):
        return out["link_key"].sum() * 0, 0
    rows, spans, cues = links.unbind(1)
    scores = (out["link_query"] @ out["link_key"].transpose(1, 2))[rows, spans].float() / LINK**0.5
    candidates = batch["attribution"][rows] == ATTRIBUTION.index("B-cue")
    return F.cross_entropy(scores.masked_fill(~candidates, -1e4), cues, reduction="sum"), len(links)


def role_loss(out: dict[str, Tensor], batch: dict[str, Tensor]) -> tuple[Tensor, int]:
    """Loss of what a move's word points to; `role` is [n, 4]: row, piece of that word, role, piece of what has it (else itself)."""
    roles = batch["role"]
    if not len(roles):
        return out["role_word"].sum() * 0, 0
    rows, moves, numbers, targets = roles.unbind(1)
    asked = out["role_move"][rows, moves].float().view(-1, len(ROLES), ROLE)
    offered = out["role_word"][rows].float().view(len(rows), -1, len(ROLES), ROLE)
    one = torch.arange(len(rows), device=rows.device)
    scores = (offered[one, :, numbers] @ asked[one, numbers][:, :, None]).squeeze(-1) / ROLE**0.5
    return F.cross_entropy(scores.masked_fill(batch["word"][rows] < 0, -1e4), targets, reduction="sum"), len(roles)


def pair_loss(model: Model, out: dict[str, Tensor], batch: dict[str, Tensor]) -> tuple[Tensor, int]:
    """Loss of mention pairs; `pair` is [n, 7]: row, first and last piece of the later and the earlier, distance, same."""
    pairs = batch["pair"]
    if not len(pairs):
        return out["pair_left"].sum() * 0, 0
    row, a1, a2, b1, b2, distance, same = pairs.unbind(1)
    left = out["pair_left"].float()[row, a1] + out["pair_right"].float()[row, a2]
    right = out["pair_left"].float()[row, b1] + out["pair_right"].float()[row, b2]
    scores = model.pair(F.relu(left * right + model.distance(distance) + left + right)).squeeze(-1)
    return F.binary_cross_entropy_with_logits(scores, same.float(), reduction="sum"), len(pairs)


def vector_loss(out: dict[str, Tensor], batch: dict[str, Tensor]) -> tuple[Tensor, int]:
    """Loss of sentence vectors: one less the cosine with the teacher's. `spans` is [n, 3]: row, start, end; `target` [n, 384]."""
    spans = batch["spans"]
    if not len(spans):
        return out["vector"].sum() * 0, 0
    sums = F.pad(out["vector"].float().cumsum(1), (0, 0, 1, 0))
    means = sums[spans[:, 0], spans[:, 2]] - sums[spans[:, 0], spans[:, 1]]
    return (1 - F.cosine_similarity(means, batch["target"].float(), dim=-1)).sum(), len(spans)


def soft_loss(out: dict[str, Tensor], batch: dict[str, Tensor]) -> tuple[Tensor, int]:
    """Summed cross entropy with a larger model's probabilities, over the heads of `SOFT`, and the number of words."""
    if "soft" not in batch:
        return out["attribution"].sum() * 0, 0
    rows, places = batch["soft_row"], batch["soft_place"]
    total, column = torch.zeros((), device=rows.device), 0
    for head in SOFT:
        width = OUTPUTS[head]
        wanted = batch["soft"][:, column : column + width].float()
        total = total - (wanted * out[head][rows, places].float().log_softmax(-1)).sum()
        column += width
    return total, len(rows)


def taught_vector_loss(out: dict[str, Tensor], batch: dict[str, Tensor]) -> tuple[Tensor, int]:
    """Loss of words' vectors: one less the cosine with those of a model that teaches beside; and the number of words."""
    if "taught_vectors" not in batch:
        return out["vector"].sum() * 0, 0
    own = out["vector"][batch["soft_row"], batch["soft_place"]].float()
    return (1 - F.cosine_similarity(own, batch["taught_vectors"].float(), dim=-1)).sum(), len(own)


def losses(model: Model, batch: dict[str, Tensor]) -> dict[str, tuple[Tensor, int]]:
    """Summed loss and number of labels of every head, for one batch of windows."""
    embedded = model.encoder.embed(batch["ids"], batch["form"])
    out = model.outputs(embedded, batch.get("mask"))
    result = {k: label_loss(out[k], batch[k]) for k in ("attribution", "inner", "names", "times", "starts", "upos", "moves")}
    arcs, rels, count = arc_loss(model, out, batch)
    result |= {"arc": (arcs, count), "rel": (rels, count)}
    result["link"] = link_loss(model, out, batch)
    result["role"] = role_loss(out, batch)
    result["pair"] = pair_loss(model, out, batch)
    result["vector"] = vector_loss(out, batch)
    result["soft"] = soft_loss(out, batch)
    result["taught_vector"] = taught_vector_loss(out, batch)
    return result
