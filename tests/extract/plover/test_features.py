"""What is read of an event's words: stems, the linking word, and masked source and target."""

import pytest
from plover_factory import make_event

from travaux.extract.plover import features, read_event, stem
from travaux.extract.plover.features import telling_tokens
from travaux.resources import load_plover_stems

STEMS = [
    ("Signed", "VERB", "sign"),
    ("signing", "VERB", "sign"),
    ("signs", "VERB", "sign"),
    ("agreed", "VERB", "agre"),
    ("agree", "VERB", "agre"),
    ("agreeing", "VERB", "agre"),
    ("grasses", "VERB", "grass"),
    ("dropped", "VERB", "drop"),
    ("carries", "VERB", "carry"),
    ("carried", "VERB", "carry"),
    ("imposing", "VERB", "impos"),
    ("impose", "VERB", "impos"),
    ("met", "VERB", "meet"),
    ("withdrawn", "VERB", "withdraw"),
    ("talks", "NOUN", "talk"),
    ("treaties", "NOUN", "treaty"),
    ("sanctions", "NOUN", "sanction"),
    ("crisis", "NOUN", "crisis"),
    ("against", "ADP", "against"),
]

LINKS = [
    ("[Ardania] accused <Belmar> of breaking the truce.", "accused"),
    ("<Belmar> was accused by [Ardania] of breaking the truce.", "accused"),
    ("[Ardania] welcomed the vote and threatened <Belmar> with sanctions.", "threatened"),
    ("[Ardania] has lifted its embargo against <Belmar>.", "lifted"),
    ("[Ardania] has {offered} to mediate between Corvia and <Belmar>.", "offered"),
    ("[Ardania] attacked.", "attacked"),
]

FEATURES = [
    (
        "[Ardania] signed a treaty with <Belmar> on Monday.",
        {"v=sign", "order=True", "m=treaty", "t1=with", "b=<s> sign"},
    ),
    ("<Belmar> was criticised by [Ardania].", {"order=False", "m=by", "v=criticis", "criticis <s>"}),
    ("[Ardania] will not meet 3 envoys of <Belmar>.", {"aux=will", "aux=not", "w=#", "t2=envoy of"}),
]


@pytest.mark.parametrize(("word", "upos", "wanted"), STEMS)
def test_forms_of_a_word_share_a_stem(word, upos, wanted):
    assert stem(word, upos, load_plover_stems()) == wanted


@pytest.mark.parametrize(("marked", "word"), LINKS)
def test_the_word_that_links_source_and_target(marked, word):
    event, _ = make_event(marked)
    assert event.clauses.word(read_event(event, load_plover_stems()).link) == word


@pytest.mark.parametrize(("marked", "wanted"), FEATURES)
def test_features(marked, wanted):
    event, _ = make_event(marked)
    assert wanted - features(read_event(event, load_plover_stems())) == set()


def test_nothing_is_learnt_of_who_they_are():
    found = []
    for marked in ("[Ardania] accused <Belmar> of a fraud.", "[Corvia] accused <Tolmark> of a fraud."):
        event, _ = make_event(marked)
        found.append(features(read_event(event, load_plover_stems())))
    assert found[0] == found[1]


def test_sentences_round_the_event_tell_nothing():
    alone, _ = make_event("[Ardania] accused <Belmar> of a fraud.")
    between, _ = make_event("The dam opened. [Ardania] accused <Belmar> of a fraud. The army bombed a town.")
    stems = load_plover_stems()
    assert features(read_event(alone, stems)) == features(read_event(between, stems))


def test_telling_tokens_are_the_link_and_its_complements():
    event, _ = make_event("[Ardania] imposed new tariffs on <Belmar>.")
    words = [event.clauses.word(i) for i in telling_tokens(read_event(event, load_plover_stems()))]
    assert words == ["imposed", "tariffs"]


def test_an_event_of_nobody_is_refused():
    event, _ = make_event("It was late.")
    with pytest.raises(ValueError, match="source, a target or an anchor"):
        read_event(event, load_plover_stems())
