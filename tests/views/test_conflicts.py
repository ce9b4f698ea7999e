"""Where accounts differ."""

from dataclasses import replace
from time import perf_counter

from joins_factory import report
from views_factory import RULES, crowd, play, tale

from travaux.joins.paper_told import Dispute, PaperTold
from travaux.views.conflicts import conflicts_of
from travaux.views.renderings import contrary
from travaux.views.voices import of_figures, of_persons

TOLLS = "lower tolls"
ASKED = report("Karvelia demands lower tolls", "demand", TOLLS, by="Karvelia", version="e1:a", day="2021-03-01")
REFUSED = report("Norvask rejects lower tolls", "reject", TOLLS, by="Norvask", version="e1:b", day="2021-03-03")
GIVEN_UP = report("Karvelia dropped lower tolls", "concede", TOLLS, by="Karvelia", version="e1:c", day="2021-04-01")
TAKEN_UP = report("Norvask proposes lower tolls", "propose", TOLLS, by="Norvask", version="e1:d", day="2021-04-05")
CLAIMED = report("Norvask accepts lower tolls", "accept", TOLLS, by="Karvelia", version="e1:e", day="2021-03-04")
DENIED = report("Norvask accepts lower tolls", "accept", TOLLS, by="Norvask", version="e1:f", day="2021-03-05", status="denied")


def shown(*reports):
    return [
        (c.kind, [deed.told.version for deed in c.first], [deed.told.version for deed in c.second])
        for c in conflicts_of(play(*reports), RULES)
    ]


def test_a_claim_that_the_party_denies():
    assert shown(ASKED, CLAIMED, DENIED) == [("own word against claim", ["e1:e"], ["e1:f"])]


def test_a_claim_against_what_the_party_says_itself():
    assert shown(ASKED, REFUSED, CLAIMED) == [("own word against claim", ["e1:e"], ["e1:b"])]


def test_two_voices_of_one_party_at_once_are_told_and_a_change_of_mind_is_none():
    yes = report("Norvask accepts lower tolls", "accept", TOLLS, version="e1:j", day="2021-03-04")
    late = report("Norvask accepts lower tolls", "accept", TOLLS, version="e1:k", day="2021-06-04")
    assert shown(ASKED, REFUSED, yes) == [("two voices of one party", ["e1:j"], ["e1:b"])]
    assert shown(ASKED, REFUSED, late) == []


def test_one_utterance_in_two_renderings():
    texts = ('Norvask "will never" reject lower tolls', 'Norvask "may not yet" reject lower tolls')
    first, second = (
        report(text, "reject", TOLLS, by="Norvask", version=f"e1:r{n}", day="2021-03-03", origin=f"Outlet {n}")
        for n, text in enumerate(texts)
    )
    assert [kind for kind, *_ in shown(first, second)] == ["renderings of one utterance"]


def test_accounts_that_agree_are_no_conflict():
    assert shown(ASKED, REFUSED, GIVEN_UP) == []


def told_by(speaker, kind, words, day, version, of="Norvask", status="actual", **more):
    return tale((kind, words, status), speaker=speaker, of=of, day=day, version=version, **more)


def test_a_claim_that_the_partys_next_word_bears_out_is_no_conflict():
    claim = told_by("Ola Berg", "accept", "Norvask accepted {lower tolls}.", "2021-03-04", "e1:x", of="Karvelia")
    later = told_by("Jan Roth", "accept", "Norvask accepted {lower tolls}.", "2021-03-20", "e1:y")
    assert shown(REFUSED, claim) == [("own word against claim", ["e1:x"], ["e1:b"])]
    assert shown(REFUSED, claim, later) == []


def test_that_a_demand_was_given_up_after_it_was_told_of_is_no_conflict():
    claim = told_by("Jan Roth", "demand", "Karvelia demanded {lower tolls}.", "2021-03-04", "e1:x")
    given_up = told_by("Jan Roth", "concede", "Karvelia dropped {lower tolls}.", "2021-03-04", "e1:z")
    again = told_by("Ola Berg", "demand", "Karvelia demanded {lower tolls}.", "2021-03-06", "e1:y", of="Karvelia")
    assert shown(claim, GIVEN_UP) == []
    assert shown(ASKED, given_up) == []
    assert shown(ASKED, given_up, again) == [("own word against claim", ["e1:z"], ["e1:y"])]


def test_a_denial_is_of_what_was_done_before():
    denial = told_by("Jan Roth", "accept", "Norvask accepted {lower tolls}.", "2021-03-05", "e1:d", status="denied")
    made = told_by("Eva Lund", "accept", "Norvask accepted {lower tolls}.", "2021-03-02", "e1:m")
    assert shown(denial, made) == [("made against denied", ["e1:m"], ["e1:d"])]
    late = told_by("Eva Lund", "accept", "Norvask accepted {lower tolls}.", "2021-05-02", "e1:l")
    assert shown(denial, late) == []


def test_who_refuses_the_whole_refuses_each_part():
    offered = told_by("Jan Roth", "offer", "Norvask offered {12,000 marks of tolls}.", "2021-03-02", "e1:o")
    refused = told_by("Eva Lund", "reject", "Norvask rejected {any river tolls}.", "2021-03-03", "e1:r")
    assert shown(offered, refused) == [("two voices of one party", ["e1:o"], ["e1:r"])]
    one_voice = told_by("Jan Roth", "reject", "Norvask rejected {any river tolls}.", "2021-03-03", "e1:r")
    assert shown(offered, one_voice) == []


def test_what_one_put_forward_for_a_party_another_refuses_a_week_later_and_no_month_later():
    offered = told_by("Jan Roth", "offer", "Norvask offered {lower tolls at Velm}.", "2021-03-02", "e1:o")
    refused = told_by("Eva Lund", "reject", "Norvask rejected {lower tolls at Velm}.", "2021-03-10", "e1:r")
    assert shown(offered, refused) == [("two voices of one party", ["e1:o"], ["e1:r"])]
    late = told_by("Eva Lund", "reject", "Norvask rejected {lower tolls at Velm}.", "2021-04-10", "e1:l")
    assert shown(offered, late) == []
    accepted = told_by("Jan Roth", "accept", "Norvask accepted {lower tolls at Velm}.", "2021-03-02", "e1:a")
    assert shown(accepted, refused) == []  # a change of mind


def test_one_figure_on_one_issue_is_one_thing():
    yes = told_by("Jan Roth", "accept", "Norvask accepted {280 as the least of tolls}.", "2021-03-02", "e1:o")
    no = told_by("Eva Lund", "reject", "Norvask rejected {280 marks a year for the fees}.", "2021-03-02", "e1:r")
    assert shown(yes, no) == [("two voices of one party", ["e1:o"], ["e1:r"])]


def dated(version, words, first, last=None, kind="submit", origin=None, day="2021-03-20"):
    report = tale((kind, words), version=version, day=day, origin=origin or version)
    (act,) = report.digest.acts
    return replace(report, digest=replace(report.digest, acts=(replace(act, days=((first, last or first),)),)))


def differing(*reports):
    return [(c.differ, c.first[0].told.version, c.second[0].told.version) for c in conflicts_of(play(*reports), RULES) if c.differ]


def test_one_act_told_of_two_days_by_two_origins():
    one = dated("e1:a", "Norvask handed its {written reply on tolls} over.", "2021-03-11")
    other = dated("e1:b", "Norvask submitted the {reply on tolls}.", "2021-03-12")
    assert differing(one, other) == [(("2021-03-11", "2021-03-12"), "e1:a", "e1:b")]
    (conflict,) = conflicts_of(play(one, other), RULES)
    assert (conflict.kind, conflict.about) == ("dates and numbers", "reply on tolls")


def test_days_that_overlap_or_are_not_told_or_come_from_one_origin_are_no_conflict():
    one = dated("e1:a", "Norvask handed its {written reply on tolls} over.", "2021-03-11")
    words = "Norvask submitted the {reply on tolls}."
    assert differing(one, dated("e1:b", words, "2021-03-10", "2021-03-12")) == []
    assert differing(one, dated("e1:b", words, "2021-03-12", origin="e1:a")) == []
    assert differing(one, tale(("submit", words), version="e1:b", day="2021-03-12", origin="e1:b")) == []
    assert differing(one, dated("e1:b", words, "2021-03-19")) == []  # longer apart it was done twice
    assert differing(one, dated("e1:b", "Norvask submitted a {map of the bridge}.", "2021-03-12")) == []


def test_what_is_demanded_on_two_days_is_demanded_twice():
    one = dated("e1:a", "Norvask demanded {lower tolls}.", "2021-03-11", kind="demand")
    assert differing(one, dated("e1:b", "Norvask demanded {lower tolls}.", "2021-03-12", kind="demand")) == []


def test_an_origin_that_tells_both_days_tells_of_two_acts():
    words = "Norvask submitted the {reply on tolls}."
    reports = [dated("e1:a", words, "2021-03-11"), dated("e1:b", words, "2021-03-12")]
    both = dated("e1:c", words, "2021-03-11", origin="e1:b")
    assert differing(*reports, both) == []


def test_one_act_of_one_day_told_with_two_numbers():
    one = tale(("demand", "Norvask demanded {30,000 tonnes of fish a year}."), version="e1:a", origin="Keno")
    other = tale(("demand", "Norvask demanded {35,000 tonnes of fish each year}."), version="e1:b", origin="Vel")
    assert differing(one, other) == [(("30000", "35000"), "e1:a", "e1:b")]
    assert differing(one, replace(other, origin="Keno")) == []
    assert differing(one, replace(other, release="2021-03-09")) == []
    assert differing(one, tale(("demand", "Norvask demanded {9 new bridges}."), version="e1:b", origin="Vel")) == []


def test_how_many_people_an_issue_is_about():
    asked = told_by(
        "Ola Berg", "demand", "Karvelia demanded {release of the 14 fishermen at the bridge}.", "2021-03-02", "e1:a", "Karvelia"
    )
    again = replace(asked, version="e1:d", article="e1:d", release="2021-03-04")
    refused = told_by("Jan Roth", "reject", "Norvask rejected {freeing the 16 crew members, on the bridge}.", "2021-03-09", "e1:b")
    assert differing(asked, again, refused) == [(("14", "16"), "e1:a", "e1:b")]
    many = told_by("Jan Roth", "reject", "Norvask rejected {freeing the 160 crew members, on the bridge}.", "2021-03-09", "e1:b")
    assert differing(asked, many) == []  # they are others
    several = told_by("Jan Roth", "offer", "Norvask offered {leave for the 14 sailors at the crossing}.", "2021-03-10", "e1:c")
    assert differing(asked, refused, several) == []  # who counts both counts two things
    amounts = told_by("Jan Roth", "offer", "Norvask offered {the 12 tonnes of steel for the bridge}.", "2021-03-10", "e1:c")
    assert differing(asked, amounts) == []
    inspectors = told_by("Jan Roth", "offer", "Norvask offered {20 inspectors at the crossing}.", "2021-03-10", "e1:c")
    assert differing(asked, inspectors) == []


def test_a_copy_is_no_second_account():
    one = told_by("Jan Roth", "reject", 'Norvask "will never" reject {lower tolls}.', "2021-03-03", "e1:a", origin="Keno")
    other = told_by("Jan Roth", "reject", 'Norvask "may not yet" reject {lower tolls}.', "2021-03-03", "e1:b", origin="Vel")
    assert [kind for kind, *_ in shown(one, other)] == ["renderings of one utterance"]
    assert shown(one, replace(other, origin="Keno")) == []


def test_thousands_of_deeds_on_one_proposition_take_little_time():
    many = crowd(4000)
    start = perf_counter()
    assert conflicts_of(many, RULES)
    assert perf_counter() - start < 4.0


def test_an_origin_that_tells_two_numbers_tells_of_two_acts():
    one = tale(("demand", "Norvask demanded {30,000 tonnes of fish a year}."), version="e1:a", origin="Keno")
    other = tale(("demand", "Norvask demanded {35,000 tonnes of fish each year}."), version="e1:b", origin="Vel")
    both = tale(("demand", "Norvask demanded {30,000 tonnes of fish every year}."), version="e1:c", origin="Vel")
    assert differing(one, other, both) == []


def test_two_voices_about_one_figure_are_told_once():
    yes = told_by("Jan Roth", "accept", "Norvask accepted {tolls of 280 marks}.", "2021-03-02", "e1:o")
    no = told_by("Eva Lund", "reject", "Norvask rejected {tolls of 280 marks}.", "2021-03-02", "e1:r")
    assert shown(yes, no) == [("two voices of one party", ["e1:o"], ["e1:r"])]


def test_one_utterance_told_again_later_without_its_day():
    one = dated("e1:a", 'Norvask "will never" reject {lower tolls}.', "2021-03-03", kind="reject", origin="Keno")
    later = tale(("reject", 'Norvask "may not yet" reject {lower tolls}.'), version="e1:b", day="2021-03-12", origin="Vel")
    assert [kind for kind, *_ in shown(one, later)] == ["renderings of one utterance"]
    assert shown(one, replace(later, release="2021-05-12")) == []
    other = dated("e1:b", 'Norvask "may not yet" reject {lower tolls}.', "2021-03-12", kind="reject", origin="Vel")
    assert shown(one, other) == []  # said twice


def test_a_denial_that_points_back_is_of_what_its_report_tells_before():
    both = tale(
        ("accept", "Norvask accepted {lower tolls}."),
        ("accept", "Norvask accepted {any such date}.", "denied"),
        version="e1:a",
    )
    assert shown(both) == []  # one voice in one report
    claim = told_by("Ola Berg", "accept", "Norvask accepted {lower tolls}.", "2021-03-02", "e1:c", of="Karvelia")
    denial = told_by("Jan Roth", "accept", "Norvask accepted {no such thing}.", "2021-03-03", "e1:d")
    assert shown(claim, denial) == []  # which thing isn't told


def test_a_denial_that_points_back_is_of_what_the_words_before_it_tell():
    claim = told_by("Ola Berg", "offer", "Norvask offered {to halve its barges at Velm}.", "2021-03-02", "e1:c", of="Karvelia")
    denial = tale(
        ("warn", "Norvask warned of {talk of fewer barges at Velm}."),
        ("offer", "Norvask offered {no such thing}."),
        speaker="Jan Roth",
        of="Norvask",
        day="2021-03-04",
        version="e1:d",
    )
    assert shown(claim, denial) == [("own word against claim", ["e1:c"], ["e1:d"])]
    other = replace(denial, release="2021-06-04")
    assert shown(claim, other) == []


def test_a_refusal_that_others_tell_of_and_that_is_given_up_later_is_a_change_of_mind():
    claim = told_by("Ola Berg", "reject", "Norvask rejected {lower tolls}.", "2021-03-04", "e1:x", of="Karvelia")
    soon = told_by("Jan Roth", "accept", "Norvask accepted {lower tolls}.", "2021-03-06", "e1:y")
    assert [kind for kind, *_ in shown(ASKED, claim, soon)] == ["own word against claim"]
    later = told_by("Jan Roth", "accept", "Norvask accepted {lower tolls}.", "2021-03-16", "e1:y")
    assert shown(ASKED, claim, later) == []


def test_who_refuses_to_do_a_thing_at_all_refuses_all_of_it():
    one = told_by("Jan Roth", "accept", "Norvask accepted {to cut the tolls at Velm to 20 crowns}.", "2021-03-02", "e1:a")
    other = told_by("Eva Lund", "reject", "Norvask refused {to cut the tolls at all}.", "2021-03-03", "e1:b")
    assert shown(one, other) == [("two voices of one party", ["e1:a"], ["e1:b"])]


def test_a_denial_in_other_words_of_one_issue():
    claim = told_by(
        "Ola Berg", "accept", "Norvask accepted {to leave the dredging of the bridge out of it}.", "2021-03-02", "e1:c", "Karvelia"
    )
    denial = told_by(
        "Jan Roth", "accept", "Norvask accepted {to leave the crossing out altogether}.", "2021-03-04", "e1:d", status="denied"
    )
    assert [kind for kind, *_ in shown(claim, denial)] == ["own word against claim"]
    assert shown(claim, replace(denial, release="2021-06-04")) == []


def test_what_a_party_said_long_before_is_no_answer_to_a_claim():
    late = told_by("Ola Berg", "accept", "Norvask accepted {lower tolls}.", "2021-05-04", "e1:x", of="Karvelia")
    assert shown(REFUSED, late) == []


def test_what_two_who_speak_for_a_party_promise_on_two_days_is_promised_twice():
    one = told_by("Jan Roth", "commit", "Norvask committed to {lower tolls at Velm}.", "2021-03-02", "e1:a", origin="Keno")
    other = told_by("Eva Lund", "commit", "Norvask committed to {lower tolls at Velm}.", "2021-03-06", "e1:b", origin="Vel")
    days = [
        replace(r, digest=replace(r.digest, acts=tuple(replace(a, days=((r.release, r.release),)) for a in r.digest.acts)))
        for r in (one, other)
    ]
    assert differing(*days) == []


def test_who_refuses_to_go_beyond_a_figure_and_who_goes_beyond_it():
    refused = told_by("Jan Roth", "reject", "Norvask rejected {to keep the tolls frozen beyond 30 days}.", "2021-03-02", "e1:a")
    offered = told_by("Eva Lund", "offer", "Norvask offered {to keep tolls frozen for 90 days}.", "2021-03-03", "e1:b")
    assert shown(refused, offered) == [("two voices of one party", ["e1:b"], ["e1:a"])]
    less = told_by("Eva Lund", "offer", "Norvask offered {to keep tolls frozen for 20 days}.", "2021-03-03", "e1:b")
    assert shown(refused, less) == []


def test_two_persons_who_speak_for_a_party_are_at_odds_in_other_words():
    offer = told_by("Jan Roth", "offer", "Norvask offers {to freeze the levy for two years}.", "2021-03-04", "e1:o")
    refused = told_by("Ola Berg", "reject", "Norvask will not freeze {the levy} now.", "2021-03-05", "e1:r")
    other = told_by("Ola Berg", "reject", "Norvask will not lower {the levy on fish}.", "2021-03-05", "e1:r")
    again = told_by("Jan Roth", "reject", "Norvask will not freeze {the levy} now.", "2021-03-05", "e1:r")
    of = {deed.told.version: deed for deed in play(offer, refused).settled}
    issues = {deed.id: "levy" for some in (refused, other, again) for deed in play(offer, some).settled}

    def at_odds(report):
        return [(issue, deed.told.version) for issue, deed, _ in of_persons(play(offer, report).settled, issues, set())]

    assert at_odds(refused) == [("levy", "e1:o")] and len(of) == 2
    assert at_odds(other) == []
    assert at_odds(again) == []  # he says both himself


def test_a_meeting_that_is_denied_in_other_words_is_told_once():
    told = told_by(None, "consult", "Norvask met {Karvelia} in a mill near Velm", "2021-03-02", "e1:m")
    denial = told_by("Jan Roth", "consult", "Norvask met {nobody} in a mill near Velm.", "2021-03-20", "e1:d", status="denied")
    elsewhere = told_by("Jan Roth", "consult", "Norvask met {nobody} on Sunday.", "2021-03-20", "e1:d", status="denied")
    assert shown(told, denial) == [("made against denied", ["e1:m"], ["e1:d"])]
    assert shown(told, elsewhere) == []


def test_meetings_are_not_one_by_words_that_tell_of_any():
    told = told_by(None, "consult", "Norvask held discussions with {our closest friends}", "2021-03-02", "e1:m")
    denial = told_by(
        "Jan Roth", "consult", "Norvask has not held discussions with {our neighbours}.", "2021-03-20", "e1:d", status="denied"
    )
    assert shown(told, denial) == []


def test_a_spokesman_who_tells_once_what_his_minister_says_is_one_account():
    one = told_by("Jan Roth", "accept", "Norvask accepts {lower tolls}.", "2021-03-04", "e1:y")
    two = tale(
        ("accept", "Norvask accepts {lower tolls}."),
        ("accept", "Norvask accepted {lower tolls at Velm}.", "denied"),
        speaker="Jan Roth",
        of="Norvask",
        day="2021-03-04",
        version="e1:n",
    )
    acts = two.digest.acts
    chained = replace(acts[1], voices=(*acts[1].voices, ("ac1:Norvask",)))
    both = replace(two, digest=replace(two.digest, acts=(acts[0], chained)))
    assert shown(ASKED, both) == []
    assert [kind for kind, *_ in shown(ASKED, one, both)] == ["made against denied"]
    karvelian = replace(acts[0], voices=(("ac1:m",), ("ac1:Karvelia",)))
    other = replace(two, digest=replace(two.digest, acts=(karvelian, chained)))
    assert [kind for kind, *_ in shown(ASKED, other)] == ["own word against claim"]


def test_what_a_reporter_asks_of_a_request_by_nobody_is_no_claim():
    asked = told_by("reporter", "demand", "Norvask demanded {help with the locks}.", "2021-03-04", "e1:c", of="Karvelia")
    heard = tuple(replace(act, voices=(("ac1:m",), ("",))) for act in asked.digest.acts)
    asked = replace(asked, digest=replace(asked.digest, acts=heard))
    denial = told_by("Jan Roth", "demand", "Norvask demanded {help with all the locks}.", "2021-03-05", "e1:d", status="denied")
    assert shown(asked, denial) == []


def test_what_one_may_accept_by_one_outlet_it_accepts_by_another():
    one = told_by("Jan Roth", "accept", "Norvask accepts {lower tolls}.", "2021-03-04", "e1:y", origin="Keno")
    other = told_by("Jan Roth", "reject", "Norvask rejects {lower tolls}.", "2021-03-04", "e1:n", origin="Vel")
    dated = [replace(deed, dated=True) for deed in play(ASKED, one, other).settled if deed.party == "Norvask"]
    assert [[deed.told.version for side in pair for deed in side] for pair in contrary(dated)] == [["e1:n", "e1:y"]]
    weaker = [replace(deed, kind="accept", status="possible" if deed.kind == "reject" else "actual") for deed in dated]
    assert len(list(contrary(weaker))) == 1
    assert list(contrary([replace(deed, dated=False) for deed in dated])) == []


def test_who_refuses_to_go_beyond_a_figure_does_not_refuse_the_figure():
    offer = told_by("Eva Lund", "offer", "Norvask offered {to buy 300 barges of salt}.", "2021-03-02", "e1:a")
    capped = told_by("Jan Roth", "reject", "Norvask rejects {to buy more than the 300 barges of salt}.", "2021-03-03", "e1:b")
    assert shown(offer, capped) == []
    most = told_by("Jan Roth", "offer", "Norvask offers {to buy not one barge more than 300 barges of salt}.", "2021-03-03", "e1:c")
    beyond = told_by("Eva Lund", "offer", "Norvask offers {to buy 500 barges of salt}.", "2021-03-03", "e1:d")
    assert shown(most, beyond) == [("two voices of one party", ["e1:d"], ["e1:c"])]


def test_two_persons_who_tell_other_figures_within_a_day():
    def asked(speaker, words, day):
        return told_by(speaker, "demand", f"Norvask demands {{{words}}}.", day, speaker.lower())

    def at_odds(*reports):
        deeds = play(*reports).settled
        return [len({one.speaker, other.speaker}) for _, one, other in of_figures(deeds, {deed.id: "tolls" for deed in deeds})]

    one = asked("Jan Roth", "tolls of 90 crowns", "2021-03-04")
    assert at_odds(one, asked("Eva Lund", "tolls of 70 crowns", "2021-03-05")) == [2]
    assert at_odds(one, asked("Eva Lund", "tolls of 70 crowns", "2021-03-09")) == []  # a change of mind
    assert at_odds(one, asked("Eva Lund", "new tolls of 70 crowns", "2021-03-05")) == []
    assert at_odds(one, asked("Eva Lund", "70 pilots", "2021-03-05")) == []
    assert at_odds(one, asked("Jan Roth", "tolls of 70 crowns", "2021-03-05")) == []


def test_who_denies_everything_denies_the_only_thing_that_is_claimed():
    claim = told_by("Ola Berg", "accept", "Norvask accepted {lower tolls}.", "2021-03-04", "e1:c", of="Karvelia")
    denial = told_by("Jan Roth", "accept", "Norvask accepted {nothing}.", "2021-03-06", "e1:d", status="denied")
    assert shown(claim, denial) == [("own word against claim", ["e1:c"], ["e1:d"])]
    other = told_by("Ola Berg", "accept", "Norvask accepted {a bridge at Velm}.", "2021-03-05", "e1:e", of="Karvelia")
    assert shown(claim, other, denial) == []


def test_who_denies_an_act_of_a_kind_denies_the_only_one_that_is_claimed():
    claim = told_by("Ola Berg", "commit", "Norvask promised {to leave the upper lock alone}.", "2021-03-04", "e1:c", of="Karvelia")
    denial = told_by("Jan Roth", "commit", "Norvask made {no promises}.", "2021-03-06", "e1:d", status="denied")
    assert shown(claim, denial) == [("own word against claim", ["e1:c"], ["e1:d"])]
    narrower = told_by("Jan Roth", "commit", "Norvask made {no promises about pilots}.", "2021-03-06", "e1:d", status="denied")
    assert shown(claim, narrower) == []


def test_a_figure_alone_or_nearly_the_same_words_are_denied_on_whatever_issue():
    def both(claimed, denied):
        claim = told_by("Ola Berg", "accept", f"Norvask agreed to {{{claimed}}}.", "2021-03-04", "e1:c", of="Karvelia")
        denial = told_by("Jan Roth", "accept", f"Norvask agreed to {{{denied}}}.", "2021-03-06", "e1:d", status="denied")
        return [kind for kind, *_ in shown(claim, denial)]

    assert both("150", "150 border guards") == ["own word against claim"]
    assert both("150", "90 border guards") == []
    assert both("150 pilots", "150 border guards") == []


def test_two_voices_of_whom_one_is_told_by_the_narrator_or_only_says_what_may_be():
    refused = told_by("Ola Berg", "reject", "Norvask will not put {a single crown} into the fund.", "2021-03-05", "e1:r")
    pays = told_by("Jan Roth", "offer", "Norvask offers {half of the fund}.", "2021-03-04", "e1:o")
    may = told_by("Jan Roth", "offer", "Norvask might offer {half of the fund}.", "2021-03-04", "e1:o", status="possible")
    again = told_by("Berg", "offer", "Norvask offers {half of the fund}.", "2021-03-04", "e1:o")
    other = told_by("Jan Roth", "offer", "Norvask offers {a lower bridge}.", "2021-03-04", "e1:o")

    def at_odds(report):
        deeds = play(report, refused).settled
        return len(list(of_persons(deeds, {deed.id: "fund" for deed in deeds}, set())))

    assert [at_odds(each) for each in (pays, may, again, other)] == [1, 1, 0, 0]
    none = tuple(replace(act, voices=(), party=("ac1:m",)) for act in refused.digest.acts)  # "Berg would not put a crown ..."
    refused = replace(refused, digest=replace(refused.digest, acts=none))
    assert [at_odds(each) for each in (pays, again)] == [1, 0]


def test_a_denial_of_no_known_issue_is_known_by_its_word():
    claim = told_by("Ola Berg", "accept", "Norvask agreed to {hold the ballot in February}.", "2021-03-04", "e1:c", of="Karvelia")
    denial = told_by("Jan Roth", "accept", "Norvask agreed to {February}.", "2021-03-06", "e1:d", status="denied")
    assert [kind for kind, *_ in shown(claim, denial)] == ["own word against claim"]
    other = told_by("Jan Roth", "accept", "Norvask agreed to {October}.", "2021-03-06", "e1:d", status="denied")
    assert shown(claim, other) == []


def test_who_refuses_right_behind_another_may_only_point_to_it():
    def at_odds(refused, between="Norvask waited."):
        both = tale(
            ("offer", "Norvask offers {to free 90 pilots}."),
            ("warn", between),
            ("reject", f"Norvask rules out {{{refused}}}."),
            speaker="Jan Roth",
            of="Norvask",
            version="e1:a",
        )
        digest = both.digest
        other = replace(digest.figures[-1], id="ac1:o", name="Ola Berg")
        acts = tuple(replace(act, voices=(("ac1:o",),)) if act.kind == "reject" else act for act in digest.acts)
        deeds = play(replace(both, digest=replace(digest, acts=acts, figures=(*digest.figures, other)))).settled
        return [refusal.about for _, _, refusal in of_persons(deeds, {deed.id: "pilots" for deed in deeds}, set())]

    assert at_odds("one of them") == ["one of them"]
    assert at_odds("the levy") == []


def test_a_report_alone_is_not_two_voices():
    both = tale(
        ("commit", "Norvask will verify {the lower tolls}."), ("reject", "Norvask rules out {the lower tolls}."), version="e1:a"
    )
    commit, reject = both.digest.acts
    both = replace(both, digest=replace(both.digest, acts=(replace(commit, voices=(("ac1:Norvask",),)), reject)))
    assert shown(both) == []


def test_a_meeting_elsewhere_on_another_day_is_another():
    def met(place, day, version, origin):
        one = told_by(None, "consult", f"Norvask met {{Karvelia}} in {place}", day, version, origin=origin)
        return replace(one, digest=replace(one.digest, acts=tuple(replace(a, days=((day, day),)) for a in one.digest.acts)))

    assert differing(met("Velm", "2021-03-02", "e1:a", "Keno"), met("Keno", "2021-03-04", "e1:b", "Vel")) == []
    assert len(differing(met("Velm", "2021-03-02", "e1:a", "Keno"), met("Velm", "2021-03-04", "e1:b", "Vel"))) == 1


def test_what_words_tell_to_be_denied_has_the_issue_of_its_deeds_and_deeds_that_tell_it_stand_alone():
    def passage(made, quote, party=None):
        return PaperTold(made, None, quote, party, (), made.digest.acts[0].evidence, quote, quote)

    claim, denial = passage(CLAIMED, "Norvask accepts lower tolls", "Karvelia"), passage(DENIED, "Norvask accepts", "Norvask")
    dispute = Dispute("it never did", None, (claim,), (denial,), kind="own word against claim")
    (alone,) = conflicts_of(play(ASKED, CLAIMED), RULES, [dispute])
    assert (alone.kind, alone.issue, alone.first, alone.second) == ("own word against claim", "river tolls", (claim,), (denial,))
    (told,) = conflicts_of(play(ASKED, CLAIMED, DENIED), RULES, [dispute])
    assert told.first[0].about == TOLLS
    voices = replace(dispute, kind="two voices of one party")
    assert [each.kind for each in conflicts_of(play(ASKED, CLAIMED), RULES, [voices])] == ["two voices of one party"]


def test_what_one_says_himself_he_does_not_deny_elsewhere_in_other_words():
    def told(speaker, words, day, version, **more):
        return told_by(speaker, "consult", f"Norvask met {{Karvelia}} {words}", day, version, **more)

    one = told("Jan Roth", "in a mill near Velm", "2021-03-02", "e1:m")
    two, other = (told(who, "in a mill near Velm.", "2021-03-20", "e1:d", status="denied") for who in ("Jan Roth", "Eva Lund"))
    assert shown(one, two) == []
    assert shown(one, other) == [("made against denied", ["e1:m"], ["e1:d"])]
