"""Whether a text is English, and if not, in which language it is."""

from __future__ import annotations

import re
from collections.abc import Iterable

from travaux.record.article import Rejection

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_FEWEST_WORDS = 25  # shorter texts are only rejected where their script isn't Latin
_ENGLISH_SHARE = 0.2  # share of function words; running English has .3 to .45, other Latin-script languages under .1
_FOREIGN_SHARE = 0.12
_MOST_WORDS = 3000


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
