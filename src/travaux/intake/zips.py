"""Members of ZIP archives, each loaded under a cap; nothing is ever written to disk."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from io import BufferedIOBase

from travaux.intake.values import Opened, clean_text, size_rejection
from travaux.record.article import Rejection

_ENCRYPTED = 0x1  # bit of the general purpose flag: APPNOTE.TXT, section 4.4.4
_SLACK = 1_000_000  # bytes that even a tiny archive may unpack to
_OFFICE = ("[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF", "AndroidManifest.xml")
# What zipfile raises on archives that are damaged or made to harm.
FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, struct.error, OverflowError)

Member = tuple[str, bytes | Rejection]


def is_document(stream: BufferedIOBase) -> bool:
    """Whether a ZIP archive is one document: of an office, a book or a program."""
    try:
        with zipfile.ZipFile(stream) as archive:
            return any(name in archive.NameToInfo for name in _OFFICE)
    except (*FAULTS, OSError):
        return False


def read_members(opened: Opened) -> Iterator[Member]:
    """Name and bytes of each member, or why there are none, in the order of their names. Hidden ones and folders are passed over.

    Raises:
        OSError: the stream fails.
    """
    try:
        archive = zipfile.ZipFile(opened.stream)
    except FAULTS as error:
        detail = f"expected a ZIP archive, it can't be opened ({str(error)[:200]}); pack it anew"
        yield "", Rejection(opened.source, "read", "cut-off", detail)
        return
    with archive:
        members = sorted((m for m in archive.infolist() if not m.is_dir() and not _is_hidden(m)), key=lambda m: m.filename)
        left = opened.limits.ratio * sum(m.compress_size for m in members) + _SLACK
        for number, member in enumerate(members, 1):
            data = _read_member(archive, member, opened, left)
            left -= len(data) if isinstance(data, bytes) else 0
            yield clean_text(member.filename), data
            opened.meter.share(number / len(members))
    if not members:
        yield "", Rejection(opened.source, "read", "empty", "expected reports in the archive, it holds none; check what was packed")


def _is_hidden(member: zipfile.ZipInfo) -> bool:
    return any((part.startswith(".") and part != "..") or part == "__MACOSX" for part in member.filename.split("/"))


def _read_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, opened: Opened, left: int) -> bytes | Rejection:
    source = clean_text(f"{opened.source}!{member.filename}")
    cap = opened.limits.report
    if member.flag_bits & _ENCRYPTED:
        return Rejection(
            source, "read", "encrypted", "it can't be opened without a password; unpack the archive and name the folder"
        )
    if min(cap, left) < cap and member.file_size > left:
        detail = f"the archive unpacks to more than {opened.limits.ratio} times its size; unpack it and name the folder"
        return Rejection(source, "read", "too-large", detail)
    if member.file_size > cap:
        return size_rejection(source, cap, "unpack the archive and name the file")
    try:
        with archive.open(member) as stream:
            data = stream.read(cap + 1)
    except FAULTS as error:
        return Rejection(source, "read", "cut-off", f"it can't be unpacked ({str(error)[:200]}); pack the archive anew")
    return data if len(data) <= cap else size_rejection(source, cap, "unpack the archive and name the file")
