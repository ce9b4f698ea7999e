"""Words as Universal Dependencies divides English text: clitics, hyphens and punctuation stand alone.

Source: UD English EWT and GUM guidelines for tokenisation ("do" + "n't", "long" + "-" + "term", "$" + "40", "U.S.").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from travaux.record.span import Span

_CHUNK = re.compile(r"\S+")
_WHOLE = re.compile(
    r"(?:https?://|www\.)[^\s<>\"“”]*[^\s<>\"“”.,;:!?)\]'’]"  # addresses
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|\d{1,4}(?:-\d{1,2}){2}(?!\d)"  # 2022-02-16
    r"|\d+(?:[.,:]\d+)*(?:st|nd|rd|th|s)\b"
    r"|\d+(?:[.,:/]\d+)*"
    r"|(?:[A-Za-z]\.){2,}(?:[A-Z]\b)?"
    r"|[^\W\d_]+(?:&[^\W\d_]+)+"
    r"|\w+"
    r"|\.{2,}|…|-{2,}|[—–]+"
    r"|``|(?<!')''(?!')"
    r"|\S"
)
_CLITIC = re.compile(r"(?i)(.+)(n['’]t|['’](?:s|re|ve|ll|d|m))$")
_APOSTROPHE = re.compile(r"(?i)['’](?:s|re|ve|ll|d|m|t)\b")
_PREFIXES = re.compile(r"(?i)(?:e|co|re|pre|non|anti|ex|pro|semi|multi|mid|post|pan|inter|sub|un|over|ultra)$")
_SPLIT = {"cannot": 3, "gonna": 3, "wanna": 3, "gotta": 3}


def find_words(text: str, abbreviations: frozenset[str]) -> list[Span]:
    """Word spans in text order; every character that is not white space lies in exactly one word."""
    words: list[Span] = []
    for chunk in _CHUNK.finditer(text):
        words.extend(_divide(chunk.group(), chunk.start(), abbreviations))
    return words


def _divide(chunk: str, offset: int, abbreviations: frozenset[str]) -> Iterator[Span]:
    position = 0
    while position < len(chunk):
        end = _word_end(chunk, position, abbreviations)
        cut = _clitic_cut(chunk[position:end])
        if cut:
            yield offset + position, offset + position + cut
            position += cut
        yield offset + position, offset + end
        position = end


def _word_end(chunk: str, start: int, abbreviations: frozenset[str]) -> int:
    match = _WHOLE.match(chunk, start)
    if match is None:  # only control characters fall through the alternatives
        return start + 1
    end = match.end()
    if chunk[start] in "'’" and (clitic := _APOSTROPHE.match(chunk, start)) and start > 0:
        return clitic.end()
    if not chunk[start].isalpha():
        return end
    if end + 1 < len(chunk) and chunk[end] in "'’" and chunk[end + 1].isalpha() and (rest := re.match(r"\w+", chunk[end + 1 :])):
        if rest.group().lower() in ("t", "s", "re", "ve", "ll", "d", "m"):
            return end if rest.group().lower() != "t" else end + 2
        return end + 1 + rest.end()  # O'Brien, d'Affaires
    if end < len(chunk) and chunk[end] == "." and _keeps_stop(chunk[start:end], abbreviations):
        return end + 1
    if end + 1 < len(chunk) and chunk[end] == "-" and chunk[end + 1].isalnum() and _PREFIXES.match(chunk[start:end]):
        return _word_end(chunk, end + 1, abbreviations)
    return end


def _keeps_stop(word: str, abbreviations: frozenset[str]) -> bool:
    return word + "." in abbreviations or (len(word) == 1 and word.isupper() and word != "I")


def _clitic_cut(word: str) -> int:
    if match := _CLITIC.match(word):
        return match.end(1)
    return _SPLIT.get(word.lower(), 0)
