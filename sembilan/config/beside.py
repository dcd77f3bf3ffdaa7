"""What runs beside the site: sealer and worker, each started again when it dies, all ended when the site has gone."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time

LOOPS = ("sembilan.config.sealing", "sembilan.config.working")
LOOK_SECONDS = 1
PAUSE_SECONDS = 5  # a loop that dies at once must not eat the machine
GRACE_SECONDS = 5  # what is cut off then is taken up again by the next worker
stopped = threading.Event()


def end_with_parent() -> None:
    """Let this process end when the one that started it has gone, whatever it is doing then."""
    parent = os.getppid()

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(LOOK_SECONDS)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


class Loop:
    """One process that is to be there."""

    def __init__(self, module: str) -> None:
        self.module = module
        self.started = 0.0
        self.process = self.start()

    def start(self) -> subprocess.Popen[bytes]:
        """A fresh process."""
        self.started = time.monotonic()
        return subprocess.Popen([sys.executable, "-m", self.module])

    def look(self) -> None:
        """Start it again when it has died, but not in a hurry."""
        if self.process.poll() is not None and time.monotonic() - self.started > PAUSE_SECONDS:
            self.process = self.start()

    def end(self) -> None:
        """Ask it to end; what does not end in time is cut off."""
        try:
            self.process.wait(GRACE_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def main() -> int:
    """Keep the loops running until told to stop or left alone by the site."""
    site = os.getppid()
    signal.signal(signal.SIGTERM, lambda *_: stopped.set())
    signal.signal(signal.SIGINT, lambda *_: stopped.set())
    loops = [Loop(module) for module in LOOPS]
    while not stopped.wait(LOOK_SECONDS) and os.getppid() == site:
        for loop in loops:
            loop.look()
    for loop in loops:
        loop.process.terminate()
    for loop in loops:
        loop.end()
    return 0


if __name__ == "__main__":
    sys.exit(main())
