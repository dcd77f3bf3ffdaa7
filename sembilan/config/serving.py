"""The worker of the site, which knows how long a request lay in the queue: when a press came is when it reached us."""

from __future__ import annotations

import time
from typing import Any

from gunicorn.workers.gthread import ThreadWorker  # type: ignore[import-untyped]

HEADER = "SEMBILAN-QUEUED"  # seconds; whoever sends one of his own is not believed


class Worker(ThreadWorker):  # type: ignore[misc]
    """Threads that answer; each request is told how long it waited for one."""

    def enqueue_req(self, conn: Any) -> None:
        """Note when there was something to read."""
        conn.queued_at = time.monotonic()
        super().enqueue_req(conn)

    def handle(self, conn: Any) -> Any:
        """Note when a thread took it up."""
        conn.queued = time.monotonic() - conn.queued_at
        return super().handle(conn)

    def handle_request(self, req: Any, conn: Any) -> Any:
        """Hand the time on."""
        req.headers = [pair for pair in req.headers if pair[0] != HEADER]
        req.headers.append((HEADER, f"{conn.queued:.6f}"))
        return super().handle_request(req, conn)
