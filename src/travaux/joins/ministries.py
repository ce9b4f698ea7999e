"""What ministers and ministries are responsible for, by what they are called."""

from __future__ import annotations

from collections.abc import Sequence

from travaux.ledger.words import name_words

_MINISTERS = frozenset(("minister", "secretary", "commissioner", "of", "for", "the"))
_MINISTRIES = frozenset(("ministry", "department", "office", "commission", "of", "for", "the", "and"))
_TREASURIES = frozenset(("treasury", "exchequer"))  # of what finance ministers lead
_FINANCE = frozenset(("finance",))


def matter_of(role: str | None) -> frozenset[str]:
    """What a minister is responsible for, by his post: of "transport minister" transport; nothing of a post of another kind."""
    words = frozenset(name_words(role or ""))
    if words.isdisjoint(_MINISTERS) and not words & _TREASURIES:
        return frozenset()
    return _FINANCE if words & _TREASURIES else words - _MINISTERS


def ministry_of(name: str) -> frozenset[str]:
    """What a ministry is responsible for, by its name: of "the Ministry of Transport" transport; nothing of another body."""
    return matter_in(name_words(name))


def matter_in(words: Sequence[str]) -> frozenset[str]:
    """The same, by the words of its name."""
    if not _TREASURIES.isdisjoint(words):
        return _FINANCE
    matter = frozenset(words) - _MINISTRIES
    return matter if len(matter) < len(words) else frozenset()
