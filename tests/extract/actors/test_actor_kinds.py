"""What actors are: their kinds, names, parties and codes."""

import pytest
from actors_factory import actor, party, resolve

KINDS = [
    ("<Moscow> said it was late.", ("Russia", "government", None)),
    ("<The General Staff> said it was late. <Russia> said so too.", ("General Staff", "government", None)),
    ("<Finland's parliament> said it was late.", ("Finland's parliament", "government", "Finland")),
    ("<The State Department> said it was late.", ("State Department", "government", "United States")),
    ("<NATO> said it was late.", ("NATO", "organisation", None)),
    ("<The UN Security Council> said it was late.", ("UN Security Council", "organisation", "United Nations")),
    ("<TASS> said it was late.", ("TASS", "organisation", "Russia")),
    ("<The West> said it was late.", ("West", "bloc", None)),
    ("<The 5 nations> said it was late.", ("5 nations", "bloc", None)),
    ("<Some Democrats> said it was late.", ("Some Democrats", "group", "Democratic Party")),
    ("<Cuban officials> said it was late.", ("Cuban officials", "group", "Cuba")),
    ("<The protesters> said it was late.", ("protesters", "group", None)),
    ("<One British official> said it was late.", ("British official", "office", "United Kingdom")),
    ("<A spokesman for the German government> said it was late.", ("spokesman for the German government", "office", "Germany")),
    ("<Israel's Prime Minister> said it was late.", ("Israel's Prime Minister", "office", "Israel")),
    ("<Russian Foreign Minister {Ivan Orlov}> said it was late.", ("Ivan Orlov", "person", "Russia")),
    ("<NATO Secretary General {Lars Holm}> said it was late.", ("Lars Holm", "person", "NATO")),
    ("<{Ada Penn}, Israel's ambassador to the UN,> said it was late.", ("Ada Penn", "person", "Israel")),
    ("<{Ada Penn} of the National Security Council> said it was late. <The US> agreed.", ("Ada Penn", "person", "United States")),
    ("<{org:Dalk Energy} director {Emil Hart}> said it was late.", ("Emil Hart", "person", "Dalk Energy")),
    ("<The Taliban spokesman {Abdul Karim}> said it was late.", ("Abdul Karim", "person", "Taliban")),
    # nationality alone, a seat in parliament, or a post given up, is no party
    ("<The French economist {Jean Moreau}> said it was late.", ("Jean Moreau", "person", None)),
    ("<The former French president {Jean Moreau}> said it was late.", ("Jean Moreau", "person", None)),
    ("<Italian opposition leader {Luca Neri}> said it was late.", ("Luca Neri", "person", None)),
]


@pytest.mark.parametrize(("marked", "expected"), KINDS)
def test_a_speaker_has_its_kind_name_and_party(marked, expected):
    _, found = resolve(marked)
    speaker = next(a for a in found.actors if a.id == found.speakers[0].actors[0])
    assert (speaker.name, speaker.kind, party(found, speaker.name)) == expected


CODES = [
    ("<Moscow> said it was late.", "2022-02-16", {"iso3": "RUS", "plover": "RUS", "wikidata": "Q159"}),
    ("<The State Department> said it was late.", "2022-02-16", {"plover": "USAGOV"}),
    ("<French troops> said it was late.", "2022-02-16", {"plover": "FRAMIL"}),
    ("<Foreign Minister {Sergey Lavrov}> said it was late.", "2022-02-16", {"plover": "RUSGOV", "wikidata": "Q58217"}),
    ("<{Kofi Annan}> said it was late.", "2003-02-16", {"wikidata": "Q1254", "plover": "IGO"}),
    ("<NATO> said it was late.", "2022-02-16", {"wikidata": "Q7184", "plover": "IGO"}),
    ("<Interfax> said it was late.", "2022-02-16", {"wikidata": "Q1666222", "plover": "RUSJRN"}),
    ("<Hamas> said it was late.", "2022-02-16", {"wikidata": "Q38799", "plover": "PSEREB"}),
    ("<The Republicans> said it was late.", "2022-02-16", {"wikidata": "Q29468", "plover": "USAPTY"}),
]


@pytest.mark.parametrize(("marked", "published", "codes"), CODES)
def test_codes_are_those_of_the_lexicon(marked, published, codes):
    _, found = resolve(marked, published=published)
    speaker = next(a for a in found.actors if a.id == found.speakers[0].actors[0])
    assert speaker.codes == codes


HOLDERS = [
    # in office on the report's date: state and Wikidata id without a word of the report
    ("{Madeleine Albright}", "1998-05-04", "United States"),
    ("{Madeleine Albright}", "2010-05-04", None),
    ("{Yevgeny Primakov}", "1998-05-04", "Russia"),
    ("{Antony Blinken}", "1998-05-04", None),
    ("{Sergey Lavrov}", "2022-05-04", "Russia"),
    ("{Kofi Annan}", "1998-05-04", "United Nations"),
    ("{Kofi Annan}", "2012-05-04", None),
    ("{Mikhail Gorbachev}", "1989-05-04", "Soviet Union"),
    ("{Mikhail Gorbachev}", "1999-05-04", None),
    ("{Sergey Lavrov}", None, None),
    # a title makes out whose family name it is
    ("President {Clinton}", "1998-05-04", "United States"),
    ("President {Clinton}", "2022-05-04", None),
    ("analyst {Tony Blair}", "1998-05-04", None),
]


@pytest.mark.parametrize(("person", "published", "expected"), HOLDERS)
def test_an_office_is_held_on_the_date_of_the_report(person, published, expected):
    _, found = resolve(f"<{person}> said it was late.", published=published)
    speaker = next(a for a in found.actors if a.id == found.speakers[0].actors[0])
    assert party(found, speaker.name) == expected


def test_a_minister_of_one_year_is_not_the_one_of_another():
    codes = {}
    for published in ("1998-06-01", "2022-06-01"):
        _, found = resolve("<Secretary of State {Albright}> said it was late. {Antony Blinken} left.", published=published)
        codes[published] = {a.name: a.codes.get("wikidata") for a in found.actors if a.kind == "person"}
    assert codes["1998-06-01"]["Antony Blinken"] is None and codes["1998-06-01"]["Albright"] is not None
    assert codes["2022-06-01"]["Antony Blinken"] == "Q7821917" and codes["2022-06-01"]["Albright"] is None


PLACES = [
    ("<{Pavel Doran}> said in Moscow that it was late.", "Russia"),
    ("{Pavel Doran} arrived in Washington from London.", "United States"),
    ("Talks were held in Geneva and Brussels.", "NATO"),
    ("{Pavel Doran} left {place:Velm} early.", "Velm"),
]


@pytest.mark.parametrize(("marked", "absent"), PLACES)
def test_a_mere_place_is_no_actor(marked, absent):
    _, found = resolve(marked)
    assert absent not in {a.name for a in found.actors}


def test_one_actor_for_each_entity():
    text = (
        "Russian Foreign Minister {Sergey Lavrov} met US officials in Geneva. <The minister> said it was late."
        " <Lavrov> added that Moscow had waited. Russia will answer, <the Russian foreign minister> said. <He> left."
    )
    _, found = resolve(text, published="2022-02-16")
    assert {(a.name, a.kind) for a in found.actors} == {
        ("Sergey Lavrov", "person"),
        ("Russia", "government"),
        ("United States", "government"),
        ("US officials", "group"),
        ("Lissa Wire", "organisation"),
    }
    lavrov = actor(found, "Sergey Lavrov")
    assert [(m.form) for m in lavrov.mentions] == ["name", "nominal", "name", "nominal", "pronoun"]
    assert lavrov.role == "foreign minister"


def test_mentions_lie_where_the_words_stand():
    marked, found = resolve("The envoy {Olaf Strand} spoke for Norway. <The envoy> said it was late.")
    words = {a.name: [marked.text[m.start : m.end] for m in a.mentions] for a in found.actors if a.mentions}
    assert words == {"Olaf Strand": ["Olaf Strand", "envoy"], "Norway": ["Norway"]}


def test_a_place_that_acts_but_is_in_no_list_keeps_its_codes_open():
    _, found = resolve("<{place:Karvelia}> said it was late.")
    state = actor(found, "Karvelia")
    assert (state.kind, state.codes) == ("government", {})
    assert [(u.item, u.field, u.code) for u in found.unresolved] == [(state.id, "codes", "not-in-lexicon")]


def test_a_person_of_an_unlisted_state_acts_for_it():
    _, found = resolve("<{nat:Karvelian} Foreign Minister {Pavel Doran}> said it was late. {place:Karvelia} waited.")
    assert party(found, "Pavel Doran") == "Karvelia"


def test_a_council_may_be_called_a_body():
    text = "The {org:Council of the Inner Sea} met. <The seven-nation body> said it was late."
    _, found = resolve(text)
    assert "seven-nation body" not in [a.name for a in found.actors]
