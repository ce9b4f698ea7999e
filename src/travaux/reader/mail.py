"""E-mail to the report in it: message files, and messages pasted or forwarded as text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parsedate_to_datetime

from travaux.reader.threads import QUOTED, Part, read_thread

_FIELD = re.compile(
    r"[\s>*]{0,8}(From|To|Cc|Bcc|Date|Sent|Subject|Reply-To|Importance|Attachments)\s{0,3}:\*?\s{0,3}(.*)", re.IGNORECASE
)
_FILE_FIELD = re.compile(
    rb"(?:From|To|Subject|Date|Received|Return-Path|MIME-Version|Message-ID|Delivered-To|Content-Type|DKIM-Signature|X-[\w-]+):",
    re.IGNORECASE,
)
_FEWEST_FIELDS = 3
_REPLY = re.compile(r"^(?:\s*(?:re|fwd?|aw|wg|tr)\s*:|\s*\[[\w .:-]{1,40}\])+\s*", re.IGNORECASE)
_MOST_QUOTED = 0.6  # share of quoted lines above which the report is what is quoted
_SIGNATURE = 0.3  # share of a message's lines that may follow its "-- "


@dataclass(frozen=True, slots=True)
class Letter:
    """What a message holds: its lines, its subject without "Fwd:", and when it was sent (ISO 8601).

    `parts` are the lines of each who wrote some of them, where it is a letter in its sender's own words.
    """

    lines: Sequence[str]
    subject: str | None = None
    sent: str | None = None
    parts: Sequence[Part] = ()


@dataclass(frozen=True, slots=True)
class MessageFile:
    """The body of a message file with its charset and media type, its subject, when it was sent, and by whom."""

    body: bytes
    charset: str | None
    content_type: str
    subject: str | None
    sent: str | None
    sender: str | None = None


def is_message(data: bytes) -> bool:
    """Whether bytes begin with the fields of a message file (RFC 5322)."""
    names = {m.group().lower() for line in data[:8000].splitlines()[:40] if (m := _FILE_FIELD.match(line))}
    first = _FILE_FIELD.match(data.lstrip(b"\r\n"))
    return first is not None and len(names) >= _FEWEST_FIELDS and bool(names & {b"content-type:", b"mime-version:", b"message-id:"})


def open_message(data: bytes) -> MessageFile | None:
    """The text or page of a message file; None where it has neither."""
    try:
        message = message_from_bytes(data.lstrip(b"\r\n"))
        parts = [part for part in message.walk() if not part.is_multipart() and not part.get_filename()]
        kinds = ("text/plain", "text/html")
        chosen = next((p for kind in kinds for p in parts if p.get_content_type() == kind and _bytes_of(p).strip()), None)
        if chosen is None:
            return None
        return MessageFile(
            _bytes_of(chosen),
            chosen.get_content_charset(),
            chosen.get_content_type(),
            _subject(message["Subject"]),
            to_sent(str(message["Date"])),
            _decoded(message["From"]),
        )
    except (MessageError, ValueError, LookupError, TypeError, AttributeError):  # what the parser raises on broken fields
        return None


def _bytes_of(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _subject(value: object) -> str | None:
    subject = _decoded(value)
    return to_subject(subject) if subject is not None else None


def _decoded(value: object) -> str | None:
    """A field without its encoding."""
    return str(make_header(decode_header(str(value)))) if value is not None else None


def to_subject(text: str) -> str | None:
    """A subject without what replies, forwards and lists put before it.

    >>> to_subject("Fwd: [river-watch] Re: Talks resume")
    'Talks resume'
    """
    return _REPLY.sub("", " ".join(text.split())) or None


def to_sent(text: str) -> str | None:
    """The date-time of a Date field in ISO 8601; None where it isn't one."""
    try:
        return parsedate_to_datetime(text.replace(" at ", " ")).isoformat()
    except (ValueError, TypeError, IndexError):
        return None


def open_letter(lines: Sequence[str], sender: str | None = None) -> Letter:
    """The message in a text: of several, one forwarding the other, the longest; a text without fields as it is.

    `sender` is who sent a text without fields, if known.
    """
    blocks = _field_blocks(lines)
    if not blocks:
        return Letter(_unquoted(lines), parts=read_thread(sender, lines) or ())
    ends = [start for start, _ in blocks[1:]] + [len(lines)]
    bodies = [
        (sum(len(line.split()) for line in lines[stop:end]), n) for n, ((_, stop), end) in enumerate(zip(blocks, ends, strict=True))
    ]
    _, chosen = max(bodies)
    start, stop = blocks[chosen]
    fields = {m.group(1).lower(): m.group(2) for line in lines[start:stop] if (m := _FIELD.match(line))}
    body = lines[stop : ends[chosen]]
    parts = read_thread(fields.get("from"), body) or ()
    subject, sent = to_subject(fields.get("subject", "")), to_sent(fields.get("date", fields.get("sent", "")))
    return Letter(_unsigned(_unquoted(body)), subject, sent, parts)


def _field_blocks(lines: Sequence[str]) -> list[tuple[int, int]]:
    """Half-open ranges of lines that are a message's fields: sender and subject or date, three in a row at least."""
    blocks = []
    start = 0
    while start < len(lines):
        stop = start
        names: set[str] = set()
        while stop < len(lines) and ((match := _FIELD.match(lines[stop])) is not None or (names and _continues(lines[stop]))):
            if match is not None:
                names.add(match.group(1).lower())
            stop += 1
        if len(names) >= _FEWEST_FIELDS and "from" in names and names & {"subject", "date", "sent"}:
            blocks.append((start, stop))
        start = max(stop, start + 1)
    return blocks


def _continues(line: str) -> bool:
    """Whether a line can go on with the field above it."""
    return line[:1] in (" ", "\t") and 0 < len(line.strip()) < 100


def _unquoted(lines: Sequence[str]) -> Sequence[str]:
    """The lines without marks of quoting, where most of them have one."""
    filled = [line for line in lines if line.strip()]
    quoted = sum(line.lstrip().startswith(">") for line in filled)
    if quoted < 2 or quoted < _MOST_QUOTED * len(filled):
        return lines
    return [QUOTED.sub("", line, count=1) if line.lstrip().startswith(">") else line for line in lines]


def _unsigned(lines: Sequence[str]) -> Sequence[str]:
    """The lines without a signature or a list's footer ("-- ")."""
    for number in range(len(lines) - 1, 0, -1):
        if lines[number].strip() == "--" and len(lines) - number <= max(8, _SIGNATURE * len(lines)):
            return lines[:number]
    return lines
