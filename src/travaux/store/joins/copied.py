"""Whose words a sentence prints: the origin of the earliest report that has it, or nearly."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping

from sqlalchemy import Connection, func, select

from travaux.store import tables as t
from travaux.store.database import rows_at, rows_in
from travaux.store.families import families

Start = tuple[int, int]  # a version by its place in the sequence, and the first character of a sentence


def copied_in(connection: Connection, starts: Collection[Start], entered: int | None = None) -> dict[int, dict[int, str]]:
    """Of each version the sentences that another report has too, by where they begin, with the origin of the earliest.

    Args:
        entered: a place in the sequence; reports entered after it are passed over.
    """
    c = t.occurrence.c
    keys: dict[int, list[Start]] = defaultdict(list)
    for row in rows_at(connection, select(c.key, c.version, c.start), (c.version, c.start), starts):
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
    until = [c.version <= entered] if entered is not None else []
    homes = select(c.key, func.min(trail.home).label("first"), func.max(trail.home).label("last"))
    homes = homes.join(t.trail, trail.version == c.version).where(*until).group_by(c.key)
    told: dict[int, set[int]] = defaultdict(set)
    for row in rows_in(connection, homes, c.key, names):
        told[names[row.key]].update((row.first, row.last))
    query = (
        select(c.key, trail.release, t.version.c.id, t.reading.c.origin)
        .join(t.trail, trail.version == c.version)
        .join(t.version, t.version.c.entered == c.version)
        .join(t.reading, t.reading.c.entered == trail.reading)
    )
    witnesses: dict[int, tuple[bool, str, str, str]] = {}
    several = [key for key, name in names.items() if len(told[name]) > 1]
    for row in rows_in(connection, query.where(*until), c.key, several):
        found, name = (row.release is None, row.release or "", row.id, row.origin), names[row.key]
        witnesses[name] = min(found, witnesses.get(name, found))
    return {name: witnesses[name][-1] if name in witnesses else None for name in told}
