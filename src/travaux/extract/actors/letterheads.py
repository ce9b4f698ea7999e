"""Whose text a letter, a bulletin, a circular or a statement is, as its head or its foot names it: who says "we" in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from travaux.extract.actors.entities import Entity, Held
from travaux.extract.actors.page import Named, Page
from travaux.extract.actors.parties import top_party
from travaux.extract.actors.scene import Scene

_HEAD, _FOOT = 3, 3  # lines of a text in which it may be named
_LONGEST_LINE, _LONGEST_NAME, _LONGEST_SIGNATURE = 24, 12, 14  # words
_TITLED = 10  # lines in which a report's title may stand
_MOST_BETWEEN = 3  # words between a paper's and "of": "Bulletin No. 14 of the"
_OURS = frozenset({"we", "us", "our", "ours"})
_BODIES = frozenset({"government", "organisation", "bloc", "group"})
_SENT, _TO, _FROM, _ISSUED = frozenset({"of", "by", "from"}), "to", "from", frozenset({"issued", "published", "circulated", "sent"})
_MEMBERS = frozenset({"members", "delegates", "shareholders"})
_FELLOWS = frozenset({"member", "colleagues", "comrades", "brothers", "sisters", "friends"})
_ADDRESS = 6  # lines in which it may be told to whom a text is sent
_DEAR, _LONGEST_SALUTATION = "dear", 8  # words
_FOR, _BEHALF = "for", ("on", "behalf", "of")
_SEPARATORS = frozenset(':-–—.,|;!?()“”"')


def find_letterhead(page: Page) -> range | None:
    """The words that name whose text a page is; None where none do, or where it says "we" nowhere.

    "From the Lock Guild to the Commissioners", "Bulletin No. 14 of the Dockers' Branch", "Rope Row Tenants: circular to every
    door", at its end "For the trustees, Ana Velt".
    """
    if not any(word.key in _OURS for word in page.words):
        return None
    lines = lines_of(page)
    return next((name for run in _places(page, lines) if len(name := _name(page, run)) and _may_issue(page, name)), None)


def mark_letterhead(page: Page, name: range) -> None:
    """Have a page read as one name what a letterhead spells with capitals throughout."""
    first = name.start
    known = page.names.get(first)
    listed = known is not None and (bool(known.senses) or known.size >= len(name))
    if listed or first in page.persons or first in page.roles or not all(_is_of_a_name(page, k) for k in name):
        return
    for k in name:
        page.names.pop(k, None)
        page.persons.pop(k, None)
    page.names[first] = Named(len(name), (), "organisation")


def named_by(scene: Scene, name: range) -> Entity | None:
    """Who speaks for himself in a text whose letterhead is known: a body, or that for which the one who is named acts."""
    entity = meant(scene, name)
    if entity is None or _is_addressed(scene, entity):
        return None
    side = top_party(entity.party) if entity.kind in ("person", "office") and entity.party is not None else entity
    return side if side.kind in _BODIES else None


def _is_addressed(scene: Scene, entity: Entity) -> bool:
    """Whether a text calls a body that of whom it addresses: "your Federation proposed"; its own members' may be called so, too."""
    words = scene.page.words
    head = (word.key for line in lines_of(scene.page)[:_ADDRESS] for word in words[line.start : line.stop])
    if any(key in _MEMBERS or key in _FELLOWS for key in head):
        return False
    named = (run.start for a, b in entity.mentions if len(run := scene.page.between((a, b))))
    return any(words[k].key == "your" or (k and words[k - 1].key == "your" and scene.page.joins(k)) for k in named)


def signed_by(scene: Scene) -> Entity | None:
    """Who signs a text, of whom "I" in it tells: the one person whose name stands in its foot, "Ana Velt, secretary"."""
    page = scene.page
    lines = [line for line in lines_of(page)[1:][-_FOOT:] if len(line) <= _LONGEST_SIGNATURE] if page.words else []
    signed = [line for line in lines if any(signs(page, line, k) for k in line if k in page.persons)]
    names = [range(k, k + page.persons[k]) for line in signed for k in line if k in page.persons]
    entity = meant(scene, names[0]) if len(names) == 1 else None
    return entity if entity is not None and entity.kind == "person" else _titled_by(scene)


def _titled_by(scene: Scene) -> Entity | None:
    """Whose report a title says that a text is, who says "I" in it: "Report of the Secretary-General on the talks"."""
    page = scene.page
    if not any(word.raw == "I" and page.upos(k) == "PRON" for k, word in enumerate(page.words)):
        return None
    for line in lines_of(page)[:_TITLED]:
        paper = line.start + 1 if page.words[line.start].key in ("the", "second", "third", "final", "interim") else line.start
        if not page.lexicon.is_a("paper", page.words[paper].key) or page.key(paper + 1, paper + 2) not in (
            ("of",),
            ("by",),
            ("from",),
        ):
            continue
        first = paper + 3 if page.key(paper + 2, paper + 3) == ("the",) else paper + 2
        if first in line and first in page.roles and page.roles[first][1].kind == "post":
            size, role = page.roles[first]
            name = " ".join(word.raw for word in page.words[first : first + size])
            entity = scene.book.keyed("office", f"office/{' '.join(page.key(first, first + size))}/", name)
            entity.held = entity.held or [Held(page.key(first, first + size), role)]
            entity.see(first, page.span(first, first + size), "nominal")
            return entity
    return None


def signs(page: Page, line: range, k: int) -> bool:
    """Whether a name opens a line, or ends a greeting: "I remain, Sir, yours, Ana Velt"; and the line is no sentence."""
    titled = all(page.lexicon.is_a("title", page.words[i].key) for i in range(line.start, k))
    alone = all(page.words[i].capital for i in line) and not any(page.upos(i) == "VERB" for i in line)
    return (titled or any(c in ",:" for c in page.words[k].gap)) and (alone or not _is_ended(page, line))


def _is_ended(page: Page, line: range) -> bool:
    return page.text[page.words[line[-1]].end : page.words[line[-1]].end + 1] in set(".?!")


def _is_sentence(page: Page, line: range) -> bool:
    """Whether a line is a sentence of prose: "For the dockers, it was a bad day."."""
    return _is_ended(page, line) and any(page.upos(k) in ("VERB", "AUX") for k in line)


def meant(scene: Scene, name: range) -> Entity | None:
    """The entity with the longest mention that begins where a name does, or within it."""
    words = scene.page.words
    start, end = words[name.start].start, words[name.start].end
    found = [(b - a, e) for e in scene.book.entities for a, b in e.mentions if start <= a <= end]
    return max(found, key=lambda pair: pair[0])[1] if found else None


def lines_of(page: Page) -> list[range]:
    """The words of each line."""
    starts = [k for k, word in enumerate(page.words) if k == 0 or "\n" in word.gap]
    return [range(a, b) for a, b in pairwise([*starts, len(page.words)])]


def _places(page: Page, lines: Sequence[range]) -> Iterator[range]:
    """Where a name may stand, to the end of its line."""
    head = [line for line in lines[:_HEAD] if len(line) <= _LONGEST_LINE]
    if _salutation(page) is not None and any(_is_a_body(page, k) for k in lines[0]):
        yield lines[0]  # the head of a letter's paper
    for line in head:
        if page.words[line.start].key == _FROM:
            yield line[1:]
    for line in lines[1:][-_FOOT:]:  # "Ministry of External Relations of the Republic of Norvask" below its statement
        if line.start in page.roles and page.roles[line.start][1].kind in ("body", "organ") and _is_a_name(page, line):
            yield line
    for line in head:
        yield from _behind_a_paper(page, line)
    if head and head[0] is lines[0] and len(lines) > 1:
        yield from (run for run in _before_a_paper(page, lines[0], lines[1]) if _name(page, run).stop == run.stop)
    for line in reversed(lines[-_FOOT:]):
        if len(line) <= _LONGEST_LINE and not _is_sentence(page, line):
            yield from _signed_for(page, line)
    for line in head:
        members = next((k for k in line[:_MOST_BETWEEN] if page.words[k].key in _MEMBERS), None)
        if page.words[line.start].key == _TO and members is not None and page.key(members + 1, members + 2) == ("of",):
            yield range(members + 2, line.stop)  # "To all members of the Track Workers"


def _is_a_body(page: Page, k: int) -> bool:
    return k in page.roles and page.roles[k][1].kind in ("body", "organ")


def _salutation(page: Page) -> range | None:
    """The line of a letter that greets whom it is written to: "Dear Ms Velt,"."""
    short = (line for line in lines_of(page) if len(line) <= _LONGEST_SALUTATION and not _is_ended(page, line))
    return next((line for line in short if page.words[line.start].key == _DEAR and len(line) > 1), None)


def greeted_by(scene: Scene) -> Entity | None:
    """Whom a letter is written to, as "you" in it: the one person whom its salutation names."""
    line = _salutation(scene.page)
    named = [k for k in line if k in scene.page.persons] if line is not None else []
    entity = meant(scene, range(named[0], named[0] + 1)) if len(named) == 1 else None
    return entity if entity is not None and entity.kind == "person" else None


def _behind_a_paper(page: Page, line: range) -> Iterator[range]:
    """ "Statement of the Keepers' Union", "Bulletin No. 14 of the Branch", "notice no. 4 to families, issued by Braith"."""
    papers = [k for k in line if page.lexicon.is_a("paper", page.words[k].key)]
    for paper in (k for k in papers[:1] if not _is_anothers(page, line.start, k)):
        for k in range(paper + 1, line.stop):
            near = k - paper <= _MOST_BETWEEN and not _is_apart(page, paper + 1, k)
            if page.words[k].key in _SENT and (near or page.words[k - 1].key in _ISSUED):
                yield range(k + 1, line.stop)
                break


def _is_anothers(page: Page, first: int, paper: int) -> bool:
    """Whether a text only answers a paper that it names: "Right of reply to the statement of Arcadine"."""
    first = next((k for k in range(paper, first, -1) if _is_separated(page, k)), first)
    before = (page.words[k].key for k in range(first, paper))
    return any(page.lexicon.is_a("preposition", key) and key != _FROM for key in before)


def _before_a_paper(page: Page, line: range, following: range) -> Iterator[range]:
    """What a first line begins with, before a colon or the like, or the line's end, and a paper's word behind it.

    "The Port Marn communiqué" is called by where it was agreed on.
    """
    end = next((k for k in line[1:] if _is_separated(page, k)), line.stop)
    behind = range(end, line.stop) if end < line.stop else following[:_MOST_BETWEEN]
    papers = [k for k in line if _is_its_paper(page, k) and (k == line.start or page.joins(k))]  # no "Aushang / Notice"
    told = any(_is_its_paper(page, k) for k in behind)
    if told or any(page.words[k].key == _TO for k in behind[:1]):
        yield range(line.start, end)
    elif papers and papers[0] < end:
        yield range(line.start, papers[0])  # "Alliance statement on day six"
    to = next((k for k in line[1:] if page.words[k].key == _TO), None)
    if (
        to is not None
        and end == line.stop
        and all(not w.raw.isalpha() or w.raw.isupper() for w in page.words[line.start : line.stop])
    ):
        yield range(line.start, to)  # "THE LOCK GUILD TO THE CANAL COMMISSIONERS"


def _is_its_paper(page: Page, k: int) -> bool:
    """Whether a word is that of a paper which only who issues it gives its name."""
    key = page.words[k].key
    return page.lexicon.is_a("paper", key) and not page.lexicon.is_a("placed", key)


def _signed_for(page: Page, line: range) -> Iterator[range]:
    """ "For the trustees, Ana Velt", "Ana Velt, for the Co-operative Union", "On behalf of the mayors: Ivo Roth"."""
    for k in line:
        if k > line.start and "," not in page.words[k].gap:
            continue
        if page.key(k, k + len(_BEHALF)) == _BEHALF:
            yield range(k + len(_BEHALF), line.stop)
        elif page.words[k].key == _FOR:
            yield range(k + 1, line.stop)


def _name(page: Page, run: range) -> range:
    """The words of a name at the beginning of some words, without its article."""
    first = run.start
    if len(run) and page.lexicon.is_a("article", page.words[first].key):
        first += 1
    last = first
    while last < run.stop and (last == first or not _is_separated(page, last)) and page.words[last].key != _TO:
        key = page.words[last].key
        if page.lexicon.is_a("preposition", key) and not page.lexicon.is_a("unsaid", key):
            break
        if last > first and not page.words[last].capital and not page.lexicon.is_a("unsaid", key):
            named = [k for k in range(first, last) if k in page.roles]
            if last not in page.roles and not named:
                break
            if page.upos(last) not in ("NOUN", "ADJ", "PROPN"):
                break
        last += 1
    while last > first and page.lexicon.is_a("unsaid", page.words[last - 1].key):
        last -= 1
    return range(first, last)


def _may_issue(page: Page, name: range) -> bool:
    """Whether words may name who issues a text: they begin with a name, or all are a name's, or tell of a body or a group."""
    if len(name) > _LONGEST_NAME or page.words[name.start].raw[:1].isdigit():
        return False
    if any(page.lexicon.is_a("paper", page.words[k].key) for k in name):
        return False
    role = page.roles.get(name.start)
    named = page.names.get(name.start)
    place = named is not None and named.size < len(name) and named.label in ("place", "nationality", "other")
    told = (named is not None and not place) or (role is not None and role[1].kind not in ("text", "person"))
    return told or (len(name) > 1 and all(_is_of_a_name(page, k) for k in name))


def _is_a_name(page: Page, line: range) -> bool:
    """Whether a line is nothing but a name: "Office of the President of Norvask"."""
    alone = not _is_ended(page, line) and not any(_is_separated(page, k) for k in line[1:])
    small = (k for k in line if not page.words[k].capital)
    return alone and all(page.lexicon.is_a("preposition", page.words[k].key) or _is_small(page, k) for k in small)


def _is_small(page: Page, k: int) -> bool:
    return page.lexicon.is_a("article", page.words[k].key) or page.words[k].key == "and"


def _is_of_a_name(page: Page, k: int) -> bool:
    return page.words[k].capital or page.lexicon.is_a("unsaid", page.words[k].key)


def _is_separated(page: Page, k: int) -> bool:
    """Whether a colon, a full stop, a dash or the like stands before a word."""
    gap = page.words[k].gap
    return not page.joins(k) and any(c in _SEPARATORS for c in gap)


def _is_apart(page: Page, first: int, last: int) -> bool:
    """Whether a comma, a colon or a line's end stands between two words, or "to": "a notice to employees of"."""
    return any(set("\n,:") & set(page.words[k].gap) or page.words[k].key == _TO for k in range(first, last + 1))
