"""Delegations, short names of bodies, and what is no actor."""

HEAD = "Talks on the reef\n\n2 October 2024\n\n"


def test_her_delegation_is_of_whoever_says_it(small_reader):
    text = (
        "The representative of Norvask said her delegation could not support Belmar's draft. "
        "The representative of Keno said his delegation was ready to accept the draft."
    )
    record = small_reader.read_bytes((HEAD + text).encode())
    sides = [record.name_of(a.party) for a in record.actors if a.name == "delegation"]
    assert sides == ["Norvask", "Keno"]


def test_a_body_is_called_by_its_last_word(small_reader):
    text = (
        "Nizar Orn, the spokesman of the Council of the Littoral, accused the Northern Command of bad faith on Monday. "
        "The Command is ready to talk, its envoy said."
    )
    record = small_reader.read_bytes((HEAD + text).encode())
    assert "Command" not in [a.name for a in record.actors]
    assert [record.name_of(a.party) for a in record.actors if a.name == "envoy"] == ["Northern Command"]


def test_a_tax_and_an_index_are_nobody(small_reader):
    record = small_reader.read_bytes((HEAD + "Norvask urged Belmar to cut VAT and to link wages to RPI.").encode())
    assert sorted(a.name for a in record.actors) == ["Belmar", "Norvask"]


def test_a_headline_in_capitals_gives_nobody_its_verb(small_reader):
    text = (
        "Respected Chairman Receives Delegation of Norvask\n\nTongsan, Sept. 3, 2025 (TCNA) -- Ri Chol Gwang, chairman of "
        "the Assembly of Tongsan, met the delegation of Norvask headed by Deputy Foreign "
        "Minister Ilyas Demir at the Orsk Assembly Hall.\n"
    )
    record = small_reader.read_bytes(text.encode())
    assert not [a.name for a in record.actors if "Receives" in a.name or "Hall" in a.name]
    assert [record.name_of(a.party) for a in record.actors if a.name == "Ilyas Demir"] == ["Norvask"]


def test_who_wrote_a_report_is_not_whom_it_tells_of(small_reader):
    text = (
        "Rail firm rejected an offer before trial\n\nBy Odhran Falconer\n\nThe Wexley Argus\n\n3 June 2024\n\n"
        "WEXLEY — Bracken Rail turned down an offer from the family of a dead signalman and then blamed him for the crash, "
        "a lawyer said on Monday.\n"
    )
    record = small_reader.read_bytes(text.encode())
    assert all(record.name_of(a) != "Odhran Falconer" for move in record.moves for a in (*move.party, *move.to))


def test_the_authorities_may_be_they(small_reader):
    text = (
        "The fund's team led by Pieter Akande visited Lunden to discuss the second review. The authorities reiterated their "
        "commitment to the target. They proposed delaying the fuel price rise to March; the team could not support this."
    )
    record = small_reader.read_bytes((HEAD + text).encode())
    assert [[record.name_of(p) for p in m.party] for m in record.moves if m.kind == "propose"] == [["authorities"]]
