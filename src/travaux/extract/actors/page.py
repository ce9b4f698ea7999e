"""An article's words with everything that names or describes an actor found at each of them."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from travaux.analysis.values import Analysis
from travaux.extract.actors.lexicon import ActorLexicon, Role, Sense
from travaux.extract.actors.words import Word, Words, divide, joined
from travaux.record.span import Span

_NOMINAL = frozenset(("NOUN", "PROPN", "ADJ", "DET", "NUM"))
# "Miami-based", "US-led": an adjective made of a name.
_COMPOUND = re.compile(r"-(?:[a-z]+ed|style|born|wide)$")
# "Velt states that": what a role word can't be.
_NO_NOUN = frozenset(("VERB", "AUX", "ADV"))


@dataclass(frozen=True, slots=True)
class Named:
    """A name of `size` words: its meanings in the lexicon, or the model's label where the lexicon has none."""

    size: int
    senses: tuple[Sense, ...] = ()
    label: str = ""


@dataclass(slots=True)
class Page:
    """Words of an article, indexed: sentence, token, names, persons (number of words) and roles by first word."""

    analysis: Analysis
    lexicon: ActorLexicon
    date: str | None
    words: tuple[Word, ...]
    starts: list[int]
    sentences: list[int]
    tokens: list[int]
    names: dict[int, Named] = field(default_factory=dict)
    persons: dict[int, int] = field(default_factory=dict)
    roles: dict[int, tuple[int, Role]] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The article's text."""
        return self.analysis.article.text

    def between(self, span: Span) -> range:
        """The words that overlap a span."""
        first = bisect_right(self.starts, span[0])
        if first and self.words[first - 1].end > span[0]:
            first -= 1
        last = first
        while last < len(self.words) and self.words[last].start < span[1]:
            last += 1
        return range(first, last)

    def upos(self, i: int) -> str:
        """A word's part of speech, empty where the analysis has no token there."""
        return self.analysis.tokens[self.tokens[i]].upos if self.tokens[i] >= 0 else ""

    def joins(self, i: int) -> bool:
        """Whether word `i` follows the one before it without punctuation."""
        return i > 0 and joined(self.words[i - 1], self.words[i])

    def span(self, first: int, last: int) -> Span:
        """The characters of words `first` up to, not including, `last`."""
        return self.words[first].start, self.words[last - 1].end

    def key(self, first: int, last: int) -> Words:
        """The compared forms of a run of words."""
        return tuple(word.key for word in self.words[first:last])


def read_page(analysis: Analysis, lexicon: ActorLexicon, date: str | None) -> Page:
    """The article's words with the names, persons and roles at each of them."""
    words = divide(analysis.article.text)
    token_starts = [token.start for token in analysis.tokens]
    tokens = []
    for word in words:
        t = bisect_right(token_starts, word.start) - 1
        tokens.append(t if t >= 0 and analysis.tokens[t].end > word.start else -1)
    sentence_starts = [token_starts[first] for first, _ in analysis.sentences if first < len(token_starts)]
    sentences = [bisect_right(sentence_starts, word.start) for word in words]
    page = Page(analysis, lexicon, date, words, [w.start for w in words], sentences, tokens)
    _match_lexicon(page)
    _match_offices(page)
    _add_model_names(page)
    _spread_family_names(page)
    return page


def _fits(page: Page, i: int, words: Words, sense: Sense) -> bool:
    """Whether the words at `i` are a name's, written as it must be."""
    if tuple(w.key for w in page.words[i : i + len(words)]) != words:
        return False
    found = page.words[i : i + len(words)]
    if not all(page.joins(k) for k in range(i + 1, i + len(words))):
        return False
    if sense.shape == "acronym":
        return all(w.raw.replace(".", "").isupper() or not w.raw[:1].isalpha() for w in found)
    return sense.shape == "any" or found[0].capital or len(words) > 2


def _match_lexicon(page: Page) -> None:
    lexicon = page.lexicon
    for i, word in enumerate(page.words):
        size, senses = 0, list[Sense]()
        for words, sense in lexicon.names.get(word.key, ()):
            if len(words) < size:
                break
            if sense.holds(page.date) and _fits(page, i, words, sense):
                size = len(words)
                senses.append(sense)
        if senses:
            page.names[i] = Named(size, tuple(senses))
        for words, role in lexicon.roles.get(word.key, ()):
            last = i + len(words)
            joined_up = page.key(i, last) == words and all(page.joins(k) for k in range(i + 1, last))
            if joined_up and page.upos(last - 1) not in _NO_NOUN and not _only_determines(page, i, last):
                page.roles[i] = (len(words), role)
                break


def _only_determines(page: Page, i: int, last: int) -> bool:
    """Whether "both", "some" and the like stand before a noun, not alone."""
    if not page.lexicon.is_a("determiner", page.words[i].key) or last >= len(page.words) or not page.joins(last):
        return False
    return page.upos(last) in _NOMINAL


def _match_offices(page: Page) -> None:
    """Full names of office-holders, where they held office on the date (an undated report takes none)."""
    offices = page.lexicon.offices
    for i, word in enumerate(page.words):
        if not word.capital:
            continue
        for size in (4, 3, 2):
            held = offices.get(page.key(i, i + size))
            if held and any(o.holds(page.date) for o in held) and _is_run(page, i, i + size):
                page.persons[i] = size
                break


def _is_run(page: Page, first: int, last: int) -> bool:
    if last > len(page.words) or not page.words[last - 1].capital:
        return False
    return all(page.joins(k) and not page.words[k - 1].possessive for k in range(first + 1, last))


def _add_model_names(page: Page) -> None:
    """The model's names: persons without their titles, and what the lexicon doesn't know."""
    for name in page.analysis.names:
        run = page.between((name.start, name.end))
        first, last = run.start, run.stop
        if name.label == "person":
            for begin, end in _parts_of(page, first, last):
                _add_person(page, _after_titles(page, begin, end), end)
            continue
        if first < last and page.words[first].key == "the":
            first += 1
        covered = [i for i in range(first, last) if i in page.names]
        if first >= last or any(page.names[i].size >= last - first for i in covered):
            continue
        if name.label == "other" and not covered and not page.words[first].capital:
            continue
        if name.label in ("organisation", "place", "nationality", "other") and first not in page.persons:
            for begin, end in _parts_of(page, first, last):
                _add_unlisted(page, begin, _with_its_kind(page, end) if name.label == "organisation" else end, name.label)


def _with_its_kind(page: Page, last: int) -> int:
    """The end of an organisation's name with the word of its kind that the model has left off ("... Association")."""
    while last < len(page.words) and page.joins(last) and page.words[last].capital and last in page.roles:
        size, role = page.roles[last]
        if role.kind not in ("body", "organ"):
            break
        last += size
    return last


def _parts_of(page: Page, first: int, last: int) -> list[tuple[int, int]]:
    """A name, or the two that the model took for one ("Dalk Energy and Norpower", not "Food and Drug Administration")."""
    at = next((k for k in range(first + 1, last - 1) if page.words[k].key == "and" and page.words[k].raw.islower()), None)
    whole = at is None or last - 1 in page.roles or any(page.lexicon.is_a("preposition", w.key) for w in page.words[first:at])
    return [(first, last)] if whole or at is None else [(first, at), (at + 1, last)]


def _add_unlisted(page: Page, first: int, last: int, label: str) -> None:
    """A name that the lexicon lacks, unless it is a known state's name with a role ("Russian Foreign Ministry")."""
    if _COMPOUND.search(page.words[last - 1].raw) or _joins_names(page, page.words[last - 1].key):
        return
    role = page.roles.get(first)
    if role and (role[0] == last - first or (role[1].kind in ("group", "post") and page.words[first + role[0]].key == "of")):
        return
    described = any(i in page.roles and i + page.roles[i][0] == last for i in range(first, last))
    if described and (label != "organisation" or first in page.names or page.words[last - 1].raw.islower()):
        return
    page.names[first] = Named(last - first, (), label)


def _joins_names(page: Page, key: str) -> bool:
    """Whether a word is made of two names ("US-Russia", "EU-Ukraine")."""
    parts = re.split("[-–/]", key)
    return len(parts) > 1 and all(part in page.lexicon.names for part in parts)


def _after_titles(page: Page, first: int, last: int) -> int:
    while first < last - 1:
        key = page.words[first].key
        role = page.roles.get(first)
        if role and first + role[0] < last and role[1].kind in ("post", "person", "group"):
            first += role[0]
        elif page.lexicon.is_a("title", key) or page.lexicon.is_a("honorific", key):
            first += 1
        else:
            break
    return first


def _add_person(page: Page, first: int, last: int) -> None:
    last = next((i + 1 for i in range(first, last - 1) if page.words[i].possessive), last)
    while last > first and (page.words[last - 1].raw.islower() or page.lexicon.is_a("preposition", page.words[last - 1].key)):
        last -= 1
    if first and page.words[first - 1].key == "of" and first in page.names and page.names[first].size < last - first:
        first += page.names[first].size  # "the president of Chad Idriss Deby"
    role = page.roles.get(first)
    bare = last - first == 1 and page.lexicon.is_a("title", page.words[first].key)
    if last <= first or bare or (role and role[0] >= last - first):
        return
    if _is_rather_listed(page, first, last):
        return
    for i in list(page.persons):
        if i < last and first < i + page.persons[i]:
            if page.persons[i] >= last - first:
                return
            del page.persons[i]
    page.persons[first] = last - first
    for i in range(first, last):
        page.names.pop(i, None)


def _is_rather_listed(page: Page, first: int, last: int) -> bool:
    """Whether one word taken for a person is an organisation or state of the lexicon, with no title before it."""
    named = page.names.get(first)
    if named is None or not named.senses or named.size < last - first:
        return False
    if not first or not page.joins(first):
        return True
    before = page.words[first - 1].key
    titled = page.lexicon.is_a("title", before) or page.lexicon.is_a("honorific", before)
    return not titled and not (first - 1 in page.roles and page.words[first - 1].capital)


def _spread_family_names(page: Page) -> None:
    """Family names that stand alone: a person named in full elsewhere, whatever the model takes the lone word for."""
    families = {page.words[i + size - 1].key for i, size in page.persons.items() if size > 1}
    families -= {word for word in families if len(word) < 3 or word in page.lexicon.roles}
    inside = {k for i, size in page.persons.items() for k in range(i, i + size)}
    for i, word in enumerate(page.words):
        if i in inside or word.key not in families or not word.capital or (i in page.names and page.names[i].senses):
            continue
        if _is_within_longer_name(page, i):
            continue
        page.names.pop(i, None)
        page.persons[i] = 1


def _is_within_longer_name(page: Page, i: int) -> bool:
    """Whether a word is part of a name of several words ("the Clinton Foundation")."""
    covering = any(k <= i < k + named.size and named.size > 1 for k, named in page.names.items() if k > i - 8)
    following = i + 1 < len(page.words) and page.joins(i + 1) and page.words[i + 1].capital and not page.words[i].possessive
    return covering or (following and page.upos(i + 1) == "PROPN")
