"""Items of a ledger by their names: `REPORT#ITEM`, or `VERSION/MOVE/PARTY`, the id of a deed or proposition as views give it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sqlalchemy import Connection

from travaux.errors import UsageError
from travaux.record.anchor import LIST_OF, Item, ItemKind, find_item
from travaux.record.record import Record
from travaux.store.reports import Report, speaking
from travaux.store.settled import settled

_DEED = re.compile(r"(e\d+:[^/\s]+)/(m\d+:[^/]+)/(.+)")
_ITEM = re.compile(r"[a-z]{1,3}\d+(?::|$)")  # as ids of items begin


@dataclass(frozen=True, slots=True)
class NamedItem:
    """An item of a report.

    Args:
        record: as people have left it.
        party: whose deed is meant; None where the name doesn't tell.
    """

    report: Report
    record: Record
    kind: ItemKind
    item: Item
    party: str | None = None

    @property
    def ref(self) -> tuple[str, str]:
        """Its version and its id in the record."""
        return self.report.version, self.item.id


def is_item_name(name: str) -> bool:
    """Whether a name is one of an item, and not of a report.

    >>> is_item_name("a1:4ade428e#m1:8762277e"), is_item_name("https://news.example/a#top"), is_item_name("e1:4a/m1:87/Japan")
    (True, False, True)
    """
    return _DEED.fullmatch(name) is not None or (_ITEM.match(name.rpartition("#")[2]) is not None and "#" in name)


def split_name(name: str) -> tuple[str, str]:
    """The names of the report and of its item in `REPORT#ITEM`.

    Raises:
        UsageError: the name is not of that form.
    """
    report, mark, item = name.rpartition("#")
    if not mark or not item or not report:
        raise UsageError(f"expected an item as REPORT#ITEM, got {name!r}; travaux search shows such names")
    return report, item


def resolve_item(record: Record, name: str) -> str:
    """The id of the item that an id, or its beginning, means.

    Raises:
        UsageError: the record has no such item, or several.
    """
    ids = [item.id for table in LIST_OF.values() for item in getattr(record, table) if item.id.startswith(name)]
    if name in ids or len(ids) == 1:
        return name if name in ids else ids[0]
    found = f"{len(ids)} of them: {', '.join(ids[:4])}" if ids else "none"
    raise UsageError(f"expected the id of an item of the report, or its beginning, got {name!r}, which fits {found}")


def named_item(connection: Connection, name: str) -> NamedItem:
    """The item that a name means.

    Raises:
        UsageError: the name has neither form, there is no such report or item, there are several, or people have rejected it.
    """
    deed = _DEED.fullmatch(name)
    report_name, item_name = (deed[1], deed[2]) if deed is not None else split_name(name)
    report = speaking(connection, report_name)
    judged = settled(connection, report)
    try:
        id = resolve_item(judged.record, item_name)
    except UsageError:
        gone = resolve_item(judged.machine, item_name)  # else it tells that there is none
        raise UsageError(
            f"expected an item that stands, got {gone}, which people have rejected; travaux judgements {report.version} shows who"
        ) from None
    return NamedItem(report, judged.record, *find_item(judged.record, id), deed[3] if deed is not None else None)
