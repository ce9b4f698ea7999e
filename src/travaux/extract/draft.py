"""A statement before its actors and times are resolved: what the statement finder hands to the resolvers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from travaux.record.span import Span, Spans
from travaux.record.statement import Form

Turn = Literal["question", "answer"]


@dataclass(frozen=True, slots=True)
class Draft:
    """One attribution with its spans and structure, its speaker not yet known.

    `within` is the index, in the same list, of the statement inside whose content this one lies. `addressee` holds
    the spans of the words that say to whom. `label` is true where the source is the label of a transcript's turn,
    `credit` where the statement is an agency's own credit ("TASS has learned"). `turn` tells what the whole of it is
    in an interview without labels. `speaker_of` is the index of the statement whose speaker speaks on here: set where
    the source is empty (a quotation that goes on). `score` is the model's calibrated probability in [0, 1] that the
    attribution is one.
    """

    source: Spans
    cue: Spans
    content: Spans
    form: Form
    within: int | None = None
    speaker_of: int | None = None
    addressee: tuple[Span, ...] = ()
    question: bool = False
    negated: bool = False
    label: bool = False
    turn: Turn | None = None
    credit: bool = False
    score: float = 0.0

    @property
    def headed(self) -> bool:
        """Whether its source heads its words, as a label or a line with who issues them does, and no verb says so."""
        return self.form == "direct" and bool(self.source) and not self.cue
