"""Whose are posts that a report names without their state: "Foreign Minister Ana Velt".

A post that each state has, named without one, is of the state that is spoken of there: who does something in its sentence or
shortly before. That a party gave in, where somebody says so, tells nothing: a minister may claim it of the other side.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from typing import Protocol

from travaux.joins.digest import Act, Figure
from travaux.joins.told import Told
from travaux.ledger.words import name_words

_BEFORE = 2  # sentences before that of a post in which its state may be spoken of
_MOST_POST = 4  # words
OF_NO_STATE = frozenset(("general",))  # with which a post is that of no state: "Secretary General"
_OF_GOVERNMENTS = frozenset(("minister", "premier", "ministry", "government"))
_GIVING = ("accept", "commit", "concede", "offer")  # what one side often says that the other does
_ANSWERS = ("accept", "reject", "accuse", "warn")
_OPENERS = frozenset(  # what may stand before a post in capitals, and owns nothing
    "monday tuesday wednesday thursday friday saturday sunday yesterday today meanwhile earlier later but"  # noqa: SIM905
    " january february march april may june july august september october november december".split()
)
_DONE = frozenset(("has", "have", "had"))
_OWNERS = frozenset("his her its their our my your former then and".split())  # noqa: SIM905
_ITS = re.compile(r", (?:(?:an?|the) [\w ]{3,40}(?:of|for) )?its ([\w ]{3,40})")  # ", its minister", ", a spokesman for its army"
_WAS = re.compile(r", (?:an? )?(?:retired|former|ex-\w+|veteran|career)\b[\w -]*$")  # "Its envoy, retired admiral Jon Tarvik"
_SERVES = re.compile(r"(?:^|[\s,])[Hh](?:is|er)\s((?:[\w-]+\s){0,3}[\w-]+),?\s*$")
# "The forum's host, President Ana Velt"; but "the country's leader" is its own
_BY_ANOTHER = re.compile(
    r"^\s*(?!(?:[Tt]he )?(?:country|nation|state|government|kingdom|republic)[’']s)"
    r"(?:[Tt]he |[Aa]n? )?[\w -]{1,30}[’']s [\w -]{1,25},"
)
TOWN = r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?"
_SPEAKING = (("spokesman",), ("spokeswoman",), ("spokesperson",))
OFFICERS = frozenset((("chief", "executive"), ("finance", "director"), ("managing", "director")))  # of firms
_NEGOTIATORS = (("chief", "negotiator"), ("lead", "negotiator"))
_BODY_POSTS = frozenset(
    (
        *OFFICERS,
        *_SPEAKING,
        *(tuple(post.split()) for post in ("general secretary", "deputy secretary", "political secretary", "press officer")),
        *_NEGOTIATORS,
        *(tuple(post.split()) for post in ("chair", "chairman", "chairwoman")),
        *(tuple(post.split()) for post in ("chairperson", "convener", "director", "director-general", "treasurer")),
    )
)
_OF_FIRMS = re.compile(
    r"\b(?:airline|carrier|carmaker|company|corporation|developer|firm|insurer|lender|manufacturer|miner|operator|producer|retailer"
    r"|shareholders?|shares|chief executive|finance director|managing director|workforce|employees|customers|passengers)\b"
)
_OF_CHIEFS = frozenset(("grand", "hereditary", "paramount", "tribal"))  # "Grand Chief"
_OF_ITS_HEAD = re.compile(r"\b(?:president|prime minister|premier|government|cabinet)[’']s (?=[\w ]{3,25},? ?$)")
_PORTFOLIO = re.compile(r"\b([Mm]inister|[Ss]ecretary) (?:of|for) (?:[Ss]tate|[A-Z][a-z]+(?:(?:,| and)? [A-Z][a-z]+){0,2}),? ?$")


OPENS_IN = re.compile(  # a sentence that tells of somebody elsewhere than the one before
    rf"(?:In|But in|And in) ({TOWN})(?:,| on | late| last| yesterday| today| this | the (?=[a-z]))"
)
_DELEGATES = frozenset(("ambassador", "delegate", "delegation", "envoy", "negotiator", "representative"))
_MISSIONS = frozenset(("embassy", "consulate", "legation", "mission", "delegation"))  # of states
_ENVOYS = frozenset(("ambassador", "envoy", "consul", "counsellor", "counselor", "attache"))
_OURS_LED_BY = re.compile(r"\b[Oo]ur (?:\w+ )?(?:delegation|mission|side|team),? (?:is )?(?:led|headed) by (?:[\w-]+ ){0,3}$")
_THE_PARTY = re.compile(  # "Otto Brannik, the farmer who has led the party for 11 years"
    r",[\w ’'-]{0,60}? who (?:has |had |now )?(?:heads?|leads?|runs?|chairs?|led|headed|chaired|run) "
    r"(?:the|its) (?:party|union|movement|company|group|league|association|alliance)\b"
)
_UNDER = frozenset(("adviser", "aide", "deputy", "spokesman", "spokeswoman", "spokesperson"))  # "her deputy, Ana Velt"


class Posts(Protocol):
    """The words for posts and organs."""

    @property
    def roles(self) -> frozenset[str]: ...

    @property
    def home_posts(self) -> frozenset[str]: ...


class Names(Posts, Protocol):
    """What names parties, and the words for posts and organs."""

    @property
    def lands(self) -> frozenset[tuple[str, ...]]: ...

    def may_govern(self, party: str) -> bool: ...

    def is_a_firm(self, party: str) -> bool: ...

    def places(self, words: Sequence[str]) -> Iterator[tuple[int, int, str]]: ...

    def releases(self, publisher: str | None) -> str | None: ...

    def in_full(self, text: str) -> str: ...

    def is_called(self, word: str) -> bool: ...


def homes_of(figure: Figure, told: Told, named: Mapping[str, str], names: Names) -> Iterator[str]:
    """The party that is spoken of where a person's post is named without a state's.

    Args:
        named: the parties of the actors that are named by one.
    """
    own = named.get(told.digest.outlets[0]) if is_official(told, names) else None
    own = own if own is not None and names.may_govern(own) else None  # who releases it
    body = names.releases(told.publisher) if not told.is_joint else None
    for head, tail in figure.around:
        stately = is_unowned(head, names) or (own is not None and name_words(head)[-1:] and name_words(head)[-1] in _ENVOYS)
        officer = not stately and _is_of_a_body(head, tail, names)
        if body is not None and officer:
            yield body  # "Joan Tarrick, spokeswoman", in a firm's release
        elif own is not None and (_is_announced(tail, names) or ((stately or officer) and not tail.startswith(" and "))):
            yield own  # "Briefer: Ana Velt, Spokeswoman"; in the release of a ministry a minister is its state's
        elif (stately or officer) and not tail.startswith(" and "):
            yield from _spoken_of_near(figure, head, tail, told, named, names, officer=officer)
        elif not stately and _is_a_delegate(head, names):
            yield from _spoken_of_by(figure, head, tail, told, named, names)


def _spoken_of_near(
    figure: Figure, head: str, tail: str, told: Told, named: Mapping[str, str], names: Names, *, officer: bool
) -> Iterator[str]:
    """The party that does something in the sentence in which a person's post stands, or shortly before."""
    sentences = told.digest.sentences or {}
    number = sentence_of(figure, head, tail, sentences)
    before = 0 if number is not None and _answers_elsewhere(figure, number, told) else _BEFORE
    for near in range(number, number - before - 1, -1) if number is not None else ():
        acts = [act for act in told.digest.acts if act.sentence == near]
        pledged = {party for act in acts if near == number and figure.id in act.party for party in _pledged_for(act, names)}
        if len(pledged) == 1 and _may_have(min(pledged), head, told, named, names, officer=officer):
            yield pledged.pop()
            break
        denied = near == number and any(act.status == "denied" and act.is_said_by(figure.id) for act in acts)
        party = _announced(acts, figure, named, names, sentences[near], governs=governs(head)) if denied else None
        if party is not None and _may_have(party, head, told, named, names, officer=officer):
            yield party  # "Karvelia has not agreed, Minister Velt said, brushing aside what is told in Norvask"
            break
        if any(figure.id in act.party and act.kind in _ANSWERS for act in acts):
            continue  # "Prime Minister Ana Velt turned down Karvelia's proposal": hardly of her own
        first = [act for act in acts if act.evidence[0][0] == act.begins]  # what a sentence begins with is what it is about
        doers = [_doer(act, figure, named) for act in (first if any(_doer(act, figure, named) for act in first) else acts)]
        if found := {party for party in doers if party is not None and _may_have(party, head, told, named, names, officer=officer)}:
            if len(found) == 1:
                yield found.pop()
            break
        tells = near == number and (not officer or name_words(head)[-1:] in _SPEAKING)
        party = _announced(acts, figure, named, names, sentences[near], governs=governs(head)) if tells else None
        if party is not None and (officer or _may_have(party, head, told, named, names, officer=False)):
            yield party
            break
        if near == number and any(act.kind in ("accept", "reject") and not act.voices for act in acts):
            break  # "a spokesman for President Velt turned the offer down": whoever made it is another


def _spoken_of_by(figure: Figure, head: str, tail: str, told: Told, named: Mapping[str, str], names: Names) -> Iterator[str]:
    """The party of which a delegate says in a sentence what it does: "Karvelia accepts tolls, chief delegate Ana Velt said"."""
    sentences = told.digest.sentences or {}
    number = sentence_of(figure, head, tail, sentences)
    acts = [act for act in told.digest.acts if act.sentence == number]
    if number is not None and (party := _announced(acts, figure, named, names, sentences[number], governs=False)) is not None:
        yield party


def _pledged_for(act: Act, names: Names) -> Iterator[str]:
    """The party for which somebody pledges or offers something: "Minister Velt pledged that Karvelia would pay"."""
    words = name_words(act.quote) if act.kind in ("commit", "offer") else ()
    for start, end, party in names.places(words):
        before = words[start - 2 : start] if words[start - 1 : start] == ("the",) else words[start - 1 : start]
        if "that" in before and words[end : end + 1] in (("would",), ("will",)):
            yield party


def _answers_elsewhere(figure: Figure, number: int, told: Told) -> bool:
    """Whether a sentence leads to where somebody refuses what is told before: "In Lissa, Minister Velt ruled it out"."""
    acts = (act for act in told.digest.acts if act.sentence == number and act.kind in _ANSWERS)
    own = any(figure.id in (act.party or (act.voices[-1] if act.voices else ())) for act in acts)
    return own and OPENS_IN.match((told.digest.sentences or {})[number]) is not None


def _may_have(party: str, head: str, told: Told, named: Mapping[str, str], names: Names, *, officer: bool) -> bool:
    """Whether a party may have the post that words end in: no state has a chief executive, no union a minister."""
    if officer:
        return _is_of_any(head) or not names.may_govern(party) or (names.is_a_firm(party) and name_words(head)[-2:] in OFFICERS)
    return not governs(head) or (names.may_govern(party) and not is_told_a_firm(party, told, named, names))


def _is_of_any(head: str) -> bool:
    """Whether a post is that of one who negotiates, for a state or a body: "Chief negotiator Ana Velt"."""
    return name_words(head)[-2:] in _NEGOTIATORS


def is_told_a_firm(party: str, told: Told, named: Mapping[str, str], names: Names) -> bool:
    """Whether a party that may be a firm by its name is an organisation by a report's own words, and nowhere a state."""
    kinds = {figure.kind for figure in told.digest.figures if named.get(figure.id) == party and figure.party is None}
    told_of = names.is_a_firm(party) and "organisation" in kinds and "government" not in kinds
    return told_of and any(_OF_FIRMS.search(text) for text in (told.title or "", *(told.digest.sentences or {}).values()))


def governs(head: str) -> bool:
    """Whether a post is that of a minister, which states alone have."""
    return not _OF_GOVERNMENTS.isdisjoint(name_words(head)[-_MOST_POST:])


def is_official(told: Told, names: Names) -> bool:
    """Whether a report is a text of a state's own: of a ministry, a president's office, an embassy."""
    return not told.is_joint and names_a_states(name_words(told.publisher or ""), names.home_posts)


def names_a_states(words: Sequence[str], home_posts: Set[str]) -> bool:
    """Whether words name what each state has: a ministry, a post, an embassy."""
    return not home_posts.isdisjoint(words) or not _MISSIONS.isdisjoint(words)


def publishing(told: Told, names: Names) -> str | None:
    """The one party that the name of a report's publisher names."""
    found = {party for _, _, party in names.places(name_words(told.publisher or ""))}
    return found.pop() if len(found) == 1 else None


def at_home(figure: Figure, told: Told, names: Names) -> Iterator[str]:
    """The party in whose land a report appears, where a post that each state has is named without a state's.

    "The Norvask Herald" and the Karvelian Dockers' Union call their own ministers "the minister".
    """
    words = name_words(told.publisher or "") if not told.is_joint else ()
    found = {party for word in words for _, _, party in names.places([word])}
    found = {party for party in found if names.may_govern(party)}
    if len(words) > 1 and len(found) == 1 and any(is_unowned(head, names) for head, _ in figure.around):
        yield from found


def owned_before(figure: Figure, told: Told, names: Names) -> str | None:
    """The party of what the sentence before is about, where a post is called that of it: "Its foreign minister, Ana Velt".

    It is the party with which that sentence begins, or the only one that it names. So too "Ana Velt, its foreign minister, said".
    """
    for head, tail in figure.around:
        owner, *post = name_words(_WAS.sub("", head))[-_MOST_POST:] or ("",)
        opens = head.lstrip()[:1].isupper() or head.split()[:1] == [owner]  # behind a quotation
        before = owner in ("its", "their") and opens and names.roles.issuperset(post)
        behind = not head.strip() and (found := _ITS.match(tail)) and names.roles.intersection(name_words(found.group(0)))
        if not before and not behind and _THE_PARTY.match(tail) is None:
            continue
        sentences = told.digest.sentences or {}
        number = sentence_of(figure, head, tail, sentences)
        last = names.in_full(sentences.get(number - 1, "")) if number is not None else ""
        told_of = {party for _, _, party in names.places(name_words(last))}
        return first_named(last, names) or (told_of.pop() if len(told_of) == 1 else None)
    return None


def own_in(figure: Figure, told: Told, names: Names) -> str | None:
    """The party in whose own text a post, or a delegation, is called "our": "our minister, Ana Velt"."""
    own = names.releases(told.publisher) if not told.is_joint else None
    if own is None and is_official(told, names):
        own = publishing(told, names)
    for head, tail in figure.around if own is not None else ():
        before, inside = list(name_words(head)), name_words(tail.split(",")[1]) if tail.startswith(", ") else ()
        while before and before[-1] in names.roles:
            before.pop()
        posted = before != list(name_words(head)) and before[-1:] == ["our"]
        led = _OURS_LED_BY.search(head) is not None
        if posted or led or (inside[:1] == ("our",) and inside[-1] in names.roles):
            return own
    return None


def serves(figure: Figure, names: Names) -> bool:
    """Whether it is said that a person holds a post under another: "his fisheries minister, Jon Tarvik"."""
    return any(_is_under(head, names) for head, _ in figure.around)


def served_by(figure: Figure, told: Told, known: Mapping[str, str], names: Names) -> Iterator[str]:
    """The party of the one under whom a person holds a post: of who does something in that sentence, or in the one before.

    Args:
        known: the parties of the report's other persons.
    """
    for head, tail in figure.around:
        number = sentence_of(figure, head, tail, told.digest.sentences or {}) if _is_under(head, names) else None
        for near in (number, number - 1) if number is not None else ():
            acts = [act for act in told.digest.acts if act.sentence == near and figure.id not in act.party]
            if found := {known[actor] for act in acts for actor in act.party if actor in known}:
                if len(found) == 1:
                    yield found.pop()
                break


def _is_under(head: str, names: Names) -> bool:
    found = _SERVES.search(head)
    return found is not None and not (names.home_posts | _UNDER).isdisjoint(name_words(found.group(1)))


def is_unowned(head: str, names: Posts) -> bool:
    """Whether words before a name end in a post that each state has and nobody owns, as "his minister" or "Corvian Minister"."""
    words, run = _OF_ITS_HEAD.sub("", _PORTFOLIO.sub(r"\1 ", head)).rstrip(" ,").split(), list[str]()
    while words and words[-1].lower() in names.roles:
        run.append(words.pop().lower())
    before = words[-1] if words else ","
    if not OF_NO_STATE.isdisjoint(run) or _BY_ANOTHER.fullmatch(" ".join(words)):
        return False
    post = not names.home_posts.isdisjoint(run) or not _OF_CHIEFS.isdisjoint(run) or _OF_ITS_HEAD.search(head) is not None
    return post and (before[-1] in ",:" or _owns_nothing(before))


def _owns_nothing(word: str) -> bool:
    if word.lower() in _OPENERS:
        return True  # "On Monday President Velt said"
    return word.islower() and word not in _OWNERS and not word.endswith(("'s", "’s", "s'", "s’"))


def own_post(head: str, names: Posts) -> tuple[str, ...]:
    """The words for a post, in lower case, in which those before a name end; none where somebody owns it: "Karvelia's envoy"."""
    before, post = head.split(), list[str]()
    while before and before[-1].lower() in names.roles:
        post.insert(0, before.pop().lower())
    unowned = not before or before[-1][-1] in ",:" or _owns_nothing(before[-1])
    return tuple(post) if unowned else ()


def _is_of_a_body(head: str, tail: str, names: Names) -> bool:
    """Whether a name bears a post that bodies have, and nobody owns: "Chairman Joris Valk", "Bram Oxley, general secretary"."""
    if is_a_post_of_bodies(own_post(head, names)):
        return True
    inside = name_words(tail.split(",")[1]) if tail.startswith(", ") else ()
    return len(inside) <= _MOST_POST and names.roles.issuperset(inside) and is_a_post_of_bodies(inside)


def is_a_post_of_bodies(words: tuple[str, ...]) -> bool:
    """Whether words end in a post that bodies have: "finance director", "spokesman"."""
    return words[-2:] in _BODY_POSTS or words[-1:] in _BODY_POSTS


def _is_a_delegate(head: str, names: Names) -> bool:
    """Whether words before a name end in the post of one who speaks at talks for whatever party, and that nobody owns."""
    return not _DELEGATES.isdisjoint(own_post(head, names)[-1:])


def _is_announced(tail: str, names: Names) -> bool:
    """Whether a post that nobody owns stands behind a name, and nothing else: ", Deputy Spokesman"."""
    words = name_words(tail)
    return tail.startswith(", ") and tail[2:3].isupper() and 0 < len(words) <= _MOST_POST and names.roles.issuperset(words)


def sentence_of(figure: Figure, head: str, tail: str, sentences: Mapping[int, str]) -> int | None:
    """The number of the sentence in which a name stands between some words."""
    for number, text in sentences.items():
        if any(f"{head.lstrip()}{name}" in text for name in (figure.name, *figure.name.split())) and tail in text:
            return number
    return None


def _doer(act: Act, figure: Figure, named: Mapping[str, str]) -> str | None:
    """The party that does something alone, unless somebody else says that it gave in."""
    others = act.voices and act.voices[-1] != act.party
    if len(act.party) != 1 or figure.id in act.party or (others and act.kind in _GIVING and act.status == "actual"):
        return None
    return named.get(act.party[0])


def _announced(
    acts: Sequence[Act], figure: Figure, named: Mapping[str, str], names: Names, sentence: str, *, governs: bool
) -> str | None:
    """The party that somebody says gives in, where no other is named: "Karvelia agrees to tolls, Foreign Minister Velt said".

    Who claims it of another side says that it has done so.
    """
    said = (act for act in acts if act.is_said_by(figure.id))
    told = [act for act in said if len(act.party) == 1 and figure.id not in act.party]
    found = {named.get(act.party[0]) for act in told if act.status == "denied" or not is_done(act)}
    at, told_at = sentence.find(figure.name.split()[-1]), min((sentence.find(act.quote) for act in told), default=0)
    around = sentence[:at] if 0 <= told_at < at else sentence  # "..., Minister Velt said, brushing aside a report of Karvelia's"
    others = {party for _, _, party in names.places(name_words(around)) if not governs or names.may_govern(party)}
    return found.pop() if len(found) == 1 and others <= found else None


def is_done(act: Act) -> bool:
    """Whether a move is told as done: "Karvelia has agreed"."""
    return not _DONE.isdisjoint(name_words(act.quote))


def first_named(sentence: str, names: Names) -> str | None:
    """The party with whose name a sentence begins, where nothing of it is meant: no "Karvelia's minister"."""
    raw = sentence.split()[:8]
    words = [word for each in raw for word in name_words(each)[:1]]
    words = words[1:] if words[:1] == ["the"] else words
    start, end, party = next(names.places(words), (1, 1, ""))
    behind = [word for word in words[end : end + 1] if word != "government"]
    owns = any("'" in each or "’" in each for each in raw[: end + 1])
    return party if not start and not owns and names.roles.isdisjoint(behind) else None
