"""Pages of pictures, whose text is what stands below these."""

from __future__ import annotations

import re
from typing import Any

_FEWEST = 3  # captions
_SHARE = 0.5  # of the words in paragraphs outside captions, those in captions from which a page is one of pictures
_CREDIT_CLASS = re.compile(r"(?:^|[\s_-])(?:credits?|source|photographer|copyright|byline)(?=$|[\s_-])", re.IGNORECASE)
_CREDIT = re.compile(r"\s*(?:(?:Photo(?:graph)?s?|Pictures?|Images?|Credits?)(?: by)?: ?|©)(?:[^.!?]|\b[A-Z]\.){2,90}\.?\s*$")
_SENTENCE = re.compile(r"\w[^.!?]{20,}[.!?][\"”’)]*(?:\s|$)")


def show_captions(tree: Any) -> None:
    """Makes paragraphs of the captions of a page that is made of pictures, without who took these."""
    captions = [e for e in tree.iter("figcaption") if _SENTENCE.search(e.text_content())]
    if len(captions) < _FEWEST:
        return
    beside = (p for p in tree.iter("p") if not any(e.tag in ("figcaption", "aside", "footer", "nav") for e in p.iterancestors()))
    words = sum(len(e.text_content().split()) for e in captions)
    if words < _SHARE * sum(len(p.text_content().split()) for p in beside):
        return
    for caption in captions:
        for element in [e for e in caption.iterdescendants() if _CREDIT_CLASS.search(str(e.get("class") or ""))]:
            element.drop_tree()
        text = _CREDIT.sub("", " ".join(caption.text_content().split()))
        caption[:], caption.text, caption.tag = [], text, "p"
        for figure in caption.iterancestors("figure"):
            figure.tag = "div"
