"""Which texts are documents of a report, which mentions mean the same one, and what becomes of it."""

import pytest
from documents_factory import load_documents, read_scene
from factories import make_article

from travaux.extract.documents import find_documents
from travaux.pipeline import read_article
from travaux.record.span import tagged_id
from travaux.resources import load_resources

ANSWER = (
    "On May 2, France submitted its written proposals on the canal to Spain. The Spanish response to the proposals of"
    " France is ready, Foreign Minister Luis Prado said on Tuesday. The draft is ten pages long. Prado said that Spain would soon"
    " publish its response. The French government rejected the idea of a canal."
)


@pytest.fixture
def found(small_model):
    """Documents of a text, each as (mentions' words, authors' names, states)."""

    def read(text):
        scene = read_scene(small_model, text)
        result = find_documents(scene, load_documents(), "v1")
        return [
            (
                [text[a:b] for a, b in d.mentions],
                [scene.actors[a].name for a in d.authors],
                [(s.state, s.time.value if s.time else None) for s in d.history],
            )
            for d in result.documents
        ]

    return read


TOLD = [
    (
        "France and Spain signed a treaty on fishing in 1904. The treaty was ratified by Spain on Monday."
        " Another treaty on grain was rejected by the Spanish parliament.",
        [
            (["a treaty on fishing", "The treaty"], ["France", "Spain"], [("signed", "1904"), ("adopted", "1912-05-06")]),
            (["Another treaty on grain"], [], [("rejected", None)]),
        ],
    ),
    (
        "The Spanish parliament adopted a grain bill on Monday. France had sent Spain a letter on Friday."
        " The letter was published.",
        [
            (["a grain bill"], ["Spanish parliament"], [("adopted", "1912-05-06")]),
            (["a letter", "The letter"], ["France"], [("submitted", "1912-05-03"), ("published", None)]),
        ],
    ),
    (
        "Greece sent Italy a draft of the treaty on Monday. The treaty was signed by Greece and Italy in 1911.",
        [
            (["a draft of the treaty"], ["Greece"], [("submitted", "1912-05-06")]),
            (["the treaty", "The treaty"], ["Greece", "Italy"], [("signed", "1911")]),
        ],
    ),
    (
        "France sent Spain a letter on Monday. France had asked that the letter not be made public.",
        [(["a letter", "the letter"], ["France"], [("submitted", "1912-05-06"), ("withheld", None)])],
    ),
    (
        "Greece and Italy signed the treaty of Lissa, also known as the Reform Treaty, in 1911.",
        [(["the treaty of Lissa", "the Reform Treaty"], ["Greece", "Italy"], [("signed", "1911")])],
    ),
    (  # whose what it holds is, and which was sent, not its pages
        "The demands of France are set out in a letter of three pages, which was handed over on Monday to the Spanish minister.",
        [(["a letter of three pages"], ["France"], [("submitted", "1912-05-06")])],
    ),
    (  # who sends it on is no author
        "France handed a draft to Spain on Monday. The Spanish minister said that Spain would send the draft to Greece.",
        [(["a draft", "the draft"], ["France"], [("submitted", "1912-05-06"), ("announced", None)])],
    ),
    (
        "France's letter came on Friday. It has six pages and was handed over on Monday.",
        [(["France's letter"], ["France"], [("submitted", "1912-05-06")])],
    ),
    (  # newspapers write
        "France sent Spain a letter on Monday. The minister had seen no map, as a foreign paper wrote on Tuesday.",
        [(["a letter"], ["France"], [("submitted", "1912-05-06")])],
    ),
    (  # by names that share a word
        "France and Spain signed the Lissa Treaty in 1909. Greece and Italy signed the Lissa Protocol in 1911.",
        [
            (["the Lissa Treaty"], ["France", "Spain"], [("signed", "1909")]),
            (["the Lissa Protocol"], ["Greece", "Italy"], [("signed", "1911")]),
        ],
    ),
    (  # of a matter of its own
        "The Spanish government submitted a grain bill on Monday. On Friday France had published the draft of a ceasefire.",
        [
            (["a grain bill"], ["Spain"], [("submitted", "1912-05-06")]),
            (["the draft of a ceasefire"], ["France"], [("published", "1912-05-03")]),
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_mentions_are_joined_or_told_apart(found, text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The president spoke of the law of nature and of the deals of the past.",
        "Bill Harker met Spanish officials on Monday. Harker praised Bill Harker the elder.",
        "France hopes for a resolution of the conflict, and no agreement was reached.",
        "In response, Spain closed the border.",
    ],
)
def test_what_no_party_handles_is_no_document(found, text):
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Italy did not sign the treaty.",
        "Italy may sign the treaty.",
        "Italy wants to sign the treaty.",
        "Italy should sign the treaty.",
    ],
)
def test_a_state_that_has_not_come_about_is_not_told(found, text):
    assert found(text) == [(["the treaty"], [], [])]


def test_an_answer_is_told_from_what_it_answers(small_model):
    scene = read_scene(small_model, ANSWER)
    result = find_documents(scene, load_documents(), "v1")
    proposals, response = result.documents
    names = {actor.name: key for key, actor in scene.actors.items()}
    assert [d.kind for d in result.documents] == ["proposal", "response"]
    assert (proposals.authors, response.authors) == ((names["France"],), (names["Spain"],))
    assert (response.responds_to, response.recipients, response.pages) == (proposals.id, (names["France"],), 10)
    assert [ANSWER[a:b] for a, b in response.mentions][1:] == ["The draft", "its response"]
    assert response.label == "The Spanish response to the proposals of France"
    assert response.id == tagged_id("d1", "v1", "document", response.mentions[0])


def test_a_state_has_the_time_and_the_statement_that_tell_it(small_model):
    scene = read_scene(small_model, ANSWER)
    proposals, response = find_documents(scene, load_documents(), "v1").documents
    told = [(s.state, s.time.value, s.statement) for s in (*proposals.history, *response.history) if s.time]
    first, second = (s.id for s in scene.statements)
    assert told == [("submitted", "1912-05-02", None), ("ready", "1912-05-07", first), ("announced", "1912-05-07", second)]
    assert [ANSWER[a:b] for a, b in response.history[0].evidence] == ["The Spanish response to the proposals of France is ready"]


def test_an_answer_to_nothing_told_stays_open(small_model):
    scene = read_scene(small_model, "Greece published its written reply on Monday.")
    result = find_documents(scene, load_documents(), "v1")
    (reply,) = result.documents
    assert reply.responds_to is None
    assert [(u.item, u.field, u.code) for u in result.unresolved] == [(reply.id, "responds_to", "no-antecedent")]


def test_an_answer_to_one_of_two_texts_names_both(small_model):
    text = (
        "France published a written proposal on Monday. Spain published a written proposal on Tuesday. Greece published its reply."
    )
    result = find_documents(read_scene(small_model, text), load_documents(), "v1")
    french, spanish, _ = result.documents
    rows = [(u.code, [c.value for c in u.candidates]) for u in result.unresolved if u.field == "responds_to"]
    assert rows == [("two-candidates", [french.id, spanish.id])]


def test_who_wrote_and_who_gets_a_text_stays_open_where_it_is_not_told(small_model):
    result = find_documents(read_scene(small_model, "A draft treaty was submitted on Monday."), load_documents(), "v1")
    (draft,) = result.documents
    assert (draft.authors, draft.recipients) == ((), ())
    assert [(u.field, u.code) for u in result.unresolved] == [("authors", "unnamed-party"), ("recipients", "unnamed-party")]


SIGNERS = [
    ("The following statement was released by Anna Keller of Germany, Luis Prado of Spain, and Marc Duval of France.", 3),
    ("Spain has signed an agreement with France on grain.", 2),
    ("An agreement between Spain, France and Italy was signed on Monday.", 3),
    ("Spain rejected the French draft treaty.", 1),
]


@pytest.mark.parametrize(("text", "count"), SIGNERS)
def test_all_who_make_a_text_are_its_authors(found, text, count):
    ((_, authors, _),) = found(text)
    assert len(authors) == count
    assert all(name in text.replace("French", "France") for name in authors)


@pytest.mark.parametrize(
    ("text", "pages", "label"),
    [
        ("France sent Spain a letter on Monday. It is six pages long.", 6, "a letter"),
        ("France sent Spain a letter on Monday. It runs to 15 pages and has not been published.", 15, "a letter"),
        ("France handed Spain a draft on Monday. A Spanish minister said that it has 14 pages.", 14, "a draft"),
        ("France published the draft, 14 pages long, on Monday.", 14, "the draft"),
        ("Spain's letter of May 3, a document of 16 pages and some charm, was published by France on Monday.", 16, "May 3"),
        ("France sent Spain a letter on Monday. The talks on it filled no page of a paper.", None, "a letter"),
    ],
)
def test_pages_are_told_of_a_text_or_of_what_stands_for_it(small_model, text, pages, label):
    (found,) = find_documents(read_scene(small_model, text), load_documents(), "v1").documents
    assert (found.pages, found.label.endswith(label)) == (pages, True)


def test_the_pages_of_a_text_are_not_those_of_what_stands_in_it(small_model):
    text = "The Spanish proposals are set out in a letter of four pages, which was sent to France by Spain on Monday."
    found = find_documents(read_scene(small_model, text), load_documents(), "v1").documents
    assert {d.kind: d.pages for d in found if d.pages is not None} == {"letter": 4}


def test_the_second_text_is_the_one_that_was_told_as_a_second(found):
    text = (
        "France sent Spain a draft on Monday. Greece then published a second draft."
        " The second draft was rejected by Spain. Another draft was sent to Italy by France."
    )
    mentions = [words for words, _, _ in found(text)]
    assert ["a second draft", "The second draft"] in mentions
    assert all("Another draft" not in words or len(words) == 1 for words in mentions)


def test_whose_a_text_is_is_an_actor_though_he_does_nothing():
    text = "The cabinet met on Thursday. Velkaria's letter was published by a Spanish newspaper on Friday. Monday's draft was not."
    record = read_article(make_article(text), load_resources()).record
    names = {actor.id: actor.name for actor in record.actors}
    assert "Velkaria" in {names[author] for document in record.documents for author in document.authors}
    assert "Monday" not in names.values()
