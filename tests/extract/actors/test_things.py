"""Names of what does nothing are no actors."""

from factories import make_article

from travaux.pipeline import read_article
from travaux.resources import load_resources


def test_diseases_feasts_and_laws_do_nothing():
    text = (
        "Council debates reform\n\nLISSA, May 3, 2016 - A judge handling a Freedom of Information Act lawsuit ordered the Trade "
        "Ministry to publish the text. COVID-19 forced the committee to postpone its session. Christmas brought talks to a halt. "
        "Brexit had delayed the pay talks, the envoy said."
    )
    record = read_article(make_article(text), load_resources("small")).record
    names = {actor.name for actor in record.actors}
    assert not names & {"Freedom of Information Act", "Freedom of Information", "COVID-19", "Christmas", "Brexit"}
