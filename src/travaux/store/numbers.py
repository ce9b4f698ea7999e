"""The ledger's one sequence, in which each row that is stored has its number."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, update

from travaux.store import tables as t
from travaux.store.plain import last_entered


class Numbers:
    """The ledger's sequence: the numbers of its rows in the order in which they were entered."""

    def __init__(self, last: int) -> None:
        self.last = last

    def take(self) -> int:
        """The next number."""
        self.last += 1
        return self.last


@contextmanager
def numbered(connection: Connection) -> Iterator[Numbers]:
    """The sequence as it goes on in a transaction; how far it has come is written at the end."""
    first = last_entered(connection)
    numbers = Numbers(first)
    yield numbers
    if numbers.last != first:
        connection.execute(update(t.setting).where(t.setting.c.name == "entered").values(value=str(numbers.last)))
