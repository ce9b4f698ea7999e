"""Whether a text is English, and if not, in which language it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from travaux.record.article import Rejection

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_FEWEST_WORDS = 25  # shorter texts are only rejected where their script isn't Latin
_ENGLISH_SHARE = 0.2  # share of function words; running English has .3 to .45, other Latin-script languages under .1
_FOREIGN_SHARE = 0.12
_MOST_WORDS = 3000
_LONG = 8  # words of a paragraph whose share of function words tells something
_OTHER_SHARE = 0.1  # share of English function words in a paragraph of another language, at most
_BESIDE = 0.25  # of a text's paragraphs, those of each of two languages that stand side by side, in characters
_FEWEST_COMMAS = 2  # of a list of names
_ENDS = ".!?…。؟।"
_QUOTES = ("«", "“", "„", '"', "»", "‹", "‘")  # before a quotation, which is no translation


def reject_foreign(text: str, source: str, function_words: frozenset[str]) -> Rejection | None:
    """A `Rejection` that names the language of a text that isn't English; None for English.

    A text with a few passages of another language passes.
    """
    words = [m.group().lower() for m in _WORD.finditer(text[: 12 * _MOST_WORDS])][:_MOST_WORDS]
    latin = sum(w.isascii() or _is_latin(w) for w in words)
    share = sum(w in function_words for w in words) / max(1, len(words))
    if words and latin < 0.5 * len(words):
        return _rejection(text, source)
    if len(words) < _FEWEST_WORDS or share >= _ENGLISH_SHARE:
        return None
    code = classify(text)
    # Headlines, lists and tables have few function words: the classifier's "English" is enough for them.
    return None if code == "en" or share >= _FOREIGN_SHARE else _rejection(text, source)


def find_translated(paragraphs: Sequence[str], function_words: frozenset[str]) -> frozenset[int]:
    """The numbers of the paragraphs that tell in another language what a text tells in English; none of a text with quotations.

    >>> told = ["We have agreed on the toll of the lock and will sign it.", "Wir haben uns auf die Maut an der Schleuse geeinigt."]
    >>> sorted(find_translated(told, frozenset(["we", "have", "on", "the", "of", "and", "will", "it"])))
    [1]
    """
    words = [[m.group().lower() for m in _WORD.finditer(paragraph)] for paragraph in paragraphs]
    shares = [sum(w in function_words for w in each) / max(1, len(each)) for each in words]
    long = [n for n, each in enumerate(words) if len(each) >= _LONG or (each and not _is_latin("".join(each)))]
    other = [n for n in long if shares[n] <= _OTHER_SHARE and not _is_list(paragraphs[n])]
    english = [n for n in long if shares[n] >= _ENGLISH_SHARE]
    prose = [n for n in other if not paragraphs[n].lstrip().startswith(_QUOTES)]
    told = [sum(_length(paragraphs[n]) for n in numbers) for numbers in (prose, english, long)]
    if not other or min(told) < _BESIDE * told[-1]:
        return frozenset()
    code = classify("\n".join(paragraphs[n] for n in other))
    if code == "en":
        return frozenset()
    short = [n for n, each in enumerate(words) if 0 < len(each) < _LONG and shares[n] == 0 and classify(paragraphs[n]) == code]
    return frozenset([*(n for n in other if classify(paragraphs[n]) != "en"), *short])


def _is_list(paragraph: str) -> bool:
    """Whether a paragraph is a list of names, as of those who sign: parts between commas, and no end of a sentence."""
    return paragraph.count(",") >= _FEWEST_COMMAS and not any(c in _ENDS for c in paragraph)


def _length(text: str) -> int:
    """Characters of a text; one of a script that writes words or syllables as characters counts as three."""
    return sum(3 if c >= "\u3000" else 1 for c in text)


def _is_latin(word: str) -> bool:
    return all(c < "\u0250" or "\u1e00" <= c <= "\u1eff" for c in word)


def _rejection(text: str, source: str) -> Rejection:
    code = classify(text)
    named = f"its text is in {code!r} (ISO 639-1)" if code != "en" else "its text is not English"
    return Rejection(source, "language", "not-english", f"expected English, {named}; give a translation")


def classify(text: str) -> str:
    """The most likely language's ISO 639-1 code."""
    import py3langid  # loading its model takes half a second, and most texts don't need it

    code: str = py3langid.classify(text[:20_000])[0]
    return code


def is_english_tag(tags: Iterable[str | None]) -> bool:
    """Whether one of a page's own language tags is English."""
    return any((tag or "").lower().split("-")[0].split("_")[0] == "en" for tag in tags)
