"""Where captured bytes lie: content-addressed files in a folder beside an SQLite ledger, rows of a table on PostgreSQL."""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from sqlalchemy import Connection, select, update

from travaux.errors import LedgerError
from travaux.store import tables as t
from travaux.store.among import delete_in, values_in
from travaux.store.database import Database
from travaux.store.pack import unpack
from travaux.store.plain import chunks

_WRITERS = 8
_OPEN = 200  # files at once: a system may allow a process no more than 256
_NEW = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)  # a draft that a killed process left is begun anew


class Bytes:
    """Captured bytes by their SHA-256, packed.

    Args:
        folder: where the files lie; None keeps them in the database.
    """

    def __init__(self, database: Database, folder: Path | None) -> None:
        self._database = database
        self.folder = folder

    def put(self, connection: Connection, packed: Mapping[str, tuple[bytes, int]]) -> None:
        """Store packed bytes, each with its size unpacked; files are on the disk when it returns."""
        with self.putting(connection, packed):
            pass

    @contextlib.contextmanager
    def putting(self, connection: Connection, packed: Mapping[str, tuple[bytes, int]]) -> Iterator[None]:
        """The same beside what is done meanwhile; at its end files are on the disk."""
        known = values_in(connection, t.blob.c.sha256, t.blob.c.sha256, packed)
        new = {sha256: entry for sha256, entry in packed.items() if sha256 not in known}
        rows = [(sha256, size, data if self.folder is None else None) for sha256, (data, size) in new.items()]
        self._database.insert(connection, t.blob, ("sha256", "size", "packed"), rows)
        if self.folder is None or not new:
            yield
            return
        with ThreadPoolExecutor(1) as beside:
            written = beside.submit(_write, self.folder, {sha256: data for sha256, (data, _) in new.items()})
            yield
            written.result()

    def get(self, connection: Connection, sha256: str) -> bytes:
        """The bytes, unpacked and compared with their hash.

        Raises:
            LedgerError: they are missing or damaged.
        """
        data = unpack(self.packed(connection, sha256), f"the bytes {sha256[:12]}…")
        if hashlib.sha256(data).hexdigest() != sha256:
            raise LedgerError(f"the bytes {sha256[:12]}… don't have their hash any more; restore a backup, see travaux check")
        return data

    def packed(self, connection: Connection, sha256: str) -> bytes:
        """The bytes as they lie there.

        Raises:
            LedgerError: they are missing.
        """
        if self.folder is None:
            found: bytes | None = connection.execute(select(t.blob.c.packed).where(t.blob.c.sha256 == sha256)).scalar()
            if found is None:
                raise LedgerError(f"the bytes {sha256[:12]}… are missing in the ledger; restore a backup, see travaux check")
            return bytes(found)
        try:
            return self._path(sha256).read_bytes()
        except OSError as error:
            what = f"the bytes {sha256[:12]}… can't be read from {self.folder} ({error.strerror})"
            raise LedgerError(f"{what}; move the folder back beside the ledger, or restore a backup") from error

    def forget(self, connection: Connection, sha256s: Sequence[str]) -> None:
        """Take the rows of bytes away; files are deleted by `sweep`, once that is committed."""
        for some in chunks(sha256s):
            connection.execute(update(t.blob).where(t.blob.c.sha256.in_(some)).values(packed=None))
        delete_in(connection, t.blob, t.blob.c.sha256, sha256s)

    def sweep(self, sha256s: Sequence[str]) -> None:
        """Overwrite and delete files whose rows are gone."""
        for sha256 in sha256s if self.folder is not None else ():
            _destroy(self._path(sha256))

    def sweep_drafts(self) -> None:
        """Overwrite and delete what killed processes began; only while no other one can be writing."""
        for draft in self.drafts():
            _destroy(draft)

    def files(self) -> Iterator[str]:
        """The hashes of all files in the folder, also of those that a killed process left without a row."""
        if self.folder is not None and self.folder.is_dir():
            yield from (path.name.removesuffix(".zst") for path in sorted(self.folder.glob("??/*.zst")))

    def drafts(self) -> list[Path]:
        """Files that a killed process began and did not finish."""
        return sorted(self.folder.glob("??/.*.part")) if self.folder is not None else []

    def _path(self, sha256: str) -> Path:
        assert self.folder is not None
        return Path(_name(self.folder, sha256))


def _destroy(path: Path) -> None:
    """Overwrite a file and delete it, if it is there."""
    with contextlib.suppress(FileNotFoundError):  # another process may be doing the same
        with path.open("r+b") as stream:
            stream.write(b"\0" * path.stat().st_size)
            stream.flush()
            os.fsync(stream.fileno())
        path.unlink()


def _name(folder: Path, sha256: str) -> str:
    return f"{folder}/{sha256[:2]}/{sha256}.zst"


def _write(folder: Path, packed: Mapping[str, bytes]) -> None:
    """Have files, each there whole or not at all; their names outlive a power cut where the system lets folders be synced."""
    folders = [folder / start for start in sorted({sha256[:2] for sha256 in packed})]
    try:
        for each in folders:
            each.mkdir(parents=True, exist_ok=True)
        with ThreadPoolExecutor(_WRITERS) as pool:
            for some in chunks(list(packed.items()), _OPEN):
                drafts = [f"{folder}/{sha256[:2]}/.{sha256}.zst.part" for sha256, _ in some]
                with _opened(drafts) as descriptors:
                    for descriptor, (_, data) in zip(descriptors, some, strict=True):
                        _write_whole(descriptor, data)
                    _sync(pool, descriptors)
                for draft, (sha256, _) in zip(drafts, some, strict=True):
                    os.replace(draft, _name(folder, sha256))  # noqa: PTH105 - of a thousand files it takes a tenth of Path's time
            if hasattr(os, "O_DIRECTORY"):
                with _opened(map(str, folders), os.O_RDONLY | os.O_DIRECTORY) as descriptors:
                    _sync(pool, descriptors)
    except OSError as error:
        raise LedgerError(f"bytes can't be written to {folder} ({error.strerror}); check space and rights") from error


@contextlib.contextmanager
def _opened(names: Iterable[str], flags: int = _NEW) -> Iterator[list[int]]:
    """Files by their descriptors."""
    descriptors: list[int] = []
    try:
        descriptors.extend(os.open(name, flags, 0o600) for name in names)
        yield descriptors
    finally:
        for descriptor in descriptors:
            os.close(descriptor)


def _write_whole(descriptor: int, data: bytes) -> None:
    written = os.write(descriptor, data)
    while written < len(data):
        written += os.write(descriptor, data[written:])


def _sync(pool: ThreadPoolExecutor, descriptors: Sequence[int]) -> None:
    """Have files on the disk, many at once, since each waits for it."""
    for done in [pool.submit(_sync_each, descriptors[start::_WRITERS]) for start in range(_WRITERS)]:
        done.result()


def _sync_each(descriptors: Iterable[int]) -> None:
    for descriptor in descriptors:
        os.fsync(descriptor)
