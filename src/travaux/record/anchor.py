"""Anchors: what a judgement is about, told by words of the text so that it is found again in another reading."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from travaux.errors import UsageError
from travaux.record.actor import Actor
from travaux.record.document import Document, Issue
from travaux.record.move import Move
from travaux.record.record import Record
from travaux.record.span import Span, Spans
from travaux.record.statement import Statement
from travaux.record.time import TimeExpression

CONTEXT = 40  # characters on each side: six or seven words, enough to tell most repeated names and verbs apart
ItemKind = Literal["statement", "move", "actor", "time", "document", "issue"]
Item = Statement | Move | Actor | TimeExpression | Document | Issue
# The list of a record that holds each kind.
LIST_OF: dict[ItemKind, str] = {
    "statement": "statements",
    "move": "moves",
    "actor": "actors",
    "time": "times",
    "document": "documents",
    "issue": "issues",
}
TYPE_OF: dict[ItemKind, type] = {
    "statement": Statement,
    "move": Move,
    "actor": Actor,
    "time": TimeExpression,
    "document": Document,
    "issue": Issue,
}


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Words of a text layer with up to 40 characters of their own line on either side.

    The context ends with the line, so that a paragraph put in before or after changes none. A purge leaves the place
    and takes the words: `quote` is empty then.
    """

    start: int
    end: int
    quote: str
    before: str
    after: str

    @property
    def span(self) -> Span:
        """Where the words stand in their layer."""
        return self.start, self.end


def excerpt_at(text: str, span: Span) -> Excerpt:
    """An excerpt of a text at a span."""
    start, end = span
    line = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", end)
    stop = len(text) if stop < 0 else stop
    return Excerpt(start, end, text[start:end], text[max(line, start - CONTEXT) : start], text[end : min(stop, end + CONTEXT)])


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a judgement is about: an item of a record, or a field of it.

    Args:
        article: id of the article.
        version: the ledger's id of the article's version.
        layer: id of the text layer that the excerpts count in (`Record.article.version`).
        kind: what the item is.
        item: its id in the record that was judged.
        excerpts: the words that make it this item, in text order; none for an actor that the report doesn't name.
        field: the field that is judged; None for the item itself.
    """

    article: str
    version: str
    layer: str
    kind: ItemKind
    item: str
    excerpts: tuple[Excerpt, ...] = ()
    field: str | None = None

    def __post_init__(self) -> None:
        expect_one_of(self.kind, get_args(ItemKind), "anchor.kind")
        for excerpt in self.excerpts:
            size = excerpt.end - excerpt.start
            fits = excerpt.start >= 0 and size > 0 and len(excerpt.quote) in (0, size)
            expect_fit(fits, "anchor.excerpts", "a quote as long as its span", excerpt)

    @property
    def spans(self) -> Spans:
        """Where its words stand in the layer."""
        return tuple(excerpt.span for excerpt in self.excerpts)

    @property
    def quote(self) -> str:
        """Its words, pieces that don't touch joined by an ellipsis; empty after a purge."""
        return " … ".join(excerpt.quote for excerpt in self.excerpts if excerpt.quote)

    @property
    def before(self) -> str:
        """Context before its first words."""
        return self.excerpts[0].before if self.excerpts else ""

    @property
    def after(self) -> str:
        """Context after its last words."""
        return self.excerpts[-1].after if self.excerpts else ""


JUDGEMENT_REPAIR = "docs/judgements.md says what a judgement holds; `make_anchor`, `correct` and `add` make whole ones"


def expect_fit(holds: bool, place: str, expected: str, came: object) -> None:
    """Refuse a part of a judgement that something doesn't hold of.

    Raises:
        UsageError: it doesn't; the message names the place, what was expected, what came, and what to do.
    """
    if not holds:
        raise UsageError(f"{place}: expected {expected}, got {str(came)[:80]!r}; {JUDGEMENT_REPAIR}")


def expect_one_of(value: object, allowed: tuple[str, ...], place: str) -> None:
    """Refuse a word that isn't one of those allowed.

    Raises:
        UsageError: it isn't.
    """
    expect_fit(value in allowed, place, "one of " + ", ".join(allowed), value)


def key_spans(item: Item) -> Spans:
    """The spans that make an item this one, in text order.

    Of a statement its source, cue and content, of a move its evidence, of an actor its first mention by name (else its
    first), of a document or issue its first mention: what their ids are made of, as far as that is in the text.
    """
    if isinstance(item, Statement):
        return tuple(sorted({*item.source, *item.cue, *item.content}))
    if isinstance(item, Move):
        return tuple(sorted(set(item.evidence)))
    if isinstance(item, TimeExpression):
        return ((item.start, item.end),)
    if isinstance(item, Actor):
        first = min(item.mentions, key=lambda m: (m.form != "name", m.start, m.end), default=None)
        return ((first.start, first.end),) if first is not None else ()
    return item.mentions[:1]


def is_at(item: Item, spans: Spans) -> bool:
    """Whether an item of the right kind is the one that spans tell: has these as its own, or among its mentions."""
    if isinstance(item, Statement | Move | TimeExpression):
        return key_spans(item) == spans
    mentions = {(m.start, m.end) for m in item.mentions} if isinstance(item, Actor) else set(item.mentions)
    return bool(spans) and mentions.issuperset(spans)


def find_item(record: Record, item_id: str) -> tuple[ItemKind, Item]:
    """An item of a record and its kind.

    Raises:
        UsageError: the record has no such item.
    """
    for kind, name in LIST_OF.items():
        for item in getattr(record, name):
            if item.id == item_id:
                return kind, item
    raise UsageError(f"expected the id of an item of the record, got {item_id!r}; take it from `travaux read --format json`")


def make_anchor(record: Record, version: str, item_id: str, field: str | None = None) -> Anchor:
    """The anchor of an item of a record, or of a field of it.

    Args:
        record: the reading that is judged: the machine's, or that which earlier judgements left.
        version: the ledger's id of the article's version.
        item_id: id of the item in the record.
        field: the field that is judged.

    Raises:
        UsageError: the record has no such item.
    """
    kind, item = find_item(record, item_id)
    excerpts = tuple(excerpt_at(record.article.text, span) for span in key_spans(item))
    return Anchor(record.article.id, version, record.article.version, kind, item_id, excerpts, field)
