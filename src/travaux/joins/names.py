"""Whether two names are one person's: names of actors across reports are compared by their parts, and every ground is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from travaux.joins.name_rules import SCOPES, NamePart, NameRules, parse_name_rules
from travaux.joins.person_names import PersonName, parse_name

__all__ = ["Comparison", "NameRules", "PersonName", "Reason", "blocking_keys", "compare", "parse_name", "parse_name_rules"]

Verdict = Literal["same", "different", "unsure"]
Part = Literal["family name", "given name", "middle name", "initial", "father's name", "suffix", "number", "title", "name", "side"]
_SAME = 0.7  # score from which names are one person's
_UNSURE = 0.3  # and from which they may be
# What each way of being alike is worth. By judgement, in this order; not swept, and not calibrated.
_ALIKE, _SPELT, _VARIANT, _SCOPED, _NICKNAME, _INITIAL = 1.0, 0.97, 0.95, 0.92, 0.9, 0.78
_MORE = 0.97  # a middle name that only one has
_ALONE = 0.5  # a family name alone
_HINT = 0.6  # what is mostly one person, but need not be
_UNTOLD = (("arabic", _HINT),)  # rules that are tried where no name shows its language: what they make alike may be one
_APART = 0.1


_Scopes = Sequence[tuple[str, float]]  # languages whose rules are used, with what it is worth that these make words alike


@dataclass(frozen=True, slots=True)
class Reason:
    """Why names are alike or not: which part, how, the two words that it rests on, and the rules of transliteration used."""

    part: Part
    how: str
    words: tuple[str, str]
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """What comparing two names gives.

    Args:
        score: how far the names are alike, 0 to 1; an order, not a calibrated probability.
        verdict: same, from a score of 0.7; unsure, from 0.3; else different.
    """

    score: float
    verdict: Verdict
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class _Likeness:
    score: float
    reason: Reason


def comparison(score: float, reasons: Sequence[Reason]) -> Comparison:
    """A comparison whose verdict follows its score."""
    verdict: Verdict = "same" if score >= _SAME else "unsure" if score >= _UNSURE else "different"
    return Comparison(round(score, 3), verdict, tuple(reasons))


def compare(a: PersonName, b: PersonName) -> Comparison:
    """Whether two names are one person's, with the grounds; the order of names makes no difference.

    A family name alone is never more than unsure: which full name it stands for is the caller's to decide.
    """
    if (clash := _clash(a, b)) is not None:
        return comparison(_APART, [clash])
    kinds = {a.order, b.order}
    if "given-alone" in kinds:
        return _compare_rulers(a, b)
    if "patronymic" in kinds:
        return _compare_sons(a, b)
    family = _family(a, b)
    if family is None:
        return _second_family_name(a, b) or comparison(_APART, [_apart("family name", a.family, b.family)])
    if "family-alone" in kinds:
        return comparison(_alone(a, b) * family.score, [family.reason])
    score, reasons = _given(a, b)
    score *= family.score
    if a.suffix != b.suffix or a.number != b.number:
        score = min(score, _HINT)
        reasons = [*reasons, Reason("suffix", "only one has it", (_suffix(a), _suffix(b)))]
    return comparison(score, [family.reason, *reasons])


def _suffix(name: PersonName) -> str:
    return name.suffix or name.number or ""


def _alone(a: PersonName, b: PersonName) -> float:
    teknonyms = a.order == b.order and " " in a.words[0].plain  # "Abu Mazen" is a whole name
    return 1.0 if teknonyms else _ALONE


def _clash(a: PersonName, b: PersonName) -> Reason | None:
    """What two names of one person never differ in."""
    if a.suffix and b.suffix and a.suffix != b.suffix:
        return Reason("suffix", "differ", (a.suffix, b.suffix))
    if a.number and b.number and a.number != b.number:
        return Reason("number", "differ", (a.number, b.number))
    if a.gender and b.gender and a.gender != b.gender:
        return Reason("title", "of a man and a woman", (" ".join(a.titles), " ".join(b.titles)))
    return None


def _apart(part: Part, a: NamePart | None, b: NamePart | None) -> Reason:
    return Reason(part, "differ", (a.letters if a else "", b.letters if b else ""))


def _scopes(a: PersonName, b: PersonName) -> _Scopes:
    """Languages whose rules may be used: of both names, of one where the other shows none; a few where neither does."""
    if not a.languages and not b.languages:
        return () if a.common or b.common else _UNTOLD
    both = a.languages & b.languages if a.languages and b.languages else a.languages | b.languages
    return tuple((scope, _SCOPED) for scope in SCOPES if scope in both)


def _match(a: NamePart, b: NamePart, part: Part, scopes: _Scopes) -> _Likeness | None:
    """How two words are one name: spelt alike, by rules of transliteration, or as variants; None where they aren't."""
    words = (a.letters, b.letters)
    if a.letters == b.letters:
        return _Likeness(_ALIKE, Reason(part, "alike", words))
    if a.plain == b.plain:
        return _Likeness(_SPELT, Reason(part, "spelt otherwise", words, _rules(a, b, "any")))
    if a.variants and not a.variants.isdisjoint(b.variants):
        return _Likeness(_VARIANT, Reason(part, "variants", words))
    for scope, score in scopes:
        if a.scoped[scope] == b.scoped[scope]:
            return _Likeness(score, Reason(part, f"spelt otherwise ({scope})", words, _rules(a, b, scope)))
    return None


def _rules(a: NamePart, b: NamePart, scope: str) -> tuple[str, ...]:
    """Rules that changed only one of two words; all, where both went through the same ones."""
    first, second = a.rules[scope], b.rules[scope]
    one = tuple(rule for rule in (*first, *second) if (rule in first) != (rule in second))
    return one or tuple(dict.fromkeys((*first, *second)))


def _family(a: PersonName, b: PersonName) -> _Likeness | None:
    """How two family names are one, in one word or in two."""
    scopes = _scopes(a, b)
    if a.family is None or b.family is None:
        return None
    if (found := _match(a.family, b.family, "family name", scopes)) is not None:
        return found
    if a.compound is not None and (found := _match(a.compound, b.family, "family name", scopes)) is not None:
        return found
    return _match(a.family, b.compound, "family name", scopes) if b.compound is not None else None


def _given_word(a: NamePart, b: NamePart, scopes: _Scopes, part: Part = "given name") -> _Likeness | None:
    """How two given names, or an initial and a name, may be one person's."""
    if a.single or b.single:
        letters = not a.initials.isdisjoint(b.initials)
        score = _ALIKE if a.letters == b.letters else _INITIAL
        return _Likeness(score, Reason("initial", "fits", (a.letters, b.letters))) if letters else None
    found = _match(a, b, part, scopes)
    short = a.nicknames and not a.nicknames.isdisjoint(b.nicknames)
    if short and (found is None or found.score < _NICKNAME):
        return _Likeness(_NICKNAME, Reason(part, "short form", (a.letters, b.letters)))
    return found


def _bare_given(name: PersonName, other: PersonName) -> tuple[NamePart, ...]:
    """Given names without a word that is the other's first half of the family name."""
    whole = name.compound is not None and other.family is not None and name.compound.plain == other.family.plain
    return name.given[:-1] if whole and len(name.given) > 1 else name.given


def _given(a: PersonName, b: PersonName) -> tuple[float, list[Reason]]:
    """How far given and middle names agree, with the grounds."""
    scopes = _scopes(a, b)
    mine, yours = _bare_given(a, b), _bare_given(b, a)
    joined = ("".join(part.plain for part in mine), "".join(part.plain for part in yours))
    if joined[0] == joined[1] and len(mine) != len(yours):
        return _SPELT, [Reason("given name", "alike but for blanks", (_words(mine), _words(yours)))]
    first = _given_word(mine[0], yours[0], scopes)
    if first is None:
        return _later_given(a, b, mine, yours)
    if first.reason.part == "initial" and (a.common or b.common) and first.score < _ALIKE:
        return _HINT, [first.reason]  # many persons bear these names
    return _middle(a, b, first, mine[1:], yours[1:])


def _words(parts: Sequence[NamePart]) -> str:
    return " ".join(part.letters for part in parts)


def _middle(
    a: PersonName, b: PersonName, first: _Likeness, mine: Sequence[NamePart], yours: Sequence[NamePart]
) -> tuple[float, list[Reason]]:
    words = (_words(mine), _words(yours))
    if not mine and not yours:
        return first.score, [first.reason]
    if not mine or not yours:
        more = [part for part in (*mine, *yours) if not part.single]
        compound = bool(more) and (a.leading or b.leading)  # "Mohammad Zarif" is hardly Mohammad Javad Zarif
        bare = first.reason.part == "initial"  # "R. K. Singh" may be Rajnath Singh, and "A. Wess Mitchell" is no Andrew Mitchell
        return min(first.score * _MORE, _HINT if compound or bare else 1.0), [
            first.reason,
            Reason("middle name", "only one has it", words),
        ]
    short, long = (mine, yours) if len(mine) <= len(yours) else (yours, mine)
    scopes = _scopes(a, b)
    if all(_given_word(one, other, scopes) for one, other in zip(short, long)):
        return first.score * (1.0 if words[0] == words[1] else _MORE), [first.reason, Reason("middle name", "fits", words)]
    rest = iter(long)
    if all(any(not one.single and _match(one, other, "middle name", scopes) for other in rest) for one in short):
        return first.score * _MORE, [first.reason, Reason("middle name", "some are left out", words)]
    return _APART, [first.reason, Reason("middle name", "differ", words)]


def _later_given(a: PersonName, b: PersonName, mine: Sequence[NamePart], yours: Sequence[NamePart]) -> tuple[float, list[Reason]]:
    """Names of which one begins with a later given name of the other: "Tayyip Erdogan", "Javad Zarif"."""
    scopes = _scopes(a, b)
    longer, long, short = (a, mine, yours) if len(mine) > len(yours) else (b, yours, mine)
    words = (_words(mine), _words(yours))
    for at in range(1, len(long) - len(short) + 1):
        if all(not one.single and _match(one, other, "given name", scopes) for one, other in zip(short, long[at:])):
            called = longer.leading and at == 1  # elsewhere it may be the father's name, or another person's
            return _SPELT * _INITIAL if called else _HINT, [Reason("given name", "called by a later one", words)]
    return _APART, [Reason("given name", "differ", words)]


def _second_family_name(a: PersonName, b: PersonName) -> Comparison | None:
    """Spanish and Portuguese names of which one leaves out the mother's: "Pedro Sánchez" of "Pedro Sánchez Pérez-Castejón"."""
    short, long = sorted((a, b), key=lambda name: len(name.words))
    if "iberian" not in long.languages or len(short.words) < 2 or short.order == "family-first":
        return None
    if short.words[-1].variants or len(long.words) == len(short.words):  # "Juan Carlos" is no family name
        return None
    if not _given_word(short.words[0], long.words[0], ()) or short.words[0].single:
        return None
    rest = iter(long.words[1:])
    if not all(any(_match(one, other, "name", ()) for other in rest) for one in short.words[1:]):
        return None
    return comparison(_INITIAL, [Reason("family name", "the second one is left out", (_words(a.words), _words(b.words)))])


def _compare_rulers(a: PersonName, b: PersonName) -> Comparison:
    """Names of which one is a given name alone, as a ruler's: with the same number, and alike, they are one."""
    scopes = _scopes(a, b)
    if a.order == b.order:
        fits = len(a.given) == len(b.given) and all(_match(one, other, "name", scopes) for one, other in zip(a.given, b.given))
        words = (_words(a.given), _words(b.given))
        if not fits:
            return comparison(_APART, [Reason("given name", "differ", words)])
        numbered = a.number is not None and a.number == b.number
        return comparison(_ALIKE if numbered else _HINT, [Reason("given name", "alike", words)])
    ruler, other = (a, b) if a.order == "given-alone" else (b, a)
    first = other.family if other.order == "family-alone" else None
    if other.order == "patronymic" and other.given:
        first = other.given[0]
    found = _match(ruler.given[0], first, "given name", scopes) if first is not None and len(ruler.given) == 1 else None
    if found is None:
        return comparison(_APART, [_apart("given name", ruler.given[0], first)])
    return comparison(_ALONE * found.score, [found.reason])


def _compare_sons(a: PersonName, b: PersonName) -> Comparison:
    """Names of which one has a father's name, as "Mohammed bin Salman"."""
    scopes = _scopes(a, b)
    if not a.fathers or not b.fathers:
        son, other = (a, b) if a.fathers else (b, a)
        found = _son_and_other(son, other, scopes)
        return found or comparison(_APART, [_apart("father's name", son.fathers[0], other.family)])
    for one, two in zip(a.fathers, b.fathers):
        if (father := _match(one, two, "father's name", scopes)) is None:
            return comparison(_APART, [_apart("father's name", one, two)])
    father = _match(a.fathers[0], b.fathers[0], "father's name", scopes)
    reasons = [father.reason] if father else []
    if not a.given or not b.given:
        return comparison(_ALONE, reasons)
    given = _given_word(a.given[0], b.given[0], scopes)
    family = a.family is None or b.family is None or _match(a.family, b.family, "family name", scopes) is not None
    if given is None or not family:
        return comparison(_APART, [*reasons, _apart("given name", a.given[0], b.given[0])])
    return comparison(given.score * (father.score if father else 1.0), [given.reason, *reasons])


def _son_and_other(son: PersonName, other: PersonName, scopes: _Scopes) -> Comparison | None:
    """A name with a father's against one without: the same given name and a last one that is the father's or the family's.

    The father's name is left out as middle names are, where few bear the family's: of the many of a great house it tells one.
    """
    if not son.given or not other.given or other.family is None:
        return None
    given = _given_word(son.given[0], other.given[0], scopes)
    family = _match(son.family, other.family, "family name", scopes) if son.family is not None else None
    if given and family and len(other.given) == 1 and not (son.shared or other.shared or other.given[0].single):
        return comparison(_MORE * given.score * family.score, [given.reason, family.reason])
    father = family or _match(son.fathers[0], other.family, "family name", scopes)
    return comparison(_HINT * given.score, [given.reason, father.reason]) if father and given else None


def blocking_keys(name: PersonName) -> frozenset[str]:
    """Keys of an index: two names that `compare` calls same or unsure share at least one.

    Returns:
        mostly two to six short strings: the family name by the rules of each language it may be of, and its variants.
    """
    parts = [part for part in (name.family, name.compound, *name.fathers[:1]) if part is not None]
    if name.fathers or name.order == "given-alone":
        parts += name.given[:1]
    if "iberian" in name.languages:
        parts += name.words[1:]
    scopes = [scope for scope in SCOPES if scope in name.languages] if name.languages else SCOPES
    keys = {letters for part in parts for letters in (part.letters, part.plain)}
    keys.update(part.scoped[scope] for part in parts for scope in scopes)
    keys.update(f"#{row}" for part in parts for row in part.variants)
    return frozenset(keys)
