"""Terminals pushing their lines through the site itself, beside the bare insert of the same rows.

`python -m bench.terminals [SECONDS] [STORED]`: the site runs as `sembilan serve` does, the clients beside it on the
same machine; each answer waits for a commit on disk. STORED punches lie there before the second measurement, those of
the month that is written to among them.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

BATCH, DEVICES, CLIENTS = 500, 40, 4
KODE, ZONE = "99.98", "Asia/Jakarta"
MONTH_SECONDS = 2_000_000
FIRST = int(time.time()) - 3 * MONTH_SECONDS


def main(seconds: float = 10, stored: int = 20_000_000) -> int:
    """Measure with nothing stored and with much, and print both."""
    folder = Path(tempfile.mkdtemp(prefix="sembilan-bench-"))
    folder.chmod(0o755)
    site: subprocess.Popen[bytes] | None = None
    try:
        region = _begin(folder)
        site, port = _served(folder)
        _pushed(port, 2, 2)  # each worker's first post also opens its connection
        found = {"empty": _pushed(port, seconds, 0), "bare": _bare(region, seconds)}
        if stored:
            _fill(region, stored)
            print(json.dumps({"filled": _count()}), flush=True)
            found["stored"] = _pushed(port, seconds, 1)
            found["bare stored"] = _bare(region, seconds)
        found["rows"] = {"stored": _count(), "batch": BATCH, "devices": DEVICES, "clients": CLIENTS}
        print(json.dumps(found))
    finally:
        if site:
            site.terminate()
            site.wait(60)
        from bench.office import stopped

        stopped(folder)
        shutil.rmtree(folder, ignore_errors=True)
    return 0


def _begin(folder: Path) -> int:
    from bench.office import started

    started(folder)
    from sembilan.exchange.terminals.models import Door
    from sembilan.organisation.models import Instansi
    from sembilan.records.tenancy import tenant

    region = Instansi.objects.create(kode=KODE, name="Kabupaten Ukur", zone=ZONE)
    with tenant(region.pk):
        for number in range(DEVICES):
            Door.objects.create(serial=f"BENCH{number:04}")
            _approve(region, f"BENCH{number:04}")
    return int(region.pk)


def _approve(region: Any, serial: str) -> None:
    from sembilan.exchange.terminals import actions

    actions.approve(instansi=region, serial=serial, name=serial, unor=None, place=None, zone=ZONE, by="cli:bench")


def _served(folder: Path) -> tuple[subprocess.Popen[bytes], int]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    env = {**os.environ, "SEMBILAN_HOME": str(folder / "home"), "PORT": str(port)}
    serve = "from sembilan.config.command import main; raise SystemExit(main(['serve']))"
    site = subprocess.Popen([sys.executable, "-c", serve], env=env, stdout=subprocess.DEVNULL)
    for _ in range(600):
        # The port is open before the site stands behind it.
        with contextlib.suppress(OSError), urllib.request.urlopen(f"http://127.0.0.1:{port}/iclock/ping", timeout=60):
            return site, port
        time.sleep(0.2)
    raise RuntimeError("the site does not answer")


def _pushed(port: int, seconds: float, part: int) -> dict[str, float]:
    """Lines a second that were answered OK, by clients that each play some of the devices."""
    import httpx

    ends = time.perf_counter() + seconds
    begun = time.perf_counter()

    def play(client: int) -> tuple[int, list[float]]:
        lines, waits, turn = 0, [], 0
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60) as wire:
            while time.perf_counter() < ends:
                device = (turn * CLIENTS + client) % DEVICES
                body = _body(part, device, turn)
                since = time.perf_counter()
                answer = wire.post(f"/iclock/cdata?SN=BENCH{device:04}&table=ATTLOG&Stamp={turn}", content=body)
                waits.append(time.perf_counter() - since)
                if answer.text == f"OK: {BATCH}":
                    lines += BATCH
                turn += 1
        return lines, waits

    with ThreadPoolExecutor(CLIENTS) as pool:
        played = list(pool.map(play, range(CLIENTS)))
    spent = time.perf_counter() - begun
    waits = sorted(wait for _lines, some in played for wait in some)
    total = sum(lines for lines, _some in played)
    return {"lines a second": total / spent, "p99 ms": waits[int(len(waits) * 0.99)] * 1e3, "posts": len(waits)}


def _body(part: int, device: int, turn: int) -> str:
    begun = FIRST + part * MONTH_SECONDS + turn * BATCH
    return "\n".join(
        f"{device * 1_000 + n}\t{time.strftime('%Y-%m-%d %H:%M:%S', time.gmtime(begun + n))}\t0\t1"
        for n in range(BATCH)
    )


BARE = """
insert into attendance_clocking (instansi_id, terminal_id, pin, at, status, verify, workcode)
select %(i)s, 999999, pin, to_timestamp(epoch), 0, 1, 0
from unnest(%(pins)s::bigint[], %(epochs)s::bigint[]) as sent (pin, epoch) on conflict do nothing
"""


def _bare(region: int, seconds: float) -> dict[str, float]:
    """The same rows, batch by batch, on one connection, committed each, without any site."""
    from django.db import connection

    from sembilan.records.tenancy import tenant

    rows, begun, turn = 0, time.perf_counter(), int(time.time()) % 1_000_000
    while time.perf_counter() - begun < seconds:
        pins = [turn * 1_000 + n for n in range(BATCH)]
        with tenant(region), connection.cursor() as cursor:
            cursor.execute(BARE, {"i": region, "pins": pins, "epochs": [FIRST + turn + n for n in range(BATCH)]})
        rows, turn = rows + BATCH, turn + 1
    return {"lines a second": rows / (time.perf_counter() - begun)}


def _fill(region: int, stored: int) -> None:
    """Punches of a year and a half, by the month."""
    from django.db import connection

    from sembilan.records.tenancy import tenant

    each = stored // 18
    for month in range(18):
        begun = FIRST + MONTH_SECONDS - month * 2_629_800
        with tenant(region), connection.cursor() as cursor:
            for day in (begun, begun + 2_629_800):
                cursor.execute("select attendance_clocking_month((to_timestamp(%s) at time zone 'UTC')::date)", [day])
            cursor.execute(
                "insert into attendance_clocking (instansi_id, terminal_id, pin, at, status, verify, workcode)"
                " select %s, 888888, n %% 50000, to_timestamp(%s + (n / 50000) * 40000 + n %% 3600), 0, 1, 0"
                " from generate_series(1, %s) n on conflict do nothing",
                [region, begun, each],
            )


def _count() -> int:
    from django.db import connections

    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "select sum(reltuples)::bigint from pg_class where relname like 'attendance_clocking_2%%' and relkind = 'r'"
        )
        return int(cursor.fetchone()[0] or 0)


if __name__ == "__main__":
    sys.exit(main(*(kind(text) for kind, text in zip((float, int), sys.argv[1:], strict=False))))
