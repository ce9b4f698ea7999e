import httpx
import pytest
from ingest_factory import open_at, rows, told, within
from intake_factory import Site

from travaux.errors import LedgerError, UsageError
from travaux.ingest.watch import Watching, load_feed, watch
from travaux.ingest.worker import ReadingOptions
from travaux.intake import Pace
from travaux.store import Added
from travaux.store import tables as t
from travaux.store.check import check

FEED = "http://news.example/feed"
PAGES = {f"http://news.example/{name}": told(name).encode() for name in ("Velm", "Lissa", "Saren")}


class Paper:
    """A feed with an `ETag`, its pages, and a clock."""

    def __init__(self, *names: str) -> None:
        self.names = names
        self.site = Site({FEED: self.answer, **PAGES})
        self.now = 1_650_000_000.0
        self.said: list[str] = []
        self.ended = False

    def answer(self, request: httpx.Request) -> httpx.Response:
        if self.ended:
            return httpx.Response(410)
        tag = f'"{len(self.names)}"'
        if request.headers.get("if-none-match") == tag:
            return httpx.Response(304)
        items = "".join(
            f"<item><link>http://news.example/{n}</link><guid isPermaLink='false'>{n}</guid></item>" for n in self.names
        )
        feed = f"<rss version='2.0'><channel><title>News</title>{items}</channel></rss>"
        return httpx.Response(200, headers={"etag": tag}, stream=httpx.ByteStream(feed.encode()))

    def watching(self, **more) -> Watching:
        pace = Pace(clock=lambda: self.now, chance=lambda: 0.5)
        return Watching(self.site.network(), pace, sleep=self.sleep, say=self.said.append, **more)

    def sleep(self, seconds: float) -> None:
        self.now += seconds

    def fetched(self) -> list[str]:
        """The pages that were asked for since this was asked last."""
        asked, self.site.asked[:] = [url for url in self.site.asked if not url.endswith("robots.txt")], []
        return asked


@pytest.fixture
def ledger(tmp_path):
    with within(60), open_at(tmp_path / "talks.db") as opened:
        yield opened
        assert list(check(opened)) == []


def look(ledger, paper, **more):
    return watch(ledger, [FEED], ReadingOptions("small"), once=True, watching=paper.watching(**more))


def sources(ledger):
    return [row.source.removeprefix("http://news.example/") for row in rows(ledger, t.capture)]


def test_a_restarted_watch_waits_until_the_feed_is_due_and_asks_whether_it_changed(ledger):
    paper = Paper("Lissa", "Velm")
    assert look(ledger, paper) == Added(captures=2, articles=2, versions=2)
    assert paper.fetched() == [FEED, "http://news.example/Velm", "http://news.example/Lissa"]
    assert paper.said == [f"{FEED}: 2 new, next look in 15 minutes"]
    assert look(ledger, paper) == Added()
    assert paper.fetched() == []
    paper.now += 900
    assert look(ledger, paper) == Added()
    assert paper.fetched() == [FEED]
    paper.names = ("Saren", *paper.names)
    paper.now += 900
    assert look(ledger, paper) == Added(captures=1, articles=1, versions=1)
    assert paper.fetched() == [FEED, "http://news.example/Saren"]
    assert sources(ledger) == ["Velm", "Lissa", "Saren"]


def test_how_the_following_stands_is_stored_after_the_reports_so_that_a_crash_between_loses_none(ledger):
    paper = Paper("Lissa", "Velm")

    def crash(*_):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        look(ledger, paper, tell=crash)
    assert sources(ledger) == ["Velm", "Lissa"]
    assert rows(ledger, t.feed) == []
    assert look(ledger, paper) == Added(known=2)
    assert load_feed(ledger, FEED).etag == '"2"'
    assert sources(ledger) == ["Velm", "Lissa"]


def test_a_page_that_cannot_be_had_is_refused_and_asked_for_again_with_the_next_look(ledger):
    paper = Paper("Lissa", "Velm")
    paper.site.pages["http://news.example/Velm"] = 503
    assert look(ledger, paper) == Added(captures=2, rejected=1, articles=1, versions=1)
    paper.site.pages["http://news.example/Velm"] = PAGES["http://news.example/Velm"]
    paper.now += 900
    assert look(ledger, paper) == Added(captures=1, articles=1, versions=1)
    assert sources(ledger) == ["Lissa", "Velm"]


def test_it_goes_on_until_all_feeds_have_ended(ledger):
    paper = Paper("Velm")

    def tell(*_):
        paper.ended = True

    assert watch(ledger, [FEED], ReadingOptions("small"), watching=paper.watching(tell=tell)) == Added(2, 1, 1, 1)
    assert paper.now == 1_650_000_900.0
    assert paper.said[-1] == f"{FEED}: it has ended and is not followed any more"
    assert look(ledger, paper) == Added()


def test_an_address_that_is_none_and_a_ledger_that_fails_are_told(ledger):
    with pytest.raises(UsageError, match="expected the address of a feed"):
        watch(ledger, ["feed.xml"], ReadingOptions("small"), once=True)
    with ledger.database.writing() as connection:
        connection.exec_driver_sql("ALTER TABLE feed RENAME TO fed")
    with pytest.raises(LedgerError, match="no such table: feed"):
        look(ledger, Paper("Velm"))
    with ledger.database.writing() as connection:
        connection.exec_driver_sql("ALTER TABLE fed RENAME TO feed")
