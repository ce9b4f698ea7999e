"""Whose a proposal, an offer or a demand is, as the words for it tell, and whether they only recall it."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from travaux.views.words import MOST, word_set, words_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from travaux.joins.deeds import Deed
    from travaux.record.move import MoveKind
    from travaux.views.marks import Mark

_ONE = "proposal|offer|demand|call|request|claim|plan|idea|invitation|bid|ultimatum|insistence|suggestion|figure|appeal|initiative"
_DONE = "proposed|suggested|put forward|tabled|floated|offered|demanded|requested|sought|wanted|asked for|called for|insisted on"
_RECALLED = re.compile(
    rf"(?:(?:\S+ ){{0,4}}\S+['’]s?|its|their|his|her|our) (?:\w+ )?(?:{_ONE})s?\b"  # "Norvask's proposal", "its first offer"
    rf"|the (?:\w+ )?(?:{_ONE}) (?:of|for|to|that|by|on)\b"
    rf"|(?:\S+ ){{0,3}}(?:{_DONE}) by\b"  # "the fee sought by the Council"
    rf"|(?:\S+ ){{1,5}}ha[ds] (?:\w+ )?(?:{_DONE}|asked|called|insisted|spoken)\b",
    re.IGNORECASE,
)
_ITS_OWN = re.compile(rf"(?:(?:its|their|his|her|our|my|the|an?) (?:\w+ ){{0,2}})?(?:{_ONE})s?\b", re.IGNORECASE)
_ITS = re.compile(r"(?:its|their|his|her|our|my)\b(?! (?:\w+ )?(?:acceptance|agreement|consent|signature))", re.IGNORECASE)
TAKES_BACK = re.compile(
    r"\b(?:withdr[ae]w|(?:take|taking|took)s? (?:.*\b)?(?:back|off the table)|taken back|no longer|retract|revok|rescind|drop"
    r"|abandon|shelv|scrap)"
)
_LEAST = 4  # letters of a party's word that names it
_GIVES_WAY_TO = re.compile(r"\b(?:to|on|over|with|before)\s*$")  # "gave in to the demand"
_OF = re.compile(rf"\b(?:(?:{_ONE}|terms|text|draft|paper)s? (?:of|from|by)|(?:{_DONE}) by|as) (?:the )?((?:\w+ ){{0,2}}\w+)")


def recall(deeds: Sequence[Deed]) -> bool:
    """Whether deeds are told as what was put forward before: "Norvask's proposal", "the fee sought by the Council"."""
    return all(_is_recalled(deed.quote) for deed in deeds)


@lru_cache(maxsize=MOST)
def _is_recalled(quote: str) -> bool:
    return _RECALLED.match(quote) is not None


def take_back(kind: MoveKind, deeds: Sequence[Deed]) -> bool:
    """Whether a party gives up what it put forward, also where that is read as a refusal: "withdrew its offer of a bonus"."""
    return kind == "concede" or (
        kind == "reject" and any(_ITS.match(deed.about) and TAKES_BACK.search(deed.quote) for deed in deeds)
    )


def gives_up_its_own(mark: Mark) -> bool:
    """Whether what is given up is named as what its party put forward itself: "dropped its demand", not "gave in to the demand"."""
    return mark.takes_back and any(
        _ITS_OWN.match(deed.about) and not _GIVES_WAY_TO.search(deed.quote.partition(deed.about)[0]) for deed in mark.deeds
    )


def owners_of(mark: Mark) -> set[str]:
    """Stems of words that tell whose it is what a mark is about: "the Council's figure", "the figure proposed by the Council"."""
    return {stem for about in {deed.about for deed in mark.deeds} for stem in _owners_in(about)}


@lru_cache(maxsize=MOST)
def _owners_in(about: str) -> frozenset[str]:
    about = about.replace("’", "'")
    owning = (words_of(word)[:1] for word in about.split() if "'" in word)
    return frozenset(stem for stems in (*owning, *map(words_of, _OF.findall(about))) for stem in stems)


@lru_cache(maxsize=MOST)
def names_of(parties: tuple[str, ...]) -> Mapping[str, str]:
    """Words that name one of some parties and no other, with that."""
    counted = Counter(word for party in parties for word in word_set(party))
    return {word: party for party in parties for word in words_of(party) if counted[word] == 1 and len(word) >= _LEAST}


def named_by(mark: Mark, names: Mapping[str, str]) -> set[str]:
    """The parties, other than its own, whose it is what a mark is about, as its words tell."""
    return {names[word] for word in owners_of(mark) if word in names} - {mark.party}
