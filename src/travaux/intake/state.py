"""How the following of a feed stands, as a value that outlives the process."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from travaux.errors import UsageError
from travaux.intake.listings import is_address

SCHEMA = "travaux.feed/1"
MOST_SEEN = 5000  # entries remembered; feeds list 10 to 200


@dataclass(frozen=True, slots=True)
class FeedState:
    """A feed that is followed.

    Args:
        url: its address.
        etag: `ETag` of what was read of it last, as it came.
        last_modified: `Last-Modified` of it, as it came.
        next_at: when it may be asked for again, seconds of Unix time.
        failures: how many times in a row it couldn't be had.
        seconds: how long the feed asks to be left alone between two requests.
        seen: hashes of entries that have been dealt with, the newest last, `MOST_SEEN` at most.
        ended: its server says that it is gone for good.

    Raises:
        UsageError: the address is none of http or https.
    """

    url: str
    etag: str | None = None
    last_modified: str | None = None
    next_at: float = 0.0
    failures: int = 0
    seconds: float = 0.0
    seen: tuple[str, ...] = ()
    ended: bool = False

    def __post_init__(self) -> None:
        if not is_address(self.url):
            raise UsageError(f"expected the address of a feed, http or https, got {self.url[:200]!r}; check the spelling")

    def is_due(self, now: float) -> bool:
        """Whether it may be asked for at a moment, seconds of Unix time."""
        return not self.ended and now >= self.next_at

    def remember(self, keys: Iterable[str]) -> FeedState:
        """The state in which entries of these keys have been dealt with, in the order from oldest to newest."""
        listed = dict.fromkeys(key_hash(key) for key in keys)
        kept = [key for key in self.seen if key not in listed]
        return replace(self, seen=(*kept, *listed)[-MOST_SEEN:])

    def to_dict(self) -> dict[str, object]:
        """Wire form: `{"schema": "travaux.feed/1", "url", "etag", ...}`, a key for each field."""
        return {
            "schema": SCHEMA,
            "url": self.url,
            "etag": self.etag,
            "last_modified": self.last_modified,
            "next_at": self.next_at,
            "failures": self.failures,
            "seconds": self.seconds,
            "seen": list(self.seen),
            "ended": self.ended,
        }

    @classmethod
    def from_dict(cls, wire: Mapping[str, object]) -> FeedState:
        """The state of a wire form.

        Raises:
            UsageError: it is not of `travaux.feed/1`.
        """
        if wire.get("schema") != SCHEMA:
            raise UsageError(f"expected a feed's state of {SCHEMA}, got {str(wire.get('schema'))[:40]!r}; follow the feed anew")
        return cls(
            url=str(_checked(wire, "url", str)),
            etag=_text(wire, "etag"),
            last_modified=_text(wire, "last_modified"),
            next_at=_number(wire, "next_at"),
            failures=int(_number(wire, "failures")),
            seconds=_number(wire, "seconds"),
            seen=_texts(wire, "seen"),
            ended=bool(_checked(wire, "ended", bool)),
        )


def key_hash(key: str) -> str:
    """16 hexadecimal digits of SHA-256 of what a list calls an entry."""
    return hashlib.sha256(key.encode()).hexdigest()[:16]


def _checked(wire: Mapping[str, object], name: str, *kinds: type) -> object:
    value = wire.get(name)
    if not isinstance(value, kinds):
        raise UsageError(
            f"expected `{name}` of a feed's state as {kinds[0].__name__}, got {str(value)[:40]!r}; follow the feed anew"
        )
    return value


def _text(wire: Mapping[str, object], name: str) -> str | None:
    return None if wire.get(name) is None else str(_checked(wire, name, str))


def _number(wire: Mapping[str, object], name: str) -> float:
    value = _checked(wire, name, float, int)
    number = float(value) if isinstance(value, int | float) else math.nan
    if not math.isfinite(number) or number < 0:
        raise UsageError(f"expected `{name}` of a feed's state as a number from 0, got {str(value)[:40]!r}; follow the feed anew")
    return number


def _texts(wire: Mapping[str, object], name: str) -> tuple[str, ...]:
    value = _checked(wire, name, list, tuple)
    texts = [each for each in value if isinstance(each, str)] if isinstance(value, list | tuple) else []
    if not isinstance(value, list | tuple) or len(texts) < len(value):
        raise UsageError(f"expected `{name}` of a feed's state as texts, got {str(value)[:40]!r}; follow the feed anew")
    return tuple(texts[-MOST_SEEN:])
