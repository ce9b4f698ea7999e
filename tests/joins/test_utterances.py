"""What one speaker says on one occasion, told by several reports."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sayings_factory import SAYINGS, WORDS, figure, issue, not_same, report, same, says, statement, utterances

from travaux.joins.bonds import NO_RULES, Bonds
from travaux.joins.digest import Digest, IssueTold
from travaux.joins.sayings import sayings_of
from travaux.joins.ties import tie_items
from travaux.joins.utterances import join_utterances
from travaux.ledger.join_rules import JoinRules

DAM = "the dam will stay shut until Norvask returns the 14 fishermen"


def together(*reports, rules=NO_RULES):
    return any(len(each) > 1 for each in utterances(reports, rules))


def test_a_sentence_translated_twice_is_one_utterance():
    first = says('"We will not let anybody talk to Karvelia in the language of ultimatums"', who="Sergei Lavrenov")
    second = says("nobody may address Karvelia with ultimatums, and he would not allow it", who="Sergey Lavrenov", version="e1:two")
    assert utterances([first, second]) == [[("e1:one", "s1:a"), ("e1:two", "s1:a")]]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"said": "2021-03-02"}, {"said": "2021-03-03"}),  # as it is across time zones
        ({"said": "2021-03-02"}, {"said": None}),
        ({"said": None, "who": "Velt", "party": "Karvelia"}, {"said": "2021-03-02", "party": "Karvelia"}),
        ({"said": None}, {"said": None, "day": "2021-03-03"}),
        ({"role": "foreign minister", "party": "Karvelia"}, {"who": "Karvelia's foreign minister", "kind": "office"}),
        ({"who": "Karvelia", "kind": "government"}, {"who": "Karvelia", "kind": "person"}),  # which happens to invented ones
        ({}, {"day": "2021-06-01", "said": "2021-03-02"}),
    ],
)
def test_the_same_words_are_one_utterance_where_speaker_and_day_may_be_one(first, second):
    assert together(says(DAM, **first), says(DAM, version="e1:two", **second))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"said": "2021-03-02"}, {"said": "2021-03-09", "day": "2021-03-09"}),
        ({"said": None}, {"said": None, "day": "2021-03-09"}),
        ({"said": None, "day": None}, {"said": "2021-03-02"}),
        ({}, {"who": "Ola Berg"}),
        ({"party": "Karvelia"}, {"party": "Norvask"}),
        ({"who": "Minister Ana Velt"}, {"who": "Ben Velt"}),
        (
            {"role": "foreign minister", "party": "Karvelia"},
            {"who": "spokesman for Karvelia", "kind": "office", "party": "Karvelia"},
        ),
        ({"who": "officials", "kind": "group"}, {"who": "diplomats", "kind": "group"}),
        ({}, {"negated": True}),
    ],
)
def test_they_are_two_where_speaker_or_day_differ(first, second):
    assert not together(says(DAM, **first), says(DAM, version="e1:two", **second))


def test_a_minister_who_says_similar_things_on_two_days_makes_two_utterances():
    first = says("Karvelia will never accept tolls on the lower river without a treaty")
    second = says(
        "tolls on the river are no matter for Karvelia before next spring", day="2021-03-03", said="2021-03-03", version="e1:two"
    )
    assert not together(first, second)


def test_what_he_says_of_two_things_on_one_day_is_two_utterances():
    text = "Ana Velt said that the fishermen must come home. She said that the dam needs new gates."
    said = [
        statement(text, "ac1:v", "the fishermen must come home", id="s1:a"),
        statement(text, "ac1:v", "the dam needs new gates", id="s1:b"),
    ]
    both = report(text, [figure("ac1:v", "Ana Velt")], statements=said)
    other = says("new gates are what the dam needs", version="e1:two")
    assert utterances([both, other]) == [[("e1:one", "s1:a")], [("e1:one", "s1:b"), ("e1:two", "s1:a")]]


def test_a_spokesman_and_a_minister_who_say_the_same_are_two():
    minister = says(DAM, who="Ana Velt", party="Karvelia", role="foreign minister")
    spokesman = says(DAM, who="Ola Berg", party="Karvelia", role="spokesman", version="e1:two")
    side = says(DAM, who="Karvelia", kind="government", version="e1:three", day="2021-03-03")
    found = utterances([minister, spokesman, side])
    assert [("e1:one", "s1:a")] in [each[:1] for each in found] and [("e1:two", "s1:a")] in [each[:1] for each in found]


def test_copies_of_one_report_tell_one_utterance():
    copies = [says(DAM, said=None, version=f"e1:{number}", day=f"2021-03-0{2 + number // 2}") for number in range(4)]
    assert len(utterances(copies)) == 1


def test_a_quotation_told_again_much_later_is_the_same_utterance_but_a_likeness_is_not():
    first = says('"Our farmers cannot plant on promises, we need a figure"')
    again = says('"Our farmers cannot plant on promises"', day="2021-09-01", said=None, version="e1:two")
    alike = says("farmers cannot plant on promises and need a figure", day="2021-10-01", said=None, version="e1:three")
    assert utterances([first, again, alike]) == [[("e1:one", "s1:a"), ("e1:two", "s1:a")], [("e1:three", "s1:a")]]


def test_renderings_with_other_numbers_are_one_utterance_and_the_difference_is_told():
    first, second = says(DAM), says(DAM.replace("14", "16"), version="e1:two")
    sayings = [saying for each in (first, second) for saying in sayings_of(each, WORDS)]
    assert "numbers" in {ground.what for ground in SAYINGS.match(sayings[1], sayings[0]).grounds}
    assert together(first, second)


def test_two_candidates_that_are_as_like_leave_it_unjoined():
    text = "Ana Velt said that the dam gates will open. She said that the dam gates will close."
    said = [
        statement(text, "ac1:v", "the dam gates will open", id="s1:a", said="2021-03-02"),
        statement(text, "ac1:v", "the dam gates will close", id="s1:b", said="2021-03-02"),
    ]
    both = report(text, [figure("ac1:v", "Ana Velt")], statements=said)
    assert len(utterances([both, says("something about the gates of the dam was settled", version="e1:two")])) == 3


def test_people_are_obeyed_and_leave_no_trace_where_they_take_it_back():
    one, other, third = (
        says(DAM),
        says(DAM, version="e1:two", day="2021-03-03"),
        says("good morning", version="e1:three", day="2021-03-04"),
    )
    refs = [(version, "s1:a") for version in ("e1:one", "e1:two", "e1:three")]
    bare = utterances([one, other, third])
    assert bare == [refs[:2], refs[2:]]
    assert utterances([one, other, third], not_same(refs[:2])) == [[ref] for ref in refs]
    assert utterances([one, other, third], same(refs[::2])) == [refs]
    both = JoinRules(same(refs[::2]).same, not_same(refs[1:]).not_same, ())
    assert utterances([one, other, third], both) == [[refs[0], refs[2]], [refs[1]]]
    assert utterances([one, other, third], NO_RULES) == bare


def test_digests_carry_what_was_said_and_old_ones_have_none():
    digest = says(f'we hold that "{DAM}"').digest
    assert Digest.from_dict(digest.to_dict()) == digest
    assert digest.said[0].words == "hold" and digest.said[0].quoted.split()[-1] == "fishermen"
    wire = digest.to_dict()
    old = Digest.from_dict({name: wire[name] for name in ("figures", "outlets", "acts", "sentences")})
    assert (old.said, old.papers, old.issues) == ((), (), ())


def test_digests_carry_what_issues_are_called_and_old_ones_their_labels():
    text = "Envoys of Arrel spoke of the siege."
    digest = report(text, [], issues=[issue(text, "the siege")]).digest
    assert Digest.from_dict(digest.to_dict()) == digest
    assert digest.issues == (IssueTold("i1:a", ("the siege",), ("arrel",)),)
    old = Digest.from_dict(digest.to_dict() | {"issues": [["i1:a", "the siege"]]})
    assert old.issues == (IssueTold("i1:a", ("the siege",)),)


# Properties

CONTENTS = (
    DAM,
    "the dam must stay shut",
    "fishermen come home first",
    "tolls on the river",
    '"no tolls on the lower river at all"',
)


@st.composite
def coverage(draw):
    """Reports of a few statements by two people on a few days, and what somebody judges of them."""
    reports = [
        says(
            draw(st.sampled_from(CONTENTS)),
            who=draw(st.sampled_from(("Ana Velt", "Velt", "Ola Berg"))),
            day=f"2021-03-0{draw(st.integers(2, 6))}",
            said=draw(st.sampled_from((None, "2021-03-02", "2021-03-03"))),
            version=f"e1:{number}",
        )
        for number in range(draw(st.integers(2, 7)))
    ]
    pairs = st.frozensets(st.sampled_from([(each.version, "s1:a") for each in reports]), min_size=2, max_size=2)
    joined = draw(st.sets(pairs, max_size=2))
    groups = [set(pair) for pair in joined]
    if len(groups) == 2 and groups[0] & groups[1]:
        groups = [groups[0] | groups[1]]
    parted = {pair for pair in draw(st.sets(pairs, max_size=2)) if not any(pair <= group for group in groups)}
    return reports, JoinRules(frozenset(joined), frozenset(parted), ())


def ties_of(reports, rules):
    sayings = [saying for each in reports for saying in sayings_of(each, WORDS)]
    return tie_items(sayings, SAYINGS, Bonds(rules))


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
    sayings = [saying for each in reports for saying in sayings_of(each, WORDS)]
    groups = [{saying.ref for saying in utterance.sayings} for utterance in join_utterances(sayings, SAYINGS, rules)]
    assert all(any(pair <= group for group in groups) for pair in rules.same)
    assert not any(pair <= group for group in groups for pair in rules.not_same)
    assert {tie.parent[0] for tie in ties.values() if tie} <= {each.version for each in reports}


def test_two_reports_of_one_outlet_tell_two_occasions_unless_they_are_word_for_word_the_same():
    said = "support for the treaty stands and the border must stay open"
    first = says(said)
    second = says("support for the treaty stands and farmers need help", version="e1:two")
    assert together(first, second)
    one_outlet = [replace(each, publisher="The Lissa Post") for each in (first, second)]
    assert not together(*one_outlet)
    same = [replace(each, publisher="The Lissa Post") for each in (first, says(said, version="e1:two"))]
    assert together(*same)


def test_an_outlet_that_tells_the_day_again_tells_of_the_same_occasion():
    first = says("support for the treaty stands and the border must stay open")
    second = says("support for the treaty stands and farmers need help", version="e1:two", day="2021-03-20")
    again = says("support for the treaty stands and farmers need help", version="e1:two", day="2021-03-20", said="2021-02-18")
    first, second, again = (replace(each, publisher="The Lissa Post") for each in (first, second, again))
    assert together(first, second) and not together(first, again)


def test_two_releases_of_offices_tell_two_occasions_unless_they_share_a_long_text_on_one_day():
    said = "support for the treaty stands and the border must stay open"
    first, second = (
        replace(says(said, version=f"e1:{title}"), title=title) for title in ("A visit to Norvask", "A visit to Ilmenia")
    )
    assert together(first, second)
    releases = [replace(each, publisher="Ana Velt, Minister of Trade") for each in (first, second)]
    assert not together(*releases)
    assert together(*(replace(each, title="A call") for each in releases))  # the same one twice
    long = f"{said} while engineers repair the dam, fishermen return home and farmers harvest wheat"
    texts = [replace(says(long, version=each.version), title=each.title, publisher=each.publisher) for each in releases]
    assert together(*texts)
    assert not together(texts[0], replace(texts[1], release="2021-03-03"))
    calls = [replace(each, title=f"Velt’s Call with {name}") for each, name in zip(texts, ("Ola Keno", "Ida Rask"), strict=True)]
    assert not together(*calls)  # what is said in each, however alike
    assert together(calls[0], texts[1])


def test_what_a_release_quotes_of_nobody_told_is_what_another_release_has_of_somebody():
    words = "the border must stay open while engineers repair the dam, fishermen return home and farmers harvest wheat"
    first = replace(says(words, version="e1:one"), title="A call", publisher="Ana Velt, Minister of Trade")
    second = replace(says(f'"{words}"', version="e1:two", day="2021-03-03"), title="An interview", publisher="Ministry of Trade")
    assert not together(first, second)  # of Velt, of whom it tells its own occasion
    unknown = replace(second.digest, said=tuple(replace(each, speakers=()) for each in second.digest.said))
    assert together(first, replace(second, digest=unknown))
    plain = replace(unknown, said=tuple(replace(each, words=each.quoted, quoted="") for each in unknown.said))
    assert not together(first, replace(second, digest=plain))


def test_two_releases_tell_one_occasion_that_both_date_by_its_number():
    first, second = (
        replace(
            says(said, said="2021-02-18", version=f"e1:{day}", day=day), title=f"Briefing of {day}", publisher="Ministry of Trade"
        )
        for said, day in (("Karvelia gives 340 marks to harbours", "2021-03-02"), ("340 marks go to ruined harbours", "2021-03-09"))
    )
    assert together(first, second)
    assert not together(first, replace(second, digest=says("420 marks go to ruined harbours", said="2021-02-18").digest))


def test_a_state_says_what_its_minister_says_with_the_same_number():
    said = "it would buy grain for 340 marks and store it in the harbour"
    state = {"who": "Karvelia", "kind": "government"}
    minister = says("340 marks of grain would be bought and stored", version="e1:two", party="Karvelia", role="minister")
    assert together(says(said, **state), minister)
    assert not together(says(said.replace("340 ", "420 "), **state), minister)
    assert not together(says(said, who="Norvask", kind="government"), minister)


@pytest.mark.parametrize("publisher", ["Ana Velt, Minister of Trade", "Ana Velt, Deputy MinisterBureau of River Affairs"])
def test_a_release_put_out_twice_is_one_and_another_day_repeats_nothing(publisher):
    words = '"We will now take questions, the first of them from Astrid Hollun of the Lissa Post"'
    first, second = (replace(says(words, said=None, version=f"e1:{n}"), publisher=publisher) for n in "ab")
    first, second = replace(first, title="Velt At the Press"), replace(second, title="VELT at the press")
    assert together(first, second)
    later = replace(second, release="2021-05-02")  # a quotation told again, had an outlet printed it
    assert not together(first, later)
    assert together(replace(first, publisher="The Lissa Post"), replace(later, publisher="The Hesting Courier"))


def test_somebody_unnamed_is_one_where_two_reports_print_the_same_words():
    about = {"who": "diplomat in Lissa", "kind": "office"}
    said = "Norvask might share its gauge readings with its neighbours once the snow began to melt"
    first = says(said, **about)
    assert together(first, says(said, version="e1:two", **about))
    assert not together(first, says("Norvask might share its gauge readings with farmers", version="e1:two", **about))


def test_a_formula_at_other_places_of_a_text_put_out_twice_is_said_again():
    words = '"Go ahead, please, the line is open"'
    publisher = "Ana Velt, Minister of Trade"
    first, second, third = (
        replace(says(text, said=None, version=f"e1:{n}"), publisher=publisher, title="Velt at the press")
        for n, text in (("a", words), ("b", words), ("c", words))
    )
    assert together(first, second)
    digest = third.digest
    moved = tuple(replace(each, content=tuple((a + 400, b + 400) for a, b in each.content)) for each in digest.said)
    assert not together(first, replace(third, digest=replace(digest, said=moved)))
