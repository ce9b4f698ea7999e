"""Coverage as the views take it: the versions of reports, each with its record, and which of them speak on a day."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from travaux.ledger.versions import Status
from travaux.record.record import Record


@dataclass(frozen=True, slots=True)
class Told:
    """A version of a report.

    Args:
        version, article: ids.
        place: among its article's versions, from 0.
        origin: the outermost agency that it credits, else its publisher.
        copied_from: the origin whose words a copy prints, by the first character of a sentence that it shares.
        release: from when it is known, ISO 8601; None where nothing tells.
        entered: its place in the ledger's sequence.
        record: as people have left it.
    """

    version: str
    article: str
    place: int
    publisher: str | None
    origin: str
    release: str | None
    entered: int
    status: Status
    record: Record
    copied_from: Mapping[int, str]

    @property
    def day(self) -> str | None:
        """The day of its release; of a month or a year the last one, since only then it is surely known."""
        if self.release is None or len(self.release) >= len("2021-03-01"):
            return self.release[:10] if self.release is not None else None
        year, month = int(self.release[:4]), int(self.release[5:7] or 12)
        return f"{year:04}-{month:02}-{monthrange(year, month)[1]:02}"


def speaking(told: Iterable[Told], day: str | None = None) -> list[Told]:
    """The versions that speak on a day, of those released by then; without a day those that speak now.

    Undated reports speak on no day. Where the newest version takes the report back, none of it speaks.
    """
    newest: dict[str, Told] = {}
    for each in told:
        if day is not None and (each.day is None or each.day > day):
            continue
        if each.article not in newest or each.place > newest[each.article].place:
            newest[each.article] = each
    # What was taken back says so of itself now; before the notice was known it spoke.
    standing = [each for each in newest.values() if each.status != "notice"]
    return sorted(standing, key=lambda each: (each.release is None, each.release or "", each.version))
