"""One report of a ledger with all that is known of it: its versions, where they came from, who read them, who copies it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Connection, select

from travaux.store import tables as t
from travaux.store.ledger import Ledger
from travaux.store.origins import Copies, copies_of
from travaux.store.reports import Report, find_report

SCHEMA = "travaux.report/1"


@dataclass(frozen=True, slots=True)
class ShownVersion:
    """A version of a report.

    Args:
        notes: what it says of itself: kinds, words, until when an embargo holds.
        sources: where its bytes came from, each with URL, time of retrieval and what else came with them.
        readings: what read it and what was found, the first one first; `counts` tells whether it is the one that counts.
        layers: how many texts were read from its bytes.
    """

    report: Report
    notes: tuple[dict[str, Any], ...]
    sources: tuple[dict[str, Any], ...]
    readings: tuple[dict[str, Any], ...]
    layers: int


@dataclass(frozen=True, slots=True)
class Shown:
    """A report: its versions, the oldest first, and the copies of the one that speaks."""

    versions: tuple[ShownVersion, ...]
    copies: Copies

    def to_dict(self) -> dict[str, Any]:
        """Wire form, `travaux.report/1`."""
        return {"schema": SCHEMA, **asdict(self)}


def show(ledger: Ledger, name: str) -> Shown:
    """What is known of a report.

    Raises:
        UsageError: no report is called so, or several are.
    """
    with ledger.database.reading() as connection:
        versions = tuple(_version(connection, report) for report in find_report(connection, name))
    return Shown(versions, copies_of(ledger, name))


def _version(connection: Connection, report: Report) -> ShownVersion:
    c, r = t.capture.c, t.reading.c
    captures = connection.execute(
        select(c.id, c.source, c.url, c.retrieved, c.extra, c.added).where(c.version == report.entered).order_by(c.entered)
    )
    readings = connection.execute(
        select(r.entered, r.id, r.notes, r.counts, r.added, t.maker.c.made_by)
        .join(t.maker, t.maker.c.entered == r.maker)
        .where(r.version == report.entered)
        .order_by(r.entered)
    ).all()
    layers = connection.execute(select(t.layer.c.id).where(t.layer.c.version == report.entered)).all()
    return ShownVersion(
        report,
        tuple(note for row in readings if row.entered == report.reading for note in json.loads(row.notes)),
        tuple({**row._mapping, "extra": json.loads(row.extra)} for row in captures),
        tuple(
            {
                "id": row.id,
                "made_by": json.loads(row.made_by),
                "items": json.loads(row.counts),
                "added": row.added,
                "counts": row.entered == report.reading,
            }
            for row in readings
        ),
        len(layers),
    )
