"""Whose are governments and ministers of no named state: of the only party that may be one, if it is told of as a land."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from travaux.joins.digest import Digest, Figure
from travaux.joins.home import OF_NO_STATE, Posts, governs, is_unowned
from travaux.joins.party_names import STATES, PartyNames, words_of_actor
from travaux.joins.seats import AT, PLACE, Place
from travaux.joins.told import Told

_HONOURS = ("royal", "imperial", "federal", "majesty", "s", "his", "her")
GOVERNS: Place = (PLACE, "the government")  # no words of a name


def is_an_organ(figure: Figure, posts: Posts) -> bool:
    """Whether a name is that of an organ, or a post, that each state has, with nothing in it that tells of which."""
    words = [word for word in words_of_actor(figure.name) if word not in _HONOURS]
    if figure.kind == "government" and len(words) == 1 and words[0] in STATES:
        return True  # "the Sultanate"
    told = bool(words) and posts.roles.issuperset(words) and not posts.home_posts.isdisjoint(words)
    return told and OF_NO_STATE.isdisjoint(words)


def governing(told: Told, names: PartyNames) -> Iterator[tuple[Place, str]]:
    """The party that has a government: the only one that may be a state, where a report tells that it is a land."""
    if (state := names.state) is not None and is_told_a_land(state, told):
        yield GOVERNS, state


def is_told_a_land(party: str, told: Told) -> bool:
    """Whether a report tells of what is in a party, so that it is a land: "the jobs in Karsund"."""
    text = " ".join((told.digest.sentences or {}).values())
    return re.search(rf"(?<!stake )(?<!stakes )(?<!shares )\bin {re.escape(party)}\b", text) is not None


def governments_asked(digest: Digest, known: Mapping[str, str], posts: Posts) -> Iterator[tuple[str, Place]]:
    """What is asked of organs and ministers of no named state."""
    for figure in digest.figures:
        if figure.id in known or figure.party is not None:
            continue
        minister = figure.kind == "person" and any(is_unowned(head, posts) and governs(head) for head, _ in figure.around)
        if minister or (figure.kind != "person" and is_an_organ(figure, posts)):
            yield AT + figure.id, GOVERNS


def may_govern_here(party: str, told: Told, known: Mapping[str, str], names: PartyNames) -> bool:
    """Whether "the government" may be a party's in a report: it isn't joint, and names no other state."""
    states = [each for each in told.digest.figures if each.kind == "government" and each.name[:1].isupper()]
    others = (each for each in states if each.party is None and not is_an_organ(each, names))
    return not told.is_joint and all(each.id in known and known[each.id] not in names.states - {party} for each in others)
