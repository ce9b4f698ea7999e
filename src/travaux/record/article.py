"""An article: one piece of coverage, read once; its text never changes afterwards."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from travaux.record.span import Span

BlockKind = Literal["title", "dateline", "byline", "paragraph", "heading", "list", "quote", "label"]
DateBasis = Literal["json-ld", "meta", "markup", "url", "text", "dateline", "given", "retrieved"]
PublishedBasis = Literal["page", "given", "inferred"]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph-like piece of the text. Blocks don't overlap and stand in text order."""

    kind: BlockKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class DateEvidence:
    """One date found for the report: its ISO value, where it was found, and its span where it stands in the text.

    `value` may lack the year (`--02-16`, or `--02-16T14:10`) where the report doesn't tell one.
    """

    value: str
    basis: DateBasis
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """What was read from bytes: the text with its blocks, and what the page tells about itself.

    `published` is an ISO date or date-time or None; `published_basis` says where it comes from. `dates` holds all
    evidence, conflicting or not. `credits` are the names of the agencies that the report rests on, as canonical names.
    `title_span` is the title's place in `text` where it stands there. Ids hash the canonical URL or the text.
    """

    id: str
    version: str
    text: str
    blocks: tuple[Block, ...]
    url: str | None = None
    title: str | None = None
    title_span: Span | None = None
    publisher: str | None = None
    credits: tuple[str, ...] = ()
    byline: str | None = None
    dateline: str | None = None
    dateline_span: Span | None = None
    published: str | None = None
    published_basis: PublishedBasis | None = None
    retrieved: str | None = None
    language: str | None = None
    charset: str | None = None
    dates: tuple[DateEvidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Rejection:
    """A source that was not read, and why: data, stored and shown, not an exception.

    `stage` is `fetch`, `decode`, `parse`, `language`, `read` or `store`; `code` is one of `travaux.record.article.REJECTION_CODES`.
    `traceback` is kept where the code is `failed`.
    """

    source: str
    stage: Literal["fetch", "decode", "parse", "language", "read", "store"]
    code: str
    detail: str
    traceback: str | None = None

    def to_dict(self) -> dict[str, str | None]:
        """Wire form: `{"schema": "travaux.rejection/1", "source", "stage", "code", "detail", "traceback"}`."""
        return {
            "schema": "travaux.rejection/1",
            "source": self.source,
            "stage": self.stage,
            "code": self.code,
            "detail": self.detail,
            "traceback": self.traceback,
        }


REJECTION_CODES = {
    "empty": "nothing to read was found in it",
    "not-english": "its text is not English",
    "too-large": "it is larger than the size cap",
    "too-complex": "its markup is nested or repeated beyond the caps",
    "deadline": "reading it took longer than the deadline",
    "crashed": "the reading process ended without an answer",
    "not-text": "its bytes are no text that can be decoded",
    "unreadable": "the file can't be opened",
    "refused-address": "the address is private, local or not HTTP",
    "http-status": "the server answered with an error",
    "network": "the server couldn't be reached in time",
    "failed": "reading it raised an exception that nobody foresaw: a fault of Travaux",
    "paywall": "the page shows only a notice in place of the report",
    "bad-row": "a row of a table or an entry of a list lacks something, or has it in another form",
    "bad-list": "it is no feed, sitemap or list of addresses that can be read",
    "cut-off": "it ends too early or is damaged",
    "encrypted": "it can't be opened without a password",
    "nested": "an archive or list lies inside another one",
    "not-followed": "a list of addresses is followed only where it is named itself",
    "packed": "it is packed in a way that is not known",
    "purged": "the ledger held it once, and it was purged",
    "robots": "its server asks programs not to fetch it",
}
