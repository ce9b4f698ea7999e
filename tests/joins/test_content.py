"""What the words for a move's object say, and the issue that they tell."""

from dataclasses import replace

import pytest
from joins_factory import TALKS, WORDS, actor, move, told

from travaux.data_files import data_rows
from travaux.join_resources import load_join_words
from travaux.joins.codebook import CodebookIssue, Talks
from travaux.joins.content import content_of, content_of_act, numbers_differ
from travaux.joins.issues import IssueFinder, issue_finder
from travaux.joins.joining import join

HARBOUR = Talks(
    "Harbour talks",
    ("Karvelia", "Norvask"),
    (
        CodebookIssue("pilots", ("harbour pilots", "four pilot boats")),
        CodebookIssue("customs", ("harbour police", "Karvelian tankers", "searches")),
    ),
)


def _act(sentence, about, kind="demand"):
    report = told(sentence, (actor(sentence, "ac1:k", "Karvelia"),), (move(sentence, kind, "ac1:k", _clause(sentence), about),))
    return report.digest.acts[0], report.digest


def _clause(sentence):
    return sentence[sentence.rfind("Karvelia ") if "and asked" not in sentence else sentence.index("asked") :]


@pytest.mark.parametrize(
    ("about", "stems", "numbers"),
    [
        ("the crews of two boats, the Orm and the Sula, which were seized", {"crew", "two", "boat", "orm", "sula"}, set()),
        ("the crews of the Orm, 14 men in all, be freed", {"crew", "orm", "freed"}, {"14"}),
        ("a toll of 40 marks, raising the stakes", {"toll", "mark"}, {"40"}),
        ("a council to which the port would be left", {"council"}, set()),
        ("the day on which a treaty comes", {"day", "which", "treati", "come"}, set()),
        ("naming it the River Watch", {"name"}, set()),
        ("the following", set(), set()),
        ("what the river can bear", set(), set()),
        ("what she calls a toll holiday", {"toll", "holiday"}, set()),
        ("what the ferrymen described as a second customs house", {"second", "custom", "hous"}, set()),
        ("what amounts to a veto", {"veto"}, set()),
        ("a wide range of tolls", {"toll"}, set()),
        ("more than a dozen ferries", {"ferri"}, set()),
        ("more than $40 million", {"million"}, {"40"}),
        ("a toll under Section 12(a) of the River Navigation Act on ferries", {"toll", "ferri"}, set()),
    ],
)
def test_an_object_is_what_it_names(about, stems, numbers):
    act, _ = _act(f"Karvelia demands {about}.", about)
    content = content_of_act(act, WORDS, frozenset())
    assert (content.stems, content.numbers) == (stems, numbers)


def test_an_object_that_ends_within_a_word_with_a_hyphen_ends_with_that():
    act, _ = _act("Karvelia demands to re-open the bridge.", "to re")
    assert act.about == "to re-open"


@pytest.mark.parametrize(
    ("about", "stems", "numbers"),
    [
        ("six pilots a day", {"pilot", "day"}, {"6"}),
        ("forty-five ferries", {"ferri"}, {"45"}),
        ("a five-year lease", {"year", "leas"}, {"5"}),
        ("2 million crowns", {"million", "crown"}, {"2"}),
        ("two million crowns", {"million", "crown"}, {"2"}),
        ("six per cent of the fees", {"percent", "fee"}, {"6"}),
        ("6% of the fees", {"percent", "fee"}, {"6"}),
        ("a 6-percent fee", {"percent", "fee"}, {"6"}),
        ("two thirds of the toll", {"two", "third", "toll"}, set()),
        ("talks between the two sides", {"between", "two", "side"}, set()),
    ],
)
def test_a_number_in_words_is_a_number(about, stems, numbers):
    content = content_of(about, load_join_words())
    assert (content.stems, content.numbers) == (stems, numbers)


@pytest.mark.parametrize(
    ("words", "about", "stems"),
    [
        ("decisions by a wide majority", "decisions", {"by", "wide", "major"}),
        ("talks about the salt tax", "talks", {"about", "salt", "tax"}),
        ("talks on Monday", "talks", set()),  # when, not about what
        ("the proposal from the floor", "the proposal", set()),  # what is meant is told elsewhere
        ("it for the ferrymen", "it", set()),
    ],
)
def test_what_stands_behind_a_noun_that_says_nothing_is_what_it_is_about(words, about, stems):
    act, _ = _act(f"Karvelia demands {words}.", about)
    assert content_of_act(act, load_join_words(), frozenset()).stems == stems


@pytest.mark.parametrize(
    ("about", "issue"),
    [
        ("five more years than the sky can carry", None),
        ("a meeting of experts", None),
        ("the date", None),
        ("the years of service", "pensions"),
        ("a date for the pensions", "pensions"),
    ],
)
def test_words_of_measure_and_the_like_tell_of_no_issue_but_in_a_whole_phrase(about, issue):
    talks = Talks(
        "Budget talks",
        ("Karvelia",),
        (
            CodebookIssue("pensions", ("years of service", "date of retirement")),
            CodebookIssue("pay", ("pay level", "direct meeting")),
        ),
    )
    act, digest = _act(f"Karvelia demands {about}.", about)
    assert issue_finder(talks, load_join_words()).find(act, digest)[0] == issue


@pytest.mark.parametrize(
    ("sentence", "about", "issue"),
    [
        ("Karvelia demands pilots before the fees go up.", "pilots before the fees go up", "pilots"),
        ("Karvelia demands pilots, so that the harbour fees last.", "pilots, so that the harbour fees last", "pilots"),
        ("Karvelia drops its demand that pilots be hired.", "its demand that pilots be hired", "pilots"),
        ("Karvelia would not go before the pilots' court.", "go before the pilots' court", "pilots"),
        ("Karvelia, which has paid the harbour fees since May, demands crews.", "crews", None),
        ("Karvelia demands 12% of the catch.", "12% of the catch", "catch"),
        ("Karvelia demands crews on the Velm Sea.", "crews on the Velm Sea", None),  # in a party's name
        ("Karvelia rejected the new figure.", "the new figure", None),
        ("Karvelia rejected the number of boats.", "the number of boats", "fleet"),
    ],
)
def test_what_is_said_on_the_way_tells_of_no_issue(sentence, about, issue):
    issues = (
        CodebookIssue("harbour fees", ("fees", "figure for the fees")),
        CodebookIssue("pilots"),
        CodebookIssue("catch", ("per cent of the catch",)),
        CodebookIssue("pay", ("per cent",)),
        CodebookIssue("fleet", ("number of boats", "limit for the sea")),
    )
    act, digest = _act(sentence, about)
    talks = Talks("Sea talks", ("Karvelia", "Velm Sea Board"), issues)
    found, sure = issue_finder(talks, load_join_words()).find(act, digest)
    assert (found if sure else None) == issue


@pytest.mark.parametrize(("about", "issue"), [("pilots", "pilots"), ("searches, and not pilots", "customs")])
def test_a_label_that_is_not_of_a_moves_object_tells_less_than_that(about, issue):
    act, digest = _act(f"Karvelia demands {about}.", about)
    labelled = replace(act, issue="harbour police searches")
    assert issue_finder(HARBOUR, load_join_words()).find(labelled, digest)[0] == issue


@pytest.mark.parametrize(
    ("sentence", "about", "issue"),
    [
        (
            "Karvelia agreed to the river tolls and asked that one of them be for the bridge.",
            "one of them be for the bridge",
            "river tolls",
        ),
        ("Karvelia agreed to the river tolls and asked that one man see to the bridge.", "one man see to the bridge", "bridge"),
    ],
)
def test_what_points_back_is_about_what_stands_before(sentence, about, issue):
    act, digest = _act(sentence, about)
    assert IssueFinder(TALKS.issues, WORDS.empty).find(act, digest) == (issue, True)


@pytest.mark.parametrize(
    ("about", "issue"),
    [
        ("journalists from both banks to report freely and remain safe in future years", "river tolls"),  # "both" points back
        ("its ministers to let journalists report freely and remain safe", None),  # it tells enough
        ("this decision", "river tolls"),
        ("a new start", "river tolls"),
    ],
)
def test_what_stands_before_tells_the_issue_of_what_says_too_little_alone(about, issue):
    before, own = "Karvelia spoke of the river tolls.", f"Karvelia urged {about}."
    text = f"{before} {own}"
    made = told(
        text,
        (actor(text, "ac1:k", "Karvelia"),),
        (move(text, "demand", "ac1:k", own.rstrip("."), about),),
        sentences=(before, own),
    )
    (act,) = made.digest.acts
    assert issue_finder(TALKS, WORDS).find(act, made.digest)[0] == issue


@pytest.mark.parametrize(("word", "example"), data_rows("joins/home_posts.tsv"))
def test_posts_of_each_state_stand_in_their_examples(word, example):
    assert word in example.lower().split()


@pytest.mark.parametrize(
    ("about", "issue"),
    [
        ("pilots for the harbour police", "customs"),  # a whole phrase of two words
        ("pilots from the police", "pilots"),  # a whole phrase of one word, and one word of a phrase
        ("four of them", None),  # a number's word
        ("four pilot boats", "pilots"),
        ("Karvelian fishermen", None),  # a party's name in a phrase
        ("the Karvelian tankers", "customs"),
        ("searches for pilots", "customs"),  # of as much the first
    ],
)
def test_a_whole_phrase_tells_more_than_a_word_of_one_and_numbers_and_parties_alone_tell_nothing(about, issue):
    act, digest = _act(f"Karvelia demands {about}.", about)
    assert issue_finder(HARBOUR, load_join_words()).find(act, digest)[0] == issue


@pytest.mark.parametrize(
    ("sentence", "about", "issue"),
    [
        ("The harbor dues were left out.", "twelve boats", "harbour dues"),  # spelt in another way
        ("Fisheries Minister Ana Velt spoke.", "twelve boats", None),  # what a minister is for
        ("The fisheries were left out.", "twelve boats", "fisheries"),
    ],
)
def test_the_sentence_tells_the_issue_but_no_post_in_it_does(sentence, about, issue):
    talks = Talks("Harbour talks", ("Karvelia",), (CodebookIssue("fisheries"), CodebookIssue("harbour dues")))
    text = f"{sentence} Karvelia demands {about}."
    report = told(text, (actor(text, "ac1:k", "Karvelia"),), (move(text, "demand", "ac1:k", f"Karvelia demands {about}", about),))
    assert issue_finder(talks, load_join_words()).find(report.digest.acts[0], report.digest) == (issue, False)


def test_what_names_nothing_is_about_the_number_beside_it():
    act, _ = _act("Karvelia demands that with 40 marks.", "that")
    assert content_of_act(act, WORDS, frozenset()).numbers == {"40"}


def test_what_is_out_of_the_question_is_what_stands_before():
    text = "Karvelia said a toll of 40 marks was out of the question."
    made = move(text, "reject", "ac1:k", "a toll of 40 marks was out of the question", "the question")
    report = told(text, (actor(text, "ac1:k", "Karvelia"),), (made,))
    content = content_of_act(report.digest.acts[0], WORDS, frozenset())
    assert (content.stems - {"was"}, content.numbers) == ({"toll", "mark"}, {"40"})


@pytest.mark.parametrize(
    ("first", "second", "differ"),
    [
        ("2.30 marks for each 100 tons", "2.70 marks for each 100 tons", True),
        ("a truce of 30 days", "a truce of 30 days from 5 May", False),
        ("a truce of 30 days", "a truce of 20 days", True),
        ("a truce of 30 days", "a truce", False),
        ("a truce of 30 days", "to extend the truce beyond 30 days", True),
        ("a truce of 30 days", "a truce of more than 30 days", True),
        ("30 ships", "no more than 30 ships", False),
    ],
)
def test_numbers_differ_where_each_has_one_that_the_other_lacks(first, second, differ):
    assert numbers_differ(content_of(first, WORDS), content_of(second, WORDS)) is differ


def test_what_else_must_hold_tells_no_issue_of_an_object():
    act, digest = _act(
        "Karvelia offered to lift the tolls if the bridge over the bridge canal opens.", "to lift the tolls if the bridge"
    )
    assert IssueFinder(TALKS.issues, WORDS.empty).find(act, digest) == ("river tolls", True)


@pytest.mark.parametrize(
    ("quote", "about", "stems"),
    [
        ("Karvelia dropped its demand for harbour dues", "its demand", {"harbour", "due"}),
        ("Karvelia withdraws the earlier proposal on pilots", "the earlier proposal", {"pilot"}),
        ("Karvelia dropped its demand", "its demand", {"demand"}),
        ("Karvelia dropped its demand on Monday", "its demand", {"demand"}),
        ("Karvelia repeated its offer to the council", "its offer", {"offer"}),
        ("Karvelia rejects the proposal that Norvask made", "the proposal", set()),
    ],
)
def test_a_demand_is_what_is_told_right_behind_it(quote, about, stems):
    act = replace(_act("Karvelia demands tolls.", "tolls")[0], quote=quote, about=about)
    assert content_of_act(act, WORDS, frozenset()).stems - {"it"} == stems


@pytest.mark.parametrize(
    ("before", "quote", "about"),
    [
        (("Norvask called for a first review in 2031.",), "Karvelia would settle for 2036", "2036"),
        (("And what of the first review?", "Ms Velt:"), "Karvelia proposes one third", "one third"),
        (("Norvask spoke of the first review.",), "Half would be enough for Karvelia", "Half"),
        (("Norvask wants the first review within 90 days.",), "Karvelia would stretch the 90 days", "the 90 days"),
        (("Norvask spoke of the first review.",), "Karvelia could accept 7 December", "7 December"),
        (("Norvask spoke of the first review.",), "Karvelia had not agreed to February", "February"),
        (("Norvask spoke of the first review.",), "Karvelia would pay 40 million", "40 million"),
    ],
)
def test_a_year_or_a_share_alone_or_a_number_that_was_told_is_of_what_is_spoken_of_before(before, quote, about):
    talks = Talks("Harbour talks", ("Karvelia",), (CodebookIssue("first review"), CodebookIssue("harbour dues")))
    sentences = (*before, f"{quote}.")
    text = " ".join(sentences)
    made = move(text, "propose", "ac1:k", quote, about)
    report = told(text, (actor(text, "ac1:k", "Karvelia"),), (made,), sentences=sentences)
    (act,) = report.digest.acts
    dated = replace(report, digest=replace(report.digest, acts=(replace(act, beside=()),)))  # a year is read as a date
    play = join([dated], talks, load_join_words())
    assert [proposition.issue for proposition in play.propositions] == ["first review"]


@pytest.mark.parametrize(
    ("about", "stems", "numbers"),
    [
        ("nothing less than a night watch", {"night", "watch"}, set()),
        ("nothing short of 40 marks", {"mark"}, {"40"}),
        ("nothing but the release of the crew", {"releas", "crew"}, set()),
    ],
)
def test_nothing_less_than_a_thing_is_that_thing(about, stems, numbers):
    text = f"Karvelia would settle for {about}."
    made = move(text, "accept", "ac1:k", text[:-1], about)
    report = told(text, (actor(text, "ac1:k", "Karvelia"),), (made,))
    content = content_of_act(report.digest.acts[0], load_join_words(), frozenset())
    assert (content.stems, content.numbers) == (stems, numbers)


def _joined(sentences, kind, quote, about):
    text = " ".join(sentences)
    report = told(text, (actor(text, "ac1:k", "Karvelia"),), (move(text, kind, "ac1:k", quote, about),), sentences=sentences)
    talks = Talks("Harbour talks", ("Karvelia",), (CodebookIssue("first review"), CodebookIssue("harbour dues")))
    return [proposition.issue for proposition in join([report], talks, load_join_words()).propositions]


@pytest.mark.parametrize(
    ("before", "kind", "issues"),
    [
        ("Norvask spoke of the first review.", "concede", ["first review"]),
        ("Norvask spoke of the first review.", "reject", []),
        ("Norvask spoke of the weather.", "concede", []),
    ],
)
def test_who_gives_way_does_so_on_the_issue_that_is_spoken_of(before, kind, issues):
    assert _joined((before, "Karvelia has dropped it."), kind, "Karvelia has dropped it", "it") == issues


@pytest.mark.parametrize(
    ("second", "issue"),
    [
        ("a bridge of 30 metres", "bridge"),
        ("the 30", "tolls"),  # names none itself
    ],
)
def test_what_another_move_of_the_sentence_is_about_tells_no_issue_of_what_names_one(second, issue):
    issues = (CodebookIssue("tolls", ("tolls on the river", "river tolls for ferries")), CodebookIssue("bridge"))
    first, both = "tolls on the river for ferries", f"Karvelia proposes tolls on the river for ferries and {second}"
    moves = (move(f"{both}.", "propose", "ac1:k", both, first), move(f"{both}.", "offer", "ac1:k", both, second))
    report = told(f"{both}.", (actor(both, "ac1:k", "Karvelia"),), moves)
    finder = issue_finder(Talks("River talks", ("Karvelia",), issues), load_join_words())
    found = {act.about: finder.find(act, report.digest)[0] for act in report.digest.acts}
    assert found == {first: "tolls", second: issue}


@pytest.mark.parametrize(("about", "sure"), [("27 per cent", False), ("27 per cent of pay", True)])
def test_a_unit_alone_tells_an_issue_less_surely_than_words(about, sure):
    act, digest = _act(f"Karvelia demands {about}.", about)
    talks = Talks("Pay talks", ("Karvelia",), (CodebookIssue("pay", ("8 per cent of pay",)), CodebookIssue("hours")))
    assert issue_finder(talks, load_join_words()).find(act, digest) == ("pay", sure)


@pytest.mark.parametrize(
    ("sentence", "about", "issue"),
    [
        ("Karvelia demands higher salaries.", "higher salaries", "pay"),
        ("Karvelia demands more rest periods.", "more rest periods", "breaks"),
        ("Karvelia demands 12 per cent; earnings have stood still.", "12 per cent", None),  # what stands around is too little
        ("Karvelia demands a word with the Rest Periods Council.", "a word with the Rest Periods Council", None),  # a name
        ("Karvelia demands a premium.", "a premium", None),  # what is kin to words of two issues is neither's
        ("Karvelia demands a period of calm.", "a period of calm", None),  # no whole phrase
        ("Karvelia demands pay for holidays.", "pay for holidays", "pay"),  # an own word comes first
    ],
)
def test_words_that_mean_nearly_what_those_of_one_issue_alone_do_tell_it(sentence, about, issue):
    issues = (CodebookIssue("pay", ("pay rise",)), CodebookIssue("breaks"), CodebookIssue("lump sum"), CodebookIssue("bonus"))
    act, digest = _act(sentence, about)
    assert issue_finder(Talks("Pay talks", ("Karvelia",), issues), load_join_words()).find(act, digest)[0] == issue


@pytest.mark.parametrize("when", ["after all on Monday", "again", "at once", "after two days of talks", "this week"])
def test_when_something_is_done_says_nothing_of_what_it_is(when):
    act, _ = _act(f"Karvelia accepts the visits {when}.", f"the visits {when}")
    plain, _ = _act("Karvelia accepts the visits.", "the visits")
    assert content_of_act(act, load_join_words(), frozenset()) == content_of_act(plain, load_join_words(), frozenset())


def test_a_number_within_a_name_counts_nothing():
    act, _ = _act("Karvelia demanded QUELL-19 serum.", "QUELL-19 serum")
    assert content_of_act(act, WORDS, frozenset()).numbers == frozenset()
    act, _ = _act("Karvelia demanded a post-2030 budget of 19 million.", "a post-2030 budget of 19 million")
    assert content_of_act(act, WORDS, frozenset()).numbers == {"2030", "19"}
