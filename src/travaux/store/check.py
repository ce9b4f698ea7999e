"""Verifies a ledger: rows, bytes, texts, records, and everything that is derived, computed anew and compared."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, groupby
from typing import Any

from sqlalchemy import Connection, select, text

from travaux.errors import TravauxError
from travaux.ledger.passages import Families, are_copies, may_be_copies
from travaux.ledger.protected import read_words
from travaux.ledger.versions import order_versions
from travaux.record.judgement import Judgement
from travaux.record.span import tagged_id
from travaux.store import tables as t
from travaux.store.copies import texts_of
from travaux.store.derive import Deriver, facts_query, version_facts
from travaux.store.index import Wanted, find_rows, row_number
from travaux.store.ledger import Ledger
from travaux.store.pack import unpack

_AT_ONCE = 200  # readings held in memory
_PROBED = 3  # sentences of each report that the index is asked for


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a ledger that isn't as it should be: what, where, and what to do."""

    what: str
    where: str
    advice: str


def check(ledger: Ledger, *, repair: bool = False) -> Iterator[Problem]:
    """What is wrong with a ledger, one problem after the other; nothing where all is well.

    Args:
        repair: delete files that no row names, as a killed process leaves them.
    """
    with ledger.database.reading() as connection:
        yield from _check_database(ledger, connection)
        yield from _check_bytes(ledger, connection)
        yield from _check_judgements(connection)
        yield from _check_readings(ledger, connection)
        yield from _check_trails(connection)
        yield from _check_families(ledger, connection)
    yield from _check_leftovers(ledger, repair)


_RESTORE = "restore a backup: travaux restore"
_REBUILD = "rebuild it: travaux backup, then travaux restore into a new ledger"


def _check_database(ledger: Ledger, connection: Connection) -> Iterator[Problem]:
    if not ledger.database.sqlite:
        return
    for line in connection.execute(text("PRAGMA integrity_check")).scalars():
        if line != "ok":
            yield Problem("the database is damaged", str(line), _RESTORE)
    for row in connection.execute(text("PRAGMA foreign_key_check")):
        yield Problem("a row names another that isn't there", str(tuple(row)), _RESTORE)


def _check_bytes(ledger: Ledger, connection: Connection) -> Iterator[Problem]:
    hashes = list(connection.execute(select(t.blob.c.sha256).order_by(t.blob.c.sha256)).scalars())
    for sha256 in hashes:
        try:
            ledger.bytes.get(connection, sha256)
        except TravauxError as error:
            yield Problem("captured bytes are damaged or missing", sha256, str(error))
    missing = select(t.capture.c.id).where(t.capture.c.sha256.not_in(select(t.blob.c.sha256)))
    for capture in connection.execute(missing).scalars():
        yield Problem("a capture has no bytes", capture, _RESTORE)


def _check_judgements(connection: Connection) -> Iterator[Problem]:
    versions = set(connection.execute(select(t.version.c.id)).scalars())
    purged = {v for ids in connection.execute(select(t.tombstone.c.versions)).scalars() for v in json.loads(ids)}
    for row in connection.execute(select(t.judgement.c.id, t.judgement.c.wire)):
        wire = json.loads(row.wire)
        if "purged" in wire:
            continue
        try:
            judgement = Judgement.from_dict(wire)
        except TravauxError as error:
            yield Problem("a judgement can't be read", row.id, str(error))
            continue
        if judgement.id != row.id:
            yield Problem("a judgement doesn't have its id", row.id, _RESTORE)
        for anchor in judgement.anchors:
            if anchor.version not in versions and anchor.version not in purged:
                yield Problem("a judgement is about a version that isn't there", row.id, _RESTORE)


def _check_readings(ledger: Ledger, connection: Connection) -> Iterator[Problem]:
    """Every layer and record, and of those that count what is derived from them."""
    for layer in connection.execution_options(yield_per=_AT_ONCE).execute(select(t.layer.c.id, t.layer.c.packed)):
        try:
            if tagged_id("v1", unpack(layer.packed, f"the text {layer.id}").decode()) != layer.id:
                yield Problem("a text doesn't have its hash", layer.id, _RESTORE)
        except (TravauxError, UnicodeDecodeError) as error:
            yield Problem("a text is damaged", layer.id, str(error))
    deriver = Deriver(ledger.database, connection, ledger.words)
    trails = {row.reading: row.version for row in connection.execute(select(t.trail.c.reading, t.trail.c.version))}
    readings: list[Any] = list(connection.execute(select(t.reading.c.entered, t.reading.c.id, t.reading.c.published)))
    for row in readings:
        try:
            facts = deriver.facts([row.entered])[row.entered]
        except TravauxError as error:
            yield Problem("a record is damaged", row.id, str(error))
            continue
        if row.entered in trails:
            yield from _check_derived(connection, facts, trails[row.entered], row)


def _check_derived(connection: Connection, facts: Any, version: int, row: Any) -> Iterator[Problem]:
    c = t.occurrence.c
    stored = {tuple(found) for found in connection.execute(select(c.key, c.start, c.end).where(c.version == version))}
    if stored != {(p.key, p.span[0], p.span[1]) for p in facts.passages}:
        yield Problem("passages of a report are not those of its record", row.id, _REBUILD)
    values = {(value, p.key, p.bits) for p in facts.passages for value in p.sketch}
    query = select(t.sketch.c.value, t.sketch.c.key, t.sketch.c.bits).where(t.sketch.c.key.in_([p.key for p in facts.passages]))
    if {tuple(found) for found in connection.execute(query)} != values:
        yield Problem("sketches of passages are not those of its record", row.id, _REBUILD)
    probes = [sentence for sentence in facts.words if sentence.words]
    for sentence in probes[:: max(1, len(probes) // _PROBED)]:
        number = row_number(row.published, version, sentence.number)
        wanted = Wanted((sentence.words[:30],), (), sentence.tags[:10])
        if find_rows(connection, wanted, (number, number + 1), limit=1) != [number]:
            yield Problem("a sentence isn't in the search index", f"{row.id}, sentence {sentence.number}", _REBUILD)


def _check_trails(connection: Connection) -> Iterator[Problem]:
    """Where each version stands among those of its article."""
    read = {row.version: row for row in connection.execute(facts_query().join(t.trail, t.trail.c.reading == t.reading.c.entered))}
    states = order_versions(version_facts(row) for row in read.values())
    newer, home = t.version.alias("newer"), t.article.alias("home")
    query = (
        select(t.trail, t.version.c.id.label("version_id"), newer.c.id.label("newer"), home.c.id.label("home_id"))
        .join(t.version, t.version.c.entered == t.trail.c.version)
        .join(home, home.c.entered == t.trail.c.home)
        .outerjoin(newer, newer.c.entered == t.trail.c.replaced_by)
    )
    for row in connection.execute(query):
        state = states[row.version_id]
        found = (row.home_id, row.place, row.release, row.status, row.newer, row.unattached)
        if found != (state.home, state.place, state.release, state.status, state.replaced_by, state.unattached):
            yield Problem("a version doesn't stand where its facts put it", row.version_id, _REBUILD)
    without = select(t.version.c.id).where(t.version.c.entered.not_in(select(t.trail.c.version)))
    for version in connection.execute(without).scalars():
        yield Problem("a version has no reading that counts", version, _REBUILD)


def _check_families(ledger: Ledger, connection: Connection) -> Iterator[Problem]:
    """Near copies, found anew among all passages that share a sketch value."""
    stored = {row.key: row.family for row in connection.execute(select(t.family.c.key, t.family.c.family))}
    c = t.sketch.c
    rows = connection.execute(select(c.value, c.key, c.bits).order_by(c.value, c.key)).all()
    bits = {row.key: row.bits for row in rows}
    shared = [[row.key for row in group] for _, group in groupby(rows, key=lambda row: row.value)]
    pairs = sorted({(a, b) for keys in shared for a, b in combinations(keys, 2) if may_be_copies(bits[a], bits[b])})
    texts = _passage_texts(connection, {key for pair in pairs for key in pair})
    read = {key: read_words(words, ledger.words.protected) for key, words in texts.items()}
    found = Families({})
    for first, second in pairs:
        if found.of(first) != found.of(second) and are_copies(read[first], read[second]):
            found.join(first, second)
    families = found.all()
    for key in sorted(families.keys() | stored.keys()):
        if families.get(key) != stored.get(key):
            yield Problem("near copies are not those of the passages", str(key), _REBUILD)


def _passage_texts(connection: Connection, keys: set[int]) -> dict[int, str]:
    c = t.occurrence.c
    places = {row.key: row for row in connection.execute(select(c.key, c.version, c.start, c.end)) if row.key in keys}
    texts = texts_of(connection, {row.version for row in places.values()})
    return {key: texts[row.version][row.start : row.end] for key, row in places.items()}


def _check_leftovers(ledger: Ledger, repair: bool) -> Iterator[Problem]:
    """Files that no row names; a process that is adding right now has some too, so they are looked at last."""
    with ledger.database.reading() as connection:
        named = set(connection.execute(select(t.blob.c.sha256)).scalars())
    left = [sha256 for sha256 in ledger.bytes.files() if sha256 not in named]
    drafts = ledger.bytes.drafts()
    if repair:
        ledger.bytes.sweep(left)
        for draft in drafts:
            draft.unlink(missing_ok=True)
    elif left or drafts:
        where = str(ledger.bytes.folder)
        yield Problem(
            f"{len(left) + len(drafts)} files belong to no report", where, "harmless; delete them: travaux check --repair"
        )
