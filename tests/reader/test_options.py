import pytest

from travaux.errors import UsageError
from travaux.reader.options import ReadOptions

GIVEN = [
    ("2022", "2022"),
    ("2022-02", "2022-02"),
    ("2022-02-16", "2022-02-16"),
    (" 2022-02-16 14:10 ", "2022-02-16T14:10"),
    ("2022-02-16T14:10:00+03:00", "2022-02-16T14:10:00+03:00"),
    ("2022-02-16T14:10Z", "2022-02-16T14:10Z"),
]


@pytest.mark.parametrize(("value", "expected"), GIVEN)
def test_dates_keep_their_precision(value, expected):
    assert ReadOptions(published=value, retrieved=value) == ReadOptions(published=expected, retrieved=expected)


@pytest.mark.parametrize("value", ["", "yesterday", "16.02.2022", "2022-02-30", "2022-13", "20220216", "2022-02-16T25:00"])
def test_what_is_no_iso_date_is_the_callers_mistake(value):
    with pytest.raises(UsageError, match="expected retrieved as an ISO date"):
        ReadOptions(retrieved=value)
