"""Versions as joining takes them: the reports that they are, and from when until when they speak."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import cast

from sqlalchemy import Connection

from travaux.joins.digest import Digest
from travaux.joins.told import Told
from travaux.ledger.versions import Status
from travaux.store import tables as t
from travaux.store.among import rows_in, values_in
from travaux.store.days import ordinal
from travaux.store.joins.rows import Span
from travaux.store.joins.told import NO_DIGEST
from travaux.store.reports import Report, report_query


@dataclass(frozen=True, slots=True)
class StandingVersion:
    """A version of a report, and when it speaks."""

    report: Report
    span: Span

    def told(self, digest: Digest) -> Told:
        """As joining takes it."""
        return told_of(self.report, digest)


def told_of(report: Report, digest: Digest = NO_DIGEST) -> Told:
    """A report of the ledger as joining takes it."""
    return Told(
        report.version,
        report.article,
        report.place,
        report.publisher,
        report.title,
        report.origin,
        report.release,
        report.entered,
        cast(Status, report.status),
        digest,
    )


def standing_versions(connection: Connection, versions: Iterable[int]) -> dict[int, StandingVersion]:
    """Some versions and all others of their articles, by their places in the sequence; mere notices are left out."""
    homes = values_in(connection, t.trail.c.home, t.trail.c.version, versions)
    by_article: dict[str, list[Report]] = defaultdict(list)
    for row in rows_in(connection, report_query(), t.trail.c.home, homes):
        report = Report(**row._mapping)
        by_article[report.article].append(report)
    return {
        report.entered: StandingVersion(report, span)
        for reports in by_article.values()
        for report, span in zip(reports, spans_of(reports), strict=True)
        if report.status != "notice"
    }


def spans_of(reports: Sequence[Report]) -> list[Span]:
    """When each version of one article speaks: until a later one is known; now where there is none."""
    days = {report.place: told_of(report).day for report in reports}
    spans = []
    for report in reports:
        later = [day for place, day in days.items() if place > report.place]
        until = min((day for day in later if day is not None), default=None)
        known = days[report.place]
        spans.append(
            Span(
                ordinal(known) if known is not None else None,
                ordinal(until) if until is not None else None,
                not later and report.status != "notice",
            )
        )
    return spans
