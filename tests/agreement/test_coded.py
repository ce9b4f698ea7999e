"""Two people who coded the same reports: what they marked, what both found, and what they said of it."""

from dataclasses import replace

import pytest
from codings_factory import coding
from hypothesis import given
from hypothesis import strategies as st

from travaux.agreement.coded import FIELDS, SPANS, Found, agreement_of, pairs_of
from travaux.record.coding import CodedDocument, CodedMove, CodedState, CodedStatement, CodedText

LENGTH = 60
SPAN = st.tuples(st.integers(0, LENGTH - 10), st.integers(1, 10)).map(lambda s: (s[0], s[0] + s[1]))
SPANS_OF = st.lists(SPAN, min_size=1, max_size=2, unique=True).map(tuple)
NAMES = st.lists(st.sampled_from(["Ana Velt", "Velland", "the West"]), max_size=2, unique=True).map(tuple)
STATEMENTS = st.lists(
    st.builds(
        CodedStatement,
        st.just(""),
        st.sampled_from(["Ana Velt", None]),
        SPANS_OF,
        st.sampled_from(["direct", "indirect"]),
        addressee=NAMES,
        negated=st.booleans(),
    ),
    max_size=3,
)
MOVES = st.lists(st.builds(CodedMove, st.just(""), st.sampled_from(["offer", "demand"]), NAMES, SPANS_OF, to=NAMES), max_size=3)
DOCUMENTS = st.lists(
    st.builds(CodedDocument, st.just(""), st.just("plan"), st.sampled_from(["plan", "draft"]), SPANS_OF), max_size=2
)
LISTS = st.tuples(STATEMENTS, MOVES, DOCUMENTS)


def numbered(items, letter):
    return tuple(replace(item, id=f"{letter}{i}") for i, item in enumerate(items))


def text_of(*by_coder, names=("ana", "ben")):
    """A text that some people coded, from the lists of each."""
    return CodedText(
        LENGTH,
        tuple(
            coding(name, statements=numbered(s, "s"), moves=numbered(m, "m"), documents=numbered(d, "d"))
            for name, (s, m, d) in zip(names, by_coder, strict=True)
        ),
    )


def alphas(found):
    return [row.alpha for row in (*found.spans, *found.fields)]


@given(st.lists(LISTS, min_size=1, max_size=3))
def test_who_found_the_same_agrees_wholly(reports):
    found = agreement_of([text_of(lists, lists) for lists in reports], ("ana", "ben"))
    assert {alpha.value for alpha in alphas(found)} <= {1.0, None}
    assert all(alpha.reason in ("no-units", "no-variation") for alpha in alphas(found) if alpha.value is None)
    assert all(each.first == each.second == each.both for each in found.found)


@given(st.lists(st.tuples(LISTS, LISTS), min_size=1, max_size=3), st.randoms(use_true_random=False))
def test_the_order_of_people_and_reports_does_not_matter(reports, random):
    found = agreement_of([text_of(*pair) for pair in reports], ("ana", "ben"))
    turned = [text_of(two, one, names=("ben", "ana")) for one, two in reports]
    random.shuffle(turned)
    other = agreement_of(turned, ("ben", "ana"))
    assert [(each.first, each.second, each.both) for each in found.found] == [
        (each.second, each.first, each.both) for each in other.found
    ]
    assert [row.alpha.value for row in other.spans] == pytest.approx([row.alpha.value for row in found.spans], nan_ok=True)
    assert [row.alpha.n for row in other.fields] == [row.alpha.n for row in found.fields]


def statement(number, start, end, speaker, **more):
    return CodedStatement(f"s{number}", speaker, ((start, end),), more.pop("form", "indirect"), **more)


ANA = coding(
    "ana",
    statements=[
        statement(1, 0, 10, "Ana Velt", form="direct", source=((0, 3),)),
        statement(2, 20, 40, "Ivo Kern"),
        statement(3, 25, 40, "Mira Osei", within="s2"),
    ],
    moves=[
        CodedMove("m1", "offer", ("Velland", "Keno"), ((0, 10),), to=("the West",), statement="s1"),
        CodedMove("m2", "reject", ("Belmar",), ((20, 30),), condition=((31, 40),)),
    ],
    documents=[CodedDocument("d1", "the draft", "draft", ((45, 50),), ("Velland",), history=(CodedState("ready"),))],
)
BEN = coding(
    "ben",
    statements=[statement(1, 20, 41, "ivo kern"), statement(2, 0, 9, "Velland"), statement(3, 50, 60, "Ana Velt")],
    moves=[
        CodedMove("m1", "demand", ("Belmar",), ((20, 30),)),
        CodedMove("m2", "offer", ("keno", "Velland"), ((0, 8),), to=("West",), statement="s2"),
    ],
)
BOTH = CodedText(LENGTH, (ANA, BEN))


def test_items_are_counted_and_matched():
    found = agreement_of([BOTH], ("ana", "ben"))
    assert found.reports == 1
    assert found.found == (Found("statements", 3, 3, 2), Found("moves", 2, 2, 2), Found("documents", 1, 0, 0))


@pytest.mark.parametrize(
    ("name", "field", "agreed"),
    [
        ("statements", "speaker", 1),  # Ivo Kern; of Ana Velt one says Velland
        ("statements", "form", 1),
        ("statements", "within", 2),
        ("moves", "party", 2),  # in whatever order and case
        ("moves", "to", 2),  # without its article
        ("moves", "kind", 1),
        ("moves", "condition", 1),
        ("moves", "statement", 1),  # Ana Velt's word or Velland's
        ("moves", "status", 2),
    ],
)
def test_values_are_compared_by_what_they_mean(name, field, agreed):
    value = FIELDS[name][field]
    pairs = {"statements": [(0, 1), (1, 0)], "moves": [(0, 1), (1, 0)]}[name]
    same = sum(value(ANA, getattr(ANA, name)[i]) == value(BEN, getattr(BEN, name)[j]) for i, j in pairs)
    assert same == agreed
    row = next(row for row in agreement_of([BOTH], ("ana", "ben")).fields if (row.list, row.field) == (name, field))
    assert row.alpha.n == 2 and (row.alpha.value == 1 or row.alpha.reason == "no-variation") == (agreed == 2)


def test_stretches_are_those_of_all_items_of_a_list():
    rows = {(row.list, row.field): row for row in agreement_of([BOTH], ("ana", "ben")).spans}
    assert tuple(rows) == SPANS
    contents = rows["statements", "content"]
    assert (contents.first, contents.second, contents.alpha.n) == (3, 3, 5)  # the nested one lies in the other
    assert 0 < contents.alpha.value < 1
    assert rows["documents", "mentions"].alpha.value < 0  # one person's alone
    assert rows["moves", "object"].alpha.reason == "no-units"


def test_only_reports_that_both_coded_count():
    alone = CodedText(LENGTH, (ANA,))
    assert agreement_of([alone, BOTH, alone], ("ana", "ben")) == agreement_of([BOTH], ("ana", "ben"))
    none = agreement_of([alone], ("ana", "ben"))
    assert none.reports == 0 and {alpha.reason for alpha in alphas(none)} == {"one-coder"}


def test_pairs_are_those_who_coded_a_text_in_common():
    three = CodedText(LENGTH, (coding("cleo"), coding("ana"), coding("ben")))
    assert pairs_of([three, CodedText(LENGTH, (coding("dan"),))]) == [("ana", "ben"), ("ana", "cleo"), ("ben", "cleo")]


def test_a_text_in_another_script_counts_in_code_points():
    moved = [
        replace(
            ANA, by="ben", statements=tuple(replace(s, content=((s.content[0][0] + 1, s.content[0][1]),)) for s in ANA.statements)
        )
    ]
    found = agreement_of([CodedText(LENGTH, (ANA, *moved))], ("ana", "ben"))
    assert 0.9 < found.spans[0].alpha.value < 1
