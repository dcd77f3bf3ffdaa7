"""The worker: does what was left to be done later, for every instansi, and takes up what a dead worker left behind."""

from __future__ import annotations

import asyncio
import contextlib
import importlib
import importlib.util
import logging
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from procrastinate import App

LOOK_SECONDS = 10
log = logging.getLogger(__name__)


def find_jobs() -> None:
    """Learn what the names of jobs stand for: each room's `actions.py` and `jobs.py` are found by the room's name."""
    from django.conf import settings

    for room in settings.ROOMS:
        for name in (f"sembilan.{room}.actions", f"sembilan.{room}.jobs"):
            if importlib.util.find_spec(name):
                importlib.import_module(name)


def work(*, wait: bool = True) -> None:
    """Work until told to stop; without `wait` until nothing is left to do."""
    from procrastinate import PsycopgConnector
    from procrastinate.contrib.django.utils import connector_params

    from sembilan.records import later

    find_jobs()
    door = PsycopgConnector(kwargs=connector_params("default"), min_size=1, max_size=4)
    asyncio.run(_work(later.queue_through(door), wait))


async def _work(app: App, wait: bool) -> None:
    from sembilan.records import later

    async with app.open_async():
        await later.take_up_again(app)
        looking = asyncio.create_task(_look(app))
        try:
            await app.run_worker_async(queues=[later.QUEUE], wait=wait, delete_jobs="successful")
        finally:
            looking.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await looking


async def _look(app: App) -> None:
    from procrastinate.exceptions import ConnectorException

    from sembilan.records import later

    while True:
        await asyncio.sleep(LOOK_SECONDS)
        try:
            await later.take_up_again(app)
        except ConnectorException:
            log.exception("Antrean tidak dapat dibaca; dicoba lagi.")


def main() -> int:
    """Work beside the site until it has gone."""
    import django

    from sembilan.config.beside import end_with_parent

    end_with_parent()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sembilan.config.settings")
    django.setup()
    work()
    return 0


if __name__ == "__main__":
    sys.exit(main())
