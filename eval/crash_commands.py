"""What `eval/crash.py` kills: invented reports, a server on loopback that offers them as a feed, and commands that read them."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

PROJECT = Path(__file__).resolve().parents[1]
_LEXICON = PROJECT / "examples" / "lexicons" / "port.tsv"
_PLACES = ["Brindlewax", "Cragmotter", "Dunwhistle", "Elmsparrow", "Fothergate", "Gimlethorpe", "Hobbledown", "Ivelmarsh"]
_TEMPLATES = (
    "{place} talks: {a} offers new tariff list\n\n{place}, {day} March 2021 (KNA) -- {a} offered a new tariff list to {b},"
    ' {a} spokeswoman Vera Holt said. "We will lower the tolls at {place} by {n} percent if {b} opens its ports," she said.'
    " {b} said that it would study the list.\n",
    "{b} turns down plan for {place}\n\n{place}, {day} March 2021 -- {b} rejected the plan for {place} on Tuesday. Trade Minister"
    ' Odo Lant called it "a bad bargain" and demanded that {a} withdraw {n} patrol boats. {a} did not answer.\n',
    "{a} and {b} agree on gauges at {place}\n\n{place}, {day} March 2021 (KNA) -- Envoys of {a} and {b} agreed on Friday to read"
    " the gauges at {place} together. The accord covers {n} stations, the mediator, Ruth Amsel, said.\n",
)
_PAGE = """<html><head><title>{title}</title><link rel="canonical" href="https://news.example/{name}">
<meta property="article:published_time" content="2021-03-{day:02}T08:00:00Z"></head><body><article><h1>{title}</h1>
<p>{body}</p>{more}</article></body></html>"""
_MORE = "<p>Correction: an earlier version of this report gave a wrong number of boats.</p>"


def invented_reports(count: int) -> dict[str, str]:
    """File names and contents of short reports, and six more: two copies, two later versions and two that must be refused.

    Args:
        count: 8 or more.
    """
    found: dict[str, str] = {}
    for number in range(count):
        place, day = _PLACES[number % len(_PLACES)], number + 3
        parties = {"a": ("Karvelia", "Norvask")[number % 2], "b": ("Norvask", "Karvelia")[number % 2]}
        told = _TEMPLATES[number % len(_TEMPLATES)].format(place=place, day=day, n=number + 4, **parties)
        title, _, body = told.partition("\n\n")
        if number % 4 == 3:
            name = f"{number:02}-{place.lower()}.html"
            found[name] = _PAGE.format(title=title, name=name, day=day, body=body.strip(), more="")
            if number in (3, 7):  # its later version lies beside it
                found[f"{name[:-5]}-later.html"] = _PAGE.format(title=title, name=name, day=day, body=body.strip(), more=_MORE)
        else:
            found[f"{number:02}-{place.lower()}.txt"] = told
        if number in (5, 6):
            found[f"{number:02}-copy.txt"] = f"{title}\n\nThe Saren Courier\n\n{body}"
    found["98-empty.txt"] = " \n"
    found["99-deutsch.txt"] = "Die Minister beider Länder haben sich am Montag nicht auf einen neuen Vertrag einigen können. " * 4
    return found


def purged_words() -> tuple[str, ...]:
    """Ends of words that stand in no report but those at the first three places, lower case."""
    return tuple(place.lower()[3:] for place in _PLACES[:3])


def purged_places() -> tuple[str, ...]:
    """Places whose reports are purged; their words are gone when all of these are."""
    return tuple(place.lower() for place in _PLACES[:3])


def write_reports(folder: Path, count: int) -> None:
    """Write the invented reports into a new folder."""
    folder.mkdir()
    for name, told in invented_reports(count).items():
        (folder / name).write_text(told, encoding="utf-8")


class FeedServer:
    """A server on loopback with the invented reports and a feed that names them. Use it as a context manager."""

    def __init__(self, count: int) -> None:
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(count))
        self._server.daemon_threads = True

    @property
    def feed(self) -> str:
        """The address of the feed."""
        return f"http://127.0.0.1:{self._server.server_port}/feed.xml"

    def __enter__(self) -> FeedServer:
        Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *error: object) -> None:
        self._server.shutdown()
        self._server.server_close()


def _handler(count: int) -> type[BaseHTTPRequestHandler]:
    reports = invented_reports(count)
    items = "".join(f"<item><link>/{name}</link><guid isPermaLink='false'>{name}</guid></item>" for name in reports)
    feed = f"<rss version='2.0'><channel><title>News</title>{items}</channel></rss>"

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            name = self.path.lstrip("/")
            known = name == "feed.xml" and self.headers.get("If-None-Match") == '"1"'
            told = feed if name == "feed.xml" else reports.get(name)
            self.send_response_only(304 if known else 404 if told is None else 200)
            self.send_header("Date", formatdate(1_616_000_000, usegmt=True))
            if name == "feed.xml":
                self.send_header("ETag", '"1"')
            body = b"" if known or told is None else told.encode()
            kind = "application/rss+xml" if name == "feed.xml" else "text/html" if name.endswith("html") else "text/plain"
            self.send_header("Content-Type", f"{kind}; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *told: object) -> None:
            return

    return Handler


def follow(ledger: str, feed: str) -> None:
    """What `travaux watch --once` does, with a network that lets addresses of this machine pass."""
    from travaux.ingest.watch import Watching, watch
    from travaux.ingest.worker import ReadingOptions
    from travaux.intake import Network
    from travaux.join_resources import load_ledger_words
    from travaux.reader import FetchOptions
    from travaux.store import open_ledger

    network = Network(FetchOptions(allow=lambda _: True), interval=0.0)
    with open_ledger(ledger, load_ledger_words(), create=True) as opened:
        watching = Watching(network, say=lambda told: print(f"travaux: {told}", file=sys.stderr, flush=True))
        watch(opened, [feed], ReadingOptions("small"), once=True, watching=watching)


@dataclass(frozen=True, slots=True)
class Commands:
    """Command lines by name, on the ledger at a location.

    Args:
        folder: of the invented reports.
        feed: the address of the feed.
        reports: ids of the reports that are purged.
    """

    folder: Path
    feed: str
    reports: tuple[str, ...] = ()

    def line(self, name: str, ledger: str, processes: int = 1) -> list[str]:
        """A command line."""
        travaux = [sys.executable, "-m", "travaux", name]
        told = ["--ledger", ledger]
        reading = ["--model", "small", "--processes", str(processes)]
        if name == "add":
            return [*travaux, str(self.folder), *reading, *told]
        if name == "reread":
            return [*travaux, *reading, "--lexicon", str(_LEXICON), *told]
        if name == "purge":
            return [*travaux, *self.reports, "--reason", "asked to by its publisher", "--by", "an archivist", *told]
        return [sys.executable, str(Path(__file__).with_name("crash.py")), "--follow", ledger, self.feed]
