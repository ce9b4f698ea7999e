"""What the encoder reads: word pieces with features of form, in windows that overlap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from travaux.record.span import Span

CASES, GAPS, QUOTED = 6, 4, 2
FEATURES = CASES * GAPS * QUOTED
_OPENING, _CLOSING, _EITHER = "“„«", "”»", '"'
_TYPED_QUOTES = {"``": '"', "''": '"'}  # as agencies' wires and the Penn Treebank type them


@dataclass(frozen=True, slots=True)
class Pieces:
    """A text as the encoder reads it.

    `ids`, `features` and `words` are int32 [pieces]: vocabulary id, form feature in [0, FEATURES), and the index of
    the word that the piece belongs to (-1 for the separator between blocks). `first` is int32 [words]: each word's
    first piece.
    """

    ids: NDArray[np.int32]
    features: NDArray[np.int32]
    words: NDArray[np.int32]
    first: NDArray[np.int32]


def case_of(word: str) -> int:
    """Form of a word: 0 lower, 1 Capitalised, 2 UPPER, 3 mIxed, 4 with a digit, 5 other (punctuation)."""
    if any(c.isdigit() for c in word):
        return 4
    if not any(c.isalpha() for c in word):
        return 5
    if word == word.lower():
        return 0
    letters = [c for c in word if c.isalpha()]
    if len(letters) > 1 and all(c.isupper() for c in letters):
        return 2
    return 1 if letters[0].isupper() and all(c.islower() for c in letters[1:]) else 3


def form_features(text: str, words: Sequence[Span], block_of: Sequence[int]) -> NDArray[np.int32]:
    """int32 [words]: case, the gap before (none, space, line end, block start) and whether inside a quotation.

    An uncased vocabulary loses what capitals, spaces and quotation marks tell; these features give it back. A
    quotation mark counts as inside. Quotations are followed within one block.
    """
    features = np.zeros(len(words), np.int32)
    inside, block, last_end = False, -1, 0
    for i, (start, end) in enumerate(words):
        word = _TYPED_QUOTES.get(text[start:end], text[start:end])
        if block_of[i] != block:
            block, inside, gap = block_of[i], False, 3
        else:
            gap = 0 if start == last_end else (2 if "\n" in text[last_end:start] else 1)
        opens = word in _OPENING or (word == _EITHER and not inside)
        closes = inside and (word in _CLOSING or word == _EITHER)
        features[i] = (case_of(word) * GAPS + gap) * QUOTED + int(inside or opens)
        inside = (inside or opens) and not closes
        last_end = end
    return features


def encode_words(tokenizer: Tokenizer, words: Sequence[str], block_of: Sequence[int], form: NDArray[np.int32]) -> Pieces:
    """Pieces of the words, with the tokenizer's separator between blocks; a word that yields no piece becomes unknown."""
    separator, unknown = special_ids(tokenizer)[1:3]
    encoding = tokenizer.encode([_TYPED_QUOTES.get(word, word) for word in words], is_pretokenized=True, add_special_tokens=False)
    ids, owner = np.array(encoding.ids, np.int32), np.array(encoding.word_ids, np.int32)
    counts = np.bincount(owner, minlength=len(words))
    rank = np.arange(len(owner)) - (np.cumsum(counts) - counts)[owner]  # of a piece in its word
    ids, owner, rank = (a[rank < MAX_PIECES_OF_WORD] for a in (ids, owner, rank))
    blocks = np.asarray(block_of, np.int64)
    taken = np.clip(counts, 1, MAX_PIECES_OF_WORD)
    ends = np.cumsum(taken + np.append(False, blocks[1:] != blocks[:-1])[: len(words)])
    first = (ends - taken).astype(np.int32)
    size = int(ends[-1]) if len(words) else 0
    result = Pieces(np.full(size, separator, np.int32), np.zeros(size, np.int32), np.full(size, -1, np.int32), first)
    result.ids[first] = unknown
    for place, word in ((first, np.arange(len(words))), (first[owner] + rank, owner)):
        result.features[place] = form[word]
        result.words[place] = word
    result.ids[first[owner] + rank] = ids
    return result


MAX_PIECES_OF_WORD = 12  # an address or a run of symbols tells no more after that


def special_ids(tokenizer: Tokenizer) -> tuple[int, int, int, int]:
    """Ids of the tokens that open a window, separate, stand for the unknown, and pad (BERT's or MPNet's)."""
    names = (("[CLS]", "<s>"), ("[SEP]", "</s>"), ("[UNK]", "<unk>"), ("[PAD]", "<pad>"))
    found: list[int] = []
    for bert, mpnet in names:
        own = tokenizer.token_to_id(mpnet)
        found.append(int(own if own is not None else tokenizer.token_to_id(bert)))  # type: ignore[arg-type]
    return (found[0], found[1], found[2], found[3])


def find_windows(count: int, size: int, overlap: int) -> list[tuple[int, int]]:
    """Half-open windows of at most `size` pieces that cover `count` pieces, neighbours sharing at least `overlap`."""
    if count <= size:
        return [(0, count)] if count else []
    number = -(-(count - overlap) // (size - overlap))
    return [(start, start + size) for start in ((count - size) * i // (number - 1) for i in range(number))]
