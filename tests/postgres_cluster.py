"""A PostgreSQL server of the tests' own, reached through a socket in a folder that nobody else knows."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import psycopg

INSTALLED = Path("/usr/lib/postgresql")  # where Debian puts what it leaves off the PATH
SETTINGS = ("listen_addresses=", "fsync=off", "full_page_writes=off", "autovacuum=off", "shared_buffers=32MB")
OWNER = "postgres"


def find_tool(name):
    """A program of PostgreSQL, the newest one that is installed; None where there is none."""
    newest = max(INSTALLED.glob(f"*/bin/{name}"), key=lambda path: float(path.parts[-3]), default=None)
    return shutil.which(name) or (str(newest) if newest is not None else None)


class Cluster:
    """A server while it runs: `url` of a database in it, `make` for a new one."""

    def __init__(self):
        self.folder = Path(tempfile.mkdtemp(prefix="travaux-", dir="/tmp"))  # a socket's path may have 107 characters
        self._as_owner = (
            ["runuser", "-u", OWNER, "--"] if os.geteuid() == 0 else []
        )  # which the server wants as nobody's but its own
        if self._as_owner:
            shutil.chown(self.folder, OWNER)
        self._run(find_tool("initdb"), "--username", OWNER, "--auth", "trust", "--no-sync", "--encoding", "UTF8", "--locale", "C")
        options = " ".join(f"-c {setting}" for setting in (*SETTINGS, f"unix_socket_directories={self.folder}"))
        self._run(find_tool("pg_ctl"), "--wait", "--options", options, "--log", str(self.folder / "log"), "start")
        self._admin = psycopg.connect(self.url("postgres"), autocommit=True)
        self._made = 0

    def _run(self, *command):
        where = ["--pgdata", str(self.folder / "data")]
        called = [*self._as_owner, command[0], *where, *command[1:]]
        subprocess.run(called, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd=self.folder)

    def url(self, name):
        return f"postgresql://{OWNER}@/{name}?host={self.folder}"

    def make(self, template="template0"):
        """The URL of a new database, a copy of another."""
        self._made += 1
        name = f"ledger_{self._made}"
        self._admin.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        return self.url(name)

    def drop(self, url):
        self._admin.execute(f"DROP DATABASE {name_of(url)} WITH (FORCE)")

    def close(self):
        self._admin.close()
        self._run(find_tool("pg_ctl"), "--mode", "immediate", "stop")
        shutil.rmtree(self.folder)


def name_of(url):
    """The name of the database at a URL."""
    return url.split("/")[3].split("?")[0]
