"""Documents that several reports tell of."""

from dataclasses import replace

import pytest
from factories import span_of
from hypothesis import given, settings
from hypothesis import strategies as st
from sayings_factory import SIGHTINGS, WORDS, document, figure, not_same, papers, report, same, statement, tells

from travaux.joins.bonds import NO_RULES, Bonds
from travaux.joins.differences import differences
from travaux.joins.digest import Digest
from travaux.joins.sightings import sightings_of
from travaux.joins.ties import tie_items
from travaux.ledger.join_rules import JoinRules

HANDED = (("submitted", "2021-03-01"),)


def refs(found):
    return [[sighting.ref for sighting in paper.sightings] for paper in found]


def together(*reports, rules=NO_RULES):
    return any(len(paper.sightings) > 1 for paper in papers(reports, rules))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("the proposal",), ("the 12-point plan",)),
        (("the 12-point plan",), ("the twelve-point peace plan",)),
        (("the 12-point plan",), ("the document", "document")),
        (("a draft treaty on the river tolls", "treaty"), ("the draft", "draft")),
        (("the written reply", "response"), ("its reply to the Council", "response")),
    ],
)
def test_papers_of_one_author_are_one_where_nothing_speaks_against_it(first, second):
    assert together(tells(*first, by="Karvelia"), tells(*second, by="Karvelia", version="e1:two", day="2021-03-03"))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("the proposal",), ("the proposal",)),
        (("the 12-point plan",), ("the 12-point plan",)),
        (("the document", "document"), ("the 12-point plan",)),
    ],
)
def test_those_of_two_authors_are_two_however_alike_the_rest(first, second):
    more = {"to": "Ilmenia", "pages": 10, "states": HANDED}
    assert not together(tells(*first, by="Karvelia", **more), tells(*second, by="Norvask", version="e1:two", **more))


@pytest.mark.parametrize(
    ("first", "second", "more"),
    [
        (("the 12-point plan",), ("the 10-point plan",), {"by": "Karvelia"}),
        (("the plan for the river tolls",), ("the plan for the fishing quotas",), {"by": "Karvelia"}),
        (("the proposal",), ("the letter to the fishermen", "letter"), {"by": "Karvelia"}),
        (("the document", "document"), ("the document", "document"), {}),
        (("the proposal",), ("the proposal",), {"by": "Karvelia", "day": "2021-09-01"}),
        (("the proposal",), ("the response", "response"), {"by": "Karvelia"}),
    ],
)
def test_other_labels_kinds_or_times_make_two(first, second, more):
    assert not together(tells(*first, by=more.get("by")), tells(*second, version="e1:two", **more))


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("our response to the attack", "response"),  # an act
        ("a response to my question", "response"),
        ("its answer to the question about the dam", "response"),
        ("diplomatic cables on the river tolls", "letter"),  # several
        ("many documents on the river tolls", "document"),
        ("multiple resolutions on the river tolls", "resolution"),
        ("a clear message on the river tolls", "letter"),  # what deeds tell
        ("legislation", "bill"),  # a kind
        ("our message on the river tolls", "letter"),  # what somebody wants to say
        ("a quick note on the river tolls", "letter"),
    ],
)
def test_what_is_called_by_words_for_no_particular_text_is_no_paper(label, kind):
    assert not together(tells(label, kind, by="Karvelia"), tells(label, kind, by="Karvelia", version="e1:two"))


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("our written response to the attack", "response"),
        ("the response to the proposal", "response"),
        ("its reply to the Council", "response"),
        ("the Lissa Accords", "agreement"),
        ("the Lissa accords", "agreement"),
    ],
)
def test_one_that_is_written_answers_a_text_or_bears_a_name_is_one(label, kind):
    assert together(tells(label, kind, by="Karvelia"), tells(label, kind, by="Karvelia", version="e1:two"))


@pytest.mark.parametrize("label", ["our response to the attack", "our message on the river tolls"])
def test_an_act_that_is_told_to_be_sent_is_a_text(label):
    first, second = (tells(label, "response", by="Karvelia", states=HANDED, version=f"e1:{n}") for n in "ab")
    assert together(first, second)


def test_two_labels_of_one_report_that_are_one_name_are_no_rivals():
    text = "She has this year's Tolls Report, and the Tolls Report tells of nets."
    sides = [figure("ac1:k", "Karvelia", "government")]
    named = document(text, "the Tolls Report", "report", id="d1:b")
    made = [document(text, "this year's Tolls Report", "report", by=["ac1:k"]), named]
    first, second = (report(text, sides, documents=documents, version=f"e1:{n}") for n, documents in (("a", made[:1]), ("b", made)))
    assert [len(each.sightings) for each in papers([first, second])] == [3]
    other = [made[0], document(text, "nets", "report", id="d1:b")]
    assert len(papers([first, report(text, sides, documents=other, version="e1:c")])) == 2


@pytest.mark.parametrize(("label", "one"), [("a letter", False), ("the letter", True)])
def test_what_is_told_as_one_of_a_kind_and_tells_nothing_more_is_new(label, one):
    assert together(tells(label, "letter", by="Karvelia"), tells(label, "letter", by="Karvelia", version="e1:two")) is one


def test_labels_that_tell_nothing_are_of_one_paper_for_a_few_days_alone():
    first, *later = (
        tells("the letter", "letter", by="Karvelia", day=f"2021-03-{day}", version=f"e1:{day}") for day in ("02", "05", "06")
    )
    assert [together(first, each) for each in later] == [True, False]


def test_how_a_text_is_made_and_its_year_tell_nothing_of_what_it_is_about():
    first = tells("the joint statement on the river tolls of 2009", "statement", by="Karvelia")
    assert not together(first, tells("the joint statement on fishing of 2009", "statement", by="Karvelia", version="e1:two"))


def of_several(label, authors, version):
    text = f"There was {label}."
    sides = [figure(f"ac1:{name}", name, "government") for name in authors]
    return report(text, sides, documents=[document(text, label, "treaty", by=[side.id for side in sides])], version=version)


def test_treaties_of_other_parties_are_two():
    label = "the river tolls treaty"
    first = of_several(label, ("Karvelia", "Norvask"), "e1:one")
    assert together(first, of_several(label, ("Norvask", "Karvelia"), "e1:two"))
    assert not together(first, of_several(label, ("Karvelia", "Ilmenia"), "e1:two"))


def test_a_party_in_a_label_is_other_than_an_author_of_the_other():
    label = "the statement on the dam and the river"
    first = of_several(f"{label} with Ilmenia", ("Karvelia",), "e1:one")
    assert together(first, of_several(label, ("Karvelia",), "e1:two"))
    assert not together(first, of_several(label, ("Karvelia", "Norvask"), "e1:two"))


def test_a_label_that_tells_nothing_is_of_a_paper_of_just_the_same_authors():
    first = of_several("the joint treaty", ("Karvelia", "Norvask"), "e1:one")
    assert together(first, of_several("the treaty", ("Norvask", "Karvelia"), "e1:two"))
    assert not together(first, of_several("the treaty", ("Karvelia",), "e1:two"))


def test_one_name_of_two_kinds_of_texts_and_two_of_a_kind_told_as_new_are_two():
    accord, convention = tells("the Lissa Accord", "agreement"), tells("the Lissa Convention", "treaty", version="e1:two")
    assert not together(accord, convention)
    first, second = (tells("a dam treaty", "treaty", by="Karvelia", version=f"e1:{n}") for n in "ab")
    assert not together(first, second)


def test_the_same_long_words_are_one_paper_though_a_record_has_other_authors():
    label = "the treaty that forbids Karsund to dam the upper Sarn before every glacier has melted"
    first, second = (tells(label, "treaty", by=by, version=f"e1:{by}") for by in ("Ilmenia", "Norvask"))
    assert together(first, second)


def test_what_is_joined_to_one_must_tell_of_the_same_as_all_of_its_kin():
    first = tells("the plan for the river tolls", by="Karvelia")
    between = tells("the plan", by="Karvelia", version="e1:two", day="2021-03-03")
    last = tells("the plan for the fishing quotas", by="Karvelia", version="e1:three", day="2021-03-04")
    assert refs(papers([first, between, last])) == [[("e1:one", "d1:a"), ("e1:two", "d1:a")], [("e1:three", "d1:a")]]


def test_a_name_that_a_record_gives_to_one_of_a_kind_told_before_it_is_not_its_name():
    text = "They vowed to pass legislation and to repeal the Affordable River Act."
    start = text.index("legislation")
    mentions = ((start, start + len("legislation")), span_of(text, "the Affordable River Act"))
    mixed = report(text, (), documents=[replace(document(text, "the Affordable River Act", "bill"), mentions=mentions)])
    assert mixed.digest.papers[0].label == "legislation"
    assert not together(mixed, tells("the Affordable River Act", "bill", version="e1:two"))


@pytest.mark.parametrize(("first", "called"), [("Text", "Text"), ("Bill", "Bill"), ("The accord", "the Lissa Accord")])
def test_what_is_first_told_by_a_bare_word_is_not_called_by_a_name_that_is_told_later(first, called):
    text = f"{first} follows. They praised the Lissa Accord."
    mentions = ((0, len(first)), span_of(text, "the Lissa Accord"))
    mixed = report(text, (), documents=[replace(document(text, "the Lissa Accord", "agreement"), mentions=mentions)])
    assert mixed.digest.papers[0].label == called


@pytest.mark.parametrize(
    ("label", "called"),
    [
        ("that deal is -- the Lissa Accord", "the Lissa Accord"),
        (": Our – our reply", "our reply"),
        ("the Franco – Norvask Declaration", "the Franco – Norvask Declaration"),
        ("a treaty – the talk of Lissa", "a treaty – the talk of Lissa"),
    ],
)
def test_a_text_is_called_by_what_stands_behind_what_a_speaker_broke_off(label, called):
    text = f"They praised {label}."
    (paper,) = report(text, (), documents=[document(text, label, "agreement")]).digest.papers
    assert paper.label == called


def test_what_is_told_as_one_of_a_kind_is_not_called_by_what_is_told_of_another():
    text = "They left a deal that held. They then praised the grain deal."
    start = text.index("a deal")
    mentions = ((start, start + len("a deal")), span_of(text, "the grain deal"))
    for label, called in (("the grain deal", "a deal"), ("the deal", "the deal")):
        made = replace(document(text, "the grain deal", "agreement"), label=label, mentions=mentions)
        assert report(text, (), documents=[made]).digest.papers[0].label == called


def test_pages_and_days_that_differ_are_told_and_no_reason_against():
    first = tells("the written reply", "response", by="Karvelia", to="Ilmenia", pages=10, states=HANDED)
    later = (("submitted", "2021-03-02"), ("published", "2021-03-03"))
    second = tells("the reply", "response", by="Karvelia", to="Ilmenia", pages=12, states=later, version="e1:two", day="2021-03-04")
    (paper,) = papers([first, second])
    one, two = ("e1:one", "d1:a"), ("e1:two", "d1:a")
    assert [(each.what, each.state, each.values) for each in differences(paper)] == [
        ("pages", None, (("10", (one,)), ("12", (two,)))),
        ("days", "submitted", (("2021-03-01", (one,)), ("2021-03-02", (two,)))),
    ]


def test_what_one_report_tells_of_two_days_is_no_difference_between_reports():
    twice = (("adopted", "2021-03-01"), ("adopted", "2021-03-05"))
    first, second = (tells("the river tolls bill", "bill", by="Karvelia", states=twice, version=f"e1:{n}") for n in "ab")
    (paper,) = papers([first, second])
    assert differences(paper) == ()


def test_a_response_is_not_what_it_answers_and_finds_the_other_response():
    text = "Norvask got the reply of Karvelia to the proposal."
    sides = [figure("ac1:k", "Karvelia", "government"), figure("ac1:n", "Norvask", "government")]
    documents = [
        document(text, "the proposal", by=["ac1:n"], to=["ac1:k"], id="d1:p"),
        document(text, "the reply of Karvelia", "response", by=["ac1:k"], to=["ac1:n"], answers="d1:p", id="d1:r"),
    ]
    first, second = (report(text, sides, documents=documents, version=version) for version in ("e1:one", "e1:two"))
    third = tells("the answer", "response", by="Karvelia", version="e1:three", day="2021-03-05")
    assert refs(papers([first, second, third])) == [
        [("e1:one", "d1:r"), ("e1:two", "d1:r"), ("e1:three", "d1:a")],
        [("e1:one", "d1:p"), ("e1:two", "d1:p")],
    ]


def test_the_better_of_two_documents_of_one_report_is_the_paper():
    first = tells("the plan for the river tolls", by="Karvelia")
    text = "Karvelia's proposal and its plan for river tolls were read."
    documents = [
        document(text, "proposal", by=["ac1:k"], id="d1:a"),
        document(text, "plan for river tolls", by=["ac1:k"], id="d1:b"),
    ]
    second = report(text, [figure("ac1:k", "Karvelia", "government")], documents=documents, version="e1:two")
    assert refs(papers([first, second])) == [[("e1:one", "d1:a"), ("e1:two", "d1:b")], [("e1:two", "d1:a")]]


def test_our_reply_is_that_of_whose_minister_speaks():
    text = "Ana Velt said: our reply has 11 pages."
    actors = [figure("ac1:v", "Ana Velt", party="ac1:k"), figure("ac1:k", "Karvelia", "government")]
    said = statement(text, "ac1:v", "our reply has 11 pages")
    own = report(text, actors, statements=[said], documents=[document(text, "our reply", "response", pages=11)], version="e1:two")
    assert together(tells("the reply", "response", by="Karvelia", pages=9), own)
    assert not together(tells("the reply", "response", by="Norvask", pages=11), own)


def test_the_same_label_without_an_author_is_one_with_the_same_pages_and_day():
    assert not together(tells("the document", "document"), tells("the document", "document", by="Karvelia", version="e1:two"))
    more = {"pages": 12, "states": HANDED, "to": "Norvask"}
    found = together(tells("the document", "document", **more), tells("the proposal", by="Karvelia", version="e1:two", **more))
    assert found


def test_people_are_obeyed_and_leave_no_trace_where_they_take_it_back():
    reports = [
        tells("the 12-point plan", by="Karvelia"),
        tells("the 12-point plan", by="Karvelia", version="e1:two", day="2021-03-03"),
        tells("the letter", "letter", by="Norvask", version="e1:three", day="2021-03-04"),
    ]
    every = [(each.version, "d1:a") for each in reports]
    bare = refs(papers(reports))
    assert bare == [every[:2], every[2:]]
    assert refs(papers(reports, not_same(every[:2]))) == [[ref] for ref in every]
    both = JoinRules(same(every[::2]).same, not_same(every[1:]).not_same, ())
    assert refs(papers(reports, both)) == [[every[0], every[2]], [every[1]]]
    assert refs(papers(reports, NO_RULES)) == bare


def test_digests_carry_documents_with_who_says_what_of_them():
    text = "Ana Velt said: the plan was handed over."
    states = (("submitted", "2021-03-01"), ("withheld", None))
    said = statement(text, "ac1:v", "the plan was handed over")
    made = document(text, "the plan", pages=3, states=states)
    digest = report(text, [figure("ac1:v", "Ana Velt")], statements=[said], documents=[made]).digest
    assert Digest.from_dict(digest.to_dict()) == digest
    (paper,) = digest.papers
    assert [(state.state, state.days) for state in paper.states] == [
        ("submitted", ("2021-03-01", "2021-03-01")),
        ("withheld", None),
    ]


# Properties


@st.composite
def coverage(draw):
    """Reports of a few papers of two states, and what somebody judges of them."""
    labels = (
        ("the proposal", "proposal"),
        ("the 12-point plan", "proposal"),
        ("the document", "document"),
        ("the reply", "response"),
    )
    reports = []
    for number in range(draw(st.integers(2, 7))):
        label, kind = draw(st.sampled_from(labels))
        more = {"by": draw(st.sampled_from((None, "Karvelia", "Norvask"))), "pages": draw(st.sampled_from((None, 10, 12)))}
        states = draw(st.sampled_from(((), HANDED, (("submitted", "2021-03-20"),))))
        day = f"2021-03-0{draw(st.integers(2, 6))}"
        reports.append(tells(label, kind, states=states, day=day, version=f"e1:{number}", **more))
    pairs = st.frozensets(st.sampled_from([(each.version, "d1:a") for each in reports]), min_size=2, max_size=2)
    joined = draw(st.sets(pairs, max_size=1))
    parted = draw(st.sets(pairs, max_size=2)) - joined
    return reports, JoinRules(frozenset(joined), frozenset(parted), ())


def ties_of(reports, rules):
    sightings = [sighting for each in reports for sighting in sightings_of(each, WORDS)]
    return tie_items(sightings, SIGHTINGS, Bonds(rules))


@settings(deadline=None, max_examples=150)
@given(coverage(), st.randoms(use_true_random=False), st.integers(2, 6))
def test_order_makes_no_difference_earlier_ties_stay_and_people_are_obeyed(made, chance, last):
    reports, rules = made
    ties = ties_of(reports, rules)
    shuffled = list(reports)
    chance.shuffle(shuffled)
    assert ties_of(shuffled, rules) == ties
    known = [each for each in reports if each.day <= f"2021-03-0{last}"]
    versions = {each.version for each in known}
    assert ties_of(known, rules) == {ref: tie for ref, tie in ties.items() if ref[0] in versions}
    groups = [set(group) for group in refs(papers(reports, rules))]
    assert all(any(pair <= group for group in groups) for pair in rules.same)
    assert not any(pair <= group for group in groups for pair in rules.not_same)


def test_what_bears_one_name_is_one_though_nobody_tells_whose_it_is():
    first, second = (tells("the Arrel Accords", "agreement", version=f"e1:{n}", day=f"2021-03-{n}") for n in (10, 28))
    assert together(first, second)
    assert not together(*(tells("the accords", "agreement", version=f"e1:{n}", day=f"2021-03-{n}") for n in (10, 28)))


def test_a_second_one_of_the_same_name_is_another():
    first = tells("Statement on Arrel", "statement", by="Karvelia")
    second = tells("Second Statement on Arrel", "statement", by="Karvelia", version="e1:two")
    assert not together(first, second)


def test_one_name_told_twice_in_one_report_is_one_paper():
    text = "The Arrel Accords were signed. It is what the Arrel Accords say."
    twice = [document(text, "Arrel Accords", "agreement"), document(text, "the Arrel Accords", "agreement", id="d1:b")]
    assert refs(papers([report(text, (), documents=twice)])) == [[("e1:one", "d1:a"), ("e1:one", "d1:b")]]


def test_titles_that_each_name_another_partner_are_two():
    first = tells("Joint Statement on the Strategic Dialogue with Ilmenia", "statement", by="Karvelia")
    second = tells("Joint Statement on the Strategic Dialogue with Tolvan", "statement", by="Karvelia", version="e1:two")
    assert not together(first, second)


@pytest.mark.parametrize(
    ("first", "second", "one"),
    [
        ("the Franco-Norvask Joint Declaration", "the Franco – Norvask Joint declaration", True),
        ("the Franco-Norvask Joint Declaration", "the Franco-Norvask Joint Statement", False),
        ("the Franco-Norvask Joint Statement", "the Franco-Norvask Joint Statement", False),  # of which there are many
    ],
)
def test_a_name_is_one_texts_for_years_though_its_words_are_taken_for_its_author(first, second, one):
    told_of = [
        tells(label, "statement", by="Franco-Norvask", version=f"e1:{number}", day=f"202{number}-03-01")
        for number, label in ((1, first), (2, second))
    ]
    assert together(*told_of) is one


@pytest.mark.parametrize(
    ("first", "second", "kind", "day", "one"),
    [
        ("the LUC report on Norvask", "The LUC’s latest report on Norvask", "report", "2024-03-02", False),  # comes again
        ("the LUC report on Norvask", "The LUC report on Norvask", "report", "2021-03-03", True),
        ("the Norvask Tarn Report", "the Norvask Tarn Report", "report", "2024-03-02", True),  # its name
        (
            "the sweeping harbour and irrigation reform bill",
            "harbour and irrigation reform legislation",
            "bill",
            "2024-03-02",
            False,
        ),
        (
            "the sweeping harbour and irrigation reform bill",
            "harbour and irrigation reform legislation",
            "bill",
            "2021-05-02",
            True,
        ),
    ],
)
def test_years_after_a_text_is_called_by_a_name(first, second, kind, day, one):
    assert together(tells(first, kind, by="Karvelia"), tells(second, kind, by="Karvelia", version="e1:two", day=day)) is one


def heard(sentence, label, kind="agreement", *, day="2021-03-02", version="e1:one"):
    """A report of one sentence in which a paper is told of that nobody has made."""
    return report(sentence, [], documents=[document(sentence, label, kind)], day=day, version=version)


@pytest.mark.parametrize(
    ("second", "label", "day", "one"),
    [
        ("There is no way but a political settlement in Ilmenia", "a political settlement", "2021-03-09", True),
        ("There is no way but a political settlement in Norvask", "a political settlement", "2021-03-09", False),
        ("There is no way but a political settlement in Ilmenia", "a political settlement", "2021-05-09", False),
        ("There is no way but a fisheries settlement in Ilmenia", "a fisheries settlement", "2021-03-09", False),
    ],
)
def test_the_land_beside_it_tells_which_text_is_meant_that_nobody_has_made(second, label, day, one):
    first = heard("They would stay out of Ilmenia until there was a lasting political settlement", "a lasting political settlement")
    assert together(first, heard(second, label, day=day, version="e1:two")) is one


@pytest.mark.parametrize(
    ("label", "one"), [("the Lissa Basin Charter", True), ("the LB Charter", True), ("the Norvask Charter", False)]
)
def test_a_charter_that_is_called_by_whose_it_is_keeps_that_name_whoever_tells_of_it(label, one):
    first = tells("the Lissa Basin Charter", "treaty", by="Lissa Basin")
    assert together(first, tells(label, "treaty", version="e1:two", day="2022-03-03")) is one


@pytest.mark.parametrize(
    ("second", "one"),
    [("All keep the Lissa Peace Agreement.", False), ("In Norvask the Lissa Peace Agreement holds.", True)],
)
def test_an_agreement_that_is_called_by_its_author_is_no_other_that_bears_a_name(second, one):
    first = tells("Norvask's Peace Accord", "agreement", by="Norvask")
    assert together(first, heard(second, "the Lissa Peace Agreement", day="2021-03-04", version="e1:two")) is one
