"""Ledgers on SQLite and on a PostgreSQL server that the tests start."""

import os
import shutil

import pytest
from postgres_cluster import Cluster, find_tool, name_of
from store_factory import empty, open_at

from travaux.store import database

KINDS = ("sqlite", "postgresql")


@pytest.fixture(scope="module", autouse=True)
def _no_power_cuts():
    """Nothing waits for the disk: no test cuts the power."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda descriptor: None)
        kept = [pragma for pragma in database._PRAGMAS if not pragma.startswith("synchronous")]
        patch.setattr(database, "_PRAGMAS", (*kept, "synchronous = OFF"))
        yield


@pytest.fixture(scope="session")
def cluster():
    """A running server; its tests are skipped where PostgreSQL isn't installed, unless TRAVAUX_POSTGRES=required."""
    if find_tool("initdb") is None or find_tool("pg_ctl") is None:
        reason = "PostgreSQL's initdb and pg_ctl aren't installed (apt-get install postgresql)"
        if os.environ.get("TRAVAUX_POSTGRES") == "required":
            pytest.fail(reason)
        pytest.skip(reason)
    server = Cluster()
    yield server
    server.close()


class Pool:
    """Open ledgers on one database that tests have emptied: faster than new ones, whose statements are all compiled anew."""

    def __init__(self, folder, cluster):
        self._folder, self.cluster = folder, cluster
        self._idle, self._made = [], 0
        self._empty = cluster.make() if cluster is not None else folder / "empty.db"
        open_at(self._empty, create=True).close()

    def place(self):
        """Where a new, empty ledger lies."""
        if self.cluster is not None:
            return self.cluster.make(name_of(self._empty))
        self._made += 1
        place = self._folder / str(self._made) / "talks.db"
        place.parent.mkdir()
        return shutil.copy(self._empty, place)

    def take(self):
        return self._idle.pop() if self._idle else open_at(self.place())

    def give_back(self, ledger):
        empty(ledger)
        self._idle.append(ledger)

    def close(self):
        for ledger in self._idle:
            ledger.close()


@pytest.fixture(scope="session")
def sqlite_pool(tmp_path_factory):
    pool = Pool(tmp_path_factory.mktemp("ledgers"), None)
    yield pool
    pool.close()


@pytest.fixture(scope="session")
def postgresql_pool(cluster):
    pool = Pool(None, cluster)
    yield pool
    pool.close()


class Maker:
    """Makes empty ledgers on one database, called without more; `place` and `open` are for what a test does to a file or URL."""

    def __init__(self, pool):
        self._pool = pool
        self._taken, self._opened, self._made = [], [], []

    def __call__(self):
        self._taken.append(self._pool.take())
        return self._taken[-1]

    def place(self):
        """Where a new, empty ledger lies that nobody else gets."""
        self._made.append(self._pool.place())
        return self._made[-1]

    def open(self, place):
        self._opened.append(open_at(place))
        return self._opened[-1]

    def close(self):
        for ledger in self._taken:
            self._pool.give_back(ledger)
        for ledger in self._opened:
            ledger.close()
        for place in self._made if self._pool.cluster is not None else ():
            self._pool.cluster.drop(place)


def makers_of(request):
    """Makes makers of ledgers on a database, and closes them."""
    makers = []

    def of(kind):
        makers.append(Maker(request.getfixturevalue(f"{kind}_pool")))
        return makers[-1]

    yield of
    for maker in makers:
        maker.close()


# For the ledgers of one test, and for those that all tests of a module share.
maker_of = pytest.fixture(makers_of, name="maker_of")
shared_maker_of = pytest.fixture(makers_of, scope="module", name="shared_maker_of")


@pytest.fixture(params=KINDS)
def new_ledger(request, maker_of):
    """Makes empty ledgers, on each database."""
    return maker_of(request.param)


@pytest.fixture
def ledger(new_ledger):
    """An empty ledger, on each database."""
    return new_ledger()


@pytest.fixture(scope="module", params=KINDS)
def shared_ledger(request, shared_maker_of):
    """A ledger on each database, empty at first, that all tests of a module share."""
    return shared_maker_of(request.param)()


@pytest.fixture
def sqlite_ledger(maker_of):
    """An empty ledger on SQLite, in files that no other test gets."""
    maker = maker_of("sqlite")
    return maker.open(maker.place())
