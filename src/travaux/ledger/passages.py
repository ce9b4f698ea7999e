"""Passages of a report, and which of them are copies of one another."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Indel, Levenshtein

from travaux.ledger.protected import ProtectedWords, Reading, Word, read_words
from travaux.record.span import Span, Spans

FEWEST_WORDS = 8
LEAST_LIKE = 0.85
_GROUPS = ("number", "date", "polarity", "name", "hedge", "wording")
_MARK = re.compile(r'["“”„«»]')
_TELLING_SIGNATURE = 2  # protected words
_WORD_BITS, _MOST_COUNTED = 56, 127
_WORD_MASK = (1 << _WORD_BITS) - 1
_63_BITS = (1 << 63) - 1
_64_BITS = (1 << 64) - 1
_SPREAD, _PAIRED = 0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F  # odd, of high entropy: the golden ratio, and a prime of xxHash


class Passage(NamedTuple):
    """A sentence of a report, or a quoted stretch of one, of at least eight words.

    `key` hashes its normalised words. `sketch` holds two values: passages whose protected words are equal, and whose others
    nearly are, mostly share one. `bits` tell two that can't be near copies all the same. These are of 63 bits. `words` counts
    its words, `quoted` tells that it is a quotation throughout.
    """

    span: Span
    key: int
    sketch: tuple[int, int]
    words: int
    bits: int
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Likeness:
    """How like two passages are.

    `score` in [0, 1], not calibrated, is twice the words in common, in order, over all words. `differences` are those of number,
    date, polarity, name, hedge and wording in which the passages differ, in that order.
    """

    same: bool
    score: float
    differences: tuple[str, ...]


def find_passages(text: str, sentences: Spans, words: ProtectedWords) -> tuple[Passage, ...]:
    """The passages of a report in text order, a sentence before the quoted stretches in it.

    Args:
        sentences: spans of the text, as a record has them.
    """
    found: list[Passage] = []
    inside = False
    for start, end in sentences:
        sentence = text[start:end]
        quotes, inside = _quotes(sentence, inside and "\n" not in text[max(0, start - 2) : start])
        if (count := len(sentence.split())) < FEWEST_WORDS:
            continue
        whole = len(quotes) == 1 and not _has_words(sentence[: quotes[0][0]] + sentence[quotes[0][1] :])
        found.append(_passage((start, end), sentence, words, count, whole))
        for first, last in () if whole else quotes:
            if (count := len(sentence[first:last].split())) >= FEWEST_WORDS:
                found.append(_passage((start + first, start + last), sentence[first:last], words, count, True))
    return tuple(found)


def read_passage(text: str, words: ProtectedWords) -> Passage:
    """A stretch of text as a passage by itself, of whatever length."""
    return _passage((0, len(text)), text, words, len(text.split()), False)


def _quotes(sentence: str, inside: bool) -> tuple[list[Span], bool]:
    """Stretches between quotation marks, and whether one goes on after the sentence."""
    stretches: list[Span] = []
    begin = 0
    for match in _MARK.finditer(sentence):
        at, mark = match.start(), match.group()
        opens = mark in "“„«" or (mark == '"' and (at == 0 or sentence[at - 1] in " \u00a0\n([—–-"))
        if inside and not opens:
            stretches.append((begin, at))
            inside = False
        elif opens:
            begin, inside = at + 1, True
    if inside and begin < len(sentence):
        stretches.append((begin, len(sentence)))
    return stretches, inside


def _has_words(text: str) -> bool:
    return any(c.isalnum() for c in text)


def _passage(span: Span, text: str, words: ProtectedWords, count: int, quoted: bool) -> Passage:
    reading = read_words(text, words)
    key = _hash([*[word.group + word.form for word in reading.core], "", *[word.group + word.form for word in reading.said]])
    return Passage(span, key, _sketch(reading, _hash(_signature(reading))), count, _bits(reading), quoted)


def _hash(parts: list[str]) -> int:
    """63 bits, the same on every machine."""
    return int.from_bytes(blake2b("\n".join(parts).encode(), digest_size=8).digest()) & _63_BITS


def _signature(reading: Reading) -> list[str]:
    """The protected words in order, each with what it bears on; those that say when it was said stand apart."""
    signed = [f"{word.group}:{word.form}:{word.anchor}" for word in reading.core if word.group]
    return signed + [f"said:{word.form}" for word in reading.said]


def _sketch(reading: Reading, signature: int) -> tuple[int, int]:
    """The least hash of the words, and that of the words by another way of hashing, each with the signature.

    A passage with fewer than two protected words would share a value with all that have one common word: there it is the two
    least hashes. On 1,500 texts of open news 93% of sentences share a value with a copy in which one or two words
    are put in or left out, and the fullest value has 16 passages (from three protected words on: 91%, and 7).
    """
    codes = [word.code for word in reading.core if word.telling] or [0]
    ways = [code * _SPREAD & _64_BITS for code in codes], [(code ^ code >> 9) * _PAIRED & _64_BITS for code in codes]
    if len(reading.said) + sum([word.group != "" for word in reading.core]) >= _TELLING_SIGNATURE:
        first, second = (min(way) & _63_BITS for way in ways)
    else:
        first, second = (sum(sorted(way)[:2]) & _63_BITS for way in ways)
    return (first ^ signature) * _SPREAD & _63_BITS, (second ^ signature) * _PAIRED & _63_BITS


def _bits(reading: Reading) -> int:
    """A bit for each word, of 56, and above them how many words there are."""
    bits = 0
    for word in reading.core:
        bits |= 1 << word.code % _WORD_BITS
    return bits | min(len(reading.core), _MOST_COUNTED) << _WORD_BITS


def may_be_copies(bits: int, others: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which of some passages may be near copies of one by their `bits`: a word put in or left out changes one of these at most.

    Args:
        others: their `bits`, of any shape, which is that of the answer too.
    """
    most = (1 - LEAST_LIKE) * ((bits >> _WORD_BITS) + (others >> _WORD_BITS))
    long = np.maximum(bits, others) >> _WORD_BITS == _MOST_COUNTED
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
    if exchanged or score < LEAST_LIKE or (not differing and _signature(first) != _signature(second)):
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
    return Compared([word.form for word in reading.core], reading.core, _signature(reading))


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


class Families:
    """Families of passages as they grow, each named by its smallest key; in which order they are joined makes no difference.

    Args:
        named: passages that have near copies, with their families.
    """

    def __init__(self, named: Mapping[int, int]) -> None:
        self._above = {key: name for key, name in named.items() if key != name}

    def of(self, key: int) -> int:
        """The family of a passage, its own key where it has no near copy."""
        while (above := self._above.get(key, key)) != key:
            self._above[key] = self._above.get(above, above)
            key = above
        return key

    def join(self, first: int, second: int) -> None:
        """Make one family of those of two passages."""
        low, high = sorted((self.of(first), self.of(second)))
        if low != high:
            self._above[high] = low

    def all(self) -> dict[int, int]:
        """The family of each passage that has a near copy."""
        named = {key: self.of(key) for key in list(self._above)}
        return named | {name: name for name in named.values()}


def share_copied(passages: Iterable[Passage], family_of: Mapping[int, int], others: Collection[int]) -> float:
    """The share of a report's words, in passages, that another report has too; 0.0 where it has no passages.

    Args:
        passages: those of the report.
        family_of: families by key; a key without one is its own.
        others: the families of the other report's passages.
    """
    total = copied = end = counted = width = 0
    for passage in sorted(passages, key=lambda p: (p.span[0], -p.span[1])):
        had = family_of.get(passage.key, passage.key) in others
        if passage.span[0] >= end:
            end, width, counted = passage.span[1], passage.words, 0
            total += width
        more = min(passage.words, width - counted) if had else 0
        counted += more
        copied += more
    return copied / total if total else 0.0
