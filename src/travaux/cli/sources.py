"""What a command is to read: files, the files of a folder, standard input, or a URL."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from travaux.errors import UsageError

SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".txt", ".text", ".md", ""})


@dataclass(frozen=True, slots=True)
class Source:
    """One report to read: its name as shown, and where it is."""

    name: str
    path: Path | None = None
    url: str | None = None

    def read(self) -> bytes:
        """Its bytes (not for a URL).

        Raises:
            OSError: the file can't be opened.
        """
        return self.path.read_bytes() if self.path is not None else sys.stdin.buffer.read()


def is_url(text: str) -> bool:
    """Whether an argument is a URL."""
    return text.lower().startswith(("http://", "https://"))


def find_sources(argument: str) -> list[Source]:
    """What an argument of `travaux read` names; a folder's reports in the order of their names.

    Raises:
        UsageError: there is no such file or folder, or the folder holds no reports.
    """
    if argument == "-":
        return [Source("-")]
    if is_url(argument):
        return [Source(argument, url=argument)]
    path = Path(argument)
    if path.is_dir():
        found = [Source(str(p), p) for p in _walk(path)]
        if not found:
            kinds = ", ".join(sorted(s for s in SUFFIXES if s))
            raise UsageError(f"expected reports ({kinds}) in the folder {argument}, found none; name the files instead")
        return found
    if not path.exists():
        raise UsageError(f"expected a file, folder, URL or -, found nothing called {argument!r}; check the spelling")
    return [Source(argument, path)]


def _walk(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if path.is_file() and not hidden and path.suffix.lower() in SUFFIXES:
            yield path
