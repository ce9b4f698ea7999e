"""JSON Schemas of what views give, from the meanings of their keys; `scripts/build_view_schemas.py` writes them to the package."""

from __future__ import annotations

from typing import Any, get_args

from travaux.joins.moves import STANCES
from travaux.record.move import MOVE_KINDS, MoveStatus, Standing
from travaux.views import changes, chronology, conflicts, state, trace
from travaux.views.marks import Basis, EdgeKind
from travaux.views.rules import Becomes

Schema = dict[str, Any]
_TEXT: Schema = {"type": "string"}
_COUNT: Schema = {"type": "integer", "minimum": 0}
_BOOL: Schema = {"type": "boolean"}
_DAY: Schema = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
_SCORE: Schema = {"type": "number", "minimum": 0, "maximum": 1}


def _one_of(values: Any) -> Schema:
    return {"enum": list(values)}


def _or_null(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _list(items: Schema, **more: Any) -> Schema:
    return {"type": "array", "items": items, **more}


def _object(meaning: str, keys: dict[str, tuple[str, Schema]]) -> Schema:
    """Schema of an object that has exactly these keys, each with its meaning."""
    properties = {key: {"description": described, **schema} for key, (described, schema) in keys.items()}
    required = list(properties)
    return {"description": meaning, "type": "object", "properties": properties, "required": required, "additionalProperties": False}


_KIND, _STATUS, _STANDING = _one_of(MOVE_KINDS), _one_of(get_args(MoveStatus)), _one_of(get_args(Standing))
_EVIDENCE = _list(_ref("Deed"), minItems=1)
_PARTY = ("Whose it is, a party of the talks.", _TEXT)
_ISSUE = ("An issue of the talks; null for none of them.", _or_null(_TEXT))
_PROPOSITION = ("Id of what is proposed, demanded, offered, rejected.", _TEXT)
_ABOUT = ("The report's words for what is proposed, demanded and so on.", _TEXT)
_WORD = ("On whose word: the party's own (declared), a narrator's (reported), another's (claimed).", _STANDING)
_ORIGINS = ("How many distinct origins tell it; copies are none.", _COUNT)
_FIRST = ("The first day on which it can have been done.", _or_null(_DAY))
_LAST = ("The last day on which it can have been done.", _or_null(_DAY))
_SPANS = _list(_ref("Span"), minItems=1)
_SPAN: Schema = {
    "description": "Code-point offsets into the text of the report, half-open: [start, end].",
    "type": "array",
    "prefixItems": [{"type": "integer", "minimum": 0}, {"type": "integer", "minimum": 1}],
    "minItems": 2,
    "maxItems": 2,
}
_VOICE = _object(
    "Who speaks.",
    {
        "speaker": ("Name; null for somebody unknown.", _or_null(_TEXT)),
        "party": ("For which party; null where that isn't known.", _or_null(_TEXT)),
    },
)
_DEED: dict[str, tuple[str, Schema]] = {
    "version": ("The version of the report that tells it.", _TEXT),
    "item": ("The move's id in the record of that version.", _TEXT),
    "publisher": ("Whose report it is.", _or_null(_TEXT)),
    "title": ("The report's title.", _or_null(_TEXT)),
    "released": ("From when the report is known, ISO 8601.", _or_null(_TEXT)),
    "origin": ("Where the sentence comes from: the outermost agency credited or copied, else the publisher.", _TEXT),
    "party": _PARTY,
    "kind": ("Kind of the move.", _KIND),
    "status": ("Whether it was made.", _STATUS),
    "standing": _WORD,
    "chain": ("Who speaks, outlets apart, the outermost first; empty where only the narrator does.", _list(_ref("Voice"))),
    "since": _FIRST,
    "made": _LAST,
    "inferred": ("The party isn't told in words but is that of who says we.", _BOOL),
    "spans": ("Where the words stand.", _SPANS),
    "quote": ("The words.", _TEXT),
}
_LINE = _object(
    "A party's stance on one proposition.",
    {
        "party": _PARTY,
        "issue": _ISSUE,
        "proposition": _PROPOSITION,
        "about": _ABOUT,
        "stance": ("Kind of the stance.", _one_of(STANCES)),
        "status": ("Whether it was taken.", _STATUS),
        "condition": ("What must hold for it, in the report's words.", _or_null(_TEXT)),
        "since": ("The first day of this stance.", _or_null(_DAY)),
        "last": ("The day on which it was taken or renewed last.", _or_null(_DAY)),
        "standing": _WORD,
        "speaker": ("Who says so; null where the narrator tells it.", _or_null(_TEXT)),
        "origins": _ORIGINS,
        "evidence": ("The moves that tell it, the newest first.", _EVIDENCE),
        "superseded": ("Earlier stances on the same proposition, the newest first.", _list(_ref("Superseded"))),
        "echoed": ("What others say of the party where that is what it says itself.", _list(_ref("Deed"))),
        "said_differently": ("What others say of it where that is something else.", _list(_ref("Deed"))),
        "beside": ("It is what another voice of the party says at once.", _BOOL),
    },
)
_END = _object(
    "One end of an edge.",
    {
        "proposition": _PROPOSITION,
        "party": _PARTY,
        "kind": ("Kind of the move.", _KIND),
        "day": ("When.", _or_null(_DAY)),
        "evidence": (
            "Where the words of its moves stand.",
            _list(_object("A move.", {key: _DEED[key] for key in ("version", "item", "spans")}), minItems=1),
        ),
    },
)
_MARK = _object(
    "What one party did on one day.",
    {
        "id": ("Of its first move.", _TEXT),
        "proposition": _PROPOSITION,
        "party": _PARTY,
        "kind": ("Kind of the move.", _KIND),
        "status": ("Whether it was made.", _STATUS),
        "day": ("When, the last day where only a span is told.", _or_null(_DAY)),
        "about": _ABOUT,
        "standing": _WORD,
        "origins": _ORIGINS,
        "evidence": ("The moves that tell it.", _EVIDENCE),
    },
)
_EDGE = _object(
    "How a mark follows from an earlier one.",
    {
        "from": ("Id of the earlier mark; null for what is put forward.", _or_null(_TEXT)),
        "to": ("Id of the later mark.", _TEXT),
        "kind": ("How.", _one_of(get_args(EdgeKind))),
        "of": ("The party whose proposal, offer or demand is meant.", _or_null(_TEXT)),
        "basis": ("Why both belong together.", _one_of(get_args(Basis))),
        "inferred": ("Nothing tells it; then it has a score.", _BOOL),
        "score": ("How far the basis goes, not calibrated; null for what is told.", _or_null(_SCORE)),
        "earlier": ("The earlier mark, with its spans.", _or_null(_ref("End"))),
        "later": ("The later mark, with its spans.", _ref("End")),
    },
)
_TRACE: dict[str, tuple[str, Schema]] = {
    "schema": ("Name and version of this form.", {"const": trace.SCHEMA}),
    "proposition": _PROPOSITION,
    "issue": _ISSUE,
    "about": _ABOUT,
    "marks": ("What was done about it, in the order of time.", _list(_ref("Mark"), minItems=1)),
    "edges": ("How marks follow from one another, also from and to those of other propositions.", _list(_ref("Edge"))),
}
_CHANGE = _object(
    "What differs.",
    {
        "kind": ("How.", _one_of(get_args(changes.ChangeKind))),
        "cause": ("Whence.", _one_of(changes.CAUSES)),
        "line": ("As it is now; of a line that is gone as it was.", _ref("Line")),
        "before": ("As it was; null where it is new.", _or_null(_ref("Line"))),
    },
)
_CONFLICT = _object(
    "Two accounts that differ.",
    {
        "kind": ("In what.", _one_of(get_args(conflicts.ConflictKind))),
        "issue": _ISSUE,
        "about": _ABOUT,
        "differ": (
            "Of dates and numbers, what each account tells: days or numbers in digits.",
            _or_null(_list(_TEXT, minItems=2, maxItems=2)),
        ),
        "sides": ("Both accounts.", _list(_EVIDENCE, minItems=2, maxItems=2)),
    },
)
_ENTRY = _object(
    "One party's move on one day.",
    {
        "day": ("When; null where nothing dates it.", _or_null(_DAY)),
        "party": _PARTY,
        "kind": ("Kind of the move.", _KIND),
        "status": ("Whether it was made.", _STATUS),
        "about": _ABOUT,
        "issue": _ISSUE,
        "standing": _WORD,
        "origins": _ORIGINS,
        "evidence": ("The moves that tell it, the party's own word first.", _EVIDENCE),
    },
)
_SHARED = {"Deed": _object("A move as one report tells it.", _DEED), "Span": _SPAN, "Voice": _VOICE}
_BECOMES: dict[str, tuple[str, Schema]] = {"becomes": ("What became of it.", _one_of(get_args(Becomes)))}
_LINES = {"Line": _LINE, "Superseded": _object("An earlier stance.", _DEED | _BECOMES)}
_MARKS = {"Mark": _MARK, "Edge": _EDGE, "End": _END}


def view_schemas() -> dict[str, Schema]:
    """The schemas (JSON Schema 2020-12) of all views, by name."""
    meaning = "How propositions travelled."
    return {
        "state": _schema(state.SCHEMA, "Where each party stands on each issue.", _STATE_KEYS, _LINES),
        "trace": _schema(trace.SCHEMA, "How a proposition travelled.", _TRACE, _MARKS),
        "traces": _schema(trace.SCHEMA_OF_ALL, meaning, _many("traces", "Each.", _ref("Trace")), _MARKS | _TRACES),
        "changes": _schema(changes.SCHEMA, "What is new in where parties stand.", _CHANGES_KEYS, _LINES | {"Change": _CHANGE}),
        "conflicts": _schema(
            conflicts.SCHEMA,
            "Where accounts differ.",
            _many("conflicts", "In the order in which the second of each two came up.", _ref("Conflict")),
            {"Conflict": _CONFLICT},
        ),
        "chronology": _schema(chronology.SCHEMA, "What happened.", _many("entries", "In order.", _ref("Entry")), {"Entry": _ENTRY}),
    }


_TRACES = {"Trace": _object("How a proposition travelled.", _TRACE)}
_STATE_KEYS: dict[str, tuple[str, Schema]] = {
    "as_of": ("The day; null for now.", _or_null(_DAY)),
    "parties": ("In the order of columns.", _list(_TEXT)),
    "issues": ("In the order of rows.", _list(_TEXT)),
    "reports": ("How many reports speak.", _COUNT),
    "undated": ("How many reports have no date and stand in no dated view.", _COUNT),
    "lines": ("Stances, each on one proposition.", _list(_ref("Line"))),
}
_CHANGES_KEYS: dict[str, tuple[str, Schema]] = {
    "since": ("The day of the earlier state.", _DAY),
    "as_of": ("The day of the later state; null for now.", _or_null(_DAY)),
    "changes": ("What is new first, what was only taken again last.", _list(_ref("Change"))),
}


def _many(key: str, meaning: str, items: Schema) -> dict[str, tuple[str, Schema]]:
    return {key: (meaning, _list(items))}


def _schema(name: str, meaning: str, keys: dict[str, tuple[str, Schema]], kinds: dict[str, Schema]) -> Schema:
    form = {"schema": ("Name and version of this form.", {"const": name})}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:" + name.replace(".", ":").replace("/", ":"),
        "title": name,
        **_object(f"{meaning} Made by scripts/build_view_schemas.py.", form | keys),
        "$defs": dict(sorted((_SHARED | kinds).items())),
    }
