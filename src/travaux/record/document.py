"""Documents that pass between parties or are prepared to, and the issues that the parties negotiate about."""

from __future__ import annotations

from dataclasses import dataclass

from travaux.record.span import Spans
from travaux.record.time import TimeValue


@dataclass(frozen=True, slots=True)
class DocumentState:
    """One state of a document that the report tells (drafted, submitted, published ...), with its time and evidence."""

    state: str
    evidence: Spans
    time: TimeValue | None = None
    statement: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A text of the negotiation. `authors` and `recipients` are actor ids."""

    id: str
    label: str
    kind: str
    mentions: Spans
    authors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    pages: int | None = None
    responds_to: str | None = None
    history: tuple[DocumentState, ...] = ()


@dataclass(frozen=True, slots=True)
class Issue:
    """A subject of the negotiation: a short noun phrase from the report, and its mentions."""

    id: str
    label: str
    mentions: Spans
