"""The talks of a ledger as they are stored: those of codebooks that people brought in, or those that the coverage suggests."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from travaux.joins.codebook import Talks, parse_codebook
from travaux.store.plain import AnyConnection, plain

if TYPE_CHECKING:
    from travaux.ledger.vocabulary import JoinWords

TALLIED = SIDE, ISSUE, PERSON = "side", "issue", "person"  # what a tally is of
STALE = "stale"
TOKEN = "joined"  # of the settings: changes with each change of joins, so that a process knows whether its memory is of today


@dataclass(frozen=True, slots=True)
class StoredTalks:
    """Talks of a ledger, by their number in it."""

    number: int
    talks: Talks
    suggested: bool


def stored_talks(connection: AnyConnection) -> list[StoredTalks]:
    """The talks for which coverage is joined, by name."""
    rows = plain(connection).rows("SELECT number, wire, suggested FROM talks")
    found = [StoredTalks(number, talks_from(wire), bool(suggested)) for number, wire, suggested in rows]
    return sorted(found, key=lambda each: each.talks.name)


def talks_from(wire: str) -> Talks:
    """Talks of their wire form."""
    return parse_codebook({"talks": [json.loads(wire)]}, "the ledger")[0]


def token_of(connection: AnyConnection, words: JoinWords) -> str:
    """What changes with each change of joins; STALE where they are to be made anew, as another joiner or nobody has made them."""
    token = stored_token(connection)
    return token if token in ("", STALE) or token.startswith(f"{words.version}:") else STALE


def stored_token(connection: AnyConnection) -> str:
    """What changes with each change of joins, whoever made them."""
    return plain(connection).setting(TOKEN)


def suggestion(connection: AnyConnection, words: JoinWords) -> Talks:
    """The talks that the coverage suggests."""
    from travaux.joins.suggest import MOST_LABELS, suggest_talks  # it takes long to load, and most ledgers have a codebook

    query = f"SELECT label, stances FROM tally WHERE what = :what ORDER BY stances DESC, label LIMIT {MOST_LABELS}"
    found: dict[str, dict[str, int]] = {what: dict(plain(connection).rows(query, what=what)) for what in TALLIED}
    return suggest_talks(found[SIDE], found[ISSUE], found[PERSON], words)
