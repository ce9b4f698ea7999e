"""Analyses of sentences whose time spans are marked with brackets, without a model."""

from __future__ import annotations

import re

import numpy as np
from factories import make_article

from travaux.analysis.values import Analysis, LabelledSpan
from travaux.extract.times import resolve_spans
from travaux.extract.times.resolve import Resolved
from travaux.resources import load_time_lexicon


def make_analysis(text: str, spans: list[tuple[int, int]], published: str | None = None) -> Analysis:
    """An analysis that has found some times and nothing else, not even words."""
    times = tuple(LabelledSpan(start, end, "DATE", 0.9) for start, end in spans)
    article, no_vectors = make_article(text, published=published), np.zeros((0, 1), np.float32)
    return Analysis(article, (), (), (), times, (), (), (), lambda _, others: np.zeros(len(others), np.float32), no_vectors)


def unmark(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without its brackets, and where they stood."""
    spans: list[tuple[int, int]] = []
    for number, found in enumerate(re.finditer(r"\[([^]]+)\]", marked)):
        start = found.start() - 2 * number
        spans.append((start, start + len(found[1])))
    return re.sub(r"[\[\]]", "", marked), spans


def values_of(marked: str, published: str | None) -> list[Resolved]:
    """What the marked expressions mean."""
    text, spans = unmark(marked)
    analysis = make_analysis(text, spans, published)
    return resolve_spans(analysis, analysis.times, published, load_time_lexicon())
