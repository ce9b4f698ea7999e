"""Whose words a sentence prints: the origin of the earliest report that has it, or nearly."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from travaux.store.families import families
from travaux.store.plain import AnyConnection, PlainConnection, chunks, plain

Start = tuple[int, int]  # a version by its place in the sequence, and the first character of a sentence
_PACKED = 1 << 32  # more than any such character
_PLACES = f"SELECT key, version, start FROM occurrence WHERE version IN :versions AND version * {_PACKED} + start IN :packed"
_PLACES_POSTGRESQL = """
    SELECT o.key, o.version, o.start FROM unnest(CAST(:versions AS bigint[]), CAST(:starts AS int[])) AS p(version, start)
    JOIN occurrence o ON o.version = p.version AND o.start = p.start"""

_HOMES = """
    SELECT o.key, min(trail.home), max(trail.home) FROM occurrence o JOIN trail ON trail.version = o.version
    WHERE o.key IN :some {until} GROUP BY o.key"""
_WITNESSES = """
    SELECT o.key, trail.release, v.id, r.origin FROM occurrence o
    JOIN trail ON trail.version = o.version JOIN version v ON v.entered = o.version JOIN reading r ON r.entered = trail.reading
    WHERE o.key IN :some {until}"""


def copied_in(connection: AnyConnection, starts: Collection[Start], entered: int | None = None) -> dict[int, dict[int, str]]:
    """Of each version the sentences that another report has too, by where they begin, with the origin of the earliest.

    Args:
        entered: a place in the sequence; reports entered after it are passed over.
    """
    asked = plain(connection)
    keys: dict[int, list[Start]] = defaultdict(list)
    for some in chunks(sorted(set(starts))):
        for key, version, start in _passages(asked, some):
            keys[key].append((version, start))
    members = families(asked, keys)
    first = _earliest(asked, {key: min(alike) for alike in set(members.values()) for key in alike}, entered)
    found: dict[int, dict[int, str]] = defaultdict(dict)
    for key, places in keys.items():
        origin = first[min(members[key])]
        if origin is not None:
            for version, start in places:
                found[version][start] = origin
    return found


def _passages(asked: PlainConnection, places: Sequence[Start]) -> list[tuple[int, int, int]]:
    """The passages that begin at some places: their keys, versions and first characters."""
    versions = [version for version, _ in places]
    if not asked.sqlite:
        return asked.rows(_PLACES_POSTGRESQL, versions=versions, starts=[start for _, start in places])
    packed = [version * _PACKED + start for version, start in places]
    return asked.rows(_PLACES, versions=sorted(set(versions)), packed=packed)


def _earliest(asked: PlainConnection, names: Mapping[int, int], entered: int | None) -> dict[int, str | None]:
    """The origin of the earliest report that has a passage of a family; None where a single report has.

    Args:
        names: the families of passages by their keys.
    """
    until = f"AND o.version <= {entered}" if entered is not None else ""
    told: dict[int, set[int]] = defaultdict(set)
    for key, first, last in asked.rows_in(_HOMES.format(until=until), names):
        told[names[key]].update((first, last))
    witnesses: dict[int, tuple[bool, str, str, str]] = {}
    several = [key for key, name in names.items() if len(told[name]) > 1]
    for key, release, version, origin in asked.rows_in(_WITNESSES.format(until=until), several):
        found, name = (release is None, release or "", version, origin), names[key]
        witnesses[name] = min(found, witnesses.get(name, found))
    return {name: witnesses[name][-1] if name in witnesses else None for name in told}
