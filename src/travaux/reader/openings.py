"""Lines above a report's first paragraph that are neither its title nor prose."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, cast

from travaux.errors import ResourceError
from travaux.record.naming import any_capital

OpeningKind = Literal["byline", "signature", "issuer", "masthead", "intro", "place", "label", "trail", "body"]
KINDS = ("byline", "signature", "issuer", "masthead", "intro", "place", "label", "trail", "body")


@dataclass(frozen=True, slots=True)
class Opening:
    """A form of such a line; `pattern` matches the whole line, its group `name` the author of a byline."""

    kind: OpeningKind
    pattern: re.Pattern[str]


def parse_openings(rows: Iterable[list[str]]) -> tuple[Opening, ...]:
    """Forms from the rows of `openings.tsv`: kind, pattern."""
    openings = []
    for row in rows:
        if len(row) != 2 or row[0] not in KINDS:
            raise ResourceError(f"expected kind ({', '.join(KINDS)}) and pattern in openings.tsv, got {row!r}")
        openings.append(Opening(cast(OpeningKind, row[0]), re.compile(any_capital(row[1]))))
    return tuple(openings)


def find_opening(line: str, openings: Sequence[Opening]) -> tuple[OpeningKind, str | None] | None:
    """The kind of a line, with the author that a byline names; None for any other line."""
    if len(line) > 220:
        return None
    for opening in openings:
        if (match := opening.pattern.fullmatch(line)) is not None:
            return opening.kind, match.groupdict().get("name")
    return None
