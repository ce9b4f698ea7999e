"""The record of one report: every finding with its spans."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from travaux.errors import UsageError
from travaux.record.actor import Actor
from travaux.record.article import Article
from travaux.record.document import Document, Issue
from travaux.record.move import Move
from travaux.record.span import Spans, text_of
from travaux.record.statement import Statement
from travaux.record.time import TimeExpression
from travaux.record.unresolved import Unresolved

SCHEMA = "travaux.record/1"


@dataclass(frozen=True, slots=True)
class MadeBy:
    """What made a record: version of Travaux, what read it, the model, and hashes of lexicons and options."""

    version: str
    reader: str
    model_name: str
    model_sha256: str
    lexicons_sha256: str
    options_sha256: str


@dataclass(frozen=True, slots=True)
class Record:
    """What one report holds. `publisher_actor` and `credits` are ids of actors; `sentences` are spans of the text."""

    article: Article
    sentences: Spans
    actors: tuple[Actor, ...]
    times: tuple[TimeExpression, ...]
    statements: tuple[Statement, ...]
    made_by: MadeBy
    moves: tuple[Move, ...] = ()
    documents: tuple[Document, ...] = ()
    issues: tuple[Issue, ...] = ()
    unresolved: tuple[Unresolved, ...] = ()
    publisher_actor: str | None = None
    credits: tuple[str, ...] = ()

    def quote(self, spans: Spans) -> str:
        """The report's own words at spans, pieces that don't touch joined by an ellipsis."""
        return text_of(self.article.text, spans)

    def name_of(self, actor_id: str | None) -> str | None:
        """The name of an actor; None for None, so that an unresolved speaker stays one.

        Raises:
            UsageError: the record has no such actor.
        """
        if actor_id is None:
            return None
        for actor in self.actors:
            if actor.id == actor_id:
                return actor.name
        raise UsageError(
            f"expected the id of one of the record's {len(self.actors)} actors, got {actor_id!r}; take it from `actors`"
        )

    def to_dict(self) -> dict[str, Any]:
        """The record's wire form, `travaux.record/1`: plain values ready for JSON."""
        from travaux.record.wire import record_to_dict

        return record_to_dict(self)

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Record:
        """A record from its wire form.

        Raises:
            RecordError: the mapping doesn't follow the schema; the message names the place and what was expected.
        """
        from travaux.record.wire import record_from_dict

        return record_from_dict(wire)
