"""Boxes that tell under each party's name where it stands: whose each item is, and who is meant by a part of a name."""

from factories import make_article

from travaux.pipeline import read_article
from travaux.record.article import Block
from travaux.resources import load_resources

LINES = (
    ("paragraph", "Lissa's parties resume their talks on a new constitution in Orn on Thursday. Here is where they stand."),
    ("paragraph", "NATIONAL CONVENTION (ruling party)"),
    ("list", "Has dropped its insistence on appointing provincial governors."),
    ("list", "Rejects a constitutional court with the power to strike down laws."),
    ("paragraph", "PATRIOTIC FRONT FOR RENEWAL (main opposition)"),
    ("list", "Demands a prime minister answerable to parliament."),
    ("paragraph", "The Convention has accepted a draft as a basis. The Front rejected it on Monday."),
)


def test_each_item_is_of_the_party_above_it_and_a_part_of_its_name_means_it():
    text, blocks = "", []
    for kind, line in LINES:
        blocks.append(Block(kind, len(text), len(text) + len(line)))
        text += line + "\n\n"
    article = make_article(text.rstrip() + "\n", published="2019-03-20")
    article = type(article)(id="a1", version="v1", text=article.text, blocks=tuple(blocks), published="2019-03-20")
    record = read_article(article, load_resources("small")).record
    told = {(move.kind, record.name_of(a)) for move in record.moves for a in move.party}
    assert told >= {
        ("concede", "NATIONAL CONVENTION"),
        ("reject", "NATIONAL CONVENTION"),
        ("demand", "PATRIOTIC FRONT FOR RENEWAL"),
        ("accept", "NATIONAL CONVENTION"),
        ("reject", "PATRIOTIC FRONT FOR RENEWAL"),
    }
    assert not [document.label for document in record.documents if "convention" in document.label.lower()]
