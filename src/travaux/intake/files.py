"""Files of folders, and their bytes while how far they are read is counted."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from travaux.intake.values import Meter, clean_text
from travaux.record.article import Rejection

# What pages saved by a browser bring with them.
_ASSETS = frozenset(
    [
        ".css",
        ".js",
        ".mjs",
        ".map",
        ".png",
        ".jpg",
        ".jpeg",
        ".gif",
        ".svg",
        ".webp",
        ".avif",
        ".ico",
        ".woff",
        ".woff2",
        ".ttf",
        ".otf",
        ".eot",
    ]
)
_BUFFER = 1 << 20


def is_asset(name: str) -> bool:
    """Whether a file is a picture, font, style or script, which stand beside saved pages and are no reports.

    >>> is_asset("talks_files/Logo.PNG"), is_asset("talks.html")
    (True, False)
    """
    return PurePosixPath(name).suffix.lower() in _ASSETS


def walk(folder: Path) -> Iterator[Path | Rejection]:
    """Files of a folder and of those inside it, in the order of their names; hidden ones are passed over.

    Folders that are symbolic links are not entered, so that no walk goes round in circles.
    """
    try:
        with os.scandir(folder) as found:
            inside = sorted((each for each in found if not each.name.startswith(".")), key=lambda each: each.name)
            entries = [(Path(each.path), each.is_dir(follow_symlinks=False), each.is_file()) for each in inside]
    except OSError as error:
        yield unreadable(folder, error, "folder")
        return
    for path, is_folder, is_file in entries:
        if is_folder:
            yield from walk(path)
        elif is_file:
            yield path


def unreadable(path: Path, error: OSError, what: str = "file") -> Rejection:
    """The rejection of a file or folder that the system doesn't open."""
    detail = f"the {what} can't be opened ({error.strerror or error}); check its name and your rights to it"
    return Rejection(clean_text(str(path)), "read", "unreadable", detail)


def size_of(path: Path) -> int:
    """Bytes of a file; 0 where that can't be told."""
    try:
        return path.stat().st_size
    except (OSError, ValueError):
        return 0


class _Counted(io.RawIOBase):
    """A file that tells a meter how far it is read."""

    def __init__(self, raw: io.FileIO, meter: Meter) -> None:
        self._raw = raw
        self._meter = meter

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int | None:
        count = self._raw.readinto(buffer)  # type: ignore[arg-type]  # whatever `BufferedReader` gives
        self._meter.reach(self._raw.tell())
        return count

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        return self._raw.seek(offset, whence)

    def tell(self) -> int:
        return self._raw.tell()

    def close(self) -> None:
        self._raw.close()
        super().close()


def open_counted(path: Path, meter: Meter, cap: int) -> io.BufferedIOBase:
    """The bytes of a file, at their beginning. Of what can't seek, such as a pipe, no more is loaded than one above the cap.

    Raises:
        OSError: the system doesn't open it.
    """
    raw = io.FileIO(path)
    if raw.seekable():
        return io.BufferedReader(_Counted(raw, meter), _BUFFER)
    with io.BufferedReader(raw) as stream:
        return io.BytesIO(stream.read(cap + 1))
