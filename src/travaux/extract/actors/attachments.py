"""What follows the last noun of a phrase: "of" phrases, names in apposition, issuers, places."""

from __future__ import annotations

from travaux.extract.actors.page import Page
from travaux.extract.actors.people import offices_of_family
from travaux.extract.actors.phrases import Head, Part, is_plural, read_chunk

_DATE = 3  # words of a date between "released" and "by"
_YOUR = "your"
_OF_BODIES = ("its", "their")  # possessives of those whose officials people are


def link_at(page: Page, k: int, last: int) -> int:
    """How many words join the next head: "and", "as well as", or none but a comma before it (0: the phrase ends)."""
    if k >= last:
        return 0
    for size in (3, 2, 1):
        if k + size < last and page.lexicon.is_a("linking", " ".join(page.key(k, k + size))):
            return size
    return 0


def read_after(page: Page, head: Head, k: int, last: int, *, apposed: bool = True) -> int:
    """What follows the core: "of" and "for" phrases, a name in apposition, a role after a comma."""
    while k < last:
        word = page.words[k]
        if not page.joins(k):
            if not apposed or _leaves_brackets(page, head.first, k):
                return k  # "A. Velt (Chair), P. Roth"
            after = _apposition(page, head, k, last) if _is_comma(word.gap) else k
            if after == k:
                return k
            k = after
            continue
        if head.kind == "role" and (page.persons.get(k) or _is_unlisted_person(page, head, k, last)):
            k = rename(page, head, k)
            continue
        if page.lexicon.is_a("bynoun", word.key) and head.kind != "person":
            k = _issuer(page, head, k, last)
            continue
        if not page.lexicon.is_a("preposition", word.key) and not _is_adviser_to(page, head, word.key):
            return k
        inner = read_chunk(page, k + 1, last)
        if inner is None:
            return k
        k = _take_prepositional(page, head, inner, k, last, apposed=apposed)
    return k


def _leaves_brackets(page: Page, first: int, k: int) -> bool:
    """Whether a bracket is closed before word `k` that was opened before the phrase: "A. Velt (Chair), P. Roth"."""
    return page.words[k].gap.startswith(")") and not any("(" in page.words[i].gap for i in range(first + 1, k))


def _is_comma(gap: str) -> bool:
    return gap.strip() in (",", "(", "),", ")") and "\n\n" not in gap


def _take_prepositional(page: Page, head: Head, inner: Head, k: int, last: int, *, apposed: bool) -> int:
    """Attach an "of" phrase; "the president of Senegal Wade" names the head, not the phrase."""
    key = page.words[k].key
    sent = key == "for" and _is_sent(page, head)
    bearer = _is_bearer(page, inner, k + 1) or (sent and _is_ambassador(page, inner, k + 1))
    if head.kind == "role" and page.lexicon.is_a("possessing", key) and bearer:
        head.owners.extend(inner.owners if not sent else ())
        return rename(page, head, inner.core.first)
    # A name after "the head of the delegation," is the head's, not the delegation's.
    apposed = apposed and head.kind != "person" and not _calls_someone(head)
    state = inner.core.role is not None and inner.core.role.kind == "state"
    end = read_after(page, inner, inner.last, last, apposed=apposed)
    if state and inner.kind == "person" and _calls_someone(head):
        head.owners.extend(inner.owners)  # "the President of the Republic of Norvask Ana Velt"
        return rename(page, head, inner.core.first)
    if _is_portfolio(page, head, inner, key):
        head.owners.extend(inner.owners)  # "the minister of ports of Norvask", "for ports in Norvask"
        head.owners.extend(place for place in inner.places if page.words[place.first - 1].key == "in")
        return _past_topics(page, end, last)
    if inner.kind == "unknown" and not inner.determiner and _calls_someone(head) and inner.owners:
        head.owners.extend(inner.owners)  # "the head of labour relations at Halden Docks"
        return end
    own = max(inner.last, inner.reach)
    text = head.role is not None and head.role.kind == "text"
    if _affiliates(page, head, inner, key) or (text and key == "by"):
        head.owners.append(inner)
        head.reach = own
        if inner.kind == "name" and key == "of" and (more := _co_owners(page, head, end, last)) > end:
            head.reach = end = more
    else:
        head.places.append(inner)
        head.reach = own if inner.kind == "name" and page.lexicon.is_a("locating", key) else head.reach
    return end


def _is_portfolio(page: Page, head: Head, inner: Head, key: str) -> bool:
    """Whether what stands behind a minister is that for which she is one: "for ports", not "of a small country"."""
    role = head.core.role
    governs = role is not None and role.kind == "post" and page.lexicon.is_a("governing", page.words[head.core.last - 1].key)
    bare = inner.kind == "unknown" and not inner.determiner
    unlisted = inner.kind == "name" and inner.core.named is not None and not inner.core.named.senses and key == "for"
    elsewhere = key == "for" and _hangs_elsewhere(page, head, inner, key)  # "pleaded with the governor | for news"
    word = page.words[head.core.last - 1].key
    advises = unlisted and role is not None and role.sector == "GOV" and page.lexicon.is_a("advising", word)
    return (governs or advises) and page.lexicon.is_a("possessing", key) and (bare or unlisted) and not elsewhere


def _past_topics(page: Page, k: int, last: int) -> int:
    """Past further things for which somebody is a minister: "and fisheries"."""
    step = link_at(page, k, last)
    inner = read_chunk(page, k + step, last) if step and page.joins(k) else None
    return inner.last if inner is not None and inner.kind == "unknown" and not inner.determiner else k


def _is_bearer(page: Page, inner: Head, first: int) -> bool:
    """Whether a person after "of" is whom the phrase before it describes ("the minister of Education Ana Velt")."""
    if inner.kind != "person" or inner.core.first <= first or page.words[inner.core.first - 1].possessive:
        return False
    if any(title.role is not None and title.role.kind in ("post", "person") for title in inner.titles):
        return False
    topic = page.words[first].capital and not page.lexicon.is_a("title", page.words[first].key)
    return bool(inner.owners or inner.titles) or topic


def _is_ambassador(page: Page, inner: Head, first: int) -> bool:
    """Whether a name is that of one who has been an ambassador: "the special representative for Syria | Ambassador Ana Velt"."""
    at = inner.core.first - 1
    return inner.kind == "person" and at > first and page.words[at].key == "ambassador"


def _affiliates(page: Page, head: Head, inner: Head, key: str) -> bool:
    """Whether a preposition tells whose someone is: "director at Ford", not "the president at the White House".

    So do "an official in the defence ministry" and "an adviser to the president".
    """
    role = inner.core.role
    inside = key == "in" and head.kind == "role" and role is not None and role.kind in ("organ", "state")
    if inside or _is_adviser_to(page, head, key):
        return True
    if not page.lexicon.is_a("affiliating", key) or (inner.kind == "unknown" and not page.lexicon.is_a("possessing", key)):
        return False
    if head.kind == "name" and key == "for":
        return False  # "a bid from Rovigno for Luka Vidmar"
    if inner.kind == "unknown" and _is_dated(page, inner):
        return False  # "the letter to the union of February 14"
    if key != "of" and _hangs_elsewhere(page, head, inner, key):
        return False
    if key == "for" and inner.kind == "name" and _is_sent(page, head):
        return False  # "the special envoy for Syria" is somebody else's
    if head.kind == "name" and page.lexicon.is_a("locating", key) and not page.lexicon.is_a("belonging", key):
        return False  # "the Harbour Union at the Lissa Conference"
    if page.lexicon.is_a("possessing", key) or head.kind not in ("person", "role"):
        return True
    named = inner.core.named
    return named is None or not any(page.lexicon.facts[s.key].kind == "government" for s in named.senses)


def _is_sent(page: Page, head: Head) -> bool:
    """Whether a post is that of one whom others have sent to a state: "special representative for Syria"."""
    last = head.core.last - 1
    special = last > 0 and page.words[last - 1].key == "special"
    return page.lexicon.is_a("sent", page.words[last].key) or (
        special and page.lexicon.is_a("sent specially", page.words[last].key)
    )


def _is_dated(page: Page, inner: Head) -> bool:
    """Whether a phrase is a name with a number behind it: "February 14"."""
    words, last = page.words, inner.last
    ends = [k for k in (last - 1, last) if inner.first < k < len(words) and words[k].raw.isdigit() and page.joins(k)]
    return bool(ends) and words[inner.first].capital


def _hangs_elsewhere(page: Page, head: Head, inner: Head, key: str) -> bool:
    """Whether what stands behind a body or thing belongs to a word before it: "pressed the ministry | for cheaper power".

    So behind people: "asked the nurses | for more time".
    """
    asked = key == "for" and (inner.kind == "unknown" or not inner.determiner)
    people = head.role is not None and head.role.kind in ("post", "person", "group")
    if inner.kind not in ("unknown", "role") or (people and not asked):
        return False
    within = {page.tokens[k] for k in range(head.first, head.last)}
    core = page.tokens[inner.core.last - 1]
    above = page.analysis.tokens[core].head if core >= 0 else -1
    return 0 <= above < min(within) and head.kind != "person"


def _is_adviser_to(page: Page, head: Head, key: str) -> bool:
    role, noun = head.core.role, page.words[head.core.last - 1].key
    if key != "to" or role is None or role.kind not in ("post", "person", "group"):
        return False
    return page.lexicon.is_a("advising", noun.removesuffix("s") if role.kind == "group" else noun)


def _co_owners(page: Page, head: Head, k: int, last: int) -> int:
    """Further names of an "of" phrase: "ministers of Canada, France and Germany" when the head is plural."""
    if not is_plural(page, head):
        return k
    while k < last:
        step = link_at(page, k, last)
        if not step and page.words[k].gap.strip() != ",":
            return k
        while k + step < last and page.words[k + step].key in ("and", "the"):
            step += 1
        named = page.names.get(k + step)
        if named is None:
            return k
        part = Part("name", k + step, k + step + named.size, named=named)
        head.owners.append(Head("name", part.first, part.last, part))
        k = part.last
    return k


def _issuer(page: Page, head: Head, k: int, last: int) -> int:
    """Past "released by the White House", or "released on 3 April by", its issuer taken as an owner."""
    by = next((i for i in range(k + 1, min(last, k + 2 + _DATE)) if page.words[i].key == "by" and page.joins(i)), None)
    inner = read_chunk(page, by + 1, last) if by is not None else None
    if inner is None:
        return k + 1
    head.owners.insert(0, inner)
    return inner.last


def _is_unlisted_person(page: Page, head: Head, k: int, last: int) -> bool:
    """Whether capitalised words right after what a person is called are a name that the model has missed.

    Two or three are; one where it is the family name of somebody who held the post ("President Bush").
    """
    role = head.core.role
    if role is None or role.kind not in ("post", "person", "group") or k != head.core.last:
        return False
    size = 0
    while size < 3 and k + size < last and _is_bare_capital(page, k + size) and (not size or page.joins(k + size)):
        size += 1
    family = page.words[k].key if size == 1 and page.words[k - 1].capital else ""
    held = family and any(o.post in role.posts for o in offices_of_family(family, page.lexicon, page.date))
    if size >= 2 or held:
        page.persons[k] = size
    return size >= 2 or bool(held)


def _is_bare_capital(page: Page, i: int) -> bool:
    known = i in page.names or i in page.roles
    return page.words[i].capital and not known and page.upos(i) in ("PROPN", "")


def rename(page: Page, head: Head, k: int) -> int:
    """The person at `k` becomes the head; what was the head is the person's role."""
    if head.core.role is not None:
        head.titles.append(head.core)
    head.kind = "person"
    head.core = Part("person", k, k + page.persons[k])
    head.last = head.core.last
    return head.last


def _apposition(page: Page, head: Head, k: int, last: int) -> int:
    """Past ", the Russian foreign minister," or ", Lazaro Gonzalez"; `k` where what follows is no apposition."""
    inner = read_chunk(page, k, last)
    if inner is None or page.words[k].key == _YOUR:
        return k  # "Minister, your premier said"
    role, own = inner.core.role, head.core.role
    joined = inner.last < last and page.joins(inner.last) and page.lexicon.is_a("linking", page.words[inner.last].key)
    if joined and not (own is not None and own.kind == "group" and inner.kind == "person"):
        return _two_titles(page, head, inner, k, last)
    if head.kind == "role" and inner.kind == "person":
        if own is not None and own.kind in ("body", "organ", "state") and head.first and page.words[head.first - 1].key == "for":
            return k  # "For the union, deputy leader Ana Velt"
        head.owners.extend(inner.owners)
        head.titles.extend(inner.titles)
        return rename(page, head, inner.core.first)
    if _calls_someone(inner) and (head.kind == "person" or _calls_someone(head)) and not _begins_anew(page, head, inner):
        end = read_after(page, inner, inner.last, last)
        return _take_title(page, head, inner, end) if inner.kind == "role" else k
    if inner.kind == "name" and (_is_bodys(head) or _is_what_a_firm_is(head, inner)) and _may_bear(page, inner, last):
        head.titles.append(own_part := head.core)
        head.owners = [o for o in head.owners if o.kind != "name" or o.first > own_part.first]
        head.kind, head.core, head.last = "name", inner.core, inner.last
        return inner.last
    if inner.kind == "role" and role and role.kind in ("body", "organ", "group") and head.kind == "name" and inner.determiner:
        head.titles.append(inner.core)
        return read_after(page, inner, inner.last, last)
    return k


def _is_bodys(head: Head) -> bool:
    return head.core.role is not None and head.core.role.kind == "body"


def _is_what_a_firm_is(head: Head, name: Head) -> bool:
    """Whether a noun tells what a firm that is named behind it is: "the landlord, Brix Estates,", "its operator, Velm Rail,"."""
    one = head.kind == "unknown" or (head.core.role is not None and head.core.role.kind == "person")
    label = name.core.named.label if name.core.named is not None else None
    return one and label == "organisation" and head.determiner in ("definite", "possessive")


def _begins_anew(page: Page, head: Head, inner: Head) -> bool:
    """Whether a subject stands behind a comma, and none before it: "After the call with Velt, the envoy left"."""
    tokens = page.analysis.tokens
    before, behind = (page.tokens[each.core.last - 1] for each in (head, inner))
    return before >= 0 <= behind and tokens[behind].deprel == "nsubj" and tokens[before].deprel in ("nmod", "obl", "nmod:poss")


def _calls_someone(head: Head) -> bool:
    role = head.core.role
    return head.kind == "role" and role is not None and role.kind in ("post", "person")


def _take_title(page: Page, head: Head, inner: Head, end: int) -> int:
    """A title that stands in apposition, with whose it is: of "Halden, its energy minister", but not of "Halden, her deputy"."""
    head.titles.append(inner.core)
    head.owners.extend(o for o in inner.owners if o.kind != "pronoun" or page.words[o.core.first].key in _OF_BODIES)
    return end


def _two_titles(page: Page, head: Head, inner: Head, k: int, last: int) -> int:
    """Past ", president and chief executive of Boeing," after a person; `k` where the comma only goes on with a list."""
    second = read_chunk(page, inner.last + link_at(page, inner.last, last), last)
    if head.kind != "person" or not _calls_someone(inner) or second is None or not _calls_someone(second) or second.determiner:
        return k
    end = read_after(page, second, second.last, last)
    if second.kind != "role":
        return k
    _take_title(page, head, inner, end)
    return _take_title(page, head, second, end)


def _may_bear(page: Page, name: Head, last: int) -> bool:
    """Whether a name in apposition is a body's own: the phrase ends there, and it is no state's."""
    senses = name.core.named.senses if name.core.named else ()
    return _is_whole(page, name, last) and not any(page.lexicon.facts[s.key].kind == "government" for s in senses)


def _is_whole(page: Page, head: Head, last: int) -> bool:
    """Whether a name in apposition ends there: the phrase's end or punctuation follows."""
    return head.last >= last or not page.joins(head.last)
