"""Which words are times: model spans (in brackets) put right by rule, and what is added without them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from times_factory import make_analysis, unmark

from travaux.extract.times import choose_spans, find_times
from travaux.extract.times.calendar import read_day
from travaux.resources import load_time_lexicon

CHOSEN = [
    # widened to the whole of the expression
    ("It began [Friday], 11 February 2022.", ["Friday, 11 February 2022"]),
    ("It began [early] this week.", ["early this week"]),
    ("It began on the night of [3 May].", ["the night of 3 May"]),
    ("It began in April [next year].", ["April next year"]),
    ("They talked for more than [two] hours.", ["more than two hours"]),
    # not across a sentence, nor over a preposition
    ("It began in [April]. One envoy left.", ["April"]),
    ("It rained over [the weekend].", ["the weekend"]),
    ("It rained [in May].", ["May"]),
    ("[Ten days after] the vote he left.", ["Ten days"]),
    ("[The day before], he left.", ["The day before"]),
    ("[Following Monday] he left.", ["Monday"]),
    ("He left on [the following Monday].", ["the following Monday"]),
    # two dates are two times
    ("The talks of [14-16 February] failed.", ["14", "16 February"]),
    ("They met on [Monday and Tuesday].", ["Monday", "Tuesday"]),
    ("The talks of [May 14-16, 1912] failed.", ["May 14", "16, 1912"]),
    ("It lasted [from October to March 1915].", ["October", "March 1915"]),
    # what is none
    ("They met at [the same time].", []),
    ("[This time] they agreed.", []),
    ("[Now] that they agree, all is well.", []),
    ("[Year] of Action began.", []),
    ("The [37 years old] envoy left.", []),
    ("The [17-year]-olds left.", []),
    ("The Tonight Show was seen.", []),
    ("She ruled in [her thirties].", []),
    ("She ruled in [the thirties].", ["the thirties"]),
    ("They scored in [the 28th minute].", []),
    ("Output rose by a tenth [year-on-year].", []),
    ("They hold [a quarter] of the market.", []),
    ("They sold it for [three quarters] of the year.", ["three quarters"]),
    ("It took [a quarter] of a century.", ["a quarter of a century"]),
    ("The [quarter]-to-quarter change was small.", []),
    ("They marked [the 30th anniversary] of the treaty.", []),
    ("They met on [the 30th].", ["the 30th"]),
    ("A scorer ([30th]) was named.", []),
    ("A [50-year-old] treaty was read.", []),
    ("The [former] envoy left.", []),
    ("The [four] envoys left.", []),
    ("They [often] met.", []),
    # added without the model
    ("It is dated 2022-02-16 and was sent on 17 February 2022.", ["2022-02-16", "17 February 2022"]),
    ("They met on Monday, and meet again tomorrow.", ["Monday", "tomorrow"]),
    ("He was a minister in 1912.", ["1912"]),
    ("There were 1912 envoys.", []),
    ("They will soon sign.", ["soon"]),
    ("They are now ready.", ["now"]),
    ("It prints a weekly list, and daily news of the current war.", ["weekly", "daily", "the current"]),
    ("They own LA Weekly.", []),
    ("They have talked for decades.", ["decades"]),
    ("A ten-day truce was kept for a month.", ["ten-day", "a month"]),
    ("They march in may parades.", []),
]


@pytest.mark.parametrize(("marked", "expected"), CHOSEN)
def test_chosen_spans(marked, expected):
    text, spans = unmark(marked)
    chosen = choose_spans(make_analysis(text, spans), load_time_lexicon())
    assert [text[s.start : s.end] for s in chosen] == expected


def test_a_time_without_value_has_a_row_with_its_reason():
    text = "The draft came on 16 February. It was refused on 03/04/1912."
    found = find_times(make_analysis(text, []), None, load_time_lexicon())
    assert [(row.code, [c.value for c in row.candidates]) for row in found.unresolved] == [
        ("no-year", []),
        ("two-candidates", ["1912-03-04", "1912-04-03"]),
    ]
    assert [row.item for row in found.unresolved] == [time.id for time in found.times]
    assert [row.spans for row in found.unresolved] == [((time.start, time.end),) for time in found.times]
    assert found.unresolved[1].candidates[0].confidence == 0.5


FORMS = """the last of May 16 2022 Monday and - next 3 two weeks ago before in early 1990s half a year third quarter now 14:10
p.m. 0 99999 1.5 29 February every other day twice winter BC Easter noon 31/12/99 2022-13-45 2022-W60 ' , . 9/11 hundred thousand
first week ten years previous decades from to until Friday's morning tonight"""
WORDS = st.sampled_from([*FORMS.split(), "\n"])
TEXTS = st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=40).map(" ".join))


@settings(max_examples=300, deadline=None)
@given(text=TEXTS, published=st.sampled_from([None, "2022-02-16", "0001-01-01", "9999-12-31", "2022-02", "x"]), data=st.data())
def test_any_text_gives_sound_times(text, published, data):
    cut = st.integers(0, len(text))
    pairs = data.draw(st.lists(st.tuples(cut, cut), max_size=5))
    spans = [(min(p), max(p)) for p in pairs if p[0] != p[1]]
    found = find_times(make_analysis(text, spans, None), published, load_time_lexicon())
    assert all(0 <= t.start < t.end <= len(text) for t in found.times)
    assert all(a.end <= b.start for a, b in zip(found.times, found.times[1:], strict=False))
    for time in found.times:
        assert (time.earliest is None) == (time.latest is None)
        assert time.earliest is None or read_day(time.earliest) <= read_day(time.latest)
        assert time.value != "" and not (time.value is None and time.earliest)
    assert {row.item for row in found.unresolved} == {t.id for t in found.times if t.value is None}
