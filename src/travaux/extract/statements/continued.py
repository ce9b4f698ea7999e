"""Quotations of several paragraphs, each opened and only the last one closed: all are of whoever the first is of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from travaux.extract.statements.clauses import Clauses
from travaux.extract.statements.quotations import find_quotations
from travaux.extract.statements.raw import CLOSING, OPENING, Raw, trim_content
from travaux.record.article import Article, Block
from travaux.record.span import Span, holds, outside

CONTINUED_SCORE = 0.6
_PROSE = ("paragraph", "quote")


def with_continued(found: Sequence[Raw], article: Article, clauses: Clauses) -> list[Raw]:
    """Statements, and one for each paragraph that goes on with a quotation; what is told to be said there lies inside it."""
    result = list(found)
    for span in _continued(article):
        inside = [raw for raw in result if raw.cue and holds((span,), raw.cue[0])]
        clipped = [clip for raw in inside if (clip := _clipped(raw, span, clauses)) is not None]
        others = [raw for raw in result if raw not in inside and not any(holds((span,), each) for each in raw.content)]
        result = [*others, *clipped, Raw((), (), (span,), CONTINUED_SCORE)]
    return result


def _continued(article: Article) -> list[Span]:
    """The paragraphs that are a quotation throughout, below one that has opened a quotation and not closed it."""
    prose = [b for b in article.blocks if b.kind in _PROSE]
    quoted = set(find_quotations(article))
    return [(b.start, b.end) for a, b in pairwise(prose) if _is_open(article.text, a) and (b.start, b.end) in quoted]


def _is_open(text: str, block: Block) -> bool:
    """Whether the last quotation that a paragraph opens isn't closed in it."""
    marks = [mark for mark in text[block.start : block.end] if mark in '"“”']
    if "“" in marks:
        return "”" not in marks[len(marks) - marks[::-1].index("“") :]
    return marks.count('"') % 2 == 1 and text[block.start] == '"' and text[block.end - 1] not in CLOSING


def _clipped(raw: Raw, span: Span, clauses: Clauses) -> Raw | None:
    """An attribution with no more of its content than its cue's sentence; None if nothing is left, or nobody says it."""
    sentence = clauses.sentence_span(clauses.sentence_of(clauses.range_of(raw.cue[0])[0]))
    first, end = max(sentence[0], span[0]), min(sentence[1], span[1])
    first += clauses.text[first] in OPENING
    parts = ((max(a, first), min(b, end)) for a, b in raw.content if max(a, first) < min(b, end))
    content = trim_content(clauses.text, outside(parts, (*raw.source, *raw.cue)))
    return replace(raw, content=content) if content and raw.source else None
