import gzip
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address

import httpx
import pytest

from travaux.reader import Fetched, FetchOptions, fetch_url
from travaux.reader.addresses import Address
from travaux.reader.fetch import Answer as Asked
from travaux.reader.fetch import Conditions, ask_url
from travaux.record.article import Rejection

PUBLIC, OTHER = ip_address("93.184.215.14"), ip_address("8.8.8.8")
NAMES = {"news.example": (PUBLIC,), "cdn.example": (OTHER,), "inside.example": (PUBLIC, ip_address("10.0.0.1"))}
Answer = Callable[[httpx.Request], httpx.Response]
HEADERS = {"content-type": "text/html; charset=windows-1251", "date": "Wed, 03 Apr 2019 16:20:11 GMT"}


def resolve(host: str, port: int) -> tuple[Address, ...]:
    """Names of a small internet; numbers mean themselves."""
    try:
        return (ip_address(host),)
    except ValueError:
        pass
    if host not in NAMES:
        raise OSError("unknown")
    return NAMES[host]


def fetch(url: str, answer: Answer, **bounds: int) -> tuple[Fetched | Rejection, list[httpx.Request]]:
    """A fetch over a transport that answers by a function, and the requests that it got."""
    requests = []

    def handle(request: httpx.Request) -> httpx.Response:
        requests.append(request)
        return answer(request)

    options = FetchOptions(resolve=resolve, **bounds)  # type: ignore[arg-type]
    return fetch_url(url, options, transport=httpx.MockTransport(handle)), requests


class Chunks(httpx.SyncByteStream):
    """A body in chunks as they come from the network, which httpx doesn't unpack on its way here."""

    def __init__(self, data: bytes) -> None:
        self.data = data

    def __iter__(self) -> Iterator[bytes]:
        yield from (self.data[n : n + 100] for n in range(0, len(self.data), 100))


def page(_: httpx.Request) -> httpx.Response:
    return httpx.Response(200, headers=HEADERS, stream=Chunks(b"<p>Talks</p>"))


def test_the_request_goes_to_the_address_that_was_checked_and_names_the_host():
    result, (request,) = fetch("https://user:secret@News.example/a?b=c#d", page)
    assert result == Fetched(
        b"<p>Talks</p>", "https://news.example/a?b=c", "windows-1251", "text/html", "2019-04-03T16:20:11+00:00"
    )
    assert str(request.url) == "https://93.184.215.14/a?b=c"
    assert request.headers["host"] == "news.example"
    assert request.extensions["sni_hostname"] == "news.example"
    assert "authorization" not in request.headers


def test_without_the_servers_date_the_time_of_retrieval_is_not_known():
    result, _ = fetch("http://news.example/", lambda _: httpx.Response(200, stream=Chunks(b"x")))
    assert isinstance(result, Fetched)
    assert (result.retrieved, result.charset, result.content_type) == (None, None, None)


def test_redirects_are_followed_through_the_same_checks():
    moves = {"/a": "https://cdn.example/b", "/b": "c?x=1"}

    def answer(request: httpx.Request) -> httpx.Response:
        return httpx.Response(302, headers={"location": moves[request.url.path]}) if request.url.path in moves else page(request)

    result, requests = fetch("http://news.example/a", answer)
    assert isinstance(result, Fetched)
    assert result.url == "https://cdn.example/c?x=1"
    assert [str(r.url) for r in requests] == ["http://93.184.215.14/a", "https://8.8.8.8/b", "https://8.8.8.8/c?x=1"]


REFUSED = [
    "http://127.0.0.1/",
    "http://localhost.example@10.0.0.1/",
    "http://[::1]/",
    "http://[::ffff:127.0.0.1]:8080/",
    "http://169.254.169.254/latest/meta-data/",
    "http://inside.example/",
    "ftp://news.example/",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "http:///nowhere",
    "http://[::1",
    "",
]


@pytest.mark.parametrize("url", REFUSED)
def test_private_addresses_and_other_schemes_are_refused_before_any_request(url):
    result, requests = fetch(url, page)
    assert isinstance(result, Rejection)
    assert (result.source, result.stage, result.code) == (url, "fetch", "refused-address")
    assert requests == []


@pytest.mark.parametrize("location", ["http://10.0.0.1/", "//127.0.0.1/x", "file:///etc/passwd", "http://inside.example/"])
def test_a_redirect_to_a_private_address_is_refused(location):
    result, requests = fetch("http://news.example/", lambda _: httpx.Response(301, headers={"location": location}))
    assert isinstance(result, Rejection)
    assert result.code == "refused-address"
    assert len(requests) == 1


def raising(error: Exception) -> Answer:
    def answer(_: httpx.Request) -> httpx.Response:
        raise error

    return answer


FAILURES = [
    ("unknown name", "http://unknown.example/", page, "network", "no address is known"),
    ("not found", "http://news.example/", lambda _: httpx.Response(404), "http-status", "404 Not Found"),
    ("server error", "http://news.example/", lambda _: httpx.Response(503), "http-status", "503"),
    ("no content", "http://news.example/", lambda _: httpx.Response(204), "http-status", "204"),
    ("loop", "http://news.example/", lambda _: httpx.Response(302, headers={"location": "/"}), "network", "redirects more than 5"),
    ("no connection", "http://news.example/", raising(httpx.ConnectError("refused")), "network", "refused"),
    ("no answer", "http://news.example/", raising(httpx.ReadTimeout("slow")), "network", "in time"),
    ("too large", "http://news.example/", lambda _: httpx.Response(200, stream=Chunks(b"x" * 2001)), "too-large", "2,000 bytes"),
    (
        "a bomb in gzip",
        "http://news.example/",
        lambda _: httpx.Response(200, headers={"content-encoding": "gzip"}, stream=Chunks(gzip.compress(bytes(10**7)))),
        "too-large",
        "2,000 bytes",
    ),
    (
        "a page cut off",
        "http://news.example/",
        lambda _: httpx.Response(200, headers={"content-encoding": "gzip"}, stream=Chunks(gzip.compress(b"talks" * 9)[:-6])),
        "network",
        "cut off",
    ),
    (
        "a coding not asked for",
        "http://news.example/",
        lambda _: httpx.Response(200, headers={"content-encoding": "gzip, gzip"}, stream=Chunks(b"x")),
        "network",
        "not asked for",
    ),
]


@pytest.mark.parametrize(("url", "answer", "code", "words"), [row[1:] for row in FAILURES], ids=[row[0] for row in FAILURES])
def test_failures_are_rejections_that_say_what_to_do(url, answer, code, words):
    result, _ = fetch(url, answer, bytes=2000)
    assert isinstance(result, Rejection)
    assert result.code == code
    assert words in result.detail


def test_a_packed_page_is_unpacked():
    data = gzip.compress(b"<p>Talks</p>" * 20)
    result, _ = fetch(
        "http://news.example/", lambda _: httpx.Response(200, headers={"content-encoding": "gzip"}, stream=Chunks(data))
    )
    assert isinstance(result, Fetched)
    assert result.data == b"<p>Talks</p>" * 20


def test_the_next_address_is_tried_where_one_does_not_answer():
    def answer(request: httpx.Request) -> httpx.Response:
        if request.url.host == "8.8.8.8":
            raise httpx.ConnectError("refused")
        return page(request)

    options = FetchOptions(resolve=lambda host, port: (OTHER, PUBLIC))
    assert isinstance(fetch_url("http://news.example/", options, transport=httpx.MockTransport(answer)), Fetched)


def test_a_fetch_has_a_deadline_as_a_whole():
    result, requests = fetch("http://news.example/", page, seconds=0)
    assert isinstance(result, Rejection)
    assert (result.code, requests) == ("network", [])


def ask(answers: dict[str, httpx.Response], known: Conditions | None = None) -> tuple[Asked, list[httpx.Request]]:
    """The answer to a request for the page `/a` of a site, and the requests that it took."""
    requests = []

    def handle(request: httpx.Request) -> httpx.Response:
        requests.append(request)
        return answers[request.url.path]

    options = FetchOptions(resolve=resolve)
    return ask_url("http://news.example/a", options, known=known, transport=httpx.MockTransport(handle)), requests


def test_a_page_is_asked_for_if_it_has_changed_and_an_answer_that_it_has_not_is_no_page():
    unchanged = httpx.Response(304, headers={"etag": '"v1"'})
    answer, (request,) = ask({"/a": unchanged}, Conditions('"v1"', "Wed, 03 Apr 2019 16:20:11 GMT"))
    assert answer == Asked(None, 304, etag='"v1"')
    assert request.headers["if-none-match"] == '"v1"'
    assert request.headers["if-modified-since"] == "Wed, 03 Apr 2019 16:20:11 GMT"
    _, (plain,) = ask({"/a": page(request)})
    assert not {"if-none-match", "if-modified-since"} & set(plain.headers)
    result, _ = fetch("http://news.example/a", lambda _: httpx.Response(304))
    assert isinstance(result, Rejection)
    assert result.code == "http-status"


def test_an_answer_tells_its_status_and_headers_where_there_is_no_page():
    answer, _ = ask({"/a": httpx.Response(503, headers={"retry-after": "120"})})
    assert isinstance(answer.page, Rejection)
    assert (answer.page.source, answer.page.code) == ("http://news.example/a", "http-status")
    assert (answer.status, answer.retry_after) == (503, "120")
    answer, _ = ask({"/a": httpx.Response(200, headers={"etag": "e", "last-modified": "l"}, stream=Chunks(b"x"))})
    assert isinstance(answer.page, Fetched)
    assert (answer.status, answer.etag, answer.last_modified) == (200, "e", "l")


@pytest.mark.parametrize(
    ("statuses", "moved"), [((301, 308), "/c"), ((301, 302), "/b"), ((302, 301), None), ((303, 307), None), ((308, 301), "/c")]
)
def test_only_redirects_that_last_up_to_the_first_that_does_not_move_the_page(statuses, moved):
    first, second = (httpx.Response(s, headers={"location": to}) for s, to in zip(statuses, ("/b", "/c")))
    answer, _ = ask({"/a": first, "/b": second, "/c": httpx.Response(200, stream=Chunks(b"x"))})
    assert answer.moved == (f"http://news.example{moved}" if moved else None)


class Handler(BaseHTTPRequestHandler):
    """Answers with the path and the host that were asked for."""

    def do_GET(self) -> None:
        body = f"{self.path} {self.headers['Host']}".encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


@pytest.mark.enable_socket
def test_a_server_of_this_machine_is_reached_only_where_a_policy_allows_it(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9/")
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{server.server_port}/a?b"
        refused = fetch_url(url)
        allowed = fetch_url(url, FetchOptions(allow=lambda address: address.is_loopback))
        server.shutdown()
    assert isinstance(refused, Rejection)
    assert refused.code == "refused-address"
    assert isinstance(allowed, Fetched)
    assert allowed.data == f"/a?b 127.0.0.1:{server.server_port}".encode()
    assert allowed.retrieved is not None
