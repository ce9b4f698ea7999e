"""Verifies a ledger: rows, bytes, texts, records, and everything that is derived, computed anew and compared."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import numpy as np
from sqlalchemy import Connection, Select, func, select, text

from travaux.errors import LedgerError, TravauxError
from travaux.ledger.likeness import are_copies, may_be_copies, read_compared
from travaux.ledger.passages import Families
from travaux.ledger.words import SentenceWords
from travaux.record.judgement import Judgement
from travaux.record.span import tagged_id
from travaux.store import tables as t
from travaux.store.codings import faults_of
from travaux.store.copies import passage_texts, places_of, sketches_of
from travaux.store.derive import TRAIL, Deriver, RecordFacts
from travaux.store.entry import ReadingFacts, prepare_reading, reading_id
from travaux.store.index import Wanted, count_rows, row_fits, row_number, rows_of
from travaux.store.joins.facts import JoinFacts
from travaux.store.joins.stored import STALE, token_of
from travaux.store.joins.verify import wrong_joins
from travaux.store.judged import subjects_of
from travaux.store.ledger import Ledger
from travaux.store.pack import unpack
from travaux.store.plain import last_entered
from travaux.store.records import unpack_record

_AT_ONCE = 200  # readings held in memory
_TOLD = ("title", "publisher", "origin", "published", "published_basis", "counts")  # of a record, beside it
_SKETCH = 2  # values of a passage
_PROBED = 3  # sentences of each report that the index is asked for


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a ledger that isn't as it should be: what, where, and what to do."""

    what: str
    where: str
    advice: str

    @property
    def harmless(self) -> bool:
        """Whether nothing is lost by it."""
        return self.advice.startswith("harmless")


def check(ledger: Ledger, *, repair: bool = False) -> Iterator[Problem]:
    """What is wrong with a ledger, one problem after the other; nothing where all is well.

    Args:
        repair: delete files that no row names, as a killed process leaves them.
    """
    try:
        with ledger.database.reading() as connection:
            yield from _check_database(ledger, connection)
            yield from _check_sequence(connection)
            yield from _check_bytes(ledger, connection)
            yield from _check_judgements(connection)
            yield from _check_codings(connection)
            yield from _check_layers(connection)
            yield from _check_readings(ledger, connection)
            yield from _check_trails(ledger, connection)
            yield from _check_families(ledger, connection)
            for what, where in wrong_joins(connection, ledger.words.joining):
                yield Problem(what, where, _REBUILD)
        yield from _check_leftovers(ledger, repair)
    except LedgerError as error:
        yield Problem("the database can't be read any further", ledger.name, f"{error}; {_RESTORE}")


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


def _check_sequence(connection: Connection) -> Iterator[Problem]:
    last = last_entered(connection)
    for table in t.STORED:
        highest = connection.execute(select(func.max(table.c.entered))).scalar()
        if highest is not None and highest > last:
            yield Problem("the sequence is behind its rows", f"{table.name} {highest}, not above {last}", _RESTORE)


def _check_bytes(ledger: Ledger, connection: Connection) -> Iterator[Problem]:
    for sha256, size in connection.execute(select(t.blob.c.sha256, t.blob.c.size).order_by(t.blob.c.sha256)).all():
        try:
            if len(ledger.bytes.get(connection, sha256)) != size:
                yield Problem("captured bytes don't have their size", sha256, _RESTORE)
        except LedgerError as error:
            yield Problem("captured bytes are damaged or missing", sha256, str(error))
    missing = select(t.capture.c.id).where(t.capture.c.sha256.not_in(select(t.blob.c.sha256)))
    for capture in connection.execute(missing).scalars():
        yield Problem("a capture has no bytes", capture, _RESTORE)
    unnamed = select(t.blob.c.sha256).where(t.blob.c.sha256.not_in(select(t.capture.c.sha256)))
    for sha256 in connection.execute(unnamed).scalars():
        yield Problem("captured bytes belong to no capture", sha256, _RESTORE)
    refused = select(t.rejection.c.capture).where(t.rejection.c.capture.is_not(None))
    lost = select(t.capture.c.id).where(t.capture.c.version.is_(None), t.capture.c.entered.not_in(refused))
    for capture in connection.execute(lost).scalars():
        yield Problem("a capture was neither read nor refused", capture, _RESTORE)


def _known_versions(connection: Connection) -> set[str]:
    """The ids of the versions that are there, and of those that were purged."""
    purged = (json.loads(ids) for ids in connection.execute(select(t.tombstone.c.versions)).scalars())
    return set(connection.execute(select(t.version.c.id)).scalars()).union(*purged)


def _check_codings(connection: Connection) -> Iterator[Problem]:
    versions = _known_versions(connection)
    for row in connection.execute(select(t.coding).order_by(t.coding.c.entered)):
        try:
            for fault in faults_of(row):
                yield Problem(fault, row.id, _RESTORE)
        except (TravauxError, ValueError) as error:
            yield Problem("a coding can't be read", row.id, str(error))
        if row.version not in versions:
            yield Problem("a coding is of a version that isn't there", row.id, _RESTORE)


def _check_judgements(connection: Connection) -> Iterator[Problem]:
    versions = _known_versions(connection)
    about: dict[int, set[str]] = {}
    for judgement_number, what in connection.execute(select(t.judged.c.judgement, t.judged.c.what)):
        about.setdefault(judgement_number, set()).add(what)
    query: Select[Any] = select(t.judgement.c.entered, t.judgement.c.id, t.judgement.c.wire)
    for row in connection.execute(query):
        try:
            wire = json.loads(row.wire)
            if isinstance(wire, dict) and "purged" in wire:
                continue
            judgement = Judgement.from_dict(wire)
        except (TravauxError, ValueError) as error:
            yield Problem("a judgement can't be read", row.id, str(error))
            continue
        if judgement.id != row.id:
            yield Problem("a judgement doesn't have its id", row.id, _RESTORE)
        if about.get(row.entered, set()) != subjects_of(judgement):
            yield Problem("a judgement isn't listed with what it is about", row.id, _RESTORE)
        for anchor in judgement.anchors:
            if anchor.version not in versions:
                yield Problem("a judgement is about a version that isn't there", row.id, _RESTORE)


def _check_layers(connection: Connection) -> Iterator[Problem]:
    query: Select[Any] = select(t.layer.c.id, t.layer.c.packed)
    for layer in connection.execute(query.execution_options(yield_per=_AT_ONCE)):
        try:
            if tagged_id("v1", unpack(layer.packed, f"the text {layer.id}").decode()) != layer.id:
                yield Problem("a text doesn't have its hash", layer.id, _RESTORE)
        except (TravauxError, UnicodeDecodeError) as error:
            yield Problem("a text is damaged", layer.id, str(error))


def _check_readings(ledger: Ledger, connection: Connection) -> Iterator[Problem]:
    """Every record, and of those that count what is derived from them."""
    counting = set(connection.execute(select(t.trail.c.reading)).scalars())
    judged = set(connection.execute(select(t.version.c.id).join(t.judged, t.judged.c.what == t.version.c.id)).scalars())
    deriver = Deriver(ledger.database, connection, ledger.words)
    stale = token_of(connection, ledger.words.joining) == STALE
    query: Select[Any] = (
        select(t.reading, t.version.c.id.label("version_id"), t.layer.c.id.label("layer_id"), t.layer.c.packed.label("text"))
        .join(t.version, t.version.c.entered == t.reading.c.version)
        .join(t.layer, t.layer.c.entered == t.reading.c.layer)
    )
    sentences = places = 0
    whole = True
    for row in connection.execute(query.execution_options(yield_per=_AT_ONCE)):
        try:
            record = unpack_record(row.packed, row.text, f"reading {row.id}")
            plain = unpack(row.packed, f"reading {row.id}")
        except TravauxError as error:
            yield Problem("a record is damaged", row.id, str(error))
            whole = False  # what it holds isn't known
            continue
        facts = prepare_reading(record, ledger.words, row.version_id)
        # Notes and the title's key stay as they were told when it was read, whatever later lexicons would make of it.
        told = [getattr(facts, name) == getattr(row, name) for name in _TOLD]
        if not all(told) or facts.layer != row.layer_id or reading_id(row.version_id, plain) != row.id:
            yield Problem("a reading isn't what its record says", row.id, _RESTORE)
        if row.entered in counting:
            yield from _check_passages(connection, facts, row)
            derived = _judged_facts(deriver, row.entered) if row.version_id in judged else facts
            if derived is not None:
                yield from _check_index(connection, derived.words, row)
                yield from () if stale else _check_digest(connection, derived.joining, row)
            sentences, places = sentences + len(facts.words), places + len(places_of(facts.passages))
    if not whole:
        return
    if count_rows(connection) > sentences:
        yield Problem("the search index holds sentences of no report", f"{count_rows(connection)}, not {sentences}", _REBUILD)
    stored = connection.execute(select(func.count()).select_from(t.occurrence)).scalar_one()
    if stored > places:
        yield Problem("passages are listed that stand in no report", f"{stored}, not {places}", _REBUILD)


def _judged_facts(deriver: Deriver, reading: int) -> RecordFacts | None:
    """What follows from a reading as people have left it; None where what they said can't be read, which is told elsewhere."""
    try:
        return deriver.facts([reading])[reading]
    except (TravauxError, ValueError):
        return None


def _check_digest(connection: Connection, joining: JoinFacts, row: Any) -> Iterator[Problem]:
    kept = connection.execute(select(t.digest.c.packed).where(t.digest.c.version == row.version)).scalar()
    if kept is None or unpack(kept, f"the digest of {row.id}") != unpack(joining.packed, "a digest"):
        yield Problem("what joining keeps of a report isn't that of its record", row.id, _REBUILD)


def _check_passages(connection: Connection, facts: ReadingFacts, row: Any) -> Iterator[Problem]:
    place = t.occurrence.c
    stored = connection.execute(select(place.key, place.start, place.end).where(place.version == row.version))
    if {(found.key, (found.start, found.end)) for found in stored} != places_of(facts.passages):
        yield Problem("passages of a report are not those of its record", row.id, _REBUILD)
    values = {(value, p.key, p.bits) for p in facts.passages for value in p.sketch}
    kept = sketches_of(connection, (value for value, _, _ in values))
    keys = {p.key for p in facts.passages}
    if {sketch for sketch in kept if sketch[1] in keys} != values:
        yield Problem("sketches of passages are not those of its record", row.id, _REBUILD)


def _check_index(connection: Connection, words: Sequence[SentenceWords], row: Any) -> Iterator[Problem]:
    if rows_of(connection, row.published, row.version) != sorted(
        row_number(row.published, row.version, sentence.number) for sentence in words
    ):
        yield Problem("the search index doesn't hold a report's sentences", row.id, _REBUILD)
        return
    probes = [sentence for sentence in words if sentence.words]
    for sentence in probes[:: max(1, len(probes) // _PROBED)]:
        number = row_number(row.published, row.version, sentence.number)
        wanted = Wanted((sentence.words[:30],), (), sentence.tags[:10])
        if not row_fits(connection, wanted, number):
            yield Problem("a sentence isn't in the search index", f"{row.id}, sentence {sentence.number}", _REBUILD)


def _check_trails(ledger: Ledger, connection: Connection) -> Iterator[Problem]:
    """Which reading of each version counts, and where the version stands among those of its article."""
    deriver = Deriver(ledger.database, connection, ledger.words)
    ids = {row.entered: row.id for row in connection.execute(select(t.version.c.entered, t.version.c.id))}
    right = {row[0]: row for row in deriver.trails_of(deriver.load(deriver.newest(ids)))}
    stored = {row.version: tuple(row) for row in connection.execute(select(*(t.trail.c[name] for name in TRAIL)))}
    for entered, version in ids.items():
        if entered not in right:
            yield Problem("a version has no reading", version, _RESTORE)
        elif stored.get(entered) != right[entered]:
            yield Problem("a version doesn't stand where its facts put it", version, _REBUILD)


def _check_families(ledger: Ledger, connection: Connection) -> Iterator[Problem]:
    """Near copies, found anew among all passages that share a sketch value."""
    stored = {row.key: row.family for row in connection.execute(select(t.family.c.key, t.family.c.family))}
    c = select(t.sketch).union_all(select(t.late_sketch)).subquery().c
    rows = connection.execute(select(c.value, c.key, c.bits).order_by(c.value, c.key)).all()
    for key, count in Counter(row.key for row in rows).items():
        if count > _SKETCH:
            yield Problem("a passage has more sketches than its words give it", str(key), _REBUILD)
    shared = [np.array([(row.key, row.bits) for row in group], np.int64) for _, group in groupby(rows, key=lambda row: row.value)]
    pairs = sorted(
        {
            (int(key), other)
            for group in shared
            for at, (key, bits) in enumerate(group[:-1], 1)
            for other in group[at:][may_be_copies(bits, group[at:, 1]), 0].tolist()
        }
    )
    texts = passage_texts(connection, {key for pair in pairs for key in pair})
    if lost := {key for pair in pairs for key in pair} - texts.keys():
        yield Problem("sketches are kept of passages that stand in no report", ", ".join(map(str, sorted(lost))), _REBUILD)
        pairs = [pair for pair in pairs if not lost.intersection(pair)]
    read = {key: read_compared(words, ledger.words.protected) for key, words in texts.items()}
    found = Families({})
    for first, second in pairs:
        if found.of(first) != found.of(second) and are_copies(read[first], read[second]):
            found.join(first, second)
    families = found.all()
    for key in sorted(families.keys() | stored.keys()):
        if families.get(key) != stored.get(key):
            yield Problem("near copies are not those of the passages", str(key), _REBUILD)


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
