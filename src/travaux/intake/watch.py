"""Following feeds: one look at one feed, and when the next may be."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from email.utils import parsedate_to_datetime
from itertools import islice
from typing import TYPE_CHECKING

from travaux.intake.following import fetch_entry, unpack_listing
from travaux.intake.listings import Listing, keyed
from travaux.intake.polite import PoliteClient
from travaux.intake.state import MOST_SEEN, FeedState, key_hash
from travaux.intake.values import Found, Limits
from travaux.record.article import Rejection

if TYPE_CHECKING:
    from travaux.reader.fetch import Answer, Fetched

_GONE = 410
_BUSY = (429, 503)
_LONGEST_ASKED = 7 * 86_400.0  # seconds; what a feed asks for beyond that is taken for a slip


@dataclass(frozen=True, slots=True)
class Pace:
    """How often a feed is asked for.

    Args:
        least: seconds between two requests, at least.
        most: seconds that failures may lengthen this to.
        clock: seconds of Unix time.
        chance: a random number, 0 to 1, which spreads the requests after failures.
    """

    least: float = 900.0
    most: float = 86_400.0
    clock: Callable[[], float] = time.time
    chance: Callable[[], float] = random.random


def poll(
    state: FeedState, *, client: PoliteClient, pace: Pace | None = None, limits: Limits | None = None
) -> tuple[FeedState, list[Found]]:
    """The state of a feed after it was asked for, and what it names that had not been dealt with: captures and rejections.

    Nothing is asked for before the feed is due. Store what was found before the state: then a crash between the two repeats
    a request and loses nothing. An entry whose server fails is tried again with the next look.

    Args:
        state: how the following stands.
        client: asks for the feed, if it has changed, and for the pages.
        pace: how often.
        limits: bounds of what is loaded.
    """
    from travaux.reader.fetch import Conditions  # with a network library, which files don't need

    pace = pace if pace is not None else Pace()
    limits = limits if limits is not None else Limits()
    if not state.is_due(pace.clock()):
        return state, []
    answer = client.ask(state.url, robots=False, known=Conditions(state.etag, state.last_modified), cap=limits.report)
    state = replace(state, url=answer.moved or state.url)
    page = answer.page
    if page is None:
        return _rest(replace(state, failures=0), pace, state.seconds), []
    if isinstance(page, Rejection):
        return _failed(state, answer, page, pace)
    listing = unpack_listing(page.data, state.url, limits.listing)
    if isinstance(listing, Rejection):
        return _failed(state, answer, listing, pace)
    return _read(state, answer, page, listing, client=client, pace=pace)


def _rest(state: FeedState, pace: Pace, asked: float) -> FeedState:
    """The state with the feed left alone for as long as we want to or it asks, whichever is longer."""
    return replace(state, next_at=pace.clock() + max(pace.least, min(asked, _LONGEST_ASKED)))


def _failed(state: FeedState, answer: Answer, refusal: Rejection, pace: Pace) -> tuple[FeedState, list[Found]]:
    """The state after a failure: longer and longer waits, spread over their whole length so that many clients don't meet."""
    if answer.status == _GONE:
        detail = "the server says that the feed is gone for good (410), so it is not followed any more; look for its new address"
        return replace(state, ended=True), [replace(refusal, detail=detail)]
    longest = min(pace.most, pace.least * 2.0 ** min(state.failures + 1, 20))
    asked = retry_seconds(answer.retry_after, pace.clock()) if answer.status in _BUSY else 0.0
    return _rest(replace(state, failures=state.failures + 1), pace, max(asked, longest * pace.chance())), [refusal]


def retry_seconds(told: str | None, now: float) -> float:
    """How long a `Retry-After` asks to wait from a moment of Unix time (RFC 9110, section 10.2.3); 0 where it says nothing.

    >>> retry_seconds("120", 0.0), retry_seconds("Thu, 01 Jan 1970 00:01:00 GMT", 0.0), retry_seconds("soon", 0.0)
    (120.0, 60.0, 0.0)
    """
    told = (told or "").strip()
    if told.isascii() and told.isdigit():
        return float(told[:12])
    try:
        return max(0.0, parsedate_to_datetime(told).timestamp() - now)
    except (ValueError, TypeError, OverflowError, IndexError):
        return 0.0


def _read(
    state: FeedState, answer: Answer, page: Fetched, listing: Listing, *, client: PoliteClient, pace: Pace
) -> tuple[FeedState, list[Found]]:
    """The state and the finds of a feed that was had. Entries are fetched from oldest to newest: feeds list the newest first."""
    seen = set(state.seen)
    entries = dict(islice(keyed(listing.entries).items(), MOST_SEEN))
    found: list[Found] = [Rejection(source, "read", "bad-row", detail) for source, detail in listing.damage]
    again: set[str] = set()
    for key, entry in reversed(entries.items()):
        if key_hash(key) not in seen:
            each, passing = fetch_entry(entry, f"{page.url}#{key}", client)
            found.append(each)
            again.update([key] if passing else [])
    state = state.remember(key for key in reversed(entries) if key not in again)
    # With an entry to be tried again, the feed must come whole next time even if it has not changed.
    known = (None, None) if again else (answer.etag, answer.last_modified)
    state = replace(state, etag=known[0], last_modified=known[1], failures=0, seconds=listing.seconds)
    return _rest(state, pace, listing.seconds), found
