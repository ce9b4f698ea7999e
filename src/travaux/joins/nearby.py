"""Whose are bodies that a report calls by a noun behind their name, "Brack Capital came. The fund wants 15", and deputies."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from travaux.joins.called import BODIES, KINDS
from travaux.joins.digest import Figure
from travaux.joins.home import Names, served_by, serves
from travaux.joins.persons import majority
from travaux.joins.told import Told
from travaux.ledger.words import name_words

_UNCLEAR = ""  # whom a noun means where none or several are named before it
_ANOTHERS = frozenset("another other rival second second-biggest smaller third".split())  # noqa: SIM905
_MOST_WORDS = 5


def bodies_nearby(told: Told, known: Mapping[str, str], names: Names) -> dict[str, str]:
    """The parties of bodies that nothing else tells, each the only one that is named before the noun, or in the sentence before.

    Args:
        known: the parties of the report's actors.
    """
    states = {known[figure.id] for figure in told.digest.figures if figure.kind == "government" and figure.id in known}
    found: dict[str, str] = {}
    for figure in told.digest.figures:
        if figure.id in known or figure.party is not None or not _is_a_body(figure):
            continue
        meant = Counter(_meant_by(figure, told, names, states))
        if (party := majority(meant)) is not None and party != _UNCLEAR:
            found[figure.id] = party
    return found


def _is_a_body(figure: Figure) -> bool:
    """Whether an actor is called by nothing but a noun for bodies, and what such a one is like: "low-cost operator"."""
    words = name_words(figure.name)
    plain = figure.name.islower() or len(words) == 1 or figure.name.split()[-1].islower()
    told = 0 < len(words) <= _MOST_WORDS and words[-1] in BODIES and "s" not in words
    return figure.kind in KINDS and plain and told and _ANOTHERS.isdisjoint(words)


def _meant_by(figure: Figure, told: Told, names: Names, states: set[str]) -> Iterator[str]:
    """Whom each mention of a body means."""
    sentences = told.digest.sentences or {}
    noun = name_words(figure.name)[-1]
    called = re.compile(rf"\b[Tt]he {re.escape(figure.name.removeprefix('the '))}\b")
    for number, text in sentences.items():
        if (at := called.search(text)) is None:
            continue
        for before in (text[: at.start()], sentences.get(number - 1, "")):
            named = {party for _, _, party in names.places(name_words(names.in_full(before)))} - states
            if names.is_called(noun):
                named = {party for party in named if noun in name_words(party)}
            if named:
                break
        yield named.pop() if len(named) == 1 else _UNCLEAR


def serving(told: Told, known: Mapping[str, str], names: Names) -> dict[str, str]:
    """The parties of persons of whom a report tells only under whom they serve, who is known: "her deputy, Jon Velt"."""
    unknown = (figure for figure in told.digest.figures if figure.kind == "person" and figure.id not in known)
    under = [figure for figure in unknown if figure.party is None and serves(figure, names)]
    people = {each.id: known[each.id] for each in told.digest.figures if under and each.kind == "person" and each.id in known}
    votes = ((figure.id, majority(Counter(served_by(figure, told, people, names)))) for figure in under)
    return {id: party for id, party in votes if party is not None}
