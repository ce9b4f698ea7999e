"""What the renderings share: dates, words, order, sides and doubts as people read them."""

from dataclasses import replace

import pytest
from factories import make_record, span_of

from travaux.cli.doubts import REASONS, find_doubts
from travaux.cli.sides import find_named, find_sides, voice_words
from travaux.cli.view import View, day, printable, when
from travaux.record.actor import Actor, Mention
from travaux.record.schema import record_schema
from travaux.record.time import TimeExpression, TimeValue
from travaux.record.unresolved import Candidate, Unresolved

RECORD = make_record()


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("2022-02-16", "Wed 16 Feb"),
        ("2021-02-16", "Tue 16 Feb 2021"),
        ("2022-02-16T14:10", "Wed 16 Feb, 14:10"),
        ("2022-02-16TMO", "Wed 16 Feb, morning"),
        ("2022-02-16T09:15:00+01:00", "Wed 16 Feb, 09:15"),
        ("2022-02", "Feb 2022"),
        ("2022", "2022"),
        ("2022-W07", "week 7, 2022"),
        ("2022-W07-WE", "weekend of week 7, 2022"),
        ("2022-SU", "summer 2022"),
        ("2022-Q1", "Q1 2022"),
        ("2022-02-14/2022-02-16", "Mon 14 Feb – Wed 16 Feb"),
        ("PRESENT_REF", "now"),
        ("FUTURE_REF", "to come"),
        ("202", "202"),
        ("2022-02-31", "2022-02-31"),
        ("2022-13", "2022-13"),
        ("XXXX-02-16", "XXXX-02-16"),
    ],
)
def test_times_are_shown_as_people_write_them(value, shown):
    assert when(TimeValue(value), "2022") == shown


def test_a_report_without_a_date_says_so():
    assert day(None) == "no date"
    assert day("1905-08-24") == "Thu 24 Aug 1905"


@pytest.mark.parametrize(
    ("words", "shown"), [("a\x1b[2Jb", "a\ufffd[2Jb"), ("a\ud83db", "a\ufffdb"), ("é\n\t“x”", "é\n\t“x”"), ("", "")]
)
def test_what_steers_a_terminal_is_replaced_sign_for_sign(words, shown):
    assert printable(words) == shown and len(shown) == len(words)


def nested_record():
    """She says that he said something; nobody knows who she is."""
    outer, inner = RECORD.statements
    text = RECORD.article.text
    inner = replace(
        inner, id="s1:inner", within=outer.id, content=(span_of(text, "“will open”".replace("“", '"').replace("”", '"')),)
    )
    return replace(RECORD, statements=(inner, RECORD.statements[1], outer))


def test_nested_statements_follow_those_who_pass_them_on():
    view = View(nested_record())
    assert [s.id for s in view.in_order()] == ["s1:open", "s1:outer", "s1:inner"]
    assert [view.depth(s) for s in view.in_order()] == [0, 0, 1]


def test_words_that_a_nested_statement_holds_are_left_to_it():
    view = View(nested_record())
    assert view.own_words(view.statements["s1:outer"]) == "the dam …"
    assert view.quote(view.statements["s1:outer"].content) == 'the dam "will open"'


def test_statements_that_hold_each_other_end():
    first, second = RECORD.statements
    view = View(replace(RECORD, statements=(replace(first, within=second.id), replace(second, within=first.id))))
    assert list(view.in_order()) == [] or len(list(view.in_order())) == 2
    assert view.depth(view.statements[first.id]) == 2


@pytest.mark.parametrize(
    ("words", "negated", "shown"),
    [("said", False, "said"), ("told", True, "did not: told")],
)
def test_what_was_not_said_is_marked(words, negated, shown):
    statement = replace(RECORD.statements[0], cue=(span_of(RECORD.article.text, words),), negated=negated)
    assert View(RECORD).cue(statement) == shown


def test_sides_are_parties_with_their_voices():
    view = View(RECORD)
    (side,) = find_sides(view)
    assert side.party.name == "Velland" and side.statements == 1
    assert [voice_words(view, side, voice) for voice in side.voices] == [("Ana Velt, Minister", "1, Tue 7 May")]


def test_a_party_that_speaks_itself_is_its_own_voice_and_people_without_one_come_last():
    ana, state = RECORD.actors
    first, second = RECORD.statements
    lone = Actor("ac1:lone", "Bo Carr", "person", (Mention(*span_of(RECORD.article.text, "She"), "pronoun"),))
    record = replace(
        RECORD, actors=(ana, state, lone), statements=(replace(first, speaker=state.id), replace(second, speaker=lone.id))
    )
    view = View(record)
    assert [side.party and side.party.name for side in find_sides(view)] == ["Velland", None]
    own, other = find_sides(view)
    assert voice_words(view, own, own.voices[0])[0] == "in its own name"
    assert voice_words(view, other, other.voices[0]) == ("Bo Carr", "1")
    assert find_named(view) == {"people": [ana]}


def test_parties_that_speak_for_each_other_end():
    ana, state = RECORD.actors
    view = View(replace(RECORD, actors=(ana, replace(state, party=ana.id))))
    assert view.side(ana) is not None


def doubts_of(*rows, **changes):
    return [(doubt.sentence, doubt.words) for doubt in find_doubts(View(replace(RECORD, unresolved=rows, **changes)))]


def test_every_code_has_plain_words():
    assert set(REASONS) == set(record_schema()["$defs"]["Unresolved"]["properties"]["code"]["enum"])


def test_an_open_speaker_is_a_question():
    assert doubts_of(*RECORD.unresolved) == [(1, "Who is “She”? Ana Velt or Velland.")]
    (row,) = RECORD.unresolved
    assert doubts_of(replace(row, code="no-antecedent", candidates=())) == [(1, "Who is “She”? Nobody named that it could be.")]
    assert doubts_of(replace(row, candidates=row.candidates[:1])) == [(1, "Who is “She”? Perhaps Ana Velt.")]


def test_an_open_date_says_what_to_give():
    row = Unresolved("a1:test", "published", "no-year", (), (span_of(RECORD.article.text, "Tuesday"),))
    assert doubts_of(row) == [(None, "Which year? The report's date “Tuesday” has none: give --published or --retrieved.")]
    row = replace(row, candidates=(Candidate("1912-05-07", 1.0),))
    assert doubts_of(row)[0][1].endswith(" Its weekdays fit Tue 7 May 1912.")
    row = replace(row, code="date-conflict", candidates=(Candidate("1912-05-08", 0.5), Candidate("1912-05-06", 0.5)))
    assert doubts_of(row)[0][1] == "The report's own date: Wed 8 May 1912 is used, but Mon 6 May 1912 stands there too."


def test_a_report_that_tells_no_date_asks_for_one():
    article = replace(RECORD.article, published=None, published_basis=None)
    assert doubts_of(article=article) == [(None, "The report tells no date of its own: give --published.")]


def test_times_that_wait_for_one_thing_are_told_together():
    spans = [span_of(RECORD.article.text, words) for words in ("Tuesday", "late")]
    rows = [Unresolved(f"t1:{n}", "value", "no-year", (), (span,)) for n, span in enumerate(spans)]
    assert doubts_of(*rows) == [(None, "2 times can't be dated without the report's own date: “Tuesday” [1], “late” [1].")]
    rows = [replace(row, code="vague-time") for row in rows[:1]]
    assert doubts_of(*rows) == [(None, "1 time is too vague for a date: “Tuesday” [1].")]
    rows = [replace(rows[0], code="two-candidates", candidates=(Candidate("1912-05-07", 0.5), Candidate("1912-05-14", 0.5)))]
    assert doubts_of(*rows) == [(1, "When is “Tuesday”? Tue 7 May 1912 or Tue 14 May 1912.")]


def test_other_rows_keep_their_field():
    row = Unresolved("ac1:ana", "party", "unnamed-party", (), (span_of(RECORD.article.text, "Ana Velt"),))
    assert doubts_of(row) == [(1, "Who acts in “Ana Velt”: the party isn't named.")]
    row = Unresolved("ac1:state", "codes", "not-in-lexicon", (), (span_of(RECORD.article.text, "Ana Velt"),))
    assert doubts_of(row) == [(None, "No country code is known for “Ana Velt” [1].")]


def test_long_lists_are_counted():
    text = "One two three four five six seven eight"
    times = tuple(TimeExpression(f"t1:{n}", *span_of(text, word), "DATE", None) for n, word in enumerate(text.split()))
    rows = [Unresolved(t.id, "value", "vague-time", (), ((t.start, t.end),)) for t in times]
    article = replace(RECORD.article, text=text, blocks=())
    ((_, words),) = doubts_of(*rows, article=article, sentences=((0, len(text)),), times=times, actors=(), statements=())
    assert words.startswith("8 times are too vague for a date: “One” [0], “two” [0]") and words.endswith("“six” [0] and 2 more.")
