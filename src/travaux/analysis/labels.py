"""Label inventories of the model's heads; their order is part of a model's weights."""

from __future__ import annotations

from travaux.record.move import MOVE_KINDS


def bio(kinds: tuple[str, ...]) -> tuple[str, ...]:
    """`O`, then `B-` and `I-` of each kind."""
    return ("O", *(f"{prefix}-{kind}" for kind in kinds for prefix in "BI"))


ATTRIBUTION_KINDS = ("source", "cue", "content")
NAME_KINDS = ("person", "organisation", "place", "nationality", "other")
TIME_KINDS = ("DATE", "TIME", "DURATION", "SET")

ROLES = ("party", "to", "object", "condition")  # of what a move's word points to

ATTRIBUTION = bio(ATTRIBUTION_KINDS)
NAMES = bio(NAME_KINDS)
TIMES = bio(TIME_KINDS)
MOVES = ("O", *MOVE_KINDS)  # of the one word that shows a move

# Universal Dependencies v2, universaldependencies.org: parts of speech, and the relations that EWT and GUM use.
UPOS = (
    "ADJ",
    "ADP",
    "ADV",
    "AUX",
    "CCONJ",
    "DET",
    "INTJ",
    "NOUN",
    "NUM",
    "PART",
    "PRON",
    "PROPN",
    "PUNCT",
    "SCONJ",
    "SYM",
    "VERB",
    "X",
)
DEPRELS = (
    "acl",
    "acl:relcl",
    "advcl",
    "advcl:relcl",
    "advmod",
    "amod",
    "appos",
    "aux",
    "aux:pass",
    "case",
    "cc",
    "cc:preconj",
    "ccomp",
    "compound",
    "compound:prt",
    "conj",
    "cop",
    "csubj",
    "csubj:outer",
    "csubj:pass",
    "dep",
    "det",
    "det:predet",
    "discourse",
    "dislocated",
    "expl",
    "fixed",
    "flat",
    "goeswith",
    "iobj",
    "list",
    "mark",
    "nmod",
    "nmod:desc",
    "nmod:poss",
    "nmod:unmarked",
    "nsubj",
    "nsubj:outer",
    "nsubj:pass",
    "nummod",
    "obj",
    "obl",
    "obl:agent",
    "obl:unmarked",
    "orphan",
    "parataxis",
    "punct",
    "reparandum",
    "root",
    "vocative",
    "xcomp",
)
