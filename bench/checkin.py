"""Checking in over HTTP at a rate, with so many presses already stored: `python -m bench.checkin [--stored N]`.

A folder of its own with a durable PostgreSQL and the served site; the client stands beside it on the same machine and
sends by a plan, not by the answers, so that a stall is counted against everybody who had to wait behind it.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

RATE, SECONDS, WARM = 420, 60, 5
LIMIT_MS = 250
ENOUGH = 0.95  # of the rate that was asked for: 400 a second of the 420; the last answers come after the last second


def main() -> int:
    """Measure with as many rows stored as asked, print one table; 1 when a press was lost or the limit missed."""
    asked = argparse.ArgumentParser(prog="python -m bench.checkin", description=__doc__)
    asked.add_argument("--stored", type=int, default=1_000_000, help="presses of earlier months that are there already")
    asked.add_argument("--rate", type=int, default=RATE, help="check-ins a second")
    asked.add_argument("--seconds", type=int, default=SECONDS)
    asked.add_argument("--empty", action="store_true", help="measure with nothing stored too, to compare")
    asked.add_argument("--folder", type=Path, help="kept, and taken up again by the next measure; else one that goes")
    args = asked.parse_args()
    rounds = ([0] if args.empty else []) + [args.stored]
    with folder(args.folder) as home:
        results = [measured(home, stored, args.rate, args.seconds) for stored in rounds]
    show(results)
    return int(not all(is_good(one, args.rate) for one in results))


@contextlib.contextmanager
def folder(kept: Path | None) -> Iterator[Path]:
    """Where the installation lives; one of our own goes at the end."""
    home = kept or Path(tempfile.mkdtemp(prefix="sembilan-checkin-"))
    home.mkdir(parents=True, exist_ok=True)
    home.chmod(0o755)
    try:
        yield home.resolve()
    finally:
        child(environment(home), "bench.checkin_world", "stop", "0")
        if kept is None:
            shutil.rmtree(home, ignore_errors=True)


def environment(home: Path) -> dict[str, str]:
    """What the processes are told."""
    return os.environ | {"SEMBILAN_HOME": str(home.resolve()), "SEMBILAN_HOSTS": "*"}


def measured(home: Path, stored: int, rate: int, seconds: int) -> dict[str, Any]:
    """The figures with so many presses stored."""
    env = environment(home)
    made = child(env, "bench.checkin_world", str(rate * (seconds + WARM)), str(stored))
    port = free_port()
    site = subprocess.Popen(
        [sys.executable, "-m", "sembilan.config.command", "serve", "--port", str(port)], env=env,
        stdout=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    begun = time.time()
    try:
        wait_for(port)
        asked = (str(home / "checkin"), str(port), str(rate), str(seconds), str(WARM), str(site.pid))
        found = child(env, "bench.checkin_client", *asked)
    finally:
        os.killpg(site.pid, signal.SIGTERM)
        site.wait(30)
    counted = child(env, "bench.checkin_rows", str(begun))
    bare = child(env, "bench.checkin_bare", "16")
    return {"stored": stored, **made, **found, **counted, **bare}


def child(env: dict[str, str], module: str, *args: str) -> dict[str, Any]:
    """What a process of its own found, as its last line says."""
    print(f"… {module} {' '.join(args)}", file=sys.stderr)
    done = subprocess.run([sys.executable, "-m", module, *args], env=env, stdout=subprocess.PIPE, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


def wait_for(port: int) -> None:
    """Until the site answers."""
    for _ in range(300):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/masuk/", timeout=2)
            return
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.2)
    raise SystemExit("the site does not answer")


def is_good(found: dict[str, Any], rate: int) -> bool:
    """Whether every press was accepted and is there once, as fast as asked."""
    whole = found["sent"] == found["accepted"] == found["rows"]
    return bool(whole and found["per_second"] >= rate * ENOUGH and found["p99"] < LIMIT_MS)


def show(results: list[dict[str, Any]]) -> None:
    """The figures as a table."""
    names = {
        "stored": "presses stored before", "sent": "sent", "accepted": "accepted", "rows": "rows there",
        "failed": "failed", "per_second": "accepted a second", "p50": "p50 ms", "p95": "p95 ms", "p99": "p99 ms",
        "worst": "worst ms", "cpu_site": "seconds of processor a second, site", "cpu_database": "… database",
        "cpu_client": "… client", "batches": "transactions", "filled_seconds": "seconds to fill",
        "megabytes": "MB of database", "bare_per_second": "bare inserts a second, 16 connections",
        "bare_p99": "bare p99 ms", "bare_batched_per_second": "bare inserts a second, ten a commit, 2 connections",
        "fsync": "fsync", "synchronous_commit": "synchronous_commit",
    }  # fmt: skip
    for key, name in names.items():
        print(f"{name:50}", *(f"{one.get(key, ''):>16}" for one in results))


if __name__ == "__main__":
    sys.exit(main())
