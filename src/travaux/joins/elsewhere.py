"""Moves of other talks than those that are joined: towards a state that is none of their parties."""

from __future__ import annotations

from collections.abc import Set

from travaux.joins.codebook import Talks
from travaux.joins.digest import Act, Digest
from travaux.joins.party_names import PartyNames, bare_name, words_of_actor
from travaux.joins.subjects import parties_named
from travaux.ledger.vocabulary import JoinWords
from travaux.ledger.words import acting_for, name_words

Land = tuple[str, ...]


def lands_elsewhere(talks: Talks, words: JoinWords) -> frozenset[Land]:
    """The states of which talks and their issues don't tell: they are about "Ukraine's accession", though it is no party."""
    texts = (talks.name, *(text for issue in talks.issues for text in (issue.label, *issue.synonyms, issue.definition or "")))
    told = [name_words(text) for text in texts]
    longest = max(map(len, words.lands), default=0)
    runs = {each[at : at + size] for each in told for at in range(len(each)) for size in range(1, longest + 1)}
    return words.lands - runs


def is_elsewhere(act: Act, *, digest: Digest, names: PartyNames, elsewhere: Set[Land]) -> bool:
    """Whether a move is one towards states alone that are no parties, and tells of no party but who makes it.

    "The United States urged Chile to open its archives" is none of its talks with Peru.

    Args:
        elsewhere: the states of which the talks don't tell.
    """
    towards = [words_of_actor(name) for name in act.towards]
    if not towards or any(land not in elsewhere or names.party_of(land) is not None for land in towards):
        return False
    above = {figure.id: figure.party for figure in digest.figures}
    called = {figure.id: bare_name(figure.name) for figure in digest.figures}
    sides = (acting_for([actor], above)[-1] for actor in act.party if actor in called)
    own = {names.party_of(words_of_actor(called[side])) for side in sides if side in called}
    return parties_named(act, names) <= own
