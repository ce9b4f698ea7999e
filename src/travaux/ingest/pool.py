"""Reads captures in several processes; one that crashes or hangs its process costs only itself."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import resource_tracker
from queue import Empty, SimpleQueue
from threading import Event, Semaphore, Thread
from types import TracebackType

from travaux.errors import ResourceError, TravauxError
from travaux.ingest.worker import ReadingOptions, Task, work
from travaux.join_resources import load_ledger_words
from travaux.record.article import Rejection
from travaux.store.entry import Entry, prepare

DEADLINE = 300.0  # seconds for one report; the slowest of 1,000 took three
_STARTING = 300.0  # seconds for a process to load the model on a busy machine
_TICK = 0.1  # seconds
_AHEAD = 64  # captures read ahead of the processes


@dataclass(frozen=True, slots=True)
class _Answer:
    """What a process said: an entry, None once it is ready, or why it can't be."""

    worker: _Worker
    answer: Entry | TravauxError | None


@dataclass(frozen=True, slots=True)
class _Gone:
    """A process has ended; whether it had taken what it was given last."""

    worker: _Worker
    taken: bool


@dataclass(frozen=True, slots=True)
class _End:
    """The sources have no more, or failed."""

    error: BaseException | None = None


_News = SimpleQueue[Task | Rejection | _Answer | _Gone | _End]


class _Worker:
    """A reading process and what it has been given. A thread talks with it, so that nobody waits for one that is stopped."""

    def __init__(self, options: ReadingOptions, news: _News) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self.process = context.Process(target=work, args=(theirs, options), daemon=True)
        with _interrupts_held():
            self.process.start()
        theirs.close()
        self.task: Task | None = None
        self.ready = False
        self.until = time.monotonic() + _STARTING
        self._given: SimpleQueue[Task | None] = SimpleQueue()
        self._news = news
        self._thread = Thread(target=self._talk, daemon=True)
        self._thread.start()

    def give(self, task: Task, deadline: float) -> None:
        self.task = task
        self.until = time.monotonic() + deadline
        self._given.put(task)

    def end(self) -> None:
        self.process.kill()
        self.process.join()
        self._given.put(None)
        self._thread.join()  # its pipe has ended
        self._pipe.close()

    def _talk(self) -> None:
        taken = False
        try:
            while True:
                self._news.put(_Answer(self, self._pipe.recv()))
                taken = False
                task = self._given.get()
                if task is None:
                    return
                self._pipe.send(task)
                taken = True
        except (EOFError, OSError):
            self._news.put(_Gone(self, taken))


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Ctrl-C waits meanwhile, and is none for a process that is started meanwhile: it is this one's to handle."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    resource_tracker.ensure_running()  # which would let signals through again, were it started with the process
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class _Source:
    """Hands captures on, on a thread of its own since sources may be slow. Use it as a context manager, which tells how they ended:
    whatever goes wrong in them is raised where the captures are read."""

    def __init__(self, news: _News, stop: Event) -> None:
        self._news = news
        self._stop = stop
        self._room = Semaphore(_AHEAD)

    def __enter__(self) -> _Source:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> bool:
        self._news.put(_End(error))
        return True

    def hand_on(self, tasks: Iterable[Task | Rejection]) -> None:
        """Put captures among the news, no more than there is room for."""
        with self:
            for task in tasks:
                while not self._room.acquire(timeout=_TICK):
                    if self._stop.is_set():
                        return
                self._news.put(task)

    def taken(self) -> None:
        """There is room for one more."""
        self._room.release()


class ReaderPool:
    """Reading processes. Use it as a context manager, or call `close`.

    Args:
        options: how captures are read.
        processes: how many; None takes one for each core that this process may use.
        deadline: seconds for one report, after which its process is ended and the report rejected.
    """

    def __init__(self, options: ReadingOptions, *, processes: int | None = None, deadline: float = DEADLINE) -> None:
        self._options = options
        self._deadline = deadline
        self._news: _News = SimpleQueue()
        self._workers = [_Worker(options, self._news) for _ in range(processes or cores())]
        self._stop = Event()

    def __enter__(self) -> ReaderPool:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """End the processes."""
        self._stop.set()
        for worker in self._workers:
            worker.end()
        self._workers = []

    @property
    def pids(self) -> list[int]:
        """The processes' numbers."""
        return [worker.process.pid or 0 for worker in self._workers]

    def read(self, tasks: Iterable[Task | Rejection]) -> Iterator[Entry | None]:
        """What is to be stored of captures, in the order in which they are done; None now and then while none is.

        Raises:
            ResourceError: the processes can't load what reading needs.
            Exception: what the captures' iterator raised, once those before it are read.
        """
        source = _Source(self._news, self._stop)
        Thread(target=source.hand_on, args=(tasks,), daemon=True).start()
        waiting: deque[Task] = deque()
        end: _End | None = None
        while end is None or waiting or any(worker.task is not None for worker in self._workers):
            try:
                came = self._news.get(timeout=_TICK)
            except Empty:
                yield None
            else:
                if isinstance(came, _End):
                    end = came
                elif isinstance(came, Task):
                    waiting.append(came)
                elif isinstance(came, Rejection):
                    source.taken()
                    yield prepare(None, came, load_ledger_words(), None)
                else:
                    yield from self._answered(came, waiting)
            yield from self._end_overdue()
            for worker in self._workers:
                if waiting and worker.ready and worker.task is None:
                    worker.give(waiting.popleft(), self._deadline)
                    source.taken()
        if end.error is not None:
            raise end.error

    def _answered(self, came: _Answer | _Gone, waiting: deque[Task]) -> Iterator[Entry]:
        worker = came.worker
        if worker not in self._workers:  # it was ended
            return
        if isinstance(came, _Gone):
            if worker.task is not None and not came.taken:  # it died between two reports; the report is the next one's
                waiting.appendleft(worker.task)
                worker.task = None
            yield from self._replace(worker, "crashed", "reading it ended its process; please report the file")
        elif isinstance(came.answer, TravauxError):
            raise came.answer
        elif came.answer is None:
            worker.ready = True
        else:
            worker.task = None
            yield came.answer

    def _end_overdue(self) -> Iterator[Entry]:
        now = time.monotonic()
        for worker in list(self._workers):
            if now > worker.until and (worker.task is not None or not worker.ready):
                yield from self._replace(worker, "deadline", f"reading it took longer than {self._deadline:g} s; divide it")

    def _replace(self, worker: _Worker, code: str, detail: str) -> Iterator[Entry]:
        """Start a process anew; what it was reading is rejected."""
        worker.end()
        if not worker.ready:
            raise ResourceError(
                "a process that reads reports ended before it was ready; is there memory for one more on each core?"
            )
        self._workers[self._workers.index(worker)] = _Worker(self._options, self._news)
        if worker.task is not None:
            rejection = Rejection(worker.task.capture.source, "read", code, detail)
            yield prepare(worker.task.capture, rejection, load_ledger_words(), None)


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
