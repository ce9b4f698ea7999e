"""What lists name, fetched one after another as a guest does."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from io import BytesIO

from travaux.intake.feeds import find_entries
from travaux.intake.listings import Entry, Listing, keyed
from travaux.intake.polite import PoliteClient
from travaux.intake.values import Found, Limits, size_rejection
from travaux.record.article import Rejection
from travaux.record.capture import Capture

_TOO_MANY = 429
_UNSURE = 500  # this status and higher ones are the server's fault, which may pass


@dataclass(slots=True)
class Tally:
    """How many items lists have named so far, and how many of these have been dealt with."""

    total: int = 0
    done: int = 0


@dataclass(frozen=True, slots=True)
class Follower:
    """Fetches what lists name.

    Args:
        client: asks for the pages.
        limits: bounds of the sitemaps that a sitemap names.
        tally: told of items.
        skipped: told what was passed over.
    """

    client: PoliteClient
    limits: Limits = field(default_factory=Limits)
    tally: Tally = field(default_factory=Tally)
    skipped: Callable[[str], None] = lambda kind: None

    def follow(self, listing: Listing, *, inside: bool = False) -> Iterator[Found]:
        """Each report that a list names, or why it can't be had; sitemaps that it names are followed too, one level deep."""
        fresh = list(keyed(listing.entries).values())
        for _ in range(len(listing.entries) - len(fresh)):
            self.skipped("named twice")
        self.tally.total += len(fresh) + len(listing.sitemaps)
        for source, detail in listing.damage:
            yield Rejection(source, "read", "bad-row", detail)
        for number, entry in enumerate(fresh, 1):
            yield fetch_entry(entry, f"{listing.source}:{number}", self.client)[0]
            self.tally.done += 1
        for url in dict.fromkeys(listing.sitemaps):
            yield from self._follow_sitemap(url, inside)
            self.tally.done += 1
        if not listing.entries and not listing.sitemaps and not listing.damage:
            yield Rejection(listing.source, "read", "empty", "expected a list that names reports, it names none; check the address")

    def _follow_sitemap(self, url: str, inside: bool) -> Iterator[Found]:
        if inside:
            yield Rejection(url, "read", "nested", "a sitemap index is named by another one; name this one itself")
            return
        page = self.client.ask(url, cap=self.limits.listing).page
        if page is None or isinstance(page, Rejection):
            yield (
                page if page is not None else Rejection(url, "fetch", "http-status", "the server answered 304 without being asked")
            )
            return
        listing = unpack_listing(page.data, url, self.limits.listing)
        if isinstance(listing, Rejection):
            yield listing
        else:
            yield from self.follow(listing, inside=True)


def unpack_listing(data: bytes, url: str, cap: int) -> Listing | Rejection:
    """What a feed or sitemap names that was fetched from a URL, packed as gzip or not."""
    if data.startswith(b"\x1f\x8b"):
        try:
            with gzip.GzipFile(fileobj=BytesIO(data)) as stream:
                data = stream.read(cap + 1)
        except (EOFError, OSError, ValueError) as error:
            return Rejection(url, "read", "cut-off", f"the list can't be unpacked ({str(error)[:200]}); try again later")
        if len(data) > cap:
            return size_rejection(url, cap, "name the pages themselves")
    return find_entries(data, url, url=url)


def fetch_entry(entry: Entry, source: str, client: PoliteClient) -> tuple[Found, bool]:
    """The report that an entry names, and whether asking again later may give more.

    Where its page can't be had, the entry's own content counts if it holds the report whole.

    Args:
        entry: what the list says of it.
        source: what to call the entry where it has no address.
        client: asks for the page.
    """
    if entry.url is None:
        return _own_content(entry, source, None), False
    answer = client.ask(entry.url)
    page = answer.page
    if page is None or isinstance(page, Rejection):
        passing = answer.status is None and page is not None and page.code == "network"
        passing = passing or (answer.status is not None and (answer.status >= _UNSURE or answer.status == _TOO_MANY))
        own = _own_content(entry, entry.url, page)
        return own, passing and isinstance(own, Rejection)
    return Capture(
        page.data,
        entry.url,
        url=page.url,
        title=entry.title,
        publisher=entry.publisher,
        published=entry.published,
        retrieved=page.retrieved,
        charset=page.charset,
        content_type=page.content_type,
    ), False


def _own_content(entry: Entry, source: str, refusal: Rejection | None) -> Found:
    """The report as the list itself holds it, else why there is none."""
    if entry.content is None:
        detail = "expected an entry with an address or the whole report, it has neither; give the report itself"
        return refusal if refusal is not None else Rejection(source, "read", "bad-row", detail)
    return Capture(
        entry.content.encode(),
        source,
        url=entry.url,
        wire_id=entry.wire_id if entry.url is None else None,
        title=entry.title,
        publisher=entry.publisher,
        published=entry.published,
        content_type="text/html",
    )
