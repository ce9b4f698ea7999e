"""The model's names put beside the lexicon's: persons without titles, organisations and places that no list has."""

from __future__ import annotations

import re
from collections.abc import Set

from travaux.extract.actors.flat_names import names_by_syntax
from travaux.extract.actors.model_names import names_on
from travaux.extract.actors.page import Named, Page
from travaux.extract.actors.papers_named import is_outlets_name, name_outlets
from travaux.extract.actors.partisan import is_partys_name, stems_of_parties
from travaux.extract.actors.states import COMPOUND, is_portfolio, person_behind_state, told_states
from travaux.extract.actors.things import is_a_thing
from travaux.extract.actors.tongues import tells_language

_ARTICLES = ("al-", "ad-", "an-", "ar-", "as-", "ash-", "at-", "az-", "el-", "ul-")
_QUARTERS = frozenset({"north", "south", "east", "west"})
_ZONE = re.compile(r"GMT|UTC|[A-Z]{1,3}S?T")
_LOOSE_FORMS = frozenset({"government", "nation", "state"})  # which stand before other names, too
_GIVEN_TOO = frozenset({"earl", "dean", "duke"})  # posts that are given names before a family name: "Earl Dubois"
_FEWEST, _MOST = 3, 5  # letters of a body's initials
_SHORT_POST = 2  # letters
_HEADS = ("group", "post", "state")  # kinds of roles that name nobody with what stands behind "of"


def add_model_names(page: Page) -> None:
    """The model's names: persons without their titles, and what the lexicon doesn't know."""
    parties = stems_of_parties(page)
    name_outlets(page)
    states = _states_of(page, parties)
    for i in states:
        page.names[i] = Named(1, (), states[i])
    for first, last, label in sorted(names_on(page), key=lambda name: name[2] != "person"):  # which tell last names, too
        if last - first == 1 and (first in states or _is_zone(page, first)):
            continue
        label = "organisation" if label == "person" and last - first == 1 and _is_initials(page, first) else label
        if label == "person" or (last - first == 1 and _is_family_name(page, first)):
            for begin, end in _parts_of(page, first, last):
                _add_person(page, _after_titles(page, begin, end), end)
            continue
        first += first < last and page.words[first].key == "the"
        if label == "organisation" and last - first > 1 and _is_short_post(page, first):
            _add_person(page, first + 1, last)  # "FM Velt"
            continue
        last = _closed(page, first, _without_portfolio(page, first, last) if label == "organisation" else last)
        if last - first == 1 and first in states:  # "the Vendrian Fisheries Minister"
            continue
        covered = [i for i in range(first, last) if i in page.names]
        if first >= last or any(page.names[i].size >= last - first for i in covered):
            continue
        if not covered and is_portfolio(page, first, last):
            continue
        if label == "other" and not covered and not page.words[first].capital:
            continue
        if is_partys_name(page, first, last, parties) or is_outlets_name(page, first, last):
            label = "organisation"
        if label in ("organisation", "other") and _is_told_a_body(page, last):
            page.names[first] = Named(last - first, (), "organisation")
        elif label in ("organisation", "place", "nationality", "other") and first not in page.persons:
            for begin, end in _parts_of(page, first, last):
                _add_unlisted(page, begin, _with_its_kind(page, end) if label == "organisation" else end, label)
    for first, last in list(names_by_syntax(page)):
        _add_person(page, first, last)
    _add_states_by_form(page)


def _add_states_by_form(page: Page) -> None:
    """States that the model has overlooked, or takes for places, told by what they are: "the United Republic of | Tandika"."""
    for i, each in list(page.names.items()):
        form = next((k for k in range(i, min(i + 3, i + each.size - 2)) if page.lexicon.is_a("form", page.words[k].key)), None)
        if (
            each.label == "place"
            and form is not None
            and page.words[form + 1].key == "of"
            and page.words[form].key not in _LOOSE_FORMS
        ):
            del page.names[i]
            page.names[form + 2] = Named(i + each.size - form - 2, (), "state")
    named = {k for i, each in page.names.items() for k in range(i, i + each.size)}
    for k in range(2, len(page.words)):
        what, word = page.words[k - 2], page.words[k]
        full = (
            page.lexicon.is_a("form", what.key) and what.capital and what.key not in _LOOSE_FORMS and page.words[k - 1].key == "of"
        )
        alone = k not in named and k - 2 not in named and k not in page.persons and k not in page.roles
        if full and alone and word.capital and not word.raw.isupper() and page.joins(k) and page.joins(k - 1):
            page.names[k] = Named(1, (), "state")


def _is_told_a_body(page: Page, k: int) -> bool:
    """Whether brackets behind a name tell of what kind its bearer is: "National Convention (ruling party)"."""
    if k >= len(page.words) or page.words[k].gap != " (":
        return False
    end = next((i for i in range(k, min(k + 4, len(page.words) - 1)) if page.words[i + 1].gap.startswith(")")), None)
    role = next((page.roles[i][1] for i in range(k, end + 1) if i in page.roles), None) if end is not None else None
    return role is not None and role.kind == "body" and page.words[k].raw.islower()


def _states_of(page: Page, parties: Set[str]) -> dict[int, str]:
    """Words that name states which no list has, with what they are taken for; no compass points and languages."""
    told = told_states(page)
    states = dict.fromkeys(_filed_at(page), "place") | {i: told[i] for i in told if not tells_language(page, i, i + 1, told[i])}
    states |= {i: "organisation" for i in range(len(page.words) - 1) if i not in page.names and _is_partys_own(page, i, parties)}
    return {
        i: "organisation" if is_partys_name(page, i, i + 1, parties) else label
        for i, label in states.items()
        if not page.lexicon.is_a("compass", page.words[i].key)
    }


def _is_partys_own(page: Page, k: int, parties: Set[str]) -> bool:
    """Whether a word before somebody's role names a party: "Labour leader Jane Holt", not "Justice Minister"."""
    word, role = page.words[k], page.lexicon.role(page.key(k + 1, k + 2))
    told = word.capital and page.joins(k + 1) and is_partys_name(page, k, k + 1, parties)
    of_a_portfolio = page.lexicon.is_a("portfolio", word.key) and page.lexicon.is_a("governing", page.words[k + 1].key)
    return told and role is not None and role.kind in ("post", "person") and not of_a_portfolio


def _without_portfolio(page: Page, first: int, last: int) -> int:
    """The end of a name without what the minister behind it is for: "the Vendrian | Fisheries Minister"."""
    size = page.roles[last][0] if last in page.roles and page.joins(last) else 0
    if not size or not page.lexicon.is_a("governing", page.words[last + size - 1].key):
        return last
    end = next((k for k in range(first + 1, last) if is_portfolio(page, k, last)), last)
    before = (page.words[k].key for k in range(first, end))
    return last if any(key == "and" or page.lexicon.is_a("portfolio", key) for key in before) else end


def _is_initials(page: Page, k: int) -> bool:
    """Whether a word taken for a person's name is a body's initials among words in small letters: "told the AILP that"."""
    raw, beside = page.words[k].raw, page.words[max(0, k - 2) : k] + page.words[k + 1 : k + 3]
    alone = not (k and page.joins(k) and page.words[k - 1].capital) and page.text[page.words[k].end : page.words[k].end + 1] != ":"
    last = any(page.words[i + size - 1].key == page.words[k].key for i, size in page.persons.items() if size > 1)
    small = sum(word.raw.islower() for word in beside) > 1
    return _FEWEST <= len(raw) <= _MOST and raw.isalpha() and raw.isupper() and alone and small and not last


def _is_zone(page: Page, k: int) -> bool:
    """Whether a word tells after which clock an hour is: "1914 GMT", "18.05 BST"."""
    return k > 0 and _ZONE.fullmatch(page.words[k].raw) is not None and page.words[k - 1].raw[-1:].isdigit()


def _closed(page: Page, first: int, last: int) -> int:
    """The end of a name without the words that something would have to follow."""
    while last > first + 1 and _is_open(page, last - 1):
        last -= 1
    return last


def _is_open(page: Page, k: int) -> bool:
    """Whether a word can't end a name: the "of the" before a state that is a name of its own."""
    key = page.words[k].key
    return page.words[k].raw.islower() and (page.lexicon.is_a("preposition", key) or page.lexicon.is_a("article", key))


def _filed_at(page: Page) -> list[int]:
    """Where the place of the report's dateline acts, as a state's seat does ("ARDESH, March 10 - ... Ardesh insists")."""
    dateline = page.analysis.article.dateline_span
    words = page.between(dateline) if dateline is not None else range(0)
    if len(words) < 2 or (page.joins(words[1]) and page.words[words[1]].raw.isalpha()):
        return []
    key, tokens = page.words[words[0]].key, page.analysis.tokens
    known = (*page.names, *page.persons, *page.roles)
    same = [i for i, word in enumerate(page.words) if word.key == key and word.capital and i not in words and i not in known]
    return [i for i in same if page.tokens[i] >= 0 and tokens[page.tokens[i]].deprel.startswith("nsubj")]


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
    if last > first + 1 and page.words[last - 1].key == "and" and _begins_a_name(page, last):
        last -= 1  # "Chrysler and" | "General Motors"
    at = next((k for k in range(first + 1, last - 1) if page.words[k].key == "and" and page.words[k].raw.islower()), None)
    whole = at is None or last - 1 in page.roles or any(page.lexicon.is_a("preposition", w.key) for w in page.words[first:at])
    return [(first, last)] if whole or at is None else [(first, at), (at + 1, last)]


def _is_family_name(page: Page, k: int) -> bool:
    """Whether a word that no list has is the last name of somebody whom the report names in full: "Hands" of "Bernie Hands"."""
    key = page.words[k].key
    full = any(size > 1 and page.words[first + size - 1].key == key for first, size in page.persons.items())
    return full and k not in page.names


def _begins_a_name(page: Page, k: int) -> bool:
    modelled = k < len(page.words) and any(name.start == page.words[k].start for name in page.analysis.names)
    return modelled or k in page.names or k in page.persons


def _add_unlisted(page: Page, first: int, last: int, label: str) -> None:
    """A name that the lexicon lacks, unless it is a known state's name with a role ("Russian Foreign Ministry")."""
    if tells_language(page, first, last, label):
        return
    if all(page.lexicon.is_a("title", word.key) for word in page.words[first:last]):
        return  # "H.E."
    if all(page.lexicon.is_a("compass", word.key) or word.key in _QUARTERS for word in page.words[first:last]):
        return  # "Western", "West African"
    if is_currency(page, last - 1) or _is_a_text(page, first, last) or is_a_thing(page, first, last):
        return
    if page.words[first].key == "of" or COMPOUND.search(page.words[last - 1].raw) or _joins_names(page, page.words[last - 1].key):
        return
    role = page.roles.get(first)
    if role and (role[0] == last - first or (role[1].kind in _HEADS and page.words[first + role[0]].key == "of")):
        if role[1].kind == "state" and first + role[0] + 1 < last:  # "the Government of Karvelia"
            page.names.setdefault(first + role[0] + 1, Named(last - first - role[0] - 1, (), "state"))
        return
    described = any(i in page.roles and i + page.roles[i][0] == last for i in range(first, last))
    if described and (label != "organisation" or first in page.names or page.words[last - 1].raw.islower()):
        return
    page.names[first] = Named(last - first, (), label)


def _is_a_text(page: Page, first: int, last: int) -> bool:
    """Whether a name is a text's, which does nothing: "Treaty of Orsk", "Article 6", "the Orsk Declaration"."""
    words, role = page.words, page.roles.get(first)
    behind = words[first + role[0]] if role and role[1].kind == "text" and first + role[0] < last else None
    if behind is not None and (behind.key == "of" or behind.raw[:1].isdigit()):
        return True
    if last < len(words) and page.joins(last) and words[last].capital and page.lexicon.is_a("pact", words[last].key):
        last += 1  # "Freedom of Information | Act"
    if last - first < 2 or not words[last - 1].capital or not page.lexicon.is_a("pact", words[last - 1].key):
        return False
    name = re.escape(page.text[words[first].start : words[last - 1].end])
    return re.search(rf"{name} [A-Z]", page.text) is None  # "Penn Treaty American Corporation" is a firm


def is_currency(page: Page, i: int) -> bool:
    """Whether a name stands before the sign of money: "US$412 million"."""
    return page.text[page.words[i].end : page.words[i].end + 1] == "$"


def _joins_names(page: Page, key: str) -> bool:
    """Whether a word is made of two names ("US-Russia", "EU-Ukraine")."""
    parts = re.split("[-–/]", key)
    return len(parts) > 1 and all(part in page.lexicon.names for part in parts)


def _after_titles(page: Page, first: int, last: int) -> int:
    """Where a name begins, past the titles before it, also one that the text has for a noun: "Informateur Aurel Venn"."""
    if last - first > 2 and _is_a_noun(page, page.words[first].key):
        first += 1
    if last - first == 2 and page.words[first].key in _GIVEN_TOO:
        return first
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


def _is_short_post(page: Page, first: int) -> bool:
    """Whether a word is a post's short form in capitals: "PM", "FM"."""
    role = page.roles.get(first)
    return role is not None and role[1].kind == "post" and len(page.words[first].raw) <= _SHORT_POST


def _is_a_noun(page: Page, key: str) -> bool:
    """Whether the text has a word for a noun, behind an article or a possessive: "the informateur", "Tarvonia's informateur"."""
    return any(
        word.key == key and word.raw.islower() and page.upos(i) == "NOUN" and _is_after_article(page, i)
        for i, word in enumerate(page.words)
    )


def _is_after_article(page: Page, i: int) -> bool:
    before = page.words[i - 1] if i and page.joins(i) else None
    return before is not None and (page.lexicon.is_a("article", before.key) or before.possessive)


def _add_person(page: Page, first: int, last: int) -> None:
    last = next((i + 1 for i in range(first, last - 1) if page.words[i].possessive), last)
    while last > first and (page.words[last - 1].raw.islower() or page.lexicon.is_a("preposition", page.words[last - 1].key)):
        last -= 1
    if first and page.words[first - 1].key == "of" and first in page.names and page.names[first].size < last - first:
        first += page.names[first].size  # "the president of Chad Idriss Deby"
    elif last - first > 1 and _begins_with_state(page, first):
        page.names[first] = Named(1, (), "state")  # "the Kingdom of Lisse A. Velt"
        first += 1
    elif (begins := person_behind_state(page, first, last)) != first:
        page.names[first] = Named(1, (), "state")
        first = begins
    role = page.roles.get(first)
    bare = last > first and _is_title_alone(page, last - 1)
    owned = first < last and page.lexicon.is_a("preposition", page.words[first].key)  # "the Minister | of Communications"
    if last <= first or bare or owned or (role and role[0] >= last - first):
        return
    if _is_rather_listed(page, first, last):
        return
    if _is_called_a_body(page, first, last):
        page.names.setdefault(first, Named(1, (), "organisation"))
        return
    for i in list(page.persons):
        if i < last and first < i + page.persons[i]:
            if page.persons[i] >= last - first:
                return
            del page.persons[i]
    page.persons[first] = last - first
    for i in range(first, last):
        page.names.pop(i, None)


def _begins_with_state(page: Page, k: int) -> bool:
    """Whether a word is a state's: what such a one is stands before it, "the Kingdom of", or did so elsewhere; no "Bank of"."""
    if k < 2 or page.words[k - 1].key != "of" or not page.joins(k):
        return False
    form, raw = page.words[k - 2], page.words[k].raw
    told = form.capital and form.key not in _LOOSE_FORMS and page.lexicon.is_a("form", form.key)
    places = (page.text[name.start : name.end] for name in page.analysis.names if name.label == "place")
    return told or any(place.endswith(f" of {raw}") for place in places)


def _is_title_alone(page: Page, k: int) -> bool:
    """Whether a word is a title and no name, a short one also where its full stop is cut off: "Sen" of "Sen. Velt"."""
    key, stop = page.words[k].key, page.text[page.words[k].end : page.words[k].end + 1] == "."
    return page.lexicon.is_a("title", key) or (stop and page.lexicon.is_a("honorific", f"{key}."))


def _is_called_a_body(page: Page, first: int, last: int) -> bool:
    """Whether a lone word taken for a person is told to be a body: "the main opposition party, Shinkai, said"."""
    if last - first != 1 or first < 2 or page.words[first].gap.strip() != ",":
        return False
    role = page.roles.get(first - 1)
    tokens, t = page.analysis.tokens, page.tokens[first]
    body = role is not None and role[1].kind == "body" and page.words[first - 1].raw.islower()
    if not body or t < 0 or tokens[t].deprel != "appos" or tokens[t].head != page.tokens[first - 1]:
        return False
    key = page.words[first].key
    return not any(page.words[k].key == key for i, size in page.persons.items() if size > 1 for k in range(i, i + size))


def _is_rather_listed(page: Page, first: int, last: int) -> bool:
    """Whether one word taken for a person is an organisation or state of the lexicon: it has no title, and is nobody's name."""
    named = page.names.get(first)
    if named is None or not named.senses or named.size < last - first:
        return False
    if any(size > 1 and page.words[i + size - 1].key == page.words[first].key for i, size in page.persons.items()):
        return False  # "Jordan" in a report that tells of Vernon Jordan
    if not first or not page.joins(first):
        return True
    before = page.words[first - 1].key
    titled = page.lexicon.is_a("title", before) or page.lexicon.is_a("honorific", before)
    return not titled and not (first - 1 in page.roles and page.words[first - 1].capital)


def spread_family_names(page: Page) -> None:
    """Family names that stand alone: a person named in full elsewhere, whatever the model takes the lone word for.

    So is a lone name that is the first part of one ("Komura Jutaro ... Komura"), unless the report tells of a state called so.
    """
    for i, name in page.names.items():
        if name.size == 1 and not name.senses and _is_called_a_body(page, i, i + 1):
            page.names[i] = Named(1, (), "organisation")
    families = {page.words[i + size - 1].key for i, size in page.persons.items() if size > 1}
    families |= {family.partition("-")[2] for family in families if family.startswith(_ARTICLES)}  # "Velt" is "al-Velt"
    firsts = {page.words[i].key for i, size in page.persons.items() if size > 1}
    runs = [page.between((name.start, name.end)) for name in page.analysis.names]
    lone = {run.start for run in runs if len(run) == 1} - {i for i, named in page.names.items() if named.label == "state"}
    firsts = {word for word in firsts if len(word) > 2 and word not in page.lexicon.roles}
    families -= {word for word in families if len(word) < 3 or word in page.lexicon.roles}
    inside = {k for i, size in page.persons.items() for k in range(i, i + size)}
    for i, word in enumerate(page.words):
        named = word.key in families or (i in lone and word.key in firsts)
        if i in inside or not named or not word.capital or (i in page.names and page.names[i].senses):
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
