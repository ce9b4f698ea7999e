"""What the ledger keeps beside a record: where it belongs, its passages and its words. A function of the record alone."""

from __future__ import annotations

from dataclasses import dataclass

from travaux.ledger.notes import Note, find_notes, title_key
from travaux.ledger.origins import origin_of
from travaux.ledger.passages import Passage, find_passages
from travaux.ledger.vocabulary import LedgerWords
from travaux.ledger.words import SentenceWords, index_words
from travaux.record.record import Record
from travaux.record.span import tagged_id


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """What follows from a record for its place in the ledger.

    Args:
        origin: the outermost agency credited, else the publisher, else what stands for it.
        notes: that it corrects, updates or takes back an earlier report, or may not be known yet.
        title_key: what a correction and its original share; None without a title.
        passages: what copies are found by.
        words: what is searched.
    """

    origin: str
    notes: tuple[Note, ...]
    title_key: str | None
    passages: tuple[Passage, ...]
    words: tuple[SentenceWords, ...]


def facts_of(record: Record, lexicons: LedgerWords) -> ReportFacts:
    """What the ledger keeps beside a record."""
    notes = find_notes(record.article, lexicons.notes)
    named = next((note.headline for note in notes if note.headline), None)
    title = named or record.article.title
    key = title_key(title, lexicons.notes) if title else None
    return ReportFacts(
        origin_of(record),
        notes,
        tagged_id("k1", key) if key else None,
        find_passages(record.article.text, record.sentences, lexicons.protected),
        index_words(record),
    )
