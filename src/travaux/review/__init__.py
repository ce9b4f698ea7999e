"""People's judgements of what a ledger holds, and what they found by themselves: made, stored, listed, and what they come to."""

from travaux.review.code import add_sheet, sheet_of
from travaux.review.joined import codebooks, joined
from travaux.review.judge import Judge, parse_value
from travaux.review.refs import Ref, find_ref, versions_of
from travaux.store.named import resolve_item
from travaux.store.settled import settled, settled_all

__all__ = [
    "Judge",
    "Ref",
    "add_sheet",
    "codebooks",
    "find_ref",
    "joined",
    "parse_value",
    "resolve_item",
    "settled",
    "settled_all",
    "sheet_of",
    "versions_of",
]
