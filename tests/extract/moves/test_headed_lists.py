"""Lists below a line that tells "what" a side offers or refuses."""

TEXT = """Dockers' pay talks

2 October 2024

The Dockers' Federation met Orlen Ports on Monday for the fifth time.

What Orlen Ports is offering

* 4.2% spread over 24 months
* a one-off payment of 350 crowns

What Orlen Ports refused

* any cut in hours
* back pay to April

The federation will ballot its members.
"""


def test_what_stands_below_what_a_side_offers_or_refuses_is_that(small_reader):
    record = small_reader.read_bytes(TEXT.encode())
    told = [(m.kind, [record.name_of(p) for p in m.party], record.quote(m.object)) for m in record.moves]
    assert [each for each in told if each[0] in ("offer", "reject")] == [
        ("offer", ["Orlen Ports"], "4.2% spread over 24 months"),
        ("offer", ["Orlen Ports"], "a one-off payment of 350 crowns"),
        ("reject", ["Orlen Ports"], "any cut in hours"),
        ("reject", ["Orlen Ports"], "back pay to April"),
    ]
