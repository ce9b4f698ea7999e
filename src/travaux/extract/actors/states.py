"""States and peoples that no list has, told by what stands around their names, whatever the model takes each of them for.

An invented or forgotten state ("Karvelia", "the Karvelian envoys") is a name like any other to a model trained on known ones.
A report tells what it is: officials stand behind its name, ministers are "of" it.
"""

from __future__ import annotations

import re
from collections import Counter

from travaux.extract.actors.lexicon import BUSINESS, Role
from travaux.extract.actors.page import Page
from travaux.extract.actors.things import is_a_thing

_NEAR = 3  # words between a people's name and the post of its official ("Karvelian deputy water minister")
_STEM = 4  # letters that the name of a state and its people share at least
_SHORTEST = 4
_SURE = 2  # cues that outweigh what a word looks like
_STATE_SECTORS = ("GOV", "MIL")
_OFFICIAL = ("post", "group", "organ", "body")  # kinds of roles before or behind which it is told what they are for
_MODIFIERS = ("NOUN", "PROPN", "ADJ", "NUM", "")
_OF_FIRMS = frozenset(
    (
        *("chairman", "chairwoman", "chief executive", "chief executive officer", "director", "finance director"),
        *("head office", "managing director", "shareholders", "shares"),
    )
)
_SHARES = (("shares", "in"), ("shares", "of"), ("stake", "in"))
# "Miami-based", "US-led": an adjective made of a name.
COMPOUND = re.compile(r"-(?:[a-z]+ed|held|run|built|style|born|wide)$")
_PEOPLES = ("ian", "ians", "ean", "eans", "ese", "ish", "ani", "anis")
_CITED = re.compile(r" \((?:1[5-9]|20)\d\d[a-z]?[),:]")  # "as Lind (1931) tells it": who wrote then


def told_states(page: Page) -> dict[int, str]:
    """`state`, `nationality` or `place` by word, for every word that is such a name by what the report tells.

    A name that the report gives a firm ("the operator Dalkrail", "Dalkrail's chief executive") is that of an `organisation`.
    """
    labels = _lone_names(page)
    people, firms = _parts_of_persons(page), set[str]()
    cues: Counter[str] = Counter()
    for i, word in enumerate(page.words):
        if word.key in labels and word.capital:
            cues[word.key] += _has_officials(page, i) + _behind_of(page, i)
            labels[word.key]["place"] += _is_where(page, i)
            firms |= {word.key} if _is_a_firm(page, i) else set()
    firms = {key for key in firms - people if not cues[key]}
    given = page.lexicon.given_names
    people |= {key for key in labels if key in given and cues[key] < _SURE and not labels[key]["place"]}
    people |= {word.key for word in page.words if word.key in labels and _CITED.match(page.text, word.end)}
    states = {key for key, votes in labels.items() if key not in people and _is_told(votes, cues[key])}
    states |= {key for key in _beside(page, states, labels) if key not in people}
    states |= {word.key for word in page.words if word.capital and word.key not in people and _is_kin(page, word.key, states)}
    told = {key for key in states if cues[key] or _is_kin(page, key, {k for k in states if cues[k] and k != key})}
    states -= firms
    return {
        i: "organisation" if word.key in firms else _label(word.key, states, told)
        for i, word in enumerate(page.words)
        if word.key in states | firms and word.capital and i not in page.names and i not in page.persons
    }


def _label(key: str, states: set[str], told: set[str]) -> str:
    return "nationality" if _is_adjective(key, states) else "state" if key in told else "place"


def _is_a_firm(page: Page, i: int) -> bool:
    """Whether a word for a firm stands before a name ("the rail operator Dalkrail"), or its own officer's post behind it."""
    before = (
        next((role for size in (1, 2) if (role := _role_at(page, i - size, size)) is not None), None) if page.joins(i) else None
    )
    if before is not None and before.kind == "body" and before.sector == BUSINESS:
        return True
    if i > 1 and page.joins(i) and tuple(page.key(i - 2, i)) in _SHARES:
        return True
    if _is_behind_a_firms_officer(page, i) and not page.words[i].possessive:
        return True
    return page.words[i].possessive and any(" ".join(page.key(i + 1, i + 1 + size)) in _OF_FIRMS for size in (1, 2, 3))


def _is_behind_a_firms_officer(page: Page, i: int) -> bool:
    """ "The chairman of Dalkrail"."""
    if i < 2 or page.words[i - 1].key != "of" or not page.joins(i):
        return False
    return any(" ".join(page.key(i - 1 - size, i - 1)) in _OF_FIRMS for size in (1, 2, 3) if i - 1 - size >= 0)


def _role_at(page: Page, i: int, size: int) -> Role | None:
    found = page.roles.get(i)
    return found[1] if found is not None and found[0] == size else None


def _lone_names(page: Page) -> dict[str, Counter[str]]:
    """The model's labels of each single word that it takes for a name and the lexicon doesn't know."""
    labels: dict[str, Counter[str]] = {}
    for name in page.analysis.names:
        run = page.between((name.start, name.end))
        if len(run) != 1 or run.start in page.names or run.start in page.roles:
            continue
        word = page.words[run.start]
        known = any(page.lexicon.is_a(sort, word.key) for sort in ("title", "honorific", "faith"))
        known = known or COMPOUND.search(word.raw) is not None or is_a_thing(page, run.start, run.stop)
        if word.capital and len(word.key) >= _SHORTEST and not known and not is_portfolio(page, run.start, run.stop):
            labels.setdefault(word.key, Counter())[name.label] += 1
    return labels


def is_portfolio(page: Page, first: int, last: int) -> bool:
    """Whether words tell what a post is for, and name nobody: "Fisheries Minister", "Commissioner for Trade"."""
    if not all(word.key == "and" or page.lexicon.is_a("portfolio", word.key) for word in page.words[first:last]):
        return False
    role = page.roles.get(last) if last < len(page.words) and page.joins(last) else None
    if role is not None and role[1].kind in _OFFICIAL:
        return True
    return (
        first > 1
        and page.words[first - 1].key in ("for", "of")
        and any(
            page.roles[k][1].kind in _OFFICIAL and k + page.roles[k][0] == first - 1
            for k in range(max(0, first - 1 - _NEAR), first - 1)
            if k in page.roles
        )
    )


def _parts_of_persons(page: Page) -> set[str]:
    """Words that are somebody's: of a name of several words, or behind a form of address or a title."""
    found: set[str] = set()
    for name in page.analysis.names:
        run = page.between((name.start, name.end))
        if name.label == "person" and len(run) > 1:
            found |= {page.words[i].key for i in range(person_behind_state(page, run.start, run.stop), run.stop)}
    for i in range(1, len(page.words)):
        before = page.words[i - 1].key
        title = page.lexicon.is_a("title", before) or (page.lexicon.is_a("honorific", before) and page.words[i - 1].capital)
        if title and page.joins(i) and not _has_officials(page, i):
            found.add(page.words[i].key)
    return found


def person_behind_state(page: Page, first: int, last: int) -> int:
    """Where a person's name begins whose post's state, told right before it, the model took for its first word.

    "President of Norvask Ilir Brandt", in a report that tells of Norvask elsewhere.
    """
    words = page.words
    if last - first < 3 or not _behind_of(page, first):
        return first
    alone = (k for k, word in enumerate(words[:-1]) if word.key == words[first].key and word.capital and k != first)
    return first + any(words[k + 1].key != words[first + 1].key or words[k].possessive for k in alone)


def _has_officials(page: Page, i: int) -> bool:
    """Whether a post, a group or an organ of state follows within a few words ("Norvask negotiators")."""
    if page.words[i].possessive:
        return False
    for k in range(i + 1, min(i + 1 + _NEAR, len(page.words))):
        if not page.joins(k) or page.words[k].possessive:
            return False
        role = page.roles.get(k)
        if role is not None:
            official = role[1].sector in _STATE_SECTORS or bool(role[1].posts)
            return official and role[1].kind in ("post", "person", "group", "organ")
        if k in page.names or page.upos(k) not in _MODIFIERS:
            return False
    return False


def _behind_of(page: Page, i: int) -> int:
    """2 behind an organ or government and "of" ("the government of Karvelia"), 1 behind a post or group, else 0."""
    if i < 2 or page.words[i - 1].key != "of" or not page.joins(i) or _is_behind_a_firms_officer(page, i):
        return 0
    kinds = {page.roles[k][1].kind for k in range(max(0, i - 5), i - 1) if k in page.roles and k + page.roles[k][0] == i - 1}
    return 2 if kinds & {"organ", "state"} else int(bool(kinds & {"post", "group"}))


def _is_where(page: Page, i: int) -> bool:
    """Whether "in" or an article stands before it: no person is named so."""
    if not i or not page.joins(i) or (i + 1 < len(page.words) and page.joins(i + 1) and page.words[i + 1].capital):
        return False
    return page.words[i - 1].key in ("in", "the")


def _is_told(votes: Counter[str], cues: int) -> bool:
    """Whether the surroundings, or most of the model's labels, make a name a state's or a place's."""
    places = votes["place"] + votes["nationality"]
    return cues >= _SURE or (cues > 0 and (places > 0 or votes["person"] <= 1)) or (places > 0 and places >= votes["person"])


def _is_kin(page: Page, key: str, states: set[str]) -> bool:
    """Whether a word that the lexicon doesn't know shares a stem with a state's name ("Karvelia", "Karvelians")."""
    if len(key) < _STEM + 2 or key in page.lexicon.names:
        return False
    long = [other for other in states if len(other) > _STEM + 1]
    return any(key[: len(other) - 2] == other[:-2] or other[: len(key) - 2] == key[:-2] for other in long)


def _beside(page: Page, states: set[str], labels: dict[str, Counter[str]]) -> set[str]:
    """Names joined with a state's by "and" ("Karvelia and Norvask")."""
    found: set[str] = set()
    for i in range(1, len(page.words) - 1):
        first, second = page.words[i - 1], page.words[i + 1]
        if page.words[i].key == "and" and page.joins(i) and page.joins(i + 1) and first.capital and second.capital:
            pair = {first.key, second.key}
            if pair & states and pair <= labels.keys():
                found |= pair
    return found


def _is_adjective(key: str, states: set[str]) -> bool:
    """Whether a name is that of a people: by an ending of its own, or longer than a state's of the same stem."""
    if key.endswith(_PEOPLES):
        return True
    return any(other != key and key[:_STEM] == other[:_STEM] and len(key) > len(other) and key.endswith("s") for other in states)
