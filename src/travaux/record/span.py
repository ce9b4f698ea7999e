"""Spans: half-open pairs of code-point offsets into an article's unchanging text."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence

Span = tuple[int, int]
Spans = tuple[Span, ...]


def to_spans(pairs: Iterable[Sequence[int]]) -> Spans:
    """Spans from their wire form, `[[start, end], ...]`, in the given order.

    Raises:
        ValueError: a pair is not two integers with `0 <= start < end`.
    """
    spans = []
    for pair in pairs:
        whole = isinstance(pair, Sequence) and len(pair) == 2 and all(type(x) is int for x in pair)
        if not whole or not 0 <= pair[0] < pair[1]:
            raise ValueError(f"expected a span [start, end] with 0 <= start < end, got {str(pair)[:40]}")
        spans.append((pair[0], pair[1]))
    return tuple(spans)


def holds(spans: Iterable[Span], span: Span) -> bool:
    """Whether one of some spans holds another whole."""
    return any(start <= span[0] and span[1] <= end for start, end in spans)


def touch(first: Span, second: Span) -> bool:
    """Whether two spans have a character in common."""
    return first[0] < second[1] and second[0] < first[1]


def outside(spans: Iterable[Span], others: Iterable[Span]) -> Spans:
    """What spans leave outside of others, in their order; empty pieces are none."""
    left = tuple(spans)
    for start, end in others:
        left = tuple(part for a, b in left for part in ((a, min(b, start)), (max(a, end), b)) if part[0] < part[1])
    return left


def text_of(text: str, spans: Iterable[Span], *, joiner: str = " … ") -> str:
    """The quoted words at the spans, in order, discontinuous pieces joined by `joiner`."""
    return joiner.join(text[start:end] for start, end in spans)


def tagged_id(tag: str, *parts: object) -> str:
    """A content id such as `s1:3f2a...`: the tag and 16 hexadecimal digits of SHA-256 of the parts' canonical JSON."""
    canonical = json.dumps(parts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f"{tag}:{hashlib.sha256(canonical.encode()).hexdigest()[:16]}"
