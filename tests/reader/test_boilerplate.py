import pytest

from travaux.errors import ResourceError
from travaux.reader.boilerplate import find_notice, is_boilerplate, parse_boilerplate, split_boilerplate, strip_trailer

DROPPED = [
    "- Share on Facebook",
    "Share on VK | Tweet | 12 comments",
    "Facebook Twitter WhatsApp Telegram Copy link",
    "Click to share on WhatsApp (Opens in new window)",
    "4 min read",
    "READ MORE: The valley that votes with its feet",
    "Read also: Norvask recalls its ambassador",
    "See also » Farmers march in Saren",
    "Photo: Jan Maas/Meridian",
    "Henrik Aas leaves the hall in Velm on Wednesday. Photo: R. Holm/Courier",
    "Reeve and Aas shake hands in Velm, March 14, 2019. (AP Photo/Jan Maas)",
    "FILE - Henrik Aas speaks in parliament in January.",
    "© 2019 Saren Courier",
    "Copyright 2019 Meridian. All rights reserved.",
    "We use cookies to give you the best experience on our site.",
    "Accept all cookies",
    "Sign up for our daily newsletter",
    "Subscribe to continue reading",
    "Tags: Lissa, water, treaty",
    "(Reporting by Irena Sotek; Editing by Ann Good)",
    "(Adds mediator's comment, details)",
    "ADDS details, quotes",
    "($1 = 6.2 crowns)",
    "[RU EUROPE EEU EMRG GAS PIP] il vp",
    "9376**1424",
    "BC-Rhine-Talks,0398",
    "dpa jm amg",
    "nnnn",
    "ENDIT",
    "END 4:20 P.M. EDT",
    "###",
    "[Continued on page 4.]",
    "The post Reeve: no begging appeared first on Meridian.",
    "Continue reading",
    "Media contact: press@mfa.example",
    "For further information, please contact press@mfa.example.",
    "Tel. +99 1 555 01 02",
    "-- Irena Sotek, Velm Newsroom, +99 1555 01 02",
    "-- Irena Sotek, Velm Newsroom +99 1555012-4",
    "Grain desk, 99 155-5010 / E-mail: grain@meridian.example",
    "https://meridian.example/a/1",
    "-----Original Message-----",
    '"Lissa talks collapse". Meridian, April 3, 2019',
    "Skip to main content",
    "Printed from https://meridian.example/a/1",
    "Print this page | Close window",
    "You are receiving this e-mail because you subscribed to the Lissa Letter.",
    "Our mailing address is: 2 Quay, Velm",
    "Unsubscribe | Update your preferences",
    "Manage your subscription preferences",
    "Forward this to a friend",
    "• • •",
    "Replying to @selk_ana",
    "Show this thread",
    "14 replies · 3 reposts · 1.2k likes",
    "(SOUNDBITE)",
    "(END VIDEO CLIP)",
    "ZCZC MRD0311 AKB112",
    "MRD 03-11-85 09:22 ORN",
    "(PICKUP 4TH PVS)",
    "=03110922",
    "At reprint the link to Orn-Press is obligatory.",
    "When using materials of the agency, a hyperlink to the site is required.",
    "Try the Velm Courier for 4 weeks for €1. Subscribe now",
    "Follow the Sunday Read on X at @velmread, listen to our podcasts here and sign up to the weekly email here.",
    "Have something to say? Send a letter to letters@velm.example. Letters may be edited.",
    "Got a story? Call the newsdesk on 01632 960 144",
    "Marius Aas was an adviser to the ministry. The views expressed here are his own.",
    "The Saren Institute takes no positions. The opinions expressed are the author's.",
    "BET £10 GET £30 – 18+ begambleaware.org T&Cs apply",
    "Saren Trade Daily is published by Lissa Business Media BV. Contact rights@saren.example",
    "((olaf.brand@velm.example; +99 1 555 0147))",
    "ab/kl/-0-",
    "What do you think? Email letters@saren-recorder.example or comment below.",
    "214-04-05-2023",
    "Do you have information on the talks? Reach our newsroom on Threema.",
    "Write to Olaf Brand at olaf.brand@velm.example",
    "Support fearless local journalism: join for 3 crowns a week.",
    "Appeared in the May 5, 2023, print edition as 'Norvask Drops Its Claim'.",
    "This issue of the Velm Bulletin © is written and edited by Ana Velt and Olaf Brand. The donor is the Lissa Fund.",
    "The Orn Press receives support for its coverage from the Lissa Fund. The OP is solely responsible for all content.",
    "What is the toll about? Read our explainer here (in Norvaskian).",
]


@pytest.mark.parametrize("line", DROPPED)
def test_lines_around_a_report(line, tables):
    assert is_boilerplate(line, tables.boilerplate)


CHAT = [
    "(edited)",
    "▲ 2.4k 312 comments Share Save",
    "Reply Share Report",
    "2 replies",
    ":eyes: 3",
    "♡ 214 ↻ 88 💬 17",
    "Ida: This message was deleted",
    "This information is provided by RNS",
]


@pytest.mark.parametrize("line", CHAT)
def test_what_chats_and_exchanges_add_is_left_out(line, tables):
    assert is_boilerplate(line, tables.boilerplate)


KEPT = [
    "The ministers will share the stage in Velm.",
    "Facebook said on Tuesday that it would pay the fine.",
    "Copyright law was at the centre of the talks, the minister said.",
    "(c) ask the Commission to mediate.",
    "Changes to the draft were agreed on Monday.",
    "AFP has seen the text",
    "2014",
    "2019-04-03",
    "Sign the treaty or leave the table, he told them.",
    "Photographs of the signing were shown on television.",
    "Tweets by the president upset the markets on Monday.",
    "He read the draft more than once, the aide said.",
    "“We use cookies at tea,” the ambassador joked.",
    "Watch what they do, not what they say, the minister warned.",
    "The end of the talks is near.",
    "Ends of the rope were tied.",
    "The film, which is in pictures only, was shown to the delegates.",
    "Editing the draft by hand took the two secretaries a whole night.",
    "QUESTION: More?",
    "Telephone 112 was called, the guard said.",
    "At the Lissa desk, 12 people were waiting.",
    "Report: 4",
    "A: No.",
    "You received an offer that you could not accept, she told the company.",
    "You are receiving this because you were loyal, the company wrote to its staff.",
    "Close the window, he told the delegates.",
    "He urged the farmers to sign up now.",
    "3 replies came from the ministries",
    "For the use of the link no fee is required, Velt said.",
    "XAVER VELT SIGNED.",
    "The views expressed by both sides are far apart.",
    "The draft is published by the ministry today.",
    "Follow the money, Velt told the council.",
]


@pytest.mark.parametrize("line", KEPT)
def test_lines_of_a_report(line, tables):
    assert not is_boilerplate(line, tables.boilerplate)


BODY = [
    "Norvask withdrew from the customs talks with Karvelia on Monday, hours before the sixth round.",
    "Foreign Minister Henrik Aas said that Norvask would not be lectured by customs officers.",
]
MORE = "Aas added that Norvask was ready for talks about customs on timber, and for nothing else."
TEASER = "A trawler sank off the cape during the storm, and three men were saved by a helicopter."

SECTIONS = [
    ([*BODY, "Related articles", "Storm on the coast", "Rail fares to rise", MORE], [0, 1, 5]),
    (
        [*BODY, "More on this story", "Customs talks in Karvelia: what is Norvask after?", "Who is Foreign Minister Henrik Aas?"],
        [0, 1],
    ),
    ([*BODY, "Most read", TEASER, "Rail fares to rise"], [0, 1]),
    ([*BODY, "Most viewed", "Explore more on these topics", "Karvelia", "features"], [0, 1]),
    ([*BODY, "LATEST SCORES", "Saren 2-1 Velm", MORE], [0, 1, 4]),
    ([*BODY, "Sources", "Meridian", TEASER], [0, 1, 4]),
    ([*BODY, MORE, "Comments (17)", TEASER, "Log in to comment"], [0, 1, 2]),
    (["Comments", *BODY], [1, 2]),
    (["Read more", *BODY], [1, 2]),
]


@pytest.mark.parametrize(("lines", "kept"), SECTIONS)
def test_headings_of_links_take_the_links_along(lines, kept, tables):
    numbers, left_out = split_boilerplate(lines, tables.boilerplate)
    assert list(numbers) == kept
    assert sorted((*numbers, *left_out)) == list(range(len(lines)))


TRAILERS = [
    ("The next meeting is scheduled for December 9 in Lisbon.  Enditem", "The next meeting is scheduled for December 9 in Lisbon."),
    ("It will take countermeasures. -0-", "It will take countermeasures."),
    ('He said "no." ENDS', 'He said "no."'),
    ("The statement said. str-ih/aph/fox", "The statement said."),
    ("That is how it ends.", "That is how it ends."),
    ("The vote was 30-0-2.", "The vote was 30-0-2."),
]


@pytest.mark.parametrize(("text", "expected"), TRAILERS)
def test_marks_that_end_a_wires_copy_are_taken_off(text, expected, tables):
    assert strip_trailer(text, tables.boilerplate) == expected


NOTICES = [
    ("Please enable JavaScript and cookies to continue.", True),
    ("Subscribe to continue reading this article.", True),
    ("Access denied. You have been blocked.", True),
    ("Just a moment... Checking your browser", True),
    ("The minister was denied access to the plant.", False),
]


@pytest.mark.parametrize(("text", "expected"), NOTICES)
def test_notices_in_place_of_a_report(text, expected, tables):
    assert (find_notice(text, tables.boilerplate) is not None) is expected


def test_a_row_of_another_form_is_refused():
    with pytest.raises(ResourceError, match=r"boilerplate\.tsv"):
        parse_boilerplate([["share", "page", "x"]])
