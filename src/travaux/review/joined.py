"""What people have said of items being one, or not."""

from __future__ import annotations

from travaux.ledger.judgements import active, joins
from travaux.record.judgement import CODEBOOK, JOIN_VERDICTS, Judgement
from travaux.store.ledger import Ledger
from travaux.store.verdicts import load_judgements


def joined(ledger: Ledger) -> list[tuple[Judgement, bool]]:
    """Each judgement on joins that holds, in order, and whether others dispute it."""
    with ledger.database.reading() as connection:
        judgements = load_judgements(connection)
    disputed = {judgement.id for dispute in joins(judgements).disputed for judgement in dispute.judgements}
    return [(judgement, judgement.id in disputed) for judgement in active(judgements) if judgement.verdict in JOIN_VERDICTS]


def codebooks(ledger: Ledger) -> list[Judgement]:
    """The codebooks that people brought in and nobody took back, in order; of talks of one name the last counts."""
    with ledger.database.reading() as connection:
        judgements = load_judgements(connection, [CODEBOOK])
    return [judgement for judgement in active(judgements) if judgement.verdict == CODEBOOK]
