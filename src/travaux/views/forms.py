"""What the JSON Schemas of views are made of."""

from __future__ import annotations

from typing import Any

Schema = dict[str, Any]
TEXT: Schema = {"type": "string"}
COUNT: Schema = {"type": "integer", "minimum": 0}
BOOL: Schema = {"type": "boolean"}
DAY: Schema = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
SCORE: Schema = {"type": "number", "minimum": 0, "maximum": 1}


def one_of(values: Any) -> Schema:
    """One of some values."""
    return {"enum": list(values)}


def or_null(schema: Schema) -> Schema:
    """That, or null."""
    return {"anyOf": [schema, {"type": "null"}]}


def ref(name: str) -> Schema:
    """A kind of object that the schema defines."""
    return {"$ref": f"#/$defs/{name}"}


def list_of(items: Schema, **more: Any) -> Schema:
    """A list."""
    return {"type": "array", "items": items, **more}


def object_of(meaning: str, keys: dict[str, tuple[str, Schema]], *, later: tuple[str, ...] = ()) -> Schema:
    """Schema of an object that has exactly these keys, each with its meaning.

    Args:
        later: keys that were added since the form was published, which what an older Travaux gave lacks.
    """
    properties = {key: {"description": described, **schema} for key, (described, schema) in keys.items()}
    required = [key for key in properties if key not in later]
    return {"description": meaning, "type": "object", "properties": properties, "required": required, "additionalProperties": False}


SPAN: Schema = {
    "description": "Code-point offsets into the text of the report, half-open: [start, end].",
    "type": "array",
    "prefixItems": [{"type": "integer", "minimum": 0}, {"type": "integer", "minimum": 1}],
    "minItems": 2,
    "maxItems": 2,
}
SPANS = list_of(ref("Span"), minItems=1)
