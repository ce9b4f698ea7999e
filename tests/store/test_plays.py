"""What views are given of a ledger is what joining all of it gives, as of any day, and nothing of later reports."""

from itertools import pairwise, product

import pytest
from judgements_factory import take_back
from sqlalchemy import select
from store_factory import add, capture_of, entry_of, open_at, problems, read

from travaux.join_resources import load_view_rules
from travaux.joins.joining import join
from travaux.record.judgement import Judgement, canonical, make_anchor
from travaux.store import tables as t
from travaux.store.asked import Asked
from travaux.store.coverage import coverage_as_entered, coverage_of
from travaux.store.joins.ask import Asker, Condition, When
from travaux.store.joins.stored import stored_talks
from travaux.store.judged import add_judgements
from travaux.store.plays import changes_plays, chronology_play, conflicts_play, state_play, trace_play, whole_play
from travaux.store.purge import purge
from travaux.store.status import status_of
from travaux.views.selection import Choice, choose_state
from travaux.views.state import state_of

RULES = load_view_rules()
TALKS = {
    "name": "Dam",
    "parties": ["Velland", "Belmar", "Keno"],
    "issues": [{"label": "dam", "synonyms": ["sluice"]}, {"label": "fishing", "synonyms": []}],
}
CODEBOOK = Judgement("codebook", (), "ana", "2026-02-16T10:00+00:00", value=canonical(TALKS))
DAM = "the building of the new dam on the upper river"
REPORTS = (
    capture_of("One", f"Ana Velt demanded {DAM}.", published="2022-02-01", url="https://lissa.example/1"),
    capture_of("Two", f"Ivo Kern rejected {DAM}.", published="2022-02-05", publisher="Keno Post", url="https://keno.example/2"),
    capture_of("Three", "Mira Osei proposed fishing in spring.", published="2022-02-07", url="https://lissa.example/3"),
    capture_of("Four", f"Ivo Kern accepted {DAM}.", published="2022-02-12", url="https://lissa.example/4"),
    capture_of("CORRECTED-Four", f"Ivo Kern rejected {DAM}.", published="2022-02-14", url="https://lissa.example/4"),
    capture_of("Five", "Ana Velt rejected fishing in spring.", published=None, url="https://lissa.example/5"),
)
DAYS = ("2022-01-31", "2022-02-01", "2022-02-06", "2022-02-12", "2022-02-13", "2022-03-01")


def told(play):
    """A play's propositions with their deeds, as far as a view may show them."""
    return [
        (
            each.id,
            each.issue,
            [(deed.id, deed.kind, deed.standing, deed.since, deed.made, deed.origin, deed.quote) for deed in each.deeds],
        )
        for each in play.propositions
    ]


@pytest.fixture
def ledger(new_ledger):
    made = new_ledger()
    add(made, *REPORTS[:2])
    add_judgements(made, [CODEBOOK])
    add(made, *REPORTS[2:])
    return made


def anew(ledger, day=None, **more):
    coverage, rules = coverage_of(ledger)
    with ledger.database.reading() as connection:
        talks = stored_talks(connection)[0].talks
    return join(coverage, talks, ledger.words.joining, day, rules=rules, **more)


@pytest.mark.parametrize("day", [None, *DAYS])
def test_a_play_is_that_of_all_coverage_joined_anew(ledger, day):
    play, right = whole_play(ledger, Asked(as_of=day)), anew(ledger, day)
    assert told(play) == told(right)
    assert (play.reports, play.undated) == (right.reports, right.undated)
    assert [deed.id for deed in play.deeds] == [deed.id for deed in right.deeds]


@pytest.mark.parametrize("batches", [(0, 2), (0, 1, 2)], ids=["at once", "one by one"])
def test_a_person_is_known_by_what_a_report_of_the_same_batch_tells(new_ledger, batches):
    ledger = new_ledger()
    add_judgements(ledger, [CODEBOOK])
    short = capture_of("Brief", f"José Peña rejected {DAM}.", published="2022-02-03", url="https://lissa.example/7")
    post = "Belmar's foreign minister, José Peña, was there. Ana Velt rejected fishing in spring."
    longer = capture_of("Long", post, published="2022-02-02", url="https://lissa.example/8")
    for start, end in pairwise(batches):
        add(ledger, *(short, longer)[start:end])
    assert asked_persons(ledger) == [("jose pena", "Brief")]
    assert problems(ledger) == []


def asked_persons(ledger):
    """Of whom reports don't tell, and in which."""
    with ledger.database.reading() as connection:
        query = select(t.asked.c.person, t.reading.c.title).join(t.trail, t.trail.c.version == t.asked.c.version)
        asked = connection.execute(query.join(t.reading, t.reading.c.entered == t.trail.c.reading)).all()
    places = {person.removeprefix("in ") for person, _ in asked if person.startswith("in ")}  # asked for as persons too
    return sorted((person, title) for person, title in asked if person.removeprefix("in ") not in places)


@pytest.mark.parametrize("first", [0, 1])
def test_another_of_the_same_last_name_is_not_asked_for(new_ledger, first):
    ledger = new_ledger()
    add_judgements(ledger, [CODEBOOK])
    other = capture_of("Other", f"Rosa Peña rejected {DAM}.", published="2022-02-03", url="https://lissa.example/7")
    tells = "Belmar's foreign minister, {}, was there. Ana Velt rejected fishing in spring."
    longer = capture_of("Long", tells.format("José Peña"), published="2022-02-02", url="https://lissa.example/8")
    for report in (other, longer) if first else (longer, other):
        add(ledger, report)
    assert (asked_persons(ledger), problems(ledger)) == ([], [])
    add(ledger, capture_of("Own", tells.format("Rosa Peña"), published="2022-02-01", url="https://lissa.example/9"))
    assert (asked_persons(ledger), problems(ledger)) == ([("rosa pena", "Other")], [])
    purge(ledger, "https://lissa.example/9", reason="court order")
    assert (asked_persons(ledger), problems(ledger)) == ([], [])


@pytest.mark.parametrize("first", [0, 1])
def test_a_seat_is_asked_for_in_a_report_of_nobody_known(new_ledger, first):
    ledger = new_ledger()
    add_judgements(ledger, [CODEBOOK])
    asks = capture_of("Asks", f"José Peña rejected {DAM}.", published="2022-02-03", url="https://lissa.example/7")
    tells = "Ana Velt rejected fishing in Marn, the capital of Belmar."
    for report in (asks, capture_of("Tells", tells, published="2022-02-02", url="https://lissa.example/8"))[:: 1 if first else -1]:
        add(ledger, report)
    assert {(deed.party, deed.told.title) for deed in whole_play(ledger, Asked()).deeds} >= {("Belmar", "Asks")}
    assert problems(ledger) == []


@pytest.mark.parametrize("day", DAYS)
def test_a_day_knows_nothing_of_reports_released_later(ledger, new_ledger, day):
    before = new_ledger()
    add_judgements(before, [CODEBOOK])
    add(before, *(report for report in REPORTS if report.published is not None and report.published <= day))
    assert told(whole_play(ledger, Asked(as_of=day))) == told(whole_play(before, Asked(as_of=day)))


def test_hindsight_knows_what_was_corrected_later(ledger):
    day = "2022-02-12"
    play = whole_play(ledger, Asked(as_of=day, hindsight=True))
    assert told(play) == told(anew(ledger, day, hindsight=True))
    kinds = {deed.kind for each in play.propositions for deed in each.deeds if deed.party == "Belmar"}
    assert kinds == {"reject"}
    assert "accept" in {deed.kind for deed in whole_play(ledger, Asked(as_of=day)).deeds}


def test_the_ledger_as_it_was_entered_has_what_it_had(new_ledger):
    ledger = new_ledger()
    add(ledger, *REPORTS[:2])
    add_judgements(ledger, [CODEBOOK])
    entered, then = status_of(ledger).entered, told(whole_play(ledger, Asked()))
    add(ledger, *REPORTS[2:])
    add_judgements(ledger, [take_back(CODEBOOK)])
    coverage, _, talks = coverage_as_entered(ledger, entered)
    assert (len(coverage), [each.name for each in talks]) == (2, ["Dam"])
    assert told(whole_play(ledger, Asked(entered=entered))) == then


@pytest.mark.parametrize("day", [None, "2022-02-13"])
def test_what_a_view_is_given_is_what_it_shows_of_all(ledger, day):
    asked, whole = Asked(as_of=day), whole_play(ledger, Asked(as_of=day))
    play, more, hidden = state_play(ledger, asked, 3, 12)
    assert (state_of(play, RULES).lines, more, hidden) == (state_of(whole, RULES).lines, set(), 0)
    assert told(conflicts_play(ledger, asked)) == told(trace_play(ledger, asked, "dam")) == told(whole)
    assert [deed.id for deed in chronology_play(ledger, asked, 500).deeds] == [deed.id for deed in whole.deeds]


def test_what_a_process_has_loaded_is_forgotten_when_another_writes(ledger):
    shown = told(state_play(ledger, Asked(), 3)[0])
    assert told(state_play(ledger, Asked(), 3)[0]) == shown
    demand = f"Ana Velt demanded {DAM}."  # as "One" has it, whose words they are from now on
    with open_at(ledger.database.name) as elsewhere:
        add(elsewhere, capture_of("Cable", demand, published="2022-01-30", publisher="Belmar Post", url="https://belmar.example/9"))
        now = told(state_play(ledger, Asked(), 3)[0])
        assert now == told(state_play(elsewhere, Asked(), 3)[0]) == told(anew(ledger))
    assert {origin for _, _, deeds in now for *_, origin, quote in deeds if quote == demand} == {"Belmar Post"}


def test_a_state_that_is_cut_says_so(ledger, monkeypatch):
    monkeypatch.setattr("travaux.store.plays.FEW_OF_A_STATE", 0)
    play, more, hidden = state_play(ledger, Asked(), 1, 1)
    assert {each.issue for each in play.propositions} <= {"dam", None}
    assert (hidden, more) == (1, set())
    narrowed = choose_state(state_of(whole_play(ledger, Asked()), RULES), Choice(issue="dam"))
    assert [line.about for line in state_of(play, RULES).lines if line.issue == "dam"] == [line.about for line in narrowed.lines]


def test_changes_are_asked_of_two_days(ledger):
    before, after = changes_plays(ledger, Asked(), "2022-02-06")
    assert told(before) == [each for each in told(anew(ledger, "2022-02-06")) if each[0] in {p[0] for p in told(before)}]
    assert {each[0] for each in told(after)} >= {each[0] for each in told(before)}


@pytest.mark.parametrize("verdict", ["join", "not-same"])
def test_a_join_undone_leaves_no_trace_in_any_view(ledger, verdict):
    first, second = (REPORTS[0], REPORTS[2]) if verdict == "join" else (REPORTS[0], REPORTS[1])
    anchors = tuple(make_anchor(read(each), entry_of(each).result.version, read(each).moves[0].id) for each in (first, second))
    said = Judgement(verdict, anchors, "ana", "2026-02-16T12:00+00:00")
    days = [None, *DAYS]
    before = [told(whole_play(ledger, Asked(as_of=day))) for day in days]
    add_judgements(ledger, [said])
    judged = [told(whole_play(ledger, Asked(as_of=day))) for day in days]
    assert judged != before and judged == [told(anew(ledger, day)) for day in days]
    together = [{deed[0].split("/")[0] for deed in each[2]} for each in judged[0]]
    both = {anchor.version for anchor in anchors}
    assert any(both <= versions for versions in together) is (verdict == "join")
    add_judgements(ledger, [take_back(said)])
    assert [told(whole_play(ledger, Asked(as_of=day))) for day in days] == before


def test_no_own_word_has_another_side_in_its_chain(ledger):
    for deed in whole_play(ledger, Asked()).deeds:
        if deed.standing == "declared":
            assert {voice.party for voice in deed.chain} <= {deed.party}


def test_a_play_that_is_cut_says_so_and_all_is_looked_at_where_all_is_asked_for(ledger, monkeypatch):
    for few in ("FEW_DEEDS", "FEW_OF_A_STATE"):
        monkeypatch.setattr(f"travaux.store.plays.{few}", 0)
    for most in ("MOST_CONFLICTS", "MOST_TRACES", "MOST_CHANGES"):
        monkeypatch.setattr(f"travaux.store.plays.{most}", 1)
    asks = (
        conflicts_play,
        lambda ledger, asked: trace_play(ledger, asked, "dam"),
        lambda *both: changes_plays(*both, "2022-01-01")[1],
    )
    for ask in asks:
        cut, whole = ask(ledger, Asked()), ask(ledger, Asked(every=True))
        assert (cut.newest, whole.newest) == (1, None)
        assert len(cut.propositions) <= len(whole.propositions)
    assert told(conflicts_play(ledger, Asked(every=True))) == told(whole_play(ledger, Asked()))


@pytest.mark.parametrize("looked_at", [2, 3, 5])
def test_the_newest_that_are_told_several_times_are_found_without_asking_for_all(ledger, monkeypatch, looked_at):
    days = [f"2022-03-{day:02}" for day in (1, 2, 2, 3, 5, 5, 8, 9)]
    works = [
        DAM,
        "fishing in autumn",
        DAM,
        "a gate in the dam",
        "fishing in autumn",
        "a gate in the dam",
        "a lock beside the dam",
        DAM,
    ]
    add(
        ledger,
        *(
            capture_of(f"Later-{number}", f"Ana Velt demanded {work}.", published=day, url=f"https://keno.example/later/{number}")
            for number, (day, work) in enumerate(zip(days, works, strict=True))
        ),
    )
    for day, most in product([None, *days], (1, 2, 3)):
        with ledger.database.asking() as connection:
            found = []
            for several in (looked_at, 1000):  # of so many deeds that all are asked for
                monkeypatch.setattr("travaux.store.joins.ask._NEWEST_SEVERAL", several)
                found.append(Asker(connection, None, When.of(day)).newest(Condition(), most, several=True))
        assert found[0] == found[1]
