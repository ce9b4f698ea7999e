"""Ledgers on SQLite and on a PostgreSQL server that the tests start."""

import os
import shutil

import pytest
from postgres_cluster import Cluster, find_tool, name_of
from store_factory import open_at

from travaux.store import database
from travaux.store.migrate import HEAD
from travaux.store.tables import metadata

KINDS = ("sqlite", "postgresql")
EMPTYING = (
    f"TRUNCATE sentence, {', '.join(name for name in metadata.tables if name != 'setting')}",
    "UPDATE setting SET value = CASE name WHEN 'entered' THEN '0' ELSE '' END",
    f"UPDATE alembic_version SET version_num = '{HEAD}'",
)


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


@pytest.fixture(scope="session")
def empty_ledgers(tmp_path_factory):
    """An empty ledger of each kind that was asked for, of which tests get copies."""
    made = {}

    def of(kind, get_cluster):
        if kind not in made:
            made[kind] = get_cluster().make() if kind == "postgresql" else tmp_path_factory.mktemp("empty") / "empty.db"
            open_at(made[kind], create=True).close()
        return made[kind]

    return of


class Maker:
    """Makes empty ledgers of one kind. Which one a URL or file names doesn't matter to a test."""

    def __init__(self, kind, folder, empty, cluster):
        self.kind, self._folder, self._empty, self._cluster = kind, folder, empty, cluster
        self._opened, self._made = [], []

    def place(self):
        """Where a new, empty ledger lies."""
        if self.kind == "postgresql":
            place = self._cluster.take(name_of(self._empty))
        else:
            place = self._folder / f"ledger{len(self._made)}.db"
            shutil.copy(self._empty, place)
        self._made.append(place)
        return place

    def open(self, place, **options):
        ledger = open_at(place, **options)
        self._opened.append(ledger)
        return ledger

    def __call__(self):
        """A new, empty ledger."""
        return self.open(self.place())

    def close(self):
        for ledger in self._opened:
            ledger.close()
        for place in self._made if self._cluster is not None else ():
            self._cluster.give_back(place, EMPTYING)


def makers_of(request, tmp_path_factory, empty_ledgers):
    """Makes makers of ledgers of a kind, and closes them."""
    makers = []

    def of(kind):
        server = request.getfixturevalue("cluster") if kind == "postgresql" else None
        makers.append(Maker(kind, tmp_path_factory.mktemp("ledgers"), empty_ledgers(kind, lambda: server), server))
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
    """An empty ledger on SQLite."""
    return maker_of("sqlite")()
