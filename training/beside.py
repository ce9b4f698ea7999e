"""Teachers that run beside the model that learns, for a machine with a GPU: what they think of each word of a batch.

Where `soft.py` keeps a large model's probabilities of texts that never change, these read each window as it is printed this
time. Source: Hinton, Vinyals & Dean 2015, "Distilling the knowledge in a neural network" (at temperature 1).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import torch
from corpora import UNKNOWN
from encoder import SHAPES
from heads import OUTPUTS, SOFT, Model
from tokenizers import Tokenizer
from torch import Tensor

_SPECIALS = (("[CLS]", "<s>"), ("[SEP]", "</s>"), ("[PAD]", "<pad>"), ("[UNK]", "[UNK]"))


@dataclass(frozen=True, slots=True)
class Teacher:
    """A model with the heads that it teaches; `ids` is int64 [vocabulary of the learner]: the same pieces as it knows them."""

    model: Model
    ids: Tensor
    heads: tuple[str, ...]

    def outputs(self, batch: Mapping[str, Tensor]) -> dict[str, Tensor]:
        """The maps of the heads, as `Model.outputs` gives them."""
        return self.model.outputs(self.model.encoder.embed(self.ids[batch["ids"]], batch["form"]), batch.get("mask"))


def read_teacher(described: str, learner: Tokenizer, tokenizers: Mapping[str, Tokenizer], device: str) -> Teacher:
    """The teacher of a description, `SIZE:WEIGHTS:HEAD,HEAD...`.

    Raises:
        ValueError: a head isn't among those that can be taught, or the description has another shape.
    """
    size, weights, names = described.split(":")
    heads = tuple(names.split(","))
    if unknown := set(heads) - {*SOFT, "vector"}:
        raise ValueError(f"{described}: expected heads among {', '.join(SOFT)} and vector, got {', '.join(sorted(unknown))}")
    model = Model(SHAPES[size], 0.0)
    model.load_state_dict(torch.load(weights))
    model.to_training(device).eval().requires_grad_(False)
    return Teacher(model, same_pieces(learner, tokenizers[size]).to(device), heads)


def same_pieces(ours: Tokenizer, theirs: Tokenizer) -> Tensor:
    """int64 [our vocabulary]: the id that each of our pieces has in the other vocabulary, its unknown piece's if it lacks one."""
    names = dict(_SPECIALS) | {b: a for a, b in _SPECIALS}
    known = theirs.get_vocab()
    ids = torch.full((ours.get_vocab_size(),), known["[UNK]"], dtype=torch.int64)
    for piece, place in ours.get_vocab().items():
        named = names.get(piece, piece)
        ids[place] = known.get(named if named in known else piece, known["[UNK]"])
    return ids


@torch.no_grad()
def add_taught(batch: dict[str, Tensor], teachers: Sequence[Teacher], over: Sequence[str]) -> None:
    """Put the teachers' mean probabilities on the words of a batch: where there are no labels, for heads in `over` everywhere.

    A teacher of the head `vector` gives each word's vector, `taught_vectors` [words, 384], and is not averaged. Stored
    probabilities (soft.py) stay for heads that none of them teaches.
    """
    rows, places = torch.nonzero(batch["word"] >= 0, as_tuple=True)
    found: dict[str, list[Tensor]] = {head: [] for head in SOFT}
    for teacher in teachers:
        out = teacher.outputs(batch)
        for head in teacher.heads:
            if head == "vector":
                batch["taught_vectors"] = out[head][rows, places]
            else:
                found[head].append(out[head][rows, places].float().softmax(-1))
    parts = []
    for head, given in found.items():
        wanted = torch.stack(given).mean(0) if given else torch.zeros(len(rows), OUTPUTS[head], device=rows.device)
        if head not in over:
            wanted = wanted * (batch[head][rows, places] == UNKNOWN)[:, None]
        parts.append(wanted)
    soft = torch.cat(parts, -1)
    if "soft" in batch:
        number = torch.zeros_like(batch["word"], dtype=torch.int64)
        number[rows, places] = torch.arange(len(rows), device=rows.device)
        untaught = torch.cat([torch.full((OUTPUTS[head],), float(not given), device=rows.device) for head, given in found.items()])
        soft[number[batch["soft_row"], batch["soft_place"]]] += batch["soft"].float() * untaught
    batch |= {"soft_row": rows, "soft_place": places, "soft": soft}
