"""Whose the thing is that a move is about, where its words say so: "Georgia's territorial integrity" isn't Ukraine's."""

from __future__ import annotations

import re
from collections.abc import Set
from typing import TYPE_CHECKING

from travaux.joins.party_names import PartyNames, words_of_actor

if TYPE_CHECKING:
    from travaux.joins.elsewhere import Land

_NAME = r"[A-Z][\w.-]*"
_POSSESSIVE = re.compile(rf"\b({_NAME}(?: (?:(?:and |of )?(?:the )?){_NAME}){{0,5}})(?:['’]s|(?<=s)['’])(?= )")


def owners_in(about: str, names: PartyNames, lands: Set[Land]) -> frozenset[str]:
    """The parties and the states whose a thing is, as names with an apostrophe tell; people and bodies that act for them don't.

    Args:
        about: what a move is about.
        lands: the names of all states.
    """
    if "’" not in about and "'" not in about:
        return frozenset()
    found = set[str]()
    for named in _POSSESSIVE.findall(about):
        words = words_of_actor(named)
        party = names.party_of(words)
        if party is not None:
            found.add(party)
        elif words in lands:
            found.add(" ".join(words))
    return frozenset(found)
