import copy
import dataclasses
import json

import pytest
from factories import TEXT, make_record, span_of
from hypothesis import given
from hypothesis import strategies as st

from travaux import RecordError, UsageError
from travaux.record.anchor import Excerpt, excerpt_at
from travaux.record.judgement import Judgement, Signature, add, check_judgement, correct, make_anchor
from travaux.record.span import tagged_id

RECORD = make_record()
AT = "2026-02-16T14:10:00+00:00"
ANN = Signature("ann", AT, "heard it")


def anchor(item="s1:outer", field=None):
    return make_anchor(RECORD, "ver1:x", item, field)


def made():
    return {
        "accept": Judgement("accept", (anchor(),), "ann", AT),
        "speaker": correct(RECORD, anchor("s1:open", "speaker"), "ac1:ana", ANN),
        "content": correct(RECORD, anchor("s1:open", "content"), [list(span_of(TEXT, "it was"))], ANN),
        "add": add(RECORD, "ver1:x", "issue", {"label": "the dam", "mentions": [list(span_of(TEXT, "the dam"))]}, ANN),
        "join": Judgement("join", (anchor("s1:outer"), anchor("s1:open")), "ann", AT),
        "undo": Judgement("undo", (), "ann", AT, undoes="j1:0"),
    }


def test_an_anchor_holds_the_words_of_its_item_with_their_context():
    made = anchor()
    assert made.spans == (span_of(TEXT, "Minister Ana Velt"), span_of(TEXT, "said"), span_of(TEXT, 'the dam "will open"'))
    assert made.quote == 'Minister Ana Velt … said … the dam "will open"'
    assert (made.before, made.after) == ("", ". She told envoys it was late.")
    assert (made.article, made.version, made.layer, made.kind) == ("a1:test", "ver1:x", "v1:test", "statement")


def test_context_is_forty_characters_of_the_same_line():
    line = "x" * 50 + "here" + "y" * 50
    assert excerpt_at(f"one\n{line}\nthree", (54, 58)) == Excerpt(54, 58, "here", "x" * 40, "y" * 40)
    assert excerpt_at("one\ntwo\nthree", (4, 7)) == Excerpt(4, 7, "two", "", "")


def test_an_actor_is_anchored_at_its_first_name():
    record = make_record()
    early = dataclasses.replace(record.actors[0].mentions[0], start=0, end=5, form="nominal")
    actor = dataclasses.replace(record.actors[0], mentions=(early, *record.actors[0].mentions))
    record = dataclasses.replace(record, actors=(actor, *record.actors[1:]))
    assert make_anchor(record, "v", actor.id).quote == "Ana Velt"
    assert make_anchor(record, "v", "ac1:state").excerpts == ()


@pytest.mark.parametrize("name", made())
def test_a_judgement_comes_back_from_its_wire_form(name):
    judgement = made()[name]
    wire = json.loads(json.dumps(judgement.to_dict()))
    assert wire["schema"] == "travaux.judgement/1" and wire["id"] == judgement.id
    assert Judgement.from_dict(wire) == judgement


@given(st.sampled_from(sorted(made())), st.text(min_size=1), st.text(), st.datetimes(timezones=st.timezones()))
def test_round_trips_hold(name, by, why, at):
    if not by.strip() or at.tzinfo is None or len(at.isoformat()) > 32:
        return
    try:
        judgement = dataclasses.replace(made()[name], by=by, why=why, at=at.isoformat(), role="editor")
    except UsageError:
        assert at.utcoffset().total_seconds() % 60  # Python's own ISO form has seconds in offsets, ISO 8601 doesn't
        return
    assert Judgement.from_dict(json.loads(json.dumps(judgement.to_dict()))) == judgement


@pytest.mark.parametrize(
    "change", [{"by": "bob"}, {"at": "2026-02-16T14:11:00Z"}, {"why": "no"}, {"role": "editor"}, {"verdict": "reject"}]
)
def test_ids_tell_apart_what_differs(change):
    judgement = made()["accept"]
    assert dataclasses.replace(judgement, **change).id != judgement.id
    assert dataclasses.replace(judgement, anchors=(anchor("s1:open"),)).id != judgement.id


def test_an_id_outlives_the_words():
    judgement = made()["content"]

    def bare(excerpts):
        return tuple(dataclasses.replace(excerpt, quote="", before="", after="") for excerpt in excerpts)

    anchors = tuple(dataclasses.replace(a, excerpts=bare(a.excerpts)) for a in judgement.anchors)
    purged = dataclasses.replace(judgement, anchors=anchors, excerpts=bare(judgement.excerpts))
    assert purged.id == judgement.id and purged.anchors[0].quote == ""


INCOHERENT = [
    (lambda: Judgement("like", (anchor(),), "ann", AT), "verdict: expected one of accept"),
    (lambda: Judgement("accept", (anchor(),), " ", AT), "by: expected the name of who judges"),
    (lambda: Judgement("accept", (anchor(),), "ann", "2026-02-16T14:10:00"), "at: expected a date-time with offset"),
    (lambda: Judgement("accept", (anchor(),), "ann", "today"), "at: expected a date-time with offset"),
    (lambda: Judgement("accept", (anchor(),), "ann", AT, role="boss"), "role: expected one of coder, editor"),
    (lambda: Judgement("accept", (), "ann", AT), "anchors: expected 1 for `accept`"),
    (lambda: Judgement("accept", (anchor(field="form"),), "ann", AT), "anchors.field: expected a field for `correct`"),
    (lambda: Judgement("correct", (anchor(),), "ann", AT, value='"direct"'), "anchors.field: expected a field for `correct`"),
    (lambda: Judgement("correct", (anchor(field="form"),), "ann", AT), "value: expected a value"),
    (lambda: Judgement("correct", (anchor(field="form"),), "ann", AT, value='"x"'), "statement.form: expected one of"),
    (lambda: Judgement("correct", (anchor(field="form"),), "ann", AT, value="{"), "value: expected JSON"),
    (lambda: Judgement("correct", (anchor(field="id"),), "ann", AT, value='"x"'), "expected a field to correct"),
    (lambda: Judgement("correct", (anchor(field="speaker"),), "ann", AT, value='"ac1:ana"'), "cites: expected the ids"),
    (lambda: Judgement("correct", (anchor(field="content"),), "ann", AT, value="[[0,3]]"), "excerpts: expected the value's spans"),
    (lambda: Judgement("accept", (anchor(),), "ann", AT, value="1"), "value: expected a value for `correct`, `add` and `codebook`"),
    (lambda: Judgement("add", (anchor(),), "ann", AT), "value: expected a value"),
    (lambda: Judgement("undo", (), "ann", AT), "undoes: expected a judgement's id"),
    (lambda: Judgement("undo", (anchor(),), "ann", AT, undoes="j1:0"), "anchors: expected 0 for `undo`"),
    (lambda: Judgement("accept", (anchor(),), "ann", AT, undoes="j1:0"), "undoes: expected"),
    (lambda: Judgement("join", (anchor(),), "ann", AT), "anchors: expected two or more"),
    (lambda: Judgement("join", (anchor(), anchor()), "ann", AT), "anchors: expected two or more"),
    (lambda: Judgement("join", (anchor(), anchor("ac1:ana")), "ann", AT), "anchors: expected items of one kind"),
]


@pytest.mark.parametrize(("make", "message"), INCOHERENT, ids=[message for _, message in INCOHERENT])
def test_what_does_not_go_together_is_refused(make, message):
    with pytest.raises(UsageError, match=message):
        make()


@pytest.mark.parametrize(
    ("item", "field", "value", "message"),
    [
        ("s1:open", "speaker", "ac1:nobody", "expected the id of one of the record's actors, got 'ac1:nobody'"),
        ("s1:open", "speaker", "t1:tuesday", "expected the id of one of the record's actors"),
        ("s1:open", "speaker", 3, "statement.speaker: expected a string"),
        ("s1:open", "content", [[0, 10_000]], "expected spans within the text"),
        ("s1:open", "content", [[3, 3]], "statement.content: expected a span"),
        ("s1:open", "confidence", 0.5, "expected a field to correct"),
        ("s1:open", "said", {"value": "2021"}, "expected the key 'earliest', 'latest'"),
        ("s1:open", "within", "s1:open", "expected items that don't lead back to themselves"),
        ("ac1:state", "party", "ac1:state", "expected items that don't lead back to themselves"),
    ],
)
def test_a_corrected_value_must_be_one_of_its_field(item, field, value, message):
    with pytest.raises(RecordError, match=message) as error:
        correct(RECORD, anchor(item, field), value, ANN)
    assert str(error.value).endswith("docs/record.md says what each field holds; take ids from the record that is judged")


def test_a_correction_carries_the_words_and_items_of_its_value():
    judgement = made()["content"]
    assert judgement.value == json.dumps([list(span_of(TEXT, "it was"))], separators=(",", ":"))
    assert judgement.excerpts == (excerpt_at(TEXT, span_of(TEXT, "it was")),)
    assert made()["speaker"].cites == (anchor("ac1:ana"),)
    opened = correct(RECORD, anchor("s1:outer", "speaker"), None, ANN)
    assert (opened.value, opened.cites) == ("null", ())


def test_an_added_item_has_the_id_that_reading_would_give_it():
    source, cue, content = (span_of(TEXT, words) for words in ("Ana", "said", "late"))
    value = {"speaker": None, "source": [list(source)], "cue": [list(cue)], "content": [list(content)], "form": "indirect"}
    judgement = add(RECORD, "ver1:x", "statement", value, ANN)
    id = tagged_id("s1", "v1:test", "statement", (source,), (cue,), (content,))
    assert judgement.anchors[0].item == id and json.loads(judgement.value)["id"] == id
    assert json.loads(judgement.value)["confidence"] == 1.0
    actor = {"name": "Ana Velt", "kind": "person", "mentions": [{"start": 18, "end": 26, "form": "nominal"}]}
    assert add(RECORD, "ver1:x", "actor", actor, ANN).anchors[0].item == tagged_id(
        "ac1", "v1:test", "actor", "person", "Ana Velt", 1
    )


@pytest.mark.parametrize(
    ("kind", "value", "message"),
    [
        ("issue", {"label": "x", "mentions": []}, "issue: expected the words that show it"),
        ("issue", {"label": "x", "mentions": [[0, 10_000]]}, "expected spans within the text"),
        ("issue", {"mentions": [[0, 5]]}, "issue: expected the key 'label'"),
        ("issue", {"label": "x", "mentions": [[0, 5]], "more": 1}, "issue: expected only the keys"),
        (
            "actor",
            {"name": "X", "kind": "robot", "mentions": [{"start": 0, "end": 5, "form": "name"}]},
            "actor.kind: expected one of",
        ),
    ],
)
def test_an_added_item_must_be_one_of_its_kind(kind, value, message):
    with pytest.raises(RecordError, match=message):
        add(RECORD, "ver1:x", kind, value, ANN)


def test_what_is_there_cannot_be_added():
    outer = {key: value for key, value in make_record().to_dict()["statements"][0].items() if key != "id"}
    added = add(RECORD, "ver1:x", "statement", outer, ANN)
    record = dataclasses.replace(
        RECORD, statements=(*RECORD.statements, dataclasses.replace(RECORD.statements[0], id=added.anchors[0].item))
    )
    with pytest.raises(UsageError, match="expected an item that the record lacks"):
        add(record, "ver1:x", "statement", outer, ANN)


def test_a_judgement_that_does_not_fit_its_reading_is_refused():
    for judgement in made().values():
        check_judgement(judgement, RECORD)
    other = make_record(TEXT.replace("treaty", "treaties"))
    with pytest.raises(UsageError, match="expected the anchor of the item s1:open"):
        check_judgement(made()["content"], other)
    with pytest.raises(UsageError, match="expected the id of an item of the record"):
        check_judgement(made()["accept"], dataclasses.replace(RECORD, statements=()))


PATHS = [
    ("by",),
    ("at",),
    ("id",),
    ("schema",),
    ("anchors", 0, "kind"),
    ("anchors", 0, "excerpts", 0, "end"),
    ("value",),
    ("cites",),
]


@given(st.sampled_from(PATHS), st.one_of(st.none(), st.integers(), st.text(max_size=3), st.lists(st.integers(), max_size=2)))
def test_a_changed_judgement_is_refused_and_never_crashes(path, value):
    wire = copy.deepcopy(made()["speaker"].to_dict())
    place = wire
    for step in path[:-1]:
        place = place[step]
    if place[path[-1]] == value:
        return
    place[path[-1]] = value
    with pytest.raises(UsageError, match="expected"):
        Judgement.from_dict(wire)


@pytest.mark.parametrize("key", [key for key in made()["speaker"].to_dict() if key != "schema"])
def test_a_judgement_that_lacks_a_key_is_refused(key):
    wire = made()["speaker"].to_dict()
    del wire[key]
    with pytest.raises(UsageError, match="expected") as error:
        Judgement.from_dict(wire)
    assert "docs/judgements.md" in str(error.value)
