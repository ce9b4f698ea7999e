"""Documents that are called by a name, a date or their report's title."""

import re
from dataclasses import replace

import pytest
from sayings_factory import SIGHTINGS, WORDS, document, figure, papers, report, tells

from travaux.joins.labels import date_in, dated_of, dates_agree, own_title, undated, unpaged
from travaux.joins.sightings import sightings_of

DAYS = "2021-03-02", "2021-04-12"


def together(*reports):
    return any(len(paper.sightings) > 1 for paper in papers(reports))


def of_authors(label, authors, *, kind="agreement", version="e1:one", day="2021-03-02"):
    text = f"There was {label}."
    sides = [figure(f"ac1:{name}", name, "government") for name in authors]
    made = document(text, label, kind, by=[side.id for side in sides])
    return report(text, sides, documents=[made], version=version, day=day)


def test_what_bears_a_name_is_one_though_records_have_other_authors():
    first = of_authors("the Shared Water Act", ("Karvelia",), kind="bill")
    for later in ("2021-03-03", "2021-09-03"):
        assert together(first, of_authors("the Shared Water Act", ("Norvask",), kind="bill", version="e1:two", day=later))


def test_a_label_alike_is_one_name_though_a_word_of_it_is_taken_for_its_author():
    first = of_authors("the Affordable Water Act", (), kind="bill", day=None)
    text = "There was the Affordable Water Act."
    who = figure("ac1:w", "Affordable", "organisation")
    second = report(text, [who], documents=[document(text, "the Affordable Water Act", "bill", by=[who.id])], version="e1:two")
    assert together(first, second)


def test_parties_join_a_treaty_of_a_rare_name_and_not_one_of_common_words():
    parties = ("Karvelia", "Norvask"), ("Karvelia", "Ilmenia")
    for name, one in (("the Arrel Accords", True), ("the Free Trade Agreement", False)):
        first, second = (
            of_authors(name, authors, version=f"e1:{authors[1]}", day=day)
            for authors, day in zip(parties, ("2021-03-02", "2021-06-02"), strict=True)
        )
        assert together(first, second) is one


@pytest.mark.parametrize(
    ("label", "kind", "one"),
    [
        ("the Hesting Joint Declaration", "statement", True),
        ("Hesting Joint Statement on Arrel", "statement", False),  # there may be one each month
        ("a Memorandum of Understanding on Arrel Fishing", "agreement", False),
        ("the Memorandum of Understanding on Arrel Fishing", "agreement", True),
    ],
)
def test_a_name_stays_one_texts_if_it_is_called_by_it(label, kind, one):
    first = of_authors(label, ("Karvelia",), kind=kind)
    assert together(first, of_authors(label, (), kind=kind, version="e1:two", day="2021-09-02")) is one
    assert together(first, of_authors(label, (), kind=kind, version="e1:two", day="2021-03-03"))


def test_a_treaty_is_one_under_a_shorter_name_or_in_other_words():
    first = tells("the Treaty on the Non-Proliferation of Nuclear Weapons", "treaty")
    second = tells("the Nuclear Non-Proliferation Treaty", "treaty", version="e1:two", day="2021-12-02")
    assert together(first, second)
    assert not together(first, tells("the Nuclear Treaty", "treaty", version="e1:two", day="2021-12-02"))
    assert not together(first, tells("the Nuclear Non-Proliferation report", "report", version="e1:two", day="2021-12-02"))


def test_a_document_called_by_a_date_is_that_of_the_day():
    called = tells("the letter of 1 March", "letter", by="Karvelia", day="2021-03-20")
    sent = {"by": "Karvelia", "version": "e1:two", "day": "2021-03-15"}
    assert together(called, tells("the letter", "letter", states=(("submitted", "2021-03-01"),), **sent))
    assert not together(called, tells("the letter", "letter", **sent))
    near = tells("the letter of 1 March", "letter", by="Karvelia", day="2021-03-15")
    assert together(near, tells("the March 1 letter", "letter", **sent))
    assert not together(near, tells("the letter of 2 March", "letter", **sent))


def test_releases_that_are_statements_themselves_are_two_where_their_titles_differ():
    label = "Joint Statement of the River Ministers"
    first, second = (
        replace(of_authors(label, ("Karvelia",), kind="statement", version=f"e1:{end}", day=day), title=f"{label} {end}")
        for end, day in (("on Tolls", "2021-03-02"), ("on Fishing", "2021-03-05"))
    )
    assert not together(first, second)
    assert together(first, replace(second, title=first.title))
    assert together(replace(first, title="What the ministers say"), second)


def test_a_release_is_about_what_its_whole_title_tells():
    label, sides = "Joint Statement of Karvelia and Norvask", ("Karvelia", "Norvask")
    release = replace(of_authors(label, sides, kind="statement"), title=f"{label} on Tolls")
    told_of = (f"the joint statement on {what}" for what in ("tolls", "fishing"))
    tolls, fishing = (of_authors(each, sides, kind="statement", version="e1:two") for each in told_of)
    assert together(replace(release, title=label), fishing)
    assert not together(release, fishing)
    assert together(release, tolls)


def test_an_act_is_the_one_of_a_longer_name_whatever_stands_behind_its_own():
    long = of_authors("the Herring and Shared Water Act", (), kind="bill")
    short = of_authors(
        "the Shared Water Act for all who mow and fish and mill", (), kind="bill", version="e1:two", day="2022-03-02"
    )
    assert together(long, short)


@pytest.mark.parametrize(
    ("label", "kind", "told"),
    [
        ("the Lissa Report", "report", {"lissa"}),
        ("this year's Lissa Report", "report", {"lissa"}),
        ("the Lissa report", "report", set()),
        ("the Lissa Declaration", "statement", set()),
    ],
)
def test_a_name_that_is_its_authors_alone_tells_something_where_its_noun_is_part_of_it(label, kind, told):
    text = f"There was {label}."
    made = report(text, [figure("ac1:o", "Lissa", "organisation")], documents=[document(text, label, kind, by=["ac1:o"])])
    assert [each.content.stems for each in sightings_of(made, WORDS)] == [told]


def test_a_documents_title_is_its_reports():
    found = own_title("Joint Statement on Tolls", "Joint Statement on Tolls and Nets")
    assert found == ("joint", "statement", "on", "tolls", "and", "nets")
    assert own_title("the statement", "The statement") == own_title("Joint Statement on Tolls", None) == ()


def test_dates_agree_as_far_as_both_are_told():
    assert date_in("the January 2022 text") == ("January", None, 2022) and date_in("the maypole text") is None
    assert dates_agree(("March", 3, None), dated_of("2021-03-03"))
    assert not dates_agree(("March", 3, 2020), dated_of("2021-03-03"))


def test_labels_that_share_one_word_of_two_are_of_two_papers_where_nobody_tells_whose_they_are():
    called = "the Global Compact for Migration", "the Regional Migration Pact"
    first, second = (of_authors(label, (), kind="treaty", version=f"e1:{n}") for n, label in enumerate(called))
    assert not together(of_authors(called[0], ("Karvelia",), kind="treaty"), second)
    assert not together(first, second)


@pytest.mark.parametrize(("second", "one"), [("the second draft", True), ("the third draft", False), ("the draft of tolls", False)])
def test_the_how_manieth_of_its_kind_is_one_within_days(second, one):
    first = of_authors("a second draft of nine pages", (), kind="draft")
    assert together(first, of_authors(second, (), kind="draft", version="e1:two", day="2021-03-05")) is one


def test_a_paper_is_called_by_the_day_of_the_report_that_told_of_it():
    first = of_authors("the draft", ("Karvelia",), kind="draft", day="2021-03-04")
    later = ("the Karvelian draft of March 3", True), ("the Karvelian draft of February 3", False)
    for label, one in later:
        assert together(first, of_authors(label, ("Karvelia",), kind="draft", version="e1:two", day="2021-04-02")) is one


def test_pages_are_no_part_of_a_name():
    assert unpaged("a letter of four pages to the envoy") == "a letter to the envoy"
    assert unpaged("Karvelia's 12-page draft, 14 pages long") == "Karvelia's draft"
    assert unpaged("the 900-plus page report") == "the report"
    first, second = ("a letter of four pages", "2021-03-02"), ("the letter of six pages", "2021-03-03")
    reports = (of_authors(label, ("Karvelia",), kind="letter", version=f"e1:{day}", day=day) for label, day in (first, second))
    assert together(*reports)


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("The letter, six pages long, came.", "The letter, six pages"),
        ("The letter came. It is six typed pages long.", "six typed pages"),
        ("The letter came. Nobody read it. The map has six pages.", "The letter"),
    ],
)
def test_the_pages_of_a_paper_are_told_beside_it_or_in_the_next_sentence(text, counted):
    sentences = [found.span() for found in re.finditer(r"[^.]+\.", text)]
    told = report(text, (), documents=[document(text, "The letter", "letter", pages=6)], sentences=sentences)
    assert told.digest.papers[0].counted_quote == counted


def test_titles_peoples_and_days_of_the_week_tell_nothing_of_what_a_text_is_about():
    called = "the recent letter from President Keno", "the Karvelian side's letter", "Monday's letter to Foreign Minister Velt"
    text = f"There was {', '.join(called)}."
    sides = [figure("ac1:k", "Keno"), figure("ac1:v", "Velt"), figure("ac1:s", "Karvelia", "government")]
    documents = [
        document(text, label, "letter", by=["ac1:k", "ac1:s"], to=["ac1:v"], id=f"d1:{n}") for n, label in enumerate(called)
    ]
    told = report(text, sides, documents=documents)
    assert all(sighting.content.empty for sighting in sightings_of(told, WORDS))


def test_the_good_friday_agreement_keeps_its_day():
    assert undated("the Good Friday Agreement") == "the Good Friday Agreement"
    assert undated("an agreement on Friday").split() == ["an", "agreement"]


def test_of_one_author_there_is_one_draft_at_a_time():
    first = of_authors("a draft of nine pages", ("Karvelia",), kind="draft")
    later = {"version": "e1:two", "day": "2021-04-12"}
    assert together(first, of_authors("the Karvelian draft", ("Karvelia",), kind="draft", **later))
    assert not together(first, of_authors("a Karvelian draft", ("Karvelia",), kind="draft", **later))  # another one
    assert not together(first, of_authors("the Norvaskan draft", ("Norvask",), kind="draft", **later))
    assert not together(first, of_authors("the draft", (), kind="draft", **later))
    assert not together(*(of_authors("the letter", ("Karvelia",), kind="letter", version=f"e1:{day}", day=day) for day in DAYS))


def test_a_count_tells_which_draft_is_meant_for_weeks():
    first, second = (of_authors("the second draft", (), kind="draft", version=f"e1:{day}", day=day) for day in DAYS)
    with_author = of_authors("a second draft", ("Karvelia",), kind="draft")
    assert together(with_author, second)
    assert not together(first, of_authors("the third draft", (), kind="draft", version="e1:two", day=DAYS[1]))


def test_what_is_called_by_a_day_is_not_what_was_sent_on_another():
    sent = tells("the letter on the tolls", "letter", by="Karvelia", states=(("submitted", "2021-03-01"),))
    for day, one in ("2 March", True), ("9 March", False):
        assert together(sent, tells(f"the letter on the tolls of {day}", "letter", by="Karvelia", version="e1:two")) is one


def test_a_year_that_one_label_alone_tells_is_no_lack():
    first = of_authors("the 2020 Inland Harbour Safety Report", ("Karvelia",), kind="report")
    second = of_authors("the report on inland harbour safety to the Assembly of Fishermen", (), kind="report", version="e1:two")
    assert together(first, second)
    assert not together(first, of_authors("the 2019 Inland Harbour Safety Report", (), kind="report", version="e1:two"))


@pytest.mark.parametrize(
    ("second", "authors", "day", "one"),
    [
        ("a deal between Karvelia and Norvask", ("Karvelia", "Norvask"), "2021-04-02", True),
        ("a deal between Karvelia and Norvask", ("Karvelia", "Norvask"), "2021-09-02", False),
        ("a deal with Ilmenia", ("Ilmenia",), "2021-04-02", False),
        ("the deal", ("Norvask",), "2021-04-02", False),
        ("the deal with Norvask on fish", ("Norvask",), "2021-04-02", False),
    ],
)
def test_a_deal_is_called_for_weeks_by_whom_it_is_with(second, authors, day, one):
    first = of_authors("an agreement with Norvask", ("Norvask",))
    assert together(first, of_authors(second, authors, version="e1:two", day=day)) is one


def test_a_reply_to_a_dated_letter_has_another_date():
    (sighting,) = sightings_of(tells("the reply of Karvelia to the letter of 1 March", "response", by="Karvelia"), WORDS)
    assert sighting.dated is None


def test_what_presidents_sign_is_not_what_their_states_put_out():
    def of(label, kind, names, version):
        text = f"There was {label}."
        above = [figure(f"ac1:{side}", side, "government") for side in ("Karvelia", "Norvask")]
        makers = [figure(f"ac1:{name}", name, party=each.id) for name, each in zip(names, above, strict=True)]
        by = [each.id for each in (makers if kind == "person" else above)]
        return report(text, [*makers, *above], documents=[document(text, label, "statement", by=by)], version=version)

    persons = of("their joint statement", "person", ("Keno", "Velt"), "e1:one")
    states = of("the joint statement on fishing", "government", ("Keno", "Velt"), "e1:two")
    again = of("the joint statement on fishing", "person", ("Keno", "Velt"), "e1:two")
    scores = [SIGHTINGS.score(*sightings_of(later, WORDS), *sightings_of(persons, WORDS)) for later in (states, again)]
    assert scores == [0.68, 0.8]


@pytest.mark.parametrize(
    ("label", "one"),
    [("the Keno plan", True), ("the plan for Keno", False), ("the Velt plan", False), ("the plan", False)],
)
def test_a_plan_is_called_by_who_wrote_it(label, one):
    text = "There was a plan of six points."
    made = document(text, "a plan of six points", "proposal", by=["ac1:k"])
    first = report(text, [figure("ac1:k", "Ana Keno")], documents=[made])
    assert together(first, of_authors(label, (), kind="proposal", version="e1:two", day="2021-03-04")) is one


def test_a_joint_statement_lacks_none_of_its_authors():
    both = of_authors("the joint statement", ("Karvelia", "Keno"), kind="statement")
    assert not together(both, of_authors("the joint statement", ("Karvelia",), kind="statement", version="e1:two"))
