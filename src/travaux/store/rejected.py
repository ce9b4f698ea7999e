"""What a ledger refused, and why."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from travaux.errors import UsageError
from travaux.record.article import REJECTION_CODES
from travaux.store import tables as t
from travaux.store.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Refused:
    """A rejection in a ledger: what was refused, why, when; `capture` is its bytes' id, where they are kept."""

    id: str
    source: str
    stage: str
    code: str
    detail: str
    traceback: str | None
    added: str
    capture: str | None

    def to_dict(self) -> dict[str, str | None]:
        """Wire form: that of `travaux.rejection/1` with `id`, `added` and `capture`."""
        return {"schema": "travaux.rejection/1"} | {name: getattr(self, name) for name in self.__slots__}


def rejected(ledger: Ledger, code: str | None = None) -> list[Refused]:
    """The rejections in a ledger, in the order of their entering; of one code, where that is given.

    Raises:
        UsageError: there is no such code.
    """
    if code is not None and code not in REJECTION_CODES:
        raise UsageError(f"expected a code among {', '.join(sorted(REJECTION_CODES))}, got {code!r}")
    c = t.rejection.c
    query = (
        select(c.id, c.source, c.stage, c.code, c.detail, c.traceback, c.added, t.capture.c.id.label("capture"))
        .select_from(t.rejection)
        .outerjoin(t.capture, t.capture.c.entered == c.capture)
        .where(t.capture.c.version.is_(None))  # what was read in the end is refused no longer
        .order_by(c.entered)
    )
    with ledger.database.reading() as connection:
        rows = connection.execute(query if code is None else query.where(c.code == code))
        return [Refused(**row._mapping) for row in rows]
