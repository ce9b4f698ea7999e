"""The model's names as they are used: without the article, the description behind a comma, and the rest of a sentence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from travaux.extract.actors.page import Page
from travaux.extract.actors.partisan import tags_of
from travaux.record.naming import any_capital

_PARTICLES = frozenset(
    {"al", "bin", "bint", "ben", "da", "das", "de", "del", "della", "den", "der", "di", "do", "dos", "du", "e", "el", "ibn", "la"}
    | {"le", "los", "op", "ten", "ter", "van", "von", "und", "y", "zu", "zum"}
)
_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
# What an item of a newsletter is about, in capitals before it: "2. VELM MINES. The union turned down ...", which names nobody.
_RUN_IN = re.compile(
    any_capital(r"^(?:\d{1,2}[.)] |[•*–-] )(?P<head>[A-Z][A-Z'’&/-]+(?: [A-Z&'’/-]+){1,6})\. (?=[A-Z])"), re.MULTILINE
)
_AGENCIES = frozenset({"agence", "agencia", "agenzia", "agentur"})  # "Agence Lisse"
_BREAKS = frozenset(',;:()“”"')


def names_on(page: Page) -> Iterator[tuple[int, int, str]]:
    """The model's names, each with its first word, the one behind its last, and its label."""
    tagged = {i for k, size in tags_of(page).items() for i in range(k, k + size)}
    bodies = _bodies_of(page)
    headed = [match.span("head") for match in _RUN_IN.finditer(page.text)]
    for name in page.analysis.names:
        if any(start <= name.start < end for start, end in headed):
            continue
        run = page.between((name.start, name.end))
        first = next((i for i in run if i not in tagged), run.stop)
        last = next((i for i in range(first, run.stop) if i in tagged), run.stop)
        if name.label == "person":
            first, last = _of_person(page, first, last)
        elif name.label == "organisation":
            first, last = _of_body(page, first, last)
        if any(_is_of_a_name(page, k) for k in range(first, last)):
            alone = last - first == 1 and page.words[first].raw in bodies
            body = name.label == "person" and (alone or (last - first > 1 and page.words[first].key in _AGENCIES))
            yield first, last, "organisation" if body and not _is_titled(page, first) else name.label


def _bodies_of(page: Page) -> set[str]:
    """Words that the model takes for bodies' names more often than for somebody's, of whom no name is told in full: a club's."""
    names = [(page.text[name.start : name.end], name.label) for name in page.analysis.names]
    votes = Counter(names)
    families = {words.split()[-1] for words, label in votes if label == "person" and " " in words}
    found = {words for words, label in votes if label == "organisation" and votes[words, label] > votes[words, "person"] > 0}
    return {words for words in found if votes[words, "organisation"] > 1} - families


def _is_titled(page: Page, k: int) -> bool:
    """Whether a title or a post stands before a name: "Mr Rovo", "Coach Rovo"."""
    before = page.words[k - 1].key if k and page.joins(k) else ""
    return any(page.lexicon.is_a(sort, before) for sort in ("title", "honorific")) or (k - 1 in page.roles and page.joins(k))


def _is_of_a_name(page: Page, k: int) -> bool:
    """Whether a word may tell a name: it has a capital, and is no "The" or "His"."""
    word = page.words[k]
    small = any(page.lexicon.is_a(sort, word.key) for sort in ("article", "possessive", "pronoun"))
    initials = len(word.raw) > 1 and word.raw.isupper()  # "US", "IT"
    return any(letter.isupper() for letter in word.raw) and (initials or not small)


def _of_person(page: Page, first: int, last: int) -> tuple[int, int]:
    """A person's name: from its first capital to what is no part of it; nothing where that is a post, a letter or a number."""
    while first < last and not _opens(page, first):
        if first in page.roles and first + page.roles[first][0] >= last:
            return last, last  # "the former secretary of State"
        first += 1
    end = first
    while end < last and (end == first or not _breaks_at(page, end)) and _goes_on(page, end, last):
        end += 1
    first = _behind_role(page, first, end)
    letter = end - first == 1 and len(page.words[first].raw) == 1
    while first < end and first and _is_initial(page, first - 1):
        first -= 1
    return (last, last) if letter else (first, end)


def _is_initial(page: Page, k: int) -> bool:
    """Whether a letter with its full stop stands before a name, and ends no sentence: the "A." of "A. Velt", no article."""
    word = page.words[k]
    one = len(word.raw) == 1 and word.capital and k + 1 < len(page.words) and page.words[k + 1].gap == ". "
    return one and page.sentences[k] == page.sentences[k + 1]


def _behind_role(page: Page, first: int, last: int) -> int:
    """Where a name begins behind a post or a trade and whose it is: "Velm News anchor | Meg Kelly"."""
    for k in range(last - 2, first, -1):
        role = page.roles.get(k)
        if role is not None and role[1].kind in ("post", "person") and k + role[0] <= last - 2:
            return k + role[0]
    return first


def _opens(page: Page, k: int) -> bool:
    """Whether a person's name may begin with a word: "Velt", "de Velt", "al-Velt"."""
    word = page.words[k]
    particle = word.key in _PARTICLES or "-" in word.raw or "’" in word.raw or "'" in word.raw
    return (word.capital or particle) and (_is_initial(page, k) or not page.lexicon.is_a("article", word.key))


def _goes_on(page: Page, k: int, last: int) -> bool:
    """Whether a word belongs to a person's name: with a capital, a particle before one, or a title in small letters."""
    word = page.words[k]
    if not word.raw[:1].isalpha():
        return False
    small = word.key in _PARTICLES or k in page.roles or page.lexicon.is_a("title", word.key)
    return not word.raw[:1].islower() or "-" in word.raw or "'" in word.raw or (small and k + 1 < last)


def _breaks_at(page: Page, k: int) -> bool:
    """Whether a sign stands before a word that ends a name: not in "Martin King, Jr."."""
    return not _BREAKS.isdisjoint(page.words[k].gap) and page.words[k].key not in _SUFFIXES


def _of_body(page: Page, first: int, last: int) -> tuple[int, int]:
    """A body's name: without a description that the model took for one, "a professor of history at Velm University who"."""
    if any(page.words[k].key in ("who", "whom", "whose", "which") and page.words[k].raw.islower() for k in range(first, last)):
        return last, last
    return first, last
