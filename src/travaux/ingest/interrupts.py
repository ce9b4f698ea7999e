"""Ctrl-C, heard also where Python loses it."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType


@contextmanager
def lost_interrupts() -> Iterator[Callable[[], None]]:
    """Gives a function that raises a KeyboardInterrupt which nobody has heard.

    What a signal raises while garbage is collected, in what is called when something is gone, Python only tells of and drops.
    Whoever works in a loop asks in each round. On other threads than the main one, which no signal comes to, nothing is raised.
    """
    before = signal.getsignal(signal.SIGINT)
    if threading.current_thread() is not threading.main_thread() or not callable(before):
        yield lambda: None
        return
    came = threading.Event()

    def note(number: int, frame: FrameType | None) -> None:
        came.set()
        before(number, frame)

    def ask() -> None:
        if came.is_set():
            raise KeyboardInterrupt

    signal.signal(signal.SIGINT, note)
    try:
        yield ask
    finally:
        signal.signal(signal.SIGINT, before)
