"""`sembilan run` again and again, each time struck by a signal at another moment: `python -m tests.runs.disturbed`.

Reads [signal, moment] pairs as JSON, prints how each attempt ended. Moments are counted in calls, not in seconds: each
step of each area has one before its work and one after it, and one more lies where results wait to be committed.
"""

from __future__ import annotations

import json
import os
import sys
import time
from contextlib import contextmanager

WORDS = ["run", "2026-10", "--instansi", "99.02"]


def attempt(number: int, moment: int) -> int:
    """Fork, so that Django starts once; the wait status of the child."""
    child = os.fork()
    if child:
        return os.waitpid(child, 0)[1]
    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, 1)
    os.dup2(quiet, 2)
    arm(number, moment)
    from sembilan.config.command import main

    os._exit(main(WORDS))


def arm(number: int, moment: int) -> None:
    from sembilan.runs import actions, machine

    passed = [0]

    def strike() -> None:
        passed[0] += 1
        if passed[0] == moment:
            os.kill(os.getpid(), number)

    step, hashes = machine._step, actions.hashes

    @contextmanager
    def struck_step(run, name, job):
        with step(run, name, job):
            strike()
            yield
            strike()

    def struck_hashes(run):
        strike()
        return hashes(run)

    machine._step, actions.hashes = struck_step, struck_hashes


def main() -> None:
    import django

    django.setup()
    import sembilan.allowance.batch
    import sembilan.attendance.batch
    import sembilan.performance.batch
    import sembilan.talent.batch  # noqa: F401

    ends = []
    for number, moment in json.load(sys.stdin):
        # The server notices a dead client by itself, but not within the same instant: until then the month is taken.
        while os.WIFEXITED(status := attempt(number, moment)) and os.WEXITSTATUS(status) == 1:
            time.sleep(0.05)
        ends.append(-os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status))
    print(json.dumps(ends))


if __name__ == "__main__":
    main()
