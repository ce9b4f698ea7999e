"""Judgements in a ledger: added, listed, and settled with the records that they are about."""

from __future__ import annotations

import json
from collections.abc import Sequence

from sqlalchemy import Connection, select, update

from travaux.errors import UsageError
from travaux.record.judgement import CODEBOOK, JOIN_VERDICTS, Judgement
from travaux.store import tables as t
from travaux.store.among import rows_in, values_in
from travaux.store.derive import Deriver
from travaux.store.joins.judged import JOINS
from travaux.store.ledger import Ledger
from travaux.store.numbers import Numbers, numbered
from travaux.store.pack import storable
from travaux.store.verdicts import from_wires, rows_about


def add_judgements(ledger: Ledger, judgements: Sequence[Judgement]) -> int:
    """Store judgements; those that the ledger holds already are left as they are.

    Returns:
        How many are new.
    """
    with ledger.database.writing() as connection, numbered(connection) as numbers:
        deriver = Deriver(ledger.database, connection, ledger.words)
        touched, codebooks = _touched(connection, judgements)
        with deriver.indexed_anew(touched):
            added = store_judgements(ledger, connection, numbers, judgements)
        if codebooks:
            deriver.joins.settle()
        return added


def _touched(connection: Connection, judgements: Sequence[Judgement]) -> tuple[list[int], bool]:
    """What judgements are about, those that they undo included: versions, by their places in the sequence; whether codebooks."""
    ids: set[str] = set()
    codebooks = False
    waiting = list(judgements)
    while waiting:
        judgement = waiting.pop()
        ids.update(anchor.version for anchor in judgement.anchors)
        codebooks = codebooks or judgement.verdict == CODEBOOK
        wires = connection.execute(select(t.judgement.c.wire).where(t.judgement.c.id == (judgement.undoes or ""))).scalars()
        waiting += from_wires(wires)
    return sorted(values_in(connection, t.version.c.entered, t.version.c.id, ids)), codebooks


def store_judgements(ledger: Ledger, connection: Connection, numbers: Numbers, judgements: Sequence[Judgement]) -> int:
    """As `add_judgements`, in a transaction that is open."""
    by_id = {judgement.id: judgement for judgement in judgements}
    known = values_in(connection, t.judgement.c.id, t.judgement.c.id, by_id)
    new = [judgement for judgement in by_id.values() if judgement.id not in known]
    articles = {anchor.article for judgement in new for anchor in judgement.anchors}
    gone = values_in(connection, t.purged.c.what, t.purged.c.what, articles)
    rows, about = [], []
    late: set[str] = set()
    for judgement in new:
        entered = numbers.take()
        rows.append((entered, judgement.id, json.dumps(judgement.to_dict()), ledger.now()))
        about += [(what, entered) for what in sorted(subjects_of(judgement))]
        late.update(anchor.version for anchor in judgement.anchors if anchor.article in gone)
    ledger.database.insert(connection, t.judgement, ("entered", "id", "wire", "added"), rows)
    ledger.database.insert(connection, t.judged, ("what", "judgement"), about)
    forget_quotes(connection, sorted(late | _bare_ones(connection, [j.undoes for j in new if j.undoes is not None])))
    return len(rows)


def subjects_of(judgement: Judgement) -> set[str]:
    """What a judgement is about: the ids of versions, codebooks, or the judgement that it undoes."""
    about = {anchor.version for anchor in judgement.anchors}
    about |= {CODEBOOK} if judgement.verdict == CODEBOOK else set()
    about |= {JOINS} if judgement.verdict in JOIN_VERDICTS else set()
    return about | ({judgement.undoes} if judgement.undoes is not None else set())


def _bare_ones(connection: Connection, judgements: Sequence[str]) -> set[str]:
    """Those of some judgements of which a purge has left only that they were made."""
    rows = rows_in(connection, select(t.judgement.c.id, t.judgement.c.wire), t.judgement.c.id, judgements)
    return {row.id for row in rows if "purged" in json.loads(row.wire)}


def find_judgement(ledger: Ledger, name: str) -> str:
    """The id of the judgement that an id, or its beginning, means.

    Raises:
        UsageError: there is none, or there are several.
    """
    start = storable(name.strip())
    query = select(t.judgement.c.id).where(t.judgement.c.id.startswith(start, autoescape=True)).limit(2)
    with ledger.database.reading() as connection:
        found = list(connection.execute(query).scalars()) if start else []
    if len(found) != 1:
        what = "several" if found else "none"
        raise UsageError(f"expected the id of a judgement, got {name!r}, which fits {what}; travaux judgements lists them")
    return str(found[0])


def forget_quotes(connection: Connection, what: Sequence[str]) -> None:
    """Leave of the judgements about purged versions, and of what undoes them, only that they were made."""
    done: set[str] = set()
    wanted = set(what)
    while wanted:
        new = {id: (entered, json.loads(wire)) for entered, id, wire in rows_about(connection, wanted) if id not in done}
        for entered, wire in new.values():
            left = {key: wire[key] for key in ("schema", "verdict", "by", "at") if key in wire} | {"purged": True}
            connection.execute(update(t.judgement).where(t.judgement.c.entered == entered).values(wire=json.dumps(left)))
        done |= new.keys()
        wanted = set(new)
