"""A URL to the bytes behind it: public addresses only, checked at connect time, within a deadline and a size."""

from __future__ import annotations

import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from email.utils import parsedate_to_datetime

import httpx

from travaux.reader.addresses import Address, Resolve, is_public, resolve_host
from travaux.record.article import Rejection

_REDIRECTS = (301, 302, 303, 307, 308)
_PERMANENT = (301, 308)
_CODINGS = ("", "identity", "gzip", "x-gzip")
_SAVE = "open it in a browser and give the saved page"


@dataclass(frozen=True, slots=True)
class FetchOptions:
    """Bounds of a fetch, and the policies that it goes by.

    Args:
        seconds: for the whole fetch, redirects included.
        patience: seconds to wait for one answer of the server.
        bytes: of the page, unpacked.
        redirects: followed at most.
        agent: what to call ourselves.
        resolve: addresses of a host and port; raises `OSError` where it has none.
        allow: whether an address may be connected to.
    """

    seconds: float = 30.0
    patience: float = 10.0
    bytes: int = 8_000_000
    redirects: int = 5
    agent: str = "travaux (reads one page when asked to)"
    resolve: Resolve = resolve_host
    allow: Callable[[Address], bool] = is_public


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a server answered: the bytes, the URL after redirects, charset and media type that HTTP named.

    `retrieved` is the server's own date, ISO 8601 in UTC; None where it tells none.
    """

    data: bytes
    url: str
    charset: str | None = None
    content_type: str | None = None
    retrieved: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of asking for a URL.

    `page` is the page, or why there is none; None where it has not changed (status 304). `status` is that of the server
    asked last, None where none answered or the page could not be taken whole. `moved` is where redirects lead that say
    they are permanent, up to the first that doesn't. `etag`, `last_modified` and `retry_after` are headers as they came.
    """

    page: Fetched | Rejection | None
    status: int | None = None
    moved: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    retry_after: str | None = None


@dataclass(frozen=True, slots=True)
class Conditions:
    """What a page was when it was fetched last: `ETag` and `Last-Modified` as they came. It is fetched only if changed."""

    etag: str | None = None
    last_modified: str | None = None

    @property
    def headers(self) -> dict[str, str]:
        """The headers of a conditional request (RFC 9110, section 13.1)."""
        named = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in named.items() if value}


class _Refusal(Exception):  # noqa: N818 - carries a rejection up, never leaves this module
    def __init__(self, code: str, detail: str) -> None:
        super().__init__(detail)
        self.code = code


def fetch_url(
    url: str, options: FetchOptions | None = None, *, transport: httpx.BaseTransport | None = None
) -> Fetched | Rejection:
    """The page at a URL, or why it was not fetched.

    The host is resolved here, every address it has must be public, and the connection goes to one of the very addresses
    that were checked; redirects are followed by hand, each through the same checks. Proxies and credentials of the
    environment are not used: behind them nothing could be checked.

    Args:
        url: http or https.
        options: bounds and policies.
        transport: what carries the requests; httpx's own by default.
    """
    page = ask_url(url, options, transport=transport).page
    return page if page is not None else Rejection(url, "fetch", "http-status", "the server answered 304 without being asked")


def ask_url(
    url: str,
    options: FetchOptions | None = None,
    *,
    known: Conditions | None = None,
    transport: httpx.BaseTransport | None = None,
) -> Answer:
    """The answer to a request for a URL, made as `fetch_url` makes it.

    Args:
        url: http or https.
        options: bounds and policies.
        known: what the page was last time.
        transport: what carries the requests; httpx's own by default.
    """
    options = options if options is not None else FetchOptions()
    conditions = known if known is not None else Conditions()
    deadline = time.monotonic() + options.seconds
    chosen = transport if transport is not None else httpx.HTTPTransport(trust_env=False)
    client = httpx.Client(transport=chosen, trust_env=False, follow_redirects=False, timeout=options.patience)
    try:
        with client:
            return _follow(client, url, options, deadline, conditions)
    except _Refusal as refusal:
        code, detail = refusal.code, str(refusal)
    except httpx.TimeoutException:
        code, detail = "network", f"the server did not answer in time; try again later, or {_SAVE}"
    except httpx.HTTPError as error:
        code, detail = "network", f"the connection failed ({error}); try again later, or {_SAVE}"
    return Answer(Rejection(url, "fetch", code, detail))


def _follow(client: httpx.Client, url: str, options: FetchOptions, deadline: float, known: Conditions) -> Answer:
    target = _checked_url(url)
    moved: str | None = None
    lasting = True
    for _ in range(options.redirects + 1):
        response = _connect(client, target, options, deadline, known)
        try:
            location = response.headers.get("location")
            if response.status_code not in _REDIRECTS or not location:
                return replace(_read(response, url, target, options, deadline), moved=moved)
            target = _checked_url(location, target)
            lasting = lasting and response.status_code in _PERMANENT
            moved = str(target) if lasting else moved
        finally:
            response.close()
    raise _Refusal("network", f"it redirects more than {options.redirects} times; give the address where it ends")


def _checked_url(address: str, base: httpx.URL | None = None) -> httpx.URL:
    """A URL that may be fetched, without fragment and credentials."""
    try:
        url = base.join(address) if base is not None else httpx.URL(address.strip())
    except (httpx.InvalidURL, ValueError, TypeError) as error:
        raise _Refusal("refused-address", f"expected a URL, got {address[:200]!r}: {error}") from error
    if url.scheme not in ("http", "https") or not url.host:
        raise _Refusal("refused-address", f"expected an http or https URL, got {address[:200]!r}")
    return url.copy_with(fragment=None, userinfo=b"")


def _connect(client: httpx.Client, url: httpx.URL, options: FetchOptions, deadline: float, known: Conditions) -> httpx.Response:
    """The answer of the first of a host's addresses that can be connected to, its body not read yet."""
    port = url.port or (443 if url.scheme == "https" else 80)
    name = url.raw_host.decode("ascii").strip("[]")
    try:
        addresses = options.resolve(name, port)
    except OSError as error:
        raise _Refusal("network", f"no address is known for {url.host}; check the spelling and the connection") from error
    for address in addresses:
        if not options.allow(address):
            raise _Refusal("refused-address", f"{url.host} is at {address}, which is no public address; {_SAVE}")
    failure: httpx.TransportError | None = None
    for address in addresses:
        try:
            request = _request(client, url, address, options, deadline)
            request.headers.update(known.headers)
            return client.send(request, stream=True)
        except (httpx.ConnectError, httpx.ConnectTimeout) as error:
            failure = error
    raise failure if failure is not None else _Refusal("network", f"no address is known for {url.host}")


def _request(client: httpx.Client, url: httpx.URL, address: Address, options: FetchOptions, deadline: float) -> httpx.Request:
    """A request to an address, for the host that the URL names (in the Host header, and for TLS its certificate)."""
    left = deadline - time.monotonic()
    if left <= 0:
        raise _Refusal("network", f"it took longer than {options.seconds:g} s; try again later, or {_SAVE}")
    return client.build_request(
        "GET",
        url.copy_with(host=str(address)),
        headers={
            "Host": url.netloc.decode("ascii"),
            "User-Agent": options.agent,
            "Accept": "text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.1",
            "Accept-Language": "en",
            "Accept-Encoding": "gzip",
            "Connection": "close",
        },
        timeout=min(left, options.patience),
        extensions={"sni_hostname": url.raw_host.decode("ascii")},
    )


def _read(response: httpx.Response, asked: str, url: httpx.URL, options: FetchOptions, deadline: float) -> Answer:
    headers = response.headers
    answer = Answer(
        None,
        response.status_code,
        etag=headers.get("etag"),
        last_modified=headers.get("last-modified"),
        retry_after=headers.get("retry-after"),
    )
    if response.status_code == 304:
        return answer
    if response.status_code != 200:
        status = f"{response.status_code} {response.reason_phrase}".strip()
        detail = f"the server answered {status}; check the address, or {_SAVE}"
        return replace(answer, page=Rejection(asked, "fetch", "http-status", detail))
    page = Fetched(
        _body(response, options, deadline),
        str(url),
        response.charset_encoding,
        headers.get("content-type", "").split(";")[0].strip().lower() or None,
        _retrieved(headers.get("date")),
    )
    return replace(answer, page=page)


def _body(response: httpx.Response, options: FetchOptions, deadline: float) -> bytes:
    """The body, unpacked here and not by httpx: so that a small answer can't unpack to more than the cap."""
    coding = response.headers.get("content-encoding", "").strip().lower()
    if coding not in _CODINGS:
        raise _Refusal("network", f"the server packed the page as {coding[:40]!r}, which was not asked for; {_SAVE}")
    unpack = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16) if coding.endswith("gzip") else None
    body = bytearray()
    for chunk in response.iter_raw():
        try:
            body += chunk if unpack is None else unpack.decompress(chunk, options.bytes + 1 - len(body))
        except zlib.error as error:
            raise _Refusal("network", f"the page came damaged ({error}); try again later, or {_SAVE}") from error
        if len(body) > options.bytes:
            raise _Refusal("too-large", f"expected a page of at most {options.bytes:,} bytes; save the report's text alone")
        if time.monotonic() > deadline:
            raise _Refusal("network", f"it took longer than {options.seconds:g} s; try again later, or {_SAVE}")
    if unpack is not None and body and not unpack.eof:
        raise _Refusal("network", f"the page was cut off on the way; try again later, or {_SAVE}")
    return bytes(body)


def _retrieved(date: str | None) -> str | None:
    """The server's date as ISO 8601 in UTC."""
    try:
        moment = parsedate_to_datetime(date or "")
    except (ValueError, TypeError):
        return None
    return moment.isoformat() if moment.tzinfo is not None else f"{moment.isoformat()}+00:00"
