"""A morning of phones: sends presses at a fixed rate over kept connections, and counts what came back, and when."""

from __future__ import annotations

import asyncio
import json
import os
import sys
import time
from pathlib import Path
from typing import Any

CONNECTIONS = 128
HEAD = (
    b"POST /hadir/kirim/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%b"
)


class Morning:
    """What was sent and what came of it; a time is counted from when the press was due, not from when it left."""

    def __init__(self, port: int, bodies: list[bytes]) -> None:
        self.port, self.bodies = port, bodies
        self.free: asyncio.Queue[tuple[asyncio.StreamReader, asyncio.StreamWriter]] = asyncio.Queue()
        self.times: list[float] = []
        self.failed: list[str] = []
        self.done_at = 0.0

    async def open(self) -> None:
        """Connect."""
        for _ in range(CONNECTIONS):
            self.free.put_nowait(await asyncio.open_connection("127.0.0.1", self.port))

    async def press(self, body: bytes, due: float) -> None:
        """Send one press and wait for its decision."""
        pair = await self.free.get()
        try:
            sent = body.replace(b'"sent_at": 0', b'"sent_at": %d' % int(time.time() * 1000), 1)
            pair[1].write(HEAD % (len(sent), sent))
            status, answer = await self._answer(pair[0])
            if status == 200 and json.loads(answer)["presses"][0]["decision"] == 0:
                self.times.append(time.perf_counter() - due)
            else:
                self.failed.append(f"{status} {answer[:300]!r}")
        except (OSError, asyncio.IncompleteReadError) as fault:
            self.failed.append(repr(fault))
            pair = await asyncio.open_connection("127.0.0.1", self.port)
        self.done_at = time.perf_counter()
        self.free.put_nowait(pair)

    async def _answer(self, reader: asyncio.StreamReader) -> tuple[int, bytes]:
        head = await reader.readuntil(b"\r\n\r\n")
        length = int(head.lower().split(b"content-length:")[1].split(b"\r\n")[0])
        return int(head.split(b" ", 2)[1]), await reader.readexactly(length)

    async def run(self, first: int, count: int, rate: int) -> float:
        """Send so many at a rate; the seconds it took until the last answer."""
        begun = time.perf_counter()
        tasks = []
        for number in range(count):
            due = begun + number / rate
            if (rest := due - time.perf_counter()) > 0:
                await asyncio.sleep(rest)
            tasks.append(asyncio.create_task(self.press(self.bodies[first + number], due)))
        await asyncio.gather(*tasks)
        return self.done_at - begun


async def morning(folder: Path, port: int, rate: int, seconds: int, warm: int) -> dict[str, Any]:
    """Warm up, then measure."""
    bodies = [line.encode() for line in (folder / "presses.jsonl").read_text().splitlines()]
    all_of_it = Morning(port, bodies)
    await all_of_it.open()
    await all_of_it.run(0, rate * warm, rate)
    before = len(all_of_it.failed)
    all_of_it.times.clear()
    took = await all_of_it.run(rate * warm, rate * seconds, rate)
    times = sorted(all_of_it.times)
    for text in all_of_it.failed[:5]:
        print(text, file=sys.stderr)

    def part(share: float) -> float:
        return round(times[min(len(times) - 1, int(len(times) * share))] * 1000, 1) if times else 0.0

    accepted = len(times) + rate * warm - before
    return {
        "sent": rate * (seconds + warm), "accepted": accepted, "failed": len(all_of_it.failed),
        "per_second": round(len(times) / took, 1), "p50": part(0.5), "p95": part(0.95), "p99": part(0.99),
        "worst": part(1.0),
    }  # fmt: skip


def counted() -> dict[str, Any]:
    """How many of those are in the database, and in how many transactions they came."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sembilan.config.settings")
    import django

    django.setup()
    from sembilan.attendance.models import Press
    from sembilan.organisation.models import Instansi
    from sembilan.records.models import Event
    from sembilan.records.tenancy import tenant

    with tenant(Instansi.objects.get().pk):
        found = Press.objects.filter(device_id__gt=0, photo_sha256="", distance_m=0)
        rows = found.extra(where=["day >= date_trunc('month', now())::date"]).count()
        return {"rows": rows, "batches": Event.objects.filter(verb="presence.press").count()}


if __name__ == "__main__":
    found = asyncio.run(morning(Path(sys.argv[1]), *map(int, sys.argv[2:6])))
    print(json.dumps(found | counted()))
