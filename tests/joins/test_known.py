"""Whom a last name alone means."""

from dataclasses import replace

import pytest
from factories import MADE_BY, make_article, span_of
from joins_factory import WORDS as JOIN_WORDS
from joins_factory import actor, told

from travaux.join_resources import load_join_words, load_name_rules, load_side_rules
from travaux.joins.content import content_of
from travaux.joins.digesting import digest_of
from travaux.joins.issue_labels import are_one_issue
from travaux.joins.known import Known, Person
from travaux.joins.speakers import SAME, Actors, Who
from travaux.ledger.vocabulary import JoinWords
from travaux.record.actor import Actor, Mention
from travaux.record.record import Record

ACTORS = Actors(load_name_rules(), load_side_rules())


def report(name, day, version, party=None, role=None):
    text = f"{name} came."
    return told(text, (actor(text, "ac1:a", name, "person", party=party, role=role),), (), day=day, version=version)


def person(name, day="2021-03-05", side=None, role=None):
    return Person(Who(name, "person", side, role), day)


def known_by_names(*names, day="2021-03-01"):
    return Known([report(name, day, f"e1:{number}") for number, name in enumerate(names)], ACTORS)


def are_one(known, a, b):
    assert known.compare(a, b).score == known.compare(b, a).score
    return known.compare(a, b).score >= SAME


def test_a_last_name_that_few_bear_is_that_of_the_only_one_who_is_told_by_a_full_name():
    known = known_by_names("Ana Velt")
    assert are_one(known, person("Velt"), person("Ana Velt"))
    assert are_one(known, person("Velt", day="2029-03-05"), person("Ana Velt"))
    assert not are_one(known, person("Velt"), person("Ola Velt"))


def test_a_last_name_that_few_bear_is_one_though_its_report_has_another_side_that_is_no_state():
    known = known_by_names("Ana Velt")
    full = person("Ana Velt", side="Karvelia")
    assert are_one(known, person("Velt", side="Lissa Council"), full)


def test_one_that_few_bear_is_nobodys_who_holds_another_post_for_another_side():
    full = person("Ana Velt", side="Karvelia", role="foreign minister")
    assert not are_one(Known([], ACTORS), full, person("Velt", side="Norvask", role="vice president"))
    assert are_one(
        Known([], ACTORS), full, person("Velt", side="Norvask", role="foreign minister")
    )  # whose, a record tells wrongly


def test_a_full_name_that_few_bear_is_one_for_two_states_in_one_post():
    def of_state(name, side, role):
        return Person(Who(name, "person", side, role, of_state=True), "2021-03-05")

    full = of_state("Ana Velt", "Karvelia", "assistant secretary")
    assert are_one(Known([], ACTORS), full, of_state("Ana Velt", "Norvask", "assistant secretary"))
    assert not are_one(Known([], ACTORS), full, of_state("Ana Velt", "Norvask", "foreign minister"))
    assert not are_one(Known([], ACTORS), of_state("Ana Li", "Karvelia", "mayor"), of_state("Ana Li", "Norvask", "mayor"))


def test_it_is_nobodys_where_several_are_told_unless_nearly_all_reports_tell_one():
    assert not are_one(known_by_names("Ana Velt", "Ola Velt"), person("Velt"), person("Ana Velt"))
    many = known_by_names(*["Ana Velt"] * 9, "Ola Velt")
    assert are_one(many, person("Velt"), person("Ana Velt"))
    assert not are_one(many, person("Velt"), person("Ola Velt"))


def test_what_was_not_known_yet_tells_nothing():
    known = known_by_names("Ola Velt", day="2021-09-01")
    assert are_one(known, person("Velt"), person("Ana Velt"))
    assert not are_one(known, person("Velt", day="2021-10-01"), person("Ana Velt"))
    assert not are_one(known, person("Velt", day=None), person("Ana Velt"))  # nobody knows when: after every day


@pytest.mark.parametrize(
    ("full", "bare", "one"),
    [
        (person("Ana Miller"), person("Miller", day="2021-04-01"), True),  # just introduced
        (person("Ana Miller"), person("Miller", day="2021-08-01"), False),
        (person("Ana Miller", role="deputy spokesperson"), person("Miller"), True),
        (person("Ana Miller"), person("Miller", role="vice president"), False),  # known by a post that she isn't told to hold
        (person("Ana Miller", role="mayor"), person("Miller", role="vice president"), True),  # or has changed it
        (person("Ana Miller", role="mayor"), person("Miller", day="2028-08-01", role="vice president"), False),
        (person("Ana Bill", role="mayor"), person("Bill", role="vice president"), False),
        (person("Ana Miller", role="mayor"), person("Miller", day="2028-08-01", role="mayor"), True),
        (person("Ana Miller"), person("Miller", day=None), True),  # nothing tells that it was long after
        (person("Ana Miller"), person("Miller", day=None, role="vice president"), False),
        (person("Ana Miller"), person("Miler", day=None), False),  # spelt otherwise
        (person("Ana Miller"), person("Miler"), True),
        (person("Ann Richard"), person("Richard", day=None), False),
        (person("Ana Miller", side="Karvelia"), person("Miller", day="2021-08-01", side="Karvelia"), True),
        (person("Ana Miller", side="Karvelia"), person("Miller", day="2028-08-01", side="Karvelia"), False),
        (person("Ana Miller", side="Karvelia"), person("Miller", side="Karvelia", role="commissioner"), True),
        (person("Ana Miller", side="Karvelia"), person("Miller", side="Norvask"), False),
        (person("Gamal Eid"), person("Bill", day="2021-08-01"), False),
        (person("Ana Bill"), person("Bill", day="2021-08-01"), False),  # a given name is no rare last one
        (person("Gamal Eid"), person("Ed"), False),  # so short a name may be a given one
        (person("Ann Richard"), person("Richard", day="2021-08-01"), False),  # and so may this
    ],
)
def test_one_that_many_bear_is_somebodys_by_a_post_a_side_or_soon_after_the_full_name(full, bare, one):
    assert are_one(Known([], ACTORS), full, bare) is one


def test_one_that_many_bear_is_that_of_whom_most_reports_of_the_time_tell():
    known = known_by_names(*["Ana Miller"] * 6)
    assert are_one(known, person("Ana Miller"), person("Miller", day="2021-08-01"))
    assert not are_one(known, person("Ana Miller"), person("Miller", day="2024-08-01"))


def test_one_that_many_bear_is_somebodys_whom_a_report_of_the_time_tells_in_the_post():
    full, bare = person("Ana Miller", day="2020-05-01"), person("Miller", day="2021-08-01", role="senator")
    assert not are_one(known_by_names("Ana Miller"), full, bare)
    known = Known([report("Ana Miller", "2021-03-01", "e1:1", role="senator")], ACTORS)
    assert are_one(known, full, bare)
    assert not are_one(known, full, person("Miller", day="2021-08-01", role="vice president"))
    assert not are_one(known, full, person("Miller", day="2025-08-01", role="senator"))  # long after
    assert not are_one(known, person("Ola Miller", day="2020-05-01"), bare)


def test_last_names_alone_are_one_persons_where_one_outlet_tells_of_both_within_a_year():
    def told(name="Miller", day="2021-03-05", role=None, outlet="Lissa Post"):
        return Person(Who(name, "person", None, role), day, outlet)

    known = Known([], ACTORS)
    assert are_one(known, told(), told(day="2021-12-05"))
    assert are_one(known, told(), told(day=None, role="mayor"))
    assert not are_one(known, told(), told(day="2021-12-05", outlet="Lissa Wire"))
    assert not are_one(known, told(), told(day="2023-12-05"))
    assert not are_one(known, told(role="senator"), told(role="mayor"))
    assert not are_one(known_by_names("Ana Miller", "Ola Miller"), told(), told(day="2021-12-05"))  # either may be meant
    likely = Known([report("Pay Miler", "2021-03-01", "e1:1")], ACTORS)
    assert not are_one(likely, told("Milly"), told("Miler", role="senator"))


def test_last_names_alone_are_one_persons_where_few_bear_them_or_for_one_side():
    known = Known([], ACTORS)
    assert are_one(known, person("Velt"), person("Velt", day="2029-03-05"))
    assert are_one(known, person("Miller", side="Karvelia"), person("Miller", side="Karvelia"))
    assert not are_one(known, person("Miller"), person("Miller"))
    assert not are_one(known_by_names("Ana Velt", "Ola Velt"), person("Velt"), person("Velt"))
    assert are_one(known_by_names("Ana Miller"), person("Miller"), person("Miller", day="2021-06-05"))


def test_a_last_name_may_be_that_of_one_for_whom_reports_tell_other_sides():
    text = "Ana Miller of the Lissa Council came."
    whole = actor(text, "ac1:a", "Ana Miller", "person", party="ac1:s"), actor(text, "ac1:s", "Lissa Council", "organisation")
    known = Known([told(text, whole, (), day="2021-03-01", version=f"e1:{number}") for number in range(3)], ACTORS)
    assert are_one(known, person("Ana Miller", side="Karvelia"), person("Miller"))


def test_of_two_in_one_post_of_one_name_in_the_same_weeks_nobody_else_is_meant():
    others = [
        report("Jon Velt", "2021-03-01", "e1:0", role="president"),
        report("Ola Velt", "2021-03-01", "e1:1", role="president"),
    ]
    known = Known(others, ACTORS)
    full = person("Ana Velt", role="president")
    assert are_one(known, full, person("Velt", role="president"))
    assert not are_one(known, full, person("Velt", day="2022-03-05", role="president"))


@pytest.mark.parametrize(("last", "full"), [("Le Marn", "Ana Le Marn"), ("al-Tarek", "Ola al-Tarek"), ("de Velt", "Ana de Velt")])
def test_a_last_name_has_its_particle(last, full):
    assert are_one(known_by_names(full), person(last), person(full))
    assert not are_one(known_by_names(full), person("Jon Velt"), person(full))
    assert not ACTORS.is_full(person(last).who) and ACTORS.is_full(person("Abu Marn").who)


def test_a_post_tells_more_than_a_side_of_whom_a_last_name_means():
    def of_norvask(name, version, role):
        text = f"{name} came for Norvask."
        side = actor(text, "ac1:n", "Norvask", "government")
        who = actor(text, "ac1:a", name, "person", party="ac1:n", role=role)
        return told(text, (who, side), (), day="2021-03-01", version=version)

    advisers = [of_norvask("Jon Velt", f"e1:{number}", "security adviser") for number in range(4)]
    known = Known([*advisers, of_norvask("Ana Velt", "e1:envoy", "ambassador")], ACTORS)
    bare = person("Velt", side="Norvask", role="ambassador")
    assert are_one(known, bare, person("Ana Velt"))
    assert not are_one(known, bare, person("Jon Velt", side="Norvask"))


def test_another_post_tells_nothing_of_a_report_of_an_unknown_day():
    full = person("Ana Miller", role="deputy spokesperson")
    bare = replace(person("Miller", role="ambassador"), outlet="The Lissa Post")
    known = known_by_names("Ana Miller")
    assert are_one(known, bare, full)
    assert not are_one(known, bare, Person(full.who, None, "The Marn Wire"))
    assert are_one(known, bare, Person(full.who, None, "The Lissa Post"))


@pytest.mark.parametrize(("role", "one"), [("minister of foreign affairs", True), ("minister of transport", False)])
def test_one_post_may_be_told_in_other_words(role, one):
    first, second = Who("M. Ola Tarek", "person", role="foreign minister"), Who("Ola Tarek", "person", role=role)
    assert (ACTORS.compare(first, second).score >= SAME) is one


def test_all_reports_of_who_is_told_by_a_post_count_for_him():
    roles = ["speaker", "leader", "whip", None, None]
    told = [report("Jon Velt", "2021-03-01", f"e1:{number}", role=role) for number, role in enumerate(roles)]
    known = Known([*told, report("Q Velt", "2021-03-01", "e1:q", role="speaker")], ACTORS)
    assert are_one(known, person("Velt"), person("Velt", role="speaker"))


def test_last_names_are_one_where_reports_tell_one_full_name_for_several_sides():
    told_of = []
    for number, (side, kind, role) in enumerate(
        (("Lissa Council", "organisation", "mayor"), ("Marn League", "organisation", "whip"))
    ):
        text = f"Ana Miller of the {side} came."
        whole = actor(text, "ac1:a", "Ana Miller", "person", party="ac1:s", role=role), actor(text, "ac1:s", side, kind)
        told_of.append(told(text, whole, (), day="2021-03-01", version=f"e1:{number}"))
    known = Known(told_of, ACTORS)
    assert are_one(known, person("Miller", role="mayor"), person("Miller", role="whip"))


def test_a_post_that_stands_before_a_name_as_a_title_is_told_though_the_record_lacks_it():
    words = load_join_words()
    for before, role in (
        ("Vice President ", "vice president"),
        ("former Senator ", "senator"),
        ("the president, ", None),
        ("Trade ", None),
    ):
        text = f"They met {before}Velt."
        record = Record(make_article(text), ((0, len(text)),), (actor(text, "ac1:a", "Velt", "person"),), (), (), MADE_BY)
        assert digest_of(record, words, everyone=True).figures[0].role == role


def test_rulers_of_one_family_are_not_one():
    known = known_by_names("Kim Jong Un", "Kim Yo Jong")
    assert not are_one(known, person("Kim Jong Un"), person("Kim Yo Jong"))
    assert not are_one(known, person("Kim"), person("Kim Yo Jong"))


def test_another_may_hold_a_post_later():
    known = Known([], ACTORS)
    post = Person(Who("Karvelian prime minister", "office", "Karvelia"), "2021-03-05")
    holder = Who("Ana Velt", "person", "Karvelia", "prime minister")
    assert are_one(known, post, Person(holder, "2021-03-07"))
    assert not are_one(known, post, Person(holder, "2024-03-07"))


# Names


@pytest.mark.parametrize(
    ("first", "second", "one"),
    [
        (Who("Ana Velt", "person", "Trade Council"), Who("Ana Velt", "person", "Lissa"), True),  # has moved
        (Who("Ana Velt", "person", "Karvelia", None, (), True), Who("Ana Velt", "person", "Norvask", None, (), True), False),
        (Who("Ana Miller", "person", "Trade Council"), Who("Ana Miller", "person", "Lissa"), False),  # namesakes
        (Who("Liz Miller", "person", None, "singer"), Who("Elizabeth Miller", "person", None, "secretary"), False),
        (Who("Grand Mufti Ali Velt", "person"), Who("Ali Velt", "person"), True),
        (Who("Grand Ayatollah Ali Velt", "person"), Who("Ali Velt", "person"), True),
        (Who("Liz Velt", "person", None, "mayor"), Who("Elizabeth Velt", "person", None, "secretary"), True),
        (Who("the court", "organisation"), Who("court", "organisation"), False),
        (Who("the court", "organisation", "Karvelia"), Who("court", "organisation", "Karvelia"), True),
        (Who("VM", "organisation", also=("Velm Motors",)), Who("Velm Motors", "organisation"), True),
        (Who("VM", "organisation"), Who("Velm Motors", "organisation"), False),
        (Who("Rt Hon Liz Velt", "person"), Who("Liz Velt", "person"), True),
        (Who("Velt", "person", "LA", "president"), Who("Velt", "person", "Lissa Authority", "president"), True),
        (Who("LA", "organisation"), Who("Lissa Authority", "organisation"), False),
        (Who("LUC", "organisation"), Who("Lissa Union Charter", "organisation"), True),
        (Who("LUC", "organisation", also=("Lissa Union Council",)), Who("Lissa Union Charter", "organisation"), False),
        (Who("LUC", "organisation", also=("Lissa Union Council",)), Who("LUC", "organisation"), True),
        (Who("Germany", "government"), Who("German Food and Crop Safety Administration", "organisation"), False),
        (Who("Germany", "government"), Who("the German interim government", "government"), True),
    ],
)
def test_names_are_compared_with_sides_posts_and_what_else_a_report_calls_them(first, second, one):
    assert (ACTORS.compare(first, second).score >= SAME) is one


def test_a_digest_tells_names_in_full_and_by_initials():
    text = "General Motors (GM) said no. GM and Motors agreed."
    names = ("General Motors", "GM", "Motors")
    mentions = tuple(Mention(*span_of(text, name), "name") for name in names)
    maker = Actor("ac1:a", "GM", "organisation", mentions)
    record = Record(make_article(text), (span_of(text, text),), (maker,), (), (), MADE_BY, credits=("ac1:a",))
    assert digest_of(record, JOIN_WORDS).figures[0].also == ("General Motors",)
    assert digest_of(record, JOIN_WORDS, whole=False).figures[0].also == ()


def test_who_does_nothing_in_a_report_is_told_where_all_are_asked_for():
    text = "The visitors from Lissa were told of it."
    visitors = Actor("ac1:a", "visitors from Lissa", "group", (Mention(*span_of(text, "visitors from Lissa"), "description"),))
    record = Record(make_article(text), (span_of(text, text),), (visitors,), (), (), MADE_BY)
    assert digest_of(record, JOIN_WORDS).figures == ()
    assert [figure.id for figure in digest_of(record, JOIN_WORDS, everyone=True).figures] == ["ac1:a"]


# Issues


@pytest.mark.parametrize(
    ("first", "second", "one"),
    [
        ("river tolls", "the river tolls", True),
        ("guaranteed summer flow of the Sarn", "summer flow in the Sarn river", True),
        ("aviation", "an aviation investigator", False),
        ("the economy", "our economy", False),
        ("400 marks", "300 marks", False),
    ],
)
def test_issues_are_one_where_their_labels_say_the_same_or_share_much(first, second, one):
    words = JoinWords(frozenset(("the", "an", "our", "of", "in")), frozenset(), {"economi": 1.7, "river": 3.0})
    assert are_one_issue(content_of(first, words), content_of(second, words), words.weights) is one


def test_one_full_name_is_one_person_though_reports_tell_other_sides():
    sides = ("Karvelia", "Karvelia", "Norvask", "Ilmenia", "Norvask", "Ilmenia", "Karvelia")
    told_of = [report("Ana Price", "2021-03-01", f"e1:{number}", party=side) for number, side in enumerate(sides)]
    assert are_one(Known(told_of, ACTORS), person("Ana Price"), person("Price", "2021-03-09"))


def test_one_name_alone_in_other_posts_is_two_persons_and_a_letter_is_nobodys():
    known = Known([], ACTORS)
    leader = person("Abdul Aziz", role="leader")
    assert not are_one(known, leader, person("Abdul Aziz", role="king"))
    assert are_one(known, leader, person("Abdul Aziz"))
    assert are_one(known, person("Ana Velt", role="leader"), person("Ana Velt", role="minister"))
    assert not are_one(known, person("D"), person("Ana D"))


# Who held a high post


@pytest.mark.parametrize(
    ("full", "bare", "day", "role", "same"),
    [
        ("Nicolás Maduro", "Maduro", "2018-05-04", None, True),  # many bear these names
        ("Felipe Calderón", "Calderon", "2011-02-01", None, True),
        ("Sebastián Piñera", "Pinera", "2019-11-20", "president", True),
        ("Gordon Brown", "Brown", "2009-04-02", None, True),
        ("Mark Rutte", "Rutte", "2016-06-01", "prime minister", True),
        ("Stephen Harper", "Harper", "2017-01-05", None, True),  # a year after
        ("Stephen Harper", "Harper", "2021-01-05", None, False),
        ("Rodrigo Calderón", "Calderon", "2011-02-01", None, False),  # another
        ("Gordon Brown", "Brown", "2009-04-02", "coach", False),
        ("Gordon Brown", "Brown", None, "coach", False),
        ("Philip Hammond", "Hammond", "2015-01-05", None, False),  # ministers are called by their posts
        ("Philip Hammond", "Hammond", "2015-01-05", "foreign secretary", True),
        ("Paul Martin", "Martin", "2005-01-05", None, False),  # or a given name
    ],
)
def test_a_last_name_that_many_bear_is_that_of_who_alone_held_a_high_post(full, bare, day, role, same):
    found = Known((), ACTORS).compare(person(full, "2001-01-01"), person(bare, day, role=role))
    assert (found.score >= SAME) == same


def test_two_last_names_are_those_of_who_held_a_high_post_on_both_days():
    known = Known((), ACTORS)
    assert known.compare(person("Calderon", "2008-01-01"), person("Calderón", "2011-02-01")).score >= SAME
    assert known.compare(person("Calderon", "2002-01-01"), person("Calderón", "2011-02-01")).score < SAME


def test_how_somebody_is_addressed_is_no_name():
    known = Known((), ACTORS)
    assert known.compare(person("Sir"), person("Sir")).score < SAME
    assert known.compare(person("Madam"), person("Madam")).score < SAME


def test_a_post_told_in_a_report_without_a_day_is_that_of_the_other_report():
    known = Known((), ACTORS)
    assert known.compare(person("Calderon", "2011-02-01"), person("Calderon", None, role="president")).score >= SAME
    assert known.compare(person("Calderon", "2011-02-01"), person("Calderon", None, role="senator")).score < SAME
