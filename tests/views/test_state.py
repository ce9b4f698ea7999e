"""Where parties stand, as of a day and on whose word."""

from dataclasses import replace
from itertools import permutations
from time import perf_counter

import pytest
from joins_factory import TALKS, WORDS, actor, move, report, statement, told
from views_factory import RULES, crowd, play, tale

from travaux.joins.joining import join
from travaux.record.time import TimeValue
from travaux.views.state import state_of


def lines(*reports, as_of=None):
    return [
        (line.party, line.issue, line.stance, line.status, line.standing, line.since, line.last, line.origins)
        for line in state_of(join(reports, TALKS, WORDS, as_of), RULES).lines
    ]


DEMAND = report("Karvelia demands lower tolls", "demand", "lower tolls", by="Karvelia", version="e1:a", day="2021-03-01")
AGAIN = report(
    "Karvelia demands lower tolls", "demand", "lower tolls", by="Karvelia", version="e1:b", day="2021-03-09", origin="Keno"
)
DROPPED = report("Karvelia dropped lower tolls", "concede", "lower tolls", by="Karvelia", version="e1:c", day="2021-04-01")
CLAIM = report("Karvelia accepts lower tolls", "accept", "lower tolls", by="Norvask", version="e1:d", day="2021-05-01")
NARRATED = report("Norvask rejects lower tolls", "reject", "lower tolls", version="e1:e", day="2021-03-05")


def test_a_stance_that_is_taken_again_keeps_its_first_day():
    assert lines(DEMAND, AGAIN) == [
        ("Karvelia", "river tolls", "demand", "actual", "declared", "2021-03-01", "2021-03-09", 2),
    ]


def test_a_later_stance_on_the_same_proposition_supersedes():
    (line,) = state_of(join((DEMAND, DROPPED), TALKS, WORDS), RULES).lines
    assert (line.stance, line.since) == ("concede", "2021-04-01")
    assert [(each.deed.kind, each.becomes) for each in line.superseded] == [("demand", "given way")]


def test_who_stands_by_a_demand_demands():
    told = {"by": "Karvelia", "version": "e1:h"}
    held, late = (
        report("Karvelia stands by lower tolls", "commit", "lower tolls", day=day, **told) for day in ("2021-03-20", "2021-04-09")
    )
    assert lines(DEMAND, held) == [
        ("Karvelia", "river tolls", "demand", "actual", "declared", "2021-03-01", "2021-03-20", 1),
    ]
    assert [line[2] for line in lines(DEMAND, DROPPED, late)] == ["commit"]
    pledged = report("Karvelia pledges lower tolls", "commit", "lower tolls", by="Karvelia", version="e1:p", day="2021-03-20")
    assert [line[2] for line in lines(DEMAND, pledged)] == ["commit"]


def test_who_accepts_nothing_less_still_demands():
    firm = report(
        "Karvelia would accept nothing but lower tolls", "reject", "lower tolls", by="Karvelia", version="e1:f", day="2021-03-20"
    )
    assert [line[2:7] for line in lines(DEMAND, firm)] == [("demand", "actual", "declared", "2021-03-01", "2021-03-20")]
    assert [line[2] for line in lines(firm)] == ["demand"]


@pytest.mark.parametrize(
    ("sentence", "stance"),
    [
        ("Karvelia stood by its offer of lower tolls", "offer"),
        ("Karvelia sticks to its earlier proposal of lower tolls", "offer"),
        ("Karvelia stood by the mediator's offer of lower tolls", "accept"),  # another's
    ],
)
def test_who_stands_by_its_offer_offers(sentence, stance):
    (line,) = lines(report(sentence, "accept", "lower tolls", by="Karvelia", version="e1:s", day="2021-03-20"))
    assert line[2] == stance


ASKED = report("Karvelia demands tolls of 40 marks", "demand", "tolls of 40 marks", by="Karvelia", version="e1:m", day="2021-03-01")


def _later(sentence, kind, about, *, by="Karvelia"):
    later = report(sentence, kind, about, by=by, version="e1:n", day="2021-03-09")
    return [
        (line.stance, line.about, [(each.deed.about, each.becomes) for each in line.superseded])
        for line in state_of(join((ASKED, later), TALKS, WORDS), RULES).lines
        if line.status == "actual"
    ]


def test_what_a_party_asks_otherwise_since_stands_beneath():
    asked = ("demand", "tolls of 40 marks", [])
    assert _later("Karvelia demands tolls of 30 marks", "demand", "tolls of 30 marks") == [
        ("demand", "tolls of 30 marks", [("tolls of 40 marks", "changed")])
    ]
    claimed = ("demand", "tolls of 30 marks", [])
    assert _later("Karvelia demands tolls of 30 marks", "demand", "tolls of 30 marks", by="Norvask") == [asked, claimed]
    assert _later("Karvelia demands pilots for 30 ships", "demand", "pilots for 30 ships")[0] == asked


def test_what_a_party_gives_up_in_other_words_stands_beneath():
    assert _later("Karvelia dropped the fees", "concede", "the fees") == [
        ("concede", "the fees", [("tolls of 40 marks", "given way")])
    ]


def test_who_promised_no_such_thing_denies_it():
    told = report("Karvelia promised no such thing", "commit", "no such thing", by="Karvelia", day="2021-03-20")
    assert [line[2:5] for line in lines(told)] == [("commit", "denied", "declared")]


def test_what_is_only_a_partys_own_name_is_no_stance():
    assert lines(report("Karvelia proposes Karvelia", "propose", "Karvelia")) == []


def test_as_of_a_day_only_what_was_known_then_counts():
    assert lines(DEMAND, DROPPED, as_of="2021-03-31")[0][2] == "demand"
    assert lines(DEMAND, DROPPED, as_of="2021-02-28") == []
    undated = report("Karvelia demands lower tolls", "demand", "lower tolls", version="e1:u", day=None)
    assert lines(undated, as_of="2021-03-31") == []
    assert state_of(join((undated,), TALKS, WORDS), RULES).undated == 1


def test_anothers_word_never_takes_the_place_of_an_own_one():
    assert lines(CLAIM) == [("Karvelia", "river tolls", "accept", "actual", "claimed", "2021-05-01", "2021-05-01", 1)]
    assert [line[2] for line in lines(DEMAND, CLAIM)] == ["demand"]


def test_parties_have_lines_of_their_own_on_one_proposition():
    found = state_of(join((DEMAND, NARRATED), TALKS, WORDS), RULES).lines
    assert [(line.party, line.standing) for line in found] == [("Karvelia", "declared"), ("Norvask", "reported")]
    assert found[0].proposition == found[1].proposition


@pytest.mark.parametrize("status", ["planned", "possible", "denied"])
def test_what_is_not_actual_supersedes_nothing(status):
    other = report("Karvelia dropped lower tolls", "concede", "lower tolls", version="e1:f", day="2021-04-02", status=status)
    assert [line[2:4] for line in lines(DEMAND, other)] == [("demand", "actual"), ("concede", status)] or [
        line[2:4] for line in lines(DEMAND, other)
    ] == [("concede", status), ("demand", "actual")]


@pytest.mark.parametrize(
    ("status", "day", "by", "stances"),
    [
        ("planned", "2021-03-20", None, [("demand", "actual")]),
        ("possible", "2021-03-20", None, [("demand", "actual")]),
        ("denied", "2021-03-20", None, [("demand", "actual"), ("propose", "denied")]),
        ("planned", "2021-02-20", None, [("demand", "actual"), ("propose", "planned")]),  # planned after it was done once
        ("planned", "2021-03-20", "Norvask", [("demand", "actual"), ("propose", "planned")]),  # done on another's word
    ],
)
def test_a_plan_is_over_once_its_party_has_taken_a_stance(status, day, by, stances):
    told = {"by": by or "Karvelia", "version": "e1:b"}
    plan = report("Karvelia plans lower tolls", "propose", "lower tolls", version="e1:w", day="2021-03-01", status=status)
    later = report("Karvelia demands lower tolls", "demand", "lower tolls", day=day, **told)
    assert sorted(line[2:4] for line in lines(plan, later)) == stances


def test_other_numbers_are_other_propositions():
    first = report("Karvelia demands tolls of 400 marks", "demand", "tolls of 400 marks", version="e1:g")
    second = report("Karvelia demands tolls of 300 marks", "demand", "tolls of 300 marks", version="e1:h")
    assert len(lines(first, second)) == 2


def test_a_report_that_was_taken_back_speaks_no_more():
    killed = report(
        "Norvask rejects lower tolls",
        "reject",
        "lower tolls",
        version="e1:k",
        article="e1:e",
        place=1,
        standing="notice",
        day="2021-03-06",
    )
    original = replace(NARRATED, status="killed")  # as the ledger has it once the notice came
    assert lines(original, killed) == []
    assert len(lines(original, killed, as_of="2021-03-05")) == 1


def test_the_order_of_reports_makes_no_difference():
    every = (DEMAND, AGAIN, DROPPED, CLAIM, NARRATED)
    expected = lines(*every)
    assert all(lines(*some) == expected for some in permutations(every))


@pytest.mark.parametrize(
    ("earliest", "latest", "since", "last"),
    [
        ("2021-02-20", "2021-02-20", "2021-02-20", "2021-02-20"),
        ("2021-02-20", "2021-03-31", "2021-02-20", "2021-03-02"),
        ("2021-04-01", "2021-04-30", "2021-03-02", "2021-03-02"),
    ],
)
def test_nothing_was_done_after_it_was_told(earliest, latest, since, last):
    text = "Karvelia rejects tolls in April."
    done = replace(move(text, "reject", "ac1:p", "Karvelia rejects tolls", "tolls"), time=TimeValue("2021", earliest, latest))
    assert lines(told(text, (actor(text, "ac1:p", "Karvelia"),), (done,)))[0][5:7] == (since, last)


def test_what_is_known_of_a_month_is_known_at_its_end():
    month = replace(NARRATED, release="2021-03")
    assert lines(month, as_of="2021-03-30") == []
    assert lines(month, as_of="2021-03-31")[0][5:7] == ("2021-03-31", "2021-03-31")


def test_a_joint_word_is_each_partys_own():
    text = "Karvelia and Norvask said that Karvelia accepts lower tolls."
    actors = (actor(text, "ac1:p", "Karvelia"), actor(text, "ac1:q", "Norvask"))
    said = replace(statement(text, "s1:a", "ac1:p", "Karvelia and Norvask", "Karvelia accepts lower tolls"), co_speakers=("ac1:q",))
    done = move(text, "accept", "ac1:p", "Karvelia accepts lower tolls", "lower tolls", by="s1:a")
    assert lines(told(text, actors, (done,), (said,)))[0][4] == "declared"


def test_a_party_whose_name_an_outlet_bears_is_no_outlet():
    claim = replace(CLAIM, publisher="Norvask Daily", origin="Norvask Daily")
    assert lines(claim)[0][4] == "claimed"


def stands(*reports):
    return state_of(play(*reports), RULES).lines


def test_what_others_say_stands_beneath_the_own_word():
    wrong = tale(("accept", "Norvask accepts {lower tolls}."), speaker="Ola Berg", of="Karvelia", version="e1:n", day="2021-03-09")
    right = tale(("reject", "Norvask rejects {lower tolls}."), speaker="Ola Berg", of="Karvelia", version="e1:m", day="2021-03-08")
    state = state_of(play(NARRATED, wrong, right), RULES)
    (line,) = state.lines
    assert (line.stance, line.last, line.origins) == ("reject", "2021-03-05", 1)
    assert [deed.told.version for deed in line.echoed] == ["e1:m"]
    assert [(at.stance, deed.told.version) for at, deed in state.said_differently()] == [("reject", "e1:n")]


@pytest.mark.parametrize(
    ("own", "claim"),
    [("concede", "demand"), ("concede", "offer"), ("offer", "propose"), ("propose", "demand"), ("accept", "commit")],
)
def test_a_claim_that_fits_the_own_word_is_not_said_differently(own, claim):
    before = tale((claim, "Norvask seeks {lower tolls}."), speaker="Ola Berg", of="Karvelia", version="e1:n", day="2021-03-04")
    told_by_itself = tale((own, "Norvask on {lower tolls}."), speaker="Jan Roth", of="Norvask", version="e1:m", day="2021-03-20")
    (line,) = stands(before, told_by_itself)
    assert (line.stance, [deed.told.version for deed in line.echoed], line.said_differently) == (own, ["e1:n"], ())


def test_who_is_said_to_demand_anew_what_it_gave_up_is_said_to_do_otherwise():
    gave_up = tale(("concede", "Norvask drops {lower tolls}."), speaker="Jan Roth", of="Norvask", version="e1:m", day="2021-03-04")
    again = tale(("demand", "Norvask demands {lower tolls}."), speaker="Ola Berg", of="Karvelia", version="e1:n", day="2021-03-20")
    (line,) = stands(gave_up, again)
    assert (line.echoed, [deed.told.version for deed in line.said_differently]) == ((), ["e1:n"])


def test_a_claim_that_the_party_denies_stands_under_its_denial():
    claim = tale(("accept", "Norvask accepts {lower tolls}."), speaker="Ola Berg", of="Karvelia", version="e1:n", day="2021-03-04")
    denial = tale(
        ("accept", "Norvask accepts {lower tolls}.", "denied"), speaker="Jan Roth", of="Norvask", version="e1:m", day="2021-03-05"
    )
    later = replace(claim, version="e1:o", article="e1:o", release="2021-05-01")
    (line,) = stands(claim, denial)
    assert (line.status, [deed.told.version for deed in line.said_differently]) == ("denied", ["e1:n"])
    assert sorted(line.status for line in stands(denial, later)) == ["actual", "denied"]  # what is said to be done later


def test_a_copy_that_is_printed_later_renews_nothing():
    first = report("Karvelia demands lower tolls", "demand", "lower tolls", version="e1:a", day="2021-03-01")
    dropped = report("Karvelia dropped lower tolls", "concede", "lower tolls", version="e1:b", day="2021-03-02")
    copy = replace(first, version="e1:c", article="e1:c", release="2021-03-03", publisher="Keno")
    (line,) = stands(first, dropped, copy)
    assert (line.stance, line.last) == ("concede", "2021-03-02")
    assert [(each.deed.told.version, each.deed.made) for each in line.superseded] == [
        ("e1:c", "2021-03-01"),
        ("e1:a", "2021-03-01"),
    ]


def test_a_condition_told_in_other_words_is_none_other():
    told_so = "if the seized trawlers were returned", "if the two seized trawlers are returned"
    first, second = (
        tale(("offer", f"Karvelia offers {{lower tolls}} [{words}]."), version=f"e1:{at}", day=f"2021-03-0{at}")
        for at, words in enumerate(told_so, 1)
    )
    silent = tale(("offer", "Karvelia offers {lower tolls}."), version="e1:3", day="2021-03-03")
    (line,) = stands(first, second, silent)
    assert (line.since, line.last, line.condition, line.superseded) == ("2021-03-01", "2021-03-03", told_so[1], ())


def test_thousands_of_deeds_on_one_proposition_take_little_time():
    many = crowd(4000)
    start = perf_counter()
    lines = state_of(many, RULES).lines
    assert perf_counter() - start < 2.0
    assert {line.party for line in lines} == {"Karvelia", "Norvask"}


@pytest.mark.parametrize(
    ("about", "issue"),
    [
        ("lower tolls", "river tolls"),
        ("half of these", "river tolls"),
        ("a fifth", "river tolls"),
        ("40 marks", "river tolls"),
        ("patience", None),
        ("to suspend it until June", "river tolls"),
        ("it be settled in May", "river tolls"),
        ("it abolished", "river tolls"),  # wants it so
        ("them to be lowered", "river tolls"),
        ("to meet anybody who asks for it", None),
        ("the date", None),  # not of what was told before, but a date
    ],
)
def test_the_words_around_tell_the_issue_only_of_what_points_back(about, issue):
    assert _issue_behind("The tolls were debated.", about=about) == issue


@pytest.mark.parametrize(
    ("between", "about", "issue"),
    [
        ("Nobody smiled.", "to suspend them", "river tolls"),
        ("Nobody smiled.", "half of 40 marks", None),  # much else has been counted since
        ("Nobody left the bridge.", "to suspend them", "bridge"),
    ],
)
def test_the_nearest_sentence_that_tells_an_issue_tells_it(between, about, issue):
    assert _issue_behind("The tolls were debated.", between, about=about) == issue


def _issue_behind(*sentences, about):
    """The issue of a move that stands behind some sentences; None where none has a line."""
    last = f"Karvelia on {about}."
    text = " ".join((*sentences, last))
    made = move(text, "demand", "ac1:k", last[:-1], about)
    told_of = told(text, (actor(text, "ac1:k", "Karvelia"),), (made,), sentences=(*sentences, last))
    return next((line.issue for line in state_of(join([told_of], TALKS, WORDS), RULES).lines), None)


@pytest.mark.parametrize(("head", "issue"), [("On tolls", "river tolls"), ("On the bridge,", "bridge"), ("On Monday", None)])
def test_on_what_a_sentence_begins_is_what_a_refusal_without_words_is_about(head, issue):
    text = f"{head} Karvelia would not agree."
    refused = move(text, "reject", "ac1:k", "Karvelia would not agree")
    told_of = told(text, (actor(text, "ac1:k", "Karvelia"),), (refused,), sentences=(text,))
    assert next((line.issue for line in state_of(join([told_of], TALKS, WORDS), RULES).lines), None) == issue


@pytest.mark.parametrize(
    ("source", "standing"), [("Both", "declared"), ("The two sides", "declared"), ("All three", "declared"), ("Some", "claimed")]
)
def test_what_both_say_that_they_agree_on_is_each_ones_own_word(source, standing):
    text = f"Karvelia and Norvask accept lower tolls. {source} said so."
    actors = (*(actor(text, f"ac1:{name}", name) for name in ("Karvelia", "Norvask")), actor(text, "ac1:b", source, "group"))
    said = statement(text, "s1:a", "ac1:b", source, "Karvelia and Norvask accept lower tolls")
    both = move(text, "accept", "ac1:Karvelia", "Karvelia and Norvask accept lower tolls", "lower tolls", by="s1:a")
    both = replace(both, party=("ac1:Karvelia", "ac1:Norvask"))
    assert [line[4] for line in lines(told(text, actors, (both,), (said,)))] == [standing] * 2


def test_what_a_sentence_is_about_is_what_it_points_to():
    text = "As to the older fees, Karvelia rejects them."
    told_of = told(text, (actor(text, "ac1:k", "Karvelia"),), (move(text, "reject", "ac1:k", "Karvelia rejects them", "them"),))
    asked = report("Norvask demands older fees", "demand", "older fees", version="e1:o", day="2021-03-01")
    told_both = state_of(join([told_of, asked], TALKS, WORDS), RULES).lines
    assert [(line.party, line.stance, line.issue) for line in told_both] == [
        ("Karvelia", "reject", "river tolls"),
        ("Norvask", "demand", "river tolls"),
    ]
    assert len({line.proposition for line in told_both}) == 1


COAL = "a toll on barges with coal for the lake"
REFUSED = report(f"Karvelia rejects {COAL}", "reject", COAL, by="Karvelia", version="e1:o", day="2021-03-01")


@pytest.mark.parametrize(
    ("kind", "about", "stances"),
    [
        ("accept", "a toll on barges", ["accept", "reject"]),  # something else: both stand
        ("offer", "a toll on barges", ["offer", "reject"]),
        ("accept", "a toll on coal for the lake", ["accept"]),
        ("accept", "the toll", ["accept"]),
        ("concede", "a toll on barges", ["concede"]),
    ],
)
def test_a_stance_on_something_else_of_a_proposition_stands_beside(kind, about, stances):
    later = report(f"Karvelia takes {about}", kind, about, by="Karvelia", version="e1:q", day="2021-03-09")
    found = state_of(join((REFUSED, later), TALKS, WORDS), RULES).lines
    assert [line.stance for line in found] == stances


def test_what_was_put_forward_ends_in_any_words():
    offered = report(f"Karvelia offers {COAL}", "offer", COAL, by="Karvelia", version="e1:o", day="2021-03-01")
    refused = report(
        "Karvelia rejects a toll on barges", "reject", "a toll on barges", by="Karvelia", version="e1:q", day="2021-03-09"
    )
    (line,) = state_of(join((offered, refused), TALKS, WORDS), RULES).lines
    assert (line.stance, [each.becomes for each in line.superseded]) == ("reject", ["withdrawn"])


@pytest.mark.parametrize(
    ("kind", "by", "stances"),
    [
        ("commit", "Karvelia", ["commit"]),
        ("accept", "Karvelia", ["accept"]),
        ("reject", "Karvelia", ["offer", "reject"]),
        ("accept", "Norvask", ["accept", "offer"]),  # another's word
    ],
)
def test_what_is_put_forward_ends_where_its_party_agrees_to_that_in_other_numbers(kind, by, stances):
    first, then = "a toll of 40 marks at the lock of Velm", "a toll of 30 marks at the lock of Velm"
    offered = report(f"Karvelia offers {first}", "offer", first, by="Karvelia", version="e1:o", day="2021-03-01")
    later = report(f"Karvelia takes {then}", kind, then, by=by, version="e1:q", day="2021-03-09")
    found = state_of(join((offered, later), TALKS, WORDS), RULES).lines
    assert sorted(line.stance for line in found) == stances
    if len(stances) == 1:
        assert [each.deed.about for each in found[0].superseded] == [first]


@pytest.mark.parametrize(
    ("kind", "day", "stances"),
    [
        ("propose", "2021-03-09", [("propose", "actual")]),
        ("demand", "2021-03-09", [("demand", "actual"), ("propose", "planned")]),
        ("propose", "2021-02-09", [("propose", "actual"), ("propose", "planned")]),
    ],
)
def test_what_was_planned_on_an_issue_is_over_once_it_is_done(kind, day, stances):
    figure, toll = "a figure for the tolls", "a toll of 30 marks at the lock"
    plan = report(
        f"Karvelia will propose {figure}", "propose", figure, by="Karvelia", version="e1:o", day="2021-03-01", status="planned"
    )
    later = report(f"Karvelia takes {toll}", kind, toll, by="Karvelia", version="e1:q", day=day)
    found = state_of(join((plan, later), TALKS, WORDS), RULES).lines
    assert sorted((line.stance, line.status) for line in found) == stances


@pytest.mark.parametrize(("as_of", "stands_still"), [("2021-03-20", True), ("2021-03-24", False)])
def test_what_a_party_may_do_stands_for_some_weeks(as_of, stands_still):
    may = tale(("accept", "Norvask may accept {lower tolls}.", "possible"), speaker="Jan Roth", of="Norvask")
    assert [line.status for line in state_of(play(may, as_of=as_of), RULES).lines] == ["possible"] * stands_still


@pytest.mark.parametrize(
    ("kind", "status", "of", "stands"),
    [
        ("accept", "denied", "Norvask", True),
        ("accept", "denied", "Karvelia", False),  # that it has not agreed is no stance of it where others say so
        ("accept", "denied", None, False),  # or where only a narrator does
        ("reject", "denied", None, False),
        ("propose", "denied", None, True),
        ("commit", "planned", "Norvask", True),
        ("commit", "planned", "Karvelia", False),
        ("propose", "planned", "Karvelia", True),
    ],
)
def test_what_others_say_that_a_party_has_not_done_or_will_do_is_no_stance(kind, status, of, stands):
    other = tale((kind, "Norvask on {lower tolls}.", status), speaker="Jan Roth" if of else None, of=of)
    assert bool(state_of(play(other), RULES).lines) is stands


def test_a_word_alone_is_no_stance():
    demand = tale(("demand", "Norvask demands {lower tolls}."), speaker="Jan Roth", of="Norvask", day="2021-03-01")
    again = report("Norvask no lower tolls", "reject", "lower tolls", version="e1:n", day="2021-03-05")
    (deed,) = (each for each in play(again).deeds)
    assert deed.kind == "reject"
    short = replace(again, digest=replace(again.digest, acts=tuple(replace(act, quote="no") for act in again.digest.acts)))
    assert [line.stance for line in state_of(play(demand, short), RULES).lines if line.party == "Norvask"] == ["demand"]


def test_a_state_tells_what_its_answers_mean():
    demand = tale(("demand", "Karvelia demanded {lower tolls}."), version="e1:a", day="2021-03-01")
    refusal = tale(("reject", "Norvask rejected {lower tolls}."), version="e1:b", day="2021-03-04")
    offer = tale(("offer", "Norvask offered {a wide bridge}."), version="e1:c", day="2021-03-09")
    state = state_of(play(demand, refusal, offer), RULES)
    assert [(id.split("/")[0], edge.kind, edge.of) for id, edge in state.answers.items()] == [("e1:b", "rejected", "Karvelia")]


@pytest.mark.parametrize(("confidence", "issue"), [(None, "river tolls"), (0.9, "river tolls"), (0.5, None)])
def test_an_answer_that_names_no_issue_is_on_that_of_what_it_answers(confidence, issue):
    text = "Norvask demands lower tolls. Karvelia waved the papers aside."
    moves = (
        move(text, "demand", "ac1:n", "Norvask demands lower tolls", "lower tolls"),
        replace(move(text, "reject", "ac1:k", "Karvelia waved the papers aside", "the papers"), confidence=confidence),
    )
    actors = (actor(text, "ac1:k", "Karvelia"), actor(text, "ac1:n", "Norvask"))
    lines = state_of(join([told(text, actors, moves)], TALKS, WORDS), RULES).lines
    assert [line.issue for line in lines if line.party == "Karvelia"] == [issue]


@pytest.mark.parametrize(
    ("first", "then", "standing"),
    [
        # what is asked of others isn't done by a party's own act on something else, nor by what it praises
        (
            ("demand", "Karvelia demanded {that Norvask reopen the tolls}."),
            ("commit", "Karvelia pledged {help with river tolls}."),
            2,
        ),
        (("demand", "Karvelia demanded {an end of river tolls}."), ("accept", "Karvelia welcomed {talks of mayors on tolls}."), 2),
        (("accept", "Karvelia thanked {Norvask for its vow on river tolls}."), ("commit", "Karvelia pledged {to lower tolls}."), 2),
        # it is where the two are one thing, or both sides bind themselves
        (("demand", "Karvelia demanded {lower tolls}."), ("commit", "Karvelia pledged {lower tolls}."), 1),
        (("demand", "Karvelia demanded {lower tolls}."), ("accept", "Karvelia welcomed {the lower tolls}."), 1),
        (
            ("demand", "Karvelia demanded {an end of river tolls}."),
            ("commit", "Karvelia signed {an accord on river tolls and an end of convoys}."),
            1,
        ),
    ],
)
def test_a_stance_on_something_else_leaves_a_demand_standing(first, then, standing):
    before, after = tale(first, version="e1:p", day="2021-03-02"), tale(then, version="e1:q", day="2021-03-20")
    assert len(state_of(play(before, after), RULES).lines) == standing
