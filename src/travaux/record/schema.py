"""JSON Schema of `travaux.record/1`, made from the types of the values; `scripts/build_schema.py` writes it to the package."""

from __future__ import annotations

from dataclasses import is_dataclass
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from travaux.record.article import Article
from travaux.record.meanings import MEANINGS
from travaux.record.record import SCHEMA
from travaux.record.span import Span
from travaux.record.wire import ARTICLE_KEYS, LISTS, MADE_BY_KEYS, RECORD_KEYS

_PLAIN = {str: {"type": "string"}, int: {"type": "integer"}, bool: {"type": "boolean"}, float: {"type": "number"}}
_SPANS = {"$ref": "#/$defs/Spans"}
_SPAN = {
    "description": "Code-point offsets into article.text, half-open: [start, end].",
    "type": "array",
    "prefixItems": [{"type": "integer", "minimum": 0}, {"type": "integer", "minimum": 1}],
    "minItems": 2,
    "maxItems": 2,
}


def record_schema() -> dict[str, Any]:
    """The schema (JSON Schema 2020-12). Spans beyond the text and ids that name nothing need `Record.from_dict` to be found."""
    kinds: dict[str, Any] = {"Span": _SPAN, "Spans": {"type": "array", "items": {"$ref": "#/$defs/Span"}}}
    hints = get_type_hints(Article)
    article = {key: _schema_of(hints[key], kinds) for key in ARTICLE_KEYS}
    article |= {key: _schema_of(hint, kinds) for key, hint in RECORD_KEYS.items()}
    made_by: dict[str, Any] = dict.fromkeys(MADE_BY_KEYS, _PLAIN[str])
    made_by["model"] = _object("model", {"name": _PLAIN[str], "sha256": _PLAIN[str]})
    lists = {name: _schema_of(tuple[kind, ...], kinds) for name, kind in LISTS.items()}  # type: ignore[valid-type]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:travaux:record:1",
        "title": SCHEMA,
        "description": "What one report holds. Made by scripts/build_schema.py from the types in travaux.record.",
        **_object(
            "record",
            {"schema": {"const": SCHEMA}, "article": _object("article", article), **lists, "made_by": _object("made_by", made_by)},
        ),
        "$defs": dict(sorted(kinds.items())),
    }


def _object(name: str, properties: dict[str, Any]) -> dict[str, Any]:
    """Schema of an object that has exactly these keys, each with its meaning."""
    described = {key: {"description": MEANINGS[name][key], **schema} for key, schema in properties.items()}
    return {"type": "object", "properties": described, "required": list(properties), "additionalProperties": False}


def _schema_of(hint: Any, kinds: dict[str, Any]) -> dict[str, Any]:
    """Schema of a type; dataclasses are put into `kinds` and referred to."""
    origin, args = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return {"anyOf": [_schema_of(a, kinds) for a in args if a is not type(None)] + [{"type": "null"}]}
    if origin is Literal:
        return {"enum": list(args)}
    if origin is tuple:
        return _SPANS if args[0] == Span else {"type": "array", "items": _schema_of(args[0], kinds)}
    if origin is dict:
        return {"type": "object", "additionalProperties": _PLAIN[str]}
    if is_dataclass(hint) and isinstance(hint, type):
        if hint.__name__ not in kinds:
            kinds[hint.__name__] = {}
            properties = {name: _schema_of(inner, kinds) for name, inner in get_type_hints(hint).items()}
            if "confidence" in properties:
                properties["confidence"] = {"type": "number", "minimum": 0, "maximum": 1}
            description = (hint.__doc__ or "").replace("`", "").split("\n")[0]
            kinds[hint.__name__] = {"description": description, **_object(hint.__name__, properties)}
        return {"$ref": f"#/$defs/{hint.__name__}"}
    return _PLAIN[hint]
