"""Personal names that the model passes over, or cuts, where the syntax shows them."""

from dataclasses import replace

import pytest
from actors_factory import make_analysis, read_marks

from travaux.extract.actors.matching import read_page
from travaux.resources import load_actor_lexicon


def persons(marked, flat):
    """The persons of a marked report, in which the words of `flat` are told to go on with the one before them."""
    analysis = make_analysis(read_marks(marked))
    text = analysis.article.text
    tokens = tuple(
        replace(token, head=i - 1, deprel="flat") if text[token.start : token.end] in flat else token
        for i, token in enumerate(analysis.tokens)
    )
    page = read_page(replace(analysis, tokens=tokens), load_actor_lexicon(), "2019-03-14")
    return [page.text[slice(*page.span(first, first + size))] for first, size in sorted(page.persons.items())]


@pytest.mark.parametrize(
    ("marked", "flat", "found"),
    [
        ("The mayor's rival, Martin Zorn, left.", ["Zorn"], ["Martin Zorn"]),
        ("They fear that {Martin} Zorn left.", ["Zorn"], ["Martin Zorn"]),
        ("That was Martin J. Zorn, who left.", ["J", "Zorn"], ["Martin J. Zorn"]),
        ("They met {Ozkaru} Velt.", ["Velt"], ["Ozkaru Velt"]),  # a name that no list has, taken for one by the model
        ("They met {place:Martin Bay}.", ["Bay"], []),
        ("They met General Velt.", ["Velt"], []),
        ("They met Ozkaru Velt.", ["Velt"], []),
        ("They like Martin's Velt.", ["Velt"], []),
        ("They met Martin, Velt.", ["Velt"], []),
    ],
)
def test_a_given_name_and_what_is_flat_beside_it_is_a_person(marked, flat, found):
    assert persons(marked, flat) == found
