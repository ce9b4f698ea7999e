"""Where sentences begin: the model proposes, the text's form decides what is possible."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from travaux.record.span import Span

_FINAL = frozenset(".?!…:;") | {"..."}
_CLOSING = frozenset("\"”’')]»")
LONGEST = 150  # words; a list without full stops is cut at its likeliest place


def find_sentences(text: str, words: Sequence[Span], block_of: Sequence[int], starts: NDArray[np.float32]) -> list[tuple[int, int]]:
    """Half-open word ranges of sentences; none spans two blocks.

    Args:
        starts: float32 [words], log odds that a sentence begins at the word.
    """
    count = len(words)
    begins = [i for i in range(count) if i == 0 or block_of[i] != block_of[i - 1] or (starts[i] > 0 and _may_begin(text, words, i))]
    sentences: list[tuple[int, int]] = []
    for start, end in pairwise([*begins, count]):
        while end - start > LONGEST:
            cut = start + 1 + int(np.argmax(starts[start + 1 : start + LONGEST]))
            sentences.append((start, cut))
            start = cut
        sentences.append((start, end))
    return sentences


def _may_begin(text: str, words: Sequence[Span], i: int) -> bool:
    """A sentence may begin after final punctuation (and what closes it), a dash or a line's end."""
    if "\n" in text[words[i - 1][1] : words[i][0]]:
        return True
    j = i - 1
    while j > 0 and text[words[j][0] : words[j][1]] in _CLOSING:
        j -= 1
    before = text[words[j][0] : words[j][1]]
    return before[-1] in _FINAL or before in ("--", "—", "–") or j < i - 1
