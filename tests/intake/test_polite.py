import httpx
import pytest
from intake_factory import Site

from travaux.reader import Fetched
from travaux.record.article import Rejection

A = "http://news.example/a"
ROBOTS = "http://news.example/robots.txt"


def code(answer) -> str:
    return answer.page.code if isinstance(answer.page, Rejection) else "fetched"


def test_a_second_passes_between_two_requests_to_one_host_and_none_for_another():
    pages = {f"http://{host}.example/{n}": b"x" for host in ("news", "wire") for n in range(3)}
    site = Site(pages)
    client = site.client()
    for url in ("http://news.example/0", "http://news.example/1", "http://wire.example/0", "http://news.example/2"):
        assert code(client.ask(url, robots=False)) == "fetched"
    assert site.times == [1000.0, 1001.0, 1001.0, 1002.0]


def test_robots_is_asked_once_for_each_host_and_counts_as_a_request():
    site = Site({A: b"x", "http://news.example/b": b"x", "http://wire.example/": b"x"})
    client = site.client()
    for url in (A, "http://news.example/b", "http://wire.example/"):
        client.ask(url)
    wire = ["http://wire.example/robots.txt", "http://wire.example/"]
    assert site.asked == [ROBOTS, A, "http://news.example/b", *wire]
    assert site.times == [1000.0, 1001.0, 1002.0, 1002.0, 1003.0]


RULES = [
    (b"User-agent: *\nDisallow: /private", "http://news.example/private/a", "robots"),
    (b"User-agent: *\nDisallow: /private", A, "fetched"),
    (b"\xef\xbb\xbfUser-agent: travaux\nDisallow: /", A, "robots"),
    (b"User-agent: other\nDisallow: /", A, "fetched"),
    (b"User-agent: *\nDisallow: http://[\nDisallow: /a", A, "robots"),
    (b"\xff\x00" * 50, A, "fetched"),
    (b"", A, "fetched"),
    (404, A, "fetched"),
    (403, A, "fetched"),
    (429, A, "robots"),
    (500, A, "robots"),
]


@pytest.mark.parametrize(("robots", "url", "expected"), RULES)
def test_what_robots_says_is_done(robots, url, expected):
    site = Site({ROBOTS: robots, url: b"x"})
    answer = site.client().ask(url)
    assert code(answer) == expected
    assert site.asked == ([ROBOTS, url] if expected == "fetched" else [ROBOTS])
    if isinstance(answer.page, Rejection):
        assert (answer.page.source, answer.page.stage) == (url, "fetch")


def test_the_pause_that_robots_asks_for_is_kept():
    site = Site({ROBOTS: b"User-agent: *\nCrawl-delay: 7", A: b"x", "http://news.example/b": b"x"})
    client = site.client()
    client.ask(A)
    client.ask("http://news.example/b")
    assert site.times == [1000.0, 1007.0, 1014.0]


def test_what_robots_said_is_asked_again_after_a_day():
    site = Site({ROBOTS: b"User-agent: *\nDisallow: /", A: b"x"})
    client = site.client()
    assert code(client.ask(A)) == "robots"
    site.pages[ROBOTS] = b""
    site.now += 86_000
    assert code(client.ask(A)) == "robots"
    site.now += 1000
    assert code(client.ask(A)) == "fetched"


def test_a_host_that_cannot_be_reached_is_asked_once_in_a_while_and_the_reason_is_its_own():
    def fail(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("refused")

    site = Site({ROBOTS: fail, A: b"x"})
    client = site.client()
    for url in (A, "http://news.example/b"):
        page = client.ask(url).page
        assert isinstance(page, Rejection)
        assert (page.source, page.code) == (url, "network")
    assert site.asked == [ROBOTS]
    site.pages[ROBOTS] = 404
    site.now += 601
    assert code(client.ask(A)) == "fetched"


@pytest.mark.parametrize("url", ["http://[::1", "http:///", "mailto:a@b", "", "http://inside.example/"])
def test_what_is_no_public_address_is_refused(url):
    site = Site({})
    assert code(site.client().ask(url)) == "refused-address"
    assert site.asked == []


def test_a_cap_of_its_own_may_be_given():
    site = Site({A: b"x" * 101})
    assert code(site.client().ask(A, robots=False, cap=100)) == "too-large"
    assert isinstance(site.client().ask(A, robots=False, cap=101).page, Fetched)
