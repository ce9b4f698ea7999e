"""Words of a text with what the lexicon matches at each: the ground that mentions are read from."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

Words = tuple[str, ...]

# Dotted acronyms, numbers and words with inner hyphens, apostrophes, ampersands and plus signs ("P5+1", "d'Escoto").
# What an agency sets before a headline, with a hyphen, is a word of its own: "CORRECTED-Norvask", "UPDATE 2-Norvask".
_WORD = re.compile(
    r"(?:\b[A-Z]{5,}|\b\d)(?=-[A-Z][a-z]{2})|(?:[^\W\d_]\.){2,}|(?:[^\W\d_]\.)+[^\W\d_]\b|[^\W_]+(?:[-&'’/+][^\W_]+)*(?:\+\d+)?"
)
_CLITIC = re.compile(r"['’](?:[sS]|ve|re|ll|d|m)$")
# "he's", "that's", "let's": the cut-off 's is a verb.
_NO_OWNER = re.compile(r"(?:s?he|it|that|this|what|who|there|here|where|how|let)$", re.IGNORECASE)
_EXCELLENCY = ("H.E.", "H.E")
_PLURAL_POSSESSIVE = re.compile(r"['’] \w")
_PLAIN = str.maketrans("’‘łŁøØđĐı", "''lLoOdDi")


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower case without accents, curly apostrophes or an acronym's full stops: the form that words compare in."""
    if text.isascii():
        plain = text
    else:
        decomposed = unicodedata.normalize("NFKD", text.translate(_PLAIN))
        plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    if "." in plain:
        plain = plain.replace(".", "")
    return plain.lower()


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the text, a possessive `'s` cut off. `gap` is the text between the previous word and this one."""

    start: int
    end: int
    raw: str
    key: str
    gap: str
    possessive: bool = False

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.raw[:1].isupper()


def divide(text: str, offset: int = 0) -> tuple[Word, ...]:
    """The words of `text`, their offsets moved by `offset`."""
    words: list[Word] = []
    previous = 0
    for match in _WORD.finditer(text):
        start, end, raw = match.start(), match.end(), match.group()
        clitic, possessive = _CLITIC.search(raw), False
        if clitic:
            raw, end = raw[: clitic.start()], start + clitic.start()
            possessive = clitic.group()[1:].lower() == "s" and not _NO_OWNER.match(raw)
        elif raw.endswith("s") and _PLURAL_POSSESSIVE.match(text, end):
            possessive = True
        gap = text[previous:start]
        key = fold(raw) if raw not in _EXCELLENCY else "h.e."  # no "he"
        words.append(Word(start + offset, end + offset, raw, key, gap, possessive))
        previous = match.end()
    return tuple(words)


def joined(previous: Word, word: Word) -> bool:
    """Whether no punctuation but an abbreviation's full stop stands between two neighbouring words."""
    gap = word.gap
    if gap.isspace() and "\n" not in gap:
        return True
    if previous.possessive and gap in ("' ", "’ "):
        return True
    return gap == ". " and (len(previous.raw) == 1 or (len(previous.raw) <= 4 and (previous.capital or previous.key == "hon")))
