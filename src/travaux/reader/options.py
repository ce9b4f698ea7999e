"""What a caller knows about a source besides its bytes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime

from travaux.errors import UsageError

_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?)?)?")


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """Facts that come with the bytes.

    Args:
        published: the report's own date, ISO 8601 (`2022-02-16`, with a time if known; a year or a month alone helps too).
        retrieved: when the bytes were fetched, ISO 8601; no report is younger than that.
        url: where they came from.
        charset: the charset that HTTP named.
        content_type: the media type that HTTP named.
        title: its title, for a report that doesn't tell one.
        publisher: whose report it is; overrides what the page says.
        wire_id: what its publisher calls it, for a report without an address.

    Raises:
        UsageError: a date isn't ISO 8601, or not in the calendar.
    """

    published: str | None = None
    retrieved: str | None = None
    url: str | None = None
    charset: str | None = None
    content_type: str | None = None
    title: str | None = None
    publisher: str | None = None
    wire_id: str | None = None

    def __post_init__(self) -> None:
        for name in ("published", "retrieved"):
            value = getattr(self, name)
            if value is not None:
                object.__setattr__(self, name, check_date(value, name))


def check_date(value: str, name: str) -> str:
    """The date in ISO 8601, of the precision given.

    Raises:
        UsageError: it isn't one.

    >>> check_date("2022-02-16 14:10", "published")
    '2022-02-16T14:10'
    """
    value = value.strip()
    wrong = UsageError(f"expected {name} as an ISO date such as 2022-02-16 or 2022-02-16T14:10+03:00, got {value!r}")
    if not _DATE.fullmatch(value):
        raise wrong
    value = value.replace(" ", "T")
    try:
        if "T" in value:
            moment = datetime.fromisoformat(value)
            if moment.tzinfo is not None:
                moment.astimezone(UTC)
        else:
            date.fromisoformat(value + "-01-01"[len(value) - 4 :] if len(value) < 10 else value)
    except (ValueError, OverflowError) as error:
        raise wrong from error
    return value
