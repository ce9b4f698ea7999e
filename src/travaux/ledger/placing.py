"""Judgements placed in one reading of a report: which item each is of, and its value in that reading's spans and ids."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from travaux.ledger.carry import Orphan, OrphanReason, carry, carry_excerpts
from travaux.record.actor import Actor
from travaux.record.amend import Change, changed, changed_value, value_from_json
from travaux.record.anchor import LIST_OF, TYPE_OF, Anchor, Item, ItemKind, is_at, key_spans
from travaux.record.judgement import Judgement
from travaux.record.move import Move
from travaux.record.record import Record
from travaux.record.statement import Statement


@dataclass(frozen=True, slots=True)
class Placed:
    """A judgement of an item of this reading, by id. `value` is the field's or the added item, None where there is none."""

    judgement: Judgement
    kind: ItemKind
    item: str
    value: Any

    @property
    def field(self) -> str | None:
        """The field that is corrected."""
        return self.judgement.anchors[0].field


@dataclass(slots=True)
class _Forms:
    """The forms in which each item may have been judged: as it was read or added, and as corrections left it."""

    text: str
    layer: str
    kinds: dict[str, ItemKind]
    forms: dict[str, list[Item]]

    def find(self, anchor: Anchor) -> str | Orphan:
        """The id of the item that an anchor is of; the anchor's own id decides only between several."""
        carried = carry(anchor, self.text, self.layer)
        if isinstance(carried, Orphan):
            return carried
        if not carried.excerpts:
            return anchor.item if self.kinds.get(anchor.item) == anchor.kind else Orphan(anchor, "no-item")
        found = [
            id
            for id, forms in self.forms.items()
            if self.kinds[id] == anchor.kind and any(is_at(form, carried.spans) for form in forms)
        ]
        if anchor.item in found:
            return anchor.item
        return found[0] if len(found) == 1 else Orphan(anchor, "several-matches" if found else "no-item")

    def like(self, kind: ItemKind, item: Item) -> str:
        """The id of the item that an added one is, should it be there already, else the added one's own."""
        if self.kinds.get(item.id) == kind:
            return item.id
        same = (id for id, forms in self.forms.items() if self.kinds[id] == kind and any(_is_same(f, item) for f in forms))
        return next(same, item.id)

    def keep(self, placed: Placed) -> None:
        """Remember the form that a judgement gives its item."""
        forms = self.forms.setdefault(placed.item, [])
        if placed.judgement.verdict == "add":
            self.kinds[placed.item] = placed.kind
            forms.append(placed.value)
        elif placed.field is not None:
            changes = {placed.field: placed.value}
            forms.extend([replace(form, **changes) for form in {id(f): f for f in (forms[0], forms[-1])}.values()])


def _is_same(one: Any, other: Any) -> bool:
    """Whether two items of one kind are the same: by what their ids are made of."""
    if isinstance(one, Statement):
        return (one.source, one.cue, one.content) == (other.source, other.cue, other.content)
    if isinstance(one, Move):
        return (one.evidence, one.kind, one.object) == (other.evidence, other.kind, other.object)
    if isinstance(one, Actor):
        return (one.kind, one.name) == (other.kind, other.name) and is_at(one, key_spans(other))
    return key_spans(one) == key_spans(other)


def place(record: Record, judgements: Iterable[Judgement]) -> tuple[list[Placed], list[Orphan]]:
    """Judgements of items, in order, placed in a reading, and those that have no place in it.

    A judgement may rest on what another one adds or corrects, so those that found no place are tried again until a round
    places none.
    """
    kinds = {item.id: kind for kind, name in LIST_OF.items() for item in getattr(record, name)}
    items = {item.id: [item] for name in LIST_OF.values() for item in getattr(record, name)}
    forms = _Forms(record.article.text, record.article.version, kinds, items)
    placed: dict[str, Placed] = {}
    waiting = list(judgements)
    while True:
        orphans: list[Orphan] = []
        for judgement in waiting:
            found = _place(forms, judgement)
            if isinstance(found, Orphan):
                orphans.append(replace(found, judgement=judgement))
            else:
                forms.keep(found)
                placed[judgement.id] = found
        if len(orphans) == len(waiting):
            order = {judgement.id: n for n, judgement in enumerate(judgements)}
            return sorted(placed.values(), key=lambda p: order[p.judgement.id]), orphans
        waiting = [orphan.judgement for orphan in orphans if orphan.judgement is not None]


def _place(forms: _Forms, judgement: Judgement) -> Placed | Orphan:
    anchor = judgement.anchors[0]
    value: Any = None
    if judgement.value is not None:
        value = _value(forms, judgement)
        if isinstance(value, Orphan):
            return value
    if judgement.verdict == "add":
        id = forms.like(anchor.kind, value)
        return Placed(judgement, anchor.kind, id, replace(value, id=id))
    found = forms.find(anchor)
    return found if isinstance(found, Orphan) else Placed(judgement, anchor.kind, found, value)


def _value(forms: _Forms, judgement: Judgement) -> Any:
    """A judgement's value in the spans and ids of this reading, or the anchor that has no place in it."""
    anchor = judgement.anchors[0]
    value = value_from_json(anchor.kind, anchor.field, judgement.value or "null")
    spans = {excerpt.span: excerpt.span for excerpt in judgement.excerpts}
    if anchor.layer != forms.layer:
        carried: Any = carry_excerpts(judgement.excerpts, forms.text)
        if isinstance(carried, str):
            reason: OrphanReason = carried  # type: ignore[assignment]
            return Orphan(anchor, reason)
        spans = {old: new.span for old, new in zip(spans, carried, strict=True)}
    ids: dict[str, str] = {}
    for cited in judgement.cites:
        found = forms.find(cited)
        if isinstance(found, Orphan):
            return found
        ids[cited.item] = found
    change = Change(spans.__getitem__, ids.__getitem__)
    return changed(value, change) if anchor.field is None else changed_value(TYPE_OF[anchor.kind], anchor.field, value, change)
