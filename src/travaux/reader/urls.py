"""Addresses of reports: what of a URL names a report, and whose it is."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

_TRACKING = re.compile(r"(?:utm_\w+|fbclid|gclid|yclid|mc_[ce]id|igshid|ref_src|cmpid|ocid|smid|s_cid)", re.IGNORECASE)


def host_of(url: str) -> str:
    """A URL's host in lower case, empty where there is none."""
    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""


def canonical_url(page_url: str | None, given: str | None) -> str | None:
    """The report's address without fragment and tracking parameters.

    The page's own word counts where the address given is of the same site, or where none is given.

    >>> canonical_url(None, "https://News.example/a?utm_source=x&id=3#top")
    'https://news.example/a?id=3'
    """
    chosen = page_url if page_url and (given is None or _same_site(page_url, given)) else given
    if chosen is None:
        return None
    try:
        parts = urlsplit(chosen.strip())
        if parts.scheme not in ("http", "https") or not parts.hostname:
            return None
        query = urlencode([(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.fullmatch(k)])
        host = parts.netloc.rpartition("@")[2].lower()  # a name and password are nobody's business
        return urlunsplit((parts.scheme, host, parts.path or "/", query, ""))
    except ValueError:
        return None


def _same_site(first: str, second: str) -> bool:
    a, b = (host_of(u).removeprefix("www.").removeprefix("m.").removeprefix("amp.") for u in (first, second))
    return bool(a) and (a == b or a.endswith("." + b) or b.endswith("." + a))
