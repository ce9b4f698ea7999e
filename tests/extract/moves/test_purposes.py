"""What is done to the end of something still to come is to come, too."""

import pytest


@pytest.mark.parametrize(
    ("going", "status"),
    [
        ("is due to head to Orsk on Friday", "planned"),
        ("will fly to Orsk on Friday", "planned"),
        ("plans to fly to Orsk on Friday", "planned"),
        ("flew to Orsk on Friday", "actual"),
    ],
)
def test_a_meeting_is_to_come_where_the_journey_is(small_reader, going, status):
    text = f"Envoy Tom Hale met President Ivo Milosh on Thursday. He {going} to meet President Bila Plava and opposition leaders."
    record = small_reader.read_bytes(text.encode())
    names = {actor.id: actor.name for actor in record.actors}
    (meeting,) = (m for m in record.moves if m.kind == "consult" and "Bila Plava" in [names[each] for each in m.party])
    assert meeting.status == status
