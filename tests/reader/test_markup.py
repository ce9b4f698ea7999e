import json
from textwrap import fill

import pytest

from travaux.reader.page import Page

LEAD = "Norvask has walked out of talks on the Lissa river after what its foreign minister called an insult of a draft."
MORE = "“We shall not be lectured,” Henrik Aas said. A Karvelian official said that the paper would stay on the table."
LAST = "Sir Alan Pryce, who mediates between the two, urged both sides to sleep on it and to come back to Velm on Friday."


def paragraphs(pages, body: str) -> list[tuple[str, str]]:
    result = pages.parse(f"<html><head><title>x</title></head><body>{body}</body></html>", "x")
    assert isinstance(result, Page)
    return list(result.paragraphs)


PROSE = [("paragraph", LEAD), ("paragraph", MORE), ("paragraph", LAST)]
REPORT = f"<p>{LEAD}</p><p>{MORE}</p><p>{LAST}</p>"

CARD = (
    "<div class=card><h3><a href=/{}>Velm accuses Lissa</a></h3><p>Velm accused Lissa of theft.</p><time>2 hours ago</time></div>"
)
LINKED_CARD = "<li><a href=/{}><h4>Velm accuses Lissa</h4><span>Velm accused Lissa of theft.</span></a></li>"
TEASER = "<p><a href=/{}>Velm accuses Lissa</a></p><p>Velm accused Lissa of theft on Monday, it said.</p><p>3 May</p>"

BODIES = [
    ("paragraphs", f"<article>{REPORT}</article>"),
    (
        "captions",
        f"<article><p>{LEAD}</p><figure><figcaption>Aas leaves.</figcaption></figure><p>{MORE}</p><p>{LAST}</p></article>",
    ),
    ("menus", f"<nav><a>World</a></nav><header><ul><li>News</li></ul></header><article>{REPORT}</article><footer>© 2019</footer>"),
    ("a form to fill in", f"<article><p>{LEAD}</p><form><p>Your address</p><input></form><p>{MORE}</p><p>{LAST}</p></article>"),
    ("a form around the page", f"<form method=post><div>{REPORT}</div></form>"),
    ("line breaks", f"<div>{LEAD}<br><br>{MORE}<br><br>{LAST}</div>"),
    ("unclosed paragraphs", f"<div><p>{LEAD}<p>{MORE}<p>{LAST}</div>"),
    ("line breaks after a paragraph", f"<div><p>{LEAD}</p>{MORE}<br><br>{LAST}</div>"),
    ("line breaks in a font", f"<font>{LEAD}<br>\n<br>{MORE}<br><br><br>{LAST}</font>"),
    ("line breaks in a paragraph", f"<p><b>{LEAD}</b><br><br>{MORE}<br><br><i>{LAST[:20]}</i>{LAST[20:]}</p>"),
    ("preformatted", f"<h4>Archive</h4><pre>{fill(LEAD)}\n\n{fill(MORE)}\n\n{fill(LAST)}</pre>"),
    ("a layout of tables", f"<table><tr><td><p>{LEAD}<p>{MORE}<p>{LAST}</td></tr></table>"),
    ("divisions alone", f"<div><div>{LEAD}</div><div>{MORE}</div><div>{LAST}</div></div>"),
    ("divisions beside bare text", f"<div>{LEAD}<div>{MORE}</div>{LAST}</div>"),
    (
        "divisions of divisions",
        f"<div><div><div>{LEAD}</div></div><div><span>{MORE}</span></div><div><div>{LAST}</div></div></div>",
    ),
    (
        "divisions, a menu and a footer",
        f"<div><div><a href=/>Home</a></div><div><a href=/w>World</a></div></div><div><div>{LEAD}</div><div>{MORE}</div>"
        f"<div>{LAST}</div></div><div class=share-bar><span>Send</span></div><div id=foot>Velm Mirror, 2 Quay.</div>",
    ),
    ("what follows the article", f"<article>{REPORT}</article><div><h3>Most seen</h3><p>Mayor rejects the plan</p></div>"),
    (
        "cards of other stories",
        f"<div><p>{LEAD}</p><div>{CARD.format(1)}{CARD.format(2)}</div><p>{MORE}</p><p>{LAST}</p></div>",
    ),
    ("linked cards", f"<div>{REPORT}<ul>{LINKED_CARD.format(1)}{LINKED_CARD.format(2)}</ul></div>"),
    ("headlines above teasers", f"<div>{REPORT}<div>{TEASER.format(1)}{TEASER.format(2)}</div></div>"),
    ("scripts", f"<article><script>var p = '<p>no</p>';</script>{REPORT}<style>p {{}}</style></article>"),
    ("comments", f"<!-- {MORE} --><article>{REPORT}</article>"),
    (
        "inline marks",
        f"<article><p>Norvask <b>has</b> walked <a href=x>out</a>{LEAD[22:]}</p><p>{MORE}</p><p>{LAST}</p></article>",
    ),
]


@pytest.mark.parametrize("body", [row[1] for row in BODIES], ids=[row[0] for row in BODIES])
def test_the_main_text_and_nothing_else(body, pages):
    assert paragraphs(pages, body) == PROSE


@pytest.mark.parametrize(
    "body",
    [
        # a page of linked entries is what the page is about
        "".join(
            f"<div class=post><h3><a href=/{n}>Entry {n}</a></h3><p>{text}</p></div>" for n, text in enumerate((LEAD, MORE, LAST))
        ),
        f"<main><article><p>{LEAD}</p></article><div><p>{MORE}</p><p>{LAST}</p></div></main>",  # most follows the article
        f"<div><p>{LEAD}</p><p>{MORE}</p><div class=card><h3><a href=/1>A map</a></h3><p>{LAST}</p></div></div>",  # one alone
        f"<div><p>{LEAD}</p><p>{MORE}</p><div>"
        + "".join(f"<div><h3><a href=#{n}>N</a></h3><p>{LAST}</p></div>" for n in "ab")
        + "</div></div>",
    ],
    ids=["entries", "after the article", "one card", "places in the page"],
)
def test_what_only_resembles_other_stories_stays(body, pages):
    told = [text for _, text in paragraphs(pages, body)]
    assert [text for text in told if text in (LEAD, MORE, LAST)][:3] == [LEAD, MORE, LAST]


def test_short_paragraphs_of_one_cell_stand_apart(pages):
    found = paragraphs(pages, f"<table><tr><td>{REPORT}</td></tr><tr><td><p>He left.</p><p>She stayed.</p></td></tr></table>")
    assert [text for _, text in found[-2:]] == ["He left.", "She stayed."]


def test_kinds_of_markup(pages):
    parts = (
        "<h2>The draft</h2>",
        f"<p>{MORE}</p>",
        "<ul><li>It runs to 24 pages</li></ul>",
        f"<blockquote><p>{LAST}</p></blockquote>",
    )
    body = f"<article><p>{LEAD}</p>{''.join(parts)}</article>"
    assert [kind for kind, _ in paragraphs(pages, body)] == ["paragraph", "heading", "paragraph", "list", "quote"]


def test_a_definition_lists_terms_stand_before_what_they_introduce(pages):
    pairs = f"<dt>The Chair</dt><dd>{LEAD}</dd><dt>Ms Velt:</dt><dd>{MORE}</dd><dd>{LAST}</dd>"
    found = paragraphs(pages, f"<article><dl>{pairs}</dl></article>")
    assert [text for _, text in found] == [f"The Chair: {LEAD}", f"Ms Velt: {MORE}", LAST]


DEFINITIONS = [
    (
        "nothing beside the last",
        f"<dt>The Chair</dt><dd>{LEAD}</dd><dt>The meeting rose.</dt>",
        [f"The Chair: {LEAD}", "The meeting rose."],
    ),
    ("two for one", f"<dt>Ms Velt</dt><dt>Mr Aas</dt><dd>{LEAD}</dd>", [f"Ms Velt, Mr Aas: {LEAD}"]),
    (
        "a list within",
        f"<dt>Norvask</dt><dd>It asks for this:<dl><dt>Cod</dt><dd>{LEAD}</dd><dt>Hake</dt><dd>{LAST}</dd></dl></dd>",
        ["Norvask: It asks for this:", f"Cod: {LEAD}", f"Hake: {LAST}"],
    ),
    ("paragraphs within", f"<dt>Ms Velt</dt><dd><p>{LEAD}</p><ul><li>{LAST}</li></ul></dd>", [f"Ms Velt: {LEAD}", LAST]),
    ("a list first", f"<dt>Ms Velt</dt><dd><ul><li>{LAST}</li></ul></dd>", ["Ms Velt:", LAST]),
    (
        "in groups",
        f"<div><dt>Ms Velt</dt><dd>{LEAD}</dd></div><div><dt>Mr Aas</dt><dd>{LAST}</dd></div>",
        [f"Ms Velt: {LEAD}", f"Mr Aas: {LAST}"],
    ),
    ("what is no pair", f"<p>{MORE}</p><dt>Ms Velt</dt><dd>{LEAD}</dd>", [MORE, f"Ms Velt: {LEAD}"]),
]


@pytest.mark.parametrize(("pairs", "expected"), [row[1:] for row in DEFINITIONS], ids=[row[0] for row in DEFINITIONS])
def test_nothing_of_a_definition_list_is_lost_or_read_twice(pairs, expected, pages):
    found = paragraphs(pages, f"<article><dl>{pairs}</dl><p>{LAST[:-1]} after noon.</p></article>")
    assert [text for _, text in found] == [*expected, f"{LAST[:-1]} after noon."]


SPEAKERS = [
    (
        "paragraphs",
        f"<p class=speaker>Ms Velt (Lissa)</p><p>{LEAD}</p><p class=speaker>The Chair:</p><div><p>{MORE}</p><p>{LAST}</p></div>",
    ),
    (
        "spans",
        f'<p><span class="talk__speaker-name">Ms Velt (Lissa)</span> {LEAD}</p>'
        f"<p><b class=speaker>The Chair:</b> {MORE}</p><p>{LAST}</p>",
    ),
    (
        "rows",
        f"<table><tr><td>Ms Velt (Lissa):</td><td>{LEAD}</td></tr>"
        f"<tr><td>The Chair:</td><td><p>{MORE}</p><p>{LAST}</p></td></tr></table>",
    ),
]


@pytest.mark.parametrize("body", [row[1] for row in SPEAKERS], ids=[row[0] for row in SPEAKERS])
def test_who_speaks_stands_before_what_is_said(body, pages):
    found = [text for _, text in paragraphs(pages, f"<article>{body}</article>")]
    assert found == [f"Ms Velt (Lissa): {LEAD}", f"The Chair: {MORE}", LAST]


@pytest.mark.parametrize("name", ["speaker-bio", "loudspeaker", "speakers"])
def test_other_classes_name_no_speaker(name, pages):
    body = f"<article><p class={name}>Ms Velt</p><p>{LEAD}</p><p class={name}>Mr Aas</p><p>{MORE}</p><p>{LAST}</p></article>"
    assert "Ms Velt" in [text for _, text in paragraphs(pages, body)]


LIVES = (
    "She has been Lissa's envoy to the talks since 2012, and said once that the draft would fall.",
    "Before he came to Velm he led a bank, of which he says: “We lent to everybody.” He has written two books.",
)


def test_the_lives_of_speakers_are_nothing_that_they_say(pages):
    lives = "".join(f"<h3 class=speaker-name>{name}</h3><p>{{}}</p>" for name in ("Ana Velt", "Henrik Aas"))
    found = paragraphs(pages, f"<article>{lives.format(*LIVES)}{REPORT}</article>")
    assert [text for _, text in found[:4]] == ["Ana Velt", LIVES[0], "Henrik Aas", LIVES[1]]
    found = paragraphs(pages, f"<article>{lives.format(LIVES[0], 'Before I came to Velm I led a bank.')}{REPORT}</article>")
    assert [text for _, text in found[:2]] == [f"Ana Velt: {LIVES[0]}", "Henrik Aas: Before I came to Velm I led a bank."]


def test_short_rows_with_who_speaks(pages):
    rows = "".join(f"<tr><td>{name}:</td><td>{words}</td></tr>" for name, words in (("CHAIR", "We resume."), ("MS VELT", "No.")))
    found = [text for _, text in paragraphs(pages, f"<article><p>{LEAD}</p><p>{MORE}</p><table>{rows}</table></article>")]
    assert found[2:] == ["CHAIR: We resume.", "MS VELT: No."]


def test_a_pull_quote_is_read_once(pages):
    pulled = '<blockquote class="post-pullquote">"We shall not be lectured"</blockquote>'
    assert paragraphs(pages, f"<article>{REPORT}{pulled}</article>") == PROSE
    other = pulled.replace("lectured", "hurried")
    assert ("quote", '"We shall not be hurried"') in paragraphs(pages, f"<article>{REPORT}{other}</article>")


def test_a_pull_quote_that_the_text_lacks_stays_once(pages):
    pulled = "<blockquote class=pullquote>We shall not be hurried</blockquote>"
    found = paragraphs(pages, f"<article>{pulled}{REPORT}{pulled}</article>")
    assert found == [("quote", "We shall not be hurried"), *PROSE]
    part = "<blockquote class=pullquote>Not be</blockquote>"  # no words of "cannot bear"
    found = paragraphs(pages, f"<article>{part}<p>They cannot bear it, he said.</p><p>{LEAD}</p><p>{LAST}</p></article>")
    assert found[0] == ("quote", "Not be")


def test_marks_of_footnotes_are_left_out(pages):
    marked = MORE.replace("said that", 'said<sup><a href="#n1">[1]</a></sup> that')
    assert paragraphs(pages, f"<article><p>{LEAD}</p><p>{marked}</p><p>{LAST}</p></article>") == PROSE
    area = MORE.replace("paper", "90 km<sup>2</sup>")
    assert "km2" in paragraphs(pages, f"<article><p>{LEAD}</p><p>{area}</p><p>{LAST}</p></article>")[1][1]


@pytest.mark.parametrize("form", ["{}\n\n{}", "<p>{}</p><p>{}</p>", "&lt;p&gt;{}&lt;/p&gt;&lt;p&gt;{}&lt;/p&gt;"])
def test_a_page_that_a_script_fills_is_read_from_its_linked_data(form, pages):
    item = {"@graph": [{"@type": "WebSite", "name": "S"}, {"@type": "NewsArticle", "articleBody": form.format(LEAD, MORE)}]}
    data = f'<script type="application/ld+json">{json.dumps(item)}</script>'
    assert paragraphs(pages, f"{data}<div id=root>Loading</div>") == [("paragraph", LEAD), ("paragraph", MORE)]
    assert paragraphs(pages, f"{data}<article>{REPORT}</article>") == PROSE


def test_all_articles_of_a_digest_are_read(pages):
    first, second = (
        f"<article><h2>{title}</h2>{REPORT.replace('Lissa', river)}</article>"
        for title, river in (("One", "Lissa"), ("Two", "Ahr"))
    )
    found = paragraphs(pages, first + second)
    assert [text for kind, text in found if kind == "heading"] == ["One", "Two"]
    assert len(found) == 8


def test_teasers_beside_a_report_are_not(pages):
    teaser = "<article><h3>Storm</h3><p>A trawler sank.</p><p>Three men were saved.</p></article>"
    assert paragraphs(pages, f"<article>{REPORT}</article>{teaser}{teaser}") == PROSE


@pytest.mark.parametrize("page", ["", "<!-- -->", "<?xml?>", "<html></html>", "\x00\x01", "<html>&#0;&#x1;</html>"])
def test_a_page_of_nothing_has_no_paragraphs(page, pages):
    assert pages.parse(page, "x") == Page(())


def test_characters_that_no_tree_holds_are_passed_over(pages):
    assert paragraphs(pages, f"<p>{LEAD}\x00\x08</p><p>{MORE}&#2;</p><p>{LAST}&#x1f;\ufffe</p>") == PROSE


ITEM = "<{0}><a href=/{1}>The {1}</a></{0}><p>{2}</p>"
ITEMS = [
    ITEM.format("h3", name, f"Lissa offered {name} to Velm for a year, and Velm refused.") for name in ("water", "salt", "grain")
]
OWN = {
    "results below a text": f"<div><h2>Talks</h2><p>{LEAD}</p><p>{MORE}</p><p>{LAST}</p><div class=result>{ITEMS[0]}</div>"
    f"<div class=result>{ITEMS[1]}</div></div>",
    "items below the title": f"<div><h1>Digest</h1><div class=item>{ITEMS[0]}</div><div class=item>{ITEMS[1]}</div></div>"
    f"<div>{REPORT}</div>",
    "a list in the article": f"<article>{REPORT}<div>{''.join(ITEMS[:2]).replace('h3', 'p')}</div><p>{MORE}</p></article>",
    "parts of a letter": f"<h1>Letter</h1><p>Good day.</p><div>{ITEMS[0]}{ITEMS[1]}</div>"
    f"<div>{ITEMS[2]}{ITEMS[0]}</div><div>{ITEMS[1]}{ITEMS[2]}</div>",
}


@pytest.mark.parametrize("body", OWN.values(), ids=OWN)
def test_linked_headlines_of_a_reports_own_stay(body, pages):
    told = " ".join(text for _, text in paragraphs(pages, body))
    assert "Lissa offered water" in told
    assert "Lissa offered salt" in told


def test_names_of_divisions_drop_no_report(pages):
    rows = "".join(
        f'<div class="row {n}-sidebar"><div>{text}</div></div>' for n, text in (("has", LEAD), ("no", MORE), ("with", LAST))
    )
    assert paragraphs(pages, f"<div>{rows}</div>") == PROSE
    rows = "".join(f"<div class=menu><div>{text}</div></div>" for text in (LEAD, MORE, LAST))
    assert paragraphs(pages, f"<div>{rows}</div>") == PROSE
    last = f"{LAST[:9]}<a href=/x>{LAST[9:]}</a>"
    body = f"<div class=caption>{LEAD}</div><div class=related-parties>{MORE}</div><div>{last}</div>"
    assert paragraphs(pages, f"<div><div>{LEAD} {MORE} {LAST}</div>{body}</div>")[-3:] == PROSE


def test_each_who_speaks_once_in_a_debate_is_told_by_title(pages):
    body = "".join(f"<p class=speaker>{name}</p><p>{text}</p>" for name, text in (("Ms Velt", LEAD), ("Mr Aas", LAST)))
    found = [text for _, text in paragraphs(pages, f"<article>{body}</article>")]
    assert found == [f"Ms Velt: {LEAD}", f"Mr Aas: {LAST}"]
