"""For which party a person acts on a day is told by all that reports say up to it, whatever the order in which they come."""

from collections import Counter, defaultdict

from hypothesis import given
from hypothesis import strategies as st

from travaux.joins.persons import Persons, Seen, is_told, is_told_of_more, majority

DAYS = [f"2022-02-{day:02}" for day in range(1, 9)]
PERSONS = [("ana", "velt"), ("ivo", "velt"), ("velt",)]
SEEN = st.builds(
    Seen, st.sampled_from(PERSONS), st.sampled_from([None, "Belmar", "Velland"]), st.sampled_from(DAYS), st.sampled_from([1, 3])
)


def right(seen, person, day):
    """The party by all that is said up to a day, put together anew."""
    votes, full = defaultdict(Counter), set()
    for each in seen:
        if each.day <= day:
            full.update([each.person] if len(each.person) > 1 else [])
            if each.party is not None:
                votes[each.person][each.party] += each.weight
    if len(person) == 1 and len(full) > 1:
        parties = {majority(votes[who]) for who in full}
        return parties.pop() if len(parties) == 1 else None
    if full and (len(person) == 1 or full == {person}) and (own := majority(votes[min(full)])) is not None:
        return own
    meant = {person, *full} if len(person) == 1 else {person, *([person[-1:]] if full <= {person} else [])}
    return majority(sum((votes[who] for who in meant), Counter()))


@given(st.lists(SEEN, max_size=14), st.lists(SEEN, max_size=4))
def test_a_party_is_told_by_what_was_said_by_a_day(seen, gone):
    persons = Persons()
    persons.add([*seen, *gone])
    asked = [*PERSONS, ("mira", "velt")]
    for person in asked:
        persons.party_of(person, DAYS[3])
    persons.add(gone, -1)
    for person in asked:
        for day in DAYS:
            assert persons.party_of(person, day) == right(seen, person, day)


@given(st.lists(SEEN, max_size=14))
def test_steps_are_the_same_whenever_they_are_asked_for(seen):
    persons = Persons()
    for each in seen:
        persons.add([each])
        persons.party_of(("velt",), DAYS[3])
    at_once = Persons()
    at_once.add(seen)
    assert persons.namesakes["velt"].steps("velt") == at_once.namesakes["velt"].steps("velt")


@given(st.lists(SEEN, max_size=14), st.lists(SEEN, max_size=4))
def test_it_is_known_of_whom_a_party_is_told_on_any_day(seen, more):
    persons = Persons()
    persons.add(seen)
    asked, steps = [*PERSONS, ("mira", "velt")], {}
    for each in ([], more):
        persons.add(each)
        before, steps = steps, persons.namesakes["velt"].steps("velt")
        told = {who for who in asked if any(persons.party_of(who, day) is not None for day in DAYS)}
        assert {who for who in asked if is_told(who, steps)} == told
        assert is_told_of_more(before, steps) or all(is_told(who, before) for who in told)


def test_what_is_told_of_a_full_name_comes_before_what_is_told_of_the_last_name_alone():
    persons = Persons()
    persons.add([Seen(("ana", "velt"), "Belmar", DAYS[0], 1), Seen(("velt",), "Velland", DAYS[1], 3)])
    assert persons.party_of(("velt",), DAYS[2]) == persons.party_of(("ana", "velt"), DAYS[2]) == "Belmar"
    persons.add([Seen(("ana", "velt"), "Velland", DAYS[2], 1)])  # of herself both are told
    assert persons.party_of(("velt",), DAYS[3]) == persons.party_of(("ana", "velt"), DAYS[3]) == "Velland"
