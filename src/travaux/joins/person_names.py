"""Names of persons, taken apart: given names, family name, patronymics, titles, and in which order they were printed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypedDict

from travaux.errors import UsageError
from travaux.joins.name_rules import NamePart, NameRules, fold, part_of

Order = Literal["given-first", "family-first", "family-alone", "given-alone", "patronymic"]
_ASIDE = re.compile(r"\([^)]*\)|\[[^]]*\]|[\"“”«»]")
_BREAK = re.compile(r"[-‐‑–]|(?<=^[AE]l)(?=[A-Z])")  # "ElBaradei" is el-Baradei
_POSSESSIVE = re.compile(r"['’]s?$")
_INITIALS = re.compile(r"(?:[^\W\d_]\.-?){1,4}[^\W\d_]?\.?")
_BARE_INITIALS = re.compile(r"[B-DF-HJ-NP-TV-XZ]{2,3}")  # "JD"; a word of so few letters has a vowel
_ONSET = r"(?:[bcdfghjklmnpqrstwxyz]|[csztwpkg]h|hs|t[szr]|ng|nh|gi|[hkgrmbp]y|kw)"
_SYLLABLE = rf"{_ONSET}?[aeiouyw]{{1,3}}(?:ng|nh|ch|[nmlkptrhc])?"
_SYLLABLES = re.compile(rf"(?:{_SYLLABLE}){{1,2}}")
_ASIAN = frozenset(("korean", "chinese", "vietnamese"))
_FEWEST_LETTERS = 3  # of a family name that may be a rare one
_MOST_GIVEN = 2  # words that follow a family name that stands first
_MOST_BEFORE = 6  # words before the last post of a title: "Russia's deputy prime minister for ..."


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name as printed, taken apart.

    Args:
        raw: as printed.
        order: how it was read; `family-alone` names have no given name, `given-alone` ones, as a ruler's, no other.
        given: given names and initials, patronymics of the Russian kind and middle names among them.
        family: the last of the family name, without particles and articles; None where there is none.
        compound: the family name with the word before it, as in "Amir Abdollahian"; None where there is no such word.
        fathers: after "bin" and the like, from the nearest.
        words: all parts, in the order given names first.
        particles: words between given and family name that are left out in comparing.
        titles: words before the name.
        suffix: `jr` or `sr`; number: of a ruler, or of a son named like his father.
        gender: as a title tells it, `m` or `f`.
        languages: of which it is shown to be, by given names, endings and order.
    """

    raw: str
    order: Order
    given: tuple[NamePart, ...]
    family: NamePart | None
    compound: NamePart | None
    fathers: tuple[NamePart, ...]
    words: tuple[NamePart, ...]
    particles: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    suffix: str | None = None
    number: str | None = None
    gender: str | None = None
    languages: frozenset[str] = frozenset()
    common: bool = False  # one of the family names that stand first
    leading: bool = False  # whether the first given name often stands before the one by which somebody is called
    shared: bool = False  # whether many bear the family name, or it may be a given name


@dataclass(frozen=True, slots=True)
class _Token:
    written: str
    folded: str
    pieces: tuple[str, ...]  # between hyphens


class _Marks(TypedDict):
    suffix: str | None
    number: str | None
    gender: str | None


def parse_name(text: str, rules: NameRules) -> PersonName:
    """A person's name taken apart; for speed, keep what comes back.

    Args:
        text: as printed, with titles and posts: "Russian Foreign Minister Sergei V. Lavrov", "Lavrov, Sergei", "Kim Jong-un".

    Raises:
        UsageError: there is no letter in it.
    """
    tokens, titles, gender, regnal = _without_titles(_tokens(text, rules), rules)
    tokens, suffix, number = _endings(_without_realm(tokens), rules)
    if not tokens:
        raise UsageError(f"expected a person's name, got {text!r}; name an actor by its words")
    marks: _Marks = {"suffix": suffix, "number": number, "gender": gender}
    for turned in (tokens, [*tokens[-1:], *tokens[:-1]]):
        if len(tokens) > 1 and (languages := _family_first(turned, rules, turned is tokens)):
            return _of_family_first(text, turned, languages, tuple(titles), marks, rules)
    parts, fathers, particles = _parts(tokens, rules)
    order = _order(parts, fathers, regnal=regnal, numbered=number is not None)
    given, family = _given_and_family(parts, order)
    two = len(parts) > 2 and not parts[-2].single
    common = tokens[-1].folded in rules.family_first
    return PersonName(
        raw=text,
        order=order,
        given=given,
        family=family,
        compound=part_of("".join(part.letters for part in parts[-2:]), rules) if two else None,
        fathers=tuple(fathers),
        words=(*parts, *fathers),
        particles=tuple(particles),
        titles=tuple(titles),
        languages=_languages([*parts, *fathers], bool(fathers), tokens, rules),
        common=common,
        shared=common or family is None or _many_bear(family, rules),
        leading=bool(given and given[0].variants & rules.leading),
        **marks,
    )


def _many_bear(family: NamePart, rules: NameRules) -> bool:
    """Whether many bear a family name, or it may be a given name, as those of two letters often are."""
    return bool(family.variants or family.nicknames) or len(family.letters) < _FEWEST_LETTERS or family.letters in rules.shared


def _order(parts: Sequence[NamePart], fathers: Sequence[NamePart], *, regnal: bool, numbered: bool) -> Order:
    if (regnal and len(parts) == 1 and not fathers) or (numbered and len(parts) <= _MOST_GIVEN):
        return "given-alone"
    if fathers:
        return "patronymic"
    return "given-first" if len(parts) > 1 else "family-alone"


def _given_and_family(parts: Sequence[NamePart], order: Order) -> tuple[tuple[NamePart, ...], NamePart | None]:
    if order == "given-alone":
        return tuple(parts), None
    if order == "patronymic":  # the father's name stands for a family name, unless one follows: "... bin Salman Al Saud"
        return tuple(parts[:1]), parts[-1] if len(parts) > 1 else None
    return tuple(parts[:-1]), parts[-1]


def _of_family_first(
    text: str, tokens: Sequence[_Token], languages: frozenset[str], titles: tuple[str, ...], marks: _Marks, rules: NameRules
) -> PersonName:
    syllabic = bool(languages & _ASIAN)
    given = part_of("".join(token.folded for token in tokens[1:]), rules, syllabic=syllabic)
    family = part_of(tokens[0].folded, rules, syllabic=syllabic)
    return PersonName(
        raw=text,
        order="family-first",
        given=(given,),
        family=family,
        compound=None,
        fathers=(),
        words=(given, family),
        titles=titles,
        languages=languages,
        common=True,
        shared=True,
        **marks,
    )


def _tokens(text: str, rules: NameRules) -> list[_Token]:
    """The words of a name, what is told after a comma left out, or put first where that is the given name."""
    head, _, rest = _ASIDE.sub(" ", text).partition(",")
    after = [token for word in rest.split(",")[0].split() for token in _token(word)]
    before = [token for word in head.split() for token in _token(word)]
    endings = {**rules.words["suffix"], **rules.words["number"]}
    if after and after[-1].folded in endings and len(after) == 1:
        return before + after
    titles = rules.words["post"].keys() | rules.words["title"].keys() | rules.words["regnal"].keys()
    named = 0 < len(after) <= 3 and all(token.written[0].isupper() and token.folded not in titles for token in after)
    return after + before if named and len(before) == 1 else before


def _token(word: str) -> list[_Token]:
    """The tokens of a word: one, or each of initials written together."""
    word = _POSSESSIVE.sub("", word.strip(".,;:!?")) if not _INITIALS.fullmatch(word) else word
    if _INITIALS.fullmatch(word) or _BARE_INITIALS.fullmatch(word):
        return [_Token(letter + ".", fold(letter), (fold(letter),)) for letter in word if letter.isalpha()]
    folded = fold(word)
    pieces = tuple(piece for each in _BREAK.split(word) if (piece := fold(each)))
    return [_Token(word, folded, pieces)] if folded else []


def _without_realm(tokens: list[_Token]) -> list[_Token]:
    """Tokens up to "of" and what a ruler rules: "Abdullah II of Jordan"."""
    at = next((at for at, token in enumerate(tokens) if token.written == "of" and at), len(tokens))
    return tokens[:at]


def _endings(tokens: list[_Token], rules: NameRules) -> tuple[list[_Token], str | None, str | None]:
    """Tokens without "Jr." and numbers at the end, and these."""
    suffix = number = None
    while len(tokens) > 1:
        last = tokens[-1]
        if suffix is None and last.folded in rules.words["suffix"]:
            suffix = rules.words["suffix"][last.folded]
        elif number is None and last.folded in rules.words["number"] and last.written.isupper() and "." not in last.written:
            number = rules.words["number"][last.folded]
        else:
            break
        tokens = tokens[:-1]
    return tokens, suffix, number


def _without_titles(tokens: list[_Token], rules: NameRules) -> tuple[list[_Token], list[str], str | None, bool]:
    """Tokens of the name, those of titles and posts before it, the gender that these tell, and whether a ruler's is among them."""
    posts, regnal, titles = rules.words["post"], rules.words["regnal"], rules.words["title"]
    start = 0
    for at, token in enumerate(tokens[: min(len(tokens) - 1, _MOST_BEFORE)]):
        if token.pieces[0] in posts or token.pieces[-1] in posts:  # "president-elect", "vice-president"
            start = at + 1
    while start < len(tokens) - 1:
        token, following = tokens[start], tokens[start + 1]
        if token.folded in titles or (token.folded in regnal and following.folded not in rules.words["article"]):
            start += 1
        else:
            break
    said = [token.folded for token in tokens[:start]]
    gender = next((value for word in said if (value := titles.get(word) or regnal.get(word))), None)
    return tokens[start:], said, gender, any(word in regnal for word in said)


def _family_first(tokens: Sequence[_Token], rules: NameRules, first: bool) -> frozenset[str]:
    """The languages by which a name's first word is the family name; none where it isn't.

    Args:
        first: whether the word was printed first; else only Korean, Chinese and Vietnamese names are told.
    """
    languages = rules.family_first.get(tokens[0].folded, frozenset())
    rest = tokens[1:]
    if not languages or not 1 <= len(rest) <= _MOST_GIVEN or any("." in token.written for token in rest):
        return frozenset()
    pieces = [piece for token in rest for piece in token.pieces]
    asian = languages & _ASIAN
    if asian and len(pieces) <= 3 and all(_SYLLABLES.fullmatch(piece) for piece in pieces):
        return asian
    one = first and len(rest) == 1 and rest[0].folded not in rules.family_first
    return languages - _ASIAN if one else frozenset()


def _parts(tokens: Sequence[_Token], rules: NameRules) -> tuple[list[NamePart], list[NamePart], list[str]]:
    """The parts of a name without particles and articles, the fathers' names, and the words left out."""
    parts: list[NamePart] = []
    fathers: list[NamePart] = []
    left_out: list[str] = []
    words, at, into = rules.words, 0, parts
    while at < len(tokens):
        token, last = tokens[at], at == len(tokens) - 1
        at += 1
        inside = at > 1 or token.written.islower() or words["particle"].get(token.folded) == "first"
        if not last and inside and (token.folded in words["particle"] or token.folded in words["article"]):
            left_out.append(token.folded)
        elif not last and _is_son(tokens[at - 1 :], at > 1, rules):
            left_out.append(token.folded)
            into = fathers
        elif at > 1 and len(token.pieces) > 1 and token.pieces[0] in words["son"]:  # "Ben-Gurion"
            fathers.append(part_of("".join(token.pieces[1:]), rules))
        else:
            part, at = _part(token, tokens, at, rules)
            into.append(part)
            into = parts
    return parts, fathers, left_out


def _is_son(tokens: Sequence[_Token], inside: bool, rules: NameRules) -> bool:
    """Whether a word stands before a father's name; "Ben" at the head only where an Arabic name follows: "Ben Ali"."""
    if tokens[0].folded not in rules.words["son"]:
        return False
    rows = part_of(tokens[1].folded, rules).variants
    return inside or tokens[0].folded != "ben" or any(rules.languages[row] == "arabic" for row in rows)


def _part(token: _Token, tokens: Sequence[_Token], at: int, rules: NameRules) -> tuple[NamePart, int]:
    """One part of a name, and where the next begins: "Abd al-Fattah" and "Abu Mazen" are one."""
    words = rules.words
    bare = _bare(token, rules)
    if at < len(tokens) and token.folded in words["servant"]:
        return part_of(token.folded + _bare(tokens[at], rules), rules), at + 1
    if at < len(tokens) and token.folded in words["parent"]:
        return part_of(_bare(tokens[at], rules), rules, parent="abu " if token.folded != "umm" else "umm "), at + 1
    alone = len(tokens) == 1 and not _ASIAN.isdisjoint(rules.family_first.get(token.folded, ()))
    return part_of(bare, rules, syllabic=alone), at


def _bare(token: _Token, rules: NameRules) -> str:
    """A token's letters without an article that is tied to it."""
    tied = len(token.pieces) > 1 and token.pieces[0] in rules.words["article"]
    return "".join(token.pieces[1:]) if tied else token.folded


def _languages(parts: Sequence[NamePart], sons: bool, tokens: Sequence[_Token], rules: NameRules) -> frozenset[str]:
    """The languages that a name is shown to be of; `sons` tells whether it has a father's name."""
    found = {rules.languages[row.rpartition(" ")[2]] for part in parts for row in part.variants}
    if rules.slavic.search(tokens[-1].folded):
        found.add("slavic")
    if sons or any(token.folded in rules.words["servant"] or _bare(token, rules) != token.folded for token in tokens):
        found.add("arabic")
    return frozenset(found - {"european"})
