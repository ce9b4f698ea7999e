"""Passages as they come and go: where each stands, and which are near copies."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from sqlalchemy import Connection, delete, insert, select, tuple_, update

from travaux.ledger.likeness import are_copies, may_be_copies, read_compared
from travaux.ledger.passages import Families, Passage, read_passage
from travaux.ledger.protected import ProtectedWords
from travaux.record.span import Span
from travaux.store import tables as t
from travaux.store.among import delete_in, rows_in, values_in
from travaux.store.database import Database
from travaux.store.families import family_names
from travaux.store.pack import unpack
from travaux.store.plain import chunks, last_entered, plain

_PAIRS = 200  # in one query
_FEWEST_LATE = 20_000  # sketches that wait until they are put among the others; in a larger ledger a tenth of them, about
LATE = "late"  # of the settings: how many wait, but for those that were taken out since
_SKETCH = ("value", "key", "bits")
_MOST_COMPARED = 60_000  # passages kept as they were read: those that follow a pattern are compared again and again
Sketch = tuple[int, tuple[int, ...]]  # a passage's bits, and the values that its near copies mostly share


def add_passages(
    database: Database, connection: Connection, passages: Mapping[int, Sequence[Passage]], protected: ProtectedWords
) -> None:
    """Store the passages of versions, and find which of the new ones are near copies.

    Args:
        passages: by the version's place in the sequence.
    """
    occurrences = sorted((key, version, *span) for version, found in passages.items() for key, span in places_of(found))
    sketches = {p.key: (p.bits, p.sketch) for found in passages.values() for p in found}
    known = _known(connection, sketches)
    database.insert(connection, t.occurrence, ("key", "version", "start", "end"), occurrences)
    new = {key: sketch for key, sketch in sketches.items() if key not in known}
    rows = sorted({(value, key, bits) for key, (bits, values) in new.items() for value in values})
    _add_sketches(database, connection, rows)
    find_near_copies(database, connection, new, protected)


def _add_sketches(database: Database, connection: Connection, rows: Sequence[tuple[int, int, int]]) -> None:
    """Store sketches with the latest, and put all these among the others once they are many."""
    if not rows:
        return
    database.insert(connection, t.late_sketch, _SKETCH, rows)
    late = int(plain(connection).setting(LATE)) + len(rows)
    if late > max(_FEWEST_LATE, last_entered(connection) // 2):  # a report has five numbers, and some twenty-five sketches
        c = t.late_sketch.c
        connection.execute(insert(t.sketch).from_select(_SKETCH, select(c.value, c.key, c.bits).order_by(c.value, c.key)))
        connection.execute(delete(t.late_sketch))
        late = 0
    connection.execute(update(t.setting).where(t.setting.c.name == LATE).values(value=str(late)))


def sketches_of(connection: Connection, values: Iterable[int]) -> list[tuple[int, int, int]]:
    """The sketches that have some values, each with its key and bits."""
    wanted = set(values)
    tables = ((select(table.c.value, table.c.key, table.c.bits), table.c.value) for table in (t.sketch, t.late_sketch))
    return [tuple(row) for query, value in tables for row in rows_in(connection, query, value, wanted)]


def find_near_copies(database: Database, connection: Connection, new: Mapping[int, Sketch], protected: ProtectedWords) -> None:
    """Put passages into the families of their near copies.

    Args:
        new: what tells passages that are in no family yet, by key.
    """
    mates = _mates(connection, new)
    keys = {key for key, others in mates.items() for key in (key, *others)}
    read = database.compared
    if len(read) + len(keys) > _MOST_COMPARED:
        read.clear()
    for key, words in passage_texts(connection, keys - read.keys()).items():
        read[key] = read_compared(words, protected)
    before = family_names(connection, keys)
    groups = Families(before)
    for key, others in sorted(mates.items()):
        for other in sorted(others):
            # One near copy in a family is enough: all in it are near copies, step by step.
            if groups.of(key) != groups.of(other) and are_copies(read[key], read[other]):
                groups.join(key, other)
    _write_families(database, connection, groups, before)


def _write_families(database: Database, connection: Connection, groups: Families, before: Mapping[int, int]) -> None:
    now = groups.all()
    for old in sorted(set(before.values())):  # a family that became part of another, with members that weren't looked at
        if (new := groups.of(old)) != old:
            connection.execute(update(t.family).where(t.family.c.family == old).values(family=new))
    known = set(before) | set(before.values())
    database.insert(connection, t.family, ("key", "family"), sorted((k, name) for k, name in now.items() if k not in known))


def places_of(passages: Iterable[Passage]) -> set[tuple[int, Span]]:
    """The keys of passages with their places; of a sentence and a quotation with the same words and start one."""
    ends: dict[tuple[int, int], int] = {}
    for passage in passages:
        place = (passage.key, passage.span[0])
        ends[place] = max(passage.span[1], ends.get(place, 0))
    return {(key, (start, end)) for (key, start), end in ends.items()}


def _known(connection: Connection, keys: Iterable[int]) -> set[int]:
    return values_in(connection, t.occurrence.c.key, t.occurrence.c.key, keys)


def _mates(connection: Connection, new: Mapping[int, Sketch]) -> dict[int, set[int]]:
    """For each new passage those that share a sketch value with it, if there are any."""
    found = sketches_of(connection, (value for _, sketch in new.values() for value in sketch))
    rows = np.array(found, np.int64).reshape(-1, 3)
    rows = rows[rows[:, 0].argsort()]
    values, firsts, counts = np.unique(rows[:, 0], return_index=True, return_counts=True)
    shared = counts > 1
    owners = {
        value: rows[first : first + count]
        for value, first, count in zip(values[shared].tolist(), firsts[shared].tolist(), counts[shared].tolist())
    }
    mates = {}
    for key, (bits, sketch) in new.items():
        others = {
            other
            for value in sketch
            if value in owners
            for other in owners[value][may_be_copies(bits, owners[value][:, 2]), 1].tolist()
            if other != key
        }
        if others:
            mates[key] = others
    return mates


def passage_texts(connection: Connection, keys: Iterable[int]) -> dict[int, str]:
    """The words of passages that stand in a report, each from the first version that has it."""
    c = t.occurrence.c
    places: dict[int, tuple[int, int, int]] = {}
    for row in rows_in(connection, select(c.key, c.version, c.start, c.end), c.key, keys):
        place = (row.version, row.start, row.end)
        places[row.key] = min(places.get(row.key, place), place)
    texts = _texts_of(connection, {version for version, _, _ in places.values()})
    return {key: texts[version][start:end] for key, (version, start, end) in places.items() if version in texts}


def _texts_of(connection: Connection, versions: Iterable[int]) -> dict[int, str]:
    """The texts of versions, of the layer that counts."""
    query = (
        select(t.trail.c.version, t.layer.c.packed)
        .join(t.reading, t.reading.c.entered == t.trail.c.reading)
        .join(t.layer, t.layer.c.entered == t.reading.c.layer)
    )
    return {row.version: unpack(row.packed, "a text").decode() for row in rows_in(connection, query, t.trail.c.version, versions)}


def remove_passages(
    database: Database, connection: Connection, passages: Mapping[int, Sequence[Passage]], protected: ProtectedWords
) -> None:
    """Take the passages of versions out, and what was known of those that stand nowhere else.

    Args:
        passages: by the version's place in the sequence.
    """
    delete_in(connection, t.occurrence, t.occurrence.c.version, passages)
    sketches = {p.key: p.sketch for found in passages.values() for p in found}
    gone = sketches.keys() - _known(connection, sketches)
    for some in chunks(sorted((value, key) for key in gone for value in set(sketches[key])), _PAIRS):
        for table in (t.sketch, t.late_sketch):
            connection.execute(delete(table).where(tuple_(table.c.value, table.c.key).in_(some)))
    torn = set(family_names(connection, gone).values())
    left = values_in(connection, t.family.c.key, t.family.c.family, torn)
    delete_in(connection, t.family, t.family.c.family, torn)
    kept = {key: read_passage(text, protected) for key, text in passage_texts(connection, left - gone).items()}
    find_near_copies(database, connection, {key: (p.bits, p.sketch) for key, p in kept.items()}, protected)
