"""The model's names as they are used: without the article, the description behind a comma, and the rest of a sentence."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set

from travaux.extract.actors.page import Page
from travaux.extract.actors.papers_named import is_outlets_name
from travaux.extract.actors.partisan import tags_of
from travaux.extract.actors.states import COMPOUND
from travaux.extract.actors.things import is_a_thing
from travaux.extract.actors.words import Words
from travaux.record.naming import any_capital

_PARTICLES = frozenset(
    {"al", "bin", "bint", "ben", "da", "das", "de", "del", "della", "den", "der", "di", "do", "dos", "du", "e", "el", "ibn", "la"}
    | {"le", "los", "op", "ten", "ter", "van", "von", "und", "y", "zu", "zum"}
)
_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
# What an item of a newsletter is about, in capitals before it: "2. VELM MINES. The union turned down ...", which names nobody.
_RUN_IN = re.compile(
    any_capital(r"^(?:\d{1,2}[.)] |[•*–-] )(?P<head>[A-Z][A-Z'’&/-]+(?: [A-Z&'’/-]+){1,6})\. (?=[A-Z])"), re.MULTILINE
)
_AGENCIES = frozenset({"agence", "agencia", "agenzia", "agentur"})  # "Agence Lisse"
_MOST_BEHIND = 2  # words by which a given name alone is made whole: "Ana | Rosa Velt"
_NAMES_NOBODY = ("DET", "NUM", "PRON", "ADP", "ADV", "AUX", "CCONJ", "SCONJ", "INTJ")
_SOMEBODYS = ("person", "post")  # kinds of roles that no body's name has in small letters, or at its end
_INITIALS = re.compile(r"(?:[A-Z]\.)+[A-Z]?\.?")
_BUILDINGS = frozenset({"airport", "building", "center", "centre", "hall", "hospital", "library", "museum", "prize", "tower"})
_VENUES = frozenset({"hall", "palace", "hotel", "stadium", "airport", "auditorium", "guesthouse", "chateau", "ballroom", "theatre"})
_WITHIN = frozenset({"of", "and", "the", "for"})
_IS_COMMON = ("ADJ", "NOUN")
_BREAKS = frozenset(',;:()“”"')
Places = Mapping[str, Sequence[int]]  # of words, by their keys


def names_on(page: Page) -> Iterator[tuple[int, int, str]]:
    """The model's names, each with its first word, the one behind its last, and its label."""
    called, clubs, places = _called_bodies(page), _clubs_on(page), _places(page)
    tagged = {i for k, size in tags_of(page).items() for i in range(k, k + size)}
    headed = [match.span("head") for match in _RUN_IN.finditer(page.text)]
    for name in page.analysis.names:
        if any(start <= name.start < end for start, end in headed):
            continue
        run = page.between((name.start, name.end))
        first = next((i for i in run if i not in tagged), run.stop)
        last = next((i for i in range(first, run.stop) if i in tagged), run.stop)
        first = _behind_compound(page, first, last)
        if name.label == "person":
            first, last = _made_whole(page, *_of_person(page, first, last), places)
            last = first if last - first == 1 and _is_no_persons(page, first, places) else last
        elif name.label == "organisation":
            first, last = _of_body(page, first, last)
        label = "person" if _is_initialled(page, first, last) else name.label
        if (
            page.key(first, last) in called
            or _is_outlet(page, first, last)
            or (label == "person" and _is_club(page, first, last, clubs))
        ):
            label = "organisation"
        if (last - first == 1 and page.lexicon.is_a("faith", page.words[first].key)) or _is_where_they_met(page, first, last):
            continue
        if any(_is_of_a_name(page, k) for k in range(first, last)):
            yield first, last, label


def _is_where_they_met(page: Page, first: int, last: int) -> bool:
    """Whether a name is a building's, and it is told what happened there: "talks at the Orsk Assembly Hall"."""
    before = [word.key for word in page.words[max(0, first - 2) : first] if word.key not in ("the", "a")]
    return last - first > 1 and page.words[last - 1].key in _VENUES and before[-1:] in (["at"], ["in"], ["inside"], ["outside"])


def _is_club(page: Page, first: int, last: int, clubs: Set[str]) -> bool:
    """Whether a name that the model takes for somebody's is a club's or an agency's: no title stands before it."""
    alone = last - first == 1 and page.words[first].raw in clubs
    return (alone or (last - first > 1 and page.words[first].key in _AGENCIES)) and not _is_titled(page, first)


def _clubs_on(page: Page) -> set[str]:
    """Words that the model takes for bodies' names more often than for somebody's, of whom no name is told in full: a club's."""
    names = [(page.text[name.start : name.end], name.label) for name in page.analysis.names]
    votes = Counter(names)
    families = {words.split()[-1] for words, label in votes if label == "person" and " " in words}
    found = {words for words, label in votes if label == "organisation" and votes[words, label] > votes[words, "person"] > 0}
    return {words for words in found if votes[words, "organisation"] > 1} - families


def _is_titled(page: Page, k: int) -> bool:
    """Whether a title or a post stands before a name: "Mr Rovo", "Coach Rovo"."""
    before = page.words[k - 1].key if k and page.joins(k) else ""
    return any(page.lexicon.is_a(sort, before) for sort in ("title", "honorific")) or (k - 1 in page.roles and page.joins(k))


def _is_outlet(page: Page, first: int, last: int) -> bool:
    """Whether several words end as outlets' names do, and begin with no given name: "Lissa Times/NBV News"."""
    return is_outlets_name(page, first, last) and page.words[first].key not in page.lexicon.given_names


def _called_bodies(page: Page) -> Set[Words]:
    """Names of several words behind which the report has what body bears them: "the Velm Ahron newspaper"."""
    runs = (page.between((name.start, name.end)) for name in page.analysis.names)
    found = (run for run in runs if len(run) > 1 and run.stop < len(page.words) and page.joins(run.stop))
    return {page.key(run.start, run.stop) for run in found if page.lexicon.is_a("kind", page.words[run.stop].key)}


def _is_initialled(page: Page, first: int, last: int) -> bool:
    """Whether a name is initials and a family name before what somebody is: "J.C. Velt, chairman"."""
    behind = page.roles.get(last)
    told = behind is not None and behind[1].kind in _SOMEBODYS and page.words[last].gap.startswith(",")
    return last - first == 2 and told and _INITIALS.fullmatch(page.words[first].raw) is not None


def _is_of_a_name(page: Page, k: int) -> bool:
    """Whether a word may tell a name: it has a capital, and is no "The" or "His"."""
    word = page.words[k]
    small = any(page.lexicon.is_a(sort, word.key) for sort in ("article", "possessive", "pronoun"))
    initials = len(word.raw) > 1 and word.raw.isupper()  # "US", "IT"
    return any(letter.isupper() for letter in word.raw) and (initials or not small)


def _behind_compound(page: Page, first: int, last: int) -> int:
    """Where a name begins behind an adjective made of another: "Lissa-born | Ana Velt"."""
    return first + (last - first > 1 and COMPOUND.search(page.words[first].raw) is not None)


def _places(page: Page) -> Places:
    """Where each word stands, by its key."""
    places: dict[str, list[int]] = defaultdict(list)
    for i, word in enumerate(page.words):
        places[word.key].append(i)
    return places


def _made_whole(page: Page, first: int, last: int, places: Places) -> tuple[int, int]:
    """A given name alone with the family name behind it, where the model has cut it off: "Ana | Velt's offer"."""
    given = last > first and (page.words[first].key in page.lexicon.given_names or _INITIALS.fullmatch(page.words[first].raw))
    if last - first != 1 or not given or page.words[first].possessive:
        return first, last
    ends, end = [last], last
    while end < len(page.words) and end - last < _MOST_BEHIND and not page.words[end - 1].possessive and _goes_behind(page, end):
        end += 1
        if _is_family(page, end - 1, places):
            ends.append(end)
    return first, ends[-1]


def _goes_behind(page: Page, k: int) -> bool:
    """Whether a word with a capital may go on with the name before it: no post, and no state or body of the lexicon."""
    word, listed = page.words[k], k in page.names and bool(page.names[k].senses)
    named = word.capital and page.joins(k) and word.raw.isalpha() and page.upos(k) == "PROPN"
    built = any(page.words[i].capital and _is_a_bodys(page, i) for i in (k, k + 1) if i < len(page.words))
    return not built and named and k not in page.roles and not listed


def _is_a_bodys(page: Page, k: int) -> bool:
    """Whether a word tells what a body is: the "Center" of "Harry Lissa Center"."""
    role = page.lexicon.role(page.key(k, k + 1))
    return page.joins(k) and (page.words[k].key in _BUILDINGS or (role is not None and role.kind in ("body", "organ")))


def _is_family(page: Page, k: int, places: Places) -> bool:
    """Whether a word may end a name: one that the report has more than once, or before small letters, as in no headline."""
    key, behind = page.words[k].key, k + 1 < len(page.words) and page.joins(k + 1) and page.words[k + 1].capital
    return not behind or len(places[key]) > 1


def _is_no_persons(page: Page, k: int, places: Places) -> bool:
    """Whether a word alone is no person's name: "Both", "Two", "Wednesday", the "Campaign" that opens "Campaign officials"."""
    word, given = page.words[k], page.lexicon.given_names
    if word.key in given or k in page.persons:
        return False
    if page.upos(k) in _NAMES_NOBODY or is_a_thing(page, k, k + 1):
        return True
    named = any(page.words[i].capital and page.upos(i) == "PROPN" for i in places[word.key] if i != k)
    return page.upos(k) in _IS_COMMON and not named and (k == 0 or page.sentences[k] != page.sentences[k - 1])


def _of_person(page: Page, first: int, last: int) -> tuple[int, int]:
    """A person's name: from its first capital to what is no part of it; nothing where that is a post, a letter or a number."""
    while first < last and not _opens(page, first):
        if first in page.roles and first + page.roles[first][0] >= last:
            return last, last  # "the former secretary of State"
        first += 1
    end = first
    while end < last and (end == first or not _breaks_at(page, end)) and _goes_on(page, end, last):
        end += 1
    while end > first and page.words[end - 1].raw.islower():
        end -= 1  # "Wednesday | editorial"
    first = _behind_role(page, first, end)
    letter = end - first == 1 and len(page.words[first].raw) == 1
    while first < end and first and _is_initial(page, first - 1):
        first -= 1
    return (last, last) if letter else (first, end)


def _is_initial(page: Page, k: int) -> bool:
    """Whether a letter with its full stop stands before a name, and ends no sentence: the "A." of "A. Velt", no article."""
    word = page.words[k]
    one = len(word.raw) == 1 and word.capital and k + 1 < len(page.words) and page.words[k + 1].gap == ". "
    return one and page.sentences[k] == page.sentences[k + 1]


def _behind_role(page: Page, first: int, last: int) -> int:
    """Where a name begins behind a post or a trade and whose it is: "Velm News anchor | Meg Kelly"."""
    for k in range(last - 2, first, -1):
        role = page.roles.get(k)
        if role is not None and role[1].kind in ("post", "person") and k + role[0] <= last - 2:
            return k + role[0]
    return first


def _opens(page: Page, k: int) -> bool:
    """Whether a person's name may begin with a word: "Velt", "de Velt", "al-Velt"."""
    word = page.words[k]
    particle = word.key in _PARTICLES or "-" in word.raw or "’" in word.raw or "'" in word.raw
    return (word.capital or particle) and (_is_initial(page, k) or not page.lexicon.is_a("article", word.key))


def _goes_on(page: Page, k: int, last: int) -> bool:
    """Whether a word belongs to a person's name: with a capital, a particle before one, or a title in small letters."""
    word = page.words[k]
    if not word.raw[:1].isalpha():
        return False
    small = word.key in _PARTICLES or k in page.roles or page.lexicon.is_a("title", word.key)
    return not word.raw[:1].islower() or "-" in word.raw or "'" in word.raw or (small and k + 1 < last)


def _breaks_at(page: Page, k: int) -> bool:
    """Whether a sign stands before a word that ends a name: not in "Martin King, Jr."."""
    return not _BREAKS.isdisjoint(page.words[k].gap) and page.words[k].key not in _SUFFIXES


def _of_body(page: Page, first: int, last: int) -> tuple[int, int]:
    """A body's name: without a description that the model took for one, "a professor of history at Velm University who"."""
    if any(page.words[k].key in ("who", "whom", "whose", "which") and page.words[k].raw.islower() for k in range(first, last)):
        return last, last
    first += first < last and page.words[first].raw.islower() and page.lexicon.is_a("article", page.words[first].key)
    if first < last and page.words[first].raw.islower() and page.words[first].key not in _PARTICLES:
        return last, last  # "an economic adviser to President Velt"; but "an | RNC member from Lissa"
    member = (k for k in range(first + 1, last) if k in page.roles and page.roles[k][1].kind in _SOMEBODYS)
    end = next((k for k in member if page.words[k].raw.islower() or _ends_in_post(page, k, last)), last)
    if end == last:
        return first, last
    while end > first and page.words[end - 1].raw.islower():
        end -= 1  # "Republican | presidential nominee"
    told = any(page.words[k].raw.islower() and page.words[k].key not in _WITHIN for k in range(first, end))
    return (last, last) if told else (first, end)  # "a Velm poll with Norvask | pollster"


def _ends_in_post(page: Page, k: int, last: int) -> bool:
    """Whether a name ends with a post: "Rules Committee | Chairman"."""
    size, role = page.roles[k]
    before = page.lexicon.role(page.key(k - 1, k))
    return role.kind == "post" and k + size == last and before is not None and before.kind in ("body", "organ")
