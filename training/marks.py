"""Quotation marks and apostrophes changed at random, so that a model takes them for what they say and not for a corpus."""

from __future__ import annotations

import random
import re

_TO_STRAIGHT = str.maketrans("“”„«»‘’", '"""""\'\'')
_QUOTED = re.compile(r'"([^"\n]*)"')
_OPENING_SINGLE = re.compile(r"(?<![^\s(\[“—–-])'(?=[A-Za-z])")
STYLES = (("straight", 0.45), ("curly", 0.40), ("single curly", 0.08), ("single straight", 0.07))  # and their shares


def change_marks(text: str, chance: random.Random) -> str:
    """A text of the same length with its marks in one style of `STYLES`, drawn by `chance`."""
    return to_style(text, chance.choices([s for s, _ in STYLES], [share for _, share in STYLES])[0])


def to_style(text: str, style: str) -> str:
    """A text of the same length: every quotation in marks of the style, every apostrophe as that style has it."""
    text = text.translate(_TO_STRAIGHT)
    if style == "single straight":
        return _QUOTED.sub(r"'\1'", text)
    if style == "straight":
        return text
    opening, closing = "‘’" if style == "single curly" else "“”"
    text = _OPENING_SINGLE.sub("‘", text).replace("'", "’")
    return _QUOTED.sub(rf"{opening}\1{closing}", text).replace('"', opening)
