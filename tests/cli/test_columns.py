"""Plain text in columns: folded by words, nothing cut, nothing of a report interpreted."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.cli.columns import GAP, KEPT, Paper, Paragraph, columns_of

ANSI = re.compile(r"\x1b\[[\d;]*m")
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), max_size=80)


@given(TEXTS, st.integers(4, 40), st.integers(0, 3), st.integers(0, 2))
def test_no_line_is_wider_than_the_paper_and_no_word_is_lost(text, width, indent, hang):
    lines = Paper(width).fold(Paragraph(text, indent=indent, hang=min(hang, max(0, width - indent - 2))))
    assert all(columns_of(line) <= max(width, indent + hang + 2) for line, _ in lines)
    assert all(used == columns_of(line) for line, used in lines)
    plain = "".join(line for line, _ in lines)
    assert sum(c.isalnum() for c in plain) == sum(c.isalnum() for c in text)


@given(TEXTS, st.integers(0, 20))
def test_colours_add_no_words(text, lead):
    paragraph = Paragraph(text, lead, style="dim", lead_style="green")
    bare, coloured = ([line for line, _ in Paper(30, colour).fold(paragraph)] for colour in (False, True))
    assert [ANSI.sub("", line) for line in coloured] == bare


def test_only_a_word_wider_than_the_line_is_parted():
    lines = [line for line, _ in Paper(10).fold(Paragraph("to supercalifragilistic ends"))]
    assert lines == ["to", "supercalif", "ragilistic", "ends"]


def test_what_is_kept_together_stays_so():
    assert [line for line, _ in Paper(12).fold(Paragraph(f"last on 16{KEPT}Feb"))] == ["last on", "16 Feb"]


def test_wide_characters_take_two_columns():
    lines = Paper(6).fold(Paragraph("東京 東京東京"))
    assert [(line, used) for line, used in lines] == [("東京", 4), ("東京東", 6), ("京", 2)]


def test_cells_stand_side_by_side():
    paper = Paper(40)
    cells = [paper.fold(Paragraph(text), 6) for text in ("one", "two three four", "")]
    assert list(paper.beside(cells, [6, 6, 6])) == [f"one{' ' * (3 + GAP)}two", f"{' ' * (6 + GAP)}three", f"{' ' * (6 + GAP)}four"]


@pytest.mark.parametrize("text", ["\x1b[31mred", "[bold]not bold[/bold]", "a\u202eb", "tab\there"])
def test_nothing_of_a_report_steers_the_terminal(text):
    for colour in (False, True):
        printed = " ".join(line for line, _ in Paper(60, colour).fold(Paragraph(text)))
        assert "\x1b[31m" not in printed and "\u202e" not in printed
        assert "bold" not in text or "[bold]not bold[/bold]" in printed
