"""What a command is to read: files, the files of a folder, standard input, or a URL."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from travaux.errors import UsageError

_MANY = frozenset({".jsonl", ".ndjson", ".parquet", ".warc", ".zip", ".gz"})
SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".txt", ".text", ".md", ".eml", ".srt", ".vtt", "", *_MANY})
_SCHEMES = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class Source:
    """What to read: its name as shown, and where it is; standard input where it is neither a file nor a URL.

    Args:
        name: as shown.
        path: of a file.
        url: of a page.
        many: whether the file holds reports, such as a table, an archive or a feed, and isn't one itself.
    """

    name: str
    path: Path | None = None
    url: str | None = None
    many: bool = False


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
        return [Source(argument, path, many=_holds_many(path))]
    found = [Source(str(p), p, many=_holds_many(p)) for p in _walk(path)]
    if not found:
        kinds = ", ".join(sorted(s for s in SUFFIXES if s))
        raise UsageError(f"expected reports ({kinds}) in the folder {argument}, found none; name the files themselves")
    return found


def _holds_many(path: Path) -> bool:
    from travaux.intake.kinds import HEAD, tell_kind  # what reads feeds takes a while to load

    if not path.is_file():  # what is looked into is gone from a pipe
        return False
    try:
        with path.open("rb") as file:
            head = file.read(HEAD)
            return bool(head) and tell_kind(head, path.name) != "report"
    except OSError:  # the reader tells why it can't be read
        return False


def _walk(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if path.is_file() and not hidden and path.suffix.lower() in SUFFIXES:
            yield path
