"""Judgements: what a person says of an item of a record, never edited; a later one replaces or undoes it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import Any, get_args

from travaux.errors import RecordError
from travaux.record.amend import completed, field_value, named_by, value_from_json, with_item
from travaux.record.anchor import (
    JUDGEMENT_REPAIR,
    LIST_OF,
    Anchor,
    Excerpt,
    ItemKind,
    excerpt_at,
    expect_fit,
    expect_one_of,
    find_item,
    key_spans,
    make_anchor,
)
from travaux.record.check import REPAIR
from travaux.record.record import Record
from travaux.record.span import Spans, tagged_id
from travaux.record.verdicts import CODEBOOK, ITEM_VERDICTS, JOIN_VERDICTS, Role, Verdict
from travaux.record.wire import hints_of, plain, value_of

JUDGEMENT_SCHEMA = "travaux.judgement/1"

__all__ = [
    "CODEBOOK",
    "ITEM_VERDICTS",
    "JOIN_VERDICTS",
    "JUDGEMENT_SCHEMA",
    "Anchor",
    "Excerpt",
    "ItemKind",
    "Judgement",
    "Role",
    "Signature",
    "Verdict",
    "add",
    "canonical",
    "check_judgement",
    "correct",
    "make_anchor",
]


@dataclass(frozen=True, slots=True)
class Signature:
    """Who judges, when (ISO 8601 with offset), why, and with what right: an editor decides where coders differ."""

    by: str
    at: str
    why: str = ""
    role: Role = "coder"


@dataclass(frozen=True, slots=True)
class Judgement:
    """One thing that one person says of an item, a field, or of several items; coherent once it is made.

    Args:
        verdict: what is said.
        anchors: what of: one; two or more for `join`, `split` and `not-same`; none for `codebook` and `undo`.
        by: who says it.
        at: when, ISO 8601 with offset, so that the judgements of people in several places can be put in order.
        value: canonical JSON: the field's value for `correct`, the item's wire form for `add`, the talks for `codebook`, else None.
        why: a note.
        undoes: id of the judgement that an `undo` takes back.
        role: an editor's judgement decides where coders differ.
        excerpts: the words at the value's spans, in text order.
        cites: anchors of the items that the value names by id. With the excerpts they carry a value to another reading.

    Raises:
        UsageError: the parts don't go together; RecordError where the value isn't one of its field.
    """

    verdict: Verdict
    anchors: tuple[Anchor, ...]
    by: str
    at: str
    value: str | None = None
    why: str = ""
    undoes: str | None = None
    role: Role = "coder"
    excerpts: tuple[Excerpt, ...] = ()
    cites: tuple[Anchor, ...] = ()

    def __post_init__(self) -> None:
        expect_one_of(self.verdict, get_args(Verdict), "verdict")
        expect_one_of(self.role, get_args(Role), "role")
        expect_fit(bool(self.by.strip()), "by", "the name of who judges", self.by)
        expect_fit(_has_offset(self.at), "at", "a date-time with offset (2022-02-16T14:10:00+00:00)", self.at)
        _expect_anchors(self)
        undoes = self.verdict == "undo"
        expect_fit((self.undoes is not None) == undoes, "undoes", "a judgement's id for `undo`, else nothing", self.undoes)
        valued = self.verdict in ("correct", "add", CODEBOOK)
        told = "a value for `correct`, `add` and `codebook`, else nothing"
        expect_fit((self.value is not None) == valued, "value", told, self.value)
        _expect_value(self)

    @property
    def id(self) -> str:
        """A hash of all that is said. Quotes and contexts, which follow from layer and spans, are left out: a purge keeps ids."""
        said = {
            field.name: plain(getattr(self, field.name))
            for field in fields(self)
            if field.name not in ("anchors", "cites", "excerpts")
        }
        anchors, cites = ([_bare(anchor) for anchor in each] for each in (self.anchors, self.cites))
        return tagged_id("j1", said, anchors, cites, [excerpt.span for excerpt in self.excerpts])

    @property
    def instant(self) -> datetime:
        """When it was said, as a moment that can be compared."""
        return datetime.fromisoformat(self.at)

    def to_dict(self) -> dict[str, Any]:
        """The wire form, `travaux.judgement/1`: plain values ready for JSON."""
        return {"schema": JUDGEMENT_SCHEMA, "id": self.id, **{name: plain(getattr(self, name)) for name in hints_of(Judgement)}}

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Judgement:
        """A judgement from its wire form.

        Raises:
            RecordError: a key is missing, too much or of the wrong type, or the id isn't that of the rest.
            UsageError: its parts don't go together.
        """
        expect_fit(isinstance(wire, Mapping), "judgement", "a JSON object", wire)
        expect_fit(wire.get("schema") == JUDGEMENT_SCHEMA, "schema", f'"{JUDGEMENT_SCHEMA}"', wire.get("schema"))
        rest = {key: value for key, value in wire.items() if key not in ("schema", "id")}
        try:
            judgement: Judgement = value_of(Judgement, rest, "judgement")
        except RecordError as error:
            if not str(error).endswith(REPAIR):
                raise
            raise RecordError(f"{str(error).removesuffix(REPAIR)}{JUDGEMENT_REPAIR}") from error
        expect_fit(wire.get("id") == judgement.id, "id", f"the id of what the judgement says, {judgement.id}", wire.get("id"))
        return judgement


def _has_offset(at: str) -> bool:
    try:
        return datetime.fromisoformat(at).tzinfo is not None
    except ValueError:
        return False


def _bare(anchor: Anchor) -> list[Any]:
    return [anchor.article, anchor.version, anchor.layer, anchor.kind, anchor.item, anchor.spans, anchor.field]


def canonical(value: Any) -> str:
    """A plain value as canonical JSON, by which values are compared."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _expect_anchors(judgement: Judgement) -> None:
    anchors, verdict = judgement.anchors, judgement.verdict
    if verdict in JOIN_VERDICTS:
        several = len({(a.version, a.item) for a in anchors}) == len(anchors) >= 2
        expect_fit(several, "anchors", f"two or more items for `{verdict}`", [a.item for a in anchors])
        expect_fit(len({a.kind for a in anchors}) == 1, "anchors", "items of one kind", [a.kind for a in anchors])
    else:
        number = 0 if verdict in ("undo", CODEBOOK) else 1
        expect_fit(len(anchors) == number, "anchors", f"{number} for `{verdict}`", [a.item for a in anchors])
    for anchor in anchors:  # a whole item is accepted or rejected; of a field the right value is told
        fits = (anchor.field is not None) == (verdict == "correct")
        expect_fit(fits, "anchors.field", "a field for `correct`, else nothing", anchor.field)


def _expect_value(judgement: Judgement) -> None:
    """The value is one of its field or kind, and its spans and ids are those of the excerpts and cites."""
    spans: Spans = ()
    ids: tuple[str, ...] = ()
    if judgement.value is not None and judgement.verdict == CODEBOOK:
        talks = json.loads(judgement.value)
        fits = isinstance(talks, dict) and canonical(talks) == judgement.value
        expect_fit(fits, "value", "talks as canonical JSON", judgement.value)
    elif judgement.value is not None:
        anchor = judgement.anchors[0]
        value = value_from_json(anchor.kind, anchor.field, judgement.value)
        spans, ids = named_by(anchor.kind, anchor.field, value)
        if judgement.verdict == "add":
            expect_fit(value.id == anchor.item, "value.id", f"the id of the anchor's item, {anchor.item}", value.id)
            expect_fit(key_spans(value) == anchor.spans, "anchors.excerpts", "the added item's words", anchor.spans)
    told = tuple(excerpt.span for excerpt in judgement.excerpts)
    expect_fit(told == spans, "excerpts", f"the value's spans, {spans}", told)
    cited = tuple(anchor.item for anchor in judgement.cites)
    expect_fit(cited == ids, "cites", f"the ids that the value names, {ids}", cited)


def correct(record: Record, anchor: Anchor, value: Any, signature: Signature) -> Judgement:
    """The judgement that a field should hold another value.

    Args:
        record: the reading that is judged, the machine's or that which earlier judgements left.
        anchor: the field, as `make_anchor` gives it.
        value: the value in its wire form; None where the field should stay open.
        signature: who says so, and when.

    Raises:
        RecordError: the field can't be corrected, the value isn't of its type, lies outside the text or names what isn't there.
    """
    expect_fit(anchor.field is not None, "anchor.field", "the field to correct", anchor.field)
    typed = field_value(anchor.kind, str(anchor.field), value)
    return _valued("correct", record, anchor, typed, signature)


def add(record: Record, version: str, kind: ItemKind, value: Mapping[str, Any], signature: Signature) -> Judgement:
    """The judgement that the report holds an item that reading didn't find.

    Args:
        record: the reading that is judged.
        version: the ledger's id of the article's version.
        kind: what the item is.
        value: its wire form; `id`, `confidence` and what may stay empty can be left out.
        signature: who says so, and when.

    Raises:
        RecordError: the value isn't of that kind, lies outside the text or names what isn't there.
        UsageError: the record has it already.
    """
    expect_one_of(kind, get_args(ItemKind), "kind")
    expect_fit(isinstance(value, Mapping), "value", "a JSON object", value)
    namesakes = sum((a.kind, a.name) == (value.get("kind"), value.get("name")) for a in record.actors) if kind == "actor" else 0
    item = completed(kind, value, record.article.version, namesakes)
    there = any(other.id == item.id for other in getattr(record, LIST_OF[kind]))
    expect_fit(not there, "value", "an item that the record lacks: correct or accept the one that is there", item.id)
    anchor = make_anchor(with_item(record, kind, item), version, item.id)
    return _valued("add", record, anchor, item, signature)


def _valued(verdict: Verdict, record: Record, anchor: Anchor, value: Any, signature: Signature) -> Judgement:
    """A judgement with a typed value, after a look whether the record would hold together with it."""
    _expect_whole(record, anchor, value)
    spans, ids = named_by(anchor.kind, anchor.field, value)
    return Judgement(
        verdict,
        (anchor,),
        by=signature.by,
        at=signature.at,
        value=canonical(plain(value)),
        why=signature.why,
        role=signature.role,
        excerpts=tuple(excerpt_at(record.article.text, span) for span in spans),
        cites=tuple(make_anchor(record, anchor.version, id) for id in ids),
    )


def _expect_whole(record: Record, anchor: Anchor, value: Any) -> None:
    """The record holds together with a value in its place, and the item still has words that show it."""
    item = value
    if anchor.field is not None:
        changes = {anchor.field: value}
        item = replace(find_item(record, anchor.item)[1], **changes)
    with_item(record, anchor.kind, item)
    shown = anchor.kind == "actor" or bool(key_spans(item))
    expect_fit(shown, f"{anchor.kind}.{anchor.field}", "the words that show the item", "no spans")


def check_judgement(judgement: Judgement, record: Record) -> None:
    """Refuse a judgement made on this reading that doesn't fit it: quotes that aren't the text's, items that aren't there.

    Anchors of other layers, as those of items of other reports, aren't looked at.

    Raises:
        UsageError: it doesn't fit; RecordError where its value doesn't.
    """
    text, layer = record.article.text, record.article.version
    adds = judgement.verdict == "add"
    for anchor in (*judgement.cites, *(() if adds else judgement.anchors)):
        if anchor.layer == layer:
            made = make_anchor(record, anchor.version, anchor.item, anchor.field)
            expect_fit(made == anchor, "anchor", f"the anchor of the item {anchor.item}, {made.spans}", anchor)
    if judgement.value is None or not judgement.anchors or judgement.anchors[0].layer != layer:
        return
    anchor = judgement.anchors[0]
    for excerpt in (*judgement.excerpts, *anchor.excerpts):
        expect_fit(excerpt_at(text, excerpt.span) == excerpt, "excerpts", "the text's own words", excerpt)
    _expect_whole(record, anchor, value_from_json(anchor.kind, anchor.field, judgement.value))
