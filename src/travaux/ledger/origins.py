"""Where coverage comes from: the distinct origins of what many reports print."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from travaux.record.record import Record

WHOLE_STORY = 0.8  # share of a report's words from which it is copied whole: a head and a tail of the outlet's own remain
_HOST = re.compile(r"^[a-z][a-z0-9+.-]*://(?:[^/@]*@)?(?:www\.)?([^/:?#]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Witness:
    """A version of a report that has one passage of a family.

    `release` is ISO, None where it isn't dated; `entered` the ledger's sequence. `credited` tells that its origin is an agency
    that it credits. `copied` is the share of its report's words that the earliest witness's report has too.
    """

    version: str
    origin: str
    publisher: str | None
    release: str | None
    entered: int
    credited: bool = False
    copied: float = 0.0


def origin_of(record: Record) -> str:
    """The name of the outermost agency that a report credits, else its publisher, else its host, else "unknown" and its id.

    A report whose publisher isn't told is an origin of its own. An organ of a party is an origin like any other here; that it
    counts as that party is for whoever counts origins by party.
    """
    article = record.article
    if record.credits:
        return record.name_of(record.credits[0]) or article.id
    if article.publisher:
        return article.publisher
    host = _HOST.match(article.url or "")
    return host.group(1).lower() if host is not None else f"unknown {article.id}"


def count_origins(witnesses: Iterable[Witness]) -> tuple[str, ...]:
    """The distinct origins of the witnesses of one family of passages, that of the earliest first, the others by name.

    The earliest by release (undated ones last, then by version) represents the family. Who credits no agency counts as its
    origin, so that a story that forty outlets copy has one origin and forty witnesses. An agency that is credited stays an
    origin of its own, since two agencies may both quote one minister, unless the report is copied whole; then the
    story is one, and is the agency's where the earliest witness credits nobody.
    """
    ordered = sorted(witnesses, key=lambda w: (w.release is None, w.release or "", w.version))
    if not ordered:
        return ()
    first, *others = ordered
    own = [witness for witness in others if witness.credited]
    whole = [witness.origin for witness in own if witness.copied >= WHOLE_STORY]
    head = whole[0] if whole and not first.credited else first.origin
    return (head, *sorted({witness.origin for witness in own if witness.copied < WHOLE_STORY} - {head}))
