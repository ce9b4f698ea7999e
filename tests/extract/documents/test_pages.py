"""How many pages documents have, by what stands behind them, and by whom it is told."""

import pytest
from documents_factory import load_documents, read_scene
from factories import make_article

from travaux.extract.documents import find_documents
from travaux.pipeline import read_article
from travaux.resources import load_resources


@pytest.fixture
def found(small_model):
    """Documents of a text, each as (label, pages)."""

    def read(text):
        return [(d.label, d.pages) for d in find_documents(read_scene(small_model, text), load_documents(), "v1").documents]

    return read


@pytest.mark.parametrize(
    ("text", "label", "pages"),
    [
        ("France handed Spain a plan, four pages in a grey cover, on Monday.", "a plan", 4),
        ("France handed Spain the paper, which Prado said ran to nine pages, on Monday.", "the paper", 9),
        ("France handed Spain the paper, which runs to nine pages.", "the paper", 9),
        ("Spain's draft has nine dense pages.", "Spain's draft", 9),
        ("Spain rejected the French draft, which is dated 3 May and comprises 17 pages.", "the French draft", 17),
        ("Spain's draft is marked on each of its 38 pages.", "Spain's draft", 38),
        ("Spain's draft runs to thirty-four pages.", "Spain's draft", 34),
        ("Spain's draft runs to fourteen pages.", "Spain's draft", 14),
        ("A copy of the Spanish offer is 30 pages long.", "the Spanish offer", 30),
        # a page that has a number, or another thing's pages
        ("Spain's draft has four lines on page nine.", "Spain's draft", None),
        ("France handed Spain the draft: four lines on page nine.", "the draft", None),
        ("France handed Spain the draft. Nine pages of the map were burnt.", "the draft", None),
    ],
)
def test_pages_behind_a_text_are_its_own(found, text, label, pages):
    assert found(text) == [(label, pages)]


@pytest.mark.parametrize(
    ("answer", "pages"), [("The draft has 36 pages.", 36), ("The draft is ready.", 38), ("It was sent on Monday.", 38)]
)
@pytest.mark.parametrize("question", ["The draft was reported to have 38 pages?", "I have read the draft of 38 pages."])
def test_pages_that_are_only_asked_about_stand_behind_those_that_are_told(question, answer, pages):
    text = f"France handed Spain a draft.\nQUESTION: {question}\nMR. PRADO: {answer}\nQUESTION: When?\nMR. PRADO: In May."
    record = read_article(make_article(text), load_resources("small")).record
    assert [document.pages for document in record.documents] == [pages]


def test_pages_in_a_question_that_somebody_is_quoted_with_are_only_asked_about():
    text = (
        'France handed Spain a draft. "Has the draft of 38 pages been read?" the envoy asked. The draft has 36 pages, Prado said.'
    )
    record = read_article(make_article(text), load_resources("small")).record
    assert [document.pages for document in record.documents] == [36]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("The Northern Compact and Spain met on Monday. The Compact rejected the toll.", []),
        ("Spain signed the compact with France. The compact was published on Monday.", ["the compact with France"]),
    ],
)
def test_an_alliance_that_is_called_a_compact_is_no_text(found, text, labels):
    assert [label for label, _ in found(text)] == labels


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The minister spoke of a paper of forty pages.", 1),
        ("The minister spoke of a paper.", 0),
        ("The minister spoke of a plan.", 0),
    ],
)
def test_a_text_of_so_many_pages_is_one_though_nothing_is_done_with_it(found, text, count):
    assert len(found(text)) == count


@pytest.mark.parametrize(
    ("dialogue", "pages", "author"),
    [
        ("QUESTION: How long is your paper? We have read 14 pages.\nMR. PRADO: Seventeen, and a map.", 17, "Prado"),
        ("QUESTION: There was a note of yours in March, two pages.\nMR. PRADO: Four pages. I wrote it.", 4, "Prado"),
        ("QUESTION: Your reply, we read, has eight pages?\nMR. PRADO: It is with them.", 8, "Prado"),
    ],
)
def test_an_answer_tells_pages_in_a_word_and_whose_the_text_is(dialogue, pages, author):
    text = f"Spain and France met on Monday.\n{dialogue}\nQUESTION: When?\nMR. PRADO: In May."
    record = read_article(make_article(text), load_resources("small")).record
    names = {actor.id: actor.name for actor in record.actors}
    assert [(each.pages, [names[id] for id in each.authors]) for each in record.documents] == [(pages, [author])]
