"""Statements: something that a report says was said, written, asked or held by a source other than its narrator."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from travaux.record.span import Spans
from travaux.record.time import TimeValue

Form = Literal["direct", "indirect", "mixed"]


@dataclass(frozen=True, slots=True)
class Statement:
    """One attribution: who (source, speaker) said (cue) what (content), to whom, when, inside which other statement.

    `speaker`, `co_speakers` and `addressee` are actor ids, `within` a statement id. `confidence` estimates the
    probability that the statement is one and its speaker right.
    """

    id: str
    speaker: str | None
    source: Spans
    cue: Spans
    content: Spans
    form: Form
    co_speakers: tuple[str, ...] = ()
    addressee: tuple[str, ...] = ()
    said: TimeValue | None = None
    within: str | None = None
    question: bool = False
    negated: bool = False
    confidence: float = 0.0
