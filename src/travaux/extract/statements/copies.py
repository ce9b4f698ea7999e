"""Who has a statement before him, which is told between it and its words: "in a statement of which LNA received a copy that"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from travaux.extract.statements.raw import Raw, trim_content
from travaux.record.span import Span, Spans, outside, touch

_COPY = re.compile(
    r"(?:,? (?:in|by|through) (?:an?|the|his|her|its|their) (?:[\w-]+ ){0,3}"
    r"(?:statement|letter|message|release|communiqu[eé]|note))?"
    r",? (?:of )?which [^.;:,\"“”\n]{2,60}? "
    r"(?:received|obtained|got|has|had|acquired|secured|was sent|were sent) a copy,?(?= )"
)


def without_copies(found: Iterable[Raw], text: str) -> list[Raw]:
    """Attributions without those that only tell who received a copy of a statement, and without these words in the others."""
    told = copies_told(text)
    kept = (_without(raw, told, text) if any(touch(span, each) for each in told for span in _spans(raw)) else raw for raw in found)
    return [raw for raw in kept if raw is not None]


def copies_told(text: str) -> list[Span]:
    """The words that tell who received a copy of a statement."""
    return [match.span() for match in _COPY.finditer(text)]


def _spans(raw: Raw) -> Spans:
    return (*raw.source, *raw.cue, *raw.content)


def _without(raw: Raw, told: list[Span], text: str) -> Raw | None:
    """An attribution without some words; None where these tell it, or its content is nothing else."""
    cue = outside(raw.cue, told)
    content = trim_content(text, outside(raw.content, told))
    if not content or (raw.cue and not cue):
        return None
    return replace(raw, source=tuple(s for s in raw.source if not any(touch(s, each) for each in told)), cue=cue, content=content)
