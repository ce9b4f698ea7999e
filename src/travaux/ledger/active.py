"""Which judgements hold: those that nobody has taken back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from travaux.record.judgement import Judgement


def in_order(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Each judgement once, by the moment it was made, those of one moment by id."""
    return sorted({judgement.id: judgement for judgement in judgements}.values(), key=lambda j: (j.instant, j.id))


def active(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """The judgements that hold, in order; undos, which have no other effect, are left out.

    An undo of an undo restores. One that names a judgement that isn't among these has no effect until that comes.
    """
    known = {judgement.id: judgement for judgement in judgements}
    open_undos = Counter(j.undoes for j in known.values() if j.undoes in known)
    settled = [j for j in known.values() if not open_undos[j.id]]
    undone: set[str] = set()
    holding: list[Judgement] = []
    while settled:  # an undo comes to its turn once all that may undo it have had theirs
        judgement = settled.pop()
        if judgement.id not in undone:
            holding.append(judgement)
        target = judgement.undoes
        if target is None or target not in known:
            continue
        if judgement.id not in undone:
            undone.add(target)
        open_undos[target] -= 1
        if not open_undos[target]:
            settled.append(known[target])
    return tuple(in_order(j for j in holding if j.verdict != "undo"))
