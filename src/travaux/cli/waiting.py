"""What a command tells while a ledger is joined anew.

Its user wants to know in the first five seconds why nothing comes, how long that will be, and whether it will be so each time.
"""

from __future__ import annotations

import sys
import time
from contextlib import suppress

_FEW = 300  # versions: so many take a few seconds
_EVERY = 10.0  # seconds between lines


class Waiting:
    """Tells on standard error how far joining anew has come."""

    def __init__(self) -> None:
        self._began = self._told = 0.0

    def __call__(self, done: int, whole: int) -> None:
        """Tell it, if it is time.

        Args:
            done: versions that are joined, of `whole`.
        """
        now = time.monotonic()
        if done == 0:
            self._began = self._told = now
            if whole > _FEW:
                _say(f"this version joins reports by other rules; all {whole:,} are joined anew, once")
        elif done < whole and now - self._told >= _EVERY:
            self._told = now
            _say(f"{done:,} of {whole:,}, {about((now - self._began) * (whole - done) / done)} left")


def about(seconds: float) -> str:
    """A time in words, roughly: about 4 minutes."""
    return f"about {seconds / 60:,.0f} minutes" if seconds > 90 else f"about {seconds:.0f} seconds"


def _say(text: str) -> None:
    """Tell it where errors go, if anything takes it there: no answer is lost for it."""
    if sys.stderr is not None:
        with suppress(OSError):
            print(f"travaux: {text}", file=sys.stderr, flush=True)
