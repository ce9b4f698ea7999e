"""The wire form of a record, `travaux.record/1`, to and from plain values.

What only reading needs (`title_span`, `dateline_span`, `charset`, `dates` and the agencies' names in `Article.credits`) isn't in
the wire form; there `article.credits` are ids of actors.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from travaux.errors import RecordError
from travaux.record.actor import Actor
from travaux.record.article import Article
from travaux.record.check import REPAIR, check_record, expect
from travaux.record.document import Document, Issue
from travaux.record.move import Move
from travaux.record.record import SCHEMA, MadeBy, Record
from travaux.record.span import Span, to_spans
from travaux.record.statement import Statement
from travaux.record.time import TimeExpression
from travaux.record.unresolved import Unresolved

ARTICLE_KEYS = (
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
    "blocks",
)
LISTS: dict[str, type] = {
    "actors": Actor,
    "times": TimeExpression,
    "statements": Statement,
    "moves": Move,
    "documents": Document,
    "issues": Issue,
    "unresolved": Unresolved,
}
RECORD_KEYS: dict[str, Any] = {"publisher_actor": str | None, "credits": tuple[str, ...], "sentences": tuple[Span, ...]}
_NAMES = {str: "a string", int: "a whole number", float: "a number", bool: "true or false"}
MADE_BY_KEYS = ("version", "reader", "lexicons_sha256", "options_sha256")


def record_to_dict(record: Record) -> dict[str, Any]:
    """Plain values of a record, ready for JSON."""
    article, made = record.article, record.made_by
    wire: dict[str, Any] = {
        "schema": SCHEMA,
        "article": {
            **{key: _plain(getattr(article, key)) for key in ARTICLE_KEYS},
            **{key: _plain(getattr(record, key)) for key in RECORD_KEYS},
        },
    }
    wire |= {name: _plain(getattr(record, name)) for name in LISTS}
    wire["made_by"] = {
        **{key: getattr(made, key) for key in MADE_BY_KEYS},
        "model": {"name": made.model_name, "sha256": made.model_sha256},
    }
    return wire


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if is_dataclass(value):
        return {f.name: _plain(getattr(value, f.name)) for f in fields(value)}
    return dict(value) if isinstance(value, Mapping) else value


def record_from_dict(wire: Mapping[str, Any]) -> Record:
    """A record from plain values.

    Raises:
        RecordError: something is missing, too much, of the wrong type, outside the text, or names an item that isn't there.
    """
    expect(isinstance(wire, Mapping), "record", "a JSON object", wire)
    expect(wire.get("schema") == SCHEMA, "schema", f'"{SCHEMA}"', wire.get("schema"))
    _keys(wire, ("schema", "article", *LISTS, "made_by"), "record")
    article = wire["article"]
    _keys(article, (*ARTICLE_KEYS, *RECORD_KEYS), "article")
    hints = get_type_hints(Article)
    record = Record(
        article=Article(**{key: value_of(hints[key], article[key], f"article.{key}") for key in ARTICLE_KEYS}),
        **{key: value_of(hint, article[key], f"article.{key}") for key, hint in RECORD_KEYS.items()},
        **{name: value_of(tuple[kind, ...], wire[name], name) for name, kind in LISTS.items()},  # type: ignore[valid-type]
        made_by=_made_by(wire["made_by"]),
    )
    check_record(record)
    return record


def _made_by(wire: Any) -> MadeBy:
    _keys(wire, (*MADE_BY_KEYS, "model"), "made_by")
    _keys(wire["model"], ("name", "sha256"), "made_by.model")
    return MadeBy(
        model_name=value_of(str, wire["model"]["name"], "made_by.model.name"),
        model_sha256=value_of(str, wire["model"]["sha256"], "made_by.model.sha256"),
        **{key: value_of(str, wire[key], f"made_by.{key}") for key in MADE_BY_KEYS},
    )


def value_of(hint: Any, value: Any, place: str) -> Any:
    """A plain value checked against a type and put into it; `place` is named where it doesn't fit.

    Raises:
        RecordError: the value isn't of that type.
    """
    origin, args = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        if value is None:
            expect(type(None) in args, place, "a value", None)
            return None
        return value_of(next(a for a in args if a is not type(None)), value, place)
    if origin is Literal:
        expect(value in args, place, "one of " + ", ".join(map(str, args)), value)
        return value
    if hint == Span or (origin is tuple and args[0] == Span):
        return _spans(value, place)
    if origin is tuple:
        expect(isinstance(value, list), place, "a list", value)
        return tuple(value_of(args[0], item, f"{place}[{i}]") for i, item in enumerate(value))
    if origin is dict:
        right = isinstance(value, Mapping) and all(isinstance(x, str) for pair in value.items() for x in pair)
        expect(right, place, "an object of strings", value)
        return dict(value)
    if is_dataclass(hint):
        return _build(hint, value, place)
    accepted = (int, float) if hint is float else hint
    expect(isinstance(value, accepted) and (hint is bool or not isinstance(value, bool)), place, _NAMES[hint], value)
    return float(value) if hint is float else value


def _build(kind: Any, wire: Any, place: str) -> Any:
    """A dataclass from its plain form; every field must be there, and no other."""
    hints = get_type_hints(kind)
    _keys(wire, tuple(hints), place)
    return kind(**{name: value_of(hint, wire[name], f"{place}.{name}") for name, hint in hints.items()})


def _spans(value: Any, place: str) -> Any:
    expect(isinstance(value, list), place, "a list of spans [[start, end], ...]", value)
    try:
        return to_spans(value)
    except ValueError as error:
        raise RecordError(f"{place}: {error}; {REPAIR}") from error


def _keys(wire: Any, keys: tuple[str, ...], place: str) -> None:
    """Refuse anything but an object that has exactly these keys."""
    expect(isinstance(wire, Mapping), place, "an object", wire)
    missing = [key for key in keys if key not in wire]
    expect(not missing, place, f"the key {', '.join(map(repr, missing))}", sorted(map(str, wire)))
    unknown = sorted(map(str, set(wire) - set(keys)))
    expect(not unknown, place, f"only the keys {', '.join(keys)}", unknown)
