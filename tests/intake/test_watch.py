import json
from dataclasses import replace

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from intake_factory import Site, codes

from travaux.errors import UsageError
from travaux.intake import FeedState, Pace, poll
from travaux.intake.state import MOST_SEEN
from travaux.record.article import Rejection

FEED = "http://news.example/feed"
NOW = 1_650_000_000.0


def rss(*names: str, head: str = "") -> bytes:
    """A feed of pages, the newest first."""
    items = "".join(f"<item><link>http://news.example/{n}</link><guid isPermaLink='false'>{n}</guid></item>" for n in names)
    return f"<rss version='2.0'><channel><title>News</title>{head}{items}</channel></rss>".encode()


def answer(body: bytes = b"", status: int = 200, **headers: str):
    """An answer that can be given more than once."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda _: httpx.Response(status, headers=named, stream=httpx.ByteStream(body))


def pages(*names: str) -> dict[str, bytes]:
    return {f"http://news.example/{name}": name.encode() for name in names}


def look(state: FeedState, site: Site, *, now: float = NOW, chance: float = 0.5):
    return poll(state, client=site.client(), pace=Pace(clock=lambda: now, chance=lambda: chance))


def test_new_entries_are_fetched_from_the_oldest_and_never_twice():
    site = Site({FEED: rss("b", "a"), **pages("a", "b", "c")})
    state, found = look(FeedState(FEED), site)
    assert codes(found) == ["a", "b"]
    assert state.next_at == NOW + 900
    site.pages[FEED] = rss("c", "b", "a")
    state, found = look(FeedState.from_dict(json.loads(json.dumps(state.to_dict()))), site, now=NOW + 900)
    assert codes(found) == ["c"]
    state, found = look(state, site, now=NOW + 1800)
    assert found == []


def test_requests_for_pages_keep_their_distance_and_heed_robots():
    site = Site({FEED: rss("b", "a"), "http://news.example/robots.txt": b"User-agent: *\nDisallow: /a", **pages("a", "b")})
    state, found = look(FeedState(FEED), site)
    assert codes(found) == ["robots", "b"]
    assert site.times == [1000.0, 1001.0, 1002.0]
    assert look(state, site, now=NOW + 900)[1] == []


def test_a_feed_that_is_not_due_is_left_alone():
    site = Site({FEED: rss("a"), **pages("a")})
    state = FeedState(FEED, next_at=NOW + 1)
    assert look(state, site) == (state, [])
    assert site.asked == []


def test_what_has_not_changed_is_not_fetched_again():
    site = Site(
        {FEED: answer(rss("a", head="<ttl>60</ttl>"), etag='"v1"', last_modified="Wed, 16 Feb 2022 14:10:00 GMT"), **pages("a")}
    )
    state, _ = look(FeedState(FEED), site)
    assert (state.etag, state.last_modified, state.next_at) == ('"v1"', "Wed, 16 Feb 2022 14:10:00 GMT", NOW + 3600)
    site.pages[FEED] = answer(status=304)
    after, found = look(state, site, now=NOW + 3600)
    headers = site.requests[-1].headers
    assert (headers["if-none-match"], headers["if-modified-since"]) == ('"v1"', "Wed, 16 Feb 2022 14:10:00 GMT")
    assert (after, found) == (replace(state, next_at=NOW + 7200), [])


PERIODS = [
    ("", 900),
    ("<ttl>5</ttl>", 900),
    ("<ttl>60</ttl>", 3600),
    ("<ttl>soon</ttl>", 900),
    ("<ttl>999999</ttl>", 7 * 86_400),
    ("<sy:updatePeriod>daily</sy:updatePeriod>", 86_400),
    ("<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>12</sy:updateFrequency>", 7200),
    ("<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>0</sy:updateFrequency>", 3600),
]


@pytest.mark.parametrize(("head", "seconds"), PERIODS)
def test_a_feed_is_left_alone_for_as_long_as_it_asks(head, seconds):
    data = rss("a", head=head).replace(b"<rss ", b"<rss xmlns:sy='http://purl.org/rss/1.0/modules/syndication/' ")
    state, _ = look(FeedState(FEED), Site({FEED: data, **pages("a")}))
    assert state.next_at == NOW + seconds


FAILURES = [
    (answer(status=500), 0, 0.5, 900),
    (answer(status=500), 3, 0.5, 7200),
    (answer(status=500), 3, 0.0, 900),
    (answer(status=404), 50, 1.0, 86_400),
    (answer(status=429, retry_after="5000"), 0, 0.5, 5000),
    (answer(status=503, retry_after="60"), 0, 0.5, 900),
    (answer(status=503, retry_after="Fri, 15 Apr 2022 06:20:00 GMT"), 0, 0.5, 1_650_003_600 - NOW),
    (answer(status=503, retry_after="later"), 0, 0.5, 900),
    (answer(status=503, retry_after="9" * 400), 0, 0.5, 7 * 86_400),
    (answer(status=500, retry_after="5000"), 0, 0.5, 900),
    (answer(b"<!doctype html><p>Sign in</p>"), 2, 0.5, 3600),
]


@pytest.mark.parametrize(("failure", "failures", "chance", "seconds"), FAILURES)
def test_failures_make_the_wait_longer(failure, failures, chance, seconds):
    before = FeedState(FEED, etag='"v1"', failures=failures, seen=("x",))
    state, found = look(before, Site({FEED: failure}), chance=chance)
    assert state == replace(before, failures=failures + 1, next_at=NOW + seconds)
    assert len(found) == 1
    assert isinstance(found[0], Rejection)


def test_a_success_ends_the_count_of_failures():
    state, _ = look(FeedState(FEED, failures=4), Site({FEED: rss("a"), **pages("a")}))
    assert (state.failures, state.next_at) == (0, NOW + 900)


MOVES = [(301, "http://wire.example/new"), (308, "http://wire.example/new"), (302, FEED), (307, FEED)]


@pytest.mark.parametrize(("status", "url"), MOVES)
def test_only_a_lasting_redirect_changes_the_address(status, url):
    site = Site(
        {FEED: answer(status=status, location="http://wire.example/new"), "http://wire.example/new": rss("a"), **pages("a")}
    )
    state, found = look(FeedState(FEED), site)
    assert (state.url, codes(found)) == (url, ["a"])


def test_a_lasting_redirect_behind_a_passing_one_does_not_count():
    site = Site(
        {
            FEED: answer(status=302, location="http://news.example/2"),
            "http://news.example/2": answer(status=301, location="http://wire.example/new"),
            "http://wire.example/new": rss(),
        }
    )
    assert look(FeedState(FEED), site)[0].url == FEED


def test_a_feed_that_is_gone_is_followed_no_more():
    site = Site({FEED: answer(status=410)})
    state, found = look(FeedState(FEED), site)
    assert state.ended
    assert codes(found) == ["http-status"]
    assert "gone for good" in found[0].detail
    assert look(state, site, now=NOW + 10**9) == (state, [])
    assert len(site.asked) == 1


def test_an_entry_whose_server_fails_is_tried_again_and_one_that_is_missing_is_not():
    site = Site({FEED: answer(rss("c", "b", "a"), etag='"v1"'), **pages("a"), "http://news.example/b": 503})
    state, found = look(FeedState(FEED), site)
    assert codes(found) == ["a", "http-status", "http-status"]
    assert state.etag is None
    site.pages |= pages("b", "c")
    state, found = look(state, site, now=NOW + 900)
    assert codes(found) == ["b"]
    assert state.etag == '"v1"'


def test_only_the_newest_entries_are_remembered():
    state = FeedState(FEED, seen=tuple(f"{n:016x}" for n in range(MOST_SEEN)))
    after, _ = look(state, Site({FEED: rss("b", "a"), **pages("a", "b")}))
    assert len(after.seen) == MOST_SEEN
    assert after.seen[: MOST_SEEN - 2] == state.seen[2:]


def test_a_larger_feed_than_can_be_remembered_is_not_fetched_over_and_over():
    names = [f"p{n}" for n in range(MOST_SEEN + 10)]
    site = Site({FEED: rss(*names), "http://news.example/robots.txt": b"User-agent: *\nDisallow: /p"})
    state, found = look(FeedState(FEED), site)
    assert len(found) == MOST_SEEN
    assert look(state, site, now=NOW + 900)[1] == []


STATES = st.builds(
    FeedState,
    url=st.just(FEED),
    etag=st.none() | st.text(max_size=5),
    last_modified=st.none() | st.text(max_size=5),
    next_at=st.floats(0, 1e12),
    failures=st.integers(0, 99),
    seconds=st.floats(0, 1e6),
    seen=st.lists(st.text(max_size=4), max_size=4).map(tuple),
    ended=st.booleans(),
)


@given(STATES)
def test_a_state_survives_being_written_and_read(state: FeedState):
    assert FeedState.from_dict(json.loads(json.dumps(state.to_dict()))) == state


WRONG = [
    {"schema": "travaux.feed/2"},
    {"url": "news.example"},
    {"url": None},
    {"next_at": "soon"},
    {"next_at": float("nan")},
    {"failures": -1},
    {"seen": "abc"},
    {"seen": [1]},
    {"ended": "no"},
    {"etag": 5},
]


@pytest.mark.parametrize("change", WRONG)
def test_what_is_no_state_is_refused(change):
    with pytest.raises(UsageError, match="expected"):
        FeedState.from_dict(FeedState(FEED).to_dict() | change)
