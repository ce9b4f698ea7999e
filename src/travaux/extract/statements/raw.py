"""Attributions as the model finds them, their spans put into the form that a statement's have."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from travaux.analysis.values import Attribution, LabelledSpan
from travaux.extract.draft import Turn
from travaux.record.span import Span, Spans
from travaux.record.statement import Form

OPENING, CLOSING = '"“«„', '"”»'
_SINGLE_OPENING, _SINGLE_CLOSING = "‘'", "’'"
_TRAILING = ",;:.–—- \t\n"
_THAT = re.compile(r"that\b[ ,]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Raw:
    """Spans of one attribution in text order, and the model's probability that it is one.

    `form` is set where the text's own form decides it: a turn and a text under its author's name are `direct`. `turn` is what it is
    in an interview that is printed without labels.
    """

    source: Spans
    cue: Spans
    content: Spans
    score: float
    credit: bool = False
    label: bool = False
    form: Form | None = None
    turn: Turn | None = None

    @property
    def start(self) -> int:
        """Where its first span begins."""
        return min(a for a, _ in (*self.source, *self.cue, *self.content))


def to_raw(text: str, attribution: Attribution) -> Raw | None:
    """A model's attribution with its content trimmed; None if nothing of the content is left, or the cue is no word."""
    content = trim_content(text, (bounds(s) for s in attribution.content))
    if not content or (attribution.cue and not any(c.isalpha() for s in attribution.cue for c in text[s.start : s.end])):
        return None
    return Raw(
        tuple(trim_source(text, bounds(s)) for s in attribution.source),
        tuple(bounds(s) for s in attribution.cue),
        content,
        attribution.score,
    )


def bounds(span: LabelledSpan) -> Span:
    """A labelled span's offsets."""
    return span.start, span.end


def trim_source(text: str, span: Span) -> Span:
    """A source without punctuation round it."""
    start, end = span
    while end - start > 1 and text[end - 1] in ",;:—- ":
        end -= 1
    while end - start > 1 and text[start] in ",;:—- ":
        start += 1
    return start, end


def trim_content(text: str, spans: Iterable[Span]) -> Spans:
    """Content spans with their quotation marks, without "that" and closing punctuation; those that touch are joined."""
    trimmed: list[Span] = []
    for span in sorted(spans):
        start, end = _trim_one(text, span)
        if end <= start:
            continue
        if trimmed and not text[trimmed[-1][1] : start].strip(" \t.,;"):
            trimmed[-1] = (trimmed[-1][0], end)
        else:
            trimmed.append((start, end))
    return tuple(trimmed)


def _trim_one(text: str, span: Span) -> Span:
    start, end = span
    while start < end and (text[start] in ",;:–—- \t\n" or text[start] in "”»"):
        start += 1
    if match := _THAT.match(text, start, end):
        start = match.end()
    while end > start and text[end - 1] in _TRAILING and not _is_inside_quotation(text, start, end):
        end -= 1
    if start > 0 and text[start - 1] in OPENING and _has_closing(text, start, end):
        start -= 1
    if end < len(text) and text[end] in CLOSING and _is_open(text, start, end):
        end += 1
    elif end + 1 < len(text) and text[end] in ".,?!" and text[end + 1] in CLOSING and _is_open(text, start, end):
        end += 2
    return start, end


def _is_open(text: str, start: int, end: int) -> bool:
    """Whether a quotation that begins in the span isn't closed in it."""
    inside = text[start:end]
    return inside.count("“") > inside.count("”") or inside.count("«") > inside.count("»") or inside.count('"') % 2 == 1


def _has_closing(text: str, start: int, end: int) -> bool:
    """Whether the span, or what follows it directly, closes a quotation that it doesn't open."""
    inside = text[start : end + 2]
    mark = text[start - 1]
    if mark == '"':
        return inside.count('"') % 2 == 1
    return inside.count(CLOSING['"“«„'.index(mark) if mark != "„" else 1]) > text[start:end].count(mark)


def _is_inside_quotation(text: str, start: int, end: int) -> bool:
    return end < len(text) and text[end] in CLOSING and _is_open(text, start, end)
