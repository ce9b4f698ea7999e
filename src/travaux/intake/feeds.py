"""Feeds (RSS, Atom), sitemaps and lists of addresses: bytes to what they name."""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from travaux.intake.kinds import head_text, tell_kind
from travaux.intake.listings import Entry, Listing, is_address
from travaux.intake.values import clean_text, size_rejection
from travaux.reader.isodates import iso_date
from travaux.record.article import Rejection

_FEWEST_WORDS = 120  # a shorter content is a summary of the report, not the report
_FEED_BYTES = 8_000_000
_FEED_TAGS = 500_000  # feedparser's time grows with the square of what is never closed: 333,000 tags took it 5 s, 1,333,000 40 s
_TAG = re.compile(r"<[^<>]{0,1000}+>")
_PERIODS = {"hourly": 3600, "daily": 86_400, "weekly": 604_800, "monthly": 2_592_000, "yearly": 31_536_000}
# feedparser forgives feeds much; what it stumbles over nevertheless was found by feeding it random bytes.
_FAULTS = (ValueError, TypeError, AttributeError, LookupError, AssertionError, RecursionError, OverflowError, OSError)


def find_entries(data: bytes, source: str, *, name: str = "", url: str | None = None) -> Listing | Rejection:
    """What a list names: a feed, a sitemap, or a list of addresses.

    Args:
        data: the bytes of the list, unpacked.
        source: what to call it in a rejection.
        name: its file name; tells a list of addresses.
        url: where it came from; its relative addresses are completed with that.
    """
    kind = tell_kind(data, name)
    if kind == "feed":
        return _read_feed(data, source, url)
    if kind == "sitemap":
        return _read_sitemap(data, source)
    if kind == "addresses":
        return _read_addresses(data, source)
    return Rejection(source, "read", "bad-list", "expected a feed or a sitemap, got something else; check the address")


def _read_feed(data: bytes, source: str, url: str | None) -> Listing | Rejection:
    import feedparser  # takes 0.1 s, and is needed by no other source

    if len(data) > _FEED_BYTES:
        return size_rejection(source, _FEED_BYTES, "name the pages themselves")
    if (tags := data.count(b"<")) > _FEED_TAGS:
        detail = f"expected a feed of at most {_FEED_TAGS:,} tags, got {tags:,}; name the pages themselves"
        return Rejection(source, "read", "too-complex", detail)
    headers = {"content-location": url} if url is not None else {}
    try:
        feed = feedparser.parse(BytesIO(data), response_headers=headers, sanitize_html=False, resolve_relative_uris=False)
        dated = str(feed.get("version", "")).startswith("rss")
        entries = tuple(_entry(each, dated) for each in feed.entries)
        return Listing(source, entries, seconds=_seconds(feed.feed))
    except _FAULTS as error:
        detail = f"expected a feed, it can't be read ({type(error).__name__}: {str(error)[:200]}); give the pages' addresses"
        return Rejection(source, "read", "bad-list", detail)


def _entry(each: Any, dated: bool) -> Entry:
    link = clean_text(str(each.get("link") or "")).strip()
    wire_id = clean_text(str(each.get("id") or "")).strip() or None
    if not is_address(link) and wire_id is not None and is_address(wire_id) and each.get("guidislink"):
        link = wire_id
    title = " ".join(clean_text(_TAG.sub(" ", str(each.get("title") or ""))).split())
    # RSS 1.0 has only the date of Dublin Core, which feedparser calls the update. Atom's update is no publication.
    # Past feedparser's own `get`, which takes one date for another.
    moment = dict.get(each, "published_parsed") or (dict.get(each, "updated_parsed") if dated else None)
    contents = [clean_text(str(c.get("value") or "")) for c in each.get("content") or ()]
    whole = [c for c in contents if len(_TAG.sub(" ", c).split()) >= _FEWEST_WORDS]
    return Entry(
        link if is_address(link) else None, wire_id, title or None, _moment(moment), content=max(whole, key=len, default=None)
    )


def _moment(parsed: Any) -> str | None:
    """ISO 8601 in UTC of a time as feedparser gives it."""
    try:
        return datetime.fromtimestamp(calendar.timegm(parsed), UTC).isoformat() if parsed else None
    except (ValueError, OverflowError, OSError, TypeError):
        return None


def _seconds(feed: Mapping[str, Any]) -> float:
    """How long a feed asks to be left alone: `ttl` of RSS, in minutes, or `sy:updatePeriod` with its frequency."""
    ttl = str(feed.get("ttl") or "").strip()
    period = _PERIODS.get(str(feed.get("sy_updateperiod") or "").strip().lower(), 0)
    often = str(feed.get("sy_updatefrequency") or "1").strip()
    frequency = max(1, int(often)) if often.isdecimal() and len(often) < 6 else 1
    minutes = int(ttl) if ttl.isdecimal() and len(ttl) < 7 else 0
    return max(60.0 * minutes, period / frequency)


def _read_sitemap(data: bytes, source: str) -> Listing | Rejection:
    from lxml import etree

    entries: list[Entry] = []
    sitemaps: list[str] = []
    steps = etree.iterparse(BytesIO(data), events=("end",), resolve_entities=False, no_network=True, recover=True, load_dtd=False)
    try:
        for _, element in steps:
            name = _local(element)
            if name == "url":
                entries.append(_listed(element))
            elif name == "sitemap" and (url := _cell(element, "loc")) is not None and is_address(url):
                sitemaps.append(url)
            if name in ("url", "sitemap"):
                element.clear()
        fatal = steps.error_log.filter_from_fatals()
        fault = fatal[0].message if len(fatal) else ""
    except (etree.XMLSyntaxError, ValueError) as error:
        fault = str(error)
    if fault and not entries and not sitemaps:
        detail = f"expected a sitemap, it can't be read ({fault[:200]}); give the pages' addresses"
        return Rejection(source, "read", "bad-list", detail)
    damage = ((source, f"a part of the sitemap can't be read ({fault[:200]}); fetch it anew"),) if fault else ()
    return Listing(source, tuple(entries), tuple(sitemaps), damage=damage)


def _local(element: Any) -> str:
    return str(element.tag).rsplit("}", 1)[-1].lower()


def _cell(element: Any, name: str) -> str | None:
    """The words of the first element of a name within another."""
    for each in element.iter():
        if _local(each) == name and each.text and each.text.strip():
            return " ".join(clean_text(each.text).split())
    return None


def _listed(element: Any) -> Entry:
    """A sitemap's entry. `lastmod` is when the page was changed, not when the report was published."""
    news = next((each for each in element if _local(each) == "news"), None)
    loc = _cell(element, "loc")
    url = loc if is_address(loc) else None
    if news is None:
        return Entry(url)
    return Entry(url, None, _cell(news, "title"), iso_date(_cell(news, "publication_date")), _cell(news, "name"))


def _read_addresses(data: bytes, source: str) -> Listing:
    lines = enumerate((line.strip() for line in head_text(data).splitlines()), 1)
    filled = [(number, clean_text(line)) for number, line in lines if line and not line.startswith("#")]
    wrong = "expected an http or https address on this line, got {!r}; correct or drop it"
    return Listing(
        source,
        tuple(Entry(line) for _, line in filled if is_address(line)),
        damage=tuple((f"{source}:{number}", wrong.format(line[:80])) for number, line in filled if not is_address(line)),
    )
