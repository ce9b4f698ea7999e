"""Who speaks in a text that is a statement's source: whose text it is, where that is told anywhere in the report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from travaux.extract.moves.scene import MoveScene
from travaux.record.document import Document
from travaux.record.span import Span, holds
from travaux.record.statement import Statement
from travaux.record.unresolved import Unresolved


def voiced(
    scene: MoveScene, statements: Sequence[Statement], rows: Sequence[Unresolved], documents: Sequence[Document]
) -> tuple[tuple[Statement, ...], list[Unresolved]]:
    """The statements, and the rows of what of them is open.

    One whose source is a text and that has no speaker is its authors': "The letter says that it will. Keno wrote it".
    """
    found = []
    for statement in statements:
        authors = () if statement.speaker is not None else _authors(scene, statement, documents)
        found.append(replace(statement, speaker=authors[0], co_speakers=authors[1:]) if authors else statement)
    spoken = {statement.id for statement in found if statement.speaker is not None}
    return tuple(found), [row for row in rows if row.item not in spoken or row.field != "speaker"]


def _authors(scene: MoveScene, statement: Statement, documents: Sequence[Document]) -> tuple[str, ...]:
    """The authors of the text that is a statement's source, or for which its "that" stands: "a letter that urges them to"."""
    spans = [_meant(scene, span) for span in statement.source]
    texts = (d for d in documents for mention in d.mentions if any(holds((mention,), span) for span in spans))
    return next((text.authors for text in texts), ())


def _meant(scene: MoveScene, span: Span) -> Span:
    """Where the noun stands for which a relative pronoun does; any other words themselves."""
    inside = scene.clauses.range_of(span)
    noun = scene.relations.antecedent(inside[0]) if len(inside) == 1 else -1
    return scene.span_of((noun,)) if noun >= 0 and noun != inside[0] else span
