import pytest

from travaux.reader.limits import TooComplexError, check_markup
from travaux.reader.page import Caps

TOO_COMPLEX = [
    ("nested", "<div>" * 50_000 + "x", "nested"),
    ("elements", "<p>x</p>" * 70_000, "more than 60000 elements"),
    ("attributes of one", f"<div {' '.join(f'a{n}=1' for n in range(2000))}>", "more than 500 attributes"),
    ("attributes in all", f"<div {' '.join(f'a{n}=1' for n in range(400))}>" * 700, "more than 250000 attributes"),
    ("a tag cut off", "<p>x</p><div " + "a=1 " * 300_000, "more than 500 attributes"),
]


@pytest.mark.parametrize(("text", "words"), [row[1:] for row in TOO_COMPLEX], ids=[row[0] for row in TOO_COMPLEX])
def test_markup_beyond_the_caps(text, words):
    with pytest.raises(TooComplexError, match=words):
        check_markup(text, Caps())


@pytest.mark.parametrize(
    "text", ["", "a < b > c", "<" * 1000, "<x" * 10_000, "<p" + "a" * 200_000, "<div>" * 300, f"<p>{'a=1 ' * 100_000}</p>"]
)
def test_odd_markup_within_the_caps(text):
    check_markup(text, Caps())
