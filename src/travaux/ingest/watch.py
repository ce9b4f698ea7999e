"""Follows feeds: what they name is read and stored, then how the following stands, so that a crash repeats and loses nothing."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from sqlalchemy import delete, insert, select

from travaux.ingest.add import Batch, Tell, read_here, store_all, tell_nobody, unknown_ones
from travaux.ingest.worker import ReadingOptions, open_reader
from travaux.intake import FeedState, Network, PoliteClient, poll
from travaux.intake.watch import Pace
from travaux.reading import Reader
from travaux.store import tables as t
from travaux.store.append import Added
from travaux.store.ledger import Ledger


def _say_nothing(_: str) -> None:
    return None


@dataclass(frozen=True, slots=True)
class Watching:
    """How feeds are followed.

    Args:
        network: how the network is used.
        pace: how often feeds are asked for; waiting goes by its clock.
        sleep: waits for seconds.
        tell: as for `add_captures`.
        say: told in words what happens.
    """

    network: Network | None = None
    pace: Pace = field(default_factory=Pace)
    sleep: Callable[[float], None] = time.sleep
    tell: Tell = tell_nobody
    say: Callable[[str], None] = _say_nothing


def watch(
    ledger: Ledger,
    feeds: Sequence[str],
    options: ReadingOptions | None = None,
    *,
    once: bool = False,
    watching: Watching | None = None,
) -> Added:
    """Follow feeds until all of them have ended, or look at each that is due once.

    Args:
        feeds: their addresses.
        options: how reports are read.

    Raises:
        UsageError: an address is none.
        LedgerError: the ledger can't be written.
    """
    how = watching if watching is not None else Watching()
    batch = Batch(ledger, how.tell)
    client = PoliteClient(how.network)
    states = {url: load_feed(ledger, url) for url in dict.fromkeys(feeds)}
    with open_reader(options if options is not None else ReadingOptions()) as reader:
        while True:
            for url, state in states.items():
                states[url] = _look(url, state, client, how, batch, reader)
            waiting = [state.next_at for state in states.values() if not state.ended]
            if once or not waiting:
                return batch.total
            how.sleep(max(0.0, min(waiting) - how.pace.clock()))


def _look(url: str, state: FeedState, client: PoliteClient, how: Watching, batch: Batch, reader: Reader) -> FeedState:
    """The state of a feed after a look at it, stored after what it named."""
    if not state.is_due(how.pace.clock()):
        return state
    new, found = poll(state, client=client, pace=how.pace)
    store_all(batch, read_here(unknown_ones(batch, found), reader))
    store_feed(batch.ledger, url, new)
    wait = "" if new.ended else f", next look in {(new.next_at - how.pace.clock()) / 60:,.0f} minutes"
    how.say(f"{url}: {len(found)} new{wait}" if not new.ended else f"{url}: it has ended and is not followed any more")
    return new


def load_feed(ledger: Ledger, url: str) -> FeedState:
    """How the following of a feed stands.

    Raises:
        UsageError: the address is none.
        LedgerError: the ledger can't be read.
    """
    with ledger.database.reading() as connection:
        found = connection.execute(select(t.feed.c.state).where(t.feed.c.url == url)).scalar()
    return FeedState.from_dict(json.loads(found)) if found is not None else FeedState(url)


def store_feed(ledger: Ledger, url: str, state: FeedState) -> None:
    """Store how the following of a feed stands, under the address that people gave.

    Raises:
        LedgerError: the ledger can't be written.
    """
    with ledger.database.writing() as connection:
        connection.execute(delete(t.feed).where(t.feed.c.url == url))
        connection.execute(insert(t.feed).values(url=url, state=json.dumps(state.to_dict())))
