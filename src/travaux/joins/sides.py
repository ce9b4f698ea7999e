"""Whether two names are one side's: states, their peoples and organs, organisations and blocs."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from travaux.errors import ResourceError
from travaux.joins.names import Comparison, Reason, comparison
from travaux.joins.peoples import is_of_its_people
from travaux.ledger.words import name_words

Rows = Iterable[Sequence[str]]
How = Literal["name", "adjective", "people", "capital", "organ", "none"]
_TABLES = ("states", "peoples", "state_words", "organisations", "organisation_words", "blocs", "roles", "side_words")
_KINDS: Mapping[str, How] = {
    "name": "name",
    "alias": "name",
    "adjective": "adjective",
    "people": "people",
    "capital": "capital",
    "seat": "organ",
    "organ": "organ",
}
_RANK: Sequence[How] = ("name", "adjective", "people", "capital", "organ")  # what is taken where a word is several
_ACRONYM = re.compile(r"(?:[A-Z]\.?){2,8}")
_MOST_OF_STATE = 2  # words after a state's name, the last of which is its word for itself
_FEWEST_INITIALS = 3  # of an acronym that no table has
_SAME, _LIKELY, _MAYBE, _KIN, _APART = 1.0, 0.9, 0.5, 0.2, 0.0


@dataclass(frozen=True, slots=True)
class SideRules:
    """Names of states and organisations and what belongs to them.

    Args:
        names: what a phrase, in words with blanks, names: keys (ISO 3166 alpha-3; Wikidata numbers of organisations), and how.
        belongs: of which a key is an organ; members: of which blocs it is a member.
        heads: last words of phrases for organs and posts; states: those that are a state's own word, as "government".
        words: side_words.tsv by what they are.
    """

    names: Mapping[str, tuple[How, frozenset[str]]]
    belongs: Mapping[str, frozenset[str]]
    members: Mapping[str, frozenset[str]]
    heads: frozenset[str]
    states: frozenset[str]
    words: Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Side:
    """The name of a side, read.

    Args:
        words: folded, without the article and what is left out in comparing.
        keys: of the states or organisations that it names or belongs to; several where it may be any of them.
        how: what it is to them.
        organ: the words for an organ of a state; empty for the state itself.
        owner: whose the organ is, where the tables don't know: the words of a state's name or adjective.
        forms: the kind of state that a name tells.
        acronym: whether it is written as one; initials: that it may have.
    """

    raw: str
    words: tuple[str, ...]
    keys: frozenset[str]
    how: How
    organ: frozenset[str]
    owner: str | None
    forms: frozenset[str]
    acronym: bool
    initials: frozenset[str]
    above: frozenset[str]  # keys of which it is an organ or a member


def parse_side(text: str, rules: SideRules) -> Side:
    """The name of a side, read; for speed, keep what comes back.

    Args:
        text: as printed: "the Russian Foreign Ministry", "NATO", "Velmorans".
    """
    words = _spelt(text, rules)
    small, forms = rules.words["small"], rules.words["form"]
    known, keys = rules.names.get(" ".join(words), ("none", frozenset()))
    organ: frozenset[str] = frozenset(words) if known == "organ" else frozenset()
    owner = None
    if not keys and (found := _organ(words, rules)) is not None:
        organ, owner, keys = found
        known = "organ" if organ else "name" if keys else "none"
    bare = tuple(word for word in words if word not in small)
    state = tuple(word for word in bare if word not in forms)
    return Side(
        raw=text,
        words=state or bare,
        keys=keys,
        how=known,
        organ=organ,
        owner=owner,
        forms=frozenset(bare) & forms.keys() if state else frozenset(),
        acronym=_ACRONYM.fullmatch(text.strip()) is not None,
        initials=frozenset(("".join(word[0] for word in words), "".join(word[0] for word in bare))),
        above=frozenset(up for key in keys for up in (*rules.belongs.get(key, ()), *rules.members.get(key, ()))),
    )


def _spelt(text: str, rules: SideRules) -> tuple[str, ...]:
    words = name_words(text)
    words = words[1:] if words[:1] == ("the",) else words
    spellings = rules.words["spelling"]
    return tuple(spellings.get(word, word) for word in words)


def _organ(words: Sequence[str], rules: SideRules) -> tuple[frozenset[str], str | None, frozenset[str]] | None:
    """The organ that words name, whose it is, and the keys of that, where the tables know; None where they name none.

    A state's own word for itself, as "the Russian government", is no organ.
    """
    for owner, rest in _splits(words):
        organ = [word for word in rest if word not in rules.words["small"]]
        if not organ:
            continue
        how, keys = rules.names.get(" ".join(owner), ("none", frozenset()))
        fits = any(word in rules.heads for word in organ) if how in ("name", "adjective", "people") else False
        if keys and (fits or organ[-1] in rules.states):
            # "The Russian interim government" is the state, its Food Safety Administration isn't.
            state = organ[-1] in rules.states and len(organ) <= _MOST_OF_STATE
            return (frozenset() if state else frozenset(organ)), None, keys
    for owner, rest in _splits(words):
        organ = [word for word in rest if word not in rules.words["small"]]
        if len(owner) == 1 and owner[0] not in rules.words["form"] and organ and any(word in rules.heads for word in organ):
            return frozenset(organ) - rules.states, owner[0], frozenset()
    return None


def _splits(words: Sequence[str]) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    """Ways in which words are an owner's and an organ's: "Ministry of Trade of Russia", "Russian Ministry of Trade"."""
    for at in range(len(words) - 1):
        if words[at] in ("of", "for") and at:
            after = words[at + 1 :]
            yield (after[1:] if after[0] == "the" and len(after) > 1 else after), words[:at]
    for at in range(len(words) - 1, 0, -1):
        if words[at - 1] not in ("of", "for", "s"):
            yield words[:at], words[at:]


def compare_sides(a: Side, b: Side) -> Comparison:
    """Whether two names are one side's, with the grounds; the order of names makes no difference.

    An organ, the people or a member of a side is another actor: different, with what it is to it as the reason. A capital, and a
    word that may be several sides', is unsure.
    """
    if a.words == b.words and a.forms == b.forms and a.how == b.how:
        return _result(_SAME, "alike", a, b)
    if a.keys and b.keys:
        return _compare_known(a, b)
    if a.acronym != b.acronym and (a.keys or b.keys or min(len(a.raw), len(b.raw)) < _FEWEST_INITIALS) and _may_stand_for(a, b):
        return _result(_MAYBE, "may be an acronym", a, b)  # "PA" of the Palestinian Authority
    if not a.keys and not b.keys:
        return _compare_unknown(a, b)
    if len(a.words) == len(b.words) == 1 and "name" in (a.how, b.how) and _of_one(a.words[0], b.words[0]):
        people = a.words[0].endswith("s") != b.words[0].endswith("s")
        return _result(_KIN if people else _LIKELY, "people of" if people else "adjective of", a, b)  # "Greenlandic", in no table
    return _result(_APART, "differ", a, b)


def _result(score: float, how: str, a: Side, b: Side) -> Comparison:
    return comparison(score, [Reason("side", how, (a.raw, b.raw))])


def _compare_known(a: Side, b: Side) -> Comparison:
    shared = a.keys & b.keys
    if not shared:
        if a.above & b.keys or b.above & a.keys:
            return _result(_KIN, "organ or member of", a, b)
        return _result(_APART, "differ", a, b)
    if a.organ or b.organ:
        if not (a.organ and b.organ):
            return _result(_KIN, "organ of", a, b)
        return _organs(a, b)
    kinds = {a.how, b.how}
    if "people" in kinds and a.how != b.how:
        return _result(_KIN, "people of", a, b)
    if "capital" in kinds and a.how != b.how:
        return _result(_MAYBE, "capital of", a, b)
    if len(a.keys) > 1 or len(b.keys) > 1:
        return _result(_MAYBE, "may be several", a, b)
    return _result(_SAME if a.how == b.how else _LIKELY, "names of one" if a.how == b.how else "adjective of", a, b)


def _organs(a: Side, b: Side) -> Comparison:
    if a.organ == b.organ:
        return _result(_LIKELY, "organs of one, alike", a, b)
    part = a.organ < b.organ or b.organ < a.organ
    return _result(_MAYBE if part else _APART, "may be organs of one" if part else "organs that differ", a, b)


def _may_stand_for(a: Side, b: Side) -> bool:
    """Whether one of two names is an acronym that no table has, and the other has its initials."""
    acronym, other = (a, b) if a.acronym else (b, a)
    return not acronym.keys and "".join(acronym.words) in other.initials


def _compare_unknown(a: Side, b: Side) -> Comparison:
    if a.acronym != b.acronym:
        acronym, other = (a, b) if a.acronym else (b, a)
        letters = "".join(acronym.words)
        fits = len(letters) >= _FEWEST_INITIALS and letters in other.initials
        return _result(_LIKELY if fits else _APART, "acronym" if fits else "differ", a, b)
    if a.owner is not None and b.owner is not None:
        return _organs(a, b) if _of_one(a.owner, b.owner) else _result(_APART, "organs of others", a, b)
    if a.owner is not None or b.owner is not None:
        organ, other = (a, b) if a.owner is not None else (b, a)
        kin = len(other.words) == 1 and _of_one(organ.owner or "", other.words[0])
        if kin and not organ.organ:
            return _result(_LIKELY, "its government", a, b)
        return _result(_KIN if kin else _APART, "organ of" if kin else "differ", a, b)
    if a.words == b.words:
        two = bool(a.forms and b.forms)
        return _result(_MAYBE if two else _LIKELY, "states of two forms" if two else "with its form", a, b)
    if len(a.words) == len(b.words) and a.words[:-1] == b.words[:-1] and _of_one(a.words[-1], b.words[-1]):
        people = a.words[-1].endswith("s") != b.words[-1].endswith("s")
        return _result(_KIN if people else _LIKELY, "people of" if people else "adjective of", a, b)
    return _result(_APART, "differ", a, b)


def _of_one(a: str, b: str) -> bool:
    return a == b or is_of_its_people(a, b) or is_of_its_people(b, a)


def side_keys(side: Side) -> frozenset[str]:
    """Keys of an index: two sides that `compare_sides` calls same or unsure share at least one."""
    if side.keys:
        return side.keys | ({side.words[0][:4]} if side.how == "name" and len(side.words) == 1 else frozenset())
    if side.acronym:
        return frozenset(("".join(side.words),))
    word = side.owner or (side.words[-1] if side.words else side.raw)
    return frozenset((word[:4], *side.initials))


def parse_side_rules(tables: Mapping[str, Rows]) -> SideRules:
    """Rules of the rows of tables, by the names of these: those of `data/actors`, and `side_words`.

    Raises:
        ResourceError: a table is missing.
    """
    if missing := set(_TABLES) - tables.keys():
        raise ResourceError(f"expected the tables of sides, found no {', '.join(sorted(missing))}; reinstall travaux")
    words: dict[str, dict[str, str]] = defaultdict(dict)
    for what, word, value in tables["side_words"]:
        words[what][word] = value
    surfaces = [*_states(tables), *_organisations(tables)]
    spelling, ranked, found = words["spelling"], list(_RANK), dict[str, tuple[int, set[str]]]()
    for surface, how, key in surfaces:
        spelt = " ".join([spelling.get(word, word) for word in name_words(surface)]).removeprefix("the ")
        rank, known = ranked.index(how), found.get(spelt)
        if known is None or rank < known[0]:
            found[spelt] = rank, {key}
        elif rank == known[0]:
            known[1].add(key)
    names = {spelt: (ranked[rank], frozenset(keys)) for spelt, (rank, keys) in found.items() if spelt not in ("", "the")}
    roles = [(row[0], row[1]) for row in tables["roles"]]
    numbers = {row[0]: row[4] or row[0] for row in tables["organisation_words"]}
    return SideRules(
        names=names,
        belongs=_belongs(tables["organisation_words"], numbers),
        members=_members(tables["blocs"], numbers),
        heads=frozenset(word for phrase, kind in roles if kind in ("organ", "body", "post") for word in phrase.split()[-1:]),
        states=frozenset(phrase for phrase, kind in roles if kind == "state") - {"republic", "kingdom", "state"},
        words=dict(words),
    )


def _states(tables: Mapping[str, Rows]) -> Iterator[tuple[str, How, str]]:
    for row in tables["states"]:
        yield from ((name, "name", row[0]) for name in (row[1], *row[3].split(";")))
    kinds: Sequence[How] = ("adjective", "people", "capital")
    for row in tables["peoples"]:
        for how, cell in zip(kinds, row[1:]):
            yield from ((name, how, row[0]) for name in cell.split(";"))
    for row in tables["state_words"]:
        yield row[2], _KINDS[row[1]], row[0]


def _organisations(tables: Mapping[str, Rows]) -> Iterator[tuple[str, How, str]]:
    own: set[str] = set()  # names that the generated table gives to others too, as "UNHCR", are those of the compiled one
    for key, name, _, _, number, aliases, *_ in tables["organisation_words"]:
        names = [each for each in (name, *aliases.split(";")) if each]
        own.update(each.casefold() for each in names)
        yield from ((each, "name", number or key) for each in names)
    for name, acronym, number, others, *_ in tables["organisations"]:
        names = [each for each in (name, acronym, *others.split(";")) if each and each.casefold() not in own]
        yield from ((each, "name", number or name) for each in names)
    for surface, name, *_ in tables["blocs"]:
        yield surface, "name", name


def _belongs(rows: Rows, numbers: Mapping[str, str]) -> dict[str, frozenset[str]]:
    return {numbers[row[0]]: frozenset((numbers.get(row[3], row[3]),)) for row in rows if row[3]}


def _members(rows: Rows, numbers: Mapping[str, str]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for _, name, members, *_ in rows:
        for member in filter(None, members.split(";")):
            found[numbers.get(member, member)].add(name)
    return {member: frozenset(blocs) for member, blocs in found.items()}
