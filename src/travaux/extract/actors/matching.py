"""An article's words with the lexicon's names, roles and office-holders found at them, then the model's names."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from travaux.analysis.values import Analysis, Token
from travaux.extract.actors.lexicon import ActorLexicon, Sense
from travaux.extract.actors.long_titles import lengthen_titles, without_glosses
from travaux.extract.actors.naming import add_model_names, is_currency, spread_family_names
from travaux.extract.actors.page import Named, Page
from travaux.extract.actors.tongues import is_language
from travaux.extract.actors.words import Words, divide

_ACRONYM = 2  # letters of a post's short form, which stands in capitals before a name: "FM Velt", no "3 pm"
_NOMINAL = frozenset(("NOUN", "PROPN", "ADJ", "DET", "NUM"))
_NO_NAME = frozenset(("PRON", "ADP", "DET", "AUX", "CCONJ", "SCONJ", "PART"))
_AMERICAN = "USA"  # "Cuban Americans" are of no Cuba
_ADJECTIVES = ("n", "i", "ish", "ese", "k", "ch")
_PURPOSE = "mission"
_NEAR = 6  # words from an adjective to its noun
_CAPITAL = (("house",),)  # what is an organ with a capital alone
# "Velt states that": what a role word can't be.
_NO_NOUN = frozenset(("VERB", "AUX", "ADV"))


def read_page(analysis: Analysis, lexicon: ActorLexicon, date: str | None) -> Page:
    """The article's words with the names, persons and roles at each of them."""
    words = without_glosses(divide(analysis.article.text))
    token_starts = [token.start for token in analysis.tokens]
    tokens = []
    for word in words:
        t = bisect_right(token_starts, word.start) - 1
        tokens.append(t if t >= 0 and analysis.tokens[t].end > word.start else -1)
    sentence_starts = [token_starts[first] for first, _ in analysis.sentences if first < len(token_starts)]
    sentences = [bisect_right(sentence_starts, word.start) for word in words]
    page = Page(analysis, lexicon, date, words, [w.start for w in words], sentences, tokens)
    _match_lexicon(page)
    _join_peoples(page)
    _drop_adjectives(page)
    _match_offices(page)
    add_model_names(page)
    lengthen_titles(page)
    spread_family_names(page)
    return page


def _fits(page: Page, i: int, words: Words, sense: Sense) -> bool:
    """Whether the words at `i` are a name's, written as it must be."""
    if tuple(w.key for w in page.words[i : i + len(words)]) != words:
        return False
    found = page.words[i : i + len(words)]
    if not all(page.joins(k) for k in range(i + 1, i + len(words))):
        return False
    if sense.shape == "acronym" and len(words) == 1 and _is_shouted(page, i):
        return False
    if sense.shape == "acronym":
        return all(w.raw.replace(".", "").isupper() or not w.raw[:1].isalpha() for w in found)
    return sense.shape == "any" or found[0].capital or len(words) > 2


def _is_shouted(page: Page, i: int) -> bool:
    """Whether a word is none of a name but a pronoun, a preposition and the like among words in capitals: "ORN, WHO HAS"."""
    beside = [page.words[k].raw for k in (i - 1, i + 1) if 0 <= k < len(page.words)]
    return page.upos(i) in _NO_NAME and all(len(raw) > 1 and raw.isupper() for raw in beside)


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
        senses = [] if _is_of_another(page, i + size, senses) or _is_a_quarter(page, i, size, senses) else senses
        if senses and not is_currency(page, i + size - 1) and not _is_language(page, i, size, senses):
            page.names[i] = Named(size, tuple(senses))
        for words, role in lexicon.roles.get(word.key, ()):
            last = i + len(words)
            if words in _CAPITAL and not word.capital:
                continue
            joined_up = page.key(i, last) == words and all(page.joins(k) for k in range(i + 1, last))
            if not joined_up:
                continue
            if len(word.raw) == _ACRONYM and not (word.raw.isupper() and page.joins(last) and page.words[last].capital):
                continue
            if page.upos(last - 1) not in _NO_NOUN and not _only_determines(page, i, last):
                page.roles[i] = (len(words) - (words[-1] == "of"), role)  # "representative of" is no legislator
                break


def _join_peoples(page: Page) -> None:
    """Have a people within another state be one of its own: "Bosnian Serbs", who are neither state's."""
    for i, named in list(page.names.items()):
        other = page.names.get(i + 1)
        if other is None or named.size != 1 or other.size != 1 or not page.joins(i + 1) or i not in page.names:
            continue
        keys = {sense.key for sense in named.senses}, {sense.key for sense in other.senses}
        own = all(any(sense.what in ("adjective", "people") for sense in each.senses) for each in (named, other))
        states = all(page.lexicon.facts[key].iso3 for key in (*keys[0], *keys[1]))
        if own and states and not keys[0] & keys[1] and _AMERICAN not in keys[1] and page.words[i].key.endswith(_ADJECTIVES):
            page.names[i] = Named(2, (), "nationality")
            del page.names[i + 1]


def _drop_adjectives(page: Page) -> None:
    """Forget role words that only tell of what kind a thing is: "a general strike", "a head wound", not "military envoys"."""
    tokens = page.analysis.tokens
    for i in [i for i, (size, _) in page.roles.items() if size == 1 and _is_a_purpose(page, i)]:
        del page.roles[i]
    for i, (size, role) in list(page.roles.items()):
        token = tokens[page.tokens[i]] if size == 1 and page.tokens[i] >= 0 else None
        if token is None or not (_is_adjective(token) or (role.kind == "post" and _is_part_of_a_noun(page, i, token))):
            continue
        noun = next((k for k in range(i + 1, min(i + _NEAR, len(page.words))) if page.tokens[k] == token.head), None)
        covered = noun is not None and any(k <= noun < k + page.roles[k][0] for k in range(i + 1, noun + 1) if k in page.roles)
        if noun is not None and not covered and page.upos(noun) == "NOUN":
            del page.roles[i]


def _is_adjective(token: Token) -> bool:
    return token.upos == "ADJ" and token.deprel == "amod"


def _is_part_of_a_noun(page: Page, i: int, token: Token) -> bool:
    """Whether a post is only the first part of a noun, and nobody: "a head wound", "the minister post"."""
    return token.upos == "NOUN" and token.deprel == "compound" and page.words[i].raw.islower() and not page.words[i].possessive


def _is_a_purpose(page: Page, i: int) -> bool:
    """Whether a mission is what somebody wants or undertakes: "our shared mission", not "the mission", "Norvask's mission"."""
    if page.words[i].raw != _PURPOSE or not i or not page.joins(i):
        return False
    before = page.words[i - 1]
    return not (before.capital or before.possessive or page.lexicon.is_a("article", before.key))


def _is_of_another(page: Page, k: int, senses: Sequence[Sense]) -> bool:
    """Whether an organ known by its name is another state's, told behind it: "Ministry of External Affairs of Lissa"."""
    form = k > 0 and k < len(page.words) and page.lexicon.is_a("form", page.words[k - 1].key)  # "the Islamic Republic of Lissa"
    whose = all(sense.what == "organ" for sense in senses) or (form and all(sense.what == "alias" for sense in senses))
    if k + 1 >= len(page.words) or not whose or not page.joins(k):
        return False
    named = page.words[k + 1]
    if page.words[k].key != "of" or not named.capital or not page.joins(k + 1):
        return False
    own = {page.lexicon.facts[sense.key].party or sense.key for sense in senses}
    return not any(sense.key in own for _, sense in page.lexicon.names.get(named.key, ()))


def _is_a_quarter(page: Page, i: int, size: int, senses: Sequence[Sense]) -> bool:
    """Whether a bloc's name of one word only opens another name: "West Lissa", "West African"."""
    blocs = bool(senses) and all(page.lexicon.facts[sense.key].kind == "bloc" for sense in senses)
    opens = i + size < len(page.words) and page.joins(i + size) and page.words[i + size].capital
    return blocs and size == 1 and not page.words[i].raw.isupper() and opens and not page.words[i].possessive


def _is_language(page: Page, i: int, size: int, senses: Sequence[Sense]) -> bool:
    """Whether a state's adjective tells a language: "in French", "the English and French languages"."""
    return all(sense.what in ("adjective", "people") for sense in senses) and is_language(page, i, i + size)


def _only_determines(page: Page, i: int, last: int) -> bool:
    """Whether "both", "some" and the like stand before a noun, not alone: no "His Excellency"."""
    if last - i > 1 or not page.lexicon.is_a("determiner", page.words[i].key) or last >= len(page.words) or not page.joins(last):
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
