"""A small internet of pages, and a clock that only sleeping moves."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from ipaddress import ip_address

import httpx

from travaux.intake import Found, Intake, Network, PoliteClient
from travaux.reader import FetchOptions
from travaux.record.article import REJECTION_CODES, Rejection

HOSTS = {
    "news.example": ip_address("93.184.215.14"),
    "wire.example": ip_address("8.8.8.8"),
    "inside.example": ip_address("10.0.0.1"),
}
Answer = bytes | int | httpx.Response | Callable[[httpx.Request], httpx.Response]


class Site:
    """Pages by their URLs; every other URL is not found. Keeps what was asked for and when."""

    def __init__(self, pages: Mapping[str, Answer]) -> None:
        self.pages = dict(pages)
        self.requests: list[httpx.Request] = []
        self.asked: list[str] = []
        self.times: list[float] = []
        self.now = 1000.0

    def network(self) -> Network:
        """This internet, and this clock."""
        options = FetchOptions(resolve=self._resolve)
        return Network(options, httpx.MockTransport(self._answer), sleep=self._sleep, clock=lambda: self.now)

    def client(self) -> PoliteClient:
        """What asks this internet."""
        return PoliteClient(self.network())

    @staticmethod
    def _resolve(host: str, port: int) -> tuple[object, ...]:
        if host not in HOSTS:
            raise OSError("unknown")
        return (HOSTS[host],)

    def _sleep(self, seconds: float) -> None:
        assert seconds > 0
        self.now += seconds

    def _answer(self, request: httpx.Request) -> httpx.Response:
        url = f"{request.url.scheme}://{request.headers['host']}{request.url.raw_path.decode()}"
        self.requests.append(request)
        self.asked.append(url)
        self.times.append(self.now)
        answer = self.pages.get(url, 404)
        if callable(answer):
            return answer(request)
        if isinstance(answer, bytes):
            return httpx.Response(200, stream=httpx.ByteStream(answer))
        return httpx.Response(answer) if isinstance(answer, int) else answer


def take(*arguments: object, **options: object) -> list[Found]:
    """All that sources give; of rejections what every one must have is checked."""
    found = list(Intake([str(each) for each in arguments], **options))
    for each in found:
        check(each)
    return found


def check(found: Found) -> None:
    """What holds of whatever intake gives: a known code and advice, or an id, and names that can be stored."""
    found.source.encode()
    if isinstance(found, Rejection):
        assert found.code in REJECTION_CODES
        assert found.detail
        found.detail.encode()
    else:
        assert found.id.startswith("c1:")
        found.extra.encode()


def codes(found: list[Found]) -> list[str]:
    """The codes of rejections; of captures their bytes."""
    return [each.code if isinstance(each, Rejection) else each.data.decode() for each in found]
