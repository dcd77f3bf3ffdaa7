"""A worker that dies at a step of an area, as by a power cut: `python -m tests.runs.deadly_worker AREA STEP`."""

from __future__ import annotations

import os
import signal
import sys
from contextlib import contextmanager


def main(area: str, fatal: str) -> None:
    import django

    django.setup()
    from sembilan.config import working
    from sembilan.runs import machine

    step = machine._step

    @contextmanager
    def deadly(run, name, job):
        with step(run, name, job):
            if (run.area, name) == (area, fatal):
                os.kill(os.getpid(), signal.SIGKILL)
            yield

    machine._step = deadly
    working.work(wait=False)


if __name__ == "__main__":
    main(*sys.argv[1:])
