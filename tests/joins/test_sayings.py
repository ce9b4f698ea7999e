"""Statements as reports tell of them: in texts that are put out twice, and by others than those who made them."""

from dataclasses import replace

import pytest
from sayings_factory import ACTORS, WORDS, figure, report, says, statement, utterances

from travaux.joins.bonds import NO_RULES
from travaux.joins.explain import Explainer, Subject
from travaux.joins.sayings import are_copies, sayings_of
from travaux.ledger.join_rules import JoinRules

LONG = (
    "the dam will stay shut until Norvask returns the 14 fishermen to their villages",
    "engineers will repair the turbines on the lower river before the snow begins to melt",
    "farmers on both banks may harvest wheat and barley while the ministers negotiate tolls",
)
VISIT = "the harbour masters of Tangen will inspect every trawler before the herring season"
NETS = "every trawler must land its nets"


def together(*reports):
    return any(len(each) > 1 for each in utterances(reports))


def told(*contents, who="Ana Velt", version="e1:one", kind="person", before=""):
    """A report of several statements of one who speaks; of nobody where `who` is None."""
    text = before + " ".join(f"{content}." for content in contents)
    speaker = "ac1:who" if who is not None else None
    said = [replace(statement(text, speaker, content), id=f"s1:{n}") for n, content in enumerate(contents)]
    return report(text, [figure("ac1:who", who or "Ana Velt", kind)], statements=said, version=version)


def briefing(*said, version, day="2021-03-02", turns=4):
    """A transcript of a minister's briefing, in whose last turn she tells what others have said: pairs of these and their words."""
    spoken = [f'"Turn {number} is about the weather"' for number in range(turns)]
    text = " ".join((*spoken, *(content for _, content in said)))
    made = [statement(text, "ac1:velt", turn, id=f"s1:t{number}") for number, turn in enumerate(spoken)]
    made += [
        statement(text, f"ac1:{who}", content, id=f"s1:{number}", within="s1:t0") for number, (who, content) in enumerate(said)
    ]
    actors = [figure("ac1:velt", "Ana Velt", party="ac1:k"), figure("ac1:k", "Karvelia", "government")]
    actors += [figure(f"ac1:{who}", who) for who, _ in said if who != "k"]
    found = report(text, actors, statements=made, day=day, version=version)
    return replace(found, publisher="Ana Velt, Minister of Trade", title=f"Briefing {version}")


def retold(*reports):
    return any(len(each) > 1 and not each[0][1].startswith("s1:t") for each in utterances(reports))


def test_reports_that_print_the_same_passages_are_copies_whatever_their_titles():
    first, second = (told(*LONG, version=f"e1:{n}") for n in "ab")
    third = told(*LONG[:2], VISIT, version="e1:c")
    sayings = [next(iter(sayings_of(each, WORDS))) for each in (first, second, third)]
    assert are_copies(sayings[0], sayings[1])
    assert not are_copies(sayings[0], sayings[2])


def test_a_few_words_are_one_utterance_in_a_text_that_is_put_out_twice():
    short, name = "good evening", "Smith"  # which many bear
    first, second = (told(*LONG, short, who=name, version=f"e1:{n}") for n in "ab")
    assert [len(each) for each in utterances([first, second])] == [2, 2, 2, 2]
    alone = [told(short, who=name, version=f"e1:{n}") for n in "ab"]
    assert not together(*alone)


def test_so_are_those_of_somebody_unnamed():
    first, second = (told(*LONG, "the line is open", who="moderator", kind="group", version=f"e1:{n}") for n in "ab")
    assert [len(each) for each in utterances([first, second])] == [2, 2, 2, 2]
    alone = [told("the line is open", who="moderator", kind="group", version=f"e1:{n}") for n in "ab"]
    assert not together(*alone)


def test_what_is_said_twice_is_told_apart_by_its_place():
    again = "the next question is Astrid Hollun's"
    text = f"{again}. {'. '.join(LONG)}. {again.capitalize()}."
    said = [replace(statement(text, "ac1:who", content), id=f"s1:{n}") for n, content in enumerate((again, *LONG))]
    said.append(statement(text, "ac1:who", again.capitalize(), id="s1:last"))
    first, second = (report(text, [figure("ac1:who", "Ana Velt")], statements=said, version=f"e1:{n}") for n in "ab")
    assert [[id for _, id in each] for each in utterances([first, second])] == [[id] * 2 for id in sorted(each.id for each in said)]


def test_parts_of_one_place_of_a_text_that_is_put_out_twice_are_one_though_each_is_tied_to_its_like():
    whole, part = " and ".join(LONG), LONG[2]
    text = f"{whole}. {VISIT}. {'. '.join(LONG[:2])}."
    said = [replace(statement(text, "ac1:who", content), id=f"s1:{n}") for n, content in enumerate((whole, part, VISIT))]
    said += [replace(statement(text, "ac1:who", content), id=f"s1:l{n}") for n, content in enumerate(LONG[:2])]
    first, second = (report(text, [figure("ac1:who", "Ana Velt")], statements=said, version=f"e1:{n}") for n in "ab")
    assert {len(each) for each in utterances([first, second])} == {2}
    explainer = Explainer(ACTORS, WORDS)
    for end, one in (("0", True), ("2", False)):
        found = explainer.explain(Subject(first, "s1:1"), Subject(second, f"s1:{end}"), NO_RULES, joined=False)
        assert found.joined is one
    apart = JoinRules(frozenset(), frozenset([frozenset([("e1:a", "s1:1"), ("e1:b", "s1:0")])]), ())
    assert not explainer.explain(Subject(first, "s1:1"), Subject(second, "s1:0"), apart, joined=False).joined


def test_a_long_text_is_one_utterance_though_a_report_tells_not_who_speaks():
    long = " and ".join(LONG)
    assert together(told(long), told(long, who=None, version="e1:two"))
    assert not together(told(LONG[0][:22]), told(LONG[0][:22], who=None, version="e1:two"))
    assert not together(told(long), told(" or ".join((LONG[0], VISIT)), who=None, version="e1:two"))


def test_people_of_a_kind_are_one_where_two_reports_print_the_same_words():
    assert together(*(told(LONG[0], who="officials", kind="group", version=f"e1:{n}") for n in "ab"))


def test_what_two_releases_tell_of_another_is_one_utterance_in_the_same_words():
    first = briefing(("Ola Berg", VISIT), version="e1:one")
    assert retold(first, briefing(("Ola Berg", VISIT), version="e1:two"))
    assert not retold(first, briefing(("Ola Berg", "the harbour masters of Tangen will inspect nets"), version="e1:two"))
    assert not retold(first, briefing(("Ola Berg", VISIT), version="e1:two", day="2021-05-02"))


def test_what_is_told_of_two_encounters_is_said_twice():
    words = '"Norvask keeps the harbour of Tangen shut against every law of the sea"'
    first, second = (briefing(("Ola Berg", words), version=f"e1:{n}") for n in "ab")
    assert retold(first, second)
    calls = [replace(each, title=f"Velt’s Call with {name}") for each, name in ((first, "Ola Keno"), (second, "Ida Rask"))]
    assert not retold(*calls)


def test_what_a_release_narrates_is_its_own():
    assert retold(*(briefing(("Ola Berg", NETS), version=f"e1:{n}") for n in "ab"))
    assert not retold(*(briefing(("Ola Berg", NETS), version=f"e1:{n}", turns=1) for n in "ab"))


def test_a_quotation_is_told_again_by_a_release_of_another_day():
    words = '"An overwhelming majority of nations recognise that the dam attacks the very foundations of peace"'
    first = briefing(("Ola Berg", words), version="e1:one", turns=1)
    later = briefing(("Ola Berg", words), version="e1:two", turns=1, day="2021-05-02")
    assert retold(first, later)


def test_a_state_whose_speaker_tells_what_it_has_said_speaks_itself():
    own = [briefing(("k", NETS), version=f"e1:{n}") for n in "ab"]
    assert not retold(*own)


@pytest.mark.parametrize(("end", "one"), [(" of the Hesting Courier, who waits outside in the rain", True), ("", False)])
def test_a_last_name_that_many_bear_is_the_persons_who_says_the_same_words(end, one):
    words = f'"We turn to the question of Astrid{end}"'
    first, second = says(words, who="John Smith"), says(words, who="Smith", version="e1:two")
    assert together(first, second) is one


@pytest.mark.parametrize(("number", "one"), [("340 million", True), ("many", False)])
def test_so_is_one_that_many_bear_of_the_person_who_gives_the_same_number_in_the_same_words(number, one):
    words = f"the ministry sends {number} marks of new seed and fodder to the flooded villages of the lower river"
    first, second = says(words, who="John Smith"), says(words, who="Smith", said=None, version="e1:two")
    assert together(first, second) is one


def test_the_day_on_which_a_report_has_all_else_that_somebody_said_is_nearly_told():
    sayings = [next(iter(sayings_of(says(VISIT, version=f"e1:{n}"), WORDS))) for n in "ab"]
    told_day, other = (replace(each, days=("2021-03-02", "2021-03-02")) for each in sayings)
    presumed = replace(other, told_days=False)
    vaguely = replace(presumed, days=("2021-03-01", "2021-03-02"))
    assert _weight(told_day, other) > _weight(told_day, presumed) > _weight(told_day, vaguely)


def test_what_both_tell_of_the_same_year_may_be_one_occasion():
    days = ("2016-01-01", "2016-12-31")
    one, other = (next(iter(sayings_of(says(VISIT, version=f"e1:{n}"), WORDS))) for n in "ab")
    long = [replace(each, days=days) for each in (one, other)]
    assert _weight(*long) > _weight(long[0], replace(other, days=("2016-02-01", "2016-12-31")))


def _weight(one, other):
    from sayings_factory import SAYINGS

    return next(ground.weight for ground in SAYINGS.match(one, other).grounds if ground.what == "days")


def test_what_asks_is_one_with_the_turn_in_which_it_stands_where_a_text_is_put_out_twice():
    turn = "the trawlers have turned back. Will the harbour of Tangen take them in"
    first, second = (told(*LONG, turn, version=f"e1:{n}") for n in "ab")
    asked = replace(second.digest.said[3], question=True)
    second = replace(second, digest=replace(second.digest, said=(*second.digest.said[:3], asked)))
    assert [len(each) for each in utterances([first, second])] == [2, 2, 2, 2]
    assert Explainer(ACTORS, WORDS).explain(Subject(first, "s1:3"), Subject(second, "s1:3"), NO_RULES).score > 0.8


def test_at_one_place_of_a_text_put_out_twice_a_state_says_what_its_minister_says():
    state, who = figure("ac1:k", "Karvelia", "government"), figure("ac1:who", "Ana Velt", party="ac1:k")
    text = " ".join(f"{content}." for content in LONG)
    said = [replace(statement(text, "ac1:who", content), id=f"s1:{n}") for n, content in enumerate(LONG)]
    first = report(text, [who, state], statements=said, version="e1:a")
    said[1] = replace(said[1], speaker="ac1:k")
    second = report(text, [who, state], statements=said, version="e1:b")
    assert [len(each) for each in utterances([first, second])] == [2, 2, 2]
