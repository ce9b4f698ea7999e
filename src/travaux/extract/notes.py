"""What a newsroom notes on its own copy, of which nothing is told: "(Corrects in paragraph 2 to say the union, not ...)"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from travaux.analysis.values import Analysis, Attribution
from travaux.record.span import Span

_NOTE = re.compile(
    r"[(\[](?:(?i:corrects|corrected|correcting|fixes|removes|refiles|recasts|clarifies|adds|updates|deletes|drops|amends)\b"
    r"|[Tt]his (?:[\w.]+ ){0,3}(?:story|article|report|item|version) (?:has been|was|is) "
    r"(?:re)?(?:corrected|amended|filed|clarified)\b)"
    r"[^\n]*[)\]]\s*"
)


def without_notes(analysis: Analysis) -> Analysis:
    """An analysis without what the model found in notes that stand in blocks of their own."""
    article = analysis.article
    notes = [(b.start, b.end) for b in article.blocks if _NOTE.fullmatch(article.text, b.start, b.end) is not None]
    if not notes:
        return analysis
    return replace(
        analysis,
        names=tuple(name for name in analysis.names if not _lies_in(name.start, notes)),
        attributions=tuple(found for found in analysis.attributions if not _is_of(found, notes)),
        nested=tuple(found for found in analysis.nested if not _is_of(found, notes)),
        move_cues=tuple(cue for cue in analysis.move_cues if not _lies_in(analysis.tokens[cue.token].start, notes)),
    )


def _lies_in(place: int, spans: Sequence[Span]) -> bool:
    return any(start <= place < end for start, end in spans)


def _is_of(found: Attribution, notes: Sequence[Span]) -> bool:
    return any(_lies_in(span.start, notes) for span in (*found.cue, *found.content))
