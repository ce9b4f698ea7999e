"""The keys of `travaux.view.item/1`, with their meanings."""

from __future__ import annotations

from typing import get_args

from travaux.joins.item import Basis
from travaux.record.anchor import ItemKind
from travaux.record.judgement import JOIN_VERDICTS
from travaux.views.forms import BOOL, COUNT, DAY, SCORE, SPANS, TEXT, Schema, list_of, object_of, one_of, or_null, ref

_NAME = ("The item: its report's version and its id in the record, `VERSION#ITEM`.", TEXT)
_DAYS = or_null(list_of(DAY, minItems=2, maxItems=2))
_BY = ("Which tellings tell it.", list_of(TEXT, minItems=1))
_REPORT: dict[str, tuple[str, Schema]] = {
    "version": ("The version of the report.", TEXT),
    "publisher": ("Whose report it is.", or_null(TEXT)),
    "title": ("The report's title.", or_null(TEXT)),
    "released": ("From when the report is known, ISO 8601.", or_null(TEXT)),
    "origin": ("The outermost agency that it credits, else its publisher.", TEXT),
}
_WORDS: dict[str, tuple[str, Schema]] = {
    "id": _NAME,
    **_REPORT,
    "label": ("What it is called: a document's or issue's label, an actor's name, a move's object; empty for none.", TEXT),
    "spans": ("Where its words stand; none of an actor that the report doesn't name.", SPANS | {"minItems": 0}),
    "quote": ("Its words.", TEXT),
    "speakers": ("Names of who speaks; of a document its authors, of a move its parties.", list_of(TEXT)),
    "days": ("The first and the last day on which it was said or done, where that is told.", _DAYS),
}
_TELLING = object_of(
    "One report's words for a thing that several tell of.",
    _WORDS
    | {
        "parent": ("The earlier telling that it is tied to; null for the first.", or_null(TEXT)),
        "score": ("How like these two are, not calibrated; null for the first.", or_null(SCORE)),
        "judged": ("People say that these two are one.", BOOL),
    },
)
_STATE = object_of(
    "A state of a paper.",
    {
        "state": ("Which.", TEXT),
        "days": ("The first and the last day of it; null where none is told.", _DAYS),
        "by": _BY,
    },
)
_VALUE = object_of("What some tellings tell.", {"value": ("A number of pages, or days.", TEXT), "by": _BY})
_DIFFERENCE = object_of(
    "What reports tell of one paper that can't both be right.",
    {
        "what": ("Of what.", one_of(("pages", "days"))),
        "state": ("Whose days; null for pages.", or_null(TEXT)),
        "values": ("What is told.", list_of(ref("Value"), minItems=2)),
    },
)
_THING = object_of(
    "What several reports tell of: what one speaker said on one occasion, or a paper.",
    {
        "id": ("The telling that was known first; the id of any other leads here too.", TEXT),
        "tellings": ("Those of reports that speak, and the one that is asked for; the first known first.", list_of(ref("Telling"))),
        "states": ("Of a paper, by day.", list_of(ref("State"))),
        "differences": ("Of a paper.", list_of(ref("Difference"))),
    },
)
_REASON = object_of(
    "A reason, the weightiest first.",
    {
        "what": ("What it is about.", TEXT),
        "text": ("In words.", TEXT),
        "weight": (
            "What it makes of a score of 1; above 1 it takes so much off what lacks; of a shared word how much that tells.",
            {"type": "number", "minimum": 0},
        ),
    },
)
_LINK = object_of(
    "A link from words to earlier ones.",
    {
        "to": ("Id of the earliest deed with the earlier words.", TEXT),
        "about": ("The earlier words.", TEXT),
        "score": ("How like they are, not calibrated.", SCORE),
        "reasons": ("Why.", list_of(ref("Reason"))),
        "deed": ("That deed.", ref("Deed")),
    },
)
_PARTY_COUNT = object_of("How many deeds a party has.", {"party": ("The party.", TEXT), "deeds": ("How many.", COUNT)})
_MOVE = object_of(
    "What a party's move is about, in talks.",
    {
        "talks": ("Their name.", TEXT),
        "deed": ("Id of the move as that party's.", TEXT),
        "party": ("Whose it is, a party of the talks.", TEXT),
        "stance": ("Whether it is a stance; what is none is about no proposition.", BOOL),
        "issue": ("An issue of the talks; null for none of them.", or_null(TEXT)),
        "proposition": (
            "Id of what it is about, that of the deed that was known first; null where nothing tells it.",
            or_null(TEXT),
        ),
        "since": ("The first day of any of its deeds.", or_null(DAY)),
        "last": ("The last day of any of its deeds.", or_null(DAY)),
        "deeds": ("How many deeds are about it.", COUNT),
        "parties": ("Of whom.", list_of(ref("PartyCount"))),
        "links": ("From its words to earlier ones and on, five at most; none where they are linked to none.", list_of(ref("Link"))),
    },
)
_TESTIMONY = object_of(
    "What a report says of for which party a person acts.",
    _REPORT
    | {
        "party": ("The party.", TEXT),
        "weight": ("How often and how clearly it says so.", COUNT),
    },
)
_SIDE = object_of(
    "For which party an actor acts, in talks.",
    {
        "talks": ("Their name.", TEXT),
        "party": ("The party; null for none.", or_null(TEXT)),
        "basis": ("What tells it; null where nothing does.", or_null(one_of(get_args(Basis)))),
        "said": ("What reports up to its own say of persons of its name, the latest first.", list_of(ref("Testimony"))),
    },
)
_RULING = object_of(
    "What a person says of the item and others being one.",
    {
        "judgement": ("Its id.", TEXT),
        "verdict": ("What is said.", one_of(JOIN_VERDICTS)),
        "by": ("Who says it.", TEXT),
        "at": ("When.", TEXT),
        "why": ("A note.", TEXT),
        "items": ("Of which items.", list_of(TEXT, minItems=2)),
        "disputed": ("Others say otherwise, so it doesn't count.", BOOL),
    },
)
ITEM_KEYS: dict[str, tuple[str, Schema]] = {
    "as_of": ("The day; null for now.", or_null(DAY)),
    "kind": ("What it is.", one_of(get_args(ItemKind))),
    "what": ("A move's kind with its status, a document's or an actor's kind; null for others.", or_null(TEXT)),
    **_WORDS,
    "item": ("Its id in the record.", TEXT),
    "chain": ("Who speaks in each statement that it lies in, the outermost first.", list_of(list_of(TEXT))),
    "utterance": ("What a statement tells; null for other items, and where it wasn't said.", or_null(ref("Thing"))),
    "paper": ("What a document is; null for other items.", or_null(ref("Thing"))),
    "talks": ("Of a move: what it is about in each of the talks.", list_of(ref("Move"))),
    "sides": ("Of an actor: for whom it acts in each of the talks.", list_of(ref("Side"))),
    "person": (
        "The full name of an actor called by the last name alone, as reports up to its own tell it; else null.",
        or_null(TEXT),
    ),
    "judgements": ("What people say of it and others being one.", list_of(ref("Ruling"))),
}
ITEM_KINDS: dict[str, Schema] = {
    "Telling": _TELLING,
    "State": _STATE,
    "Value": _VALUE,
    "Difference": _DIFFERENCE,
    "Thing": _THING,
    "Reason": _REASON,
    "Link": _LINK,
    "PartyCount": _PARTY_COUNT,
    "Move": _MOVE,
    "Testimony": _TESTIMONY,
    "Side": _SIDE,
    "Ruling": _RULING,
}
