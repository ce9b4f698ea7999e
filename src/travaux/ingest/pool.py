"""Reads captures in several processes; one that crashes or hangs its process costs only itself."""

from __future__ import annotations

import multiprocessing
import os
import time
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from queue import Empty, Full, Queue
from threading import Event, Thread
from types import TracebackType

from travaux.errors import ResourceError, TravauxError
from travaux.ingest.worker import ReadingOptions, Task, work
from travaux.record.article import Rejection
from travaux.resources import load_ledger_words
from travaux.store.entry import Entry, prepare

DEADLINE = 300.0  # seconds for one report; the slowest of 1,000 took three
_STARTING = 300.0  # seconds for a process to load the model on a busy machine
_TICK = 0.1  # seconds
_AHEAD = 64  # captures read ahead of the processes


class _Worker:
    """A reading process and what it has been given."""

    def __init__(self, options: ReadingOptions) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=work, args=(theirs, options), daemon=True)
        self.process.start()
        theirs.close()
        self.task: Task | None = None
        self.ready = False
        self.until = time.monotonic() + _STARTING

    def give(self, task: Task, deadline: float) -> None:
        self.task = task
        self.until = time.monotonic() + deadline
        self.pipe.send(task)

    def end(self) -> None:
        self.pipe.close()
        self.process.kill()
        self.process.join()


@dataclass(slots=True)
class _End:
    """The sources have no more."""

    error: BaseException | None = None


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
        self._workers = [_Worker(options) for _ in range(processes or cores())]
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

    def read(self, tasks: Iterable[Task | Rejection]) -> Iterator[Entry | None]:
        """What is to be stored of captures, in the order in which they are done; None now and then while none is.

        Raises:
            ResourceError: the processes can't load what reading needs.
        """
        queue: Queue[Task | Rejection | _End] = Queue(_AHEAD)
        Thread(target=self._feed, args=(tasks, queue), daemon=True).start()
        words = load_ledger_words()
        waiting: deque[Task] = deque()
        ended = False
        while not ended or waiting or any(worker.task is not None for worker in self._workers):
            while not ended and len(waiting) < len(self._workers):
                try:
                    came = queue.get_nowait()
                except Empty:
                    break
                if isinstance(came, _End):
                    ended = True
                    if came.error is not None:
                        raise came.error
                elif isinstance(came, Rejection):
                    yield prepare(None, came, words, None)
                else:
                    waiting.append(came)
            self._hand_out(waiting)
            yield from self._collect(self._patience(ended, waiting))

    def _patience(self, ended: bool, waiting: deque[Task]) -> float:
        """Seconds to wait for an answer: shorter while a process has nothing to do and a capture may come any moment."""
        idle = any(worker.ready and worker.task is None for worker in self._workers)
        return 0.005 if idle and not ended and not waiting else _TICK

    def _feed(self, tasks: Iterable[Task | Rejection], queue: Queue[Task | Rejection | _End]) -> None:
        """Put captures into the queue; on a thread of its own, since sources may be slow."""
        error: BaseException | None = None
        try:
            for task in tasks:
                if not self._put(queue, task):
                    return
        except (TravauxError, OSError, ValueError) as raised:
            error = raised
        self._put(queue, _End(error))

    def _put(self, queue: Queue[Task | Rejection | _End], what: Task | Rejection | _End) -> bool:
        while not self._stop.is_set():
            try:
                queue.put(what, timeout=_TICK)
                return True
            except Full:
                continue
        return False

    def _hand_out(self, waiting: deque[Task]) -> None:
        for worker in self._workers:
            if waiting and worker.ready and worker.task is None:
                task = waiting.popleft()
                try:
                    worker.give(task, self._deadline)
                except OSError:  # it died between two reports; it will be replaced, and the report is the next one's
                    worker.task = None
                    waiting.appendleft(task)

    def _collect(self, patience: float) -> Iterator[Entry | None]:
        pipes = {worker.pipe: number for number, worker in enumerate(self._workers)}
        answered = wait(list(pipes), patience)
        if not answered:
            yield None
        for pipe in answered:
            assert isinstance(pipe, Connection)
            number = pipes[pipe]
            try:
                answer = pipe.recv()
            except (EOFError, OSError):
                yield from self._replace(number, "crashed", "reading it ended its process; please report the file")
                continue
            if isinstance(answer, TravauxError):
                raise answer
            worker = self._workers[number]
            worker.ready = True
            if answer is not None:
                worker.task = None
                yield answer
        for number, worker in enumerate(self._workers):
            if time.monotonic() > worker.until and (worker.task is not None or not worker.ready):
                yield from self._replace(number, "deadline", f"reading it took longer than {self._deadline:g} s; divide it")

    def _replace(self, number: int, code: str, detail: str) -> Iterator[Entry]:
        """Start a process anew; what it was reading is rejected."""
        worker = self._workers[number]
        worker.end()
        if not worker.ready:
            raise ResourceError(
                "a process that reads reports ended before it was ready; is there memory for one more on each core?"
            )
        self._workers[number] = _Worker(self._options)
        if worker.task is not None:
            rejection = Rejection(worker.task.capture.source, "read", code, detail)
            yield prepare(worker.task.capture, rejection, load_ledger_words(), None)


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
