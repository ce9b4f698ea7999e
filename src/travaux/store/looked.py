"""When a reader last looked at a ledger, and what has happened in it since."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, select

from travaux.errors import UsageError
from travaux.store import tables as t
from travaux.store.among import rows_in, values_in
from travaux.store.ledger import Ledger
from travaux.store.plain import last_entered

MOST_NAME = 30  # characters: a setting's name has forty
_LOOKED = "looked:"


@dataclass(frozen=True, slots=True)
class Look:
    """How far a reader has seen.

    Args:
        entered: the ledger's sequence then.
        at: the time, ISO 8601 in UTC.
    """

    entered: int
    at: str


@dataclass(frozen=True, slots=True)
class Happened:
    """What has happened since the ledger's sequence had come so far, by ids of versions.

    Args:
        entered: how far it had come.
        added: versions that weren't there.
        reread: versions that were, and of which a later reading counts now.
        judged: versions of which people have judged something since, also by undoing a judgement.
    """

    entered: int
    added: frozenset[str]
    reread: frozenset[str]
    judged: frozenset[str]


def last_look(ledger: Ledger, reader: str) -> Look | None:
    """How far a reader had seen when he looked last; None where he never did.

    Raises:
        UsageError: the name is empty or too long.
    """
    with ledger.database.reading() as connection:
        row = connection.execute(_setting(reader)).scalar_one_or_none()
    return Look(**json.loads(row)) if row is not None else None


def look_now(ledger: Ledger) -> Look:
    """How far one sees who looks now."""
    with ledger.database.reading() as connection:
        return Look(last_entered(connection), ledger.now())


def remember_look(ledger: Ledger, reader: str, look: Look) -> None:
    """Keep how far a reader has seen; who has seen further by now, elsewhere, keeps that.

    Raises:
        UsageError: the name is empty or too long.
        LedgerError: the ledger can't be written.
    """
    value = json.dumps({"entered": look.entered, "at": look.at})
    name = _named(reader)
    with ledger.database.writing() as connection:
        known = connection.execute(_setting(reader)).scalar_one_or_none()
        if known is None:
            connection.execute(t.setting.insert().values(name=name, value=value))
        elif json.loads(known)["entered"] <= look.entered:
            connection.execute(t.setting.update().where(t.setting.c.name == name).values(value=value))


def happened_since(ledger: Ledger, entered: int) -> Happened:
    """What has happened since the ledger's sequence had come so far."""
    version, trail = t.version.c, t.trail.c
    there = select(version.id).join(t.trail, trail.version == version.entered)
    with ledger.database.reading() as connection:
        added = connection.execute(there.where(version.entered > entered)).scalars()
        reread = connection.execute(there.where(version.entered <= entered, trail.reading > entered)).scalars()
        return Happened(entered, frozenset(added), frozenset(reread), frozenset(_judged(connection, entered)))


def _judged(connection: Connection, entered: int) -> Iterable[str]:
    """The versions that judgements are about that came since, and those that these undo."""
    what, judgement = t.judged.c.what, t.judged.c.judgement
    waiting = set(connection.execute(select(what).where(judgement > entered)).scalars())
    found: set[str] = set()
    while waiting:
        found |= waiting
        rows = rows_in(connection, select(t.judgement.c.entered), t.judgement.c.id, waiting)
        undone = {row.entered for row in rows}
        waiting = values_in(connection, what, judgement, undone) - found
    return values_in(connection, t.version.c.id, t.version.c.id, found)


def _setting(reader: str) -> Select[Any]:
    return select(t.setting.c.value).where(t.setting.c.name == _named(reader))


def _named(reader: str) -> str:
    """The name of a reader's setting."""
    if not reader.strip() or len(reader) > MOST_NAME:
        raise UsageError(f"expected a reader's name of 1 to {MOST_NAME} characters, got {reader!r}; say --reader NAME")
    return _LOOKED + reader
