"""The worker of the site: it knows how long a request lay in the queue, and lets presses wait without a page's thread.

When a press came is when it reached us. Threads of pages are few, for each may hold a connection to the database; a
press only waits for its commit, so very many may wait at once, and be committed together.
"""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from gunicorn.workers.gthread import ThreadWorker  # type: ignore[import-untyped]

HEADER = "SEMBILAN-QUEUED"  # seconds; whoever sends one of his own is not believed
PRESSES = ("POST", "/hadir/kirim/")
WAITING = 128  # requests that are being read or wait; those of pages among them wait for a thread of a page


class Worker(ThreadWorker):  # type: ignore[misc]
    """Threads that answer; each request is told how long it waited for one."""

    def get_thread_pool(self) -> ThreadPoolExecutor:
        """Threads that read requests and answer presses, and beside them those of pages."""
        self.pages = ThreadPoolExecutor(self.cfg.threads, "pages")
        return ThreadPoolExecutor(max(WAITING, self.cfg.threads), "requests")

    def enqueue_req(self, conn: Any) -> None:
        """Note when there was something to read."""
        conn.queued_at = time.monotonic()
        super().enqueue_req(conn)

    def handle_request(self, req: Any, conn: Any) -> Any:
        """Hand the time on; whatever is no press goes to a thread of a page."""
        if (req.method, req.path) == PRESSES:
            return self._handled(req, conn)
        return self.pages.submit(self._handled, req, conn).result()

    def _handled(self, req: Any, conn: Any) -> Any:
        req.headers = [pair for pair in req.headers if pair[0] != HEADER]
        req.headers.append((HEADER, f"{time.monotonic() - conn.queued_at:.6f}"))
        return super().handle_request(req, conn)
