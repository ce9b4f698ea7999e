"""What somebody would do if he were another: none of his moves."""

import pytest
from moves_factory import moves_of


@pytest.mark.parametrize(
    "text",
    [
        '"If I were the premier, I\'d accept the cameras," said Velt of Belmar.',
        '"In their shoes we would accept the toll," said Velt of Belmar.',
    ],
)
def test_who_would_do_so_in_anothers_place_does_not(text):
    assert [move.kind for move in moves_of(text)[1]] == []
