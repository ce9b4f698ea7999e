"""A record as one page."""

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from conftest import SAMPLES
from factories import make_article, make_record

from travaux.cli.page import render_page
from travaux.cli.view import View

HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(2)>\"'&amp;"
VOID = {"meta", "br", "img", "link"}


class Page(HTMLParser):
    """Elements with their attributes and texts; refuses elements that are not closed in order."""

    def __init__(self, html):
        super().__init__()
        self.open, self.elements, self.texts = [], [], {}
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        for tag in set(self.open):
            self.texts[tag] = self.texts.get(tag, "") + data

    def all(self, tag):
        return [attributes for name, attributes in self.elements if name == tag]

    def having(self, key):
        return [attributes for _, attributes in self.elements if key in attributes]


@pytest.mark.parametrize("name", [path.name for path in SAMPLES])
def test_the_page_shows_the_whole_report_with_every_statement_move_and_paper_marked(sample_records, name):
    record = sample_records[name]
    page = Page(render_page(record))
    assert page.texts["title"] == record.article.title
    shown = page.texts["article"].strip().split("\n")
    blocks = [record.article.text[block.start : block.end] for block in record.article.blocks]
    assert shown == "\n".join(blocks).split("\n")
    marked = {id for piece in page.having("data-items") for id in piece["data-items"].split()}
    assert {row["data-item"] for row in page.having("data-voices")} == {statement.id for statement in record.statements}
    items = {item.id for item in (*record.statements, *record.moves, *record.documents)}
    assert marked == items <= {row["data-item"] for row in page.having("data-item")}


def test_pieces_of_a_statement_are_exactly_its_words(sample_records):
    record = sample_records["lissa-rejection.html"]
    html = render_page(record)
    for statement in record.statements:
        pieces = re.findall(rf'<span class="([^"]*)" data-items="[^"]*{statement.id}[^"]*">([^<]*)</span>', html)
        assert len("".join(text for _, text in pieces)) >= sum(
            b - a for a, b in (*statement.source, *statement.cue, *statement.content)
        )
        assert {"content"} <= {style for styles, _ in pieces for style in styles.split()}


def test_nothing_is_fetched(sample_records):
    for record in sample_records.values():
        html = render_page(record)
        page = Page(html)
        assert not [
            key for _, attributes in page.elements for key in attributes if key in {"src", "href", "srcset", "style", "onclick"}
        ]
        assert not re.search(r"url\(|@import", page.texts["style"]) and not re.search(r"fetch\(|import ", page.texts["script"])


def test_the_page_allows_nothing_but_its_own_style_and_script():
    page = Page(render_page(make_record()))
    (policy,) = [meta["content"] for meta in page.all("meta") if meta.get("http-equiv") == "Content-Security-Policy"]
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == "'none'"
    for tag, rule in (("style", "style-src"), ("script", "script-src")):
        digest = base64.b64encode(hashlib.sha256(page.texts[tag].encode()).digest()).decode()
        assert rules[rule] == f"'sha256-{digest}'"


def test_everything_that_a_report_says_is_escaped():
    record = make_record(
        f'River {HOSTILE}\nMinister Ana Velt said on Tuesday that the dam "will open". She told envoys it was late {HOSTILE}.'
    )
    actors = tuple(replace(actor, name=f"{actor.name} {HOSTILE}", role=HOSTILE, codes={"iso3": HOSTILE}) for actor in record.actors)
    article = replace(record.article, title=HOSTILE, publisher=HOSTILE, published=HOSTILE)
    statements = tuple(replace(s, addressee=(actors[0].id,)) for s in record.statements)
    page = Page(render_page(replace(record, article=article, actors=actors, statements=statements)))
    assert len(page.all("script")) == 1 and page.all("img") == []
    assert page.texts["title"] == HOSTILE and page.texts["article"].count(HOSTILE) == 2


def test_a_report_without_statements_is_a_page_too():
    record = replace(make_record(), statements=(), unresolved=(), article=make_article(published=None))
    page = Page(render_page(record))
    assert "Nobody is quoted in it" in page.texts["aside"] and "no date" in page.texts["header"]


def test_nested_statements_are_indented():
    record = make_record()
    outer, inner = record.statements
    page = Page(render_page(replace(record, statements=(outer, replace(inner, within=outer.id)))))
    assert [row["class"] for row in page.having("data-voices")] == ["depth-0", "depth-1"]


def test_every_voice_is_a_button_that_finds_its_statements(sample_records):
    record = sample_records["lissa-rejection.html"]
    view, page = View(record), Page(render_page(record))
    spoken = {id for row in page.having("data-voices") for id in row["data-voices"].split()}
    buttons = {button["data-voice"] for button in page.all("button")}
    assert buttons - {""} == spoken == {id for id in view.actors if id in spoken}
    assert ("" in buttons) == any(statement.speaker is None for statement in record.statements)
