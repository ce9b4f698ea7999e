"""Codings for tests, made as briefly as they can be."""

from store_factory import entry_of, read

from travaux.record.coding import Coding
from travaux.record.sheet import make_sheet, read_sheet

AT = "2026-02-16T12:00:00+00:00"


def sheet_for(capture, **lists):
    """A sheet of a report of the store's tests, filled in."""
    return {**make_sheet(read(capture), entry_of(capture).result.version), **lists}


def coding_of(capture, by="ana", at=AT, **lists):
    """What somebody found in a report of the store's tests."""
    return read_sheet(sheet_for(capture, **lists), read(capture).article.text, by, at)


def coding(by, *, statements=(), moves=(), documents=(), version="e1:x", layer="v1:x"):
    """A coding of a text that isn't told."""
    return Coding("a1:x", version, layer, by, AT, tuple(statements), tuple(moves), tuple(documents))
