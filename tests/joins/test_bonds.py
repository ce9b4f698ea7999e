"""What people's word makes of links."""

from hypothesis import given
from hypothesis import strategies as st
from sayings_factory import not_same, same

from travaux.joins.bonds import NO_RULES, Bonds, Bound, link_judged, own_node
from travaux.joins.content import Content
from travaux.joins.links import shelve
from travaux.joins.nodes import Link, Node
from travaux.ledger.join_rules import JoinRules

A, B, C, D = (("e1:one", f"m1:{name}") for name in "abcd")
ORDERS = {ref: (f"2021-03-0{number}", *ref) for number, ref in enumerate((A, B, C, D), start=1)}
ORDERS = {ref: (day, version, number) for number, (ref, (day, version, _)) in enumerate(ORDERS.items())}


def both(joined, parted):
    return JoinRules(same(*joined).same, not_same(*parted).not_same, ())


def test_an_item_is_bound_to_its_earliest_partner_and_barred_from_who_that_is_not():
    bonds = Bonds(both([(B, C), (C, D)], [(A, D)]))
    assert bonds.bound(D, ORDERS[D], ORDERS) == Bound(B, frozenset({A}))
    assert bonds.bound(B, ORDERS[B], ORDERS) == Bound(None, frozenset({A}))
    assert bonds.bound(A, ORDERS[A], ORDERS) == Bound()
    assert bonds.said_of(A, B) == ("not the same", False)
    assert bonds.said_of(A, D) == ("not the same", True)
    assert bonds.said_of(B, D) == ("same", False)
    assert Bonds(NO_RULES).said_of(A, B) is None and not Bonds(NO_RULES).touches(A)


def node(number, ref, *stems, own=False):
    order = (f"2021-03-0{number}", ref[0], number)
    made = Node(number, Content(frozenset(stems), frozenset()), None, None, order, {"Karvelia": order})
    return own_node(made, ref) if own else made


def linked(nodes, judged, rules):
    """The link of each node, by its number, and the first of each one's cluster."""
    shelf, bonds = shelve(nodes, {}), Bonds(rules)
    own = {ref: node.id for ref, node in judged.items()}
    orders = {ref: node.first for ref, node in judged.items()}
    refs = {id: ref for ref, id in own.items()}
    links, roots = {}, {}
    for each in sorted(nodes, key=lambda node: node.first):
        ref = refs.get(each.id)
        if ref is None:
            link = shelf.link(each)
        else:
            link = link_judged(each, bonds.bound(ref, each.first, orders), own, shelf, roots.__getitem__)
        links[each.id] = link
        roots[each.id] = roots[link.parent] if link is not None else each.id
    return links, roots


def test_a_judged_move_is_a_node_of_its_own_and_obeys():
    first, last = node(1, A, "toll", own=True), node(3, C, "bridg", own=True)
    between = node(2, B, "toll")
    assert len({first.id, last.id, 1, 3}) == 4
    nodes, judged = [first, between, last], {A: first, C: last}
    links, _ = linked(nodes, judged, same((A, C)))
    assert links == {first.id: None, between.id: Link(first.id, 1.0), last.id: Link(first.id, 1.0)}
    alike = node(3, C, "toll", own=True)
    links, _ = linked([first, between, alike], {A: first, C: alike}, not_same((A, C)))
    assert links[alike.id] is None  # the whole of the other's cluster is barred, also what nobody has judged


@given(st.lists(st.sampled_from(("toll", "bridg", "dam")), min_size=4, max_size=6), st.data())
def test_rules_hold_whatever_the_words(stems, data):
    refs = [("e1:one", f"m1:{number}") for number in range(len(stems))]
    pairs = st.frozensets(st.sampled_from(refs), min_size=2, max_size=2)
    joined = data.draw(st.sets(pairs, max_size=1))
    parted = data.draw(st.sets(pairs, max_size=3)) - joined
    touched = frozenset().union(*joined, *parted)
    nodes = [node(at, ref, stem, own=ref in touched) for at, (ref, stem) in enumerate(zip(refs, stems, strict=True), start=1)]
    by_ref = dict(zip(refs, nodes, strict=True))
    judged = {ref: by_ref[ref] for ref in touched}
    _, roots = linked(nodes, judged, JoinRules(frozenset(joined), frozenset(parted), ()))
    assert all(len({roots[by_ref[ref].id] for ref in pair}) == 1 for pair in joined)
    assert all(len({roots[by_ref[ref].id] for ref in pair}) == 2 for pair in parted)
