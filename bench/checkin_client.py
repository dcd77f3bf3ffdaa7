"""A morning of phones: sends presses at a fixed rate over kept connections, and counts what came back, and when."""

from __future__ import annotations

import asyncio
import json
import sys
import time
from collections import deque
from pathlib import Path
from typing import Any

from bench.checkin_cpu import spent

CONNECTIONS = 128
HEAD = b"POST /hadir/kirim/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: "
UNSENT = b'"sent_at": 0'
ACCEPTED = b'"decision": 0'


class Line(asyncio.Protocol):
    """One connection; it carries one press at a time."""

    def __init__(self, morning: Morning) -> None:
        self.morning, self.seen, self.due = morning, b"", 0.0

    def connection_made(self, transport: Any) -> None:
        """There it is."""
        self.transport = transport
        self.morning.free.append(self)

    def send(self, body: bytes, due: float) -> None:
        """Send one press, due at a moment."""
        body = body.replace(UNSENT, b'"sent_at": %d' % int(time.time() * 1000), 1)
        self.seen, self.due = b"", due
        self.transport.write(b"%b%d\r\n\r\n%b" % (HEAD, len(body), body))

    def data_received(self, data: bytes) -> None:
        """An answer, or a part of it."""
        self.seen += data
        head = self.seen.find(b"\r\n\r\n")
        if head < 0:
            return
        length = int(self.seen[:head].lower().split(b"content-length:")[1].split(b"\r\n")[0])
        if len(self.seen) >= head + 4 + length:
            self.morning.answered(self, self.seen)

    def connection_lost(self, fault: Exception | None) -> None:
        """It is gone, and what it carried with it."""
        self.morning.lost(self, fault)


class Morning:
    """What was sent and what came of it; a time is counted from when the press was due, not from when it left."""

    def __init__(self, port: int, bodies: list[bytes]) -> None:
        self.port, self.bodies = port, bodies
        self.free: deque[Line] = deque()
        self.late: deque[tuple[bytes, float]] = deque()  # due, and no connection free
        self.times: list[float] = []
        self.failed: list[str] = []
        self.accepted, self.open = 0, 0
        self.done_at = 0.0
        self.all_done = asyncio.Event()

    async def connect(self, count: int) -> None:
        """Open so many connections."""
        for _ in range(count):
            await asyncio.get_running_loop().create_connection(lambda: Line(self), "127.0.0.1", self.port)

    def answered(self, line: Line, seen: bytes) -> None:
        """Note what came of a press, and send who waits."""
        if seen.startswith(b"HTTP/1.1 200") and ACCEPTED in seen:
            self.accepted += 1
            self.times.append(time.perf_counter() - line.due)
        else:
            self.failed.append(repr(seen[:600]))
        self._one_less()
        if self.late:
            line.send(*self.late.popleft())
        else:
            line.due = 0.0
            self.free.append(line)

    def lost(self, line: Line, fault: Exception | None) -> None:
        """A connection went away; nothing is sent twice here, so that what is lost is seen."""
        if line.due:
            self.failed.append(f"lost {fault!r}")
            self._one_less()
        elif line in self.free:
            self.free.remove(line)

    def _one_less(self) -> None:
        self.open -= 1
        self.done_at = time.perf_counter()
        if not self.open:
            self.all_done.set()

    async def run(self, first: int, count: int, rate: int) -> float:
        """Send so many at a rate; the seconds it took until the last answer."""
        begun = time.perf_counter()
        self.open, next_one = self.open + count, 0
        self.all_done.clear()
        while next_one < count:
            now = time.perf_counter()
            while next_one < count and (due := begun + next_one / rate) <= now:
                told = (self.bodies[first + next_one], due)
                if self.free:
                    self.free.popleft().send(*told)
                else:
                    self.late.append(told)
                next_one += 1
            await asyncio.sleep(max(0.0, begun + next_one / rate - time.perf_counter()))
        await self.all_done.wait()
        return self.done_at - begun


async def morning(folder: Path, port: int, rate: int, seconds: int, warm: int, site: int) -> dict[str, Any]:
    """Warm up, then measure."""
    bodies = (folder / "presses.jsonl").read_bytes().splitlines()
    phones = Morning(port, bodies)
    await phones.connect(CONNECTIONS)
    await phones.run(0, rate * warm, rate)
    phones.times.clear()
    before = spent(site, folder.parent)
    took = await phones.run(rate * warm, rate * seconds, rate)
    after = spent(site, folder.parent)
    times = sorted(phones.times)
    for text in phones.failed[:5]:
        print(text, file=sys.stderr)

    def part(share: float) -> float:
        return round(times[min(len(times) - 1, int(len(times) * share))] * 1000, 1) if times else 0.0

    return {
        "sent": rate * (seconds + warm), "accepted": phones.accepted, "failed": len(phones.failed),
        "per_second": round(len(times) / took, 1), "p50": part(0.5), "p95": part(0.95), "p99": part(0.99),
        "worst": part(1.0), **{f"cpu_{name}": round((after[name] - before[name]) / took, 3) for name in after},
    }  # fmt: skip


if __name__ == "__main__":
    print(json.dumps(asyncio.run(morning(Path(sys.argv[1]), *map(int, sys.argv[2:7])))))
