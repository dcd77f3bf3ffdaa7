"""A process that computes a month and kills itself, as a power cut would: `python -m tests.runs.deadly AREA STEP`."""

from __future__ import annotations

import os
import signal
import sys
from contextlib import contextmanager


def main(area: str, fatal: str) -> None:
    import django

    django.setup()
    from sembilan.organisation.models import Instansi
    from sembilan.runs import actions, machine
    from tests import cast
    from tests.runs.month import OCTOBER

    def die(*_: object) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    step = machine._step

    @contextmanager
    def deadly(run, name, job):
        with step(run, name, job):
            if name == fatal:
                die()
            yield

    machine._step = deadly
    if fatal == "uncommitted":  # results are in the table, the transaction is not closed
        actions.hashes = die
    machine.compute(Instansi.objects.get(kode=cast.REGION), area, OCTOBER, by="cli:uji")


if __name__ == "__main__":
    main(*sys.argv[1:])
