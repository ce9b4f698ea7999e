"""Records of a ledger as people have left them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, select

from travaux.ledger.judgements import Judged, settle
from travaux.store import tables as t
from travaux.store.among import rows_in
from travaux.store.ledger import Ledger
from travaux.store.plain import chunks
from travaux.store.records import load_record
from travaux.store.reports import Report, reports_where
from travaux.store.verdicts import load_judgements


def settled(connection: Connection, report: Report) -> Judged:
    """The reading of a version that counts, as people have left it; judgements of the article's other versions are carried over."""
    versions = select(t.version.c.id).join(t.trail, t.trail.c.version == t.version.c.entered)
    home = select(t.trail.c.home).where(t.trail.c.version == report.entered).scalar_subquery()
    ids = list(connection.execute(versions.where(t.trail.c.home == home)).scalars())
    return settle(load_record(connection, report.reading), report.version, load_judgements(connection, ids))


def judged_among(connection: Connection, versions: Sequence[int]) -> set[int]:
    """Those of some versions of whose articles people have judged something; all by their places in the sequence."""
    own, sibling = t.trail.alias("own"), t.trail.alias("sibling")
    query = (
        select(own.c.version)
        .join(sibling, sibling.c.home == own.c.home)
        .join(t.version, t.version.c.entered == sibling.c.version)
        .join(t.judged, t.judged.c.what == t.version.c.id)
        .distinct()
    )
    return {row.version for row in rows_in(connection, query, own.c.version, versions)}


def settled_all(ledger: Ledger) -> Iterator[tuple[Report, Judged]]:
    """Every version whose article people have judged something of, in the order of articles and versions."""
    with ledger.database.reading() as connection:
        judged = select(t.version.c.entered).join(t.judged, t.judged.c.what == t.version.c.id)
        homes = list(connection.execute(select(t.trail.c.home).where(t.trail.c.version.in_(judged)).distinct()).scalars())
        for some in chunks(sorted(homes)):
            for report in reports_where(connection, t.trail.c.home.in_(some)):
                yield report, settled(connection, report)
