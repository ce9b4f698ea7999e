"""What came of a capture, ready to be stored: made beside the ledger, by as many processes as there are."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields, replace
from typing import TYPE_CHECKING, Any

from travaux.ledger.facts import facts_of
from travaux.ledger.passages import Passage
from travaux.ledger.vocabulary import LedgerWords
from travaux.ledger.words import SentenceWords
from travaux.record.article import Rejection
from travaux.record.capture import Capture
from travaux.record.record import MadeBy, Record
from travaux.record.span import tagged_id
from travaux.record.wire import LISTS, made_by_to_dict
from travaux.store.joins.facts import JoinFacts, join_facts
from travaux.store.pack import pack, storable
from travaux.store.records import textless

if TYPE_CHECKING:
    from travaux.joins.joining import Joiner

COUNTED = tuple(LISTS)


@dataclass(frozen=True, slots=True)
class CaptureFacts:
    """A capture without its bytes."""

    id: str
    sha256: str
    size: int
    source: str
    url: str | None
    wire_id: str | None
    title: str | None
    publisher: str | None
    published: str | None
    retrieved: str | None
    charset: str | None
    content_type: str | None
    extra: str


@dataclass(frozen=True, slots=True)
class ReadingFacts:
    """A record as it is stored, and what the ledger derives from it."""

    article: str
    version: str
    layer: str
    text: bytes  # packed
    reading: str
    packed: bytes
    maker: str
    made_by: str
    reader: str
    title: str | None
    publisher: str | None
    origin: str
    published: str | None
    published_basis: str | None
    notes: str
    title_key: str | None
    counts: str
    passages: tuple[Passage, ...]
    words: tuple[SentenceWords, ...]
    joining: JoinFacts


@dataclass(frozen=True, slots=True)
class Entry:
    """One capture and what came of it; a rejection may lack the capture, where there were no bytes.

    `made_by` is what read it, as canonical JSON; None where nothing did.
    """

    capture: CaptureFacts | None
    bytes: bytes | None  # packed
    result: ReadingFacts | Rejection
    made_by: str | None


def prepare(
    capture: Capture | None,
    result: Record | Rejection,
    lexicons: LedgerWords,
    made_by: MadeBy | None,
    version: str | None = None,
    joiners: Sequence[Joiner] = (),
) -> Entry:
    """What is to be stored of a capture and of what reading it gave.

    Args:
        version: the one that was read again.
        joiners: of the ledger's talks.
    """
    facts = _capture_facts(capture) if capture is not None else None
    packed = pack(capture.data) if capture is not None else None
    maker = canonical(made_by_to_dict(made_by)) if made_by is not None else None
    if isinstance(result, Rejection):
        trace = storable(result.traceback) if result.traceback is not None else None
        told = replace(result, source=storable(result.source), detail=storable(result.detail), traceback=trace)
        return Entry(facts, packed, told, maker)
    return Entry(facts, packed, prepare_reading(result, lexicons, version, joiners), maker)


def _capture_facts(capture: Capture) -> CaptureFacts:
    told = [getattr(capture, field.name) for field in fields(CaptureFacts)[3:]]
    stored: list[Any] = [storable(value) if value is not None else None for value in told]
    return CaptureFacts(capture.id, capture.sha256, len(capture.data), *stored)


def prepare_reading(
    record: Record, lexicons: LedgerWords, version: str | None = None, joiners: Sequence[Joiner] = ()
) -> ReadingFacts:
    """What is stored of a record; the arguments are those of `prepare`."""
    plain = textless(record)
    facts = facts_of(record, lexicons)
    article = record.article
    made_by = canonical(made_by_to_dict(record.made_by))
    version = version if version is not None else version_id(article.id, article.version)
    return ReadingFacts(
        article=article.id,
        version=version,
        layer=article.version,
        text=pack(article.text.encode()),
        reading=reading_id(version, plain),
        packed=pack(plain),
        maker=maker_id(made_by),
        made_by=made_by,
        reader=record.made_by.reader,
        title=storable(article.title) if article.title is not None else None,
        publisher=storable(article.publisher) if article.publisher is not None else None,
        origin=storable(facts.origin),
        published=article.published,
        published_basis=article.published_basis,
        notes=storable(canonical([asdict(note) for note in facts.notes])),
        title_key=facts.title_key,
        counts=canonical({name: len(getattr(record, name)) for name in COUNTED}),
        passages=facts.passages,
        words=facts.words,
        joining=join_facts(record, lexicons.joining, joiners),
    )


def version_id(article: str, layer: str) -> str:
    """The id of a version: its article's and that of the text which was read first."""
    return tagged_id("e1", article, layer)


def reading_id(version: str, plain: bytes) -> str:
    """The id of a reading: its version's and the hash of its record without the text."""
    return tagged_id("g1", version, hashlib.sha256(plain).hexdigest())


def maker_id(made_by: str) -> str:
    """The id of what made a record: version, reader, model, lexicons and options, as canonical JSON."""
    return tagged_id("m1", made_by)


def canonical(value: Any) -> str:
    """Canonical JSON: keys in order, no white space."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
