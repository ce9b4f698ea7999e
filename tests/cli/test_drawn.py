"""How the views look: whose word, whose proposal, what was before; in any width, nothing cut, nothing interpreted."""

import time
from dataclasses import replace

import pytest
from joins_factory import actor, move
from joins_factory import told as report
from views_factory import ALL, DEMAND, OFFER, REJECTED, RULES, play, tale

from travaux.cli.columns import KEPT, Paper, columns_of
from travaux.cli.differences import draw_conflicts
from travaux.cli.events import Events, draw_chronology
from travaux.cli.lives import draw_traces
from travaux.cli.matrix import Drawing, draw_state
from travaux.cli.wording import dated, done, possessive
from travaux.views.chronology import chronology_of
from travaux.views.conflicts import conflicts_of
from travaux.views.state import state_of
from travaux.views.trace import traces_of


def drawn(*reports, width=100, **options):
    found = play(*reports)
    drawing = Drawing(state_of(found, RULES), "River talks", **options)
    return "\n".join(draw_state(drawing, Paper(width)))


def words(text):
    return " ".join(text.split())


def column(text, party, until=None):
    """The words of a party's column."""
    lines = text.partition("Said differently")[0].splitlines()
    at = next(number for number, line in enumerate(lines) if set(line) == {"─"})
    head = lines[at - 1]
    end = head.index(until) if until else None
    return words(" ".join(line[head.index(party) : end] for line in lines[at + 1 :]))


@pytest.mark.parametrize(
    ("kind", "status", "about", "told"),
    [
        ("commit", "actual", "to explain the decision", "COMMITS to explain the decision"),
        ("commit", "actual", "not to sail", "COMMITS not to sail"),
        ("commit", "actual", "a treaty", "COMMITS to a treaty"),
        ("commit", "planned", "the nation would rather fight", "plans to COMMIT that the nation would rather fight"),
        ("demand", "actual", "we open the gates", "DEMANDS that we open the gates"),
        ("demand", "actual", "that it be the last", "DEMANDS that it be the last"),
        ("propose", "actual", "gauging stations be set up", "PROPOSES that gauging stations be set up"),
        ("offer", "actual", "a treaty that would last", "OFFERS a treaty that would last"),
        ("concede", "actual", "its demand for money", "GIVES UP its demand for money"),
        ("concede", "denied", "its demand for money", "did NOT GIVE UP its demand for money"),
        ("concede", "actual", "half of the island", "CONCEDES half of the island"),
        ("accept", "possible", "a figure", "may ACCEPT a figure"),
        ("warn", "actual", "a strike", "WARNS of a strike"),
        ("warn", "actual", "to strike", "WARNS to strike"),
        ("reject", "actual", "to come to the table", "REFUSES to come to the table"),
        ("reject", "denied", "to come to the table", "did NOT REFUSE to come to the table"),
        ("accept", "actual", "to meet again", "AGREES to meet again"),
        ("offer", "actual", "ready to help the two sides", "OFFERS to help the two sides"),
        ("accuse", "actual", "the raid on Velm", "CRITICISES the raid on Velm"),
        ("consult", "planned", "she is to meet the envoy", "plans to MEET – “she is to meet the envoy”"),
        ("consult", "actual", "the toll at Velm", "TALKS about the toll at Velm"),
        ("consult", "planned", "the toll at Velm", "plans to TALK about the toll at Velm"),
        ("consult", "actual", "to settle the toll", "MEETS to settle the toll"),
        ("consult", "denied", "secret talks with Norvask", "did NOT HOLD secret talks with Norvask"),
    ],
)
def test_no_word_is_said_twice(kind, status, about, told):
    assert " ".join(done(kind, status, about)) == told


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        ("2021-03-01", "2021-03-01", "1 Mar 2021"),
        ("2021-03-01", "2021-03-09", "since 1, last 9 Mar 2021"),
        ("2021-02-28", "2021-03-09", "since 28 Feb, last 9 Mar 2021"),
        ("2020-12-31", "2021-03-09", "since 31 Dec 2020, last 9 Mar 2021"),
        (None, None, "no date"),
        (None, "2021-03", "Mar 2021"),
    ],
)
def test_days_say_no_month_and_no_year_twice(first, last, told):
    assert dated(first, last).replace(KEPT, " ") == told


def test_names_that_end_in_s_take_an_apostrophe():
    assert (possessive("Japan"), possessive("downstream states")) == ("Japan's", "downstream states'")


def test_a_line_tells_whose_word_it_is_since_when_and_what_was_before():
    text = drawn(*ALL)
    assert "Last: Thu 1 Apr 2021, Karvelia OFFERS a wide bridge" in words(text)
    left = column(text, "Karvelia", "Norvask")
    assert "GIVES UP its demand for lower tolls as told by Lissa Wire · 9 Mar 2021 · 1 origin" in left
    assert "before: DEMANDED it, 1 Mar 2021 → given way" in left
    assert "OFFERS a wide bridge condition: if Norvask pays half" in left
    right = column(text, "Norvask")
    assert right.startswith("REJECTS lower tolls (Karvelia's demand) own word: Jan Roth · 3 Mar 2021 · 1 origin")
    assert "said differently by Ola Berg (Karvelia): below" in right


def test_what_others_say_differently_stands_at_the_end():
    text = words(drawn(*ALL))
    assert "Said differently (1) Ola Berg (Karvelia): Norvask ACCEPTED lower tolls – “Norvask accepted lower tolls”" in text
    assert "stands against its own: REJECTS lower tolls, own word: Jan Roth, 3 Mar 2021" in text


def test_another_voice_of_a_party_is_shown_as_one():
    at_once = tale(
        ("accept", "Norvask accepted {lower tolls}."), speaker="Eva Lind", of="Norvask", version="e1:x", day="2021-03-04"
    )
    text = column(drawn(DEMAND, REJECTED, at_once), "Norvask")
    assert "own word: Eva Lind" in text and "another voice: Jan Roth" in text


def test_parties_that_do_not_fit_side_by_side_stand_below_each_other():
    wide, narrow = drawn(*ALL, width=100), drawn(*ALL, width=60)
    assert "─── river tolls ─" in narrow and "─── river tolls ─" not in wide
    for told in ("GIVES UP its demand for lower tolls", "REJECTS lower tolls (Karvelia's demand)"):
        assert told in words(narrow)


def test_what_is_cut_is_told_with_how_to_see_it():
    text = drawn(DEMAND, tale(("propose", "Karvelia proposed {tolls by weight}."), version="e1:y", day="2021-03-05"), most=1)
    assert "+ 1 more: --lines 0" in text and "Not all of 1 cell is shown, only the newest line: --lines 0 shows all." in text
    few = words(drawn(*ALL, rows=1))
    assert "1 further issue not shown: --rows 0 shows all, --issue LABEL one." in few and "wide bridge" not in few.split("Last:")[0]


def test_a_state_without_reports_says_what_to_do():
    text = drawn()
    assert "no report was known" in text and "travaux add FOLDER" in text


def life(*reports, width=100):
    return "\n".join(draw_traces(traces_of(play(*reports), RULES), 0, Paper(width)))


def test_a_trace_is_a_line_of_time_and_tells_whose_proposal_each_mark_means():
    lines = life(*ALL).splitlines()
    marks = [words(line) for line in lines if set(line[13:14]) & set("●✓✗↩○")]
    assert marks[:4] == [
        "1 Mar 2021 ● Karvelia DEMANDS lower tolls (put forward first)",
        "3 Mar 2021 ✗ Norvask REJECTS lower tolls (Karvelia's demand of 1 Mar 2021)",
        "4 Mar 2021 ✓ Norvask ACCEPTS lower tolls (Karvelia's demand of 1 Mar 2021) – claim of Ola Berg",
        "9 Mar 2021 ↩ Karvelia GIVES UP its demand for lower tolls (its own demand of 1 Mar 2021)",
    ]
    assert "“Norvask rejected lower tolls” – own word: Jan Roth · Lissa Wire" in words(life(*ALL))


def test_an_outlet_that_tells_something_itself_is_named_once():
    assert "“Karvelia dropped its demand for lower tolls” – as told by Lissa Wire" in words(life(*ALL))
    assert "as told by Lissa Wire ·" not in words(life(*ALL))


def test_an_inferred_edge_says_so_and_why():
    traces = traces_of(play(DEMAND, REJECTED), RULES)
    edges = [replace(edge, basis="shared words", score=0.75) if edge.kind == "rejected" else edge for edge in traces[0].edges]
    text = words("\n".join(draw_traces([replace(traces[0], edges=tuple(edges))], 0, Paper(140))))
    assert "(Karvelia's demand of 1 Mar 2021, probably: both share words)" in text


def test_copies_of_one_account_are_told_once():
    copy = replace(REJECTED, version="e1:z", article="e1:z", publisher="Copyist", release="2021-03-03")
    text = life(DEMAND, REJECTED, copy)
    assert text.count("“Norvask rejected lower tolls”") == 1


def test_a_conflict_has_two_sides_one_above_the_other():
    text = words("\n".join(draw_conflicts(conflicts_of(play(*ALL), RULES), 0, Paper(100))))
    assert "1 own word against claim · Norvask · river tolls" in text
    claim, own = (
        "Ola Berg (Karvelia), 4 Mar 2021: Norvask ACCEPTED lower tolls",
        "Norvask itself: Jan Roth, 3 Mar 2021: REJECTED",
    )
    assert claim in text and own in text and "against" in text[min(text.index(claim), text.index(own)) :]


@pytest.mark.parametrize("width", [40, 80, 100, 140])
def test_no_view_is_wider_than_the_terminal(width):
    found, paper = play(*ALL), Paper(width)
    lines = [*drawn(*ALL, width=width).splitlines(), *life(*ALL, width=width).splitlines()]
    lines += draw_conflicts(conflicts_of(found, RULES), 0, paper)
    lines += draw_chronology(Events(chronology_of(found), "River talks", "2021-05-01", 500), paper)
    assert max(map(columns_of, lines)) <= width


def test_markup_and_controls_in_reports_are_shown_as_they_are():
    evil = tale(("demand", "Karvelia demanded {[red]lower[/red] \x1b[31mtolls}."), version="e1:v")
    found = play(replace(evil, publisher="[bold]Evil\x1b[0m"))
    (line,) = state_of(found, RULES).lines
    line = replace(line, issue="bridge", about="[red]tolls[/red] \x1b[31m", party="[link=x]K\u202e")
    state = replace(state_of(found, RULES), lines=(line,), parties=(line.party,), issues=("bridge",))
    text = "\n".join(draw_state(Drawing(state, "T"), Paper(100)))
    assert "[red]tolls[/red]" in text and "[link=x]K" in text and "\x1b" not in text and "\u202e" not in text


def test_a_large_state_is_drawn_quickly():
    lines = state_of(play(*ALL), RULES).lines
    parties, issues = tuple(f"Party {n}" for n in range(12)), tuple(f"issue {n}" for n in range(40))
    many = tuple(replace(lines[n], party=party, issue=issue) for party in parties for issue in issues for n in range(3))
    state = replace(state_of(play(*ALL), RULES), parties=parties, issues=issues, lines=many)
    times = []
    for _ in range(5):
        start = time.process_time()
        assert sum(1 for _ in draw_state(Drawing(state, "T"), Paper(100))) > 1440
        times.append(time.process_time() - start)
    assert min(times) < 0.24  # three times what it takes on two cores (x86-64, 2026), since these may be busy


def test_what_is_doubtful_is_counted_and_listed_where_that_is_asked_for():
    state = state_of(play(DEMAND, OFFER), RULES)
    doubted = replace(state, lines=state.lines[:1], doubtful=tuple(replace(line, likely=0.11) for line in state.lines[1:]))
    plain, listed = (
        words("\n".join(draw_state(Drawing(doubted, "River talks", doubtful=asked, before=2), Paper(100))))
        for asked in (False, True)
    )
    assert "1 doubtful stance not shown: --doubtful lists all." in plain
    assert "a wide bridge" not in plain
    assert "doubtful" in plain.split("not shown")[0]  # in its cell too
    assert "Doubtful (1) bridge: Karvelia OFFERS a wide bridge" in listed
    assert "likely right: 11%" in listed
    assert "not shown" not in listed


@pytest.mark.parametrize(
    ("kind", "about", "towards", "told"),
    [
        ("demand", "to free the crew", ("Norvask",), "of Norvask to free the crew"),
        ("demand", "free the crew", ("Norvask", "Tolmark"), "of Norvask and Tolmark: free the crew"),
        ("demand", "to pay more", ("donors",), "of the donors to pay more"),
        ("demand", "to step up", ("everyone",), "of everyone to step up"),
        ("demand", "to sell no arms", ("Some countries",), "of the countries to sell no arms"),
        ("demand", "a truce", ("Norvask", "Tolmark", "Corvia"), "of Norvask and 2 others: a truce"),
        ("demand", "the Norvask army’s withdrawal", ("Norvask",), "the Norvask army’s withdrawal"),
        ("demand", "that Norvask must pay", ("Norvask",), "that Norvask must pay"),
        ("demand", "the Norvaskan envoys to meet", ("Norvask",), "the Norvaskan envoys to meet"),
        ("demand", "the donors to pay more", ("Norvask",), "the donors to pay more"),
        ("accuse", "refusing to talk", ("Norvask",), "Norvask of refusing to talk"),
        ("accuse", "the raid", ("Norvask",), "the raid"),
        ("accept", "the truce", ("Norvask",), "the truce"),
    ],
)
def test_of_whom_something_is_demanded_is_told_where_its_words_don_t(kind, about, towards, told):
    assert done(kind, "actual", about, towards)[1] == told


def test_a_cell_tells_of_whom_its_party_demands_something():
    text = "Karvelia urges Norvask to scrap the river tolls."
    both = [actor(text, f"ac1:{name}", name) for name in ("Karvelia", "Norvask")]
    asked = replace(move(text, "demand", "ac1:Karvelia", text[:-1], "to scrap the river tolls"), to=("ac1:Norvask",))
    assert "DEMANDS of Norvask to scrap the river tolls" in words(drawn(report(text, tuple(both), (asked,), ()), width=120))
