"""Families of passages that are near copies: their members, their names, and how many reports have one of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from travaux.store.plain import AnyConnection, plain


def family_names(connection: AnyConnection, keys: Iterable[int]) -> dict[int, int]:
    """The families of those of some passages that have near copies."""
    return dict(plain(connection).rows_in("SELECT key, family FROM family WHERE key IN :some", keys))


def families(connection: AnyConnection, keys: Iterable[int]) -> dict[int, frozenset[int]]:
    """The members of each passage's family: it and all that are, step by step, its near copies; the smallest key names it."""
    wanted = set(keys)
    named = family_names(connection, wanted)
    members: dict[int, set[int]] = defaultdict(set)
    for key, family in plain(connection).rows_in("SELECT key, family FROM family WHERE family IN :some", named.values()):
        members[family].add(key)
    return {key: frozenset(members[named[key]]) if key in named else frozenset({key}) for key in wanted}


_REPORTS = "count(DISTINCT trail.home) FROM occurrence JOIN trail ON trail.version = occurrence.version"
_OF_FAMILIES = f"SELECT family.family, {_REPORTS} JOIN family ON family.key = occurrence.key"


def count_reports(connection: AnyConnection, keys: Iterable[int]) -> dict[int, tuple[int, int]]:
    """Of each passage its family, its own key where it has no near copy, and how many reports have one of the family."""
    wanted = set(keys)
    named = family_names(connection, wanted)
    asked = plain(connection)
    counts = dict(asked.rows_in(f"{_OF_FAMILIES} WHERE family.family IN :some GROUP BY family.family", named.values()))
    alone = f"SELECT occurrence.key, {_REPORTS} WHERE occurrence.key IN :some GROUP BY occurrence.key"
    counts |= dict(asked.rows_in(alone, wanted - named.keys()))
    return {key: (named.get(key, key), counts[named.get(key, key)]) for key in wanted}
