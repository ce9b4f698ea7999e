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
        "the Assembly of Tongsan, met the delegation of Norvask headed by Deputy Foreign Minister Ilyas Demir at the Orsk Assembly Hall.\n"
    )
    record = small_reader.read_bytes(text.encode())
    assert not [a.name for a in record.actors if "Receives" in a.name or "Hall" in a.name]
    assert [record.name_of(a.party) for a in record.actors if a.name == "Ilyas Demir"] == ["Norvask"]
