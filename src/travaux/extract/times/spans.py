"""Which words of a text are time expressions: the model's spans, put right by rule."""

from __future__ import annotations

from travaux.analysis.values import Analysis, LabelledSpan
from travaux.extract.times.lexicon import TimeLexicon


def choose_spans(analysis: Analysis, lexicon: TimeLexicon) -> list[LabelledSpan]:
    """The spans of time expressions in text order, none overlapping another."""
    return sorted(analysis.times, key=lambda s: s.start)
