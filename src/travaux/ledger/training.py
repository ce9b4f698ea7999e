"""Judged records as training data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from travaux.ledger.settle import Judged, JudgedItem
from travaux.record.amend import named_by
from travaux.record.anchor import LIST_OF, Item, ItemKind, key_spans
from travaux.record.wire import plain

TRAINING_SCHEMA = "travaux.training/1"
_LABELS = {"accepted": "positive", "corrected": "positive", "added": "positive", "rejected": "negative"}


def training_rows(judged: Iterable[Judged], *, disputed: bool = False, untouched: bool = False) -> Iterator[dict[str, Any]]:
    """One object for each version of which something was judged, `travaux.training/1`; docs/judgements.md tells its keys.

    Args:
        judged: versions as people have left them.
        disputed: also items that are disputed, as the machine read them, without a label.
        untouched: also items of which nobody has said anything, without a label.
    """
    wanted = {*_LABELS, *(("disputed",) if disputed else ()), *(("untouched",) if untouched else ())}
    for each in judged:
        items = [item for item in each.items if item.state in wanted]
        if items:
            article = each.record.article
            yield {
                "schema": TRAINING_SCHEMA,
                "article": article.id,
                "version": each.version,
                "layer": article.version,
                "text": article.text,
                "items": [_row(item) for item in items],
                "cited": _cited(each, items),
            }


def _row(judged: JudgedItem) -> dict[str, Any]:
    return {
        **_told(judged.kind, judged.item),
        "verdict": judged.state,
        "label": _LABELS.get(judged.state),
        "by": sorted({judgement.by for judgement in judged.judgements}),
        "at": judged.judgements[-1].at if judged.judgements else None,
    }


def _told(kind: ItemKind, item: Item) -> dict[str, Any]:
    return {"kind": kind, "spans": plain(key_spans(item)), "fields": plain(item)}


def _cited(judged: Judged, items: Iterable[JudgedItem]) -> list[dict[str, Any]]:
    """The items that the exported ones name by id, and those that these name, without label."""
    known = {item.id: (kind, item) for kind, name in LIST_OF.items() for item in getattr(judged.machine, name)}
    known |= {each.item.id: (each.kind, each.item) for each in judged.items}
    told = {each.item.id for each in items}
    waiting = sorted(told)
    cited: set[str] = set()
    while waiting:
        kind, item = known[waiting.pop()]
        new = set(named_by(kind, None, item)[1]) - told - cited
        cited |= new
        waiting += sorted(new)
    return [_told(*known[id]) for id in sorted(cited)]
