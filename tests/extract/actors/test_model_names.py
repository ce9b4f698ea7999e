"""What the model takes for a name, as it is used: without articles, descriptions, numbers and the rest of a sentence."""

import pytest
from actors_factory import make_analysis, read_marks
from factories import make_article

from travaux.extract.actors.matching import read_page
from travaux.extract.actors.model_names import names_on
from travaux.pipeline import read_article
from travaux.resources import load_actor_lexicon, load_resources


@pytest.mark.parametrize(
    ("marked", "names"),
    [
        ("{Jens Zorn, president of Velm Worldwide}, left.", ["Jens Zorn"]),
        ("{Rosa M. Lenz, 63, a voter} raised in Lissa left.", ["Rosa M. Lenz"]),
        ("{Becky Marsh of Velm County} left.", ["Becky Marsh"]),
        ("{Hakim Jeffers (D-N.Y}.) left.", ["Hakim Jeffers"]),
        ("{The Rasmussen} poll fell.", ["Rasmussen"]),
        ("{Jan van der Velt} left.", ["Jan van der Velt"]),
        ("Mr {de Velt} left.", ["de Velt"]),
        ("{Omar al-Velt} left.", ["Omar al-Velt"]),
        ("{Martin Velt, Jr} left.", ["Martin Velt, Jr"]),
        ("{The former secretary of State} left.", []),
        ("{A} Velm ally left.", []),
        ("Of these {27} left.", []),
        ("{His} rival left.", []),
        ("She {place:added} this.", []),
        ("The {place:US} left.", ["US"]),
        ("Alan Licht, {org:a professor at Velm University who left}, spoke.", []),
        ("The {org:Union of Velm} left.", ["Union of Velm"]),
        ("Sen. {Harry} Velt of Lissa left.", ["Harry Velt"]),
        ("{Harry} Velt's offer fell.", ["Harry Velt"]),
        ("{Harry} Rosa Velt won. Velt left.", ["Harry Rosa Velt"]),
        ("{Harry} Wins Lissa Vote", ["Harry"]),
        ("{Lissa-born Harry Velt} left.", ["Harry Velt"]),
        ("A {Wednesday editorial} said so.", []),
        ("He met {org:an RNC member from Lissa}.", ["RNC"]),
        ("Jan Roth, {org:an economic adviser to President Velt}, left.", []),
        ("The {org:Velm Journal poll with Norvask pollster} Harry Velt fell.", []),
        ("{Harry} Space Center left. Velm Center shut.", ["Harry"]),
        ("{org:Rules Committee Chairman} Bruce Ash left.", ["Rules Committee"]),
        ("{org:Moslem} leaders left.", []),
    ],
)
def test_of_a_models_name_only_what_names_is_left(marked, names):
    page = read_page(make_analysis(read_marks(marked)), load_actor_lexicon(), "2019-03-14")
    assert [page.text[slice(*page.span(first, last))] for first, last, _ in names_on(page)] == names


def test_no_actor_of_a_report_is_called_by_its_description():
    text = (
        "Council turns down the plan\n“No,” replied Jens Zorn, President of Velm, simply. Ms. Regal, the Republican mayor "
        "of Lissa, said in her office that she rejected the offer. 27 percent of those asked said they would accept it. "
        "A Holt ally suggested a compromise."
    )
    record = read_article(make_article(text), load_resources("small")).record
    assert not [actor.name for actor in record.actors if "," in actor.name or actor.name in ("A", "27", "No", "The")]


def test_a_name_ends_before_and():
    page = read_page(make_analysis(read_marks("{org:Velm and} {org:Dalk Energy} met.")), load_actor_lexicon(), "2019-03-14")
    assert {page.text[slice(*page.span(k, k + named.size))] for k, named in page.names.items()} == {"Velm", "Dalk Energy"}


def test_a_last_name_alone_is_no_place_before_the_full_name_either():
    page = read_page(make_analysis(read_marks("{place:Hands} left. {Bernie Hands} said so.")), load_actor_lexicon(), "2019-03-14")
    assert [page.text[slice(*page.span(k, k + size))] for k, size in sorted(page.persons.items())] == ["Hands", "Bernie Hands"]


@pytest.mark.parametrize(("marked", "label"), [("{Orsk Times/NBV News} left.", "organisation"), ("{Emily Post} left.", "person")])
def test_an_outlet_is_no_person(marked, label):
    page = read_page(make_analysis(read_marks(marked)), load_actor_lexicon(), "2019-03-14")
    assert [found for _, _, found in names_on(page)] == [label]
