"""Which words of moves are linked to earlier ones."""

from dataclasses import replace

import pytest
from joins_factory import TALKS, actor, move, told

from travaux.join_resources import load_join_words
from travaux.joins.content import Content
from travaux.joins.joining import join
from travaux.joins.links import shelve
from travaux.joins.nodes import Node, Pointing


def node(number, stems, issue=None):
    order = (f"2021-03-0{number}", "e1:one", number)
    return Node(number, Content(frozenset(stems.split()), frozenset()), issue, None, order, {"Karvelia": order})


@pytest.mark.parametrize(
    ("first", "second", "issues", "one"),
    [
        ("dam flow", "dam flow", (None, None), True),
        ("dam flow", "dam flow guarante", (None, None), True),
        ("dam flow", "dam flow guarante farmer harvest wheat", (None, None), False),  # a small part of much more
        ("dam flow", "dam flow guarante farmer harvest wheat", ("river", "river"), True),  # but both about one issue
        ("dam flow", "dam flow guarante farmer harvest wheat", ("river", None), True),
        ("dam", "dam flow", (None, None), False),  # one word
        ("dam", "dam flow", ("river", "river"), True),
        ("dam flow", "dam flow", ("river", "border"), False),
    ],
)
def test_shared_words_tell_where_they_are_much_of_both_or_an_issue_says_so(first, second, issues, one):
    shelf = shelve((node(1, first, issues[0]), node(2, second, issues[1])), {})
    link = shelf.link(shelf.nodes[2])
    assert (link is not None and link.parent == 1) is one


@pytest.mark.parametrize(
    ("first", "second", "issue", "one"),
    [
        ("council velm", "polic velm", "Velm", False),
        ("council velm", "velm", "Velm", True),
        ("velm", "council velm", "Velm", False),  # a place names no proposition
        ("toll", "toll farmer", "toll", True),  # what is spoken of does
        ("council velm", "council elder velm", "Velm", True),
    ],
)
def test_the_name_of_their_issue_alone_makes_no_two_things_one(first, second, issue, one):
    shelf = shelve((node(1, first, issue), node(2, second, issue)), {})
    assert (shelf.link(shelf.nodes[2]) is not None) is one


@pytest.mark.parametrize(
    ("number", "one"),
    [
        ("266", True),  # "266 million for the camps"
        ("2513", True),  # "Resolution 2513"
        ("200", False),  # a round one
        ("2027", False),  # a year
        ("12", False),
    ],
)
def test_an_exact_number_is_no_small_part_of_what_says_much_more(number, one):
    def counted(place, stems):
        order = (f"2021-03-0{place}", "e1:one", place)
        return Node(place, Content(frozenset(stems.split()), frozenset((number,))), None, None, order, {"Karvelia": order})

    shelf = shelve((counted(1, "million"), counted(2, "million camp food tent water refuge")), {"million": 1.7})
    assert (shelf.link(shelf.nodes[2]) is not None) is one


@pytest.mark.parametrize(("guesses", "one"), [(("prisoners", "prisoners"), True), (("prisoners", "monitors"), False)])
def test_a_bare_number_is_only_of_what_is_spoken_of_there(guesses, one):
    def counted(number, stems, guess):
        order = (f"2021-03-0{number}", "e1:one", number)
        return Node(number, Content(frozenset(stems), frozenset(("120",))), None, guess, order, {"Karvelia": order})

    shelf = shelve((counted(1, ("monitor",), guesses[0]), counted(2, (), guesses[1])), {})
    assert (shelf.link(shelf.nodes[2]) is not None) is one


def test_the_offer_is_the_last_that_tells_what_is_offered():
    first, second, third = "Norvask offered a bridge.", "Norvask said it was a serious offer.", "Karvelia rejected the offer."
    text = " ".join((first, second, third))
    actors = (actor(text, "ac1:n", "Norvask"), actor(text, "ac1:k", "Karvelia"))
    moves = (
        move(text, "offer", "ac1:n", first[:-1], "a bridge"),
        move(text, "offer", "ac1:n", second[:-1], "it"),
        move(text, "reject", "ac1:k", third[:-1], "the offer"),
    )
    report = told(text, actors, moves, sentences=(first, second, third))
    first_told = join([report], TALKS, load_join_words()).propositions[0]
    assert [(deed.party, deed.about) for deed in first_told.deeds] == [("Norvask", "a bridge"), ("Karvelia", "the offer")]


@pytest.mark.parametrize(("stems", "one"), [("dam flow guarante", True), ("dam flow", False)])
def test_what_tells_much_is_the_same_within_what_says_much_more(stems, one):
    longer = f"{stems} farmer harvest wheat barley mill rent"
    shelf = shelve((node(1, stems, None), node(2, longer, None)), {})
    link = shelf.link(shelf.nodes[2])
    assert (link is not None) is one


def test_a_closer_one_comes_before_what_only_holds_all_words():
    shelf = shelve(
        (
            node(1, "dam flow guarante", None),
            node(2, "dam flow guarante farmer harvest wheat barley mill", None),
            node(3, "dam flow guarante farmer harvest wheat barley", None),
        ),
        {},
    )
    link = shelf.link(shelf.nodes[3])
    assert link is not None and link.parent == 2


@pytest.mark.parametrize(
    ("first", "second", "issue", "one"),
    [
        ("tarn stabil", "tarn integr", None, False),
        ("tarn stabil", "tarn integr", "rivers", True),
        ("tarn", "tarn", None, True),
    ],
)
def test_a_name_alone_is_no_proposition_where_each_says_something_else(first, second, issue, one):
    weights = {"stabil": 2.0, "integr": 2.0}
    nodes = [replace(node(number, stems, issue), names=frozenset(("tarn",))) for number, stems in ((1, first), (2, second))]
    shelf = shelve(nodes, weights)
    link = shelf.link(shelf.nodes[max(shelf.nodes)])
    assert (link is not None or len(shelf.nodes) == 1) is one


@pytest.mark.parametrize(
    ("day", "names", "issue", "one"),
    [
        ("2021-03-20", (), None, True),
        ("2021-09-20", (), None, False),
        ("2021-09-20", ("arrel",), None, True),
        ("2021-09-20", (), "river", True),
    ],
)
def test_what_no_name_and_no_issue_tells_is_another_thing_months_later(day, names, issue, one):
    first, second = (
        replace(node(number, stems, issue), names=frozenset(names))
        for number, stems in ((1, "arrel siege"), (2, "arrel siege end"))
    )
    shelf = shelve((first, replace(second, first=(day, "e1:two", 2))), {})
    assert (shelf.link(shelf.nodes[2]) is not None) is one


@pytest.mark.parametrize(("day", "one"), [("2021-03-20", True), ("2021-09-20", False)])
def test_the_names_of_one_person_are_no_proposition_months_later(day, one):
    names = frozenset(("ola", "berg", "envoy"))
    first, second = (
        replace(node(number, f"ola berg envoy {word}"), names=names) for number, word in ((1, "appoint"), (2, "visit"))
    )
    shelf = shelve((first, replace(second, first=(day, "e1:two", 2))), {})
    assert (shelf.link(shelf.nodes[2]) is not None) is one


@pytest.mark.parametrize(
    ("first", "day", "issue", "one"),
    [
        ("arrel siege blockad", "2021-03-20", None, True),
        ("arrel siege blockad", "2021-09-20", None, False),  # two words of three
        ("arrel siege blockad", "2021-09-20", "siege", True),
        ("arrel siege end", "2021-09-20", None, True),
    ],
)
def test_what_is_loosely_alike_is_another_thing_months_later(first, day, issue, one):
    early, late = (
        replace(node(number, stems, issue), names=frozenset(("arrel",))) for number, stems in ((1, first), (2, "arrel siege end"))
    )
    shelf = shelve((early, replace(late, first=(day, "e1:two", 2))), {})
    assert (shelf.link(shelf.nodes[2]) is not None) is one


@pytest.mark.parametrize(("day", "one"), [("2021-04-30", True), ("2021-05-01", False), ("9999-12-31", False)])
def test_what_no_name_tells_is_near_for_sixty_days_whichever_is_looked_from(day, one):
    early, late = node(1, "seed barge"), replace(node(2, "seed barge"), first=(day, "e1:two", 2))
    shelf = shelve((early, late), {})
    assert (shelf.link(late) is not None) is one
    assert (late in shelf.affected(early, {2: None})) is one


@pytest.mark.parametrize(
    ("second", "issue", "one"),
    [
        ("barley levi farmer", None, False),  # two common words
        ("barley levi farmer", "levies", True),
        ("barley levi", None, True),
        ("barley levi famin farmer", None, True),  # more is shared
    ],
)
def test_few_common_words_are_shared_by_chance_where_no_issue_tells_more(second, issue, one):
    first = "barley levi famin" if "famin" in second else "barley levi"
    weights = {"barley": 3.6, "levi": 2.6, "famin": 3.6, "farmer": 2.6}
    shelf = shelve((node(1, first, issue), node(2, second, issue)), weights)
    assert (shelf.link(shelf.nodes[2]) is not None) is one


def test_of_two_that_hold_all_words_the_one_that_shares_more_is_meant_whichever_came_first():
    short, long = node(1, "fund levi", "fund"), node(2, "fund levi trawler", "fund")
    later = node(3, "fund levi trawler owner", "fund")
    shelf = shelve((short, long, later), {})
    links = {3: shelf.link(later)}
    assert links[3] is not None and links[3].parent == 2
    assert later in shelf.affected(long, links) and later not in shelf.affected(short, links)
    shelf.remove(2)
    known = {3: shelf.link(later)}
    assert known[3] is not None and known[3].parent == 1
    shelf.put(long)
    assert later in shelf.affected(long, known)
    shelf.remove(1)
    assert later not in shelf.affected(short, links)  # as it was


@pytest.mark.parametrize(("before", "parent"), [("figur", None), ("harbour dredg", 1), ("figur toll", 2)])
def test_one_common_word_before_it_tells_nothing(before, parent):
    earlier = (node(1, "harbour dredg"), node(2, "figur toll"), node(3, "figur"))
    pointing = replace(node(4, before), pointing=Pointing("Norvask", own=False))
    link = shelve((*earlier, pointing), {"figur": 3.0}).link(pointing)
    assert (link and link.parent) == parent


@pytest.mark.parametrize(
    ("partners", "one"), [(("Aldvik", "Aldvik"), True), (("Aldvik", "Corvia"), False), (("Aldvik", "Norvask"), True)]
)
def test_what_is_agreed_with_one_outsider_is_not_what_is_agreed_with_another(partners, one):
    reports = []
    for number, partner in enumerate(partners, 1):
        text = f"Karvelia and {partner} agreed to share the barley harvest."
        actors = (actor(text, "ac1:k", "Karvelia"), actor(text, "ac1:p", partner))
        agreed = replace(move(text, "commit", "ac1:k", text[:-1], "to share the barley harvest"), party=("ac1:k", "ac1:p"))
        reports.append(told(text, actors, (agreed,), day=f"2021-03-0{number}", version=f"e1:{number}"))
    assert len(join(reports, TALKS, load_join_words()).propositions) == (1 if one else 2)


@pytest.mark.parametrize(
    ("about", "day", "one"),
    [
        ("to veto that proposal", "2021-03-20", True),
        ("to veto that proposal", "2023-03-20", False),
        ("to veto the barley harvest quota", "2023-03-20", True),  # much that is told in the same words
    ],
)
def test_few_words_that_tell_no_issue_are_one_in_the_same_weeks_alone(about, day, one):
    text = f"Karvelia promised {about}."
    reports = [
        told(
            text,
            (actor(text, "ac1:k", "Karvelia"),),
            (move(text, "commit", "ac1:k", text[:-1], about),),
            day=each,
            version=f"e1:{each}",
        )
        for each in ("2021-03-02", day)
    ]
    assert len(join(reports, TALKS, load_join_words()).propositions) == (1 if one else 2)
