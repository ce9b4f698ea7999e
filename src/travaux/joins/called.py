"""Whose are bodies that reports call by a common noun alone: "the company", "the trustees", "the executive committee".

Reports tell it elsewhere: "the museum's trustees", "the operator Dalkrail", a firm's own release that calls it "the company". Such
nouns are asked for among the places and persons of a ledger, as what a party may be called.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from travaux.joins.digest import Figure
from travaux.joins.governing import PARTS, parts_in
from travaux.joins.home import OFFICERS, Posts, own_post
from travaux.joins.party_names import PartyNames
from travaux.joins.seats import PLACE, Place
from travaux.joins.told import Told
from travaux.ledger.words import name_words

_COMPANY = "company"  # for whatever a firm is called
_FIRMS = frozenset(
    "airline brewer broadcaster builder carrier carmaker chain chipmaker company concern conglomerate contractor corporation"  # noqa: SIM905
    " developer driller drugmaker firm insurer lender manufacturer miner multinational operator platform producer refiner retailer"
    " shipbuilder shipper shipyard smelter steelmaker supplier utility".split()
)
_OWN = OFFICERS | {("shareholders",), ("shares",)}
_ORGANS = frozenset(  # what bodies have, states hardly
    "board committee directors executive governors management shareholders trustees".split()  # noqa: SIM905
)
_BODIES = frozenset(  # what bodies are called that bear other names
    "agency alliance association bank bloc club coalition confederation consortium cooperative federation foundation fund group"  # noqa: SIM905
    " hospital institution league lender militia movement museum organisation organization regulator union university"
    " watchdog".split()
)
BODIES = _FIRMS | _BODIES
_TELLING = tuple(sorted(BODIES | _ORGANS | {post[-1] for post in _OWN}))
_PART = "province"  # for whatever a part of a state is called
_OF_PARTS = ("provincial", "regional", "territorial", "cantonal", "governor")  # with which a post is one of a part of a state
_MOST_WORDS = 2
_MOST_POST = 5  # words of a post behind a name
_MOST_INSIDE = 7  # words before the noun in "the Shelf Community, the oldest and largest bloc of the coast,"
_BETWEEN = frozenset(("mediator", "facilitator", "conciliator", "moderator"))  # whom one party of the talks has sent
KINDS = ("organisation", "group", "office", "government", "bloc")  # of actors that may be bodies
_BY_NOUN = _BODIES | _BETWEEN
_TOKEN = re.compile(r"[,.;()]|[^\W_]+(?:['’]s?)?(?:-[^\W_]+)*")
_BEHIND = frozenset((",", ".", ";", "(", ")", "at", "based", "behind", "for", "in", "of", "representing", "that", "which", "with"))
_ITS_POST = re.compile(r"\b[Tt]he ([a-z]+)[’']s? ([\w -]{3,40}?),?\s*(?:(?:Mr|Ms|Mrs|Dr|Sir|Dame)\.? )?$")
_POST_OF_IT = re.compile(r"^, the ([a-z]+)[’']s? ([\w -]{3,40}?)(?:,| for | of |$)")


def noun_of(figure: Figure) -> Place | None:
    """Under what the party is asked for that an actor's name calls by a noun; None for any other name."""
    words = name_words(figure.name)
    if figure.kind not in KINDS or figure.party is not None or not 0 < len(words) <= _MOST_WORDS:
        return None
    part = len(words) == 1 and words[0] in PARTS  # "the Province", in what it signs
    return _noun(words) if part or figure.name.islower() else None


def _noun(words: Sequence[str]) -> Place | None:
    if len(words) == 1 and words[0] in _FIRMS:
        return PLACE, _COMPANY
    if len(words) == 1 and words[0] in PARTS:
        return PLACE, _PART
    if len(words) == 1 and words[0] in _BY_NOUN:
        return PLACE, words[0]
    return (PLACE, *words) if words and words[-1] in _ORGANS else None


def posts_between(told: Told, parties: Mapping[str, str]) -> Iterator[tuple[Place, str]]:
    """The posts of go-betweens that a report gives to a party's people: "the mediator, Ana Velt of the Lissa Foundation"."""
    for figure in told.digest.figures:
        post = _BETWEEN.intersection(name_words(figure.role or ""))
        if figure.kind == "person" and figure.id in parties and post:
            yield (PLACE, min(post)), parties[figure.id]


def served_by_noun(figure: Figure, posts: Posts) -> Place | None:
    """Under what the party is asked for whose post somebody is told to hold by a noun: "the bloc's envoy, Ana Velt"."""
    for head, tail in figure.around:
        found = _ITS_POST.search(head) or _POST_OF_IT.match(tail)
        if found is not None and not posts.roles.isdisjoint(name_words(found.group(2))[-1:]):
            return _noun((found.group(1),))
        if _is_of_a_part(head, tail, posts):
            return PLACE, _PART
    return None


def _is_of_a_part(head: str, tail: str, posts: Posts) -> bool:
    """Whether a post is one of a part of a state that isn't named: "Governor Ana Velt", "Ana Velt, the provincial treasurer,"."""
    before, behind = name_words(head), name_words(tail.split(",")[1]) if tail.startswith(", ") else ()
    post = [word for word in before[-3:] if word in posts.roles or word in _OF_PARTS]
    post = post if before and before[-1] in posts.roles and own_post(head, posts) else []
    inside = behind if behind and behind[-1] in posts.roles and len(behind) <= _MOST_POST else ()
    return any(word in _OF_PARTS for word in (*post, *inside)) and "bank" not in (*post, *inside)


def nouns_of(told: Told, known: Mapping[str, str], names: PartyNames) -> Iterator[tuple[Place, str]]:
    """What a report tells parties to be called: "the museum's trustees", "Dalkrail's chief executive", a firm's own "company"."""
    own = names.releases(told.publisher)
    for figure in told.digest.figures:
        noun = noun_of(figure)
        if noun is not None and figure.id in known:
            yield noun, known[figure.id]
        elif noun == (PLACE, _COMPANY) and own is not None and names.is_a_firm(own):
            yield noun, own
    yield from (((PLACE, _PART), party) for party in parts_in(told, names.states))
    for text in {*(told.digest.sentences or {}).values(), told.title or ""}:
        plain = text.lower()
        if not any(word in plain for word in _TELLING):
            continue
        full = names.in_full(text)
        words = name_words(full)
        for start, end, party in names.places(words):
            yield from ((noun, party) for noun in _owned(words, start, end, party, names))
        yield from _told_to_be(full, names)


def _told_to_be(text: str, names: PartyNames) -> Iterator[tuple[Place, str]]:
    """The nouns that stand behind parties' names: "the Shelf Community, the 11-nation bloc that runs the port"."""
    words = [word for token in _TOKEN.findall(text) for word in (name_words(token) or (token,))]
    for _, end, party in names.places(words):
        inside = words[end + 2 : end + 3 + _MOST_INSIDE] if words[end : end + 1] == [","] else []
        if words[end + 1 : end + 2] not in (["the"], ["a"], ["an"]):
            continue
        at = next((at for at, word in enumerate(inside) if word in BODIES or word in _BEHIND), len(inside))
        noun = _noun(inside[at : at + 1])
        if noun is not None and {*inside[at + 1 : at + 2]} <= _BEHIND and not names.is_called(noun[-1]):
            yield noun, party


def _owned(words: Sequence[str], start: int, end: int, party: str, names: PartyNames) -> Iterator[Place]:
    """The nouns with which a party is named at a place of words."""
    behind = words[end + 1 : end + 3] if words[end : end + 1] == ("s",) else ()
    for size in (2, 1):
        if (noun := _noun(behind[:size])) is not None and noun != (PLACE, _COMPANY):
            yield noun
            break
    before = [word for word in words[max(0, start - 4) : start] if word != "the"]
    if before[-1:] == ["of"] and before[:-1] and before[-2] in _ORGANS:
        yield PLACE, before[-2]
    firm = any(tuple(behind[:size]) in _OWN for size in (1, 2)) or (before[-1:] != [] and before[-1] in _FIRMS)
    if firm and names.is_a_firm(party):
        yield PLACE, _COMPANY
