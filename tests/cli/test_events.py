"""How the chronology looks: what is told once, whose word it is, and what a long one leaves out."""

from dataclasses import replace

import pytest
from joins_factory import actor, move, statement, told
from views_factory import ALL, CLAIM, DEMAND, REJECTED, RULES, play, tale

from travaux.cli.columns import Paper
from travaux.cli.events import Events, draw_chronology
from travaux.cli.wording import voice
from travaux.views.chronology import chronology_of
from travaux.views.state import state_of


def events(*reports, width=100, talks="River talks", **options):
    return "\n".join(draw_chronology(Events(chronology_of(play(*reports)), talks, **options), Paper(width)))


def test_the_chronology_cites_every_report_and_names_whose_claim_it_is():
    text = events(*ALL)
    assert text.startswith("What happened · River talks · 5 moves · 1 Mar to 1 Apr 2021\n\nMon 1 Mar 2021   Karvelia DEMANDS")
    assert "Thu 4 Mar 2021   Norvask ACCEPTS lower tolls – claim of Ola Berg (Karvelia) [3]" in text
    notes = [line.split("]")[0] for line in text.splitlines() if line.startswith("[")]
    assert notes == ["[1", "[2", "[3", "[4", "[5"]


def besides(number):
    """Reports of moves that are none of the talks."""
    goods = ("bread", "butter", "coal", "copper", "cotton", "flour", "glass", "honey", "paper", "salt", "silk", "wool", "zinc")
    return [
        tale(("commit", f"Norvask promised {{cheaper {good}}}."), version=f"e1:z{place:02}", day="2021-05-01")
        for place, good in enumerate(goods[:number])
    ]


def test_a_long_chronology_leaves_out_what_is_none_of_the_talks_and_says_so():
    text = events(*ALL, *besides(8))
    assert text.startswith("What happened · River talks · 5 of 13 moves · 1 Mar to 1 Apr 2021\n")
    assert "cheaper" not in text and "5 reports cited" in text
    assert events(*ALL, *besides(8), most=13).startswith("What happened · River talks · 5 of the 13 newest moves · 1 Mar")
    left = "8 moves are left out, on no issue of these talks and towards none of their parties: --all shows them."
    assert " ".join(text.split()).endswith(left)


@pytest.mark.parametrize(
    ("reports", "options"),
    [
        ((*ALL, *besides(7)), {}),  # few
        ((*ALL, *besides(8)), {"whole": True}),
        ((*ALL, *besides(8)), {"talks": ""}),  # suggested, and nothing tells what belongs to them
        (besides(13), {}),  # else nothing would be left
    ],
)
def test_a_chronology_of_few_moves_or_of_no_talks_leaves_out_nothing(reports, options):
    text = events(*reports, **options)
    assert text.count("cheaper") == len(reports) - len([each for each in reports if each in ALL])
    assert "left out" not in text and " of " not in text.partition("\n")[0].replace("by", "")


MEETING = "Karvelia and Norvask met at Velm."


def meeting(kind="consult", sentence=MEETING, about=None, speaker=None, of=None):
    """A report of what both parties do together."""
    text = f"Minister {speaker} of {of} said: {sentence}" if speaker else sentence
    actors = [actor(text, f"ac1:{name}", name) for name in ("Karvelia", "Norvask")]
    by = None
    if speaker:
        actors.append(actor(text, "ac1:m", speaker, "person", party=f"ac1:{of}", role="Minister"))
        by = "s1:a"
    said = (statement(text, "s1:a", "ac1:m", f"Minister {speaker}", sentence),) if speaker else ()
    done_ = replace(move(text, kind, "ac1:Karvelia", sentence.rstrip("."), about, by=by), party=("ac1:Karvelia", "ac1:Norvask"))
    return told(text, tuple(actors), (done_,), said)


@pytest.mark.parametrize(
    ("report", "line"),
    [
        (meeting(), f"Karvelia and Norvask MEET: “{MEETING.rstrip('.')}” [1]"),
        (meeting(speaker="Ola Berg", of="Norvask"), f"Norvask MEETS with Karvelia: “{MEETING.rstrip('.')}” [1]"),
        (
            meeting(sentence="Karvelia and Norvask discussed lower tolls.", about="lower tolls"),
            "Karvelia and Norvask TALK about lower tolls [1]",
        ),
        (
            meeting("accept", "Karvelia and Norvask accepted lower tolls.", "lower tolls"),
            "Karvelia and Norvask ACCEPT lower tolls [1]",
        ),
    ],
)
def test_what_several_did_together_is_told_once(report, line):
    assert f"Tue 2 Mar 2021   {line}" in events(report)


def test_of_two_who_did_something_together_one_may_only_be_said_to():
    text = events(meeting("accept", "Karvelia and Norvask accepted lower tolls.", "lower tolls", "Ola Berg", "Norvask"))
    assert "Karvelia ACCEPTS lower tolls – claim of Ola Berg (Norvask) [1]" in text and "Norvask ACCEPTS lower tolls [1]" in text


def test_whom_somebody_blames_is_told_in_the_words_of_the_report():
    assert "Karvelia CRITICISES: “Karvelia blamed Norvask for the delay” [1]" in events(
        tale(("accuse", "Karvelia blamed {Norvask} for the delay."))
    )


def test_what_only_others_say_has_the_colour_of_what_is_open():
    found = play(DEMAND, REJECTED, CLAIM)
    text = "\n".join(draw_chronology(Events(chronology_of(found), "River talks"), Paper(100, colour=True)))
    assert "\x1b[1;31mNorvask REJECTS\x1b[0m" in text and "\x1b[1;33mNorvask ACCEPTS\x1b[0m" in text


def test_who_passes_on_his_own_words_is_named_once():
    (line,) = state_of(play(CLAIM), RULES).lines
    (deed,) = line.evidence
    assert voice(replace(deed, chain=(*deed.chain, *deed.chain))) == voice(deed) == "claim of Ola Berg (Karvelia)"


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("diplomat in Hesting", "claim of a diplomat in Hesting"),
        ("aide", "claim of an aide"),
        ("senior officials", "claim of senior officials"),
        ("businessmen in Velm", "claim of businessmen in Velm"),
        ("press", "claim of press"),
        ("people close to the talks", "claim of people close to the talks"),
        ("the envoy", "claim of the envoy"),
        ("Ola Berg", "claim of Ola Berg"),
        (None, "claim of somebody unnamed"),
    ],
)
def test_who_has_no_name_has_an_article(name, told):
    (line,) = state_of(play(CLAIM), RULES).lines
    (deed,) = line.evidence
    assert voice(replace(deed, chain=(replace(deed.chain[-1], name=name, party=None),))) == told


def test_a_line_cites_all_reports_that_tell_it_of_any_of_its_parties():
    first = meeting()
    also = replace(tale(("consult", "Karvelia met Norvask at Velm."), version="e1:also", day=first.day), place=1)
    entries = chronology_of(play(first, also))
    both = [replace(entry, deeds=(*entry.deeds, *entries[-1].deeds)) if entry.party == "Norvask" else entry for entry in entries]
    assert "2 reports cited" in "\n".join(draw_chronology(Events(both, "River talks"), Paper(100)))
