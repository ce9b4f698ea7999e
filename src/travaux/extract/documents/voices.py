"""Who speaks in a text that is a statement's source: whose text it is, where that is told anywhere in the report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from travaux.record.document import Document
from travaux.record.span import holds
from travaux.record.statement import Statement


def voiced(statements: Sequence[Statement], documents: Sequence[Document]) -> tuple[Statement, ...]:
    """The statements; one whose source is a text and has no speaker is its authors': "The letter says ... Keno wrote it"."""
    found = []
    for statement in statements:
        authors = () if statement.speaker is not None else _authors(statement, documents)
        found.append(replace(statement, speaker=authors[0], co_speakers=authors[1:]) if authors else statement)
    return tuple(found)


def _authors(statement: Statement, documents: Sequence[Document]) -> tuple[str, ...]:
    """The authors of the text that is a statement's source."""
    texts = (d for d in documents for mention in d.mentions if any(holds((mention,), span) for span in statement.source))
    return next((text.authors for text in texts), ())
