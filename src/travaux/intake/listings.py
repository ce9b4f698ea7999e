"""Lists of reports: feeds, sitemaps and plain lists of addresses, as values."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """One report that a list names.

    Args:
        url: its address, http or https.
        wire_id: what its publisher calls it.
        title: its title.
        published: ISO 8601.
        publisher: whose report it is.
        content: the report itself as HTML, where the list holds it whole.
    """

    url: str | None = None
    wire_id: str | None = None
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    content: str | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """What a list holds.

    Args:
        source: where the list came from, as people read it.
        entries: the reports that it names, in its order.
        sitemaps: addresses of further sitemaps.
        seconds: how long it asks to be left alone between two requests; 0 where it says nothing.
        damage: what of it couldn't be read, a rejection's source and detail each.
    """

    source: str
    entries: tuple[Entry, ...] = ()
    sitemaps: tuple[str, ...] = ()
    seconds: float = 0.0
    damage: tuple[tuple[str, str], ...] = ()


def keyed(entries: Iterable[Entry]) -> dict[str, Entry]:
    """Entries by what tells each from the list's others, in their order; of an entry that is listed twice the first.

    That is the publisher's name for it, unless one name stands for several addresses; then its address; then title and content.
    """
    listed = list(entries)
    addresses: dict[str | None, set[str | None]] = {}
    for entry in listed:
        addresses.setdefault(entry.wire_id, set()).add(entry.url)
    found: dict[str, Entry] = {}
    for entry in listed:
        named = entry.wire_id if len(addresses[entry.wire_id]) == 1 else None
        found.setdefault(named or entry.url or f"{entry.title}\n{entry.content}", entry)
    return found


def is_address(text: str | None) -> bool:
    """Whether a text is an http or https address and nothing else.

    >>> [is_address(t) for t in ("https://news.example/a", "news.example", "http://a b", None)]
    [True, False, False, False]
    """
    return text is not None and text.lower().startswith(("http://", "https://")) and len(text.split()) == 1
