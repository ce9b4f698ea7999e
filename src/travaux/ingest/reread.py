"""Reads what a ledger holds again, with another model, lexicon or version of Travaux; earlier readings stay."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Select, and_, func, select

from travaux.ingest.add import Batch, Tell, read_into, tell_nobody
from travaux.ingest.worker import ReadingOptions, Task
from travaux.record.article import Rejection
from travaux.record.capture import Capture
from travaux.record.wire import made_by_to_dict
from travaux.resources import load_made_by
from travaux.store import tables as t
from travaux.store.append import Added
from travaux.store.entry import canonical, maker_id
from travaux.store.ledger import Ledger
from travaux.store.plain import chunks
from travaux.store.reports import find_report

_AT_ONCE = 100  # captures whose bytes are loaded


def reread(
    ledger: Ledger,
    options: ReadingOptions | None = None,
    *,
    reports: Sequence[str] = (),
    processes: int | None = None,
    tell: Tell = tell_nobody,
) -> Added:
    """Add a reading to each version that lacks one of the present model, lexicons and version of Travaux.

    What was rejected is tried again too. However it ends, what was told is stored; doing it again goes on from there.

    Args:
        reports: names of those to read again; all where none is given.

    Raises:
        UsageError: no report is called so.
        LedgerError: the ledger can't be read or written, or bytes are damaged.
        ResourceError: the installation lacks a data file or model.
    """
    options = options if options is not None else ReadingOptions()
    batch = Batch(ledger, tell, again=True)
    read_into(batch, _tasks(ledger, _waiting(ledger, options, reports)), options, processes)
    return batch.total


def count_waiting(ledger: Ledger, options: ReadingOptions, reports: Sequence[str] = ()) -> int:
    """How many captures `reread` would read."""
    return len(_waiting(ledger, options, reports))


def _waiting(ledger: Ledger, options: ReadingOptions, reports: Sequence[str]) -> list[int]:
    """The captures to be read: the first of each version that lacks a reading, and those that were rejected."""
    maker = maker_id(canonical(made_by_to_dict(load_made_by(options.model, options.lexicon))))
    with ledger.database.reading() as connection:
        number = connection.execute(select(t.maker.c.entered).where(t.maker.c.id == maker)).scalar() or 0  # which no row has
        query = _first_captures(number)
        if not reports:
            return [*connection.execute(query).scalars(), *connection.execute(_rejected_captures(number)).scalars()]
        versions = [report.entered for name in reports for report in find_report(connection, name)]
        return [c for some in chunks(versions) for c in connection.execute(query.where(t.capture.c.version.in_(some))).scalars()]


def _first_captures(maker: int) -> Select[Any]:
    read = select(t.reading.c.version).where(t.reading.c.maker == maker)
    refused = select(t.rejection.c.capture).where(t.rejection.c.maker == maker, t.rejection.c.capture.is_not(None))
    first = func.min(t.capture.c.entered)
    wanted = and_(t.capture.c.version.is_not(None), t.capture.c.version.not_in(read), t.capture.c.entered.not_in(refused))
    return select(first).where(wanted).group_by(t.capture.c.version).order_by(first)


def _rejected_captures(maker: int) -> Select[Any]:
    refused = select(t.rejection.c.capture).where(t.rejection.c.maker == maker, t.rejection.c.capture.is_not(None))
    wanted = and_(t.capture.c.version.is_(None), t.capture.c.entered.not_in(refused))
    return select(t.capture.c.entered).where(wanted).order_by(t.capture.c.entered)


def _tasks(ledger: Ledger, captures: Sequence[int]) -> Iterator[Task | Rejection]:
    c = t.capture.c
    columns = (
        c.sha256,
        c.source,
        c.url,
        c.wire_id,
        c.title,
        c.publisher,
        c.published,
        c.retrieved,
        c.charset,
        c.content_type,
        c.extra,
    )
    query = (
        select(*columns, t.version.c.id.label("version_id"), t.article.c.id.label("article_id"))
        .select_from(t.capture)
        .outerjoin(t.version, t.version.c.entered == c.version)
        .outerjoin(t.article, t.article.c.entered == t.version.c.article)
    )
    for some in chunks(captures, _AT_ONCE):
        with ledger.database.reading() as connection:
            rows = connection.execute(query.where(c.entered.in_(some)).order_by(c.entered)).all()
            tasks = [
                Task(Capture(ledger.bytes.get(connection, row.sha256), *row[1:11]), row.article_id, row.version_id) for row in rows
            ]
        yield from tasks
