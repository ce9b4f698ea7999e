"""Whose account a deed is, how far two lie apart, and of what they tell."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from travaux.joins.numerals import without_numbers
from travaux.joins.told import days_between
from travaux.views.words import words_of

if TYPE_CHECKING:
    from travaux.joins.deeds import Deed

FULL_NAME = re.compile(r"[A-Z][\w.'’-]*(?: (?:[a-z]{2,3} )?[A-Z][\w.'’-]*)+")  # "Jan Roth", and no "energy minister"
_SMALL = 2  # letters of a stem that tells nothing
AT_ONCE = 3  # days within which two words of one party are two voices, and not a change of mind


def sentence_of(deed: Deed) -> str:
    """The sentence in which a move is told, at least its own words."""
    act = deed.told.digest.act_of(deed.move)
    return (deed.told.digest.sentences or {}).get(act.sentence, deed.quote) if act is not None else deed.quote


def voice_of(deed: Deed) -> tuple[str, ...]:
    """Whose account a deed is: who speaks; where nobody does, or nobody is known, the origin."""
    names = tuple(voice.name for voice in deed.chain if voice.name)
    return names or (deed.origin,)


def is_one_account(one: Deed, other: Deed) -> bool:
    """Whether one voice tells two deeds in one report; so where a spokesman tells once what others of his party say or do."""
    if one.told.version != other.told.version:
        return False
    if voice_of(one) == voice_of(other):
        return True
    first = {deed.chain[0].name if deed.chain else None for deed in (one, other)}
    own = all(voice.party == deed.party for deed in (one, other) for voice in deed.chain)
    told = any(len({voice.name for voice in deed.chain}) == 1 for deed in (one, other))  # he says one of both himself
    return len(first) == 1 and None not in first and own and told


def who_tells(deed: Deed) -> str | None:
    """Who speaks; where only the narrator does, the one person who does it ("She also ruled out a tax"); else None."""
    if deed.chain:
        return deed.speaker
    act, figures = deed.told.digest.act_of(deed.move), deed.told.digest.figures
    doing = [figure for figure in figures if act is not None and figure.id in act.party]
    return doing[0].name if len(doing) == 1 and doing[0].kind == "person" else None


def is_person(deed: Deed) -> bool:
    """Whether who tells a deed is a person with a name, and not its party."""
    name = who_tells(deed)
    if name is None or name == deed.party:
        return False
    return FULL_NAME.fullmatch(name) is not None or any(
        figure.kind == "person" and figure.name == name and name[:1].isupper() for figure in deed.told.digest.figures
    )


def last_name(deed: Deed) -> str | None:
    """The last name of who tells a deed, by which "Velt" is "Irsa Velt"."""
    name = who_tells(deed)
    return name.split()[-1].casefold() if name else None


def days_apart(first: Deed, second: Deed) -> int | None:
    """How many days lie between the last days of two deeds; None where one has none."""
    return days_between(first.made, second.made)


def at_once(first: Deed, second: Deed) -> bool:
    """Whether two deeds were made so near one another that a change of mind doesn't explain that they differ."""
    apart = days_apart(first, second)
    return apart is not None and apart <= AT_ONCE


@lru_cache(maxsize=20_000)
def stems_of_thing(text: str) -> frozenset[str]:
    """The stems of words for a thing, without its numbers and small words."""
    return frozenset(stem for stem in words_of(without_numbers(text)) if len(stem) > _SMALL and not stem.isdigit())
