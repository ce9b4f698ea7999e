"""Which passages are copies of one another: how like two are, and in what they differ."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Indel, Levenshtein

from travaux.ledger.passages import MOST_COUNTED, WORD_BITS, signature_of
from travaux.ledger.protected import ProtectedWords, Reading, Word, read_words

LEAST_LIKE = 0.85
_GROUPS = ("number", "date", "polarity", "name", "hedge", "wording")
_WORD_MASK = (1 << WORD_BITS) - 1


@dataclass(frozen=True, slots=True)
class Likeness:
    """How like two passages are.

    `score` in [0, 1], not calibrated, is twice the words in common, in order, over all words. `differences` are those of number,
    date, polarity, name, hedge and wording in which the passages differ, in that order.
    """

    same: bool
    score: float
    differences: tuple[str, ...]


def may_be_copies(bits: int, others: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which of some passages may be near copies of one by their `bits`: a word put in or left out changes one of these at most.

    Args:
        others: their `bits`, of any shape, which is that of the answer too.
    """
    most = (1 - LEAST_LIKE) * ((bits >> WORD_BITS) + (others >> WORD_BITS))
    long = np.maximum(bits, others) >> WORD_BITS == MOST_COUNTED
    found: NDArray[np.bool_] = long | (np.bitwise_count((bits ^ others) & _WORD_MASK) <= most + 1e-9)
    return found


def compare_passages(first_text: str, second_text: str, words: ProtectedWords) -> Likeness:
    """How like two passages are, and whether one is a copy of the other; the order of the two makes no difference.

    Copies have the same protected words in the same order, bearing on the same words, at least 85% of words in common, and no
    word exchanged for another. Being equal, protected words stay so along a chain of copies: links of copies may be
    closed transitively without a number, date, name, denial or hedge changing on the way. Unprotected words may drift.
    """
    readings = sorted((read_words(first_text, words), read_words(second_text, words)), key=_order)
    first, second = readings[0], readings[1]
    forms = [[word.form for word in reading.core] for reading in readings]
    score = Indel.normalized_similarity(*forms) if any(forms) else 1.0
    moved, exchanged = _edits(first.core, second.core, *forms)
    differing = {name for name in _GROUPS if _of_group(first, name) != _of_group(second, name)} | moved
    if exchanged or score < LEAST_LIKE or (not differing and signature_of(first) != signature_of(second)):
        differing.add("wording")
    return Likeness(not differing, score, tuple(name for name in _GROUPS if name in differing))


class Compared(NamedTuple):
    """What passages are compared by: the forms of the words, the words themselves, and the signature of the protected ones."""

    forms: list[str]
    words: list[Word]
    signature: list[str]


def read_compared(text: str, words: ProtectedWords) -> Compared:
    """A passage, read to be compared."""
    reading = read_words(text, words)
    return Compared([word.form for word in reading.core], reading.core, signature_of(reading))


def are_copies(first: Compared, second: Compared) -> bool:
    """What `compare_passages` says of two passages that were read, sooner."""
    if first.signature != second.signature:
        return False
    if first.forms == second.forms:
        return True
    if _one_exchanged(first, second) or Indel.normalized_similarity(first.forms, second.forms) < LEAST_LIKE:
        return False
    one, other = (first, second) if (len(first.forms), first.forms) < (len(second.forms), second.forms) else (second, first)
    moved, exchanged = _edits(one.words, other.words, one.forms, other.forms)
    return not moved and not exchanged


def _one_exchanged(first: Compared, second: Compared) -> bool:
    """Whether exactly one word is another one, and no harmless one: most passages that follow one pattern differ so."""
    if len(first.forms) != len(second.forms):
        return False
    places = [at for at, (one, other) in enumerate(zip(first.forms, second.forms, strict=True)) if one != other]
    return len(places) == 1 and not first.words[places[0]].kind == second.words[places[0]].kind == "harmless"


def _order(reading: Reading) -> tuple[int, list[tuple[str, str]]]:
    return len(reading.core), [(word.form, word.group) for word in reading.core + reading.said]


def _of_group(reading: Reading, group: str) -> tuple[list[tuple[str, str]], list[str]]:
    core = [(word.form, word.anchor) for word in reading.core if word.group == group]
    return core, [word.form for word in reading.said if word.group == group]


def _edits(first: list[Word], second: list[Word], before: list[str], after: list[str]) -> tuple[set[str], bool]:
    """Groups of the protected words that are put in, left out or exchanged, and whether any other word is exchanged."""
    groups: set[str] = set()
    exchanged = False
    for operation in Levenshtein.opcodes(before, after):
        if operation.tag == "equal":
            continue
        gone = first[operation.src_start : operation.src_end]
        come = second[operation.dest_start : operation.dest_end]
        groups.update(word.group for word in (*gone, *come) if word.group)
        for old, new in zip(gone, come) if operation.tag == "replace" else ():
            exchanged = exchanged or not (old.group or new.group or old.kind == new.kind == "harmless")
            groups.update({"name"} if old.kind == new.kind == "head" else ())
    return groups, exchanged
