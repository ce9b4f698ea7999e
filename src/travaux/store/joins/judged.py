"""What people's judgements come to for joining: the talks of codebooks, and what joins moves or parts them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from travaux.joins.codebook import Talks
from travaux.ledger.active import active
from travaux.ledger.join_rules import JoinRules, joins
from travaux.record.verdicts import CODEBOOK, JOIN_VERDICTS
from travaux.store.joins.stored import talks_from
from travaux.store.plain import AnyConnection
from travaux.store.verdicts import load_judgements

if TYPE_CHECKING:
    from travaux.record.judgement import Judgement

JOINS = "joins"  # what judgements are about that join items or part them


def codebooks_in(connection: AnyConnection) -> list[Talks]:
    """The talks of the codebooks that hold."""
    return codebooks_among(load_judgements(connection, [CODEBOOK]))


def codebooks_among(judgements: Iterable[Judgement]) -> list[Talks]:
    """The talks of the codebooks that people brought in and nobody took back, by name: of each the newest, an editor's first."""
    newest: dict[str, tuple[Judgement, Talks]] = {}
    for judgement in active(judgements):
        if judgement.verdict != CODEBOOK:
            continue
        talks = talks_from(judgement.value or "")
        known = newest.get(talks.name)
        if known is None or (judgement.role == "editor") >= (known[0].role == "editor"):
            newest[talks.name] = judgement, talks
    return [talks for _, talks in newest.values()]


def rules_in(connection: AnyConnection) -> JoinRules:
    """What people say of moves that are about the same thing, or aren't."""
    return rules_among(load_judgements(connection, [JOINS]))


def rules_among(judgements: Iterable[Judgement]) -> JoinRules:
    """What judgements come to of moves that are about the same thing, or aren't."""
    return joins([judgement for judgement in judgements if judgement.verdict == "undo" or _of_moves(judgement)])


def _of_moves(judgement: Judgement) -> bool:
    return judgement.verdict in JOIN_VERDICTS and judgement.anchors[0].kind == "move"
