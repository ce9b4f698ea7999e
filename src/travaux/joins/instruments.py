"""Names of treaties, agreements, laws and resolutions: by these one is known for years, whoever tells of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from travaux.joins.content import Content, term_weight, weight_of
from travaux.joins.labels import FULL_NAME, Called
from travaux.ledger.words import words_of

_INSTRUMENTS = ("treaty", "agreement", "bill")
_BETWEEN = ("treaty", "agreement")
_NAME_LETTERS = 3
_ALIKE = 8.0  # weight of words from which one name in other words, or a shorter one, is the same instrument's
_PLACE = 3.8  # weight of a word that few reports have, as a place's: "Dayton" in "the Dayton Accords"
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_NUMBERED = ("resolution", "decree", "bill")  # kinds that their bodies number through, or by the year
_NUMBER = re.compile(
    r"\b(?:resolution|order|decree|law|regulation|directive) (?:no\.? ?|number )?(\d{1,3}(?:,\d{3})+|\d{3,6})\b", re.IGNORECASE
)
_FEWEST_OF_NAME = 3  # words of a name that is told by its last ones
_SMALL = frozenset(("of", "the", "and", "on", "for", "in", "to"))
_MOST_INITIALS = 7
_SHORT = re.compile(r"\b[A-Z](?:\.?[A-Z])+\b")
_PARTNERS = re.compile(r"\b(?:with|between|among)\b")  # whoever they are, the text isn't called by their names alone
_WORD = re.compile(r"[^\W\d_]+(?:[-.’'][^\W\d_]+)*")


def bears_number(item: Called) -> str | None:
    """The number that a body gave a text, in digits, as that of "Resolution 1701"; two bodies' numbers may be the same."""
    found = _NUMBER.search(item.label) if item.kind in _NUMBERED else None
    return found.group(1).replace(",", "") if found is not None else None


def bear_alike_names(item: Called, other: Called, weights: Mapping[str, float]) -> bool:
    """Whether two labels name one treaty, agreement or law, one of them in other words, or shorter."""
    if item.kind != other.kind or item.kind not in _INSTRUMENTS or item.ordinals != other.ordinals:
        return False
    if item.indefinite or other.indefinite or not _years_agree(item.content, other.content):
        return False
    shorter, longer = sorted((item, other), key=lambda each: (len(each.content.stems), sorted(each.content.stems)))
    stems = shorter.content.stems
    if not stems or not stems <= longer.content.stems:
        return False
    words = Content(stems, frozenset())
    if _ends_as(shorter.label.split(), longer.label.split()) and weight_of(words, weights) >= FULL_NAME:
        return True
    same = stems == longer.content.stems and len(stems) > 1
    if same and _are_about_somebody(item, other) and weight_of(words, weights) >= FULL_NAME:
        return True
    if not all(stems <= _capital_stems(_PARTNERS.split(each.label)[0]) for each in (shorter, longer)):
        return False
    return weight_of(words, weights) >= _ALIKE or max(term_weight(stem, weights) for stem in stems) >= _PLACE


def _ends_as(shorter: Sequence[str], longer: Sequence[str]) -> bool:
    """Whether a name is the last of what another tells: "the Shared Water Act" of "the Fish and Shared Water Act"; "his", too."""
    own = shorter[1:] if shorter[0].islower() or shorter[0] == "The" else shorter
    before = longer[: -len(own)] if longer[-len(own) :] == own else []
    return len(own) >= _FEWEST_OF_NAME and all(word[:1].isupper() for word in own) and before[-1:] in (["and"], ["&"])


def name_weight(item: Called, other: Called, weights: Mapping[str, float]) -> float:
    """How much a name tells that two labels have; a rare word for a text is part of it: "the Lissa Charter".

    Initials of a treaty or an agreement are a name, however often reports have them.
    """
    item = max(item, other, key=lambda each: weight_of(each.content, weights))
    common = (_capital_stems(item.label) & _capital_stems(other.label)) - item.content.stems
    rare = [weight for stem in common if (weight := term_weight(stem, weights)) >= _PLACE]
    told = weight_of(item.content, weights) + max(rare, default=0.0)
    initials = {stem for short in _SHORT.findall(item.label) if len(short) >= _NAME_LETTERS for stem in words_of(short)}
    bears = item.kind in _BETWEEN and not initials.isdisjoint(item.content.stems)
    return max(told, FULL_NAME) if bears else told


def _years_agree(one: Content, other: Content) -> bool:
    """Whether two labels have the same numbers, or one of them has a year besides."""
    apart = one.numbers ^ other.numbers
    return all(_YEAR.fullmatch(number) for number in apart) and (one.numbers <= other.numbers or other.numbers <= one.numbers)


def without_lone_years(content: Content, other: Content) -> Content:
    """What a label says without the year that it alone tells, where it says something else: who tells it later may leave it out."""
    years = frozenset(number for number in content.numbers - other.numbers if _YEAR.fullmatch(number))
    lone = content.stems and years and not any(map(_YEAR.fullmatch, other.numbers))
    return Content(content.stems, content.numbers - years) if lone else content


def _are_about_somebody(*called: Called) -> bool:
    """Whether each label has a telling word with a capital: "the nuclear deal with Norvask"."""
    return all(not _capital_stems(each.label).isdisjoint(each.content.stems) for each in called)


def _capital_stems(label: str) -> set[str]:
    return {stem for word in _WORD.findall(label) if word[:1].isupper() for stem in words_of(word)}


# Initials


def initials_in(label: str, content: Content) -> dict[str, frozenset[str]]:
    """The initials by which names in a label may be called elsewhere, with the telling stems that they stand for.

    >>> initials_in("the Inner Sea Charter", Content(frozenset(("inner", "sea")), frozenset()))["isc"]
    frozenset({'inner', 'sea'})
    """
    found: dict[str, frozenset[str]] = {}
    for run in _capital_runs(label):
        for start, end in combinations(range(len(run) + 1), 2):
            words = run[start:end]
            if _SMALL.isdisjoint((words[0].lower(), words[-1].lower())) and 1 < len(words) <= _MOST_INITIALS:
                stems = frozenset(stem for word in words for stem in words_of(word)) & content.stems
                found.update(dict.fromkeys(_initials_of(words), stems) if stems else {})
    return found


def _capital_runs(label: str) -> Iterator[Sequence[str]]:
    """The words with capitals that stand together, small ones between them included."""
    run: list[str] = []
    for word in (*label.split(), ""):
        bare = word.strip("(),;:“”\"'")
        if bare[:1].isupper() or (run and bare.lower() in _SMALL):
            run.append(bare)
        else:
            yield run
            run = []


def _initials_of(words: Sequence[str]) -> Iterator[str]:
    for some in (words, [word for word in words if word.lower() not in _SMALL]):
        yield "".join(word[0] for word in some).lower()
        yield "".join(part[0] for word in some for part in word.split("-") if part).lower()


def in_initials(content: Content, initials: Mapping[str, frozenset[str]], other: str) -> Content:
    """What a label says, with the initials that another has in the place of the words that they stand for."""
    for found in _SHORT.findall(other):
        short = found.replace(".", "")
        stems = initials.get(short.lower())
        if stems is not None and stems <= content.stems and not stems <= _capital_stems(other):
            content = Content(content.stems - stems | frozenset(words_of(short)), content.numbers)
    return content


def with_initials(content: Content, label: str, initials: Mapping[str, frozenset[str]]) -> Content:
    """What a label says, with its initials that stand for another's words, though its author is told by them: "the TIP Report"."""
    shorts = [short for short in _SHORT.findall(label) if len(short) >= _NAME_LETTERS]
    lacked = [short for short in shorts if initials.get(short.replace(".", "").lower(), frozenset()) - content.stems]
    stems = frozenset(stem for short in lacked for stem in words_of(short))
    return Content(content.stems | stems, content.numbers) if stems else content
