"""Judgements in a database: loaded, and settled with the records that they are about."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, select

from travaux.store import tables as t
from travaux.store.database import chunks

if TYPE_CHECKING:
    from travaux.record.judgement import Judgement


def load_judgements(connection: Connection, versions: Iterable[str] | None = None) -> list[Judgement]:
    """The judgements about some versions, by their ids, and what undoes them; all of them where None is given.

    Those whose quotes were purged are left out.
    """
    query = select(t.judgement.c.wire).order_by(t.judgement.c.entered)
    if versions is None:
        return from_wires(connection.execute(query).scalars())
    found: dict[str, Judgement] = {}
    wanted = set(versions)
    while wanted:
        rows = rows_about(connection, wanted)
        new = {j.id: j for j in from_wires(row.wire for row in rows)}
        wanted = set(new) - set(found)  # what undoes them, and what undoes that
        found |= new
    return list(found.values())


def judgements_until(connection: Connection, entered: int) -> list[Judgement]:
    """The judgements that a ledger held when its sequence had come so far."""
    query = select(t.judgement.c.wire).where(t.judgement.c.entered <= entered).order_by(t.judgement.c.entered)
    return from_wires(connection.execute(query).scalars())


def rows_about(connection: Connection, what: Iterable[str]) -> list[Any]:
    """The rows of the judgements about some versions or judgements."""
    rows: list[Any] = []
    for some in chunks(sorted(what)):
        about = select(t.judged.c.judgement).where(t.judged.c.what.in_(some))
        query = select(t.judgement.c.entered, t.judgement.c.id, t.judgement.c.wire).order_by(t.judgement.c.entered)
        rows += connection.execute(query.where(t.judgement.c.entered.in_(about))).all()
    return rows


def from_wires(wires: Iterable[str]) -> list[Judgement]:
    """Judgements from their wire forms; those whose quotes were purged are left out."""
    told = [wire for wire in map(json.loads, wires) if "purged" not in wire]
    if not told:
        return []
    from travaux.record.judgement import Judgement  # it takes long to load, and of most items nobody has judged anything

    return [Judgement.from_dict(wire) for wire in told]
