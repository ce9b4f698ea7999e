"""What a state's people are called, by its name alone: "Velmoran" of "Velmora"; for states that no table has."""

from __future__ import annotations

from collections.abc import Sequence

_ENDINGS = frozenset(
    ("", "a", "n", "an", "ns", "ans", "ian", "ians", "er", "ers", "ese", "ish", "i", "is", "s", "ic", "ite", "ites", "der", "ders")
)
_FEWEST_LETTERS = 4  # that a state's name and its people's share
_LATENT = "aeiouy"  # letters at the end of a state's name that its people's may lack
# Names that are the beginning of another state's, with the ending of their own people. A test goes through all states of the
# tables: there is no other.
_OWN_ENDINGS = {"niger": ("ien", "iens")}
_APART = frozenset(("north", "south", "east", "west", "equatorial", "new"))  # before a state's name they make it another's
_APART_AFTER = frozenset(("bissau",))


def is_of_its_people(word: str, name: str) -> bool:
    """Whether a word is the adjective of a state's name, or what its people are called.

    >>> is_of_its_people("velmoran", "velmora"), is_of_its_people("nigerian", "niger"), is_of_its_people("niger", "nigeria")
    (True, False, False)

    Args:
        word, name: in lower case, without accents.
    """
    if word[:_FEWEST_LETTERS] != name[:_FEWEST_LETTERS]:
        return False  # most
    if name in _OWN_ENDINGS:
        return word == name or word in [name + ending for ending in _OWN_ENDINGS[name]]
    if any(word == own or word in [own + ending for ending in endings] for own, endings in _OWN_ENDINGS.items()):
        return False
    if word.startswith(name) and word[len(name) :] in _ENDINGS:
        return True  # "Paraguayan"
    stem = name.rstrip(_LATENT)
    return len(stem) >= _FEWEST_LETTERS and word.startswith(stem) and word[len(stem) :] in _ENDINGS


def is_anothers(words: Sequence[str], start: int, end: int, name: Sequence[str]) -> bool:
    """Whether what stands beside a state's name makes it another's: "Sudan" in "South Sudan", "Guinea" in "Guinea-Bissau".

    Args:
        words: of a text; those from start to end name the state.
        name: the state's own.
    """
    before, after = words[start - 1 : start] if start else (), words[end : end + 1]
    return any(word in _APART and word not in name for word in before) or any(word in _APART_AFTER for word in after)
