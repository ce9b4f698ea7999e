"""JSON Schemas of what views give, from the meanings of their keys; `scripts/build_view_schemas.py` writes them to the package."""

from __future__ import annotations

from typing import get_args

from travaux.joins import item
from travaux.joins.deeds import STANCES
from travaux.record.move import MOVE_KINDS, MoveStatus, Standing
from travaux.views import changes, chronology, conflicts, state, trace
from travaux.views.forms import BOOL, COUNT, DAY, SCORE, SPAN, SPANS, TEXT, Schema, list_of, object_of, one_of, or_null, ref
from travaux.views.item_schema import ITEM_KEYS, ITEM_KINDS
from travaux.views.marks import Basis, EdgeKind
from travaux.views.rules import Becomes

_KIND, _STATUS, _STANDING = one_of(MOVE_KINDS), one_of(get_args(MoveStatus)), one_of(get_args(Standing))
_EVIDENCE = list_of(ref("Deed"), minItems=1)
_PARTY = ("Whose it is, a party of the talks.", TEXT)
_ISSUE = ("An issue of the talks; null for none of them.", or_null(TEXT))
_PROPOSITION = ("Id of what is proposed, demanded, offered, rejected.", TEXT)
_ABOUT = ("The report's words for what is proposed, demanded and so on.", TEXT)
_WORD = ("On whose word: the party's own (declared), a narrator's (reported), another's (claimed).", _STANDING)
_ORIGINS = ("How many distinct origins tell it; copies are none.", COUNT)
_FIRST = ("The first day on which it can have been done.", or_null(DAY))
_LAST = ("The last day on which it can have been done.", or_null(DAY))
_VOICE = object_of(
    "Who speaks.",
    {
        "speaker": ("Name; null for somebody unknown.", or_null(TEXT)),
        "party": ("For which party; null where that isn't known.", or_null(TEXT)),
    },
)
_DEED: dict[str, tuple[str, Schema]] = {
    "version": ("The version of the report that tells it.", TEXT),
    "item": ("The move's id in the record of that version.", TEXT),
    "publisher": ("Whose report it is.", or_null(TEXT)),
    "title": ("The report's title.", or_null(TEXT)),
    "released": ("From when the report is known, ISO 8601.", or_null(TEXT)),
    "origin": ("Where the sentence comes from: the outermost agency credited or copied, else the publisher.", TEXT),
    "party": _PARTY,
    "kind": ("Kind of the move.", _KIND),
    "status": ("Whether it was made.", _STATUS),
    "standing": _WORD,
    "chain": ("Who speaks, outlets apart, the outermost first; empty where only the narrator does.", list_of(ref("Voice"))),
    "since": _FIRST,
    "made": _LAST,
    "inferred": ("The party isn't told in words but is that of who says we.", BOOL),
    "spans": ("Where the words stand.", SPANS),
    "quote": ("The words.", TEXT),
    "towards": ("The names of those towards whom it is made, or for whom they act.", list_of(TEXT)),
}
_LINE = object_of(
    "A party's stance on one proposition.",
    {
        "party": _PARTY,
        "issue": _ISSUE,
        "proposition": _PROPOSITION,
        "about": _ABOUT,
        "stance": ("Kind of the stance.", one_of(STANCES)),
        "status": ("Whether it was taken.", _STATUS),
        "condition": ("What must hold for it, in the report's words.", or_null(TEXT)),
        "since": ("The first day of this stance.", or_null(DAY)),
        "last": ("The day on which it was taken or renewed last.", or_null(DAY)),
        "standing": _WORD,
        "speaker": ("Who says so; null where the narrator tells it.", or_null(TEXT)),
        "origins": _ORIGINS,
        "evidence": ("The moves that tell it, the newest first.", _EVIDENCE),
        "superseded": ("Earlier stances on the same proposition, the newest first.", list_of(ref("Superseded"))),
        "echoed": ("What others say of the party where that is what it says itself.", list_of(ref("Deed"))),
        "said_differently": ("What others say of it where that is something else.", list_of(ref("Deed"))),
        "beside": ("It is what another voice of the party says at once.", BOOL),
        "likely": ("How likely it is right, where that makes it doubtful; else null.", or_null(SCORE)),
    },
)
_END = object_of(
    "One end of an edge.",
    {
        "proposition": _PROPOSITION,
        "party": _PARTY,
        "kind": ("Kind of the move.", _KIND),
        "day": ("When.", or_null(DAY)),
        "evidence": (
            "Where the words of its moves stand.",
            list_of(object_of("A move.", {key: _DEED[key] for key in ("version", "item", "spans")}), minItems=1),
        ),
    },
)
_MARK = object_of(
    "What one party did on one day.",
    {
        "id": ("Of its first move.", TEXT),
        "proposition": _PROPOSITION,
        "party": _PARTY,
        "kind": ("Kind of the move.", _KIND),
        "status": ("Whether it was made.", _STATUS),
        "day": ("When, the last day where only a span is told.", or_null(DAY)),
        "about": _ABOUT,
        "standing": _WORD,
        "origins": _ORIGINS,
        "evidence": ("The moves that tell it.", _EVIDENCE),
    },
)
_EDGE = object_of(
    "How a mark follows from an earlier one.",
    {
        "from": ("Id of the earlier mark; null for what is put forward.", or_null(TEXT)),
        "to": ("Id of the later mark.", TEXT),
        "kind": ("How.", one_of(get_args(EdgeKind))),
        "of": ("The party whose proposal, offer or demand is meant.", or_null(TEXT)),
        "basis": ("Why both belong together.", one_of(get_args(Basis))),
        "inferred": ("Nothing tells it; then it has a score.", BOOL),
        "score": ("How far the basis goes, not calibrated; null for what is told.", or_null(SCORE)),
        "earlier": ("The earlier mark, with its spans.", or_null(ref("End"))),
        "later": ("The later mark, with its spans.", ref("End")),
    },
)
_TRACE: dict[str, tuple[str, Schema]] = {
    "schema": ("Name and version of this form.", {"const": trace.SCHEMA}),
    "proposition": _PROPOSITION,
    "issue": _ISSUE,
    "about": _ABOUT,
    "marks": ("What was done about it, in the order of time.", list_of(ref("Mark"), minItems=1)),
    "edges": ("How marks follow from one another, also from and to those of other propositions.", list_of(ref("Edge"))),
}
_CHANGE = object_of(
    "What differs.",
    {
        "kind": ("How.", one_of(get_args(changes.ChangeKind))),
        "cause": ("Whence.", one_of(changes.CAUSES)),
        "line": ("As it is now; of a line that is gone as it was.", ref("Line")),
        "before": ("As it was; null where it is new.", or_null(ref("Line"))),
    },
)
_CONFLICT = object_of(
    "Two accounts that differ.",
    {
        "kind": ("In what.", one_of(get_args(conflicts.ConflictKind))),
        "issue": _ISSUE,
        "about": _ABOUT,
        "differ": (
            "Of dates and numbers, what each account tells: days or numbers in digits.",
            or_null(list_of(TEXT, minItems=2, maxItems=2)),
        ),
        "sides": (
            "Both accounts: moves that tell them, or what reports tell of one paper.",
            list_of({"anyOf": [_EVIDENCE, list_of(ref("PaperTold"), minItems=1)]}, minItems=2, maxItems=2),
        ),
    },
)
_PAPER_TOLD = object_of(
    "What one report tells of a paper, or counts.",
    {
        **{key: _DEED[key] for key in ("version", "publisher", "title", "released", "origin")},
        "document": ("The document's id in the record of that version; null of what is counted.", or_null(TEXT)),
        "party": ("Whose paper it is, or who counts, a party of the talks; null where that isn't known.", or_null(TEXT)),
        "label": ("How the report calls it.", TEXT),
        "speakers": ("Who tells it, the outermost first; empty where only the narrator does.", list_of(TEXT)),
        "value": ("How many pages it has, or the day or days of what was done with it; or the count, in its words.", TEXT),
        "spans": _DEED["spans"],
        "quote": _DEED["quote"],
    },
)
_ENTRY = object_of(
    "One party's move on one day.",
    {
        "day": ("When; null where nothing dates it.", or_null(DAY)),
        "party": _PARTY,
        "kind": ("Kind of the move.", _KIND),
        "status": ("Whether it was made.", _STATUS),
        "about": _ABOUT,
        "issue": _ISSUE,
        "standing": _WORD,
        "origins": _ORIGINS,
        "of_talks": (
            "Whether it is of the talks: names an issue or another party, hands over a paper, or others take it up or dispute it.",
            BOOL,
        ),
        "evidence": ("The moves that tell it, the party's own word first.", _EVIDENCE),
    },
    later=("of_talks",),
)
_SHARED = {"Deed": object_of("A move as one report tells it.", _DEED), "Span": SPAN, "Voice": _VOICE}
_BECOMES: dict[str, tuple[str, Schema]] = {"becomes": ("What became of it.", one_of(get_args(Becomes)))}
_LINES = {"Line": _LINE, "Superseded": object_of("An earlier stance.", _DEED | _BECOMES)}
_MARKS = {"Mark": _MARK, "Edge": _EDGE, "End": _END}


def view_schemas() -> dict[str, Schema]:
    """The schemas (JSON Schema 2020-12) of all views, by name."""
    meaning = "How propositions travelled."
    return {
        "state": _schema(state.SCHEMA, "Where each party stands on each issue.", _STATE_KEYS, _LINES),
        "trace": _schema(trace.SCHEMA, "How a proposition travelled.", _TRACE, _MARKS),
        "traces": _schema(trace.SCHEMA_OF_ALL, meaning, _many("traces", "Each.", ref("Trace")), _MARKS | _TRACES),
        "changes": _schema(changes.SCHEMA, "What is new in where parties stand.", _CHANGES_KEYS, _LINES | {"Change": _CHANGE}),
        "conflicts": _schema(
            conflicts.SCHEMA,
            "Where accounts differ.",
            _many("conflicts", "In the order in which the second of each two came up.", ref("Conflict")),
            {"Conflict": _CONFLICT, "PaperTold": _PAPER_TOLD},
        ),
        "item": _schema(item.SCHEMA, "An item of a report, and what it is joined with.", ITEM_KEYS, ITEM_KINDS),
        "chronology": _schema(chronology.SCHEMA, "What happened.", _many("entries", "In order.", ref("Entry")), {"Entry": _ENTRY}),
    }


_TRACES = {"Trace": object_of("How a proposition travelled.", _TRACE)}
_STATE_KEYS: dict[str, tuple[str, Schema]] = {
    "as_of": ("The day; null for now.", or_null(DAY)),
    "parties": ("In the order of columns.", list_of(TEXT)),
    "issues": ("In the order of rows.", list_of(TEXT)),
    "reports": ("How many reports speak.", COUNT),
    "undated": ("How many reports have no date and stand in no dated view.", COUNT),
    "lines": ("Stances, each on one proposition.", list_of(ref("Line"))),
    "doubtful": ("Further ones that are likely wrong by many weak signs.", list_of(ref("Line"))),
}
_CHANGES_KEYS: dict[str, tuple[str, Schema]] = {
    "since": ("The day of the earlier state.", DAY),
    "as_of": ("The day of the later state; null for now.", or_null(DAY)),
    "changes": ("What is new first, what was only taken again last.", list_of(ref("Change"))),
}


def _many(key: str, meaning: str, items: Schema) -> dict[str, tuple[str, Schema]]:
    return {key: (meaning, list_of(items))}


def _schema(name: str, meaning: str, keys: dict[str, tuple[str, Schema]], kinds: dict[str, Schema]) -> Schema:
    form = {"schema": ("Name and version of this form.", {"const": name})}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:" + name.replace(".", ":").replace("/", ":"),
        "title": name,
        **object_of(f"{meaning} Made by scripts/build_view_schemas.py.", form | keys),
        "$defs": dict(sorted((_SHARED | kinds).items())),
    }
