"""Codebooks of a ledger: brought in as judgements, and told as they hold."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, select

from travaux.errors import UsageError
from travaux.joins.codebook import Talks
from travaux.record.judgement import CODEBOOK, Judgement, Role, canonical
from travaux.store import tables as t
from travaux.store.joins.current import bring_current
from travaux.store.joins.stored import stored_talks
from travaux.store.judged import add_judgements
from travaux.store.ledger import Ledger
from travaux.store.pack import storable


def talks_of(ledger: Ledger) -> list[Talks]:
    """The talks that coverage is joined for: those of codebooks, or those that it suggests itself."""
    bring_current(ledger)
    with ledger.database.reading() as connection:
        return [each.talks for each in stored_talks(connection)]


def bring_in(ledger: Ledger, talks: Sequence[Talks], by: str, *, why: str = "", role: Role = "coder") -> list[Judgement]:
    """Have coverage joined for talks; those of a name that was there before take its place.

    Raises:
        UsageError: two of them have one name.
        LedgerError: the ledger can't be written.
    """
    names = [each.name for each in talks]
    if len(set(names)) < len(names):
        raise UsageError(f"expected each name of talks once, got {', '.join(names)}; rename one")
    bring_current(ledger)
    values = [storable(canonical(each.to_dict())) for each in talks]
    at = ledger.now()
    judgements = [Judgement(CODEBOOK, (), storable(by), at, value=value, why=storable(why), role=role) for value in values]
    add_judgements(ledger, judgements)
    return judgements


def deeds_in(ledger: Ledger) -> dict[str, int]:
    """How many deeds were found in each of the talks, by name."""
    counts = select(t.deed.c.talks, func.count()).group_by(t.deed.c.talks)
    with ledger.database.reading() as connection:
        found = {row[0]: row[1] for row in connection.execute(counts)}
        return {each.talks.name: found.get(each.number, 0) for each in stored_talks(connection)}
