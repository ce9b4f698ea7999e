"""Fetching as a guest: one request to a host at a time, with a pause between two, and what robots.txt asks is done."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from travaux.record.article import Rejection

if TYPE_CHECKING:
    import httpx

    from travaux.reader.fetch import Answer, Conditions, FetchOptions

AGENT = "travaux"  # what robots.txt may call us
_ROBOTS_BYTES = 512_000  # RFC 9309, section 2.5: at least 500 KiB are to be read
_ROBOTS_SECONDS = 86_400.0  # RFC 9309, section 2.4: kept no longer than a day
_RETRY_SECONDS = 600.0  # after which a robots.txt that couldn't be had is asked for again
_LONGEST_DELAY = 60.0  # seconds; a longer Crawl-delay is cut to this
_UNAVAILABLE = range(400, 500)  # there is no robots.txt: RFC 9309, section 2.3.1.3
_TOO_MANY = 429


@dataclass(frozen=True, slots=True)
class Network:
    """How the network is used.

    Args:
        options: bounds of one fetch; the defaults of `FetchOptions` where None.
        transport: what carries requests; httpx's own where None.
        interval: seconds between two requests to one host, at least.
        sleep: waits so many seconds.
        clock: seconds that never go back.
    """

    options: FetchOptions | None = None
    transport: httpx.BaseTransport | None = None
    interval: float = 1.0
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic


@dataclass(frozen=True, slots=True)
class _Rules:
    """What a host's robots.txt says; `refusal` where it couldn't be had."""

    until: float
    parser: RobotFileParser | None = None
    refusal: Rejection | None = None


class PoliteClient:
    """Asks for URLs one after another. Not for several threads at once."""

    def __init__(self, network: Network | None = None) -> None:
        self._network = network if network is not None else Network()
        self._last: dict[str, float] = {}
        self._delays: dict[str, float] = {}
        self._rules: dict[str, _Rules] = {}

    def ask(self, url: str, *, robots: bool = True, known: Conditions | None = None, cap: int | None = None) -> Answer:
        """The answer to a request for a URL; a page whose `code` is `robots` where it may not be fetched.

        Args:
            url: http or https.
            robots: ask robots.txt first; not needed for an address that a person named.
            known: what the page was last time.
            cap: bytes of the page, unpacked; that of the options where None.
        """
        from travaux.reader.fetch import Answer  # with a network library, which files don't need

        refusal = self._refusal(url) if robots else None
        return Answer(refusal) if refusal is not None else self._ask(url, known, cap)

    def _ask(self, url: str, known: Conditions | None = None, cap: int | None = None) -> Answer:
        from travaux.reader.fetch import FetchOptions, ask_url

        network, host = self._network, _host(url)
        options = network.options if network.options is not None else FetchOptions()
        if host is not None and host in self._last:
            wait = self._last[host] + max(network.interval, self._delays.get(host, 0.0)) - network.clock()
            if wait > 0:
                network.sleep(wait)
        try:
            return ask_url(url, replace(options, bytes=cap or options.bytes), known=known, transport=network.transport)
        finally:
            if host is not None:
                self._last[host] = network.clock()

    def _refusal(self, url: str) -> Rejection | None:
        """Why a URL may not be fetched."""
        host = _host(url)
        if host is None:
            return None  # the fetch itself says what is wrong with it
        rules = self._rules.get(host)
        if rules is None or rules.until < self._network.clock():
            rules = self._rules[host] = self._load_rules(host, url)
        if rules.refusal is not None:
            return replace(rules.refusal, source=url)
        if rules.parser is not None and not _allows(rules.parser, url):
            detail = "robots.txt of its server asks programs not to fetch it; open it in a browser and give the saved page"
            return Rejection(url, "fetch", "robots", detail)
        return None

    def _load_rules(self, host: str, url: str) -> _Rules:
        answer = self._ask(f"{host}/robots.txt")
        page, now = answer.page, self._network.clock()
        if page is not None and not isinstance(page, Rejection):
            parser = _parse(page.data)
            delay = parser.crawl_delay(AGENT)
            self._delays[host] = min(float(delay or 0), _LONGEST_DELAY)
            return _Rules(now + _ROBOTS_SECONDS, parser)
        if answer.status in _UNAVAILABLE and answer.status != _TOO_MANY:
            return _Rules(now + _ROBOTS_SECONDS)
        if answer.status is None and page is not None:
            return _Rules(now + _RETRY_SECONDS, refusal=page)
        told = f"robots.txt can't be had (status {answer.status}), so the page may not be fetched either; try again later"
        return _Rules(now + _RETRY_SECONDS, refusal=Rejection(url, "fetch", "robots", told))


def _host(url: str) -> str | None:
    """Scheme and host of a URL with its port, lower case."""
    try:
        parts = urlsplit(url)
        if parts.scheme.lower() not in ("http", "https") or not parts.netloc:
            return None
        return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}".lower()
    except ValueError:
        return None


def _parse(data: bytes) -> RobotFileParser:
    """The rules of a robots.txt; lines that the parser stumbles over are left out."""
    lines = data[:_ROBOTS_BYTES].removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace").splitlines()
    parser = RobotFileParser()
    try:
        parser.parse(lines)
    except ValueError:
        parser = RobotFileParser()
        parser.parse([line for line in lines if "[" not in line and "]" not in line])
    return parser


def _allows(parser: RobotFileParser, url: str) -> bool:
    try:
        return parser.can_fetch(AGENT, url)
    except ValueError:
        return False
