"""What judgements come to: which hold, where they are carried to, and the records, joins and training data they leave."""

from travaux.ledger.active import active, in_order
from travaux.ledger.carry import Orphan, OrphanReason, carry
from travaux.ledger.join_rules import JoinDispute, JoinRules, joins
from travaux.ledger.settle import Correction, Judged, JudgedItem, State, settle
from travaux.ledger.training import TRAINING_SCHEMA, training_rows

__all__ = [
    "TRAINING_SCHEMA",
    "Correction",
    "JoinDispute",
    "JoinRules",
    "Judged",
    "JudgedItem",
    "Orphan",
    "OrphanReason",
    "State",
    "active",
    "carry",
    "in_order",
    "joins",
    "settle",
    "training_rows",
]
