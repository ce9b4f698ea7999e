"""Anchors carried to another reading of a report: where words and context stand exactly once, else orphans."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from travaux.record.anchor import Anchor, Excerpt, excerpt_at
from travaux.record.judgement import Judgement

OrphanReason = Literal["no-match", "several-matches", "no-item", "purged"]


@dataclass(frozen=True, slots=True)
class Orphan:
    """An anchor that has no place in a reading, why, and the judgement that it is of.

    `no-match`: its words with their context aren't in the text; `several-matches`: they are there more than once, or two
    items have them; `no-item`: they are, but reading found no such item there; `purged`: its words were destroyed.
    """

    anchor: Anchor
    reason: OrphanReason
    judgement: Judgement | None = None


def carry(anchor: Anchor, text: str | None, layer: str) -> Anchor | Orphan:
    """An anchor on the text of another layer, or why it has none there.

    Words and context are compared character by character: the reader has made white space even already, and of a likeness
    nobody could say what it rests on. `item` stays the id in the reading that was judged.

    Args:
        anchor: what is carried.
        text: the layer's text; None where it was purged.
        layer: the layer's id.
    """
    if anchor.layer == layer:
        return anchor
    excerpts = carry_excerpts(anchor.excerpts, text)
    if isinstance(excerpts, str):
        return Orphan(anchor, excerpts)
    if not excerpts:
        return Orphan(anchor, "no-match")
    return replace(anchor, layer=layer, excerpts=tuple(sorted(excerpts, key=lambda e: e.span)))


def carry_excerpts(excerpts: Iterable[Excerpt], text: str | None) -> tuple[Excerpt, ...] | OrphanReason:
    """Excerpts where they stand in another text, in the given order, or why one of them has no place there."""
    carried = []
    for excerpt in excerpts:
        if text is None or not excerpt.quote:
            return "purged"
        places = _places(text, excerpt)
        start = next(places, None)
        if start is None:
            return "no-match"
        if next(places, None) is not None:
            return "several-matches"
        carried.append(excerpt_at(text, (start, start + len(excerpt.quote))))
    return tuple(carried)


def _places(text: str, excerpt: Excerpt) -> Iterator[int]:
    """Where an excerpt's words begin in a text, each place that overlaps another included."""
    words = excerpt.before + excerpt.quote + excerpt.after
    at = text.find(words)
    while at >= 0:
        yield at + len(excerpt.before)
        at = text.find(words, at + 1)
