"""The coverage of a ledger as joining takes it, also as the ledger was: what `travaux.joins.joining.join` makes a play of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, cast

from sqlalchemy import Select, select

from travaux.errors import UsageError
from travaux.joins.codebook import Talks
from travaux.joins.digest import Digest
from travaux.joins.digesting import digest_of
from travaux.joins.joining import join
from travaux.joins.play import Play
from travaux.joins.suggest import suggest_from
from travaux.joins.told import Told
from travaux.ledger.join_rules import JoinRules
from travaux.ledger.settle import settle
from travaux.ledger.versions import Status
from travaux.store import tables as t
from travaux.store.among import rows_in
from travaux.store.asked import Asked
from travaux.store.derive import TRAIL, Deriver
from travaux.store.joins.copied import copied_in
from travaux.store.joins.current import bring_current
from travaux.store.joins.judged import codebooks_among, rules_among, rules_in
from travaux.store.joins.told import load_digests
from travaux.store.joins.versions import told_of
from travaux.store.ledger import Ledger
from travaux.store.records import unpack_record
from travaux.store.reports import reports_where
from travaux.store.verdicts import judgements_until


def coverage_of(ledger: Ledger) -> tuple[list[Told], JoinRules]:
    """Every version that a ledger holds, as people have left it, and what they say of its moves."""
    bring_current(ledger)
    with ledger.database.reading() as connection:
        reports = reports_where(connection, t.trail.c.place >= 0)
        digests = load_digests(connection, [report.entered for report in reports])
        starts = {(report.entered, act.begins) for report in reports for act in digests[report.entered].acts}
        copied = copied_in(connection, starts)
        told = (told_of(report, digests[report.entered]) for report in reports)
        return [replace(each, copied_from=copied.get(each.entered, {})) for each in told], rules_in(connection)


def coverage_as_entered(ledger: Ledger, entered: int) -> tuple[list[Told], JoinRules, list[Talks]]:
    """The coverage that a ledger held when its sequence had come so far, as people had left it then, and the codebooks' talks."""
    with ledger.database.reading() as connection:
        deriver = Deriver(ledger.database, connection, ledger.words)
        newest = deriver.newest(
            connection.execute(select(t.version.c.entered).where(t.version.c.entered <= entered)).scalars(), entered
        )
        trails = [dict(zip(TRAIL, row, strict=True)) for row in deriver.trails_of(deriver.load(newest))]
        judgements = judgements_until(connection, entered)
        about = {anchor.version for judgement in judgements for anchor in judgement.anchors}
        rows = {row.version: row for row in rows_in(connection, _reading_query(), t.reading.c.entered, newest.values())}
        told = []
        for trail in trails:
            row = rows[trail["version"]]
            record = unpack_record(row.packed, row.text, f"reading {row.id}")
            record = settle(record, row.id, judgements).record if about else record
            told.append(_told(trail, row, digest_of(record, ledger.words.joining)))
        starts = {(each.entered, act.begins) for each in told for act in each.digest.acts}
        copied = copied_in(connection, starts, entered)
        found = [replace(each, copied_from=copied.get(each.entered, {})) for each in told]
        return found, rules_among(judgements), codebooks_among(judgements)


def joined_anew(ledger: Ledger, asked: Asked) -> Play:
    """The play of other talks than the ledger's, or of the ledger as it was.

    Raises:
        UsageError: the ledger had no such talks then.
    """
    told, talks, rules = coverage_asked(ledger, asked)
    return join(told, talks, ledger.words.joining, asked.as_of, hindsight=asked.hindsight, rules=rules)


def coverage_asked(ledger: Ledger, asked: Asked) -> tuple[list[Told], Talks, JoinRules]:
    """The coverage of a ledger, as it was where that is asked for, the talks for which it is joined, and what people say of items.

    Raises:
        UsageError: the ledger had no such talks then.
    """
    if asked.entered is None:
        (told, rules), known = coverage_of(ledger), list[Talks]()
    else:
        told, rules, known = coverage_as_entered(ledger, asked.entered)
    named = [talks for talks in known if asked.talks in (None, talks.name)]
    if asked.talks is not None and not named and asked.codebook is None:
        raise UsageError(
            f"expected talks that the ledger had then, got {asked.talks!r}; travaux codebook export lists those of now"
        )
    talks = asked.codebook or (named[0] if named else suggest_from((each.digest for each in told), ledger.words.joining))
    return told, talks, rules


def _reading_query() -> Select[Any]:
    return (
        select(
            t.version.c.entered.label("version"),
            t.version.c.id,
            t.reading.c.title,
            t.reading.c.publisher,
            t.reading.c.origin,
            t.reading.c.packed,
            t.layer.c.packed.label("text"),
        )
        .join(t.reading, t.reading.c.version == t.version.c.entered)
        .join(t.layer, t.layer.c.entered == t.reading.c.layer)
    )


def _told(trail: Mapping[str, Any], row: Any, digest: Digest) -> Told:
    places = (row.id, f"{trail['home']}", trail["place"], row.publisher, row.title, row.origin, trail["release"], row.version)
    return Told(*places, cast(Status, trail["status"]), digest)
