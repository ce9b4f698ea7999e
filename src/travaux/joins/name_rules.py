"""The rules by which names of persons are read and compared, from data files, and a name's word as it is compared."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TypedDict

from travaux.errors import ResourceError
from travaux.joins.holders import Holders, parse_holders

SCOPES = ("slavic", "arabic", "korean", "chinese")  # languages whose spellings have rules of their own
_SYLLABIC = ("korean", "chinese")
_LANGUAGES = (*SCOPES, "iberian", "european")
_MARKS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ə": "a"})
_FAMILY_LANGUAGES = ("korean", "chinese", "vietnamese", "japanese", "hungarian")
_SYLLABIC_FIRST = frozenset(("korean", "chinese", "vietnamese"))
_KINDS = ("variant", "nickname", "leading")


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of transliteration: its name, where it holds, and what it replaces."""

    name: str
    scope: str
    pattern: re.Pattern[str]
    replacement: str


@dataclass(frozen=True, slots=True)
class NameRules:
    """What names are read and compared by.

    Args:
        rules: of transliteration, in order, by scope.
        variants: rows that hold a name's letters by rules of any language, by their first names.
        nicknames: the same for rows of nicknames.
        initials: first letters of all names in a row.
        languages: of rows; those of no scope of their own show nothing.
        leading: rows of names before the one by which somebody is called.
        words: words that are no names, by what they are, with their values.
        family_first: languages of names that stand first, by name.
        slavic: how a last word shows that a name is Slavic.
        shared: names that many persons bear.
        holders: of high posts, by last names; there are thousands, read when one is asked for.
    """

    rules: Mapping[str, tuple[Rule, ...]]
    variants: Mapping[str, frozenset[str]]
    nicknames: Mapping[str, frozenset[str]]
    initials: Mapping[str, frozenset[str]]
    languages: Mapping[str, str]
    leading: frozenset[str]
    words: Mapping[str, Mapping[str, str]]
    family_first: Mapping[str, frozenset[str]]
    slavic: re.Pattern[str]
    shared: frozenset[str] = frozenset()
    holders: Callable[[], Holders] = dict


@dataclass(frozen=True, slots=True)
class NamePart:
    """A word of a name as it is compared.

    Args:
        letters: without case, accents, hyphens and apostrophes.
        plain: the letters by the rules that hold for any language.
        scoped: the same by those of each language too.
        rules: names of the rules that changed letters, by scope.
        variants, nicknames: rows of given names that hold it.
        initials: letters that may stand for it.
        single: whether it is an initial.
    """

    letters: str
    plain: str
    scoped: Mapping[str, str] = field(hash=False)
    rules: Mapping[str, tuple[str, ...]] = field(hash=False)
    variants: frozenset[str]
    nicknames: frozenset[str]
    initials: frozenset[str]
    single: bool


def fold(word: str) -> str:
    """A word's letters and digits without case, accents, hyphens and apostrophes.

    >>> fold("Strauß-Kahn"), fold("Erdoğan"), fold("Mu'ammar")
    ('strausskahn', 'erdogan', 'muammar')
    """
    folded = word.lower()
    if not word.isascii():
        apart = unicodedata.normalize("NFKD", word.casefold())  # a letter, then its accents
        folded = "".join(c for c in apart if not unicodedata.combining(c)).translate(_MARKS)
    return folded if folded.isalnum() else "".join(filter(str.isalnum, folded))


def part_of(letters: str, rules: NameRules, *, parent: str = "", syllabic: bool = False) -> NamePart:
    """A word of a name.

    Args:
        letters: as `fold` gives them.
        parent: the word before it that makes it a name of its own, as "abu".
        syllabic: of Korean, Chinese or Vietnamese, where a letter makes another name: "Xu" and "Xue".
    """
    plain, used = (letters, ()) if syllabic else _apply(letters, rules.rules["any"])
    scoped = {scope: _apply(letters if scope in _SYLLABIC else plain, rules.rules[scope]) for scope in SCOPES}
    variants = rules.variants.get(plain, frozenset())
    nicknames = rules.nicknames.get(plain, frozenset())
    every = (letter for row in variants | nicknames for letter in rules.initials[row])
    return NamePart(
        letters=parent + letters,
        plain=parent + plain,
        scoped={scope: parent + word for scope, (word, _) in scoped.items()},
        rules={"any": used, **{scope: (*used, *more) for scope, (_, more) in scoped.items()}},
        variants=frozenset(parent + row for row in variants) if parent else variants,
        nicknames=frozenset() if parent else nicknames,
        initials=frozenset((*every, letters[:1], plain[:1])),
        single=len(letters) == 1 and not parent,
    )


def _apply(letters: str, rules: Sequence[Rule]) -> tuple[str, tuple[str, ...]]:
    used: list[str] = []
    for rule in rules:
        changed = rule.pattern.sub(rule.replacement, letters)
        if changed != letters and changed:
            used.append(rule.name)
            letters = changed
    return letters, tuple(used)


def parse_name_rules(
    given: Iterable[Sequence[str]],
    transliteration: Iterable[Sequence[str]],
    words: Iterable[Sequence[str]],
    family_first: Iterable[Sequence[str]],
    shared: Iterable[Sequence[str]] = (),
    *,
    holders: Callable[[], Iterable[Sequence[str]]] = tuple,
) -> NameRules:
    """Rules of the rows of `given_names.tsv`, `transliteration.tsv`, `name_words.tsv`, `family_first.tsv`, `common_names.tsv`.

    Args:
        holders: reads the rows of `office_holders.tsv` and `officials.tsv`.

    Raises:
        ResourceError: a row is not of its shape, or is there twice; the message names it.
    """
    rules: dict[str, list[Rule]] = {scope: [] for scope in ("any", *SCOPES)}
    for number, row in enumerate(transliteration, 1):
        fine = len(row) == 6 and row[1] in rules and bool(row[2])
        _check(fine, "transliteration.tsv", number, "six columns and a known scope", row)
        rules[row[1]].append(Rule(row[0], row[1], _pattern(row[2], number), row[3]))
    plain = tuple(rules["any"])
    known: dict[str, dict[str, str]] = defaultdict(dict)
    for number, row in enumerate(words, 1):
        fresh = len(row) == 3 and row[1] not in known[row[0]]
        _check(fresh, "name_words.tsv", number, "three columns, each word once", row)
        known[row[0]][row[1]] = row[2]
    first = _family_first(family_first)
    return NameRules(
        rules={scope: tuple(each) for scope, each in rules.items()},
        words=dict(known),
        family_first=first,
        slavic=re.compile(next(iter(known["slavic"]), r"(?!)")),
        shared=_shared(shared),
        holders=cache(lambda: parse_holders(holders(), lambda name: _last_name(name, first))),
        **_families(given, plain),
    )


def _family_first(rows: Iterable[Sequence[str]]) -> Mapping[str, frozenset[str]]:
    first: dict[str, set[str]] = defaultdict(set)
    for number, row in enumerate(rows, 1):
        fresh = len(row) == 2 and row[0] in _FAMILY_LANGUAGES and row[0] not in first[row[1]]
        _check(fresh, "family_first.tsv", number, "a language and a name, each once", row)
        first[row[1]].add(row[0])
    return {name: frozenset(languages) for name, languages in first.items()}


def _last_name(name: str, family_first: Mapping[str, frozenset[str]]) -> str:
    """The last name of a full one; of Chinese, Korean and Vietnamese names the first word."""
    words = name.split()
    before = family_first.get(fold(words[0]), frozenset())
    return fold(words[0] if before & _SYLLABIC_FIRST else words[-1])


def _shared(rows: Iterable[Sequence[str]]) -> frozenset[str]:
    found: set[str] = set()
    for number, row in enumerate(rows, 1):
        if len(row) != 1 or row[0] in found:  # there are thirteen thousand
            _check(False, "common_names.tsv", number, "one name, once", row)
        found.add(row[0])
    return frozenset(found)


class _Families(TypedDict):
    variants: Mapping[str, frozenset[str]]
    nicknames: Mapping[str, frozenset[str]]
    initials: Mapping[str, frozenset[str]]
    languages: Mapping[str, str]
    leading: frozenset[str]


def _families(given: Iterable[Sequence[str]], plain: Sequence[Rule]) -> _Families:
    """Rows of given names by the letters of their names."""
    rows: dict[str, dict[str, set[str]]] = {"variant": defaultdict(set), "nickname": defaultdict(set)}
    initials: dict[str, frozenset[str]] = {}
    languages: dict[str, str] = {}
    leading: set[str] = set()
    for number, row in enumerate(given, 1):
        fine = len(row) == 5 and row[0] in _LANGUAGES and row[1] in _KINDS and all(row)
        _check(fine, "given_names.tsv", number, "language, kind, names and two examples", row)
        names = [fold(name) for name in row[2].split(";")]
        key = names[0] if row[1] != "nickname" else f"{names[0]} (short)"  # lasts when rows are put in before it
        _check(len(set(names)) == len(names) and key not in languages, "given_names.tsv", number, "each name once", row)
        for name in names:
            spelt = name if row[0] in _SYLLABIC else _apply(name, plain)[0]
            rows["nickname" if row[1] == "nickname" else "variant"][spelt].add(key)
        initials[key], languages[key] = frozenset(name[0] for name in names), row[0]
        if row[1] == "leading":
            leading.add(key)
    variants, nicknames = ({name: frozenset(found) for name, found in each.items()} for each in rows.values())
    return {
        "variants": variants,
        "nicknames": nicknames,
        "initials": initials,
        "languages": languages,
        "leading": frozenset(leading),
    }


def _pattern(text: str, number: int) -> re.Pattern[str]:
    try:
        return re.compile(text)
    except re.error as error:
        raise ResourceError(f"transliteration.tsv, row {number}: expected a regular expression, got {text!r}: {error}") from error


def _check(fine: bool, name: str, number: int, expected: str, row: Sequence[str]) -> None:
    if not fine:
        raise ResourceError(f"{name}, row {number}: expected {expected}, got {list(row)!r}; reinstall travaux")
