"""A sheet tells the text and nothing else; what is filled in is checked, and refused by its place."""

import json

import pytest
from factories import make_record, span_of
from hypothesis import given
from hypothesis import strategies as st

from travaux.errors import RecordError
from travaux.record.coding import CODED, CodedDocument, CodedMove, CodedState, CodedStatement, Coding
from travaux.record.sheet import make_sheet, names_on, read_sheet

RECORD = make_record()
TEXT = RECORD.article.text
SHEET = make_sheet(RECORD, "e1:x")
AT = "2026-02-16T12:00:00+00:00"
ONCE, OFTEN = "the dam", "er"  # of River and of Minister
WHERE = TEXT.index(ONCE)
SPAN = ((WHERE, WHERE + len(ONCE)),)
MOVE = {"kind": "demand", "party": ["Velland"], "evidence": ONCE}
STATEMENT = {"speaker": "Ana Velt", "content": ONCE, "form": "indirect"}


def read(**lists):
    return read_sheet({**SHEET, **lists}, TEXT, "ana", AT)


def test_a_sheet_has_the_text_and_nothing_that_was_found_in_it():
    assert RECORD.statements and RECORD.actors
    assert set(SHEET) == {
        *("schema", "article", "version", "layer", "title", "publisher", "published", "text", "sentences"),
        *("statements", "moves", "documents"),
    }
    assert all(SHEET[name] == [] for name in CODED)
    assert [TEXT[row["start"] : row["end"]] for row in SHEET["sentences"]] == [row["words"] for row in SHEET["sentences"]]
    told = json.dumps(SHEET)
    assert not any(item.id in told for name in ("actors", "statements", "moves", "times") for item in getattr(RECORD, name))
    assert names_on(SHEET) == (RECORD.article.id, "e1:x", RECORD.article.version)


def test_what_may_stay_empty_can_be_left_out():
    coding = read(
        statements=[STATEMENT],
        moves=[{**MOVE, "statement": "s1"}],
        documents=[{"label": "the plan", "kind": "plan", "mentions": ONCE, "history": [{"state": "ready", "evidence": ONCE}]}],
    )
    assert coding.statements == (CodedStatement("s1", "Ana Velt", SPAN, "indirect"),)
    assert coding.moves == (CodedMove("m1", "demand", ("Velland",), SPAN, statement="s1"),)
    assert coding.documents == (CodedDocument("d1", "the plan", "plan", SPAN, history=(CodedState("ready", SPAN),)),)
    assert Coding.from_dict(json.loads(json.dumps(coding.to_dict()))) == coding


@pytest.mark.parametrize(
    "evidence",
    [ONCE, [ONCE], [list(SPAN[0])], [[*SPAN[0], ONCE]]],
    ids=["words", "several words", "offsets", "offsets with their words"],
)
def test_spans_may_be_told_in_four_ways(evidence):
    assert read(moves=[{**MOVE, "evidence": evidence}]).moves[0].evidence == SPAN


def test_words_that_stand_in_the_text_more_often_are_looked_for_in_the_sentence():
    (move,) = read(moves=[{**MOVE, "evidence": OFTEN, "sentence": 1, "object": "River"}]).moves
    assert move.evidence == ((TEXT.index("er Ana"), TEXT.index(" Ana")),)
    assert move.object == (span_of(TEXT, "River"),)


def test_names_have_no_space_that_is_not_seen():
    assert read(moves=[{**MOVE, "party": [" Ana \n Velt "]}]).moves[0].party == ("Ana Velt",)


WRONG = [
    ({"moves": [{**MOVE, "kind": "fight"}]}, "moves[0].kind: expected one of consult, propose"),
    ({"moves": [MOVE, {**MOVE, "party": "Velland"}]}, "moves[1].party: expected a list"),
    ({"moves": [{**MOVE, "evidence": "words that aren't there"}]}, "moves[0].evidence: expected words that the text holds once"),
    ({"moves": [{**MOVE, "evidence": OFTEN}]}, "these it holds"),
    ({"moves": [{**MOVE, "evidence": " "}]}, "these it doesn't hold"),
    ({"moves": [{**MOVE, "evidence": [[5, 5]]}]}, "moves[0].evidence: expected offsets with 0 <= start < end"),
    ({"moves": [{**MOVE, "evidence": [[0, len(TEXT) + 1]]}]}, f"end <= {len(TEXT)}"),
    ({"moves": [{**MOVE, "evidence": [[0, 3, "other words"]]}]}, "moves[0].evidence: expected the words at [0, 3]"),
    ({"moves": [{**MOVE, "evidence": [0, 3]}]}, "moves[0].evidence: expected spans [[start, end], ...]"),
    ({"moves": [{**MOVE, "evidence": [[True, 3]]}]}, "moves[0].evidence: expected spans"),
    ({"moves": [{**MOVE, "evidence": []}]}, "moves[0].evidence: expected the words that show it"),
    ({"moves": [{**MOVE, "evidence": None}]}, "moves[0].evidence: expected the words that show it"),
    ({"moves": [{**MOVE, "evidence": 3}]}, "moves[0].evidence: expected words, or a list of spans"),
    ({"moves": [{**MOVE, "colour": "red"}]}, "moves[0]: expected only the keys id, kind"),
    ({"moves": [{"kind": "demand"}]}, "moves[0]: expected the key party, evidence too"),
    ({"moves": ["demand"]}, "moves[0]: expected a JSON object"),
    ({"moves": {"kind": "demand"}}, "moves: expected a list"),
    ({"moves": [{**MOVE, "statement": "s9"}]}, "moves[0].statement: expected the id of one of the sheet's statements"),
    ({"moves": [{**MOVE, "sentence": 999}]}, "moves[0].sentence: expected the number of one of the sheet's"),
    ({"moves": [{**MOVE, "id": "x"}, {**MOVE, "id": "x"}]}, "moves[1].id: expected an id that no other item has"),
    ({"statements": [{**STATEMENT, "form": "loud"}]}, "statements[0].form: expected one of direct, indirect, mixed"),
    ({"statements": [{**STATEMENT, "negated": "no"}]}, "statements[0].negated: expected true or false"),
    ({"statements": [{**STATEMENT, "within": "s1"}]}, "statements[0].within: expected statements that don't lie in themselves"),
    (
        {"statements": [{**STATEMENT, "within": "s2"}, {**STATEMENT, "within": "s1"}]},
        "statements[0].within: expected statements that don't lie in themselves",
    ),
    ({"documents": [{"label": "x", "kind": "y", "mentions": ONCE, "history": ["ready"]}]}, "documents[0].history[0]: expected"),
    ({"documents": [{"label": "x", "kind": "y", "mentions": ONCE, "pages": "ten"}]}, "documents[0].pages: expected a whole number"),
    ({"text": TEXT.replace(ONCE, ONCE[::-1])}, f"text: expected the report's text, unchanged, got 'another from character {WHERE}"),
    ({"text": None}, "text: expected the report's text, unchanged"),
    ({"sentences": [{"number": 0, "start": 0, "end": 3, "words": "no"}]}, "sentences[0]: expected a sentence as the sheet had it"),
    ({"sentences": {}}, "sentences: expected a list"),
    ({"actors": []}, "sheet: expected only the keys schema"),
    ({"schema": "travaux.record/1"}, 'schema: expected "travaux.coding/1"'),
    ({"version": None}, "version: expected a string"),
]


@pytest.mark.parametrize(("change", "said"), WRONG, ids=[said[:60] for _, said in WRONG])
def test_what_does_not_fit_is_refused_by_its_place(change, said):
    with pytest.raises(RecordError) as refused:
        read(**change)
    assert said in str(refused.value)
    assert str(refused.value).endswith("docs/agreement.md says what a sheet holds; mend it there and add the sheet again")


@pytest.mark.parametrize("sheet", [[], "sheet", None, 3])
def test_what_is_no_sheet_is_refused(sheet):
    with pytest.raises(RecordError, match="sheet: expected a JSON object"):
        names_on(sheet)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5), lambda x: st.lists(x, max_size=3), max_leaves=5
)
FIELD = st.sampled_from([*CodedMove.__dataclass_fields__, "sentence", "other"])


@given(st.lists(st.dictionaries(FIELD, JSON, max_size=4).map(lambda more: {**MOVE, **more}), max_size=3))
def test_whatever_is_filled_in_is_taken_whole_or_refused(moves):
    try:
        coding = read(moves=moves)
    except RecordError:
        return
    assert len(coding.moves) == len(moves)
    assert all(0 <= start < end <= len(TEXT) for move in coding.moves for start, end in move.evidence)
    assert Coding.from_dict(json.loads(json.dumps(coding.to_dict()))) == coding


def test_a_coding_needs_a_name():
    with pytest.raises(RecordError, match="by: expected the name"):
        read_sheet(SHEET, TEXT, " ", AT)


def test_the_id_hashes_all_and_what_was_found_only_that():
    one, same, other = read(moves=[MOVE]), read_sheet({**SHEET, "moves": [MOVE]}, TEXT, "ben", AT), read(statements=[STATEMENT])
    assert len({one.id, same.id, other.id}) == 3
    assert one.found == same.found != other.found
