"""Where who speaks isn't known by the record, and the sentence tells that it is who it is about: "Karvelia will pay, it said"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from travaux.joins.told import Told

if TYPE_CHECKING:
    from travaux.joins.digest import Act

_SAID = r"(?:also |later )?(?:added|announced|confirmed|declared|explained|said|says?|stated|told|wrote)\b"
_IT_SAID = re.compile(rf"[^“”\"]*?, (?:it|they) {_SAID}")
_ALL_SAID = re.compile(rf"[^“”\"]*?, (?:both|the two)(?: [a-z]+)? {_SAID}")


def says_itself(act: Act, told: Told, groups: Sequence[Sequence[str]], party: str, parties: Mapping[str, str]) -> bool:
    """Whether a party says of itself what a sentence begins with, as "it" or "they" behind that tells, or "both clubs".

    Args:
        groups: who speaks in each statement, an empty string for somebody unknown.
    """
    if not groups or any(parties.get(voice) not in (None, party) for group in groups for voice in group):
        return False  # another side's speaker is never one's own word
    sentence = (told.digest.sentences or {}).get(act.sentence, "")
    rest = sentence[sentence.find(act.quote) + len(act.quote) :] if act.quote in sentence else ""
    others = [group for group in groups if not any(parties.get(voice) == party for voice in group)]
    if _ALL_SAID.match(rest) is not None:
        kinds = {figure.id: figure.kind for figure in told.digest.figures}
        return all(not voice or kinds.get(voice) == "group" for group in others for voice in group)
    here = [each for each in told.digest.acts if each.sentence == act.sentence]
    begins = any(each.evidence[0][0] == each.begins and _is_of(each, party, parties) for each in here)
    alone = all(_is_of(each, party, parties) for each in here)
    return begins and alone and _IT_SAID.match(rest) is not None and all(not any(group) for group in others)


def _is_of(act: Act, party: str, parties: Mapping[str, str]) -> bool:
    return {parties.get(actor) for actor in act.party} == {party}
