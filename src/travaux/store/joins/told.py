"""Versions as views take them, and the digests of their records."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import orjson

from travaux.joins.digest import Digest
from travaux.joins.told import Told
from travaux.store.pack import unpack
from travaux.store.plain import AnyConnection, plain

NO_DIGEST = Digest()
_TOLD = """
    SELECT v.id, home.id, trail.place, r.publisher, r.title, r.origin, trail.release, trail.version, trail.status
    FROM trail JOIN version v ON v.entered = trail.version JOIN reading r ON r.entered = trail.reading
    JOIN article home ON home.entered = trail.home
    WHERE trail.version IN :some"""


def told_by_entry(
    connection: AnyConnection, versions: Iterable[int], copied: defaultdict[int, dict[int, str]] | None = None
) -> dict[int, Told]:
    """Some versions as views take them, without their digests, by their places in the sequence.

    Args:
        copied: holds what they copy from, also what is found later.
    """
    copies = copied if copied is not None else defaultdict[int, dict[int, str]](dict)
    found = {}
    for row in plain(connection).rows_in(_TOLD, versions):
        version, article, place, publisher, title, origin, release, entered, status = row
        told = Told(version, article, place, publisher, title, origin, release, entered, status, NO_DIGEST, copies[entered])
        found[entered] = told
    return found


def load_digests(connection: AnyConnection, versions: Iterable[int]) -> dict[int, Digest]:
    """The digests of versions, by their places in the sequence."""
    rows = plain(connection).rows_in("SELECT version, packed FROM digest WHERE version IN :some", versions)
    return {version: unpack_digest(packed, f"the digest of version {version}") for version, packed in rows}


def unpack_digest(packed: bytes, what: str) -> Digest:
    """A digest as it was packed."""
    return Digest.from_dict(orjson.loads(unpack(packed, what)))
