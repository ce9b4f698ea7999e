"""Finds reports in a ledger by what people call them: an id or its beginning, an address, a source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, or_, select

from travaux.errors import UsageError
from travaux.reader.urls import canonical_url
from travaux.record.span import tagged_id
from travaux.store import tables as t
from travaux.store.pack import storable

_FEWEST = 4  # characters of the beginning of an id
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Report:
    """A version in a ledger: where it stands, and its reading that counts.

    Args:
        version, reading: by id and by place in the sequence.
        status: as `travaux.ledger.versions.Status`.
        place: among its article's versions, from 0.
        release: from when it is known, ISO 8601.
    """

    article: str
    version: str
    entered: int
    reading: int
    title: str | None
    publisher: str | None
    origin: str
    published: str | None
    release: str | None
    status: str
    place: int
    replaced_by: str | None
    unattached: bool


def report_query() -> Select[Any]:
    """A query for `Report`."""
    home, newer = t.article.alias("home"), t.version.alias("newer")
    return (
        select(
            home.c.id.label("article"),
            t.version.c.id.label("version"),
            t.version.c.entered,
            t.trail.c.reading,
            t.reading.c.title,
            t.reading.c.publisher,
            t.reading.c.origin,
            t.reading.c.published,
            t.trail.c.release,
            t.trail.c.status,
            t.trail.c.place,
            newer.c.id.label("replaced_by"),
            t.trail.c.unattached,
        )
        .select_from(t.trail)
        .join(t.version, t.version.c.entered == t.trail.c.version)
        .join(t.reading, t.reading.c.entered == t.trail.c.reading)
        .join(home, home.c.entered == t.trail.c.home)
        .outerjoin(newer, newer.c.entered == t.trail.c.replaced_by)
    )


def reports_where(connection: Connection, condition: ColumnElement[bool]) -> list[Report]:
    """The reports that a condition fits, in the order of their articles and versions."""
    query = report_query().where(condition).order_by(t.trail.c.home, t.trail.c.place)
    return [Report(**row._mapping) for row in connection.execute(query)]


def find_report(connection: Connection, name: str) -> list[Report]:
    """The versions of the one report that a name means, the oldest first.

    Args:
        name: the id of an article or version or the beginning of one, a URL, or a source as it was named when it was added.

    Raises:
        UsageError: no report is called so, or several are.
    """
    versions = _named(connection, storable(name.strip()))
    homes = select(t.trail.c.home).where(t.trail.c.version.in_(versions))
    found = reports_where(connection, t.trail.c.home.in_(homes)) if versions else []
    articles = {report.article for report in found}
    if not found:
        _tell_purged(connection, storable(name.strip()))
        raise UsageError(f"expected a report of the ledger, found none called {name!r}; travaux search shows their ids")
    if len(articles) > 1:
        few = ", ".join(sorted(articles)[:_SHOWN])
        raise UsageError(f"expected the name of one report, {name!r} fits {len(articles)}: {few}; give an id")
    return found


def _tell_purged(connection: Connection, name: str) -> None:
    c = t.tombstone.c
    called = c.article.startswith(name, autoescape=True) if len(name) >= _FEWEST else c.article == name
    url = canonical_url(None, name)
    if url is not None:
        called = or_(called, c.article == tagged_id("a1", url))
    stone = connection.execute(select(c.article, c.by, c.reason, c.added).where(called)).first()
    if stone is not None:
        who = f" by {stone.by}" if stone.by else ""
        raise UsageError(f"the report {stone.article} was purged on {stone.added[:10]}{who}: {stone.reason}; it can't be had back")


def speaking(connection: Connection, name: str) -> Report:
    """The version of a report that speaks, the last one where none does any more; a version's own id means that version.

    Raises:
        UsageError: no report is called so, or several are.
    """
    versions = find_report(connection, name)
    own = [report for report in versions if report.version.startswith(name)]
    current = [report for report in versions if report.status == "current"]
    telling = [report for report in versions if report.status != "notice"]
    return (own or current or telling or versions)[-1]


def _named(connection: Connection, name: str) -> Sequence[int]:
    version, article, capture = t.version.c, t.article.c, t.capture.c
    queries: list[Select[Any]] = []
    start = name if ":" in name else ""
    if len(start) >= _FEWEST:
        ids = or_(version.id.startswith(start, autoescape=True), article.id.startswith(start, autoescape=True))
        queries.append(select(version.entered).join(t.article, article.entered == version.article).where(ids))
    if (url := canonical_url(None, name)) is not None:
        at_address = article.id == tagged_id("a1", url)
        queries.append(select(version.entered).join(t.article, article.entered == version.article).where(at_address))
    places = or_(capture.url == name, capture.source == name, capture.wire_id == name)
    queries.append(select(capture.version).where(places, capture.version.is_not(None)).distinct())
    for query in queries:
        found = list(connection.execute(query).scalars())
        if found:
            return found
    return []
