"""Dates of markup and of addresses to ISO 8601."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

from travaux.reader.lines import clean_line

_URL_DATE = re.compile(r"[/_.-](20\d\d|19[89]\d)[/_-]?(0[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\d|3[01])(?!\d)")
_MONTH_NAMED = re.compile(r"[A-Za-z]{3,9}\.? \d{1,2},? \d{4}|\d{1,2} [A-Za-z]{3,9}\.? \d{4}")


def url_date(url: str | None) -> str | None:
    """The day that an address names.

    >>> url_date("https://news.example/world/2022/02/16/talks")
    '2022-02-16'
    """
    match = _URL_DATE.search(url or "")
    return iso_date("-".join(match.groups())) if match is not None else None


def iso_date(value: Any) -> str | None:
    """A date or date-time of a page in ISO 8601, None where it is none.

    >>> iso_date("2022-02-16T14:10:00.000Z"), iso_date("Feb 16, 2022")
    ('2022-02-16T14:10:00+00:00', '2022-02-16')
    """
    text = clean_line(str(value or ""))
    match = re.match(r"(\d{4})-?(\d{2})-?(\d{2})(?:[T ](\d{2}):?(\d{2})(?::?(\d{2})(?:[.,]\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?", text)
    try:
        if match is not None:
            year, month, day, hour, minute, second, zone = match.groups()
            moment = datetime(int(year), int(month), int(day), int(hour or 0), int(minute or 0), int(second or 0))
            if not 1800 <= moment.year <= 2100:
                return None
            if hour is None:
                return moment.date().isoformat()
            return moment.isoformat() + _zone(zone)
        if (named := _MONTH_NAMED.search(text[:60])) is not None:
            return _named_date(named.group())
    except ValueError:
        return None
    return None


def _zone(zone: str | None) -> str:
    if zone is None:
        return ""
    return "+00:00" if zone == "Z" else f"{zone[:3]}:{zone[-2:]}"


def _named_date(text: str) -> str | None:
    plain = " ".join(text.replace(",", " ").replace(".", " ").split())
    for form in ("%b %d %Y", "%B %d %Y", "%d %b %Y", "%d %B %Y"):
        try:
            found: date = datetime.strptime(plain, form).date()
        except ValueError:
            continue
        return found.isoformat()
    return None
