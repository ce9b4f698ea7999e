"""Codings in a ledger: what people found by themselves. They are of no view, no record and no search."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Row, select, update

from travaux.errors import UsageError
from travaux.record.coding import CodedText, Coding
from travaux.store import tables as t
from travaux.store.among import rows_in
from travaux.store.ledger import Ledger
from travaux.store.numbers import numbered
from travaux.store.pack import unpack
from travaux.store.reports import find_report


def load_text(connection: Connection, article: str, version: str, layer: str) -> str:
    """A text of a version, by the ids that a sheet has.

    Raises:
        UsageError: the report isn't there, or was purged, or its version has no such text.
    """
    own = select(t.version.c.id).join(t.article, t.article.c.entered == t.version.c.article).where(t.article.c.id == article)
    text = _text(connection, version, layer) if version in set(connection.execute(own).scalars()) else None
    if text is None:
        there = any(report.version == version for report in find_report(connection, article))  # tells of one that was purged
        what, came = ("a text of the version as `layer`", layer) if there else ("a version of the report as `version`", version)
        raise UsageError(f"expected the id of {what}, got {came!r}; take a new sheet: travaux code sheet {article}")
    return text


def _text(connection: Connection, version: str, layer: str) -> str | None:
    query = select(t.layer.c.packed).join(t.version, t.version.c.entered == t.layer.c.version)
    packed = connection.execute(query.where(t.version.c.id == version, t.layer.c.id == layer)).scalar()
    return unpack(packed, f"the text {layer}").decode() if packed is not None else None


def add_coding(ledger: Ledger, coding: Coding) -> bool:
    """Store a coding. Its maker's newest one of a text counts; the others stay.

    Returns:
        Whether it is new: not what the same person's newest one holds.

    Raises:
        UsageError: another person has coded the text since this one did, whose coding stays as it was found.
    """
    with ledger.database.writing() as connection, numbered(connection) as numbers:
        load_text(connection, coding.article, coding.version, coding.layer)
        every = [each for _, each in codings_of(connection, coding.version) if each.layer == coding.layer]
        own = [each for each in every if each.by == coding.by]
        if own and own[-1].found == coding.found:
            return False
        if own and any(each.by != coding.by for each in every):
            others = "others have coded it too, so that yours stays as you found it"
            raise UsageError(f"expected a report that {coding.by} hasn't coded yet, got {coding.version}; {others}; take another")
        row = (numbers.take(), coding.id, coding.version, coding.by, json.dumps(coding.to_dict()), ledger.now())
        ledger.database.insert(connection, t.coding, [column.name for column in t.coding.columns], [row])
        return True


def codings_of(connection: Connection, version: str | None = None) -> Iterator[tuple[int, Coding]]:
    """The codings of a version, or of all, with their places in the sequence, in which they come; purged ones are left out."""
    query = select(t.coding.c.entered, t.coding.c.wire).order_by(t.coding.c.entered)
    for row in connection.execute(query if version is None else query.where(t.coding.c.version == version)):
        wire = json.loads(row.wire)
        if "purged" not in wire:
            yield row.entered, Coding.from_dict(wire)


def coded_texts(ledger: Ledger) -> list[CodedText]:
    """Every text that somebody coded, by the order in which they were coded first."""
    found: dict[tuple[str, str], dict[str, Coding]] = {}
    with ledger.database.reading() as connection:
        for _, coding in codings_of(connection):
            found.setdefault((coding.version, coding.layer), {})[coding.by] = coding
        texts = {key: _text(connection, *key) or "" for key in found}
    return [CodedText(len(texts[key]), tuple(by[name] for name in sorted(by))) for key, by in found.items()]


def forget_codings(connection: Connection, versions: Sequence[str]) -> None:
    """Leave of the codings of purged versions only that they were made."""
    c = t.coding.c
    for row in list(rows_in(connection, select(c.entered, c.wire), c.version, versions)):
        wire = json.loads(row.wire)
        left = {key: wire[key] for key in ("schema", "by", "at") if key in wire} | {"purged": True}
        connection.execute(update(t.coding).where(c.entered == row.entered).values(wire=json.dumps(left)))


def faults_of(row: Row[Any]) -> Iterator[str]:
    """What is wrong with a row of `coding`.

    Raises:
        RecordError: its wire form can't be read.
    """
    wire = json.loads(row.wire)
    if isinstance(wire, dict) and "purged" in wire:
        return
    coding = Coding.from_dict(wire)
    if coding.id != row.id:
        yield "a coding doesn't have its id"
    if (coding.version, coding.by) != (row.version, row.by):
        yield "a coding isn't listed with what it is of and who made it"


def titles_of(ledger: Ledger, versions: Iterable[str]) -> dict[str, str | None]:
    """The titles of versions by their ids."""
    query = select(t.version.c.id, t.reading.c.title).join(t.trail, t.trail.c.version == t.version.c.entered)
    query = query.join(t.reading, t.reading.c.entered == t.trail.c.reading)
    with ledger.database.reading() as connection:
        return {row.id: row.title for row in rows_in(connection, query, t.version.c.id, versions)}
