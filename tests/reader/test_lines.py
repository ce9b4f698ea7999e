import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.reader.lines import clean_line, to_lines, to_paragraphs

WORDS = frozenset({"at", "of", "the"})
PARAGRAPHS = (
    "Negotiators for the two river states traded charges on Thursday over who had caused the collapse of the talks on barge tolls.",
    '"They came with empty hands," said Foreign Minister Karl Imhof. "We cannot sign a blank sheet of paper, and we shall not."',
    "Imhof, speaking to reporters after the session, said that his government would not return to the table before the winter.",
    "The other side's delegate said the demand was absurd.",
)


@pytest.mark.parametrize("width", [60, 72, 80, 100])
@pytest.mark.parametrize(("indent", "separator"), [("", "\n\n"), ("    ", "\n"), ("     ", "\r\n\r\n")])
def test_wrapped_paragraphs_are_joined(width, indent, separator):
    filled = [textwrap.fill(p, width, initial_indent=indent) for p in PARAGRAPHS]
    assert to_paragraphs(to_lines(separator.join(filled))) == PARAGRAPHS


def test_lines_that_are_paragraphs_stay_apart():
    assert to_paragraphs(to_lines("\n".join(PARAGRAPHS))) == PARAGRAPHS


CAPITALS = (
    "THE BARGE STATES AGREED ON TUESDAY TO SHARE FIGURES EVERY WEEK, BUT NORVASK REFUSED TO HALT WORK ON ITS LOCK, ENVOYS SAID.",
    '"WE CAME TO TALK ABOUT TOLLS, NOT ABOUT CONCRETE," AAS SAID. HE WILL MEET THE ENVOYS OF THE THREE STATES AGAIN IN JUNE.',
)


@pytest.mark.parametrize("width", [60, 69, 76])
def test_wrapped_copy_in_capitals_is_joined(width):
    title = "NORVASK REFUSES TO HALT LOCK"
    copy = "\n".join((title, *(textwrap.fill(p, width) for p in CAPITALS)))
    assert to_paragraphs(to_lines(copy)) == (title, *CAPITALS)


def test_headlines_in_capitals_stay_apart():
    lines = (
        "ENVOYS MEET IN VELM",
        "NORVASK REFUSES TO HALT ITS LOCK",
        "TOLLS UP AGAIN",
        "AAS TO SEE BARGE OWNERS NEXT WEEK IN SAREN",
    )
    assert to_paragraphs(to_lines("\n".join(lines))) == lines


def test_the_next_item_of_a_list_begins_a_paragraph_after_a_full_line():
    items = (
        "- Velt offers to move the stalls to the upper quay if the toll",
        "- Aas rejects any move before the winter and wants it on paper",
    )
    assert to_paragraphs(to_lines("\n".join((*items, "so that nobody can say later that it was\notherwise")))) == (
        items[0],
        items[1] + " so that nobody can say later that it was otherwise",
    )


TABLE = [
    ("a title and its text", "Talks fail\n\nThe talks failed.\nNobody came.", ("Talks fail", "The talks failed.", "Nobody came.")),
    (
        "bullets in wrapped text",
        "The cabinet decided on three steps which it had long been urged to\ntake:\n- recall the ambassador\n- close the bridge\n",
        (
            "The cabinet decided on three steps which it had long been urged to take:",
            "- recall the ambassador",
            "- close the bridge",
        ),
    ),
    (
        "a dash in mid-sentence is no bullet",
        (
            "He said that the demand to close the bridge at Lissa before winter\n- the third such demand this year - was "
            "one that his government\nwould not meet."
        ),
        (
            "He said that the demand to close the bridge at Lissa before winter - the third such demand this year - was "
            "one that his"
            " government would not meet.",
        ),
    ),
    (
        "turns of a wrapped transcript",
        (
            "QUESTION: Will the Secretary be there when they sign the\nagreement in Lisbon?\nMR. HADLEY: He will not be "
            "there, and nor will the\nambassador."
        ),
        (
            "QUESTION: Will the Secretary be there when they sign the agreement in Lisbon?",
            "MR. HADLEY: He will not be there, and nor will the ambassador.",
        ),
    ),
    (
        "double spacing",
        "\n\n".join(textwrap.wrap(" ".join(PARAGRAPHS[:2]), 70)),
        (" ".join(PARAGRAPHS[:2]),),
    ),
    (
        "a title in capitals on two lines",
        "                REMARKS BY THE PRESIDENT\n              AT SIGNING OF AGREEMENT\n\n" + textwrap.fill(PARAGRAPHS[0], 60),
        ("REMARKS BY THE PRESIDENT AT SIGNING OF AGREEMENT", PARAGRAPHS[0]),
    ),
    (
        "words divided in print",
        "The Conference met this morn-\ning and adjourned until Satur-\nday. Nobody was sur-\nprised.",
        ("The Conference met this morning and adjourned until Saturday. Nobody was surprised.",),
    ),
    (
        "a hyphen of the word's own",
        "The two sides agreed on Monday in Velm to a short-\nterm truce, which is to last for as long as the talks\nare going on.",
        ("The two sides agreed on Monday in Velm to a short-term truce, which is to last for as long as the talks are going on.",),
    ),
    ("references of markup", "He said &quot;no&quot; &amp; left&#8230;", ('He said "no" & left…',)),
    ("spaces and marks that can't be seen", "\ufeffThe\u00a0talks\u200b  be\u00adgan\x07 ", ("The talks began",)),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE])
def test_paragraphs_of_plain_text(text, expected):
    assert to_paragraphs(to_lines(text), WORDS) == expected


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"])))
def test_no_visible_character_of_a_line_is_changed(line):
    clean = clean_line(line)
    visible = [[c for c in text if c.isprintable() and c != " "] for text in (clean, line)]
    assert visible[0] == visible[1]
    assert clean == clean_line(clean) == clean.strip() and "  " not in clean


@given(st.lists(st.text(alphabet=st.sampled_from("abcXYZ.,-–•> \t\n\r:()1")), max_size=8))
def test_paragraphs_keep_the_order_of_letters(parts):
    text = "\n".join(parts)
    letters = [c for p in to_paragraphs(to_lines(text)) for c in p if c.isalnum()]
    assert letters == [c for c in text if c.isalnum()]
