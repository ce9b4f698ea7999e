"""Judgements in a database: loaded, and settled with the records that they are about."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING

from travaux.store.plain import AnyConnection, plain

if TYPE_CHECKING:
    from travaux.record.judgement import Judgement


def load_judgements(connection: AnyConnection, versions: Iterable[str] | None = None) -> list[Judgement]:
    """The judgements about some versions, by their ids, and what undoes them; all of them where None is given.

    Those whose quotes were purged are left out.
    """
    if versions is None:
        return from_wires(plain(connection).column("SELECT wire FROM judgement ORDER BY entered"))
    found: dict[str, Judgement] = {}
    wanted = set(versions)
    while wanted:
        rows = rows_about(connection, wanted)
        new = {j.id: j for j in from_wires(wire for _, _, wire in rows)}
        wanted = set(new) - set(found)  # what undoes them, and what undoes that
        found |= new
    return list(found.values())


def judgements_until(connection: AnyConnection, entered: int) -> list[Judgement]:
    """The judgements that a ledger held when its sequence had come so far."""
    return from_wires(plain(connection).column(f"SELECT wire FROM judgement WHERE entered <= {entered} ORDER BY entered"))


def rows_about(connection: AnyConnection, what: Iterable[str]) -> list[tuple[int, str, str]]:
    """The judgements about some versions or judgements: place in the sequence, id and wire form of each."""
    about = "SELECT judgement FROM judged WHERE what IN :some"
    query = f"SELECT entered, id, wire FROM judgement WHERE entered IN ({about}) ORDER BY entered"
    return list(plain(connection).rows_in(query, what))


def from_wires(wires: Iterable[str]) -> list[Judgement]:
    """Judgements from their wire forms; those whose quotes were purged are left out."""
    told = [wire for wire in map(json.loads, wires) if "purged" not in wire]
    if not told:
        return []
    from travaux.record.judgement import Judgement  # it takes long to load, and of most items nobody has judged anything

    return [Judgement.from_dict(wire) for wire in told]
