"""The process that parses pages: requests on standard input, answers on standard output, one at a time."""

from __future__ import annotations

import faulthandler
import json
import os
import signal
import struct
import sys
from importlib import import_module
from pathlib import Path
from typing import IO

from travaux.reader.page import Caps

HEADER = struct.Struct(">I")
_FAILURES = (ValueError, TypeError, AttributeError, LookupError, ArithmeticError, RecursionError, AssertionError)


def read_frame(stream: IO[bytes]) -> bytes | None:
    """The next frame of a pipe, None at its end."""
    header = _read_exactly(stream, HEADER.size)
    return _read_exactly(stream, HEADER.unpack(header)[0]) if header is not None else None


def write_frame(stream: IO[bytes], data: bytes) -> None:
    """Sends a frame: its length in four bytes, then itself."""
    stream.write(HEADER.pack(len(data)) + data)
    stream.flush()


def _read_exactly(stream: IO[bytes], size: int) -> bytes | None:
    parts = []
    while size:
        part = stream.read(size)
        if not part:
            return None
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def main() -> None:
    """Answers requests until standard input ends.

    A request is a frame of JSON (`url`, `latest`) and a frame of the page's UTF-8; an answer is a frame whose first byte tells what
    it is: `P` a page, `C` too complex, `F` failed.
    """
    requests, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # nothing that a library prints may get between the answers
    with Path(os.devnull).open("w") as nowhere:
        caps = Caps(**json.loads(sys.argv[-1]))
        _limit_memory(caps.memory)
        import_module("travaux.reader.markup")  # before the first page comes, whose deadline would else bind the imports too
        while (head := read_frame(requests)) is not None and (page := read_frame(requests)) is not None:
            # Ends this process, should it hang after its parent died or was stopped.
            faulthandler.dump_traceback_later(caps.patience + 5, exit=True, file=nowhere)
            _limit_time(caps.seconds)
            answer = _answer(json.loads(head), page.decode("utf-8", "replace"), caps)
            _limit_time(0)
            write_frame(answers, answer)
            faulthandler.cancel_dump_traceback_later()


def _answer(request: dict[str, str | None], text: str, caps: Caps) -> bytes:
    from lxml.etree import LxmlError

    from travaux.reader.limits import TooComplexError
    from travaux.reader.markup import read_page

    try:
        return b"P" + read_page(text, request["url"], caps, request["latest"]).to_json()
    except TooComplexError as error:
        return b"C" + str(error).encode()
    except MemoryError:
        return b"C" + f"parsing it takes more than {caps.memory // 1_000_000} MB".encode()
    except (*_FAILURES, LxmlError) as error:  # what broken markup makes the parsers raise
        return b"F" + f"the parser failed: {type(error).__name__}: {str(error)[:200]}".encode()


def _limit_time(seconds: float) -> None:
    """Lets the system end this process after so much processor time; 0 takes the limit off."""
    if hasattr(signal, "setitimer"):  # Windows has none; there only the parent's patience ends
        signal.setitimer(signal.ITIMER_PROF, seconds)


def _limit_memory(limit: int) -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limit; the deadline and the caps hold there too
        return
    try:
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    except (ValueError, OSError):  # a lower limit is set already, or the system doesn't allow any
        return


if __name__ == "__main__":
    main()
