"""What a command is to read: files, the files of a folder, standard input, or a URL."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from travaux.errors import UsageError

SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".txt", ".text", ".md", ".eml", ".srt", ".vtt", ""})
_SCHEMES = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class Source:
    """One report to read: its name as shown, and where it is; standard input where it is neither a file nor a URL."""

    name: str
    path: Path | None = None
    url: str | None = None


def find_sources(arguments: Sequence[str]) -> list[Source]:
    """What the arguments of `travaux read` name; a folder's reports in the order of their names.

    Raises:
        UsageError: there is no such file or folder, a folder holds no reports, or a URL is of no kind that can be read.
    """
    return [source for argument in arguments for source in _find(argument)]


def _find(argument: str) -> list[Source]:
    if argument == "-":
        return [Source("-")]
    if argument.lower().startswith(_SCHEMES):
        return [Source(argument, url=argument)]
    path = Path(argument)
    if not argument.strip() or not path.exists():
        if "://" in argument:
            raise UsageError(f"expected a URL of http:// or https://, got {argument!r}; save the page and name the file")
        raise UsageError(f"expected a file, folder, URL or -, found nothing called {argument!r}; check the spelling")
    if not path.is_dir():
        return [Source(argument, path)]
    found = [Source(str(p), p) for p in _walk(path)]
    if not found:
        kinds = ", ".join(sorted(s for s in SUFFIXES if s))
        raise UsageError(f"expected reports ({kinds}) in the folder {argument}, found none; name the files themselves")
    return found


def _walk(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if path.is_file() and not hidden and path.suffix.lower() in SUFFIXES:
            yield path
