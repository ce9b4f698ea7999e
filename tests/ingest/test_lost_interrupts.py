"""A Ctrl-C that Python drops, since it came while something was put away, is heard all the same."""

import os
import signal
import weakref

import pytest

from travaux.ingest.interrupts import lost_interrupts


class _Thing:
    pass


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_ctrl_c_while_something_is_put_away_is_raised_in_the_next_round():
    before = signal.getsignal(signal.SIGINT)
    with pytest.raises(KeyboardInterrupt), lost_interrupts() as raise_lost:
        raise_lost()  # none has come
        thing = _Thing()
        watched = weakref.ref(thing, lambda _: os.kill(os.getpid(), signal.SIGINT))
        del thing  # what is raised now, nobody hears
        assert watched() is None
        raise_lost()
    assert signal.getsignal(signal.SIGINT) is before


def test_where_ctrl_c_is_ignored_it_stays_so():
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with lost_interrupts() as raise_lost:
            os.kill(os.getpid(), signal.SIGINT)
            raise_lost()
    finally:
        signal.signal(signal.SIGINT, before)
