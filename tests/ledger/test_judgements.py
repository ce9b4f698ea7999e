import json
from dataclasses import replace

import pytest
from factories import TEXT, make_record, span_of
from judgements_factory import RECORD, VERSION, add_issue, say, set_field, shift, sign, state_of, take_back

from travaux.ledger.judgements import Orphan, active, carry, joins, settle, training_rows
from travaux.record.anchor import excerpt_at
from travaux.record.judgement import Judgement, add, make_anchor
from travaux.record.move import Move, Word
from travaux.record.span import text_of
from travaux.record.wire import plain

# -- which judgements hold


def test_an_undo_takes_back_and_an_undo_of_it_restores():
    one, other = say("accept"), say("reject", by="bob")
    undo = take_back(one)
    again = take_back(undo, minute=100)
    assert active([one, other, undo]) == (other,)
    assert active([one, other, undo, again]) == active([one, other])
    assert active([one, other, undo, again, take_back(again, minute=101)]) == (other,)
    assert active([undo, other]) == (other,)


def test_order_is_by_moment_whatever_the_offset():
    early = replace(say("accept"), at="2026-02-16T10:00:00+02:00")
    late = replace(say("accept"), at="2026-02-16T09:00:00+00:00")
    assert active([late, early]) == (early, late)


# -- carrying


def test_an_anchor_stays_as_it_is_on_its_own_layer():
    anchor = make_anchor(RECORD, VERSION, "s1:outer")
    assert carry(anchor, "anything", "v1:test") is anchor


def test_a_paragraph_put_in_before_shifts_the_spans():
    anchor = make_anchor(RECORD, VERSION, "s1:outer")
    lines = TEXT.split("\n")
    text = "\n".join([lines[0], "CORRECTED: a name.", lines[1]])
    carried = carry(anchor, text, "v1:new")
    assert carried == replace(anchor, layer="v1:new", excerpts=tuple(excerpt_at(text, (a + 19, b + 19)) for a, b in anchor.spans))
    assert text_of(text, carried.spans) == anchor.quote


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (f"{TEXT}\n{TEXT}", "several-matches"),
        (TEXT.replace("will open", "has opened"), "no-match"),
        (TEXT.replace("Minister Ana", "Minister  Ana"), "no-match"),
        (None, "purged"),
    ],
)
def test_an_anchor_without_one_place_is_an_orphan(text, reason):
    anchor = make_anchor(RECORD, VERSION, "s1:outer")
    assert carry(anchor, text, "v1:new") == Orphan(anchor, reason)


def test_places_that_overlap_are_several():
    anchor = make_anchor(make_record(), VERSION, "t1:tuesday")
    excerpt = replace(excerpt_at("abab", (0, 4)), before="", after="")
    assert carry(replace(anchor, excerpts=(excerpt,)), "ababab", "v1:new").reason == "several-matches"


def test_an_anchor_whose_words_were_purged_and_one_without_words_are_orphans():
    anchor = make_anchor(RECORD, VERSION, "s1:outer")
    purged = replace(anchor, excerpts=tuple(replace(e, quote="") for e in anchor.excerpts))
    assert carry(purged, TEXT, "v1:new").reason == "purged"
    assert carry(make_anchor(RECORD, VERSION, "ac1:state"), TEXT, "v1:new").reason == "no-match"


# -- what judgements come to

CASES = [
    ((), "untouched"),
    ((("accept", "ann", "coder"),), "accepted"),
    ((("reject", "ann", "coder"),), "rejected"),
    ((("direct", "ann", "coder"),), "corrected"),
    ((("mixed", "ann", "coder"),), "accepted"),
    ((("accept", "ann", "coder"), ("reject", "bob", "coder")), "disputed"),
    ((("direct", "ann", "coder"), ("reject", "bob", "coder")), "disputed"),
    ((("direct", "ann", "coder"), ("indirect", "bob", "coder")), "disputed"),
    ((("direct", "ann", "coder"), ("direct", "bob", "coder")), "corrected"),
    ((("direct", "ann", "coder"), ("accept", "bob", "coder")), "corrected"),
    ((("accept", "ann", "coder"), ("reject", "ann", "coder")), "rejected"),
    ((("direct", "ann", "coder"), ("reject", "ann", "coder"), ("accept", "ann", "coder")), "accepted"),
    ((("reject", "ann", "coder"), ("direct", "ann", "coder")), "corrected"),
    ((("accept", "ann", "coder"), ("reject", "bob", "coder"), ("accept", "eve", "editor")), "accepted"),
    ((("accept", "ann", "coder"), ("reject", "eve", "editor"), ("accept", "bob", "coder")), "rejected"),
    ((("accept", "eve", "editor"), ("reject", "eva", "editor")), "rejected"),
    ((("direct", "ann", "coder"), ("indirect", "bob", "coder"), ("accept", "eve", "editor")), "disputed"),
    ((("direct", "ann", "coder"), ("indirect", "bob", "coder"), ("indirect", "eve", "editor")), "corrected"),
]


@pytest.mark.parametrize(("said", "state"), CASES)
def test_what_people_say_of_an_item_comes_to(said, state):
    judgements = []
    for minute, (what, by, role) in enumerate(said):
        who = {"by": by, "minute": minute, "role": role}
        judgements.append(say(what, **who) if what in ("accept", "reject") else set_field("s1:outer", "form", what, **who))
    judged = settle(RECORD, VERSION, judgements)
    assert state_of(judged) == state and judged.orphans == ()
    assert next(each.judgements for each in judged.items if each.item.id == "s1:outer") == tuple(judgements)
    there = [s.id for s in judged.record.statements]
    assert there == (["s1:open"] if state == "rejected" else ["s1:outer", "s1:open"])
    forms = [s.form for s in judged.record.statements if s.id == "s1:outer"]
    changed_to = {"corrected": said[-1][0] if said and said[-1][0] in ("direct", "indirect") else "direct"}.get(state, "mixed")
    assert forms == ([] if state == "rejected" else [changed_to])


def test_an_editors_field_stands_while_coders_dispute_another():
    judged = settle(
        RECORD,
        VERSION,
        [
            set_field("s1:open", "form", "direct", by="ann"),
            set_field("s1:open", "form", "mixed", by="bob"),
            set_field("s1:open", "negated", True, by="ann"),
            set_field("s1:open", "speaker", "ac1:ana", by="eve", role="editor"),
        ],
    )
    assert state_of(judged, "s1:open") == "disputed"
    statement = judged.record.statements[1]
    assert (statement.form, statement.negated, statement.speaker) == ("indirect", False, "ac1:ana")


def test_a_corrected_item_keeps_its_id_and_loses_its_open_row():
    judged = settle(RECORD, VERSION, [set_field("s1:open", "speaker", "ac1:ana")])
    assert judged.record == replace(
        RECORD, statements=(RECORD.statements[0], replace(RECORD.statements[1], speaker="ac1:ana")), unresolved=()
    )
    (item,) = [each for each in judged.items if each.state == "corrected"]
    assert [(c.field, c.was, c.now) for c in item.corrections] == [("speaker", "null", '"ac1:ana"')]
    assert settle(RECORD, VERSION, [set_field("s1:outer", "speaker", None)]).record.unresolved == RECORD.unresolved


def test_a_field_that_people_open_keeps_its_row():
    guessed = replace(RECORD, statements=(RECORD.statements[0], replace(RECORD.statements[1], speaker="ac1:ana")))
    judged = settle(guessed, VERSION, [set_field("s1:open", "speaker", None, record=guessed)])
    assert judged.record == RECORD


def test_the_id_decides_only_between_items_of_the_same_words():
    record = with_moves()
    record = replace(record, moves=(record.moves[0], replace(record.moves[0], id="m1:b", kind="offer")))
    assert [m.id for m in settle(record, VERSION, [say("reject", "m1:b", record=record)]).record.moves] == ["m1:a"]
    renamed = replace(record, moves=tuple(replace(move, id=f"{move.id}2") for move in record.moves))
    judged = settle(renamed, VERSION, [say("reject", "m1:b", record=record)])
    assert [orphan.reason for orphan in judged.orphans] == ["several-matches"] and judged.record == renamed


def with_moves():
    """Ana says that the state did something, within what nobody known told."""
    inner = replace(RECORD.statements[0], within="s1:open")
    word = (Word("ac1:state", "claimed", ("s1:open", "s1:outer")),)
    evidence = (span_of(TEXT, "will open"),)
    move = Move("m1:a", "commit", ("ac1:state",), evidence, "actual", "claimed", word=word, statement="s1:outer")
    return replace(RECORD, statements=(inner, RECORD.statements[1]), moves=(move,), publisher_actor="ac1:ana", credits=("ac1:ana",))


def test_what_named_a_rejected_item_names_none():
    record = with_moves()
    judged = settle(record, VERSION, [say("reject", "ac1:ana", record=record), say("reject", "s1:open", record=record)])
    (statement,), (move,) = judged.record.statements, judged.record.moves
    assert (statement.speaker, statement.within, move.statement) == (None, None, "s1:outer")
    assert (judged.record.publisher_actor, judged.record.credits, judged.record.unresolved) == (None, (), ())
    assert move.word == (Word("ac1:state", "claimed", ("s1:outer",)),)


def test_the_word_of_a_move_follows_its_statement():
    record = replace(with_moves(), publisher_actor=None, credits=())
    rejected = settle(record, VERSION, [say("reject", "s1:outer", record=record), say("reject", "s1:open", record=record)])
    assert rejected.record.moves[0].word == (Word("ac1:state", "reported"),) and rejected.record.moves[0].standing == "reported"
    named = settle(record, VERSION, [set_field("s1:open", "speaker", "ac1:ana", record=record)])
    assert [named.record.moves[0].standing, named.record.moves[0].word[0].standing] == ["declared", "declared"]
    assert settle(record, VERSION, [say("accept", "m1:a", record=record)]).record.moves == record.moves


def test_an_added_item_stands_in_text_order():
    first, second = add_issue("it was late"), add_issue("the dam", by="bob")
    judged = settle(RECORD, VERSION, [first, second])
    assert [issue.label for issue in judged.record.issues] == ["the dam", "it was late"]
    assert {each.state for each in judged.items if each.kind == "issue"} == {"added"}
    between = {"start": 0, "end": 5, "type": "DATE", "value": None, "earliest": None, "latest": None}
    times = settle(RECORD, VERSION, [add(RECORD, VERSION, "time", between, sign())]).record.times
    assert [time.start for time in times] == [0, RECORD.times[0].start]


def test_an_added_item_can_be_judged_and_named_by_others():
    added = add_issue()
    after = settle(RECORD, VERSION, [added]).record
    move = {
        "kind": "commit",
        "party": ["ac1:state"],
        "evidence": [list(span_of(TEXT, "will open"))],
        "status": "actual",
        "standing": "claimed",
        "issue": after.issues[0].id,
    }
    moved = add(after, VERSION, "move", move, sign("bob", 0))
    label = set_field(after.issues[0].id, "label", "a dam", record=after, by="bob", minute=2)
    judged = settle(RECORD, VERSION, [moved, label, added])
    assert judged.orphans == () and judged.record.issues[0].label == "a dam"
    assert judged.record.moves[0].issue == judged.record.issues[0].id
    reject = say("reject", after.issues[0].id, record=after, minute=3, role="editor")
    rejected = settle(RECORD, VERSION, [moved, label, added, reject])
    assert rejected.record.issues == () and rejected.record.moves[0].issue is None
    assert state_of(rejected, after.issues[0].id) == "rejected"
    undone = settle(RECORD, VERSION, [moved, label, added, take_back(added)])
    assert [(o.judgement, o.reason) for o in undone.orphans] == [(moved, "no-item"), (label, "no-item")]
    assert undone.record == RECORD


def test_two_who_add_the_same_add_one_and_two_who_differ_add_none_until_an_editor_decides():
    one, same = add_issue(), add_issue(by="bob")
    judged = settle(RECORD, VERSION, [one, same])
    assert len(judged.record.issues) == 1
    assert [set(each.judgements) for each in judged.items if each.kind == "issue"] == [{one, same}]
    other = add(RECORD, VERSION, "issue", {"label": "water", "mentions": [list(span_of(TEXT, "the dam"))]}, sign("bob"))
    assert settle(RECORD, VERSION, [one, other]).record == RECORD
    decided = set_field(one.anchors[0].item, "label", "water", record=judged.record, by="eve", role="editor", minute=1)
    assert [issue.label for issue in settle(RECORD, VERSION, [one, other, decided]).record.issues] == ["water"]


def test_what_was_judged_after_a_correction_of_spans_is_found():
    content = set_field("s1:outer", "content", [list(span_of(TEXT, "the dam"))])
    after = settle(RECORD, VERSION, [content]).record
    late = say("accept", "s1:outer", record=after, by="bob", minute=1)
    judged = settle(RECORD, VERSION, [late, content])
    assert judged.orphans == () and state_of(judged) == "corrected"
    assert [(o.judgement, o.reason) for o in settle(RECORD, VERSION, [late]).orphans] == [(late, "no-item")]


def test_a_circle_that_two_people_make_stands_for_neither():
    one, other = set_field("s1:outer", "within", "s1:open"), set_field("s1:open", "within", "s1:outer", by="bob")
    judged = settle(RECORD, VERSION, [one, other])
    assert judged.record == RECORD and [state_of(judged, i) for i in ("s1:outer", "s1:open")] == ["disputed"] * 2


def test_judgements_of_other_reports_are_passed_over():
    other = replace(say("reject"), anchors=(replace(make_anchor(RECORD, "ver1:other", "s1:outer"), article="a1:other"),))
    judged = settle(RECORD, VERSION, [other])
    assert judged.record == RECORD and judged.orphans == ()


def test_judgements_survive_another_reading():
    text = TEXT.replace("\n", "\nCORRECTED: a name.\n")
    again = shift(RECORD, text, "v1:new", TEXT.index("\n") + 1, 19)
    content = span_of(TEXT, "was late")
    judgements = [
        say("reject"),
        set_field("s1:open", "speaker", "ac1:ana"),
        set_field("s1:open", "content", [list(content)]),
        add_issue(),
        say("accept", "ac1:state"),
    ]
    judged = settle(again, VERSION, judgements)
    (statement,) = judged.record.statements
    assert (statement.id, statement.speaker) == ("s1:open-v1:new", "ac1:ana-v1:new")
    assert judged.record.quote(statement.content) == "was late"
    assert [judged.record.quote(issue.mentions) for issue in judged.record.issues] == ["the dam"]
    assert [(orphan.judgement, orphan.reason) for orphan in judged.orphans] == [(judgements[4], "no-match")]


def test_what_a_later_reading_finds_by_itself_is_not_added_twice():
    text = TEXT.replace("\n", "\nCORRECTED: a name.\n")
    added = add_issue()
    found = settle(RECORD, VERSION, [added]).record
    again = shift(found, text, "v1:new", TEXT.index("\n") + 1, 19)
    judged = settle(again, VERSION, [added])
    assert judged.record == again and state_of(judged, again.issues[0].id) == "accepted"


def test_a_rejection_that_finds_no_item_is_an_orphan():
    reject = say("reject")
    moved = replace(RECORD.statements[0], id="s1:moved", cue=())
    judged = settle(replace(RECORD, statements=(moved, RECORD.statements[1])), VERSION, [reject])
    anchor = reject.anchors[0]
    assert judged.orphans == (Orphan(anchor, "no-item", reject),) and len(judged.record.statements) == 2


def test_the_same_words_found_by_another_reading_are_the_same_item_whatever_its_id():
    statement = replace(RECORD.statements[0], id="s1:renamed")
    judged = settle(replace(RECORD, statements=(statement, RECORD.statements[1])), VERSION, [say("reject")])
    assert [s.id for s in judged.record.statements] == ["s1:open"]


# -- joins


def link(verdict, *items, by="ann", minute=0, role="coder"):
    s = sign(by, minute, role)
    base = make_anchor(RECORD, VERSION, "s1:outer")
    return Judgement(verdict, tuple(replace(base, item=item) for item in items), s.by, s.at, role=role)


def pairs(*names):
    return frozenset(frozenset((VERSION, letter) for letter in name) for name in names)


def test_joins_are_pairs():
    rules = joins([link("join", "a", "b", "c"), link("not-same", "d", "e", "f"), link("split", "g", "h", "i"), say("accept")])
    assert (rules.same, rules.not_same, rules.disputed) == (pairs("ab", "ac", "bc"), pairs("de", "df", "ef", "gh", "gi"), ())


def test_pairs_on_which_people_contradict_each_other_are_disputed_until_an_editor_decides():
    said = [link("join", "a", "b"), link("split", "a", "b", by="bob", minute=1)]
    (dispute,) = joins(said).disputed
    assert (dispute.pairs, dispute.judgements, joins(said).same) == (pairs("ab"), tuple(said), frozenset())
    assert joins([*said, link("join", "a", "b", by="eve", role="editor")]).same == pairs("ab")
    assert joins([said[0], link("not-same", "a", "b", minute=1)]).not_same == pairs("ab")


def test_pairs_that_lead_to_what_is_not_the_same_are_disputed():
    rules = joins([link("join", "a", "b"), link("join", "b", "c"), link("not-same", "a", "c", by="bob"), link("join", "x", "y")])
    assert [dispute.pairs for dispute in rules.disputed] == [pairs("ab", "bc", "ac")]
    assert (rules.same, rules.not_same) == (pairs("xy"), frozenset())


# -- training data


def test_training_rows_hold_what_people_settled():
    judgements = [say("reject"), set_field("s1:open", "speaker", "ac1:ana", by="bob", minute=1), add_issue()]
    disputed = [say("accept", "t1:tuesday"), say("reject", "t1:tuesday", by="bob")]
    (row,) = training_rows([settle(RECORD, VERSION, [*judgements, *disputed]), settle(RECORD, "ver1:y", [])])
    assert {key: row[key] for key in ("schema", "article", "version", "layer", "text")} == {
        "schema": "travaux.training/1",
        "article": "a1:test",
        "version": VERSION,
        "layer": "v1:test",
        "text": TEXT,
    }
    told = [(i["kind"], i["verdict"], i["label"], i["by"], i["at"][:16]) for i in row["items"]]
    assert told == [
        ("statement", "rejected", "negative", ["ann"], "2026-02-16T00:00"),
        ("statement", "corrected", "positive", ["bob"], "2026-02-16T00:01"),
        ("issue", "added", "positive", ["ann"], "2026-02-16T00:00"),
    ]
    assert row["items"][0]["fields"] == plain(RECORD.statements[0])
    assert row["items"][2]["spans"] == [list(span_of(TEXT, "the dam"))]
    assert sorted(each["fields"]["id"] for each in row["cited"]) == ["ac1:ana", "ac1:state"]
    assert json.loads(json.dumps(row)) == row


def test_disputed_and_untouched_items_are_told_when_asked_for():
    judged = settle(RECORD, VERSION, [say("accept", "t1:tuesday"), say("reject", "t1:tuesday", by="bob")])
    assert list(training_rows([judged])) == []
    (row,) = training_rows([judged], disputed=True)
    assert [(i["verdict"], i["label"]) for i in row["items"]] == [("disputed", None)]
    (row,) = training_rows([judged], disputed=True, untouched=True)
    assert len(row["items"]) == 5 and row["cited"] == []
