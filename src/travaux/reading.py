"""Reading a report wherever it is: bytes, a file or a URL, to its record or the reason why there is none."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import IO, TypeVar

from travaux.errors import TravauxError, UsageError
from travaux.pipeline import Resources, made_by, read_article
from travaux.reader import PageParser, ReadOptions, find_date_problems, read_bytes
from travaux.record.article import Rejection
from travaux.record.capture import Capture
from travaux.record.reason import Reason
from travaux.record.record import MadeBy, Record
from travaux.resources import load_reader_tables, load_resources

T = TypeVar("T")


class Reader:
    """Reads reports one after another; keeps the model and the process that parses pages.

    Use as a context manager, or call `close`. Not for several threads at once.

    Args:
        published: ISO date of publication of the reports; overrides what they say.
        retrieved: ISO date of retrieval; lets a date without a year be completed.
        model: the name of one that ships (`small`, `large`), the default where None.
        lexicon: a file of senses of one's own that show moves, in the columns of `data/moves.tsv`; they add to ours.
        pages: pages are to come, so that what parses them is started while the model is loaded.
        threads: of the model; 0 leaves their number to the machine.

    `reasons` tells for each move of the report read last, by its id, the word that shows it and what spoke for it.

    Raises:
        UsageError: a date is no ISO date.
        ResourceError: the installation lacks a data file or model, or the lexicon can't be read.
    """

    def __init__(
        self,
        *,
        published: str | None = None,
        retrieved: str | None = None,
        model: str | None = None,
        lexicon: Path | None = None,
        pages: bool = False,
        threads: int = 0,
    ) -> None:
        self._options = ReadOptions(published=published, retrieved=retrieved)
        self._pages = PageParser()
        if pages:
            self._pages.start()
        self._resources: Resources = load_resources(model, lexicon=lexicon, threads=threads)
        self.reasons: Mapping[str, Reason] = {}
        self._tables = load_reader_tables()

    def __enter__(self) -> Reader:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """End the process that parses pages."""
        self._pages.close()

    def read_bytes(self, data: bytes, *, source: str = "bytes") -> Record | Rejection:
        """The record of a page or text; a rejection if there is nothing to read or it isn't English."""
        return self._read(data, source, self._options)

    def read_file(self, path: str | Path) -> Record | Rejection:
        """The record of a file."""
        try:
            with Path(path).open("rb") as stream:
                data = self._read_capped(stream, str(path))
        except OSError as error:
            detail = f"the file can't be opened ({error.strerror}); check its name and your rights to it"
            return Rejection(str(path), "read", "unreadable", detail)
        return data if isinstance(data, Rejection) else self._read(data, str(path), self._options)

    def read_stream(self, stream: IO[bytes], *, source: str = "stream") -> Record | Rejection:
        """The record of what a stream holds to its end."""
        try:
            data = self._read_capped(stream, source)
        except OSError as error:
            return Rejection(source, "read", "unreadable", f"it can't be read ({error.strerror}); save the report as a file")
        return data if isinstance(data, Rejection) else self._read(data, source, self._options)

    def read_url(self, url: str) -> Record | Rejection:
        """The record of a page fetched from the network; private addresses are refused."""
        from travaux.reader.fetch import fetch_url  # with a network library, which other reports don't need

        fetched = fetch_url(url)
        if isinstance(fetched, Rejection):
            return fetched
        options = ReadOptions(
            published=self._options.published,
            retrieved=self._options.retrieved or fetched.retrieved,
            url=fetched.url,
            charset=fetched.charset,
            content_type=fetched.content_type,
        )
        return self._read(fetched.data, url, options)

    def read_capture(self, capture: Capture) -> Record | Rejection:
        """The record of captured bytes; what came with them counts, the reader's own dates before it.

        A date that came with them and is none makes a rejection.
        """
        try:
            options = ReadOptions(
                published=self._options.published or capture.published,
                retrieved=self._options.retrieved or capture.retrieved,
                url=capture.url,
                charset=capture.charset,
                content_type=capture.content_type,
                title=capture.title,
                publisher=capture.publisher,
                wire_id=capture.wire_id,
            )
        except UsageError as error:
            return Rejection(capture.source, "read", "bad-row", str(error))
        return self._read(capture.data, capture.source, options)

    @property
    def made_by(self) -> MadeBy:
        """What the records that it reads are made by."""
        return made_by(self._resources)

    def _read_capped(self, stream: IO[bytes], source: str) -> bytes | Rejection:
        """The bytes of a stream; beyond the size cap they are not even loaded."""
        cap = self._pages.caps.bytes
        data = stream.read(cap + 1)
        if len(data) <= cap:
            return data
        return Rejection(
            source, "read", "too-large", f"expected at most {cap:,} bytes, there are more; save the report's text alone"
        )

    def _read(self, data: bytes, source: str, options: ReadOptions) -> Record | Rejection:
        article = read_bytes(data, source=source, options=options, tables=self._tables, parser=self._pages)
        if isinstance(article, Rejection):
            return article
        reading = read_article(article, self._resources, find_date_problems(article, self._tables))
        self.reasons = reading.reasons
        return reading.record


def guarded(source: str, make: Callable[[], T]) -> T | Rejection:
    """What making something of one report of many gives: an exception that nobody foresaw becomes a rejection with its traceback.

    Args:
        source: what to call the report in the rejection.
        make: reads it.

    Raises:
        TravauxError: the installation or the command is at fault, not one report.
    """
    try:
        return make()
    except TravauxError:
        raise
    except Exception as error:
        what = f"{type(error).__name__}: {str(error)[:200]}"
        detail = f"reading it failed ({what}), which is a fault of Travaux; please report it with the traceback"
        return Rejection(source, "read", "failed", detail, "".join(traceback.format_exception(error)))


def is_named_page(path: str | Path) -> bool:
    """Whether a file's name is that of a page; what it holds is told by its bytes alone."""
    return Path(path).suffix.lower() in (".html", ".htm", ".xhtml")


def read(
    source: str | Path | bytes, *, published: str | None = None, retrieved: str | None = None, model: str | None = None
) -> Record | Rejection:
    """The record of one report.

    Args:
        source: a file, a URL (http or https: it is fetched), or the report's bytes.
        published: ISO date of publication; overrides what the page says.
        retrieved: ISO date of retrieval; lets a date without a year be completed.
        model: the name of one that ships (`small`, `large`), the default where None.

    Raises:
        UsageError: a date is no ISO date.
        ResourceError: the installation lacks a data file or model.
    """
    url = isinstance(source, str) and source.lower().startswith(("http://", "https://"))
    pages = url or (not isinstance(source, bytes) and is_named_page(source))
    with Reader(published=published, retrieved=retrieved, model=model, pages=pages) as reader:
        if isinstance(source, bytes):
            return reader.read_bytes(source)
        return reader.read_url(str(source)) if url else reader.read_file(source)
