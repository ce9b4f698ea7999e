"""Notes that make versions are found where outlets write them, and ordinary prose has none."""

from __future__ import annotations

from dataclasses import replace

import pytest
from factories import make_article
from hypothesis import given
from hypothesis import strategies as st

from travaux.data_files import data_rows, load_note_forms
from travaux.errors import ResourceError
from travaux.ledger.notes import Note, bare_title, find_notes, parse_note_forms, title_key
from travaux.reader.boilerplate import is_boilerplate
from travaux.resources import load_reader_tables

FORMS = load_note_forms()
ROWS = data_rows("ledger/notes.tsv")
STORY = "LISSA, March 3 - Keno and Belmar signed the protocol on fishing.\nThe envoys then left for the airport."


def kinds_of(title, text):
    return [note.kind for note in find_notes((title, text), FORMS)]


@pytest.mark.parametrize(("kind", "place", "_pattern", "example"), ROWS)
def test_every_form_reads_its_example(kind, place, _pattern, example):
    if kind == "slug":
        assert kinds_of(example, STORY) == []
        assert bare_title(example, FORMS) == "Russia says talks go on"
    elif place in ("title", "title-end"):
        assert kind in kinds_of(example, STORY)
        assert bare_title(example, FORMS) == "Russia says talks go on"
    elif place == "inside":
        assert find_notes(("Notice", f"ADVISORY: {example}, has been killed"), FORMS)[0].headline in (
            "Russia agrees",
            "RUSSIA-TALKS",
        )
    else:
        text = f"{example}\n{STORY}"
        notes = [note for note in find_notes(("Talks end", text), FORMS) if note.kind == kind]
        assert [note.span for note in notes] == [(0, len(example))]


@pytest.mark.parametrize("example", [row[3] for row in ROWS if row[1] == "line"])
def test_a_line_is_read_at_the_end_too(example):
    assert find_notes(("Talks end", f"{STORY}\n{STORY}\n{STORY}\n{example}"), FORMS)


@pytest.mark.parametrize("example", [row[3] for row in ROWS if row[1] in ("line", "lead")])
def test_the_reader_keeps_what_makes_a_version(example):
    assert not is_boilerplate(example, load_reader_tables().boilerplate)


@pytest.mark.parametrize(
    ("title", "text", "kinds"),
    [
        ("CORRECTED-UPDATE 2-Russia says talks go on", STORY, ["corrected", "updated"]),
        ("RPT-WRAPUP 3-Russia says talks go on", STORY, ["updated"]),
        ("CORRECTED: Russia says talks go on", f"(Corrects headline)\n{STORY}", ["corrected", "corrected"]),
        ("Talks end", "Correction: An earlier version of this article misstated the date.", ["corrected", "earlier-version"]),
        (
            "Talks end",
            f"{STORY}\nThis story has been corrected to show that Russia has NOT agreed; an earlier version misstated it.",
            ["corrected"],
        ),
        ("KILL: Russia agrees to all terms", "The story is wrong.", ["killed"]),
        ("Advisory", "EDITORS: Please kill the story slugged RUSSIA-TALKS. A corrected version will follow.", ["killed"]),
        (None, f"CORRECTED-Russia says talks go on\n{STORY}", ["corrected"]),
        ("EMBARGOED UNTIL 0900 GMT", f"Strictly embargoed until 0900 GMT 3 March 2019\n{STORY}", ["embargo"]),
    ],
)
def test_notes_are_found_together(title, text, kinds):
    assert kinds_of(title, text) == kinds


@pytest.mark.parametrize(
    ("line", "headline"),
    [
        ("EDITORS: Please kill the story slugged RUSSIA-TALKS.", "RUSSIA-TALKS"),
        ("ADVISORY: the story headlined 'Russia's envoy agrees' is wrong and has been killed.", "Russia's envoy agrees"),
        ("Reuters has withdrawn the story headlined “Russia agrees, at last,” sent at 0900 GMT.", "Russia agrees, at last"),
        ("The story headlined Russia agrees to all terms has been withdrawn.", "Russia agrees to all terms"),
        ("BULLETIN KILL", None),
    ],
)
def test_a_notice_names_the_report_that_it_takes_back(line, headline):
    assert {note.headline for note in find_notes(("Advisory", line), FORMS)} == {headline}


@pytest.mark.parametrize(
    ("line", "published", "until"),
    [
        ("EMBARGOED UNTIL 0900 GMT 3 March 2019", None, "2019-03-03T09:00+00:00"),
        ("EMBARGOED UNTIL 2019-03-03T09:00:00Z", None, "2019-03-03T09:00+00:00"),
        ("Not for publication before 9 a.m. UTC on March 3, 2019", None, "2019-03-03T09:00+00:00"),
        ("Embargoed until 09:30 (GMT+3) on Sunday, 3 March 2019", None, "2019-03-03T09:30+03:00"),
        ("EMBARGOED UNTIL 12:30 p.m. +0530 3 March 2019", None, "2019-03-03T12:30+05:30"),
        ("EMBARGOED UNTIL 9 a.m. ET March 3, 2019", None, "2019-03-03"),
        ("STRICTLY EMBARGOED: 00.01 Monday 4 March 2019", None, "2019-03-04"),
        ("STRICTLY EMBARGOED: 00.01 Tuesday 4 March 2019", None, None),
        ("HOLD FOR RELEASE 3rd of March 2019", None, "2019-03-03"),
        ("EMBARGOED UNTIL 0900 GMT 3 March", None, None),
        ("EMBARGOED UNTIL 0900 GMT 3 March", "2019-03-02", "2019-03-03T09:00+00:00"),
        ("EMBARGOED UNTIL 0900 GMT 2 January", "2019-12-31T10:00:00Z", "2020-01-02T09:00+00:00"),
        ("EMBARGOED UNTIL NOON", "2019-03-02", None),
        ("EMBARGOED UNTIL 31 February 2019", None, None),
        ("EMBARGOED UNTIL 03/04/2019", None, None),
    ],
)
def test_the_end_of_an_embargo_is_as_precise_as_it_is_told(line, published, until):
    article = make_article(f"Talks end\n{line}\n{STORY}", published=published)
    assert [(note.kind, note.until) for note in find_notes(article, FORMS)] == [("embargo", until)]


def test_a_note_of_the_title_has_its_span_where_the_text_has_the_title():
    article = make_article(f"UPDATE 1-Talks end\n{STORY}")
    note = Note("updated", None, None, None, "Talks end")
    assert find_notes(article, FORMS) == (note,)
    # The title's line is no line of the story besides.
    article = replace(article, title_span=(0, 18))
    assert find_notes(article, FORMS) == (replace(note, span=(0, 18)),)


PROSE = """The minister corrected the reporter when she called it a treaty.
Protesters shouted “kill the bill” outside the parliament.
Kill the bill, protesters tell parliament
The arms embargo until 2020 was agreed by all members.
Embargo until 2020 agreed by the council
EMBARGO LIFTED, SAYS MINISTER
The ministry put forward an updated proposal on the border.
The party retracted its offer after a night of talks.
Keno has withdrawn its report to the agency on the plant.
The government has withdrawn the report on fishing from parliament.
The agency has withdrawn the story about the minister, he said.
Withdrawn troops will be replaced by police, the envoy said.
Corrected figures show that 2,000 prisoners were exchanged.
Correction of the border will take a year, the envoys said.
Corrections officers let the prisoners go at noon.
Correcting the error took the delegation an hour.
Update on the talks is expected at noon, officials said.
Updated sanctions list adds 12 names
Updates to the treaty were discussed in Lissa.
An earlier version of the treaty named Belmar as a guarantor.
An earlier version of the draft was rejected by Keno.
The earlier version of this clause was dropped.
The report was amended by the council before the vote.
This report was drawn up by the mission and updates the list of 2015.
The report was updated by the agency in May, the envoy said.
The article was removed from the treaty at the request of Keno.
This article of the treaty has been amended by the parliaments.
The treaty's article 5 has been corrected to read “shall”.
Retracting the offer would end the talks, she said.
Reuters has seen the draft, and a source has withdrawn support.
The newspaper retracted its support for the president.
Hold for ransom: how pilots were taken in the valley
Not for the first time, the envoys left before midnight.
Not for sale before the vote, the minister said of the port.
For release of the prisoners, Keno asks a high price.
The editors of the paper asked him to kill the story, he said.
Editors: do not trust the ministry, the writer says.
Advisory council says the treaty is wrong
Advisory: travel to the valley is not safe, the ministry says.
(Corrective measures were taken by the mission.)
(The text was updated by both sides.)
The mandatory kill zone lies along the river.
Adds to the pressure: Keno moves troops to the river.
He adds that the embargoed goods lie in the port of Marn.
Embargoed goods lie in the port, until Keno pays.
Killed in the shelling were two envoys of the mission.
KILLED IN ACTION: TWO ENVOYS
Withdrawal from the valley will take a month.
Retraction of the claim was asked for by the embassy.
Clarification of the clause is needed, Belmar says.
The ADVISORY committee met; the report is withdrawn from the agenda.
Notice of withdrawal was given by Keno on Monday."""


@pytest.mark.parametrize("line", PROSE.split("\n"))
def test_ordinary_prose_has_no_notes(line):
    assert kinds_of("Talks end", f"{line}\n{STORY}") == []
    assert kinds_of("Talks end", f"{STORY}\n{line}") == []
    assert kinds_of(line, STORY) == []
    assert bare_title(line, FORMS) == line


def test_a_correction_and_its_original_share_a_title_key():
    titles = (
        "CORRECTED-UPDATE 2-Russia's envoy says: talks go on",
        "Russia’s envoy says talks go on | The Marn Post",
        "UPDATED: Russia's Envoy Says Talks Go On (corrected)",
    )
    assert {title_key(title, FORMS) for title in titles} == {"russias envoy says talks go on"}
    assert title_key("U.S. says talks go on", FORMS) == title_key("US says talks go on", FORMS)
    assert title_key("Russia says talks do not go on", FORMS) != title_key("Russia says talks go on", FORMS)


@given(st.one_of(st.none(), st.text(max_size=40)), st.text(max_size=200))
def test_any_text_is_read_and_spans_lie_inside_it(title, text):
    for note in find_notes((title, text), FORMS):
        assert note.span is None or 0 <= note.span[0] < note.span[1] <= len(text)


@pytest.mark.parametrize(
    "row",
    [
        ["corrected", "title", "x"],
        ["corrected", "title", "", "x"],
        ["amended", "title", "x", "x"],
        ["corrected", "foot", "x", "x"],
        ["corrected", "title", "(", "x"],
    ],
)
def test_a_bad_row_is_refused(row):
    with pytest.raises(ResourceError, match=r"notes\.tsv, row 1: expected"):
        parse_note_forms([row], [])


def test_no_row_is_there_twice():
    with pytest.raises(ResourceError, match="each pattern once"):
        parse_note_forms([*ROWS, ROWS[0]], [])
