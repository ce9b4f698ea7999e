"""The wire form of a record, `travaux.record/1`, to and from plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from travaux.errors import RecordError
from travaux.record.actor import Actor
from travaux.record.article import Article, Block
from travaux.record.document import Document, Issue
from travaux.record.move import Move
from travaux.record.record import SCHEMA, MadeBy, Record
from travaux.record.span import Span, to_spans
from travaux.record.statement import Statement
from travaux.record.time import TimeExpression
from travaux.record.unresolved import Unresolved

_ARTICLE_KEYS = (
    "id",
    "version",
    "url",
    "title",
    "publisher",
    "byline",
    "dateline",
    "published",
    "published_basis",
    "retrieved",
    "language",
    "text",
)
_LISTS: dict[str, type] = {
    "actors": Actor,
    "times": TimeExpression,
    "statements": Statement,
    "moves": Move,
    "documents": Document,
    "issues": Issue,
    "unresolved": Unresolved,
}


def record_to_dict(record: Record) -> dict[str, Any]:
    """Plain values of a record, ready for JSON."""
    article = record.article
    made = record.made_by
    wire: dict[str, Any] = {
        "schema": SCHEMA,
        "article": {
            **{key: getattr(article, key) for key in _ARTICLE_KEYS},
            "publisher_actor": record.publisher_actor,
            "credits": list(record.credits),
            "blocks": [_plain(block) for block in article.blocks],
            "sentences": [list(span) for span in record.sentences],
        },
    }
    wire |= {name: [_plain(item) for item in getattr(record, name)] for name in _LISTS}
    wire["made_by"] = {
        "version": made.version,
        "reader": made.reader,
        "model": {"name": made.model_name, "sha256": made.model_sha256},
        "lexicons_sha256": made.lexicons_sha256,
        "options_sha256": made.options_sha256,
    }
    return wire


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if hasattr(value, "__dataclass_fields__"):
        return {f.name: _plain(getattr(value, f.name)) for f in fields(value)}
    return dict(value) if isinstance(value, Mapping) else value


def record_from_dict(wire: Mapping[str, Any]) -> Record:
    """A record from plain values.

    Raises:
        RecordError: something is missing, too much or of the wrong type.
    """
    _expect(isinstance(wire, Mapping), "record", "a JSON object", wire)
    _expect(wire.get("schema") == SCHEMA, "schema", f'"{SCHEMA}"', wire.get("schema"))
    article = _get(wire, "article", "record")
    _expect(isinstance(article, Mapping), "article", "an object", article)
    known = {key: _get(article, key, "article") for key in _ARTICLE_KEYS}
    for key, value in known.items():
        _expect(
            isinstance(value, str) or (value is None and key not in ("id", "version", "text")),
            f"article.{key}",
            "a string",
            value,
        )
    blocks = tuple(_build(Block, b, f"article.blocks[{i}]") for i, b in enumerate(_get(article, "blocks", "article")))
    lists = {
        name: tuple(_build(kind, item, f"{name}[{i}]") for i, item in enumerate(_list(wire, name))) for name, kind in _LISTS.items()
    }
    record = Record(
        article=Article(blocks=blocks, **known),
        sentences=_spans(_get(article, "sentences", "article"), "article.sentences"),
        publisher_actor=_value(str | None, _get(article, "publisher_actor", "article"), "article.publisher_actor"),
        credits=_value(tuple[str, ...], _get(article, "credits", "article"), "article.credits"),
        made_by=_made_by(_get(wire, "made_by", "record")),
        **lists,
    )
    check_spans(record)
    return record


def check_spans(record: Record) -> None:
    """Every span lies in the text.

    Raises:
        RecordError: one doesn't.
    """
    length = len(record.article.text)
    for name in _LISTS:
        for i, item in enumerate(getattr(record, name)):
            for start, end in spans_in(item):
                _expect(
                    0 <= start < end <= length,
                    f"{name}[{i}]",
                    f"spans within the text's {length} characters",
                    (start, end),
                )


def spans_in(item: Any) -> list[Span]:
    """Every span that a finding carries, its parts included."""
    found: list[Span] = []
    if hasattr(item, "start") and hasattr(item, "end"):
        found.append((item.start, item.end))
    for f in fields(item):
        value = getattr(item, f.name)
        if isinstance(value, tuple):
            for part in value:
                if isinstance(part, tuple) and len(part) == 2 and all(isinstance(x, int) for x in part):
                    found.append((part[0], part[1]))
                elif hasattr(part, "__dataclass_fields__"):
                    found += spans_in(part)
    return found


def _made_by(wire: Any) -> MadeBy:
    model = _get(wire, "model", "made_by")
    texts = {
        key: _value(str, _get(wire, key, "made_by"), f"made_by.{key}")
        for key in ("version", "reader", "lexicons_sha256", "options_sha256")
    }
    return MadeBy(
        model_name=_value(str, _get(model, "name", "made_by.model"), "made_by.model.name"),
        model_sha256=_value(str, _get(model, "sha256", "made_by.model"), "made_by.model.sha256"),
        **texts,
    )


def _build(kind: type, wire: Any, place: str) -> Any:
    """A dataclass from its plain form; every field must be there, and no other."""
    _expect(isinstance(wire, Mapping), place, "an object", wire)
    hints = get_type_hints(kind)
    unknown = sorted(set(wire) - set(hints))
    _expect(not unknown, place, f"only the keys {', '.join(hints)}", unknown)
    return kind(**{name: _value(hint, _get(wire, name, place), f"{place}.{name}") for name, hint in hints.items()})


def _value(hint: Any, value: Any, place: str) -> Any:
    """A field's value checked against, and put into, its type."""
    origin, args = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        if value is None:
            _expect(type(None) in args, place, "a value", None)
            return None
        return _value(next(a for a in args if a is not type(None)), value, place)
    if origin is Literal:
        _expect(value in args, place, "one of " + ", ".join(map(str, args)), value)
        return value
    if origin is tuple:
        if args[0] == Span:
            return _spans(value, place)
        _expect(isinstance(value, list), place, "a list", value)
        return tuple(_value(args[0], item, f"{place}[{i}]") for i, item in enumerate(value))
    if origin is dict:
        right = isinstance(value, Mapping) and all(isinstance(x, str) for pair in value.items() for x in pair)
        _expect(right, place, "an object of strings", value)
        return dict(value)
    if hasattr(hint, "__dataclass_fields__"):
        return _build(hint, value, place)
    accepted = (int, float) if hint is float else hint
    _expect(isinstance(value, accepted) and (hint is bool or not isinstance(value, bool)), place, hint.__name__, value)
    return float(value) if hint is float else value


def _spans(value: Any, place: str) -> Any:
    try:
        return to_spans(value)
    except (TypeError, ValueError, KeyError, IndexError) as error:
        raise RecordError(f"{place}: expected spans [[start, end], ...], got {str(value)[:80]}; read the report again") from error


def _list(wire: Mapping[str, Any], name: str) -> list[Any]:
    value = _get(wire, name, "record")
    _expect(isinstance(value, list), name, "a list", value)
    return list(value)


def _get(wire: Any, key: str, place: str) -> Any:
    _expect(isinstance(wire, Mapping), place, "an object", wire)
    _expect(key in wire, place, f"the key {key!r}", sorted(wire))
    return wire[key]


def _expect(holds: bool, place: str, expected: str, came: Any) -> None:
    if not holds:
        raise RecordError(
            f"{place}: expected {expected}, got {str(came)[:80]!r}; a record is what `travaux read --format json` prints"
        )
