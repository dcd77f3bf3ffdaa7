"""The processor's time that checking in takes, by who takes it: on a machine that others use too only this is told."""

from __future__ import annotations

import os
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


def spent(site: int, home: Path) -> dict[str, float]:
    """Seconds so far of the site, of the database and of this process."""
    server = int((home / "postgres" / "postmaster.pid").read_text().split()[0])
    return {"site": _family(site), "database": _family(server), "client": _of(os.getpid())[1]}


def _family(top: int) -> float:
    """Of a process and all under it; those that ended are counted where they were waited for."""
    told = {int(path.name): _of(int(path.name)) for path in Path("/proc").iterdir() if path.name.isdigit()}
    under, found = {top}, 0.0
    while more := {pid for pid, (parent, _) in told.items() if parent in under} - under:
        under |= more
    for pid in under:
        found += told.get(pid, (0, 0.0))[1]
    return found


def _of(pid: int) -> tuple[int, float]:
    """The parent of a process, and its seconds with those of its children that ended."""
    try:
        told = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    except OSError:
        return 0, 0.0
    return int(told[1]), sum(map(int, told[11:15])) / TICKS
