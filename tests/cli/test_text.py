"""A record in a terminal."""

import re
from dataclasses import replace

import pytest
from conftest import SAMPLES
from factories import make_record

from travaux.cli.text import render_text
from travaux.cli.view import View

WIDE = """\
River treaty near
Lissa Wire · Wed 8 May 1912 (given) · 20 words

 Who speaks
 Velland VEL   Ana Velt, Minister (1, Tue 7 May)
 not sure who  “She” [1]

 Who said what (2)
 [1]  Ana Velt           said: the dam "will open"                       Tue 7 May
      Minister, Velland
 [1]  “She”?             told: it was late

 Unsure
 [1] Who is “She”? Ana Velt or Velland."""

NARROW = """\
River treaty near
Lissa Wire · Wed 8 May 1912 (given)
· 20 words

 Who speaks
 Velland VEL
   Ana Velt, Minister (1, Tue 7 May)
 not sure who
   “She” [1]

 Who said what (2)
 [1] Ana Velt (Minister, Velland) ·
 Tue 7 May
   said: the dam "will open"
 [1] “She”?
   told: it was late

 Unsure
 [1] Who is “She”? Ana Velt or
 Velland."""


@pytest.mark.parametrize(("width", "shown"), [(84, WIDE), (36, NARROW)])
def test_a_record_is_shown_whole(width, shown):
    assert render_text(make_record(), width=width) == shown


def test_in_full_each_statement_has_its_form_source_and_confidence():
    lines = render_text(make_record(), width=100, in_full=True).split("\n")
    facts = [line.strip() for line in lines if "confidence" in line]
    assert len(facts) == 2
    assert facts[0].endswith("mixed · source “Minister Ana Velt” · confidence 0.90")


def test_colour_only_repeats_what_words_say(sample_records):
    for record in sample_records.values():
        coloured = render_text(record, width=100, colour=True)
        assert "\x1b[" in coloured
        lines = re.sub(r"\x1b\[[0-9;]*m", "", coloured).split("\n")
        assert "\n".join(line.rstrip() for line in lines) == render_text(record, width=100)


@pytest.mark.parametrize("width", [30, 40, 60, 83, 84, 100, 120])
@pytest.mark.parametrize("name", [path.name for path in SAMPLES])
def test_lines_are_folded_and_words_never_cut(sample_records, name, width):
    record = sample_records[name]
    shown = render_text(record, width=width, in_full=True)
    assert max(map(len, shown.split("\n"))) <= width
    words = set(shown.split())
    view = View(record)
    for statement in record.statements:
        assert set(view.quote(statement.content).split()) <= words


def test_the_sizes_of_no_terminal_are_survived(sample_records):
    record = sample_records["portsmouth-opening.txt"]
    assert max(map(len, render_text(record, width=1).split("\n"))) <= 24
    assert max(map(len, render_text(record, width=900).split("\n"))) <= 120


def test_who_speaks_stands_before_what_is_said(sample_records):
    for record in sample_records.values():
        shown = render_text(record, width=100)
        first, then = shown.index(" Who speaks\n"), shown.index(f" Who said what ({len(record.statements)})\n")
        assert shown.startswith(record.article.title) and 0 < first < then


def test_every_statement_stands_beside_its_sentence(sample_records):
    for record in sample_records.values():
        numbers = re.findall(r"^ +\[(\d+)\]  ", render_text(record, width=100).split(" Who said what")[1], re.MULTILINE)
        view = View(record)
        assert list(map(int, numbers)) == [view.place(statement) for statement in view.in_order()]


def test_long_words_are_shortened_at_a_word_and_marked():
    record = make_record()
    text = record.article.text + "\n" + "water flows " * 60
    start = text.index("water flows")
    long = replace(record.statements[1], content=((start, len(text) - 1),))
    record = replace(record, article=replace(record.article, text=text), statements=(long,))
    shown = render_text(record, width=100)
    assert "--statements" in shown
    assert shown.count("water") == shown.count("flows") == 20 and "flows …\n" in shown


def test_markup_in_a_report_is_no_markup_of_the_terminal():
    record = make_record(
        'River [bold]treaty[/bold]\nMinister Ana Velt said on Tuesday that the dam "will open". She told envoys it was late.'
    )
    assert render_text(record).startswith("River [bold]treaty[/bold]\n")


def test_long_lists_of_names_are_counted_unless_all_is_asked_for():
    record = make_record()
    more = tuple(replace(record.actors[0], id=f"ac1:{n}", name=f"Person {n}", role=None, party=None) for n in range(14))
    record = replace(record, actors=(*record.actors, *more))
    assert "Person 9 and 4 more\n" in render_text(record, width=100)
    assert "Person 13" in render_text(record, width=100, in_full=True)
