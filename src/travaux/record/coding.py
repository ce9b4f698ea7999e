"""Codings: what one person found in a report by himself, from the text alone."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any

from travaux.errors import RecordError
from travaux.record.check import REPAIR, spans_in
from travaux.record.move import MoveKind, MoveStatus
from travaux.record.span import Spans, tagged_id
from travaux.record.statement import Form
from travaux.record.wire import plain, value_of

CODING_SCHEMA = "travaux.coding/1"
CODING_REPAIR = "docs/agreement.md says what a sheet holds; mend it there and add the sheet again"


@dataclass(frozen=True, slots=True)
class CodedStatement:
    """As `Statement`, with actors by name: the fullest one that the report gives, a state's usual short one.

    `said` is a TIMEX3 value, `within` the id of the statement that it lies in.
    """

    id: str
    speaker: str | None
    content: Spans
    form: Form
    source: Spans = ()
    cue: Spans = ()
    co_speakers: tuple[str, ...] = ()
    addressee: tuple[str, ...] = ()
    said: str | None = None
    within: str | None = None
    question: bool = False
    negated: bool = False


@dataclass(frozen=True, slots=True)
class CodedMove:
    """As `Move`, with actors by name. `time` is a TIMEX3 value, `statement` the id of the innermost statement that holds it."""

    id: str
    kind: MoveKind
    party: tuple[str, ...]
    evidence: Spans
    status: MoveStatus = "actual"
    to: tuple[str, ...] = ()
    object: Spans = ()
    condition: Spans = ()
    time: str | None = None
    statement: str | None = None


@dataclass(frozen=True, slots=True)
class CodedState:
    """One state of a document that the report tells."""

    state: str
    evidence: Spans = ()
    time: str | None = None


@dataclass(frozen=True, slots=True)
class CodedDocument:
    """As `Document`, with actors by name."""

    id: str
    label: str
    kind: str
    mentions: Spans
    authors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    pages: int | None = None
    history: tuple[CodedState, ...] = ()


CodedItem = CodedStatement | CodedMove | CodedDocument
CODED: dict[str, type] = {"statements": CodedStatement, "moves": CodedMove, "documents": CodedDocument}
# The spans that make an item this one.
KEY_OF = {"statements": "content", "moves": "evidence", "documents": "mentions"}


@dataclass(frozen=True, slots=True)
class Coding:
    """What one person found in a version of a report, having seen its text and nothing else; coherent once it is made.

    Args:
        article: id of the article.
        version: the ledger's id of the article's version.
        layer: id of the text that the spans count in.
        by: who coded it.
        at: when it was added, ISO 8601 with offset.

    Raises:
        RecordError: an item has no words, or ids aren't unique or name nothing.
    """

    article: str
    version: str
    layer: str
    by: str
    at: str
    statements: tuple[CodedStatement, ...] = ()
    moves: tuple[CodedMove, ...] = ()
    documents: tuple[CodedDocument, ...] = ()

    def __post_init__(self) -> None:
        expect_coded(bool(self.by.strip()), "by", "the name of who coded it", self.by)
        seen: set[str] = set()
        for place, name, item in self.items():
            expect_coded(bool(getattr(item, KEY_OF[name])), f"{place}.{KEY_OF[name]}", "the words that show it", "none")
            expect_coded(bool(item.id) and item.id not in seen, f"{place}.id", "an id that no other item has", item.id)
            seen.add(item.id)
        outer = {statement.id: statement.within for statement in self.statements}
        naming = [(f"statements[{i}].within", s.within) for i, s in enumerate(self.statements)]
        for place, named in (*naming, *((f"moves[{i}].statement", m.statement) for i, m in enumerate(self.moves))):
            expect_coded(named is None or named in outer, place, "the id of one of the sheet's statements, or null", named)
        for i, statement in enumerate(self.statements):
            circle = statement.id in _outward(outer, statement.within)
            expect_coded(not circle, f"statements[{i}].within", "statements that don't lie in themselves", statement.within)

    def items(self) -> Iterator[tuple[str, str, CodedItem]]:
        """Every item with its place, and the list that it is in."""
        for name in CODED:
            for i, item in enumerate(getattr(self, name)):
                yield f"{name}[{i}]", name, item

    @property
    def id(self) -> str:
        """A hash of all that it holds."""
        return tagged_id("b1", self.to_dict())

    @property
    def found(self) -> str:
        """What was found, as canonical JSON: the same for two people who found the same."""
        return json.dumps({name: plain(getattr(self, name)) for name in CODED}, ensure_ascii=False, sort_keys=True)

    def to_dict(self) -> dict[str, Any]:
        """Its wire form, `travaux.coding/1`."""
        return {"schema": CODING_SCHEMA} | {field.name: plain(getattr(self, field.name)) for field in fields(self)}

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Coding:
        """A coding from its wire form.

        Raises:
            RecordError: the mapping doesn't follow the schema; the message names the place and what was expected.
        """
        is_one = isinstance(wire, Mapping) and wire.get("schema") == CODING_SCHEMA
        expect_coded(is_one, "schema", f'"{CODING_SCHEMA}"', wire.get("schema") if isinstance(wire, Mapping) else wire)
        keys = ("schema", *(field.name for field in fields(cls)))
        expect_coded(wire.keys() == set(keys), "coding", f"the keys {', '.join(keys)}", sorted(wire))
        told = {name: value_of(str, wire[name], name) for name in ("article", "version", "layer", "by", "at")}
        lists = {name: coded_value(tuple[kind, ...], wire[name], name) for name, kind in CODED.items()}  # type: ignore[valid-type]
        return cls(**told, **lists)


@dataclass(frozen=True, slots=True)
class CodedText:
    """A text that people coded: its length in code points, and the one coding of each that counts."""

    length: int
    codings: tuple[Coding, ...]


def check_coded_spans(coding: Coding, length: int) -> None:
    """Refuse a coding with a span outside its text.

    Raises:
        RecordError: there is one; the message names the item.
    """
    for place, _, item in coding.items():
        for span in spans_in(item):
            expect_coded(span[1] <= length, place, f"spans within the text's {length} characters", span)


def expect_coded(holds: bool, place: str, expected: str, came: object) -> None:
    """Refuse a coding that something doesn't hold of.

    Raises:
        RecordError: it doesn't; the message names the place, what was expected, what came, and what to do.
    """
    if not holds:
        raise RecordError(f"{place}: expected {expected}, got {str(came)[:80]!r}; {CODING_REPAIR}")


def coded_value(hint: Any, value: Any, place: str) -> Any:
    """A plain value checked against a type and put into it.

    Raises:
        RecordError: it isn't of that type.
    """
    return _of_coding(lambda: value_of(hint, value, place))


def _of_coding(check: Callable[[], Any]) -> Any:
    """What a check gives, its message ending in what to do about a coding."""
    try:
        return check()
    except RecordError as error:
        raise RecordError(f"{str(error).removesuffix(REPAIR)}{CODING_REPAIR}") from error


def _outward(outer: Mapping[str, str | None], start: str | None) -> set[str]:
    """The statements that one lies in, step by step."""
    seen: set[str] = set()
    while start is not None and start not in seen:
        seen.add(start)
        start = outer.get(start)
    return seen
