"""Pages parsed in a child process, with a deadline and caps: a page that hangs or crashes a parser costs only itself."""

from __future__ import annotations

import contextlib
import json
import logging
import os
import signal
import subprocess
import sys
import threading
from dataclasses import asdict
from types import TracebackType

from travaux.reader.child import read_frame, write_frame
from travaux.reader.page import Caps, Page
from travaux.record.article import Rejection

_LOG = logging.getLogger(__name__)
_START_SECONDS = 30.0  # for starting the child, before its first page's own deadline
_GRACE_SECONDS = 2.0
_OUT_OF_TIME = -getattr(signal, "SIGPROF", 0) or None  # the exit status of a child that used up its processor time


class PageParser:
    """A child process that parses page after page; started when first needed, and again after a crash or a missed deadline.

    Use it as a context manager, or call `close`. Threads may share one: their pages are parsed one after the other.
    """

    def __init__(self, caps: Caps | None = None) -> None:
        self.caps = caps if caps is not None else Caps()
        self._process: subprocess.Popen[bytes] | None = None
        self._answered = False  # this child has been through its imports
        self._lock = threading.Lock()

    def __enter__(self) -> PageParser:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def __del__(self) -> None:
        with contextlib.suppress(AttributeError, TypeError, OSError):  # at interpreter exit the modules may be gone already
            self.close()

    def start(self) -> None:
        """Starts the child process ahead of the first page, so that it gets ready while the caller does something else."""
        with self._lock:
            if self._process is None or self._process.poll() is not None:
                self._start()

    def close(self) -> None:
        """Ends the child process; a later page starts another."""
        with self._lock:
            self._end()

    def parse(self, text: str, source: str, *, url: str | None = None, latest: str | None = None) -> Page | Rejection:
        """The page that markup holds.

        Args:
            text: the decoded page.
            source: what to name in a rejection.
            url: where it came from.
            latest: an ISO date that no date of the page may lie after.
        """
        data = text.encode("utf-8", "replace")
        if len(data) > self.caps.bytes:
            return Rejection(
                source,
                "parse",
                "too-large",
                f"expected a page of at most {self.caps.bytes:,} bytes, got {len(data):,}; save the report's text alone",
            )
        request = json.dumps({"url": url, "latest": latest}).encode()
        with self._lock:
            answer = self._ask(request, data)
        return _to_result(answer, source, self.caps)

    def _ask(self, request: bytes, data: bytes) -> bytes | None:
        """The child's answer; empty where it died, None where it missed the deadline."""
        if self._process is None or self._process.poll() is not None:
            self._start()
        process = self._process
        assert process is not None and process.stdin is not None and process.stdout is not None
        late = threading.Event()

        def stop() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(self.caps.patience + (0.0 if self._answered else _START_SECONDS), stop)
        timer.daemon = True
        timer.start()
        try:
            write_frame(process.stdin, request)
            write_frame(process.stdin, data)
            answer = read_frame(process.stdout)
        except OSError:  # the pipe is broken
            answer = None
        finally:
            timer.cancel()
        if answer is not None:
            self._answered = True
            return answer
        self._end()
        return None if late.is_set() or process.returncode == _OUT_OF_TIME else b""

    def _start(self) -> None:
        self._end()
        code = f"import sys; sys.path[:] = {sys.path!r}; from travaux.reader.child import main; main()"
        environment = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
        self._process = subprocess.Popen(
            [sys.executable, "-c", code, json.dumps(asdict(self.caps))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            close_fds=True,
        )
        _LOG.debug("page parser started, process %d", self._process.pid)

    def _end(self) -> None:
        """Ends and reaps the child."""
        process, self._process = self._process, None
        if process is None:
            return
        if not self._answered:  # still importing, it would not notice soon that its input has ended
            process.kill()
        self._answered = False
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()
        try:
            process.wait(_GRACE_SECONDS if process.poll() is None else 0)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _to_result(answer: bytes | None, source: str, caps: Caps) -> Page | Rejection:
    advice = "save the report's text alone"
    if answer is None:
        return Rejection(source, "parse", "deadline", f"parsing it took more than {caps.seconds:g} s of processor time; {advice}")
    if not answer:
        return Rejection(source, "parse", "crashed", f"the parser ended without an answer; {advice}")
    if answer[:1] == b"P":
        return Page.from_json(answer[1:])
    code = "too-complex" if answer[:1] == b"C" else "crashed"
    return Rejection(source, "parse", code, f"{answer[1:].decode('utf-8', 'replace')}; {advice}")
