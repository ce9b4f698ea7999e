"""`travaux add`, `watch` and `reread`: coverage into a ledger, with what people want to know meanwhile."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console

from travaux.cli.exits import Exit
from travaux.cli.ledger import DEFAULT, LedgerOption, open_for
from travaux.cli.models import ModelName, ModelOption
from travaux.cli.view import one_line
from travaux.cli.waiting import about
from travaux.errors import TravauxError
from travaux.record.article import Rejection

if TYPE_CHECKING:
    from travaux.ingest.worker import ReadingOptions
    from travaux.intake import Found
    from travaux.store.append import Added
    from travaux.store.entry import Entry

_TOLD = 20  # rejections on standard error; all are in the ledger
_EVERY = 30.0  # seconds between two lines where there is no terminal for a bar
LexiconOption = Annotated[Path | None, typer.Option(metavar="FILE", help="Senses of words of your own that show moves.")]
ProcessesOption = Annotated[
    int | None, typer.Option(metavar="N", min=1, max=256, help="Processes that read; one for each core by default.")
]


# Its parameters are the command's options, so there are more than five.
def add(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE", help="A file, folder, ZIP, WARC, feed, sitemap, list of URLs, JSON Lines or Parquet table, or URL."
        ),
    ],
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="When they were published; overrides what they say.")
    ] = None,
    retrieved: Annotated[str | None, typer.Option(metavar="DATE", help="When they were fetched.")] = None,
    model: ModelOption = None,
    lexicon: LexiconOption = None,
    processes: ProcessesOption = None,
    ledger: LedgerOption = DEFAULT,
) -> None:
    """Read coverage and keep it in a ledger, which is made if it isn't there. What it holds already is passed over, so an
    interrupted run goes on when it is repeated."""
    from travaux.ingest.add import add_captures
    from travaux.intake import Intake

    intake = Intake(sources, published=published, retrieved=retrieved, ledger=None if "://" in ledger else Path(ledger))
    options = _options(model, lexicon, published, retrieved)
    with open_for(ledger, create=True) as opened:
        progress = Progress(
            opened.name, lambda: (intake.done, intake.total) if intake.total else (intake.done_items, intake.total_items)
        )
        with progress.shown():
            add_captures(opened, progress.counted(intake), options, processes=_processes(processes, sources), tell=progress.tell)
    raise typer.Exit(Exit.REJECTED if progress.total.rejected or progress.total.refused else Exit.OK)


def _options(
    model: ModelName | None, lexicon: Path | None, published: str | None = None, retrieved: str | None = None
) -> ReadingOptions:
    """How reports are read; what can't be read so is told before the ledger is opened, or made."""
    from travaux.ingest.worker import ReadingOptions
    from travaux.resources import load_made_by

    name = model.value if model is not None else None
    load_made_by(name, lexicon)
    return ReadingOptions(name, lexicon, published, retrieved)


def _processes(processes: int | None, sources: Sequence[str]) -> int | None:
    """One where there is one report to read: starting others takes longer than reading it."""
    single = (
        len(sources) == 1 and Path(sources[0]).is_file() and Path(sources[0]).suffix.lower() in (".html", ".htm", ".txt", ".eml")
    )
    return 1 if processes is None and single else processes


def reread(
    reports: Annotated[
        list[str] | None, typer.Argument(metavar="REPORT", help="An id, URL or source's name; all by default.")
    ] = None,
    model: ModelOption = None,
    lexicon: LexiconOption = None,
    processes: ProcessesOption = None,
    ledger: LedgerOption = DEFAULT,
) -> None:
    """Read what a ledger holds again, with a newer Travaux, model or lexicon; earlier readings stay, the newest counts."""
    from travaux.ingest.reread import count_waiting
    from travaux.ingest.reread import reread as read_again

    options = _options(model, lexicon)
    with open_for(ledger) as opened:
        total = count_waiting(opened, options, reports or ())
        progress = Progress(opened.name, lambda: (progress.total.captures, total))
        with progress.shown("read again"):
            read_again(opened, options, reports=reports or (), processes=processes, tell=progress.tell)
    raise typer.Exit(Exit.REJECTED if progress.total.rejected or progress.total.refused else Exit.OK)


def watch(
    feeds: Annotated[list[str], typer.Argument(metavar="FEED", help="The address of an RSS or Atom feed, or of a sitemap.")],
    once: Annotated[bool, typer.Option("--once", help="Look at each feed that is due once, and end.")] = False,
    model: ModelOption = None,
    lexicon: LexiconOption = None,
    ledger: LedgerOption = DEFAULT,
) -> None:
    """Follow feeds and keep in a ledger what they name, until Ctrl-C. Feeds are asked for no more often than they like."""
    from travaux.ingest.watch import Watching
    from travaux.ingest.watch import watch as follow

    options = _options(model, lexicon)
    with open_for(ledger, create=True) as opened:
        progress = Progress(opened.name, lambda: (0, 0))
        watching = Watching(tell=progress.tell, say=progress.line)
        with progress.shown():
            follow(opened, feeds, options, once=once, watching=watching)


class Progress:
    """Tells standard error how far it is: a bar on a terminal, else a line now and then; and at the end what was done.

    Args:
        ledger: its name.
        place: how much is done, and of how much.
    """

    def __init__(self, ledger: str, place: Callable[[], tuple[int, int]]) -> None:
        from travaux.store.append import Added

        self.total = Added()
        self._ledger = ledger
        self._place = place
        self._told = 0
        self._taken = 0
        self._began = self._last = time.monotonic()
        self._bar: Any = None
        self._task: Any = None

    @contextmanager
    def shown(self, what: str = "added") -> Iterator[None]:
        """Shows the bar while it is entered, and what was done when it is left, however that is."""
        self.start()
        failed = False
        try:
            yield
        except TravauxError:
            failed = True
            raise
        finally:
            self.stop(what if self.total.captures or not failed else None)

    def tell(self, added: Added, entries: Sequence[Entry]) -> None:
        """Take note of what a transaction changed."""
        self.total += added
        for entry in entries:
            if isinstance(entry.result, Rejection):
                self._told += 1
                if self._told <= _TOLD:
                    self.line(f"{one_line(entry.result.source)}: {one_line(entry.result.detail)} [{entry.result.code}]")
                elif self._told == _TOLD + 1:
                    self.line("more were refused; travaux rejected lists them all")
        purged = added.rejected - sum(1 for entry in entries if isinstance(entry.result, Rejection))
        if purged > 0:
            self.line(f"{purged:,} refused, since this ledger purged them before; travaux rejected --code purged lists them")
        if self._bar is not None:
            done, whole = self._done()
            self._bar.update(self._task, completed=done, total=whole or None, told=self.counts())
        elif time.monotonic() - self._last > _EVERY:
            self._last = time.monotonic()
            self.line(self.counts() + self._left())

    def counted(self, found: Iterable[Found]) -> Iterator[Found]:
        """What sources hold, counted as it is taken: sources are read ahead of what is stored."""
        for each in found:
            self._taken += 1
            yield each

    def _done(self) -> tuple[int, int]:
        """How much is stored, and of how much, in the measure of the sources."""
        done, whole = self._place()
        stored = self.total.captures + self.total.known
        return (done * min(stored, self._taken) // self._taken if self._taken else done), whole

    def line(self, text: str) -> None:
        """Print a line above the bar."""
        if self._bar is not None:
            self._bar.console.print(f"travaux: {text}", markup=False, highlight=False, soft_wrap=True)
        else:
            print(f"travaux: {text}", file=sys.stderr, flush=True)

    def counts(self) -> str:
        """What was stored so far, and how fast."""
        seconds = max(time.monotonic() - self._began, 0.001)
        return f"{self.total.captures:,} done, {self.total.captures / seconds:.1f} a second, {self.total.rejected:,} rejected"

    def _left(self) -> str:
        done, whole = self._done()
        if not 0 < done < whole:
            return ""
        seconds = (time.monotonic() - self._began) * (whole - done) / done
        return f", {about(seconds)} left"

    def start(self) -> None:
        """Show the bar, on a terminal."""
        console = Console(stderr=True)
        if not console.is_terminal:
            return
        from rich.progress import BarColumn, TextColumn, TimeRemainingColumn
        from rich.progress import Progress as Bar

        columns = (BarColumn(), TextColumn("{task.percentage:>3.0f} %"), TextColumn("{task.fields[told]}"), TimeRemainingColumn())
        self._bar = Bar(*columns, console=console, transient=True, redirect_stdout=False)
        self._task = self._bar.add_task("", told=self.counts(), total=self._place()[1] or None)
        self._bar.start()

    def stop(self, what: str | None) -> None:
        """Take the bar away, and say what was done; None where nothing was, and the error tells why."""
        if self._bar is not None:
            self._bar.stop()
            self._bar = None
        if what is None:
            return
        t = self.total
        read = t.captures - t.rejected
        parts = [f"{read:,} {what}"]
        parts += [f"{t.rejected:,} rejected"] + ([f"{t.known:,} known already"] if t.known else [])
        if t.refused:
            parts.append(f"{t.refused:,} of these refused before: travaux rejected tells why")
        print(f"travaux: {', '.join(parts)}; {self._ledger}", file=sys.stderr)
