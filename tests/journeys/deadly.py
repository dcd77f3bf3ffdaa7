"""`sembilan …` that dies by a power cut: `python -m tests.journeys.deadly MOMENT WORDS…`.

A moment is a call: of a block of rows that was just put in, of a step of a run, of an account being made.
"""

from __future__ import annotations

import os
import signal
import sys


def main(moment: int, words: list[str]) -> int:
    from sembilan.config import command

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sembilan.config.settings")
    import django

    django.setup()
    from sembilan.config.demo import accounts
    from sembilan.exchange.actions import loading
    from sembilan.runs import machine

    passed = [0]

    def mortal(function):
        def call(*args, **kwargs):
            passed[0] += 1
            result = function(*args, **kwargs)
            if passed[0] == moment:
                os.kill(os.getpid(), signal.SIGKILL)
            return result

        return call

    loading._put = mortal(loading._put)
    machine.evaluated = mortal(machine.evaluated)
    accounts._let_in = mortal(accounts._let_in)
    return command.main(words)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), sys.argv[2:]))
