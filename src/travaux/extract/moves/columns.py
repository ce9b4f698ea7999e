"""Whose position a cell of a table tells: that of the party at the head of its column."""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise

from travaux.extract.moves.scene import MoveScene
from travaux.record.article import Block
from travaux.record.span import Span

_FEWEST = 2  # parties at the heads of a table's columns
_MOST_ROWS = 60


def party_of_column(scene: MoveScene, i: int) -> tuple[str, ...] | None:
    """The party at the head of the column in which a word stands, nobody where that isn't known.

    None of a word in no table of parties' positions.

    A row begins and ends with a bar: "| Issue | Ardania | Belmar |", and below "| Tolls | Insists on ten | Offers two |".
    """
    token, blocks = scene.clauses.tokens[i], scene.clauses.blocks
    at = bisect_right(scene.clauses.block_starts, token.start) - 1
    if at < 0 or token.start >= blocks[at].end or not _is_row(scene, blocks[at]):
        return None
    top = at
    while top > 0 and at - top < _MOST_ROWS and _is_row(scene, blocks[top - 1]):
        top -= 1
    heads, cells = _cells(scene, blocks[top]), _cells(scene, blocks[at])
    column = next((n for n, (a, b) in enumerate(cells) if a <= token.start < b), None)
    sides = [tuple(a.id for a in scene.actors.values() if any(m.start >= s and m.end <= e for m in a.mentions)) for s, e in heads]
    if top == at or not column or len(cells) != len(heads) or sides[0] or sum(map(bool, sides)) < _FEWEST:
        return None
    return sides[column] if len(sides[column]) == 1 else ()


def _is_row(scene: MoveScene, block: Block) -> bool:
    row = scene.clauses.text[block.start : block.end].strip()
    return row.startswith("|") and row.endswith("|") and row.count("|") > _FEWEST


def _cells(scene: MoveScene, row: Block) -> list[Span]:
    """What stands between the bars of a row."""
    bars = [k for k in range(row.start, row.end) if scene.clauses.text[k] == "|"]
    return [(a + 1, b) for a, b in pairwise(bars)]
