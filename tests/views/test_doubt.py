"""Which lines of the state are doubtful, and that these aren't lost."""

from dataclasses import replace

import pytest
from views_factory import RULES, crowd, play, tale

from travaux.data_files import data_rows
from travaux.errors import ResourceError
from travaux.join_resources import load_view_rules
from travaux.joins.digest import Digest
from travaux.views.changes import changes_of
from travaux.views.doubt import SIGNS, Doubt, parse_doubt, signs_of
from travaux.views.selection import Choice, choose_state
from travaux.views.state import state_of

ROWS = data_rows("joins/doubt.tsv")
DEMAND = tale(("demand", "Karvelia demanded {lower tolls}."), speaker="Jan Roth", of="Karvelia", version="e1:a", day="2021-03-01")
REFUSED = tale(("reject", "Norvask rejected {a wide bridge}."), version="e1:b", day="2021-03-03")
CLAIM = tale(("accept", "Norvask accepted {lower tolls}."), speaker="Ola Berg", of="Karvelia", version="e1:c", day="2021-03-04")
UNSURE = Doubt({sign: -3.0 * (sign == "claimed") for sign in SIGNS}, 1.0, 0.25)


def under(doubt):
    return replace(RULES, doubt=doubt)


def signs(*reports, as_of=None, place=0):
    found = play(*reports, as_of=as_of)
    return signs_of(state_of(found, RULES).lines, found)[place]


def sure(report, confidence):
    """A report all of whose moves have a confidence."""
    digest = replace(report.digest, acts=tuple(replace(act, confidence=confidence) for act in report.digest.acts))
    return replace(report, digest=digest)


def test_what_is_less_likely_right_than_the_least_stands_apart():
    state = state_of(play(DEMAND, REFUSED, CLAIM), under(UNSURE))
    assert [(line.party, line.stance) for line in state.lines] == [("Karvelia", "demand"), ("Norvask", "reject")]
    assert [(line.party, line.stance) for line in state.doubtful] == [("Norvask", "accept")]
    assert [line["stance"] for line in state.to_dict()["doubtful"]] == ["accept"]
    assert len(state_of(play(DEMAND, REFUSED, CLAIM), RULES).lines) == 3


def test_what_is_on_no_issue_is_not_doubted():
    other = tale(("accept", "Norvask accepted {a visit}."), speaker="Ola Berg", of="Karvelia", version="e1:d")
    (line,) = state_of(play(other), under(UNSURE)).lines
    assert line.issue is None


def test_what_is_chosen_of_a_state_is_chosen_of_what_is_doubtful():
    state = state_of(play(DEMAND, CLAIM), under(UNSURE))
    assert [len(choose_state(state, Choice(party=party)).doubtful) for party in ("Karvelia", "Norvask")] == [0, 1]


def test_what_only_becomes_doubtful_has_not_changed():
    found = play(DEMAND, CLAIM)
    plain, doubted, empty = state_of(found, RULES), state_of(found, under(UNSURE)), state_of(play(), RULES)
    assert changes_of(plain, doubted) == changes_of(doubted, plain) == []
    assert [change.line.stance for change in changes_of(empty, doubted)] == ["demand"]
    assert [change.line.stance for change in changes_of(doubted, empty)] == ["demand"]


def test_how_sure_its_best_move_is_tells_of_a_line():
    faint, firm, untold = (signs(sure(DEMAND, confidence))["confidence"] for confidence in (0.3, 0.9, None))
    again = sure(replace(DEMAND, version="e1:z", article="e1:z"), 0.9)
    assert faint < untold < firm == signs(sure(DEMAND, 0.3), again)["confidence"]


def test_a_digest_carries_confidences_and_an_old_one_has_none():
    digest = sure(DEMAND, 0.9).digest
    assert [act.confidence for act in Digest.from_dict(digest.to_dict()).acts] == [0.9]
    assert [deed.confidence for deed in play(sure(DEMAND, 0.9)).deeds] == [0.9]
    old = digest.to_dict() | {"acts": [act[:-2] for act in digest.to_dict()["acts"]]}
    assert [act.confidence for act in Digest.from_dict(old).acts] == [None]


def test_time_and_what_is_told_since_tell_of_a_line():
    later = tale(("accept", "Karvelia accepted {the fees of Norvask}."), version="e1:n", day="2021-04-01")
    assert signs(DEMAND, as_of="2021-03-02")["age"] < signs(DEMAND, as_of="2021-06-02")["age"]
    since, before = (signs(*some, as_of="2021-06-02") for some in ((DEMAND, later), (DEMAND,)))
    assert (since["newer"], since["taken since"]) == (1.0, 1.0)
    assert (before["newer"], before["taken since"]) == (0.0, 0.0)


def test_words_tell_of_a_line():
    named, before = signs(DEMAND), tale(("demand", "Karvelia asked of the tolls {a deep cut}."), version="e1:p")
    assert (named["issue in object"], named["issue told"]) == (1.0, 1.0)
    assert (signs(before)["issue in object"], signs(before)["issue told"]) == (0.0, 1.0)


OTHER = {"Karvelia": "Norvask", "Norvask": "Karvelia"}


def turned(deed):
    """A deed as the other party's, told with that one's name."""
    quote = " ".join(OTHER.get(word, word) for word in deed.quote.split(" "))
    return replace(deed, party=OTHER[deed.party], quote=quote)


@pytest.mark.parametrize("reports", [(DEMAND,), (CLAIM,), (DEMAND, REFUSED, CLAIM)])
def test_no_party_is_doubted_more_than_another(reports):
    found = play(*reports)
    lines = state_of(found, RULES).lines
    propositions = tuple(replace(each, deeds=tuple(map(turned, each.deeds))) for each in found.propositions)
    swapped = replace(found, deeds=tuple(map(turned, found.deeds)), propositions=propositions)
    mirrored = [replace(line, party=OTHER[line.party], evidence=tuple(map(turned, line.evidence))) for line in lines]
    assert signs_of(mirrored, swapped) == signs_of(lines, found)


def test_the_table_tells_each_sign_once():
    assert load_view_rules().doubt == parse_doubt(ROWS)
    assert parse_doubt([]) is None
    for wrong in (ROWS[1:], [*ROWS, ["weather", "1.0"]], [*ROWS[1:], ["least", "high"]], [*ROWS, ["alone"]]):
        with pytest.raises(ResourceError, match=r"doubt\.tsv"):
            parse_doubt(wrong)


def test_likeliness_grows_with_what_speaks_for_a_line():
    doubt = parse_doubt(ROWS)
    plain = dict.fromkeys(SIGNS, 0.0)
    assert doubt.likely(plain | {"confidence": -2.0}) < doubt.likely(plain) < doubt.likely(plain | {"confidence": 2.0})
    assert doubt.likely(plain | {"claimed": 1.0}) < doubt.likely(plain)


def test_signs_of_a_crowd_take_little_of_the_state():
    from time import perf_counter

    found = crowd(20_000)
    begun = perf_counter()
    lines = state_of(found, RULES).lines
    whole, begun = perf_counter() - begun, perf_counter()
    signs_of(lines, found)
    assert perf_counter() - begun < max(0.05, 0.5 * whole)
