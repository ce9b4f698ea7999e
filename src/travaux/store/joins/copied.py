"""Whose words a sentence prints: the origin of the earliest report that has it, or nearly."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping

from sqlalchemy import Connection, select

from travaux.store import tables as t
from travaux.store.database import chunks, rows_in
from travaux.store.families import families

_AT_ONCE = 5000  # sentences
Start = tuple[int, int]  # a version by its place in the sequence, and the first character of a sentence


def copied_in(connection: Connection, starts: Collection[Start], entered: int | None = None) -> dict[int, dict[int, str]]:
    """Of each version the sentences that another report has too, by where they begin, with the origin of the earliest.

    Args:
        entered: a place in the sequence; reports entered after it are passed over.
    """
    c = t.occurrence.c
    query = select(c.key, c.version, c.start)
    wanted = set(starts)
    keys: dict[int, list[Start]] = defaultdict(list)
    for some in chunks(sorted(wanted), _AT_ONCE):
        begins = c.start.in_({start for _, start in some})
        for row in rows_in(connection, query.where(begins), c.version, {version for version, _ in some}):
            if (row.version, row.start) in wanted:
                keys[row.key].append((row.version, row.start))
    members = families(connection, keys)
    first = _earliest(connection, {key: min(alike) for alike in set(members.values()) for key in alike}, entered)
    found: dict[int, dict[int, str]] = defaultdict(dict)
    for key, places in keys.items():
        origin = first[min(members[key])]
        if origin is not None:
            for version, start in places:
                found[version][start] = origin
    return found


def _earliest(connection: Connection, names: Mapping[int, int], entered: int | None) -> dict[int, str | None]:
    """The origin of the earliest report that has a passage of a family; None where a single report has.

    Args:
        names: the families of passages by their keys.
    """
    c, trail = t.occurrence.c, t.trail.c
    query = (
        select(c.key, trail.home, trail.release, t.version.c.id, t.reading.c.origin)
        .join(t.trail, trail.version == c.version)
        .join(t.version, t.version.c.entered == c.version)
        .join(t.reading, t.reading.c.entered == trail.reading)
    )
    query = query.where(c.version <= entered) if entered is not None else query
    witnesses: dict[int, list[tuple[bool, str, str, int, str]]] = defaultdict(list)
    for row in rows_in(connection, query, c.key, names):
        witnesses[names[row.key]].append((row.release is None, row.release or "", row.id, row.home, row.origin))
    several = {name for name, each in witnesses.items() if len({home for _, _, _, home, _ in each}) > 1}
    return {name: min(each)[-1] if name in several else None for name, each in witnesses.items()}
