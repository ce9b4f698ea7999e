"""What stands beside a report in markup, told by its structure: cards of other stories, menus, what follows the article."""

from __future__ import annotations

import re
from itertools import islice, pairwise
from typing import Any

from travaux.reader.breaks import divide, words_of

_CARD_WORDS = 60  # of a card that shows another story: a linked headline, a teaser, a time
_FEWEST_CARDS = 2
_MOST_BESIDE = 0.5  # of a page's text, up to which its cards may be left out: where there are more, they are what it is about
_MOST_AFTER = 0.5  # of an article's text, up to which what follows the page's only article is no part of it
_LINKED = 0.8  # of the text of a menu, that in links
_SHARE_OF_PARAGRAPHS = 0.2  # of a page's text, below which its paragraphs are divisions
_PROSE_WORDS = 15  # of a paragraph beside which linked headlines are a report's own
_CARDS = ("div", "li", "article", "section", "td")
_DEEPEST_CARD = 6  # elements between a headline and its card
_HEADING = "*[self::h1 or self::h2 or self::h3 or self::h4 or self::h5 or self::h6]"
_HEADLINE = f".//{_HEADING}//a[@href]|.//a[@href]//{_HEADING}/ancestor::a"
_HEADLINES = f"//body//{_HEADING}//a[@href]|//body//a[@href]//{_HEADING}"
_AROUND = re.compile(
    r"(?<!\bhas)(?<!\bno)(?<!\bwith)(?<!\bwithout)(?:^|[\s_-])(?:menu|nav(?:bar|igation)?|foot(?:er)?|share|sharing|breadcrumbs?|sidebar|cookies?|related(?![_-]part)|teasers?|newsletter)"
    r"(?=$|[\s_-])",
    re.IGNORECASE,
)
_BLOCKS = ("div", "section", "article", "p", "table", "ul", "ol", "dl", "blockquote", "pre", "h1", "h2", "h3", "h4", "h5", "h6")
_LEAVES = f"//body//div[normalize-space()][not({' or '.join(f'.//{tag}' for tag in _BLOCKS)})]"


def drop_asides(tree: Any) -> None:
    """Drops cards of other stories, and what follows the page's only article; no cards that hold most of the prose."""
    _drop_unless_most(tree, [*_find_cards(tree), *_find_listings(tree)])
    _drop_after_article(tree)


def _drop_unless_most(tree: Any, elements: list[Any]) -> None:
    """Drops elements; none where they hold most of the prose together, as they then are what the page is about."""
    found = set(elements)
    outer = [e for e in dict.fromkeys(elements) if not any(each in found for each in e.iterancestors())]
    if sum(map(_length_of_prose, outer)) <= _MOST_BESIDE * _length_of_prose(tree):
        for element in outer:
            element.drop_tree()


def _length_of_prose(element: Any) -> int:
    """Characters of an element's text that are in no link, without those of a page's head."""
    place = element.find("body") if element.tag == "html" else element
    return sum(len(" ".join(text.split())) for text in place.xpath(".//text()[not(ancestor::a[@href])]"))


def _find_cards(tree: Any) -> list[Any]:
    """Rows of elements of one kind that are each a linked headline with a few words."""
    rows: dict[tuple[Any, str, str], list[Any]] = {}
    around = dict.fromkeys(e for a in tree.xpath(_HEADLINES) for e in islice(a.iterancestors(*_CARDS), _DEEPEST_CARD))
    for element in filter(_is_card, around):
        rows.setdefault((element.getparent(), element.tag, element.get("class") or ""), []).append(element)
    inside = _only_article(tree)
    beside = [row for (place, _, _), row in rows.items() if len(row) >= _FEWEST_CARDS and not _is_own(place, inside)]
    cards = [card for row in beside for card in row]
    length = sum(len(card.text_content()) for card in cards)
    return cards if length <= _MOST_BESIDE * len(tree.text_content()) else []


def _only_article(tree: Any) -> Any:
    """The page's only article; None where it has none or several."""
    articles = tree.xpath("//body//article[not(ancestor::article)]")
    return articles[0] if len(articles) == 1 else None


def _is_own(place: Any, article: Any) -> bool:
    """Whether what stands in a place is the report's own: it is in the only article, or below the title or prose there."""
    if article is not None and (place is article or article in place.iterancestors()):
        return True
    return any(e.tag == "h1" or (e.tag == "p" and len(e.text_content().split()) >= _PROSE_WORDS) for e in place)


def _is_card(element: Any) -> bool:
    """Whether an element shows one other story: a headline that links to it, and a few words."""
    if len(element.text_content().split()) > _CARD_WORDS:
        return False
    links = {a.get("href", "#") for a in element.xpath(_HEADLINE)}
    if len(links) != 1 or next(iter(links)).startswith("#"):
        return False
    return len(element.xpath(".//p[normalize-space()]")) < 3 and not element.xpath("ancestor::blockquote")


def _find_listings(tree: Any) -> list[Any]:
    """Lists of linked headlines, each a paragraph of its own above a few words."""
    total, inside, found = len(tree.text_content()), _only_article(tree), []
    for place in tree.xpath("//body//div|//body//section|//body//td"):
        own = inside is not None and (inside in place.iterancestors() or place in inside.iterancestors())
        if own or len(place.text_content()) > _MOST_BESIDE * total:
            continue
        told = [child for child in place if isinstance(child.tag, str) and child.text_content().strip()]
        linked = [n for n, child in enumerate(told) if _is_linked(child)]
        between = [told[start + 1 : end] for start, end in pairwise([*linked, len(told)])]
        short = all(sum(len(child.text_content().split()) for child in each) <= _CARD_WORDS for each in between)
        if len(linked) >= _FEWEST_CARDS and linked[0] <= 1 and short and any(between):
            found.append(place)
    return found


def _is_linked(element: Any) -> bool:
    """Whether all words of a paragraph or heading are one link to another page."""
    links = [a for a in element.iter("a") if a.get("href") and not a.get("href").startswith("#")]
    whole = words_of(element)
    return element.tag in ("p", "div", "h2", "h3", "h4", "h5") and len(links) == 1 and words_of(links[0]) == whole


def _drop_after_article(tree: Any) -> None:
    article = _only_article(tree)
    if article is None:
        return
    after = [element for place in (article, *article.iterancestors()) if place.tag != "body" for element in place.itersiblings()]
    length = sum(len(words_of(element)) for element in after if isinstance(element.tag, str))
    if length <= _MOST_AFTER * len(words_of(article)):
        for element in after:
            element.drop_tree()


def make_paragraphs(tree: Any) -> None:
    """Makes paragraphs of the divisions of a page that has hardly any; its menus and the like are left out."""
    total = len(tree.text_content())
    told = sum(len(p.text_content()) for p in tree.iter("p", "pre", "li", "td"))
    if told >= _SHARE_OF_PARAGRAPHS * total or tree.find(".//br") is not None:
        return
    drop_surroundings(tree, linked=True)
    for mixed in reversed(tree.xpath("//body//div|//body//section")):
        if any(e.tag in _BLOCKS for e in mixed) and any((text or "").strip() for text in (mixed.text, *(e.tail for e in mixed))):
            divide(mixed)
    for leaf in tree.xpath(_LEAVES):
        leaf.tag = "p"


def drop_surroundings(tree: Any, *, linked: bool = False) -> None:
    """Drops what the page itself calls a menu, a footer or the like, and if `linked` what is made of links."""
    total = len(tree.text_content())
    small = (e for e in tree.xpath(".//div|.//section|.//ul|.//p") if len(e.text_content()) <= _MOST_BESIDE * total)
    _drop_unless_most(tree, [element for element in small if _is_around(element, linked=linked)])


def _is_around(element: Any, *, linked: bool) -> bool:
    if _AROUND.search(f"{element.get('class', '')} {element.get('id', '')}") is not None:
        return True
    length = len(element.text_content().strip()) if linked else 0
    links = list(element.iter("a"))
    if len(links) == 1 and len(links[0].text_content().strip()) < length:
        return False  # a paragraph with a linked sentence
    return length > 0 and sum(len(a.text_content()) for a in links) >= _LINKED * length
