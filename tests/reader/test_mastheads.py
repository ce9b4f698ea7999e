"""Whose report it is, where a newspaper's name stands above it, beside its day, or behind a bar of its title."""

import pytest

BODY = (
    "Envoys of Norvask and Karvelia met in Orn on Monday, and the harbour dues were on the table again until late at night.\n\n"
    'Norvask offered ten crowns. "We shall think about it," Minister Jon Aas of Karvelia told reporters after the meeting.\n'
)


@pytest.mark.parametrize(
    ("head", "publisher", "credits", "day"),
    [
        ("The Vale Courier\n\nFerry talks resume in Orn\n\n14 May 2019\n\nORN (AP) - ", "The Vale Courier", ("AP",), "2019-05-14"),
        (
            "Mill gates stay shut as talks fail\n\nBy Ida Roth\n\nThe Vale Register, Thursday, October 4, 2012\n\nORN - ",
            "Vale Register",
            (),
            "2012-10-04",
        ),
        ("Lissa Newswire\n\nFerry talks resume in Orn\n\n14 May 2019\n\nORN (AP) - ", "AP", ("AP",), "2019-05-14"),
    ],
)
def test_a_newspaper_prints_an_agency_s_copy_as_its_own(head, publisher, credits, day, read):
    article = read((head + BODY).encode())
    assert (article.publisher, article.credits, article.published) == (publisher, credits, day)


def test_a_written_answer_is_of_the_day_on_which_it_was_given(read):
    title = "<title>Ports: The Lissa Treaty - Question 12 | Parliament of Norvask</title>"
    asked = "Asked by Ana Velt (Orn)\n\nTo ask the Minister whether he has met the envoy of Karvelia, and what was said."
    text = f"Tabled on 1 May 2018\n\n{asked}\n\nAnswered by Jon Aas (Lissa), Minister, on 4 May 2018\n\n{BODY}"
    told = "".join(f"<p>{part}</p>" for part in text.strip().split("\n\n"))
    article = read(f"<html><head>{title}</head><body><h1>The Lissa Treaty</h1>{told}</body></html>".encode())
    assert (article.publisher, article.published) == ("Parliament of Norvask", "2018-05-04")
