"""Entities being gathered: whom each acts for."""

from travaux.extract.actors.entities import Entity


def named(name):
    return Entity("organisation", f"name/{name}", [name])


def test_whom_one_acts_for_never_acts_for_it():
    party, wing, youth = named("New Meadow"), named("the conservative New Meadow party"), named("New Meadow Youth")
    youth.act_for(wing)
    wing.act_for(party)
    for side in (wing, youth, party):
        party.act_for(side)
        assert party.party is None


def test_one_acts_for_another_and_then_for_nobody():
    envoy, state = named("the envoy"), named("Belmar")
    envoy.act_for(state)
    assert envoy.party is state
    envoy.act_for(None)
    assert envoy.party is None
