"""Presses that come within the same moments are decided and committed together, by one thread of each process.

While one batch is being committed the next gathers by itself, so that batches grow with the load and a press that comes
alone waits for nobody. Who is answered has been committed.
"""

from __future__ import annotations

import gc
import logging
import threading
from collections import deque
from concurrent.futures import Future

from django.db import DatabaseError, InterfaceError, connection
from django.utils import translation

from sembilan.attendance.actions.presses import make_months
from sembilan.organisation.queries import entered
from sembilan.presence.deciding.batch import Arrival, Reply, decide, months_of
from sembilan.records.tenancy import tenant

TOGETHER = 64  # messages in one transaction: more gain nothing and keep the first of them waiting
MOST_WAITING = 512
# A transaction costs as much as thirty presses in it: while many come, one waits a moment for others to join.
ENOUGH, PAUSE_SECONDS = 32, 0.04
RECENT_SECONDS = 60.0  # a schedule or a limit set now holds for presses within a minute
log = logging.getLogger(__name__)


def _settle() -> bool:
    """Take what is loaded by now as there for good: looking through it for garbage held all presses for 0.2 seconds."""
    gc.collect()
    gc.freeze()
    return True


class Overloaded(Exception):
    """More wait than can be answered soon."""


class Gatherer:
    """The queue of one process and the thread that empties it."""

    def __init__(self) -> None:
        self.waiting: deque[tuple[Arrival, Future[Reply]]] = deque()
        self.there = threading.Condition()
        self.thread: threading.Thread | None = None

    def submit(self, arrival: Arrival) -> Future[Reply]:
        """Have a message decided; the answer comes once it is committed."""
        future: Future[Reply] = Future()
        with self.there:
            if len(self.waiting) >= MOST_WAITING:
                raise Overloaded
            self.waiting.append((arrival, future))
            if self.thread is None or not self.thread.is_alive():
                self.thread = threading.Thread(target=self._run, name="presses", daemon=True)
                self.thread.start()
            self.there.notify()
        return future

    def _run(self) -> None:
        translation.activate("id")
        was_busy, is_settled = False, False
        while True:
            with self.there:
                while not self.waiting:
                    self.there.wait()
                if was_busy:
                    self.there.wait_for(lambda: len(self.waiting) >= ENOUGH, PAUSE_SECONDS)
                taken = [self.waiting.popleft() for _ in range(min(TOGETHER, len(self.waiting)))]
            was_busy = len(taken) > 1
            for pk in {arrival.message.instansi for arrival, _ in taken}:
                self._together(pk, [one for one in taken if one[0].message.instansi == pk])
            if not is_settled:
                is_settled = _settle()

    def _together(self, instansi_id: int, taken: list[tuple[Arrival, Future[Reply]]]) -> None:
        """One transaction for all; if it fails, each alone, so that one cannot spoil the others' morning."""
        arrivals = [arrival for arrival, _ in taken]
        try:
            try:
                replies = self._decided(instansi_id, arrivals)
            except (
                DatabaseError,
                InterfaceError,
            ):  # once more on a fresh connection; what was committed is found again
                replies = self._decided(instansi_id, arrivals)
        except Exception as fault:
            log.exception("presses of instansi %s were not decided", instansi_id)
            if len(taken) > 1 and not isinstance(fault, DatabaseError | InterfaceError):
                for one in taken:
                    self._together(instansi_id, [one])
                return
            for _, future in taken:
                future.set_exception(fault)
            return
        for (_, future), reply in zip(taken, replies, strict=True):
            future.set_result(reply)

    def _decided(self, instansi_id: int, arrivals: list[Arrival]) -> list[Reply]:
        try:
            make_months(months_of(arrivals))
            with tenant(instansi_id, entered) as instansi:
                return decide(instansi, arrivals, RECENT_SECONDS)
        except (DatabaseError, InterfaceError):
            connection.close()  # a server that was away gets a fresh connection at the next try
            raise
