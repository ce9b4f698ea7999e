"""A tree of markup made plain: what never holds prose dropped, text between line breaks put into paragraphs."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree
from lxml.html.defs import tags

from travaux.reader.lines import OWN_WORDS, plain_words
from travaux.record.naming import any_capital

# Captions go: they describe a picture that the text doesn't have.
_DROPPED = (
    "//script|//style|//noscript|//template|//iframe|//svg|//form|//button|//figcaption|//nav|//footer[not(ancestor::blockquote)]|//select"
    "|//*[@aria-hidden='true' and not(.//p)]|//*[@role='navigation' or @role='search']"
)
_FRAME_SHARE = 0.5  # of a page's text, from which a form is the frame of the whole page and not a form to fill in
# An element's class that says that it holds the name of who speaks: "speaker", "debate__speaker-name"; not "speaker-bio".
_SPEAKER = re.compile(r"(?:^|[\s_-])speaker(?:[_-]?name)?(?=\s|$)", re.IGNORECASE)
_PULLED = re.compile(r"(?:^|[\s_-])pull(?:ed)?[_-]?quote", re.IGNORECASE)
_MOST_PULLED = 50  # quotes of a page that are looked up in its text
_FEWEST_SPEAKERS = 2
_TITLED = re.compile(r"(?:Mr|Mrs|Ms|Miss)\b")  # as a record names who speaks, and hardly a life
_QUOTES = ('"', "“", "‘", "«", "„")
_QUOTED = re.compile(r"[\"“„«][^\"“”«»]*[\"”»]")
_SPEECH_BY = ("speakername", "speaker", "by")  # attributes of a speech, in XML, that name who speaks
_SPEECH_FOR = ("office", "party", "affiliation", "country")  # and for whom
_SPOKEN_BY = re.compile(
    any_capital(r"(?:[A-Z][\w.'’-]*|of|for|de|van|von|al|the)(?: (?:[A-Z][\w.'’-]*|of|for|de|van|von|al|the)){0,6}")
)
_LONGEST_SIDE = 40  # characters
_LONGEST_TERM = 90  # characters of a term that names what stands beside it
_PARENTS = ("div", "td", "body", "article", "section", "main", "center", "font", "span", "p", "blockquote")
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "center",
        "details",
        "div",
        "dl",
        "fieldset",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "td",
        "tr",
        "ul",
    ]
)


def prune(tree: Any) -> None:
    """Drops what never holds a report's prose; of a form that frames a whole page only the tag."""
    total = len(tree.text_content()) if tree.find(".//form") is not None else 0
    for form in tree.xpath("//form"):
        if len(form.text_content()) > _FRAME_SHARE * total:
            form.drop_tag()
    for element in tree.xpath(_DROPPED):
        if element.getparent() is not None:
            element.drop_tree()


def drop_repeated(tree: Any) -> None:
    """Drops pull quotes whose words the text has too, and the marks of footnotes, which would end words with a number.

    Of one that stands twice and nowhere else in the text, the first stays.
    """
    named = [e for e in tree.xpath("//*[@class]") if _PULLED.search(e.get("class"))][:_MOST_PULLED]
    pulled = [e for e in named if not any(outer in named for outer in e.iterancestors())]
    text = _spoken(tree) if pulled else ""
    quotes = [_spoken(e) for e in pulled]
    for number, (element, words) in enumerate(zip(pulled, quotes, strict=True)):
        elsewhere = text.count(words) > sum(quote.count(words) for quote in quotes)
        if words.strip() and (elsewhere or words in quotes[:number]):
            element.drop_tree()
    for mark in tree.xpath("//sup[.//a[starts-with(@href, '#')] or parent::a[starts-with(@href, '#')]]"):
        if len(mark.text_content().strip(" []()")) < 4:
            mark.drop_tree()


def _spoken(element: Any) -> str:
    """The words of an element in small letters, with one blank around each."""
    return f" {plain_words(' '.join(element.itertext()))} "


def join_speakers(tree: Any) -> None:
    """Puts who speaks before what is said, where elements are named for it: "Ms Velt: We resume."; not before lives of speakers."""
    named = [e for e in tree.xpath("//body//*[@class]") if _SPEAKER.search(e.get("class")) and _is_term(e)]
    if len(named) < _FEWEST_SPEAKERS:
        return
    names = set(named)
    turns = [(element, _speech_of(element, names)) for element in named]
    once = len({words_of(element) for element in named}) == len(named) and not all(_TITLED.match(words_of(e)) for e in named)
    if once and not any(_is_speech(speech) for _, speech in turns):
        return
    for element, speech in turns:
        words = words_of(element).rstrip(": ") + ": "
        if isinstance(speech, str):
            for child in list(element):
                element.remove(child)
            element.text, element.tail = words.rstrip(), " " + speech
        elif speech is not None:
            speech.text = words + (speech.text or "").lstrip()
            element.drop_tree()


def _speech_of(element: Any, names: set[Any]) -> Any:
    """What the named one says: the paragraph below a name in its own block, or the words behind it; None where there are none."""
    if element.tag not in _BLOCKS:
        tail = (element.tail or "").lstrip(": \n\t\xa0")
        return tail if tail and _opens(element) else None
    following = element.getnext()
    if following is None or following in names or (element.tail or "").strip() or following.tag not in ("p", "div", "blockquote"):
        return None
    return next(following.iter("p"), following)


def _is_speech(speech: Any) -> bool:
    """Whether words are said by somebody, and don't tell of him: in the first person, put to "you", quoted, begun with his name."""
    words = speech if isinstance(speech, str) else words_of(speech) if speech is not None else ""
    return words[:1] in _QUOTES or words[:1].islower() or OWN_WORDS.search(_QUOTED.sub("", words)) is not None


def words_of(element: Any) -> str:
    """The words of an element and of those inside it, with one blank between them."""
    return " ".join(element.text_content().split())


def label_speeches(tree: Any) -> None:
    """Puts who speaks before the speeches of a record in XML, whose elements name him: `<speech by="Ms Velt"><p>`."""
    named = [(e, words) for e in tree.iter() if is_record(e) and (words := _speech_by(e))]
    for element, words in named if len(named) >= _FEWEST_SPEAKERS else ():
        place = next(element.iter("p"), element)
        place.text = words + (place.text or "").lstrip()


def is_record(element: Any) -> bool:
    """Whether an element is none of HTML's: a page is then a record in XML."""
    return isinstance(element.tag, str) and element.tag.isalnum() and element.tag not in tags


def _speech_by(element: Any) -> str:
    """The label of a speech: who speaks and for whom, as its attributes tell; empty where none does."""
    name = next((v for a in _SPEECH_BY if (v := " ".join((element.get(a) or "").split()))), "")
    if not _SPOKEN_BY.fullmatch(name) or not element.text_content().strip():
        return ""
    side = next((v for a in _SPEECH_FOR if 0 < len(v := " ".join((element.get(a) or "").split())) <= _LONGEST_SIDE), "")
    return f"{name} ({side}): " if side else f"{name}: "


def _opens(element: Any) -> bool:
    """Whether nothing stands before an element in its parent."""
    return element.getprevious() is None and not (element.getparent().text or "").strip()


def _is_term(element: Any) -> bool:
    return 0 < len(element.text_content().strip()) <= _LONGEST_TERM and not _has_blocks(element)


def join_definitions(tree: Any) -> None:
    """Makes paragraphs of definition lists, each of its terms and what stands beside them: "The Chair: We resume."."""
    for each in reversed(list(tree.iter("dl"))):  # inner ones first
        terms: list[Any] = []
        for child in list(each.iter("dt", "dd")):
            if child.tag == "dt":
                terms.append(child)
                continue
            _define([words_of(term) for term in terms], child)
            for term in terms:
                term.drop_tree()
            terms = []
        for term in terms:  # nothing stands beside them
            term.tag = "div" if _has_blocks(term) else "p"
        each.tag = "div"


def _define(terms: list[str], element: Any) -> None:
    """Puts terms before the words of the element that stands beside them, and makes a paragraph of it, or several."""
    term = ", ".join(filter(None, terms))
    term = f"{term.rstrip(':')}: " if 0 < len(term) <= _LONGEST_TERM else f"{term} " if term else ""
    element.attrib.clear()
    if not _has_blocks(element):
        words = words_of(element)
        element.tag, element[:], element.text = "p", [], f"{term}{words}" if words else term.rstrip(": ")
        return
    element.tag = "div"
    divide(element)
    if term:
        first = element[0]
        place = first if first.tag == "p" else next(first.iter("p"), None) if first.tag in ("div", "blockquote") else None
        if place is None:
            place = etree.Element("p")
            element.insert(0, place)
        place.text = (term + (place.text or "").lstrip()).rstrip()


def _has_blocks(element: Any) -> bool:
    return any(e.tag in _BLOCKS for e in element.iterdescendants())


def divide_at_breaks(tree: Any) -> None:
    """Makes paragraphs of text that only double line breaks divide, as pages of the 1990s have it."""
    for parent in reversed(list(tree.iter(*_PARENTS))):  # inner ones first
        if any(_begins_run(child) for child in parent):
            divide(parent)


def _begins_run(element: Any) -> bool:
    following = element.getnext() if element.tag == "br" and not (element.tail or "").strip() else None
    return following is not None and following.tag == "br"


def divide(parent: Any) -> None:
    """Puts the inline content of an element into paragraphs, each ended by two breaks or more or by a block."""
    filler = _Filler()
    filler.add_text(parent.text)
    in_run = False
    for child in list(parent):
        tail, child.tail = child.tail, None
        run = child.tag == "br" and (in_run or _run_follows(child, tail))
        in_run = run and not (tail or "").strip()
        if run:
            filler.close()
        elif child.tag in _BLOCKS or child.find(".//p") is not None:
            filler.close()
            filler.found.append(child)
        else:
            filler.add(child)
        filler.add_text(tail)
    parent.text = None
    parent[:] = filler.found
    if parent.tag == "p":
        parent.tag = "div"


def _run_follows(element: Any, tail: str | None) -> bool:
    following = element.getnext() if not (tail or "").strip() else None
    return following is not None and following.tag == "br"


class _Filler:
    """Collects the new children of an element, paragraphs as they are filled."""

    def __init__(self) -> None:
        self.found: list[Any] = []
        self.paragraph: Any = None

    def close(self) -> None:
        self.paragraph = None

    def _open(self) -> None:
        if self.paragraph is None:
            self.paragraph = etree.Element("p")
            self.found.append(self.paragraph)

    def add(self, element: Any) -> None:
        self._open()
        self.paragraph.append(element)

    def add_text(self, text: str | None) -> None:
        if not text or (self.paragraph is None and not text.strip()):
            return
        self._open()
        if len(self.paragraph):
            last = self.paragraph[-1]
            last.tail = (last.tail or "") + text
        else:
            self.paragraph.text = (self.paragraph.text or "") + text
