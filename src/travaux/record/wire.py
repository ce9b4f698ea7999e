"""The wire form of a record, `travaux.record/1`, to and from plain values.

What only reading needs (`title_span`, `dateline_span`, `charset`, `dates` and the agencies' names in `Article.credits`) isn't in
the wire form; there `article.credits` are ids of actors.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import is_dataclass
from functools import cache
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from travaux.errors import RecordError
from travaux.record.actor import Actor
from travaux.record.article import Article
from travaux.record.check import REPAIR, check_record, expect, names_of
from travaux.record.document import Document, Issue
from travaux.record.move import Move
from travaux.record.record import SCHEMA, MadeBy, Record
from travaux.record.span import Span, Spans, to_spans
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
_Taker = Callable[[Any, str], Any]
MADE_BY_KEYS = ("version", "reader", "lexicons_sha256", "options_sha256")


def record_to_dict(record: Record) -> dict[str, Any]:
    """Plain values of a record, ready for JSON."""
    article = record.article
    wire: dict[str, Any] = {
        "schema": SCHEMA,
        "article": {
            **{key: plain(getattr(article, key)) for key in ARTICLE_KEYS},
            **{key: plain(getattr(record, key)) for key in RECORD_KEYS},
        },
    }
    wire |= {name: plain(getattr(record, name)) for name in LISTS}
    wire["made_by"] = made_by_to_dict(record.made_by)
    return wire


def made_by_to_dict(made: MadeBy) -> dict[str, Any]:
    """Plain values of what made a record, ready for JSON."""
    return {
        **{key: getattr(made, key) for key in MADE_BY_KEYS},
        "model": {"name": made.model_name, "sha256": made.model_sha256},
    }


def plain(value: Any) -> Any:
    """A value of the record as JSON has it: tuples as lists, dataclasses as objects."""
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    if is_dataclass(value):
        return {name: plain(getattr(value, name)) for name in names_of(type(value))}  # type: ignore[arg-type]
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
    hints = hints_of(Article)
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
    return _taker(hint)(value, place)


@cache
def hints_of(kind: type) -> dict[str, Any]:
    """The types of a dataclass' fields, by name. Asked for once: finding them takes longer than checking a value."""
    return get_type_hints(kind)


@cache
def _taker(hint: Any) -> _Taker:
    """What checks a value against a type; made once for each type."""
    origin, args = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return _take_optional(_taker(next(a for a in args if a is not type(None))), type(None) in args)
    if origin is Literal:
        return _take_one_of(args)
    if hint == Span or (origin is tuple and args[0] == Span):
        return _spans
    if origin is tuple:
        return _take_list(_taker(args[0]))
    if origin is dict:
        return _strings
    return _take_object(hint) if is_dataclass(hint) and isinstance(hint, type) else _take_plain(hint)


def _take_optional(taker: _Taker, optional: bool) -> _Taker:
    def take(value: Any, place: str) -> Any:
        if value is None:
            expect(optional, place, "a value", None)
            return None
        return taker(value, place)

    return take


def _take_one_of(values: tuple[Any, ...]) -> _Taker:
    def take(value: Any, place: str) -> Any:
        if value not in values:
            expect(False, place, "one of " + ", ".join(map(str, values)), value)
        return value

    return take


def _take_list(taker: _Taker) -> _Taker:
    def take(value: Any, place: str) -> Any:
        expect(isinstance(value, list), place, "a list", value)
        return tuple([taker(item, f"{place}[{i}]") for i, item in enumerate(value)])

    return take


def _take_object(kind: type) -> _Taker:
    """A dataclass from its plain form; every field must be there, and no other."""
    takers = {name: _taker(hint) for name, hint in hints_of(kind).items()}

    def take(wire: Any, place: str) -> Any:
        if not isinstance(wire, Mapping) or wire.keys() != takers.keys():
            _keys(wire, tuple(takers), place)
        return kind(**{name: taker(wire[name], f"{place}.{name}") for name, taker in takers.items()})

    return take


def _take_plain(hint: type) -> _Taker:
    accepted = (int, float) if hint is float else hint

    def take(value: Any, place: str) -> Any:
        if not isinstance(value, accepted) or (hint is not bool and isinstance(value, bool)):
            expect(False, place, _NAMES[hint], value)
        return float(value) if hint is float else value

    return take


def _strings(value: Any, place: str) -> dict[str, str]:
    right = isinstance(value, Mapping) and all(isinstance(x, str) for pair in value.items() for x in pair)
    expect(right, place, "an object of strings", value)
    return dict(value)


def _spans(value: Any, place: str) -> Spans:
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
