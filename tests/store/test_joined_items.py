"""Items of a ledger with what they are joined with, and why: the same on both databases, and as people's judgements have it."""

import re
from dataclasses import replace
from importlib import resources

import jsonschema
import orjson
import pytest
from sqlalchemy import update
from store_factory import FIRST, WORDS, add, capture_of, entry_of, problems, read

from travaux.errors import UsageError
from travaux.join_resources import load_name_rules, load_side_rules
from travaux.joins.codebook import CodebookIssue, Talks
from travaux.joins.speakers import Actors
from travaux.record.actor import Actor, Mention
from travaux.record.document import Document, DocumentState
from travaux.record.time import TimeValue
from travaux.review import Judge
from travaux.store import prepare
from travaux.store import tables as t
from travaux.store.joins.codebooks import bring_in
from travaux.store.joins.items import explain_items, joined_item
from travaux.store.joins.stored import TOKEN
from travaux.store.named import is_item_name

ACTORS = Actors(load_name_rules(), load_side_rules())
TALKS = Talks("River talks", ("Velland", "Belmar"), (CodebookIssue("dam"),))
SCHEMA = orjson.loads((resources.files("travaux") / "data" / "views" / "item.schema.json").read_bytes())
STAYS = "Ana Velt said the upper dam will stay shut until the fourteen fishermen are home"
TOLD = "Ana Velt said the upper dam must stay shut till all fourteen fishermen are home again"
REPORTS = {
    "one": capture_of("Dam stays shut", f"{STAYS}.", url="https://a.example/1", published="2022-02-14"),
    "two": capture_of("Fishermen first", f"{TOLD}.", "Ivo Kern said it’s late.", publisher="Keno Post", published="2022-02-15"),
    "three": capture_of("Rain", "Ana Velt said the harvest of barley was poor.", publisher="Marn News", published="2022-02-15"),
    "demand": capture_of(
        "Halt asked", "Ana Velt demanded a halt to the upper dam.", url="https://a.example/2", published="2022-02-26"
    ),
    "answer": capture_of(
        "Halt refused", "Ivo Kern rejected a halt to the upper dam works.", publisher="Keno Post", published="2022-02-28"
    ),
    "other": capture_of("Barley", "Ana Velt offered barley seeds.", publisher="Keno Post", published="2022-03-02"),
}


@pytest.fixture
def covered(ledger):
    add(ledger, *REPORTS.values())
    bring_in(ledger, [TALKS], "ana")
    return ledger


def of(name, kind="statements", at=0):
    """The name of an item of a report, `REPORT#ITEM`."""
    capture = REPORTS[name]
    return f"{capture.source}#{getattr(read(capture), kind)[at].id}"


def shown(ledger, name, **options):
    """What is shown of an item, which follows its schema."""
    found = joined_item(ledger, name, ACTORS, **options).to_dict()
    jsonschema.Draft202012Validator(SCHEMA).validate(orjson.loads(orjson.dumps(found)))
    return found


def tellings(ledger, name, **options):
    return [telling["title"] for telling in shown(ledger, name, **options)["utterance"]["tellings"]]


def move(ledger, name, **options):
    (found,) = shown(ledger, name, **options)["talks"]
    return found


# Statements


def test_a_statement_is_shown_with_all_other_tellings(covered):
    found = shown(covered, of("two"))
    first, second = found["utterance"]["tellings"]
    assert (first["title"], first["parent"], first["score"]) == ("Dam stays shut", None, None)
    assert (second["title"], second["parent"], second["judged"]) == ("Fishermen first", first["id"], False)
    assert second["score"] >= 0.4 and second["quote"] in TOLD and second["speakers"] == ["Ana Velt"]
    assert found["chain"] == [["Ana Velt"]] and found["paper"] is None


def test_the_id_of_any_telling_shows_the_utterance_whose_id_is_that_of_its_earliest(covered):
    ids = {shown(covered, of(name))["utterance"]["id"] for name in ("one", "two")}
    assert ids == {shown(covered, of("one"))["id"]}


def test_nobody_else_tells_of_it(covered):
    assert tellings(covered, of("three")) == ["Rain"]
    assert tellings(covered, of("two", at=1)) == ["Fishermen first"]


def test_what_people_say_of_tellings_shows_until_it_is_undone(covered):
    judge = Judge(covered, "ana")
    apart = judge.not_same([of("one"), of("two")])
    assert tellings(covered, of("two")) == ["Fishermen first"]
    (ruling,) = shown(covered, of("two"))["judgements"]
    assert (ruling["judgement"], ruling["verdict"], ruling["by"], ruling["disputed"]) == (apart.id, "not-same", "ana", False)
    assert not explain_items(covered, of("one"), of("two"), ACTORS).explanation.joined
    judge.undo(apart.id)
    assert tellings(covered, of("two")) == ["Dam stays shut", "Fishermen first"]
    assert shown(covered, of("two"))["judgements"] == []


def test_people_join_what_shares_no_word_and_the_tie_says_so(covered):
    judge = Judge(covered, "ana")
    together = judge.join([of("one"), of("three")])
    assert tellings(covered, of("three")) == ["Dam stays shut", "Fishermen first", "Rain"]
    last = shown(covered, of("one"))["utterance"]["tellings"][-1]
    assert last["judged"] and last["parent"] == shown(covered, of("one"))["id"]
    told = explain_items(covered, of("one"), of("three"), ACTORS).explanation
    assert told.joined and told.reasons[0].text == "people say that these are the same" and told.score < 0.4
    judge.undo(together.id)
    assert tellings(covered, of("three")) == ["Rain"]


def test_what_is_disputed_binds_nobody_and_says_so(covered):
    Judge(covered, "ana").join([of("one"), of("three")])
    Judge(covered, "ivo").not_same([of("one"), of("three")])
    assert tellings(covered, of("three")) == ["Rain"]
    assert [ruling["disputed"] for ruling in shown(covered, of("three"))["judgements"]] == [True, True]


def test_as_of_a_day_only_what_was_known_by_then_is_told(covered):
    assert tellings(covered, of("one"), as_of="2022-02-14") == ["Dam stays shut"]
    assert tellings(covered, of("one"), as_of="2022-02-15") == ["Dam stays shut", "Fishermen first"]
    with pytest.raises(UsageError, match=r"expected an item that was known on 2022-02-14; its report was released on 2022-02-15"):
        shown(covered, of("two"), as_of="2022-02-14")


def test_a_version_that_was_replaced_is_told_no_more_but_its_ids_stay_good(covered):
    old = shown(covered, of("one"))["id"]
    newer = capture_of("Dam stays shut", f"{STAYS}.", "It rained.", url="https://a.example/1", published="2022-02-16")
    add(covered, newer)
    told = shown(covered, of("two"))["utterance"]
    assert told["id"] == old and old not in {each["id"] for each in told["tellings"]} and len(told["tellings"]) == 2
    assert shown(covered, old)["utterance"]["id"] == old


# Moves


def test_a_move_is_shown_with_its_proposition_and_the_words_that_it_is_linked_to(covered):
    found = move(covered, of("answer", "moves"))
    assert (found["talks"], found["party"], found["deeds"]) == ("River talks", "Belmar", 2)
    assert found["parties"] == [{"party": "Velland", "deeds": 1}, {"party": "Belmar", "deeds": 1}]
    assert (found["since"], found["last"], found["issue"]) == ("2022-02-26", "2022-02-28", "dam")
    (link,) = found["links"]
    assert (link["to"], link["about"], link["score"]) == (found["proposition"], "a halt to the upper dam", 1.0)
    assert link["reasons"][0]["what"] == "content" and {"upper", "dam"} <= {each["text"] for each in link["reasons"]}


def test_the_ids_of_deeds_and_propositions_are_those_of_views(covered):
    found = move(covered, of("answer", "moves"))
    assert is_item_name(found["proposition"])
    first = move(covered, found["proposition"])
    assert first["deed"] == first["proposition"] == found["proposition"] and first["links"] == []
    assert move(covered, found["deed"])["proposition"] == found["proposition"]


def test_a_party_whose_deed_it_is_not_is_refused(covered):
    deed = move(covered, of("answer", "moves"))["deed"]
    with pytest.raises(UsageError, match=r"expected a party whose move .* got 'Velland'"):
        shown(covered, deed.replace("/Belmar", "/Velland"))


def test_people_part_moves_and_join_them(covered):
    demand, answer, other = (of(name, "moves") for name in ("demand", "answer", "other"))
    judge = Judge(covered, "ana")
    apart = judge.not_same([demand, answer])
    assert move(covered, answer)["deeds"] == 1 and move(covered, answer)["links"] == []
    assert not explain_items(covered, demand, answer, ACTORS).explanation.joined
    judge.undo(apart.id)
    judge.join([demand, other])
    found = move(covered, other)
    assert found["deeds"] == 3 and found["links"][0]["reasons"][0]["text"] == "people say that these are the same"
    assert explain_items(covered, demand, other, ACTORS).explanation.joined
    assert problems(covered) == []


def test_a_move_as_of_a_day(covered):
    assert move(covered, of("demand", "moves"), as_of="2022-02-27")["deeds"] == 1
    assert move(covered, of("demand", "moves"))["deeds"] == 2


def test_talks_are_chosen_by_name_or_refused(covered):
    bring_in(covered, [Talks("Barley", ("Velland",), (CodebookIssue("seeds"),))], "ana")
    names = [each["talks"] for each in shown(covered, of("other", "moves"))["talks"]]
    assert names == ["Barley", "River talks"]
    assert move(covered, of("other", "moves"), talks="Barley")["issue"] == "seeds"
    with pytest.raises(UsageError, match="Barley, River talks"):
        shown(covered, of("other", "moves"), talks="Vienna")


def test_a_move_of_nobody_in_the_talks_is_compared_by_its_words_alone(covered):
    add(covered, keno := capture_of("Keno", "Mira Osei demanded a halt to the upper dam.", published="2022-02-20"))
    name = f"{keno.source}#{read(keno).moves[0].id}"
    assert shown(covered, name)["talks"] == []
    told = explain_items(covered, name, of("demand", "moves"), ACTORS)
    assert told.explanation.joined and told.talks is None
    why = {reason.what: reason.text for reason in told.explanation.reasons}
    assert "the first isn't a move of a party of River talks" in why["talks"] and "told by their words alone" in why["talks"]
    add(covered, calm := capture_of("Marn", "Mira Osei demanded calm.", published="2022-02-20"))
    other = f"{calm.source}#{read(calm).moves[0].id}"
    assert not explain_items(covered, other, of("demand", "moves"), ACTORS).explanation.joined


# Actors and papers


def test_an_actor_is_shown_with_its_party_and_what_tells_it(covered):
    (by_record,) = shown(covered, of("demand", "actors", 1))["sides"]
    assert (by_record["talks"], by_record["party"], by_record["basis"]) == ("River talks", "Velland", "its report")
    (by_name,) = shown(covered, of("demand", "actors"))["sides"]
    assert (by_name["party"], by_name["basis"], by_name["said"]) == ("Velland", "its name", [])


def test_a_person_of_whom_only_other_reports_tell_is_taken_for_what_they_say(covered):
    post = "Belmar's foreign minister, Ivo Kern, said little"
    told = capture_of("Minister", f"{post}.", "Ivo Kern demanded a halt.", publisher="Marn News", published="2022-02-17")
    entries = []
    for capture, sided in ((told, True), (alone := capture_of("Kern", "Ivo Kern demanded fish.", published="2022-02-20"), False)):
        record = read(capture)
        actors = tuple(replace(actor, party=None) for actor in record.actors if sided or actor.kind == "person")
        moves = tuple(replace(move, party=("ac1:Ivo Kern",)) for move in record.moves)
        entries.append(prepare(capture, replace(record, actors=actors, moves=moves), WORDS, FIRST.made_by))
    covered.add(entries)
    (side,) = shown(covered, f"{alone.source}#ac1:Ivo Kern")["sides"]
    assert (side["party"], side["basis"]) == ("Belmar", "other reports")
    assert "Minister" in [each["title"] for each in side["said"]]


def test_a_last_name_alone_is_that_of_whom_reports_of_the_time_tell_in_showing_and_in_explaining(covered):
    names = {"Full": ("Ivo Kernak", "2022-02-17"), "Bare": ("Kernak", "2022-02-20"), "Later": ("Ola Kernak", "2022-03-20")}
    entries, items = [], []
    for title, (name, day) in names.items():
        capture = capture_of(title, f"{name} demanded fish.", published=day, publisher=f"{title} News")
        record = read(capture)
        start = record.article.text.index(name)
        person = Actor("ac1:who", name, "person", (Mention(start, start + len(name), "name"),))
        entries.append(prepare(capture, replace(record, actors=(person,), statements=(), moves=()), WORDS, FIRST.made_by))
        items.append(f"{capture.source}#ac1:who")
    covered.add(entries)
    full, bare, later = items
    assert (shown(covered, bare)["person"], shown(covered, full)["person"]) == ("Ivo Kernak", None)
    assert explain_items(covered, bare, full, ACTORS).explanation.joined
    told = explain_items(covered, bare, later, ACTORS).explanation
    assert not told.joined and "several persons may be meant" in told.reasons[0].text


def test_a_party_that_is_only_presumed_makes_nobody_another(covered):
    entries, items = [], []
    for publisher, text in (("Marn News", "Velland sent President Kernak."), ("Belmar News", "They saw President Kernak.")):
        capture = capture_of(text[:4], text, published="2022-02-17", publisher=publisher)
        record = read(capture)
        start, state = (record.article.text.find(name) for name in ("Kernak", "Velland"))
        actors = [Actor("ac1:who", "Kernak", "person", (Mention(start, start + 6, "name"),))]
        if state >= 0:
            actors = [replace(actors[0], party="ac1:state")]
            actors.append(Actor("ac1:state", "Velland", "government", (Mention(state, state + 7, "name"),)))
        entries.append(prepare(capture, replace(record, actors=tuple(actors), statements=(), moves=()), WORDS, FIRST.made_by))
        items.append(f"{capture.source}#ac1:who")
    covered.add(entries)
    assert [shown(covered, each)["sides"][0]["party"] for each in items] == ["Velland", "Belmar"]
    assert explain_items(covered, *items, ACTORS).explanation.joined


def paper(capture, label, words, *, pages=None, state=None, day=None, by="ac1:Velland"):
    """An entry whose report tells of a document."""
    record = read(capture)
    start = record.article.text.index(words)
    at = ((start, start + len(words)),)
    history = (DocumentState(state, at, TimeValue(day, day, day)),) if state else ()
    document = Document(f"d1:{label[:4]}", label, "proposal", at, (by,), (), pages, None, history)
    return prepare(capture, replace(record, documents=(document,)), WORDS, FIRST.made_by)


def test_a_paper_is_shown_with_its_sightings_its_states_by_day_and_what_differs(covered):
    captures = [
        capture_of("Plan", "Ana Velt said the 12-point dam plan was handed over.", published="2022-02-20"),
        capture_of("Pages", "Ana Velt said the 12-point plan on the dam has grown.", publisher="Keno Post", published="2022-02-22"),
    ]
    covered.add(
        [
            paper(captures[0], "the 12-point dam plan", "the 12-point dam plan", pages=9, state="submitted", day="2022-02-19"),
            paper(captures[1], "the 12-point plan on the dam", "the 12-point plan", pages=11, state="published", day="2022-02-21"),
        ]
    )
    found = [shown(covered, f"{capture.source}#d1:the")["paper"] for capture in captures]
    assert found[0] == found[1]
    one, other = (telling["id"] for telling in found[0]["tellings"])
    assert found[0]["id"] == one and [each["speakers"] for each in found[0]["tellings"]] == [["Velland"], ["Velland"]]
    assert [(each["state"], each["days"][0], each["by"]) for each in found[0]["states"]] == [
        ("submitted", "2022-02-19", [one]),
        ("published", "2022-02-21", [other]),
    ]
    (differ,) = found[0]["differences"]
    assert differ["what"] == "pages" and [value["value"] for value in differ["values"]] == ["9", "11"]
    assert explain_items(covered, *(f"{capture.source}#d1:the" for capture in captures), ACTORS).explanation.joined


# Pairs, names, and what was joined before


def test_reasons_come_the_weightiest_first(covered):
    joined = explain_items(covered, of("one"), of("two"), ACTORS).explanation
    told = [each.weight for each in joined.reasons if each.what not in ("word", "number", "move")]
    assert joined.joined and told == sorted(told, reverse=True)
    apart = explain_items(covered, of("one"), of("three"), ACTORS).explanation
    assert not apart.joined and apart.reasons[0].text == "they share no word"
    assert explain_items(covered, of("two"), of("one"), ACTORS).explanation == joined


def test_items_of_two_sorts_are_told_apart_and_one_is_itself(covered):
    told = explain_items(covered, of("demand", "moves"), of("demand"), ACTORS).explanation
    assert not told.joined and "is no" in told.reasons[0].text
    assert explain_items(covered, of("demand", "moves"), of("demand", "moves"), ACTORS).explanation.joined


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("https://a.example/1#s1:none", "expected the id of an item"),
        ("nowhere.txt#s1:none", "found none called 'nowhere.txt'"),
        ("e1:none/m1:none/Velland", "found none called 'e1:none'"),
        ("s1:none", "expected an item as REPORT#ITEM"),
    ],
)
def test_names_that_mean_nothing_are_refused_with_what_was_expected(covered, name, said):
    with pytest.raises(UsageError, match=re.escape(said)):
        shown(covered, name)


def test_what_people_have_rejected_is_refused_and_what_they_added_is_found(covered):
    judge = Judge(covered, "ana")
    judge.reject(of("three"))
    with pytest.raises(UsageError, match="which people have rejected"):
        shown(covered, of("three"))
    value = {"speaker": "Ivo Kern", "source": "Ivo Kern", "cue": "it’s", "content": "late", "form": "indirect"}
    added = judge.add(REPORTS["two"].source, "statement", value)
    assert shown(covered, f"{REPORTS['two'].source}#{added.anchors[0].item}")["quote"] == "late"


def test_what_another_joiner_has_joined_is_joined_anew(covered):
    before = move(covered, of("answer", "moves"))
    with covered.database.writing() as connection:
        connection.execute(t.digest.delete())
        connection.execute(t.node.update().values(parent=None))
        connection.execute(update(t.setting).where(t.setting.c.name == TOKEN).values(value="older:1"))
    told = []
    covered.tell_joined = lambda done, whole: told.append((done, whole))
    assert move(covered, of("answer", "moves")) == before
    assert told == [(0, len(REPORTS)), (len(REPORTS), len(REPORTS))]
    assert problems(covered) == []


def test_the_order_of_adding_makes_no_difference(covered, new_ledger):
    other = new_ledger()
    for capture in reversed(REPORTS.values()):
        other.add([entry_of(capture)])
    bring_in(other, [TALKS], "ana")
    for name, kind in (("two", "statements"), ("answer", "moves"), ("demand", "actors")):
        assert shown(other, of(name, kind)) == shown(covered, of(name, kind))
