"""Who has a passage, and of how many origins: a story that forty outlets print is one origin and forty witnesses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from travaux.ledger.origins import Witness, count_origins
from travaux.ledger.passages import Passage, share_copied
from travaux.store import tables as t
from travaux.store.among import rows_in
from travaux.store.families import families, family_names
from travaux.store.ledger import Ledger
from travaux.store.reports import Report, reports_where, speaking


@dataclass(frozen=True, slots=True)
class Copy:
    """Another report that has passages of one.

    Args:
        passages: of the report that it has too, or nearly.
        share: of the report's words in passages, 0 to 1.
    """

    report: Report
    passages: int
    share: float


@dataclass(frozen=True, slots=True)
class Copies:
    """What a report has in common with others.

    Args:
        passages: that it has in all.
        shared: of these, those that others have too.
        first: the earliest of all that have one of them; the report itself where it is.
        origins: of the passages that others have too, the first report's origin first.
        others: by the share that they have, the largest first.
    """

    report: Report
    passages: int
    shared: int
    first: Report
    origins: tuple[str, ...]
    others: tuple[Copy, ...]


def copies_of(ledger: Ledger, name: str) -> Copies:
    """What a report has in common with others.

    Raises:
        UsageError: no report is called so, or several are.
    """
    with ledger.database.reading() as connection:
        report = speaking(connection, name)
        own = _passages(connection, [report.entered])[report.entered]
        members = families(connection, {p.key for p in own}).values()
        family = {key: min(alike) for alike in members for key in alike}
        c = t.occurrence.c
        by_report = defaultdict(set)
        for row in rows_in(connection, select(c.key, c.version), c.key, family):
            by_report[row.version].add(family[row.key])
        reports = {r.entered: r for r in reports_where(connection, t.trail.c.version.in_(sorted(by_report)))}
        others = [
            Copy(reports[v], len(has), share_copied(own, family, has))
            for v, has in by_report.items()
            if reports[v].article != report.article  # another version of it is no copy
        ]
        return Copies(
            report=report,
            passages=len({family[p.key] for p in own}),
            shared=len({f for copy in others for f in by_report[copy.report.entered]}),
            first=min([report, *(copy.report for copy in others)], key=earliest_first),
            origins=origins_of(connection, [report, *(copy.report for copy in others)]),
            others=tuple(sorted(others, key=lambda copy: (-copy.share, *earliest_first(copy.report)))),
        )


def earliest_first(report: Report) -> tuple[bool, str, str]:
    """What puts reports in the order of their release, undated ones last."""
    return report.release is None, report.release or "", report.version


def origins_of(connection: Connection, reports: Sequence[Report]) -> tuple[str, ...]:
    """The distinct origins of reports that have a passage in common, the earliest one's first."""
    if not reports:
        return ()
    first = min(reports, key=earliest_first)
    credited = [r for r in reports if r.origin != r.publisher and r is not first]
    shares: dict[int, float] = {}
    if credited:
        passages = _passages(connection, [first.entered, *(r.entered for r in credited)])
        named = family_names(connection, {p.key for found in passages.values() for p in found})
        had = {named.get(p.key, p.key) for p in passages[first.entered]}
        shares = {r.entered: share_copied(passages[r.entered], named, had) for r in credited}
    return count_origins(
        Witness(r.version, r.origin, r.publisher, r.release, r.entered, r.origin != r.publisher, shares.get(r.entered, 0.0))
        for r in reports
    )


def _passages(connection: Connection, versions: Sequence[int]) -> Mapping[int, list[Passage]]:
    """The passages of versions by their places; a passage counts as many words as it has characters."""
    found: dict[int, list[Passage]] = {version: [] for version in versions}
    c = t.occurrence.c
    for row in rows_in(connection, select(c.version, c.start, c.end, c.key), c.version, versions):
        found[row.version].append(Passage((row.start, row.end), row.key, (0, 0), row.end - row.start, 0))
    return found
