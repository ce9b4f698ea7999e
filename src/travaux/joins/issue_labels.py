"""Labels of issues: whether two reports call one issue by them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from math import fsum

from travaux.joins.content import Content, content_of, numbers_differ, term_weight, weight_of
from travaux.joins.labels import undated
from travaux.ledger.vocabulary import JoinWords
from travaux.ledger.words import words_of

_ONE_WORD, _MUCH = 4.9, 7.9  # weight of what labels of one issue share, of the same words and of others
_SOON, _NEARLY = 14, 0.65  # days within which labels that share so much of what both say are of one, if that is no name alone
_NEARLY_ALL = 0.85  # of what the lesser says
_MONTH, _YEARS = 30, 800  # days between reports from which labels of issues that share no name, and no phrase, are of two
_LONG_PHRASE = 15.0  # weight of what labels share from which it is one phrase
_WHOLE_PHRASE = 9.0  # the same, where one of them says nothing else
_NAMED = 2.0  # names around both that weigh more tell what both are about: no "United States"
_IN_NAME = re.compile(r"(?<=[A-Za-z]{4})-\d+\b|\b\d+(?:st|nd|rd|th)(?=[ -]century)", re.IGNORECASE)  # counts nothing: "COVID-19"
PARTICLES = frozenset(("al", "el", "bin", "ibn", "de", "del", "der", "di", "la", "le", "van", "von"))  # of names, without capitals
_DESIGNATION = re.compile(r"\b[A-Z][A-Za-z]{0,2}-\d+")  # of a weapon, a road, a form: "the S-400s"
_WORD = re.compile(r"[^\W\d_]+(?:[-.][^\W\d_]+)*")


def content_of_label(label: str, words: JoinWords) -> Content:
    """What a label says; the date of a meeting is no issue."""
    return content_of(_IN_NAME.sub("", undated(label)), words)


def are_one_issue(first: Content, second: Content, weights: Mapping[str, float]) -> bool:
    """Whether two labels are of one issue by their words: they say the same, or share much, and not little of both."""
    shared = weight_of(_shared(first, second), weights)
    both = weight_of(first, weights) + weight_of(second, weights) - shared
    return (
        not numbers_differ(first, second) and shared >= _ONE_WORD and (shared >= both or (shared >= _MUCH and shared >= both / 4))
    )


def are_soon_alike(labels: Sequence[str], contents: tuple[Content, Content], gap: int | None, weights: Mapping[str, float]) -> bool:
    """Whether labels of the same days say nearly the same: "the humanitarian corridors", and "genuine humanitarian corridors".

    Args:
        gap: as for `may_last`.
    """
    shared = _shared(*contents)
    weight = weight_of(shared, weights)
    both = sum(weight_of(each, weights) for each in contents) - weight
    named = not shared.numbers and shared.stems <= _names_in(labels)
    enough = weight >= _ONE_WORD and weight >= _NEARLY * both and not named
    return gap is not None and gap <= _SOON and enough and not numbers_differ(*contents)


def share_names_alone(labels: Sequence[str], contents: tuple[Content, Content]) -> bool:
    """Whether labels share a name, and each says something else of it: "the port of Arrel", and "ministers from Arrel"."""
    shared = _shared(*contents)
    if shared.numbers or not shared.stems <= _names_in(labels):
        return False
    return shared not in contents


def says_little_more(contents: tuple[Content, Content], gap: int | None, weights: Mapping[str, float]) -> bool:
    """Whether within days one of two labels says hardly more than what both share: "the work in the Sarn Format".

    Args:
        gap: as for `may_last`.
    """
    least = min(weight_of(each, weights) for each in contents)
    return gap is not None and gap <= _SOON and weight_of(_shared(*contents), weights) >= _NEARLY_ALL * least


def share_a_person_alone(contents: tuple[Content, Content], persons: Iterable[Set[str]]) -> bool:
    """Whether labels share a person's name and nothing else, and one says more: "retaliation for Keno", and "talks with Keno".

    Args:
        persons: the stems of the name of each person of whom the reports tell.
    """
    shared = _shared(*contents)
    stems = shared.stems - PARTICLES
    alone = bool(stems) and not shared.numbers and contents[0] != contents[1]
    return alone and any(stems <= name for name in persons)


def names_what_is_around(labels: Sequence[str], contents: tuple[Content, Content], arounds: Sequence[Set[str]]) -> frozenset[str]:
    """The stems that one label names besides what both share, and the sentences around the other: "Keno's efforts for Arrel"."""
    shared = _shared(*contents).stems
    sides = zip(labels, contents, reversed(arounds), strict=True)
    return frozenset(
        stem for label, own, around in sides for stem in _names(_WORD.findall(label)) & own.stems & around if stem not in shared
    )


def share_a_noun_alone(labels: Sequence[str], contents: tuple[Content, Content], gap: int | None) -> bool:
    """Whether labels weeks apart share one word that is no name, and say nothing else: "the seizure", and "its seizure".

    Args:
        gap: as for `may_last`.
    """
    shared = _shared(*contents)
    bare = len(shared.stems) == 1 and not shared.numbers and shared == contents[0] == contents[1]
    return bare and (gap is None or gap > _SOON) and shared.stems.isdisjoint(_names_in(labels))


def may_last(labels: Sequence[str], contents: tuple[Content, Content], gap: int | None, weights: Mapping[str, float]) -> bool:
    """Whether labels may be of one issue, so many days apart: after a month if they share a name, or a phrase by no chance.

    Args:
        gap: days between the reports; where that isn't told nothing says that no month lies between.
    """
    if gap is not None and gap <= _MONTH:
        return True
    shared = _shared(*contents)
    whole = shared in contents and gap is not None and gap <= _YEARS
    named = not shared.stems.isdisjoint(_names_in(labels)) or _share_a_designation(labels)
    return named or weight_of(shared, weights) >= (_WHOLE_PHRASE if whole else _LONG_PHRASE)


def are_about_one(around: Set[str], gap: int | None, weights: Mapping[str, float]) -> bool:
    """Whether the names in the sentences around both tell, for years, that labels alike are of one issue.

    "The missile launches" of one state in March are those in July, where both sentences name it, and those of an unknown day.

    Args:
        around: the stems of these names.
        gap: as for `may_last`.
    """
    return (gap is None or gap <= _YEARS) and fsum(term_weight(stem, weights) for stem in around) > _NAMED


def _shared(first: Content, second: Content) -> Content:
    return Content(first.stems & second.stems, first.numbers & second.numbers)


def _share_a_designation(labels: Sequence[str]) -> bool:
    first, second = (set(_DESIGNATION.findall(label)) for label in labels)
    return not first.isdisjoint(second)


def _names_in(labels: Sequence[str]) -> frozenset[str]:
    """The stems of names in both labels: with a capital in both, and in one of them not as its first word, or in initials."""
    first, second = (_WORD.findall(label) for label in labels)
    sure = _names([*first[1:], *second[1:], *filter(_is_name, (*first[:1], *second[:1]))])
    return _names(first) & _names(second) & sure


def _names(words: Iterable[str]) -> frozenset[str]:
    """The stems of words that are a name, or have one in them: "cross-Strait"."""
    return frozenset(stem for word in words if word[0].isupper() or _has_name(word) for stem in words_of(word))


def _has_name(word: str) -> bool:
    return any(part[:1].isupper() for part in word.split("-")[1:])


def _is_name(word: str) -> bool:
    """Whether a word is a name wherever it stands: initials, several words with capitals in one, or one within."""
    return sum(letter.isupper() for letter in word) > 1 or _has_name(word)
