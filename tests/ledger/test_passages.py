"""Copies are found by passage, and whatever changes what is said makes no copy."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from factories import make_record
from hypothesis import given
from hypothesis import strategies as st

from travaux.data_files import data_rows, load_protected_words
from travaux.errors import ResourceError
from travaux.ledger.likeness import Likeness, are_copies, compare_passages, may_be_copies, read_compared
from travaux.ledger.origins import Witness, count_origins, origin_of
from travaux.ledger.passages import Families, find_passages, share_copied
from travaux.ledger.protected import parse_protected_words

WORDS = load_protected_words()
PAIRS = [
    line.split("\t")
    for line in (Path(__file__).parent / "pairs.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
LEAD = "Belmar has agreed to withdraw its 2,000 troops from the valley by Friday, its foreign minister said in Lissa."
PINNED = (7646931897362950776, (8443610707568596289, 5528784769290759455))
QUOTE = "we shall not open the bridge to lorries until the fees for last winter are paid"


def spans_of(text):
    """A line is a sentence."""
    spans, start = [], 0
    for line in text.split("\n"):
        if line:
            spans.append((start, start + len(line)))
        start += len(line) + 1
    return tuple(spans)


def passages_of(text):
    return find_passages(text, spans_of(text), WORDS)


def test_the_table_has_enough_pairs_of_both_sets():
    assert [sum(pair[0] == number for pair in PAIRS) >= 40 for number in "12"] == [True, True]


@pytest.mark.parametrize(("_set", "verdict", "group", "first", "second"), PAIRS)
def test_copies_are_told_from_what_says_something_else(_set, verdict, group, first, second):
    likeness = compare_passages(first, second, WORDS)
    assert likeness == compare_passages(second, first, WORDS)
    if verdict == "copy":
        assert (likeness.same, likeness.differences) == (True, ())
    else:
        assert not likeness.same
        assert group in likeness.differences


@pytest.mark.parametrize("text", [text for pair in PAIRS for text in pair[3:]])
def test_a_passage_is_like_itself(text):
    assert compare_passages(text, text, WORDS) == Likeness(True, 1.0, ())
    assert compare_passages(text, text.replace(" ", "  "), WORDS) == Likeness(True, 1.0, ())


@pytest.mark.parametrize(
    ("other", "group"),
    [
        (LEAD.replace("has agreed", "has NOT agreed"), "polarity"),
        (LEAD.replace("2,000", "3,000"), "number"),
        (LEAD.replace("Friday", "Thursday"), "date"),
        (LEAD.replace("Belmar", "Russia"), "name"),
    ],
)
def test_a_change_of_one_protected_word_makes_a_variant_that_shares_no_sketch(other, group):
    (first,), (second,) = passages_of(LEAD), passages_of(other)
    assert first.key != second.key
    assert not set(first.sketch) & set(second.sketch)
    assert group in compare_passages(LEAD, other, WORDS).differences


def test_forty_copies_with_heads_and_tails_of_their_own_are_one_family():
    reports = [
        f"Desk {n} of the Marn Post has this for readers.\n{LEAD}\nRead page {n} of our paper for the whole of it."
        for n in range(40)
    ]
    found = [passages_of(report) for report in reports]
    assert {passages[1].key for passages in found} == {passages_of(LEAD)[0].key}
    assert share_copied(found[0], {}, {p.key for p in found[1]}) == pytest.approx(19 / 40)
    witnesses = [Witness(f"v1:{n:02}", f"Outlet {n}", f"Outlet {n}", "2021-03-04", n) for n in range(40)]
    assert count_origins(witnesses) == ("Outlet 0",)


def test_a_passage_quoted_inside_another_story_is_found():
    first = passages_of(f"“{QUOTE.capitalize()},” Velt told reporters.")
    other = passages_of(f'The mayor, who had come by boat, wrote to us: "{QUOTE}", and left the town hall.')
    assert [passage.quoted for passage in (*first, *other)] == [False, True, False, True]
    assert set(first[1].sketch) & set(other[1].sketch)
    assert compare_passages(QUOTE.capitalize(), QUOTE, WORDS).same


def test_quotations_are_told_over_several_sentences_and_of_the_whole_sentence():
    text = (
        "Velt said: “The fees for last winter have to be paid first.\n"
        "“The bridge stays closed to lorries for as long as they are not.”\n"
        "The mayor of the town left the hall without another word.\n"
    )
    assert [(text[slice(*p.span)].split()[0], p.quoted, p.words) for p in passages_of(text)] == [
        ("Velt", False, 12),
        ("The", True, 10),
        ("“The", True, 13),
        ("The", False, 11),
    ]


def test_few_words_are_no_passage():
    assert passages_of("The talks in Lissa have failed again.") == ()


def test_values_are_the_same_on_every_machine():
    (passage,) = passages_of(LEAD)
    assert (passage.key, passage.sketch) == PINNED


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20))), st.randoms())
def test_the_order_of_links_makes_no_difference(links, chance):
    mixed = [pair[::-1] if chance.random() < 0.5 else pair for pair in links]
    chance.shuffle(mixed)
    expected = joined(links)
    assert joined(mixed) == expected
    assert all(root <= key and expected[root] == root for key, root in expected.items())


def joined(links):
    families = Families({})
    for first, second in links:
        families.join(first, second)
    return families.all()


def test_families_that_were_stored_grow_on():
    families = Families({2: 1, 1: 1, 7: 5, 5: 5})
    families.join(7, 2)
    families.join(9, 8)
    assert families.all() == {1: 1, 2: 1, 5: 1, 7: 1, 8: 8, 9: 8}
    assert families.of(3) == 3


SENTENCES = sorted({sentence for pair in PAIRS for sentence in pair[3:5]})


@given(st.sampled_from(SENTENCES), st.sampled_from(SENTENCES), st.data())
def test_the_short_ways_of_comparing_agree_with_the_long_one(first, second, data):
    if data.draw(st.booleans()):
        words = first.split()
        del words[data.draw(st.integers(0, len(words) - 1))]
        second = " ".join(words)
    same = compare_passages(first, second, WORDS).same
    assert are_copies(read_compared(first, WORDS), read_compared(second, WORDS)) == same
    one, other = (find_passages(text, ((0, len(text)),), WORDS) for text in (first, second))
    if same and one and other:
        assert may_be_copies(one[0].bits, np.array(other[0].bits))


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair[0]}-{pair[3][:30]}")
def test_the_short_ways_agree_on_every_pair(pair):
    same = compare_passages(pair[3], pair[4], WORDS).same
    assert are_copies(read_compared(pair[3], WORDS), read_compared(pair[4], WORDS)) == same
    one, other = (find_passages(text, ((0, len(text)),), WORDS) for text in pair[3:5])
    assert not (same and one and other) or may_be_copies(one[0].bits, np.array(other[0].bits))


def test_passages_of_other_words_are_told_apart_by_their_bits():
    one, other = passages_of(LEAD)[0], passages_of(f"{QUOTE.capitalize()}.")[0]
    assert not may_be_copies(one.bits, np.array(other.bits))


@given(st.sampled_from([pair[3] for pair in PAIRS]), st.sampled_from([pair[4] for pair in PAIRS]))
def test_comparing_is_symmetric_and_scores_lie_between_nought_and_one(first, second):
    likeness = compare_passages(first, second, WORDS)
    assert likeness == compare_passages(second, first, WORDS)
    assert 0 <= likeness.score <= 1
    assert likeness.same == (not likeness.differences)


@given(st.text(max_size=300))
def test_any_text_is_read_and_spans_lie_inside_it(text):
    for passage in find_passages(text, ((0, len(text)),), WORDS) if text else ():
        assert 0 <= passage.span[0] < passage.span[1] <= len(text)
        assert all(0 <= value < 2**63 for value in (passage.key, *passage.sketch))
    assert compare_passages(text, text, WORDS).same


def test_equal_keys_are_copies():
    by_key = {}
    for text in (text for pair in PAIRS for text in pair[3:]):
        for passage in passages_of(text):
            by_key.setdefault(passage.key, []).append(text[slice(*passage.span)])
    assert all(compare_passages(texts[0], other, WORDS).same for texts in by_key.values() for other in texts[1:])


def test_a_share_counts_the_words_of_a_copied_quotation_once():
    report = passages_of(f"“{QUOTE},” Velt told reporters.\nThe mayor of the town left the hall without another word.")
    sentence, quote, last = report
    assert share_copied(report, {}, {quote.key}) == pytest.approx(16 / 30)
    assert share_copied(report, {}, {quote.key, sentence.key}) == pytest.approx(19 / 30)
    assert share_copied(report, {last.key: 7}, {7}) == pytest.approx(11 / 30)
    assert share_copied((), {}, {1}) == 0.0


def test_the_origin_is_the_agency_then_the_publisher_then_the_host():
    record = make_record()
    bare = replace(record, article=replace(record.article, publisher=None))
    by_url = replace(bare, article=replace(bare.article, url="https://user@www.Marn-Post.example:8080/a?b"))
    assert [origin_of(replace(record, credits=("ac1:state",))), origin_of(record), origin_of(by_url), origin_of(bare)] == [
        "Velland",
        "Lissa Wire",
        "marn-post.example",
        "unknown a1:test",
    ]


WIRE = Witness("v1:b", "Lissa Wire", "Lissa Wire", "2021-03-04T10:00+00:00", 2)
OTHER = Witness("v1:c", "Keno Press", "Marn Post", "2021-03-04T11:00+00:00", 1, credited=True)
COPY = Witness("v1:a", "Marn Post", "Marn Post", None, 3)


@pytest.mark.parametrize(
    ("witnesses", "origins"),
    [
        ([], ()),
        ([COPY, WIRE], ("Lissa Wire",)),
        ([OTHER, COPY, WIRE], ("Lissa Wire", "Keno Press")),  # both print what a minister said
        ([replace(OTHER, copied=0.9), WIRE], ("Keno Press",)),  # the whole story: it is the agency's
        ([replace(OTHER, copied=0.9), replace(WIRE, credited=True)], ("Lissa Wire",)),
        ([replace(WIRE, release=None), replace(COPY, publisher="Z")], ("Marn Post",)),
    ],
)
def test_origins_are_counted_once(witnesses, origins):
    assert count_origins(witnesses) == count_origins(reversed(witnesses)) == origins


@pytest.mark.parametrize(
    "row",
    [
        ["number", "six", "#"],
        ["number", "", "#", "-"],
        ["colour", "red", "-", "-"],
        ["number", "six, six", "#", "-"],
        ["number", "six", "#", ""],
    ],
)
def test_a_bad_row_is_refused(row):
    with pytest.raises(ResourceError, match=r"protected_words\.tsv, row 1: expected"):
        parse_protected_words([row])


def test_no_row_is_there_twice():
    rows = data_rows("ledger/protected_words.tsv")
    with pytest.raises(ResourceError, match="again"):
        parse_protected_words([*rows, rows[0]])
