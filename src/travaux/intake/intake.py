"""Sources to captures: whatever one of them turns out to be, the next is read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from io import BufferedIOBase, BytesIO
from pathlib import Path
from urllib.parse import urlsplit

from travaux.errors import UsageError
from travaux.intake.files import is_asset, open_counted, size_of, unreadable, walk
from travaux.intake.following import Follower, Tally
from travaux.intake.opening import read_opened
from travaux.intake.polite import Network, PoliteClient
from travaux.intake.values import Found, Given, Limits, Meter, Opened, clean_text
from travaux.reader.options import check_date
from travaux.record.article import Rejection
from travaux.record.capture import Capture

_SCHEMES = ("http://", "https://")
_BESIDE_LEDGER = ("-wal", "-shm", "-journal", ".bytes/", ".bytes\\")  # what SQLite and the ledger put beside its file


class Intake:
    """The captures of what people name, and rejections of what can't be had, one after another as they are asked for.

    A source is a file, a folder (with the folders inside it), an http or https address; it may hold one report or many: a
    ZIP archive, a web archive (WARC), a table (JSON Lines, Parquet), a feed, a sitemap, a list of addresses. Its kind is told
    by its content, then by its name. What lists name is fetched only where the list itself was named, not where it lies in a
    folder or an archive. Iterating again reads all again.

    Args:
        arguments: files, folders and addresses.
        published: ISO date of publication of all reports; overrides what comes with them.
        retrieved: ISO date of retrieval; overrides what comes with them.
        network: how the network is used.
        limits: bounds of what is loaded at a time.
        ledger: the file that the reports go into; it, and what lies beside it for its use, is no report.

    Raises:
        UsageError: a date is no ISO date, there is no such file or folder, a folder holds no files, or an address is of
            another scheme.
    """

    def __init__(
        self,
        arguments: Sequence[str],
        *,
        published: str | None = None,
        retrieved: str | None = None,
        network: Network | None = None,
        limits: Limits | None = None,
        ledger: Path | None = None,
    ) -> None:
        self._ledger = ledger.absolute() if ledger is not None else None
        self._given = Given(
            check_date(published, "published") if published is not None else None,
            check_date(retrieved, "retrieved") if retrieved is not None else None,
        )
        self._named = [_check(argument) for argument in arguments]
        self._network = network
        self._limits = limits if limits is not None else Limits()
        self._total: int | None = None
        self._restart()

    def _restart(self) -> None:
        self._client = PoliteClient(self._network)
        self._tally = Tally()
        self._skipped: Counter[str] = Counter()
        self._before = 0
        self._meter = Meter()

    @property
    def total(self) -> int:
        """Bytes on disk of all files named; addresses count nothing."""
        if self._total is None:
            paths = (path for named in self._named if isinstance(named, Path) for path in self._files(named))
            self._total = sum(size_of(path) for path in paths if isinstance(path, Path))
        return self._total

    @property
    def done(self) -> int:
        """Bytes of these that have been dealt with, 0 to `total`."""
        return self._before + self._meter.done

    @property
    def total_items(self) -> int:
        """Reports and sitemaps that lists and addresses have named so far; it grows as lists are opened."""
        return self._tally.total

    @property
    def done_items(self) -> int:
        """Of these those that have been dealt with."""
        return self._tally.done

    @property
    def skipped(self) -> Mapping[str, int]:
        """What was passed over, without being a report or standing for one, by its kind: `revisit`, `part of a page`, ..."""
        return dict(self._skipped)

    def __iter__(self) -> Iterator[Found]:
        """Captures and rejections, in the order of the arguments and, in a folder, of names."""
        self._restart()
        for named in self._named:
            found = self._read_address(named) if isinstance(named, str) else self._read_path(named)
            for each in found:
                yield self._given.override(each)

    def _read_path(self, named: Path) -> Iterator[Found]:
        folder = named.is_dir()
        for path in self._files(named):
            if isinstance(path, Rejection):
                yield path
                continue
            self._meter = Meter(size_of(path))
            if folder and is_asset(path.name):
                self._skip("part of a page")
            else:
                yield from self._read_file(path, follow=not folder)
            self._before += self._meter.size
            self._meter = Meter()

    def _files(self, named: Path) -> Iterator[Path | Rejection]:
        found = walk(named) if named.is_dir() else iter([named])
        return (path for path in found if isinstance(path, Rejection) or not self._is_ledger(path))

    def _is_ledger(self, path: Path) -> bool:
        if self._ledger is None or not (place := str(path.absolute())).startswith(str(self._ledger)):
            return False
        rest = place.removeprefix(str(self._ledger))
        return not rest or rest.startswith(_BESIDE_LEDGER)

    def _read_file(self, path: Path, *, follow: bool) -> Iterator[Found]:
        source = clean_text(str(path))
        try:
            stream = open_counted(path, self._meter, self._limits.report)
        except OSError as error:
            yield unreadable(path, error)
            return
        with stream:
            yield from read_opened(self._opened(stream, Capture(b"", source), path.name, follow=follow))

    def _opened(self, stream: BufferedIOBase, like: Capture, name: str, *, follow: bool) -> Opened:
        follower = Follower(self._client, self._limits, self._tally, self._skip)
        return Opened(
            stream,
            like,
            name,
            self._given,
            self._limits,
            self._meter,
            self._skip,
            follower.follow if follow else None,
        )

    def _read_address(self, url: str) -> Iterator[Found]:
        self._tally.total += 1
        page = self._client.ask(url, robots=False).page
        if page is None or isinstance(page, Rejection):
            yield (
                page if page is not None else Rejection(url, "fetch", "http-status", "the server answered 304 without being asked")
            )
        else:
            like = Capture(b"", url, url=page.url, retrieved=page.retrieved, charset=page.charset, content_type=page.content_type)
            name = Path(urlsplit(page.url).path).name
            yield from read_opened(self._opened(BytesIO(page.data), like, name, follow=True))
        self._tally.done += 1

    def _skip(self, kind: str) -> None:
        self._skipped[kind] += 1


def _check(argument: str) -> Path | str:
    """The address or path that an argument is.

    Raises:
        UsageError: there is nothing of that name, or no file in the folder.
    """
    if argument.lower().startswith(_SCHEMES):
        return argument
    path = Path(argument)
    try:
        there = bool(argument.strip()) and path.exists()
    except ValueError:  # a null character
        there = False
    if not there:
        if "://" in argument:
            raise UsageError(f"expected a URL of http:// or https://, got {argument!r}; save the page and name the file")
        raise UsageError(f"expected a file, folder or URL, found nothing called {argument!r}; check the spelling")
    if path.is_dir() and next(walk(path), None) is None:
        raise UsageError(f"expected files in the folder {argument}, found none; name the files themselves")
    return path
