"""Names of items in a ledger, `REPORT#ITEM`: a report by its id, address or source, an item of it by its id; beginnings do."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from travaux.record.anchor import Anchor, make_anchor
from travaux.record.record import Record
from travaux.store.ledger import Ledger
from travaux.store.named import resolve_item, split_name
from travaux.store.records import load_record
from travaux.store.reports import Report, find_report, speaking


@dataclass(frozen=True, slots=True)
class Ref:
    """An item of a report's version that speaks, and the record that it is in, as the machine read it."""

    report: Report
    record: Record
    item: str

    def anchor(self, field: str | None = None) -> Anchor:
        """What a judgement of the item, or of a field of it, is about."""
        return make_anchor(self.record, self.report.version, self.item, field)


def find_ref(connection: Connection, name: str) -> Ref:
    """The item that a name of the form `REPORT#ITEM` means.

    Raises:
        UsageError: the name is not of that form, or there is no such report or item, or several.
    """
    report_name, item = split_name(name)
    report = speaking(connection, report_name)
    record = load_record(connection, report.reading)
    return Ref(report, record, resolve_item(record, item))


def versions_of(ledger: Ledger, name: str) -> set[str]:
    """The ids of all versions of a report.

    Raises:
        UsageError: no report is called so, or several are.
    """
    with ledger.database.reading() as connection:
        return {report.version for report in find_report(connection, name)}
