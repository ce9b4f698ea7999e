"""When statements were made, in records of texts of our own writing, read with the small model as it ships."""

import pytest
from factories import make_article

from travaux.pipeline import read_article
from travaux.resources import load_resources

# text, and the day of each statement in the order of the text; the report is of Wednesday 8 May 1912
SAID = [
    ("Minister Ana Velt said on Tuesday that the dam would open.", ["1912-05-07"]),
    ("Minister Ana Velt said on Tuesday that the dam would open. She added that it was late.", ["1912-05-07", "1912-05-07"]),
    ("Minister Ana Velt said on Tuesday that the dam would open. Envoy Stefan Oru said that it was late.", ["1912-05-07", None]),
    ("Minister Ana Velt said that the dam would open on Tuesday.", [None]),
    ("On Monday, Ana Velt met Stefan Oru in Aldern. Velt said that the talks were useful.", ["1912-05-06"]),
    ("Speaking in Aldern on Monday, Ana Velt said that the dam would open.", ["1912-05-06"]),
    ("The engineer, whose boat sank on Monday, told the council that the dam would open.", [None]),
    ("On Monday, Ana Velt gave a speech in which she called the dam a mistake.", ["1912-05-06"]),
    ("On Monday, Ana Velt praised the council, which called the dam a mistake.", ["1912-05-06", None]),
    ("A spokesman announced plans to leave if Ana Velt denies the raid in a speech she is due to give on Friday.", [None]),
    ("Ana Velt will tell the council on Friday that the dam must open.", ["1912-05-10"]),
    ("Ana Velt had spoken only of April. Velt said that the dam would open.", [None]),
    ("Ana Velt is to meet Stefan Oru in Aldern on 10 May. Velt said that the dam would open.", [None]),
    ("Ana Velt, asked on Monday by the council about the dam, said it would open.", ["1912-05-06"]),
]


@pytest.mark.parametrize(("text", "days"), SAID)
def test_a_statement_has_the_time_of_its_own_occasion(text, days):
    record = read_article(make_article(text), load_resources()).record
    assert [s.said.value if s.said else None for s in record.statements] == days


@pytest.mark.parametrize("published", ["1912", "1912-05", "1912-05-08T23:59:00+02:00", "9999-12-31T23:59:00Z", None])
def test_a_report_may_tell_its_date_in_any_precision(published):
    text = "Ana Velt said on 3 May 1912 that the dam would open. A spokesman announced plans to leave on 1 June 1913."
    record = read_article(make_article(text, published=published), load_resources()).record
    assert record.statements[0].said.value == "1912-05-03"
