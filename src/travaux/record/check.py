"""What must hold of a record beyond the types of its values: spans, ids, references, confidences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from travaux.errors import RecordError
from travaux.record.record import Record
from travaux.record.span import Span

REPAIR = "a record is what `travaux read --format json` prints: read the report again"
_ITEMS = ("actors", "times", "statements", "moves", "documents", "issues")
_PLAIN = (str, int, float, dict, type(None))
# The list that holds what a field names by id.
REFERENCES = {
    "actors": {"party": "actors"},
    "statements": {"speaker": "actors", "co_speakers": "actors", "addressee": "actors", "within": "statements"},
    "moves": {
        "party": "actors",
        "to": "actors",
        "issue": "issues",
        "statement": "statements",
        "document": "documents",
        "responds_to": "moves",
    },
    "documents": {"authors": "actors", "recipients": "actors", "responds_to": "documents"},
}


def expect(holds: bool, place: str, expected: str, came: object) -> None:
    """Refuse a record that something doesn't hold of.

    Raises:
        RecordError: it doesn't; the message names the place, what was expected, what came, and what to do.
    """
    if not holds:
        raise RecordError(f"{place}: expected {expected}, got {str(came)[:80]!r}; {REPAIR}")


def check_record(record: Record) -> None:
    """Every span lies in the text, ids are unique and name what is there, confidences are in [0, 1].

    Raises:
        RecordError: something of that doesn't hold.
    """
    check_spans(record)
    known = {name: {item.id for item in getattr(record, name)} for name in _ITEMS}
    seen: set[str] = set()
    for name in _ITEMS:
        for i, item in enumerate(getattr(record, name)):
            expect(item.id not in seen, f"{name}[{i}].id", "an id that is unique within the record", item.id)
            seen.add(item.id)
            for field, target in REFERENCES.get(name, {}).items():
                _check_reference(getattr(item, field), known[target], f"{name}[{i}].{field}", target)
            confidence = getattr(item, "confidence", 0.0)
            expect(0 <= confidence <= 1, f"{name}[{i}].confidence", "a number from 0 to 1", confidence)
    for i, row in enumerate(record.unresolved):
        for candidate in row.candidates:
            expect(0 <= candidate.confidence <= 1, f"unresolved[{i}].candidates", "confidences from 0 to 1", candidate)
    _check_reference(record.publisher_actor, known["actors"], "article.publisher_actor", "actors")
    _check_reference(record.credits, known["actors"], "article.credits", "actors")
    _check_parts(record, known)


def _check_parts(record: Record, known: dict[str, set[str]]) -> None:
    """References within the parts of moves and documents."""
    for i, move in enumerate(record.moves):
        for word in move.word:
            _check_reference(word.party, known["actors"], f"moves[{i}].word", "actors")
            _check_reference(word.chain, known["statements"], f"moves[{i}].word", "statements")
    for i, document in enumerate(record.documents):
        for state in document.history:
            _check_reference(state.statement, known["statements"], f"documents[{i}].history", "statements")


def _check_reference(value: str | tuple[str, ...] | None, known: set[str], place: str, target: str) -> None:
    for id in (value,) if isinstance(value, str) else value or ():
        expect(id in known, place, f"the id of one of the record's {target}", id)


def check_spans(record: Record) -> None:
    """Every span of a record, blocks and sentences included, lies in its text.

    Raises:
        RecordError: one doesn't.
    """
    length = len(record.article.text)
    places = {name: getattr(record, name) for name in (*_ITEMS, "unresolved")}
    places["article.blocks"] = record.article.blocks
    for name, items in places.items():
        for i, item in enumerate(items):
            for span in spans_in(item):
                _check_span(span, length, f"{name}[{i}]")
    for span in record.sentences:
        _check_span(span, length, "article.sentences")


def _check_span(span: Span, length: int, place: str) -> None:
    if not 0 <= span[0] < span[1] <= length:
        expect(False, place, f"spans within the text's {length} characters", span)


@cache
def names_of(kind: type) -> tuple[str, ...]:
    """The names of a dataclass' fields, looked up once."""
    return tuple(field.name for field in fields(kind))


def spans_in(item: Any) -> Iterator[Span]:
    """Every span that a finding carries, its parts' included."""
    if hasattr(item, "start") and hasattr(item, "end"):
        yield item.start, item.end
    for name in names_of(item.__class__):
        value = getattr(item, name)
        for part in value if isinstance(value, tuple) else (value,):
            if isinstance(part, tuple):
                if len(part) == 2:
                    yield part
            elif not isinstance(part, _PLAIN) and is_dataclass(part):
                yield from spans_in(part)
