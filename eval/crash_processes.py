"""Processes of a group: killed, and looked for."""

from __future__ import annotations

import os
import signal
import subprocess
from pathlib import Path


def kill(process: subprocess.Popen[bytes], *, parent_only: bool) -> None:
    """Send SIGKILL to a process, or to its whole group."""
    if process.poll() is None:
        if parent_only:
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def left_of(group: int) -> list[int]:
    """Processes of a group that run, read from /proc."""
    left = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, its_group = stat.read_text().rpartition(")")[2].split()[:3]
        except OSError:
            continue
        if int(its_group) == group and state != "Z":
            left.append(int(stat.parent.name))
    return left
