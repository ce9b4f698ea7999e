"""Families of passages that are near copies: their members, their names, and how many reports have one of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import Connection, func, select

from travaux.store import tables as t
from travaux.store.database import rows_in


def family_names(connection: Connection, keys: Iterable[int]) -> dict[int, int]:
    """The families of those of some passages that have near copies."""
    query = select(t.family.c.key, t.family.c.family)
    return {row.key: row.family for row in rows_in(connection, query, t.family.c.key, keys)}


def families(connection: Connection, keys: Iterable[int]) -> dict[int, frozenset[int]]:
    """The members of each passage's family: it and all that are, step by step, its near copies; the smallest key names it."""
    wanted = set(keys)
    named = family_names(connection, wanted)
    members: dict[int, set[int]] = defaultdict(set)
    for row in rows_in(connection, select(t.family.c.key, t.family.c.family), t.family.c.family, named.values()):
        members[row.family].add(row.key)
    return {key: frozenset(members[named[key]]) if key in named else frozenset({key}) for key in wanted}


def count_reports(connection: Connection, keys: Iterable[int]) -> dict[int, tuple[int, int]]:
    """Of each passage its family, its own key where it has no near copy, and how many reports have one of the family."""
    wanted = set(keys)
    named = family_names(connection, wanted)
    c, home = t.occurrence.c, func.count(t.trail.c.home.distinct()).label("reports")
    whole = select(t.family.c.family.label("name"), home).join(t.occurrence, c.key == t.family.c.key).group_by(t.family.c.family)
    alone = select(c.key.label("name"), home).group_by(c.key)
    counts: dict[int, int] = {}
    for query, column, names in ((whole, t.family.c.family, set(named.values())), (alone, c.key, wanted - named.keys())):
        rows = rows_in(connection, query.join(t.trail, t.trail.c.version == c.version), column, names)
        counts |= {row.name: row.reports for row in rows}
    return {key: (named.get(key, key), counts[named.get(key, key)]) for key in wanted}
