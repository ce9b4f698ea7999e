"""An open source to what it holds, whatever its kind."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from io import BufferedIOBase, BytesIO

from travaux.intake.feeds import find_entries
from travaux.intake.files import is_asset
from travaux.intake.kinds import HEAD, Kind, tell_kind
from travaux.intake.tables import read_lines, read_parquet
from travaux.intake.values import Found, Opened, size_rejection
from travaux.intake.warc import read_warc
from travaux.intake.zips import is_document, read_members
from travaux.record.article import Rejection

# What unpacking raises where the packed data end too early or are damaged; before `OSError`, of which one is a kind.
CUTS = (EOFError, zlib.error, gzip.BadGzipFile)


def read_opened(opened: Opened) -> Iterator[Found]:
    """Captures of all that an open source holds, and rejections of what can't be had."""
    try:
        yield from _read(opened, tell_kind(_head(opened.stream), opened.name))
    except CUTS as error:
        detail = f"its packed data end too early or are damaged ({str(error)[:200]}); fetch or copy it anew"
        yield Rejection(opened.source, "read", "cut-off", detail)
    except OSError as error:
        detail = f"it can't be read ({error.strerror or str(error)[:200]}); check the disk and your rights to it"
        yield Rejection(opened.source, "read", "unreadable", detail)


def _head(stream: BufferedIOBase) -> bytes:
    """The beginning of a stream, as far as it can be unpacked."""
    head = bytearray()
    with suppress(*CUTS):
        while len(head) < HEAD and (piece := stream.read1(HEAD - len(head))):
            head += piece
    return bytes(head)


def _read(opened: Opened, kind: Kind) -> Iterator[Found]:
    if kind == "zip" and is_document(opened.stream):
        kind = "report"
    opened.stream.seek(0)
    if kind == "zip":
        return _read_zip(opened)
    if kind == "parquet":
        return read_parquet(opened)
    opened.meter.sequential = True
    if kind == "gzip":
        return _read_gzip(opened)
    if kind == "warc":
        return read_warc(opened)
    if kind == "jsonl":
        return read_lines(opened)
    if kind in ("feed", "sitemap", "addresses"):
        return _read_list(opened, kind)
    return iter([_read_report(opened)])


def _read_report(opened: Opened) -> Found:
    """The source itself, whatever it is: what reads it tells what it can't read."""
    data = opened.stream.read(opened.limits.report + 1)
    if len(data) > opened.limits.report:
        return size_rejection(opened.source, opened.limits.report)
    return replace(opened.like, data=data)


def _read_zip(opened: Opened) -> Iterator[Found]:
    if opened.packed:
        detail = "expected reports in the archive, got another archive inside it; unpack it and name what is in it"
        yield Rejection(opened.source, "read", "nested", detail)
        return
    for name, data in read_members(opened):
        if is_asset(name):
            opened.skipped("part of a page")
        elif isinstance(data, Rejection):
            yield data
        else:
            like = replace(opened.like, source=f"{opened.source}!{name}")
            member = Opened(BytesIO(data), like, name, opened.given, opened.limits, skipped=opened.skipped, packed=True)
            yield from read_opened(member)


def _read_gzip(opened: Opened) -> Iterator[Found]:
    """What is packed as gzip; only one layer is taken off."""
    name = opened.name[:-3] if opened.name.lower().endswith(".gz") else opened.name
    with gzip.GzipFile(fileobj=opened.stream) as unpacked:
        kind = tell_kind(_head(unpacked), name)
    opened.stream.seek(0)
    if kind in ("zip", "gzip", "parquet"):
        detail = f"expected a report or table packed as gzip, got {kind} inside it; unpack it first"
        yield Rejection(opened.source, "read", "nested", detail)
        return
    # A second reader: after a failure the first one does not go back to the beginning.
    with gzip.GzipFile(fileobj=opened.stream) as unpacked:
        yield from _read(replace(opened, stream=unpacked, name=name), kind)


def _read_list(opened: Opened, kind: Kind) -> Iterator[Found]:
    """What a list names, fetched; a text of which not every line is an address is a report."""
    cap = opened.limits.listing
    data = opened.stream.read(cap + 1)
    if len(data) > cap:
        yield size_rejection(opened.source, cap, "divide the list")
        return
    listing = find_entries(data, opened.source, name=opened.name, url=opened.like.url)
    if isinstance(listing, Rejection):
        yield listing
    elif kind == "addresses" and listing.damage and not opened.name.lower().endswith(".urls"):
        opened.stream.seek(0)
        yield _read_report(opened)
    elif opened.follow is None:
        detail = "expected a report, got a list of addresses; name it itself, and what it lists is fetched"
        yield Rejection(opened.source, "read", "not-followed", detail)
    else:
        yield from opened.follow(listing)
