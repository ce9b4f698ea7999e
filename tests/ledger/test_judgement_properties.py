import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from judgements_factory import VERSION, shift, sign, take_back

from travaux import RecordError, UsageError
from travaux.ledger.judgements import Orphan, active, carry, settle
from travaux.record.amend import circles, judged_fields
from travaux.record.anchor import LIST_OF, TYPE_OF, find_item
from travaux.record.check import check_record
from travaux.record.judgement import Judgement, add, correct, make_anchor
from travaux.record.record import Record
from travaux.record.span import text_of
from travaux.record.wire import plain

# -- properties, on the records of the sample reports

PEOPLE = [("ann", "coder"), ("bob", "coder"), ("eve", "editor")]


def draw_judgement(data, record, minute, sofar):
    """One judgement of anything in a record: verdict, person and value as chance will have them; None if it's refused."""
    by, role = data.draw(st.sampled_from(PEOPLE))
    signature = sign(by, minute, role)
    verdict = data.draw(st.sampled_from(["accept", "reject", "correct", "correct", "add", "undo"]))
    if verdict == "undo" and sofar:
        return Judgement("undo", (), by, signature.at, undoes=data.draw(st.sampled_from(sofar)).id)
    kinds = [kind for kind, name in LIST_OF.items() if getattr(record, name)]
    items = getattr(record, LIST_OF[data.draw(st.sampled_from(kinds))])
    item = data.draw(st.sampled_from(items))
    kind, _ = find_item(record, item.id)
    other = plain(data.draw(st.sampled_from(items)))
    try:
        if verdict == "add":
            start = data.draw(st.integers(0, len(record.article.text) - 9))
            moved = {"content": [[start, start + 9]], "evidence": [[start, start + 9]], "start": start, "end": start + 9}
            moved |= {"mentions": [[start, start + 9]]} if kind in ("document", "issue") else {}
            kept = {name: value for name, value in other.items() if name != "id"}
            return add(record, VERSION, kind, kept | {k: v for k, v in moved.items() if k in other}, signature)
        if verdict == "correct":
            field = data.draw(st.sampled_from(judged_fields(kind)))
            return correct(record, make_anchor(record, VERSION, item.id, field), other[field], signature)
        return Judgement(
            verdict if verdict != "undo" else "accept", (make_anchor(record, VERSION, item.id),), by, signature.at, role=role
        )
    except (RecordError, UsageError):
        return None


def draw_judgements(data, samples, *, most=8):
    record = samples[data.draw(st.sampled_from(sorted(samples)))]
    sofar = []
    for minute in range(data.draw(st.integers(1, most))):
        base = settle(record, VERSION, sofar).record if data.draw(st.booleans()) else record
        judgement = draw_judgement(data, base, minute, sofar)
        sofar += [judgement] if judgement is not None else []
    return record, sofar


properties = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])


@properties
@given(st.data())
def test_judged_records_hold_together(sample_records, data):
    record, judgements = draw_judgements(data, sample_records)
    judged = settle(record, VERSION, judgements)
    check_record(judged.record)
    assert Record.from_dict(judged.record.to_dict()).to_dict() == judged.record.to_dict()
    assert list(circles(judged.record)) == []
    listed = {j.id for each in judged.items for j in each.judgements} | {o.judgement.id for o in judged.orphans}
    assert listed == {j.id for j in active(judgements)}
    left = {item.id for name in LIST_OF.values() for item in getattr(judged.record, name)}
    machine = {item.id for name in LIST_OF.values() for item in getattr(record, name)}
    gone = {each.item.id for each in judged.items if each.state == "rejected"}
    added = {each.item.id for each in judged.items if each.state == "added"}
    assert left == (machine - gone) | added


@properties
@given(st.data())
def test_the_order_of_judgements_does_not_matter_and_a_second_time_adds_nothing(sample_records, data):
    record, judgements = draw_judgements(data, sample_records)
    judged = settle(record, VERSION, judgements)
    assert settle(record, VERSION, data.draw(st.permutations(judgements))) == judged
    assert settle(record, VERSION, judgements + judgements) == judged


@properties
@given(st.data())
def test_an_undo_restores_exactly(sample_records, data):
    record, judgements = draw_judgements(data, sample_records)
    more = draw_judgement(data, settle(record, VERSION, judgements).record, 50, judgements)
    if more is None:
        return
    undo = take_back(more)
    before = settle(record, VERSION, judgements)
    assert settle(record, VERSION, [*judgements, more, undo]) == before
    again = take_back(undo, minute=100)
    assert settle(record, VERSION, [*judgements, more, undo, again]) == settle(record, VERSION, [*judgements, more])


@properties
@given(st.data())
def test_wire_forms_come_back(sample_records, data):
    for judgement in draw_judgements(data, sample_records)[1]:
        assert Judgement.from_dict(json.loads(json.dumps(judgement.to_dict()))) == judgement


@properties
@given(st.data())
def test_judgements_of_a_text_with_a_paragraph_put_in_before_are_the_same_further_on(sample_records, data):
    record, judgements = draw_judgements(data, sample_records, most=5)
    put_in = "Zz 00 qq.\n\n"
    text = put_in + record.article.text
    again = shift(record, text, "v1:new", 0, len(put_in))
    here, there = settle(record, VERSION, judgements), settle(again, VERSION, judgements)
    orphans = {o.judgement.id: o.reason for o in there.orphans}
    assert set(orphans.values()) <= {"no-match", "several-matches", "no-item"}
    if not orphans:
        assert [(each.kind, each.state) for each in there.items] == [(each.kind, each.state) for each in here.items]
        for name in ("statements", "moves"):
            spans = [text_of(text, getattr(s, "content", ()) or getattr(s, "evidence", ())) for s in getattr(there.record, name)]
            old = [here.record.quote(getattr(s, "content", ()) or getattr(s, "evidence", ())) for s in getattr(here.record, name)]
            assert spans == old


def test_what_nobody_judged_is_as_it_was_read(sample_records):
    for record in sample_records.values():
        judged = settle(record, VERSION, [])
        assert judged.record == record and {each.state for each in judged.items} == {"untouched"}


def test_every_item_of_the_samples_is_carried_or_stands_several_times(sample_records):
    kept = total = 0
    for record in sample_records.values():
        put_in = "Zz 00 qq.\n\n"
        for kind, name in LIST_OF.items():
            for item in getattr(record, name):
                anchor = make_anchor(record, VERSION, item.id)
                carried = carry(anchor, put_in + record.article.text, "v1:new")
                total += bool(anchor.excerpts)
                if isinstance(carried, Orphan):
                    assert carried.reason == ("several-matches" if anchor.excerpts else "no-match")
                else:
                    kept += 1
                    assert carried.spans == tuple((a + len(put_in), b + len(put_in)) for a, b in anchor.spans)
                    assert isinstance(item, TYPE_OF[kind])
                twice = carry(anchor, record.article.text + "\n" + record.article.text, "v1:new")
                assert twice.reason in ("several-matches", "no-match")
    assert kept / total > 0.99
