"""Headings of a page that are but a year, and lines above a council's release."""

PAGE = """<html><head><title>Timeline: the reef dispute</title></head><body><h1>Timeline: the reef dispute</h1>
<p>Last updated: 19 June 2025</p>
<p>From a surprise levy to a signed deal, here is how the dispute between Norvask and Orlen Mining unfolded over two years.</p>
<h2>2024</h2><p><strong>12 May:</strong> The Norvask premier, Ana Velt, offers Orlen Mining a lease of ten years on the reef.</p>
<p><strong>7 July:</strong> Orlen Mining rejects the lease within hours and says that the reef is worth ten times that.</p>
<h2>2025</h2><p><strong>11 June:</strong> Both sides agree on a lease of twenty years with Orlen Mining.</p>
</body></html>"""


def test_years_above_the_entries_of_a_chronology_stay(read):
    article = read(PAGE.encode())
    assert [article.text[b.start : b.end] for b in article.blocks if b.kind == "heading"] == ["2024", "2025"]


def test_a_council_s_release_has_its_headline_below_its_number(read):
    text = (
        "United Nations\n\nMeetings Coverage and Press Releases\n\nSC/16204\n\n14 MARCH 2025\n\n"
        "Security Council\n\n9883RD MEETING (AM)\n\n"
        "Parties to Reef Dispute Must Return to Table, Special Envoy Tells Security Council\n\n"
        "The Government of Velmia must resume the talks, the Special Envoy told the Security Council today.\n"
    )
    assert read(text.encode()).title == "Parties to Reef Dispute Must Return to Table, Special Envoy Tells Security Council"
