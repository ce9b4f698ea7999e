"""Values of single fields and whole items in their wire form: checked by type, and what spans and ids are in them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass, replace
from typing import Any

from travaux.errors import RecordError
from travaux.record.anchor import LIST_OF, TYPE_OF, Item, ItemKind, key_spans
from travaux.record.check import REFERENCES, REPAIR, check_record, names_of
from travaux.record.document import DocumentState
from travaux.record.move import Word
from travaux.record.record import Record
from travaux.record.span import Span, Spans, tagged_id
from travaux.record.wire import LISTS, hints_of, plain, value_of

# Not for people to correct: what an item is called, how sure the model was, and the bounds of a time expression or
# mention, of which one alone says nothing (reject the item and add the right one).
FIXED = ("id", "confidence", "start", "end")
# Fields that name items by id, by type.
_NAMING: Mapping[type, Mapping[str, str]] = {LISTS[name]: table for name, table in REFERENCES.items()} | {
    Word: {"party": "actors", "chain": "statements"},
    DocumentState: {"statement": "statements"},
}
# Fields whose items name each other and must not lead back to where they began.
_LEADING = ("within", "party", "responds_to")
VALUE_REPAIR = "docs/record.md says what each field holds; take ids from the record that is judged"


@dataclass(frozen=True, slots=True)
class Change:
    """What spans and ids become. An id that becomes None leaves its field empty, a list without it."""

    span: Callable[[Span], Span]
    id: Callable[[str], str | None]


def changed(item: Any, change: Change) -> Any:
    """An item, or a part of one, with its spans and the ids it names changed; its own id stays."""
    kind = item.__class__
    new = {
        name: changed_value(kind, name, getattr(item, name), change)
        for name in names_of(kind)
        if name not in ("id", "start", "end")
    }
    if hasattr(item, "start"):
        new["start"], new["end"] = change.span((item.start, item.end))
    return replace(item, **new)


def changed_value(kind: type, name: str, value: Any, change: Change) -> Any:
    """The value of a field of some type with its spans and ids changed."""
    if name in _NAMING.get(kind, ()):
        if isinstance(value, tuple):
            return tuple(new for id in value if (new := change.id(id)) is not None)
        return change.id(value) if value is not None else None
    if not isinstance(value, tuple):
        return changed(value, change) if is_dataclass(value) else value
    if value and is_dataclass(value[0]):
        parts = (changed(part, change) for part in value)
        return tuple(part for part in parts if not (isinstance(part, Word) and part.party is None))
    return tuple(change.span(part) if isinstance(part, tuple) else part for part in value)


@dataclass(slots=True)
class _Named:
    """Gathers the spans and ids that something names, in the guise of a change that changes nothing."""

    spans: set[Span]
    ids: set[str]

    def keep(self) -> Change:
        return Change(self._span, self._id)

    def _span(self, span: Span) -> Span:
        self.spans.add(span)
        return span

    def _id(self, id: str) -> str:
        self.ids.add(id)
        return id


def named_by(kind: ItemKind, field: str | None, value: Any) -> tuple[Spans, tuple[str, ...]]:
    """The spans and the ids that a field's value, or a whole item where no field is told, holds; sorted."""
    named = _Named(set(), set())
    if field is None:
        changed(value, named.keep())
    else:
        changed_value(TYPE_OF[kind], field, value, named.keep())
    return tuple(sorted(named.spans)), tuple(sorted(named.ids))


def value_from_json(kind: ItemKind, field: str | None, value: str) -> Any:
    """A field's value, or a whole item where no field is told, from JSON.

    Raises:
        RecordError: it is no JSON, or not of the type of that field or kind.
    """
    try:
        wire = json.loads(value)
    except ValueError as error:
        raise RecordError(f"value: expected JSON, got {value[:80]!r}; {VALUE_REPAIR}") from error
    return item_from_dict(kind, wire) if field is None else field_value(kind, field, wire)


def judged_fields(kind: ItemKind) -> tuple[str, ...]:
    """The fields of a kind that people can correct."""
    return tuple(name for name in hints_of(TYPE_OF[kind]) if name not in FIXED)


def field_value(kind: ItemKind, field: str, value: Any) -> Any:
    """A field's value from its wire form.

    Raises:
        RecordError: people can't correct that field, or the value isn't of its type.
    """
    names = judged_fields(kind)
    if field not in names:
        raise RecordError(f"{kind}.{field}: expected a field to correct ({', '.join(names)}), got {field!r}; {VALUE_REPAIR}")
    return _of_judgement(lambda: value_of(hints_of(TYPE_OF[kind])[field], value, f"{kind}.{field}"))


def item_from_dict(kind: ItemKind, wire: Any) -> Item:
    """An item from its wire form.

    Raises:
        RecordError: the form isn't that of the kind, or the item has no words in the text.
    """
    item: Item = _of_judgement(lambda: value_of(TYPE_OF[kind], wire, kind))
    if not key_spans(item):
        raise RecordError(f"{kind}: expected the words that show it, got no spans; {VALUE_REPAIR}")
    return item


def completed(kind: ItemKind, value: Mapping[str, Any], layer: str, namesakes: int = 0) -> Item:
    """An item of an added one's wire form, in which `id`, `confidence` and what may stay empty can be left out.

    Its id is made as reading makes it, so that two people who add the same add one; of a move, which has no word of the
    model's to show it, by its evidence. Its confidence is 1: a person's word is no estimate.

    Args:
        kind: what it is.
        value: its fields.
        layer: id of the text layer.
        namesakes: how many actors of its kind and name there are.

    Raises:
        RecordError: the form isn't that of the kind.
    """
    defaults: dict[str, Any] = {}
    for field in fields(TYPE_OF[kind]):
        if field.default is not MISSING:
            defaults[field.name] = plain(field.default)
        elif field.default_factory is not MISSING:
            defaults[field.name] = plain(field.default_factory())
    if "confidence" in defaults:
        defaults["confidence"] = 1.0
    item = item_from_dict(kind, {**defaults, "id": "", **value})
    return replace(item, id=_id_of(kind, item, layer, namesakes))


def _id_of(kind: ItemKind, item: Any, layer: str, namesakes: int) -> str:
    match kind:
        case "statement":
            return tagged_id("s1", layer, kind, item.source, item.cue, item.content)
        case "move":
            return tagged_id("m1", layer, kind, item.evidence[0], item.kind, item.evidence[0])
        case "actor":
            return tagged_id("ac1", layer, kind, item.kind, item.name, namesakes)
        case "time":
            return tagged_id("t1", layer, kind, item.start, item.end)
        case "document":
            return tagged_id("d1", layer, kind, item.mentions[0])
        case "issue":
            return tagged_id("i1", layer, kind, item.mentions[0])


def with_item(record: Record, kind: ItemKind, item: Item) -> Record:
    """A record with an item in place of that with its id, or besides the others.

    Raises:
        RecordError: the record wouldn't hold together: spans outside the text, ids that name nothing, a circle.
    """
    items: tuple[Item, ...] = getattr(record, LIST_OF[kind])
    if any(other.id == item.id for other in items):
        items = tuple(item if other.id == item.id else other for other in items)
    else:
        items = (*items, item)
    new = with_lists(record, {LIST_OF[kind]: items})
    _of_judgement(lambda: check_record(new))
    circle = next(circles(new), None)
    if circle is not None:
        raise RecordError(f"{kind}.{circle[1]}: expected items that don't lead back to themselves, got {circle[0]}; {VALUE_REPAIR}")
    return new


def with_lists(record: Record, lists: Mapping[str, tuple[Any, ...]]) -> Record:
    """A record with other lists, by name."""
    changes: dict[str, Any] = dict(lists)
    return replace(record, **changes)


def circles(record: Record) -> Iterator[tuple[str, str]]:
    """Items, and the field, that lead back to themselves: a statement within itself, an actor that acts for itself."""
    for name in LIST_OF.values():
        items: dict[str, Any] = {item.id: item for item in getattr(record, name)}
        for field in _LEADING:
            nexts = {id: getattr(item, field, None) for id, item in items.items()}
            for id in nexts:
                seen: set[str] = set()
                at: Any = nexts[id]
                while isinstance(at, str) and at != id and at not in seen:
                    seen.add(at)
                    at = nexts.get(at)
                if at == id:
                    yield id, field


def _of_judgement(check: Callable[[], Any]) -> Any:
    """What a check gives, its message ending in what to do about a judgement's value."""
    try:
        return check()
    except RecordError as error:
        raise RecordError(f"{str(error).removesuffix(REPAIR)}{VALUE_REPAIR}") from error
